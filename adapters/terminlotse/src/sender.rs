//! Sends what lies in the outbox of one platform, and records what became of it.
//!
//! [`Sender::run_once`] records what has arrived and claims what is due; [`Sender::progress`] waits
//! for a send to end. Sends of different chats run beside each other, a chat's own stay in order, and
//! what became of many is recorded in one later commit.

use std::pin::Pin;

use bot_core::delivery::{Delivery, Parcel};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use futures::StreamExt as _;
use futures::stream::FuturesUnordered;
use std::sync::Arc;
use store::StoreError;
use store::outbox::{self, Claimed, Lane, Outcome, Record};

use crate::bot::Bot;
use crate::crash_point::{CrashPoint, pass};
use crate::desk::Desk;
use crate::letter::Letter;

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
    fn platform(&self) -> &'static str;

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
}

impl<D: Desk + 'static, M: Messenger> Sender<D, M> {
    /// A sender with nothing under way.
    pub fn new(bot: Arc<Bot<D>>, messenger: Arc<M>) -> Self {
        Self { bot, messenger, under_way: FuturesUnordered::new(), ended: Vec::new() }
    }

    /// Records what has ended and claims what is due. Returns when there is more to claim.
    ///
    /// # Errors
    /// The database is not there; what has ended is recorded the next time.
    pub async fn run_once(&mut self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        while let Some(Some(ended)) = self.under_way.next().now_or_never() {
            self.ended.push(ended);
        }
        let mut tx = self.bot.store.begin().await?;
        if !self.ended.is_empty() {
            pass(CrashPoint::BeforeRecord);
            let records: Vec<Record> = self.ended.iter().map(|(row, delivery)| record(row, delivery, now)).collect();
            outbox::record(&mut tx, &records, now).await?;
        }
        let under_way = u32::try_from(self.under_way.len()).unwrap_or(AT_ONCE);
        let (codec, platform) = (self.bot.store.codec(), self.messenger.platform());
        let room = AT_ONCE.saturating_sub(under_way);
        let claimed = outbox::claim(&mut tx, codec, platform, Lane::ALL, now, LEASE, room).await?;
        let next = outbox::next_due(&mut tx, platform, Lane::ALL, now).await?;
        tx.commit().await?;
        self.ended.clear();
        let claimed_now = u32::try_from(claimed.len()).unwrap_or(room);
        for row in claimed {
            self.send(row);
        }
        // When no more fits, the next send to end makes room; there is nothing to look for before.
        Ok(next.filter(|_| room > claimed_now))
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
                Err(error) => return (row, Delivery::Refused(format!("the row can't be read: {error}"))),
            };
            // A message that took the place of one below all others stands there too.
            let prompt = row.prompt_message.clone().filter(|_| !row.stands_below);
            let parcel = letter.parcel(&bot.locales, prompt);
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

/// How long to wait after a failed attempt. A quarter of jitter, taken from the row's number, keeps
/// rows that failed together from coming back together.
fn pause(row: &Claimed) -> TimeDelta {
    let doublings = row.attempts.saturating_sub(1).min(16);
    let pause = (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE);
    let jitter = i32::try_from(row.id.rem_euclid(16)).unwrap_or(0);
    pause + pause * jitter / 64
}
