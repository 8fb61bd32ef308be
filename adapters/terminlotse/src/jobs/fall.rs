//! Lets unused emergency places fall to the public, as opening rules say.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::StoreError;
use store::places::lanes;

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

/// New places, and places that were given back after their time, are noticed within this time.
const LOOK: TimeDelta = TimeDelta::seconds(10);

/// Lets places fall.
pub struct Fall<D>(Arc<Bot<D>>);

impl<D> Fall<D> {
    /// Lets this bot's places fall.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self(bot)
    }
}

impl<D: Desk> Job for Fall<D> {
    const NAME: &'static str = "fall";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let next = {
            let mut tx = self.0.store.begin_read().await?;
            lanes::next_fall(&mut tx).await?
        };
        match next {
            Some(next) if next <= now => {
                let mut tx = self.0.store.begin().await?;
                let fallen = lanes::fall(&mut tx, now).await?;
                tx.commit().await?;
                // None, where somebody is just taking the last one.
                Ok(if fallen > 0 { now } else { now + LOOK })
            }
            Some(next) => Ok(next.min(now + LOOK)),
            None => Ok(now + LOOK),
        }
    }
}
