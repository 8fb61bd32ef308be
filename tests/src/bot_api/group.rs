//! A group with the bot in it. The bot hears everything said there.

use std::sync::Arc;

use serde_json::{Value, json};

use super::citizen::{self, Citizen};
use super::server::Telegram;
use super::updates;
use super::world::{Door, Shown};

/// A chat of several people.
#[derive(Clone, Debug)]
pub struct Group {
    telegram: Arc<Telegram>,
    id: i64,
    title: String,
}

impl Group {
    pub(super) fn new(telegram: Arc<Telegram>, id: i64, title: &str) -> Self {
        assert!(id < 0, "groups have negative ids");
        telegram.change(|world| {
            let chat = world.chat_mut(id);
            chat.title = title.to_owned();
            chat.door = Door::Open;
        });
        Self { telegram, id, title: title.to_owned() }
    }

    /// Its id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Somebody writes to all.
    pub fn says(&self, who: &Citizen, text: &str) -> i64 {
        self.sends(who, updates::text(text))
    }

    /// Somebody answers a message of the bot.
    pub fn replies(&self, who: &Citizen, text: &str) -> i64 {
        let earlier = updates::message(1, &updates::bot(), &self.chat(), updates::text("…"));
        self.sends(who, json!({ "text": text, "reply_to_message": earlier }))
    }

    /// Somebody taps a button that came into the group from elsewhere. The tap's id.
    pub fn taps(&self, who: &Citizen, data: &str) -> String {
        let message = updates::message(1, &updates::bot(), &self.chat(), updates::text("…"));
        self.telegram.change(|world| citizen::tap(world, who.id(), &who.user(), Some(message), data))
    }

    /// Somebody throws the bot out.
    pub fn kicks_bot(&self, who: &Citizen) {
        let change = updates::membership(&who.user(), &self.chat(), "member", "kicked");
        self.telegram.change(|world| {
            world.chat_mut(self.id).door = Door::Blocked;
            world.queue.push("my_chat_member", change);
        });
    }

    /// What the bot wrote here, oldest first.
    pub fn messages(&self) -> Vec<Shown> {
        self.telegram.look(|world| world.by_bot(self.id).cloned().collect())
    }

    fn chat(&self) -> Value {
        updates::group_chat(self.id, &self.title)
    }

    fn sends(&self, who: &Citizen, content: Value) -> i64 {
        let chat = self.chat();
        self.telegram.change(|world| {
            let id = world.next_message_id();
            world.queue.push("message", updates::message(id, &who.user(), &chat, content));
            id
        })
    }
}
