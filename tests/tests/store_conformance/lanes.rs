//! Lanes and releases in the database: what the public sees when, and what falls to it.

use bot_core::City;
use bot_core::opening::OpeningRule;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use store::places::{Search, Span, lanes, search};
use store::{Store, Tx};
use tests::calendar::{Calendar, cancel, cancelled, city, lay_out, layout_of, minute, wish};
use tests::on_both_engines;

const DAY: i64 = 24 * 60;

/// The city with this rule in the centre, and north closed.
fn opening(rule: Value) -> City {
    let mut city = city();
    city.offices[0].opening = vec![serde_json::from_value::<OpeningRule>(rule).unwrap()];
    city.offices[1].opening.clear();
    city
}

/// One desk for the public and one for emergencies, which falls two hours ahead.
fn with_emergencies() -> City {
    opening(json!({
        "weekdays": ["fri"], "from": "10:00", "to": "10:30", "desks": 2,
        "lanes": { "emergency": 1 }, "emergency_opens": "2h",
    }))
}

/// How many places a search could find at `now` in the next two weeks, one slot each.
async fn seen(tx: &mut Tx, now: DateTime<Utc>) -> usize {
    let search = Search { offices: vec!["centre"], slots: 1 };
    let span = Span { from: now, until: now + TimeDelta::days(14) };
    search::next(tx, &search, span, u8::MAX, now).await.unwrap().len()
}

/// How many places are such as the condition says, which may name an instant.
async fn places(tx: &mut Tx, condition: &str, at: DateTime<Utc>) -> i64 {
    // Statements are static: a test may leak them.
    let sql: &'static str =
        format!("select count(*) as count from place where {condition} and $1 > cast(0 as bigint)").leak();
    tx.row(sql, &[at.into()]).await.unwrap().unwrap().int("count").unwrap()
}

/// Lets fall whatever is to fall.
async fn falls(store: &Store, now: DateTime<Utc>) -> u64 {
    let mut tx = store.begin().await.unwrap();
    let mut all = 0;
    loop {
        match lanes::fall(&mut tx, now).await.unwrap() {
            0 => break,
            some => all += some,
        }
    }
    tx.commit().await.unwrap();
    all
}

/// When the next release is, for so many slots in a row.
async fn next_release(tx: &mut Tx, slots: u16, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let search = Search { offices: vec!["centre"], slots };
    search::next_release(tx, &search, now).await.unwrap()
}

