//! Updates wait here until the bot fetches and confirms them.

use std::collections::VecDeque;

use tokio::sync::oneshot;

use super::{Polled, Reply, ok};

/// Telegram hands out no more at once.
const BATCH: usize = 100;

/// What happened and is not confirmed yet.
#[derive(Default)]
pub struct Updates {
    waiting: VecDeque<(i64, String)>,
    last: i64,
    poll: Option<Polling>,
    is_polled: bool,
}

/// A poll that nothing has happened for yet.
struct Polling {
    answer: oneshot::Sender<Vec<u8>>,
    limit: usize,
}

impl Updates {
    /// Something happened: `kind` is the name of the update's field, such as `message`, `content` what
    /// is in it.
    pub fn push(&mut self, kind: &str, content: &str) {
        self.last += 1;
        let id = self.last;
        self.waiting.push_back((id, format!(r#"{{"update_id":{id},"{kind}":{content}}}"#)));
        if let Some(poll) = self.poll.take() {
            // A bot that has died does not take it; the next poll does.
            poll.answer.send(self.batch(poll.limit)).ok();
        }
    }

    /// The number that the next update will have.
    pub fn next_id(&self) -> i64 {
        self.last + 1
    }

    /// Answers a poll, at once or when something happens.
    pub fn poll(&mut self, body: &[u8]) -> Reply {
        self.is_polled = true;
        let polled: Polled = serde_json::from_slice(body).unwrap_or_default();
        if let Some(offset) = polled.offset {
            while self.waiting.front().is_some_and(|(id, _)| *id < offset) {
                self.waiting.pop_front();
            }
        }
        let limit = polled.limit.unwrap_or(BATCH).min(BATCH);
        if !self.waiting.is_empty() {
            return Reply::Now(self.batch(limit));
        }
        let (answer, later) = oneshot::channel();
        self.poll = Some(Polling { answer, limit });
        Reply::Later(later)
    }

    /// Whether the bot has ever polled.
    pub fn is_polled(&self) -> bool {
        self.is_polled
    }

    fn batch(&self, limit: usize) -> Vec<u8> {
        let mut result = String::from("[");
        for (index, (_, update)) in self.waiting.iter().take(limit).enumerate() {
            if index > 0 {
                result.push(',');
            }
            result.push_str(update);
        }
        result.push(']');
        ok(&result)
    }
}
