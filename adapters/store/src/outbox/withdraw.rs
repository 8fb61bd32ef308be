//! What was said unasked, and is not true any more before it went out.

use bot_core::ids::ChatId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// Takes the prompt back that was written unasked for a chat at this moment, unless it has gone out or is just
/// going. One that may have been sent before is closed as what it is: unknown.
pub async fn withdraw(
    tx: &mut Tx,
    chat: &ChatId,
    written_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update outbox set closed_at = $3, lease_until = null,
            outcome = case when lease_until is null and unknown = 0 then 'expired' else 'unknown' end
        where chat = $1 and created_at = $2 and lane = 'due' and kind = 'prompt' and outcome is null
            and (lease_until is null or lease_until <= $3)";
    tx.execute(sql, args![chat.as_str(), written_at, now]).await.map(drop)
}
