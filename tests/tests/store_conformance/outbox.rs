use std::time::Duration;

use bot_core::delivery::Delivery;
use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};
use store::outbox::{self, Claimed, Kind, Lane, NewRow, Outcome, Record, Room};
use store::{Store, StoreError, chats};
use tests::on_both_engines;

use crate::sample::{chat_id, later, now};

mod deadlines;
mod leases;
mod newest_state;
mod order;
mod outcomes;
mod unopened;

const LEASE: TimeDelta = TimeDelta::seconds(60);

/// `"live prompt hello"`, due now.
fn row(chat: &ChatId, text: &str) -> NewRow {
    let mut words = text.splitn(3, ' ');
    let lane = match words.next().unwrap() {
        "live" => Lane::Live,
        "due" => Lane::Due,
        _ => Lane::Bulk,
    };
    let kind = match words.next().unwrap() {
        "prompt" => Kind::Prompt,
        "aside" => Kind::Aside,
        "toast" => Kind::Toast,
        _ => Kind::File,
    };
    NewRow { chat: chat.clone(), lane, kind, body: words.next().unwrap().into(), due_at: now() }
}

async fn enqueue(store: &Store, rows: &[NewRow]) {
    let mut tx = store.begin().await.unwrap();
    outbox::enqueue(&mut tx, store.codec(), rows, now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn say(store: &Store, chat: &ChatId, texts: &[&str]) {
    enqueue(store, &texts.iter().map(|text| row(chat, text)).collect::<Vec<_>>()).await;
}

/// What a sender does: older prompts give way, then it claims.
async fn claim_some(store: &Store, lanes: &[Lane], at: DateTime<Utc>, limit: u32) -> Vec<Claimed> {
    let mut tx = store.begin().await.unwrap();
    outbox::supersede(&mut tx, store.codec(), "telegram", at, merged).await.unwrap();
    let claimed =
        outbox::claim(&mut tx, store.codec(), "telegram", lanes, at, LEASE, &Room::of(limit)).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

/// `"older+newer"`
fn merged(older: &[u8], newer: &[u8]) -> Vec<u8> {
    [older, newer].join(&b'+')
}

async fn claim(store: &Store, at: DateTime<Utc>) -> Vec<Claimed> {
    claim_some(store, Lane::ALL, at, 100).await
}

fn bodies(claimed: &[Claimed]) -> Vec<&str> {
    claimed.iter().map(|row| std::str::from_utf8(&row.body).unwrap()).collect()
}

async fn record(store: &Store, row: &Claimed, outcome: Outcome, at: DateTime<Utc>) {
    let mut tx = store.begin().await.unwrap();
    outbox::record(&mut tx, &[Record::of(row, outcome)], at).await.unwrap();
    tx.commit().await.unwrap();
}

fn delivered(message: &str) -> Outcome {
    Outcome::Delivered { message: Some(message.to_owned()) }
}

/// Claims and delivers until nothing is left; what was sent, one claim a line.
async fn send_all(store: &Store, at: DateTime<Utc>) -> Vec<String> {
    let mut sent = Vec::new();
    loop {
        let claimed = claim(store, at).await;
        if claimed.is_empty() {
            return sent;
        }
        sent.push(bodies(&claimed).join(" "));
        for row in &claimed {
            record(store, row, Outcome::Delivered { message: None }, at).await;
        }
    }
}

async fn next_due(store: &Store, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut tx = store.begin_read().await.unwrap();
    outbox::next_due(&mut tx, "telegram", Lane::ALL, at).await.unwrap()
}

/// Every row as `text: outcome, attempts/unknown`, in order.
async fn rows(store: &Store) -> Vec<String> {
    let mut tx = store.begin_read().await.unwrap();
    let rows =
        tx.rows("select body_sealed, outcome, attempts, unknown from outbox order by id", &[]).await.unwrap();
    rows.iter()
        .map(|row| {
            let body =
                store.codec().open("outbox.body", &row.maybe_bytes("body_sealed").unwrap().unwrap()).unwrap();
            let outcome = row.maybe_text("outcome").unwrap().unwrap_or("open".into());
            let (attempts, unknown) = (row.int("attempts").unwrap(), row.int("unknown").unwrap());
            format!("{}: {outcome}, {attempts}/{unknown}", String::from_utf8(body).unwrap())
        })
        .collect()
}

async fn prompt_message(store: &Store, chat: &ChatId) -> Option<String> {
    let mut tx = store.begin().await.unwrap();
    chats::find(&mut tx, store.codec(), chat).await.unwrap().unwrap().prompt_message
}
