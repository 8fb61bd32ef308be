//! Days that are unlike others.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::rule::{Break, OpeningRule, is_one, one};
use super::written::{calendar_date, maybe_clock_time, maybe_duration};
use super::{Day, Lanes, Release, RuleProblem};

/// What holds on a single day instead of all rules, also on a public holiday: the office is closed, or
/// open as said here. Several for one day add up, as rules do; an extra one adds to whatever holds then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The day.
    #[serde(with = "calendar_date")]
    pub date: NaiveDate,
    /// Closed all day; then nothing that follows is said but the reason.
    #[serde(default, skip_serializing_if = "is_false")]
    pub closed: bool,
    /// It is more than what holds on that day anyway: other desks, or other hours.
    #[serde(default, skip_serializing_if = "is_false")]
    pub extra: bool,
    /// Open from; see [`OpeningRule`], as all that follows.
    #[serde(default, with = "maybe_clock_time", skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveTime>,
    /// Open until.
    #[serde(default, with = "maybe_clock_time", skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveTime>,
    /// Breaks within that time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Break>,
    /// How many desks serve in parallel.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub desks: u16,
    /// Minutes of one slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot_minutes: Option<u16>,
    /// How many of the desks are kept back.
    #[serde(default, skip_serializing_if = "Lanes::is_public")]
    pub lanes: Lanes,
    /// When unused emergency places fall to the public.
    #[serde(default, with = "maybe_duration", skip_serializing_if = "Option::is_none")]
    pub emergency_opens: Option<TimeDelta>,
    /// When places become bookable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Vec<Release>>,
    /// Percent of each release for those who wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_share: Option<u8>,
    /// How long they have it for themselves.
    #[serde(default, with = "maybe_duration", skip_serializing_if = "Option::is_none")]
    pub waiting_for: Option<TimeDelta>,
    /// Why: "Personalversammlung". Shown to nobody yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

fn is_false(truth: &bool) -> bool {
    !truth
}

impl Exception {
    /// When it is open on that day: a rule that holds on no other. `None` when it is closed.
    pub fn hours(&self) -> Option<OpeningRule> {
        let (from, to) = (self.from?, self.to?);
        (!self.closed).then(|| OpeningRule {
            weekdays: vec![Day::of(self.date)],
            every_weeks: 1,
            from,
            to,
            breaks: self.breaks.clone(),
            desks: self.desks,
            slot_minutes: self.slot_minutes,
            valid_from: Some(self.date),
            valid_until: Some(self.date),
            lanes: self.lanes,
            emergency_opens: self.emergency_opens,
            release: self.release.clone(),
            waiting_share: self.waiting_share,
            waiting_for: self.waiting_for,
        })
    }

    /// What makes it senseless, if anything does.
    pub fn problem(&self) -> Option<RuleProblem> {
        match self.hours() {
            Some(hours) => hours.problem(),
            None if self.closed && self.says_hours() => Some(RuleProblem::ClosedAndOpen),
            None if !self.closed => Some(RuleProblem::NeitherClosedNorOpen),
            None => None,
        }
    }

    /// Whether it says anything about being open.
    fn says_hours(&self) -> bool {
        let bare = Self { reason: self.reason.clone(), ..Self::closed_on(self.date) };
        *self != bare
    }

    /// Closed on this day.
    pub fn closed_on(date: NaiveDate) -> Self {
        Self {
            date,
            closed: true,
            extra: false,
            from: None,
            to: None,
            breaks: Vec::new(),
            desks: one(),
            slot_minutes: None,
            lanes: Lanes::default(),
            emergency_opens: None,
            release: None,
            waiting_share: None,
            waiting_for: None,
            reason: String::new(),
        }
    }
}
