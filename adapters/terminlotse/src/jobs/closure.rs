//! Tells those whose appointments fall out, and lists those who don't answer. Other places are found by the job that
//! [offers](super::Offer) what is free, before it looks at the waitlist.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::StoreError;
use store::closures::cases;

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::turn::{Cause, Turn};

/// A closure is told within this time.
const LOOK: TimeDelta = TimeDelta::seconds(1);
/// How many are told in one go.
const AT_ONCE: u32 = 100;

/// Tells of closures.
pub struct Closure<D, S> {
    bot: Arc<Bot<D>>,
    seeds: S,
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Closure<D, S> {
    /// Tells this bot's citizens, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { bot, seeds }
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for Closure<D, S> {
    const NAME: &'static str = "closure";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin_read().await?;
        let holds = cases::closed_holds(&mut tx, AT_ONCE).await?;
        let due = cases::due(&mut tx, now, AT_ONCE).await?;
        drop(tx);
        let more = due.len() as u32 == AT_ONCE;
        let causes = holds.into_iter().map(Cause::PlaceClosed).chain(due.into_iter().map(Cause::Closure));
        let turns: Vec<Turn> = causes.map(|cause| Turn { cause, now, seed: (self.seeds)() }).collect();
        self.bot.take_turns(&turns).await?;
        Ok(if more { now } else { now + LOOK })
    }
}
