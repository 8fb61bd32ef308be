use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Europe::Berlin;

use super::{
    Break, CityRules, Day, Exception, Lane, Lanes, OpeningRule, Origin, Release, Releases, RuleProblem,
    Schedule, Slot,
};
use crate::holidays::State;

const SPRING: &str = "2026-03-29";
const AUTUMN: &str = "2026-10-25";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `"mon,sat 08:00-12:30"`, one desk, slots of 15 minutes.
fn rule(text: &str) -> OpeningRule {
    let (days, hours) = text.split_once(' ').unwrap();
    let (from, to) = hours.split_once('-').unwrap();
    serde_json::from_value(serde_json::json!({
        "weekdays": days.split(',').collect::<Vec<_>>(), "from": from, "to": to, "slot_minutes": 15,
    }))
    .unwrap()
}

/// What the city says: slots of so many minutes, no holidays, no releases.
fn slots_of(length: i64) -> CityRules {
    CityRules { zone: Berlin, slot: minutes(length), state: None, releases: Releases::default() }
}

/// The same in North Rhine-Westphalia.
fn with_holidays() -> CityRules {
    CityRules { state: Some(State::Nw), ..slots_of(15) }
}

fn exception(value: serde_json::Value) -> Exception {
    serde_json::from_value(value).unwrap()
}

fn pause(from: &str, to: &str) -> Break {
    serde_json::from_value(serde_json::json!({ "from": from, "to": to })).unwrap()
}

fn minutes(minutes: i64) -> TimeDelta {
    TimeDelta::minutes(minutes)
}

/// A day's slots as the clock on the wall shows them, with its offset from UTC.
fn wall(slots: &[Slot]) -> String {
    let time = |instant: DateTime<Utc>| instant.with_timezone(&Berlin).format("%H:%M%:::z").to_string();
    let lines: Vec<_> =
        slots.iter().map(|slot| format!("{}–{}", time(slot.starts_at), time(slot.ends_at))).collect();
    lines.join(" ")
}

#[track_caller]
fn assert_disjoint(slots: &[Slot]) {
    let mut slots = slots.to_vec();
    slots.sort();
    for pair in slots.windows(2) {
        assert!(pair[0].desk < pair[1].desk || pair[0].ends_at <= pair[1].starts_at, "{pair:?} meet");
    }
}

#[test]
fn both_clock_changes() {
    // (day, hours, minutes of a slot, what the wall clock shows)
    let table = [
        (SPRING, "01:30-03:30", 30, "01:30+01–03:00+02 03:00+02–03:30+02"),
        (SPRING, "02:00-03:00", 15, ""),
        (SPRING, "01:30-02:30", 60, ""),
        (SPRING, "01:00-02:30", 60, "01:00+01–03:00+02"),
        (SPRING, "01:30-04:00", 45, "01:30+01–03:15+02"),
        (SPRING, "02:30-04:00", 30, "03:00+02–03:30+02 03:30+02–04:00+02"),
        (
            AUTUMN,
            "01:30-03:30",
            30,
            "01:30+02–02:00+02 02:00+02–02:30+02 02:30+02–02:00+01 03:00+01–03:30+01",
        ),
        (AUTUMN, "02:00-03:00", 60, "02:00+02–02:00+01"),
        (AUTUMN, "02:30-04:00", 45, "02:30+02–02:15+01 03:15+01–04:00+01"),
    ];
    for (day, hours, length, shown) in table {
        let rule = OpeningRule { slot_minutes: Some(length), ..rule(&format!("sun {hours}")) };
        assert_eq!(wall(&rule.slots_on(date(day), &slots_of(15))), shown, "{day} {hours} by {length}");
    }
}

#[test]
fn a_break_over_the_hour_that_is_missing_or_comes_twice() {
    let night = OpeningRule {
        breaks: vec![pause("02:00", "03:00")],
        slot_minutes: Some(30),
        ..rule("sun 01:30-04:00")
    };
    let table = [
        (SPRING, "01:30+01–03:00+02 03:00+02–03:30+02 03:30+02–04:00+02"),
        (AUTUMN, "01:30+02–02:00+02 03:00+01–03:30+01 03:30+01–04:00+01"),
    ];
    for (day, shown) in table {
        assert_eq!(wall(&night.slots_on(date(day), &slots_of(15))), shown, "{day}");
    }
}

