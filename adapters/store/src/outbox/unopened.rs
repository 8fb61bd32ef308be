//! Rows that don't open with our key: one of them must not stop the others.

use chrono::{DateTime, Utc};

use super::BODY;
use crate::error::StoreError;
use crate::json;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};

/// The body of a row.
pub(super) enum Opened {
    /// What it says.
    Says(Vec<u8>),
    /// It does not open.
    Sealed,
}

/// Opens the body in this column.
pub(super) fn open(codec: &Codec, row: &Row, column: &'static str) -> Result<Opened, StoreError> {
    let sealed = row.maybe_bytes(column)?.unwrap_or_default();
    match codec.open(BODY, &sealed) {
        Ok(says) => Ok(Opened::Says(says)),
        Err(StoreError::Sealed) => Ok(Opened::Sealed),
        Err(error) => Err(error),
    }
}

pub(super) const REFUSE: Dialects = Dialects {
    sqlite: "update outbox set outcome = 'refused', reason = $3, closed_at = $2, lease_until = null
        where outcome is null and id in (select value from json_each($1))",
    postgres: "update outbox set outcome = 'refused', reason = $3, closed_at = $2, lease_until = null
        where outcome is null and id in (select json_array_elements_text($1::json)::bigint)",
};

/// Closes rows that don't open as refused, with that reason.
pub(super) async fn refuse(tx: &mut Tx, rows: &[i64], now: DateTime<Utc>) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    let reason = StoreError::Sealed.to_string();
    tx.execute(REFUSE, args![&json::list(rows)?, now, &reason]).await.map(drop)
}
