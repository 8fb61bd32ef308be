//! How many appointments were booked, of which lane, and how far ahead.

use bot_core::City;
use bot_core::figures::{LaneWeek, ServiceFigures, Spread, Tally};
use bot_core::ids::{OfficeId, ServiceId};
use bot_core::opening::lane::Lane;

use super::weeks::{in_weeks, week_of};
use super::{Asked, Tallies, of_offices};
use crate::error::StoreError;
use crate::sql::{Dialects, Tx};

/// What was booked in each week, whatever came of it, and how much of it for each of the city's services.
pub(super) async fn count(
    tx: &mut Tx,
    asked: &Asked<'_>,
    city: &City,
    tallies: &mut Tallies,
) -> Result<Vec<ServiceFigures>, StoreError> {
    // Nothing that was booked since then is over before; there is no index of when it was booked.
    const BOOKED: Dialects = of_offices!(
        concat!(
            "select ",
            week_of!("created_at"),
            " as week, office, service, count(*) as booked from appointment
            where ",
            in_weeks!("created_at"),
            " and ends_at >= $2 and "
        ),
        "office",
        " group by 1, 2, 3 order by 1, 2, 3"
    );
    let mut services: Vec<ServiceFigures> =
        city.services.iter().map(|service| nothing_of(&service.id)).collect();
    for row in tx.rows(BOOKED, &asked.weeks.args(asked.offices)).await? {
        let booked = row.small("booked")?;
        let tally = Tally { booked, ..Tally::default() };
        tallies.add(OfficeId::new(row.text("office")?), asked.weeks.monday(&row)?, tally);
        let service = row.text("service")?;
        if let Some(known) = services.iter_mut().find(|known| known.service.as_str() == service) {
            known.booked = known.booked.saturating_add(booked);
        }
    }
    Ok(services)
}

fn nothing_of(service: &ServiceId) -> ServiceFigures {
    ServiceFigures {
        service: service.clone(),
        booked: 0,
        offered: false,
        next: None,
        waiting: 0,
        planned: Spread::default(),
        took: Spread::default(),
    }
}

/// What was booked of each lane's places, and stands. How far ahead, is told of those that stand as they were booked.
pub(super) async fn by_lane(tx: &mut Tx, asked: &Asked<'_>) -> Result<Vec<LaneWeek>, StoreError> {
    const BY_LANE: Dialects = of_offices!(
        concat!(
            "select ",
            week_of!("a.created_at"),
            " as week, a.office, place.lane, (a.starts_at - a.created_at) / 86400000000 as days,
                count(*) as booked, count(case when a.sequence = 0 and a.moves = 0 then 1 end) as unmoved
            from appointment a join place on place.occupant = a.occupancy and place.starts_at = a.starts_at
            where a.state = 'booked' and ",
            in_weeks!("a.created_at"),
            " and a.ends_at >= $2 and "
        ),
        "a.office",
        " group by 1, 2, 3, 4 order by 1, 2, 3, 4"
    );
    let mut lanes: Vec<LaneWeek> = Vec::new();
    for row in tx.rows(BY_LANE, &asked.weeks.args(asked.offices)).await? {
        let lane = row.text("lane")?;
        let Some(lane) = Lane::ALL.into_iter().find(|known| known.name() == lane) else { continue };
        let (office, monday) = (OfficeId::new(row.text("office")?), asked.weeks.monday(&row)?);
        let (booked, unmoved) = (row.small::<u32>("booked")?, row.small("unmoved")?);
        let days = row.int("days")?.max(0).try_into().unwrap_or(u32::MAX);
        let same = |one: &&mut LaneWeek| one.office == office && one.monday == monday && one.lane == lane;
        match lanes.iter_mut().find(same) {
            Some(one) => {
                one.booked = one.booked.saturating_add(booked);
                one.waits.add(days, unmoved);
            }
            None => {
                let waits = Spread::from_iter([(days, unmoved)]);
                lanes.push(LaneWeek { office, monday, lane, booked, waits });
            }
        }
    }
    Ok(lanes)
}
