//! What is said around a talk with a person: to citizens, and to the staff who answer.

use serde::{Deserialize, Serialize};

use super::Age;
use crate::plea::{Channel, Line, Phrase, PleaRefusal, Spoken};

/// A paragraph for a citizen who would like to speak with a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PleaPassage {
    /// What is it about?
    AskTopic {
        /// Whom to call instead
        phone: String,
        /// and when.
        hours: String,
    },
    /// That said nothing.
    NoTopic,
    /// How shall somebody answer?
    AskChannel,
    /// May a clerk see the talk so far?
    AskConsent,
    /// Staff have it.
    Asked,
    /// This stands.
    Stands {
        /// About what.
        topic: String,
        /// How they are answered,
        channel: Channel,
        /// and under which number or address, if not in the chat.
        reach: Option<String>,
        /// How long it has waited.
        age: Age,
    },
    /// Somebody has taken it, or how long that takes.
    Next {
        /// Somebody has.
        taken: bool,
        /// How many minutes it took lately.
        minutes: Option<u32>,
        /// Whom to call where it can't wait,
        phone: String,
        /// and when.
        hours: String,
    },
    /// Somebody answers in another chat of theirs.
    Elsewhere,
    /// It is withdrawn.
    Withdrawn,
    /// A clerk is there.
    Begun,
    /// A clerk calls or writes.
    Promised(Channel),
    /// The clerk says this.
    FromClerk(Vec<Line>),
    /// Nobody is there just now; what was written is kept.
    Kept,
    /// It waits again.
    Waits,
    /// The clerk has ended the talk,
    EndedByClerk,
    /// or the citizen has.
    Ended,
    /// It was over already.
    Over,
    /// There is no talk that could be ended.
    NoTalk,
    /// It takes longer than usual.
    TakesLonger {
        /// Whom to call instead
        phone: String,
        /// and when.
        hours: String,
    },
}

/// A paragraph for staff who answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CounselPassage {
    /// The talk with the bot follows.
    SoFar,
    /// This was not understood.
    Puzzle {
        /// In the citizen's words.
        text: String,
    },
    /// This was said since.
    Spoken(Spoken),
    /// How to answer.
    HowTo(Channel),
    /// The citizen says this.
    FromCitizen(Vec<Line>),
    /// This was said to the citizen, in their language.
    Sent(Line),
    /// Which phrase?
    Phrases,
    /// What shall the citizen bring?
    AskBring,
    /// That said nothing.
    NoBring,
    /// It can't be taken.
    Refused(PleaRefusal),
    /// The citizen has ended it.
    EndedByCitizen,
    /// It was over already.
    Over,
    /// Nobody has gone on for too long; it waits again.
    Lapsed,
    /// It is over.
    Ended,
    /// It waits again.
    GivenBack,
    /// Somebody has waited for a person for so long.
    TakesLonger {
        /// How many minutes.
        minutes: u32,
    },
}

/// The words on a choice for a citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PleaLabel {
    /// In this way.
    By(Channel),
    /// ✅ The talk so far may be seen.
    MaySee,
    /// Rather not.
    MayNotSee,
    /// ✖️ Withdraw it.
    Withdraw,
    /// ✖️ End the talk.
    End,
}

/// The words on a choice for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CounselLabel {
    /// What is said often.
    Phrases,
    /// One of these.
    Phrase(Phrase),
    /// ✖️ End the talk.
    End,
    /// ✅ It is done.
    Done,
    /// ⬅️ Back into the list.
    GiveBack,
}
