//! A town with a bot, a clock that only moves when it is told to, and citizens who chat.
//!
//! Everything is real: the core, the driver, the store, the senders and the jobs; and, [on Matrix](rooms),
//! the adapter, a homeserver and the citizens' clients. Else notebooks stand in for the messengers.
//! [`conversation`] plays one script in several towns and compares what the citizens saw.

use std::sync::{Arc, Mutex};

use bot_core::City;
use bot_core::arrival::{Arrival, Happening};
use bot_core::quiet_hours::QuietHours;
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use render::Locales;
use store::desk::{DeskPolicy, LocalDesk};
use store::{catalogue, chats};
use terminlotse::Bot;
use terminlotse::desk::Desk;
use terminlotse::jobs::{
    Closure, Expire, Job as _, LayOut, Notify, Offer, Pleas, Remind, TellStaff, Tidings, Wake,
};
use terminlotse::sender::Sender;
use terminlotse::terminal_chat::send_all;
use terminlotse::turn::{Cause, Turn};

use crate::databases::{self, TestStore};
use crate::desks::{SlowDesk, TownDesk};
use crate::nio_citizen::Encryption;

mod accounts;
mod citizen;
mod closing;
mod day;
mod meanwhile;
mod moving_in;
pub mod over_matrix;
mod phone;
mod play;
mod rooms;
mod staff;
mod trade;

pub use citizen::Citizen;
use phone::{Form, Phone, Phones};
pub use play::{conversation, conversation_by_the_clock, conversation_in, conversation_under};
use rooms::Rooms;

/// The town's file.
pub const KLEINSTADT: &str = include_str!("../../samples/kleinstadt.toml");
/// A Friday morning, 10:00 in the town.
pub const FRIDAY: &str = "2026-11-20T09:00:00Z";

/// How far ahead places are laid out.
const HORIZON: TimeDelta = TimeDelta::days(42);

/// A town small enough to know by heart.
pub fn kleinstadt() -> City {
    terminlotse::city_file::parse("kleinstadt.toml", KLEINSTADT).unwrap().city
}

/// A bot that serves a city, with all places laid out on [`FRIDAY`].
pub async fn bot_of<D: Desk>(city: &City, desk: D, database: &TestStore) -> Arc<Bot<D>> {
    let now = FRIDAY.parse().expect("it is an instant");
    let store = database.store.clone();
    let mut tx = store.begin().await.expect("the database is there");
    catalogue::import(&mut tx, city, now).await.expect("it is a city");
    let city = catalogue::load(&mut tx).await.expect("it was just written").expect("it was just written");
    tx.commit().await.expect("the database is there");
    let locales = Locales::embedded().expect("the locales are whole");
    let bot = Arc::new(Bot::new(store, desk, locales, city));
    let mut job = LayOut::new(bot.clone(), TimeDelta::minutes(15), HORIZON);
    while job.run_once(now).await.expect("the database is there") <= now {}
    bot
}

/// What the town allows.
pub fn policy() -> DeskPolicy {
    DeskPolicy {
        slot: TimeDelta::minutes(15),
        hold: TimeDelta::minutes(10),
        undo: TimeDelta::minutes(1),
        horizon: HORIZON,
        live_bookings_per_service: 1,
        live_bookings: 3,
        live_bookings_per_account: 4,
        moves: 3,
        offer: TimeDelta::minutes(30),
        near_deadline: TimeDelta::days(14),
        quiet_hours: QuietHours::NONE,
        reminders: Vec::new(),
        confirm_by: None,
        return_delay: TimeDelta::zero(),
        closure_answer: TimeDelta::hours(24),
        no_show_limit: Some(2),
        no_show_window: TimeDelta::days(90),
        short_notice: TimeDelta::hours(48),
        retention: TimeDelta::days(90),
        four_eyes: true,
        names_on_telegram: false,
        escalate_after: TimeDelta::minutes(30),
        messages_per_second: 30,
    }
}

