//! Why a call was not carried out, and whether it is worth another try.
//!
//! The errors of matrix-sdk tell a citizen's and an operator's affairs in detail; what leaves this crate
//! are short sentences without names of rooms or persons.

use std::time::Duration;

use matrix_sdk::ruma::api::error::{ErrorKind, RetryAfter};
use matrix_sdk::{Error, HttpError};

/// How long to wait where the homeserver wants a pause and does not say how long.
const PAUSE: Duration = Duration::from_secs(5);

/// Why a call was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Too many calls (`M_LIMIT_EXCEEDED`).
    #[error("the homeserver wants a pause of {} s", .0.as_secs())]
    TooMany(Duration),
    /// The session has ended (`M_UNKNOWN_TOKEN`).
    #[error("the homeserver does not know the bot's session any more")]
    LoggedOut {
        /// Whether only the session is over, and the same device may log in again (`soft_logout`).
        device_is_kept: bool,
    },
    /// We may not: the bot was removed from the room, or must not write there.
    #[error("the homeserver does not let the bot do that there")]
    Forbidden,
    /// Room, event or media are not there.
    #[error("the homeserver does not know it")]
    Gone,
    /// More than an event may hold; 64 KiB by the specification.
    #[error("it is too large for the homeserver")]
    TooLarge,
    /// No network, or the homeserver is in trouble. Worth another try.
    #[error("the homeserver can't be reached or is in trouble{}", .0.map_or(String::new(), |status| format!(" (status {status})")))]
    Unreachable(Option<u16>),
    /// Anything else, which the next try won't change.
    #[error("the homeserver refused it: {0}")]
    Other(String),
    /// The bot's own store or keys are in trouble.
    #[error("the bot's Matrix store failed: {0}")]
    Store(String),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Http(error) => Refusal::from(*error),
            Error::ConcurrentRequestFailed => Refusal::Unreachable(None),
            Error::Io(error) => Refusal::Store(error.kind().to_string()),
            other => match other.client_api_error_kind() {
                Some(kind) => of_kind(kind, None),
                None => Refusal::Store(first_line(&other.to_string())),
            },
        }
    }
}

impl From<HttpError> for Refusal {
    fn from(error: HttpError) -> Self {
        let Some(api) = error.as_client_api_error() else { return Refusal::Unreachable(None) };
        match api.error_kind() {
            Some(kind) => of_kind(kind, Some(api.status_code.as_u16())),
            None => of_status(api.status_code.as_u16()),
        }
    }
}

fn of_kind(kind: &ErrorKind, status: Option<u16>) -> Refusal {
    match kind {
        ErrorKind::LimitExceeded(limit) => Refusal::TooMany(match limit.retry_after {
            Some(RetryAfter::Delay(pause)) => pause,
            _ => PAUSE,
        }),
        ErrorKind::UnknownToken(ended) => Refusal::LoggedOut { device_is_kept: ended.soft_logout },
        ErrorKind::Forbidden => Refusal::Forbidden,
        ErrorKind::NotFound => Refusal::Gone,
        ErrorKind::TooLarge => Refusal::TooLarge,
        kind => match status {
            Some(status) if status >= 500 => Refusal::Unreachable(Some(status)),
            _ => Refusal::Other(kind.errcode().to_string()),
        },
    }
}

fn of_status(status: u16) -> Refusal {
    match status {
        429 => Refusal::TooMany(PAUSE),
        403 => Refusal::Forbidden,
        404 => Refusal::Gone,
        413 => Refusal::TooLarge,
        500.. => Refusal::Unreachable(Some(status)),
        _ => Refusal::Other(format!("status {status}")),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
