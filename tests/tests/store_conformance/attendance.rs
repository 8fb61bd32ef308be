use bot_core::day::{Expected, Presence};
use bot_core::desk::{Answer, Appointment, Call, Outcome, Refusal};
use bot_core::staff::{Attendance, Handling, Role, StaffCall, StaffOutcome, StaffRefusal};
use chrono::{DateTime, TimeDelta, Utc};
use store::attendance::{self, Miss};
use store::{places, restriction, tidings};
use tests::calendar::{Calendar, Citizen, minute, serves, wish};
use tests::on_both_engines;

use crate::sample::count;

fn mark(appointment: &Appointment, attendance: Attendance) -> Call {
    Call::Staff(StaffCall::Mark { reference: appointment.reference.clone(), attendance })
}

fn marked(appointment: &Appointment, attendance: Attendance) -> Answer {
    let presence = match attendance {
        Attendance::Arrived => Presence::CheckedIn,
        Attendance::Missed => Presence::Missed,
        Attendance::Done => Presence::Done,
    };
    let expected = Expected { appointment: appointment.clone(), presence };
    Answer::Ok(Outcome::Staff(StaffOutcome::Expected(expected)))
}

/// Somebody books and misses that, on this day after Friday.
async fn misses(ada: &Citizen<'_>, oez: &Citizen<'_>, days: i64) -> Appointment {
    let early = minute(0) + TimeDelta::days(days);
    let appointment = ada.books(early, "id-card").await;
    oez.calls(appointment.starts_at, mark(&appointment, Attendance::Missed)).await;
    appointment
}

async fn open_requests(clerk: &Citizen<'_>, now: DateTime<Utc>) -> Vec<bot_core::staff::StaffRequest> {
    match clerk.calls(now, Call::Staff(StaffCall::Requests { page: 0 })).await {
        Answer::Ok(Outcome::Staff(StaffOutcome::Requests { requests, .. })) => requests,
        other => panic!("{other:?}"),
    }
}

/// Twice missed, and restricted on Monday noon.
async fn restricted<'a>(
    calendar: &'a Calendar,
    yil: &Citizen<'_>,
) -> (Citizen<'a>, [Appointment; 2], DateTime<Utc>) {
    let ada = calendar.citizen("Ada").await;
    let first = misses(&ada, yil, 0).await;
    let second = misses(&ada, yil, 3).await;
    let noon = minute(300) + TimeDelta::days(3);
    let request = open_requests(yil, noon).await.remove(0).id;
    yil.calls(noon, Call::Staff(StaffCall::Handle { request, handling: Handling::Restrict })).await;
    (ada, [first, second], noon)
}

