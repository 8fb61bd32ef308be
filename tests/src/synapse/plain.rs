//! A client that knows no encryption and checks nothing: for plain rooms, and for what no decent
//! client would send.

use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::Account;

/// The device that an account was registered with.
pub struct Plain {
    account: Account,
    http: reqwest::Client,
    transactions: AtomicUsize,
}

/// Calls panic when the homeserver refuses them, where nothing else is said; events are as the
/// homeserver has them.
impl Plain {
    /// The client of this account.
    pub fn of(account: Account) -> Self {
        Self { account, http: reqwest::Client::new(), transactions: AtomicUsize::new(0) }
    }

    pub(super) fn account(&self) -> &Account {
        &self.account
    }

    /// The user's full name.
    pub fn user(&self) -> &str {
        &self.account.user
    }

    /// Creates a plain room for two, in which only who created it has a say, and invites the other; answers
    /// with its id.
    pub async fn create_direct_room(&self, with: &str) -> String {
        let room = json!({"is_direct": true, "preset": "private_chat", "invite": [with]});
        text(&self.call(Method::POST, "createRoom", &room).await["room_id"])
    }

    /// Invites one more.
    pub async fn invite(&self, room: &str, user: &str) {
        self.call(Method::POST, &format!("rooms/{room}/invite"), &json!({"user_id": user})).await;
    }

    /// Joins a room.
    pub async fn join(&self, room: &str) {
        self.call(Method::POST, &format!("rooms/{room}/join"), &json!({})).await;
    }

    /// Sends an event; answers with its id.
    pub async fn send(&self, room: &str, kind: &str, content: &Value) -> String {
        accepted(self.try_send(room, kind, content).await)
    }

    /// Sends an event; answers with its id, or with the homeserver's reason to refuse it.
    pub async fn try_send(&self, room: &str, kind: &str, content: &Value) -> Result<String, Value> {
        let path = format!("rooms/{room}/send/{kind}/{}", self.transaction());
        let sent = answer(self.request(Method::PUT, &path).json(content)).await?;
        Ok(text(&sent["event_id"]))
    }

    /// Says a text; answers with its event's id.
    pub async fn say(&self, room: &str, words: &str) -> String {
        self.send(room, "m.room.message", &json!({"msgtype": "m.text", "body": words})).await
    }

    /// Empties an event.
    pub async fn redact(&self, room: &str, event: &str) {
        let path = format!("rooms/{room}/redact/{event}/{}", self.transaction());
        self.call(Method::PUT, &path, &json!({})).await;
    }

    /// The events of a room, the oldest first.
    pub async fn events(&self, room: &str) -> Vec<Value> {
        let first = format!("rooms/{room}/messages?dir=b&limit=1000");
        let mut path = first.clone();
        let mut events = Vec::new();
        loop {
            let mut page = accepted(answer(self.request(Method::GET, &path)).await);
            match page["chunk"].take() {
                Value::Array(mut newest_first) => events.append(&mut newest_first),
                other => panic!("a page of events is {other}"),
            }
            let Some(end) = page["end"].as_str() else { break };
            path = format!("{first}&from={end}");
        }
        events.reverse();
        events
    }

    fn transaction(&self) -> usize {
        self.transactions.fetch_add(1, Ordering::Relaxed)
    }

    pub(super) async fn call(&self, method: Method, path: &str, body: &Value) -> Value {
        accepted(answer(self.request(method, path).json(body)).await)
    }

    pub(super) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/_matrix/client/v3/{path}", self.account.homeserver);
        self.http.request(method, url).bearer_auth(&self.account.access_token)
    }
}

/// What the homeserver answers: to a call that it refuses, its reason.
pub(super) async fn answer(request: RequestBuilder) -> Result<Value, Value> {
    let response = request.send().await.expect("the homeserver answers");
    let accepted = response.status().is_success();
    let body = response.json().await.expect("an answer is JSON");
    if accepted { Ok(body) } else { Err(body) }
}

pub(super) fn accepted<T>(answer: Result<T, Value>) -> T {
    answer.unwrap_or_else(|reason| panic!("the homeserver refuses a call: {reason}"))
}

fn text(value: &Value) -> String {
    value.as_str().expect("ids are texts").to_owned()
}
