//! When an office is open, and which places that makes.
//!
//! A rule says: on these weekdays, between these days, from this hour to that one, so many desks
//! serve in slots of so many minutes. On each day it holds, [`slots`] walks the office's own clock
//! from `from` in steps of one slot; each step that still ends by `to` becomes one [`Slot`] at
//! every desk. A lunch break is two rules, more desks in the rush hour are a rule of their own:
//! rules of one office that hold at the same time get different desks ([`slots_on`]).
//!
//! The clock's changes need no rule. In spring the steps that fall into the missing hour are left
//! out; in autumn an hour that comes twice is served once, the first time.
//!
//! To give rules a new property, add its field here, say in [`OpeningRule::problem`] what can be
//! wrong with it, and obey it in [`slots`].

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

pub mod slots;

pub use slots::{Slot, slots_on};

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

/// One opening rule of an office. Times are the office's own clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningRule {
    /// On which days of the week.
    pub weekdays: Vec<Day>,
    /// From when: `"08:00"`.
    #[serde(with = "clock_time")]
    pub from: NaiveTime,
    /// Until when; a slot that would end later is not made.
    #[serde(with = "clock_time")]
    pub to: NaiveTime,
    /// How many desks serve in parallel.
    #[serde(default = "one")]
    pub desks: u16,
    /// Minutes of one slot; the city's `policy.slot` when it isn't said.
    #[serde(default)]
    pub slot_minutes: Option<u16>,
    /// First day it holds.
    #[serde(default, with = "calendar_date")]
    pub valid_from: Option<NaiveDate>,
    /// Last day it holds.
    #[serde(default, with = "calendar_date")]
    pub valid_until: Option<NaiveDate>,
}

fn one() -> u16 {
    1
}

impl OpeningRule {
    /// What makes this rule senseless, if anything does. A rule with a problem is no danger, it
    /// just makes no places, or not those that were meant; a city file with one is refused.
    pub fn problem(&self) -> Option<RuleProblem> {
        let validity_ends_first =
            matches!((self.valid_from, self.valid_until), (Some(from), Some(until)) if until < from);
        let problem = match self.slot_minutes {
            _ if self.weekdays.is_empty() => RuleProblem::NoWeekdays,
            _ if self.to <= self.from => RuleProblem::ClosesBeforeItOpens,
            _ if self.desks == 0 => RuleProblem::NoDesks,
            _ if self.desks > MOST_DESKS => RuleProblem::TooManyDesks,
            Some(0) => RuleProblem::NoMinutes,
            Some(minutes) if TimeDelta::minutes(minutes.into()) > self.to - self.from => {
                RuleProblem::SlotTooLong
            }
            _ if validity_ends_first => RuleProblem::EndsBeforeItBegins,
            _ => return None,
        };
        Some(problem)
    }

    /// Whether it holds on this date, its first and last day included.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.weekdays.contains(&Day::of(date))
            && self.valid_from.is_none_or(|first| first <= date)
            && self.valid_until.is_none_or(|last| date <= last)
    }
}

/// What can be wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// It names no weekday.
    NoWeekdays,
    /// `to` is not after `from`.
    ClosesBeforeItOpens,
    /// It has no desk.
    NoDesks,
    /// It has more than [`MOST_DESKS`].
    TooManyDesks,
    /// Its slots take no time.
    NoMinutes,
    /// Not even one slot fits between `from` and `to`.
    SlotTooLong,
    /// Its last day is before its first.
    EndsBeforeItBegins,
}

impl RuleProblem {
    /// The field that is wrong.
    pub fn field(self) -> &'static str {
        match self {
            RuleProblem::NoWeekdays => "weekdays",
            RuleProblem::ClosesBeforeItOpens => "to",
            RuleProblem::NoDesks | RuleProblem::TooManyDesks => "desks",
            RuleProblem::NoMinutes | RuleProblem::SlotTooLong => "slot_minutes",
            RuleProblem::EndsBeforeItBegins => "valid_until",
        }
    }
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RuleProblem::NoWeekdays => "at least one weekday is needed, such as [\"mon\"]",
            RuleProblem::ClosesBeforeItOpens => "must be later than `from`",
            RuleProblem::NoDesks => "at least 1 desk is needed",
            RuleProblem::TooManyDesks => {
                return write!(f, "more than {MOST_DESKS} desks are not possible");
            }
            RuleProblem::NoMinutes => "a slot takes at least 1 minute",
            RuleProblem::SlotTooLong => "not even one slot fits between `from` and `to`",
            RuleProblem::EndsBeforeItBegins => "must not be before `valid_from`",
        })
    }
}

impl std::error::Error for RuleProblem {}

/// Reads and writes `08:00`.
mod clock_time {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&time.format("%H:%M").to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M")
            .map_err(|_| de::Error::custom(format!("“{text}” is no time of day such as \"08:00\"")))
    }
}

/// Reads and writes `2026-11-20`, where there is a date.
mod calendar_date {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let date = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .map_err(|_| de::Error::custom(format!("“{text}” is no date such as \"2026-11-20\"")))?;
        Ok(Some(date))
    }
}

#[cfg(test)]
mod tests;
