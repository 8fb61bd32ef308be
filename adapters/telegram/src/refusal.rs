//! Why a call was refused, as a type.
//!
//! Telegram says it in a code and an English sentence, and the sentences drift: a capital letter,
//! a "the" more, a reason behind a colon. So a refusal is told by its code and the beginning of its
//! text, in small letters.
//!
//! | code | text (after `Bad Request: `, `Forbidden: `) | refusal | what a send makes of it |
//! |---|---|---|---|
//! | 403 | any: blocked, kicked, user is deactivated, can't initiate conversation | [`Blocked`] | `Blocked` |
//! | 400 | chat not found, private chat not found, user not found, `PEER_ID_INVALID`, group chat was …, group is deactivated, not enough rights, have no rights | [`ChatGone`] | `Unreachable` |
//! | 400 with `migrate_to_chat_id` | any | [`ChatGone`] | `Unreachable` |
//! | 400 | message is not modified, `MESSAGE_NOT_MODIFIED` | [`NotModified`] | `Edited` |
//! | 400 | message to edit not found, message can't be edited, there is no text in the message to edit, message identifier is not specified, `MESSAGE_ID_INVALID` | [`MessageGone`] | a new message |
//! | 400 | query is too old, query id is invalid, `QUERY_ID_INVALID` | [`QueryExpired`] | `Expired` |
//! | 429 | any; `retry_after` beside it, else at the text's end | [`TooMany`] | `Wait` |
//! | 409 | any: another poller, an active webhook | [`Conflict`] | `Failed` |
//! | 401, 404 | any: a token nobody knows | [`Unauthorized`] | `Failed` |
//! | 5xx | any | [`Server`] | `Failed` |
//! | none, or an answer that is none | | [`Network`] | `Failed` |
//! | else | | [`Other`] | `Refused` |
//!
//! To add one: a variant, a line in this table and in [`Refusal::of`], its arm in
//! [`send`](crate::send), and its text in the table of the fake server's errors.
//!
//! [`Blocked`]: Refusal::Blocked
//! [`ChatGone`]: Refusal::ChatGone
//! [`NotModified`]: Refusal::NotModified
//! [`MessageGone`]: Refusal::MessageGone
//! [`QueryExpired`]: Refusal::QueryExpired
//! [`TooMany`]: Refusal::TooMany
//! [`Conflict`]: Refusal::Conflict
//! [`Unauthorized`]: Refusal::Unauthorized
//! [`Server`]: Refusal::Server
//! [`Network`]: Refusal::Network
//! [`Other`]: Refusal::Other

use std::time::Duration;

/// A call that was not carried out, or of which nobody knows whether it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The citizen blocked the bot, never spoke to it, or is no longer a user.
    #[error("the bot may not write to this chat: {0}")]
    Blocked(String),
    /// There is no such chat, or nobody may write there.
    #[error("there is no such chat: {0}")]
    ChatGone(String),
    /// The message says exactly this already.
    #[error("the message says this already")]
    NotModified,
    /// The message is not there any more, or can't be changed any more.
    #[error("the message can't be changed any more: {0}")]
    MessageGone(String),
    /// The tap was too long ago, or was answered already.
    #[error("the tap can't be answered any more")]
    QueryExpired,
    /// Too many calls; not again before this time has passed.
    #[error("Telegram wants a pause of {} s", .retry_after.as_secs())]
    TooMany {
        /// How long to wait.
        retry_after: Duration,
    },
    /// Another process polls with this token, or a webhook is set.
    #[error("somebody else receives this bot's messages; run one instance per token: {0}")]
    Conflict(String),
    /// The token is not, or no longer, a bot's.
    #[error("Telegram does not know this bot token; check `telegram.token` and `telegram.api_url` ({0})")]
    Unauthorized(String),
    /// The server has trouble of its own.
    #[error("Telegram has trouble of its own ({code}): {text}")]
    Server {
        /// 500 and above.
        code: u16,
        /// What it says about it.
        text: String,
    },
    /// No answer, or none that can be read: nobody knows whether the call was carried out.
    #[error("no answer from Telegram: {0}")]
    Network(String),
    /// The call itself is wrong.
    #[error("Telegram refused ({code}): {text}")]
    Other {
        /// Its code
        code: u16,
        /// and its text.
        text: String,
    },
}

/// The pause when Telegram wants one but does not say how long.
const UNSAID_PAUSE: Duration = Duration::from_secs(1);

const CHAT_GONE: [&str; 9] = [
    "chat not found",
    "private chat not found",
    "user not found",
    "peer_id_invalid",
    "group chat was",
    "group is deactivated",
    "the group chat was",
    "not enough rights",
    "have no rights",
];
const MESSAGE_GONE: [&str; 5] = [
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message identifier is not specified",
    "message_id_invalid",
];
const NOT_MODIFIED: [&str; 2] = ["message is not modified", "message_not_modified"];
const QUERY_EXPIRED: [&str; 3] = ["query is too old", "query id is invalid", "query_id_invalid"];

impl Refusal {
    /// The refusal that this code, text and parameters stand for.
    pub fn of(code: u16, text: &str, retry_after: Option<Duration>, moved_to: Option<i64>) -> Self {
        let said = text.to_owned();
        match code {
            429 => Self::TooMany {
                retry_after: retry_after.or_else(|| said_pause(text)).unwrap_or(UNSAID_PAUSE),
            },
            409 => Self::Conflict(said),
            401 | 404 => Self::Unauthorized(said),
            403 => Self::Blocked(said),
            500.. => Self::Server { code, text: said },
            400 if moved_to.is_some() => Self::ChatGone(said),
            400 => Self::of_bad_request(said),
            // A page of somebody else's: a login of the network, a redirect.
            ..400 => Self::Network(format!("{said} (status {code})")),
            _ => Self::Other { code, text: said },
        }
    }

    fn of_bad_request(text: String) -> Self {
        let small = text.to_lowercase();
        let reason = small.strip_prefix("bad request:").unwrap_or(&small).trim_start();
        let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| reason.starts_with(beginning));
        if begins(&NOT_MODIFIED) {
            Self::NotModified
        } else if begins(&QUERY_EXPIRED) {
            Self::QueryExpired
        } else if begins(&MESSAGE_GONE) {
            Self::MessageGone(text)
        } else if begins(&CHAT_GONE) {
            Self::ChatGone(text)
        } else {
            Self::Other { code: 400, text }
        }
    }
}

/// "Too Many Requests: retry after 5"
fn said_pause(text: &str) -> Option<Duration> {
    text.split_whitespace().next_back()?.parse().ok().map(Duration::from_secs)
}
