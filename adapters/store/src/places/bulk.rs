//! Many places of a lane at once: which starts there are that don't stand in each other's way.

use bot_core::ids::OfficeId;
use bot_core::opening::lane::Lane;
use chrono::{DateTime, Utc};

use super::Span;
use crate::error::StoreError;
use crate::sql::{Row, Tx, args};

/// A free start, with what it takes at one desk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Start {
    /// When it begins,
    pub starts_at: DateTime<Utc>,
    /// where,
    pub office: OfficeId,
    /// and when it ends.
    pub ends_at: DateTime<Utc>,
    /// How many slots in a row that is.
    pub slots: u16,
}

/// One free place.
struct Free {
    desk: i64,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

/// As many starts in a lane as fit beside each other, each of so many slots in a row, that begin in
/// `begins` and end within `day`. Of a stretch that is free at a desk the first ones come first, which leaves no more
/// over than must be.
pub async fn in_lane(
    tx: &mut Tx,
    lane: Lane,
    office: &OfficeId,
    slots: u16,
    begins: Span,
    day: Span,
    now: DateTime<Utc>,
) -> Result<Vec<Start>, StoreError> {
    let sql = "select desk, starts_at, ends_at from place
        where lane = $5 and occupant is null and office = $1 and visible_from <= $2
          and starts_at >= $3 and starts_at < $4
        order by desk, starts_at";
    let from = begins.from.max(day.from);
    let rows = tx.rows(sql, args![office.as_str(), now, from, day.until, lane.name()]).await?;
    let free = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let in_a_row = |one: &Free, next: &Free| one.desk == next.desk && one.ends_at == next.starts_at;
    let runs = free.chunk_by(in_a_row).flat_map(|row| row.chunks_exact(usize::from(slots.max(1))));
    let start = |run: &[Free]| {
        Some(Start {
            starts_at: run.first()?.starts_at,
            office: office.clone(),
            ends_at: run.last()?.ends_at,
            slots,
        })
    };
    Ok(runs.filter_map(start).filter(|start| start.starts_at < begins.until).collect())
}

/// Whether an office has places in the lane of businesses from now on, free or not.
pub async fn has_trade(tx: &mut Tx, office: &OfficeId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "select 1 as one from place where office = $1 and lane = 'trade' and starts_at > $2 limit 1";
    Ok(tx.row(sql, args![office.as_str(), now]).await?.is_some())
}

fn read(row: &Row) -> Result<Free, StoreError> {
    Ok(Free {
        desk: row.int("desk")?,
        starts_at: row.instant("starts_at")?,
        ends_at: row.instant("ends_at")?,
    })
}
