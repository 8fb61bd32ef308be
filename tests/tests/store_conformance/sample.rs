//! Samples that several modules begin with.

use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};
use store::chats::{self, Chat};
use store::dice::Dice;
use store::{Store, Tx};

/// A Friday morning, where all these tests begin.
pub fn now() -> DateTime<Utc> {
    "2026-11-20T09:00:00Z".parse().unwrap()
}

/// So many seconds later.
pub fn later(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

/// Dice of their own for each byte.
pub fn dice(byte: u8) -> Dice {
    Dice::new([byte; 32])
}

/// The chat at this address on Telegram, made when it is new.
pub async fn chat(tx: &mut Tx, store: &Store, address: &str) -> Chat {
    let mut seed = [0; 32];
    let length = address.len().min(32);
    seed[..length].copy_from_slice(&address.as_bytes()[..length]);
    let mut dice = Dice::new(seed);
    chats::meet(tx, store.codec(), &mut dice, "telegram", address, address, now()).await.unwrap()
}

/// The same in a transaction of its own.
pub async fn chat_id(store: &Store, address: &str) -> ChatId {
    let mut tx = store.begin().await.unwrap();
    let chat = chat(&mut tx, store, address).await;
    tx.commit().await.unwrap();
    chat.id
}

/// The number in the first column of the first row.
pub async fn count(tx: &mut Tx, sql: &'static str) -> i64 {
    tx.row(sql, &[]).await.unwrap().unwrap().int("count").unwrap()
}

/// Until another transaction on PostgreSQL waits for this one's rows.
pub async fn somebody_waits(store: &Store) {
    let sql = "select count(*) as count from pg_stat_activity
               where datname = current_database() and wait_event_type = 'Lock'";
    for _ in 0..10_000 {
        if count(&mut store.begin().await.unwrap(), sql).await > 0 {
            return;
        }
    }
    panic!("nobody waits: the race that is tested here does not take place");
}