/// A town.
pub struct Town {
    /// Its bot.
    pub bot: Arc<Bot<TownDesk>>,
    database: TestStore,
    phones: Vec<Arc<Phones>>,
    state: Mutex<State>,
    line: tokio::sync::Mutex<Line>,
}

struct State {
    now: DateTime<Utc>,
    chance: StdRng,
    /// Throws how reminders are worded.
    wording: StdRng,
    updates: u64,
    transcript: String,
}

/// What carries between the citizens and the bot.
enum Line {
    /// Nothing can happen on the way: notebooks stand in for the messengers.
    InMemory(Vec<Sender<TownDesk, Phones>>),
    /// A homeserver.
    OnMatrix(Box<Rooms>),
}

/// The messengers of the town: most citizens are on the first.
const PLATFORMS: [&str; 3] = ["telegram", "matrix", "console:staff"];

/// Which town to play in.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// SQLite, and the town's own desk.
    Sqlite,
    /// PostgreSQL, and the town's own desk.
    Postgres,
    /// SQLite, and a desk behind a bad line.
    SlowDesk {
        /// Its bad luck.
        seed: u64,
        /// Whether it can move in one stroke.
        atomic_move: bool,
    },
    /// As the first, but all are on Matrix, whose choices are numbers; yet without a homeserver.
    Numbered,
    /// The same in rooms on a homeserver.
    OnMatrix(Encryption),
}

impl Kind {
    fn desk(self, policy: &DeskPolicy) -> TownDesk {
        let local = LocalDesk::new(policy.clone());
        match self {
            Self::SlowDesk { seed, atomic_move } => {
                TownDesk::Slow(Box::new(SlowDesk::new(local, atomic_move, seed)))
            }
            _ => TownDesk::Local(Box::new(local)),
        }
    }

    fn phones(self) -> Vec<Arc<Phones>> {
        match self {
            Self::Numbered | Self::OnMatrix(_) => {
                vec![Arc::new(Phones::new(matrix::PLATFORM, Form::Numbers))]
            }
            _ => PLATFORMS.map(|platform| Arc::new(Phones::new(platform, Form::Buttons))).into(),
        }
    }
}

impl Town {
    /// A city on a Friday morning, with all its places laid out.
    async fn of(kind: Kind, city: &City, policy: &DeskPolicy) -> Self {
        let database = match kind {
            Kind::Postgres => databases::postgres().await,
            _ => databases::sqlite().await,
        };
        let bot = bot_of(city, kind.desk(policy), &database).await;
        let phones = kind.phones();
        let line = match kind {
            Kind::OnMatrix(encryption) => {
                Line::OnMatrix(Box::new(Rooms::open(bot.clone(), encryption).await))
            }
            _ => {
                Line::InMemory(phones.iter().map(|phones| Sender::new(bot.clone(), phones.clone())).collect())
            }
        };
        let now = FRIDAY.parse().unwrap();
        let (chance, wording) = (StdRng::seed_from_u64(1), StdRng::seed_from_u64(2));
        let state = State { now, chance, wording, updates: 0, transcript: String::new() };
        Self { bot, database, phones, state: Mutex::new(state), line: tokio::sync::Mutex::new(line) }
    }

    /// The time in the town.
    pub fn now(&self) -> DateTime<Utc> {
        self.state.lock().unwrap().now
    }

    /// Somebody with a phone.
    pub fn citizen<'a>(&'a self, name: &'a str) -> Citizen<'a> {
        Citizen { town: self, name, language: None, platform: self.platform() }
    }

