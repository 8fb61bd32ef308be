//! Somebody would like to speak with a person, and staff answer: through the bot, by telephone or by mail.
//!
//! ```text
//!             topic, way back, consent          a clerk takes it, once
//!   citizen ───────────────────────────→ waits ─────────────────────────→ here: both write, the bot carries
//!                                          ↑                              by phone, by mail: the clerk calls, writes
//!                                          │ given back, or nobody wrote        │
//!                                          │ for too long                       │ either ends it
//!                                          └────────────────────────────────────┴──→ over
//! ```
//!
//! A [`Plea`] is a request like others that wait for staff ([`Matter::Person`](crate::staff::Matter::Person)), one for
//! each person. While it is answered [here](Channel::Here), both conversations hold a relay: what is written goes to
//! the other, and commands, taps and answers to what the bot has just asked stay with the bot. The desk knows who talks
//! with whom; a conversation that thinks otherwise learns it with its next line.
//!
//! What was said before stands nowhere. So a clerk sees, if the citizen agreed, only what the bot had asked last and
//! what it had not understood within the hour ([`SoFar`]), and all that both have written since.
//!
//! To add a ready phrase: a variant of [`Phrase`], its place in [`Phrase::all`], and its text in every locale.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::RequestId;
use crate::reply::Passage;
use crate::staff::StaffRequest;

/// After so long without a word a talk is over for its clerk, and the request waits again.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(30);
/// So long a clerk has to call or to write a mail.
pub const PATIENCE_ELSEWHERE: TimeDelta = TimeDelta::days(1);

/// A topic has so many letters at the least, and so many in all at the most.
const TOPIC: std::ops::RangeInclusive<usize> = 3..=300;
/// A line has so many characters at the most: with what stands before it, it fits into a message anywhere.
pub const LONGEST_LINE: usize = 1_500;

/// Whether a text says what something is about.
pub fn is_topic(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters >= *TOPIC.start() && text.chars().count() <= *TOPIC.end()
}

/// How somebody would like to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// In the chat.
    Here,
    /// By telephone.
    Phone,
    /// By mail.
    Email,
}

/// Somebody would like to speak with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plea {
    /// About what.
    pub topic: String,
    /// How they are answered,
    pub channel: Channel,
    /// and under which number or address, if not here.
    pub reach: Option<String>,
    /// What a clerk may see; `None` where they did not agree.
    pub so_far: Option<SoFar>,
}

/// What a clerk may see of the talk with the bot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SoFar {
    /// What the bot had asked last.
    pub prompt: Vec<Passage>,
    /// What it had not understood, the oldest first.
    pub puzzles: Vec<String>,
}

impl SoFar {
    /// Whether there is nothing to be seen.
    pub fn is_empty(&self) -> bool {
        self.prompt.is_empty() && self.puzzles.is_empty()
    }
}

// No passage holds a number that differs from itself.
impl Eq for SoFar {}

/// Something that one says to the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// As it was written.
    Words(String),
    /// A ready phrase, which each reads in their own language.
    Phrase(Phrase),
}

impl Line {
    /// How much room it takes in a message: Telegram counts in UTF-16 units. No phrase takes more than a few words of a
    /// citizen.
    fn room(&self) -> usize {
        const PHRASE: usize = 100;
        match self {
            Line::Words(words) => words.encode_utf16().count(),
            Line::Phrase(Phrase::Bring(things)) => PHRASE + things.encode_utf16().count(),
            Line::Phrase(_) => PHRASE,
        }
    }
}

/// Lines that arrive together, in as many messages as they need.
pub(crate) fn in_messages(lines: Vec<Line>) -> Vec<Vec<Line>> {
    const ROOM: usize = 3_500;
    let (mut messages, mut left) = (Vec::<Vec<Line>>::new(), 0);
    for line in lines {
        let room = line.room();
        match messages.last_mut().filter(|_| room <= left) {
            Some(message) => {
                left -= room;
                message.push(line);
            }
            None => {
                left = ROOM.saturating_sub(room);
                messages.push(vec![line]);
            }
        }
    }
    messages
}

/// The last of these that fit below what else is told about a plea.
pub(crate) fn latest(lines: &[Spoken]) -> &[Spoken] {
    const ROOM: usize = 1_500;
    let mut left = ROOM;
    let fits = |spoken: &&Spoken| {
        let room = spoken.line.room();
        let fits = room <= left;
        left = left.saturating_sub(room);
        fits
    };
    let count = lines.iter().rev().take_while(fits).count().max(1);
    lines.get(lines.len().saturating_sub(count)..).unwrap_or_default()
}

/// What clerks say often, in any city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phrase {
    /// One moment, please.
    OneMoment,
    /// Please bring this.
    Bring(String),
    /// Under which number can I reach you?
    WhichNumber,
    /// I call you.
    CallYou,
    /// Places are found here.
    BookHere,
    /// Is there anything else?
    AnythingElse,
    /// All the best.
    Goodbye,
}

impl Phrase {
    /// Every phrase, in the order in which they are listed.
    pub fn all() -> Vec<Phrase> {
        vec![
            Phrase::OneMoment,
            Phrase::Bring(String::new()),
            Phrase::WhichNumber,
            Phrase::CallYou,
            Phrase::BookHere,
            Phrase::AnythingElse,
            Phrase::Goodbye,
        ]
    }
}

