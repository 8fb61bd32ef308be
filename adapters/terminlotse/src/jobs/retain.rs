//! Forgets what need not be kept any longer (`policy.retention`).

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, attendance, restriction, retention};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

const LOOK: TimeDelta = TimeDelta::hours(1);

/// Forgets.
pub struct Retain<D> {
    bot: Arc<Bot<D>>,
    retention: TimeDelta,
    no_show_window: TimeDelta,
}

impl<D> Retain<D> {
    /// Forgets what is older than `retention`, and missed appointments once they don't count any more.
    pub fn new(bot: Arc<Bot<D>>, retention: TimeDelta, no_show_window: TimeDelta) -> Self {
        Self { bot, retention, no_show_window }
    }
}

impl<D: Desk> Job for Retain<D> {
    const NAME: &'static str = "retain";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let mut tx = self.bot.store.begin().await?;
        retention::forget_old(&mut tx, now, self.retention).await?;
        let counted = now.checked_sub_signed(self.no_show_window).unwrap_or(DateTime::<Utc>::MIN_UTC);
        attendance::forget_before(&mut tx, counted).await?;
        restriction::forget_ended(&mut tx, now).await?;
        tx.commit().await?;
        Ok(now + LOOK)
    }
}
