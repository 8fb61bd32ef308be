//! Businesses: their codes, their quota, and the lane that is theirs.

use bot_core::City;
use bot_core::closure::{Closing, Message};
use bot_core::desk::{Answer, Appointment, Call, Outcome, Refusal, Request};
use bot_core::ids::{OfficeId, OrderId, ServiceId};
use bot_core::staff::Invitation;
use bot_core::trade::{Amount, Batch, Booked, Ledger, TradeCall, TradeOutcome, TradeRefusal};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::json;
use store::businesses::{self, NewBusiness};
use store::closures::cases;
use store::dice::Dice;
use store::{Store, live_bookings, reminders, retention};
use tests::calendar::{Calendar, Citizen, city, minute};
use tests::on_both_engines;

/// The centre has four starts for businesses at two desks each day, north two at one on Fridays.
pub(crate) fn with_trade() -> City {
    let mut city = city();
    let rule = |rule| serde_json::from_value(rule).unwrap();
    city.offices[0].opening = vec![rule(json!({
        "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "09:00", "desks": 5,
        "lanes": { "trade": 2, "staff": 1 },
    }))];
    city.offices[1].opening = vec![rule(json!({
        "weekdays": ["fri"], "from": "08:30", "to": "09:00", "desks": 2, "lanes": { "trade": 1 },
    }))];
    city
}

pub(crate) fn friday() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

/// So many for a service on Friday.
pub(crate) fn batch(count: u16, service: &str) -> Batch {
    Batch {
        services: vec![ServiceId::new(service)],
        count: Some(count),
        day: Some(friday()),
        hours: None,
        notes: Vec::new(),
    }
}

pub(crate) fn order(batch: Batch, amount: Amount) -> Call {
    Call::Trade(TradeCall::Book { batch, amount })
}

/// Registers a business for somebody; its id.
pub(crate) async fn registers(calendar: &Calendar, citizen: &Citizen<'_>, name: &str, quota: u16) -> String {
    let (id, code) = register(calendar, name, quota, &[]).await;
    ledger(&citizen.calls(minute(0), join(&code)).await);
    id
}

async fn register(calendar: &Calendar, name: &str, quota: u16, offices: &[&str]) -> (String, Invitation) {
    let mut seed = [5; 32];
    seed[..name.len()].copy_from_slice(name.as_bytes());
    let offices = offices.iter().map(|office| OfficeId::new(*office)).collect();
    let business = NewBusiness { name: name.to_owned(), quota, offices };
    let mut tx = calendar.store.begin().await.unwrap();
    let (codec, mut dice) = (calendar.store.codec(), Dice::new(seed));
    let registered = businesses::register(&mut tx, codec, &mut dice, &business, minute(0)).await.unwrap();
    tx.commit().await.unwrap();
    registered
}

fn join(code: &Invitation) -> Call {
    Call::Trade(TradeCall::Join { code: code.clone() })
}

fn look() -> Call {
    Call::Trade(TradeCall::Ledger { page: 0 })
}

fn cancel(appointment: &Appointment) -> Call {
    Call::Trade(TradeCall::Cancel { appointment: appointment.id.clone() })
}