on_both_engines! {
    async fn what_is_kept_back_is_not_for_the_public(store: Store) {
        let rule = json!({
            "weekdays": ["fri"], "from": "10:00", "to": "10:15", "desks": 5,
            "lanes": { "trade": 1, "staff": 1, "emergency": 1 },
        });
        let calendar = Calendar::of(&store, opening(rule)).await;
        for name in ["Ada", "Bob"] {
            calendar.citizen(name).await.books(minute(0), "id-card").await;
        }
        assert_eq!(calendar.citizen("Carl").await.places(minute(0), wish("id-card")).await[0].starts_at, minute(7 * DAY + 180));
        assert_eq!(falls(&store, minute(20 * DAY)).await, 0, "nothing falls that isn't told to");
        let mut tx = store.begin().await.unwrap();
        for lane in ["trade", "staff", "emergency"] {
            let condition = format!("lane = '{lane}' and occupant is null");
            assert_eq!(places(&mut tx, &condition, minute(0)).await, 3, "{lane}: three Fridays");
        }
    }

    async fn an_unused_emergency_place_falls_to_the_public(store: Store) {
        Calendar::of(&store, with_emergencies()).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(lanes::next_fall(&mut tx).await.unwrap(), Some(minute(60)));
        assert_eq!(seen(&mut tx, minute(59)).await, 4, "two Fridays, two starts each");
        drop(tx);
        assert_eq!(falls(&store, minute(59)).await, 0);
        assert_eq!(falls(&store, minute(60)).await, 1);
        assert_eq!(falls(&store, minute(75)).await, 1);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(lanes::next_fall(&mut tx).await.unwrap(), Some(minute(7 * DAY + 60)));
        let fallen = "lane = 'public' and falls_at is null and starts_at = $1";
        assert_eq!(places(&mut tx, fallen, minute(180)).await, 2);
    }

    async fn a_fallen_place_can_be_booked(store: Store) {
        let calendar = Calendar::of(&store, with_emergencies()).await;
        calendar.citizen("Ada").await.books_at(minute(0), "centre", minute(180), "id-card").await;
        let bob = calendar.citizen("Bob").await;
        assert_eq!(bob.places(minute(61), wish("id-card")).await[0].starts_at, minute(195));
        falls(&store, minute(61)).await;
        assert_eq!(bob.places(minute(61), wish("id-card")).await[0].starts_at, minute(180));
        bob.books_at(minute(61), "centre", minute(180), "id-card").await;
    }

    async fn an_emergency_place_that_is_used_falls_when_it_is_given_back(store: Store) {
        let calendar = Calendar::of(&store, with_emergencies()).await;
        let ada = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        let occupancy = "insert into occupancy (id, kind, person, service, quantity, office, desk, slots,
                starts_at, ends_at, expires_at, created_at)
            select 'e', 'hold', $1, 'id-card', 1, office, desk, 1, starts_at, ends_at, $2, 0
            from place where lane = 'emergency' and starts_at = $3";
        let args = [ada.as_str().into(), minute(100).into(), minute(180).into()];
        tx.execute(occupancy, &args).await.unwrap();
        let occupy = "update place set occupant = 'e' where lane = 'emergency' and starts_at = $1";
        tx.execute(occupy, &[minute(180).into()]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(falls(&store, minute(60)).await, 0, "somebody has it");
        calendar.expire(minute(100)).await;
        assert_eq!(falls(&store, minute(100)).await, 2, "it, and the next one");
    }

    async fn places_are_seen_when_they_are_released(store: Store) {
        let mut city = opening(json!({ "weekdays": ["fri"], "from": "10:00", "to": "10:45", "desks": 4 }));
        city.city.release = serde_json::from_value(json!([
            { "days_ahead": 7, "at": "07:30", "share": 50 }, { "days_ahead": 0, "at": "07:30", "share": 50 },
        ])).unwrap();
        city.city.waiting_share = Some(50);
        lay_out(&store, &city, &layout_of(&city), minute(0)).await;
        let mut tx = store.begin().await.unwrap();
        let seen = "lane = 'public' and visible_from <= $1";
        let mut numbers = Vec::new();
        for minutes in [29, 30, 45] {
            numbers.push(places(&mut tx, seen, minute(minutes)).await);
        }
        // A desk each: today's for all and for those who wait, and next week's two.
        assert_eq!(numbers, [2 * 3, 2 * 3 + 2 * 3, 2 * 3 + 4 * 3]);
        assert_eq!(places(&mut tx, "waiting_from < visible_from", minute(0)).await, 3 * 2 * 3);
        assert_eq!(next_release(&mut tx, 1, minute(29)).await, Some(minute(30)));
        assert_eq!(next_release(&mut tx, 1, minute(30)).await, Some(minute(45)));
        assert_eq!(next_release(&mut tx, 3, minute(45)).await, Some(minute(7 * DAY + 30)));
        assert_eq!(next_release(&mut tx, 4, minute(0)).await, None, "three slots and the office closes");
    }

    async fn a_run_is_released_with_its_last_slot(store: Store) {
        let calendar = Calendar::of(&store, opening(json!({ "weekdays": ["fri"], "from": "10:00", "to": "10:45" }))).await;
        let mut tx = store.begin().await.unwrap();
        let hide = "update place set visible_from = $1 where starts_at = $2";
        for (visible, start) in [(40, 180), (20, 195), (30, 210)] {
            tx.execute(hide, &[minute(visible).into(), minute(start).into()]).await.unwrap();
        }
        assert_eq!(next_release(&mut tx, 1, minute(0)).await, Some(minute(20)));
        assert_eq!(next_release(&mut tx, 2, minute(0)).await, Some(minute(30)));
        assert_eq!(next_release(&mut tx, 3, minute(0)).await, Some(minute(40)));
        assert_eq!(next_release(&mut tx, 3, minute(40)).await, None, "all there is, is seen");
        tx.commit().await.unwrap();
        calendar.citizen("Ada").await.books_at(minute(20), "centre", minute(195), "id-card").await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(next_release(&mut tx, 1, minute(20)).await, Some(minute(30)));
        assert_eq!(next_release(&mut tx, 2, minute(20)).await, None, "the middle one is taken");
    }

    async fn another_state_or_release_lays_free_places_out_anew(store: Store) {
        let mut city = city();
        lay_out(&store, &city, &layout_of(&city), minute(24 * DAY)).await;
        let all = places(&mut store.begin().await.unwrap(), "lane = 'public'", minute(0)).await;
        city.city.state = serde_json::from_value(json!("NW")).unwrap();
        lay_out(&store, &city, &layout_of(&city), minute(24 * DAY)).await;
        let mut tx = store.begin().await.unwrap();
        // Christmas Day, the day after is a Saturday: two desks in the centre, one in the north.
        assert_eq!(places(&mut tx, "lane = 'public'", minute(0)).await, all - 2 * 4 - 2);
        drop(tx);
        city.city.release = serde_json::from_value(json!([{ "days_ahead": 1, "at": "07:00", "share": 100 }])).unwrap();
        lay_out(&store, &city, &layout_of(&city), minute(24 * DAY)).await;
        let mut tx = store.begin().await.unwrap();
        assert!(places(&mut tx, "visible_from > $1", minute(24 * DAY)).await > 0);
        drop(tx);
        assert_eq!(lay_out(&store, &city, &layout_of(&city), minute(24 * DAY)).await, 1, "once is enough");
    }

    async fn what_an_exception_closes_is_kept_listed_and_given_to_nobody_else(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let early = ada.books_at(minute(0), "centre", minute(7 * DAY + 60), "id-card").await;
        let late = ada.books_at(minute(0), "centre", minute(7 * DAY + 105), "passport").await;
        let mut closing = calendar.city.clone();
        let exception = json!([{ "date": "2026-11-27", "from": "08:30", "to": "09:00", "reason": "Personalversammlung" }]);
        closing.offices[0].exceptions = serde_json::from_value(exception).unwrap();
        let import = async |city: &City| {
            let mut tx = store.begin().await.unwrap();
            let report = store::catalogue::import(&mut tx, city, minute(1)).await.unwrap();
            tx.commit().await.unwrap();
            lay_out(&store, city, &layout_of(city), minute(1)).await;
            report
        };
        let report = import(&closing).await;
        assert_eq!((report.rules.added, report.rules.retired), (1, 0));
        let orphans: Vec<_> = report.orphans.into_iter().map(|orphan| (orphan.reference, orphan.starts_at)).collect();
        assert_eq!(orphans, [(early.reference.clone(), early.starts_at)]);
        assert!(import(&closing).await.changes_nothing());
        let mut tx = store.begin().await.unwrap();
        assert_eq!(store::catalogue::load(&mut tx).await.unwrap().unwrap(), closing);
        drop(tx);

        cancelled(ada.calls(minute(2), cancel(&early.id)).await);
        cancelled(ada.calls(minute(2), cancel(&late.id)).await);
        calendar.expire(minute(4)).await;
        let free = async || {
            let that_day = "office = 'centre' and occupant is null and starts_at between $1 and $1 + 86400000000";
            places(&mut store.begin().await.unwrap(), that_day, minute(7 * DAY)).await
        };
        assert_eq!(free().await, 2, "half an hour at one desk: the exception says no more");
        import(&calendar.city).await;
        assert_eq!(free().await, 8, "the exception is gone");
    }

    async fn a_place_whose_exception_is_withdrawn_is_free_again_when_it_is_given_back(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let booked = ada.books_at(minute(0), "centre", minute(7 * DAY + 60), "id-card").await;
        let mut closing = calendar.city.clone();
        closing.offices[0].exceptions =
            serde_json::from_value(json!([{ "date": "2026-11-27", "closed": true }])).unwrap();
        for city in [&closing, &calendar.city] {
            lay_out(&store, city, &layout_of(city), minute(1)).await;
        }
        cancelled(ada.calls(minute(2), cancel(&booked.id)).await);
        calendar.expire(minute(4)).await;
        let mut tx = store.begin().await.unwrap();
        let there = "office = 'centre' and occupant is null and starts_at = $1";
        assert_eq!(places(&mut tx, there, minute(7 * DAY + 60)).await, 2);
    }

    async fn fewer_desks_and_holidays_are_noticed(store: Store) {
        let calendar = Calendar::open(&store).await;
        let mut booked = Vec::new();
        for name in ["Ada", "Bob"] {
            let citizen = calendar.citizen(name).await;
            booked.push(citizen.books_at(minute(0), "centre", minute(7 * DAY + 60), "id-card").await.reference);
        }
        let orphans = async |city: &City| -> Vec<String> {
            let mut tx = store.begin().await.unwrap();
            let report = store::catalogue::import(&mut tx, city, minute(1)).await.unwrap();
            report.orphans.into_iter().map(|orphan| orphan.reference).collect()
        };
        let mut fewer = calendar.city.clone();
        fewer.offices[0].opening[0].desks = 1;
        assert_eq!(orphans(&fewer).await, [booked[1].as_str()], "one desk is left");
        assert_eq!(orphans(&calendar.city).await, [""; 0]);
        // No holiday is that near: the day is closed by hand, as Augsburg would.
        let mut closed = calendar.city.clone();
        closed.offices[0].exceptions =
            serde_json::from_value(json!([{ "date": "2026-11-27", "closed": true }])).unwrap();
        booked.sort();
        assert_eq!(orphans(&closed).await, booked);
    }
}
