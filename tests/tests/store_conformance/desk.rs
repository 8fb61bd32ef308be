use std::slice::from_ref;

use bot_core::desk::{Answer, Call, Contact, Field, Hours, Outcome, Refusal, Wish};
use bot_core::ids::{AppointmentId, HoldId, OfficeId, PlaceId, ServiceId};
use chrono::{NaiveDate, TimeDelta};
use store::desk::{DeskPolicy, LocalDesk};
use store::outbox::{self, Kind, Lane, NewRow, Outcome as Sent, Record};
use store::sql::Arg;
use store::sync::{self, Withheld};
use store::{appointments, chats};
use tests::calendar::{Calendar, book, booked, cancel, cancelled, held, hold, minute, policy, undo, wish};
use tests::{databases, on_both_engines};

use crate::sample::{count, dice};

const ALL_FREE: i64 = 11 * 2 * 4 + 3 * 2;

fn release(hold: &HoldId) -> Call {
    Call::Release { hold: hold.clone() }
}

fn extend(hold: &HoldId) -> Call {
    Call::Extend { hold: hold.clone() }
}

fn move_to(appointment: &AppointmentId, hold: &HoldId) -> Call {
    Call::Move { appointment: appointment.clone(), hold: hold.clone(), contact: Contact::default() }
}

/// The same wish, to move this appointment.
fn moving(wish: Wish, appointment: &AppointmentId) -> Wish {
    Wish { moving: Some(appointment.clone()), ..wish }
}

/// Places on Friday, that many minutes after seven.
fn place(office: &str, minutes: i64) -> PlaceId {
    PlaceId::new(format!("{office}@{}", minute(minutes).timestamp_micros()))
}

