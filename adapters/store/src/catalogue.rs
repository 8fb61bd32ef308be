//! What the city offers: brought in from its file, read back as a whole.
//!
//! Nothing is deleted by an import. What vanished from the file is retired: nobody can book it any
//! more, but appointments there keep their names. Each thing is kept as the JSON of its type in
//! [`bot_core::city`], so a new field there needs nothing here.

use std::collections::BTreeMap;

use bot_core::city::{About, City, Group, Offered, Office, Retired, Service};
use bot_core::opening::{Exception, OpeningRule, Origin};
use serde::de::DeserializeOwned;

use crate::error::StoreError;
use crate::json;
use crate::sql::{Row, Tx};

mod import;
mod orphans;
mod report;
mod wanted;

pub use import::import;
pub use report::{Changes, ImportReport, Orphan};
pub use wanted::{Wanted, remember, wanted_since};

/// The city as it was imported last; `None` before the first import.
pub async fn load(tx: &mut Tx) -> Result<Option<City>, StoreError> {
    let Some(about) = about(tx).await? else { return Ok(None) };
    let groups = all::<Group>(
        tx,
        "service_group",
        "select id, body, retired_at from service_group order by position, id",
    )
    .await?;
    let services = all::<Service>(
        tx,
        "service",
        "select id, body, retired_at from service order by bookings desc, position, id",
    )
    .await?;
    let offices =
        all::<Office>(tx, "office", "select id, body, retired_at from office order by position, id").await?;
    let (mut offices, retired_offices) = live_and_retired(offices);
    let (services, retired_services) = live_and_retired(services);
    let mut offered = offered(tx).await?;
    let mut opening = opening(tx).await?;
    for office in &mut offices {
        office.services = offered.remove(office.id.as_str()).unwrap_or_default();
        let Opening { rules, exceptions } = opening.remove(office.id.as_str()).unwrap_or_default();
        (office.opening, office.exceptions) = (rules, exceptions);
    }
    Ok(Some(City {
        city: about,
        groups: live_and_retired(groups).0,
        services,
        offices,
        retired: Retired { services: retired_services, offices: retired_offices },
    }))
}

async fn about(tx: &mut Tx) -> Result<Option<About>, StoreError> {
    let row = tx.row("select body from city where id = 1", &[]).await?;
    row.map(|row| json::read("city", &row.text("body")?)).transpose()
}

/// Everything of a kind, and whether it is retired.
async fn all<T: DeserializeOwned>(
    tx: &mut Tx,
    kind: &str,
    sql: &'static str,
) -> Result<Vec<(T, bool)>, StoreError> {
    let rows = tx.rows(sql, &[]).await?;
    rows.iter()
        .map(|row| {
            let value = json::read(&format!("{kind} {}", row.text("id")?), &row.text("body")?)?;
            Ok((value, row.maybe_int("retired_at")?.is_some()))
        })
        .collect()
}

fn live_and_retired<T>(all: Vec<(T, bool)>) -> (Vec<T>, Vec<T>) {
    let (retired, live): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, retired)| *retired);
    let values = |list: Vec<(T, bool)>| list.into_iter().map(|(value, _)| value).collect();
    (values(live), values(retired))
}

/// The services of each office, in the order of the city's.
async fn offered(tx: &mut Tx) -> Result<BTreeMap<String, Vec<Offered>>, StoreError> {
    let sql = "select offer.office, offer.body
        from offer join service on service.id = offer.service
        order by service.position, service.id";
    let mut offered = BTreeMap::<_, Vec<_>>::new();
    for row in tx.rows(sql, &[]).await? {
        let office = row.text("office")?;
        let offer = json::read(&format!("offer of {office}"), &row.text("body")?)?;
        offered.entry(office).or_default().push(offer);
    }
    Ok(offered)
}

/// The opening rules of each office, in their order, and what beats them on single days.
async fn opening(tx: &mut Tx) -> Result<BTreeMap<String, Opening>, StoreError> {
    let sql = "select id, office, body, only_on from opening_rule where retired_at is null
        order by office, position, id";
    let mut opening = BTreeMap::<_, Opening>::new();
    for row in tx.rows(sql, &[]).await? {
        opening.entry(row.text("office")?).or_default().read(&row)?;
    }
    Ok(opening)
}

/// All that says when an office is open.
#[derive(Default)]
pub(crate) struct Opening {
    pub(crate) rules: Vec<OpeningRule>,
    pub(crate) exceptions: Vec<Exception>,
}

impl Opening {
    /// Reads a row of `opening_rule`, after those that stand before it; what it is.
    pub(crate) fn read(&mut self, row: &Row) -> Result<Origin, StoreError> {
        let (name, body) = (format!("opening_rule {}", row.text("id")?), row.text("body")?);
        Ok(match row.maybe_text("only_on")? {
            None => {
                self.rules.push(json::read(&name, &body)?);
                Origin::Rule(self.rules.len() - 1)
            }
            Some(_) => {
                self.exceptions.push(json::read(&name, &body)?);
                Origin::Exception(self.exceptions.len() - 1)
            }
        })
    }
}
