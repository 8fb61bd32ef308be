use bot_core::City;
use bot_core::desk::{Answer, Call, Hours, Outcome, Wish};
use bot_core::ids::{HoldId, OfficeId};
use bot_core::quiet_hours::QuietHours;
use bot_core::waitlist::{Change, Entry, Offer};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde_json::json;
use store::Store;
use store::desk::{DeskPolicy, LocalDesk};
use store::waitlist::offering;
use tests::calendar::{Calendar, Citizen, book, booked, cancel, city, held, minute, policy, wish};
use tests::on_both_engines;

/// The offices on this Friday only: two places in the north, four times two in the centre.
fn one_friday() -> City {
    let mut city = serde_json::to_value(city()).unwrap();
    let opening = |from: &str, desks: u16| json!([{ "weekdays": ["fri"], "from": from, "to": "09:00", "desks": desks, "valid_until": "2026-11-20" }]);
    city["office"][0]["opening"] = opening("08:00", 2);
    city["office"][1]["opening"] = opening("08:30", 1);
    serde_json::from_value(city).unwrap()
}

/// That calendar, and somebody who has all places of an office, each for an identity card.
async fn all_taken(store: &Store, offices: &[&str]) -> Calendar {
    let mut calendar = Calendar::of(store, one_friday()).await;
    calendar.desk =
        LocalDesk::new(DeskPolicy { live_bookings_per_service: 99, live_bookings: 99, ..policy() });
    let bob = calendar.citizen("Bob").await;
    for office in offices {
        let wish = Wish { offices: vec![OfficeId::new(*office)], ..wish("id-card") };
        while let Some(place) = bob.places(minute(0), wish.clone()).await.first() {
            let hold = bob.holds(minute(0), &place.id, wish.clone()).await;
            booked(bob.calls(minute(0), book(&hold.id)).await);
        }
    }
    calendar
}

/// Bob gives back what begins so many minutes after seven, and can't take it back any more.
async fn gives_back(calendar: &Calendar, starts: i64, now: i64) {
    let bob = calendar.citizen("Bob").await;
    let Answer::Ok(Outcome::Appointments(all)) = bob.calls(minute(now), Call::Appointments).await else {
        panic!("Bob has appointments")
    };
    let one = all.iter().find(|appointment| appointment.starts_at == minute(starts)).unwrap();
    bob.calls(minute(now), cancel(&one.id)).await;
    calendar.expire(minute(now + 1)).await;
}

async fn waits(citizen: &Citizen<'_>, now: i64, wish: Wish) -> Entry {
    entry(citizen.calls(minute(now), Call::Wait { wish }).await)
}

fn entry(answer: Answer) -> Entry {
    match answer {
        Answer::Ok(Outcome::Waits(entry)) => entry,
        other => panic!("{other:?}"),
    }
}

/// Offers what is free, and tells it.
async fn offers(calendar: &Calendar, now: DateTime<Utc>) -> Vec<Offer> {
    offers_of(&calendar.desk, calendar, now).await
}

/// The same, by the rules of another desk.
async fn offers_of(desk: &LocalDesk, calendar: &Calendar, now: DateTime<Utc>) -> Vec<Offer> {
    let city = &calendar.city;
    let mut tx = calendar.store.begin().await.unwrap();
    offering::lapse(&mut tx, now).await.unwrap();
    for entry in desk.candidates(&mut tx, DateTime::UNIX_EPOCH, now).await.unwrap() {
        desk.offer(&mut tx, city, &entry, now).await.unwrap();
    }
    let mut offers = Vec::new();
    for entry in offering::untold(&mut tx, now, 100).await.unwrap() {
        offers.extend(desk.tell_offer(&mut tx, &entry, now).await.unwrap().map(|(_, offer)| offer));
    }
    tx.commit().await.unwrap();
    offers
}

/// From this full hour on until half past that one, nobody is written to.
fn quiet(from: u32, to: u32) -> DeskPolicy {
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    DeskPolicy { quiet_hours: QuietHours { from: time(from, 0), to: time(to, 30) }, ..policy() }
}

