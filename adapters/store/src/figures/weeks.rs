//! Weeks by the offices' clock, and how a statement knows them: `$2` is when the first begins, `$3` to `$14` when each
//! ends. Where there are fewer, the last one's end stands for the others.

use bot_core::figures::MOST_WEEKS;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use crate::error::StoreError;
use crate::local_day;
use crate::sql::{Arg, Row};

/// Some weeks, the last of which is the running one.
pub(super) struct Weeks {
    /// Their Mondays, the oldest first; never none.
    pub mondays: Vec<NaiveDate>,
    /// When the first begins, and each ends.
    edges: Vec<DateTime<Utc>>,
}

impl Weeks {
    /// So many until the running one, as far as they are kept whole.
    pub fn until(now: DateTime<Utc>, count: u8, kept: TimeDelta, zone: Tz) -> Self {
        let this = local_day::of(now, zone).week(Weekday::Mon).first_day();
        let begins = |monday: NaiveDate| local_day::begins(monday, zone).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let oldest = now.checked_sub_signed(kept).unwrap_or(DateTime::<Utc>::MIN_UTC);
        let back = |weeks: u8| this.checked_sub_days(Days::new(7 * u64::from(weeks)));
        let whole = |monday: &NaiveDate| *monday == this || begins(*monday) >= oldest;
        let mondays: Vec<NaiveDate> =
            (0..count.clamp(1, MOST_WEEKS)).rev().filter_map(back).filter(whole).collect();
        let after = this.checked_add_days(Days::new(7));
        let edges = mondays.iter().copied().chain(after).map(begins).collect();
        Self { mondays, edges }
    }

    /// The arguments of a statement: `$1`, and the weeks behind it.
    pub fn args<'a>(&self, first: Option<&'a str>) -> Vec<Arg<'a>> {
        let last = self.edges.last().copied().unwrap_or(DateTime::<Utc>::MAX_UTC);
        let edges = self.edges.iter().copied().chain(std::iter::repeat(last));
        let edges = edges.take(usize::from(MOST_WEEKS) + 1).map(Arg::from);
        std::iter::once(Arg::from(first)).chain(edges).collect()
    }

    /// The arguments of a statement that takes them all together: `$1`, when the first begins, and when the last ends.
    pub fn whole<'a>(&self, first: Option<&'a str>) -> [Arg<'a>; 3] {
        let begin = self.edges.first().copied().unwrap_or(DateTime::<Utc>::MIN_UTC);
        let end = self.edges.last().copied().unwrap_or(DateTime::<Utc>::MAX_UTC);
        [Arg::from(first), Arg::from(begin), Arg::from(end)]
    }

    /// The Monday of the week that a row is of.
    pub fn monday(&self, row: &Row) -> Result<NaiveDate, StoreError> {
        let week: usize = row.small("week")?;
        self.mondays.get(week).copied().ok_or_else(|| StoreError::Data {
            column: "week",
            row: "a row of figures".to_owned(),
            problem: format!("week {week} was not asked for"),
        })
    }
}

/// Which week an instant is in, from 0.
macro_rules! week_of {
    ($at:literal) => {
        concat!(
            "cast(case when ",
            $at,
            " < $3 then 0 when ",
            $at,
            " < $4 then 1 when ",
            $at,
            " < $5 then 2 when ",
            $at,
            " < $6 then 3 when ",
            $at,
            " < $7 then 4 when ",
            $at,
            " < $8 then 5 when ",
            $at,
            " < $9 then 6 when ",
            $at,
            " < $10 then 7 when ",
            $at,
            " < $11 then 8 when ",
            $at,
            " < $12 then 9 when ",
            $at,
            " < $13 then 10 else 11 end as bigint)"
        )
    };
}

/// Whether it is in any of them.
macro_rules! in_weeks {
    ($at:literal) => {
        concat!($at, " >= $2 and ", $at, " < $14")
    };
}
pub(super) use {in_weeks, week_of};

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: TimeDelta = TimeDelta::days(90);

    fn weeks(now: &str, count: u8, kept: TimeDelta) -> Weeks {
        Weeks::until(now.parse().unwrap(), count, kept, Tz::Europe__Berlin)
    }

    fn mondays(weeks: &Weeks) -> Vec<String> {
        weeks.mondays.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_week_is_as_long_as_the_clock_says() {
        // In the last week of October the clock goes back.
        let weeks = weeks("2026-10-27T09:00:00Z", 2, KEPT);
        assert_eq!(mondays(&weeks), ["2026-10-19", "2026-10-26"]);
        let hours: Vec<i64> = weeks.edges.windows(2).map(|edge| (edge[1] - edge[0]).num_hours()).collect();
        assert_eq!(hours, [7 * 24 + 1, 7 * 24]);
    }

    #[test]
    fn a_week_begins_at_midnight_by_the_offices_clock() {
        // 23:30 on Sunday by UTC is Monday in Berlin.
        assert_eq!(mondays(&weeks("2026-11-22T23:30:00Z", 1, KEPT)), ["2026-11-23"]);
        assert_eq!(mondays(&weeks("2026-11-22T22:30:00Z", 1, KEPT)), ["2026-11-16"]);
    }

    #[test]
    fn weeks_of_which_some_is_forgotten_are_left_out() {
        let told = mondays(&weeks("2026-11-20T09:00:00Z", 12, TimeDelta::days(20)));
        assert_eq!(told, ["2026-11-02", "2026-11-09", "2026-11-16"]);
        assert_eq!(mondays(&weeks("2026-11-20T09:00:00Z", 12, TimeDelta::zero())), ["2026-11-16"]);
    }

    #[test]
    fn a_statement_gets_as_many_edges_whatever_the_weeks() {
        for count in [0, 1, 6, 12, 200] {
            assert_eq!(weeks("2026-11-20T09:00:00Z", count, KEPT).args(None).len(), 14);
        }
    }
}
