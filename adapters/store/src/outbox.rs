//! What the bot says: written in the transaction that causes it, sent after the commit, closed with
//! what became of it.
//!
//! A sender lets older prompts [give way](supersede()), [claims](claim()) rows for a while (a lease),
//! sends them, and [records](record()) the outcomes, many in one transaction. When it dies in between,
//! the lease ends and another claims the rows again; nobody knows then whether the first got through,
//! which `unknown` counts.
//!
//! A live row that nothing holds back need not wait to be claimed: its turn can [hand it over](hand_over())
//! to the sender, leased already.
//!
//! In one chat at most one row is under way, live ones before due ones before bulk, each lane in the
//! order in which it was written: a row that failed and waits for its next try holds back those
//! written after it in its lane, but no other lane, until it has arrived or the sender gives it up. A
//! live prompt that waits is merged into a later one, for that shows the newer state; but none is
//! skipped before a file, which speaks of it. Toasts are not held back by anything: the platform
//! forgets taps quickly.
//!
//! A row may [speak of](speak_of()) an appointment, as it is then. Once that was moved or cancelled the row is not
//! sent any more.
//!
//! To add a kind: a variant of [`Kind`], and its name in the table's check, by a migration. To add an
//! outcome: a variant of [`Outcome`], its line in `Closing::of`, and its name in the check.

use bot_core::ids::{ChatId, PersonId};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::error::StoreError;
use crate::json;
use crate::seal::Codec;
use crate::sql::{Dialects, Tx, args};

mod claim;
mod delivered;
mod hand_over;
mod next_due;
mod record;
mod shown;
mod supersede;
mod take_over;
mod unopened;
mod version;
mod withdraw;

pub use claim::{Claimed, Room, claim};
pub use delivered::{Fate, delivered};
pub use hand_over::hand_over;
pub use next_due::next_due;
pub use record::{Outcome, Record, record};
pub use shown::shown_prompt;
pub use supersede::supersede;
pub use take_over::take_over;
pub use version::{may_be_seen, speak_of};
pub use withdraw::withdraw;

const BODY: &str = "outbox.body";

/// How urgent a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// An answer to somebody who is there.
    Live,
    /// A reminder, an offer: its time has come.
    Due,
    /// A notice to many.
    Bulk,
}

impl Lane {
    /// All of them, the most urgent first.
    pub const ALL: &[Lane] = &[Lane::Live, Lane::Due, Lane::Bulk];

    fn name(self) -> &'static str {
        match self {
            Lane::Live => "live",
            Lane::Due => "due",
            Lane::Bulk => "bulk",
        }
    }
}

/// What a row becomes on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A message that shows where the conversation stands: the newest of a chat is its open prompt.
    Prompt,
    /// A short sentence that shows no state: every one is sent.
    Aside,
    /// The answer to a tap.
    Toast,
    /// A file.
    File,
}

impl Kind {
    const ALL: &[Kind] = &[Kind::Prompt, Kind::Aside, Kind::Toast, Kind::File];

    fn name(self) -> &'static str {
        match self {
            Kind::Prompt => "prompt",
            Kind::Aside => "aside",
            Kind::Toast => "toast",
            Kind::File => "file",
        }
    }

    fn of_name(name: &str) -> Result<Self, StoreError> {
        Self::ALL.iter().find(|kind| kind.name() == name).copied().ok_or_else(|| StoreError::Data {
            column: "kind",
            row: "a row of outbox".to_owned(),
            problem: format!("“{name}” is no kind"),
        })
    }
}

/// Something to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// To whom.
    pub chat: ChatId,
    /// How urgent it is.
    pub lane: Lane,
    /// What it becomes.
    pub kind: Kind,
    /// What it says; sealed on the way in, opened for whoever claims it.
    pub body: Vec<u8>,
    /// Not before.
    pub due_at: DateTime<Utc>,
}

const ENQUEUE: Dialects = Dialects {
    sqlite: "insert into outbox (chat, lane, kind, body_sealed, due_at, created_at, outcome, closed_at)
        select chat.id, item.value ->> 'lane', item.value ->> 'kind',
            unhex(item.value ->> 'body'), item.value ->> 'due_at', $2,
            case when chat.left_at is not null then 'blocked' end,
            case when chat.left_at is not null then $2 end
        from json_each($1) as item join chat on chat.id = item.value ->> 'chat'
        order by item.key",
    postgres: "insert into outbox (chat, lane, kind, body_sealed, due_at, created_at, outcome, closed_at)
        select chat.id, item.lane, item.kind, decode(item.body, 'hex'), item.due_at, $2,
            case when chat.left_at is not null then 'blocked' end,
            case when chat.left_at is not null then $2 end
        from json_to_recordset($1::json) as item
            (position bigint, chat text, lane text, kind text, body text, due_at bigint)
        join chat on chat.id = item.chat
        order by item.position",
};

/// Puts rows into the outbox, in this order. What goes to a chat that was left is closed at once.
pub async fn enqueue(
    tx: &mut Tx,
    codec: &Codec,
    rows: &[NewRow],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    #[derive(Serialize)]
    struct Item<'a> {
        position: usize,
        chat: &'a str,
        lane: &'static str,
        kind: &'static str,
        body: String,
        due_at: i64,
    }

    if rows.is_empty() {
        return Ok(());
    }
    let items: Vec<Item<'_>> = rows
        .iter()
        .enumerate()
        .map(|(position, row)| Item {
            position,
            chat: row.chat.as_str(),
            lane: row.lane.name(),
            kind: row.kind.name(),
            body: hex::encode(codec.seal(BODY, &row.body)),
            due_at: row.due_at.timestamp_micros(),
        })
        .collect();
    let written = tx.execute(ENQUEUE, args![&json::list(&items)?, now]).await?;
    if written == rows.len() as u64 {
        return Ok(());
    }
    Err(StoreError::Data {
        column: "chat",
        row: format!("{} new rows of outbox", rows.len()),
        problem: format!("only {written} of them name a chat that is known"),
    })
}

/// What a row says, as it is kept.
pub(crate) fn sealed_body(codec: &Codec, body: &[u8]) -> Vec<u8> {
    codec.seal(BODY, body)
}

const CLOSE_BLOCKED: Dialects = Dialects {
    sqlite: "update outbox set outcome = 'blocked', closed_at = $2, lease_until = null
        where outcome is null and chat in (select value from json_each($1))",
    postgres: "update outbox set outcome = 'blocked', closed_at = $2, lease_until = null
        where outcome is null and chat in (select json_array_elements_text($1::json))",
};

/// Closes all that waits for these chats: the bot is blocked there.
pub(crate) async fn close_blocked(tx: &mut Tx, chats: &[&str], now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(CLOSE_BLOCKED, args![&json::list(chats)?, now]).await.map(drop)
}

/// Lets senders pass one after the other, each seeing what the ones before it took. On SQLite they do
/// anyway.
async fn one_at_a_time(tx: &mut Tx) -> Result<(), StoreError> {
    if let Tx::Postgres(_) = tx {
        tx.execute("select pg_advisory_xact_lock(hashtextextended('outbox claim', 0))", &[]).await?;
    }
    Ok(())
}

/// Deletes what the closed rows of a person's chats said; what became of them stays. Rows that are still
/// open say what they have to say first.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    let sql = "update outbox set body_sealed = $2, message = null, reason = null
        where outcome is not null and chat in (
            select chat.id from chat join account on account.id = chat.account where account.person = $1)";
    tx.execute(sql, args![person.as_str(), &[][..] as &[u8]]).await.map(drop)
}

#[cfg(test)]
pub(crate) mod tests;
