//! Lays places out ahead, day by day, as the opening rules say.
//!
//! Each rule remembers the last day it was laid out for, so a daily run only adds a day, a new rule
//! is laid out from today on, and a run that was interrupted goes on where it was. One call of
//! [`Layout::run_once`] does a bounded part of the work, in the caller's transaction, so that no
//! turn waits long behind it.
//!
//! Which desks a rule gets is decided by [`slots_on`]. Where a place stands already, none is laid
//! over it: an appointment made under a rule of yesterday keeps its desk. If a rule of today makes the
//! very same place, it becomes that rule's, so that it is free again when it is given back.
//!
//! When the zone or the default slot is another than an office was laid out with, its free places still
//! to come are taken back and it is laid out anew, as after an import that changed its rules.
//!
//! To lay places out for another lane, or visible later, change what [`insert`] writes.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::opening::{OpeningRule, Slot, slots_on};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::error::StoreError;
use crate::sql::{Dialects, Row, Tx, args};
use crate::{json, local_day};

/// How many places one call adds or removes, or a few more: a day of an office is not divided.
const AT_ONCE: usize = 2_000;

/// How long places that nobody took are kept.
const KEPT: TimeDelta = TimeDelta::days(3);

/// How places are laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The zone of the offices' clocks.
    pub zone: Tz,
    /// How long a slot is where a rule doesn't say it.
    pub slot: TimeDelta,
    /// How far ahead.
    pub horizon: TimeDelta,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do: call again, in another transaction.
    More,
    /// All is done until then.
    DoneUntil(DateTime<Utc>),
}

impl Layout {
    /// Does the next part of the work.
    ///
    /// # Errors
    /// The database's own, and a stored opening rule that can't be read.
    pub async fn run_once(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<Progress, StoreError> {
        let removed = remove_retired(tx).await? + remove_unused(tx, now).await?;
        if removed > 0 || self.take_back_office(tx, now).await? || self.extend_office(tx, now).await? {
            return Ok(Progress::More);
        }
        let midnight = local_day::ends(local_day::of(now, self.zone), self.zone);
        Ok(Progress::DoneUntil(midnight.unwrap_or(DateTime::<Utc>::MAX_UTC)))
    }

    /// Takes back one office that was laid out with another zone or default slot; `false` when none was.
    async fn take_back_office(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let row = tx
            .row(
                "select office from opening_rule
                 where retired_at is null and laid_until is not null and coalesce(laid_with, '') <> $1
                 order by office limit 1",
                args![&self.manner()],
            )
            .await?;
        let Some(row) = row else { return Ok(false) };
        take_back(tx, &BTreeSet::from([row.text("office")?]), now).await?;
        Ok(true)
    }

    /// What all rules are laid out with: `Europe/Berlin, PT900S`.
    fn manner(&self) -> String {
        format!("{}, {}", self.zone, self.slot)
    }

    /// Lays out the next days of one office that lacks some; `false` when none does.
    async fn extend_office(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let today = local_day::of(now, self.zone);
        let last = local_day::of(now.checked_add_signed(self.horizon).unwrap_or(now), self.zone);
        let Some(office) = lagging_office(tx, last).await? else { return Ok(false) };
        let rules = Rules::live(tx, &office, today).await?;
        let Some(mut plan) = self.plan(&rules, last, now) else { return Ok(true) };
        let adopted = plan.make_room_for(&Standing::read(tx, &office, &plan.places).await?);
        adopt(tx, &office, &adopted).await?;
        insert(tx, &office, &plan.places, now).await?;
        tx.execute(
            "update opening_rule set laid_until = $2, laid_with = $3
             where office = $1 and retired_at is null and (laid_until is null or laid_until < $2)",
            args![&office, &plan.until.to_string(), &self.manner()],
        )
        .await?;
        Ok(true)
    }

    /// As many of the next days as make about [`AT_ONCE`] places; `None` when another instance has
    /// just laid out all of them.
    fn plan<'r>(&self, rules: &'r Rules, last: NaiveDate, now: DateTime<Utc>) -> Option<Plan<'r>> {
        let first = *rules.next_days.iter().min()?;
        let mut plan = None;
        for day in first.iter_days().take_while(|day| *day <= last) {
            let plan = plan.get_or_insert(Plan { until: day, places: Vec::new() });
            plan.until = day;
            for (index, slot) in slots_on(&rules.rules, day, self.zone, self.slot) {
                let lacking = rules.next_days.get(index).is_some_and(|next| *next <= day);
                if let Some(rule) = rules.ids.get(index).filter(|_| lacking && slot.starts_at > now) {
                    plan.places.push(NewPlace::new(rule, slot));
                }
            }
            if plan.places.len() >= AT_ONCE {
                break;
            }
        }
        plan
    }
}

