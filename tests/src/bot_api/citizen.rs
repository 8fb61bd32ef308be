//! A citizen with a phone: writes, taps, blocks, and reads what the bot shows.

use std::sync::Arc;

use serde_json::{Value, json};

use super::fake::patiently;
use super::rules::Button;
use super::server::Telegram;
use super::updates;
use super::world::{Document, Door, Frozen, Shown, Tap, TapState, World};

/// A person in a private chat with the bot.
#[derive(Clone, Debug)]
pub struct Citizen {
    telegram: Arc<Telegram>,
    id: i64,
    name: String,
    language: String,
}

impl Citizen {
    pub(super) fn new(telegram: Arc<Telegram>, id: i64, name: &str, language: &str) -> Self {
        telegram.change(|world| {
            let chat = world.chat_mut(id);
            chat.title = name.to_owned();
            chat.language = language.to_owned();
        });
        Self { telegram, id, name: name.to_owned(), language: language.to_owned() }
    }

    /// Their id, which is their chat's too.
    pub fn id(&self) -> i64 {
        self.id
    }

    // What they do. Whoever writes has opened the chat. Messages return their ids.

    /// Writes.
    pub fn says(&self, text: &str) -> i64 {
        self.sends(text, updates::text(text))
    }

    /// Opens the bot by the link `t.me/<bot>?start=<payload>`.
    pub fn deep_link(&self, payload: &str) -> i64 {
        self.says(&format!("/start {payload}"))
    }

    /// Sends a photo, with a caption that nobody reads.
    pub fn sends_photo(&self) -> i64 {
        let photo = json!([{ "file_id": "photo", "file_unique_id": "photo", "width": 90, "height": 60 }]);
        self.sends("<photo>", json!({ "photo": photo, "caption": "Mein Ausweis" }))
    }

    /// Sends a file.
    pub fn sends_document(&self) -> i64 {
        self.sends("<document>", json!({ "document": file("document") }))
    }

    /// Sends a voice message.
    pub fn sends_voice(&self) -> i64 {
        let mut voice = file("voice");
        extend(&mut voice, json!({ "duration": 3 }));
        self.sends("<voice>", json!({ "voice": voice }))
    }

