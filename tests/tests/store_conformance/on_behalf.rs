//! What staff book for somebody who called or wrote: from their lane, within the limits, taken over by a code once.

use bot_core::City;
use bot_core::desk::{Answer, Appointment, Call, Contact, Outcome, Place, Refusal};
use bot_core::ids::{HoldId, ServiceId};
use bot_core::linking::LinkRefusal;
use bot_core::on_behalf::{
    ClaimCode, Commission, Found, Kept, OnBehalfCall, OnBehalfOutcome, OnBehalfRefusal,
};
use bot_core::staff::{Handling, Matter, Role, StaffCall, StaffOutcome, StaffRefusal, StaffRequest};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use store::waitlist::offering;
use store::{Store, audit, reminders};
use tests::calendar::{Calendar, Citizen, booked, city, minute, serves};
use tests::on_both_engines;

use crate::sample;

/// The centre has a desk for callers and one for emergencies from 8:00 to 9:00, north one for callers on Fridays.
fn with_callers() -> City {
    let mut city = city();
    let rule = |rule| serde_json::from_value(rule).unwrap();
    city.offices[0].opening = vec![rule(json!({
        "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "09:00", "desks": 3,
        "lanes": { "staff": 1, "emergency": 1 },
    }))];
    city.offices[1].opening = vec![rule(json!({
        "weekdays": ["fri"], "from": "08:30", "to": "09:00", "desks": 2, "lanes": { "staff": 1 },
    }))];
    city
}

fn call(call: OnBehalfCall) -> Call {
    Call::Staff(StaffCall::OnBehalf(Box::new(call)))
}

/// For Erika Muster, or whoever has this number.
fn commission(service: &str, phone: &str) -> Commission {
    let contact = Contact { name: Some("Erika Muster".into()), phone: Some(phone.into()), email: None };
    Commission { services: vec![ServiceId::new(service)], contact, ..Commission::default() }
}

#[track_caller]
fn told(answer: Answer) -> OnBehalfOutcome {
    match answer {
        Answer::Ok(Outcome::Staff(StaffOutcome::OnBehalf(outcome))) => *outcome,
        other => panic!("{other:?}"),
    }
}

fn refused(refusal: OnBehalfRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(StaffRefusal::OnBehalf(refusal)))
}

async fn places(clerk: &Citizen<'_>, now: DateTime<Utc>, commission: &Commission) -> Vec<Place> {
    let look = OnBehalfCall::LookAt { commission: commission.clone() };
    match told(clerk.calls(now, call(look)).await) {
        OnBehalfOutcome::Places { places, .. } => places,
        other => panic!("{other:?}"),
    }
}

async fn keeps(clerk: &Citizen<'_>, now: DateTime<Utc>, commission: &Commission, place: &Place) -> Kept {
    let hold = OnBehalfCall::Hold { commission: commission.clone(), place: place.id.clone() };
    match told(clerk.calls(now, call(hold)).await) {
        OnBehalfOutcome::Held(kept) => kept,
        other => panic!("{other:?}"),
    }
}

fn book(hold: &HoldId, commission: &Commission) -> Call {
    call(OnBehalfCall::Book { hold: hold.clone(), commission: commission.clone() })
}

/// The first place there is.
async fn books(clerk: &Citizen<'_>, now: DateTime<Utc>, commission: &Commission) -> (Appointment, ClaimCode) {
    let place = places(clerk, now, commission).await.remove(0);
    let kept = keeps(clerk, now, commission, &place).await;
    match told(clerk.calls(now, book(&kept.hold, commission)).await) {
        OnBehalfOutcome::Booked { appointment, code } => (appointment, code),
        other => panic!("{other:?}"),
    }
}

async fn finds(clerk: &Citizen<'_>, now: DateTime<Utc>, sought: &str) -> OnBehalfOutcome {
    told(clerk.calls(now, call(OnBehalfCall::Find { sought: sought.to_owned() })).await)
}

