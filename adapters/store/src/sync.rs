//! How far a platform was heard, where the platform's own client does not wait for our commits (Matrix): the
//! token, the last event of each room, and events that could not be read yet.

use std::collections::BTreeMap;

use bot_core::ids::PersonId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Row, Tx, args};

/// The token after which the next batch begins; none at the very first. It belongs to the one who heard: an
/// account of the platform.
pub async fn token(tx: &mut Tx, heard_as: &str) -> Result<Option<String>, StoreError> {
    let row = tx.row("select token from sync_token where heard_as = $1", args![heard_as]).await?;
    row.map(|row| row.text("token")).transpose()
}

/// The last event of each room that was answered.
pub async fn positions(tx: &mut Tx, platform: &str) -> Result<BTreeMap<String, String>, StoreError> {
    let sql = "select room, event from room_position where platform = $1";
    let rows = tx.rows(sql, args![platform]).await?;
    rows.iter().map(|row| Ok((row.text("room")?, row.text("event")?))).collect()
}

const MOVE: Dialects = Dialects {
    sqlite: "insert into room_position (platform, room, event)
        select $1, item.value ->> 0, item.value ->> 1 from json_each($2) as item where true
        on conflict (platform, room) do update set event = excluded.event",
    postgres: "insert into room_position (platform, room, event)
        select $1, item ->> 0, item ->> 1 from json_array_elements($2::json) as item where true
        on conflict (platform, room) do update set event = excluded.event",
};

/// Everything up to this token, and in each room up to this event, is done with. The token belongs to the one
/// who `heard`: an account of the platform.
pub async fn advance(
    tx: &mut Tx,
    [heard_as, platform]: [&str; 2],
    token: &str,
    positions: &BTreeMap<String, String>,
) -> Result<(), StoreError> {
    let sql = "insert into sync_token (heard_as, token) values ($1, $2)
        on conflict (heard_as) do update set token = excluded.token";
    tx.execute(sql, args![heard_as, token]).await?;
    if positions.is_empty() {
        return Ok(());
    }
    let positions: Vec<_> = positions.iter().collect();
    tx.execute(MOVE, args![platform, &json::list(&positions)?]).await.map(drop)
}

/// An event that could not be read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The platform's id of it.
    pub event: String,
    /// The platform's id of its chat.
    pub room: String,
    /// The platform's id of who sent it.
    pub sender: String,
    /// What its key is known by.
    pub session: String,
    /// When it came.
    pub seen_at: DateTime<Utc>,
    /// Whether the citizen was asked to send it again.
    pub asked: bool,
}

/// Keeps an event until it can be read. `false` when it is kept already.
pub async fn withhold(tx: &mut Tx, platform: &str, event: &Withheld) -> Result<bool, StoreError> {
    let sql = "insert into withheld_event (platform, event, room, sender, session, seen_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (platform, event) do nothing";
    let Withheld { event, room, sender, session, seen_at, .. } = event;
    Ok(tx.execute(sql, args![platform, event, room, sender, session, *seen_at]).await? == 1)
}

/// The events that wait to be read, the oldest first.
pub async fn withheld(tx: &mut Tx, platform: &str) -> Result<Vec<Withheld>, StoreError> {
    let sql = "select event, room, sender, session, seen_at, asked_at from withheld_event
        where platform = $1 order by seen_at, event";
    tx.rows(sql, args![platform]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Withheld, StoreError> {
    Ok(Withheld {
        event: row.text("event")?,
        room: row.text("room")?,
        sender: row.text("sender")?,
        session: row.text("session")?,
        seen_at: row.instant("seen_at")?,
        asked: row.maybe_int("asked_at")?.is_some(),
    })
}

/// Notes that the citizens of these rooms were asked to send again what came until now.
pub async fn asked(tx: &mut Tx, platform: &str, room: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql =
        "update withheld_event set asked_at = $3 where platform = $1 and room = $2 and asked_at is null";
    tx.execute(sql, args![platform, room, now]).await.map(drop)
}

/// An event need not be kept any more.
pub async fn give_up(tx: &mut Tx, platform: &str, event: &str) -> Result<(), StoreError> {
    let sql = "delete from withheld_event where platform = $1 and event = $2";
    tx.execute(sql, args![platform, event]).await.map(drop)
}

/// The bot has left a room: nothing of it is to be remembered.
pub async fn leave(tx: &mut Tx, platform: &str, room: &str) -> Result<(), StoreError> {
    for sql in [
        "delete from withheld_event where platform = $1 and room = $2",
        "delete from room_position where platform = $1 and room = $2",
    ] {
        tx.execute(sql, args![platform, room]).await?;
    }
    Ok(())
}

/// Forgets what could not be read yet of what a person sent, and of what came in their chats.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    let sql = "delete from withheld_event where exists (
            select 1 from account left join chat on chat.account = account.id
            where account.person = $1 and account.platform = withheld_event.platform
                and (account.address = withheld_event.sender or chat.address = withheld_event.room))";
    tx.execute(sql, args![person.as_str()]).await.map(drop)
}
