//! The terminal as a messenger: a line in is a message, and what the bot says is printed.
//!
//! It works through a pipe as well: choices are a numbered list, and a number, or words, chooses.
//! There is nothing to edit on paper, so every message is printed below the last; a calendar file is
//! saved in a folder.
//!
//! Each terminal is a platform of its own: what is said to one must not be printed on another, though
//! both look into the same outbox.

mod keyboard;
mod paper;

pub use keyboard::Keyboard;
pub use paper::Paper;

/// The platform that the terminal of `name` is.
pub fn platform(name: &str) -> String {
    format!("console:{name}")
}
