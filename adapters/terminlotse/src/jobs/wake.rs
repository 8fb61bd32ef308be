//! Wakes conversations whose deadline has come.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, chats};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::turn::{Cause, Turn};

/// A turn may ask to be woken at any time; this is how late that is noticed at the most.
const LOOK: TimeDelta = TimeDelta::seconds(1);
/// How many are woken in one go.
const AT_ONCE: u32 = 100;

/// Wakes conversations.
pub struct Wake<D, S> {
    bot: Arc<Bot<D>>,
    seeds: S,
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Wake<D, S> {
    /// Wakes this bot's conversations, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { bot, seeds }
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for Wake<D, S> {
    const NAME: &'static str = "wake";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin_read().await?;
        let due = chats::due(&mut tx, now, AT_ONCE).await?;
        let next = chats::next_wake(&mut tx).await?;
        drop(tx);
        if due.is_empty() {
            return Ok(next.map_or(now + LOOK, |next| next.clamp(now, now + LOOK)));
        }
        let turns: Vec<Turn> =
            due.into_iter().map(|chat| Turn { cause: Cause::Due(chat), now, seed: (self.seeds)() }).collect();
        self.bot.take_turns(&turns).await?;
        Ok(now)
    }
}