fn claim(code: &ClaimCode) -> Call {
    Call::Claim { code: code.clone() }
}

async fn free(store: &Store, lane: &str) -> i64 {
    let mut tx = store.begin().await.unwrap();
    let sql = "select count(*) as count from place where lane = $1 and occupant is null and starts_at < $2";
    tx.row(sql, &[lane.into(), minute(200).into()]).await.unwrap().unwrap().int("count").unwrap()
}

async fn count(store: &Store, sql: &'static str) -> i64 {
    let mut tx = store.begin().await.unwrap();
    sample::count(&mut tx, sql).await
}

async fn actions(store: &Store) -> Vec<(String, Option<String>)> {
    let mut tx = store.begin().await.unwrap();
    let entries = audit::all(&mut tx, store.codec()).await.unwrap();
    entries
        .into_iter()
        .skip_while(|entry| entry.action != "joined")
        .skip(1)
        .map(|one| (one.action, one.reason))
        .collect()
}

async fn open_requests(clerk: &Citizen<'_>, now: DateTime<Utc>) -> Vec<StaffRequest> {
    match clerk.calls(now, Call::Staff(StaffCall::Requests { page: 0 })).await {
        Answer::Ok(Outcome::Staff(StaffOutcome::Requests { requests, .. })) => requests,
        other => panic!("{other:?}"),
    }
}

/// Everybody who waits is offered what there is, and told.
async fn offers(calendar: &Calendar, now: DateTime<Utc>) {
    let mut tx = calendar.store.begin().await.unwrap();
    let (desk, city, codec) = (&calendar.desk, &calendar.city, calendar.store.codec());
    for candidate in desk.candidates(&mut tx, minute(-1_000_000), now).await.unwrap() {
        desk.offer(&mut tx, city, &candidate.entry, now).await.unwrap();
    }
    for entry in offering::untold(&mut tx, now, 9).await.unwrap() {
        assert_eq!(desk.tell_offer(&mut tx, codec, &entry, now).await.unwrap(), None, "no chat is told");
    }
    tx.commit().await.unwrap();
}

