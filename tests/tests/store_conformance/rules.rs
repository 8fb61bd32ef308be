//! Rules that staff set from their chat.

use bot_core::closure::Plan;
use bot_core::desk::{Answer, Call, Hours, Outcome, Refusal};
use bot_core::ids::OfficeId;
use bot_core::rules::{Gain, RuleCall, RuleOutcome, RuleRefusal};
use bot_core::staff::{Role, StaffCall, StaffOutcome, StaffRefusal};
use store::{Store, catalogue};
use tests::calendar::{Calendar, Citizen, booked, cancel, hold, lay_out, layout, minute, serves, wish};
use tests::on_both_engines;

fn rule(call: RuleCall) -> Call {
    Call::Staff(StaffCall::Rules(Box::new(call)))
}

/// This Friday from six to seven in the evening, at two desks of the centre.
fn evening() -> Plan {
    let time = |text: &str| text.parse().unwrap();
    Plan {
        office: Some(OfficeId::new("centre")),
        day: Some("2026-11-20".parse().unwrap()),
        hours: Some(Hours { from: time("18:00:00"), to: Some(time("19:00:00")) }),
        desks: Some(2),
        reason: String::new(),
    }
}

#[track_caller]
fn outcome(answer: Answer) -> RuleOutcome {
    match answer {
        Answer::Ok(Outcome::Staff(StaffOutcome::Rules(outcome))) => *outcome,
        other => panic!("{other:?}"),
    }
}

fn refused(refusal: RuleRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(StaffRefusal::Rule(refusal)))
}

async fn pauses(chief: &Citizen<'_>, sentence: &str) {
    let answer = chief.calls(minute(0), rule(RuleCall::Pause { sentence: sentence.to_owned() })).await;
    let RuleOutcome::Booking(booking) = outcome(answer) else { panic!("it is about booking") };
    assert_eq!(booking.pause.unwrap().sentence, sentence);
}

async fn audited(store: &Store) -> Vec<String> {
    let mut tx = store.begin().await.unwrap();
    let entries = store::audit::all(&mut tx, store.codec()).await.unwrap();
    let actions = entries.into_iter().map(|entry| entry.action);
    actions.filter(|action| action != "invited" && action != "joined").collect()
}

on_both_engines! {
    async fn more_places_are_opened_once_and_outlast_an_import(store: Store) {
        let calendar = Calendar::open(&store).await;
        let chief = serves(&calendar, "Abt", Role::Supervisor, &["centre"]).await;
        let free = calendar.free_places().await;
        let looked = chief.calls(minute(0), rule(RuleCall::LookAtExtra { plan: evening() })).await;
        let RuleOutcome::Extra { gain, .. } = outcome(looked) else { panic!("it is about more places") };
        assert_eq!(gain, Some(Gain { places: 8, waiting: 0 }));
        let order = calendar.order_id();
        for _ in 0..2 {
            let opened = chief.repeats(minute(0), &order, rule(RuleCall::OpenExtra { plan: evening() })).await;
            assert_eq!(outcome(opened), RuleOutcome::Opened { plan: evening(), places: 8 });
        }
        assert_eq!(calendar.free_places().await, free, "they are laid out soon");
        lay_out(&store, &calendar.city, &layout(), minute(1)).await;
        assert_eq!(calendar.free_places().await, free + 8);
        let mut tx = store.begin().await.unwrap();
        let mut changed = calendar.city.clone();
        changed.offices[0].opening[0].desks += 1;
        catalogue::import(&mut tx, &changed, minute(2)).await.unwrap();
        tx.commit().await.unwrap();
        lay_out(&store, &changed, &layout(), minute(2)).await;
        let ada = calendar.citizen("Ada").await;
        let at_six = "2026-11-20T17:00:00Z".parse().unwrap();
        assert_eq!(ada.books_at(minute(3), "centre", at_six, "id-card").await.starts_at, at_six);
    }

    async fn nothing_is_opened_in_vain_or_elsewhere(store: Store) {
        let calendar = Calendar::open(&store).await;
        let chief = serves(&calendar, "Abt", Role::Supervisor, &["centre"]).await;
        let north = Plan { office: Some(OfficeId::new("north")), ..evening() };
        for plan in [north, Plan { hours: None, ..evening() }] {
            let opened = chief.calls(minute(0), rule(RuleCall::OpenExtra { plan })).await;
            assert_eq!(opened, refused(RuleRefusal::NoPlaces));
        }
        let yesterday = Plan { day: Some("2026-11-19".parse().unwrap()), ..evening() };
        let opened = chief.calls(minute(0), rule(RuleCall::OpenExtra { plan: yesterday })).await;
        assert_eq!(opened, refused(RuleRefusal::NoPlaces));
        assert!(audited(&store).await.is_empty());
    }

    async fn while_booking_rests_what_is_held_is_booked_and_nothing_else(store: Store) {
        let calendar = Calendar::open(&store).await;
        let chief = serves(&calendar, "Abt", Role::Supervisor, &[]).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let place = ada.places(minute(0), wish("id-card")).await.remove(0);
        let held = ada.holds(minute(0), &place.id, wish("id-card")).await;
        pauses(&chief, "Eine Störung.").await;
        pauses(&chief, "Eine Störung.").await;
        pauses(&chief, "Um zwei geht es weiter.").await;
        let paused = Answer::Refused(Refusal::Paused { sentence: "Um zwei geht es weiter.".to_owned() });
        let places = Call::Places { wish: wish("id-card"), limit: 3 };
        assert_eq!(bob.calls(minute(1), places).await, paused);
        assert_eq!(bob.calls(minute(1), Call::Days { wish: wish("id-card") }).await, paused);
        assert_eq!(bob.calls(minute(1), hold(&place.id, wish("id-card"))).await, paused);
        let appointment = booked(ada.calls(minute(1), tests::calendar::book(&held.id)).await);
        let moving = bot_core::desk::Wish { moving: Some(appointment.id.clone()), ..wish("id-card") };
        assert_eq!(ada.places(minute(1), moving).await.len(), 3, "what is booked can be moved");
        chief.calls(minute(2), rule(RuleCall::Resume)).await;
        assert_eq!(bob.places(minute(2), wish("id-card")).await.len(), 3);
        assert_eq!(audited(&store).await, ["paused booking", "paused booking", "resumed booking"]);
    }

    async fn after_the_last_moment_only_staff_change_an_appointment(store: Store) {
        let calendar = Calendar::open(&store).await;
        let chief = serves(&calendar, "Abt", Role::Supervisor, &[]).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = ada.books_at(minute(0), "centre", minute(90), "id-card").await;
        let set = RuleCall::SetLastMoment { services: wish("id-card").services(), minutes: Some(60) };
        chief.calls(minute(0), rule(set)).await;
        let past = Answer::Refused(Refusal::PastLastMoment { minutes: 60 });
        let moving = bot_core::desk::Wish { moving: Some(appointment.id.clone()), ..wish("id-card") };
        assert_eq!(ada.places(minute(30), moving.clone()).await.len(), 3, "this is the last moment");
        assert_eq!(ada.calls(minute(31), Call::Places { wish: moving, limit: 3 }).await, past);
        assert_eq!(ada.calls(minute(31), cancel(&appointment.id)).await, past);
        let lift = RuleCall::SetLastMoment { services: wish("id-card").services(), minutes: None };
        chief.calls(minute(32), rule(lift)).await;
        assert!(matches!(ada.calls(minute(33), cancel(&appointment.id)).await, Answer::Ok(_)));
    }
}
