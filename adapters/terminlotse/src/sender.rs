//! Sends what lies in the outbox of one platform, and records what became of it.
//!
//! [`Sender::run_once`] records what has arrived and claims what is due; [`Sender::progress`] waits
//! for a send to end. Sends of different chats run beside each other, a chat's own stay in order, and
//! what became of many is recorded in one later commit. A chat that the platform refuses waits alone,
//! unless several are refused at once ([`Pace`]).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;

use bot_core::delivery::{Delivery, Parcel};
use chrono::{DateTime, TimeDelta, Utc};
use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, StreamExt as _};
use store::outbox::{self, Claimed, Lane, Outcome, Record};
use store::{StoreError, Tx};

use crate::bot::Bot;
use crate::crash_point::{CrashPoint, pass};
use crate::desk::Desk;
use crate::letter::Letter;
use crate::pace::Pace;

/// How many sends are under way at once: enough to hide the platform's latency.
const AT_ONCE: u32 = 200;
/// Who claims a row has so long to record what became of it; longer than any send's timeout.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// The first pause after a failed send; it doubles with each attempt …
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(1);
/// … up to this.
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(5);
/// After so many attempts, about a day, nobody waits for it any more.
const ATTEMPTS: u32 = 300;

/// Carries parcels to a platform.
pub trait Messenger: Send + Sync + 'static {
    /// The platform's name, as arrivals name it.
    fn platform(&self) -> &str;

    /// Sends one parcel to a chat.
    fn deliver(&self, chat: &str, parcel: &Parcel) -> impl Future<Output = Delivery> + Send;
}

type Sending = Pin<Box<dyn Future<Output = (Claimed, Delivery)> + Send>>;

/// Sends what lies in the outbox of one platform.
pub struct Sender<D, M> {
    bot: Arc<Bot<D>>,
    messenger: Arc<M>,
    under_way: FuturesUnordered<Sending>,
    ended: Vec<(Claimed, Delivery)>,
    pace: Pace,
    /// What an earlier process had under way is ours.
    took_over: bool,
}

