//! What the bot tells Telegram about itself before it polls: who am I, and what can I do.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use teloxide::payloads::{DeleteWebhook, GetMe, SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, User};

use crate::client::Client;
use crate::fit;
use crate::refusal::Refusal;

/// The longest description of a command.
const DESCRIPTION: usize = 256;

/// Who the bot is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Myself {
    /// Its id as an account.
    pub id: u64,
    /// Its name without `@`; deep links are `t.me/<username>?start=<payload>`.
    pub username: String,
}

impl Myself {
    /// Asks Telegram (`getMe`). This is also the test whether the token is good.
    pub async fn ask(client: &Client) -> Result<Self, Refusal> {
        client.call(&GetMe::new()).await
    }

    /// Whether this name, without `@`, is the bot's. Telegram doesn't mind the case.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.username.eq_ignore_ascii_case(name)
    }

    /// Whether this account is the bot.
    pub(crate) fn is(&self, user: &User) -> bool {
        user.id.0 == self.id
    }
}

/// The commands of one language with their descriptions, in the menu's order.
pub type Commands = Vec<(String, String)>;

/// Puts the menu of commands up in every language, and the one of `fallback` for those whose
/// language we don't speak. Telegram knows languages of two letters only; others are left out.
pub async fn publish(
    client: &Client,
    menus: &BTreeMap<String, Commands>,
    fallback: &str,
) -> Result<(), Refusal> {
    if let Some(commands) = menus.get(fallback) {
        put(client, None, commands).await?;
    }
    for (language, commands) in menus.iter().filter(|(language, _)| language.len() == 2) {
        put(client, Some(language), commands).await?;
    }
    Ok(())
}

/// Ends a webhook that may have been set: with one, Telegram refuses to be polled. What waits to be
/// delivered is kept.
pub async fn end_webhook(client: &Client) -> Result<(), Refusal> {
    client.call(&DeleteWebhook::new()).await.map(|_: IgnoredAny| ())
}

async fn put(client: &Client, language: Option<&str>, commands: &Commands) -> Result<(), Refusal> {
    let commands = commands
        .iter()
        .map(|(name, description)| BotCommand::new(name, fit::text(description, DESCRIPTION).into_owned()));
    let mut request = SetMyCommands::new(commands);
    if let Some(language) = language {
        request = request.language_code(language);
    }
    client.call(&request).await.map(|_: IgnoredAny| ())
}
