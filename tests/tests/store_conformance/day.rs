use bot_core::day::{
    Arrival, Arriving, Before, Called, CheckInCode, DayCall, DayOutcome, DayRefusal, Expected, Presence,
    Which,
};
use bot_core::desk::{Answer, Appointment, Call, Outcome, Refusal};
use bot_core::ids::{OfficeId, OrderId};
use bot_core::staff::{Attendance, Role, StaffCall, StaffOutcome, StaffRefusal};
use chrono::{DateTime, TimeDelta, Utc};
use store::{Store, check_in, tidings};
use tests::calendar::{Calendar, Citizen, minute, serves, wish};
use tests::on_both_engines;

use crate::sample::count;

/// What hangs on the wall of an office, this many days after Friday.
fn here(store: &Store, office: &str, days: i64) -> Call {
    let day = (minute(0) + TimeDelta::days(days)).date_naive();
    Call::Arriving(Arriving::Here { code: check_in::code(store.codec(), &OfficeId::new(office), day) })
}

fn call(call: DayCall) -> Call {
    Call::Staff(StaffCall::Day(call))
}

fn next(desk: Option<u16>) -> Call {
    call(DayCall::Next { desk, office: None })
}

fn mark(appointment: &Appointment, attendance: Attendance) -> Call {
    Call::Staff(StaffCall::Mark { reference: appointment.reference.clone(), attendance })
}

fn refused(refusal: DayRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(StaffRefusal::Day(refusal)))
}

/// Whom a clerk has called; nobody, where nobody waits.
fn called(answer: Answer) -> Option<Called> {
    match answer {
        Answer::Ok(Outcome::Staff(StaffOutcome::Day(DayOutcome::Called(called)))) => Some(called),
        Answer::Ok(Outcome::Staff(StaffOutcome::Day(DayOutcome::Nobody { .. }))) => None,
        other => panic!("{other:?}"),
    }
}

fn reference(answer: Answer) -> Option<String> {
    called(answer).map(|called| called.expected.appointment.reference)
}

