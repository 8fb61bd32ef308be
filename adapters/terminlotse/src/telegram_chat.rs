//! Connects the bot to Telegram.

use std::collections::BTreeMap;
use std::time::Duration;

use bot_core::delivery::{Delivery, Parcel};
use render::Locales;
use telegram::{Client, Poller, Refusal, SetupError};

use crate::config;
use crate::sender::Messenger;

/// How long Telegram keeps a poll open when nothing happens; its own limit is 50 s.
const POLL: Duration = Duration::from_secs(30);

/// Why Telegram can't be reached; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The token or address is none.
    #[error("telegram: {0}")]
    Setup(#[from] SetupError),
    /// Telegram said no.
    #[error("telegram: {0}")]
    Refused(#[from] Refusal),
}

/// A connection to Telegram.
pub struct Connection {
    /// Fetches updates.
    pub poller: Poller,
    /// Carries parcels.
    pub messenger: telegram::Messenger,
    /// The bot's name there, for links `t.me/<name>`.
    pub username: String,
}

/// Connects: asks who we are, publishes the menus, and makes polling possible.
///
/// # Errors
/// The token is wrong, or Telegram is not there.
pub async fn connect(token: &str, config: &config::Telegram, locales: &Locales) -> Result<Connection, ConnectError> {
    let client = Client::new(token, config.api_url.as_deref())?;
    let myself = telegram::Myself::ask(&client).await?;
    telegram::menu::end_webhook(&client).await?;
    let menus: BTreeMap<_, _> = locales
        .languages()
        .iter()
        .map(|language| {
            let commands = locales.menu(language).into_iter().map(|(name, text)| (name.to_owned(), text));
            (language.code().to_owned(), commands.collect())
        })
        .collect();
    let fallback = locales.languages().first().map_or("de", |language| language.code());
    telegram::menu::publish(&client, &menus, fallback).await?;
    let username = myself.username.clone();
    let messenger = telegram::Messenger::new(client.clone());
    Ok(Connection { poller: Poller::new(client, myself, POLL), messenger, username })
}

impl Messenger for telegram::Messenger {
    fn platform(&self) -> &'static str {
        "telegram"
    }

    async fn deliver(&self, chat: &str, parcel: &Parcel) -> Delivery {
        telegram::Messenger::deliver(self, chat, parcel).await
    }
}