#[test]
fn a_year_around_the_clock_never_doubles_a_slot() {
    for length in [5, 7, 15, 45, 50, 95] {
        let all_day = "mon,tue,wed,thu,fri,sat,sun 00:00-23:59";
        let rule = OpeningRule { desks: 3, slot_minutes: Some(length), ..rule(all_day) };
        let mut year = Vec::new();
        for day in date("2026-01-01").iter_days().take(365) {
            let slots = rule.slots_on(day, &slots_of(15));
            if day != date(SPRING) && day != date(AUTUMN) {
                assert_eq!(slots.len(), 3 * ((23 * 60 + 59) / usize::from(length)), "{day} by {length}");
            }
            for slot in &slots {
                let [from, to] =
                    [slot.starts_at, slot.ends_at].map(|at| at.with_timezone(&Berlin).naive_local());
                assert!(
                    from >= day.and_time(rule.from) && to <= day.and_time(rule.to),
                    "{slot:?} is outside"
                );
                assert_eq!(slot.ends_at - slot.starts_at, minutes(length.into()));
            }
            year.extend(slots);
        }
        assert_disjoint(&year);
    }
}

#[test]
fn it_holds_on_its_weekdays_from_the_first_day_to_the_last() {
    let rule = OpeningRule {
        valid_from: Some(date("2026-11-18")),
        valid_until: Some(date("2026-11-25")),
        ..rule("wed,fri 08:00-09:00")
    };
    let days = date("2026-11-01").iter_days().take(60);
    let open: Vec<_> = days.filter(|day| !rule.slots_on(*day, &slots_of(15)).is_empty()).collect();
    assert_eq!(open, ["2026-11-18", "2026-11-20", "2026-11-25"].map(date));
}

#[test]
fn a_slot_that_would_end_later_is_not_made() {
    let rule = OpeningRule { slot_minutes: None, ..rule("fri 08:00-09:00") };
    let day = date("2026-11-20");
    assert_eq!(wall(&rule.slots_on(day, &slots_of(25))), "08:00+01–08:25+01 08:25+01–08:50+01");
    assert!(rule.slots_on(day, &slots_of(61)).is_empty());
    assert!(rule.slots_on(day, &slots_of(0)).is_empty());
}

#[test]
fn rules_at_the_same_time_get_desks_side_by_side() {
    let rules = [
        OpeningRule { desks: 2, ..rule("fri 08:00-12:00") },
        OpeningRule { desks: 3, ..rule("fri 14:00-18:00") },
        OpeningRule { desks: 1, ..rule("fri 09:00-10:00") },
        OpeningRule { desks: 1, ..rule("fri 11:00-15:00") },
        OpeningRule { desks: 9, ..rule("sat 08:00-18:00") },
    ];
    let slots = Schedule { rules: &rules, exceptions: &[] }.slots_on(date("2026-11-20"), &slots_of(15));
    let desks = |index| {
        let mut desks: Vec<_> = slots
            .iter()
            .filter(|(origin, _)| *origin == Origin::Rule(index))
            .map(|(_, slot)| slot.desk)
            .collect();
        desks.dedup();
        desks
    };
    assert_eq!([desks(0), desks(1), desks(2), desks(3)], [vec![1, 2], vec![1, 2, 3], vec![3], vec![4]]);
    assert!(desks(4).is_empty());
    assert_disjoint(&slots.iter().map(|(_, slot)| *slot).collect::<Vec<_>>());
}

#[test]
fn problems_are_named() {
    let good = rule("fri 08:00-12:00");
    let table = [
        (OpeningRule { weekdays: Vec::<Day>::new(), ..good.clone() }, RuleProblem::NoWeekdays),
        (OpeningRule { to: good.from, ..good.clone() }, RuleProblem::ClosesBeforeItOpens),
        (OpeningRule { desks: 0, ..good.clone() }, RuleProblem::NoDesks),
        (OpeningRule { desks: 201, ..good.clone() }, RuleProblem::TooManyDesks),
        (OpeningRule { slot_minutes: Some(0), ..good.clone() }, RuleProblem::NoMinutes),
        (OpeningRule { slot_minutes: Some(241), ..good.clone() }, RuleProblem::SlotTooLong),
        (
            OpeningRule {
                valid_from: Some(date("2026-11-20")),
                valid_until: Some(date("2026-11-19")),
                ..good.clone()
            },
            RuleProblem::EndsBeforeItBegins,
        ),
        (OpeningRule { every_weeks: 0, ..good.clone() }, RuleProblem::NoWeeks),
        (OpeningRule { every_weeks: 2, ..good.clone() }, RuleProblem::NoFirstWeek),
        (OpeningRule { breaks: vec![pause("10:00", "10:00")], ..good.clone() }, RuleProblem::BreakEndsFirst),
        (OpeningRule { breaks: vec![pause("11:00", "13:00")], ..good.clone() }, RuleProblem::BreakOutside),
        (OpeningRule { breaks: vec![pause("08:00", "12:00")], ..good.clone() }, RuleProblem::SlotTooLong),
        (
            OpeningRule { desks: 2, lanes: Lanes { trade: 1, staff: 1, emergency: 1 }, ..good.clone() },
            RuleProblem::TooManyInLanes,
        ),
        (OpeningRule { emergency_opens: Some(minutes(120)), ..good.clone() }, RuleProblem::NoEmergencyDesks),
        (OpeningRule { release: Some(vec![release(14, 99)]), ..good.clone() }, RuleProblem::SharesNotWhole),
        (
            OpeningRule {
                release: Some(vec![Release { weekdays: Vec::new(), ..release(14, 100) }]),
                ..good.clone()
            },
            RuleProblem::NoReleaseDays,
        ),
        (OpeningRule { waiting_share: Some(101), ..good.clone() }, RuleProblem::WaitingShareTooLarge),
    ];
    assert_eq!(good.problem(), None);
    for (rule, problem) in table {
        assert_eq!(rule.problem(), Some(problem));
    }
}

