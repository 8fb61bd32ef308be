//! Brings the database to what a city file says, and writes only what differs.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::city::{About, City, Office};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::orphans::orphans;
use super::{Changes, ImportReport};
use crate::error::StoreError;
use crate::sql::{Dialects, Row, Tx, args};
use crate::{json, layout};

/// Brings in a city that has been checked: offices name only services that are there.
///
/// Where an office's opening rules changed, its free places still to come are taken back and its
/// rules wait to be laid out anew. Places that somebody has stay.
pub async fn import(tx: &mut Tx, city: &City, now: DateTime<Utc>) -> Result<ImportReport, StoreError> {
    let about = import_about(tx, &city.city).await?;
    let groups = GROUPS.bring(tx, numbered(&city.groups, |group| group.id.as_str())?, now).await?;
    let services = SERVICES.bring(tx, numbered(&city.services, |service| service.id.as_str())?, now).await?;
    let bare: Vec<Office> = city.offices.iter().map(without_details).collect();
    let offices = OFFICES.bring(tx, numbered(&bare, |office| office.id.as_str())?, now).await?;
    let rules = RULES.bring(tx, rules(city)?, now).await?;
    // Rules of one office share its desks: when one changes, the others may have to sit elsewhere.
    layout::take_back(tx, &rules.touched_offices, now).await?;
    Ok(ImportReport {
        about,
        groups: groups.changes,
        services: services.changes,
        offices: offices.changes,
        offers: import_offers(tx, city).await?,
        rules: rules.changes,
        orphans: orphans(tx, now).await?,
    })
}

async fn import_about(tx: &mut Tx, about: &About) -> Result<Changes, StoreError> {
    let body = json::body("city", about)?;
    let known = tx.row("select body from city where id = 1", &[]).await?;
    let known = known.map(|row| row.text("body")).transpose()?;
    if known.as_ref() == Some(&body) {
        return Ok(Changes { unchanged: 1, ..Changes::default() });
    }
    let sql =
        "insert into city (id, body) values (1, $1) on conflict (id) do update set body = excluded.body";
    tx.execute(sql, args![&body]).await?;
    Ok(match known {
        None => Changes { added: 1, ..Changes::default() },
        Some(_) => Changes { changed: 1, ..Changes::default() },
    })
}

/// What a row of the catalogue says.
#[derive(Serialize)]
struct Item {
    id: String,
    position: usize,
    body: String,
    /// Where an opening rule holds,
    office: Option<String>,
    /// and on which day, if it is an exception.
    only_on: Option<NaiveDate>,
}

/// What is known of a row before the import.
struct Known {
    position: usize,
    body: String,
    office: Option<String>,
    retired: bool,
}

fn numbered<T: Serialize>(things: &[T], id: impl Fn(&T) -> &str) -> Result<Vec<Item>, StoreError> {
    let items = things.iter().enumerate().map(|(position, thing)| {
        Ok(Item {
            id: id(thing).to_owned(),
            position,
            body: json::body(id(thing), thing)?,
            office: None,
            only_on: None,
        })
    });
    items.collect()
}

/// What an office offers and when it opens stands in tables of its own.
fn without_details(office: &Office) -> Office {
    Office { services: Vec::new(), opening: Vec::new(), exceptions: Vec::new(), ..office.clone() }
}

/// The rules and exceptions of all offices. The id of one is made of what it says; an office that says
/// the same twice says it once.
fn rules(city: &City) -> Result<Vec<Item>, StoreError> {
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for office in &city.offices {
        for (position, rule) in office.opening.iter().enumerate() {
            items.push(rule_of(office, position, rule, None)?);
        }
        for (position, exception) in office.exceptions.iter().enumerate() {
            items.push(rule_of(office, position, exception, Some(exception.date))?);
        }
    }
    items.retain(|item| seen.insert(item.id.clone()));
    Ok(items)
}

fn rule_of<T: Serialize>(
    office: &Office,
    position: usize,
    rule: &T,
    only_on: Option<NaiveDate>,
) -> Result<Item, StoreError> {
    let body = json::body(office.id.as_str(), rule)?;
    let mut hash = hex::encode(Sha256::digest(body.as_bytes()));
    hash.truncate(12);
    let office = office.id.as_str().to_owned();
    Ok(Item { id: format!("{office}-{hash}"), position, body, office: Some(office), only_on })
}

/// A table of the catalogue.
struct Kind {
    read: &'static str,
    put: Dialects,
    retire: Dialects,
}

macro_rules! kind {
    ($table:literal) => {
        kind!($table, "null as office", "", "", "", "")
    };
    ($table:literal, $read:literal, $where:literal, $column:literal, $sqlite:literal, $postgres:literal) => {
        Kind {
            read: concat!("select id, position, body, retired_at, ", $read, " from ", $table, $where),
            put: Dialects {
                sqlite: concat!(
                    "insert into ", $table, " (id, position, body", $column, ")
                    select value ->> 'id', value ->> 'position', value ->> 'body'", $sqlite, "
                    from json_each($1) where true
                    on conflict (id) do update
                    set position = excluded.position, body = excluded.body, retired_at = null"
                ),
                postgres: concat!(
                    "insert into ", $table, " (id, position, body", $column, ")
                    select id, position, body", $postgres, "
                    from json_to_recordset($1::json) as item (id text, position bigint, body text, office text, only_on text)
                    on conflict (id) do update
                    set position = excluded.position, body = excluded.body, retired_at = null"
                ),
            },
            retire: Dialects {
                sqlite: concat!(
                    "update ", $table, " set retired_at = $2 where id in (select value from json_each($1))"
                ),
                postgres: concat!(
                    "update ", $table, " set retired_at = $2
                    where id in (select json_array_elements_text($1::json))"
                ),
            },
        }
    };
}

