//! In which chats staff look at notices, and what they have seen: what goes on shows itself there.

use bot_core::ids::ChatId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// This was shown in a chat just now.
pub async fn shown(tx: &mut Tx, chat: &ChatId, digest: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "insert into notice_watch (chat, shown, shown_at) values ($1, $2, $3)
        on conflict (chat) do update set shown = excluded.shown, shown_at = excluded.shown_at";
    tx.execute(sql, args![chat.as_str(), digest, now]).await.map(drop)
}

/// Nobody looks there any more, as far as is known.
pub async fn end(tx: &mut Tx, chat: &ChatId) -> Result<(), StoreError> {
    tx.execute("delete from notice_watch where chat = $1", args![chat.as_str()]).await.map(drop)
}

/// Whether anybody looks who was shown something at this instant or before.
pub async fn is_watched(tx: &mut Tx, since: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "select 1 as watched from notice_watch where shown_at <= $1 limit 1";
    Ok(tx.row(sql, args![since]).await?.is_some())
}

/// The chats where something else was shown, at this instant or before.
pub async fn outdated(tx: &mut Tx, digest: &str, since: DateTime<Utc>) -> Result<Vec<ChatId>, StoreError> {
    let sql = "select chat from notice_watch where shown <> $1 and shown_at <= $2 order by chat";
    tx.rows(sql, args![digest, since]).await?.iter().map(|row| Ok(ChatId::new(row.text("chat")?))).collect()
}
