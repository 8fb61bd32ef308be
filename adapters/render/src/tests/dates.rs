//! Days and times, as each language writes them.

use bot_core::reply::{Label, Passage};
use chrono::{NaiveDate, NaiveDateTime};

use super::{english, german, label, locales, reply};

fn at(date: &str, time: &str) -> NaiveDateTime {
    date.parse::<NaiveDate>().unwrap().and_time(time.parse().unwrap())
}

#[test]
fn in_full() {
    let locales = locales();
    let remains = |language| {
        let passage = Passage::OldRemains { at: at("2026-11-24", "14:30:00"), phone: String::new() };
        locales.reply(&reply(language, vec![passage], vec![])).text
    };
    assert!(remains(german()).contains("am Dienstag, 24. November 2026 um 14:30 Uhr"));
    assert!(remains(english()).contains("on Tuesday, 24 November 2026 at 14:30"));
}

#[test]
fn on_a_button() {
    let locales = locales();
    let place = |language, date, time, office: &str| {
        label(&locales, language, Label::Place { at: at(date, time), office: Some(office.into()) })
    };
    assert_eq!(
        place(german(), "2026-11-24", "14:30:00", "Bürgeramt Mitte"),
        "Di 24.11. 14:30 · Bürgeramt Mitte"
    );
    assert_eq!(place(english(), "2026-11-24", "14:30:00", "Town hall"), "Tue 24 Nov 14:30 · Town hall");
    assert_eq!(place(german(), "2027-01-04", "08:00:00", "Rathaus"), "Mo 04.01. 08:00 · Rathaus");
    assert_eq!(place(english(), "2027-01-04", "08:00:00", "Town hall"), "Mon 4 Jan 08:00 · Town hall");
}

#[test]
fn every_day_of_the_week_and_every_hour() {
    let locales = locales();
    let days = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    let monday = NaiveDate::from_ymd_opt(2026, 3, 23).unwrap();
    for (day, name) in monday.iter_days().zip(days) {
        assert!(label(&locales, german(), Label::Day(day)).starts_with(&format!("{name} ")));
        for hour in 0..24 {
            let at = day.and_hms_opt(hour, 5, 0).unwrap();
            for language in locales.languages() {
                let text = label(&locales, language.clone(), Label::Place { at, office: None });
                assert!(text.contains(&format!("{hour:02}:05")), "{text}");
            }
        }
    }
}

#[test]
fn far_away_days_do_no_harm() {
    for day in [NaiveDate::MIN, NaiveDate::MAX] {
        assert!(!label(&locales(), german(), Label::Day(day)).is_empty());
    }
}
