//! Which updates were applied. A platform may deliver an update more than once; it counts once.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};

/// Notes that an update is applied in this transaction. `false` when another one did it before:
/// then there is nothing to do but to acknowledge it again.
pub async fn first_time(
    tx: &mut Tx,
    platform: &str,
    id: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "insert into seen_update (platform, id, seen_at) values ($1, $2, $3)
        on conflict (platform, id) do nothing";
    Ok(tx.execute(sql, args![platform, id, now]).await? == 1)
}

/// Keeps an update that failed, with its error, for whoever looks into it. That it counts as applied
/// and is not tried again is [`first_time`]'s to note.
pub async fn record_failure(
    tx: &mut Tx,
    codec: &Codec,
    platform: &str,
    id: &str,
    arrival: &[u8],
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql =
        "insert into failed_turn (platform, id, arrival_sealed, error, failed_at) values ($1, $2, $3, $4, $5)
        on conflict (platform, id) do nothing";
    let sealed = codec.seal("failed_turn.arrival", arrival);
    tx.execute(sql, args![platform, id, sealed.as_slice(), error, now]).await.map(drop)
}
