//! What staff are still to be told about notices: that one waits for them, how one ended, and the lists that they
//! asked for.

use bot_core::ids::ChatId;
use chrono::{DateTime, Utc};

use super::{Notice, read};
use crate::error::StoreError;
use crate::sql::{Tx, args};

/// The proposed notices of which nobody was told who could approve them.
pub async fn to_announce(tx: &mut Tx) -> Result<Vec<Notice>, StoreError> {
    let sql = "select * from notice where state = 'proposed' and announced_at is null order by id";
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

/// They were told. False where another has done it.
pub async fn announced(tx: &mut Tx, id: i64, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update notice set announced_at = $2 where id = $1 and announced_at is null";
    Ok(tx.execute(sql, args![id, now]).await? == 1)
}

/// The notices that are over, and whose authors do not know yet.
pub async fn to_report(tx: &mut Tx) -> Result<Vec<Notice>, StoreError> {
    let sql = "select * from notice where ended_at is not null and reported_at is null order by id";
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

/// They were told. False where another has done it.
pub async fn reported(tx: &mut Tx, id: i64, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update notice set reported_at = $2 where id = $1 and reported_at is null";
    Ok(tx.execute(sql, args![id, now]).await? == 1)
}

/// Somebody wants the list of what became of each; asked twice, it comes once.
pub async fn want_list(tx: &mut Tx, id: i64, chat: &ChatId) -> Result<(), StoreError> {
    let sql = "insert into notice_list (notice, chat) values ($1, $2) on conflict do nothing";
    tx.execute(sql, args![id, chat.as_str()]).await.map(drop)
}

/// The lists that are wanted, and where.
pub async fn wanted_lists(tx: &mut Tx) -> Result<Vec<(i64, ChatId)>, StoreError> {
    let rows = tx.rows("select notice, chat from notice_list order by notice, chat", &[]).await?;
    rows.iter().map(|row| Ok((row.int("notice")?, ChatId::new(row.text("chat")?)))).collect()
}

/// A list was sent. False where another has done it.
pub async fn list_sent(tx: &mut Tx, id: i64, chat: &ChatId) -> Result<bool, StoreError> {
    let sql = "delete from notice_list where notice = $1 and chat = $2";
    Ok(tx.execute(sql, args![id, chat.as_str()]).await? == 1)
}
