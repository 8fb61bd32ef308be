//! The next free places.

use bot_core::ids::{OfficeId, ServiceId};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::end_of_free_run;
use crate::error::StoreError;
use crate::local_day;
use crate::sql::{Tx, args};

/// A place that begins sooner than that is not shown: hardly anybody could still be there.
const LEAD: TimeDelta = TimeDelta::minutes(15);

/// What free places must suit.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    /// The office offers this service,
    pub service: &'a ServiceId,
    /// and is this one, if one is named.
    pub office: Option<&'a OfficeId>,
    /// So many slots in a row at one desk.
    pub slots: u16,
    /// They begin at this instant or later,
    pub from: DateTime<Utc>,
    /// and before this one.
    pub until: DateTime<Utc>,
}

/// A free place; which desk will serve it is decided when it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreePlace {
    /// Where.
    pub office: OfficeId,
    /// From
    pub starts_at: DateTime<Utc>,
    /// until, all slots together.
    pub ends_at: DateTime<Utc>,
}

/// The first start that suits, at an office and not before some instant; `i64::MAX` when there is
/// none, so that it sorts last.
macro_rules! first_start {
    ($office:literal, $after:literal) => {
        concat!(
            "coalesce((select p.starts_at from place p
                       where p.lane = 'public' and p.occupant is null and p.office = ", $office, "
                         and p.starts_at ", $after, " and p.starts_at < $2 and p.visible_from <= $3
                         and ($4 = 1 or ", end_of_free_run!(slots: "$4", visible_at: "$3"), " is not null)
                       order by p.starts_at limit 1), 9223372036854775807)"
        )
    };
}

/// Finds the first start of every office that offers the service, keeps the earliest of those, and
/// goes on from them: what an office has next is only wanted where its first start is. So it looks
/// into the index once for each office and a few times more, however many places, desks and
/// booked-out weeks there are. Where several desks are free at a start, it tells the shortest end.
const NEXT: &str = concat!(
    "with recursive found (starts_at, office, turn) as (
         select * from (
             select ",
    first_start!("s.office", ">= $1"),
    ", s.office, 1
             from office_service s join office o on o.id = s.office
             where s.service = $5 and o.retired_at is null and ($6 is null or s.office = $6)
             order by 1, 2 limit $7 + 0
         ) earliest
         union all
         select ",
    first_start!("found.office", "> found.starts_at"),
    ", found.office, found.turn + 1
         from found where found.starts_at < 9223372036854775807 and found.turn < $7
     )
     select found.office, found.starts_at,
            (select min(",
    end_of_free_run!(slots: "$4", visible_at: "$3"),
    ") from place p
             where p.lane = 'public' and p.occupant is null and p.office = found.office
               and p.starts_at = found.starts_at) as ends_at
     from found where found.starts_at < 9223372036854775807
     order by found.starts_at, found.office limit $7 + 0"
);

/// The earliest free places, each office and start once, at most `limit`.
pub async fn next(
    tx: &mut Tx,
    search: &Search<'_>,
    limit: u8,
    now: DateTime<Utc>,
) -> Result<Vec<FreePlace>, StoreError> {
    let earliest = now.checked_add_signed(LEAD).unwrap_or(now).max(search.from);
    let rows = tx
        .rows(
            NEXT,
            args![
                earliest,
                search.until,
                now,
                i64::from(search.slots),
                search.service.as_str(),
                search.office.map(OfficeId::as_str),
                i64::from(limit),
            ],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(FreePlace {
                office: OfficeId::new(row.text("office")?),
                starts_at: row.instant("starts_at")?,
                ends_at: row.instant("ends_at")?,
            })
        })
        .collect()
}

/// The next days by the offices' clock that have free places, at most `limit`: it finds the first
/// free place, jumps to the next midnight, and finds the next.
pub async fn days(
    tx: &mut Tx,
    search: &Search<'_>,
    zone: Tz,
    limit: u8,
    now: DateTime<Utc>,
) -> Result<Vec<NaiveDate>, StoreError> {
    let mut days = Vec::new();
    let mut search = search.clone();
    while days.len() < usize::from(limit) {
        let Some(place) = next(tx, &search, 1, now).await?.pop() else { break };
        let day = local_day::of(place.starts_at, zone);
        days.push(day);
        let Some(midnight) = local_day::ends(day, zone) else { break };
        search.from = midnight;
    }
    Ok(days)
}
