use std::collections::BTreeSet;

use bot_core::desk::{Answer, Call, Outcome};
use bot_core::duplicates::Reason;
use bot_core::ids::{AppointmentId, OfficeId, OrderId, RequestId};
use bot_core::staff::{Handling, Matter, Role, StaffCall, StaffOutcome, StaffRequest};
use bot_core::tidings::Stay;
use chrono::{DateTime, TimeDelta, Utc};
use store::requests::{self, NewRequest};
use store::retention::forget_old;
use store::{Store, audit, tidings};
use tests::calendar::{Calendar, Citizen, cancel, minute, serves};
use tests::on_both_engines;

fn matter() -> Matter {
    Matter::Duplicates { score: 85, reasons: BTreeSet::from([Reason::SamePhone]) }
}

/// Files a matter of this subject; whether it was new.
async fn file(
    store: &Store,
    subject: &str,
    about: Option<&Citizen<'_>>,
    office: Option<&str>,
    appointments: &[AppointmentId],
    now: DateTime<Utc>,
) -> bool {
    let office = office.map(OfficeId::new);
    let request = NewRequest {
        matter: &matter(),
        subject,
        person: about.map(|citizen| &citizen.who.person),
        chat: about.map(|citizen| &citizen.who.chat),
        appointments,
        service: None,
        office: office.as_ref(),
    };
    let mut tx = store.begin().await.unwrap();
    let filed = requests::file(&mut tx, store.codec(), &request, now).await.unwrap();
    tx.commit().await.unwrap();
    filed
}

fn request(subject: &str) -> RequestId {
    requests::id(&matter(), subject)
}

async fn clerk<'a>(calendar: &'a Calendar, name: &str, offices: &[&str]) -> Citizen<'a> {
    serves(calendar, name, Role::Clerk, offices).await
}

async fn waiting(clerk: &Citizen<'_>, page: u16, now: DateTime<Utc>) -> (Vec<StaffRequest>, u32) {
    match clerk.calls(now, Call::Staff(StaffCall::Requests { page })).await {
        Answer::Ok(Outcome::Staff(StaffOutcome::Requests { requests, total })) => (requests, total),
        other => panic!("{other:?}"),
    }
}

async fn names(clerk: &Citizen<'_>, page: u16) -> Vec<String> {
    let (requests, _) = waiting(clerk, page, minute(10)).await;
    requests.iter().map(|request| request.id.as_str().replace("duplicates:", "")).collect()
}

fn take(subject: &str) -> Call {
    Call::Staff(StaffCall::Take { request: request(subject) })
}

fn settle(subject: &str) -> Call {
    Call::Staff(StaffCall::Handle { request: request(subject), handling: Handling::Settled })
}

async fn deeds(store: &Store) -> Vec<String> {
    let mut tx = store.begin().await.unwrap();
    let entries = audit::all(&mut tx, store.codec()).await.unwrap();
    let of_requests = entries.into_iter().filter(|entry| entry.subject.starts_with("duplicates:"));
    of_requests.map(|entry| format!("{} {}", entry.name.unwrap(), entry.action)).collect()
}

fn handled() -> Answer {
    Answer::Ok(Outcome::Staff(StaffOutcome::Handled))
}

