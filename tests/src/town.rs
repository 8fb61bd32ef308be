//! A town with a bot, a clock that only moves when it is told to, and citizens who chat.
//!
//! Everything is real but the messengers, which are notebooks: the core, the driver, the store, the
//! senders and the jobs. [`conversation`] plays one script in several towns, on both engines and
//! behind a slow desk, and compares what the citizens saw.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bot_core::City;
use bot_core::arrival::{Arrival, Happening};
use bot_core::delivery::{Button, Delivery, Parcel, Rendered, Waybill};
use bot_core::event::Unreadable;
use bot_core::linking::Code;
use chrono::{DateTime, TimeDelta, Utc};
use expect_test::Expect;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use render::Locales;
use store::desk::{DeskPolicy, LocalDesk};
use store::{catalogue, chats};
use terminlotse::Bot;
use terminlotse::jobs::{Expire, Job as _, LayOut, Wake};
use terminlotse::sender::{Messenger, Sender};
use terminlotse::terminal_chat::send_all;
use terminlotse::turn::{Cause, Turn};

use crate::databases::{self, TestStore};
use crate::desks::{SlowDesk, TownDesk};

/// The town's file.
pub const KLEINSTADT: &str = include_str!("../samples/kleinstadt.toml");
/// A Friday morning, 10:00 in the town.
pub const FRIDAY: &str = "2026-11-20T09:00:00Z";

/// A town small enough to know by heart.
pub fn kleinstadt() -> City {
    terminlotse::city_file::parse("kleinstadt.toml", KLEINSTADT).unwrap().city
}

/// A town.
pub struct Town {
    /// Its bot.
    pub bot: Arc<Bot<TownDesk>>,
    database: TestStore,
    notebooks: Vec<Arc<Notebook>>,
    state: Mutex<State>,
    senders: tokio::sync::Mutex<Vec<Sender<TownDesk, Notebook>>>,
}

struct State {
    now: DateTime<Utc>,
    chance: StdRng,
    updates: u64,
    transcript: String,
}

/// The messengers of the town: most citizens are on the first.
const PLATFORMS: [&str; 2] = ["telegram", "matrix"];

/// What the citizens' phones show on one messenger.
struct Notebook {
    platform: &'static str,
    phones: Mutex<BTreeMap<String, Phone>>,
}

#[derive(Default)]
struct Phone {
    messages: Vec<Rendered>,
    /// What came since the citizen did something.
    news: Vec<String>,
    changed: bool,
}

impl Messenger for Notebook {
    fn platform(&self) -> &'static str {
        self.platform
    }

    async fn deliver(&self, way: &Waybill, parcel: &Parcel) -> Delivery {
        let mut phones = self.phones.lock().unwrap();
        let phone = phones.entry(way.chat.clone()).or_default();
        match parcel {
            Parcel::Message { rendered, replacing, .. } => {
                phone.changed = true;
                let known = replacing.as_ref().and_then(|id| id.parse::<usize>().ok());
                match known.and_then(|index| phone.messages.get_mut(index)) {
                    Some(message) => {
                        *message = rendered.clone();
                        Delivery::Edited
                    }
                    None => {
                        phone.messages.push(rendered.clone());
                        Delivery::Delivered { message: Some((phone.messages.len() - 1).to_string()) }
                    }
                }
            }
            Parcel::Toast { text, .. } => {
                phone.news.extend(text.iter().map(|text| format!("({text})\n")));
                Delivery::Delivered { message: None }
            }
            Parcel::File { name, content, .. } => {
                let content = String::from_utf8_lossy(content);
                let line =
                    |key| content.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
                phone.news.push(format!("📎 {name} {} {}\n", line("METHOD"), line("SEQUENCE")));
                Delivery::Delivered { message: None }
            }
        }
    }
}

/// Which town to play in.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
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
}

impl Town {
    /// Kleinstadt on a Friday morning, with all its places laid out.
    pub async fn new(kind: Kind) -> Self {
        Self::of(kind, &kleinstadt()).await
    }

