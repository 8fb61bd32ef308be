//! Puts the parts together: the driver that takes turns, the sender, the jobs, and what the command
//! line does.
//!
//! The way of a message: an adapter makes an [`Arrival`](bot_core::arrival::Arrival) of a platform's
//! update; [`turns`] takes a [`turn`] for it, which asks the [`desk`] and puts [`letter`]s into the
//! outbox; after the commit, [`sender`] carries them to a [`Messenger`](sender::Messenger).
//!
//! Nothing here reads the clock or spawns: each loop is `run_once(now)`, and the binary
//! (`src/bin/terminlotse`) drives them. So tests and the simulator drive the very same.

mod allowance;
pub mod assemble;
pub mod bot;
pub mod check;
pub mod check_in;
pub mod city_file;
pub mod cli;
pub mod config;
pub mod crash_point;
pub mod desk;
pub mod dldb;
pub mod forecast;
pub mod heard;
pub mod http;
pub mod import;
pub mod jobs;
mod key_file;
pub mod letter;
pub mod logging;
pub mod matrix_chat;
pub mod moving_in;
pub mod notice;
pub mod offices;
mod pace;
mod post;
pub mod poster;
pub mod report;
pub mod sender;
pub mod staff;
pub mod telegram_chat;
pub mod terminal_chat;
mod toml_source;
pub mod trade;
pub mod turn;
pub mod turns;

pub use bot::Bot;
