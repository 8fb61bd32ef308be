use bot_core::City;
use bot_core::desk::Place;
use bot_core::ids::{OfficeId, PersonId, ServiceId};
use bot_core::opening::lane::Lane;
use bot_core::opening::{CityRules, OpeningRule};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use store::Tx;
use store::layout::{Layout, Progress};
use store::places::{Claim, FreePlace, Kind, Occupancy, Search, Span, occupancy, search};
use store::sql::Arg;
use tests::calendar::{Calendar, cancel, cancelled, city, lay_out, layout, minute, wish};
use tests::{databases, on_both_engines};

use crate::sample::{count, somebody_waits};

const PLACES: &str = "select count(*) as count from place";
const DAY: i64 = 24 * 60;

/// The city with these opening rules in the centre, and north closed.
fn opening(rules: &[serde_json::Value]) -> City {
    let rules = rules.iter().map(|rule| serde_json::from_value::<OpeningRule>(rule.clone()).unwrap());
    let mut city = city();
    city.offices[0].opening = rules.collect();
    city.offices[1].opening.clear();
    city
}

/// Every place, as `desk 08:00–08:15`, `!` where somebody has it, in the centre on one day.
async fn hall(tx: &mut Tx, day: i64) -> String {
    let sql = "select desk, starts_at, ends_at, occupant from place
               where office = 'centre' and starts_at >= $1 and starts_at < $2 order by desk, starts_at";
    let rows =
        tx.rows(sql, &[Arg::from(minute(day * DAY)), Arg::from(minute((day + 1) * DAY))]).await.unwrap();
    let clock = |at: DateTime<Utc>| (at + TimeDelta::hours(1)).format("%H:%M").to_string();
    let places = rows.iter().map(|row| {
        let taken = if row.maybe_text("occupant").unwrap().is_some() { "!" } else { "" };
        let (from, to) = (row.instant("starts_at").unwrap(), row.instant("ends_at").unwrap());
        format!("{} {}–{}{taken}", row.int("desk").unwrap(), clock(from), clock(to))
    });
    places.collect::<Vec<_>>().join(", ")
}

/// Takes places in the centre for half an hour.
async fn take(
    tx: &mut Tx,
    person: &PersonId,
    id: &str,
    starts_at: DateTime<Utc>,
    slots: u16,
) -> Option<Occupancy> {
    let claim = Claim {
        whom: None,
        id,
        kind: Kind::Hold,
        lane: Lane::Public,
        person,
        service: &ServiceId::new("id-card"),
        quantity: 1,
        also: &[],
        slots,
        office: &OfficeId::new("centre"),
        starts_at,
        expires_at: Some(minute(30)),
    };
    occupancy::take(tx, &claim, minute(0)).await.unwrap()
}

/// What an occupancy has: at which desks, from when.
async fn desk_of(tx: &mut Tx, occupancy: &str) -> Vec<(i64, DateTime<Utc>)> {
    let sql = "select desk, starts_at from place where occupant = $1 order by starts_at";
    let rows = tx.rows(sql, &[Arg::from(occupancy)]).await.unwrap();
    rows.iter().map(|row| (row.int("desk").unwrap(), row.instant("starts_at").unwrap())).collect()
}

/// One slot for papers, whenever and wherever.
fn papers() -> Search<'static> {
    Search { offices: vec!["centre", "north"], slots: 1 }
}

/// The two slots that a car takes; north does none.
fn car() -> Search<'static> {
    Search { offices: vec!["centre"], slots: 2 }
}

/// The next three free places, as `centre 20. 08:00–08:15`.
async fn next(tx: &mut Tx, wanted: &Search<'_>, now: DateTime<Utc>) -> Vec<String> {
    next_in(tx, wanted, Span { from: minute(0), until: minute(20 * DAY) }, now).await
}

/// The same in another span.
async fn next_in(tx: &mut Tx, wanted: &Search<'_>, span: Span, now: DateTime<Utc>) -> Vec<String> {
    search::next(tx, wanted, span, 3, now).await.unwrap().iter().map(shown).collect()
}

