//! Sends what lies in the outbox of one platform, and records what became of it.
//!
//! [`Sender::run_once`] records what has ended and claims what is due; [`Sender::progress`] sends what
//! turns hand over ([`Post`](crate::post::Post)), and waits for a send to end. Sends of different chats
//! run beside each other, a chat's own stay in order, and what became of many is recorded in one later
//! commit: that of the next turns, which take it along, or the sender's own. A chat that the platform
//! refuses waits alone, unless several are refused at once ([`Pace`]). What nobody asked for is sent as fast
//! as the platform allows, and no faster ([`Allowance`]).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;

use bot_core::delivery::{Delivery, Parcel, Urgency, Waybill};
use chrono::{DateTime, TimeDelta, Utc};
use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, StreamExt as _};
use store::outbox::{self, Claimed, Lane, Outcome, Record, Room};
use store::{StoreError, Tx};
use tokio::sync::mpsc;

use crate::allowance::Allowance;
use crate::bot::Bot;
use crate::crash_point::{CrashPoint, pass};
use crate::desk::Desk;
use crate::letter::{Commands, Letter};
use crate::pace::Pace;
use crate::post::{Ended, Handed};

/// How many sends are under way at once: enough to hide the platform's latency.
const AT_ONCE: u32 = 200;
/// How much turns can hand over before it is sent: what a batch of a hundred turns says.
const HANDED: usize = 400;
/// Who claims a row has so long to record what became of it; longer than any send's timeout.
pub(crate) const LEASE: TimeDelta = TimeDelta::seconds(60);
/// The first pause after a failed send; it doubles with each attempt …
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(1);
/// … up to this.
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(5);
/// After so many attempts, about a day, nobody waits for it any more.
const ATTEMPTS: u32 = 300;
/// The lanes of what nobody asked for.
const UNASKED: &[Lane] = &[Lane::Due, Lane::Bulk];

/// Carries parcels to a platform.
pub trait Messenger: Send + Sync + 'static {
    /// The platform's name, as arrivals name it.
    fn platform(&self) -> &str;

    /// Whether several people read what is written to this address; platforms may allow less there.
    fn is_group(&self, _address: &str) -> bool {
        false
    }

    /// Sends one parcel to a chat.
    fn deliver(&self, way: &Waybill, parcel: &Parcel) -> impl Future<Output = Delivery> + Send;
}

type Sending = Pin<Box<dyn Future<Output = (Handed, Delivery)> + Send>>;

/// What a sender has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A send has ended; that is to be recorded some time.
    Ended,
    /// A send has ended that others wait for.
    Followed,
}

/// Sends what lies in the outbox of one platform.
pub struct Sender<D, M> {
    bot: Arc<Bot<D>>,
    messenger: Arc<M>,
    /// What turns hand over.
    handed: mpsc::Receiver<Handed>,
    /// The other end, until turns may have it: first, what an earlier process had under way becomes ours.
    counter: Option<mpsc::Sender<Handed>>,
    /// Sends of what was handed over,
    answers: FuturesUnordered<Sending>,
    /// and of what was claimed: neither takes the other's room.
    claimed: FuturesUnordered<Sending>,
    /// What has ended and was not looked at.
    ended: Vec<(Claimed, Delivery)>,
    /// What was handed over while nothing may be sent.
    put_off: Vec<Handed>,
    pace: Pace,
    /// Until when nothing may be sent to anybody.
    pause: Option<DateTime<Utc>>,
    /// How many messages a second the platform allows; `None` where only its answers tell.
    per_second: Option<u32>,
    /// What of that is left; made at the first look.
    allowance: Option<Allowance>,
}