const GROUPS: Kind = kind!("service_group");
const SERVICES: Kind = kind!("service");
const OFFICES: Kind = kind!("office");
const RULES: Kind = kind!(
    "opening_rule",
    "office",
    // What staff have opened from their chat stands in no file.
    " where by_staff = 0",
    ", office, only_on",
    ", value ->> 'office', value ->> 'only_on'",
    ", office, only_on"
);

/// What bringing in one kind did.
struct Brought {
    changes: Changes,
    /// Offices with a rule that changed.
    touched_offices: BTreeSet<String>,
}

impl Kind {
    /// Brings the table to `wanted`: one query, and a statement each for what is new or changed and
    /// for what vanished.
    async fn bring(&self, tx: &mut Tx, wanted: Vec<Item>, now: DateTime<Utc>) -> Result<Brought, StoreError> {
        let mut known = self.known(tx).await?;
        let mut brought = Brought { changes: Changes::default(), touched_offices: BTreeSet::new() };
        let mut put = Vec::new();
        for item in wanted {
            if brought.changes.count(&item, known.remove(&item.id)) {
                brought.touched_offices.extend(item.office.clone());
                put.push(item);
            }
        }
        known.retain(|_, row| !row.retired);
        brought.changes.retired = known.len();
        brought.touched_offices.extend(known.values().filter_map(|row| row.office.clone()));
        if !put.is_empty() {
            tx.execute(self.put, args![&json::list(&put)?]).await?;
        }
        let vanished: Vec<String> = known.into_keys().collect();
        if !vanished.is_empty() {
            tx.execute(self.retire, args![&json::list(&vanished)?, now]).await?;
        }
        Ok(brought)
    }

    async fn known(&self, tx: &mut Tx) -> Result<BTreeMap<String, Known>, StoreError> {
        let rows = tx.rows(self.read, &[]).await?;
        let known = rows.iter().map(|row| {
            let known = Known {
                position: row.small("position")?,
                body: row.text("body")?,
                office: row.maybe_text("office")?,
                retired: row.maybe_int("retired_at")?.is_some(),
            };
            Ok((row.text("id")?, known))
        });
        known.collect()
    }
}

impl Changes {
    /// Counts what became of an item; whether it has to be written.
    fn count(&mut self, item: &Item, known: Option<Known>) -> bool {
        let counter = match known {
            None => &mut self.added,
            Some(known) if known.retired => &mut self.restored,
            Some(known) if known.body != item.body => &mut self.changed,
            Some(known) if known.position != item.position => &mut self.moved,
            Some(_) => {
                self.unchanged += 1;
                return false;
            }
        };
        *counter += 1;
        true
    }
}

/// A service at an office, as its row says it.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    office: String,
    service: String,
    slots: Option<i64>,
    body: String,
}

const PUT_OFFERS: Dialects = Dialects {
    sqlite: "insert into offer (office, service, slots, body)
        select value ->> 'office', value ->> 'service', value ->> 'slots', value ->> 'body' from json_each($1)",
    postgres: "insert into offer (office, service, slots, body)
        select office, service, slots, body from json_to_recordset($1::json)
            as item (office text, service text, slots bigint, body text)",
};
const END_OFFERS: Dialects = Dialects {
    sqlite: "delete from offer where (office, service) in
        (select value ->> 'office', value ->> 'service' from json_each($1))",
    postgres: "delete from offer where (office, service) in
        (select office, service from json_to_recordset($1::json) as item (office text, service text))",
};

async fn import_offers(tx: &mut Tx, city: &City) -> Result<Changes, StoreError> {
    let wanted = offers(city)?;
    let rows = tx.rows("select office, service, slots, body from offer", &[]).await?;
    let known: BTreeSet<Offer> = rows.iter().map(known_offer).collect::<Result<_, _>>()?;
    let put: Vec<&Offer> = wanted.difference(&known).collect();
    let ended: Vec<&Offer> = known.difference(&wanted).collect();
    // One that says something else is both.
    if !ended.is_empty() {
        tx.execute(END_OFFERS, args![&json::list(&ended)?]).await?;
    }
    if !put.is_empty() {
        tx.execute(PUT_OFFERS, args![&json::list(&put)?]).await?;
    }
    let pair = |offer: &&Offer| (offer.office.clone(), offer.service.clone());
    let before: BTreeSet<_> = ended.iter().map(pair).collect();
    let changed = put.iter().map(pair).filter(|offer| before.contains(offer)).count();
    Ok(Changes {
        added: put.len() - changed,
        changed,
        retired: ended.len() - changed,
        unchanged: wanted.len() - put.len(),
        ..Changes::default()
    })
}

fn offers(city: &City) -> Result<BTreeSet<Offer>, StoreError> {
    let services: BTreeMap<_, _> = city.services.iter().map(|service| (&service.id, service)).collect();
    let mut offers = BTreeSet::new();
    for office in &city.offices {
        for offered in &office.services {
            let service = services.get(&offered.service);
            let slots = service.filter(|_| offered.is_booked_here()).map(|service| offered.slots(service));
            offers.insert(Offer {
                office: office.id.as_str().to_owned(),
                service: offered.service.as_str().to_owned(),
                slots: slots.map(i64::from),
                body: json::body(office.id.as_str(), offered)?,
            });
        }
    }
    Ok(offers)
}

fn known_offer(row: &Row) -> Result<Offer, StoreError> {
    Ok(Offer {
        office: row.text("office")?,
        service: row.text("service")?,
        slots: row.maybe_int("slots")?,
        body: row.text("body")?,
    })
}