/// A line and who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// The clerk; otherwise the citizen.
    pub by_clerk: bool,
    /// What.
    pub line: Line,
}

/// What a citizen can want of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PleaCall {
    /// Does a plea of mine stand? → [`PleaOutcome::Nothing`], [`PleaOutcome::Nobody`] or [`PleaOutcome::Stands`]
    Look,
    /// Somebody shall answer me. → [`PleaOutcome::Stands`]; the one that stands already, where there is one
    Ask {
        /// What is wanted.
        plea: Box<Plea>,
    },
    /// Say this to the clerk. → [`PleaOutcome::Said`]; or [`PleaOutcome::Stands`] where nobody is there: it is kept
    /// for whoever comes next
    Say {
        /// In which talk.
        request: RequestId,
        /// What was written.
        text: String,
    },
    /// It is over, whether somebody has answered or not. → [`PleaOutcome::Over`]
    End {
        /// Which one.
        request: RequestId,
    },
}

impl PleaCall {
    /// Whether it changes anything.
    pub fn is_order(&self) -> bool {
        *self != PleaCall::Look
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PleaOutcome {
    /// Nothing was asked.
    Nothing,
    /// Nobody serves who could answer.
    Nobody,
    /// This stands.
    Stands(Standing),
    /// It is on its way to the clerk.
    Said,
    /// It is over.
    Over {
        /// Both had talked; otherwise nobody has answered.
        talked: bool,
    },
}

/// A plea, as its citizen sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Which request.
    pub request: RequestId,
    /// About what.
    pub topic: String,
    /// How they are answered,
    pub channel: Channel,
    /// and under which number or address, if not here.
    pub reach: Option<String>,
    /// Since when it waits.
    pub filed_at: DateTime<Utc>,
    /// Somebody has taken it.
    pub taken: bool,
    /// They are answered in another chat of theirs.
    pub elsewhere: bool,
    /// How many minutes it took lately until somebody did; `None` where nobody knows.
    pub minutes: Option<u32>,
}

impl Standing {
    /// Whether both talk in this chat.
    pub fn talks_here(&self) -> bool {
        self.taken && self.channel == Channel::Here && !self.elsewhere
    }
}

/// What a clerk can do about a plea that they have [taken](crate::staff::StaffCall::Take).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PleaDeed {
    /// Say this to the citizen. → [`PleaDone::Said`]
    Say {
        /// In which talk.
        request: RequestId,
        /// What.
        line: Line,
    },
    /// It is done. → [`PleaDone::Ended`]
    End {
        /// Which one.
        request: RequestId,
    },
    /// Somebody else shall do it. → [`PleaDone::GivenBack`]
    GiveBack {
        /// Which one.
        request: RequestId,
    },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PleaDone {
    /// It is theirs.
    Taken(Box<Taken>),
    /// It is on its way to the citizen.
    Said,
    /// It is over.
    Ended,
    /// It waits again.
    GivenBack,
}

/// A plea, as the clerk sees it who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The request.
    pub request: StaffRequest,
    /// How its citizen is answered.
    pub channel: Channel,
    /// What was before, if the citizen agreed.
    pub so_far: Option<SoFar>,
    /// What was said since, the oldest first.
    pub lines: Vec<Spoken>,
}

/// Why a clerk can't take it. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PleaRefusal {
    /// A colleague has it.
    Colleague,
    /// What citizens write may not be shown here.
    NotHere,
    /// They talk with somebody else; that is ended first.
    Busy,
    /// It is their own, or its citizen is just serving somebody.
    Own,
}

/// Something about a plea that one of the two is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// About which one.
    pub request: RequestId,
    /// It is for staff; otherwise for the citizen.
    pub to_clerk: bool,
    /// What the other has said and they did not hear yet.
    pub lines: Vec<Line>,
    /// What has become of it.
    pub turn: Turn,
    /// They still talk, in this chat.
    pub is_open: bool,
}

/// What has become of a plea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// A clerk is there now, or calls or writes soon.
    Begun(Channel),
    /// It goes on.
    GoesOn,
    /// The other has ended it.
    Ended,
    /// It waits again: the clerk gave it back, or did not go on.
    Waits,
    /// It takes longer than usual; supervisors are told so, too.
    TakesLonger {
        /// How many minutes it has waited.
        minutes: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_arrive_in_several_messages_and_the_last_are_shown() {
        let line = |letter: &str, times| Line::Words(letter.repeat(times));
        let lines = vec![line("a", 1_500), line("b", 1_500), line("🙂", 1_500), line("d", 3), line("e", 3)];
        let sizes: Vec<usize> = in_messages(lines.clone()).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 3]);
        assert_eq!(in_messages(Vec::new()), Vec::<Vec<Line>>::new());
        let spoken: Vec<Spoken> = lines.into_iter().map(|line| Spoken { by_clerk: true, line }).collect();
        assert_eq!(latest(&spoken).len(), 2);
        assert_eq!(latest(&spoken[..3]).len(), 1, "the last one is never left out");
        assert_eq!(latest(&[]).len(), 0);
    }

    #[test]
    fn a_topic_has_letters_and_an_end() {
        for none in ["", "??", "12345", "ab", "🙂🙂🙂"] {
            assert!(!is_topic(none), "{none}");
        }
        assert!(is_topic("Visum") && is_topic("Wie lange gilt mein Pass?"));
        assert!(!is_topic(&"lang ".repeat(100)));
    }
}
