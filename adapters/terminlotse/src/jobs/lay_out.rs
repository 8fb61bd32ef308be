//! Lays places out ahead to the horizon, and notices when the catalogue was imported anew.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::layout::{Layout, Progress};
use store::{Store, StoreError, catalogue};

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
        if let Some(city) = city {
            self.bot.set_city(city);
        }
        let rules = self.bot.city().city.opening_rules(self.slot);
        let layout = Layout { rules, horizon: self.horizon };
        Ok(match next_part(&self.bot.store, &layout, now).await? {
            Progress::More => now,
            Progress::DoneUntil(until) => until.min(now + LOOK),
        })
    }
}

/// Lays out all there is to lay out at `now`: after an import, whose changed offices have no free
/// places until then.
///
/// # Errors
/// The database failed; what was laid out by then stays.
pub async fn lay_out_all(store: &Store, layout: &Layout, now: DateTime<Utc>) -> Result<(), StoreError> {
    while next_part(store, layout, now).await? == Progress::More {}
    Ok(())
}

/// A part at a time, so that no turn waits long behind it.
async fn next_part(store: &Store, layout: &Layout, now: DateTime<Utc>) -> Result<Progress, StoreError> {
    let mut tx = store.begin().await?;
    let progress = layout.run_once(&mut tx, now).await?;
    tx.commit().await?;
    Ok(progress)
}
