//! Several different errands in one visit.

use bot_core::City;
use bot_core::desk::{Answer, Call, Contact, Field, Outcome, Refusal, Wish};
use bot_core::ids::{AppointmentId, HoldId, OfficeId, PlaceId, ServiceId};
use bot_core::waitlist::Entry;
use chrono::DateTime;
use store::catalogue;
use store::waitlist::offering;
use tests::calendar::{
    Calendar, book, booked, cancel, cancelled, city, hold, lay_out, layout_of, minute, undo, visit, wish,
};
use tests::on_both_engines;

use crate::sample::count;

/// The city where papers go with each other, and a passport with a car; only the passport says so.
fn combining() -> City {
    let mut city = city();
    city.services[1].combines = vec![ServiceId::new("id-card"), ServiceId::new("car")];
    city
}

fn place(office: &str, minutes: i64) -> PlaceId {
    PlaceId::new(format!("{office}@{}", minute(minutes).timestamp_micros()))
}

fn move_to(appointment: &AppointmentId, hold: &HoldId) -> Call {
    Call::Move { appointment: appointment.clone(), hold: hold.clone(), contact: Contact::default() }
}

fn moving(appointment: &AppointmentId, wish: Wish) -> Wish {
    Wish { moving: Some(appointment.clone()), ..wish }
}

fn waits(answer: Answer) -> Entry {
    match answer {
        Answer::Ok(Outcome::Waits(entry)) => entry,
        other => panic!("{other:?}"),
    }
}