on_both_engines! {
    async fn a_matter_is_filed_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = clerk(&calendar, "Öz", &[]).await;
        assert!(file(&store, "a", None, None, &[], minute(1)).await);
        assert!(!file(&store, "a", None, None, &[], minute(2)).await);
        assert_eq!(oez.calls(minute(3), settle("a")).await, handled());
        assert!(!file(&store, "a", None, None, &[], minute(4)).await, "it was done");
        assert_eq!(waiting(&oez, 0, minute(4)).await, (Vec::new(), 0));
    }

    async fn the_oldest_comes_first_and_each_office_sees_its_own(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, north) = (clerk(&calendar, "Öz", &[]).await, clerk(&calendar, "North", &["north"]).await);
        for (subject, office, at) in [
            ("c", Some("north"), 3),
            ("a", None, 1),
            ("b", Some("centre"), 2),
            ("d", None, 4),
            ("e", None, 5),
            ("f", None, 6),
        ] {
            file(&store, subject, None, office, &[], minute(at)).await;
        }
        assert_eq!(names(&oez, 0).await, ["a", "b", "c", "d", "e"]);
        assert_eq!(names(&oez, 1).await, ["f"]);
        assert_eq!(names(&oez, 2).await, [""; 0]);
        assert_eq!(names(&north, 0).await, ["a", "c", "d", "e", "f"]);
        assert_eq!(waiting(&north, 0, minute(9)).await.1, 5);
        assert_eq!(north.calls(minute(9), take("b")).await, Answer::Gone, "it is another office's");
        assert_eq!(north.calls(minute(9), settle("b")).await, Answer::Gone);
    }

    async fn whoever_is_asked_which_one_stays_is_asked_once_though_the_order_comes_twice(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (clerk(&calendar, "Öz", &[]).await, calendar.citizen("Ada").await);
        let (card, car) = (ada.books(minute(0), "id-card").await, ada.books(minute(0), "car").await);
        file(&store, "a", None, None, &[card.id.clone(), car.id.clone()], minute(1)).await;
        let ask = Call::Staff(StaffCall::Handle { request: request("a"), handling: Handling::Ask });
        for _ in 0..2 {
            assert_eq!(oez.repeats(minute(2), &OrderId::new("ask"), ask.clone()).await, handled());
        }
        let untold = tidings::untold(&mut store.begin().await.unwrap(), minute(2), 9).await.unwrap();
        assert_eq!(untold.len(), 1);
        assert_eq!(deeds(&store).await, ["Öz handled"]);
        let stay = Call::Stay { request: request("a"), stay: Stay::Only(card.id.clone()) };
        for _ in 0..2 {
            match ada.repeats(minute(3), &OrderId::new("stay"), stay.clone()).await {
                Answer::Ok(Outcome::GivenBack(cancelled)) => assert_eq!(cancelled[0].id, car.id),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(waiting(&oez, 0, minute(4)).await.1, 0, "one is left");
    }

    async fn whoever_is_first_has_taken_it_and_it_is_done_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, yil) = (clerk(&calendar, "Öz", &[]).await, clerk(&calendar, "Yilmaz", &[]).await);
        file(&store, "a", None, None, &[], minute(1)).await;
        for _ in 0..2 {
            oez.calls(minute(2), take("a")).await;
        }
        yil.calls(minute(3), take("a")).await;
        assert_eq!(waiting(&oez, 0, minute(3)).await.0[0].taken_by, None, "it is their own");
        assert_eq!(waiting(&yil, 0, minute(3)).await.0[0].taken_by.as_deref(), Some("Öz"));
        let order = calendar.order_id();
        for _ in 0..2 {
            assert_eq!(yil.repeats(minute(4), &order, settle("a")).await, handled());
        }
        assert_eq!(oez.calls(minute(5), settle("a")).await, Answer::Gone, "somebody else was quicker");
        assert_eq!(oez.calls(minute(5), take("a")).await, Answer::Gone);
        assert_eq!(deeds(&store).await, ["Öz took", "Yilmaz handled"]);
    }

    async fn appointments_are_shown_as_they_stand(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (clerk(&calendar, "Öz", &[]).await, calendar.citizen("Ada").await);
        let (first, second) = (ada.books(minute(0), "id-card").await, ada.books(minute(0), "car").await);
        let mut both = [first.clone(), second.clone()];
        both.sort_by_key(|appointment| (appointment.starts_at, appointment.id.clone()));
        let ids = [second.id.clone(), first.id.clone()];
        file(&store, "a", Some(&ada), None, &ids, minute(1)).await;
        assert_eq!(waiting(&oez, 0, minute(1)).await.0[0].appointments, both);
        ada.calls(minute(2), cancel(&first.id)).await;
        assert_eq!(waiting(&oez, 0, minute(2)).await.0[0].appointments, [second]);
    }

    async fn a_person_who_is_forgotten_waits_no_more(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (clerk(&calendar, "Öz", &[]).await, calendar.citizen("Ada").await);
        file(&store, "a", Some(&ada), None, &[], minute(1)).await;
        ada.calls(minute(2), Call::Forget).await;
        assert_eq!(waiting(&oez, 0, minute(3)).await.1, 0);
    }

    async fn what_nobody_need_look_at_any_more_is_closed(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = clerk(&calendar, "Öz", &[]).await;
        for subject in ["a", "b", "c"] {
            file(&store, subject, None, None, &[], minute(1)).await;
        }
        let mut tx = store.begin().await.unwrap();
        assert!(requests::close(&mut tx, &request("a"), minute(2)).await.unwrap());
        assert!(!requests::close(&mut tx, &request("a"), minute(2)).await.unwrap());
        let kept = [request("c")];
        assert_eq!(requests::close_others(&mut tx, "duplicates", &kept, minute(2)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(names(&oez, 0).await, ["c"]);
    }

    async fn what_is_done_is_forgotten_in_time(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = clerk(&calendar, "Öz", &[]).await;
        file(&store, "a", None, None, &[], minute(1)).await;
        file(&store, "b", None, None, &[], minute(1)).await;
        oez.calls(minute(2), settle("a")).await;
        let mut tx = store.begin().await.unwrap();
        let forgotten =
            forget_old(&mut tx, minute(3) + TimeDelta::days(90), TimeDelta::days(90)).await.unwrap();
        assert_eq!(forgotten.requests, 1, "what still waits, stays");
    }
}
