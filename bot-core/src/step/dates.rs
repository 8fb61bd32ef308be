//! Times and days as people write them. What is understood is always shown before it counts.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};

use crate::desk::Hours;
use crate::fold::fold;
use crate::vocabulary::{Vocabulary, Word};

/// Days without a year are looked for so far ahead.
const HALF_A_YEAR: u64 = 183;

/// The next such day of the week, Monday being 0; today counts.
pub(super) fn next_weekday(today: NaiveDate, weekday: u8) -> NaiveDate {
    let ahead = (7 + u32::from(weekday) - today.weekday().num_days_from_monday()) % 7;
    today + Days::new(ahead.into())
}

/// The Monday of a day's week.
pub(super) fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// Hours such as "ab 15 Uhr", "vor 10", "nachmittags".
pub(super) fn hours_in(words: &[&str], vocabulary: &Vocabulary) -> Option<Hours> {
    let bound = words.iter().enumerate().find_map(|(at, word)| {
        let bound = vocabulary.word(word).filter(|word| matches!(word, Word::From | Word::Until))?;
        Some((bound, hour_at(words.get(at + 1..)?)?))
    });
    match bound {
        Some((Word::From, from)) => Some(Hours { from, to: None }),
        Some((_, to)) => Some(Hours { from: NaiveTime::MIN, to: Some(to) }),
        None => words.iter().find_map(|word| match vocabulary.word(word) {
            Some(Word::Hours { from, to }) => Some(Hours { from: on_the_hour(from)?, to: on_the_hour(to) }),
            _ => None,
        }),
    }
}

/// The time that comes first: "15:30", "15 Uhr", or "15" alone.
fn hour_at(words: &[&str]) -> Option<NaiveTime> {
    let (first, _) = words.split_first()?;
    let bare = || on_the_hour(first.trim_end_matches(['.', ',']).parse().ok()?);
    time_in(&words.get(..2).unwrap_or(words).join(" ")).or_else(bare)
}

/// Midnight at the end of a day is no time of that day.
fn on_the_hour(hour: u8) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour.into(), 0, 0)
}

/// A time of day such as `14:30`, `9.15` or `14 Uhr`, and nothing else.
pub(super) fn time_in(text: &str) -> Option<NaiveTime> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let o_clock = words.windows(2).find_map(|pair| match pair {
        [hour, uhr] if fold(uhr) == "uhr" => hour.parse().ok().map(|hour: u32| (hour, 0)),
        _ => None,
    });
    let with_minutes = || {
        words.iter().find_map(|word| {
            let (hour, minute) = word.trim_end_matches("h").split_once([':', '.'])?;
            Some((hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?))
        })
    };
    let (hour, minute) = with_minutes().or(o_clock)?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A date such as `24.11.` or `24.11.2026`; without a year the next such day.
pub(super) fn date_in(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    text.split_whitespace().find_map(|word| {
        let mut parts = word.trim_end_matches([',', ';']).split('.');
        let day = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let (year, rest) = (parts.next(), parts.next());
        match (year.unwrap_or_default(), rest) {
            // `9.15` without the last dot is a time, `24.11` can't be one.
            _ if year.is_none() && day < 24 => None,
            ("", None) => next_date(day, month, today),
            (year, None) => NaiveDate::from_ymd_opt(year.parse().ok()?, month, day),
            _ => None,
        }
    })
}

/// A date such as "24. November"; the next such day.
pub(super) fn date_with_month_in(
    words: &[&str],
    vocabulary: &Vocabulary,
    today: NaiveDate,
) -> Option<NaiveDate> {
    words.windows(2).find_map(|pair| {
        let [day, month] = pair else { return None };
        let Some(Word::Month(month)) = vocabulary.word(month) else { return None };
        let day = day.trim_end_matches('.').parse().ok()?;
        next_date(day, month, today)
    })
}

/// This day of the month, this year or the next; yesterday is not meant for next year.
fn next_date(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    [today.year(), today.year() + 1]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| (today..=today + Days::new(HALF_A_YEAR)).contains(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        assert_eq!(time_in("Di 14:30"), NaiveTime::from_hms_opt(14, 30, 0));
        assert_eq!(time_in("9.15"), NaiveTime::from_hms_opt(9, 15, 0));
        assert_eq!(time_in("um 14 Uhr"), NaiveTime::from_hms_opt(14, 0, 0));
        assert_eq!(time_in("24.11."), None);
        assert_eq!(time_in("25:00"), None);
        assert_eq!(time_in("zwei"), None);
    }

    #[test]
    fn dates_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let date = |text| date_in(text, today).map(|date| date.to_string());
        assert_eq!(date("am 24.11."), Some("2026-11-24".into()));
        assert_eq!(date("7.1."), Some("2027-01-07".into()));
        assert_eq!(date("24.11.2026, bitte"), Some("2026-11-24".into()));
        assert_eq!(date("31.2."), None);
        assert_eq!(date("19.11."), None);
        assert_eq!(date("9.15"), None);
        assert_eq!(date("24.11"), Some("2026-11-24".into()));
    }

    #[test]
    fn weekdays_are_the_next_ones() {
        let friday = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert_eq!(next_weekday(friday, 4), friday);
        assert_eq!(next_weekday(friday, 0).to_string(), "2026-11-23");
    }
}