on_both_engines! {
    async fn places_and_days_suit_the_wish(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let three = Wish { quantity: 3, offices: vec![OfficeId::new("centre")], ..wish("passport") };
        let places = ada.places(minute(0), three.clone()).await;
        assert_eq!(places[0].id, place("centre", 60));
        assert_eq!((places[0].starts_at, places[0].ends_at), (minute(60), minute(105)));
        let too_many = Wish { quantity: 200, ..three.clone() };
        assert_eq!(ada.places(minute(0), too_many).await, places, "three is the most");
        let that_day = Wish { day: Some("2026-11-24".parse().unwrap()), ..three.clone() };
        let places = ada.places(minute(0), that_day.clone()).await;
        assert!(places.iter().all(|place| place.starts_at.date_naive() == that_day.day.unwrap()));
        assert_eq!(places.len(), 2);
        let beyond = Wish { day: Some("2027-11-24".parse().unwrap()), ..three.clone() };
        assert_eq!(ada.places(minute(0), beyond).await, []);
        let never = Wish { day: Some(NaiveDate::MAX), ..three.clone() };
        assert_eq!(ada.places(minute(0), never).await, []);
        assert_eq!(ada.places(minute(0), wish("nonsense")).await, []);

        let not_before = Wish { from: Some(minute(4 * 24 * 60)), ..three.clone() };
        assert_eq!(ada.places(minute(0), not_before).await[0].starts_at, minute(4 * 24 * 60 + 60));
    }

    async fn days_are_told_as_far_as_the_horizon(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let north = Wish { offices: vec![OfficeId::new("north")], ..wish("passport") };
        let three = Wish { quantity: 3, day: Some("2026-11-24".parse().unwrap()), ..wish("passport") };
        assert_eq!(ada.days(minute(0), north.clone()).await, ["2026-11-20", "2026-11-27", "2026-12-04"]);
        let weekdays = ada.days(minute(0), three).await;
        assert_eq!(weekdays.len(), 11, "whatever day was wished for: {weekdays:?}");
        assert_eq!(weekdays[..2], ["2026-11-20", "2026-11-23"]);
        let late = Hours { from: "08:45".parse().unwrap(), to: None };
        assert_eq!(ada.days(minute(91), north.clone()).await[0], "2026-11-27", "half past eight has gone");
        let late = Wish { hours: Some(late), ..north };
        assert_eq!(ada.days(minute(0), late).await.len(), 3);
        assert_eq!(ada.days(minute(0), wish("nonsense")).await, [""; 0]);
    }

    async fn places_begin_at_the_wished_hours(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let at = |from: &str, to: Option<&str>| {
            let hours = Hours { from: from.parse().unwrap(), to: to.map(|to| to.parse().unwrap()) };
            Wish { hours: Some(hours), ..wish("id-card") }
        };
        let places = ada.places(minute(0), at("08:45", None)).await;
        let starts: Vec<_> = places.iter().map(|place| (place.office.as_str(), place.starts_at)).collect();
        let monday = 3 * 24 * 60;
        let late = [("centre", minute(105)), ("north", minute(105)), ("centre", minute(monday + 105))];
        assert_eq!(starts, late, "and on Friday nothing else");
        let places = ada.places(minute(0), at("08:10", Some("08:30"))).await;
        assert_eq!(places[0].starts_at, minute(75));
        assert_eq!(places[1].starts_at, minute(monday + 75), "until half past eight");
        assert_eq!(ada.places(minute(0), at("12:00", None)).await, [], "they close at nine");
        let monday = Wish { day: Some("2026-11-23".parse().unwrap()), ..at("08:45", None) };
        assert_eq!(ada.places(minute(0), monday).await.len(), 1);
    }

    async fn another_hold_frees_no_place_of_a_rule_that_is_retired(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let north = place("north", 90);
        ada.holds(minute(0), &north, wish("id-card")).await;
        let mut tx = store.begin().await.unwrap();
        tx.execute("update opening_rule set retired_at = 1 where office = 'north'", &[]).await.unwrap();
        tx.commit().await.unwrap();
        ada.holds(minute(1), &place("centre", 60), wish("id-card")).await;
        assert_eq!(bob.calls(minute(2), hold(&north, wish("id-card"))).await, Answer::Gone, "north is closed then");
        assert_eq!(calendar.free_places().await, ALL_FREE - 2);
    }

    async fn a_hold_is_made_once_however_often_it_is_ordered(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let order = calendar.order_id();
        let call = hold(&place("centre", 60), wish("passport"));
        let first = held(ada.repeats(minute(0), &order, call.clone()).await);
        assert_eq!(first.id.as_str(), order.as_str());
        assert_eq!((first.until, first.extendable), (minute(10), true));
        assert_eq!(first.missing, [Field::Name, Field::Phone]);
        assert_eq!(held(ada.repeats(minute(5), &order, call.clone()).await), first);
        assert_eq!(calendar.free_places().await, ALL_FREE - 1);
        assert_eq!(bob.repeats(minute(5), &order, call.clone()).await, Answer::Gone, "an id that is Ada's");
        assert_eq!(ada.repeats(minute(10), &order, call).await, Answer::Gone, "it is over");
    }

    async fn what_can_not_be_held_is_gone_and_changes_nothing(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let strange = ["", "@", "centre", "centre@", "centre@x", "centre@9223372036854775807", "@1", "nowhere@0"];
        let strange = strange.map(PlaceId::new);
        let off_the_grid = [place("centre", 61), place("centre", -60), place("centre", 120), place("nowhere", 60)];
        for place in strange.iter().chain(&off_the_grid) {
            assert_eq!(ada.calls(minute(0), hold(place, wish("id-card"))).await, Answer::Gone, "{place}");
        }
        assert_eq!(ada.calls(minute(0), hold(&place("north", 90), wish("car"))).await, Answer::Gone, "no cars there");
        assert_eq!(ada.calls(minute(0), hold(&place("centre", 60), wish("nonsense"))).await, Answer::Gone);
        assert_eq!(ada.calls(minute(60), hold(&place("centre", 60), wish("car"))).await, Answer::Gone, "it has begun");
        let of_nothing = moving(wish("car"), &AppointmentId::new("nothing"));
        assert_eq!(ada.calls(minute(0), hold(&place("centre", 60), of_nothing)).await, Answer::Gone);
        assert_eq!(calendar.free_places().await, ALL_FREE);
    }

    async fn a_person_holds_one_place_and_a_lost_race_keeps_it(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let two = Wish { quantity: 2, ..wish("passport") };
        let first = ada.holds(minute(0), &place("north", 90), two.clone()).await;
        assert_eq!(calendar.free_places().await, ALL_FREE - 2);
        assert_eq!(bob.calls(minute(0), hold(&place("north", 90), wish("id-card"))).await, Answer::Gone);
        // The same places again, under a new order: her own hold is not in the way.
        let second = ada.holds(minute(1), &place("north", 90), two.clone()).await;
        assert_eq!(calendar.free_places().await, ALL_FREE - 2);
        assert_eq!(ada.calls(minute(1), release(&first.id)).await, Answer::Gone);

        let bobs = bob.holds(minute(1), &place("centre", 60), wish("car")).await;
        let carl = calendar.citizen("Carl").await;
        carl.holds(minute(1), &place("centre", 60), wish("car")).await;
        assert_eq!(ada.calls(minute(1), hold(&place("centre", 60), two)).await, Answer::Gone);
        assert_eq!(held(ada.calls(minute(2), extend(&second.id)).await).id, second.id, "still hers");
        assert_eq!(calendar.free_places().await, ALL_FREE - 2 - 2 - 2);

        assert_eq!(ada.calls(minute(2), release(&bobs.id)).await, Answer::Gone, "not hers");
        assert_eq!(ada.calls(minute(2), release(&second.id)).await, Answer::Ok(Outcome::Done));
        assert_eq!(ada.calls(minute(2), release(&second.id)).await, Answer::Gone);
        assert_eq!(calendar.free_places().await, ALL_FREE - 2 - 2);
    }

    async fn a_hold_is_extended_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let hold = ada.holds(minute(0), &place("centre", 60), wish("id-card")).await;
        assert_eq!(bob.calls(minute(5), extend(&hold.id)).await, Answer::Gone);
        for at in [5, 15] {
            let longer = held(ada.calls(minute(at), extend(&hold.id)).await);
            assert_eq!((longer.until, longer.extendable), (minute(20), false));
        }
        assert_eq!(ada.calls(minute(20), extend(&hold.id)).await, Answer::Gone);
        let last_minute = ada.holds(minute(55), &place("centre", 60), wish("id-card")).await;
        assert_eq!((last_minute.until, last_minute.extendable), (minute(60), false), "then it begins");
    }

    async fn holds_and_graces_run_out(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let car = ada.books(minute(0), "car").await;
        let hold = ada.holds(minute(0), &place("centre", 90), wish("id-card")).await;
        bob.books(minute(0), "car").await;
        ada.calls(minute(3), cancel(&car.id)).await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(store::desk::next_expiry(&mut tx).await.unwrap(), Some(minute(4)));
        drop(tx);
        assert_eq!(calendar.expire(minute(3)).await, 0);
        assert_eq!(calendar.free_places().await, ALL_FREE - 5);
        assert_eq!(calendar.expire(minute(4)).await, 1);
        assert_eq!(calendar.free_places().await, ALL_FREE - 3);
        assert_eq!(ada.calls(minute(10), book(&hold.id)).await, Answer::Gone, "over, though nobody cleared it away");
        assert_eq!(calendar.expire(minute(10)).await, 1);
        assert_eq!(calendar.free_places().await, ALL_FREE - 2);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(store::desk::next_expiry(&mut tx).await.unwrap(), None, "Bob's appointment stays");
    }

    async fn booking_once_however_often_it_is_ordered(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let hold_one = ada.holds(minute(0), &place("centre", 60), wish("passport")).await;
        let contact = Contact { name: Some("Ada Löwe".into()), phone: Some("4711".into()), email: None };
        let order = Call::Book { hold: hold_one.id.clone(), contact, replaces: None };
        assert_eq!(bob.calls(minute(1), order.clone()).await, Answer::Gone, "not his");
        let appointment = booked(ada.calls(minute(1), order.clone()).await);
        assert_eq!(booked(ada.calls(minute(30), order).await), appointment);
        assert_eq!(ada.appointments(minute(1)).await, from_ref(&appointment));
        assert_eq!(ada.calls(minute(1), release(&hold_one.id)).await, Answer::Gone, "no hold any more");
        calendar.expire(minute(30)).await;
        assert_eq!(calendar.free_places().await, ALL_FREE - 1);
        // What is known is not asked again.
        let again = moving(wish("passport"), &appointment.id);
        assert_eq!(ada.holds(minute(2), &place("centre", 60), again).await.missing, []);
    }

    async fn nobody_has_more_than_the_limits_allow(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let card = ada.books(minute(0), "id-card").await;
        let at_nine = |service: &str| hold(&place("centre", 90), wish(service));
        let same = Answer::Refused(Refusal::SameService(card.clone()));
        assert_eq!(ada.calls(minute(0), at_nine("id-card")).await, same);
        ada.books(minute(0), "car").await;
        let too_many = Answer::Refused(Refusal::TooMany(ada.appointments(minute(0)).await));
        assert_eq!(ada.calls(minute(0), at_nine("passport")).await, too_many);
        assert_eq!(ada.calls(minute(0), at_nine("id-card")).await, same);
        // A hold to move something is none to book something more.
        let to_move = ada.holds(minute(0), &place("centre", 90), moving(wish("id-card"), &card.id)).await;
        assert_eq!(ada.calls(minute(0), book(&to_move.id)).await, same);
        let wrong = moving(wish("passport"), &card.id);
        assert_eq!(ada.calls(minute(0), hold(&place("centre", 90), wrong)).await, Answer::Gone);
        let replaces = Some(card.id.clone());
        let instead = Call::Book { hold: to_move.id, contact: Contact::default(), replaces };
        booked(ada.calls(minute(0), instead).await);
        // What is over doesn't count.
        let monday = Wish { day: Some("2026-11-23".parse().unwrap()), ..wish("passport") };
        let place = ada.places(minute(0), monday.clone()).await.remove(0);
        assert!(matches!(ada.calls(minute(89), hold(&place.id, monday.clone())).await, Answer::Refused(_)));
        ada.holds(minute(120), &place.id, monday).await;
    }

    async fn a_move_is_one_swap(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let old = ada.books(minute(0), "passport").await;
        let two = moving(Wish { quantity: 2, ..wish("passport") }, &old.id);
        let hold_two = ada.holds(minute(1), &place("centre", 90), two.clone()).await;
        assert_eq!(bob.calls(minute(1), move_to(&old.id, &hold_two.id)).await, Answer::Gone);
        assert_eq!(ada.calls(minute(11), move_to(&old.id, &hold_two.id)).await, Answer::Gone, "too late to swap");
        assert_eq!(ada.appointments(minute(11)).await, from_ref(&old), "nothing has changed");
        let hold_two = ada.holds(minute(11), &place("centre", 90), two).await;
        let order = move_to(&old.id, &hold_two.id);
        let new = booked(ada.calls(minute(12), order.clone()).await);
        assert_eq!((&new.id, &new.reference, new.sequence), (&old.id, &old.reference, 1));
        assert_eq!((new.starts_at, new.ends_at, new.quantity), (minute(90), minute(120), 2));
        assert_eq!(booked(ada.calls(minute(13), order).await), new);
        assert_eq!(ada.appointments(minute(13)).await, from_ref(&new));
        assert_eq!(calendar.free_places().await, ALL_FREE - 2);
        let place = ada.places(minute(14), moving(wish("passport"), &new.id)).await.remove(0);
        let late = hold(&place.id, moving(wish("passport"), &new.id));
        assert_eq!(ada.calls(minute(90), late).await, Answer::Gone, "the place has begun");
        let next = ada.places(minute(90), moving(wish("passport"), &new.id)).await.remove(0);
        let late = hold(&next.id, moving(wish("passport"), &new.id));
        assert_eq!(ada.calls(minute(90), late).await, Answer::Refused(Refusal::TooLate));
    }

    async fn a_cancellation_can_be_taken_back_for_a_minute(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let old = ada.books(minute(0), "car").await;
        assert_eq!(bob.calls(minute(1), cancel(&old.id)).await, Answer::Gone);
        assert_eq!(ada.calls(minute(60), cancel(&old.id)).await, Answer::Refused(Refusal::TooLate));
        for _ in 0..2 {
            let (gone, undo_until) = cancelled(ada.calls(minute(1), cancel(&old.id)).await);
            assert_eq!((gone.sequence, undo_until), (1, Some(minute(2))));
        }
        assert_eq!(ada.appointments(minute(1)).await, []);
        assert_eq!(calendar.free_places().await, ALL_FREE - 2, "kept for a minute");
        assert_eq!(bob.calls(minute(1), undo(&old.id)).await, Answer::Gone);
        for _ in 0..2 {
            let back = booked(ada.calls(minute(1), undo(&old.id)).await);
            assert_eq!((&back.id, &back.reference, back.sequence), (&old.id, &old.reference, 2));
        }
        assert_eq!(ada.appointments(minute(1)).await.len(), 1);
        calendar.expire(minute(30)).await;
        assert_eq!(calendar.free_places().await, ALL_FREE - 2, "an appointment again");

        cancelled(ada.calls(minute(3), cancel(&old.id)).await);
        assert_eq!(ada.calls(minute(4), undo(&old.id)).await, Answer::Gone, "the minute is over");
        calendar.expire(minute(4)).await;
        assert_eq!(ada.calls(minute(4), undo(&old.id)).await, Answer::Gone);
        let (gone, undo_until) = cancelled(ada.calls(minute(4), cancel(&old.id)).await);
        assert_eq!((gone.sequence, undo_until), (3, None), "it is cancelled already");
        assert_eq!(calendar.free_places().await, ALL_FREE);
    }

    async fn taking_back_does_not_pass_the_limits(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let old = ada.books(minute(0), "car").await;
        ada.calls(minute(0), cancel(&old.id)).await;
        let new = ada.books(minute(0), "car").await;
        assert_eq!(ada.calls(minute(0), undo(&old.id)).await, Answer::Refused(Refusal::SameService(new)));
    }

    async fn forgetting_leaves_nothing_to_come(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let held_passport = ada.holds(minute(0), &place("centre", 60), wish("passport")).await;
        let contact = Contact { name: Some("Ada Löwe".into()), ..Contact::default() };
        let begun = Call::Book { hold: held_passport.id, contact, replaces: None };
        let begun = booked(ada.calls(minute(0), begun).await);
        let given_up = ada.books(minute(62), "id-card").await;
        cancelled(ada.calls(minute(62), cancel(&given_up.id)).await);
        ada.books(minute(62), "car").await;
        let bobs = bob.books(minute(62), "id-card").await;
        for _ in 0..2 {
            assert_eq!(ada.calls(minute(62), Call::Forget).await, Answer::Ok(Outcome::Done));
        }
        assert_eq!(ada.appointments(minute(62)).await, [begun], "she is at the desk");
        assert_eq!(bob.appointments(minute(62)).await, [bobs]);
        assert_eq!(calendar.free_places().await, ALL_FREE - 2);
        let mut tx = store.begin().await.unwrap();
        let known = store::people::contact(&mut tx, store.codec(), &ada.who.person).await.unwrap();
        assert_eq!(known, Contact::default());
    }

    async fn forgetting_deletes_what_was_said_and_done(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let over = ada.books(minute(0), "id-card").await;
        let given_up = ada.books(minute(0), "passport").await;
        cancelled(ada.calls(minute(0), cancel(&given_up.id)).await);
        bob.books(minute(0), "id-card").await;
        let codec = store.codec();
        let mut tx = store.begin().await.unwrap();
        // Ada speaks in two chats, and at work by another account; somebody else speaks in one of his own.
        let mut chats_met = Vec::new();
        for (byte, chat, account) in
            [(1, "Ada", "Ada"), (2, "Ada at work", "Ada at work"), (3, "Bob", "Bob"), (4, "Ada's other", "Ada")]
        {
            let chat = chats::meet(&mut tx, codec, &mut dice(byte), "notebook", chat, account, minute(1)).await;
            let chat = chat.unwrap();
            chats::save(&mut tx, codec, &chat, b"hello", Some(minute(99)), None, minute(1)).await.unwrap();
            chats::set_prompt_message(&mut tx, &chat.id, Some("7")).await.unwrap();
            for text in ["sent", "waits"] {
                let row = NewRow {
                    chat: chat.id.clone(), lane: Lane::Live, kind: Kind::Aside, body: text.into(), due_at: minute(1)
                };
                outbox::enqueue(&mut tx, codec, &[row], minute(1)).await.unwrap();
            }
            chats_met.push(chat.id);
        }
        let one_person = "update account set person = $1 where address = 'Ada at work'";
        tx.execute(one_person, &[Arg::from(ada.who.person.as_str())]).await.unwrap();
        let lease = TimeDelta::seconds(60);
        let claimed = outbox::claim(&mut tx, codec, "notebook", Lane::ALL, minute(1), lease, &outbox::Room::of(9)).await.unwrap();
        let records: Vec<_> = claimed.iter().map(|row| Record::of(row, Sent::Edited)).collect();
        assert_eq!(records.len(), 4);
        outbox::record(&mut tx, &records, minute(1)).await.unwrap();
        for (event, room, sender) in
            [("$1", "Ada", "Bob"), ("$2", "elsewhere", "Ada at work"), ("$3", "Bob", "Bob")]
        {
            let sealed = Withheld {
                event: event.into(),
                room: room.into(),
                sender: sender.into(),
                session: "x".into(),
                seen_at: minute(1),
                asked: false,
            };
            sync::withhold(&mut tx, "notebook", &sealed).await.unwrap();
        }
        tx.commit().await.unwrap();

        assert_eq!(ada.calls(minute(75), Call::Forget).await, Answer::Ok(Outcome::Done));
        let mut tx = store.begin().await.unwrap();
        for id in [&over.id, &given_up.id] {
            assert_eq!(appointments::find(&mut tx, &ada.who.person, id).await.unwrap(), None);
        }
        assert_eq!(count(&mut tx, "select count(*) as count from appointment").await, 1, "Bob's");
        assert_eq!(count(&mut tx, "select count(*) as count from occupancy").await, 1);
        assert_eq!(count(&mut tx, "select count(*) as count from place where occupant is not null").await, 1);
        let blank = "select count(*) as count from outbox where length(body_sealed) = 0";
        assert_eq!(count(&mut tx, blank).await, 3);
        let open = "select count(*) as count from outbox where outcome is null and length(body_sealed) > 0";
        assert_eq!(count(&mut tx, open).await, 4, "what waits is still sent");
        let withheld = sync::withheld(&mut tx, "notebook").await.unwrap();
        assert_eq!(withheld.iter().map(|sealed| &*sealed.event).collect::<Vec<_>>(), ["$3"], "Bob's");
        let mut kept = Vec::new();
        for id in &chats_met {
            let chat = chats::find(&mut tx, codec, id).await.unwrap().unwrap();
            kept.push((chat.conversation.is_some(), chat.prompt_message.is_some()));
        }
        let (spared, gone) = ((true, true), (false, false));
        assert_eq!(kept, [spared, gone, spared, gone], "the first is where she asked");
        let due = chats::due(&mut tx, minute(99), 9).await.unwrap();
        assert!(!due.contains(&chats_met[1]), "nothing wakes what was forgotten");
    }

    async fn a_policy_of_eternities_is_no_panic(store: Store) {
        let mut calendar = Calendar::open(&store).await;
        let eternity = TimeDelta::MAX;
        calendar.desk = LocalDesk::new(DeskPolicy { hold: eternity, undo: eternity, horizon: eternity, ..policy() });
        let ada = calendar.citizen("Ada").await;
        assert_eq!(ada.holds(minute(0), &place("centre", 60), wish("car")).await.until, minute(60), "then it begins");
        assert_eq!(ada.places(minute(0), wish("car")).await.len(), 3);
        let appointment = ada.books(minute(0), "car").await;
        let (_, undo_until) = cancelled(ada.calls(minute(0), cancel(&appointment.id)).await);
        assert!(undo_until > Some(minute(1_000_000)));
        booked(ada.calls(minute(0), undo(&appointment.id)).await);
    }

    async fn a_service_that_is_no_more_keeps_its_appointments(store: Store) {
        let mut calendar = Calendar::open(&store).await;
        let old = calendar.citizen("Ada").await.books(minute(0), "car").await;
        let cars = calendar.city.services.iter().position(|service| service.id == ServiceId::new("car")).unwrap();
        let retired = calendar.city.services.remove(cars);
        calendar.city.retired.services.push(retired);
        let ada = calendar.citizen("Ada").await;
        assert_eq!(ada.places(minute(0), wish("car")).await, []);
        assert_eq!(ada.calls(minute(0), hold(&place("centre", 90), wish("car"))).await, Answer::Gone);
        assert_eq!(ada.appointments(minute(0)).await.len(), 1);
        cancelled(ada.calls(minute(0), cancel(&old.id)).await);
    }
}

