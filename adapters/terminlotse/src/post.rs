//! The short way between turns and senders, beside the outbox.
//!
//! The outbox is what is kept; this is what is quick. A turn hands the sender of its platform what it has
//! leased for it, so that nobody has to look for it; and the next turn takes along, in its own commit,
//! what became of what was sent. What gets lost here lies in the outbox still, and its lease ends.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use store::outbox::{self, Claimed, Kind, Outcome, Record};
use store::{StoreError, Tx};
use tokio::sync::mpsc;

use crate::crash_point::{CrashPoint, pass};

/// A row on its way to a sender.
#[derive(Debug)]
pub struct Handed {
    /// The row, leased.
    pub row: Claimed,
    /// Others of its chat wait until what became of it is recorded.
    pub is_followed: bool,
}

/// A place that a sender has for a row; kept until the row is committed.
pub(crate) type Place = mpsc::OwnedPermit<Handed>;

/// What became of a row and is not recorded yet.
#[derive(Debug)]
pub(crate) struct Ended {
    /// What it was.
    pub kind: Kind,
    /// What became of it.
    pub record: Record,
}

/// The short way.
#[derive(Debug, Default)]
pub(crate) struct Post {
    /// The senders of this process, by platform.
    senders: Mutex<HashMap<String, mpsc::Sender<Handed>>>,
    ended: Mutex<Vec<Ended>>,
}

impl Post {
    /// The sender of this platform is there, and this is how rows get to it.
    pub fn open(&self, platform: &str, counter: mpsc::Sender<Handed>) {
        lock(&self.senders).insert(platform.to_owned(), counter);
    }

    /// Places for so many rows; none when there is no sender for this platform, or it has no room.
    pub fn places(&self, platform: &str, count: usize) -> Option<Vec<Place>> {
        let sender = lock(&self.senders).get(platform)?.clone();
        (0..count).map(|_| sender.clone().try_reserve_owned().ok()).collect()
    }

    /// Keeps what became of a row until a transaction takes it along.
    pub fn ended(&self, ended: Ended) {
        lock(&self.ended).push(ended);
    }

    /// Records in this transaction what has become of rows until now. Dropped without
    /// [`Recording::committed`], it is all to be recorded again.
    pub async fn record(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<Recording<'_>, StoreError> {
        let recording = Recording { post: self, ended: std::mem::take(&mut *lock(&self.ended)) };
        if !recording.ended.is_empty() {
            pass(CrashPoint::BeforeRecord);
            let records: Vec<Record> = recording.ended.iter().map(|ended| ended.record.clone()).collect();
            outbox::record(tx, &records, now).await?;
        }
        Ok(recording)
    }
}

/// What a transaction records.
pub(crate) struct Recording<'a> {
    post: &'a Post,
    ended: Vec<Ended>,
}

impl Recording<'_> {
    /// The transaction is committed.
    pub fn committed(mut self) {
        for Ended { kind, record } in self.ended.drain(..) {
            report(kind, &record);
        }
    }
}

impl Drop for Recording<'_> {
    fn drop(&mut self) {
        lock(&self.post.ended).append(&mut self.ended);
    }
}

/// What will never arrive is said to whoever runs the bot: our number of the row, never what is in it.
fn report(kind: Kind, record: &Record) {
    let row = record.id;
    match &record.outcome {
        Outcome::Refused(reason) => tracing::warn!(row, ?kind, reason, "the platform refused it for good"),
        Outcome::Unreachable(reason) => tracing::warn!(row, ?kind, reason, "it reached nobody"),
        _ => {}
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