    /// Another city on that morning.
    pub async fn of(kind: Kind, city: &City) -> Self {
        let database = match kind {
            Kind::Postgres => databases::postgres().await,
            _ => databases::sqlite().await,
        };
        let now = FRIDAY.parse().unwrap();
        let store = database.store.clone();
        let mut tx = store.begin().await.unwrap();
        catalogue::import(&mut tx, city, now).await.unwrap();
        let city = catalogue::load(&mut tx).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        let local = LocalDesk::new(policy());
        let desk = match kind {
            Kind::SlowDesk { seed, atomic_move } => {
                TownDesk::Slow(Box::new(SlowDesk::new(local, atomic_move, seed)))
            }
            _ => TownDesk::Local(local),
        };
        let bot = Arc::new(Bot::new(store, desk, Locales::embedded().unwrap(), city));
        let notebooks = PLATFORMS.map(|platform| Arc::new(Notebook { platform, phones: Mutex::default() }));
        let senders = notebooks.iter().map(|notebook| Sender::new(bot.clone(), notebook.clone()));
        let senders = tokio::sync::Mutex::new(senders.collect());
        let state = State { now, chance: StdRng::seed_from_u64(1), updates: 0, transcript: String::new() };
        let town = Self { bot, database, notebooks: notebooks.into(), state: Mutex::new(state), senders };
        town.lay_out().await;
        town
    }

    /// Lays places out.
    pub async fn lay_out(&self) {
        let mut job = LayOut::new(self.bot.clone(), TimeDelta::minutes(15), TimeDelta::days(42));
        while job.run_once(self.now()).await.unwrap() <= self.now() {}
    }

    /// The time in the town.
    pub fn now(&self) -> DateTime<Utc> {
        self.state.lock().unwrap().now
    }

    /// Somebody with a phone.
    pub fn citizen<'a>(&'a self, name: &'a str) -> Citizen<'a> {
        Citizen { town: self, name, language: None, platform: PLATFORMS[0] }
    }

