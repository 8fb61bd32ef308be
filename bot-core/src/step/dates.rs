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

/// Hours such as "ab 15 Uhr", "vor 10", "von 9 bis 11 Uhr", "9 bis 11", "nachmittags".
pub(super) fn hours_in(words: &[&str], vocabulary: &Vocabulary) -> Option<Hours> {
    let bound = |bound: Word| {
        words.iter().enumerate().find_map(|(at, word)| {
            vocabulary.word(word).filter(|word| *word == bound)?;
            hour_at(words.get(at + 1..)?, vocabulary)
        })
    };
    // "Zwischen 9 und 11": after the first bound, "and" is the second.
    let both = || {
        let at = words.iter().position(|word| vocabulary.word(word) == Some(Word::From))?;
        let and = at + words.get(at..)?.iter().position(|word| vocabulary.word(word) == Some(Word::And))?;
        hour_at(words.get(and + 1..)?, vocabulary)
    };
    if let Some((from, to)) = words.iter().find_map(|word| range_in(word)) {
        return Some(Hours { from, to: Some(to) });
    }
    // "9 bis 11": what stands before the second bound is the first.
    let before_until = || {
        let until = words.iter().position(|word| vocabulary.word(word) == Some(Word::Until))?;
        hour_before(words.get(..until)?)
    };
    match (bound(Word::From).or_else(before_until), bound(Word::Until).or_else(both)) {
        (None, None) => words.iter().find_map(|word| match vocabulary.word(word) {
            Some(Word::Hours { from, to }) => Some(Hours { from: on_the_hour(from)?, to: on_the_hour(to) }),
            _ => None,
        }),
        (from, to) => {
            let from = from.unwrap_or(NaiveTime::MIN);
            Some(Hours { from, to: to.filter(|to| *to > from) })
        }
    }
}

/// "10-12", "9:30–11": from one hour of a day to a later one.
fn range_in(word: &str) -> Option<(NaiveTime, NaiveTime)> {
    let (from, to) = word.split_once(['-', '–'])?;
    let time = |text: &str| time_in(text).or_else(|| on_the_hour(text.parse().ok()?));
    let (from, to) = (time(from)?, time(to)?);
    (from < to).then_some((from, to))
}

/// The time that comes first: "15:30", "15 Uhr", or "15" alone; but "5. Dezember" is a day.
fn hour_at(words: &[&str], vocabulary: &Vocabulary) -> Option<NaiveTime> {
    let (first, rest) = words.split_first()?;
    let is_month = |word: &&str| matches!(vocabulary.word(word), Some(Word::Month(_)));
    let bare = || on_the_hour(first.trim_end_matches(',').parse().ok()?);
    if rest.first().is_some_and(is_month) {
        return None;
    }
    time_in(&words.get(..2).unwrap_or(words).join(" ")).or_else(bare)
}

/// The time that comes last: "15:30", "15 Uhr", or "15" alone; a day such as "24." is none.
fn hour_before(words: &[&str]) -> Option<NaiveTime> {
    let (last, before) = words.split_last()?;
    let bare = |word: &str| on_the_hour(word.parse().ok()?);
    match fold(last) == "uhr" {
        true => bare(before.last()?).or_else(|| time_in(before.last()?)),
        false => bare(last).or_else(|| time_in(last)),
    }
}

/// "Nächste Woche": how many weeks from now.
pub(super) fn weeks_in(words: &[&str], vocabulary: &Vocabulary) -> Option<u8> {
    words.windows(2).find_map(|pair| match vocabulary.word(&pair.concat()) {
        Some(Word::InWeeks(weeks)) => Some(weeks),
        _ => None,
    })
}

/// "Am 24." in a sentence: the next such day.
pub(super) fn day_of_month_in(
    words: &[&str],
    vocabulary: &Vocabulary,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let is_month = |word: &&str| matches!(vocabulary.word(word), Some(Word::Month(_)));
    words.iter().enumerate().skip(1).find_map(|(at, word)| {
        let day: u32 = word.strip_suffix('.')?.parse().ok()?;
        if words.get(at + 1).is_some_and(is_month) {
            return None;
        }
        today.iter_days().take(62).find(|date| date.day() == day)
    })
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
    let (hour, minute) = english_time_in(&words).or_else(with_minutes).or(o_clock)?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// "3 pm", "9:30am", as hour and minute of the day.
fn english_time_in(words: &[&str]) -> Option<(u32, u32)> {
    words.iter().enumerate().find_map(|(at, word)| {
        let word = word.to_lowercase();
        let glued = ["am", "pm"].into_iter().find_map(|half| Some((word.strip_suffix(half)?, half)));
        let (clock, half) = match glued {
            Some((clock, half)) => (clock.to_owned(), half.to_owned()),
            None => {
                (word.clone(), words.get(at + 1)?.to_lowercase().trim_end_matches(['.', ',', '?']).to_owned())
            }
        };
        let (hour, minute) = clock.split_once([':', '.']).unwrap_or((&clock, "0"));
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        let hour = match half.as_str() {
            "am" => hour % 12,
            "pm" => hour % 12 + 12,
            _ => return None,
        };
        Some((hour, minute))
    })
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
            (year, None) => NaiveDate::from_ymd_opt(century(year.parse().ok()?), month, day),
            _ => None,
        }
    })
}

/// "26" is 2026.
fn century(year: i32) -> i32 {
    if (0..100).contains(&year) { 2000 + year } else { year }
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
        assert_eq!(time_in("at 3 pm"), NaiveTime::from_hms_opt(15, 0, 0));
        assert_eq!(time_in("9:30am?"), None);
        assert_eq!(time_in("12am"), NaiveTime::from_hms_opt(0, 0, 0));
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
        assert_eq!(date("24.11.26"), Some("2026-11-24".into()));
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
