//! What a citizen is told because of something that staff did, and what they can answer; in a [talk](crate::plea) also
//! what staff are told.
//!
//! A chat is asked about its own person's appointments only: that others are probably the same person's is a
//! guess, and nobody may see what another has booked because of a guess.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::Appointment;
use crate::ids::{AppointmentId, RequestId};
use crate::plea::{News, Turn};

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tidings {
    /// There are probably several appointments for one errand: which stays?
    WhichStays(WhichStays),
    /// One more missed appointment, and only near places are open for a while.
    OneMore(Limits),
    /// Only near places are open for a while.
    NearOnly(Limits),
    /// All places are open again.
    AllOpen,
    /// Please come to this desk.
    Called {
        /// With this appointment.
        appointment: Appointment,
        /// The desk's number.
        desk: u16,
    },
    /// Staff have cancelled or moved an appointment.
    ByOffice(ByOffice),
    /// Something about a talk with a person.
    Plea(News),
}

impl Tidings {
    /// Whether somebody waits for it: at a desk, or in a talk.
    pub fn are_awaited(&self) -> bool {
        match self {
            Tidings::Called { .. } => true,
            Tidings::Plea(news) => matches!(news.turn, Turn::Begun(_) | Turn::GoesOn | Turn::Ended),
            _ => false,
        }
    }
}

/// What staff did about an appointment of the citizen's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByOffice {
    /// As it is now.
    pub appointment: Appointment,
    /// It is cancelled; otherwise it was moved.
    pub cancelled: bool,
    /// Why; may be empty.
    pub reason: String,
}

/// A question to somebody who probably booked twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhichStays {
    /// Of which request.
    pub request: RequestId,
    /// Their own appointments, earliest first.
    pub appointments: Vec<Appointment>,
}

/// What missed appointments lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// After so many in a while.
    pub missed: u32,
    /// Then only places are open that begin within so many hours.
    pub hours: u32,
    /// Until then; not known before it has happened.
    pub until: Option<DateTime<Utc>>,
}

/// Which of one's appointments for one errand stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stay {
    /// Only this one.
    Only(AppointmentId),
    /// None.
    None,
    /// All are needed; staff look at it.
    All,
}
