//! Releases: when public places become bookable.
//!
//! A [`Release`] says how many days ahead and at which hour a share of a day's places is released. It
//! happens on working days: where its day is none, on the last working day before. Part of each release
//! is for those who wait (`waiting_share`); the public sees that part `waiting_for` later.
//!
//! Who gets which place is dealt without chance ([`deal`]): each share has, at every time of the day, its
//! part of the desks, give or take one. As far as desks come out even, a share has whole desks, so that
//! several slots in a row stay together; only what is left over is dealt slot by slot. So where an errand
//! takes several slots and there are few desks, one release for all is better than many shares.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::slots::shown_at;
use super::written::clock_time;
use super::{CityRules, Day, RuleProblem};

/// A release is looked for so many days back at the most: no row of holidays is that long.
const FARTHEST: usize = 31;

/// A share of a day's places, and when it is released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// So many days before the day of the places,
    pub days_ahead: u16,
    /// at this time.
    #[serde(with = "clock_time")]
    pub at: NaiveTime,
    /// Percent of the day's places; those of all releases together are 100.
    pub share: u8,
    /// On which days of the week releases happen; on holidays there are none.
    #[serde(default = "working_week", skip_serializing_if = "is_working_week")]
    pub weekdays: Vec<Day>,
}

fn working_week() -> Vec<Day> {
    vec![Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri]
}

fn is_working_week(days: &[Day]) -> bool {
    days == working_week()
}

/// From when on a place can be booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Released {
    /// From when on it may be offered to those who wait,
    pub waiting_from: DateTime<Utc>,
    /// and from when on everybody sees it; not before.
    pub visible_from: DateTime<Utc>,
}

impl Release {
    /// When it happens for a place of a date: before the place begins, so that nothing is released too
    /// late. `None` when no day suits.
    fn instant(&self, date: NaiveDate, starts_at: DateTime<Utc>, city: &CityRules) -> Option<DateTime<Utc>> {
        let day = date.checked_sub_signed(TimeDelta::days(self.days_ahead.into()))?;
        let days = std::iter::successors(Some(day), NaiveDate::pred_opt).take(FARTHEST);
        let works = |day: &NaiveDate| self.weekdays.contains(&Day::of(*day)) && city.holiday(*day).is_none();
        days.filter(works)
            .filter_map(|day| shown_at(day.and_time(self.at), city.zone))
            .find(|instant| *instant < starts_at)
    }
}

/// How the public places of a rule are released.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Releases {
    /// The shares; without any, places are released as soon as they are laid out.
    pub shares: Vec<Release>,
    /// Percent of each share that is for those who wait first.
    pub waiting_share: u8,
    /// How long they have it for themselves.
    pub waiting_for: TimeDelta,
}

/// What those who wait have for themselves where a city doesn't say how long.
pub const WAITING_FOR: TimeDelta = TimeDelta::minutes(15);

/// One part of a day's places: who gets it when.
struct Part<'r> {
    release: &'r Release,
    is_for_waiting: bool,
    /// In hundredths of a percent.
    weight: i64,
}

/// The weight of all parts together.
const WHOLE: i64 = 10_000;

impl Releases {
    /// What makes releases senseless, if anything does.
    pub fn problem(shares: &[Release], waiting_share: Option<u8>) -> Option<RuleProblem> {
        let all: u32 = shares.iter().map(|release| u32::from(release.share)).sum();
        let dayless = shares.iter().any(|release| release.weekdays.is_empty());
        match waiting_share {
            _ if !shares.is_empty() && all != 100 => Some(RuleProblem::SharesNotWhole),
            _ if dayless => Some(RuleProblem::NoReleaseDays),
            Some(101..) => Some(RuleProblem::WaitingShareTooLarge),
            _ => None,
        }
    }

    /// When each place of a day is released: for each time of `times`, for each of `desks`. Empty where
    /// there are no shares.
    pub(super) fn of_day(
        &self,
        date: NaiveDate,
        times: &[DateTime<Utc>],
        desks: u16,
        city: &CityRules,
    ) -> Vec<Option<Released>> {
        let parts = self.parts();
        if parts.is_empty() {
            return Vec::new();
        }
        let weights: Vec<i64> = parts.iter().map(|part| part.weight).collect();
        let dealt = deal(&weights, date, times.len(), desks);
        let each_desk = times.iter().flat_map(|time| std::iter::repeat_n(time, desks.into()));
        each_desk
            .zip(dealt)
            .map(|(starts_at, part)| self.released(parts.get(part)?, date, *starts_at, city))
            .collect()
    }

    fn parts(&self) -> Vec<Part<'_>> {
        let waiting = i64::from(self.waiting_share.min(100));
        let parts =
            self.shares.iter().flat_map(|release| {
                let share = i64::from(release.share);
                [(false, share * (100 - waiting)), (true, share * waiting)]
                    .map(|(is_for_waiting, weight)| Part { release, is_for_waiting, weight })
            });
        parts.filter(|part| part.weight > 0).collect()
    }

    fn released(
        &self,
        part: &Part<'_>,
        date: NaiveDate,
        starts_at: DateTime<Utc>,
        city: &CityRules,
    ) -> Option<Released> {
        let waiting_from = part.release.instant(date, starts_at, city)?;
        let alone = if part.is_for_waiting { self.waiting_for } else { TimeDelta::zero() };
        let visible_from = waiting_from.checked_add_signed(alone)?;
        Some(Released { waiting_from, visible_from })
    }
}

/// Deals the places of a day: for each time, for each desk, the number of the part it belongs to.
///
/// Each part gets as many whole desks as its weight allows. The desks left over are dealt anew at each
/// time, to the parts that lack most by then; how much they lack in the morning depends on the date, so
/// that a part too small for one place a day gets one every few days.
fn deal(weights: &[i64], date: NaiveDate, times: usize, desks: u16) -> Vec<usize> {
    let whole = |weight: &i64| usize::try_from(i64::from(desks) * weight / WHOLE).unwrap_or(0);
    let over = |weight: &i64| i64::from(desks) * weight % WHOLE;
    let blocks = weights.iter().enumerate();
    let mut fixed: Vec<usize> =
        blocks.flat_map(|(part, weight)| std::iter::repeat_n(part, whole(weight))).collect();
    fixed.truncate(desks.into());

    let slots_before = i64::from(date.num_days_from_ce()) * times as i64 % WHOLE;
    let mut lacking: Vec<i64> = weights.iter().map(|weight| slots_before * over(weight) % WHOLE).collect();
    let mut dealt = Vec::with_capacity(times * usize::from(desks));
    for _ in 0..times {
        dealt.extend(&fixed);
        lacking.iter_mut().zip(weights).for_each(|(lack, weight)| *lack += over(weight));
        for _ in fixed.len()..desks.into() {
            let Some((part, lack)) = lacking.iter_mut().enumerate().rev().max_by_key(|(_, lack)| **lack)
            else {
                break;
            };
            *lack -= WHOLE;
            dealt.push(part);
        }
    }
    dealt
}

#[cfg(test)]
mod tests;
