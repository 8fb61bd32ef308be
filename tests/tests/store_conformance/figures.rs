use bot_core::day::DayCall;
use bot_core::desk::{Answer, Appointment, Call, Contact, Outcome, Refusal, Wish};
use bot_core::figures::{
    Figures, FiguresCall, FiguresOutcome, OfficeWeek, RequestFigures, Scope, Spread, Step, Summary, Tally,
    Theme,
};
use bot_core::ids::{ChatId, OfficeId, PlaceId};
use bot_core::opening::lane::Lane;
use bot_core::staff::{Attendance, Matter, Role, StaffCall, StaffOutcome, StaffRefusal};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use store::figures::steps;
use store::requests::{self, NewRequest};
use store::{Store, retention};
use tests::calendar::{Calendar, Citizen, booked, cancel, minute, serves, wish};
use tests::on_both_engines;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// So many weeks of these offices; none named is all of them.
async fn figures(calendar: &Calendar, offices: &[&str], weeks: u8, now: DateTime<Utc>) -> Figures {
    let scope = Scope { offices: offices.iter().map(|office| OfficeId::new(*office)).collect(), weeks };
    let mut tx = calendar.store.begin_read().await.unwrap();
    calendar.desk.figures(&mut tx, &calendar.city, &scope, now).await.unwrap()
}

async fn summary(calendar: &Calendar, now: DateTime<Utc>) -> Summary {
    Summary::of(&figures(calendar, &[], 1, now).await, calendar.city.city.timezone, now)
}

fn mark(appointment: &Appointment, attendance: Attendance) -> Call {
    Call::Staff(StaffCall::Mark { reference: appointment.reference.clone(), attendance })
}

async fn moves(citizen: &Citizen<'_>, appointment: &Appointment, to: DateTime<Utc>, now: DateTime<Utc>) {
    let place = PlaceId::new(format!("centre@{}", to.timestamp_micros()));
    let wish = Wish { moving: Some(appointment.id.clone()), ..wish("id-card") };
    let hold = citizen.holds(now, &place, wish).await.id;
    let (appointment, contact) = (appointment.id.clone(), Contact::default());
    booked(citizen.calls(now, Call::Move { appointment, hold, contact }).await);
}

async fn files(store: &Store, subject: &str, office: Option<&str>, now: DateTime<Utc>) {
    let office = office.map(OfficeId::new);
    let request = NewRequest {
        matter: &Matter::Unconfirmed,
        subject,
        person: None,
        chat: None,
        appointments: &[],
        service: None,
        office: office.as_ref(),
    };
    let mut tx = store.begin().await.unwrap();
    assert!(requests::file(&mut tx, store.codec(), &request, now).await.unwrap());
    tx.commit().await.unwrap();
}

async fn gets_to(store: &Store, chat: &str, reached: &[Step], today: &str) {
    let mut tx = store.begin().await.unwrap();
    steps::count(&mut tx, &ChatId::new(chat), reached, day(today)).await.unwrap();
    tx.commit().await.unwrap();
}

/// What a supervisor of these offices is told.
async fn looks(staff: &Citizen<'_>, office: Option<&str>) -> Answer {
    let call = FiguresCall::Look { office: office.map(OfficeId::new), weeks: 6, theme: Theme::Light };
    staff.calls(minute(120), Call::Staff(StaffCall::Figures(call))).await
}

fn told(outcome: FiguresOutcome) -> Answer {
    Answer::Ok(Outcome::Staff(StaffOutcome::Figures(outcome)))
}