/// A share that is released so many days ahead at seven.
fn release(days_ahead: u16, share: u8) -> Release {
    serde_json::from_value(serde_json::json!({ "days_ahead": days_ahead, "at": "07:00", "share": share }))
        .unwrap()
}

#[test]
fn every_other_week_counts_from_the_first() {
    // A Wednesday: its Monday counts as the same week.
    let rule =
        OpeningRule { every_weeks: 2, valid_from: Some(date("2026-12-16")), ..rule("mon,wed 08:00-09:00") };
    let days = date("2026-12-01").iter_days().take(60);
    let open: Vec<_> = days.filter(|day| !rule.slots_on(*day, &slots_of(15)).is_empty()).collect();
    let expected =
        ["2026-12-16", "2026-12-28", "2026-12-30", "2027-01-11", "2027-01-13", "2027-01-25", "2027-01-27"];
    assert_eq!(open, expected.map(date));
}

#[test]
fn after_a_break_slots_begin_anew() {
    let breaks = vec![pause("10:10", "10:20"), pause("08:30", "09:05")];
    let rule = OpeningRule { breaks, slot_minutes: Some(30), ..rule("fri 08:00-11:00") };
    assert_eq!(
        wall(&rule.slots_on(date("2026-11-20"), &slots_of(15))),
        "08:00+01–08:30+01 09:05+01–09:35+01 09:35+01–10:05+01 10:20+01–10:50+01"
    );
}

#[test]
fn holidays_close_and_exceptions_beat_them() {
    let rules = [rule("mon,tue,wed,thu,fri 08:00-08:30")];
    let exceptions = [
        exception(serde_json::json!({ "date": "2026-12-24", "closed": true, "reason": "Heiligabend" })),
        exception(serde_json::json!({ "date": "2026-12-25", "from": "10:00", "to": "10:15", "desks": 2 })),
        exception(serde_json::json!({ "date": "2026-12-27", "from": "10:00", "to": "10:15" })),
        exception(serde_json::json!({ "date": "2026-12-27", "from": "10:00", "to": "10:30" })),
    ];
    let schedule = Schedule { rules: &rules, exceptions: &exceptions };
    let days = date("2026-12-23").iter_days().take(10);
    let slots: Vec<_> = days.map(|day| schedule.slots_on(day, &with_holidays()).len()).collect();
    // Wednesday, Christmas Eve, both holidays, Sunday with its two exceptions, …, New Year's Day.
    assert_eq!(slots, [2, 0, 2, 0, 3, 2, 2, 2, 2, 0]);
    let sunday = schedule.slots_on(date("2026-12-27"), &with_holidays());
    let origins: Vec<_> = sunday.iter().map(|(origin, slot)| (*origin, slot.desk)).collect();
    let [first, second] = [Origin::Exception(2), Origin::Exception(3)];
    assert_eq!(origins, [(first, 1), (second, 2), (second, 2)]);
}

#[test]
fn an_extra_exception_adds_desks_to_whatever_holds() {
    let rules = [rule("mon,tue,wed,thu,fri,sat 08:00-08:15")];
    let exceptions = [
        exception(serde_json::json!({ "date": "2026-12-23", "extra": true, "from": "08:00", "to": "08:15" })),
        exception(serde_json::json!({ "date": "2026-12-24", "closed": true })),
        exception(serde_json::json!({ "date": "2026-12-24", "extra": true, "from": "08:00", "to": "08:15" })),
        exception(serde_json::json!({ "date": "2026-12-25", "extra": true, "from": "08:00", "to": "08:15" })),
    ];
    let schedule = Schedule { rules: &rules, exceptions: &exceptions };
    let desks = |day: &str| {
        let slots = schedule.slots_on(date(day), &with_holidays());
        slots.into_iter().map(|(origin, slot)| (origin, slot.desk)).collect::<Vec<_>>()
    };
    assert_eq!(desks("2026-12-23"), [(Origin::Rule(0), 1), (Origin::Exception(0), 2)]);
    assert_eq!(desks("2026-12-24"), [(Origin::Exception(2), 1)], "an office that is closed opens for it");
    assert_eq!(desks("2026-12-25"), [(Origin::Exception(3), 1)], "and so on a holiday");
}

