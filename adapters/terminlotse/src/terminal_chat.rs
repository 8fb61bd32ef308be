//! The chat in the terminal: the same turns, sender and jobs as on a messenger, one line at a time.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bot_core::delivery::{Delivery, Parcel};
use chrono::{DateTime, Utc};
use console::{Keyboard, Paper};
use store::StoreError;
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _};

use crate::bot::Bot;
use crate::desk::Desk;
use crate::jobs::{Expire, Job as _, Wake};
use crate::sender::{Messenger, Sender};
use crate::turn::{Cause, Turn};

/// While nobody types, deadlines are looked after this often.
const LOOK: Duration = Duration::from_secs(1);
/// Longer lines are cut there: more than any messenger lets through.
const LONGEST_LINE: usize = 64 * 1024;

impl<W: Write + Send + 'static> Messenger for Paper<W> {
    fn platform(&self) -> &'static str {
        console::PLATFORM
    }

    async fn deliver(&self, _chat: &str, parcel: &Parcel) -> Delivery {
        self.print(parcel)
    }
}

/// Chats until the input ends.
///
/// `clock` tells the time and `seeds` gives each turn its randomness; `greet` opens the chat as a
/// tap on "Start" would.
///
/// # Errors
/// The database failed.
pub async fn chat<D: Desk + 'static, W: Write + Send + 'static>(
    bot: Arc<Bot<D>>,
    mut keyboard: Keyboard,
    paper: Paper<W>,
    mut input: impl AsyncBufRead + Unpin,
    clock: impl Fn() -> DateTime<Utc>,
    mut seeds: impl FnMut() -> [u8; 32] + Send + Clone,
    greet: bool,
) -> Result<(), StoreError> {
    let mut wake = Wake::new(bot.clone(), seeds.clone());
    let mut expire = Expire::new(bot.clone());
    let mut sender = Sender::new(bot.clone(), Arc::new(paper));
    if greet {
        let turn = Turn { cause: Cause::Arrived(keyboard.typed("/start")), now: clock(), seed: seeds() };
        bot.take_turns(&[turn]).await?;
    }
    let mut line = Vec::new();
    loop {
        expire.run_once(clock()).await?;
        wake.run_once(clock()).await?;
        send_all(&mut sender, &clock).await?;
        let read = tokio::select! {
            read = input.read_until(b'\n', &mut line) => read,
            () = tokio::time::sleep(LOOK) => continue,
        };
        if !matches!(read, Ok(1..)) && line.is_empty() {
            return Ok(());
        }
        line.truncate(LONGEST_LINE);
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        let turn = Turn { cause: Cause::Arrived(keyboard.typed(text)), now: clock(), seed: seeds() };
        line.clear();
        bot.take_turns(&[turn]).await?;
    }
}

/// Sends until nothing is left that could be sent now.
pub async fn send_all<D: Desk + 'static, M: Messenger>(
    sender: &mut Sender<D, M>,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<(), StoreError> {
    loop {
        let next = sender.run_once(clock()).await?;
        if sender.is_busy() {
            sender.progress().await;
        } else if next.is_none_or(|next| next > clock()) {
            return Ok(());
        }
    }
}
