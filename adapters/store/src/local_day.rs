//! Days by the offices' clock, as spans of instants.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

/// What the offices' clock shows at this instant. At the end of the calendar, where it shows nothing any
/// more, it's the time by UTC.
pub(crate) fn clock(instant: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    let utc = instant.naive_utc();
    let offset = zone.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset).unwrap_or(utc)
}

/// The day it is there at this instant.
pub(crate) fn of(instant: DateTime<Utc>, zone: Tz) -> NaiveDate {
    clock(instant, zone).date()
}

/// When the clock shows this time on a day: the first time it does, or where it jumps over that time,
/// after the jump. `None` at the end of the calendar.
pub(crate) fn at(day: NaiveDate, time: NaiveTime, zone: Tz) -> Option<DateTime<Utc>> {
    let local = day.and_time(time);
    let shown = zone.from_local_datetime(&local).earliest();
    shown.or_else(|| GapInfo::new(&local, &zone)?.end).map(|instant| instant.to_utc())
}

/// When a day begins: at midnight, or where the clock jumps over midnight, after the jump.
/// `None` at the end of the calendar.
pub(crate) fn begins(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    at(day, NaiveTime::MIN, zone)
}

/// When a day ends.
pub(crate) fn ends(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    begins(day.succ_opt()?, zone)
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Europe};

    use super::*;

    fn hours(day: &str, zone: Tz) -> i64 {
        let day = day.parse().unwrap();
        (ends(day, zone).unwrap() - begins(day, zone).unwrap()).num_hours()
    }

    #[test]
    fn a_day_is_as_long_as_the_clock_says() {
        assert_eq!(hours("2026-11-20", Europe::Berlin), 24);
        assert_eq!(hours("2026-03-29", Europe::Berlin), 23);
        assert_eq!(hours("2026-10-25", Europe::Berlin), 25);
        // There the clock jumps at midnight: the day begins at one.
        assert_eq!(hours("2026-09-06", America::Santiago), 23);
        let first = begins("2026-09-06".parse().unwrap(), America::Santiago).unwrap();
        assert_eq!(of(first, America::Santiago), "2026-09-06".parse().unwrap());
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        assert_eq!(ends(NaiveDate::MAX, Europe::Berlin), None);
        assert_eq!(of(DateTime::<Utc>::MAX_UTC, Europe::Berlin), DateTime::<Utc>::MAX_UTC.date_naive());
        let _ = begins(NaiveDate::MIN, Europe::Berlin);
    }
}
