//! Figures that people look at: how many book, who comes, what becomes of places that are given back, how long one
//! waits, how long a visit takes.
//!
//! They count appointments and places, per office and week, and never a clerk: that would measure people. What is
//! kept no longer is not counted, so weeks that reach beyond `policy.retention` are left out. A figure that rests on nothing is no figure: it is `None`, and nobody tells it.
//!
//! - [`spread`]: how many minutes or days, of many
//! - [`steps`]: how far conversations get
//! - [`summary`]: what is told of it in a chat
//! - [`told`]: in whose words, and what is drawn
//!
//! To add a figure: its field in [`Tally`] or [`ServiceFigures`], its query in the store's `figures`, its line in the
//! table (`terminlotse::report::figures`), and its words or picture here and in every locale.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{OfficeId, ServiceId};
use crate::opening::lane::Lane;

pub mod spread;
pub mod steps;
pub mod summary;
mod told;

pub use spread::Spread;
pub use steps::Step;
pub use summary::Summary;
pub use told::{passages, pictures};

/// So many weeks are told where nobody says how many: the running one and those before it.
pub const WEEKS: u8 = 6;

/// And at most so many.
pub const MOST_WEEKS: u8 = 12;

/// Whoever cancels less than so many hours before is late.
pub const LATE_HOURS: u8 = 24;

/// Which figures somebody wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Of these offices; none named is all of them.
    pub offices: Vec<OfficeId>,
    /// Of so many weeks, the running one among them.
    pub weeks: u8,
}

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Of these offices; none named is all of them.
    pub offices: Vec<OfficeId>,
    /// The Mondays of the weeks, the oldest first. The last week is the running one.
    pub weeks: Vec<NaiveDate>,
    /// Office by office and week by week, where there is anything to count.
    pub tallies: Vec<OfficeWeek>,
    /// The same, for each lane.
    pub lanes: Vec<LaneWeek>,
    /// Service by service, in the city's order.
    pub services: Vec<ServiceFigures>,
    /// What waited for a person, by kind.
    pub requests: Vec<RequestFigures>,
    /// How many conversations got so far. These belong to no office.
    pub steps: Vec<(Step, u32)>,
}

/// An office's week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeWeek {
    /// Which office.
    pub office: OfficeId,
    /// The week's Monday.
    pub monday: NaiveDate,
    /// What was counted.
    pub tally: Tally,
}

/// What is counted of appointments and places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Appointments that were booked in this time.
    pub booked: u32,
    /// Appointments of citizens whose time came, and that stood then.
    pub due: u32,
    /// Of these, somebody was there: checked in, called to a desk, or marked by staff.
    pub came: u32,
    /// Of these, staff marked that nobody came. Of the others nobody knows.
    pub missed: u32,
    /// Appointments of citizens that were cancelled less than [`LATE_HOURS`] before they would have begun.
    pub cancelled_late: u32,
    /// Places that were given back before they began; those of businesses don't count.
    pub freed: u32,
    /// Of these, somebody has booked them again.
    pub filled: u32,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            booked: self.booked.saturating_add(other.booked),
            due: self.due.saturating_add(other.due),
            came: self.came.saturating_add(other.came),
            missed: self.missed.saturating_add(other.missed),
            cancelled_late: self.cancelled_late.saturating_add(other.cancelled_late),
            freed: self.freed.saturating_add(other.freed),
            filled: self.filled.saturating_add(other.filled),
        }
    }

    /// Of how many somebody knows whether they came.
    pub fn known(&self) -> u32 {
        self.came.saturating_add(self.missed)
    }

    /// How many in a thousand did not come, of those of whom somebody knows.
    pub fn missed_share(&self) -> Option<u32> {
        share(self.missed, self.known())
    }

    /// How many in a thousand cancelled late, of those whose time came and those.
    pub fn late_share(&self) -> Option<u32> {
        share(self.cancelled_late, self.due.saturating_add(self.cancelled_late))
    }

    /// How many in a thousand of the places that were given back are booked again.
    pub fn filled_share(&self) -> Option<u32> {
        share(self.filled, self.freed)
    }
}

/// How many in a thousand that is, rounded; `None` of nothing.
pub fn share(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let share = (part * 1_000 + whole / 2).checked_div(whole)?;
    Some(u32::try_from(share).unwrap_or(u32::MAX))
}

/// What was booked of a lane's places in a week, and stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneWeek {
    /// Where.
    pub office: OfficeId,
    /// The Monday of the week in which it was booked.
    pub monday: NaiveDate,
    /// Of which lane.
    pub lane: Lane,
    /// How many appointments.
    pub booked: u32,
    /// How many days those waited that were not moved since.
    pub waits: Spread,
}

/// What is known of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceFigures {
    /// Which.
    pub service: ServiceId,
    /// How many appointments were booked for it.
    pub booked: u32,
    /// It has a place to offer at these offices.
    pub offered: bool,
    /// Its next place that is free to everybody.
    pub next: Option<DateTime<Utc>>,
    /// How many wait for one, in the whole city.
    pub waiting: u32,
    /// How many minutes are planned for one person,
    pub planned: Spread,
    /// and how many it took them at the desk, where both its begin and its end are known.
    pub took: Spread,
}

/// What waited for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestFigures {
    /// As [`Matter::kind`](crate::staff::Matter::kind) names it.
    pub kind: String,
    /// How many came in this time,
    pub filed: u32,
    /// and how many are still open, whenever they came.
    pub open: u32,
}

/// What staff can want to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiguresCall {
    /// The figures, as pictures and in words. → [`FiguresOutcome::Counted`]
    Look {
        /// Of one office, or of all of theirs;
        office: Option<OfficeId>,
        /// of so many weeks;
        weeks: u8,
        /// drawn like this.
        theme: Theme,
    },
    /// What stands behind the command is no office; only staff shall learn it. → [`FiguresOutcome::WhichOffice`]
    Misread,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiguresOutcome {
    /// What was counted,
    Counted {
        /// shortened for a chat.
        summary: Box<Summary>,
        /// The other offices that can be looked at by themselves.
        offices: Vec<OfficeId>,
    },
    /// That is the name of none.
    WhichOffice,
    /// That office is not one of theirs.
    NotTheirs,
}

/// How pictures are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(share(0, 0), None);
        assert_eq!(share(0, 8), Some(0));
        assert_eq!(share(1, 8), Some(125));
        assert_eq!(share(2, 3), Some(667));
        assert_eq!(share(u32::MAX, u32::MAX), Some(1_000));
    }

    #[test]
    fn whoever_is_not_known_to_have_come_is_in_no_share() {
        let tally = Tally { due: 20, came: 6, missed: 2, cancelled_late: 5, ..Tally::default() };
        assert_eq!(tally.missed_share(), Some(250));
        assert_eq!(tally.late_share(), Some(200));
        assert_eq!(tally.filled_share(), None);
        assert_eq!(tally.plus(tally).missed_share(), Some(250));
    }
}