#[track_caller]
fn ledger(answer: &Answer) -> Ledger {
    match answer {
        Answer::Ok(Outcome::Trade(TradeOutcome::Ledger(ledger))) => ledger.clone(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn booked(answer: Answer) -> Booked {
    match answer {
        Answer::Ok(Outcome::Trade(TradeOutcome::Booked(booked))) => booked,
        other => panic!("{other:?}"),
    }
}

fn refused(refusal: TradeRefusal) -> Answer {
    Answer::Refused(Refusal::Trade(refusal))
}

/// How many places of a lane are free on Friday.
async fn free(store: &Store, lane: &str) -> i64 {
    let mut tx = store.begin().await.unwrap();
    let sql = "select count(*) as count from place where lane = $1 and occupant is null and starts_at < $2";
    tx.row(sql, &[lane.into(), minute(200).into()]).await.unwrap().unwrap().int("count").unwrap()
}

/// The same call in a transaction with dice of its own: two of them at the same moment throw different ids.
async fn calls_beside(calendar: &Calendar, citizen: &Citizen<'_>, nth: u8, call: Call) -> Answer {
    let mut tx = calendar.store.begin().await.unwrap();
    let request = Request { id: OrderId::new(format!("beside-{nth}")), call };
    let (codec, mut dice) = (calendar.store.codec(), Dice::new([nth; 32]));
    let (desk, city) = (&calendar.desk, &calendar.city);
    let answer =
        desk.answer(&mut tx, codec, &mut dice, &citizen.who, city, &request, minute(0)).await.unwrap();
    tx.commit().await.unwrap();
    answer
}

fn times(appointments: &[Appointment]) -> Vec<(String, DateTime<Utc>)> {
    appointments.iter().map(|one| (one.office.to_string(), one.starts_at)).collect()
}

on_both_engines! {
    async fn a_batch_is_booked_in_the_lane_of_businesses_only(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        let others = (free(&store, "public").await, free(&store, "staff").await);
        assert_eq!(free(&store, "trade").await, 10);
        let done = booked(dealer.calls(minute(0), order(batch(5, "id-card"), Amount::All)).await);
        assert_eq!(done.left, 15);
        let centre = |minutes| ("centre".to_owned(), minute(minutes));
        assert_eq!(
            times(&done.appointments),
            [centre(60), centre(60), centre(75), centre(75), centre(90)],
            "the earliest first"
        );
        assert_eq!(free(&store, "trade").await, 5);
        let most = booked(dealer.calls(minute(0), order(batch(9, "id-card"), Amount::AsManyAsFit)).await);
        assert_eq!((most.appointments.len(), most.left), (5, 10));
        assert_eq!(free(&store, "trade").await, 0);
        assert_eq!((free(&store, "public").await, free(&store, "staff").await), others);
        let nothing = dealer.calls(minute(0), order(batch(1, "id-card"), Amount::AsManyAsFit)).await;
        assert_eq!(nothing, refused(TradeRefusal::NothingFree));
    }

    async fn what_takes_several_slots_gets_them_in_a_row(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        booked(dealer.calls(minute(0), order(batch(1, "id-card"), Amount::All)).await);
        // One desk has four slots in a row left, the other three.
        let cars = booked(dealer.calls(minute(0), order(batch(9, "car"), Amount::AsManyAsFit)).await);
        let centre = |minutes| ("centre".to_owned(), minute(minutes));
        assert_eq!(times(&cars.appointments), [centre(60), centre(75), centre(90)]);
        assert!(cars.appointments.iter().all(|car| car.ends_at - car.starts_at == TimeDelta::minutes(30)));
        assert_eq!(free(&store, "trade").await, 3, "one at the end of a desk, and north");
    }

    async fn all_or_nothing_books_nothing_where_one_is_missing(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        let all = dealer.calls(minute(0), order(batch(11, "id-card"), Amount::All)).await;
        assert_eq!(all, refused(TradeRefusal::NotAll));
        assert_eq!(free(&store, "trade").await, 10);
        assert_eq!(ledger(&dealer.calls(minute(0), look()).await).total, 0);
    }

    async fn the_quota_of_a_day_is_never_exceeded(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (dealer, other) = (calendar.citizen("Dealer").await, calendar.citizen("Other").await);
        registers(&calendar, &dealer, "Krüger", 4).await;
        registers(&calendar, &other, "Schmidt", 3).await;
        let six = batch(6, "id-card");
        assert_eq!(
            dealer.calls(minute(0), order(six.clone(), Amount::All)).await,
            refused(TradeRefusal::NotAll)
        );
        let four = booked(dealer.calls(minute(0), order(six.clone(), Amount::AsManyAsFit)).await);
        assert_eq!((four.appointments.len(), four.left), (4, 0));
        let used = refused(TradeRefusal::QuotaUsed { quota: 4 });
        for call in [
            order(batch(1, "car"), Amount::All),
            order(batch(1, "car"), Amount::AsManyAsFit),
            Call::Trade(TradeCall::LookAt { batch: batch(1, "car") }),
        ] {
            assert_eq!(dealer.calls(minute(0), call).await, used);
        }
        // Another day, and another business, have a quota of their own.
        let monday = Batch { day: Some(friday() + TimeDelta::days(3)), ..batch(4, "id-card") };
        assert_eq!(booked(dealer.calls(minute(0), order(monday, Amount::All)).await).left, 0);
        let three = booked(other.calls(minute(0), order(batch(3, "id-card"), Amount::All)).await);
        assert_eq!(three.left, 0);
    }

    async fn two_accounts_of_one_business_do_not_exceed_it_at_the_same_moment(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (desk, yard) = (calendar.citizen("Desk").await, calendar.citizen("Yard").await);
        registers(&calendar, &desk, "Krüger", 5).await;
        let Answer::Ok(Outcome::LinkCode { code, .. }) = desk.calls(minute(0), Call::MakeLinkCode).await else {
            panic!("a code is made")
        };
        yard.calls(minute(0), Call::Link { code }).await;
        let yard = calendar.citizen("Yard").await;
        let four = || order(batch(4, "id-card"), Amount::AsManyAsFit);
        let (one, two) =
            tokio::join!(calls_beside(&calendar, &desk, 1, four()), calls_beside(&calendar, &yard, 2, four()));
        let mut counts = [booked(one).appointments.len(), booked(two).appointments.len()];
        counts.sort_unstable();
        assert_eq!(counts, [1, 4]);
    }

    async fn two_businesses_at_the_same_moment_share_no_place(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (one, two) = (calendar.citizen("One").await, calendar.citizen("Two").await);
        registers(&calendar, &one, "Krüger", 20).await;
        registers(&calendar, &two, "Schmidt", 20).await;
        let seven = || order(batch(7, "id-card"), Amount::AsManyAsFit);
        let (first, second) =
            tokio::join!(calls_beside(&calendar, &one, 1, seven()), calls_beside(&calendar, &two, 2, seven()));
        let counts = booked(first).appointments.len() + booked(second).appointments.len();
        assert_eq!((counts, free(&store, "trade").await), (10, 0));
    }

    async fn an_order_that_is_repeated_books_once_and_tells_the_same(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        let id = OrderId::new("once");
        let call = order(batch(3, "id-card"), Amount::All);
        let first = dealer.repeats(minute(0), &id, call.clone()).await;
        assert_eq!(dealer.repeats(minute(0), &id, call.clone()).await, first);
        assert_eq!(free(&store, "trade").await, 7);
        // Also when all of it was cancelled since.
        let appointments = booked(first).appointments;
        for appointment in &appointments {
            let gone = dealer.calls(minute(0), cancel(appointment)).await;
            assert!(matches!(gone, Answer::Ok(Outcome::Trade(TradeOutcome::Cancelled(_)))), "{gone:?}");
        }
        let again = booked(dealer.repeats(minute(0), &id, call).await);
        assert_eq!(times(&again.appointments), times(&appointments));
        assert_eq!(free(&store, "trade").await, 10);
    }

    async fn what_is_cancelled_is_free_in_the_lane_at_once_and_counts_no_more(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (dealer, other) = (calendar.citizen("Dealer").await, calendar.citizen("Other").await);
        registers(&calendar, &dealer, "Krüger", 10).await;
        registers(&calendar, &other, "Schmidt", 10).await;
        let done = booked(dealer.calls(minute(0), order(batch(10, "id-card"), Amount::All)).await);
        let first = &done.appointments[0];
        assert_eq!(other.calls(minute(0), cancel(first)).await, Answer::Gone, "another's");
        let id = OrderId::new("cancel");
        let gone = dealer.repeats(minute(0), &id, cancel(first)).await;
        assert_eq!(dealer.repeats(minute(0), &id, cancel(first)).await, gone);
        assert_eq!((free(&store, "trade").await, free(&store, "public").await), (1, 8 + 2));
        assert_eq!(ledger(&dealer.calls(minute(0), look()).await).left, [(friday(), 1)]);
        booked(other.calls(minute(0), order(batch(1, "id-card"), Amount::All)).await);
        let second = &done.appointments[1];
        assert_eq!(dealer.calls(second.starts_at, cancel(second)).await, refused(TradeRefusal::TooLate));
    }

    async fn a_business_books_at_its_offices_what_is_served_in_its_lane(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        let (_, code) = register(&calendar, "Nord", 20, &["north"]).await;
        dealer.calls(minute(0), join(&code)).await;
        let two = booked(dealer.calls(minute(0), order(batch(9, "id-card"), Amount::AsManyAsFit)).await);
        assert!(two.appointments.iter().all(|one| one.office.as_str() == "north"));
        assert_eq!(two.appointments.len(), 2);
        let at = |batch| Call::Trade(TradeCall::LookAt { batch });
        for (batch, refusal) in [
            (batch(1, "car"), TradeRefusal::NotInLane),
            (batch(1, "wedding"), TradeRefusal::NotInLane),
            (batch(101, "id-card"), TradeRefusal::TooManyAtOnce),
            (batch(0, "id-card"), TradeRefusal::Incomplete),
            (Batch { day: None, ..batch(1, "id-card") }, TradeRefusal::Incomplete),
            (Batch { day: Some(friday() - TimeDelta::days(1)), ..batch(1, "id-card") }, TradeRefusal::NothingFree),
        ] {
            assert_eq!(dealer.calls(minute(0), at(batch)).await, refused(refusal));
        }
    }

    async fn a_code_is_good_once_and_for_an_hour(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (dealer, eve) = (calendar.citizen("Dealer").await, calendar.citizen("Eve").await);
        assert_eq!(eve.calls(minute(0), look()).await, refused(TradeRefusal::NotTrade));
        let (id, code) = register(&calendar, "Krüger", 3, &[]).await;
        let order = OrderId::new("join");
        let joined = dealer.repeats(minute(59), &order, join(&code)).await;
        assert_eq!((ledger(&joined).name.as_str(), ledger(&joined).quota), ("Krüger", 3));
        assert_eq!(dealer.repeats(minute(61), &order, join(&code)).await, joined);
        assert_eq!(eve.calls(minute(59), join(&code)).await, Answer::Gone);
        let (_, late) = register(&calendar, "Schmidt", 3, &[]).await;
        assert_eq!(eve.calls(minute(60), join(&late)).await, Answer::Gone);
        for _ in 0..3 {
            eve.calls(minute(60), join(&late)).await;
        }
        assert_eq!(eve.calls(minute(60), join(&late)).await, refused(TradeRefusal::TooManyTries));
        let mut tx = store.begin().await.unwrap();
        let listed = businesses::all(&mut tx, store.codec(), minute(60)).await.unwrap();
        assert_eq!(listed.iter().map(|one| (one.business.id.clone(), one.bound)).collect::<Vec<_>>(), [(id, true)]);
    }

    async fn a_business_that_has_ended_is_over_at_once_and_keeps_its_appointments(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        let id = registers(&calendar, &dealer, "Krüger", 20).await;
        let done = booked(dealer.calls(minute(0), order(batch(2, "id-card"), Amount::All)).await);
        let mut tx = store.begin().await.unwrap();
        let stay = businesses::end(&mut tx, store.codec(), &id, minute(0)).await.unwrap().unwrap();
        assert_eq!(stay, done.appointments.iter().map(|one| one.reference.clone()).collect::<Vec<_>>());
        assert_eq!(businesses::end(&mut tx, store.codec(), &id, minute(0)).await.unwrap(), None);
        tx.commit().await.unwrap();
        for call in [look(), order(batch(1, "id-card"), Amount::All), cancel(&done.appointments[0])] {
            assert_eq!(dealer.calls(minute(0), call).await, refused(TradeRefusal::NotTrade));
        }
        assert_eq!(free(&store, "trade").await, 8);
    }

    async fn citizens_rules_are_not_about_what_businesses_book(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        let done = booked(dealer.calls(minute(0), order(batch(6, "id-card"), Amount::All)).await);
        assert_eq!(dealer.appointments(minute(0)).await, []);
        let own = dealer.books(minute(0), "id-card").await;
        assert_eq!(dealer.appointments(minute(0)).await, std::slice::from_ref(&own));
        let appointment = done.appointments[0].id.clone();
        assert_eq!(dealer.calls(minute(0), Call::Confirm { appointment }).await, Answer::Gone);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(reminders::due(&mut tx, minute(0), 100).await.unwrap(), std::slice::from_ref(&own.id));
        let live = live_bookings::all(&mut tx, store.codec(), minute(0)).await.unwrap();
        assert_eq!(live.iter().map(|one| &one.appointment.id).collect::<Vec<_>>(), [&own.id]);
    }

    async fn who_parts_leaves_the_business_behind(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let (desk, yard) = (calendar.citizen("Desk").await, calendar.citizen("Yard").await);
        registers(&calendar, &yard, "Krüger", 5).await;
        let Answer::Ok(Outcome::LinkCode { code, .. }) = desk.calls(minute(0), Call::MakeLinkCode).await else {
            panic!("a code is made")
        };
        yard.calls(minute(0), Call::Link { code }).await;
        let yard = calendar.citizen("Yard").await;
        booked(desk.calls(minute(0), order(batch(1, "id-card"), Amount::All)).await);
        booked(yard.calls(minute(0), order(batch(1, "id-card"), Amount::All)).await);
        yard.calls(minute(0), Call::Unlink { hold: None }).await;
        let yard = calendar.citizen("Yard").await;
        assert_eq!(yard.calls(minute(0), look()).await, refused(TradeRefusal::NotTrade));
        assert_eq!(ledger(&desk.calls(minute(0), look()).await).total, 2);
    }

    async fn who_is_forgotten_gives_all_of_it_back(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        let id = registers(&calendar, &dealer, "Krüger", 20).await;
        booked(dealer.calls(minute(0), order(batch(6, "id-card"), Amount::All)).await);
        dealer.calls(minute(0), Call::Forget).await;
        assert_eq!(free(&store, "trade").await, 10);
        let mut tx = store.begin().await.unwrap();
        businesses::end(&mut tx, store.codec(), &id, minute(0)).await.unwrap();
        let year = TimeDelta::days(366);
        let forgotten = retention::forget_old(&mut tx, minute(0) + year, TimeDelta::days(90)).await.unwrap();
        assert_eq!(forgotten.businesses, 1);
    }

    async fn cases_of_a_business_that_are_told_at_the_same_moment_do_not_wait_for_each_other(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        let done = booked(dealer.calls(minute(0), order(monday(8), Amount::All)).await);
        let (first, last) = (&done.appointments[0], &done.appointments[7]);
        closes(&calendar, first.starts_at, last.ends_at).await;
        let due = cases::due(&mut store.begin_read().await.unwrap(), minute(0), 10).await.unwrap();
        assert_eq!(due.len(), 8);
        let told = futures::future::try_join_all(due.iter().map(async |case| {
            let mut tx = store.begin().await?;
            let (desk, codec, city) = (&calendar.desk, store.codec(), &calendar.city);
            let told = desk.attend(&mut tx, codec, city, case, minute(0)).await?;
            tx.commit().await?;
            Ok::<_, store::StoreError>(told)
        }));
        let told: Vec<_> = told.await.unwrap().into_iter().flatten().collect();
        let [(_, Message::TradeFallsOut { appointments, .. })] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(appointments.len(), 8);
    }

    async fn a_closure_tells_what_falls_out_and_lists_it_for_staff(store: Store) {
        let calendar = Calendar::of(&store, with_trade()).await;
        let dealer = calendar.citizen("Dealer").await;
        registers(&calendar, &dealer, "Krüger", 20).await;
        let done = booked(dealer.calls(minute(0), order(monday(2), Amount::All)).await);
        let appointment = &done.appointments[0];
        closes(&calendar, appointment.starts_at, appointment.ends_at).await;
        let mut tx = store.begin().await.unwrap();
        let (codec, city, desk) = (store.codec(), &calendar.city, &calendar.desk);
        let mut told = Vec::new();
        for case in cases::due(&mut tx, minute(0), 10).await.unwrap() {
            told.extend(desk.attend(&mut tx, codec, city, &case, minute(0)).await.unwrap());
        }
        let [(chat, Message::TradeFallsOut { appointments, .. })] = told.as_slice() else { panic!("{told:?}") };
        let fallen: Vec<_> = appointments.iter().map(|one| &one.id).collect();
        assert_eq!(chat, &dealer.who.chat);
        assert_eq!(fallen, done.appointments.iter().map(|one| &one.id).collect::<Vec<_>>(), "in one message");
        let closure = closure(&mut tx).await;
        let listed = cases::call_list(&mut tx, &closure).await.unwrap();
        assert_eq!(listed.len(), 2);
        tx.commit().await.unwrap();
        assert!(ledger(&dealer.calls(minute(0), look()).await).appointments[0].falls_out);
        dealer.calls(minute(0), cancel(appointment)).await;
        assert_eq!(ledger(&dealer.calls(minute(0), look()).await).total, 1);
    }
}

/// So many identity cards on Monday.
fn monday(count: u16) -> Batch {
    Batch { day: Some(friday() + TimeDelta::days(3)), ..batch(count, "id-card") }
}

/// The centre is closed, and nothing else is found for anybody.
async fn closes(calendar: &Calendar, from: DateTime<Utc>, until: DateTime<Utc>) {
    let closing =
        Closing { office: OfficeId::new("centre"), from, until, desks: None, reason: String::new() };
    let mut tx = calendar.store.begin().await.unwrap();
    let (city, desk) = (&calendar.city, &calendar.desk);
    desk.close(&mut tx, &mut Dice::new([1; 32]), &closing, minute(0)).await.unwrap().unwrap();
    while !desk.rehouse(&mut tx, city, minute(0), minute(0)).await.unwrap() {}
    tx.commit().await.unwrap();
}

/// The only closure there is.
async fn closure(tx: &mut store::Tx) -> bot_core::ids::ClosureId {
    let row = tx.row("select id from closure", &[]).await.unwrap().unwrap();
    bot_core::ids::ClosureId::new(row.text("id").unwrap())
}
