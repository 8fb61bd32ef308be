//! A town's citizens and its bot in rooms on a real homeserver.
//!
//! What a citizen does goes through a client of their own, the adapter hears it, and what the adapter sends
//! is read from the client again. Each step ends before the next one begins, so that a script runs as it
//! does in memory.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bot_core::arrival::Happening;
use bot_core::event::Unreadable;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use terminlotse::Bot;
use terminlotse::matrix_chat::Hearing;
use terminlotse::sender::Sender;
use terminlotse::terminal_chat::send_all;
use tokio::time::timeout;

use super::accounts::{self, BotAccount};
use super::phone::{Message, Phones, file};
use crate::desks::TownDesk;
use crate::nio_citizen::Encryption;
use crate::sdk_citizen::{SdkCitizen, Shown};

/// What takes longer than this will not happen any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// The rooms of a town, one for each citizen.
pub(super) struct Rooms {
    bot: Arc<Bot<TownDesk>>,
    account: BotAccount,
    encryption: Encryption,
    hearing: Hearing<TownDesk>,
    sender: Sender<TownDesk, matrix::Messenger>,
    guests: BTreeMap<String, Guest>,
}

/// A citizen in the room with the bot.
struct Guest {
    client: SdkCitizen,
    room: String,
    /// How much of what was said there was seen.
    seen: usize,
}

impl Rooms {
    /// The bot listens; nobody is there yet.
    pub async fn open(bot: Arc<Bot<TownDesk>>, encryption: Encryption) -> Self {
        let account = accounts::bot().await;
        account.begin_now(&bot.store).await;
        let hearing =
            Hearing::new(bot.clone(), account.session.clone()).await.expect("the database is there");
        let messenger = matrix::Messenger::new(account.session.clone());
        let sender = Sender::new(bot.clone(), Arc::new(messenger));
        Self { bot, account, encryption, hearing, sender, guests: BTreeMap::new() }
    }

    /// The chat and the account of a citizen who has been here.
    pub fn address(&self, name: &str) -> (String, String) {
        let guest = &self.guests[name];
        (guest.room.clone(), guest.client.user().to_owned())
    }

    /// A citizen does something, and the bot hears it.
    pub async fn arrives(
        &mut self,
        name: &str,
        happening: Happening,
        clock: impl Fn() -> DateTime<Utc>,
        seed: impl Fn() -> [u8; 32],
    ) {
        if !self.guests.contains_key(name) {
            self.enter(name, &clock, &seed).await;
        }
        let heard = self.heard().await;
        let guest = &self.guests[name];
        let (kind, content) = event(happening);
        guest.client.send(&guest.room, kind, content).await;
        let hearing = async {
            while self.heard().await == heard {
                self.hearing.run_once(&clock, &seed).await.expect("the homeserver is there");
            }
        };
        timeout(PATIENCE, hearing).await.unwrap_or_else(|_| panic!("the bot does not hear {name}"));
    }

    /// A citizen opens a room for themselves and the bot.
    async fn enter(&mut self, name: &str, clock: &impl Fn() -> DateTime<Utc>, seed: &impl Fn() -> [u8; 32]) {
        let mut client = accounts::citizen().await;
        let bot = self.account.session.user();
        let room = client.create_direct_room(&bot, self.encryption).await;
        // A room in which joining failed rests for a while: nobody has said anything, so time may go by.
        let entering = async {
            for tries in 0.. {
                if client.sees_in_room(&room, &bot).await {
                    return;
                }
                let later = || clock() + TimeDelta::minutes(tries);
                self.hearing.run_once(later, seed).await.expect("the homeserver is there");
                client.catch_up().await;
            }
        };
        timeout(PATIENCE, entering).await.unwrap_or_else(|_| panic!("the bot does not come to {name}"));
        self.guests.insert(name.to_owned(), Guest { client, room, seen: 0 });
    }

    /// All that was said is sent and seen.
    pub async fn deliver(&mut self, phones: &Phones, clock: impl Fn() -> DateTime<Utc>) {
        send_all(&mut self.sender, clock).await.expect("the database is there");
        for (name, guest) in &mut self.guests {
            guest.client.catch_up().await;
            guest.look(name, self.encryption, phones);
        }
    }

    /// Ends it; who was here may go elsewhere.
    pub async fn close(self) {
        self.account.rest(&self.bot.store).await;
        accounts::rest(self.guests.into_values().map(|guest| guest.client));
    }

    /// How much the bot has heard.
    async fn heard(&self) -> i64 {
        let mut tx = self.bot.store.begin_read().await.expect("the database is there");
        let row = tx.row("select count(*) as count from seen_update", &[]).await.expect("the table is there");
        tx.commit().await.expect("the database is there");
        row.expect("it counts").int("count").expect("it counts")
    }
}

impl Guest {
    /// Puts what the client shows onto the phone.
    fn look(&mut self, name: &str, encryption: Encryption, phones: &Phones) {
        let chat = self.client.chat(&self.room);
        let mut phones = phones.lock();
        let phone = phones.entry(name.to_owned()).or_default();
        for shown in chat {
            assert_eq!(shown.encrypted, encryption == Encryption::On, "all is as secret as the room");
            assert_eq!(shown.warning, None, "no client warns of what the bot says");
        }
        for shown in &chat[self.seen..] {
            phone.news.extend(shown.file.as_ref().map(|content| file(&shown.text, content)));
        }
        self.seen = chat.len();
        let is_text = |shown: &&Shown| shown.file.is_none();
        let messages: Vec<Message> =
            chat.iter().filter(is_text).map(|shown| Message::of_text(&shown.text)).collect();
        phone.changed |= messages != phone.messages;
        phone.messages = messages;
    }
}

/// As a client on Matrix sends it: the type of the event and its content.
fn event(happening: Happening) -> (&'static str, Value) {
    let message = |kind: &str, more: Value| {
        let mut content = json!({ "msgtype": kind, "body": "x" });
        content.as_object_mut().expect("it is one").extend(more.as_object().cloned().unwrap_or_default());
        ("m.room.message", content)
    };
    match happening {
        Happening::Said(text) => message("m.text", json!({ "body": text })),
        Happening::Sent(Unreadable::File) => message("m.image", json!({ "url": "mxc://stadt.test/x" })),
        Happening::Sent(Unreadable::Voice) => message("m.audio", json!({ "url": "mxc://stadt.test/x" })),
        Happening::Sent(Unreadable::Other) => message("m.location", json!({ "geo_uri": "geo:51.5,7.5" })),
        Happening::Sent(Unreadable::Sticker) => {
            ("m.sticker", json!({ "body": "x", "info": {}, "url": "mxc://stadt.test/x" }))
        }
        other => panic!("on Matrix, nobody does that: {other:?}"),
    }
}
