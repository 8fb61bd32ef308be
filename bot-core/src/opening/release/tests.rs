use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Europe::Berlin;

use super::super::OpeningRule;
use super::*;
use crate::holidays::State;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A city in North Rhine-Westphalia with these shares, each `"14 07:00 70"`.
fn city(shares: &[&str], waiting_share: u8) -> CityRules {
    let release = |text: &&str| {
        let [days_ahead, at, share] = text.split(' ').collect::<Vec<_>>()[..] else { panic!("{text}") };
        Release {
            days_ahead: days_ahead.parse().unwrap(),
            at: format!("{at}:00").parse().unwrap(),
            share: share.parse().unwrap(),
            weekdays: working_week(),
        }
    };
    let shares = shares.iter().map(release).collect();
    let releases = Releases { shares, waiting_share, waiting_for: WAITING_FOR };
    CityRules { zone: Berlin, slot: TimeDelta::minutes(15), state: Some(State::Nw), releases }
}

fn rule(desks: u16, from: &str, to: &str) -> OpeningRule {
    serde_json::from_value(serde_json::json!({
        "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": from, "to": to, "desks": desks,
    }))
    .unwrap()
}

fn shown(at: DateTime<Utc>) -> String {
    at.with_timezone(&Berlin).format("%a %d.%m. %H:%M").to_string()
}

/// When each place of a day is released, desk by desk.
fn released(rule: &OpeningRule, day: &str, city: &CityRules) -> Vec<Released> {
    rule.slots_on(date(day), city).into_iter().map(|slot| slot.released.unwrap()).collect()
}

#[test]
fn a_release_is_on_a_working_day() {
    let table = [
        // (the day of the places, how many days before, when they are released)
        ("2026-12-04", "14 07:00 100", "Fri 20.11. 07:00"),
        ("2026-12-04", "0 07:00 100", "Fri 04.12. 07:00"),
        ("2026-12-07", "1 07:00 100", "Fri 04.12. 07:00"),
        // Eight days before is Christmas Day, and the day before that a Thursday.
        ("2027-01-02", "8 07:00 100", "Thu 24.12. 07:00"),
        ("2026-04-07", "1 18:00 100", "Thu 02.04. 18:00"),
        // The night before, the clock jumped ahead: seven is seven.
        ("2026-03-30", "0 07:00 100", "Mon 30.03. 07:00"),
    ];
    for (day, share, at) in table {
        let released = released(&rule(1, "08:00", "08:15"), day, &city(&[share], 0));
        assert_eq!(shown(released[0].visible_from), at, "{share} for {day}");
        assert_eq!(released[0].waiting_from, released[0].visible_from);
    }
}

#[test]
fn a_release_at_an_hour_that_is_missing_or_comes_twice() {
    let mut city = city(&["0 02:30 100"], 0);
    city.releases.shares[0].weekdays = vec![Day::Sun];
    // In spring the clock jumps over it, to three; in autumn the first time counts.
    for (day, at) in [("2026-03-29", "2026-03-29T01:00:00Z"), ("2026-10-25", "2026-10-25T00:30:00Z")] {
        let released = released(&rule(1, "08:00", "08:15"), day, &city);
        assert_eq!(released[0].visible_from, at.parse::<DateTime<Utc>>().unwrap(), "{day}");
    }
}

#[test]
fn nothing_is_released_after_it_has_begun() {
    let released = released(&rule(1, "06:45", "07:30"), "2026-11-23", &city(&["0 07:00 100"], 0));
    let times: Vec<_> = released.into_iter().map(|released| shown(released.visible_from)).collect();
    assert_eq!(times, ["Fri 20.11. 07:00", "Fri 20.11. 07:00", "Mon 23.11. 07:00"]);
}

#[test]
fn those_who_wait_have_their_part_first() {
    let released = released(&rule(10, "08:00", "09:00"), "2026-12-04", &city(&["14 07:00 100"], 30));
    let alone = |released: &&Released| released.visible_from - released.waiting_from == WAITING_FOR;
    assert_eq!(released.iter().filter(alone).count(), 12);
    assert!(released.iter().all(|released| shown(released.waiting_from) == "Fri 20.11. 07:00"));
}

#[test]
fn shares_are_even_all_day_and_desks_stay_whole() {
    let city = city(&["14 07:00 70", "0 07:00 30"], 0);
    // 3.5 desks: three whole ones, and every other slot of the fourth; 1.5 of the rest.
    let released = released(&rule(5, "08:00", "10:00"), "2026-12-04", &city);
    let early: String = released
        .iter()
        .map(|r| if shown(r.visible_from).starts_with("Fri 20") { '2' } else { '0' })
        .collect();
    let desks: Vec<_> = early.as_bytes().chunks(8).map(|desk| std::str::from_utf8(desk).unwrap()).collect();
    assert_eq!(desks[..4], ["22222222", "22222222", "22222222", "00000000"]);
    assert_eq!(desks[4].matches('2').count(), 4, "{desks:?}");
    assert!(["20202020", "02020202"].contains(&desks[4]), "{desks:?}");
}

/// However odd the shares, every part has its due at every time, and over many days.
#[test]
fn every_part_gets_its_due() {
    let tables: [&[i64]; 4] =
        [&[7_000, 3_000], &[4_900, 2_100, 2_100, 900], &[3_300, 3_300, 3_400], &[9_900, 100]];
    for weights in tables {
        for desks in [1, 2, 3, 7, 10] {
            let (times, days) = (17, 400);
            let mut all = vec![0; weights.len()];
            for day in date("2026-01-01").iter_days().take(days) {
                let dealt = deal(weights, day, times, desks);
                assert_eq!(dealt.len(), times * usize::from(desks));
                for (part, weight) in weights.iter().enumerate() {
                    let mut got = 0;
                    for (time, places) in dealt.chunks(desks.into()).enumerate() {
                        got += places.iter().filter(|of| **of == part).count() as i64;
                        let due = (time as i64 + 1) * i64::from(desks) * weight;
                        let parts = weights.len() as i64;
                        assert!(
                            (got * WHOLE - due).abs() < parts * WHOLE,
                            "{weights:?}, {desks}: {got} of {due}"
                        );
                    }
                    all[part] += got;
                }
            }
            let places = (times * days) as i64 * i64::from(desks);
            for (got, weight) in all.iter().zip(weights) {
                let off = (got * WHOLE - places * weight).abs() as f64 / (places * WHOLE) as f64;
                assert!(off < 0.03, "{weights:?} at {desks} desks: {got} of {places}, off by {off}");
            }
        }
    }
}
