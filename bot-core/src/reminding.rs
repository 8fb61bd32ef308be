//! Reminders: what they tell of an appointment, and what comes of them.
//!
//! ```text
//!               5 days, 24 h, 2 h before            ✅
//!   appointment ────────────────────────→ Reminder ───→ confirmed (first: is all there?)
//!                                          │  │ 🔁 ✖️
//!                 asked, and nobody answers │  └──────→ moved, cancelled
//!                   (`policy.confirm_by`)   ↓
//!                                        Release: the place goes to who waits, another is held
//! ```
//!
//! What a reminder says of a missed appointment is worded in several ways that are compared: see [`Wording`].
//! To add one: a variant, its line in [`Wording::ALL`], its passage in `view::reminding`, and the text in every
//! locale.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::Appointment;
use crate::waitlist::{Entry, Offer};

/// How a reminder speaks of a missed appointment; an arm of a running comparison. An appointment keeps its own.
///
/// Published trials found fewer missed ones where the cost was a number: 8.4 % against 11.1 %, and again 8.2 %
/// against 9.9 % with general words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wording {
    /// What it costs, as numbers.
    Costs,
    /// In general words.
    Generally,
}

impl Wording {
    /// All of them with their names in the database and in reports.
    pub const ALL: &[(Wording, &'static str)] = &[(Wording::Costs, "costs"), (Wording::Generally, "general")];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(wording, _)| *wording == self).map_or("", |(_, name)| name)
    }

    /// The one of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == name).map(|(wording, _)| *wording)
    }
}

/// A reminder of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Of which one; it holds for this version of it only.
    pub appointment: Appointment,
    /// How it is worded.
    pub wording: Wording,
    /// How many wait for a place for the same service.
    pub waiting: u32,
    /// The citizen has said that they come.
    pub confirmed: bool,
    /// By when it must be confirmed, if it is given away otherwise.
    pub confirm_until: Option<DateTime<Utc>>,
    /// Nobody has answered, and this is the last that is said before that.
    pub last: bool,
    /// Who comes is asked whether all is there that is needed.
    pub checks: bool,
}

/// An appointment that nobody has confirmed was given away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Which one, as it was.
    pub appointment: Appointment,
    /// When it was last asked for.
    pub asked_at: DateTime<Utc>,
    /// The citizen waits for another place now, if they may have one,
    pub entry: Option<Entry>,
    /// and this is held, where one is free.
    pub offer: Option<Offer>,
}

/// What is said of an appointment when its time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reminding {
    /// That it comes near.
    Reminder(Box<Reminder>),
    /// That it is given away.
    Release(Box<Release>),
}

impl Reminding {
    /// Of which appointment, and which version of it.
    pub fn appointment(&self) -> &Appointment {
        match self {
            Reminding::Reminder(reminder) => &reminder.appointment,
            Reminding::Release(release) => &release.appointment,
        }
    }
}

/// What a reminder told has changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outdated {
    /// The appointment as it is now.
    pub appointment: Appointment,
    /// It stands; else it is cancelled.
    pub booked: bool,
    /// Somebody may have seen the reminder.
    pub seen: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_has_a_name() {
        for (wording, name) in Wording::ALL {
            assert_eq!((wording.name(), Wording::of_name(name)), (*name, Some(*wording)));
        }
        assert_eq!(Wording::of_name("rude"), None);
    }
}
