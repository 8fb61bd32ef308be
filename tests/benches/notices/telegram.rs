//! The process that is Telegram: it counts what comes, second by second, and refuses what exceeds its limit.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tests::lean_bot_api::{Exchange, Message, Reply, Updates, lock, myself, ok, sent, serve};
use tests::measuring::{Durations, milliseconds, now};
use tests::peer::{one_thread, orders, say};
use tokio::net::TcpListener;

use crate::population::{FIRST_CHAT, MARK};

/// The argument that makes this process of the benchmark's executable.
pub const ROLE: &str = "telegram";

/// What is counted together.
const SECOND: Duration = Duration::from_secs(1);
/// A citizen gets so many messages in three seconds, and no more.
const TO_ONE: usize = 3;
/// So many citizens take turns in talking, in chats of their own.
const TALKERS: i64 = 500;
/// The chat of the first of them.
const FIRST_TALKER: i64 = 1_000;
const LOOK: Duration = Duration::from_millis(1);

/// What it is told.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Order {
    /// So many messages a second are allowed from now on, and all that was counted is forgotten.
    Allow(usize),
    /// Citizens say so many things a second from now on.
    Talk(f64),
    /// What was counted?
    Count,
}

/// What it says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Said {
    /// It answers calls here.
    Listening(u16),
    /// What it has counted.
    Counted(Counts),
}

/// What was counted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// So many people have the notice,
    pub reached: usize,
    /// so many messages of it came to people who had it already.
    pub repeated: usize,
    /// So many calls were refused because of the limit.
    pub refused: usize,
    /// All messages that were accepted from the first of the notice to the last, those to talkers too,
    pub accepted: usize,
    /// and how many seconds that was.
    pub seconds: f64,
    /// Answers since talking was ordered last,
    pub answers: usize,
    /// half of them were there within this time, in milliseconds,
    pub p50: f64,
    /// and all but one in a hundred within this.
    pub p99: f64,
}

/// Runs it.
pub fn run() {
    one_thread().block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("this machine has a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        let counter = Arc::new(Mutex::new(Counter::default()));
        tokio::spawn(serve(listener, Arc::clone(&counter)));
        tokio::spawn(talk(Arc::clone(&counter)));
        say(&Said::Listening(port));
        let mut orders = orders::<Order>();
        while let Some(order) = orders.recv().await {
            match order {
                Order::Allow(allowed) => {
                    let mut counter = lock(&counter);
                    let updates = std::mem::take(&mut counter.updates);
                    *counter = Counter { allowed, updates, ..Counter::default() };
                }
                Order::Talk(each_second) => lock(&counter).talks(each_second),
                Order::Count => say(&Said::Counted(lock(&counter).counts())),
            }
        }
    });
}

async fn talk(counter: Arc<Mutex<Counter>>) {
    let mut look = tokio::time::interval(LOOK);
    loop {
        look.tick().await;
        lock(&counter).talk_on_schedule();
    }
}

/// Counts.
#[derive(Default)]
struct Counter {
    allowed: usize,
    updates: Updates,
    /// When the messages of the last second were accepted.
    second: VecDeque<Instant>,
    /// When each chat got its last messages.
    chats: HashMap<i64, VecDeque<Instant>>,
    /// How often each recipient got the notice.
    recipients: HashMap<i64, usize>,
    refused: usize,
    first: Option<Instant>,
    last: Option<Instant>,
    accepted: usize,
    accepted_by_last: usize,
    talking: Option<Talking>,
    /// Who waits for an answer, and since when.
    asked: HashMap<i64, Instant>,
    latencies: Vec<Duration>,
}

struct Talking {
    began: Instant,
    interval: Duration,
    said: u32,
}

impl Counter {
    fn talks(&mut self, each_second: f64) {
        let interval = Duration::from_secs_f64(1.0 / each_second);
        self.talking = Some(Talking { began: now(), interval, said: 0 });
        self.latencies.clear();
    }

    /// What was due is said, however long the last answer takes.
    fn talk_on_schedule(&mut self) {
        let Some(talking) = &mut self.talking else { return };
        let mut due = Vec::new();
        while talking.began + talking.interval * talking.said <= now() {
            due.push((i64::from(talking.said) % TALKERS, talking.began + talking.interval * talking.said));
            talking.said += 1;
        }
        for (talker, at) in due {
            let chat = FIRST_TALKER + talker;
            self.asked.insert(chat, at);
            let id = self.updates.next_id();
            self.updates.push(
                "message",
                &format!(
                    r#"{{"message_id":{id},"from":{{"id":{chat},"is_bot":false,"first_name":"Ada","language_code":"de"}},"chat":{{"id":{chat},"first_name":"Ada","type":"private"}},"date":1795300000,"text":"/start"}}"#
                ),
            );
        }
    }

    /// Whether one more message is allowed to this chat now.
    fn allows(&mut self, chat: i64) -> bool {
        let at = now();
        while self.second.front().is_some_and(|accepted| at - *accepted >= SECOND) {
            self.second.pop_front();
        }
        let lately = self.chats.entry(chat).or_default();
        while lately.front().is_some_and(|accepted| at - *accepted >= SECOND * 3) {
            lately.pop_front();
        }
        let allowed = self.second.len() < self.allowed && lately.len() < TO_ONE;
        if allowed {
            self.second.push_back(at);
            lately.push_back(at);
        }
        allowed
    }

    fn message(&mut self, body: &[u8]) -> Vec<u8> {
        let message: Message<'_> = serde_json::from_slice(body).expect("the bot writes messages");
        let (chat, text) = (message.chat_id, message.text.get());
        if !self.allows(chat) {
            self.refused += 1;
            return br#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}"#.to_vec();
        }
        self.accepted += 1;
        if text.contains(MARK) && chat >= FIRST_CHAT {
            *self.recipients.entry(chat).or_default() += 1;
            self.first.get_or_insert_with(now);
            self.last = Some(now());
            self.accepted_by_last = self.accepted;
        } else if self.first.is_none() {
            // What came before the notice is not part of its rate.
            self.accepted = 0;
        }
        if let Some(asked) = self.asked.remove(&chat) {
            self.latencies.push(now() - asked);
        }
        ok(&sent(chat, self.accepted as i64 + 1, text, None))
    }

    fn counts(&self) -> Counts {
        let seconds = self.first.zip(self.last).map_or(0.0, |(first, last)| (last - first).as_secs_f64());
        let latencies: Durations = self.latencies.iter().copied().collect();
        let within =
            |share| if latencies.count() > 0 { milliseconds(latencies.percentile(share)) } else { 0.0 };
        Counts {
            reached: self.recipients.len(),
            repeated: self.recipients.values().map(|times| times - 1).sum(),
            refused: self.refused,
            accepted: self.accepted_by_last,
            seconds,
            answers: latencies.count(),
            p50: within(0.5),
            p99: within(0.99),
        }
    }
}

impl Exchange for Counter {
    fn call(&mut self, method: &str, body: &[u8]) -> Reply {
        match method.to_ascii_lowercase().as_str() {
            "getupdates" => self.updates.poll(body),
            "sendmessage" => Reply::Now(self.message(body)),
            "getme" => Reply::Now(myself()),
            _ => Reply::Now(ok("true")),
        }
    }
}
