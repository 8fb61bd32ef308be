//! What an earlier process left under way.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

pub(super) const TAKE_OVER: &str = "update outbox set lease_until = $1
    where outcome is null and lease_until > $1 and chat in (select id from chat where platform = $2)";

/// Ends all leases on a platform, for a sender that knows it is the only one: whoever holds them has
/// died, and the chats they are in must not wait until they end by themselves. What was under way may
/// have been sent, which is `unknown` as after any other lease.
pub async fn take_over(tx: &mut Tx, platform: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(TAKE_OVER, args![now, platform]).await.map(drop)
}
