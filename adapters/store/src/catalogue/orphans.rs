//! Appointments still to come that lead to a closed door.
//!
//! Listed are those whose service or office is retired, whose office no longer offers the service, or
//! whose desk nobody serves for the whole of their time any more: the hours have changed, there is an
//! exception or a holiday, or the office has fewer desks. A desk is as good as another, but only the
//! city knows who else could serve; so whoever sits at a desk that is no more is listed even where
//! another happens to be free.

use bot_core::City;
use bot_core::city::Offered;
use bot_core::errand::Errand;
use bot_core::ids::{OfficeId, ServiceId};
use bot_core::opening::CityRules;
use chrono::{DateTime, TimeDelta, Utc};

use super::{Orphan, load};
use crate::error::StoreError;
use crate::json;
use crate::local_day;
use crate::sql::{Row, Tx, args};

/// All that are to come. `ends_at` stands in an index, `starts_at` doesn't. The desk is null where an
/// appointment has no place.
const COMING: &str =
    "select appointment.reference, appointment.starts_at, appointment.ends_at, appointment.office,
        appointment.service, appointment.also,
        (select min(place.desk) from place where place.occupant = appointment.occupancy) as desk
    from appointment
    where appointment.ends_at > $1 and appointment.starts_at > $1 and appointment.state = 'booked'
    order by appointment.starts_at, appointment.reference";

pub(super) async fn orphans(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Orphan>, StoreError> {
    let Some(city) = load(tx).await? else { return Ok(Vec::new()) };
    // Hours don't depend on how long a slot is.
    let rules = city.city.opening_rules(TimeDelta::zero());
    let mut orphans = Vec::new();
    for row in &tx.rows(COMING, args![now]).await? {
        if !is_served(row, &city, &rules)? {
            orphans.push(orphan(row, &city)?);
        }
    }
    Ok(orphans)
}

/// Whether somebody serves an appointment for the whole of its time.
fn is_served(row: &Row, city: &City, rules: &CityRules) -> Result<bool, StoreError> {
    let (office, services) = (OfficeId::new(row.text("office")?), services(row)?);
    let Some(office) = city.offices.iter().find(|live| live.id == office) else { return Ok(false) };
    let is_live = |service: &ServiceId| city.services.iter().any(|live| live.id == *service);
    let is_served = |service| office.offered(service).is_some_and(Offered::is_booked_here);
    if !services.iter().all(|service| is_live(service) && is_served(service)) {
        return Ok(false);
    }
    let Some(_) = row.maybe_int("desk")? else { return Ok(true) };
    let time = (row.instant("starts_at")?, row.instant("ends_at")?);
    let day = local_day::of(time.0, rules.zone);
    Ok(office.schedule().serves(day, row.small("desk")?, time, rules))
}

fn orphan(row: &Row, city: &City) -> Result<Orphan, StoreError> {
    let office = OfficeId::new(row.text("office")?);
    let language = &city.city.language;
    let services = services(row)?;
    let names = services
        .iter()
        .filter_map(|id| city.service(id))
        .map(|service| service.name.text(language, language));
    let office = city.office(&office).map(|office| office.name.text(language, language));
    Ok(Orphan {
        reference: row.text("reference")?,
        service: names.collect::<Vec<_>>().join(" + "),
        office: office.unwrap_or_default().to_owned(),
        starts_at: row.instant("starts_at")?,
    })
}

/// All that an appointment is for.
fn services(row: &Row) -> Result<Vec<ServiceId>, StoreError> {
    let also: Vec<Errand> = json::read("appointment", &row.text("also")?)?;
    let first = ServiceId::new(row.text("service")?);
    Ok(std::iter::once(first).chain(also.into_iter().map(|errand| errand.service)).collect())
}
