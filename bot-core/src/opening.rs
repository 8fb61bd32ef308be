//! When an office is open, and which places that makes.
//!
//! An [`OpeningRule`] says: on these weekdays, between these days, from this hour to that one, so many
//! desks serve in slots of so many minutes. On each day it holds, the office's own clock is walked from
//! `from` in steps of one slot, anew after each break; each step that still ends by `to` becomes one
//! [`Slot`] at every desk. More desks in the rush hour are a rule of their own: rules of one office that
//! hold at the same time get different desks.
//!
//! A [`Schedule`] is all that an office has: its rules, and the [`Exception`]s that beat them on single
//! days. On public holidays of the city's state no rule makes places ([`holidays`](crate::holidays));
//! an exception does.
//!
//! [`lane`] says for whom a desk is, [`release`] when its places become bookable.
//!
//! The clock's changes need no rule. In spring the steps that fall into the missing hour are left
//! out; in autumn an hour that comes twice is served once, the first time.
//!
//! To give rules a new property, add its field to [`OpeningRule`] (and to [`Exception`]), say in
//! [`OpeningRule::problem`] what can be wrong with it, and obey it in [`slots`].

use chrono::{Datelike as _, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

mod exception;
pub mod lane;
mod problem;
pub mod release;
mod rule;
mod schedule;
pub mod slots;
pub mod written;

pub use exception::Exception;
pub use lane::{Lane, Lanes};
pub use problem::RuleProblem;
pub use release::{Release, Released, Releases};
pub use rule::{Break, OpeningRule};
pub use schedule::{CityRules, Origin, Schedule};
pub use slots::Slot;

/// More desks than this are a typing error: no office has a hall that large.
pub const MOST_DESKS: u16 = 200;

/// A day of the week, as city files write it: `mon`, `tue`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    /// The day of the week of a date.
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            Weekday::Mon => Day::Mon,
            Weekday::Tue => Day::Tue,
            Weekday::Wed => Day::Wed,
            Weekday::Thu => Day::Thu,
            Weekday::Fri => Day::Fri,
            Weekday::Sat => Day::Sat,
            Weekday::Sun => Day::Sun,
        }
    }
}

#[cfg(test)]
mod tests;
