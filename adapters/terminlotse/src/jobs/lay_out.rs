//! Lays places out ahead to the horizon, and notices when the catalogue was imported anew.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::layout::{Layout, Progress};
use store::{StoreError, catalogue};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

/// An import by another process, and a new day, are noticed within this time.
const LOOK: TimeDelta = TimeDelta::minutes(1);

/// Lays places out.
pub struct LayOut<D> {
    bot: Arc<Bot<D>>,
    slot: TimeDelta,
    horizon: TimeDelta,
}

impl<D> LayOut<D> {
    /// Lays out this bot's places: slots of `slot` where the rule says nothing else, `horizon` ahead.
    pub fn new(bot: Arc<Bot<D>>, slot: TimeDelta, horizon: TimeDelta) -> Self {
        Self { bot, slot, horizon }
    }
}

impl<D: Desk> Job for LayOut<D> {
    const NAME: &'static str = "lay out";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin_read().await?;
        let city = catalogue::load(&mut tx).await?;
        drop(tx);
        if let Some(city) = city.filter(|city| *city != *self.bot.city()) {
            self.bot.set_city(city);
        }
        let zone = self.bot.city().city.timezone;
        let layout = Layout { zone, slot: self.slot, horizon: self.horizon };
        let mut tx = self.bot.store.begin().await?;
        let progress = layout.run_once(&mut tx, now).await?;
        tx.commit().await?;
        Ok(match progress {
            Progress::More => now,
            Progress::DoneUntil(until) => until.min(now + LOOK),
        })
    }
}