impl<D: Desk + 'static, M: Messenger> Sender<D, M> {
    /// A sender with nothing under way.
    pub fn new(bot: Arc<Bot<D>>, messenger: Arc<M>) -> Self {
        let (counter, handed) = mpsc::channel(HANDED);
        Self {
            bot,
            messenger,
            handed,
            counter: Some(counter),
            answers: FuturesUnordered::new(),
            claimed: FuturesUnordered::new(),
            ended: Vec::new(),
            put_off: Vec::new(),
            pace: Pace::default(),
            pause: None,
            per_second: None,
            allowance: None,
        }
    }

    /// The same for a platform that allows so many messages a second.
    pub fn paced(self, per_second: u32) -> Self {
        Self { per_second: Some(per_second), ..self }
    }

    /// Records what has ended and claims what is due. Returns when there is more to claim.
    ///
    /// # Errors
    /// The database is not there; what has ended is recorded the next time.
    pub async fn run_once(&mut self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        for under_way in [&mut self.answers, &mut self.claimed] {
            while let Some(Some((handed, delivery))) = under_way.next().now_or_never() {
                self.ended.push((handed.row, delivery));
            }
        }
        self.settle(now);
        let pause = self.pause;
        let bot = Arc::clone(&self.bot);
        let mut tx = bot.store.begin().await?;
        let recording = bot.post.record(&mut tx, now).await?;
        let room = self.room(now);
        let claimed = self.claim(&mut tx, &room, now).await?;
        let answers = outbox::next_due(&mut tx, self.messenger.platform(), &[Lane::Live], now).await?;
        let unasked = outbox::next_due(&mut tx, self.messenger.platform(), UNASKED, now).await?;
        tx.commit().await?;
        recording.committed();
        if let Some(counter) = self.counter.take() {
            self.bot.post.open(self.messenger.platform(), counter);
        }
        let is_room_left = claimed.len() < room.all as usize;
        for row in claimed {
            let sending = self.sending(Handed { row, is_followed: true }, now);
            self.claimed.push(sending);
        }
        let next = answers.into_iter().chain(self.next_unasked(unasked, now)).min();
        Ok(match pause {
            Some(until) => next.map(|next| next.max(until)),
            // When no more fits, the next send to end makes room; there is nothing to look for before.
            None => next.filter(|_| is_room_left),
        })
    }

    /// Claims what there is room for.
    async fn claim(
        &mut self,
        tx: &mut Tx,
        room: &Room,
        now: DateTime<Utc>,
    ) -> Result<Vec<Claimed>, StoreError> {
        let (codec, platform) = (self.bot.store.codec(), self.messenger.platform());
        // On SQLite one process serves a platform. On PostgreSQL another instance may be sending.
        if self.counter.is_some() && self.bot.store.shares_commits() {
            outbox::take_over(tx, platform, now).await?;
        }
        outbox::supersede(tx, codec, platform, now, Letter::merge).await?;
        outbox::claim(tx, codec, platform, Lane::ALL, now, LEASE, room).await
    }

    /// What can be claimed now.
    fn room(&mut self, now: DateTime<Utc>) -> Room {
        if self.pause.is_some() {
            return Room::of(0);
        }
        let under_way = u32::try_from(self.claimed.len()).unwrap_or(AT_ONCE);
        let room = Room::of(AT_ONCE.saturating_sub(under_way));
        if self.pace.unasked_paused_until(now).is_some() {
            return Room { unasked: 0, ..room };
        }
        let Some(per_second) = self.per_second else { return room };
        let allowance = self.allowance.get_or_insert_with(|| Allowance::new(per_second, now));
        Room { unasked: room.unasked.min(allowance.room(now)), resting: allowance.resting(now).0, ..room }
    }

    /// When something that nobody asked for can be claimed, where there will be something at `due`.
    fn next_unasked(&mut self, due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let due = due?.max(self.pace.unasked_paused_until(now).unwrap_or(now));
        let Some(allowance) = &mut self.allowance else { return Some(due) };
        let next = due.max(allowance.next(now));
        // What could be claimed now, and was not, is for a chat that has got enough for now.
        let rested = allowance.resting(now).1.filter(|_| next <= now);
        Some(rested.map_or(next, |rested| next.max(rested)))
    }

    /// Puts what has ended where the next transaction takes it along, and heeds the refusals among it.
    pub fn settle(&mut self, now: DateTime<Utc>) {
        let before = self.pause;
        for (row, delivery) in self.ended.drain(..) {
            if let Some(allowance) = &mut self.allowance {
                allowance.ends(row.lane.into(), now);
            }
            if let Delivery::Wait(pause) = delivery {
                self.pace.refused(&row.chat, row.lane.into(), pause, now);
            }
            self.bot.post.ended(Ended { kind: row.kind, record: record(&row, delivery, now) });
        }
        self.pause = self.pace.paused_until(now);
        if let Some(until) = self.pause.filter(|_| self.pause > before) {
            let pause_s = (until - now).num_seconds();
            tracing::warn!(pause_s, "several answers were refused at once; nothing is sent for a while");
        }
        for handed in std::mem::take(&mut self.put_off) {
            match self.pause {
                None => self.answer(handed),
                Some(until) => {
                    let wait = Outcome::Wait((until - now).to_std().unwrap_or_default());
                    self.bot
                        .post
                        .ended(Ended { kind: handed.row.kind, record: Record::of(&handed.row, wait) });
                }
            }
        }
    }

    /// Sends what is handed over, until a send has ended; forever when none does.
    pub async fn progress(&mut self) -> Progress {
        loop {
            let has_room = self.answers.len() < AT_ONCE as usize;
            tokio::select! {
                Some((handed, delivery)) = self.answers.next(), if !self.answers.is_empty() => {
                    self.ended.push((handed.row, delivery));
                    return if handed.is_followed { Progress::Followed } else { Progress::Ended };
                }
                Some((handed, delivery)) = self.claimed.next(), if !self.claimed.is_empty() => {
                    self.ended.push((handed.row, delivery));
                    return Progress::Followed;
                }
                Some(handed) = self.handed.recv(), if has_room => match self.pause {
                    None => self.answer(handed),
                    Some(_) => {
                        self.put_off.push(handed);
                        return Progress::Followed;
                    }
                },
                else => std::future::pending().await,
            }
        }
    }

    /// Whether sends are under way, or about to be.
    pub fn is_busy(&self) -> bool {
        !self.answers.is_empty() || !self.claimed.is_empty() || !self.handed.is_empty()
    }

    fn answer(&mut self, handed: Handed) {
        // What is handed over is sent as soon as it is written.
        let now = handed.row.written_at;
        let sending = self.sending(handed, now);
        self.answers.push(sending);
    }

    fn sending(&mut self, handed: Handed, now: DateTime<Utc>) -> Sending {
        let (bot, messenger) = (self.bot.clone(), self.messenger.clone());
        if let Some(allowance) = &mut self.allowance {
            let Claimed { chat, address, lane, .. } = &handed.row;
            allowance.starts(chat, (*lane).into(), messenger.is_group(address), now);
        }
        Box::pin(async move {
            let row = &handed.row;
            let letter = match Letter::read(&row.body) {
                Ok(letter) => letter,
                // The error itself would quote what it can't read.
                Err(error) => {
                    let place = error.column();
                    return (handed, Delivery::Refused(format!("the row can't be read at byte {place}")));
                }
            };
            let prompt = row.prompt_message.clone();
            let commands = Commands::on(messenger.platform(), bot.vocabulary());
            let finished = catch_unwind(AssertUnwindSafe(|| letter.parcel(&bot.locales, &commands, prompt)));
            let Ok(parcel) = finished else {
                return (handed, Delivery::Refused("writing it out panicked".to_owned()));
            };
            let way = waybill(row, now);
            pass(CrashPoint::BeforeSend);
            let delivery = messenger.deliver(&way, &parcel).await;
            pass(CrashPoint::AfterSend);
            (handed, delivery)
        })
    }
}

fn waybill(row: &Claimed, now: DateTime<Utc>) -> Waybill {
    Waybill {
        chat: row.address.clone(),
        row: row.id,
        attempt: row.attempts,
        written_at: row.written_at,
        sent_at: now,
        urgency: match row.lane {
            Lane::Live => Urgency::Answer,
            Lane::Due => Urgency::Call,
            Lane::Bulk => Urgency::Notice,
        },
    }
}

fn record(row: &Claimed, delivery: Delivery, now: DateTime<Utc>) -> Record {
    let outcome = match delivery {
        Delivery::Failed(reason) if row.attempts >= ATTEMPTS => Outcome::Unreachable(reason),
        delivery => Outcome::of(delivery, now + pause(row)),
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
