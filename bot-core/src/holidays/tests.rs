use chrono::{Datelike as _, NaiveDate};

use super::{Holiday, State, easter_sunday};

/// Easter Sunday and Buß- und Bettag, as the calendars print them.
const TEN_YEARS: [(&str, &str); 10] = [
    ("2024-03-31", "11-20"),
    ("2025-04-20", "11-19"),
    ("2026-04-05", "11-18"),
    ("2027-03-28", "11-17"),
    ("2028-04-16", "11-22"),
    ("2029-04-01", "11-21"),
    ("2030-04-21", "11-20"),
    ("2031-04-13", "11-19"),
    ("2032-03-28", "11-17"),
    ("2033-04-17", "11-16"),
];

/// What hangs on Easter, year by year, for those who would rather not count: Good Friday, Easter
/// Monday, Ascension Day, Whit Monday, Corpus Christi.
const MOVABLE: [[&str; 5]; 10] = [
    ["03-29", "04-01", "05-09", "05-20", "05-30"],
    ["04-18", "04-21", "05-29", "06-09", "06-19"],
    ["04-03", "04-06", "05-14", "05-25", "06-04"],
    ["03-26", "03-29", "05-06", "05-17", "05-27"],
    ["04-14", "04-17", "05-25", "06-05", "06-15"],
    ["03-30", "04-02", "05-10", "05-21", "05-31"],
    ["04-19", "04-22", "05-30", "06-10", "06-20"],
    ["04-11", "04-14", "05-22", "06-02", "06-12"],
    ["03-26", "03-29", "05-06", "05-17", "05-27"],
    ["04-15", "04-18", "05-26", "06-06", "06-16"],
];

/// A year's holidays in a state, as `2026-01-01`.
fn kept(state: State, year: i32) -> Vec<String> {
    let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|day| day.year() == year);
    days.filter(|day| state.holiday(*day).is_some()).map(|day| day.to_string()).collect()
}

/// The same as the laws say it: fixed days, and days that hang on Easter.
#[track_caller]
fn check(state: State, fixed: &[&str], more: impl Fn(usize) -> Vec<&'static str>) {
    for (index, (easter, _)) in TEN_YEARS.iter().enumerate() {
        let year = &easter[..4];
        let [friday, monday, ascension, whit, _] = MOVABLE[index];
        let everywhere = ["01-01", friday, monday, "05-01", ascension, whit, "10-03", "12-25", "12-26"];
        let all = everywhere.into_iter().chain(fixed.iter().copied()).chain(more(index));
        let mut all: Vec<_> = all.map(|day| format!("{year}-{day}")).collect();
        all.sort();
        all.dedup();
        assert_eq!(kept(state, year.parse().unwrap()), all, "{state:?}");
    }
}

#[test]
fn easter_of_ten_years() {
    for (easter, _) in TEN_YEARS {
        let year = easter[..4].parse().unwrap();
        assert_eq!(easter_sunday(year).unwrap().to_string(), easter);
    }
}

#[test]
fn ten_years_in_north_rhine_westphalia() {
    check(State::Nw, &["11-01"], |year| vec![MOVABLE[year][4]]);
}

#[test]
fn ten_years_in_bavaria() {
    check(State::By, &["01-06", "08-15", "11-01"], |year| vec![MOVABLE[year][4]]);
}

#[test]
fn ten_years_in_berlin() {
    check(State::Be, &["03-08"], |year| match &TEN_YEARS[year].0[..4] {
        "2025" => vec!["05-08"],
        "2028" => vec!["06-17"],
        _ => vec![],
    });
}

#[test]
fn ten_years_in_saxony() {
    check(State::Sn, &["10-31"], |year| vec![TEN_YEARS[year].1]);
}

/// How many there are in a year without peculiarities, Sundays of Brandenburg's law included.
#[test]
fn every_state_keeps_as_many_as_its_law_says() {
    use State::*;
    let counts = [
        (12, vec![Bw, Sl]),
        (13, vec![By]),
        (10, vec![Be, Hb, Hh, Ni, Sh, He]),
        (12, vec![Bb]),
        (11, vec![Mv, Nw, Rp, Sn, St, Th]),
    ];
    for (count, states) in counts {
        for state in states {
            assert_eq!(kept(state, 2026).len(), count, "{state:?}");
        }
    }
}

#[test]
fn a_holiday_has_a_name() {
    let date: NaiveDate = "2026-11-18".parse().unwrap();
    assert_eq!(State::Sn.holiday(date), Some(Holiday::RepentanceDay));
    assert_eq!(State::Nw.holiday(date), None);
}

#[test]
fn the_calendar_ends_without_a_panic() {
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        let _ = State::Bb.holiday(date);
    }
}

#[test]
fn a_state_is_written_by_its_code() {
    assert_eq!(serde_json::from_str::<State>("\"NW\"").unwrap(), State::Nw);
    assert!(serde_json::from_str::<State>("\"DE-NW\"").is_err());
}
