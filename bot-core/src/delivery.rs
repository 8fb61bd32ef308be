//! What a messenger's adapter carries out, and what became of it.

use std::borrow::Cow;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use crate::markup::{Mark, Marked};
use crate::reply::LEAVE_NEWS;

/// Where a parcel goes, and what is known of its way so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waybill {
    /// The platform's id of the chat.
    pub chat: String,
    /// The number of its row in the outbox: the same at every attempt, and no other's.
    pub row: i64,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// When the row was written,
    pub written_at: DateTime<Utc>,
    /// and when this attempt is made.
    pub sent_at: DateTime<Utc>,
    /// How much attention it wants.
    pub urgency: Urgency,
}

/// How much attention a message wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// An answer to somebody who is there.
    Answer,
    /// It calls somebody who may be elsewhere: a reminder, an offer.
    Call,
    /// It can be read some time.
    Notice,
}

/// Something to send to one chat, finished but for the platform's own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parcel {
    /// A message.
    Message {
        /// What it says.
        rendered: Rendered,
        /// The platform's id of the message it takes the place of; where that message can't be
        /// changed any more, it is sent as a new one.
        replacing: Option<String>,
        /// The platform's id of the prompt that stood open before it: it has been answered.
        answered: Option<String>,
    },
    /// The answer to a tap.
    Toast {
        /// Which tap.
        callback: String,
        /// A short word, or nothing.
        text: Option<String>,
    },
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
        /// What is in it.
        content: Vec<u8>,
    },
}

/// A message in the citizen's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Plain text, paragraphs parted by an empty line.
    pub text: String,
    /// What of it is bold, a link or a point of a list.
    pub marks: Vec<Mark>,
    /// The choices, row by row.
    pub choices: Vec<Vec<Button>>,
    /// The names of the days of the week, Monday first, where choices are days; else nothing.
    pub weekdays: Vec<String>,
    /// It can be answered by yes or no.
    pub yes_or_no: bool,
    /// Choices belong into the text (see [`Rendered::numbered_text`]), not on buttons.
    pub numbered: bool,
}

/// A choice with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub text: String,
    /// What a tap on it carries.
    pub token: String,
    /// The day it stands for. A row of such choices is a week; with buttons, weeks make a calendar.
    pub day: Option<NaiveDate>,
}

impl Rendered {
    /// For places that know no links: their addresses stand in the text.
    pub fn with_addresses(&self) -> Cow<'_, Rendered> {
        if self.marks.is_empty() {
            return Cow::Borrowed(self);
        }
        let marked = Marked { text: self.text.clone(), marks: self.marks.clone() };
        Cow::Owned(Rendered { text: marked.with_addresses(), marks: Vec::new(), ..self.clone() })
    }

    /// The text with the choices below it as a numbered list; the days of a week share a line.
    pub fn numbered_text(&self) -> String {
        let mut text = self.text.clone();
        if !self.choices.is_empty() {
            text.push('\n');
        }
        let mut number = 0;
        for row in &self.choices {
            for (position, button) in row.iter().enumerate() {
                if !button.is_numbered() {
                    text.push_str(&format!("\n{}", button.text));
                    continue;
                }
                number += 1;
                let parting = if button.day.is_some() && position > 0 { " · " } else { "\n" };
                text.push_str(&format!("{parting}{number}) {}", button.text));
            }
        }
        text
    }
}

impl Button {
    /// Whether a number chooses it: it belongs to the open prompt. Others are chosen by their words, at any
    /// time.
    pub fn is_numbered(&self) -> bool {
        self.token != LEAVE_NEWS
    }
}

/// What became of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It arrived, as this message of the platform.
    Delivered {
        /// The platform's id of it, where it has one.
        message: Option<String>,
    },
    /// It took the place of that message (or stood there already).
    Edited,
    /// The citizen has blocked the bot.
    Blocked,
    /// The chat is not there any more.
    Unreachable(String),
    /// It came too late to matter: an answer to a tap the platform has forgotten.
    Expired,
    /// The platform wants a pause for this chat.
    Wait(Duration),
    /// It did not work this time: no network, a server's error. Worth another try.
    Failed(String),
    /// The platform will never take it.
    Refused(String),
}
