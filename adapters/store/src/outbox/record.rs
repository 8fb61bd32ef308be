//! What became of what was sent.

use std::collections::BTreeMap;
use std::time::Duration;

use bot_core::delivery::Delivery;
use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use super::{Claimed, Kind, close_blocked};
use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// What became of a claimed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The row.
    pub id: i64,
    /// To whom it went.
    pub chat: ChatId,
    /// The lease it was claimed under.
    pub lease_until: DateTime<Utc>,
    /// What became of it.
    pub outcome: Outcome,
}

impl Record {
    /// What became of this row.
    pub fn of(row: &Claimed, outcome: Outcome) -> Self {
        Self { id: row.id, chat: row.chat.clone(), lease_until: row.lease_until, outcome }
    }
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It arrived as this message; a prompt is the chat's open one now.
    Delivered {
        /// The platform's id of it, where it has one.
        message: Option<String>,
    },
    /// It took the place of the message that showed the prompt.
    Edited,
    /// The citizen has blocked the bot; all that waits for the chat is closed with it.
    Blocked,
    /// The chat is not there any more, or nothing reached it for too long.
    Unreachable(String),
    /// It came too late to matter.
    Expired,
    /// The platform will never take it. It is set aside with its reason.
    Refused(String),
    /// The platform wants a pause for this chat. No attempt is counted.
    Wait(Duration),
    /// It did not work, and is tried again.
    Retry {
        /// When; a backoff with jitter, which the caller knows.
        due_at: DateTime<Utc>,
        /// What went wrong.
        reason: String,
    },
}

impl Outcome {
    /// What a delivery makes of a row; one that failed is tried again at `retry_at`.
    pub fn of(delivery: Delivery, retry_at: DateTime<Utc>) -> Self {
        match delivery {
            Delivery::Delivered { message } => Outcome::Delivered { message },
            Delivery::Edited => Outcome::Edited,
            Delivery::Blocked => Outcome::Blocked,
            Delivery::Unreachable(reason) => Outcome::Unreachable(reason),
            Delivery::Expired => Outcome::Expired,
            Delivery::Refused(reason) => Outcome::Refused(reason),
            Delivery::Wait(pause) => Outcome::Wait(pause),
            Delivery::Failed(reason) => Outcome::Retry { due_at: retry_at, reason },
        }
    }
}

/// A record as the row takes it: closed with an outcome, or open again from `due_at`.
#[derive(Serialize)]
struct Closing<'a> {
    id: i64,
    lease: i64,
    outcome: Option<&'static str>,
    due_at: Option<i64>,
    uncounted: i64,
    message: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> Closing<'a> {
    fn of(record: &'a Record, now: DateTime<Utc>) -> Self {
        let open = Closing {
            id: record.id,
            lease: record.lease_until.timestamp_micros(),
            outcome: None,
            due_at: None,
            uncounted: 0,
            message: None,
            reason: None,
        };
        match &record.outcome {
            Outcome::Delivered { message } => {
                Closing { outcome: Some("delivered"), message: message.as_deref(), ..open }
            }
            Outcome::Edited => Closing { outcome: Some("edited"), ..open },
            Outcome::Blocked => Closing { outcome: Some("blocked"), ..open },
            Outcome::Unreachable(reason) => {
                Closing { outcome: Some("unreachable"), reason: Some(reason), ..open }
            }
            Outcome::Expired => Closing { outcome: Some("expired"), ..open },
            Outcome::Refused(reason) => Closing { outcome: Some("refused"), reason: Some(reason), ..open },
            Outcome::Wait(pause) => {
                Closing { due_at: Some(after(now, *pause).timestamp_micros()), uncounted: 1, ..open }
            }
            Outcome::Retry { due_at, reason } => {
                Closing { due_at: Some(due_at.timestamp_micros()), reason: Some(reason), ..open }
            }
        }
    }
}

