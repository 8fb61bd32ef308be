//! What the tests stand on: real databases, a strict fake of the Bot API, a town with its citizens.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on fails by panicking"
)]

pub mod binary;
pub mod bot_api;
pub mod calendar;
pub mod databases;
pub mod desks;
pub mod town;