on_both_engines! {
    async fn a_visit_takes_all_its_slots_where_all_of_it_is_served(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let free = calendar.free_places().await;
        let papers = visit(&["id-card", "passport"]);
        let places = ada.places(minute(45), papers.clone()).await;
        let lengths: Vec<_> = places.iter().map(|place| (place.ends_at - place.starts_at).num_minutes()).collect();
        assert_eq!(lengths, [30; 3]);
        let car = ada.places(minute(45), visit(&["passport", "car"])).await;
        assert_eq!((car[0].starts_at, car[0].ends_at), (minute(60), minute(105)), "three slots");
        assert!(car.iter().all(|place| place.office.as_str() == "centre"), "north does no cars");
        assert_eq!(ada.days(minute(0), visit(&["car", "passport"])).await.len(), 11);

        let held = ada.holds(minute(45), &place("north", 90), papers).await;
        assert_eq!((held.place.starts_at, held.place.ends_at), (minute(90), minute(120)));
        assert_eq!(held.missing, [Field::Name, Field::Phone], "the passport asks for them");
        assert_eq!(calendar.free_places().await, free - 2);
        let appointment = booked(ada.calls(minute(46), book(&held.id)).await);
        assert_eq!(appointment.services(), ["id-card", "passport"].map(ServiceId::new));
        assert_eq!(ada.appointments(minute(46)).await, [appointment]);
    }

    async fn each_errand_counts_as_often_as_its_service_allows(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let mut many = visit(&["id-card", "passport"]);
        many.for_each(9);
        let held = ada.holds(minute(0), &place("centre", 60), many).await;
        assert_eq!(held.place.ends_at, minute(120), "one identity card and three passports");
        let appointment = booked(ada.calls(minute(0), book(&held.id)).await);
        let quantities: Vec<_> = appointment.errands().iter().map(|errand| errand.quantity).collect();
        assert_eq!(quantities, [1, 3]);
    }

    async fn what_does_not_combine_is_not_served_in_one_visit(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let free = calendar.free_places().await;
        for services in [&["id-card", "car"][..], &["id-card", "passport", "car"], &["passport", "passport"]] {
            let wish = visit(services);
            assert_eq!(ada.places(minute(0), wish.clone()).await, [], "{services:?}");
            assert_eq!(ada.calls(minute(0), hold(&place("centre", 60), wish.clone())).await, Answer::Gone);
            assert_eq!(ada.calls(minute(0), Call::Wait { wish }).await, Answer::Gone);
        }
        let nowhere = hold(&place("north", 90), visit(&["passport", "car"]));
        assert_eq!(ada.calls(minute(0), nowhere).await, Answer::Gone, "north does no cars");
        assert_eq!(calendar.free_places().await, free);
    }

    async fn a_visit_is_a_live_booking_for_each_of_its_services(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let held = ada.holds(minute(0), &place("centre", 60), visit(&["id-card", "passport"])).await;
        let both = booked(ada.calls(minute(0), book(&held.id)).await);
        for services in [&["id-card"][..], &["passport"], &["passport", "car"]] {
            let refused = ada.calls(minute(0), hold(&place("centre", 90), visit(services))).await;
            assert_eq!(refused, Answer::Refused(Refusal::SameService(both.clone())), "{services:?}");
        }
        ada.books_at(minute(0), "centre", minute(90), "car").await;

        let bob = calendar.citizen("Bob").await;
        let passport = bob.books_at(minute(0), "centre", minute(60), "passport").await;
        let refused = bob.calls(minute(0), hold(&place("centre", 90), visit(&["id-card", "passport"]))).await;
        assert_eq!(refused, Answer::Refused(Refusal::SameService(passport)), "the second errand counts, too");
    }

    async fn a_cancelled_visit_comes_back_whole(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let free = calendar.free_places().await;
        let held = ada.holds(minute(0), &place("centre", 60), visit(&["id-card", "passport"])).await;
        let both = booked(ada.calls(minute(0), book(&held.id)).await);
        let (gone, _) = cancelled(ada.calls(minute(1), cancel(&both.id)).await);
        assert_eq!(gone.services(), both.services());
        let back = booked(ada.calls(minute(1), undo(&both.id)).await);
        assert_eq!((back.services(), back.ends_at), (both.services(), both.ends_at));
        // Undone in the meantime: one of the two was booked elsewhere.
        cancelled(ada.calls(minute(2), cancel(&both.id)).await);
        let passport = ada.books_at(minute(2), "centre", minute(90), "passport").await;
        assert_eq!(ada.calls(minute(2), undo(&both.id)).await, Answer::Refused(Refusal::SameService(passport)));
        calendar.expire(minute(4)).await;
        assert_eq!(calendar.free_places().await, free - 1);
    }

    async fn a_move_keeps_all_errands_and_may_add_one(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let free = calendar.free_places().await;
        let old = ada.books_at(minute(0), "centre", minute(60), "passport").await;
        let more = moving(&old.id, visit(&["id-card", "passport"]));
        let held = ada.holds(minute(0), &place("centre", 75), more).await;
        let both = booked(ada.calls(minute(0), move_to(&old.id, &held.id)).await);
        assert_eq!((&both.id, both.services().len()), (&old.id, 2));
        assert_eq!((both.starts_at, both.ends_at), (minute(75), minute(105)));
        assert_eq!(ada.appointments(minute(0)).await, std::slice::from_ref(&both));
        assert_eq!(calendar.free_places().await, free - 2);

        let less = hold(&place("centre", 60), moving(&old.id, wish("passport")));
        assert_eq!(ada.calls(minute(0), less).await, Answer::Gone, "the identity card would be lost");
        let again = moving(&old.id, Wish::like(&both));
        let held = ada.holds(minute(0), &place("north", 90), again).await;
        let moved = booked(ada.calls(minute(0), move_to(&old.id, &held.id)).await);
        assert_eq!((moved.services(), moved.ends_at), (both.services(), minute(120)));

        let car = ada.books_at(minute(0), "centre", minute(60), "car").await;
        let three = moving(&car.id, visit(&["car", "passport"]));
        let refused = ada.calls(minute(0), hold(&place("centre", 60), three)).await;
        assert_eq!(refused, Answer::Refused(Refusal::SameService(moved)), "what is added counts");
    }

    async fn no_errand_is_waited_for_twice(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let entries = async || match ada.calls(minute(9), Call::Entries).await {
            Answer::Ok(Outcome::Entries(entries)) => entries,
            other => panic!("{other:?}"),
        };
        let first = waits(ada.calls(minute(0), Call::Wait { wish: wish("id-card") }).await);
        waits(ada.calls(minute(1), Call::Wait { wish: wish("passport") }).await);
        assert_eq!(entries().await.len(), 2);
        let both = waits(ada.calls(minute(2), Call::Wait { wish: visit(&["passport", "id-card"]) }).await);
        assert_eq!(both.id, first.id, "who waits the longest keeps the rank");
        assert_eq!(entries().await, [both]);
    }

    async fn a_visit_that_is_waited_for_is_offered_whole(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let north = |wish| Wish { offices: vec![OfficeId::new("north")], day: minute(0).date_naive().into(), ..wish };
        let taken = bob.holds(minute(0), &place("north", 105), north(wish("id-card"))).await;
        waits(ada.calls(minute(0), Call::Wait { wish: north(visit(&["id-card", "passport"])) }).await);
        let offers = async |now| {
            let mut tx = store.begin().await.unwrap();
            let mut offers = Vec::new();
            for candidate in calendar.desk.candidates(&mut tx, DateTime::UNIX_EPOCH, now).await.unwrap() {
                calendar.desk.offer(&mut tx, &calendar.city, &candidate.entry, now).await.unwrap();
            }
            for entry in offering::untold(&mut tx, now, 9).await.unwrap() {
                offers.extend(calendar.desk.tell_offer(&mut tx, store.codec(), &entry, now).await.unwrap());
            }
            tx.commit().await.unwrap();
            offers
        };
        assert!(offers(minute(1)).await.is_empty(), "one slot is not enough");
        bob.calls(minute(2), Call::Release { hold: taken.id }).await;
        let (_, offer) = offers(minute(3)).await.remove(0);
        assert_eq!((offer.place.starts_at, offer.place.ends_at), (minute(90), minute(120)));
        assert_eq!(offer.wish.services().len(), 2);
        let take = Call::TakeOffer { entry: offer.entry, offer: offer.hold.clone(), seen: true };
        ada.calls(minute(4), take).await;
        let appointment = booked(ada.calls(minute(4), book(&offer.hold)).await);
        assert_eq!(appointment.services(), ["id-card", "passport"].map(ServiceId::new));
        assert_eq!(ada.calls(minute(5), Call::Entries).await, Answer::Ok(Outcome::Entries(vec![])));
    }

    async fn who_waits_for_more_than_was_booked_waits_on(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        waits(ada.calls(minute(0), Call::Wait { wish: visit(&["id-card", "passport"]) }).await);
        ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        let Answer::Ok(Outcome::Entries(entries)) = ada.calls(minute(1), Call::Entries).await else { panic!() };
        assert_eq!(entries.len(), 1, "the passport is not forgotten");
    }

    async fn a_visit_remembers_its_own_length(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let held = ada.holds(minute(0), &place("centre", 60), visit(&["id-card", "passport"])).await;
        let both = booked(ada.calls(minute(0), book(&held.id)).await);
        let mut changed = combining();
        changed.services[0].slots = 3;
        changed.services[1].combines.clear();
        changed.offices[0].opening[0].slot_minutes = Some(20);
        lay_out(&store, &changed, &layout_of(&changed), minute(1)).await;
        assert_eq!(ada.appointments(minute(2)).await, [both]);
        let mut tx = store.begin().await.unwrap();
        let taken = "select cast(sum(ends_at - starts_at) as bigint) / 60000000 as count from place where occupant is not null";
        let taken = tx.row(taken, &[]).await.unwrap().unwrap();
        assert_eq!(taken.int("count").unwrap(), 30, "minutes");
        let overlaps = "select count(*) as count from place mine join place other on other.office = mine.office
            and other.desk = mine.desk and other.starts_at < mine.ends_at and other.ends_at > mine.starts_at
            where mine.occupant is not null and other.occupant is null";
        assert_eq!(count(&mut tx, overlaps).await, 0, "nobody else gets a part of it");
    }

    async fn what_is_booked_beside_something_else_counts_as_wanted(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let held = ada.holds(minute(0), &place("centre", 60), visit(&["id-card", "passport"])).await;
        booked(ada.calls(minute(0), book(&held.id)).await);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(catalogue::wanted_since(&mut tx, minute(0)).await.unwrap().len(), 2);
    }

    async fn a_visit_of_which_one_errand_is_done_there_no_more_is_listed(store: Store) {
        let calendar = Calendar::of(&store, combining()).await;
        let ada = calendar.citizen("Ada").await;
        let held = ada.holds(minute(0), &place("north", 90), visit(&["id-card", "passport"])).await;
        let both = booked(ada.calls(minute(0), book(&held.id)).await);
        let mut fewer = combining();
        fewer.offices[1].services.retain(|offered| offered.service.as_str() != "passport");
        let mut tx = store.begin().await.unwrap();
        let orphans = catalogue::import(&mut tx, &fewer, minute(1)).await.unwrap().orphans;
        assert_eq!(orphans.len(), 1);
        assert_eq!((orphans[0].reference.as_str(), orphans[0].service.as_str()), (&*both.reference, "Personalausweis + Reisepass"));
    }
}
