//! Notices: what staff write to many, who gets it, and how far it has come.
//!
//! One person writes it, a second one approves it; then the audience is fixed, and each person in it gets the
//! notice once, on the account that is reminded. It can be paused, resumed and stopped until all is sent.
//!
//! - [`Audience`]: who gets it, as it is written on the command line and in the chat
//! - [`Texts`]: what it says, in one language or several
//! - [`Draft`] and [`Standing`]: a notice while staff write it, and as they see it afterwards
//! - [`Progress`]: what became of it
//!
//! To add an audience: its variant here with the words for it, and its query in the store's
//! `notices::audience`.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::markup::Marked;

mod audience;
mod draft;
mod report;

pub use audience::{Audience, NoAudience};
pub use draft::{Draft, Extent, NoticeRefusal, Remit, Standing, Steering};
pub use report::report;

/// A notice is sent at most this long after it was approved.
pub const FURTHEST: TimeDelta = TimeDelta::days(7);

/// What a notice says, in each language it was written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<Language, Marked>);

impl Texts {
    /// Adds the text of a language; a second one takes the place of the first.
    pub fn insert(&mut self, language: Language, text: Marked) {
        self.0.insert(language, text);
    }

    /// What somebody reads who speaks this language; the city's where there is none in it.
    pub fn text(&self, language: &Language, city: &Language) -> Option<&Marked> {
        self.0.get(language).or_else(|| self.0.get(city))
    }

    /// Every text with its language.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &Marked)> {
        self.0.iter()
    }

    /// Whether there is one in this language.
    pub fn speaks(&self, language: &Language) -> bool {
        self.0.contains_key(language)
    }
}

/// Where a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It waits for a second person.
    Proposed,
    /// It goes out, or will at its time.
    Approved,
    /// It goes out no further for now.
    Paused,
    /// It goes out no further.
    Stopped,
    /// All of it has gone out.
    Done,
    /// The second person said no.
    Rejected,
}

impl State {
    /// Every state with its name.
    pub const ALL: [(State, &'static str); 6] = [
        (State::Proposed, "proposed"),
        (State::Approved, "approved"),
        (State::Paused, "paused"),
        (State::Stopped, "stopped"),
        (State::Done, "done"),
        (State::Rejected, "rejected"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    /// The state of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(state, _)| *state)
    }
}

/// What became of a notice so far: each recipient counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many have it.
    pub sent: u64,
    /// How many have blocked the bot.
    pub blocked: u64,
    /// How many it can't reach for other reasons.
    pub unreachable: u64,
    /// Of how many nobody knows: the process died between sending and writing it down. They may have it twice.
    pub unknown: u64,
    /// For how many it was taken back.
    pub withdrawn: u64,
    /// How many still wait.
    pub left: u64,
}

impl Progress {
    /// To how many it went or goes.
    pub fn all(&self) -> u64 {
        self.ended() + self.left
    }

    /// For how many it is over.
    pub fn ended(&self) -> u64 {
        self.sent + self.blocked + self.unreachable + self.unknown + self.withdrawn
    }

    /// How much of it is over, in thousandths.
    pub fn permille(&self) -> u64 {
        self.ended().saturating_mul(1000).checked_div(self.all()).unwrap_or(0)
    }
}

/// How long it takes until so many have a notice, at most so many a second.
pub fn duration(recipients: u64, per_second: u32) -> TimeDelta {
    let seconds = recipients.div_ceil(u64::from(per_second.max(1)));
    i64::try_from(seconds).ok().and_then(TimeDelta::try_seconds).unwrap_or(TimeDelta::MAX)
}