/// The first office with a rule that is not laid out until the last day.
async fn lagging_office(tx: &mut Tx, last: NaiveDate) -> Result<Option<String>, StoreError> {
    let row = tx
        .row(
            "select office from opening_rule
             where retired_at is null and (laid_until is null or laid_until < $1)
             order by office limit 1",
            args![&last.to_string()],
        )
        .await?;
    row.map(|row| row.text("office")).transpose()
}

/// The live rules of an office, in their order: side by side, since [`slots_on`] wants them so.
#[derive(Default)]
struct Rules {
    rules: Vec<OpeningRule>,
    ids: Vec<String>,
    /// For which day each is laid out next.
    next_days: Vec<NaiveDate>,
}

impl Rules {
    /// Reads them, and keeps other instances from laying out the same office.
    async fn live(tx: &mut Tx, office: &str, today: NaiveDate) -> Result<Self, StoreError> {
        const LIVE: Dialects = Dialects {
            sqlite: "select id, body, laid_until from opening_rule
                     where office = $1 and retired_at is null order by position, id",
            postgres: "select id, body, laid_until from opening_rule
                       where office = $1 and retired_at is null order by position, id for no key update",
        };
        let mut live = Self::default();
        for row in tx.rows(LIVE, args![office]).await? {
            let id = row.text("id")?;
            live.rules.push(json::read(&format!("opening_rule {id}"), &row.text("body")?)?);
            live.next_days.push(
                laid_until(&row, &id)?.and_then(|day| day.succ_opt()).map_or(today, |next| next.max(today)),
            );
            live.ids.push(id);
        }
        Ok(live)
    }
}

fn laid_until(row: &Row, rule: &str) -> Result<Option<NaiveDate>, StoreError> {
    let Some(text) = row.maybe_text("laid_until")? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| StoreError::Data {
        column: "laid_until",
        row: format!("opening_rule {rule}"),
        problem: format!("“{text}” is no date"),
    })
}

/// The places of the next days of an office.
struct Plan<'r> {
    until: NaiveDate,
    places: Vec<NewPlace<'r>>,
}

impl<'r> Plan<'r> {
    /// Keeps only places where none stands. Returns those that stand just so, made by another rule.
    fn make_room_for(&mut self, standing: &Standing) -> Vec<NewPlace<'r>> {
        let mut adopted = Vec::new();
        for place in std::mem::take(&mut self.places) {
            match standing.overlapping(&place) {
                None => self.places.push(place),
                Some(other) if other.may_become(&place) => adopted.push(place),
                Some(_) => {}
            }
        }
        adopted
    }
}

/// A place as it is handed to the database.
#[derive(Serialize)]
struct NewPlace<'r> {
    desk: u16,
    starts_at: i64,
    ends_at: i64,
    rule: &'r str,
}

impl<'r> NewPlace<'r> {
    fn new(rule: &'r str, slot: Slot) -> Self {
        Self {
            desk: slot.desk,
            starts_at: slot.starts_at.timestamp_micros(),
            ends_at: slot.ends_at.timestamp_micros(),
            rule,
        }
    }
}

/// The places that stand already: for each desk, by when they begin.
struct Standing(BTreeMap<i64, BTreeMap<i64, StandingPlace>>);

struct StandingPlace {
    starts_at: i64,
    ends_at: i64,
    rule: String,
}

impl StandingPlace {
    /// It is the same place, and another rule made it.
    fn may_become(&self, place: &NewPlace<'_>) -> bool {
        (self.starts_at, self.ends_at) == (place.starts_at, place.ends_at) && self.rule != place.rule
    }
}

