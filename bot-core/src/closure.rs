//! Closures: an office does not open for a time, or some of its desks fall out, and nobody's booking is dropped
//! silently.
//!
//! ```text
//!                                    ┌──────────── ✅ one tap ───────────→ moved
//!   appointment ─ falls out ─→ asked ┤
//!        │            ↑              ├──────────── ✖️ ──────────────────→ cancelled
//!        │            │ nobody       └─ nobody answered, no chat ─→ listed, for staff to call
//!        │            │ makes room
//!        └─ a desk ─→ asked to come later ─ somebody does, or another desk is free ─→ kept
//!
//!   from anywhere: the office opens after all ─→ restored
//! ```
//!
//! The alternatives are held while an answer is awaited, found before the waitlist sees them. Taking one is a move
//! that costs nothing.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Hours, Place};
use crate::ids::{CaseId, ClosureId, HoldId, OfficeId};

/// An appointment that a closure is about, and what its citizen can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// For as long as it is open.
    pub id: CaseId,
    /// As it was booked.
    pub appointment: Appointment,
    /// When it is closed,
    pub closed: (DateTime<Utc>, DateTime<Utc>),
    /// and whether only desks fall out.
    pub only_desks: bool,
    /// What staff say about it; may be empty.
    pub reason: String,
    /// Places that are held for it, earliest first.
    pub alternatives: Vec<Alternative>,
    /// Until when; `None` where nothing is free yet.
    pub until: Option<DateTime<Utc>>,
}

/// A place that is held in exchange for an appointment's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// What keeps it.
    pub hold: HoldId,
    /// Which one.
    pub place: Place,
}

/// What a citizen is told, unasked, about a closure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// The appointment falls out; which of these instead?
    FallsOut(Case),
    /// A desk falls out; can you come later, and make room?
    CanYouComeLater(Case),
    /// Nobody needs to come later any more: the appointment stays as it is.
    NotNeeded(Case),
    /// Nothing was found, or what was held has passed on: staff will call.
    Listed(Case),
    /// What a business has booked falls out; staff know of it.
    TradeFallsOut {
        /// All of it that the closure affects, by time.
        appointments: Vec<Appointment>,
        /// What staff say about it; may be empty.
        reason: String,
    },
    /// The office opens after all: the appointment stays.
    Restored(Appointment),
    /// The office opens after all, and the time that was given up is free again.
    FreeAgain {
        /// What stands now,
        now: Appointment,
        /// and what was booked before the closure.
        before: Place,
    },
    /// What was held or offered is closed.
    PlaceClosed {
        /// The hold, or what kept the offered place.
        hold: HoldId,
        /// Where.
        office: OfficeId,
    },
}

/// What staff want to close, as far as they have said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Which office,
    pub office: Option<OfficeId>,
    /// on which day,
    pub day: Option<NaiveDate>,
    /// at which hours; all day where none are named.
    pub hours: Option<Hours>,
    /// How many desks fall out; `None` is the whole office.
    pub desks: Option<u16>,
    /// What citizens are told about it; may be empty.
    pub reason: String,
}

/// A closure, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// Which one.
    pub id: ClosureId,
    /// Which office.
    pub office: OfficeId,
    /// From
    pub from: DateTime<Utc>,
    /// until.
    pub until: DateTime<Utc>,
    /// How many desks have fallen out; `None` is the whole office.
    pub desks: Option<u16>,
    /// How far it has come.
    pub progress: Progress,
}

/// What became of the appointments that a closure affects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// They are still looked at, or wait to be told.
    pub untold: u32,
    /// An answer is awaited, with places held.
    pub asked: u32,
    /// Nothing is free for them yet; they come first.
    pub waiting: u32,
    /// For staff to call.
    pub listed: u32,
    /// Moved by one tap, or in any other way.
    pub moved: u32,
    /// Cancelled.
    pub cancelled: u32,
    /// Not affected in the end: served at another desk at the same time, or not asked to make room any more.
    pub kept: u32,
}

impl Progress {
    /// How many appointments the closure affects in all.
    pub fn people(&self) -> u32 {
        self.untold + self.asked + self.waiting + self.listed + self.moved + self.cancelled + self.kept
    }
}

/// What staff close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Which office.
    pub office: OfficeId,
    /// From
    pub from: DateTime<Utc>,
    /// until.
    pub until: DateTime<Utc>,
    /// How many desks fall out; `None` is the whole office.
    pub desks: Option<u16>,
    /// What citizens are told about it; may be empty.
    pub reason: String,
}

/// Whom a closure affects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// So many appointments lose their place.
    pub people: u32,
    /// For so many of them another desk is free at the same time: they notice nothing.
    pub seated: u32,
    /// For so many something else can be held.
    pub offered: u32,
    /// So many have no chat, and must be called.
    pub without_chat: u32,
}

/// Why nothing was closed, or opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClosingRefusal {
    /// That time is over.
    Past,
    /// The office is not open then anyway.
    NotOpen,
    /// It is closed then already.
    ClosedAlready,
    /// There are not so many desks; this many are served.
    Desks(u16),
    /// There is no such closure any more.
    Gone,
}
