//! Tells citizens what staff did, where it concerns them.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, tidings};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::turn::{Cause, Turn};

/// It is told within this time.
const LOOK: TimeDelta = TimeDelta::seconds(2);
/// How many are told in one go.
const AT_ONCE: u32 = 100;

/// Tells tidings.
pub struct Tidings<D, S> {
    bot: Arc<Bot<D>>,
    seeds: S,
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Tidings<D, S> {
    /// Tells this bot's tidings, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { bot, seeds }
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for Tidings<D, S> {
    const NAME: &'static str = "tidings";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin_read().await?;
        let untold = tidings::untold(&mut tx, now, AT_ONCE).await?;
        drop(tx);
        if untold.is_empty() {
            return Ok(now + LOOK);
        }
        let turns: Vec<Turn> = untold
            .into_iter()
            .map(|id| Turn { cause: Cause::Tidings(id), now, seed: (self.seeds)() })
            .collect();
        self.bot.take_turns(&turns).await?;
        Ok(now)
    }
}
