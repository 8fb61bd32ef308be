//! Businesses: lists with a plate on each line, and single appointments at another time.

use bot_core::desk::{Answer, Appointment, Call, Outcome, Refusal};
use bot_core::ids::{OrderId, PlaceId};
use bot_core::trade::{
    All, Amount, Batch, Booked, ListProblem, OtherTimes, TradeCall, TradeOutcome, TradeRefusal,
};
use chrono::TimeDelta;
use store::{Store, live_bookings};
use tests::calendar::{Calendar, Citizen, minute};
use tests::on_both_engines;

use super::sample;
use super::trade::{batch, friday, order, registers, with_trade};

fn listed(notes: &[&str]) -> Batch {
    let notes = notes.iter().map(|note| (*note).to_owned()).collect();
    Batch { count: None, notes, ..batch(0, "id-card") }
}

#[track_caller]
fn booked(answer: Answer) -> Booked {
    match answer {
        Answer::Ok(Outcome::Trade(TradeOutcome::Booked(booked))) => booked,
        other => panic!("{other:?}"),
    }
}

fn times(reference: &str) -> Call {
    let (reference, day, hours) = (reference.to_owned(), None, None);
    Call::Trade(TradeCall::Times { reference, day, hours })
}

#[track_caller]
fn other_times(answer: Answer) -> OtherTimes {
    match answer {
        Answer::Ok(Outcome::Trade(TradeOutcome::Times(times))) => times,
        other => panic!("{other:?}"),
    }
}

fn swap(appointment: &Appointment, place: &PlaceId) -> Call {
    Call::Trade(TradeCall::Swap { appointment: appointment.id.clone(), place: place.clone() })
}

fn refused(refusal: TradeRefusal) -> Answer {
    Answer::Refused(Refusal::Trade(refusal))
}

async fn all(citizen: &Citizen<'_>) -> All {
    match citizen.calls(minute(0), Call::Trade(TradeCall::All)).await {
        Answer::Ok(Outcome::Trade(TradeOutcome::All(all))) => all,
        other => panic!("{other:?}"),
    }
}

/// What each of them is called, by time.
fn names(all: &All) -> Vec<&str> {
    all.appointments.iter().map(|one| all.notes.get(&one.id).map_or("", String::as_str)).collect()
}

async fn count(store: &Store, sql: &'static str) -> i64 {
    sample::count(&mut store.begin().await.unwrap(), sql).await
}

const TAKEN: &str = "select count(*) as count from place where lane = 'trade' and occupant is not null";

