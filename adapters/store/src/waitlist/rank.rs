//! Who is first: those who need it soon, the nearest deadline before the others; then who waits the longest.

use chrono::{DateTime, TimeDelta, Utc};

use super::Record;
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

/// How many entries for the same service stand before this one.
pub async fn ahead(
    tx: &mut Tx,
    entry: &Record,
    now: DateTime<Utc>,
    near: TimeDelta,
) -> Result<u32, StoreError> {
    let sql = "select count(*) as ahead from waitlist_entry
        where service = $1 and state = 'waiting' and (
            (case when deadline_at <= $2 then 0 else 1 end, case when deadline_at <= $2 then deadline_at else 0 end,
             created_at, id) < ($3 + 0, $4 + 0, $5 + 0, $6))";
    let near = now.checked_add_signed(near).unwrap_or(now);
    let near_deadline = entry.deadline_at.filter(|deadline| *deadline <= near);
    let (group, deadline) = match near_deadline {
        Some(deadline) => (0, deadline.timestamp_micros()),
        None => (1, 0),
    };
    let args = args![
        entry.wish.service.as_str(),
        near,
        group,
        deadline,
        entry.created_at.timestamp_micros(),
        entry.id.as_str(),
    ];
    tx.row(sql, args).await?.map_or(Ok(0), |row| row.small("ahead"))
}

/// In about how many days so many others and the one after them have got a place, by how many got one lately; `None` where
/// nobody did.
pub async fn days(
    tx: &mut Tx,
    entry: &Record,
    ahead: u32,
    now: DateTime<Utc>,
) -> Result<Option<u16>, StoreError> {
    let sql = "select count(*) as served from waitlist_entry
        where service = $1 and state = 'served' and ended_at > $2";
    let since = now.checked_sub_signed(RECENT).unwrap_or(now);
    let row = tx.row(sql, args![entry.wish.service.as_str(), since]).await?;
    let served = row.map_or(Ok(0), |row| row.int("served"))?;
    let days = (i64::from(ahead + 1) * RECENT.num_days()).checked_div(served);
    Ok(days.map(|days| u16::try_from(days).unwrap_or(u16::MAX)))
}
