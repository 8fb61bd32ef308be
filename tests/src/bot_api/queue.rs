//! Updates that wait for the bot, and what an offset does to them.
//!
//! An update waits until a call brings an offset above its id: only that confirms it. Until then
//! every call is given it again.

use std::collections::VecDeque;

use serde_json::Value;

/// Where ids begin: anywhere but at one.
const FIRST: i64 = 892_000_001;

/// So far ahead of the newest id, an offset means nothing to Telegram (its queue was made anew).
const FUTURE: i64 = 10;

/// The updates of a bot.
#[derive(Debug)]
pub struct Queue {
    next_id: i64,
    waiting: VecDeque<(i64, Value)>,
    confirmed: Vec<i64>,
    /// What the bot wants to hear of; `None` is Telegram's own choice.
    wanted: Option<Vec<String>>,
    /// Which poll is the newest,
    newest_poll: u64,
    /// and which one waits for something to happen.
    waiting_poll: Option<u64>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            next_id: FIRST,
            waiting: VecDeque::new(),
            confirmed: Vec::new(),
            wanted: None,
            newest_poll: 0,
            waiting_poll: None,
        }
    }
}

impl Queue {
    /// Something happened. Its id; an update of a kind the bot doesn't want gets none.
    pub fn push(&mut self, kind: &str, content: Value) -> Option<i64> {
        let wanted = self.wanted.as_ref().is_none_or(|kinds| kinds.iter().any(|wanted| wanted == kind));
        wanted.then(|| {
            let id = self.next_id;
            self.next_id += 1;
            self.waiting.push_back((id, serde_json::json!({ "update_id": id, kind: content })));
            id
        })
    }

    /// The next update gets this id, as after an idle week.
    pub fn restart_at(&mut self, id: i64) {
        self.next_id = id;
    }

    /// Which kinds the bot wants from now on; a call that doesn't say changes nothing.
    pub fn want(&mut self, kinds: Option<Vec<String>>) {
        if let Some(kinds) = kinds {
            self.wanted = (!kinds.is_empty()).then_some(kinds);
        }
    }

    /// Forgets what the offset confirms: everything before it, and, where it counts from the end,
    /// everything but that many.
    pub fn confirm(&mut self, offset: i64) {
        let confirmed = if offset < 0 {
            let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            self.waiting.len().saturating_sub(kept)
        } else if offset > self.next_id + FUTURE {
            0
        } else {
            self.waiting.iter().take_while(|(id, _)| *id < offset).count()
        };
        self.confirmed.extend(self.waiting.drain(..confirmed).map(|(id, _)| id));
    }

    /// The oldest updates that are not confirmed.
    pub fn oldest(&self, limit: usize) -> Vec<Value> {
        self.waiting.iter().take(limit).map(|(_, update)| update.clone()).collect()
    }

    /// A new poll begins. Its number, and whether it throws out another one.
    pub fn begin_poll(&mut self) -> (u64, bool) {
        self.newest_poll += 1;
        (self.newest_poll, self.waiting_poll.replace(self.newest_poll).is_some())
    }

    /// Whether a newer poll has begun since.
    pub fn is_thrown_out(&self, poll: u64) -> bool {
        self.newest_poll != poll
    }

    /// A poll is answered, or its caller has gone.
    pub fn end_poll(&mut self, poll: u64) {
        if self.waiting_poll == Some(poll) {
            self.waiting_poll = None;
        }
    }

    /// Whether somebody waits for something to happen.
    pub fn is_polled(&self) -> bool {
        self.waiting_poll.is_some()
    }

    /// The ids the bot has confirmed, in order.
    pub fn confirmed(&self) -> &[i64] {
        &self.confirmed
    }

    /// How many updates are not confirmed.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}