on_both_engines! {
    async fn each_line_gets_a_place_in_its_order(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 4).await;
        let plates = ["B-1", "A-2", "C-3", "D-4", "E-5"];
        let id = OrderId::new("once");
        let call = order(listed(&plates), Amount::AsManyAsFit);
        let done = dealer.repeats(minute(0), &id, call.clone()).await;
        assert_eq!(dealer.repeats(minute(0), &id, call).await, done);
        let done = booked(done);
        assert_eq!((done.appointments.len(), done.without.as_slice()), (4, &["E-5".to_owned()][..]));
        assert_eq!(names(&all(&dealer).await), ["B-1", "A-2", "C-3", "D-4"]);
        let readable = "select count(*) as count from appointment where business_note_sealed is not null
            and cast(business_note_sealed as text) like '%B-1%'";
        if store.shares_commits() {
            assert_eq!(count(&store, readable).await, 0, "a plate is somebody's");
        }
        let staff = live_bookings::all(&mut store.begin().await.unwrap(), store.codec(), minute(0)).await.unwrap();
        assert!(staff.is_empty(), "they are no citizen's");
    }

    async fn a_list_that_can_not_be_right_books_nothing(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 200).await;
        let many: Vec<String> = (0..101).map(|number| format!("N-{number}")).collect();
        for (batch, refusal) in [
            (listed(&["A", "B", "a"]), TradeRefusal::List(ListProblem::Twice { line: 3, earlier: 1 })),
            (listed(&["A", &"x".repeat(41)]), TradeRefusal::List(ListProblem::TooLong { line: 2 })),
            (Batch { count: Some(3), ..listed(&["A", "B"]) }, TradeRefusal::List(ListProblem::Count { wanted: 3, lines: 2 })),
            (Batch { notes: many, ..listed(&[]) }, TradeRefusal::TooManyAtOnce),
        ] {
            let answer = dealer.calls(minute(0), order(batch.clone(), Amount::AsManyAsFit)).await;
            assert_eq!(answer, refused(refusal), "{batch:?}");
        }
        assert_eq!(count(&store, TAKEN).await, 0);
        let stranger = calendar.citizen("Stranger").await;
        let answer = stranger.calls(minute(0), order(listed(&["A", "A"]), Amount::All)).await;
        assert_eq!(answer, refused(TradeRefusal::NotTrade), "nobody learns that there is such a thing");
    }

    async fn one_is_swapped_in_one_stroke(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (dealer, other) = (calendar.citizen("Dealer").await, calendar.citizen("Other").await);
        registers(&calendar, &dealer, "Krüger", 2).await;
        registers(&calendar, &other, "Schmidt", 20).await;
        let done = booked(dealer.calls(minute(0), order(listed(&["A", "B"]), Amount::All)).await);
        let first = &done.appointments[0];
        assert_eq!(other.calls(minute(0), times(&first.reference)).await, Answer::Gone, "another's");
        let offered = other_times(dealer.calls(minute(0), times(&first.reference)).await);
        assert!(offered.places.iter().all(|place| place.starts_at != first.starts_at), "{offered:?}");
        // The quota of the day is used up, and on its own day the swap needs none.
        let place = offered.places[0].clone();
        let id = OrderId::new("swap");
        let swapped = dealer.repeats(minute(0), &id, swap(first, &place.id)).await;
        assert_eq!(dealer.repeats(minute(0), &id, swap(first, &place.id)).await, swapped);
        let Answer::Ok(Outcome::Trade(TradeOutcome::Swapped(swapped))) = swapped else { panic!("{swapped:?}") };
        assert_eq!((swapped.starts_at, &swapped.reference), (place.starts_at, &first.reference));
        assert_eq!(count(&store, TAKEN).await, 2, "never three, never one");
        assert_eq!(names(&all(&dealer).await), ["B", "A"]);
        assert_eq!(count(&store, "select count(*) as count from appointment where remind_at is not null").await, 0);
    }

    async fn a_time_that_is_gone_leaves_it_as_it_was(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (dealer, other) = (calendar.citizen("Dealer").await, calendar.citizen("Other").await);
        registers(&calendar, &dealer, "Krüger", 1).await;
        registers(&calendar, &other, "Schmidt", 20).await;
        let done = booked(dealer.calls(minute(0), order(listed(&["A"]), Amount::All)).await);
        let first = &done.appointments[0];
        let offered = other_times(dealer.calls(minute(0), times(&first.reference)).await);
        booked(other.calls(minute(0), order(batch(9, "id-card"), Amount::All)).await);
        for place in offered.places.iter().filter(|place| place.starts_at < minute(200)) {
            assert_eq!(dealer.calls(minute(0), swap(first, &place.id)).await, Answer::Gone);
        }
        assert_eq!(all(&dealer).await.appointments, std::slice::from_ref(first));
        // On another day the quota counts.
        let monday = Batch { day: Some(friday() + TimeDelta::days(3)), ..listed(&["M"]) };
        booked(dealer.calls(minute(0), order(monday, Amount::All)).await);
        let day = Some(friday() + TimeDelta::days(3));
        let reference = first.reference.clone();
        let on_monday = Call::Trade(TradeCall::Times { reference, day, hours: None });
        assert_eq!(dealer.calls(minute(0), on_monday).await, refused(TradeRefusal::QuotaUsed { quota: 1 }));
        let later = offered.places.iter().find(|place| place.starts_at > minute(200)).unwrap();
        assert_eq!(
            dealer.calls(minute(0), swap(first, &later.id)).await,
            refused(TradeRefusal::QuotaUsed { quota: 1 })
        );
        assert_eq!(dealer.calls(minute(61), swap(first, &later.id)).await, refused(TradeRefusal::TooLate));
        let nowhere = PlaceId::new("nowhere@1");
        assert_eq!(dealer.calls(minute(0), swap(first, &nowhere)).await, Answer::Gone);
    }
}