/// The end of a pause; no platform's answer makes it overflow.
fn after(now: DateTime<Utc>, pause: Duration) -> DateTime<Utc> {
    let pause = TimeDelta::from_std(pause).unwrap_or(TimeDelta::MAX);
    now.checked_add_signed(pause).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

pub(super) const CLOSE: Dialects = Dialects {
    sqlite: "update outbox set outcome = item.value ->> 'outcome', lease_until = null,
            closed_at = case when item.value ->> 'outcome' is not null then $2 end,
            due_at = coalesce(item.value ->> 'due_at', due_at),
            attempts = attempts - (item.value ->> 'uncounted'), message = item.value ->> 'message', reason = item.value ->> 'reason'
        from json_each($1) as item
        where outbox.id = item.value ->> 'id' and outbox.outcome is null
            and outbox.lease_until = item.value ->> 'lease'
        returning id, kind",
    postgres: "update outbox set outcome = item.outcome, lease_until = null,
            closed_at = case when item.outcome is not null then $2 end,
            due_at = coalesce(item.due_at, outbox.due_at), attempts = outbox.attempts - item.uncounted,
            message = item.message, reason = item.reason
        from json_to_recordset($1::json) as item
            (id bigint, lease bigint, outcome text, due_at bigint, uncounted bigint, message text, reason text)
        where outbox.id = item.id and outbox.outcome is null and outbox.lease_until = item.lease
        returning outbox.id, outbox.kind",
};

/// Records what became of claimed rows. A record is ignored when its row is closed already, or was
/// claimed again after the lease.
pub async fn record(tx: &mut Tx, records: &[Record], now: DateTime<Utc>) -> Result<(), StoreError> {
    if records.is_empty() {
        return Ok(());
    }
    let closings: Vec<Closing<'_>> = records.iter().map(|record| Closing::of(record, now)).collect();
    let rows = tx.rows(CLOSE, args![&json::list(&closings)?, now]).await?;
    let mut accepted = BTreeMap::new();
    for row in &rows {
        accepted.insert(row.int("id")?, row.text("kind")? == Kind::Prompt.name());
    }
    let mut news = BTreeMap::new();
    for record in records {
        if let Some(shows_prompt) = accepted.get(&record.id) {
            let chat =
                news.entry(record.chat.as_str()).or_insert_with(|| ChatNews::none(record.chat.as_str()));
            chat.learn(&record.outcome, *shows_prompt, now);
        }
    }
    tell_chats(tx, news.into_values().filter(ChatNews::is_any).collect(), now).await
}

/// What the outcomes say about a chat.
#[derive(Serialize)]
struct ChatNews<'a> {
    chat: &'a str,
    prompt_message: Option<&'a str>,
    paced_until: Option<i64>,
    left_at: Option<i64>,
}

impl<'a> ChatNews<'a> {
    fn none(chat: &'a str) -> Self {
        Self { chat, prompt_message: None, paced_until: None, left_at: None }
    }

    fn learn(&mut self, outcome: &'a Outcome, shows_prompt: bool, now: DateTime<Utc>) {
        match outcome {
            Outcome::Delivered { message: Some(message) } if shows_prompt => {
                self.prompt_message = Some(message)
            }
            Outcome::Wait(pause) => {
                self.paced_until = self.paced_until.max(Some(after(now, *pause).timestamp_micros()))
            }
            Outcome::Blocked => self.left_at = Some(now.timestamp_micros()),
            _ => {}
        }
    }

    fn is_any(&self) -> bool {
        self.prompt_message.is_some() || self.paced_until.is_some() || self.left_at.is_some()
    }
}

pub(super) const TELL: Dialects = Dialects {
    sqlite: "update chat set prompt_message = coalesce(item.value ->> 'prompt_message', prompt_message),
            paced_until = coalesce(item.value ->> 'paced_until', paced_until),
            left_at = coalesce(left_at, item.value ->> 'left_at')
        from json_each($1) as item where chat.id = item.value ->> 'chat'",
    postgres: "update chat set prompt_message = coalesce(item.prompt_message, chat.prompt_message),
            paced_until = coalesce(item.paced_until, chat.paced_until),
            left_at = coalesce(chat.left_at, item.left_at)
        from json_to_recordset($1::json) as item
            (chat text, prompt_message text, paced_until bigint, left_at bigint)
        where chat.id = item.chat",
};

async fn tell_chats(tx: &mut Tx, news: Vec<ChatNews<'_>>, now: DateTime<Utc>) -> Result<(), StoreError> {
    if news.is_empty() {
        return Ok(());
    }
    tx.execute(TELL, args![&json::list(&news)?]).await?;
    let left: Vec<&str> = news.iter().filter(|chat| chat.left_at.is_some()).map(|chat| chat.chat).collect();
    if left.is_empty() { Ok(()) } else { close_blocked(tx, &left, now).await }
}