#[test]
fn an_exception_is_closed_or_says_its_hours() {
    let table = [
        (serde_json::json!({ "date": "2026-12-24" }), Some(RuleProblem::NeitherClosedNorOpen)),
        (
            serde_json::json!({ "date": "2026-12-24", "from": "08:00" }),
            Some(RuleProblem::NeitherClosedNorOpen),
        ),
        (
            serde_json::json!({ "date": "2026-12-24", "closed": true, "desks": 2 }),
            Some(RuleProblem::ClosedAndOpen),
        ),
        (
            serde_json::json!({ "date": "2026-12-24", "from": "08:00", "to": "07:00" }),
            Some(RuleProblem::ClosesBeforeItOpens),
        ),
        (serde_json::json!({ "date": "2026-12-24", "closed": true, "reason": "Heiligabend" }), None),
        (serde_json::json!({ "date": "2026-12-24", "from": "08:00", "to": "12:00" }), None),
    ];
    for (written, problem) in table {
        assert_eq!(exception(written.clone()).problem(), problem, "{written}");
    }
}

#[test]
fn lanes_have_desks_of_their_own() {
    let rule = OpeningRule {
        desks: 5,
        lanes: Lanes { trade: 1, staff: 1, emergency: 1 },
        emergency_opens: Some(minutes(120)),
        ..rule("fri 08:00-08:15")
    };
    let slots = rule.slots_on(date("2026-11-20"), &slots_of(15));
    let lanes: Vec<_> = slots.iter().map(|slot| slot.lane).collect();
    assert_eq!(lanes, [Lane::Public, Lane::Public, Lane::Trade, Lane::Staff, Lane::Emergency]);
    let falls: Vec<_> = slots.iter().map(|slot| slot.falls_at.map(|at| slot.starts_at - at)).collect();
    assert_eq!(falls, [None, None, None, None, Some(minutes(120))]);
}

#[test]
fn what_is_not_said_is_not_written_down() {
    let plain = r#"{"weekdays":["fri"],"from":"08:00","to":"12:00","desks":1,"slot_minutes":15,"valid_from":null,"valid_until":null}"#;
    assert_eq!(
        serde_json::to_string(&rule("fri 08:00-12:00")).unwrap(),
        plain,
        "its places would be laid out anew"
    );
    let said = OpeningRule {
        every_weeks: 2,
        valid_from: Some(date("2026-11-20")),
        breaks: vec![pause("09:00", "09:30")],
        desks: 4,
        lanes: Lanes { emergency: 1, ..Lanes::default() },
        emergency_opens: Some(minutes(90)),
        release: Some(vec![release(14, 100)]),
        waiting_share: Some(30),
        waiting_for: Some(minutes(20)),
        ..rule("fri 08:00-12:00")
    };
    let written = serde_json::to_string(&said).unwrap();
    assert_eq!(serde_json::from_str::<OpeningRule>(&written).unwrap(), said, "{written}");
    assert_eq!(said.problem(), None);
}

#[test]
fn a_desk_is_served_while_its_hours_last() {
    let rules = [
        OpeningRule { desks: 2, breaks: vec![pause("09:00", "09:30")], ..rule("fri 08:00-10:00") },
        rule("fri 10:00-11:00"),
        rule("fri 08:00-08:30"),
    ];
    let schedule = Schedule { rules: &rules, exceptions: &[] };
    let day = date("2026-11-20");
    let at = |clock: &str| format!("2026-11-20T{clock}:00+01:00").parse::<DateTime<Utc>>().unwrap();
    let serves = |desk, from, until| schedule.serves(day, desk, (at(from), at(until)), &slots_of(15));
    assert!(serves(1, "08:00", "09:00") && serves(2, "09:30", "10:00"));
    assert!(serves(1, "09:45", "10:15"), "one rule opens where the other closes");
    assert!(!serves(2, "09:45", "10:15"), "but at the first desk only");
    assert!(!serves(1, "08:45", "09:15") && !serves(1, "09:15", "09:45"), "there is a break");
    assert!(serves(3, "08:00", "08:30") && !serves(3, "08:15", "08:45") && !serves(4, "08:00", "08:15"));
}
