//! For whom appointments are, and how much one may have: for oneself, for others, from several accounts.

use bot_core::desk::{
    Answer, Appointment, Call, Contact, Field, Hold, Outcome, Refusal, Request, Ward, Wish,
};
use bot_core::ids::{AppointmentId, OfficeId};
use bot_core::linking::Code;
use chrono::TimeDelta;
use store::appointments::{self, MovedBy};
use store::desk::{DeskPolicy, LocalDesk};
use store::dice::Dice;
use store::places::occupancy;
use store::retention::forget_old;
use store::{live_bookings, people, wards};
use tests::calendar::{
    Calendar, Citizen, book, booked, cancel, cancelled, held, hold, minute, policy, undo, wish,
};
use tests::{databases, on_both_engines};

use crate::sample::{count, somebody_waits};

/// Somebody else, whom a citizen names.
async fn names(citizen: &Citizen<'_>, name: &str) -> Ward {
    match citizen.calls(minute(0), Call::NameWard { name: name.to_owned() }).await {
        Answer::Ok(Outcome::Ward(ward)) => ward,
        other => panic!("{other:?}"),
    }
}

async fn wards_of(citizen: &Citizen<'_>) -> Vec<Ward> {
    match citizen.calls(minute(0), Call::Wards).await {
        Answer::Ok(Outcome::Wards(wards)) => wards,
        other => panic!("{other:?}"),
    }
}

fn wish_for(service: &str, ward: &Ward) -> Wish {
    Wish { whom: Some(ward.id.clone()), ..wish(service) }
}

/// Tries to hold the first place.
async fn tries(citizen: &Citizen<'_>, wish: Wish) -> Answer {
    let place = citizen.places(minute(0), wish.clone()).await.remove(0);
    citizen.calls(minute(0), hold(&place.id, wish)).await
}

async fn books(citizen: &Citizen<'_>, wish: Wish) -> Appointment {
    let held = held(tries(citizen, wish).await);
    booked(citizen.calls(minute(0), book(&held.id)).await)
}

/// Holds a passport and tells who comes.
async fn tells(citizen: &Citizen<'_>, wish: Wish, name: &str, phone: &str) -> (Hold, Answer) {
    let held = held(tries(citizen, wish).await);
    let contact = Contact { name: Some(name.into()), phone: Some(phone.into()), email: None };
    let call = Call::Book { hold: held.id.clone(), contact, replaces: None };
    (held, citizen.calls(minute(0), call).await)
}

fn elsewhere() -> Answer {
    Answer::Refused(Refusal::KnownElsewhere)
}

/// Moves it to the first other place; what came of it.
async fn moves(citizen: &Citizen<'_>, appointment: &Appointment) -> Answer {
    let wish = Wish {
        moving: Some(appointment.id.clone()),
        whom: appointment.ward().cloned(),
        ..wish(appointment.service.as_str())
    };
    match tries(citizen, wish).await {
        Answer::Ok(Outcome::Held(held)) => {
            let contact = Contact::default();
            let appointment = appointment.id.clone();
            citizen.calls(minute(0), Call::Move { appointment, hold: held.id, contact }).await
        }
        refused => refused,
    }
}

async fn links(one: &Citizen<'_>, other: &Citizen<'_>) {
    let code: Code = match one.calls(minute(0), Call::MakeLinkCode).await {
        Answer::Ok(Outcome::LinkCode { code, .. }) => code,
        other => panic!("{other:?}"),
    };
    let linked = other.calls(minute(0), Call::Link { code }).await;
    assert!(matches!(linked, Answer::Ok(Outcome::Links(_))), "{linked:?}");
}

/// The names of those for whom somebody has something.
fn whom(appointments: &[Appointment]) -> Vec<Option<&str>> {
    let mut names: Vec<_> =
        appointments.iter().map(|one| one.whom.as_ref().map(|ward| ward.name.as_str())).collect();
    names.sort();
    names
}

