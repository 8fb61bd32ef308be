use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Europe::Berlin;

use super::{Day, OpeningRule, RuleProblem, Slot, slots_on};

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
        assert_eq!(wall(&rule.slots_on(date(day), Berlin, minutes(15))), shown, "{day} {hours} by {length}");
    }
}

#[test]
fn a_year_around_the_clock_never_doubles_a_slot() {
    for length in [5, 7, 15, 45, 50, 95] {
        let all_day = "mon,tue,wed,thu,fri,sat,sun 00:00-23:59";
        let rule = OpeningRule { desks: 3, slot_minutes: Some(length), ..rule(all_day) };
        let mut year = Vec::new();
        for day in date("2026-01-01").iter_days().take(365) {
            let slots = rule.slots_on(day, Berlin, minutes(15));
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
    let open: Vec<_> = days.filter(|day| !rule.slots_on(*day, Berlin, minutes(15)).is_empty()).collect();
    assert_eq!(open, ["2026-11-18", "2026-11-20", "2026-11-25"].map(date));
}

#[test]
fn a_slot_that_would_end_later_is_not_made() {
    let rule = OpeningRule { slot_minutes: None, ..rule("fri 08:00-09:00") };
    let day = date("2026-11-20");
    assert_eq!(wall(&rule.slots_on(day, Berlin, minutes(25))), "08:00+01–08:25+01 08:25+01–08:50+01");
    assert!(rule.slots_on(day, Berlin, minutes(61)).is_empty());
    assert!(rule.slots_on(day, Berlin, minutes(0)).is_empty());
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
    let slots = slots_on(&rules, date("2026-11-20"), Berlin, minutes(15));
    let desks = |index| {
        let mut desks: Vec<_> =
            slots.iter().filter(|(rule, _)| *rule == index).map(|(_, slot)| slot.desk).collect();
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
    ];
    assert_eq!(good.problem(), None);
    for (rule, problem) in table {
        assert_eq!(rule.problem(), Some(problem));
    }
}
