//! Wrong one-time codes, counted so that none is guessed: those that link messengers and those that give a
//! role count together.

use bot_core::ids::{AccountId, OrderId};
use chrono::{DateTime, TimeDelta, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// So many wrong codes in [`WATCHED`] lock an account out, for as long again.
const WRONG_CODES: usize = 5;
/// For how long wrong codes count.
const WATCHED: TimeDelta = TimeDelta::hours(1);
/// For how long a wrong code can matter: it may be the first of those that lock an account out.
pub(crate) const REMEMBERED: TimeDelta = TimeDelta::hours(2);

/// Counts a wrong code, once for each order.
pub async fn note_wrong(
    tx: &mut Tx,
    order: &OrderId,
    account: &AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into link_try (id, account, tried_at) values ($1, $2, $3) on conflict (id) do nothing";
    tx.execute(sql, args![order.as_str(), account.as_str(), now]).await.map(drop)
}

/// Whether so many wrong codes came from this account that none is looked at for a while. What the order
/// itself did, if it is repeated, doesn't count.
pub async fn is_locked_out(
    tx: &mut Tx,
    order: &OrderId,
    account: &AccountId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "select tried_at from link_try where account = $1 and id <> $2
        order by tried_at desc limit $3 + 0";
    let rows = tx.rows(sql, args![account.as_str(), order.as_str(), WRONG_CODES as i64]).await?;
    let tries: Vec<DateTime<Utc>> =
        rows.iter().map(|row| row.instant("tried_at")).collect::<Result<_, _>>()?;
    // While an account is locked out nothing is counted, so the newest is the one that locked it.
    Ok(match tries.as_slice() {
        [newest, .., oldest] if tries.len() == WRONG_CODES => {
            *newest - *oldest < WATCHED && now - *newest < WATCHED
        }
        _ => false,
    })
}
