//! Tells those who decide when something is wrong with the bot itself, and when it is over.

use std::sync::Arc;

use bot_core::reply::{Passage, StaffPassage};
use bot_core::trouble::{Lasting, Trouble};
use chrono::{DateTime, TimeDelta, Utc};
use store::{StoreError, Tx, chats, staff, troubles};

use super::Job;
use super::tell_staff::Writer;
use crate::bot::Bot;
use crate::desk::Desk;

/// It is told within this time after it can be called trouble.
const LOOK: TimeDelta = TimeDelta::seconds(30);
/// A database that is away for a shorter time is noticed by nobody.
const MOMENT: TimeDelta = TimeDelta::minutes(1);

/// Tells troubles.
pub struct TellTroubles<D> {
    bot: Arc<Bot<D>>,
    /// Since when the database does not answer.
    away_since: Option<DateTime<Utc>>,
}

impl<D: Desk> TellTroubles<D> {
    /// Tells those who decide at this bot's city.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self { bot, away_since: None }
    }

    async fn look(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.bot.store.begin().await?;
        let mut seen = troubles::seen(&mut tx, now).await?;
        seen.extend(self.bot.heard.silent(now));
        let mut changed = troubles::changed(&mut tx, &seen, now).await?;
        if let Some(since) = self.away_since.filter(|since| now - *since > MOMENT) {
            changed.push((Trouble::Database, Lasting::Over(since, now)));
        }
        for (trouble, lasting) in changed {
            tracing::warn!(trouble = trouble.name(), ?lasting, "staff are told of trouble");
            self.tell(&mut tx, &trouble, lasting, now).await?;
        }
        tx.commit().await?;
        self.bot.signal_outbox();
        Ok(())
    }

    /// Nobody is told where it could not arrive; when it is over all are.
    async fn tell(
        &self,
        tx: &mut Tx,
        trouble: &Trouble,
        lasting: Lasting<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let zone = self.bot.city().city.timezone;
        let lasting_there = lasting.by(|at| at.with_timezone(&zone).naive_local());
        let writer = Writer { bot: self.bot.clone() };
        for (_, chat) in staff::deciding(tx, self.bot.store.codec()).await? {
            let platform = chats::platform(tx, &chat).await?;
            if matches!(lasting, Lasting::Since(_)) && trouble.platform() == platform.as_deref() {
                continue;
            }
            let passage =
                Passage::Staff(StaffPassage::Trouble { trouble: trouble.clone(), lasting: lasting_there });
            writer.write(tx, &chat, |_| passage, now).await?;
        }
        Ok(())
    }
}

impl<D: Desk> Job for TellTroubles<D> {
    const NAME: &'static str = "tell troubles";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        match self.look(now).await {
            Ok(()) => self.away_since = None,
            Err(error) => {
                self.away_since.get_or_insert(now);
                return Err(error);
            }
        }
        Ok(now + LOOK)
    }
}
