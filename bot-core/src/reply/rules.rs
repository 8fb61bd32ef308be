//! What is said about rules that staff set.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::desk::Hours;
use crate::rules::{Gain, RuleRefusal};

/// A paragraph about rules, for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RulePassage {
    /// Booking goes on as always.
    Goes {
        /// So many hold a place.
        holding: u32,
    },
    /// Booking rests.
    Rests {
        /// Since when.
        since: NaiveDateTime,
        /// What citizens are told; may be empty.
        sentence: String,
        /// So many hold a place.
        holding: u32,
        /// So many wait.
        waiting: u32,
    },
    /// At which office shall more places be opened?
    ExtraWhich,
    /// From when until when?
    ExtraWhen {
        /// Name of the office.
        office: String,
    },
    /// This would be opened; really?
    Extra {
        /// Name of the office.
        office: String,
        /// On which day,
        day: NaiveDate,
        /// at which hours,
        hours: Hours,
        /// at how many desks.
        desks: u16,
        /// What it brings.
        gain: Gain,
    },
    /// So many places are opened.
    Opened {
        /// Name of the office.
        office: String,
        /// On which day.
        day: NaiveDate,
        /// How many.
        places: u32,
    },
    /// Every appointment can be given back until it begins.
    NoLastMoments,
    /// Some can't; they follow.
    LastMoments,
    /// One of them.
    LastMoment {
        /// Name of the service.
        service: String,
        /// Until so long before it begins.
        before: Before,
    },
    /// How a last moment is set.
    HowToSet,
    /// Nothing was set.
    Refused(RuleRefusal),
}

/// How long before an appointment begins, as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Before {
    /// No full hours.
    Minutes(u32),
    /// Full hours.
    Hours(u32),
    /// Full days.
    Days(u32),
}

impl Before {
    /// So many minutes.
    pub fn of(minutes: u32) -> Self {
        match minutes {
            minutes if minutes % (24 * 60) == 0 && minutes > 0 => Before::Days(minutes / (24 * 60)),
            minutes if minutes % 60 == 0 && minutes > 0 => Before::Hours(minutes / 60),
            minutes => Before::Minutes(minutes),
        }
    }
}

/// The words on a choice about rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleLabel {
    /// ⏸ No new bookings.
    Pause,
    /// ▶️ Booking goes on.
    Resume,
    /// ✅ Open them.
    Open,
}
