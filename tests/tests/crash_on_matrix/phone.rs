//! A phone with a Matrix client on it.

use std::collections::VecDeque;

use serde_json::{Value, json};
use tests::synapse::{Account, Hearing, Plain, Synapse};

use crate::citizen::{Phone, Prompt};

/// In the content of what the bot sends: which row of its outbox it is,
pub const ROW: &str = "de.terminlotse.row";
/// and how many bytes of the text come before the choices.
const TEXT: &str = "de.terminlotse.text";

/// A plain room with the bot.
pub struct MatrixPhone {
    client: Plain,
    bot: String,
    room: String,
    hearing: Hearing,
    /// Prompts that were not looked at yet.
    unread: VecDeque<Shown>,
    /// The last one that was.
    shown: Option<Shown>,
}

/// A prompt and the message that shows it.
struct Shown {
    prompt: Prompt,
    message: String,
}

impl MatrixPhone {
    /// Registers somebody, and waits until the bot has come into their room.
    pub async fn new(synapse: &Synapse, bot: &Account) -> Self {
        let client = Plain::of(synapse.register("ada").await);
        let bot = bot.user.clone();
        let room = client.create_direct_room(&bot).await;
        client.wait_for_membership(&room, &bot, "join").await;
        let hearing = Hearing::of(&client, &room).await;
        Self { client, bot, room, hearing, unread: VecDeque::new(), shown: None }
    }

    /// The citizen's full name,
    pub fn citizen(&self) -> &str {
        self.client.user()
    }

    /// the bot's,
    pub fn bot(&self) -> &str {
        &self.bot
    }

    /// and all that ever happened in their room, the oldest first.
    pub async fn events(&self) -> Vec<Value> {
        self.client.events(&self.room).await
    }

    /// Puts a thumb on the prompt that was shown last.
    pub async fn agrees(&self) {
        let message = &self.shown().message;
        let thumb = json!({"rel_type": "m.annotation", "event_id": message, "key": "👍"});
        self.client.send(&self.room, "m.reaction", &json!({"m.relates_to": thumb})).await;
    }

    fn shown(&self) -> &Shown {
        self.shown.as_ref().expect("a prompt was shown")
    }
}

impl Phone for MatrixPhone {
    const CHOICES_NAME_THEIR_PROMPT: bool = false;

    fn address(&self) -> String {
        self.room.clone()
    }

    /// Each in its turn.
    async fn next_prompt(&mut self) -> Prompt {
        loop {
            if let Some(shown) = self.unread.pop_front() {
                return self.shown.insert(shown).prompt.clone();
            }
            let events = self.hearing.next(&self.client).await;
            self.unread.extend(events.iter().filter_map(|event| read(event, &self.bot)));
        }
    }

    async fn says(&mut self, text: &str) {
        self.client.say(&self.room, text).await;
    }

    /// By its number.
    async fn chooses(&mut self, choice: &str) {
        let prompt = &self.shown().prompt;
        let Some(index) = prompt.choices.iter().position(|offered| offered.contains(choice)) else {
            panic!("no choice {choice} in {prompt:?}");
        };
        self.client.say(&self.room, &(index + 1).to_string()).await;
    }
}

/// The prompt that an event shows, as a new message or in place of an earlier one. An answered prompt that
/// loses its choices is none: it has no row of its own.
fn read(event: &Value, bot: &str) -> Option<Shown> {
    let content = &event["content"];
    if event["sender"] != bot || !content[ROW].is_i64() || content["msgtype"] == "m.file" {
        return None;
    }
    let newest = content.get("m.new_content").unwrap_or(content);
    let body = newest["body"].as_str()?;
    let (text, choices) = body.split_at(usize::try_from(newest[TEXT].as_u64()?).ok()?);
    let choices = choices.lines().filter_map(|line| line.split_once(") "));
    let choices = choices.map(|(_, choice)| choice.to_owned()).collect();
    let message = content["m.relates_to"]["event_id"].as_str().or(event["event_id"].as_str())?;
    Some(Shown { prompt: Prompt { text: text.to_owned(), choices }, message: message.to_owned() })
}
