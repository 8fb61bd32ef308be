//! Which places an office has on which day. The model goes minute by minute over the wall clock of a
//! winter in North Rhine-Westphalia, without a change of the clock.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::City;
use bot_core::city::Office;
use bot_core::opening::{Exception, Lane, OpeningRule};
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc, Weekday};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};
use store::Store;
use store::layout::Layout;
use tests::calendar::{city, lay_out};
use tests::databases;

use crate::{Told, seeds};

/// Sunday: the first of the days that are laid out is a Monday.
const NOW: &str = "2026-12-13T20:00:00Z";
/// Until a week after the New Year.
const DAYS: i64 = 25;
const HOLIDAYS: [&str; 3] = ["2026-12-25", "2026-12-26", "2027-01-01"];

#[tokio::test]
async fn sqlite_lays_out_what_the_model_says() {
    for seed in seeds(60) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn postgres_lays_out_what_the_model_says() {
    for seed in seeds(6) {
        let database = databases::postgres().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

/// Lays a random city out, and then another one over it.
async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let now: DateTime<Utc> = NOW.parse().unwrap();
    for _ in 0..2 {
        let city = random_city(&mut chance);
        let rules = city.city.opening_rules(TimeDelta::minutes(15));
        let layout = Layout { rules, horizon: TimeDelta::days(DAYS) };
        lay_out(store, &city, &layout, now).await;
        let office = &city.offices[0];
        assert_eq!(stored(store).await, expected(office), "{:#?}", (&office.opening, &office.exceptions));
        check_releases(store, &city).await;
        check_desks(store).await;
    }
}

fn random_city(chance: &mut StdRng) -> City {
    let mut city = city();
    city.city.state = serde_json::from_value(json!("NW")).unwrap();
    city.city.release = serde_json::from_value(json!([
        { "days_ahead": chance.random_range(0..20), "at": "07:00", "share": 60 },
        { "days_ahead": chance.random_range(0..3), "at": "08:30", "share": 40 },
    ]))
    .unwrap();
    city.city.waiting_share = Some(chance.random_range(0..=100));
    city.offices.truncate(1);
    city.offices[0].opening = (0..chance.random_range(0..4)).map(|_| random_rule(chance)).collect();
    city.offices[0].exceptions = random_exceptions(chance);
    city
}

/// Hours, breaks, desks and lanes.
fn random_hours(chance: &mut StdRng) -> Value {
    let opens = chance.random_range(6..14);
    let closes = opens + chance.random_range(2..6);
    let desks = chance.random_range(1..5);
    let kept = chance.random_range(0..=desks.min(2));
    let lane = ["trade", "staff", "emergency"].choose(chance).unwrap();
    let minutes = [15, 20, 25, 40].choose(chance).unwrap();
    let quarter = chance.random_range(0..4) * 15;
    let mut hours = json!({
        "from": format!("{opens:02}:{quarter:02}"), "to": format!("{closes:02}:00"), "desks": desks,
        "slot_minutes": minutes, "lanes": { *lane: kept },
    });
    if chance.random_bool(0.5) {
        let noon = opens + 1;
        hours["breaks"] = json!([{ "from": format!("{noon:02}:05"), "to": format!("{noon:02}:50") }]);
    }
    hours
}

fn random_rule(chance: &mut StdRng) -> OpeningRule {
    let mut rule = random_hours(chance);
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    rule["weekdays"] = json!(days.iter().filter(|_| chance.random_bool(0.5)).collect::<Vec<_>>());
    rule["valid_from"] = json!(day(chance.random_range(-20..10)).to_string());
    if chance.random_bool(0.5) {
        rule["valid_until"] = json!(day(chance.random_range(0..DAYS)).to_string());
    }
    rule["every_weeks"] = json!(chance.random_range(1..4));
    serde_json::from_value(rule).unwrap()
}

fn random_exceptions(chance: &mut StdRng) -> Vec<Exception> {
    let exceptions = (0..chance.random_range(0..5)).map(|_| {
        let closed = chance.random_bool(0.4);
        let mut exception = if closed { json!({ "closed": true }) } else { random_hours(chance) };
        // Often one of the holidays.
        let date = if chance.random_bool(0.4) {
            (*HOLIDAYS.choose(chance).unwrap()).to_owned()
        } else {
            day(chance.random_range(0..DAYS)).to_string()
        };
        exception["date"] = json!(date);
        serde_json::from_value(exception).unwrap()
    });
    exceptions.collect()
}

fn day(after_today: i64) -> NaiveDate {
    NOW[..10].parse::<NaiveDate>().unwrap() + TimeDelta::days(after_today)
}

/// How many places begin at a minute after midnight of a day by UTC, last so many minutes, and are in a lane.
type Places = BTreeMap<(NaiveDate, i64, i64, &'static str), usize>;

async fn stored(store: &Store) -> Places {
    let mut tx = store.begin().await.unwrap();
    let mut places = Places::new();
    for row in tx.rows("select starts_at, ends_at, lane from place", &[]).await.unwrap() {
        let [from, to] = ["starts_at", "ends_at"].map(|at| row.instant(at).unwrap() + TimeDelta::hours(1));
        let lane = row.text("lane").unwrap();
        let lane = Lane::ALL.into_iter().find(|known| known.name() == lane).unwrap().name();
        let minute = i64::from(from.num_seconds_from_midnight() / 60);
        *places.entry((from.date_naive(), minute, (to - from).num_minutes(), lane)).or_default() += 1;
    }
    places
}

fn expected(office: &Office) -> Places {
    let mut places = Places::new();
    for date in (1..=DAYS).map(day) {
        for hours in hours_on(office, date) {
            let length = i64::from(hours.slot_minutes.unwrap());
            let kept = [
                ("trade", hours.lanes.trade),
                ("staff", hours.lanes.staff),
                ("emergency", hours.lanes.emergency),
            ];
            let public = hours.desks - kept.iter().map(|(_, desks)| desks).sum::<u16>();
            for start in starts(&hours, length) {
                for (lane, desks) in kept.into_iter().chain([("public", public)]).filter(|(_, n)| *n > 0) {
                    *places.entry((date, start, length, lane)).or_default() += usize::from(desks);
                }
            }
        }
    }
    places
}

/// What holds on a day: its exceptions, else on no holiday the rules.
fn hours_on(office: &Office, date: NaiveDate) -> Vec<OpeningRule> {
    if office.exceptions.iter().any(|exception| exception.date == date) {
        // The office that says the same twice says it once.
        let exceptions: Vec<&Exception> = office.exceptions.iter().filter(|e| e.date == date).collect();
        let distinct: BTreeSet<String> =
            exceptions.iter().map(|exception| serde_json::to_string(exception).unwrap()).collect();
        let distinct = distinct.iter().map(|text| serde_json::from_str::<Exception>(text).unwrap());
        return distinct.filter_map(|exception| exception.hours()).collect();
    }
    if HOLIDAYS.contains(&date.to_string().as_str()) {
        return Vec::new();
    }
    let rules = office.opening.iter().filter(|rule| {
        let first = rule.valid_from.unwrap();
        let weeks = (monday(date) - monday(first)).num_days() / 7;
        rule.weekdays.contains(&bot_core::opening::Day::of(date))
            && (first..=rule.valid_until.unwrap_or(NaiveDate::MAX)).contains(&date)
            && weeks % i64::from(rule.every_weeks) == 0
    });
    rules.cloned().collect()
}

fn monday(date: NaiveDate) -> NaiveDate {
    let mut date = date;
    while date.weekday() != Weekday::Mon {
        date -= TimeDelta::days(1);
    }
    date
}

/// Every minute from which on so many are open, one slot after the other.
fn starts(hours: &OpeningRule, length: i64) -> Vec<i64> {
    let minutes = |time: NaiveTime| i64::from(time.num_seconds_from_midnight() / 60);
    let is_open = |minute: i64| {
        let pauses = hours.breaks.iter();
        (minutes(hours.from)..minutes(hours.to)).contains(&minute)
            && !pauses.clone().any(|pause| (minutes(pause.from)..minutes(pause.to)).contains(&minute))
    };
    let (mut starts, mut minute) = (Vec::new(), 0);
    while minute < 24 * 60 {
        if (minute..minute + length).all(is_open) {
            starts.push(minute);
            minute += length;
        } else {
            minute += 1;
        }
    }
    starts
}

/// Public places are released on working days at the hour that is said, those who wait first; all others
/// are there at once.
async fn check_releases(store: &Store, city: &City) {
    let mut tx = store.begin().await.unwrap();
    let now: DateTime<Utc> = NOW.parse().unwrap();
    for row in tx.rows("select * from place", &[]).await.unwrap() {
        let [waiting_from, visible_from, starts_at] =
            ["waiting_from", "visible_from", "starts_at"].map(|at| row.instant(at).unwrap());
        if row.text("lane").unwrap() != "public" {
            assert_eq!((waiting_from, visible_from), (now, now));
            continue;
        }
        let alone = visible_from - waiting_from;
        assert!(alone == TimeDelta::zero() || alone == TimeDelta::minutes(15), "{alone}");
        assert!(waiting_from < starts_at);
        let local = waiting_from + TimeDelta::hours(1);
        let date = local.date_naive();
        let is_holiday = HOLIDAYS.contains(&date.to_string().as_str());
        assert!(date.weekday().number_from_monday() <= 5 && !is_holiday, "released on {date}");
        let ahead = ((starts_at + TimeDelta::hours(1)).date_naive() - date).num_days();
        let shares = city.city.release.iter().filter(|release| release.at == local.time());
        assert!(
            shares.into_iter().any(|release| i64::from(release.days_ahead) <= ahead),
            "{ahead} days ahead"
        );
    }
}

/// No two places meet at a desk.
async fn check_desks(store: &Store) {
    let mut tx = store.begin().await.unwrap();
    let rows =
        tx.rows("select desk, starts_at, ends_at from place order by desk, starts_at", &[]).await.unwrap();
    for pair in rows.windows(2) {
        let [one, other] = [&pair[0], &pair[1]];
        let same_desk = one.int("desk").unwrap() == other.int("desk").unwrap();
        assert!(!same_desk || one.int("ends_at").unwrap() <= other.int("starts_at").unwrap());
    }
}