on_both_engines! {
    async fn a_place_of_the_staff_lane_is_kept_booked_and_taken_over_once(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let before = (free(&store, "public").await, free(&store, "emergency").await);
        let staff = free(&store, "staff").await;
        let commission = commission("id-card", "0231 471100");
        let place = places(&oez, minute(0), &commission).await.remove(0);
        let id = calendar.order_id();
        let hold = OnBehalfCall::Hold { commission: commission.clone(), place: place.id.clone() };
        let first = oez.repeats(minute(0), &id, call(hold.clone())).await;
        assert_eq!(oez.repeats(minute(0), &id, call(hold)).await, first, "the order is repeated");
        let OnBehalfOutcome::Held(kept) = told(first) else { panic!("it is held") };
        assert_eq!((kept.place, kept.shows_names), (place, false));
        assert_eq!(free(&store, "staff").await, staff - 1);
        let id = calendar.order_id();
        let order = book(&kept.hold, &commission);
        let OnBehalfOutcome::Booked { appointment, code: lost } =
            told(oez.repeats(minute(1), &id, order.clone()).await) else { panic!("it is booked") };
        let OnBehalfOutcome::Booked { appointment: again, code } =
            told(oez.repeats(minute(1), &id, order).await) else { panic!("it stays booked") };
        assert_eq!(again, appointment);
        assert_eq!(before, (free(&store, "public").await, free(&store, "emergency").await));
        assert_eq!(actions(&store).await, [("booked for a caller".to_owned(), None)]);
        // Nobody has it in a chat, not even the clerk.
        assert_eq!(oez.appointments(minute(1)).await, []);
        let erika = calendar.citizen("Erika").await;
        assert_eq!(erika.calls(minute(2), claim(&lost)).await, Answer::Gone, "a newer one has ended it");
        let id = calendar.order_id();
        assert_eq!(booked(erika.repeats(minute(2), &id, claim(&code)).await), appointment);
        assert_eq!(booked(erika.repeats(minute(2), &id, claim(&code)).await), appointment);
        assert_eq!(erika.appointments(minute(2)).await, std::slice::from_ref(&appointment));
        let otto = calendar.citizen("Otto").await;
        assert_eq!(otto.calls(minute(2), claim(&code)).await, Answer::Gone);
        // From now on she is reminded, and changes it by herself.
        let mut tx = store.begin().await.unwrap();
        let due = reminders::due(&mut tx, minute(2), 9).await.unwrap();
        assert_eq!(due, std::slice::from_ref(&appointment.id));
        tx.commit().await.unwrap();
        let cancelled = erika.calls(minute(3), Call::Cancel { appointment: appointment.id }).await;
        assert!(matches!(cancelled, Answer::Ok(Outcome::Cancelled { .. })));
    }

    async fn limits_hold_for_who_is_known_by_name_and_number(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let mut commission = commission("id-card", "0231 471100");
        let (first, code) = books(&oez, minute(0), &commission).await;
        commission.contact.name = Some("MUSTER, Erika".into());
        for taken_over in [false, true] {
            if taken_over {
                let erika = calendar.citizen("Erika").await;
                booked(erika.calls(minute(1), claim(&code)).await);
            }
            let staff = free(&store, "staff").await;
            let place = places(&oez, minute(2), &commission).await.remove(0);
            let kept = keeps(&oez, minute(2), &commission, &place).await;
            let answer = oez.calls(minute(2), book(&kept.hold, &commission)).await;
            assert_eq!(told(answer), OnBehalfOutcome::AtLimit(vec![first.clone()]), "{taken_over}");
            assert_eq!(free(&store, "staff").await, staff, "and what was kept is free");
        }
        // Somebody else has the same name.
        commission.contact.phone = Some("0231 471199".into());
        books(&oez, minute(3), &commission).await;
        assert_eq!(count(&store, "select count(*) as count from appointment").await, 2);
    }

    async fn only_their_offices_and_only_with_a_role(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let north = serves(&calendar, "Nora", Role::Clerk, &["north"]).await;
        let eva = serves(&calendar, "Ida-Marie", Role::Editor, &[]).await;
        let citizen = calendar.citizen("Otto").await;
        let commission = commission("id-card", "0231 471100");
        let look = || call(OnBehalfCall::LookAt { commission: commission.clone() });
        for nobody in [&eva, &citizen] {
            let answer = nobody.calls(minute(0), look()).await;
            assert_eq!(answer, Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff)));
        }
        let free = places(&north, minute(0), &commission).await;
        assert!(!free.is_empty() && free.iter().all(|place| place.office.as_str() == "north"));
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let (appointment, _) = books(&oez, minute(0), &commission).await;
        let OnBehalfOutcome::Found(found) = finds(&oez, minute(0), &appointment.reference).await else {
            panic!("it is found")
        };
        let [Found { contact: None, has_chat: false, .. }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(finds(&north, minute(0), &appointment.reference).await, OnBehalfOutcome::Found(Vec::new()));
        assert_eq!(finds(&oez, minute(0), "Erika Muster").await, OnBehalfOutcome::OnlyByReference);
        let cancel = OnBehalfCall::Cancel { reference: appointment.reference, reason: String::new() };
        assert_eq!(north.calls(minute(0), call(cancel)).await, Answer::Gone);
    }

    async fn an_emergency_states_its_reason_and_takes_what_is_kept_back(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let mut commission = Commission { emergency: Some("?!".into()), ..commission("id-card", "0231 471100") };
        let look = call(OnBehalfCall::LookAt { commission: commission.clone() });
        assert_eq!(oez.calls(minute(0), look).await, refused(OnBehalfRefusal::Incomplete));
        commission.emergency = Some("Flug morgen".into());
        let emergency = free(&store, "emergency").await;
        books(&oez, minute(0), &commission).await;
        assert_eq!(free(&store, "emergency").await, emergency - 1);
        let stated = ("booked in an emergency".to_owned(), Some("Flug morgen".to_owned()));
        assert_eq!(actions(&store).await, [stated]);
    }

    async fn staff_move_and_cancel_what_stands_in_a_chat_and_its_citizen_is_told(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = ada.books(minute(0), "id-card").await;
        let public = free(&store, "public").await;
        let commission = Commission {
            moving: Some(appointment.reference.clone()),
            reason: "Die Heizung".into(),
            ..Commission::default()
        };
        let place = places(&oez, minute(1), &commission).await.remove(1);
        let kept = keeps(&oez, minute(1), &commission, &place).await;
        let id = calendar.order_id();
        for _ in 0..2 {
            let answer = told(oez.repeats(minute(1), &id, book(&kept.hold, &commission)).await);
            let OnBehalfOutcome::Moved(Found { appointment: moved, has_chat: true, .. }) = answer else {
                panic!("{answer:?}")
            };
            assert_eq!((moved.starts_at, moved.moves), (place.starts_at, 0));
        }
        assert_eq!(free(&store, "public").await, public + 1);
        assert_eq!(count(&store, "select count(*) as count from tidings").await, 1);
        let cancel = OnBehalfCall::Cancel { reference: appointment.reference.clone(), reason: "Strom".into() };
        let id = calendar.order_id();
        for _ in 0..2 {
            let answer = told(oez.repeats(minute(2), &id, call(cancel.clone())).await);
            assert!(matches!(answer, OnBehalfOutcome::Cancelled(Found { has_chat: true, .. })));
        }
        assert_eq!(count(&store, "select count(*) as count from tidings").await, 2);
        assert_eq!(ada.appointments(minute(2)).await, []);
        let why = |action: &str, why: &str| (action.to_owned(), Some(why.to_owned()));
        assert_eq!(actions(&store).await, [why("moved", "Die Heizung"), why("cancelled", "Strom")]);
    }

    async fn what_has_begun_is_neither_changed_nor_taken_over(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let (appointment, code) = books(&oez, minute(0), &commission("id-card", "0231 471100")).await;
        let begun = appointment.starts_at;
        let reference = appointment.reference.clone();
        let late = [
            OnBehalfCall::Cancel { reference: reference.clone(), reason: String::new() },
            OnBehalfCall::NewCode { reference: reference.clone() },
            OnBehalfCall::LookAt { commission: Commission { moving: Some(reference), ..Commission::default() } },
        ];
        for late in late {
            assert_eq!(oez.calls(begun, call(late)).await, refused(OnBehalfRefusal::TooLate));
        }
        let erika = calendar.citizen("Erika").await;
        assert_eq!(erika.calls(begun, claim(&code)).await, Answer::Gone);
        assert!(matches!(booked(erika.calls(begun - TimeDelta::seconds(1), claim(&code)).await), Appointment { .. }));
    }

    async fn codes_are_not_guessed(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let monday = Some("2026-11-23".parse().unwrap());
        let commission = Commission { day: monday, ..commission("id-card", "0231 471100") };
        let (_, code) = books(&oez, minute(0), &commission).await;
        let ada = calendar.citizen("Ada").await;
        let wrong = ClaimCode::read("K7QP-2MXA-0123").unwrap();
        for _ in 0..5 {
            assert_eq!(ada.calls(minute(1), claim(&wrong)).await, Answer::Gone);
        }
        let locked_out = Answer::Refused(Refusal::Link(LinkRefusal::TooManyTries));
        assert_eq!(ada.calls(minute(2), claim(&code)).await, locked_out);
        booked(ada.calls(minute(70), claim(&code)).await);
    }

    async fn a_place_is_lost_when_its_time_is_over(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let commission = commission("id-card", "0231 471100");
        let place = places(&oez, minute(0), &commission).await.remove(0);
        let kept = keeps(&oez, minute(0), &commission, &place).await;
        let hold = OnBehalfCall::Hold { commission: commission.clone(), place: place.id.clone() };
        let other = serves(&calendar, "Yıl", Role::Clerk, &[]).await;
        assert_eq!(other.calls(minute(1), book(&kept.hold, &commission)).await, Answer::Gone, "it is not theirs");
        let now = kept.until;
        calendar.expire(now).await;
        assert_eq!(oez.calls(now, book(&kept.hold, &commission)).await, Answer::Gone);
        assert!(matches!(told(other.calls(now, call(hold)).await), OnBehalfOutcome::Held(_)));
    }

    async fn a_caller_waits_in_rank_and_an_offer_is_a_request_to_call(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let mut commission = commission("id-card", "0231 471100");
        let phone = commission.contact.phone.take();
        let wait = |commission: &Commission| call(OnBehalfCall::Wait { commission: commission.clone() });
        assert_eq!(oez.calls(minute(0), wait(&commission)).await, refused(OnBehalfRefusal::Incomplete));
        commission.contact.phone = phone;
        for _ in 0..2 {
            let waits = told(oez.calls(minute(0), wait(&commission)).await);
            assert!(matches!(waits, OnBehalfOutcome::Waits { .. }));
        }
        assert_eq!(count(&store, "select count(*) as count from waitlist_entry").await, 1);
        // What is free for everybody is offered at once.
        let offers = |now| offers(&calendar, now);
        offers(minute(1)).await;
        let request = open_requests(&oez, minute(1)).await.remove(0);
        let Matter::CallBack { starts_at, reach, .. } = &request.matter else { panic!("{request:?}") };
        assert!(reach.is_empty(), "in this chat no number is shown");
        let handle = |request: &StaffRequest, handling| {
            Call::Staff(StaffCall::Handle { request: request.id.clone(), handling })
        };
        let declined = oez.calls(minute(2), handle(&request, Handling::DeclineOffer)).await;
        assert_eq!(declined, Answer::Ok(Outcome::Staff(StaffOutcome::Handled)));
        offers(minute(3)).await;
        let next = open_requests(&oez, minute(3)).await.remove(0);
        assert!(matches!(&next.matter, Matter::CallBack { starts_at: other, .. } if other != starts_at));
        let OnBehalfOutcome::Booked { appointment, .. } =
            told(oez.calls(minute(4), handle(&next, Handling::TakeOffer)).await) else { panic!("it is booked") };
        assert!(matches!(next.matter, Matter::CallBack { starts_at, .. } if starts_at == appointment.starts_at));
        let served = "select count(*) as count from waitlist_entry where state = 'served'";
        assert_eq!((open_requests(&oez, minute(5)).await, count(&store, served).await), (Vec::new(), 1));
    }

    async fn an_offer_that_nobody_called_about_passes_on(store: Store) {
        let calendar = Calendar::of(&store, with_callers()).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let commission = commission("id-card", "0231 471100");
        oez.calls(minute(0), call(OnBehalfCall::Wait { commission })).await;
        offers(&calendar, minute(1)).await;
        let request = open_requests(&oez, minute(1)).await.remove(0);
        let Matter::CallBack { until, .. } = request.matter else { panic!("{request:?}") };
        let mut tx = store.begin().await.unwrap();
        offering::lapse(&mut tx, until + TimeDelta::minutes(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(open_requests(&oez, until + TimeDelta::minutes(1)).await, []);
        let late = Call::Staff(StaffCall::Handle { request: request.id, handling: Handling::TakeOffer });
        assert_eq!(oez.calls(until + TimeDelta::minutes(2), late).await, Answer::Gone);
    }
}