on_both_engines! {
    async fn somebody_else_has_limits_of_their_own(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        ada.books(minute(0), "id-card").await;
        let erika = names(&ada, "Erika Löwe").await;
        let hers = books(&ada, wish_for("id-card", &erika)).await;
        assert_eq!(hers.whom, Some(erika.clone()));
        assert_eq!(whom(&ada.appointments(minute(0)).await), [None, Some("Erika Löwe")]);
        let again = tries(&ada, wish_for("id-card", &erika)).await;
        assert_eq!(again, Answer::Refused(Refusal::SameService(hers.clone())));
        assert!(matches!(tries(&ada, wish("id-card")).await, Answer::Refused(Refusal::SameService(own)) if own.whom.is_none()));
        books(&ada, wish_for("car", &erika)).await;
        let third = tries(&ada, wish_for("passport", &erika)).await;
        assert!(matches!(&third, Answer::Refused(Refusal::TooMany(both)) if whom(both) == [Some("Erika Löwe"); 2]), "{third:?}");
        held(tries(&ada, wish("car")).await);

        assert_eq!(bob.appointments(minute(0)).await, []);
        assert_eq!(tries(&bob, wish_for("car", &erika)).await, Answer::Gone, "he does not know her");
        let waiting = Call::Wait { wish: wish_for("car", &erika) };
        assert_eq!(bob.calls(minute(0), waiting).await, Answer::Gone);
        assert_eq!(bob.calls(minute(0), cancel(&hers.id)).await, Answer::Gone);
        let (gone, undo_until) = cancelled(ada.calls(minute(0), cancel(&hers.id)).await);
        assert_eq!((gone.whom, undo_until.is_some()), (Some(erika.clone()), true));
        assert_eq!(booked(ada.calls(minute(0), undo(&hers.id)).await).whom, Some(erika));
    }

    async fn one_name_is_one_person(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let order = calendar.order_id();
        let call = Call::NameWard { name: "Erika Löwe".into() };
        let first = ada.repeats(minute(0), &order, call.clone()).await;
        assert_eq!(ada.repeats(minute(0), &order, call.clone()).await, first);
        assert_eq!(Answer::Ok(Outcome::Ward(names(&ada, " erika LOEWE").await)), first);
        let max = names(&ada, "Max").await;
        let (Answer::Ok(Outcome::Ward(erika)), bobs) = (first, names(&bob, "Erika Löwe").await) else { panic!() };
        assert!(bobs.id != erika.id && max.id != erika.id);
        assert_eq!(wards_of(&ada).await.len(), 2);
        assert_eq!(wards_of(&bob).await, [bobs]);
        let mut tx = store.begin().await.unwrap();
        let row = tx.row("select name_sealed from person where id = $1", &[erika.id.as_str().into()]).await;
        let sealed = row.unwrap().unwrap().maybe_bytes("name_sealed").unwrap().unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"Erika"), "it can be read");
    }

    async fn names_for_whom_nothing_is_booked_go_when_there_are_many(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let first = names(&ada, "Nummer Null").await;
        books(&ada, wish_for("car", &first)).await;
        for number in 1..30 {
            let call = Call::NameWard { name: format!("Nummer {number}") };
            ada.calls(minute(number), call).await;
        }
        let mut tx = store.begin().await.unwrap();
        assert_eq!(count(&mut tx, "select count(*) as count from person where carer is not null").await, 13);
        assert!(wards::is_of(&mut tx, &ada.who.person, &first.id).await.unwrap());
    }

    async fn an_account_books_so_many_for_all(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let (erika, max) = (names(&ada, "Erika").await, names(&ada, "Max").await);
        let own = ada.books(minute(0), "car").await;
        ada.books(minute(0), "id-card").await;
        books(&ada, wish_for("id-card", &erika)).await;
        books(&ada, wish_for("id-card", &max)).await;
        let fifth = tries(&ada, wish_for("car", &max)).await;
        assert!(matches!(&fifth, Answer::Refused(Refusal::TooManyOfAccount(four)) if four.len() == 4), "{fifth:?}");
        let same = tries(&ada, wish_for("id-card", &max)).await;
        assert!(matches!(same, Answer::Refused(Refusal::SameService(_))), "what can be moved comes first");
        let at_work = calendar.citizen("Work").await;
        links(&ada, &at_work).await;
        let at_work = calendar.citizen("Work").await;
        assert!(matches!(tries(&at_work, wish_for("car", &erika)).await, Answer::Refused(Refusal::TooManyOfAccount(_))));
        booked(moves(&at_work, &own).await);
        cancelled(at_work.calls(minute(0), cancel(&own.id)).await);
        books(&at_work, wish_for("car", &erika)).await;
        assert!(matches!(ada.calls(minute(0), undo(&own.id)).await, Answer::Refused(Refusal::TooManyOfAccount(_))));
    }

    async fn the_same_name_and_number_is_the_same_person(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work, bob) =
            (calendar.citizen("Ada").await, calendar.citizen("Work").await, calendar.citizen("Bob").await);
        let (_, first) = tells(&ada, wish("passport"), "Ada Löwe", "0221 / 47 11 00").await;
        let first = booked(first);
        let (refused, answer) = tells(&at_work, wish("passport"), "LOEWE, Ada", "+49 221 471100").await;
        assert_eq!(answer, elsewhere());
        // Nothing is remembered of it: another name can still be told.
        assert_eq!(refused.missing, [Field::Name, Field::Phone]);
        let mut tx = store.begin().await.unwrap();
        let known = people::contact(&mut tx, store.codec(), &at_work.who.person).await.unwrap();
        assert_eq!(known, Contact::default());
        tx.commit().await.unwrap();
        let (_, other) = tells(&at_work, wish("passport"), "Ida Löwe", "0221 471100").await;
        let idas = booked(other);
        booked(tells(&bob, wish("passport"), "Ada Löwe", "0231 471100").await.1);

        // Also when it comes back.
        cancelled(ada.calls(minute(0), cancel(&first.id)).await);
        cancelled(at_work.calls(minute(0), cancel(&idas.id)).await);
        let hold = held(tries(&at_work, wish("passport")).await);
        let contact = Contact { name: Some("Ada Löwe".into()), ..Contact::default() };
        booked(at_work.calls(minute(0), Call::Book { hold: hold.id, contact, replaces: None }).await);
        assert_eq!(ada.calls(minute(0), undo(&first.id)).await, elsewhere());
        // A person who is known counts for all services.
        books(&at_work, wish("car")).await;
        let hold = held(tries(&ada, wish("id-card")).await);
        assert_eq!(ada.calls(minute(0), book(&hold.id)).await, elsewhere(), "two in all");
        links(&ada, &at_work).await;
        let linked = ada.calls(minute(0), book(&hold.id)).await;
        assert!(matches!(&linked, Answer::Refused(Refusal::TooMany(two)) if two.len() == 2), "{linked:?}");
    }

    async fn the_same_name_and_address_is_the_same_person(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        for (who, name, email, same) in
            [(&ada, "Ada Löwe", "ada@example.org", false), (&bob, "ada loewe", " Ada@Example.ORG", true)]
        {
            let hold = held(tries(who, wish("car")).await);
            let contact = Contact { name: Some(name.into()), phone: None, email: Some(email.into()) };
            let answer = who.calls(minute(0), Call::Book { hold: hold.id, contact, replaces: None }).await;
            assert_eq!(answer == elsewhere(), same, "{name}: {answer:?}");
        }
    }

    async fn who_is_named_is_known_by_their_carers_number(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        booked(tells(&ada, wish("passport"), "Ada Löwe", "0221 471100").await.1);
        let erika = names(&ada, "Erika Löwe").await;
        let hold = held(tries(&ada, wish_for("passport", &erika)).await);
        assert_eq!(hold.missing, [], "who cares for her can be called");
        booked(ada.calls(minute(0), book(&hold.id)).await);
        let (_, answer) = tells(&bob, wish("passport"), "Erika Löwe", "0221 471100").await;
        assert_eq!(answer, elsewhere());
        let herself = names(&bob, "Ada Löwe").await;
        let (_, answer) = tells(&bob, wish_for("passport", &herself), "Ada Löwe", "0221 471100").await;
        assert_eq!(answer, elsewhere());

        let mut tx = store.begin().await.unwrap();
        let all = live_bookings::all(&mut tx, store.codec(), minute(0)).await.unwrap();
        let mut names: Vec<_> = all.iter().map(|booking| booking.contact.name.clone().unwrap()).collect();
        names.sort();
        assert_eq!(names, ["Ada Löwe", "Erika Löwe"]);
        assert_ne!(all[0].person, all[1].person, "no duplicates, but two of a family");
    }

    async fn holds_of_a_family_are_limited(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let (erika, max) = (names(&ada, "Erika").await, names(&ada, "Max").await);
        let free = calendar.free_places().await;
        held(tries(&ada, wish("id-card")).await);
        let hers = held(tries(&ada, wish_for("id-card", &erika)).await);
        assert_eq!(calendar.free_places().await, free - 2);
        assert_eq!(tries(&ada, wish_for("id-card", &max)).await, Answer::Refused(Refusal::TooManyHolds));
        // Another one for the same person, or in place of the one of this chat, is no more.
        let hers = {
            let place = ada.places(minute(0), wish("id-card")).await.remove(0);
            let second = held(ada.calls(minute(0), hold(&place.id, wish_for("id-card", &erika))).await);
            assert_eq!(ada.calls(minute(0), book(&hers.id)).await, Answer::Gone);
            second
        };
        let instead = Call::Hold {
            place: hers.place.id.clone(), wish: wish_for("id-card", &max), instead_of: Some(hers.id.clone()),
        };
        assert_eq!(held(ada.calls(minute(1), instead).await).place, hers.place, "the very same place");
        assert_eq!(calendar.free_places().await, free - 2);
        // What has run out is no hold, cleared away or not.
        let place = ada.places(minute(10), wish("id-card")).await.remove(0);
        held(ada.calls(minute(10), hold(&place.id, wish_for("id-card", &erika))).await);
    }

    async fn an_appointment_is_moved_so_often(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let erika = names(&ada, "Erika").await;
        let (own, hers) = (ada.books(minute(0), "car").await, books(&ada, wish_for("car", &erika)).await);
        for times in 1..=3 {
            assert_eq!(booked(moves(&ada, &own).await).moves, times);
        }
        assert_eq!(moves(&ada, &own).await, Answer::Refused(Refusal::MovedTooOften));
        let waiting = Wish { moving: Some(own.id.clone()), ..wish("car") };
        assert_eq!(ada.calls(minute(0), Call::Wait { wish: waiting }).await, Answer::Refused(Refusal::MovedTooOften));
        booked(moves(&ada, &hers).await);
        let undone = {
            cancelled(ada.calls(minute(0), cancel(&own.id)).await);
            booked(ada.calls(minute(0), undo(&own.id)).await)
        };
        assert_eq!(undone.moves, 3, "to cancel and undo is no way around");
    }

    async fn a_hold_from_before_does_not_move_it_once_more(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let own = ada.books(minute(0), "car").await;
        for _ in 0..2 {
            booked(moves(&ada, &own).await);
        }
        let moving = Wish { moving: Some(own.id.clone()), ..wish("car") };
        let first = held(tries(&ada, moving.clone()).await);
        let order = calendar.order_id();
        let move_to = |hold: &Hold| Call::Move {
            appointment: own.id.clone(), hold: hold.id.clone(), contact: Contact::default(),
        };
        let third = booked(ada.repeats(minute(0), &order, move_to(&first)).await);
        assert_eq!(booked(ada.repeats(minute(0), &order, move_to(&first)).await), third, "counted once");
        assert_eq!(tries(&ada, moving).await, Answer::Refused(Refusal::MovedTooOften));
        let other = held(tries(&ada, wish("id-card")).await);
        assert_eq!(ada.calls(minute(0), move_to(&other)).await, Answer::Refused(Refusal::MovedTooOften));
    }

    async fn a_move_in_two_steps_counts_too(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let mut own = ada.books(minute(0), "car").await;
        for times in 0..=3 {
            let moving = Wish { moving: Some(own.id.clone()), ..wish("car") };
            let answer = tries(&ada, moving).await;
            if times == 3 {
                assert_eq!(answer, Answer::Refused(Refusal::MovedTooOften));
                break;
            }
            let replaces = Some(own.id.clone());
            let call = Call::Book { hold: held(answer).id, contact: Contact::default(), replaces };
            let new = booked(ada.calls(minute(0), call).await);
            assert_eq!(new.moves, times + 1);
            cancelled(ada.calls(minute(0), cancel(&own.id)).await);
            own = new;
        }
    }

    async fn what_the_office_moves_costs_nothing(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let own = ada.books(minute(0), "car").await;
        let held = held(tries(&ada, Wish { moving: Some(own.id.clone()), ..wish("car") }).await);
        let mut tx = store.begin().await.unwrap();
        let place = occupancy::find(&mut tx, &ada.who.person, held.id.as_str()).await.unwrap().unwrap();
        for (by, moves) in [(MovedBy::Office, 0), (MovedBy::Citizen, 1)] {
            let moved = appointments::move_to(&mut tx, own.clone(), &place, by, minute(1)).await.unwrap();
            assert_eq!((moved.moves, moved.sequence), (moves, 1));
            let kept = appointments::find(&mut tx, &ada.who.person, &own.id).await.unwrap().unwrap();
            assert_eq!(kept.appointment, moved);
        }
    }

    async fn who_joins_brings_those_they_care_for(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
        let (erika, at_works) = (names(&ada, "Erika").await, names(&at_work, "ERIKA").await);
        let max = names(&at_work, "Max").await;
        books(&ada, wish_for("car", &erika)).await;
        books(&at_work, wish_for("id-card", &at_works)).await;
        let waits = at_work.calls(minute(0), Call::Wait { wish: wish_for("passport", &max) }).await;
        assert!(matches!(&waits, Answer::Ok(Outcome::Waits(entry)) if entry.whom == Some(max.clone())), "{waits:?}");
        links(&ada, &at_work).await;
        let at_work = calendar.citizen("Work").await;
        assert_eq!(at_work.appointments(minute(0)).await, ada.appointments(minute(0)).await);
        let mut known = wards_of(&ada).await;
        known.sort_by(|one, other| one.name.cmp(&other.name));
        assert_eq!(known, [erika.clone(), max]);
        assert!(matches!(tries(&ada, wish_for("passport", &erika)).await, Answer::Refused(Refusal::TooMany(_))));

        // And apart again: each takes along what was booked there, and for whom.
        assert_eq!(at_work.calls(minute(0), Call::Unlink { hold: None }).await, Answer::Ok(Outcome::Done));
        let at_work = calendar.citizen("Work").await;
        let [theirs] = <[Appointment; 1]>::try_from(at_work.appointments(minute(0)).await).unwrap();
        assert_eq!(theirs.whom.as_ref().unwrap().name, "Erika");
        assert_ne!(theirs.ward(), Some(&erika.id));
        assert_eq!(whom(&ada.appointments(minute(0)).await), [Some("Erika")]);
        let Answer::Ok(Outcome::Entries(entries)) = at_work.calls(minute(0), Call::Entries).await else { panic!() };
        let waiting = entries[0].whom.clone().unwrap();
        assert_eq!((waiting.name.as_str(), entries[0].wish.whom.as_ref()), ("Max", Some(&waiting.id)));
        held(tries(&ada, wish_for("passport", &erika)).await);
        booked(moves(&at_work, &theirs).await);
    }

    async fn those_one_cares_for_are_forgotten_with_one(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let (erika, max) = (names(&ada, "Erika").await, names(&ada, "Max").await);
        let begun = books(&ada, wish_for("car", &erika)).await;
        let on_monday = Wish { day: Some("2026-11-23".parse().unwrap()), ..wish_for("id-card", &max) };
        books(&ada, on_monday).await;
        let bobs = names(&bob, "Erika").await;
        let now = begun.starts_at;
        assert_eq!(ada.calls(now, Call::Forget).await, Answer::Ok(Outcome::Done));
        let mut tx = store.begin().await.unwrap();
        let known = "select count(*) as count from person where name_sealed is not null or name_index is not null";
        assert_eq!(count(&mut tx, known).await, 1, "Bob's");
        assert_eq!(count(&mut tx, "select count(*) as count from person where carer is not null").await, 2);
        drop(tx);
        assert_eq!(wards_of(&ada).await, []);
        assert_eq!(wards_of(&bob).await, [bobs]);
        assert_eq!(whom(&ada.appointments(now).await), [None], "somebody is at the desk at this moment");
        assert_eq!(tries(&ada, wish_for("passport", &erika)).await, Answer::Gone);
    }

    async fn those_for_whom_nothing_is_booked_any_more_are_forgotten_in_time(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let (erika, max) = (names(&ada, "Erika").await, names(&ada, "Max").await);
        books(&ada, wish_for("car", &erika)).await;
        let mut tx = store.begin().await.unwrap();
        let later = minute(0) + TimeDelta::days(30);
        assert_eq!(forget_old(&mut tx, later, TimeDelta::days(31)).await.unwrap().persons, 0);
        assert_eq!(forget_old(&mut tx, later, TimeDelta::days(30) - TimeDelta::minutes(30)).await.unwrap().persons, 1);
        assert!(!wards::is_of(&mut tx, &ada.who.person, &max.id).await.unwrap());
        assert!(wards::is_of(&mut tx, &ada.who.person, &erika.id).await.unwrap(), "her appointment is not that old");
        assert_eq!(forget_old(&mut tx, later, TimeDelta::days(29)).await.unwrap().appointments, 1);
        assert!(!wards::is_of(&mut tx, &ada.who.person, &erika.id).await.unwrap());
    }

    async fn everybody_waits_for_themselves(store: Store) {
        let mut calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let erika = names(&ada, "Erika").await;
        let (own, hers) = (wish("id-card"), wish_for("id-card", &erika));
        let north = |wish: Wish| Wish { offices: vec![OfficeId::new("north")], ..wish };
        for wish in [north(own.clone()), north(hers.clone())] {
            let waits = ada.calls(minute(0), Call::Wait { wish: wish.clone() }).await;
            assert!(matches!(&waits, Answer::Ok(Outcome::Waits(entry)) if entry.wish == wish), "{waits:?}");
        }
        books(&ada, own).await;
        let Answer::Ok(Outcome::Entries(entries)) = ada.calls(minute(0), Call::Entries).await else { panic!() };
        assert_eq!(entries.len(), 1, "hers is served, Erika waits on");
        assert_eq!(entries[0].whom, Some(erika.clone()));

        calendar.desk = LocalDesk::new(DeskPolicy { offer: TimeDelta::minutes(30), ..policy() });
        let ada = calendar.citizen("Ada").await;
        let mut tx = store.begin().await.unwrap();
        calendar.desk.offer(&mut tx, &calendar.city, &entries[0].id, minute(0)).await.unwrap();
        let (_, offer) =
            calendar.desk.tell_offer(&mut tx, store.codec(), &entries[0].id, minute(0)).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        assert_eq!(offer.whom, Some(erika.clone()));
        let taken = held(ada.calls(minute(1), Call::TakeOffer { entry: offer.entry, offer: offer.hold, seen: true }).await);
        assert_eq!(booked(ada.calls(minute(1), book(&taken.id)).await).whom, Some(erika));
        assert_eq!(ada.calls(minute(1), Call::Entries).await, Answer::Ok(Outcome::Entries(Vec::new())));
    }
}

