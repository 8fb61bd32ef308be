//! Answers what the desk has set aside because it takes long.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::StoreError;
use store::dice::Dice;

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::turn::{Cause, Turn};

/// It is answered within this time.
const LOOK: TimeDelta = TimeDelta::milliseconds(500);

/// Answers late.
pub struct AnswerLate<D, S> {
    bot: Arc<Bot<D>>,
    seeds: S,
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> AnswerLate<D, S> {
    /// Answers what this bot's desk has set aside, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { bot, seeds }
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for AnswerLate<D, S> {
    const NAME: &'static str = "answer late";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let (city, mut dice) = (self.bot.city(), Dice::new((self.seeds)()));
        let answers = self.bot.desk.late_answers(&self.bot.store, &mut dice, &city, now).await?;
        let turns: Vec<Turn> = answers
            .into_iter()
            .map(|(chat, order, answer)| {
                let cause = Cause::Answered { chat, order, answer };
                Turn { cause, now, seed: (self.seeds)() }
            })
            .collect();
        self.bot.take_turns(&turns).await?;
        Ok(now + LOOK)
    }
}