    /// The messenger that most citizens are on.
    fn platform(&self) -> &'static str {
        self.phones[0].platform
    }

    fn phones(&self, platform: &str) -> &Phones {
        self.phones.iter().find(|phones| phones.platform == platform).unwrap()
    }

    /// Time goes by, and what is due happens when it is due.
    pub async fn passes(&self, time: TimeDelta) {
        let end = self.now() + time;
        while let Some(next) = self.next_deadline().await.filter(|next| *next <= end) {
            self.set_clock(next.max(self.now()));
            self.settle().await;
        }
        self.set_clock(end);
        self.settle().await;
        self.note(&format!("… {} min\n", time.num_minutes()));
        self.note_news();
    }

    /// Time goes by while the bot is not there.
    pub fn is_out_for(&self, time: TimeDelta) {
        self.set_clock(self.now() + time);
        self.note(&format!("… {} min without the bot\n", time.num_minutes()));
    }

    /// What the citizens did and saw.
    pub fn transcript(&self) -> String {
        self.state.lock().unwrap().transcript.clone()
    }

    /// What was told so far is of no interest.
    pub fn forget_transcript(&self) {
        self.state.lock().unwrap().transcript.clear();
    }

    /// Writes into the transcript.
    pub fn note(&self, text: &str) {
        self.state.lock().unwrap().transcript.push_str(text);
    }

    /// Writes down what somebody's chat shows by now, message by message.
    pub fn note_chat(&self, citizen: &Citizen<'_>) {
        let phones = self.phones(citizen.platform).lock();
        let shown = phones[citizen.name].messages.iter().map(|message| message.shown() + "\n");
        self.note(&format!("{}'s chat shows:\n\n{}", citizen.name, shown.collect::<String>()));
    }

    /// Writes down what the chats show in the end: earlier messages may have changed since they were noted.
    fn note_chats(&self) {
        for phones in &self.phones {
            for (name, phone) in &*phones.lock() {
                let messages: String = phone.messages.iter().map(|message| message.shown() + "\n").collect();
                self.note(&format!("In the end, {name}'s chat shows:\n\n{messages}"));
            }
        }
    }

    /// Stores a conversation as a version from the future would.
    pub async fn spoil_conversation(&self, citizen: &str) {
        let (chat, account) = match &*self.line.lock().await {
            Line::InMemory(_) => (citizen.to_owned(), citizen.to_owned()),
            Line::OnMatrix(rooms) => rooms.address(citizen),
        };
        let mut tx = self.bot.store.begin().await.unwrap();
        let (codec, mut dice) = (self.bot.store.codec(), store::dice::Dice::new([0; 32]));
        let platform = self.platform();
        let chat =
            chats::meet(&mut tx, codec, &mut dice, platform, &chat, &account, self.now()).await.unwrap();
        let spoilt = br#"{"format":999,"conversation":{}}"#;
        chats::save(&mut tx, codec, &chat, spoilt, None, None, self.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Ends the town.
    async fn remove(self) {
        let Town { bot, database, line, phones, .. } = self;
        if let Line::OnMatrix(rooms) = line.into_inner() {
            rooms.close().await;
        }
        drop((bot, phones));
        database.remove().await;
    }

    fn set_clock(&self, now: DateTime<Utc>) {
        self.state.lock().unwrap().now = now;
    }

    fn seed(&self) -> [u8; 32] {
        self.state.lock().unwrap().chance.random()
    }

    async fn next_deadline(&self) -> Option<DateTime<Utc>> {
        let mut tx = self.bot.store.begin().await.unwrap();
        let wake = chats::next_wake(&mut tx).await.unwrap();
        let expiry = store::desk::next_expiry(&mut tx).await.unwrap();
        let reminder = store::reminders::next(&mut tx).await.unwrap();
        [wake, expiry, reminder].into_iter().flatten().min()
    }

    async fn take(&self, cause: Cause) {
        let turn = Turn { cause, now: self.now(), seed: self.seed() };
        self.bot.take_turns(&[turn]).await.unwrap();
    }

    async fn arrives(&self, citizen: &Citizen<'_>, happening: Happening) {
        match &mut *self.line.lock().await {
            Line::InMemory(_) => self.take(Cause::Arrived(self.arrival(citizen, happening))).await,
            Line::OnMatrix(rooms) => {
                assert_eq!(citizen.language, None, "on Matrix, nobody tells which language a phone speaks");
                let arriving = rooms.arrives(citizen.name, happening, || self.now(), || self.seed());
                // A client's futures lie so deep in each other that the compiler wants a rest.
                Box::pin(arriving).await;
            }
        }
        self.settle_answers().await;
        self.note_news();
    }

    fn arrival(&self, citizen: &Citizen<'_>, happening: Happening) -> Arrival {
        let mut state = self.state.lock().unwrap();
        state.updates += 1;
        Arrival {
            platform: citizen.platform.to_owned(),
            update: state.updates.to_string(),
            chat: citizen.name.to_owned(),
            account: citizen.name.to_owned(),
            language: citizen.language.map(str::to_owned),
            happening,
        }
    }

    /// All that is due happens, all that was said arrives.
    async fn settle(&self) {
        let now = self.now();
        Expire::new(self.bot.clone()).run_once(now).await.unwrap();
        Wake::new(self.bot.clone(), || self.seed()).run_once(now).await.unwrap();
        // What comes of one job is looked at by another.
        for _ in 0..2 {
            while Offer::new(self.bot.clone(), || self.seed()).run_once(now).await.unwrap() <= now {}
            Closure::new(self.bot.clone(), || self.seed()).run_once(now).await.unwrap();
        }
        let wording = || self.state.lock().unwrap().wording.random();
        while Remind::new(self.bot.clone(), wording).run_once(now).await.unwrap() <= now {}
        Pleas::new(self.bot.clone()).run_once(now).await.unwrap();
        Tidings::new(self.bot.clone(), || self.seed()).run_once(now).await.unwrap();
        let mut notify = Notify::new(self.bot.clone());
        // Between two chunks it lets the turns in.
        while notify.run_once(now).await.unwrap() - now < TimeDelta::seconds(1) {}
        TellStaff::new(self.bot.clone(), || self.seed()).run_once(now).await.unwrap();
        self.settle_answers().await;
    }

    /// As [`Town::settle`], and time goes by until no desk is waited for.
    async fn settle_answers(&self) {
        loop {
            self.deliver_late_answers().await;
            self.deliver().await;
            let Some(wake) = self.waiting_until().await else { return };
            self.set_clock(wake.max(self.now()));
            Wake::new(self.bot.clone(), || self.seed()).run_once(self.now()).await.unwrap();
        }
    }

    /// All that was said arrives.
    async fn deliver(&self) {
        match &mut *self.line.lock().await {
            Line::InMemory(senders) => {
                for sender in senders {
                    send_all(sender, || self.now()).await.unwrap();
                }
            }
            Line::OnMatrix(rooms) => {
                Box::pin(rooms.deliver(self.phones(matrix::PLATFORM), || self.now())).await;
            }
        }
    }

    async fn deliver_late_answers(&self) {
        let TownDesk::Slow(slow) = &self.bot.desk else { return };
        loop {
            let answers = slow.late_answers(&self.bot.store, &self.bot.city(), self.now()).await;
            if answers.is_empty() {
                return;
            }
            for (chat, order, answer) in answers {
                self.take(Cause::Answered { chat, order, answer }).await;
            }
        }
    }

    /// Until when a conversation waits for a desk that doesn't answer.
    async fn waiting_until(&self) -> Option<DateTime<Utc>> {
        let mut tx = self.bot.store.begin().await.unwrap();
        let next = chats::next_wake(&mut tx).await.unwrap()?;
        let mut waiting = false;
        for chat in chats::due(&mut tx, next, 100).await.unwrap() {
            let chat = chats::find(&mut tx, self.bot.store.codec(), &chat).await.unwrap().unwrap();
            let conversation = bot_core::Conversation::read(&chat.conversation.unwrap()).unwrap();
            waiting |= conversation.is_waiting();
        }
        waiting.then_some(next)
    }

    fn note_news(&self) {
        for phones in &self.phones {
            let news: String = phones.lock().values_mut().map(Phone::take_news).collect();
            self.note(&news);
        }
    }
}
