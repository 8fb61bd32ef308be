//! Connects the bot to Matrix, and hears it.
//!
//! [`Hearing::run_once`] takes the turns of one batch, then keeps the batch's token and positions, and only
//! then goes on: a death in between brings the same events again, which are known by their ids. What could
//! not be decrypted is kept in the same commit, and tried again until its key arrives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use bot_core::Language;
use bot_core::arrival::{Arrival, Happening};
use bot_core::delivery::{Delivery, Parcel, Waybill};
use bot_core::event::Unreadable;
use bot_core::reply::Passage;
use chrono::{DateTime, TimeDelta, Utc};
use matrix::{Account, Batch, ConnectError, Listener, Opened, PLATFORM, Refusal, Rooms, Session, courtesy};
use store::sync::{self, Withheld};
use store::{StoreError, chats};

use crate::bot::Bot;
use crate::config;
use crate::crash_point::{CrashPoint, pass};
use crate::desk::Desk;
use crate::sender::Messenger;
use crate::turn::{Cause, Turn, notice};

/// How long signs of life may keep the hearing waiting.
const COURTESY: Duration = Duration::from_secs(2);
/// How many of the events that don't open are tried again in one go.
const TRIED_AT_ONCE: usize = 20;
/// How long the homeserver keeps a sync open when nothing happens.
const WAIT: Duration = Duration::from_secs(30);
/// How soon an event that doesn't open is tried again, at first …
const SOON: TimeDelta = TimeDelta::seconds(2);
/// … and later, after this part of the time for which it waits.
const PATIENTLY: i32 = 8;
/// The shortest time between two looks.
const MOMENT: Duration = Duration::from_millis(200);
/// A key usually comes a moment after its message. Only after this is the citizen asked to send it again.
const PATIENCE: TimeDelta = TimeDelta::seconds(5);
/// After so long no key comes any more, and no answer would make sense.
const TOO_LATE: TimeDelta = TimeDelta::days(7);
/// A turn that takes longer shows that the bot is typing.
const SLOW: Duration = Duration::from_millis(500);

/// Why a batch was not heard to its end. The next run goes on with it.
#[derive(Debug, thiserror::Error)]
pub enum HearingError {
    /// The homeserver said no, or is not there.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The device can't be made one that citizens' clients trust, and waiting won't change that.
    #[error(transparent)]
    Untrusted(ConnectError),
    /// The database is not there.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ConnectError> for HearingError {
    /// What the homeserver said is worth the same answer, whenever it said it.
    fn from(error: ConnectError) -> Self {
        match error.refusal() {
            Some(refusal) => Self::Refused(refusal.clone()),
            None => Self::Untrusted(error),
        }
    }
}

/// The account that is configured, if one is.
pub fn account(config: &config::Matrix) -> Option<Account> {
    let secret = |secret: &Option<config::Secret>| secret.as_ref().map(|secret| secret.expose().to_owned());
    Some(Account {
        homeserver: config.homeserver.clone()?,
        user: config.user.clone()?,
        password: secret(&config.password),
        store: config.store.clone(),
        recovery_key: secret(&config.recovery_key),
    })
}

