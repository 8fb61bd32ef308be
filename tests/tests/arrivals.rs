//! What becomes of signs, of changed messages, and of people who come and go, while the bot learns late what
//! became of its own messages.

use std::cell::Cell;
use std::sync::Arc;

use bot_core::Conversation;
use bot_core::arrival::{Arrival, Happening};
use bot_core::reply::token;
use chrono::{DateTime, TimeDelta, Utc};
use store::chats::{self, Chat};
use store::desk::LocalDesk;
use store::dice::Dice;
use store::outbox::{self, Claimed, Lane, Outcome, Record};
use terminlotse::Bot;
use terminlotse::letter::Letter;
use terminlotse::turn::{Cause, Turn};
use tests::databases::{self, TestStore};
use tests::town::{FRIDAY, bot_of, kleinstadt, policy};

const ANNA: &str = "@anna";
/// What is said to a change that comes too late.
const LATE: &str =
    "Nachträgliche Änderungen sehe ich leider nicht. Bitte schreiben Sie es als neue Nachricht.";

/// Anna's room, in which the test decides when the bot learns what became of its messages.
struct Room {
    bot: Arc<Bot<LocalDesk>>,
    database: TestStore,
    now: Cell<DateTime<Utc>>,
    updates: Cell<u8>,
}

/// What stands in the room.
#[derive(Clone, Debug)]
struct Shown {
    message: String,
    text: String,
    serial: u32,
}

impl Room {
    async fn open() -> Self {
        let database = databases::sqlite().await;
        let bot = bot_of(&kleinstadt(), LocalDesk::new(policy()), &database).await;
        Self { bot, database, now: Cell::new(FRIDAY.parse().unwrap()), updates: Cell::new(0) }
    }

    /// Something happens; the name of the event.
    async fn happens(&self, account: &str, happening: Happening) -> String {
        self.updates.set(self.updates.get() + 1);
        let update = format!("$event-{}", self.updates.get());
        self.take(Cause::Arrived(Arrival {
            platform: "matrix".to_owned(),
            update: update.clone(),
            chat: "!room".to_owned(),
            account: account.to_owned(),
            language: None,
            happening,
        }))
        .await;
        update
    }

    async fn take(&self, cause: Cause) {
        let turn = Turn { cause, now: self.now.get(), seed: [self.updates.get(); 32] };
        self.bot.take_turns(&[turn]).await.unwrap();
    }

    async fn says(&self, text: &str) -> String {
        self.happens(ANNA, Happening::Said(text.to_owned())).await
    }

    /// Anna changes what she has written.
    async fn changes(&self, message: &str, text: &str) {
        let happening = Happening::Changed { message: message.to_owned(), text: text.to_owned() };
        self.happens(ANNA, happening).await;
    }

    /// What the bot says first.
    async fn complaint(&self) -> String {
        let answer = self.delivers(false).await.expect("the bot answers");
        answer.text.split("\n\n").next().unwrap().to_owned()
    }

    /// Anna puts a sign on a message.
    async fn reacts(&self, message: &str, agrees: bool) {
        self.happens(ANNA, Happening::Reacted { message: message.to_owned(), agrees }).await;
    }

    async fn taps(&self, prompt: &Shown, index: usize) {
        let happening = Happening::Tapped {
            token: token(prompt.serial, index),
            message: Some(prompt.message.clone()),
            callback: "tap".to_owned(),
        };
        self.happens(ANNA, happening).await;
    }

    /// What the sender would send now.
    async fn claimed(&self) -> Vec<Claimed> {
        let codec = self.bot.store.codec();
        let mut tx = self.bot.store.begin().await.unwrap();
        outbox::supersede(&mut tx, codec, "matrix", self.now.get(), Letter::merge).await.unwrap();
        let lease = TimeDelta::minutes(1);
        let rows =
            outbox::claim(&mut tx, codec, "matrix", Lane::ALL, self.now.get(), lease, &outbox::Room::of(9))
                .await
                .unwrap();
        tx.commit().await.unwrap();
        rows
    }

    /// What is sent now, and recorded to have become of it: the room's last message, or what that is changed
    /// into.
    async fn delivers(&self, edited: bool) -> Option<Shown> {
        let mut last = None;
        loop {
            let rows = self.claimed().await;
            if rows.is_empty() {
                return last;
            }
            for row in rows {
                let outcome = match (edited, shown(&row)) {
                    (_, None) => Outcome::Delivered { message: None },
                    (true, Some(shown)) => {
                        last = Some(Shown { message: row.prompt_message.clone().unwrap(), ..shown });
                        Outcome::Edited
                    }
                    (false, Some(shown)) => {
                        let message = shown.message.clone();
                        last = Some(shown);
                        Outcome::Delivered { message: Some(message) }
                    }
                };
                let mut tx = self.bot.store.begin().await.unwrap();
                outbox::record(&mut tx, &[Record::of(&row, outcome)], self.now.get()).await.unwrap();
                tx.commit().await.unwrap();
            }
        }
    }

    /// Says something, and reads the answer.
    async fn asks(&self, text: &str) -> Shown {
        self.says(text).await;
        self.delivers(false).await.expect("the bot answers")
    }

    /// Holds the first place for an identity card.
    async fn holds(&self) -> Shown {
        self.asks("/start personalausweis").await;
        let held = self.asks("1").await;
        assert!(held.text.contains("noch nicht gebucht"), "{}", held.text);
        held
    }

    async fn chat(&self) -> Chat {
        let codec = self.bot.store.codec();
        let mut tx = self.bot.store.begin().await.unwrap();
        let mut dice = Dice::new([0; 32]);
        chats::meet(&mut tx, codec, &mut dice, "matrix", "!room", ANNA, self.now.get()).await.unwrap()
    }

