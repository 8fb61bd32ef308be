//! One opening rule.

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::release::Releases;
use super::written::{clock_time, maybe_calendar_date, maybe_duration};
use super::{CityRules, Day, Lanes, MOST_DESKS, Release, RuleProblem};

/// One opening rule of an office. Times are the office's own clock.
///
/// A rule is known by what it says, so whatever is not said is not written down either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningRule {
    /// On which days of the week.
    pub weekdays: Vec<Day>,
    /// Only every n-th week, counted from the week of `valid_from`.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub every_weeks: u16,
    /// From when: `"08:00"`.
    #[serde(with = "clock_time")]
    pub from: NaiveTime,
    /// Until when; a slot that would end later is not made.
    #[serde(with = "clock_time")]
    pub to: NaiveTime,
    /// When nobody serves in between; after a break, slots begin anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Break>,
    /// How many desks serve in parallel.
    #[serde(default = "one")]
    pub desks: u16,
    /// Minutes of one slot; the city's `policy.slot` when it isn't said.
    #[serde(default)]
    pub slot_minutes: Option<u16>,
    /// First day it holds.
    #[serde(default, with = "maybe_calendar_date")]
    pub valid_from: Option<NaiveDate>,
    /// Last day it holds.
    #[serde(default, with = "maybe_calendar_date")]
    pub valid_until: Option<NaiveDate>,
    /// How many of the desks are kept back from the public.
    #[serde(default, skip_serializing_if = "Lanes::is_public")]
    pub lanes: Lanes,
    /// So long before it begins, an unused emergency place falls to the public: `"2h"`. Never when it
    /// isn't said.
    #[serde(default, with = "maybe_duration", skip_serializing_if = "Option::is_none")]
    pub emergency_opens: Option<TimeDelta>,
    /// When public places become bookable; as the city says when it isn't said, at once when empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Vec<Release>>,
    /// Percent of each release that is for those who wait; as the city says when it isn't said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_share: Option<u8>,
    /// How long they have it for themselves; as the city says when it isn't said.
    #[serde(default, with = "maybe_duration", skip_serializing_if = "Option::is_none")]
    pub waiting_for: Option<TimeDelta>,
}

/// A time in which nobody serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// From
    #[serde(with = "clock_time")]
    pub from: NaiveTime,
    /// until.
    #[serde(with = "clock_time")]
    pub to: NaiveTime,
}

pub(super) fn one() -> u16 {
    1
}

pub(super) fn is_one(number: &u16) -> bool {
    *number == 1
}

impl OpeningRule {
    /// What makes this rule senseless, if anything does. A rule with a problem is no danger, it
    /// just makes no places, or not those that were meant; a city file with one is refused.
    pub fn problem(&self) -> Option<RuleProblem> {
        let problems = [
            (self.weekdays.is_empty(), RuleProblem::NoWeekdays),
            (self.every_weeks == 0, RuleProblem::NoWeeks),
            (self.every_weeks > 1 && self.valid_from.is_none(), RuleProblem::NoFirstWeek),
            (self.to <= self.from, RuleProblem::ClosesBeforeItOpens),
            (self.breaks.iter().any(|pause| pause.to <= pause.from), RuleProblem::BreakEndsFirst),
            (self.breaks.iter().any(|pause| self.is_outside(pause)), RuleProblem::BreakOutside),
            (self.desks == 0, RuleProblem::NoDesks),
            (self.desks > MOST_DESKS, RuleProblem::TooManyDesks),
            (self.slot_minutes == Some(0), RuleProblem::NoMinutes),
            (!self.fits_a_slot(), RuleProblem::SlotTooLong),
            (self.ends_before_it_begins(), RuleProblem::EndsBeforeItBegins),
            (self.lanes.kept_back() > self.desks, RuleProblem::TooManyInLanes),
            (self.emergency_opens.is_some() && self.lanes.emergency == 0, RuleProblem::NoEmergencyDesks),
        ];
        let found = problems.into_iter().find_map(|(wrong, problem)| wrong.then_some(problem));
        found.or_else(|| Releases::problem(self.release.as_deref().unwrap_or_default(), self.waiting_share))
    }

    fn is_outside(&self, pause: &Break) -> bool {
        pause.from < self.from || self.to < pause.to
    }

    fn fits_a_slot(&self) -> bool {
        let length = TimeDelta::minutes(self.slot_minutes.unwrap_or_default().into());
        self.shifts().iter().any(|(from, to)| length <= *to - *from)
    }

    fn ends_before_it_begins(&self) -> bool {
        matches!((self.valid_from, self.valid_until), (Some(from), Some(until)) if until < from)
    }

    /// Whether it holds on this date, its first and last day included.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.weekdays.contains(&Day::of(date))
            && self.valid_from.is_none_or(|first| first <= date)
            && self.valid_until.is_none_or(|last| date <= last)
            && self.comes_in_the_week_of(date)
    }

    fn comes_in_the_week_of(&self, date: NaiveDate) -> bool {
        let week = |date: NaiveDate| (date.num_days_from_ce() - 1).div_euclid(7);
        match self.valid_from {
            Some(first) if self.every_weeks > 1 => {
                (week(date) - week(first)) % i32::from(self.every_weeks) == 0
            }
            _ => true,
        }
    }

    /// From when until when it is open, the breaks left out.
    pub fn shifts(&self) -> Vec<(NaiveTime, NaiveTime)> {
        let mut breaks = self.breaks.clone();
        breaks.sort_by_key(|pause| pause.from);
        let (mut from, mut shifts) = (self.from, Vec::new());
        for pause in breaks {
            shifts.push((from, pause.from.min(self.to)));
            from = from.max(pause.to);
        }
        shifts.push((from, self.to));
        shifts.retain(|(from, to)| from < to);
        shifts
    }

    /// How its public places are released.
    pub(super) fn releases(&self, city: &CityRules) -> Releases {
        let default = &city.releases;
        Releases {
            shares: self.release.clone().unwrap_or_else(|| default.shares.clone()),
            waiting_share: self.waiting_share.unwrap_or(default.waiting_share),
            waiting_for: self.waiting_for.unwrap_or(default.waiting_for),
        }
    }
}