/// Connects. While the homeserver is not there, it waits, as hearing would.
///
/// # Errors
/// Whatever waiting won't change: the configuration, the folder, a refusal.
pub async fn connect(
    account: &Account,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<Arc<Session>, ConnectError> {
    loop {
        let (error, pause) = match Session::connect(account.clone(), clock()).await {
            Err(error) => match error.pause() {
                Some(pause) => (error, pause),
                None => return Err(error),
            },
            connected => return connected,
        };
        tracing::warn!(%error, pause_s = pause.as_secs(), "Matrix can't be reached yet");
        tokio::time::sleep(pause).await;
    }
}

/// Under which name the token of a bot is kept.
pub fn heard_as(user: &str) -> String {
    format!("{PLATFORM} {user}")
}

/// Hears the rooms of a session.
pub struct Hearing<D> {
    bot: Arc<Bot<D>>,
    session: Arc<Session>,
    listener: Listener,
    rooms: Rooms,
    /// Under which name the token is kept: another account's would mean nothing.
    heard_as: String,
    /// When something that waits for its key is tried next, by event.
    next_tries: BTreeMap<String, DateTime<Utc>>,
    /// Rooms of which it is kept that they are encrypted.
    encrypted: BTreeSet<String>,
}

impl<D: Desk> Hearing<D> {
    /// Goes on where an earlier process has stopped.
    ///
    /// # Errors
    /// The database is not there.
    pub async fn new(bot: Arc<Bot<D>>, session: Arc<Session>) -> Result<Self, StoreError> {
        let mut tx = bot.store.begin_read().await?;
        let heard_as = heard_as(&session.user());
        let token = sync::token(&mut tx, &heard_as).await?;
        let positions = sync::positions(&mut tx, PLATFORM).await?;
        let withheld = sync::withheld(&mut tx, PLATFORM).await?;
        tx.commit().await?;
        let listener = Listener::new(session.clone(), token, positions);
        let rooms = Rooms::new(session.clone(), several_people(&bot));
        let next_tries = withheld.into_iter().map(|event| (event.event, event.seen_at)).collect();
        Ok(Self { bot, session, listener, rooms, heard_as, next_tries, encrypted: BTreeSet::new() })
    }

    /// Hears one batch: takes its turns, keeps how far it went, and sees to the rooms. The clock is asked
    /// again after the homeserver has answered, which may take a while.
    ///
    /// # Errors
    /// See [`HearingError`].
    pub async fn run_once(
        &mut self,
        clock: impl Fn() -> DateTime<Utc>,
        seed: impl Fn() -> [u8; 32],
    ) -> Result<(), HearingError> {
        self.session.establish().await?;
        let batch = self.listener.fetch(self.wait(clock())).await?;
        pass(CrashPoint::AfterFetch);
        let now = clock();
        let turns = batch.arrivals.iter().map(|arrival| turn(arrival.clone(), now, seed())).collect();
        self.take(turns).await?;
        self.keep(&batch, now).await?;
        self.listener.acknowledge()?;
        tokio::time::timeout(COURTESY, courtesy::mark_read(&self.session, batch.positions)).await.ok();
        self.open_withheld(clock(), &seed).await?;
        self.tend(clock()).await
    }

    /// Logs in again, after the homeserver has ended the session.
    ///
    /// # Errors
    /// There is no password, or it is wrong by now.
    pub async fn renew(&self, device_is_kept: bool, now: DateTime<Utc>) -> Result<(), ConnectError> {
        self.session.renew(device_is_kept, now).await
    }

    fn wait(&self, now: DateTime<Utc>) -> Duration {
        let next = self.next_tries.values().copied().chain(self.rooms.next_try()).min();
        next.map_or(WAIT, |next| (next - now).to_std().unwrap_or_default().clamp(MOMENT, WAIT))
    }

    async fn take(&self, turns: Vec<Turn>) -> Result<(), StoreError> {
        let rooms: BTreeSet<&str> = turns.iter().filter_map(room_of).collect();
        let mut taking = std::pin::pin!(self.bot.take_turns(&turns));
        match tokio::time::timeout(SLOW, &mut taking).await {
            Ok(taken) => taken,
            // The turn goes on meanwhile: it may have the database's only writer.
            Err(_) => {
                let typing = tokio::time::timeout(COURTESY, courtesy::type_in(&self.session, rooms));
                tokio::join!(taking, typing).0
            }
        }
    }

    async fn keep(&mut self, batch: &Batch, now: DateTime<Utc>) -> Result<(), StoreError> {
        let encrypted = self.newly_encrypted(batch).await;
        let mut tx = self.bot.store.begin().await?;
        for room in &encrypted {
            chats::mark_encrypted(&mut tx, PLATFORM, room).await?;
        }
        for event in &batch.withheld {
            if sync::withhold(&mut tx, PLATFORM, &withheld(event, now)).await? {
                self.next_tries.insert(event.event.clone(), now);
            }
        }
        sync::advance(&mut tx, [&self.heard_as, PLATFORM], &batch.token, &batch.positions).await?;
        for room in &batch.left {
            sync::leave(&mut tx, PLATFORM, room).await?;
        }
        tx.commit().await?;
        self.encrypted.extend(encrypted);
        Ok(())
    }

    /// Rooms that were heard and of which it is not kept yet that they are encrypted.
    async fn newly_encrypted(&self, batch: &Batch) -> BTreeSet<String> {
        let heard = batch.arrivals.iter().map(|arrival| &arrival.chat);
        let mut encrypted = BTreeSet::new();
        for room in heard.filter(|room| !self.encrypted.contains(*room)) {
            if self.session.is_encrypted(room).await {
                encrypted.insert(room.clone());
            }
        }
        encrypted
    }

    /// Answers what opens by now, and asks for what does not.
    async fn open_withheld(
        &mut self,
        now: DateTime<Utc>,
        seed: &impl Fn() -> [u8; 32],
    ) -> Result<(), HearingError> {
        if self.next_tries.values().all(|next| *next > now) {
            return Ok(());
        }
        let mut tx = self.bot.store.begin_read().await?;
        let mut waiting = sync::withheld(&mut tx, PLATFORM).await?;
        tx.commit().await?;
        self.next_tries.retain(|id, _| waiting.iter().any(|event| event.event == *id));
        waiting.retain(|event| self.next_tries.get(&event.event).is_none_or(|next| *next <= now));
        let mut asked = BTreeSet::new();
        for event in waiting.iter().take(TRIED_AT_ONCE) {
            let age = now - event.seen_at;
            self.next_tries.insert(event.event.clone(), now + SOON.max(age / PATIENTLY));
            match self.listener.open(&theirs(event)).await {
                Ok(Some(Opened::Says(arrival))) => {
                    self.take(vec![turn(arrival, now, seed())]).await?;
                    self.give_up(event).await?;
                }
                Ok(Some(Opened::Nothing)) | Err(Refusal::Gone | Refusal::Forbidden) => {
                    self.give_up(event).await?;
                }
                Ok(None) if age > TOO_LATE => self.give_up(event).await?,
                // Once for all that came in a room and did not open.
                Ok(None) if !event.asked && age > PATIENCE && asked.insert(event.room.clone()) => {
                    self.ask_again(event, now, seed()).await?;
                }
                Err(ended @ Refusal::LoggedOut { .. }) => return Err(ended.into()),
                Ok(None) | Err(_) => {}
            }
        }
        Ok(())
    }

    async fn ask_again(
        &self,
        event: &Withheld,
        now: DateTime<Utc>,
        seed: [u8; 32],
    ) -> Result<(), StoreError> {
        let arrival = Arrival {
            platform: PLATFORM.to_owned(),
            update: format!("sealed {}", event.event),
            chat: event.room.clone(),
            account: event.sender.clone(),
            language: None,
            happening: Happening::Sent(Unreadable::Sealed),
        };
        self.take(vec![turn(arrival, now, seed)]).await?;
        let mut tx = self.bot.store.begin().await?;
        sync::asked(&mut tx, PLATFORM, &event.room, now).await?;
        tx.commit().await
    }

    async fn give_up(&self, event: &Withheld) -> Result<(), StoreError> {
        let mut tx = self.bot.store.begin().await?;
        sync::give_up(&mut tx, PLATFORM, &event.event).await?;
        tx.commit().await
    }

    /// Joins, leaves and follows. A chat moves before the old room is left: until then it is told again.
    async fn tend(&mut self, now: DateTime<Utc>) -> Result<(), HearingError> {
        for moved in self.rooms.tend(now).await? {
            let mut tx = self.bot.store.begin().await?;
            chats::move_to(&mut tx, PLATFORM, &moved.from, &moved.to).await?;
            tx.commit().await?;
            self.rooms.leave(&moved.from).await?;
        }
        Ok(())
    }
}

/// Nobody in a room of several people has chosen a language: they are told in each.
fn several_people<D: Desk>(bot: &Bot<D>) -> String {
    let told =
        |language: &Language| bot.locales.reply(&notice(language.clone(), Passage::SeveralPeople)).text;
    bot.locales.languages().iter().map(told).collect::<Vec<_>>().join(" / ")
}

fn turn(arrival: Arrival, now: DateTime<Utc>, seed: [u8; 32]) -> Turn {
    Turn { cause: Cause::Arrived(arrival), now, seed }
}

fn room_of(turn: &Turn) -> Option<&str> {
    match &turn.cause {
        Cause::Arrived(arrival) => Some(&arrival.chat),
        _ => None,
    }
}

/// As the store keeps it.
fn withheld(event: &matrix::Withheld, now: DateTime<Utc>) -> Withheld {
    let matrix::Withheld { room, event, sender, session } = event.clone();
    Withheld { event, room, sender, session, seen_at: now, asked: false }
}

/// As the adapter knows it.
fn theirs(event: &Withheld) -> matrix::Withheld {
    let Withheld { event, room, sender, session, .. } = event.clone();
    matrix::Withheld { room, event, sender, session }
}

impl Messenger for matrix::Messenger {
    fn platform(&self) -> &str {
        PLATFORM
    }

    async fn deliver(&self, way: &Waybill, parcel: &Parcel) -> Delivery {
        matrix::Messenger::deliver(self, way, parcel).await
    }
}
