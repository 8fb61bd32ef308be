//! What is said on the day of an appointment: to citizens, and to staff.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::day::{DayRefusal, Presence};
use crate::language::Language;
use crate::reply::Told;

/// A paragraph for a citizen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ArrivingPassage {
    /// They are checked in, and read here when it is their turn.
    CheckedIn {
        /// For this.
        told: Told,
        /// `XXX-XXX`
        reference: String,
    },
    /// It is their turn.
    Called {
        /// At this desk,
        desk: u16,
        /// of this office,
        office: String,
        /// with this number.
        reference: String,
    },
    /// It is too early; the appointment follows.
    TooEarly,
    /// The appointment is at another office; it follows.
    Elsewhere,
    /// The appointment is over; they were served, or were not there.
    Over {
        /// When it was.
        at: NaiveDateTime,
        /// They were served.
        served: bool,
    },
    /// They have no appointment there: what would they like?
    WalkIn {
        /// Name of the office.
        office: String,
    },
    /// No office has this code today.
    WrongCode,
    /// There were too many wrong codes.
    TooManyCodes,
    /// It is noted that they come later.
    Late {
        /// To this.
        told: Told,
        /// By so many minutes.
        minutes: Option<u16>,
        /// It can still be moved and cancelled.
        still: bool,
    },
    /// There is no appointment that they could be late for.
    NothingNear,
}

/// A paragraph for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DayPassage {
    /// The appointments of a day.
    List {
        /// Which day.
        day: NaiveDate,
        /// How many there are in all.
        total: u32,
        /// Some of them.
        rows: Vec<DayRow>,
    },
    /// Nobody is expected today.
    EmptyToday,
    /// Nobody is expected on this day.
    Empty(NaiveDate),
    /// The codes on the walls follow.
    Codes(NaiveDate),
    /// One of them.
    Code {
        /// Name of the office.
        office: String,
        /// As it hangs there.
        code: String,
    },
    /// Somebody is called.
    Called {
        /// Who.
        row: DayRow,
        /// They have a chat, where they read it.
        has_chat: bool,
    },
    /// Whom the desk had before is done.
    IsDone {
        /// The appointment's reference.
        reference: String,
    },
    /// Whom the desk had called did not come; they are called again later.
    DidNotCome {
        /// The appointment's reference.
        reference: String,
    },
    /// Nobody waits there.
    Nobody {
        /// Name of the office.
        office: String,
    },
    /// The sheet comes as a file.
    SheetComes,
    /// Nothing was done.
    Refused(DayRefusal),
}

/// An appointment, as staff see it in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRow {
    /// When, by the office's clock.
    pub at: NaiveDateTime,
    /// `XXX-XXX`
    pub reference: String,
    /// Name of the service,
    pub service: String,
    /// and of the office.
    pub office: String,
    /// How far they have come.
    pub presence: Presence,
}

/// The words on a choice for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayLabel {
    /// The appointments of this day.
    List(NaiveDate),
    /// The same on paper.
    Sheet,
    /// Whoever is next, please.
    Next,
    /// Call them once more.
    Again,
    /// ✅ They have come to the desk.
    Serve,
}

/// A day on paper, before it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DaySheet {
    /// In which language.
    pub language: Language,
    /// Which day.
    pub day: NaiveDate,
    /// The name of the office, where it is only one.
    pub office: Option<String>,
    /// When it was written, by the office's clock.
    pub written_at: NaiveDateTime,
    /// All appointments, by time.
    pub rows: Vec<DayRow>,
}
