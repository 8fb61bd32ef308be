//! The terminal as a messenger: a line in is a message, and what the bot says is printed.
//!
//! It works through a pipe as well: choices are a numbered list, and a number, or words, chooses.
//! There is nothing to edit on paper, so every message is printed below the last; a calendar file is
//! saved in a folder.

mod keyboard;
mod paper;

pub use keyboard::Keyboard;
pub use paper::Paper;

/// The platform's name.
pub const PLATFORM: &str = "console";
