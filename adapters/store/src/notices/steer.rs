//! What staff have ordered takes effect on the outbox: rows of a notice are held back, let go or withdrawn, a
//! chunk at a time. What is being sent at the moment goes its way.
//!
//! A row that is held back is due at a time that never comes, so that nobody has to look at it: a hundred
//! thousand of them cost the sender nothing.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// When rows that are held back are due: the end of the year 9999.
const NEVER: i64 = 253_402_300_799_000_000;

/// So many rows are changed in one transaction: who pauses a notice wants it to stop soon.
const AT_ONCE: i64 = 500;

/// What is to be done with the rows of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// It is paused: hold them back.
    Hold,
    /// It goes on: let those go that were held back; they are due at this time.
    LetGo(DateTime<Utc>),
    /// It was stopped, or is too old to be news: withdraw them.
    Withdraw,
}

/// The rows that such an order is about: those of notice `$1` that nobody is sending at `$2`. Where they are held
/// back or let go, they leave the part of the index in which they are looked for, so that none is looked at
/// twice; the plus keeps the engine from looking through all rows of the notice instead.
macro_rules! rows {
    (held) => {
        "select id from outbox where outcome is null and lane = 'bulk' and due_at = $3 and +notice = $1
            and (lease_until is null or lease_until <= $2)"
    };
    (free) => {
        "select id from outbox where outcome is null and lane = 'bulk' and due_at < $3 and +notice = $1
            and (lease_until is null or lease_until <= $2)"
    };
    (open) => {
        "select id from outbox where outcome is null and notice = $1 and due_at <= $3
            and (lease_until is null or lease_until <= $2)"
    };
}

macro_rules! change {
    ($change:literal, $rows:ident) => {
        concat!(
            "update outbox set ",
            $change,
            " where outcome is null and id in (",
            rows!($rows),
            " limit $4 + 0)"
        )
    };
}

pub(super) const HOLD: &str = change!("due_at = $3, attempts = 0, lease_until = null", free);
pub(super) const LET_GO: &str = change!("due_at = $5", held);
pub(super) const WITHDRAW: &str =
    change!("outcome = 'expired', reason = 'withdrawn', closed_at = $2, lease_until = null", open);
pub(super) const ANY_FREE: &str = concat!(rows!(free), " limit 1");
pub(super) const ANY_HELD: &str = concat!(rows!(held), " limit 1");
pub(super) const ANY_OPEN: &str = concat!(rows!(open), " limit 1");

/// Whether an order has something to do.
pub async fn is_to_do(
    tx: &mut Tx,
    notice: i64,
    order: Order,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = match order {
        Order::Hold => ANY_FREE,
        Order::LetGo(_) => ANY_HELD,
        Order::Withdraw => ANY_OPEN,
    };
    Ok(tx.row(sql, args![notice, now, NEVER]).await?.is_some())
}

/// Carries an order out on a chunk of rows; on how many.
pub async fn carry_out(
    tx: &mut Tx,
    notice: i64,
    order: Order,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let limit = AT_ONCE;
    match order {
        Order::Hold => tx.execute(HOLD, args![notice, now, NEVER, limit]).await,
        Order::LetGo(due_at) => tx.execute(LET_GO, args![notice, now, NEVER, limit, due_at]).await,
        Order::Withdraw => tx.execute(WITHDRAW, args![notice, now, NEVER, limit]).await,
    }
}
