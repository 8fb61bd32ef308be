//! Nothing twice, nothing lost: what the homeserver has, and what the database says of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;
use tests::binary::Binary;

use crate::books::{self, rows};
use crate::citizen::{Diary, Phone as _};
use crate::phone::{MatrixPhone, ROW};

/// What was proven, in numbers.
pub struct Proven {
    /// What citizens sent, each applied once.
    pub events: usize,
    /// Rows of the outbox that stand in a room, once each.
    pub rows: usize,
    /// Of these, the ones of which the process never learned it: a newer prompt took their place.
    pub unknown: usize,
}

impl fmt::Display for Proven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { events, rows, unknown } = self;
        writeln!(f, "{events} events were applied once each.")?;
        write!(f, "{rows} rows stand in their rooms once each, {unknown} of them with an unknown outcome.")
    }
}

/// Proves it for all rooms that the bot ever had.
pub async fn prove(binary: &Binary, phones: &[MatrixPhone]) -> Proven {
    books::nothing_failed(binary).await;
    let mut said = BTreeSet::new();
    let mut posted = Vec::new();
    for phone in phones {
        for event in phone.events().await {
            let is_message = event["type"] == "m.room.message";
            if event["sender"] == phone.citizen() && (is_message || event["type"] == "m.reaction") {
                said.insert(id(&event));
            } else if event["sender"] == phone.bot() && is_message {
                posted.push(Posted { room: phone.address(), event });
            }
        }
    }
    every_event_counts_once(binary, &said).await;
    no_prompt_is_shortened_twice(&posted);
    let unknown = every_row_stands_once(binary, &posted).await;
    Proven { events: said.len(), rows: posted.iter().filter_map(Posted::row).count(), unknown }
}

/// A message of the bot.
struct Posted {
    room: String,
    event: Value,
}

impl Posted {
    /// Which row it is.
    fn row(&self) -> Option<i64> {
        self.event["content"][ROW].as_i64()
    }

    /// The message that it takes the place of.
    fn replaces(&self) -> Option<&str> {
        self.event["content"]["m.relates_to"]["event_id"].as_str()
    }
}

fn id(event: &Value) -> String {
    event["event_id"].as_str().expect("an event has an id").to_owned()
}

/// What citizens said was applied, and nothing else. Each left exactly one answer in the outbox: a second turn
/// for the same event would have left a second one.
async fn every_event_counts_once(binary: &Binary, said: &BTreeSet<String>) {
    let applied: BTreeSet<String> = rows(binary, "select id from seen_update").await.into_iter().collect();
    assert_eq!(&applied, said, "left is what was applied, right is what was said");
    let answers = binary.number("select count(*) from outbox where kind <> 'file'").await;
    assert_eq!(answers, i64::try_from(said.len()).unwrap(), "answers written, and what was said");
    assert_eq!(binary.number("select count(*) from withheld_event").await, 0, "plain events are readable");
}

/// An answered prompt loses its choices in an edit that is no row of its own.
fn no_prompt_is_shortened_twice(posted: &[Posted]) {
    let mut shortened = BTreeSet::new();
    for posted in posted.iter().filter(|posted| posted.row().is_none()) {
        let prompt = posted.replaces().unwrap_or_else(|| panic!("a message without a row: {}", posted.event));
        assert!(shortened.insert(prompt), "{prompt} was shortened twice");
    }
}

/// What became of a row, by the database: its id, its room, the outcome, the message it is.
type Row = (i64, String, String, Option<String>);

/// Each row stands in its room as the database says, and nowhere a second time. Answers with how many of those
/// that stand there the database does not know of.
async fn every_row_stands_once(binary: &Binary, posted: &[Posted]) -> usize {
    let mut posted = by_row(posted);
    let sql = "select outbox.id, chat.address, outcome, message from outbox
        join chat on chat.id = outbox.chat where outcome is not null";
    let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&mut binary.database().await).await.unwrap();
    let mut unknown = 0;
    for (row, room, outcome, message) in rows {
        let there = posted.remove(&row);
        assert!(there.is_none_or(|there| there.room == room), "row {row} stands in another room than {room}");
        match (outcome.as_str(), there) {
            ("delivered", Some(there)) if message == Some(id(&there.event)) => {}
            ("edited", Some(there)) if there.replaces().is_some() => {}
            // A process died before it could record it, and by then there was a newer prompt to send.
            ("unknown", there) => unknown += usize::from(there.is_some()),
            ("superseded", None) => {}
            (_, there) => panic!("row {row} is {outcome}; there is {:?}", there.map(|there| &there.event)),
        }
    }
    let more: Vec<_> = posted.into_keys().collect();
    assert!(more.is_empty(), "the database does not have the rows {more:?}");
    unknown
}

fn by_row(posted: &[Posted]) -> BTreeMap<i64, &Posted> {
    let mut by_row = BTreeMap::new();
    for posted in posted {
        let Some(row) = posted.row() else { continue };
        let twice = by_row.insert(row, posted);
        assert!(twice.is_none(), "row {row} stands there twice: {}", posted.event["content"]["body"]);
    }
    by_row
}

/// The calendar file of an appointment came once for its booking, and once for each change.
pub async fn each_change_brought_a_file(phones: &[MatrixPhone], diaries: &[Diary]) {
    for (phone, diary) in phones.iter().zip(diaries) {
        let mut files: BTreeMap<String, u32> = BTreeMap::new();
        for event in phone.events().await.iter().filter(|event| event["content"]["msgtype"] == "m.file") {
            let name = event["content"]["filename"].as_str().expect("a file has a name");
            *files.entry(name.to_owned()).or_default() += 1;
        }
        let entries = diary.entries.iter();
        let told = entries.map(|(reference, entry)| (format!("termin-{reference}.ics"), 1 + entry.changes));
        assert_eq!(files, told.collect(), "files in {}, and changes that were told", diary.chat);
    }
}
