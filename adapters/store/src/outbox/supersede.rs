//! A prompt that waits gives way to a later one, which keeps what the older one had to tell.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::unopened::{self, Opened};
use super::{BODY, one_at_a_time};
use crate::error::StoreError;
use crate::json;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};

/// Each waiting prompt of the platform with the next later one of its chat: never across a file,
/// which speaks of what stands before it. Chains come in their order, link by link.
pub(super) const LINKS: &str = "select older.id as older, older.body_sealed as older_body,
        newer.id as newer, newer.body_sealed as newer_body
    from outbox as older
    join chat on chat.id = older.chat
    join outbox as newer on newer.id = (
        select min(later.id) from outbox as later
        where later.chat = older.chat and later.outcome is null and later.id > older.id
            and later.lane = 'live' and later.kind = 'prompt'
            and (later.lease_until is null or later.lease_until <= $1))
    where older.outcome is null and older.lane = 'live' and older.kind = 'prompt'
        and (older.lease_until is null or older.lease_until <= $1) and chat.platform = $2
        and not exists (
            select 1 from outbox as file
            where file.chat = older.chat and file.outcome is null and file.kind = 'file'
                and file.id > older.id and file.id < newer.id)
    order by older.chat, older.id";

pub(super) const MERGE: Dialects = Dialects {
    sqlite: "update outbox set body_sealed = unhex(item.value ->> 'body') from json_each($1) as item
        where outbox.outcome is null and outbox.id = item.value ->> 'id'",
    postgres: "update outbox set body_sealed = decode(item.body, 'hex')
        from json_to_recordset($1::json) as item (id bigint, body text)
        where outbox.outcome is null and outbox.id = item.id",
};

/// One that may have been sent before is closed as what it is: unknown.
pub(super) const GIVE_WAY: Dialects = Dialects {
    sqlite: "update outbox set closed_at = $2, lease_until = null,
            outcome = case when lease_until is null and unknown = 0 then 'superseded' else 'unknown' end
        where outcome is null and id in (select value from json_each($1))",
    postgres: "update outbox set closed_at = $2, lease_until = null,
            outcome = case when lease_until is null and unknown = 0 then 'superseded' else 'unknown' end
        where outcome is null and id in (select json_array_elements_text($1::json)::bigint)",
};

/// Lets waiting prompts of a platform give way to the later ones of their chats. The later one's body
/// becomes `merge(older, newer)`, over a whole chain from its oldest on. It is for the sender to call
/// before each [`claim`](super::claim()), in the same transaction.
pub async fn supersede(
    tx: &mut Tx,
    codec: &Codec,
    platform: &str,
    now: DateTime<Utc>,
    merge: impl Fn(&[u8], &[u8]) -> Vec<u8>,
) -> Result<(), StoreError> {
    one_at_a_time(tx).await?;
    let links = tx.rows(LINKS, args![now, platform]).await?;
    if links.is_empty() {
        return Ok(());
    }
    let mut chains = Chains { codec, merge, ended: Ended::default() };
    chains.follow(&links)?;
    let Ended { gave_way, merged, unopened } = chains.ended;
    if !merged.is_empty() {
        tx.execute(MERGE, args![&json::list(&merged)?]).await?;
        tx.execute(GIVE_WAY, args![&json::list(&gave_way)?, now]).await?;
    }
    unopened::refuse(tx, &unopened, now).await
}

/// A row's new body.
#[derive(Serialize)]
struct Merged {
    id: i64,
    body: String,
}

/// What is to be written about all chains.
#[derive(Default)]
struct Ended {
    gave_way: Vec<i64>,
    merged: Vec<Merged>,
    unopened: Vec<i64>,
}

/// The row at which a chain has arrived, and what it says now.
struct Arrived {
    row: i64,
    says: Vec<u8>,
    /// It says more than it did.
    merged: bool,
}

/// Merges along the chains.
struct Chains<'a, M> {
    codec: &'a Codec,
    merge: M,
    ended: Ended,
}

impl<M: Fn(&[u8], &[u8]) -> Vec<u8>> Chains<'_, M> {
    fn follow(&mut self, links: &[Row]) -> Result<(), StoreError> {
        let (mut arrived, mut last) = (None, None);
        for link in links {
            let (older, newer) = (link.int("older")?, link.int("newer")?);
            if last != Some(older) {
                self.end(arrived.take());
                arrived = self.open(older, link, "older_body")?;
            }
            let next = self.open(newer, link, "newer_body")?;
            arrived = self.pass(arrived, next);
            last = Some(newer);
        }
        self.end(arrived);
        Ok(())
    }

    /// One step; a row that doesn't open is left out of the chain.
    fn pass(&mut self, older: Option<Arrived>, newer: Option<Arrived>) -> Option<Arrived> {
        let (Some(older), Some(newer)) = (&older, &newer) else { return newer.or(older) };
        self.ended.gave_way.push(older.row);
        Some(Arrived { row: newer.row, says: (self.merge)(&older.says, &newer.says), merged: true })
    }

    fn end(&mut self, arrived: Option<Arrived>) {
        if let Some(last) = arrived.filter(|last| last.merged) {
            let body = hex::encode(self.codec.seal(BODY, &last.says));
            self.ended.merged.push(Merged { id: last.row, body });
        }
    }

    fn open(&mut self, row: i64, link: &Row, column: &'static str) -> Result<Option<Arrived>, StoreError> {
        match unopened::open(self.codec, link, column)? {
            Opened::Says(says) => Ok(Some(Arrived { row, says, merged: false })),
            Opened::Sealed => {
                self.ended.unopened.push(row);
                Ok(None)
            }
        }
    }
}
