//! When something that was said unasked has reached its chat.

use bot_core::ids::ChatId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It reached the chat at this moment.
    At(DateTime<Utc>),
    /// It is still on its way.
    Awaited,
    /// It never will.
    Never,
}

/// What became of the prompt that was written for a chat at this moment: unasked, or if none was, in answer to
/// something. `None` where nothing was written.
pub async fn delivered(
    tx: &mut Tx,
    chat: &ChatId,
    written_at: DateTime<Utc>,
) -> Result<Option<Fate>, StoreError> {
    let sql = "select outcome, closed_at from outbox where chat = $1 and created_at = $2 and kind = 'prompt'
        order by case lane when 'due' then 0 else 1 end, id desc limit 1";
    let Some(row) = tx.row(sql, args![chat.as_str(), written_at]).await? else { return Ok(None) };
    Ok(Some(match (row.maybe_text("outcome")?.as_deref(), row.maybe_instant("closed_at")?) {
        (None, _) => Fate::Awaited,
        (Some("delivered" | "edited" | "superseded" | "unknown"), Some(at)) => Fate::At(at),
        _ => Fate::Never,
    }))
}
