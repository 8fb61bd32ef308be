//! The hours in which nobody is written to unasked.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::opening::slots::shown_at;

/// The hours in which nobody is written to unasked, by the offices' clock: `21:00-08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// From
    pub from: NaiveTime,
    /// until. Before `from` it means the next day; the same as `from`, that no hour is quiet.
    pub to: NaiveTime,
}

impl QuietHours {
    /// No hour is quiet.
    pub const NONE: Self = Self { from: NaiveTime::MIN, to: NaiveTime::MIN };

    /// Whether it is quiet at this time of day.
    pub fn contains(&self, time: NaiveTime) -> bool {
        let (after, before) = (self.from <= time, time < self.to);
        if self.are_over_midnight() { after || before } else { after && before }
    }

    /// When the quiet hours end in which `now` is; `None` at all other times.
    pub fn ends(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let local = now.with_timezone(&zone).naive_local();
        if !self.contains(local.time()) {
            return None;
        }
        let ends_tomorrow = self.are_over_midnight() && self.from <= local.time();
        let day = if ends_tomorrow { local.date().succ_opt()? } else { local.date() };
        shown_at(day.and_time(self.to), zone)
    }

    /// When the quiet hours began in which `now` is; `None` at all other times.
    pub fn began(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let local = now.with_timezone(&zone).naive_local();
        if !self.contains(local.time()) {
            return None;
        }
        let began_yesterday = self.are_over_midnight() && local.time() < self.to;
        let day = if began_yesterday { local.date().pred_opt()? } else { local.date() };
        shown_at(day.and_time(self.from), zone)
    }

    fn are_over_midnight(&self) -> bool {
        self.to < self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(from: u32, to: u32) -> QuietHours {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        QuietHours { from: time(from), to: time(to) }
    }

    #[test]
    fn they_go_over_midnight() {
        let hours = |quiet: QuietHours| {
            let time = |hour: &u32| NaiveTime::from_hms_opt(*hour, 0, 0).unwrap();
            (0..24).filter(|hour| quiet.contains(time(hour))).collect::<Vec<_>>()
        };
        assert_eq!(hours(quiet(21, 8)), [0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23]);
        assert_eq!(hours(quiet(12, 14)), [12, 13]);
        assert_eq!(hours(quiet(8, 8)), [0; 0]);
        assert_eq!(hours(QuietHours::NONE), [0; 0]);
    }

    #[test]
    fn they_end_by_the_offices_clock() {
        let ends = |quiet: QuietHours, now: &str| {
            let ends = quiet.ends(now.parse().unwrap(), chrono_tz::Europe::Berlin);
            ends.map(|ends| ends.format("%d. %H:%M").to_string())
        };
        assert_eq!(ends(quiet(21, 8), "2026-11-20T22:00:00Z").as_deref(), Some("21. 07:00"));
        assert_eq!(ends(quiet(21, 8), "2026-11-21T05:00:00Z").as_deref(), Some("21. 07:00"));
        assert_eq!(ends(quiet(12, 14), "2026-11-21T11:30:00Z").as_deref(), Some("21. 13:00"));
        assert_eq!(ends(quiet(21, 8), "2026-11-21T07:00:00Z"), None);
        // The night in which the clock jumps ahead is an hour shorter.
        assert_eq!(ends(quiet(21, 2), "2026-03-28T23:00:00Z").as_deref(), Some("29. 01:00"));
    }
    #[test]
    fn they_begin_on_the_day_before_or_on_the_same() {
        let began = |quiet: QuietHours, now: &str| {
            let began = quiet.began(now.parse().unwrap(), chrono_tz::Europe::Berlin);
            began.map(|began| began.format("%d. %H:%M").to_string())
        };
        assert_eq!(began(quiet(21, 8), "2026-11-20T22:00:00Z").as_deref(), Some("20. 20:00"));
        assert_eq!(began(quiet(21, 8), "2026-11-21T05:00:00Z").as_deref(), Some("20. 20:00"));
        assert_eq!(began(quiet(12, 14), "2026-11-21T11:30:00Z").as_deref(), Some("21. 11:00"));
        assert_eq!(began(quiet(21, 8), "2026-11-21T07:00:00Z"), None);
    }
}
