//! Forgets what need not be kept any longer (`policy.retention`).

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, retention};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

const LOOK: TimeDelta = TimeDelta::hours(1);

/// Forgets.
pub struct Retain<D> {
    bot: Arc<Bot<D>>,
    retention: TimeDelta,
}

impl<D> Retain<D> {
    /// Forgets what is older than `retention`.
    pub fn new(bot: Arc<Bot<D>>, retention: TimeDelta) -> Self {
        Self { bot, retention }
    }
}

impl<D: Desk> Job for Retain<D> {
    const NAME: &'static str = "retain";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin().await?;
        retention::forget_old(&mut tx, now, self.retention).await?;
        tx.commit().await?;
        Ok(now + LOOK)
    }
}
