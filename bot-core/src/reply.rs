//! What the bot says: typed passages and choices with their arguments, never finished text.
//!
//! The names in them are already in the citizen's language, and times are the offices' own clock,
//! so that a renderer needs neither the catalogue nor the zone. To say something new, add a
//! [`Passage`] here and its text to every locale; the compiler and the locales' test show the rest.

use serde::{Deserialize, Serialize};

use crate::language::Language;

mod calendar_file;
mod day;
mod figures;
mod label;
mod notices;
mod on_behalf;
mod passage;
mod plea;
mod rules;
mod staff;
mod told;
mod trade;

pub use calendar_file::CalendarFile;
pub use day::{ArrivingPassage, DayLabel, DayPassage, DayRow, DaySheet};
pub use figures::{FiguresLabel, FiguresPassage, Frame, MinutesRow, NextRow, Picture, Shows};
pub use label::Label;
pub use notices::{NoticeLabel, NoticePassage, Recipients, Stands};
pub use on_behalf::{ClaimPassage, OnBehalfLabel, OnBehalfPassage, OnBehalfRow};
pub use passage::Passage;
pub use plea::{CounselLabel, CounselPassage, PleaLabel, PleaPassage};
pub use rules::{Before, RuleLabel, RulePassage};
pub use staff::{Age, StaffLabel, StaffPassage};
pub use told::{Among, Closed, Coming, Missed, News, Soon, Told, Waited};
pub use trade::{NumberedRow, Times, TradeFile, TradeLabel, TradePassage, TradeRow};

/// One message of the bot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// In which language.
    pub language: Language,
    /// Where it goes.
    pub placement: Placement,
    /// Which showing of a prompt this is; part of each choice's token.
    pub serial: u32,
    /// Choices are wanted as a numbered list in the text instead of buttons (`/text`).
    pub numbered: bool,
    /// It shows no state and leaves the open prompt as it is, further up.
    pub aside: bool,
    /// What is said once, before the prompt: what was lost, what was not understood.
    pub lead: Vec<Passage>,
    /// The prompt itself, one paragraph each.
    pub passages: Vec<Passage>,
    /// The choices, row by row. Numbers count through all rows, from 1.
    pub choices: Vec<Vec<Label>>,
}

/// So much of what is said once is kept when messages that wait become one.
const LONGEST_LEAD: usize = 6;

impl Reply {
    /// This prompt in place of an older one that was not sent yet. What the older one says once is
    /// not lost, and if it was to stand below what the citizen wrote, this one does.
    #[must_use]
    pub fn instead_of(mut self, older: Reply) -> Reply {
        if older.placement == Placement::New {
            self.placement = Placement::New;
        }
        let mut lead = older.lead;
        lead.retain(|said| !self.lead.contains(said));
        lead.append(&mut self.lead);
        lead.drain(..lead.len().saturating_sub(LONGEST_LEAD));
        Reply { lead, ..self }
    }
}

/// Where a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Placement {
    /// In place of the message that showed the open prompt; below, where a platform can't edit.
    Edit,
    /// Below all others.
    New,
}

/// The token of the `index`th choice (from 0, through all rows) of a prompt: `7.2`, well within
/// Telegram's 64 bytes of callback data.
pub fn token(serial: u32, index: usize) -> String {
    format!("{serial}.{index}")
}

/// What a tap carries on a day of a calendar that can't be chosen: platforms know no dead buttons.
pub const NO_CHOICE: &str = "-";

/// What a tap on "no more news" carries: it stands under messages that are no prompt, and works at any time.
pub const LEAVE_NEWS: &str = "news";

/// The serial and index in a token; `None` when it isn't one of ours.
pub fn read_token(token: &str) -> Option<(u32, usize)> {
    let (serial, index) = token.split_once('.')?;
    Some((serial.parse().ok()?, index.parse().ok()?))
}

/// A short word that answers a tap and goes away by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Toast {
    /// This choice is no longer open.
    Outdated,
    /// The calendar has not answered yet.
    OneMoment,
    /// Nothing is free on this day; only days with a number can be chosen.
    NoChoice,
}