fn take(offer: &Offer) -> Call {
    Call::TakeOffer { entry: offer.entry.clone(), offer: offer.hold.clone() }
}

fn decline(offer: &Offer) -> Call {
    Call::DeclineOffer { entry: offer.entry.clone(), offer: offer.hold.clone() }
}

fn at(office: &str) -> Wish {
    Wish { offices: vec![OfficeId::new(office)], ..wish("id-card") }
}

on_both_engines! {
    async fn a_place_goes_to_the_first_it_suits(store: Store) {
        let calendar = all_taken(&store, &["centre", "north"]).await;
        let (ada, eva, ida) =
            (calendar.citizen("Ada").await, calendar.citizen("Eva").await, calendar.citizen("Ida").await);
        let until_half_past = Hours { from: NaiveTime::MIN, to: NaiveTime::from_hms_opt(8, 30, 0) };
        waits(&ada, 1, at("centre")).await;
        waits(&eva, 2, Wish { hours: Some(until_half_past), ..wish("id-card") }).await;
        let idas = waits(&ida, 3, wish("id-card")).await;
        assert_eq!(idas.ahead, 2);
        gives_back(&calendar, 105, 4).await;
        // That is in the centre: Bob took its places first. The next is in the north.
        let offered = offers(&calendar, minute(5)).await;
        assert_eq!(offered.len(), 1);
        assert_eq!(offered[0].place.office, OfficeId::new("centre"));
        gives_back(&calendar, 90, 6).await;
        let next = offers(&calendar, minute(7)).await;
        assert_eq!(next.iter().map(|offer| &offer.entry).collect::<Vec<_>>(), [&idas.id], "Eva comes too late for it");
        assert_eq!(offers(&calendar, minute(8)).await, [], "one place, one offer");
    }

    async fn those_who_wait_see_it_before_the_public(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        gives_back(&calendar, 90, 0).await;
        assert_eq!(eva.places(minute(1), at("north")).await.len(), 1, "nobody waits: it is there at once");
        let hold = eva.holds(minute(1), &eva.places(minute(1), at("north")).await[0].id, at("north")).await;
        booked(eva.calls(minute(1), book(&hold.id)).await);

        waits(&ada, 2, at("north")).await;
        gives_back(&calendar, 105, 2).await;
        assert_eq!(eva.places(minute(3), at("north")).await, [], "Ada is asked first");
        let offered = offers(&calendar, minute(3)).await;
        assert_eq!(offered[0].place.starts_at, minute(105));
        assert_eq!(eva.places(minute(4), at("north")).await, [], "it is held for her");
    }

    async fn what_is_declined_comes_to_the_same_person_no_more(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let adas = waits(&ada, 0, at("north")).await;
        let evas = waits(&eva, 1, at("north")).await;
        gives_back(&calendar, 105, 1).await;
        let adas_offer = offers(&calendar, minute(2)).await.remove(0);
        assert_eq!(adas_offer.entry, adas.id);
        let declined = entry(ada.calls(minute(3), decline(&adas_offer)).await);
        assert_eq!(declined.ahead, 0, "the rank stays");
        let evas_offer = offers(&calendar, minute(3)).await.remove(0);
        assert_eq!(evas_offer.entry, evas.id);

        let ended = eva.calls(minute(40), Call::EndOffer { entry: evas.id, offer: evas_offer.hold }).await;
        assert!(matches!(ended, Answer::Ok(Outcome::Missed { times: 1, .. })), "{ended:?}");
        assert_eq!(offers(&calendar, minute(40)).await, [], "both had it");
    }

    async fn taking_an_offer_books_it_and_ends_the_waiting(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let adas = waits(&ada, 0, at("north")).await;
        gives_back(&calendar, 90, 0).await;
        let offer = offers(&calendar, minute(2)).await.remove(0);
        assert_eq!(eva.calls(minute(2), take(&offer)).await, Answer::Gone, "it is not Eva's");
        let another = Call::TakeOffer { entry: adas.id.clone(), offer: HoldId::new("another") };
        assert_eq!(ada.calls(minute(2), another).await, Answer::Gone, "it is not what she saw");
        let hold = held(ada.calls(minute(2), take(&offer)).await);
        assert_eq!(hold.place.starts_at, minute(90));
        booked(ada.calls(minute(2), book(&hold.id)).await);
        assert_eq!(ada.calls(minute(3), Call::Entries).await, Answer::Ok(Outcome::Entries(Vec::new())));
    }

    async fn an_offer_that_is_held_and_not_booked_passes_on(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let adas = waits(&ada, 0, at("north")).await;
        let evas = waits(&eva, 1, at("north")).await;
        gives_back(&calendar, 90, 0).await;
        let offer = offers(&calendar, minute(2)).await.remove(0);
        held(ada.calls(minute(2), take(&offer)).await);
        calendar.expire(minute(13)).await;
        assert_eq!(offers(&calendar, minute(13)).await[0].entry, evas.id);
        let Answer::Ok(Outcome::Entries(still)) = ada.calls(minute(13), Call::Entries).await else { panic!() };
        assert_eq!(still[0].id, adas.id, "Ada waits on");
    }

    async fn who_books_something_else_gives_the_offered_place_back(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        waits(&ada, 0, at("north")).await;
        let evas = waits(&eva, 1, at("north")).await;
        gives_back(&calendar, 105, 1).await;
        offers(&calendar, minute(3)).await;
        let place = ada.places(minute(4), at("centre")).await.remove(0);
        let hold = ada.holds(minute(4), &place.id, at("centre")).await;
        booked(ada.calls(minute(4), book(&hold.id)).await);
        assert_eq!(offers(&calendar, minute(5)).await[0].entry, evas.id);
    }

    async fn a_change_of_mind_about_a_held_place_is_seen_by_those_who_wait(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        gives_back(&calendar, 105, 0).await;
        let place = ada.places(minute(2), at("north")).await.remove(0);
        ada.holds(minute(2), &place.id, at("north")).await;
        let evas = waits(&eva, 3, at("north")).await;
        let mut tx = store.begin().await.unwrap();
        let nobody = calendar.desk.candidates(&mut tx, minute(4), minute(4)).await.unwrap();
        assert_eq!(nobody, []);
        drop(tx);
        let other = ada.places(minute(5), at("centre")).await.remove(0);
        ada.holds(minute(5), &other.id, at("centre")).await;
        let mut tx = store.begin().await.unwrap();
        let seen = calendar.desk.candidates(&mut tx, minute(4), minute(5)).await.unwrap();
        assert_eq!(seen, [evas.id]);
    }

    async fn what_was_never_told_was_not_missed(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        let adas = waits(&ada, 0, at("north")).await;
        gives_back(&calendar, 105, 0).await;
        let mut tx = store.begin().await.unwrap();
        calendar.desk.offer(&mut tx, &calendar.city, &adas.id, minute(2)).await.unwrap();
        offering::lapse(&mut tx, minute(60)).await.unwrap();
        let records = store::waitlist::of(&mut tx, &ada.who.person).await.unwrap();
        assert_eq!((records[0].missed, &records[0].occupancy), (0, &None));
    }

    async fn nobody_waits_twice_for_the_same(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let first = waits(&ada, 0, at("centre")).await;
        waits(&eva, 1, at("north")).await;
        let second = waits(&ada, 2, at("north")).await;
        assert_eq!((&first.id, second.ahead), (&second.id, 0), "the same entry, at its old place");
        assert_eq!(second.wish, at("north"));
        ada.calls(minute(3), Call::LeaveWaitlist { entry: first.id.clone() }).await;
        assert_eq!(ada.calls(minute(3), Call::Entries).await, Answer::Ok(Outcome::Entries(Vec::new())));
    }

    async fn a_near_deadline_comes_first(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        waits(&ada, 0, at("north")).await;
        let evas = waits(&eva, 1, at("north")).await;
        let deadline = Change::Deadline("2026-11-25".parse().unwrap());
        let evas = entry(eva.calls(minute(2), Call::ChangeEntry { entry: evas.id, change: deadline }).await);
        assert_eq!((evas.ahead, evas.until.to_string().as_str()), (0, "2026-11-25"));
        gives_back(&calendar, 105, 2).await;
        assert_eq!(offers(&calendar, minute(3)).await[0].entry, evas.id);
    }

    async fn at_short_notice_only_those_are_asked_who_said_so(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        waits(&ada, 0, at("north")).await;
        let evas = waits(&eva, 1, at("north")).await;
        eva.calls(minute(2), Call::ChangeEntry { entry: evas.id.clone(), change: Change::ShortNotice(true) }).await;
        gives_back(&calendar, 105, 60).await;
        let offered = offers(&calendar, minute(62)).await;
        assert_eq!(offered[0].entry, evas.id);
        assert!(offered[0].until <= minute(73), "close to its time there is less of it to answer");
    }

    async fn slots_in_a_row_are_offered_when_all_are_free(store: Store) {
        let calendar = all_taken(&store, &["centre"]).await;
        let ada = calendar.citizen("Ada").await;
        waits(&ada, 0, wish("car")).await;
        gives_back(&calendar, 90, 0).await;
        assert_eq!(offers(&calendar, minute(2)).await, []);
        gives_back(&calendar, 90, 2).await;
        gives_back(&calendar, 105, 4).await;
        gives_back(&calendar, 105, 6).await;
        let offered = offers(&calendar, minute(8)).await;
        assert_eq!((offered[0].place.starts_at, offered[0].place.ends_at), (minute(90), minute(120)));
    }

    async fn at_night_nobody_is_woken_but_for_a_place_in_the_morning(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        waits(&ada, 0, at("north")).await;
        // It is one minute past seven.
        gives_back(&calendar, 105, 0).await;
        let desk = LocalDesk::new(quiet(21, 7));
        assert_eq!(offers_of(&desk, &calendar, minute(1)).await, [], "quiet until half past seven");
        let bob = calendar.citizen("Bob").await;
        assert_eq!(bob.places(minute(20), at("north")).await, [], "it is held meanwhile");
        let offered = offers_of(&desk, &calendar, minute(30)).await;
        assert_eq!(offered[0].until, minute(30) + TimeDelta::seconds(75 * 60 / 4));

        ada.calls(minute(31), decline(&offered[0])).await;
        gives_back(&calendar, 90, 2).await;
        let desk = LocalDesk::new(quiet(21, 8));
        assert_eq!(offers_of(&desk, &calendar, minute(4)).await.len(), 1, "after half past eight nobody could take it");
    }

    async fn waiting_ends_with_its_last_day_and_can_go_on(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        let day = Some("2026-11-20".parse().unwrap());
        let adas = waits(&ada, 0, Wish { day, ..at("north") }).await;
        let (evening, night) = (minute(16 * 60), minute(17 * 60));
        let mut tx = store.begin().await.unwrap();
        let city = &calendar.city;
        assert_eq!(calendar.desk.over(&mut tx, city, evening, 9).await.unwrap(), []);
        let asleep = LocalDesk::new(quiet(21, 7));
        assert_eq!(asleep.over(&mut tx, city, night, 9).await.unwrap(), [], "in the morning is soon enough");
        assert_eq!(calendar.desk.over(&mut tx, city, night, 9).await.unwrap(), std::slice::from_ref(&adas.id));
        assert!(calendar.desk.end_waiting(&mut tx, &adas.id, night).await.unwrap().is_some());
        assert!(calendar.desk.end_waiting(&mut tx, &adas.id, night).await.unwrap().is_none(), "told once");
        tx.commit().await.unwrap();
        let longer = Call::ChangeEntry { entry: adas.id, change: Change::Longer };
        let on = entry(ada.calls(night, longer).await);
        assert_eq!((on.wish.day, on.until.to_string().as_str()), (None, "2026-12-05"));
    }
}