fn shown(place: &FreePlace) -> String {
    let [from, to] = [place.starts_at, place.ends_at].map(|at| at + TimeDelta::hours(1));
    format!("{} {}–{}", place.office, from.format("%d. %H:%M"), to.format("%H:%M"))
}

on_both_engines! {
    async fn places_are_laid_out_to_the_horizon_and_once(store: Store) {
        lay_out(&store, &city(), &layout(), minute(0)).await;
        let mut tx = store.begin().await.unwrap();
        // Today and ten more working days at two desks, and three Fridays in the north.
        assert_eq!(count(&mut tx, PLACES).await, 11 * 2 * 4 + 3 * 2);
        assert_eq!(hall(&mut tx, 0).await, "1 08:00–08:15, 1 08:15–08:30, 1 08:30–08:45, 1 08:45–09:00, \
                                            2 08:00–08:15, 2 08:15–08:30, 2 08:30–08:45, 2 08:45–09:00");
        let midnight = minute(17 * 60);
        assert_eq!(layout().run_once(&mut tx, minute(1)).await.unwrap(), Progress::DoneUntil(midnight));
        // The fifteenth day is a Saturday; Monday brings one more.
        assert_eq!(hall(&mut tx, 17).await, "");
        while layout().run_once(&mut tx, minute(3 * DAY)).await.unwrap() == Progress::More {}
        assert_eq!(hall(&mut tx, 17).await, hall(&mut tx, 3).await);
    }

    async fn the_past_is_not_laid_out(store: Store) {
        lay_out(&store, &city(), &layout(), minute(75)).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(hall(&mut tx, 0).await, "1 08:30–08:45, 1 08:45–09:00, 2 08:30–08:45, 2 08:45–09:00");
    }

    async fn much_work_is_done_in_parts(store: Store) {
        let rule = json!({ "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "07:00", "to": "19:00", "desks": 30 });
        let mut tx = store.begin().await.unwrap();
        store::catalogue::import(&mut tx, &opening(&[rule]), minute(0)).await.unwrap();
        let (mut before, mut parts) = (0, 0);
        while layout().run_once(&mut tx, minute(-60)).await.unwrap() == Progress::More {
            let after = count(&mut tx, PLACES).await;
            assert!(after - before < 2_000 + 48 * 30, "{} places at once", after - before);
            (before, parts) = (after, parts + 1);
        }
        assert_eq!((before, parts), (11 * 48 * 30, 6));
    }

    async fn a_new_rule_lays_nothing_over_what_somebody_has(store: Store) {
        let calendar = Calendar::open(&store).await;
        let somebody = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        take(&mut tx, &somebody, "a", minute(75), 1).await.unwrap();
        tx.commit().await.unwrap();
        let rule = json!({ "weekdays": ["fri"], "from": "08:00", "to": "09:00", "desks": 2, "slot_minutes": 20 });
        lay_out(&store, &opening(&[rule]), &layout(), minute(0)).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(hall(&mut tx, 0).await, "1 08:15–08:30!, 1 08:40–09:00, \
                                            2 08:00–08:20, 2 08:20–08:40, 2 08:40–09:00");
        // Given back, it is nobody's: the rule that made it is no more.
        occupancy::vacate(&mut tx, "a", minute(0)).await.unwrap();
        assert_eq!(hall(&mut tx, 0).await, "1 08:40–09:00, 2 08:00–08:20, 2 08:20–08:40, 2 08:40–09:00");
    }

    async fn a_place_that_the_new_rule_makes_too_is_free_again_when_it_is_given_back(store: Store) {
        let rule = |to: &str| json!({ "weekdays": ["fri"], "from": "08:00", "to": to });
        let calendar = Calendar::of(&store, opening(&[rule("13:00")])).await;
        let ada = calendar.citizen("Ada").await;
        let at_ten = ada.books_at(minute(0), "centre", minute(180), "id-card").await;
        lay_out(&store, &opening(&[rule("12:45")]), &layout(), minute(1)).await;
        cancelled(ada.calls(minute(2), cancel(&at_ten.id)).await);
        calendar.expire(minute(3)).await;
        let mut tx = store.begin().await.unwrap();
        let morning = hall(&mut tx, 0).await;
        assert!(morning.contains("1 10:00–10:15"), "{morning}");
        assert!(morning.ends_with("1 12:30–12:45"), "{morning}");
        assert_eq!(layout().run_once(&mut tx, minute(3)).await.unwrap(), Progress::DoneUntil(minute(17 * 60)));
    }

    async fn another_default_slot_or_zone_lays_free_places_out_anew(store: Store) {
        let rule = json!({ "weekdays": ["fri"], "from": "08:00", "to": "09:00" });
        let city = opening(&[rule]);
        let calendar = Calendar::of(&store, city.clone()).await;
        let somebody = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        take(&mut tx, &somebody, "a", minute(75), 1).await.unwrap();
        tx.commit().await.unwrap();
        let longer = Layout { rules: city.city.opening_rules(TimeDelta::minutes(30)), ..layout() };
        lay_out(&store, &city, &longer, minute(0)).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(hall(&mut tx, 0).await, "1 08:15–08:30!, 1 08:30–09:00");
        assert_eq!(hall(&mut tx, 7).await, "1 08:00–08:30, 1 08:30–09:00");
        tx.commit().await.unwrap();
        let london = CityRules { zone: chrono_tz::Europe::London, ..layout().rules };
        let london = Layout { rules: london, ..layout() };
        lay_out(&store, &city, &london, minute(0)).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(hall(&mut tx, 7).await, "1 09:00–09:15, 1 09:15–09:30, 1 09:30–09:45, 1 09:45–10:00");
        drop(tx);
        assert_eq!(lay_out(&store, &city, &london, minute(0)).await, 1, "once is enough");
    }

    async fn free_places_go_with_their_rule_and_with_time(store: Store) {
        let calendar = Calendar::open(&store).await;
        let somebody = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        take(&mut tx, &somebody, "a", minute(60), 1).await.unwrap();
        let retire = "update opening_rule set retired_at = 1 where office = 'north'";
        tx.execute(retire, &[]).await.unwrap();
        while layout().run_once(&mut tx, minute(0)).await.unwrap() == Progress::More {}
        assert_eq!(count(&mut tx, "select count(*) as count from place where office = 'north'").await, 0);
        while layout().run_once(&mut tx, minute(4 * DAY)).await.unwrap() == Progress::More {}
        assert_eq!(hall(&mut tx, 0).await, "1 08:00–08:15!", "old ones go, but what somebody had stays");
        assert_ne!(hall(&mut tx, 3).await, "");
    }

    async fn the_next_places_are_the_earliest_anywhere(store: Store) {
        Calendar::open(&store).await;
        let mut tx = store.begin().await.unwrap();
        let papers = papers();
        let first = ["centre 20. 08:00–08:15", "centre 20. 08:15–08:30", "centre 20. 08:30–08:45"];
        assert_eq!(next(&mut tx, &papers, minute(0)).await, first, "each start once");
        assert_eq!(next(&mut tx, &papers, minute(45)).await, first, "a quarter of an hour is enough");
        let after_eight = next(&mut tx, &papers, minute(46)).await;
        assert_eq!(after_eight[0], "centre 20. 08:15–08:30", "nobody could be there at once");
        let both = ["centre 20. 08:30–08:45", "north 20. 08:30–08:45", "centre 20. 08:45–09:00"];
        assert_eq!(next(&mut tx, &papers, minute(75)).await, both);
        let centre = ["centre 23. 08:00–08:30", "centre 23. 08:15–08:45", "centre 23. 08:30–09:00"];
        assert_eq!(next(&mut tx, &car(), minute(85)).await, centre, "north does no cars");
    }

    async fn the_next_places_at_one_office_or_in_one_time(store: Store) {
        Calendar::open(&store).await;
        let mut tx = store.begin().await.unwrap();
        let there = Search { offices: vec!["north", "moon"], slots: 1 };
        let fridays = ["north 20. 08:30–08:45", "north 20. 08:45–09:00", "north 27. 08:30–08:45"];
        assert_eq!(next(&mut tx, &there, minute(0)).await, fridays);
        let then = Span { from: minute(7 * DAY + 90), until: minute(7 * DAY + 105) };
        assert_eq!(next_in(&mut tx, &there, then, minute(0)).await, fridays[2..]);
    }

    async fn slots_in_a_row_are_at_one_desk_without_a_gap(store: Store) {
        let calendar = Calendar::open(&store).await;
        let somebody = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        let three = Search { slots: 3, ..papers() };
        // The first desk loses its second slot, the second desk its first: no three from eight on.
        take(&mut tx, &somebody, "a", minute(75), 1).await.unwrap();
        take(&mut tx, &somebody, "b", minute(60), 1).await.unwrap();
        take(&mut tx, &somebody, "c", minute(60), 1).await.unwrap();
        assert_eq!(hall(&mut tx, 0).await, "1 08:00–08:15!, 1 08:15–08:30!, 1 08:30–08:45, 1 08:45–09:00, \
                                            2 08:00–08:15!, 2 08:15–08:30, 2 08:30–08:45, 2 08:45–09:00");
        let in_a_row = ["centre 20. 08:15–09:00", "centre 23. 08:00–08:45", "centre 23. 08:15–09:00"];
        assert_eq!(next(&mut tx, &three, minute(0)).await, in_a_row);
        assert!(take(&mut tx, &somebody, "d", minute(60), 3).await.is_none());
        assert!(take(&mut tx, &somebody, "d", minute(90), 3).await.is_none(), "the office closes");
        let taken = take(&mut tx, &somebody, "d", minute(75), 3).await.unwrap();
        assert_eq!((taken.kind, taken.ends_at), (Kind::Hold, minute(120)));
        assert_eq!(desk_of(&mut tx, "d").await, [(2, minute(75)), (2, minute(90)), (2, minute(105))]);
        let gap = "delete from place where desk = 1 and starts_at = $1";
        tx.execute(gap, &[Arg::from(minute(3 * DAY + 75))]).await.unwrap();
        assert_eq!(next(&mut tx, &three, minute(2 * DAY)).await[0], "centre 23. 08:00–08:45", "the other desk");
        assert!(take(&mut tx, &somebody, "e", minute(3 * DAY + 60), 4).await.is_some());
        assert!(take(&mut tx, &somebody, "f", minute(3 * DAY + 60), 2).await.is_none(), "a gap at the first desk");
    }

    async fn what_is_hidden_or_for_others_is_not_found(store: Store) {
        let calendar = Calendar::open(&store).await;
        let somebody = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        tx.execute("update place set lane = 'trade' where desk = 1", &[]).await.unwrap();
        let hide = "update place set visible_from = $1 where desk = 2 and starts_at < $2";
        tx.execute(hide, &[Arg::from(minute(30)), Arg::from(minute(90))]).await.unwrap();
        assert_eq!(next(&mut tx, &car(), minute(0)).await[0], "centre 20. 08:30–09:00");
        assert_eq!(next(&mut tx, &car(), minute(30)).await[0], "centre 20. 08:00–08:30");
        assert!(take(&mut tx, &somebody, "a", minute(60), 1).await.is_none());
    }

    async fn days_with_places(store: Store) {
        Calendar::open(&store).await;
        let mut tx = store.begin().await.unwrap();
        let close_tuesday = "delete from place where starts_at > $1 and starts_at < $2";
        tx.execute(close_tuesday, &[Arg::from(minute(4 * DAY)), Arg::from(minute(5 * DAY))]).await.unwrap();
        let hour = Search { slots: 4, ..papers() };
        let day = |day| Span { from: minute(day * DAY), until: minute((day + 1) * DAY) };
        let days: Vec<Span> = (0..8).map(day).collect();
        let found = search::any(&mut tx, &hour, &days, minute(70)).await.unwrap();
        assert_eq!(found, [3, 5, 6, 7], "today there is no hour left");
        let there = Search { offices: vec!["north"], slots: 1 };
        assert_eq!(search::any(&mut tx, &there, &days, minute(70)).await.unwrap(), [0, 7]);
    }

    async fn offices_differ_in_what_an_errand_takes(store: Store) {
        let mut city = city();
        city.offices[0].services[0].slots = Some(2);
        city.offices[1].services[1].elsewhere = Some(String::new());
        let calendar = Calendar::of(&store, city).await;
        let ada = calendar.citizen("Ada").await;
        let shown = |places: Vec<Place>| -> Vec<String> {
            places.iter().map(|place| format!("{} {}", place.office, (place.ends_at - place.starts_at).num_minutes())).collect()
        };
        let id_cards = ada.places(minute(75), wish("id-card")).await;
        assert_eq!(shown(id_cards), ["centre 30", "north 15", "north 15"], "the centre takes two slots");
        let passports = ada.places(minute(75), wish("passport")).await;
        assert_eq!(shown(passports), ["centre 15"; 3], "north gives those out itself");
    }

    async fn the_database_refuses_a_second_occupant(store: Store) {
        let calendar = Calendar::open(&store).await;
        let somebody = calendar.citizen("Ada").await.who.person;
        let mut tx = store.begin().await.unwrap();
        take(&mut tx, &somebody, "a", minute(60), 1).await.unwrap();
        take(&mut tx, &somebody, "b", minute(60), 1).await.unwrap();
        assert!(take(&mut tx, &somebody, "b", minute(75), 1).await.is_none(), "an id is used once");
        let error = tx.execute("update place set occupant = 'b' where occupant = 'a'", &[]).await.unwrap_err();
        assert!(error.to_string().contains("the place is taken"), "{error}");
    }
}

/// Somebody takes the last place but doesn't commit yet; somebody else wants it too.
#[tokio::test]
async fn two_at_once_for_the_last_place() {
    for first_commits in [true, false] {
        let database = databases::postgres().await;
        let calendar = Calendar::open(&database.store).await;
        let ada = calendar.citizen("Ada").await.who.person;
        let bob = calendar.citizen("Bob").await.who.person;
        let mut tx = database.store.begin().await.unwrap();
        take(&mut tx, &ada, "z", minute(60), 1).await.unwrap();
        tx.commit().await.unwrap();

        let mut first = database.store.begin().await.unwrap();
        assert!(take(&mut first, &ada, "a", minute(60), 1).await.is_some());
        let mut second = database.store.begin().await.unwrap();
        let end_first = async {
            somebody_waits(&database.store).await;
            if first_commits { first.commit().await.unwrap() } else { drop(first) }
        };
        let (taken, ()) = tokio::join!(take(&mut second, &bob, "b", minute(60), 1), end_first);
        assert_eq!(taken.is_some(), !first_commits);
        second.commit().await.unwrap();
        database.remove().await;
    }
}

/// Both see two slots free at the first desk. Whoever comes second finds the second slot taken,
/// gives the first one back and goes to the other desk.
#[tokio::test]
async fn two_at_once_get_two_desks() {
    let database = databases::postgres().await;
    let calendar = Calendar::open(&database.store).await;
    let ada = calendar.citizen("Ada").await.who.person;
    let bob = calendar.citizen("Bob").await.who.person;
    let mut first = database.store.begin().await.unwrap();
    let mut second = database.store.begin().await.unwrap();
    assert!(take(&mut first, &ada, "a", minute(75), 1).await.is_some());
    let end_first = async {
        somebody_waits(&database.store).await;
        first.commit().await.unwrap();
    };
    let (taken, ()) = tokio::join!(take(&mut second, &bob, "b", minute(60), 2), end_first);
    assert_eq!(taken.unwrap().ends_at, minute(90));
    assert_eq!(desk_of(&mut second, "b").await, [(2, minute(60)), (2, minute(75))]);
    let seen = "1 08:00–08:15, 1 08:15–08:30!, 1 08:30–08:45, 1 08:45–09:00, \
                2 08:00–08:15!, 2 08:15–08:30!, 2 08:30–08:45, 2 08:45–09:00";
    assert_eq!(hall(&mut second, 0).await, seen);
    let desk = "select desk as count from occupancy where id = 'b'";
    assert_eq!(count(&mut second, desk).await, 2);
    second.commit().await.unwrap();
    database.remove().await;
}
