//! Who is first: those who need it soon, the nearest deadline before the others; then who waits the longest.

use bot_core::ids::ServiceId;
use chrono::{DateTime, TimeDelta, Utc};

use super::Record;
use super::tally::Tally;
use crate::error::StoreError;
use crate::sql::{Tx, args};

/// Recent enough to tell how long it takes.
const RECENT: TimeDelta = TimeDelta::days(14);

/// In this order places are offered; `$2` is the moment from which on a deadline is not near any more.
macro_rules! in_rank_order {
    () => {
        "case when deadline_at <= $2 then 0 else 1 end, case when deadline_at <= $2 then deadline_at else 0 end, created_at, id"
    };
}
pub(super) use in_rank_order;

const MORE_URGENT: &str = "select count(*) as ahead from waitlist_entry
    where service = $1 and state = 'waiting' and deadline_at <= $2
        and ($3 + 0 is null or (deadline_at, created_at, id) < ($3 + 0, $4 + 0, $5))";
const LONGER: &str = "select count(*) as ahead from waitlist_entry
    where service = $1 and state = 'waiting' and (deadline_at is null or deadline_at > $2)
        and (created_at, id) >= ($3 + 0, $4) and (created_at, id) < ($5 + 0, $6)";
const WAITING: &str =
    "select count(*) as waiting from waitlist_entry where service = $1 and state = 'waiting'";
const SERVED: &str = "select count(*) as served from waitlist_entry
    where service = $1 and state = 'served' and ended_at > $2";

/// How many entries for the same service stand before this one.
pub async fn ahead(
    tx: &mut Tx,
    tally: &Tally,
    entry: &Record,
    now: DateTime<Utc>,
    near: TimeDelta,
) -> Result<u32, StoreError> {
    let near = now.checked_add_signed(near).unwrap_or(now);
    let deadline = entry.deadline_at.filter(|deadline| *deadline <= near);
    let more_urgent = more_urgent(tx, entry, near, deadline).await?;
    let longer = match deadline {
        Some(_) => 0,
        None => longer(tx, tally, entry, near, now).await?,
    };
    Ok(u32::try_from(more_urgent + longer).unwrap_or(u32::MAX))
}

/// How many have a near deadline, and if this one has one, too, a nearer one or one as near and wait longer.
async fn more_urgent(
    tx: &mut Tx,
    entry: &Record,
    near: DateTime<Utc>,
    deadline: Option<DateTime<Utc>>,
) -> Result<i64, StoreError> {
    let args = args![entry.wish.service.as_str(), near, deadline, entry.created_at, entry.id.as_str()];
    tx.row(MORE_URGENT, args).await?.map_or(Ok(0), |row| row.int("ahead"))
}

/// How many without a near deadline wait longer.
async fn longer(
    tx: &mut Tx,
    tally: &Tally,
    entry: &Record,
    near: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let from = tally.milestone(entry, now);
    let args = args![
        entry.wish.service.as_str(),
        near,
        from.since,
        from.entry.as_str(),
        entry.created_at,
        entry.id.as_str(),
    ];
    let between = tx.row(LONGER, args).await?.map_or(Ok(0), |row| row.int("ahead"))?;
    Ok(tally.counted(&from, entry, between))
}

/// In about how many days so many others and the one after them have got a place, by how many got one lately; `None` where
/// nobody did.
pub async fn days(
    tx: &mut Tx,
    tally: &Tally,
    service: &ServiceId,
    ahead: u32,
    now: DateTime<Utc>,
) -> Result<Option<u16>, StoreError> {
    let served = match tally.served(service, now) {
        Some(served) => served,
        None => {
            let served = served(tx, service, now).await?;
            tally.counted_served(service, served, now);
            served
        }
    };
    let days = (i64::from(ahead + 1) * RECENT.num_days()).checked_div(served);
    Ok(days.map(|days| u16::try_from(days).unwrap_or(u16::MAX)))
}

/// How many wait for a service.
pub async fn waiting(tx: &mut Tx, service: &ServiceId) -> Result<u32, StoreError> {
    let row = tx.row(WAITING, args![service.as_str()]).await?;
    Ok(u32::try_from(row.map_or(Ok(0), |row| row.int("waiting"))?).unwrap_or(u32::MAX))
}

async fn served(tx: &mut Tx, service: &ServiceId, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let since = now.checked_sub_signed(RECENT).unwrap_or(now);
    tx.row(SERVED, args![service.as_str(), since]).await?.map_or(Ok(0), |row| row.int("served"))
}

#[cfg(test)]
mod tests;
