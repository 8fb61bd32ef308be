//! A phone with Telegram on it.

use std::sync::Arc;

use bot_core::reply::read_token;
use tests::bot_api::{Citizen, FakeBotApi, Shown, World};

use crate::citizen::{Phone, Prompt};

/// A private chat with the bot.
pub struct TelegramPhone {
    fake: Arc<FakeBotApi>,
    citizen: Citizen,
    /// The last prompt that was looked at, and its number.
    shown: Option<(u32, Shown)>,
}

impl TelegramPhone {
    pub fn new(fake: Arc<FakeBotApi>, citizen: Citizen) -> Self {
        Self { fake, citizen, shown: None }
    }
}

impl Phone for TelegramPhone {
    const CHOICES_NAME_THEIR_PROMPT: bool = true;

    fn address(&self) -> String {
        self.citizen.id().to_string()
    }

    async fn next_prompt(&mut self) -> Prompt {
        let (chat, before) = (self.citizen.id(), self.shown.as_ref().map_or(0, |(serial, _)| *serial));
        let what = format!("a prompt after number {before} for {chat}");
        let (serial, shown) = self
            .fake
            .wait_for(&what, |world| newest(world, chat).filter(|(serial, _)| *serial > before))
            .await;
        let choices = shown.labels().into_iter().map(str::to_owned).collect();
        let prompt = Prompt { text: shown.text.clone(), choices };
        self.shown = Some((serial, shown));
        prompt
    }

    async fn says(&mut self, text: &str) {
        self.citizen.says(text);
    }

    async fn chooses(&mut self, choice: &str) {
        let (_, shown) = self.shown.as_ref().expect("a choice was shown");
        let Some(button) = shown.button(choice) else { panic!("no button {choice} on {shown:?}") };
        // The prompt may change this very moment: the thumb is on what was seen.
        self.citizen.taps_data(shown.id, &button.data);
    }
}

/// The newest prompt of a chat and its number. A message that was sent twice has one number.
fn newest(world: &World, chat: i64) -> Option<(u32, Shown)> {
    let prompts = world.by_bot(chat).filter_map(|message| {
        let (serial, _) = read_token(&message.keyboard.first()?.first()?.data)?;
        Some((serial, message))
    });
    prompts.max_by_key(|(serial, _)| *serial).map(|(serial, message)| (serial, message.clone()))
}
