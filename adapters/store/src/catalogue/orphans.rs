//! Appointments still to come that lead to a closed door.
//!
//! Listed are those whose service or office is retired, whose office no longer offers the service, or
//! whose time is no longer within the office's opening hours. That an office has fewer desks than
//! before, so that those who come must wait, is not noticed.

use std::collections::BTreeMap;

use bot_core::city::{About, Office, Service};
use bot_core::opening::OpeningRule;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Orphan, opening};
use crate::error::StoreError;
use crate::sql::{Row, Tx, args};
use crate::{json, local_day};

/// Those at what is retired or not offered, and those whose places a retired rule made: the office may
/// still be open then by another. `ends_at` stands in an index, `starts_at` doesn't.
const DOUBTFUL: &str = "select * from (
        select appointment.reference, appointment.starts_at, appointment.ends_at, appointment.office as office_id,
            service.body as service, office.body as office,
            case when service.retired_at is null and office.retired_at is null and exists (
                select 1 from offer
                where offer.office = appointment.office and offer.service = appointment.service
                    and offer.slots is not null)
                then cast(1 as bigint) else 0 end as offered,
            case when exists (
                select 1 from place join opening_rule on opening_rule.id = place.rule
                where place.occupant = appointment.occupancy and opening_rule.retired_at is not null)
                then cast(1 as bigint) else 0 end as doubtful
        from appointment
        join service on service.id = appointment.service
        join office on office.id = appointment.office
        where appointment.ends_at > $1 and appointment.starts_at > $1 and appointment.state = 'booked'
    ) as coming
    where offered = 0 or doubtful = 1
    order by starts_at, reference";

pub(super) async fn orphans(
    tx: &mut Tx,
    about: &About,
    now: DateTime<Utc>,
) -> Result<Vec<Orphan>, StoreError> {
    let rows = tx.rows(DOUBTFUL, args![now]).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let opening = opening(tx).await?;
    let mut orphans = Vec::new();
    for row in &rows {
        if row.int("offered")? == 0 || !is_open(row, &opening, about.timezone)? {
            orphans.push(orphan(row, about)?);
        }
    }
    Ok(orphans)
}

/// Whether the office is open for the whole of an appointment: one rule after the other opens it further.
fn is_open(row: &Row, opening: &BTreeMap<String, Vec<OpeningRule>>, zone: Tz) -> Result<bool, StoreError> {
    let rules = opening.get(&row.text("office_id")?).map_or(&[][..], Vec::as_slice);
    let mut open_until = local_day::clock(row.instant("starts_at")?, zone);
    let (day, end) = (open_until.date(), local_day::clock(row.instant("ends_at")?, zone));
    let today: Vec<&OpeningRule> = rules.iter().filter(|rule| rule.holds_on(day)).collect();
    while open_until < end {
        let open = today.iter().filter(|rule| day.and_time(rule.from) <= open_until);
        match open.map(|rule| day.and_time(rule.to)).max().filter(|to| *to > open_until) {
            Some(to) => open_until = to,
            None => return Ok(false),
        }
    }
    Ok(true)
}

fn orphan(row: &Row, about: &About) -> Result<Orphan, StoreError> {
    let service: Service = json::read("service", &row.text("service")?)?;
    let office: Office = json::read("office", &row.text("office")?)?;
    Ok(Orphan {
        reference: row.text("reference")?,
        service: service.name.text(&about.language, &about.language).to_owned(),
        office: office.name.text(&about.language, &about.language).to_owned(),
        starts_at: row.instant("starts_at")?,
    })
}
