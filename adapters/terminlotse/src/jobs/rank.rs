//! Puts the services in the order in which people want them; whoever looks at the catalogue next sees it.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, catalogue};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

/// An order that changes while people look at it confuses them.
const LOOK: TimeDelta = TimeDelta::hours(6);

/// Long enough to see what is wanted, short enough to see what is wanted now.
const LATELY: TimeDelta = TimeDelta::days(30);

/// Ranks the services.
pub struct Rank<D> {
    bot: Arc<Bot<D>>,
}

impl<D> Rank<D> {
    /// Ranks this bot's services by how often they were booked in the last thirty days.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self { bot }
    }
}

impl<D: Desk> Job for Rank<D> {
    const NAME: &'static str = "rank";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let store = &self.bot.store;
        let mut reading = store.begin_read().await?;
        let wanted = catalogue::wanted_since(&mut reading, now - LATELY).await?;
        drop(reading);
        if !wanted.is_empty() {
            let mut tx = store.begin().await?;
            catalogue::remember(&mut tx, &wanted).await?;
            tx.commit().await?;
        }
        Ok(now + LOOK)
    }
}
