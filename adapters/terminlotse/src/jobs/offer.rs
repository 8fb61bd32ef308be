//! Offers places that have become free to those who have lost theirs, then to those who wait, and tells those who
//! waited in vain.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use store::closures::cases;
use store::waitlist::offering::{self, Candidate};
use store::{StoreError, rules, waitlist};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::turn::{Cause, Turn};

/// A place that became free is offered within this time.
const LOOK: TimeDelta = TimeDelta::seconds(1);
/// How many are told in one go.
const AT_ONCE: u32 = 100;
/// How many entries are looked at in one transaction: live turns wait meanwhile.
const LOOKED_AT: usize = 50;
/// A turn counts from before it got the writer: what it gave back may be older than the last look.
const OVERLAP: TimeDelta = TimeDelta::seconds(5);

/// Offers places.
pub struct Offer<D, S> {
    bot: Arc<Bot<D>>,
    seeds: S,
    /// Until when all that became free was looked at; at the start nobody knows.
    looked_until: DateTime<Utc>,
    /// Who is still to be looked at for what became free since then, in their order.
    queue: VecDeque<Candidate>,
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Offer<D, S> {
    /// Offers this bot's places, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { bot, seeds, looked_until: DateTime::UNIX_EPOCH, queue: VecDeque::new() }
    }

    /// Makes a new queue, once all who have lost their place are looked at; whether they are. Reading it takes a while
    /// where many wait, and keeps no turn from writing.
    async fn look(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let since = self.looked_until.checked_sub_signed(OVERLAP).unwrap_or(self.looked_until);
        let mut tx = self.bot.store.begin().await?;
        offering::lapse(&mut tx, now).await?;
        let rehoused = self.bot.desk.rehouse(&mut tx, &self.bot.city(), since, now).await?;
        tx.commit().await?;
        if !rehoused {
            return Ok(false);
        }
        let mut tx = self.bot.store.begin_read().await?;
        if rules::pause(&mut tx).await?.is_some() {
            // What becomes free meanwhile is offered afterwards.
            return Ok(true);
        }
        self.queue = self.bot.desk.candidates(&mut tx, since, now).await?.into();
        self.looked_until = now;
        Ok(true)
    }

    /// Goes on with the queue, or makes a new one; whether it is through.
    async fn offer(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        if self.queue.is_empty() && !self.look(now).await? {
            return Ok(false);
        }
        let Self { bot, queue, .. } = self;
        let mut tx = bot.store.begin().await?;
        let city = bot.city();
        let looked_at = LOOKED_AT.min(queue.len());
        let mut in_vain = HashSet::new();
        for Candidate { entry, wants } in queue.range(..looked_at) {
            if !in_vain.contains(wants) && !bot.desk.offer(&mut tx, &city, entry, now).await? {
                in_vain.insert(*wants);
            }
        }
        tx.commit().await?;
        // Not before: whoever was looked at in a transaction that is lost is looked at again.
        queue.drain(..looked_at);
        queue.retain(|candidate| !in_vain.contains(&candidate.wants));
        Ok(queue.is_empty())
    }

    /// Tells what can be told now; whether that was all.
    async fn tell(&mut self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let mut tx = self.bot.store.begin_read().await?;
        let offered = offering::untold(&mut tx, now, AT_ONCE).await?;
        let over = self.bot.desk.over(&mut tx, &self.bot.city(), now, AT_ONCE).await?;
        drop(tx);
        let causes = offered.into_iter().map(Cause::Offered).chain(over.into_iter().map(Cause::WaitedInVain));
        let turns: Vec<Turn> = causes.map(|cause| Turn { cause, now, seed: (self.seeds)() }).collect();
        self.bot.take_turns(&turns).await?;
        Ok(turns.len() < AT_ONCE as usize)
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for Offer<D, S> {
    const NAME: &'static str = "offer";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let someone_waits = {
            let mut tx = self.bot.store.begin_read().await?;
            waitlist::is_anybody_waiting(&mut tx).await? || cases::is_any_open(&mut tx).await?
        };
        if !someone_waits {
            return Ok(now + LOOK);
        }
        let all_offered = self.offer(now).await?;
        let all_told = self.tell(now).await?;
        Ok(if all_offered && all_told { now + LOOK } else { now })
    }
}