    async fn open_serial(&self) -> u32 {
        let conversation = self.chat().await.conversation.unwrap();
        Conversation::read(&conversation).unwrap().serial()
    }

    /// The hold runs out.
    async fn waits(&self) {
        self.now.set(self.now.get() + policy().hold);
        self.take(Cause::Due(self.chat().await.id)).await;
    }

    async fn remove(self) {
        drop(self.bot);
        self.database.remove().await;
    }
}

/// A message as it stands in the room.
fn shown(row: &Claimed) -> Option<Shown> {
    let Letter::Message(reply) = Letter::read(&row.body).unwrap() else { return None };
    let rendered = render::Locales::embedded().unwrap().reply(&reply);
    Some(Shown { message: format!("$row-{}", row.id), text: rendered.text, serial: reply.serial })
}

#[tokio::test]
async fn a_sign_answers_the_question_that_its_message_asks() {
    let room = Room::open().await;
    let held = room.holds().await;
    room.reacts(&held.message, true).await;
    let booked = room.delivers(true).await.unwrap();
    assert!(booked.text.contains("Gebucht"), "{}", booked.text);

    // The same message asks something else by now.
    room.taps(&booked, 1).await;
    let really = room.delivers(true).await.unwrap();
    assert!(really.text.contains("Möchten Sie diesen Termin absagen?"), "{}", really.text);
    room.reacts(&really.message, true).await;
    let cancelled = room.delivers(true).await.unwrap();
    assert!(cancelled.text.starts_with("Abgesagt"), "{}", cancelled.text);
    room.remove().await;
}

#[tokio::test]
async fn a_sign_answers_no_question_that_is_still_on_its_way() {
    let room = Room::open().await;
    let held = room.holds().await;
    room.says("/loeschen").await;
    // Anna means the place: nothing else stands in her room yet.
    room.reacts(&held.message, true).await;
    let asked = room.delivers(false).await.unwrap();
    assert!(asked.text.ends_with("Soll ich wirklich alles löschen?"), "{}", asked.text);
    room.reacts(&held.message, true).await;
    assert!(room.delivers(false).await.is_none(), "by now it is known which message asks");
    room.reacts(&asked.message, true).await;
    let done = room.delivers(true).await.unwrap();
    assert!(done.text.starts_with("Alles ist gelöscht"), "{}", done.text);
    room.remove().await;
}

#[tokio::test]
async fn a_sign_on_a_message_of_which_nothing_is_known_brings_the_question_again() {
    let room = Room::open().await;
    room.asks("/start personalausweis").await;
    room.says("1").await;
    // It was sent, and the process died.
    let lost = room.claimed().await.iter().find_map(shown).unwrap();
    room.reacts(&lost.message, true).await;
    assert_ne!(room.open_serial().await, lost.serial, "it asks anew");
    let mut tx = room.bot.store.begin().await.unwrap();
    outbox::take_over(&mut tx, "matrix", room.now.get()).await.unwrap();
    tx.commit().await.unwrap();
    let again = room.delivers(false).await.unwrap();
    assert!(again.text.contains("noch nicht gebucht"), "{}", again.text);
    room.reacts(&again.message, true).await;
    assert!(room.delivers(true).await.unwrap().text.contains("Gebucht"));
    room.remove().await;
}

#[tokio::test]
async fn a_message_that_was_not_understood_may_be_changed_until_it_is() {
    let room = Room::open().await;
    room.asks("Hallo").await;
    let message = room.says("Persoanlasuwies").await;
    assert!(room.delivers(false).await.unwrap().text.contains("nicht verstanden"));
    room.changes(&message, "Persnlauswies").await;
    assert!(room.delivers(false).await.unwrap().text.contains("nicht verstanden"), "it is still unclear");
    room.changes(&message, "Personalausweis").await;
    assert!(room.delivers(false).await.unwrap().text.contains("Welcher passt Ihnen?"));
    room.changes(&message, "Reisepass").await;
    assert_eq!(room.complaint().await, LATE, "it was understood");
    room.remove().await;
}

#[tokio::test]
async fn only_the_last_message_may_be_changed() {
    let room = Room::open().await;
    let first = room.says("/start personalausweis").await;
    room.delivers(false).await;
    let unclear = room.says("Gürteltier").await;
    room.delivers(false).await;
    room.changes(&first, "2").await;
    assert_eq!(room.complaint().await, LATE, "another one was understood long ago");

    let later = room.says("Nashorn").await;
    room.delivers(false).await;
    room.changes(&unclear, "2").await;
    assert_eq!(room.complaint().await, LATE, "another one came after it");
    room.asks("/start personalausweis").await;
    room.changes(&later, "2").await;
    assert_eq!(room.complaint().await, LATE);
    room.remove().await;
}

#[tokio::test]
async fn a_change_answers_no_question_that_came_after_the_message() {
    let room = Room::open().await;
    room.holds().await;
    let unclear = room.says("Gürteltier").await;
    room.delivers(false).await;
    room.waits().await;
    assert!(room.delivers(false).await.unwrap().text.contains("Die Zeit ist um"));
    room.changes(&unclear, "1").await;
    assert_eq!(room.complaint().await, LATE, "one was a button of the hold then, and is a place now");
    room.remove().await;
}

#[tokio::test]
async fn a_chat_is_left_when_its_own_citizen_leaves() {
    let room = Room::open().await;
    room.asks("Hallo").await;
    room.happens("@visitor", Happening::Left).await;
    assert!(!room.chat().await.left, "somebody else went");
    room.happens(ANNA, Happening::Left).await;
    assert!(room.chat().await.left);
    room.remove().await;
}