impl<D: Desk + 'static, M: Messenger> Sender<D, M> {
    /// A sender with nothing under way.
    pub fn new(bot: Arc<Bot<D>>, messenger: Arc<M>) -> Self {
        let (under_way, pace) = (FuturesUnordered::new(), Pace::default());
        Self { bot, messenger, under_way, ended: Vec::new(), pace, took_over: false }
    }

    /// Records what has ended and claims what is due. Returns when there is more to claim.
    ///
    /// # Errors
    /// The database is not there; what has ended is recorded the next time.
    pub async fn run_once(&mut self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        while let Some(Some(ended)) = self.under_way.next().now_or_never() {
            self.ended.push(ended);
        }
        let pause = self.heed_refusals(now);
        let mut tx = self.bot.store.begin().await?;
        let records: Vec<Record> =
            self.ended.iter().map(|(row, delivery)| record(row, delivery, now)).collect();
        if !records.is_empty() {
            pass(CrashPoint::BeforeRecord);
            outbox::record(&mut tx, &records, now).await?;
        }
        let room = if pause.is_some() { 0 } else { self.room() };
        let (claimed, next) = self.claim(&mut tx, room, now).await?;
        tx.commit().await?;
        self.took_over = true;
        for ((row, _), record) in self.ended.drain(..).zip(&records) {
            report(&row, &record.outcome);
        }
        let is_room_left = claimed.len() < room as usize;
        for row in claimed {
            self.send(row);
        }
        Ok(match pause {
            Some(until) => next.map(|next| next.max(until)),
            // When no more fits, the next send to end makes room; there is nothing to look for before.
            None => next.filter(|_| is_room_left),
        })
    }

    /// Claims up to so many rows; tells also when there will be more.
    async fn claim(
        &mut self,
        tx: &mut Tx,
        room: u32,
        now: DateTime<Utc>,
    ) -> Result<(Vec<Claimed>, Option<DateTime<Utc>>), StoreError> {
        let (codec, platform) = (self.bot.store.codec(), self.messenger.platform());
        // On SQLite one process serves a platform. On PostgreSQL another instance may be sending.
        if !self.took_over && self.bot.store.shares_commits() {
            outbox::take_over(tx, platform, now).await?;
        }
        outbox::supersede(tx, codec, platform, now, Letter::merge).await?;
        let claimed = outbox::claim(tx, codec, platform, Lane::ALL, now, LEASE, room).await?;
        let next = outbox::next_due(tx, platform, Lane::ALL, now).await?;
        Ok((claimed, next))
    }

    /// How many more sends can be under way.
    fn room(&self) -> u32 {
        AT_ONCE.saturating_sub(u32::try_from(self.under_way.len()).unwrap_or(AT_ONCE))
    }

    /// Until when nothing may be sent to anybody, after the refusals that have just come.
    fn heed_refusals(&mut self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let before = self.pace.paused_until(now);
        for (row, delivery) in &self.ended {
            if let Delivery::Wait(pause) = delivery {
                self.pace.refused(&row.chat, *pause, now);
            }
        }
        let pause = self.pace.paused_until(now);
        if let Some(until) = pause.filter(|_| pause > before) {
            let pause_s = (until - now).num_seconds();
            tracing::warn!(pause_s, "several chats were refused at once; nothing is sent for a while");
        }
        pause
    }

    /// Waits until a send has ended; forever when none is under way.
    pub async fn progress(&mut self) {
        match self.under_way.next().await {
            Some(ended) => self.ended.push(ended),
            None => std::future::pending().await,
        }
    }

    /// Whether sends are under way or not yet recorded.
    pub fn is_busy(&self) -> bool {
        !self.under_way.is_empty() || !self.ended.is_empty()
    }

    fn send(&mut self, row: Claimed) {
        let (bot, messenger) = (self.bot.clone(), self.messenger.clone());
        self.under_way.push(Box::pin(async move {
            let letter = match Letter::read(&row.body) {
                Ok(letter) => letter,
                // The error itself would quote what it can't read.
                Err(error) => {
                    let place = error.column();
                    return (row, Delivery::Refused(format!("the row can't be read at byte {place}")));
                }
            };
            let prompt = row.prompt_message.clone();
            let finished = catch_unwind(AssertUnwindSafe(|| letter.parcel(&bot.locales, prompt)));
            let Ok(parcel) = finished else {
                return (row, Delivery::Refused("writing it out panicked".to_owned()));
            };
            pass(CrashPoint::BeforeSend);
            let delivery = messenger.deliver(&row.address, &parcel).await;
            pass(CrashPoint::AfterSend);
            (row, delivery)
        }));
    }
}

fn record(row: &Claimed, delivery: &Delivery, now: DateTime<Utc>) -> Record {
    let outcome = match delivery {
        Delivery::Failed(reason) if row.attempts >= ATTEMPTS => Outcome::Unreachable(reason.clone()),
        delivery => Outcome::of(delivery.clone(), now + pause(row)),
    };
    Record::of(row, outcome)
}

/// What will never arrive is said to whoever runs the bot: our number of the row, never what is in it.
fn report(row: &Claimed, outcome: &Outcome) {
    let (row, kind) = (row.id, row.kind);
    match outcome {
        Outcome::Refused(reason) => tracing::warn!(row, ?kind, reason, "the platform refused it for good"),
        Outcome::Unreachable(reason) => tracing::warn!(row, ?kind, reason, "it reached nobody"),
        _ => {}
    }
}

/// How long to wait after a failed attempt. A quarter of jitter, taken from the row's number, keeps
/// rows that failed together from coming back together.
fn pause(row: &Claimed) -> TimeDelta {
    let doublings = row.attempts.saturating_sub(1).min(16);
    let pause = (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE);
    let jitter = i32::try_from(row.id.rem_euclid(16)).unwrap_or(0);
    pause + pause * jitter / 64
}
