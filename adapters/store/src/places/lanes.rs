//! Falling: an emergency place that nobody used becomes a public one, as its rule says.
//!
//! Nothing else moves a place between lanes ([`bot_core::opening::lane`]). A place that somebody has
//! at its time doesn't fall; if it is given back afterwards, it falls then.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Dialects, Tx, args};

/// How many places fall at once: live turns wait meanwhile.
const AT_ONCE: i64 = 500;

/// Lets unused places fall whose time has come, at most some hundred; how many. Whoever calls it calls
/// again until there are none.
///
/// # Errors
/// The database's own.
pub async fn fall(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // Said twice: on PostgreSQL a place may be taken between the two looks. What somebody is just taking
    // is left alone.
    const FALL: Dialects = Dialects {
        sqlite: "update place set lane = 'public', falls_at = null, waiting_from = $1
                 where occupant is null and falls_at <= $1 and (office, desk, starts_at) in (
                     select office, desk, starts_at from place
                     where falls_at <= $1 and falls_at is not null and occupant is null
                     order by falls_at limit $2 + 0)",
        postgres: "update place set lane = 'public', falls_at = null, waiting_from = $1
                   where occupant is null and falls_at <= $1 and (office, desk, starts_at) in (
                       select office, desk, starts_at from place
                       where falls_at <= $1 and falls_at is not null and occupant is null
                       order by falls_at limit $2 + 0 for update skip locked)",
    };
    tx.execute(FALL, args![now, AT_ONCE]).await
}

/// When the next unused place falls.
///
/// # Errors
/// The database's own.
pub async fn next_fall(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "select falls_at from place where falls_at is not null and occupant is null
               order by falls_at limit 1";
    tx.row(sql, &[]).await?.map(|row| row.instant("falls_at")).transpose()
}
