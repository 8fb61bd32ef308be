//! Frees the places of holds, and of cancellations that can no longer be undone.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, desk};

use super::Job;
use crate::bot::Bot;

/// A place is free again within this time after its hold has ended.
const LOOK: TimeDelta = TimeDelta::seconds(1);

/// Frees places.
pub struct Expire<D>(Arc<Bot<D>>);

impl<D> Expire<D> {
    /// Frees this bot's places.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self(bot)
    }
}

impl<D: crate::desk::Desk> Job for Expire<D> {
    const NAME: &'static str = "expire";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let next = {
            let mut tx = self.0.store.begin_read().await?;
            desk::next_expiry(&mut tx).await?
        };
        match next {
            Some(next) if next <= now => {
                let mut tx = self.0.store.begin().await?;
                desk::expire(&mut tx, now).await?;
                tx.commit().await?;
                Ok(now)
            }
            Some(next) => Ok(next.min(now + LOOK)),
            None => Ok(now + LOOK),
        }
    }
}
