//! Those who talk to the reference, in a process of their own: each answers as soon as it is asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tests::lean_bot_api::{Exchange, Message, Reply, Updates, lock, myself, ok, sent, serve};
use tests::peer::{one_thread, orders, say};

use crate::marks::Mark;
use crate::protocol::Said;
use crate::telegram::listen;

/// The argument that makes this process of the benchmark's executable.
pub const ROLE: &str = "talkers";

/// What is measured begins so long after the first poll.
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(4);
const LOOK: Duration = Duration::from_millis(1);

/// Runs it, with so many who talk at once; the process of the bot is named on standard input.
pub fn run(active: &str) {
    let active = active.parse().expect("a number of talkers");
    one_thread().block_on(async move {
        let (listener, port) = listen().await;
        let talkers = Arc::new(Mutex::new(Talkers::default()));
        tokio::spawn(serve(listener, Arc::clone(&talkers)));
        say(&Said::Listening(port));
        let bot = orders::<u32>().recv().await.expect("a process is named");
        let mut look = tokio::time::interval(LOOK);
        while !lock(&talkers).updates.is_polled() {
            look.tick().await;
        }
        (0..active).for_each(|chat| lock(&talkers).says(chat, "/start"));
        tokio::time::sleep(WARM_UP).await;
        let begin = Mark::now(lock(&talkers).turns, bot);
        tokio::time::sleep(MEASURED).await;
        say(&Said::Over(begin.until(&Mark::now(lock(&talkers).turns, bot))));
    });
}

#[derive(Default)]
struct Talkers {
    updates: Updates,
    turns: u64,
}

impl Talkers {
    fn says(&mut self, chat: i64, text: &str) {
        let id = self.updates.next_id();
        self.updates.push(
            "message",
            &format!(
                r#"{{"message_id":{id},"from":{{"id":{chat},"is_bot":false,"first_name":"Ada","language_code":"en"}},"chat":{{"id":{chat},"first_name":"Ada","type":"private"}},"date":1795300000,"text":"{text}"}}"#
            ),
        );
    }
}

impl Exchange for Talkers {
    fn call(&mut self, method: &str, body: &[u8]) -> Reply {
        // teloxide writes methods with a capital.
        match method.to_ascii_lowercase().as_str() {
            "getupdates" => self.updates.poll(body),
            "getme" => Reply::Now(myself()),
            "sendmessage" => {
                let message: Message<'_> = serde_json::from_slice(body).expect("teloxide writes messages");
                self.turns += 1;
                let answer = ok(&sent(message.chat_id, self.turns as i64, message.text.get(), None));
                self.says(message.chat_id, "42");
                Reply::Now(answer)
            }
            _ => Reply::Now(ok("true")),
        }
    }
}