impl Standing {
    /// Those of an office in the time of these places, which nobody gives back meanwhile.
    async fn read(tx: &mut Tx, office: &str, places: &[NewPlace<'_>]) -> Result<Self, StoreError> {
        let mut standing = Self(BTreeMap::new());
        let from = places.iter().map(|place| place.starts_at).min();
        let until = places.iter().map(|place| place.ends_at).max();
        const STANDING: Dialects = Dialects {
            sqlite: "select desk, starts_at, ends_at, rule from place
                     where office = $1 and starts_at < $3 and ends_at > $2",
            postgres: "select desk, starts_at, ends_at, rule from place
                       where office = $1 and starts_at < $3 and ends_at > $2 for no key update",
        };
        for row in tx.rows(STANDING, args![office, from, until]).await? {
            let desk = standing.0.entry(row.int("desk")?).or_default();
            let (starts_at, ends_at) = (row.int("starts_at")?, row.int("ends_at")?);
            desk.insert(starts_at, StandingPlace { starts_at, ends_at, rule: row.text("rule")? });
        }
        Ok(standing)
    }

    fn overlapping(&self, place: &NewPlace<'_>) -> Option<&StandingPlace> {
        let (_, before) = self.0.get(&place.desk.into())?.range(..place.ends_at).next_back()?;
        Some(before).filter(|before| before.ends_at > place.starts_at)
    }
}

async fn insert(
    tx: &mut Tx,
    office: &str,
    places: &[NewPlace<'_>],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const INSERT: Dialects = Dialects {
        sqlite: "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule)
                 select $2, value ->> 'desk', value ->> 'starts_at', value ->> 'ends_at', 'public', $3, value ->> 'rule'
                 from json_each($1)",
        postgres: "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule)
                   select $2, desk, starts_at, ends_at, 'public', $3, rule
                   from json_to_recordset($1::json) as item (desk bigint, starts_at bigint, ends_at bigint, rule text)",
    };
    if !places.is_empty() {
        tx.execute(INSERT, args![&json::list(places)?, office, now]).await?;
    }
    Ok(())
}

/// Makes places that stand already those of the rules that make them today.
async fn adopt(tx: &mut Tx, office: &str, places: &[NewPlace<'_>]) -> Result<(), StoreError> {
    const ADOPT: Dialects = Dialects {
        sqlite: "update place set rule = item.value ->> 'rule' from json_each($1) as item
                 where place.office = $2 and place.desk = item.value ->> 'desk'
                   and place.starts_at = item.value ->> 'starts_at'",
        postgres: "update place set rule = item.rule
                   from json_to_recordset($1::json) as item (desk bigint, starts_at bigint, rule text)
                   where place.office = $2 and place.desk = item.desk and place.starts_at = item.starts_at",
    };
    if !places.is_empty() {
        tx.execute(ADOPT, args![&json::list(places)?, office]).await?;
    }
    Ok(())
}

/// Takes back the free places of these offices that are still to come, and lets all their rules be laid
/// out anew. Places that somebody has stay.
pub(crate) async fn take_back(
    tx: &mut Tx,
    offices: &BTreeSet<String>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const TAKE_BACK: Dialects = Dialects {
        sqlite: "delete from place where office in (select value from json_each($1))
                 and starts_at > $2 and occupant is null",
        postgres: "delete from place where office in (select json_array_elements_text($1::json))
                   and starts_at > $2 and occupant is null",
    };
    const LAY_OUT_ANEW: Dialects = Dialects {
        sqlite: "update opening_rule set laid_until = null where office in (select value from json_each($1))",
        postgres: "update opening_rule set laid_until = null
                   where office in (select json_array_elements_text($1::json))",
    };
    if offices.is_empty() {
        return Ok(());
    }
    let offices = json::list(&offices.iter().collect::<Vec<_>>())?;
    tx.execute(TAKE_BACK, args![&offices, now]).await?;
    tx.execute(LAY_OUT_ANEW, args![&offices]).await.map(drop)
}

/// Removes free places of rules that are no more, as far as the import and a cancellation that ran
/// beside each other left some.
async fn remove_retired(tx: &mut Tx) -> Result<u64, StoreError> {
    // Said twice: on PostgreSQL a place may be taken between the two looks.
    tx.execute(
        "delete from place where occupant is null and (office, desk, starts_at) in (
             select p.office, p.desk, p.starts_at from opening_rule r join place p on p.rule = r.id
             where r.retired_at is not null and p.occupant is null limit $1 + 0)",
        args![AT_ONCE as i64],
    )
    .await
}

/// Removes places of the past that nobody took.
async fn remove_unused(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // Office by office, as the index of free places wants it.
    tx.execute(
        "delete from place where occupant is null and (office, desk, starts_at) in (
             select p.office, p.desk, p.starts_at from office o join place p on p.office = o.id
             where p.lane in ('public', 'staff', 'emergency', 'trade') and p.occupant is null
               and p.starts_at < $1 limit $2 + 0)",
        args![now.checked_sub_signed(KEPT).unwrap_or(now), AT_ONCE as i64],
    )
    .await
}
