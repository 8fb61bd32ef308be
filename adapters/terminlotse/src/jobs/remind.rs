//! Reminds citizens of their appointments, and tells chats whose reminder does not hold any more.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, reminders};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::turn::{Cause, Turn};

/// A reminder is this late at the most.
const LOOK: TimeDelta = TimeDelta::seconds(1);
/// How many are told in one go: live turns wait meanwhile.
const AT_ONCE: u32 = 50;

/// Reminds.
pub struct Remind<D, S> {
    bot: Arc<Bot<D>>,
    seeds: S,
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Remind<D, S> {
    /// Reminds this bot's citizens, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { bot, seeds }
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for Remind<D, S> {
    const NAME: &'static str = "remind";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin_read().await?;
        let outdated = reminders::outdated(&mut tx, AT_ONCE).await?;
        let next = reminders::next(&mut tx).await?;
        drop(tx);
        let due = match next {
            Some(next) if next <= now => {
                let mut tx = self.bot.store.begin().await?;
                let due = reminders::due(&mut tx, now, AT_ONCE).await?;
                tx.commit().await?;
                due
            }
            _ => Vec::new(),
        };
        let outdated = outdated.into_iter().map(|(id, told_at)| Cause::ReminderOutdated(id, told_at));
        let causes = outdated.chain(due.into_iter().map(Cause::Reminded));
        let turns: Vec<Turn> = causes.map(|cause| Turn { cause, now, seed: (self.seeds)() }).collect();
        if turns.is_empty() {
            return Ok(next.map_or(now + LOOK, |next| next.clamp(now, now + LOOK)));
        }
        self.bot.take_turns(&turns).await?;
        Ok(now)
    }
}
