//! What can happen to a conversation.

use serde::{Deserialize, Serialize};

use crate::closure::Message;
use crate::desk::Answer;
use crate::ids::OrderId;
use crate::reminding::{Outdated, Release, Reminder};
use crate::tidings::Tidings;
use crate::waitlist::{Entry, Offer};

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The citizen wrote something; also commands, numbers and words for a choice.
    Said(String),
    /// The citizen changed something they had written.
    Changed {
        /// The platform's id of the message, by which it was
        /// [heard](crate::Conversation::heard) first.
        message: String,
        /// What it says now.
        text: String,
    },
    /// The citizen answered a prompt by a sign.
    Reacted {
        /// It says yes.
        agrees: bool,
        /// Whether it is known to stand on the message that shows the open prompt. Where that can't be known
        /// it answers nothing, and the prompt is shown again.
        on_open_prompt: bool,
    },
    /// The citizen tapped a choice.
    Tapped(Tap),
    /// The citizen sent something we can't read.
    Sent(Unreadable),
    /// The desk answered.
    Answered {
        /// Which request.
        order: OrderId,
        /// With what.
        answer: Answer,
    },
    /// A place is offered to somebody who waited.
    Offered(Box<Offer>),
    /// An entry's last day is over.
    WaitedInVain(Entry),
    /// The time of an appointment comes near.
    Reminded(Box<Reminder>),
    /// An appointment has changed since somebody was reminded of it.
    ReminderOutdated(Outdated),
    /// An appointment that nobody confirmed was given away.
    Released(Box<Release>),
    /// An office closes, or opens after all.
    Closure(Box<Message>),
    /// Something that staff did is to be told.
    Tidings(Tidings),
    /// Notices have come further since staff looked at them.
    NoticesMoved,
    /// The deadline came that the conversation asked for
    /// ([`Conversation::deadline`](crate::Conversation::deadline)).
    Due,
}

/// A tap on a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tap {
    /// The token of the choice, as [`crate::reply::token`] made it; anything else is a foreign button.
    pub token: String,
    /// Whether the button stands on the message that shows the open prompt now. A second tap on a
    /// slow phone does; a button from last week doesn't.
    pub on_open_prompt: bool,
}

/// Things a chat can carry that are no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// A picture or file. It is never fetched: people send pictures of their identity card.
    File,
    /// A sticker or moving picture.
    Sticker,
    /// A voice or video message.
    Voice,
    /// A message passed on from somebody else.
    Forwarded,
    /// A message that was changed after it was sent.
    Edited,
    /// An encrypted message whose key is not there.
    Sealed,
    /// Anything else: a location, a poll, a contact.
    Other,
}
