//! What the tests stand on: real databases, a strict fake of the Bot API, a town with its citizens.

pub mod binary;
pub mod bot_api;
pub mod calendar;
pub mod databases;
pub mod desks;
pub mod town;
