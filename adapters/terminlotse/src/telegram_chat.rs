//! Connects the bot to Telegram.

use std::collections::BTreeMap;
use std::time::Duration;

use bot_core::delivery::{Delivery, Parcel, Waybill};
use render::Locales;
use telegram::{Client, Myself, Poller, Refusal, SetupError};

use crate::config;
use crate::sender::Messenger;

/// How long Telegram keeps a poll open when nothing happens; its own limit is 50 s.
const POLL: Duration = Duration::from_secs(30);
/// The pause after a call that did not get through while we connect.
const PAUSE: Duration = Duration::from_secs(5);

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

/// Asks Telegram who we are, and changes nothing there.
///
/// # Errors
/// The token is wrong, or Telegram is not there.
pub async fn ask(token: &str, config: &config::Telegram) -> Result<Myself, ConnectError> {
    let client = Client::new(token, config.api_url.as_deref())?;
    Ok(Myself::ask(&client).await?)
}

/// Connects: asks who we are, makes polling possible, and publishes the menus. While Telegram is not
/// there, it waits, as polling would.
///
/// # Errors
/// Telegram says no, and will not say anything else later.
pub async fn connect(
    token: &str,
    config: &config::Telegram,
    locales: &Locales,
) -> Result<Connection, ConnectError> {
    let client = Client::new(token, config.api_url.as_deref())?;
    let myself = patiently(|| Myself::ask(&client)).await?;
    patiently(|| telegram::menu::end_webhook(&client)).await?;
    // Without its menu the bot can still do everything.
    if let Err(refusal) = publish_menus(&client, locales).await {
        tracing::warn!(%refusal, "the menu of commands was not put up; the next start tries again");
    }
    let username = myself.username.clone();
    let messenger = telegram::Messenger::new(client.clone());
    Ok(Connection { poller: Poller::new(client, myself, POLL), messenger, username })
}

/// Calls until there is an answer, or a refusal that waiting won't change.
async fn patiently<A, C: Future<Output = Result<A, Refusal>>>(call: impl Fn() -> C) -> Result<A, Refusal> {
    loop {
        let (refusal, pause) = match call().await {
            Err(refusal @ Refusal::TooMany { retry_after }) => (refusal, retry_after),
            Err(refusal @ (Refusal::Server { .. } | Refusal::Network(_))) => (refusal, PAUSE),
            answer => return answer,
        };
        tracing::warn!(%refusal, pause_s = pause.as_secs(), "Telegram can't be reached yet");
        tokio::time::sleep(pause).await;
    }
}

async fn publish_menus(client: &Client, locales: &Locales) -> Result<(), Refusal> {
    let menu = |language| {
        let commands = locales.menu(language).into_iter();
        commands.map(|(name, text)| (name.to_owned(), text)).collect()
    };
    let languages = locales.languages();
    let menus: BTreeMap<_, _> =
        languages.iter().map(|language| (language.code().to_owned(), menu(language))).collect();
    let fallback = languages.first().map_or("de", |language| language.code());
    telegram::menu::publish(client, &menus, fallback).await
}

impl Messenger for telegram::Messenger {
    fn platform(&self) -> &str {
        "telegram"
    }

    /// Groups have numbers below zero (core.telegram.org/bots/api#chat).
    fn is_group(&self, address: &str) -> bool {
        address.starts_with('-')
    }

    async fn deliver(&self, way: &Waybill, parcel: &Parcel) -> Delivery {
        telegram::Messenger::deliver(self, &way.chat, parcel).await
    }
}
