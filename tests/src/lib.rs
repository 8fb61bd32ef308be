//! What the tests stand on: real databases, a strict fake of the Bot API, a real Matrix homeserver, a
//! town with its citizens, the morning of a release; and the benchmarks: a lean fake, the release binary, medians.

pub mod binary;
pub mod bot_api;
pub mod calendar;
pub mod databases;
pub mod desks;
pub mod lean_bot_api;
pub mod measuring;
pub mod morning;
pub mod nio_citizen;
pub mod peer;
pub mod python;
pub mod release;
pub mod sdk_citizen;
pub mod synapse;
pub mod town;
pub mod town_on_matrix;
