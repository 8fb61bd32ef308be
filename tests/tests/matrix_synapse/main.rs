//! The Matrix tests stand on a real homeserver and on a client that is not the bot's. Here they show
//! that they are what they say, without the bot.

mod encrypted;
mod plain;
