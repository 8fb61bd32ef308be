//! What every store function promises, on SQLite and on PostgreSQL: a module for each module of the
//! store, each test written once and run on both engines (`on_both_engines!`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on fails by panicking"
)]

mod appointments;
mod catalogue;
mod chats;
mod desk;
mod key;
mod outbox;
mod places;
mod retention;
mod sample;
mod updates;
