//! What a citizen can do on Matrix, against a real homeserver, with clients that are not the bot's.

mod booking;
mod failing;
mod rooms;
mod sealed;
mod strange;
