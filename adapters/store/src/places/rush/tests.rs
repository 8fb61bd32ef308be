//! Who is shown what, without any database.

use super::*;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_996_000 + seconds, 0).unwrap()
}

fn service() -> ServiceId {
    ServiceId::new("id-card")
}

fn question() -> Question {
    Question::of(&Wish::new(service()))
}

fn person(number: usize) -> PersonId {
    PersonId::new(number.to_string())
}

/// So many starts at an office, each a quarter of an hour after the other, and so many minutes long.
fn stocks(starts: i64, desks: u32, minutes: i64) -> Vec<Stock> {
    let from = at(24 * 3_600);
    let place = |slot: i64| {
        let starts_at = from + TimeDelta::minutes(15) * i32::try_from(slot).unwrap();
        let ends_at = starts_at + TimeDelta::minutes(minutes);
        FreePlace { office: OfficeId::new("centre"), starts_at, ends_at }
    };
    (0..starts).map(|slot| Stock { place: place(slot), desks }).collect()
}

fn rush_over(stocks: Vec<Stock>) -> Rush {
    let rush = Rush::default();
    rush.learn(question(), Calendar { stocks, until: DateTime::<Utc>::MAX_UTC, next_release: None }, at(0));
    rush
}

/// The numbers of the places that somebody is shown.
fn shown(rush: &Rush, number: usize, now: i64) -> Vec<i64> {
    let places = rush.show(&question(), &person(number), 3, |_| true, at(now)).unwrap().places;
    let first = stocks(1, 1, 15)[0].place.starts_at;
    places.iter().map(|place| (place.starts_at - first).num_minutes() / 15).collect()
}

fn start(number: i64) -> DateTime<Utc> {
    stocks(number + 1, 1, 15).pop().unwrap().place.starts_at
}

#[test]
fn it_is_a_rush_when_more_than_five_others_ask_within_seconds() {
    let rush = Rush::default();
    let asks = |number, now| rush.asks(&service(), &person(number), at(now));
    assert_eq!(
        (0..7).map(|number| asks(number, 0)).collect::<Vec<_>>(),
        [false, false, false, false, false, true, true]
    );
    assert!(!rush.asks(&ServiceId::new("car"), &person(9), at(0)), "for something else");
    assert!(asks(8, 14));
    assert!(!asks(9, 15), "one of them only");
}

#[test]
fn one_who_asks_again_and_again_is_no_crowd() {
    let rush = Rush::default();
    assert!((0..20).all(|now| !rush.asks(&service(), &person(1), at(now / 10))));
}

#[test]
fn everybody_is_shown_the_earliest_that_nobody_looks_at_and_fewer_as_they_become_scarce() {
    let rush = rush_over(stocks(10, 1, 15));
    assert_eq!(shown(&rush, 1, 0), [0, 1, 2]);
    assert_eq!(shown(&rush, 2, 0), [3], "seven for those who look at three, and for this one: one each");
    assert_eq!(shown(&rush, 3, 0), [4]);
    let rest: Vec<_> = (4..9).map(|number| shown(&rush, number, 0)).collect();
    assert_eq!(rest, [vec![5], vec![6], vec![7], vec![8], vec![9]]);
    assert_eq!(shown(&rush, 9, 0), [0; 0], "all are looked at");
}

#[test]
fn a_start_with_several_desks_is_shown_to_as_many() {
    let rush = rush_over(stocks(1, 3, 15));
    let places: Vec<_> = (0..4).map(|number| shown(&rush, number, 0)).collect();
    assert_eq!(places, [vec![0], vec![0], vec![0], vec![]]);
}

#[test]
fn errands_of_several_slots_do_not_overlap() {
    let rush = rush_over(stocks(4, 1, 30));
    assert_eq!(shown(&rush, 1, 0).first(), Some(&0));
    let rush = rush_over(stocks(3, 1, 30));
    rush.show(&question(), &person(1), 1, |_| true, at(0));
    assert_eq!(shown(&rush, 2, 0), [2], "the second begins while the first goes on");
}

#[test]
fn who_asks_again_sees_their_own_places_again() {
    let rush = rush_over(stocks(1, 1, 15));
    assert_eq!(shown(&rush, 1, 0), [0]);
    assert_eq!(shown(&rush, 1, 1), [0]);
    assert_eq!(shown(&rush, 2, 1), [0; 0]);
}

#[test]
fn what_is_let_go_rests_for_those_who_wait_and_then_is_shown_again() {
    let rush = rush_over(stocks(2, 1, 15));
    let centre = OfficeId::new("centre");
    assert_eq!(shown(&rush, 1, 0), [0, 1]);
    assert_eq!(rush.looking(&centre, start(1), at(1)), 1);
    assert_eq!(rush.let_go_since(at(0), at(1)), []);
    rush.taken(&person(1), &centre, start(0), at(2));
    assert_eq!(rush.looking(&centre, start(1), at(2)), 0, "it may be offered");
    assert_eq!(rush.let_go_since(at(1), at(2)), std::slice::from_ref(&centre));
    assert_eq!(rush.let_go_since(at(2), at(3)), []);
    assert_eq!(shown(&rush, 2, 4), [0; 0]);
    assert_eq!(shown(&rush, 2, 5), [1], "the other one is taken");
}

#[test]
fn what_nobody_taps_in_time_is_let_go() {
    let rush = rush_over(stocks(1, 1, 15));
    let centre = OfficeId::new("centre");
    shown(&rush, 1, 0);
    assert_eq!(rush.looking(&centre, start(0), at(29)), 1);
    assert_eq!(rush.looking(&centre, start(0), at(30)), 0);
    assert_eq!(rush.let_go_since(at(20), at(30)), [centre]);
    assert_eq!(shown(&rush, 2, 32), [0; 0]);
    assert_eq!(shown(&rush, 2, 33), [0]);
}

#[test]
fn what_is_over_is_forgotten() {
    let rush = rush_over(stocks(1, 1, 15));
    shown(&rush, 1, 0);
    rush.let_go_since(at(0), at(60));
    let memory = rush.lock();
    assert!(memory.looks.is_empty() && memory.shown.is_empty(), "{memory:?}");
}
