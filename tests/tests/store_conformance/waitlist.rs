use bot_core::City;
use bot_core::desk::{Answer, Call, Contact, Hours, Outcome, Wish};
use bot_core::ids::{HoldId, OfficeId};
use bot_core::quiet_hours::QuietHours;
use bot_core::waitlist::{Change, Entry, Offer, StaffHelp, Wishes};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde_json::json;
use store::Store;
use store::desk::{DeskPolicy, LocalDesk};
use store::outbox::{self, Kind, Lane, NewRow};
use store::people;
use store::sql::Arg;
use store::waitlist::offering;
use tests::calendar::{
    Calendar, Citizen, book, booked, cancel, city, held, lay_out, layout_of, minute, policy, wish,
};
use tests::{databases, on_both_engines};

use crate::sample::count;

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
    calendar.desk = LocalDesk::new(DeskPolicy {
        live_bookings_per_service: 99,
        live_bookings: 99,
        live_bookings_per_account: 99,
        ..policy()
    });
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
    for candidate in desk.candidates(&mut tx, DateTime::UNIX_EPOCH, now).await.unwrap() {
        desk.offer(&mut tx, city, &candidate.entry, now).await.unwrap();
    }
    let mut offers = Vec::new();
    for entry in offering::untold(&mut tx, now, 100).await.unwrap() {
        offers.extend(
            desk.tell_offer(&mut tx, &databases::codec(), &entry, now).await.unwrap().map(|(_, offer)| offer),
        );
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
    Call::TakeOffer { entry: offer.entry.clone(), offer: offer.hold.clone(), seen: true }
}

fn decline(offer: &Offer) -> Call {
    Call::DeclineOffer { entry: offer.entry.clone(), offer: offer.hold.clone(), seen: true }
}

fn short_notice(entry: &Entry, offices: &[&str]) -> Call {
    let nearby = offices.iter().map(|office| OfficeId::new(*office)).collect();
    Call::ChangeEntry { entry: entry.id.clone(), change: Change::ShortNotice { wanted: true, nearby } }
}

/// The entry with other wishes.
async fn wishes(citizen: &Citizen<'_>, now: i64, of: &Entry, change: impl FnOnce(&mut Wishes)) -> Entry {
    let mut wishes = Wishes::of(of);
    change(&mut wishes);
    let change = Change::Wishes(Box::new(wishes));
    entry(citizen.calls(minute(now), Call::ChangeEntry { entry: of.id.clone(), change }).await)
}

/// Writes the message of an offer that was just told to this citizen; it does not go out.
async fn writes(store: &Store, citizen: &Citizen<'_>, now: i64) {
    let row = NewRow {
        chat: citizen.who.chat.clone(),
        lane: Lane::Due,
        kind: Kind::Prompt,
        body: b"an offer".into(),
        due_at: minute(now),
    };
    let mut tx = store.begin().await.unwrap();
    outbox::enqueue(&mut tx, store.codec(), &[row], minute(now)).await.unwrap();
    tx.commit().await.unwrap();
}

