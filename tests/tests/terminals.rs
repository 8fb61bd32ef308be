//! Two terminals on one database: what is said to one is never printed on the other.

use std::io::Write;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use console::{Keyboard, Paper};
use store::Store;
use store::desk::LocalDesk;
use terminlotse::Bot;
use terminlotse::assemble::{layout, open_bot};
use terminlotse::config::Config;
use terminlotse::jobs::lay_out_all;
use terminlotse::terminal_chat::chat;
use terminlotse::turn::{Cause, Turn};
use tests::on_both_engines;
use tests::town::FRIDAY;

fn now() -> DateTime<Utc> {
    FRIDAY.parse().unwrap()
}

async fn bot(store: Store) -> Arc<Bot<LocalDesk>> {
    let config = Config::default();
    let bot = open_bot(store, &config, now()).await.unwrap();
    lay_out_all(&bot.store, &layout(&config, &bot.city()), now()).await.unwrap();
    Arc::new(bot)
}

/// What a terminal has printed.
#[derive(Clone, Default)]
struct Screen(Arc<Mutex<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(text)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Chats as `name` until all lines are read; what was printed.
async fn prints(bot: &Arc<Bot<LocalDesk>>, name: &str, lines: &str) -> String {
    let (screen, folder) = (Screen::default(), tempfile::tempdir().unwrap());
    let (keyboard, paper) = (Keyboard::new(name, lines), Paper::new(name, screen.clone(), folder.path()));
    chat(bot.clone(), keyboard, paper, lines.as_bytes(), now, || [7; 32], None).await.unwrap();
    let printed = screen.0.lock().unwrap().clone();
    String::from_utf8(printed).unwrap()
}

on_both_engines! {
    async fn what_is_said_to_one_is_not_printed_on_the_other(store: Store) {
        let bot = bot(store).await;
        // Ada's terminal goes away before it has printed the answer.
        let arrival = Keyboard::new("ada", "closed").typed("Personalausweis");
        bot.take_turns(&[Turn { cause: Cause::Arrived(arrival), now: now(), seed: [1; 32] }]).await.unwrap();

        let bob = prints(&bot, "bob", "/termine\n").await;
        assert!(bob.contains("Sie haben gerade keinen Termin"), "{bob}");
        assert!(!bob.contains("Personalausweis"), "{bob}");
        let ada = prints(&bot, "ada", "").await;
        assert!(ada.contains("Personalausweis"), "it waited for Ada: {ada}");
    }
}
