//! Long polling with an offset of our own.
//!
//! To Telegram, asking for the updates after the 7th says that all up to the 7th are done with and
//! may be forgotten. So the offset moves only when the driver says so: it [`fetch`](Poller::fetch)es
//! a batch, commits each turn, and only then [`acknowledge`](Poller::acknowledge)s. A driver that
//! dies in between is given the same batch again, and knows its updates by their ids.
//!
//! The ids of updates may start anew at a random number after an idle week. So no highest id is
//! remembered: an offset is sent until one answer proves that it has arrived, then it is dropped, and
//! Telegram hands out whatever is unconfirmed.

use std::time::Duration;

use serde_json::Value;
use teloxide::payloads::{GetUpdates, GetUpdatesSetters};
use teloxide::types::AllowedUpdate;

use bot_core::arrival::Arrival;

use crate::client::Client;
use crate::menu::Myself;
use crate::refusal::Refusal;
use crate::update;

/// As many updates as Telegram hands out at once.
const BATCH: u8 = 100;

/// What the bot wants to hear of. What is not listed here costs no call at all.
const KINDS: [AllowedUpdate; 4] = [
    AllowedUpdate::Message,
    AllowedUpdate::EditedMessage,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::MyChatMember,
];

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Two instances that poll in turn throw each other out; the pause lets one finish its batch.
const CONFLICT_PAUSE: Duration = Duration::from_secs(5);

/// Fetches updates, batch by batch.
#[derive(Debug)]
pub struct Poller {
    client: Client,
    myself: Myself,
    timeout: Duration,
    /// What the next call confirms.
    confirms: Option<i64>,
    /// What [`Poller::acknowledge`] will confirm.
    fetched: Option<i64>,
    failures: u32,
}

/// Why there are no updates.
#[derive(Debug, thiserror::Error)]
pub enum PollError {
    /// Not now.
    #[error("{refusal}; asking again in {} s", .pause.as_secs())]
    Pause {
        /// What Telegram said, or the network.
        refusal: Refusal,
        /// When to try again.
        pause: Duration,
    },
    /// Not ever with this token.
    #[error(transparent)]
    Final(Refusal),
}

impl Poller {
    /// Polls as this bot. Each fetch waits up to `timeout` for something to happen.
    pub fn new(client: Client, myself: Myself, timeout: Duration) -> Self {
        Self { client, myself, timeout, confirms: None, fetched: None, failures: 0 }
    }

    /// The next batch, in order; after a batch that was not acknowledged, that one again. An empty
    /// batch wants to be acknowledged too: it may hold updates that concern nobody.
    pub async fn fetch(&mut self) -> Result<Vec<Arrival>, PollError> {
        self.fetched = None;
        match self.client.call::<_, Vec<Value>>(&self.request()).await {
            Ok(updates) => {
                self.failures = 0;
                self.confirms = None;
                self.fetched = updates.iter().filter_map(update::id).max().map(|newest| newest + 1);
                Ok(updates.iter().filter_map(|update| update::arrival(update, &self.myself)).collect())
            }
            Err(refusal @ Refusal::Unauthorized(_)) => Err(PollError::Final(refusal)),
            Err(refusal) => {
                let pause = pause_after(&refusal, self.failures);
                self.failures += 1;
                Err(PollError::Pause { refusal, pause })
            }
        }
    }

    /// Every update of the last batch is done with. Telegram learns it by the next fetch.
    pub fn acknowledge(&mut self) {
        if let Some(next) = self.fetched.take() {
            self.confirms = Some(next);
        }
    }

    fn request(&self) -> GetUpdates {
        let timeout = u32::try_from(self.timeout.as_secs()).unwrap_or(u32::MAX);
        let request = GetUpdates::new().limit(BATCH).timeout(timeout).allowed_updates(KINDS);
        match self.confirms.and_then(|offset| i32::try_from(offset).ok()) {
            Some(offset) => request.offset(offset),
            None => request,
        }
    }
}

/// Doubles from one second on; what Telegram itself asks for comes first.
fn pause_after(refusal: &Refusal, failures: u32) -> Duration {
    match refusal {
        Refusal::TooMany { retry_after } => *retry_after,
        Refusal::Conflict(_) => CONFLICT_PAUSE,
        _ => Duration::from_secs(1 << failures.min(5)).min(LONGEST_PAUSE),
    }
}
