//! What a messenger's adapter hands in: a platform's update, in words all platforms share.
//!
//! To connect another messenger, turn its updates into [`Arrival`]s and carry out the
//! [`Parcel`](crate::delivery::Parcel)s that come back; nothing else knows of it.

use serde::{Deserialize, Serialize};

use crate::event::Unreadable;

/// One update of a platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// `telegram`, `matrix`, `console`.
    pub platform: String,
    /// The platform's id of this update; a second one with the same id is not applied.
    pub update: String,
    /// The platform's id of the chat: where answers go.
    pub chat: String,
    /// The platform's id of who wrote.
    pub account: String,
    /// The platform's tag of the writer's language (`de-AT`), where it knows one.
    pub language: Option<String>,
    /// What happened.
    pub happening: Happening,
}

/// What happened on a platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happening {
    /// Somebody wrote.
    Said(String),
    /// Somebody changed what they had written.
    Changed {
        /// The update by which it first came.
        message: String,
        /// What it says now.
        text: String,
    },
    /// Somebody answered a message by a sign for yes or no.
    Reacted {
        /// The message.
        message: String,
        /// Yes.
        agrees: bool,
    },
    /// Somebody tapped a button.
    Tapped {
        /// What the button carries.
        token: String,
        /// The message it stands on, where the platform says so.
        message: Option<String>,
        /// Under which id the tap wants an answer.
        callback: String,
    },
    /// Somebody sent what we can't read.
    Sent(Unreadable),
    /// The bot was spoken to in a chat of several people.
    InGroup,
    /// The citizen blocked the bot or left.
    Left,
    /// The citizen is there again.
    Returned,
}
