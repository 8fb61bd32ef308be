//! What staff write to many.
//!
//! A notice is [proposed](propose()) by one person and [approved](approve()) by another. From then on its
//! audience is fixed: whoever belonged to it at that moment. [`queue`] puts it into the outbox, a chunk of
//! recipients in each transaction, so that turns come in between; the chunk and how far it reached are written
//! together, so a process that dies goes on where it was, and nobody gets it twice.
//!
//! What staff order takes effect on the notice at once, and on the outbox chunk by chunk, by [`steer`]: paused
//! rows are held back, stopped ones withdrawn. [`progress`] counts, and [`news`] is about who wants any.
//!
//! Staff see the newest on their [`board`], which changes where it is [watched](watch), and get [`letters`].

use bot_core::ids::OrderId;
use bot_core::notice::{Audience, Progress, State, Texts};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::{Row, Tx, args};

pub mod audience;
pub mod board;
pub mod letters;
pub mod news;
pub mod progress;
pub mod queue;
pub mod steer;
#[cfg(test)]
mod tests;
pub mod watch;

/// So many recipients go into the outbox in one transaction: an answer that comes beside it waits no longer than a few
/// milliseconds (500 rows took fifteen).
pub const CHUNK: usize = 100;

/// A notice as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number.
    pub id: i64,
    /// Where it stands.
    pub state: State,
    /// Who gets it.
    pub audience: Audience,
    /// What it says.
    pub texts: Texts,
    /// Who wrote it,
    pub author: String,
    /// and who approved it.
    pub approver: Option<String>,
    /// Not before.
    pub send_at: Option<DateTime<Utc>>,
    /// Whoever joined the audience later gets nothing.
    pub approved_at: Option<DateTime<Utc>>,
    /// The last person that was looked at for it.
    pub reached: String,
    /// How many get it, of those that were looked at.
    pub recipients: u64,
    /// Since when all have been looked at.
    pub queued_at: Option<DateTime<Utc>>,
    /// Since when it is over,
    pub ended_at: Option<DateTime<Utc>>,
    /// and what had become of it then.
    pub result: Option<Progress>,
}

/// A notice that waits for a second person.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal<'a> {
    /// Who shall get it.
    pub audience: &'a Audience,
    /// What it says.
    pub texts: &'a Texts,
    /// Who wrote it.
    pub author: &'a str,
    /// Not before.
    pub send_at: Option<DateTime<Utc>>,
    /// The order by which it is written down once, where it may be repeated.
    pub order: Option<&'a OrderId>,
}

/// Writes a notice down; its number.
pub async fn propose(tx: &mut Tx, proposal: &Proposal<'_>, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let Proposal { audience, texts, author, send_at, order } = proposal;
    let sql = "insert into notice (state, audience, texts, author, send_at, created_at, ordered_by)
        values ('proposed', $1, $2, $3, $4, $5, $6) returning id";
    let texts = json::body("a notice", texts)?;
    let order = order.map(OrderId::as_str);
    let row = tx.row(sql, args![&audience.to_string(), &texts, *author, *send_at, now, order]).await?;
    row.map_or_else(|| Err(data("a new notice", "was not written")), |row| row.int("id"))
}

/// Approves a notice, from when on it goes out. False where it does not wait for that any more.
pub async fn approve(
    tx: &mut Tx,
    id: i64,
    approver: &str,
    send_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "update notice set state = 'approved', approver = $2, send_at = $3, approved_at = $4
        where id = $1 and state = 'proposed'";
    Ok(tx.execute(sql, args![id, approver, send_at, now]).await? == 1)
}

/// The second person said no. False where it does not wait for that any more.
pub async fn reject(tx: &mut Tx, id: i64, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update notice set state = 'rejected', ended_at = $2 where id = $1 and state = 'proposed'";
    Ok(tx.execute(sql, args![id, now]).await? == 1)
}

/// Pauses it. False where it does not go out.
pub async fn pause(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let sql = "update notice set state = 'paused' where id = $1 and state = 'approved'";
    Ok(tx.execute(sql, args![id]).await? == 1)
}

/// Goes on with it. False where it is not paused.
pub async fn resume(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let sql = "update notice set state = 'approved' where id = $1 and state = 'paused'";
    Ok(tx.execute(sql, args![id]).await? == 1)
}

/// Stops it for good. False where it neither goes out nor is paused.
pub async fn stop(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let sql = "update notice set state = 'stopped' where id = $1 and state in ('approved', 'paused')";
    Ok(tx.execute(sql, args![id]).await? == 1)
}

/// All of it has gone out, or been taken back. False where another has written that down.
pub async fn end(tx: &mut Tx, id: i64, result: Progress, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update notice set ended_at = $2, progress = $3, state = case state when 'stopped' then state else 'done' end
        where id = $1 and ended_at is null and state in ('approved', 'stopped')";
    let result = json::body("a notice", &result)?;
    Ok(tx.execute(sql, args![id, now, &result]).await? == 1)
}

/// The notice of this number.
pub async fn find(tx: &mut Tx, id: i64) -> Result<Option<Notice>, StoreError> {
    let sql = "select * from notice where id = $1";
    tx.row(sql, args![id]).await?.as_ref().map(read).transpose()
}

/// The notice that this order wrote down.
pub async fn of_order(tx: &mut Tx, order: &OrderId) -> Result<Option<Notice>, StoreError> {
    let sql = "select * from notice where ordered_by = $1";
    tx.row(sql, args![order.as_str()]).await?.as_ref().map(read).transpose()
}

/// Those that are not over, in their order.
pub async fn open(tx: &mut Tx) -> Result<Vec<Notice>, StoreError> {
    let sql = "select * from notice where ended_at is null order by id";
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

/// The newest, that one first.
pub async fn latest(tx: &mut Tx, limit: u32) -> Result<Vec<Notice>, StoreError> {
    let sql = "select * from notice order by id desc limit $1 + 0";
    tx.rows(sql, args![i64::from(limit)]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Notice, StoreError> {
    let id = row.int("id")?;
    let name = format!("notice {id}");
    let (state, audience) = (row.text("state")?, row.text("audience")?);
    let progress = row.maybe_text("progress")?;
    Ok(Notice {
        id,
        state: State::named(&state).ok_or_else(|| data(&name, &format!("“{state}” is no state")))?,
        audience: audience.parse().map_err(|error| data(&name, &format!("{error}")))?,
        texts: json::read(&name, &row.text("texts")?)?,
        author: row.text("author")?,
        approver: row.maybe_text("approver")?,
        send_at: row.maybe_instant("send_at")?,
        approved_at: row.maybe_instant("approved_at")?,
        reached: row.text("reached")?,
        recipients: row.small("recipients")?,
        queued_at: row.maybe_instant("queued_at")?,
        ended_at: row.maybe_instant("ended_at")?,
        result: progress.map(|progress| json::read(&name, &progress)).transpose()?,
    })
}

fn data(row: &str, problem: &str) -> StoreError {
    StoreError::Data { column: "notice", row: row.to_owned(), problem: problem.to_owned() }
}
