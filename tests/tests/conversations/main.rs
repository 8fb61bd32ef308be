//! Conversations as citizens have them: what they write and tap, and what they see, over the real
//! core, driver and store. Each is played on both engines and behind slow desks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on fails by panicking"
)]

mod about;
mod bad_input;
mod booking;
mod cancelling;
mod limits;
mod losing;
mod moving;
mod repair;