    fn notebook(&self, platform: &str) -> &Notebook {
        self.notebooks.iter().find(|notebook| notebook.platform == platform).unwrap()
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

    /// What the citizens did and saw.
    pub fn transcript(&self) -> String {
        self.state.lock().unwrap().transcript.clone()
    }

    /// Writes into the transcript.
    pub fn note(&self, text: &str) {
        self.state.lock().unwrap().transcript.push_str(text);
    }

    /// Stores a conversation as a version from the future would.
    pub async fn spoil_conversation(&self, citizen: &str) {
        let mut tx = self.bot.store.begin().await.unwrap();
        let (codec, mut dice) = (self.bot.store.codec(), store::dice::Dice::new([0; 32]));
        let chat =
            chats::meet(&mut tx, codec, &mut dice, PLATFORMS[0], citizen, citizen, self.now()).await.unwrap();
        let spoilt = br#"{"format":999,"conversation":{}}"#;
        chats::save(&mut tx, codec, &chat, spoilt, None, None, self.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Ends the town.
    pub async fn remove(self) {
        let Town { bot, database, senders, notebooks, .. } = self;
        drop((bot, senders, notebooks));
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
        [wake, expiry].into_iter().flatten().min()
    }

    async fn take(&self, cause: Cause) {
        let turn = Turn { cause, now: self.now(), seed: self.seed() };
        self.bot.take_turns(&[turn]).await.unwrap();
    }

    async fn arrives(&self, citizen: &Citizen<'_>, happening: Happening) {
        let update = {
            let mut state = self.state.lock().unwrap();
            state.updates += 1;
            state.updates.to_string()
        };
        let arrival = Arrival {
            platform: citizen.platform.to_owned(),
            update,
            chat: citizen.name.to_owned(),
            account: citizen.name.to_owned(),
            language: citizen.language.map(str::to_owned),
            happening,
        };
        self.take(Cause::Arrived(arrival)).await;
        self.settle_answers().await;
        self.note_news();
    }

    /// All that is due happens, all that was said arrives.
    async fn settle(&self) {
        let now = self.now();
        Expire::new(self.bot.clone()).run_once(now).await.unwrap();
        Wake::new(self.bot.clone(), || self.seed()).run_once(now).await.unwrap();
        self.settle_answers().await;
    }

    /// As [`Town::settle`], and time goes by until no desk is waited for.
    async fn settle_answers(&self) {
        loop {
            self.deliver_late_answers().await;
            for sender in self.senders.lock().await.iter_mut() {
                send_all(sender, || self.now()).await.unwrap();
            }
            let Some(wake) = self.waiting_until().await else { return };
            self.set_clock(wake.max(self.now()));
            Wake::new(self.bot.clone(), || self.seed()).run_once(self.now()).await.unwrap();
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
        for notebook in &self.notebooks {
            for phone in notebook.phones.lock().unwrap().values_mut() {
                let mut news = std::mem::take(&mut phone.news);
                if std::mem::take(&mut phone.changed) {
                    news.insert(0, phone.messages.last().map(shown).unwrap_or_default());
                }
                let text: String = news.into_iter().flat_map(|news| [news, "\n".to_owned()]).collect();
                self.note(&text);
            }
        }
    }
}

fn shown(message: &Rendered) -> String {
    let rows = message.choices.iter().map(|row| {
        let buttons: Vec<String> = row.iter().map(|button| format!("[{}]", button.text)).collect();
        format!("{}\n", buttons.join(" "))
    });
    if message.numbered {
        return format!("{}\n", message.numbered_text());
    }
    std::iter::once(format!("{}\n", message.text)).chain(rows).collect()
}

/// What the town allows.
pub fn policy() -> DeskPolicy {
    DeskPolicy {
        hold: TimeDelta::minutes(10),
        undo: TimeDelta::minutes(1),
        horizon: TimeDelta::days(42),
        live_bookings_per_service: 1,
        live_bookings: 3,
    }
}

/// Somebody with a phone.
pub struct Citizen<'a> {
    town: &'a Town,
    name: &'a str,
    language: Option<&'a str>,
    platform: &'static str,
}

impl<'a> Citizen<'a> {
    /// The same citizen on the town's other messenger, where nobody knows who they are.
    pub fn on_matrix(self) -> Self {
        Self { platform: PLATFORMS[1], ..self }
    }

    /// As the transcript names them.
    fn shown(&self) -> String {
        match self.platform == PLATFORMS[0] {
            true => self.name.to_owned(),
            false => format!("{} ({})", self.name, self.platform),
        }
    }

    /// The one-time code on the last message.
    pub fn code(&self) -> String {
        let notebook = self.town.notebook(self.platform);
        let phones = notebook.phones.lock().unwrap();
        let message = phones[self.name].messages.last().unwrap();
        let mut lines = message.text.lines();
        lines.find(|line| Code::in_message(line).is_some()).expect("a code stands in it").to_owned()
    }

    /// Whose phone speaks this language.
    pub fn speaking(self, language: &'a str) -> Self {
        Self { language: Some(language), ..self }
    }

    /// Writes something.
    pub async fn says(&self, text: &str) {
        // Signs that a reader of the transcript would not see are written out.
        let shown: String = text.chars().take(60).flat_map(char::escape_debug).collect();
        self.town.note(&format!("{}> {shown}\n", self.shown()));
        self.town.arrives(self, Happening::Said(text.to_owned())).await;
    }

    /// Books the place with this text on it, which the transcript tells in a line.
    pub async fn books(&self, service: &str, place: &str) {
        let told = self.town.transcript();
        self.says(&format!("/start {service}")).await;
        self.taps(place).await;
        self.taps("Buchen").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} has booked: {service}, {place}\n\n", self.shown()));
    }

    /// Taps the button with this text on it, on the last message.
    pub async fn taps(&self, label: &str) {
        let index = self.messages() - 1;
        self.taps_on(index, label).await;
    }

    /// Taps a button on the `index`th message.
    pub async fn taps_on(&self, index: usize, label: &str) {
        let button = self.button(index, label);
        self.taps_token(index, &button.token, &button.text).await;
    }

    /// Taps a button that carries this, whether it is one of ours or not.
    pub async fn taps_token(&self, index: usize, token: &str, shown: &str) {
        self.town.note(&format!("{}> [{shown}]\n", self.shown()));
        let happening = Happening::Tapped {
            token: token.to_owned(),
            message: Some(index.to_string()),
            callback: format!("{}-{}", self.name, self.town.state.lock().unwrap().updates),
        };
        self.town.arrives(self, happening).await;
    }

    /// The button with this text, as it stands on the `index`th message now.
    pub fn button(&self, index: usize, label: &str) -> Button {
        let phones = self.town.notebook(self.platform).phones.lock().unwrap();
        let message = &phones[self.name].messages[index];
        let mut buttons = message.choices.iter().flatten();
        buttons
            .find(|button| button.text.contains(label))
            .unwrap_or_else(|| panic!("no button “{label}” on:\n{}", shown(message)))
            .clone()
    }

    /// Sends a picture, a sticker …
    pub async fn sends(&self, what: Unreadable) {
        self.town.note(&format!("{}> {what:?}\n", self.shown()));
        self.town.arrives(self, Happening::Sent(what)).await;
    }

    /// Blocks the bot, or comes back.
    pub async fn happens(&self, happening: Happening) {
        self.town.note(&format!("{}> {happening:?}\n", self.shown()));
        self.town.arrives(self, happening).await;
    }

    /// How many messages of the bot the chat has.
    pub fn messages(&self) -> usize {
        self.town.notebook(self.platform).phones.lock().unwrap()[self.name].messages.len()
    }
}

/// Plays a script in a town on SQLite and compares what was seen with `expected`; then on PostgreSQL
/// and behind slow desks, where the same must be seen in the end.
pub async fn conversation(script: impl AsyncFn(&Town), expected: Expect) {
    conversation_in(&kleinstadt(), script, expected).await;
}

/// The same in another city.
pub async fn conversation_in(city: &City, script: impl AsyncFn(&Town), expected: Expect) {
    let seen = play(city, &script, Kind::Sqlite).await;
    expected.assert_eq(&seen);
    same_story(&play(city, &script, Kind::Postgres).await, &seen, Kind::Postgres);
    for seed in 0..4 {
        let kind = Kind::SlowDesk { seed, atomic_move: seed % 2 == 0 };
        let slow = play(city, &script, kind).await;
        same_story(&timeless(&slow), &timeless(&seen), kind);
    }
}

/// Fails at the first line that differs, with those before it.
fn same_story(told: &str, expected: &str, kind: Kind) {
    let mut lines = told.lines().zip(expected.lines()).enumerate();
    let difference = lines.find(|(_, (told, expected))| told != expected);
    if let Some((number, (told_line, expected_line))) = difference {
        let before: Vec<&str> = told.lines().take(number).skip(number.saturating_sub(12)).collect();
        panic!("{kind:?} tells another story:\n{}\n+ {told_line}\n- {expected_line}", before.join("\n"));
    }
    assert_eq!(told.len(), expected.len(), "{kind:?} ends the story elsewhere:\n{told}");
}

async fn play(city: &City, script: &impl AsyncFn(&Town), kind: Kind) -> String {
    let town = Town::of(kind, city).await;
    script(&town).await;
    let transcript = town.transcript();
    town.remove().await;
    transcript
}

/// Without what a slow desk may change: minutes of holds, references and codes, the old appointment's own
/// file after a move in two steps.
fn timeless(transcript: &str) -> String {
    let until = ["Bis ", "Held for you until ", "Ihr Code, ", "Your code, "];
    let held = |line: &str| until.iter().any(|begin| line.starts_with(begin));
    let named = |line: &str| line.contains("ummer") || line.starts_with("📎");
    let coded =
        |line: &str| line.split_whitespace().last().is_some_and(|word| Code::in_message(word).is_some());
    transcript
        .lines()
        .filter(|line| !line.is_empty() && !held(line) && !named(line) && !coded(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}