/// Two chats of one person book at the same moment.
#[tokio::test]
async fn two_at_once_do_not_pass_the_limit_of_one_person() {
    let database = databases::postgres().await;
    let calendar = Calendar::open(&database.store).await;
    let ada = calendar.citizen("Ada").await;
    for round in 0..10 {
        let day = Wish { day: Some("2026-11-24".parse().unwrap()), ..wish("id-card") };
        let place = ada.places(minute(0), day.clone()).await.remove(0);
        let hold = ada.holds(minute(0), &place.id, day.clone()).await;
        let again = Call::Hold { place: place.id.clone(), wish: day, instead_of: Some(hold.id.clone()) };
        let (booking, holding, undoing) = tokio::join!(
            ada.calls(minute(0), book(&hold.id)),
            ada.calls(minute(0), again),
            ada.calls(minute(0), Call::Appointments),
        );
        // Whoever came first, the other saw what had been done.
        match (&booking, &holding) {
            (Answer::Ok(Outcome::Booked(_)), Answer::Refused(Refusal::SameService(_)))
            | (Answer::Gone, Answer::Ok(Outcome::Held(_))) => {}
            other => panic!("round {round}: {other:?}"),
        }
        assert!(matches!(undoing, Answer::Ok(_)));
        ada.calls(minute(0), Call::Forget).await;
    }
    database.remove().await;
}
