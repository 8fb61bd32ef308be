//! When there is something to send again.

use chrono::{DateTime, Utc};

use super::Lane;
use super::claim::ready;
use crate::error::StoreError;
use crate::sql::{Tx, args};

pub(super) const READY_NOW: &str = concat!("select $1 as at ", ready!(), " limit 1");

/// Where nothing is ready: when the first lease or pause of the rows that are due ends, or the first
/// of the others falls due.
pub(super) const FIRST: &str = "select min(at) as at from (
        select min(case when queued.lease_until > $1 then queued.lease_until
            when chat.paced_until > $1 then chat.paced_until end) as at
        from outbox as queued join chat on chat.id = queued.chat
        where queued.outcome is null and queued.lane = $3 and queued.due_at <= $1 and chat.platform = $2
        union all
        select at from (select queued.due_at as at
            from outbox as queued join chat on chat.id = queued.chat
            where queued.outcome is null and queued.lane = $3 and queued.due_at > $1 and chat.platform = $2
            order by queued.due_at limit 1) as upcoming
    ) as instants";

/// When [`claim`](super::claim()) could next return something of these lanes: `now` when it
/// could at once, and never too late. A row whose turn has not come by then makes it early.
pub async fn next_due(
    tx: &mut Tx,
    platform: &str,
    lanes: &[Lane],
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    // On a day of notices many rows are ready: then the others need not be looked at.
    for sql in [READY_NOW, FIRST] {
        let mut next: Option<DateTime<Utc>> = None;
        for lane in lanes {
            let row = tx.row(sql, args![now, platform, lane.name()]).await?;
            let at = row.map(|row| row.maybe_instant("at")).transpose()?.flatten();
            next = next.into_iter().chain(at).min();
        }
        if next.is_some() {
            return Ok(next);
        }
    }
    Ok(None)
}
