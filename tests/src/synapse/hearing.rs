//! What happens in a room, told as soon as it does.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::Plain;
use super::plain::{accepted, answer};

/// After so long nothing happens any more.
const PATIENCE: Duration = Duration::from_secs(90);
/// How long the homeserver waits before it says that nothing has happened, in milliseconds.
const WAIT: u64 = 30_000;
/// More than ever happens in a room while nobody asks.
const EVENTS: u64 = 1_000;

/// Hears a room, event by event.
pub struct Hearing {
    room: String,
    filter: Value,
    /// What was told already.
    since: String,
}

impl Hearing {
    /// Hears what happens in a room from now on.
    pub async fn of(client: &Plain, room: &str) -> Self {
        let timeline = json!({"limit": EVENTS});
        let filter = json!({"room": {"rooms": [room], "timeline": timeline}, "presence": {"types": []}});
        let path = format!("sync?filter={filter}");
        let now = accepted(answer(client.request(Method::GET, &path)).await);
        Self { room: room.to_owned(), filter, since: token(&now) }
    }

    /// Waits until something happens; answers with the events, the oldest first.
    pub async fn next(&mut self, client: &Plain) -> Vec<Value> {
        let hearing = async {
            loop {
                let events = self.look(client).await;
                if !events.is_empty() {
                    return events;
                }
            }
        };
        timeout(PATIENCE, hearing)
            .await
            .unwrap_or_else(|_| panic!("nothing happens any more in {}", self.room))
    }

    async fn look(&mut self, client: &Plain) -> Vec<Value> {
        let Self { filter, since, .. } = self;
        let path = format!("sync?timeout={WAIT}&since={since}&filter={filter}");
        let mut news = accepted(answer(client.request(Method::GET, &path)).await);
        self.since = token(&news);
        let mut timeline = news["rooms"]["join"][&self.room]["timeline"].take();
        assert_ne!(timeline["limited"], true, "more has happened in {} than was told", self.room);
        match timeline["events"].take() {
            Value::Array(events) => events,
            _ => Vec::new(),
        }
    }
}

fn token(sync: &Value) -> String {
    sync["next_batch"].as_str().expect("a sync has a token").to_owned()
}
