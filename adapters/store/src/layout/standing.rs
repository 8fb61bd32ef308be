//! Places that stand already where others are to be laid out.
//!
//! An appointment made under a rule of yesterday keeps its place. If a rule of today makes the very same
//! place, it becomes that rule's, so that it is free again when it is given back; its lane stays, since
//! only falling moves a place to another. If none does, because of an exception, a holiday or fewer
//! desks, the place is withdrawn: whoever has it keeps it, and nobody gets it after them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::NewPlace;
use crate::error::StoreError;
use crate::json;
use crate::places::Span;
use crate::sql::{Dialects, Row, Tx, args};

/// Which places there are: desk, begin, end.
pub(super) type Made = BTreeSet<(i64, i64, i64)>;

/// The places of an office that stand already: for each desk, by when they begin.
pub(super) struct Standing {
    office: String,
    desks: BTreeMap<i64, BTreeMap<i64, StandingPlace>>,
}

struct StandingPlace {
    ends_at: i64,
    rule: String,
}

/// A place that stands, and the rule it shall belong to.
#[derive(Serialize)]
struct Moved<'r> {
    desk: i64,
    starts_at: i64,
    rule: &'r str,
}

impl Standing {
    /// Those of an office in a span, which nobody gives back meanwhile.
    pub(super) async fn read(tx: &mut Tx, office: &str, span: Span) -> Result<Self, StoreError> {
        const STANDING: Dialects = Dialects {
            sqlite: "select desk, starts_at, ends_at, rule from place
                     where office = $1 and starts_at < $3 and ends_at > $2",
            postgres: "select desk, starts_at, ends_at, rule from place
                       where office = $1 and starts_at < $3 and ends_at > $2 for no key update",
        };
        let mut standing = Self { office: office.to_owned(), desks: BTreeMap::new() };
        for row in tx.rows(STANDING, args![office, span.from, span.until]).await? {
            standing.add(&row)?;
        }
        Ok(standing)
    }

    fn add(&mut self, row: &Row) -> Result<(), StoreError> {
        let place = StandingPlace { ends_at: row.int("ends_at")?, rule: row.text("rule")? };
        self.desks.entry(row.int("desk")?).or_default().insert(row.int("starts_at")?, place);
        Ok(())
    }

    /// Keeps only those of the places where none stands; those that stand just so become their rules'.
    pub(super) async fn make_room<'r>(
        &self,
        tx: &mut Tx,
        places: Vec<NewPlace<'r>>,
    ) -> Result<Vec<NewPlace<'r>>, StoreError> {
        let (mut free, mut adopted) = (Vec::new(), Vec::new());
        for place in places {
            let desk = i64::from(place.desk);
            match self.overlapping(&place) {
                None => free.push(place),
                Some((starts_at, other))
                    if (starts_at, other.ends_at) == (place.starts_at, place.ends_at)
                        && other.rule != place.rule =>
                {
                    adopted.push(Moved { desk, starts_at, rule: place.rule });
                }
                Some(_) => {}
            }
        }
        self.give(tx, &adopted).await?;
        Ok(free)
    }

    fn overlapping(&self, place: &NewPlace<'_>) -> Option<(i64, &StandingPlace)> {
        let (starts_at, before) = self.desks.get(&place.desk.into())?.range(..place.ends_at).next_back()?;
        Some((*starts_at, before)).filter(|(_, before)| before.ends_at > place.starts_at)
    }

    /// Withdraws those after `now` that no rule makes. They get a rule that is retired from the start: its
    /// places go when they are given back, as those of every retired rule.
    pub(super) async fn withdraw(
        &self,
        tx: &mut Tx,
        made: &Made,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let nobodys = nobodys_rule(&self.office);
        let all = self.desks.iter().flat_map(|(desk, places)| places.iter().map(move |place| (*desk, place)));
        let withdrawn: Vec<Moved<'_>> = all
            .filter(|(desk, (starts_at, place))| {
                **starts_at > now.timestamp_micros()
                    && place.rule != nobodys
                    && !made.contains(&(*desk, **starts_at, place.ends_at))
            })
            .map(|(desk, (starts_at, _))| Moved { desk, starts_at: *starts_at, rule: &nobodys })
            .collect();
        if !withdrawn.is_empty() {
            withdrawn_rule(tx, &self.office, now).await?;
            self.give(tx, &withdrawn).await?;
        }
        Ok(())
    }

    /// Gives places that stand to other rules.
    async fn give(&self, tx: &mut Tx, moved: &[Moved<'_>]) -> Result<(), StoreError> {
        const GIVE: Dialects = Dialects {
            sqlite: "update place set rule = item.value ->> 'rule' from json_each($1) as item
                     where place.office = $2 and place.desk = item.value ->> 'desk'
                       and place.starts_at = item.value ->> 'starts_at'",
            postgres: "update place set rule = item.rule
                       from json_to_recordset($1::json) as item (desk bigint, starts_at bigint, rule text)
                       where place.office = $2 and place.desk = item.desk and place.starts_at = item.starts_at",
        };
        if !moved.is_empty() {
            tx.execute(GIVE, args![&json::list(moved)?, &self.office]).await?;
        }
        Ok(())
    }
}

fn nobodys_rule(office: &str) -> String {
    format!("{office}-withdrawn")
}

/// The rule of an office whose places go when they are given back: it is retired from the start.
pub(crate) async fn withdrawn_rule(
    tx: &mut Tx,
    office: &str,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let nobodys = nobodys_rule(office);
    let rule = "insert into opening_rule (id, office, position, body, retired_at)
        values ($1, $2, 0, '{}', $3) on conflict (id) do nothing";
    tx.execute(rule, args![&nobodys, office, now]).await?;
    Ok(nobodys)
}