/// Two accounts of one person book at the same moment: the second waits for what the first does.
#[tokio::test]
async fn two_at_once_are_known_as_one_person() {
    let database = databases::postgres().await;
    let store = &database.store;
    let calendar = Calendar::open(store).await;
    let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
    let contact = Contact { name: Some("Ada Löwe".into()), phone: Some("0221 471100".into()), email: None };
    let mut calls = Vec::new();
    for citizen in [&ada, &at_work] {
        let hold = held(tries(citizen, wish("passport")).await).id;
        calls.push(Call::Book { hold, contact: contact.clone(), replaces: None });
    }
    let (adas, at_works) = (calls.remove(0), calls.remove(0));
    let mut tx = store.begin().await.unwrap();
    let request = Request { id: calendar.order_id(), call: adas };
    let (desk, mut dice) = (&calendar.desk, Dice::new([1; 32]));
    let first = desk.answer(&mut tx, store.codec(), &mut dice, &ada.who, &calendar.city, &request, minute(0));
    booked(first.await.unwrap());
    let goes_on = async {
        somebody_waits(store).await;
        tx.commit().await.unwrap();
    };
    let (second, ()) = tokio::join!(at_work.calls(minute(0), at_works), goes_on);
    assert_eq!(second, elsewhere());
    let nothing = at_work.calls(minute(0), cancel(&AppointmentId::new("nothing"))).await;
    assert_eq!(nothing, Answer::Gone);
    database.remove().await;
}