on_both_engines! {
    async fn what_happened_in_a_week_is_counted_where_it_happened(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let mut people = Vec::new();
        for name in ["Ada", "Bob", "Cem", "Dora", "Eva"] {
            people.push(calendar.citizen(name).await);
        }
        let [ada, bob, cem, dora, eva] = &people[..] else { unreachable!() };
        let adas = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        let bobs = bob.books_at(minute(0), "centre", minute(75), "id-card").await;
        let cems = cem.books_at(minute(0), "centre", minute(90), "id-card").await;
        dora.books_at(minute(0), "north", minute(90), "id-card").await;
        cem.calls(minute(10), cancel(&cems.id)).await;
        calendar.expire(minute(12)).await;
        eva.books_at(minute(13), "centre", minute(90), "id-card").await;
        oez.calls(minute(60), mark(&adas, Attendance::Arrived)).await;
        oez.calls(minute(75), mark(&bobs, Attendance::Missed)).await;

        let monday = day("2026-11-16");
        let centre = Tally { booked: 4, due: 3, came: 1, missed: 1, cancelled_late: 1, freed: 1, filled: 1 };
        let north = Tally { booked: 1, due: 1, ..Tally::default() };
        let of = |office: &str, tally| OfficeWeek { office: OfficeId::new(office), monday, tally };
        let counted = figures(&calendar, &[], 1, minute(120)).await;
        assert_eq!(counted.tallies, [of("centre", centre), of("north", north)]);
        assert_eq!(figures(&calendar, &["north"], 1, minute(120)).await.tallies, [of("north", north)]);
        // A week later it stands where it stood.
        let later = figures(&calendar, &["centre"], 2, minute(120) + TimeDelta::days(7)).await;
        assert_eq!(later.weeks, [monday, day("2026-11-23")]);
        assert_eq!(later.tallies, [of("centre", centre)]);
        assert_eq!(figures(&calendar, &[], 1, minute(120) + TimeDelta::days(7)).await.tallies, []);
    }

    async fn only_what_was_booked_and_is_given_back_has_become_free(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let appointment = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        moves(&ada, &appointment, minute(75), minute(1)).await;
        let place = PlaceId::new(format!("centre@{}", minute(105).timestamp_micros()));
        let hold = bob.holds(minute(1), &place, wish("id-card")).await.id;
        bob.calls(minute(2), Call::Release { hold }).await;
        let whole = summary(&calendar, minute(5)).await.whole();
        assert_eq!((whole.freed, whole.filled), (1, 0), "the place before the move, not what was held");
        let again = bob.books_at(minute(6), "centre", minute(60), "id-card").await;
        assert_eq!(summary(&calendar, minute(7)).await.whole().filled, 1);
        // Given back a second time it is still one place.
        bob.calls(minute(8), cancel(&again.id)).await;
        calendar.expire(minute(10)).await;
        let whole = summary(&calendar, minute(11)).await.whole();
        assert_eq!((whole.freed, whole.filled), (1, 0));
        // Whoever cancels when it has begun gives nothing back that could be used; days later it is forgotten.
        let mut tx = store.begin().await.unwrap();
        let old = minute(0) + TimeDelta::days(100);
        assert_eq!(retention::forget_old(&mut tx, old, TimeDelta::days(90)).await.unwrap().freed, 1);
    }

    async fn a_cancellation_in_good_time_is_not_late(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let monday = minute(60) + TimeDelta::days(3);
        let early = ada.books_at(minute(0), "centre", monday, "id-card").await;
        ada.calls(minute(10), cancel(&early.id)).await;
        let late = ada.books_at(minute(20), "centre", monday, "id-card").await;
        ada.calls(monday - TimeDelta::hours(23), cancel(&late.id)).await;
        assert_eq!(summary(&calendar, monday).await.whole().cancelled_late, 1);
    }

    async fn lanes_stand_beside_each_other(store: Store) {
        let calendar = Calendar::open(&store).await;
        let mut people = Vec::new();
        for name in ["Ada", "Bob", "Cem"] {
            people.push(calendar.citizen(name).await);
        }
        let [ada, bob, cem] = &people[..] else { unreachable!() };
        let tuesday = minute(60) + TimeDelta::days(4);
        ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        bob.books_at(minute(0), "centre", tuesday, "id-card").await;
        let moved = cem.books_at(minute(0), "centre", minute(75), "id-card").await;
        moves(cem, &moved, tuesday + TimeDelta::minutes(15), minute(1)).await;
        let mut tx = store.begin().await.unwrap();
        let sql = format!("update place set lane = 'staff' where starts_at = {}", minute(60).timestamp_micros());
        tx.execute(&*sql.leak(), &[]).await.unwrap();
        tx.commit().await.unwrap();
        let lanes = figures(&calendar, &[], 1, minute(5)).await.lanes;
        let seen: Vec<_> = lanes.into_iter().map(|one| (one.lane, one.booked, one.waits)).collect();
        let public = (Lane::Public, 2, Spread::from_iter([(4, 1)]));
        assert_eq!(seen, [public, (Lane::Staff, 1, Spread::from_iter([(0, 1)]))], "a move tells nothing of waiting");
    }

    async fn a_visit_takes_from_the_desk_until_it_is_done(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let adas = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        let bobs = bob.books_at(minute(0), "centre", minute(75), "id-card").await;
        for appointment in [&adas, &bobs] {
            oez.calls(minute(55), mark(appointment, Attendance::Arrived)).await;
        }
        let staff = |call| Call::Staff(StaffCall::Day(call));
        let next = || staff(DayCall::Next { desk: Some(4), office: None });
        let serve = |appointment: &Appointment| {
            staff(DayCall::Serve { reference: appointment.reference.clone() })
        };
        oez.calls(minute(60), next()).await;
        oez.calls(minute(62), serve(&adas)).await;
        oez.calls(minute(74), next()).await;
        oez.calls(minute(75), serve(&bobs)).await;
        oez.calls(minute(82), mark(&bobs, Attendance::Done)).await;
        let services = figures(&calendar, &[], 1, minute(120)).await.services;
        let card = services.iter().find(|service| service.service.as_str() == "id-card").unwrap();
        assert_eq!((card.planned.clone(), card.took.clone()), (Spread::from_iter([(15, 2)]), Spread::from_iter([(7, 1), (12, 1)])));
        assert_eq!((card.booked, card.offered, card.waiting), (2, true, 0));
        assert_eq!(card.next, Some(minute(60) + TimeDelta::days(3)), "on Monday at eight");
        let north = figures(&calendar, &["north"], 1, minute(120)).await.services;
        assert!(north.iter().all(|service| service.took == Spread::default()));
        assert!(north.iter().all(|service| service.offered == (service.service.as_str() != "car")));
    }

    async fn requests_are_counted_by_kind_and_office(store: Store) {
        let calendar = Calendar::open(&store).await;
        files(&store, "a", Some("centre"), minute(0)).await;
        files(&store, "b", None, minute(0)).await;
        files(&store, "c", Some("north"), minute(0) - TimeDelta::days(30)).await;
        let all = |filed, open| RequestFigures { kind: "unconfirmed".into(), filed, open };
        assert_eq!(figures(&calendar, &[], 1, minute(5)).await.requests, [all(2, 3)], "the old one is open");
        assert_eq!(figures(&calendar, &["north"], 1, minute(5)).await.requests, [all(1, 2)]);
        let mut tx = store.begin().await.unwrap();
        requests::close(&mut tx, &requests::id(&Matter::Unconfirmed, "c"), minute(6)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(figures(&calendar, &["north"], 1, minute(7)).await.requests, [all(1, 1)]);
    }

    async fn steps_add_up_whoever_took_them(store: Store) {
        let calendar = Calendar::open(&store).await;
        for chat in ["a", "b", "another"] {
            gets_to(&store, chat, &[Step::Chose, Step::Began, Step::Began], "2026-11-20").await;
        }
        gets_to(&store, "a", &[Step::Held, Step::Booked], "2026-11-20").await;
        gets_to(&store, "a", &[], "2026-11-20").await;
        gets_to(&store, "a", &[Step::Began], "2026-11-15").await;
        let reached = [(Step::Began, 3), (Step::Chose, 3), (Step::Held, 1), (Step::Booked, 1)];
        assert_eq!(figures(&calendar, &[], 1, minute(5)).await.steps, reached, "Sunday was another week");
        assert_eq!(figures(&calendar, &["north"], 2, minute(5)).await.steps[0], (Step::Began, 4));
        for (days, gone) in [(100, 0), (402, 1)] {
            let mut tx = store.begin().await.unwrap();
            let forgotten = retention::forget_old(&mut tx, minute(0) + TimeDelta::days(days), TimeDelta::days(90)).await;
            assert_eq!(forgotten.unwrap().steps > 0, gone > 0, "{days} days later");
        }
    }

    async fn only_those_who_decide_see_them_and_only_of_their_offices(store: Store) {
        let calendar = Calendar::open(&store).await;
        let clerk = serves(&calendar, "Öz", Role::Clerk, &["centre"]).await;
        let editor = serves(&calendar, "Irene", Role::Editor, &[]).await;
        let head = serves(&calendar, "Dr. Yıl", Role::Supervisor, &["north"]).await;
        let ada = calendar.citizen("Ada").await;
        ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        for other in [&clerk, &editor, &ada] {
            let none = Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff));
            assert_eq!(looks(other, None).await, none);
            let misread = other.calls(minute(5), Call::Staff(StaffCall::Figures(FiguresCall::Misread))).await;
            assert_eq!(misread, none, "nobody learns that there is such a command");
        }
        assert_eq!(looks(&head, Some("centre")).await, told(FiguresOutcome::NotTheirs));
        let Answer::Ok(Outcome::Staff(StaffOutcome::Figures(FiguresOutcome::Counted { summary, offices }))) =
            looks(&head, None).await
        else {
            panic!("a supervisor sees figures");
        };
        assert_eq!((summary.offices.clone(), offices), (vec![OfficeId::new("north")], vec![OfficeId::new("north")]));
        assert_eq!(summary.whole(), Tally::default(), "what happens elsewhere is not theirs");
        let misread = head.calls(minute(5), Call::Staff(StaffCall::Figures(FiguresCall::Misread))).await;
        assert_eq!(misread, told(FiguresOutcome::WhichOffice));
    }
}