/// The day at a clerk's offices.
async fn day(clerk: &Citizen<'_>, now: DateTime<Utc>) -> Vec<(String, Presence)> {
    let list = call(DayCall::List { which: Which::default(), page: Some(0) });
    match clerk.calls(now, list).await {
        Answer::Ok(Outcome::Staff(StaffOutcome::Day(DayOutcome::List { expected, .. }))) => {
            let told = |Expected { appointment, presence }| (appointment.reference, presence);
            expected.into_iter().map(told).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Two citizens with an appointment in the centre at eight and at a quarter past, who are both there.
async fn two_are_here<'a>(calendar: &'a Calendar) -> [(Citizen<'a>, Appointment); 2] {
    let mut there = Vec::new();
    for (name, minutes) in [("Ada", 60), ("Bob", 75)] {
        let citizen = calendar.citizen(name).await;
        let appointment = citizen.books_at(minute(0), "centre", minute(minutes), "id-card").await;
        there.push((citizen, appointment));
    }
    // Whoever comes first is not first.
    for (citizen, _) in there.iter().rev() {
        citizen.calls(minute(50), here(&calendar.store, "centre", 0)).await;
    }
    there.try_into().unwrap_or_else(|_| panic!("two"))
}

on_both_engines! {
    async fn a_citizen_checks_in_once_however_often(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &["centre"]).await, calendar.citizen("Ada").await);
        let appointment = ada.books_at(minute(0), "centre", minute(90), "id-card").await;
        let too_early = Answer::Ok(Outcome::Arrival(Arrival::TooEarly { appointment: appointment.clone() }));
        assert_eq!(ada.calls(minute(29), here(&store, "centre", 0)).await, too_early);
        let elsewhere = Answer::Ok(Outcome::Arrival(Arrival::Elsewhere { appointment: appointment.clone() }));
        assert_eq!(ada.calls(minute(30), here(&store, "north", 0)).await, elsewhere);
        let checked_in = Arrival::CheckedIn { appointment: appointment.clone(), desk: None };
        for _ in 0..2 {
            let answer = ada.calls(minute(30), here(&store, "centre", 0)).await;
            assert_eq!(answer, Answer::Ok(Outcome::Arrival(checked_in.clone())));
        }
        assert_eq!(day(&oez, minute(30)).await, [(appointment.reference.clone(), Presence::CheckedIn)]);
        let mut tx = store.begin().await.unwrap();
        let at = format!("select count(*) as count from presence where checked_in_at = {}", minute(30).timestamp_micros());
        let row = tx.row(&*at.leak(), &[]).await.unwrap().unwrap();
        assert_eq!(row.int("count").unwrap(), 1, "the first time counts");
    }

    async fn yesterdays_code_opens_nothing_and_codes_are_not_guessed(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        assert_eq!(ada.calls(minute(0), here(&store, "centre", -1)).await, Answer::Gone);
        for number in 1..5 {
            let code = CheckInCode::of([number; 5]);
            assert_eq!(ada.calls(minute(0), Call::Arriving(Arriving::Here { code })).await, Answer::Gone);
        }
        let locked = Answer::Refused(Refusal::TooManyCodes);
        assert_eq!(ada.calls(minute(0), here(&store, "centre", 0)).await, locked);
        let office = OfficeId::new("centre");
        let none = Answer::Ok(Outcome::Arrival(Arrival::NoAppointment { office }));
        assert_eq!(ada.calls(minute(61), here(&store, "centre", 0)).await, none);
    }

    async fn the_earliest_is_called_first_and_whoever_does_not_come_after_the_others(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        assert_eq!(oez.calls(minute(50), next(None)).await, refused(DayRefusal::WhichDesk));
        let [(_, adas), (_, bobs)] = two_are_here(&calendar).await;
        assert_eq!(reference(oez.calls(minute(60), next(Some(4))).await), Some(adas.reference.clone()));
        // She does not come.
        let second = called(oez.calls(minute(62), next(None)).await).unwrap();
        assert_eq!(second.before, [Before { reference: adas.reference.clone(), came: false }]);
        assert_eq!(second.expected.presence, Presence::Called { desk: 4 }, "the desk of last time");
        let serve = call(DayCall::Serve { reference: bobs.reference.clone() });
        for _ in 0..2 {
            let served = called(oez.calls(minute(63), serve.clone()).await).unwrap();
            assert_eq!(served.expected.presence, Presence::Served { desk: 4 });
        }
        let third = called(oez.calls(minute(75), next(None)).await).unwrap();
        assert_eq!(third.before, [Before { reference: bobs.reference.clone(), came: true }]);
        assert_eq!(third.expected.appointment.reference, adas.reference);
        assert_eq!(reference(oez.calls(minute(76), next(None)).await), Some(adas.reference.clone()), "nobody else");
        let gone = mark(&adas, Attendance::Missed);
        oez.calls(minute(77), gone).await;
        assert_eq!(reference(oez.calls(minute(78), next(None)).await), None);
        let states = [(adas.reference, Presence::Missed), (bobs.reference, Presence::Done)];
        assert_eq!(day(&oez, minute(78)).await, states);
        let mut tx = store.begin().await.unwrap();
        let whole = "select count(*) as count from presence
            where called_at < served_at and checked_in_at < called_at and served_at < done_at";
        assert_eq!(count(&mut tx, whole).await, 1, "the times of whoever was served");
        let deeds = "select count(*) as count from audit where action in ('called', 'began to serve', 'marked as done')";
        assert_eq!(count(&mut tx, deeds).await, 6, "four calls, one service, one end");
    }

    async fn an_order_that_comes_twice_calls_one_person_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let [(_, adas), _] = two_are_here(&calendar).await;
        let order = OrderId::new("the same");
        for _ in 0..2 {
            let called = reference(oez.repeats(minute(60), &order, next(Some(4))).await);
            assert_eq!(called, Some(adas.reference.clone()));
        }
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tidings::untold(&mut tx, minute(60), 9).await.unwrap().len(), 1);
        drop(tx);
        let again = call(DayCall::Again { reference: adas.reference.clone() });
        let order = OrderId::new("once more");
        for _ in 0..2 {
            called(oez.repeats(minute(61), &order, again.clone()).await).unwrap();
        }
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tidings::untold(&mut tx, minute(61), 9).await.unwrap().len(), 2);
    }

    async fn two_clerks_at_once_get_two_people(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let yil = serves(&calendar, "Yilmaz", Role::Clerk, &[]).await;
        two_are_here(&calendar).await;
        let centre = Some(OfficeId::new("centre"));
        let there = call(DayCall::Next { desk: Some(5), office: centre });
        assert_eq!(yil.calls(minute(59), next(Some(5))).await, refused(DayRefusal::WhichOffice));
        let (one, other) = tokio::join!(oez.calls(minute(60), next(Some(4))), yil.calls(minute(60), there));
        let (one, other) = (reference(one), reference(other));
        assert!(one.is_some() && other.is_some() && one != other, "{one:?} {other:?}");
    }

    async fn what_was_marked_is_corrected(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &["centre"]).await, calendar.citizen("Ada").await);
        let appointment = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        let ways = [
            (Attendance::Done, Presence::Done),
            (Attendance::Arrived, Presence::CheckedIn),
            (Attendance::Missed, Presence::Missed),
            (Attendance::Done, Presence::Done),
            (Attendance::Missed, Presence::Missed),
            (Attendance::Arrived, Presence::CheckedIn),
        ];
        for (attendance, presence) in ways {
            for _ in 0..2 {
                oez.calls(minute(60), mark(&appointment, attendance)).await;
                assert_eq!(day(&oez, minute(60)).await, [(appointment.reference.clone(), presence)]);
            }
        }
        let mut tx = store.begin().await.unwrap();
        let deeds = "select count(*) as count from audit where action like 'marked%'";
        assert_eq!(count(&mut tx, deeds).await, 6, "what changes nothing is no deed");
        drop(tx);
        let not_called = call(DayCall::Serve { reference: appointment.reference.clone() });
        assert_eq!(oez.calls(minute(60), not_called).await, refused(DayRefusal::NotCalled));
    }

    async fn whoever_is_late_is_on_the_list_and_begins_anew_where_they_move(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &["centre"]).await, calendar.citizen("Ada").await);
        let appointment = ada.books_at(minute(0), "centre", minute(90), "id-card").await;
        let late = |minutes| Call::Arriving(Arriving::Late { minutes });
        let far = ada.calls(minute(90) - TimeDelta::hours(3), late(Some(5))).await;
        assert_eq!(far, Answer::Gone, "three hours ahead nobody is late");
        for minutes in [Some(10), Some(20)] {
            ada.calls(minute(85), late(minutes)).await;
            assert_eq!(day(&oez, minute(85)).await, [(appointment.reference.clone(), Presence::Late { minutes })]);
        }
        let wish = bot_core::desk::Wish { moving: Some(appointment.id.clone()), ..wish("id-card") };
        let place = ada.places(minute(85), bot_core::desk::Wish { from: Some(minute(101)), ..wish.clone() }).await.remove(0);
        let hold = ada.holds(minute(85), &place.id, wish).await.id;
        let contact = bot_core::desk::Contact::default();
        let moved = ada.calls(minute(85), Call::Move { appointment: appointment.id, hold, contact }).await;
        assert!(matches!(moved, Answer::Ok(Outcome::Booked(_))), "{moved:?}");
        let mut tx = store.begin().await.unwrap();
        assert_eq!(count(&mut tx, "select count(*) as count from presence").await, 0);
    }

    async fn each_office_has_its_own_day(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (north, ada) = (serves(&calendar, "North", Role::Clerk, &["north"]).await, calendar.citizen("Ada").await);
        let appointment = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        assert_eq!(day(&north, minute(60)).await, []);
        let centre = || Some(OfficeId::new("centre"));
        let theirs = [
            DayCall::List { which: Which { day: None, office: centre() }, page: None },
            DayCall::Sheet { which: Which { day: None, office: centre() } },
            DayCall::Codes { office: centre() },
            DayCall::Next { desk: Some(1), office: centre() },
        ];
        for one in theirs {
            assert_eq!(north.calls(minute(60), call(one.clone())).await, refused(DayRefusal::NotTheirs), "{one:?}");
        }
        let serve = call(DayCall::Serve { reference: appointment.reference });
        assert_eq!(north.calls(minute(60), serve.clone()).await, Answer::Gone);
        let not_staff = Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff));
        assert_eq!(ada.calls(minute(60), serve).await, not_staff);
    }
}
