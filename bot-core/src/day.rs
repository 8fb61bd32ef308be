//! An office's day: who is expected, who is there, who is called to which desk, who is done.
//!
//! ```text
//! expected ─→ late ─→ checked in ─→ called ─→ served ─→ done
//!     │                   ↑            │
//!     └─→ missed          └────────────┘ did not come: behind the others
//! ```
//!
//! Citizens check in by a [`CheckInCode`] that hangs on the office's wall for a day, or are marked by staff. A clerk
//! calls whoever is next to a desk. Each way of the drawing is kept with its time; to mark anew corrects it.
//!
//! - [`arriving`]: what citizens say on their way: here I am, I am late
//! - [`code`]: the code on the wall
//!
//! To add something that staff can do on the day: a variant of [`DayCall`] and what comes of it, its method in the
//! store's `desk::staff::day`, and its place in `step::staff::day` and `view::staff::day`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::desk::Appointment;
use crate::ids::OfficeId;

pub mod arriving;
pub mod code;
mod sheet;

pub use arriving::{Arrival, Arriving};
pub use code::CheckInCode;
pub use sheet::sheet;

/// So many appointments of a day are listed at once.
pub const DAY_PAGE: u16 = 8;

/// So many stand on a printed sheet at the most.
pub const SHEET: u16 = 1_000;

/// No office has a desk of a higher number.
pub const LAST_DESK: u16 = 999;

/// How far somebody with an appointment has come on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Nobody has heard of them.
    Expected,
    /// They say that they come later,
    Late {
        /// by so many minutes.
        minutes: Option<u16>,
    },
    /// They are there.
    CheckedIn,
    /// They are to come to this desk.
    Called {
        /// Its number.
        desk: u16,
    },
    /// They are served there.
    Served {
        /// Its number.
        desk: u16,
    },
    /// They were served.
    Done,
    /// They did not come.
    Missed,
}

/// An appointment of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// Which one.
    pub appointment: Appointment,
    /// How far they have come.
    pub presence: Presence,
}

/// Which appointments somebody looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    /// On this day, or today;
    pub day: Option<NaiveDate>,
    /// at this office, or at all of theirs.
    pub office: Option<OfficeId>,
}

/// What staff can want of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayCall {
    /// Who is expected, by time. → [`DayOutcome::List`]
    List {
        /// When and where.
        which: Which,
        /// Which page of [`DAY_PAGE`], from 0; where none is named, that of the first of whom nobody has heard.
        page: Option<u16>,
    },
    /// The same on paper. → [`DayOutcome::Sheet`]
    Sheet {
        /// When and where.
        which: Which,
    },
    /// The codes by which citizens check in today. → [`DayOutcome::Codes`]
    Codes {
        /// Only at this office.
        office: Option<OfficeId>,
    },
    /// Call whoever is next. → [`DayOutcome::Called`], or [`DayOutcome::Nobody`]
    Next {
        /// To this desk, or to the one of last time;
        desk: Option<u16>,
        /// at this office, or that of last time.
        office: Option<OfficeId>,
    },
    /// Call them once more. → [`DayOutcome::Called`]
    Again {
        /// By the appointment's reference.
        reference: String,
    },
    /// They have come to the desk. → [`DayOutcome::Called`]
    Serve {
        /// By the appointment's reference.
        reference: String,
    },
    /// What stands behind a command is nothing that belongs there; only staff shall learn it.
    Misread(Misread),
}

/// What nothing was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misread {
    /// No day and no office.
    Day,
    /// No office.
    Office,
    /// No desk and no office.
    Desk,
}

impl DayCall {
    /// Whether it changes anything.
    pub fn is_order(&self) -> bool {
        matches!(self, DayCall::Next { .. } | DayCall::Again { .. } | DayCall::Serve { .. })
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOutcome {
    /// Who is expected.
    List {
        /// When and where.
        which: Which,
        /// A page of them, by time.
        expected: Vec<Expected>,
        /// Which page.
        page: u16,
        /// How many there are in all.
        total: u32,
    },
    /// All of them, for a sheet of paper.
    Sheet {
        /// When and where.
        which: Which,
        /// By time.
        expected: Vec<Expected>,
    },
    /// By what citizens check in.
    Codes {
        /// On this day,
        day: NaiveDate,
        /// where.
        codes: Vec<(OfficeId, CheckInCode)>,
    },
    /// Somebody is called, or served already.
    Called(Called),
    /// Nobody waits.
    Nobody {
        /// Where.
        office: OfficeId,
        /// Whom the desk had before.
        before: Vec<Before>,
    },
}

/// Somebody who is called to a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// Who.
    pub expected: Expected,
    /// They have a chat, where they read it.
    pub has_chat: bool,
    /// Whom the desk had before.
    pub before: Vec<Before>,
}

/// Whom a clerk had called before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// The appointment's reference.
    pub reference: String,
    /// They came, and are done now; else they are called again after the others.
    pub came: bool,
}

/// Why staff may not do something on the day. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayRefusal {
    /// Nothing was made of what was written.
    Misread(Misread),
    /// That office is not one of theirs.
    NotTheirs,
    /// They serve at several offices: at which?
    WhichOffice,
    /// At which desk?
    WhichDesk,
    /// That one is not called at this moment.
    NotCalled,
}
