//! Looks after those who would like to speak with a person, so that nobody is forgotten between two clerks.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, pleas};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

/// What a clerk has left waits again within this time.
const LOOK: TimeDelta = TimeDelta::seconds(5);

/// Looks after them.
pub struct Pleas<D>(Arc<Bot<D>>);

impl<D> Pleas<D> {
    /// Looks after those who asked this bot.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self(bot)
    }
}

impl<D: Desk> Job for Pleas<D> {
    const NAME: &'static str = "pleas";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let bot = &self.0;
        let mut tx = bot.store.begin_read().await?;
        let is_due = !pleas::lapsed(&mut tx, now).await?.is_empty()
            || !pleas::to_escalate(&mut tx, now).await?.is_empty();
        drop(tx);
        if is_due {
            let mut tx = bot.store.begin().await?;
            bot.desk.tend_pleas(&mut tx, &bot.store, &bot.city(), now).await?;
            tx.commit().await?;
        }
        Ok(now + LOOK)
    }
}