/// The days on which somebody can book.
async fn days(citizen: &Citizen<'_>, now: DateTime<Utc>) -> usize {
    match citizen.calls(now, Call::Days { wish: wish("id-card") }).await {
        Answer::Ok(Outcome::Days(days)) => days.len(),
        Answer::Ok(Outcome::Near { outcome, .. }) => match *outcome {
            Outcome::Days(days) => days.len(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

on_both_engines! {
    async fn staff_mark_who_came_and_correct_it(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &["centre"]).await, calendar.citizen("Ada").await);
        let appointment = ada.books(minute(0), "id-card").await;
        let begins = appointment.starts_at;
        let too_early = Answer::Refused(Refusal::Staff(StaffRefusal::TooEarly));
        let arrived = mark(&appointment, Attendance::Arrived);
        assert_eq!(oez.calls(begins - TimeDelta::minutes(61), arrived.clone()).await, too_early);
        assert_eq!(oez.calls(begins - TimeDelta::minutes(60), arrived).await, marked(&appointment, Attendance::Arrived));
        let missed = mark(&appointment, Attendance::Missed);
        assert_eq!(oez.calls(begins - TimeDelta::minutes(1), missed.clone()).await, too_early);
        for _ in 0..2 {
            assert_eq!(oez.calls(begins, missed.clone()).await, marked(&appointment, Attendance::Missed));
        }
        let mut tx = store.begin().await.unwrap();
        let since = minute(-1);
        let expected = Miss { reference: appointment.reference.clone(), starts_at: begins };
        assert_eq!(attendance::misses(&mut tx, &ada.who.person, since).await.unwrap(), [expected]);
        let deeds = "select count(*) as count from audit where action like 'marked%'";
        assert_eq!(count(&mut tx, deeds).await, 2, "what changes nothing is no deed");
    }

    async fn each_office_marks_its_own(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (north, ada) = (serves(&calendar, "North", Role::Clerk, &["north"]).await, calendar.citizen("Ada").await);
        let appointment = ada.books(minute(0), "id-card").await;
        assert_eq!(appointment.office.as_str(), "centre");
        assert_eq!(north.calls(appointment.starts_at, mark(&appointment, Attendance::Missed)).await, Answer::Gone);
        let not_staff = Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff));
        assert_eq!(ada.calls(appointment.starts_at, mark(&appointment, Attendance::Missed)).await, not_staff);
    }

    async fn what_has_not_begun_of_a_missed_appointment_goes_to_others(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &[]).await, calendar.citizen("Ada").await);
        let free = calendar.free_places().await;
        let car = ada.books(minute(0), "car").await;
        assert_eq!(calendar.free_places().await, free - 2);
        oez.calls(car.starts_at + TimeDelta::minutes(5), mark(&car, Attendance::Missed)).await;
        assert_eq!(calendar.free_places().await, free - 1, "the second slot is free");
        let mut tx = store.begin().await.unwrap();
        let whole = "select count(*) as count from occupancy o where slots <> (
            select count(*) from place where occupant = o.id)
            or ends_at <> (select max(ends_at) from place where occupant = o.id)";
        assert_eq!(count(&mut tx, whole).await, 0);
        let occupancy = occupancy_of(&mut tx, &car).await;
        let left = places::occupancy::find(&mut tx, &ada.who.person, &occupancy).await;
        assert_eq!(left.unwrap().unwrap().ends_at, car.starts_at + TimeDelta::minutes(15));
    }

    async fn one_before_the_limit_they_are_told_and_at_it_staff_decide(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &[]).await, calendar.citizen("Ada").await);
        let first = misses(&ada, &oez, 0).await;
        let untold = tidings::untold(&mut store.begin().await.unwrap(), first.starts_at, 9).await.unwrap();
        assert_eq!(untold.len(), 1, "what another one would mean");
        assert_eq!(open_requests(&oez, first.starts_at).await, []);
        let second = misses(&ada, &oez, 3).await;
        let requests = open_requests(&oez, second.starts_at).await;
        assert_eq!(requests.len(), 1);
        assert_eq!(requests[0].handlings, [], "a clerk does not decide");
        let request = requests[0].id.clone();
        let restrict = Call::Staff(StaffCall::Handle { request, handling: Handling::Restrict });
        let not_staff = Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff));
        assert_eq!(oez.calls(second.starts_at, restrict).await, not_staff);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(restriction::until(&mut tx, &ada.who.person, second.starts_at).await.unwrap(), None);
    }

    async fn only_near_places_are_open_until_the_window_has_passed(store: Store) {
        let calendar = Calendar::open(&store).await;
        let yil = serves(&calendar, "Yilmaz", Role::Supervisor, &[]).await;
        let bob = calendar.citizen("Bob").await;
        let (ada, [first, _], noon) = restricted(&calendar, &yil).await;
        let mut tx = store.begin().await.unwrap();
        let until = restriction::until(&mut tx, &ada.who.person, noon).await.unwrap();
        assert_eq!(until, Some(first.starts_at + TimeDelta::days(90)), "then one miss is left");
        drop(tx);
        assert_eq!(days(&ada, noon).await, 2, "Tuesday and Wednesday");
        assert!(days(&bob, noon).await > 2);
        let far = bob.places(noon + TimeDelta::days(3), wish("id-card")).await.remove(0);
        let call = tests::calendar::hold(&far.id, wish("id-card"));
        assert_eq!(ada.calls(noon, call.clone()).await, Answer::Gone, "the store is the judge");
        assert!(matches!(bob.calls(noon, call).await, Answer::Ok(Outcome::Held(_))));
        assert!(days(&ada, until.unwrap()).await == days(&bob, until.unwrap()).await, "it ends by itself");
    }

    async fn a_corrected_miss_lifts_it(store: Store) {
        let calendar = Calendar::open(&store).await;
        let yil = serves(&calendar, "Yilmaz", Role::Supervisor, &[]).await;
        let (ada, [_, second], noon) = restricted(&calendar, &yil).await;
        yil.calls(noon, mark(&second, Attendance::Arrived)).await;
        assert!(days(&ada, noon).await > 2);
        let untold = tidings::untold(&mut store.begin().await.unwrap(), noon, 9).await.unwrap();
        assert_eq!(untold.len(), 1, "only that all is open");
    }

    async fn linked_accounts_share_it_and_keep_it_when_they_part(store: Store) {
        let calendar = Calendar::open(&store).await;
        let yil = serves(&calendar, "Yilmaz", Role::Supervisor, &[]).await;
        let (ada, _, noon) = restricted(&calendar, &yil).await;
        let home = calendar.citizen("Home").await;
        let Answer::Ok(Outcome::LinkCode { code, .. }) = home.calls(noon, Call::MakeLinkCode).await else {
            panic!("a code is made");
        };
        ada.calls(noon, Call::Link { code }).await;
        let ada = calendar.citizen("Ada").await;
        assert_eq!(days(&ada, noon).await, 2);
        ada.calls(noon, Call::Unlink { hold: None }).await;
        for name in ["Ada", "Home"] {
            assert_eq!(days(&calendar.citizen(name).await, noon).await, 2, "{name}");
        }
    }

    async fn misses_are_kept_no_longer_than_they_count(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (serves(&calendar, "Öz", Role::Clerk, &[]).await, calendar.citizen("Ada").await);
        let first = misses(&ada, &oez, 0).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(attendance::forget_before(&mut tx, first.starts_at).await.unwrap(), 0);
        let later = first.starts_at + TimeDelta::seconds(1);
        assert_eq!(attendance::forget_before(&mut tx, later).await.unwrap(), 1);
    }
}

async fn occupancy_of(tx: &mut store::Tx, appointment: &Appointment) -> String {
    let sql = "select occupancy from appointment where id = $1";
    let row = tx.row(sql, &[appointment.id.as_str().into()]).await.unwrap().unwrap();
    row.text("occupancy").unwrap()
}
