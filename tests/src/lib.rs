//! What the tests stand on: real databases, a strict fake of the Bot API, a town with its citizens;
//! and the benchmarks: a lean fake, the release binary, medians.

pub mod binary;
pub mod bot_api;
pub mod calendar;
pub mod databases;
pub mod desks;
pub mod lean_bot_api;
pub mod measuring;
pub mod release;
pub mod town;
