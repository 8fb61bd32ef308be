//! Everything there is on this Telegram: people, chats, messages, taps, menus.

use std::collections::{BTreeMap, HashMap};

use super::faults::Faults;
use super::journal::Journal;
use super::params::Upload;
use super::queue::Queue;
use super::rules::Button;

/// A file the bot sent.
pub type Document = Upload;

/// The state of the fake. Tests look at it through [`FakeBotApi::wait_for`] and
/// [`FakeBotApi::look`].
///
/// [`FakeBotApi::wait_for`]: super::FakeBotApi::wait_for
/// [`FakeBotApi::look`]: super::FakeBotApi::look
#[derive(Debug, Default)]
pub struct World {
    /// Updates on their way to the bot.
    pub queue: Queue,
    /// What the bot did.
    pub journal: Journal,
    /// What will go wrong.
    pub faults: Faults,
    /// Chats by id; a private one has its citizen's id.
    pub chats: HashMap<i64, Chat>,
    /// Taps by id.
    pub taps: BTreeMap<u64, Tap>,
    /// Menus by language; the empty one is everybody else's.
    pub menus: BTreeMap<String, Vec<(String, String)>>,
    /// Where updates go instead of being polled; empty when nowhere.
    pub webhook: String,
    last_message: i64,
}

/// A chat with the bot in it.
#[derive(Debug, Default)]
pub struct Chat {
    /// Whose it is, or what the group is called.
    pub title: String,
    /// Their language.
    pub language: String,
    /// What stands in the way of writing to it.
    pub door: Door,
    /// When set, every message is refused with this pause.
    pub pace: Option<u32>,
    /// All messages, oldest first, as they stand now.
    pub messages: Vec<Shown>,
    /// What the answers to taps said.
    pub toasts: Vec<String>,
}

/// Whether the bot may write to a chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// The citizen has not written yet; to the bot the chat does not exist.
    #[default]
    Unknown,
    /// It may.
    Open,
    /// The citizen blocked the bot, or the group threw it out.
    Blocked,
    /// The citizen has deleted their account.
    Deactivated,
}

/// A message as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its id.
    pub id: i64,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// What it says.
    pub text: String,
    /// Its buttons, row by row.
    pub keyboard: Vec<Vec<Button>>,
    /// The file in it.
    pub document: Option<Document>,
    /// How often it was changed.
    pub edits: u32,
    /// Why it can't be changed any more, if so.
    pub frozen: Option<Frozen>,
}

/// Why a message can't be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frozen {
    /// It was deleted.
    Deleted,
    /// It is too old.
    TooOld,
}

impl Shown {
    /// The button with `label` in its words.
    pub fn button(&self, label: &str) -> Option<&Button> {
        self.keyboard.iter().flatten().find(|button| button.text.contains(label))
    }

    /// The words on all buttons, in order.
    pub fn labels(&self) -> Vec<&str> {
        self.keyboard.iter().flatten().map(|button| button.text.as_str()).collect()
    }
}

/// A tap on a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    /// Who tapped.
    pub citizen: i64,
    /// What it carried.
    pub data: String,
    /// What became of it.
    pub state: TapState,
}

/// What became of a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TapState {
    /// The phone still shows a spinning clock.
    Open,
    /// Nobody answered in time.
    TooOld,
    /// Answered, with a short word or without.
    Answered(Option<String>),
}

impl World {
    /// A number for a new message.
    pub fn next_message_id(&mut self) -> i64 {
        self.last_message += 1;
        self.last_message
    }

    /// The chat of this id, made when it isn't there.
    pub fn chat_mut(&mut self, id: i64) -> &mut Chat {
        self.chats.entry(id).or_default()
    }

    /// The messages of a chat that are not deleted, oldest first.
    pub fn messages(&self, chat: i64) -> impl DoubleEndedIterator<Item = &Shown> {
        let messages = self.chats.get(&chat).map(|chat| chat.messages.as_slice()).unwrap_or_default();
        messages.iter().filter(|message| message.frozen != Some(Frozen::Deleted))
    }

    /// What the bot wrote in a chat, oldest first.
    pub fn by_bot(&self, chat: i64) -> impl DoubleEndedIterator<Item = &Shown> {
        self.messages(chat).filter(|message| message.by_bot)
    }

    /// The taps that nobody has answered, by id.
    pub fn unanswered(&self) -> Vec<u64> {
        self.taps.iter().filter(|(_, tap)| tap.state == TapState::Open).map(|(id, _)| *id).collect()
    }

    /// A chat as one would read it, for snapshots.
    pub fn transcript(&self, chat: i64) -> String {
        let name = self.chats.get(&chat).map_or("?", |chat| chat.title.as_str());
        let mut transcript = String::new();
        for message in self.messages(chat) {
            let who = if message.by_bot { "bot" } else { name };
            transcript.push_str(&format!("{who}: {}\n", message.text));
            if let Some(document) = &message.document {
                transcript.push_str(&format!("  <{} {}>\n", document.name, document.media_type));
            }
            for row in &message.keyboard {
                let labels: Vec<String> = row.iter().map(|button| format!("[{}]", button.text)).collect();
                transcript.push_str(&format!("  {}\n", labels.join(" ")));
            }
        }
        transcript
    }
}