/// How many messages wait to be sent.
async fn unsent(store: &Store) -> i64 {
    let sql = "select count(*) as count from outbox where outcome is null";
    count(&mut store.begin().await.unwrap(), sql).await
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
        let another = Call::TakeOffer { entry: adas.id.clone(), offer: HoldId::new("another"), seen: true };
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
        assert_eq!(seen.iter().map(|candidate| &candidate.entry).collect::<Vec<_>>(), [&evas.id]);
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
        let deadline = "2026-11-25".parse().unwrap();
        let evas = wishes(&eva, 2, &evas, |wishes| wishes.deadline = Some(deadline)).await;
        assert_eq!((evas.ahead, evas.until.to_string().as_str()), (0, "2026-11-25"));
        gives_back(&calendar, 105, 2).await;
        assert_eq!(offers(&calendar, minute(3)).await[0].entry, evas.id);
    }

    async fn at_short_notice_only_those_are_asked_who_said_so(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        waits(&ada, 0, at("north")).await;
        let evas = waits(&eva, 1, at("north")).await;
        eva.calls(minute(2), short_notice(&evas, &[])).await;
        gives_back(&calendar, 105, 60).await;
        let offered = offers(&calendar, minute(62)).await;
        assert_eq!(offered[0].entry, evas.id);
        assert!(offered[0].until <= minute(73), "close to its time there is less of it to answer");
    }

    async fn at_short_notice_another_office_may_be_near(store: Store) {
        let calendar = all_taken(&store, &["centre", "north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let adas = waits(&ada, 0, at("centre")).await;
        let evas = waits(&eva, 1, at("centre")).await;
        let evas = entry(eva.calls(minute(2), short_notice(&evas, &["north"])).await);
        assert_eq!(evas.nearby, [OfficeId::new("north")]);
        gives_back(&calendar, 90, 2).await;
        gives_back(&calendar, 90, 4).await;
        gives_back(&calendar, 90, 6).await;
        // Two places in the centre, which are Ada's and Eva's, and one in the north, which is nobody's yet.
        let offered = offers(&calendar, minute(8)).await;
        assert_eq!(offered.iter().map(|offer| &offer.entry).collect::<Vec<_>>(), [&adas.id, &evas.id]);
        for (citizen, offer) in [(&ada, &offered[0]), (&eva, &offered[1])] {
            citizen.calls(minute(9), decline(offer)).await;
        }
        offers(&calendar, minute(10)).await;
        let late = offers(&calendar, minute(50)).await;
        assert_eq!((&late[0].entry, late[0].place.office.as_str()), (&evas.id, "north"), "in 40 minutes");
        assert_eq!(late.len(), 1);
    }

    async fn changed_wishes_count_for_what_comes(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        let adas = waits(&ada, 0, at("north")).await;
        let monday = |wishes: &mut Wishes| wishes.wish.weekdays = [0].into_iter().collect();
        let adas = wishes(&ada, 1, &adas, monday).await;
        gives_back(&calendar, 105, 1).await;
        assert_eq!(offers(&calendar, minute(3)).await, [], "it is Friday");
        let friday = |wishes: &mut Wishes| wishes.wish.weekdays = [0, 4].into_iter().collect();
        let adas = wishes(&ada, 4, &adas, friday).await;
        let offer = offers(&calendar, minute(5)).await.remove(0);
        assert_eq!(offer.place.starts_at, minute(105));
        let until = wishes(&ada, 6, &adas, |wishes| {
            (wishes.wish.quantity, wishes.until) = (9, Some("2027-01-31".parse().unwrap()));
        })
        .await;
        assert_eq!((until.wish.quantity, until.until.to_string().as_str()), (1, "2027-01-31"));
        assert_eq!(offers(&calendar, minute(7)).await, [], "what was offered and left does not come again");
        let sooner = wishes(&ada, 8, &until, |wishes| wishes.deadline = Some("2026-12-01".parse().unwrap())).await;
        assert_eq!(sooner.until.to_string(), "2026-12-01", "after that day it is of no use");
        let any = wishes(&ada, 9, &sooner, |wishes| (wishes.deadline, wishes.until) = (None, None)).await;
        assert_eq!(any.until.to_string(), "2026-12-04", "as far as places are shown");
    }

    async fn days_of_the_week_count_for_who_looks_for_a_place_too(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let weekdays = [1, 4].into_iter().collect();
        let wish = Wish { weekdays, offices: vec![OfficeId::new("centre")], ..wish("id-card") };
        let days = ada.days(minute(0), wish.clone()).await;
        assert_eq!(days[..3], ["2026-11-20", "2026-11-24", "2026-11-27"]);
        let tuesdays = Wish { weekdays: [1].into_iter().collect(), ..wish };
        assert_eq!(ada.places(minute(0), tuesdays).await[0].starts_at, minute(4 * 24 * 60 + 60));
    }

    async fn what_was_not_seen_yet_is_shown_before_it_is_taken(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        waits(&ada, 0, at("north")).await;
        gives_back(&calendar, 105, 0).await;
        let offer = offers(&calendar, minute(2)).await.remove(0);
        writes(&store, &ada, 2).await;
        let typed = Call::TakeOffer { entry: offer.entry.clone(), offer: offer.hold.clone(), seen: false };
        let Answer::Ok(Outcome::Offered(shown)) = ada.calls(minute(3), typed.clone()).await else { panic!() };
        assert_eq!((&shown.hold, unsent(&store).await), (&offer.hold, 0), "it is shown instead of being sent");
        assert!(shown.until > offer.until);
        held(ada.calls(minute(4), typed).await);
    }

    async fn a_tap_stands_on_what_was_seen(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        waits(&ada, 0, at("north")).await;
        gives_back(&calendar, 105, 0).await;
        let offer = offers(&calendar, minute(2)).await.remove(0);
        writes(&store, &ada, 2).await;
        held(ada.calls(minute(3), take(&offer)).await);
    }

    async fn an_offer_that_is_over_is_not_sent_any_more(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        waits(&ada, 0, at("north")).await;
        gives_back(&calendar, 105, 1).await;
        offers(&calendar, minute(3)).await;
        writes(&store, &ada, 3).await;
        let place = ada.places(minute(4), at("centre")).await.remove(0);
        let hold = ada.holds(minute(4), &place.id, at("centre")).await;
        assert_eq!(unsent(&store).await, 1);
        booked(ada.calls(minute(4), book(&hold.id)).await);
        assert_eq!(unsent(&store).await, 0);
    }

    async fn an_offer_on_its_way_is_kept_and_one_that_never_came_was_not_missed(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        let adas = waits(&ada, 0, at("north")).await;
        gives_back(&calendar, 105, 0).await;
        let offer = offers(&calendar, minute(2)).await.remove(0);
        writes(&store, &ada, 2).await;
        let end = Call::EndOffer { entry: adas.id, offer: offer.hold.clone() };
        let Answer::Ok(Outcome::Offered(kept)) = ada.calls(offer.until, end.clone()).await else { panic!() };
        assert_eq!((kept.until, kept.delivered), (offer.until + TimeDelta::minutes(1), false));

        let mut tx = store.begin().await.unwrap();
        let arrives = "update outbox set outcome = 'delivered', closed_at = $1";
        tx.execute(arrives, &[Arg::from(kept.until)]).await.unwrap();
        tx.commit().await.unwrap();
        let Answer::Ok(Outcome::Offered(later)) = ada.calls(kept.until, end.clone()).await else { panic!() };
        assert!(later.delivered && later.until > kept.until, "its time starts when it was delivered");

        let mut tx = store.begin().await.unwrap();
        tx.execute("update outbox set outcome = 'unreachable'", &[]).await.unwrap();
        tx.commit().await.unwrap();
        let ended = ada.calls(later.until, end).await;
        assert!(matches!(ended, Answer::Ok(Outcome::Waits(_))), "{ended:?}");
    }

    async fn nobody_is_offered_what_the_limits_refuse(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        waits(&ada, 0, at("north")).await;
        let other = ada.books(minute(0), "car").await;
        gives_back(&calendar, 105, 0).await;
        let strict = LocalDesk::new(DeskPolicy { live_bookings: 1, ..policy() });
        assert_eq!(offers_of(&strict, &calendar, minute(2)).await, [], "one appointment is all she may have");
        ada.calls(minute(3), cancel(&other.id)).await;
        let mut tx = store.begin().await.unwrap();
        let looked_at = strict.candidates(&mut tx, minute(2), minute(3)).await.unwrap();
        assert_eq!(looked_at.len(), 1, "now she may have another, though nothing else has changed");
        drop(tx);
        assert_eq!(offers_of(&strict, &calendar, minute(3)).await.len(), 1);
    }

    async fn places_that_are_released_late_go_first_to_those_who_wait(store: Store) {
        let calendar = all_taken(&store, &["north"]).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        waits(&ada, 0, at("north")).await;
        let mut city = serde_json::to_value(&calendar.city).unwrap();
        city["office"][1]["opening"][0]["to"] = json!("09:15");
        city["office"][1]["opening"][0]["release"] = json!([{ "days_ahead": 1, "at": "07:00", "share": 100 }]);
        let city: City = serde_json::from_value(city).unwrap();
        lay_out(&store, &city, &layout_of(&city), minute(5)).await;
        assert_eq!(eva.places(minute(5), at("north")).await, [], "it should have been released yesterday");
        assert_eq!(offers(&calendar, minute(5)).await[0].place.starts_at, minute(120));
        assert_eq!(eva.places(minute(6), at("north")).await, []);
    }

    async fn it_is_urgent_when_nothing_is_free_before_a_near_deadline(store: Store) {
        let calendar = all_taken(&store, &["centre", "north"]).await;
        let ada = calendar.citizen("Ada").await;
        let adas = waits(&ada, 0, at("north")).await;
        let by = |day: &str| { let day = day.parse().unwrap(); move |wishes: &mut Wishes| wishes.deadline = Some(day) };
        let far = wishes(&ada, 1, &adas, by("2026-12-24")).await;
        assert!(!far.urgent);
        let near = wishes(&ada, 1, &far, by("2026-11-20")).await;
        assert_eq!((near.urgent, near.help), (true, StaffHelp::Unreachable));

        let mut tx = store.begin().await.unwrap();
        let contact = Contact { phone: Some("0231 5001234".into()), ..Contact::default() };
        people::remember(&mut tx, store.codec(), &ada.who.person, &contact).await.unwrap();
        tx.commit().await.unwrap();
        let reachable = wishes(&ada, 2, &near, by("2026-11-20")).await;
        assert_eq!(reachable.help, StaffHelp::Possible);
        let ask = Call::AskStaff { entry: adas.id.clone() };
        for _ in 0..2 {
            let asked = ada.calls(minute(3), ask.clone()).await;
            assert!(matches!(&asked, Answer::Ok(Outcome::Asked { entry, minutes: None }) if entry.help == StaffHelp::Asked), "{asked:?}");
        }
        let mut tx = store.begin().await.unwrap();
        let filed = "select count(*) as count from request where kind = 'urgent' and done_at is null";
        assert_eq!(count(&mut tx, filed).await, 1, "once is enough");
        let done = "update request set done_at = created_at + 1500000000";
        tx.execute(done, &[]).await.unwrap();
        tx.commit().await.unwrap();
        let again = ada.calls(minute(60), ask).await;
        assert!(matches!(again, Answer::Ok(Outcome::Asked { minutes: Some(25), .. })), "{again:?}");

        gives_back(&calendar, 105, 60).await;
        assert!(!wishes(&ada, 62, &near, by("2026-11-20")).await.urgent, "somewhere there is a place");
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
        assert!(calendar.desk.end_waiting(&mut tx, store.codec(), &adas.id, night).await.unwrap().is_some());
        assert!(calendar.desk.end_waiting(&mut tx, store.codec(), &adas.id, night).await.unwrap().is_none(), "told once");
        tx.commit().await.unwrap();
        let longer = Call::ChangeEntry { entry: adas.id, change: Change::Longer };
        let on = entry(ada.calls(night, longer).await);
        assert_eq!((on.wish.day, on.until.to_string().as_str()), (None, "2026-12-05"));
    }
}
