//! The messengers, each with loops of its own: while one can't be reached, the others serve.
//!
//! To add one: a function that connects, and starts what it needs.

use std::sync::Arc;

use matrix::Account;
use store::desk::LocalDesk;
use terminlotse::config::{self, Secret};
use terminlotse::matrix_chat::{self, Hearing};
use terminlotse::sender::Sender;
use terminlotse::{Bot, telegram_chat};

use crate::clock::{Seeds, now};
use crate::loops::{self, Loops};

/// Serves Telegram until it refuses us for good; says in a sentence why it ended.
pub async fn telegram(bot: Arc<Bot<LocalDesk>>, token: Secret, config: config::Telegram) -> String {
    bot.heard.note("telegram", now());
    let connection = match telegram_chat::connect(token.expose(), &config, &bot.locales).await {
        Ok(connection) => connection,
        Err(error) => return error.to_string(),
    };
    tracing::info!(bot = connection.username, "serving Telegram");
    let mut both = Loops::default();
    let sender = Sender::new(bot.clone(), Arc::new(connection.messenger)).paced(config.messages_per_second);
    both.start("send to Telegram", loops::send(bot.clone(), sender));
    both.start("poll Telegram", loops::poll_telegram(bot, connection.poller, Seeds));
    both.end().await
}

/// Serves Matrix until it refuses us for good; says in a sentence why it ended.
pub async fn matrix(bot: Arc<Bot<LocalDesk>>, account: Account) -> String {
    bot.heard.note(matrix::PLATFORM, now());
    let session = match matrix_chat::connect(&account, now).await {
        Ok(session) => session,
        Err(error) => return error.to_string(),
    };
    tracing::info!(bot = session.user(), "serving Matrix");
    let hearing = match Hearing::new(bot.clone(), session.clone()).await {
        Ok(hearing) => hearing,
        Err(error) => return error.to_string(),
    };
    let mut both = Loops::default();
    let sender = Sender::new(bot.clone(), Arc::new(matrix::Messenger::new(session)));
    both.start("send to Matrix", loops::send(bot.clone(), sender));
    both.start("hear Matrix", loops::hear_matrix(bot, hearing, Seeds));
    both.end().await
}