    /// Sends a sticker.
    pub fn sticker(&self) -> i64 {
        let mut sticker = file("sticker");
        extend(
            &mut sticker,
            json!({ "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false }),
        );
        self.sends("<sticker>", json!({ "sticker": sticker }))
    }

    /// Sends where they are.
    pub fn sends_location(&self) -> i64 {
        self.sends("<location>", json!({ "location": { "longitude": 7.2, "latitude": 51.4 } }))
    }

    /// Passes on what somebody else wrote.
    pub fn forwards(&self, text: &str) -> i64 {
        let origin = json!({ "type": "hidden_user", "sender_user_name": "Somebody", "date": 1 });
        let mut content = updates::text(text);
        extend(&mut content, json!({ "forward_origin": origin }));
        self.sends(text, content)
    }

    /// Sends whatever is written here, as a field of the message: `{"dice": …}`.
    pub fn sends_content(&self, content: Value) -> i64 {
        self.sends("<other>", content)
    }

    /// Changes a message of their own.
    pub fn edits(&self, message: i64, text: &str) {
        let mut content = updates::text(text);
        extend(&mut content, json!({ "edit_date": 2 }));
        let (user, chat) = (self.user(), self.chat());
        self.telegram.change(|world| {
            let messages = &mut world.chat_mut(self.id).messages;
            if let Some(message) = messages.iter_mut().find(|shown| shown.id == message) {
                message.text = text.to_owned();
                message.edits += 1;
            }
            world.queue.push("edited_message", updates::message(message, &user, &chat, content));
        });
    }

    /// Taps the button with these words in it, on the newest message that has one. The tap's id.
    pub fn taps(&self, label: &str) -> String {
        self.tap_button(label, |_| true)
    }

    /// Taps the button with these words in it on a message, however old.
    pub fn taps_on(&self, message: i64, label: &str) -> String {
        self.tap_button(label, |shown| shown.id == message)
    }

    /// Taps a button that carries whatever a modified app makes it carry.
    pub fn taps_data(&self, message: i64, data: &str) -> String {
        let shown = self.message(message);
        let shown = shown.map(|shown| updates::shown(&shown, &self.chat()));
        self.tap(shown, data)
    }

    /// Taps on a message so old that the bot is told no more than its number.
    pub fn taps_on_inaccessible(&self, message: i64, label: &str) -> String {
        let Some(shown) = self.message(message) else { panic!("{} sees no message {message}", self.name) };
        let data = shown.button(label).map(|button| button.data.clone()).unwrap_or_default();
        self.tap(Some(updates::inaccessible(&shown, &self.chat())), &data)
    }

    /// Blocks the bot.
    pub fn blocks_bot(&self) {
        self.membership(Door::Blocked, "member", "kicked");
    }

    /// Lets the bot write again.
    pub fn unblocks_bot(&self) {
        self.membership(Door::Open, "kicked", "member");
    }

    /// Deletes their account.
    pub fn deletes_account(&self) {
        self.telegram.change(|world| world.chat_mut(self.id).door = Door::Deactivated);
    }

    /// Deletes a message, on both sides.
    pub fn deletes(&self, message: i64) {
        self.telegram.change(|world| {
            let messages = &mut world.chat_mut(self.id).messages;
            messages
                .iter_mut()
                .filter(|shown| shown.id == message)
                .for_each(|shown| shown.frozen = Some(Frozen::Deleted));
        });
    }

    // What they see.

    /// The messages of the bot as they stand now, oldest first.
    pub fn messages(&self) -> Vec<Shown> {
        self.telegram.look(|world| world.by_bot(self.id).cloned().collect())
    }

    /// A message of the bot as it stands now.
    pub fn message(&self, id: i64) -> Option<Shown> {
        self.telegram.look(|world| world.by_bot(self.id).find(|message| message.id == id).cloned())
    }

    /// The newest message of the bot.
    pub fn newest(&self) -> Option<Shown> {
        self.telegram.look(|world| world.by_bot(self.id).next_back().cloned())
    }

    /// The files the bot sent.
    pub fn documents(&self) -> Vec<Document> {
        self.messages().into_iter().filter_map(|message| message.document).collect()
    }

    /// What the answers to taps said.
    pub fn toasts(&self) -> Vec<String> {
        self.telegram
            .look(|world| world.chats.get(&self.id).map(|chat| chat.toasts.clone()).unwrap_or_default())
    }

    /// The whole chat as one would read it, for snapshots.
    pub fn transcript(&self) -> String {
        self.telegram.look(|world| world.transcript(self.id))
    }

    /// Waits until a message of the bot has this text in it, newest first.
    pub async fn sees(&self, text: &str) -> Shown {
        self.sees_what(text, |message| message.text.contains(text)).await
    }

    /// Waits until a message of the bot is as wanted, newest first.
    pub async fn sees_what(&self, what: &str, wanted: impl Fn(&Shown) -> bool) -> Shown {
        let what = format!("{} to see {what:?}", self.name);
        patiently(&self.telegram, &what, |world| {
            world.by_bot(self.id).rev().find(|message| wanted(message)).cloned()
        })
        .await
    }

    /// Waits until a tap of theirs is answered; with what.
    pub async fn tap_answered(&self, tap: &str) -> Option<String> {
        let id = tap.parse().ok();
        let answered = |world: &World| match &world.taps.get(&id?)?.state {
            TapState::Answered(text) => Some(text.clone()),
            _ => None,
        };
        patiently(&self.telegram, &format!("an answer to {}'s tap", self.name), answered).await
    }

    /// They as Telegram writes them down.
    pub(super) fn user(&self) -> Value {
        updates::user(self.id, &self.name, &self.language)
    }

    fn chat(&self) -> Value {
        updates::private_chat(self.id, &self.name)
    }

    fn sends(&self, shown: &str, content: Value) -> i64 {
        let (user, chat) = (self.user(), self.chat());
        self.telegram.change(|world| {
            let id = world.next_message_id();
            let own = world.chat_mut(self.id);
            own.door = Door::Open;
            own.messages.push(Shown {
                id,
                by_bot: false,
                text: shown.to_owned(),
                keyboard: Vec::new(),
                document: None,
                edits: 0,
                frozen: None,
            });
            world.queue.push("message", updates::message(id, &user, &chat, content));
            id
        })
    }

    fn tap_button(&self, label: &str, on: impl Fn(&Shown) -> bool) -> String {
        let found = self.telegram.look(|world| {
            let mut messages = world.by_bot(self.id).rev().filter(|message| on(message));
            messages.find_map(|message| Some((message.clone(), message.button(label)?.clone())))
        });
        match found {
            Some((message, Button { data, .. })) => {
                self.tap(Some(updates::shown(&message, &self.chat())), &data)
            }
            None => panic!("{} sees no button {label:?} in\n{}", self.name, self.transcript()),
        }
    }

    fn tap(&self, message: Option<Value>, data: &str) -> String {
        let user = self.user();
        self.telegram.change(|world| tap(world, self.id, &user, message, data))
    }

    fn membership(&self, door: Door, old: &str, new: &str) {
        let change = updates::membership(&self.user(), &self.chat(), old, new);
        self.telegram.change(|world| {
            world.chat_mut(self.id).door = door;
            world.queue.push("my_chat_member", change);
        });
    }
}

/// Puts a tap into the world; its id.
pub(super) fn tap(
    world: &mut World,
    citizen: i64,
    user: &Value,
    message: Option<Value>,
    data: &str,
) -> String {
    // Telegram's are long and say nothing either.
    let id = 7_000_000_000 + u64::try_from(world.taps.len()).unwrap_or_default();
    world.taps.insert(id, Tap { citizen, data: data.to_owned(), state: TapState::Open });
    world.queue.push("callback_query", updates::tap(id, user, message, data));
    id.to_string()
}

fn file(id: &str) -> Value {
    json!({ "file_id": id, "file_unique_id": id, "file_size": 3, "mime_type": "application/octet-stream" })
}

fn extend(object: &mut Value, more: Value) {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
}
