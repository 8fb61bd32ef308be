//! Offices close and open while citizens book, answer and cancel, at random and on both engines. After each step the
//! database is compared with a model that knows only who has booked what, and what is closed.
//!
//! A failure prints its seed: `TERMINLOTSE_SEED=… tests/run --test closure_properties` plays it again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use bot_core::closure::{Alternative, Closing, Message};
use bot_core::desk::{Answer, Appointment, Call, Outcome};
use bot_core::ids::{AppointmentId, CaseId, ClosureId, OfficeId};
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use store::closures::{Record, cases};
use store::desk::{DeskPolicy, LocalDesk};
use store::dice::Dice;
use store::layout::Progress;
use store::waitlist::offering;
use tests::calendar::{Calendar, Citizen, book, cancel, hold, layout, minute, policy, wish};
use tests::databases;

const STEPS: usize = 60;

#[tokio::test]
async fn nobodys_booking_is_dropped_on_sqlite() {
    for seed in seeds(25) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn nobodys_booking_is_dropped_on_postgres() {
    for seed in seeds(4) {
        let database = databases::postgres().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

/// The seed that was asked for, or so many.
fn seeds(rounds: u64) -> Vec<u64> {
    match std::env::var("TERMINLOTSE_SEED") {
        Ok(seed) => vec![seed.parse().expect("TERMINLOTSE_SEED is a number")],
        Err(_) => (0..rounds).collect(),
    }
}

/// Tells the seed when the round it stands for has failed.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("to see this again: TERMINLOTSE_SEED={}", self.0);
        }
    }
}

/// What must be so, by what was ordered and answered.
struct Model {
    now: DateTime<Utc>,
    /// Every appointment that was made and not cancelled: whose it is, where and when.
    booked: BTreeMap<AppointmentId, (usize, OfficeId, DateTime<Utc>)>,
    closed: Vec<Record>,
    /// What citizens were asked last.
    asked: BTreeMap<CaseId, (usize, Vec<Alternative>)>,
}

async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let mut calendar = Calendar::open(store).await;
    let horizon = TimeDelta::days(14);
    calendar.desk =
        LocalDesk::new(DeskPolicy { live_bookings: 9, live_bookings_per_service: 9, horizon, ..policy() });
    let mut citizens = Vec::new();
    for name in ["Ada", "Bob", "Carl", "Dora", "Eva", "Finn"] {
        citizens.push(calendar.citizen(name).await);
    }
    let mut model =
        Model { now: minute(0), booked: BTreeMap::new(), closed: Vec::new(), asked: BTreeMap::new() };
    for _ in 0..STEPS {
        model.now += TimeDelta::minutes(chance.random_range(0..90));
        let who = chance.random_range(0..citizens.len());
        match chance.random_range(0..12) {
            0..4 => model.books(&citizens[who], who, &mut chance).await,
            4 => model.cancels(&citizens[who], who, &mut chance).await,
            5..7 => model.closes(&calendar, &mut chance).await,
            7 => model.reopens(&calendar, &mut chance).await,
            8..10 => model.answers(&citizens, &mut chance).await,
            _ => {}
        }
        if chance.random_ratio(2, 3) {
            model.jobs(&calendar, &citizens).await;
        }
        model.check(store, &format!("seed {seed} at {}", model.now)).await;
    }
    for closure in model.closed.clone() {
        model.reopen(&calendar, &closure.id).await;
    }
    model.jobs(&calendar, &citizens).await;
    model.check(store, "all is open again").await;
    let mut tx = store.begin().await.unwrap();
    let sql = "select count(*) as count from closure_case where state in ('new', 'asked', 'listed')";
    let open = tx.row(sql, &[]).await.unwrap().unwrap().int("count").unwrap();
    let sql = "select count(*) as count from closure_alternative a join occupancy o on o.id = a.occupancy
        where o.kind <> 'appointment'";
    let held = tx.row(sql, &[]).await.unwrap().unwrap().int("count").unwrap();
    assert_eq!((open, held), (0, 0), "nobody is asked any more, and nothing is held");
}

impl Model {
    async fn books(&mut self, citizen: &Citizen<'_>, who: usize, chance: &mut StdRng) {
        let service = *["id-card", "passport", "car"].choose(chance).unwrap();
        let from = Some(self.now + TimeDelta::days(chance.random_range(0..6)));
        let wish = bot_core::desk::Wish { from, ..wish(service) };
        let places = citizen.places(self.now, wish.clone()).await;
        let Some(place) = places.choose(chance) else { return };
        let Answer::Ok(Outcome::Held(held)) = citizen.calls(self.now, hold(&place.id, wish)).await else {
            return;
        };
        if chance.random_ratio(1, 6) {
            return;
        }
        if let Answer::Ok(Outcome::Booked(made)) = citizen.calls(self.now, book(&held.id)).await {
            self.stands(who, &made);
        }
    }

    fn stands(&mut self, who: usize, appointment: &Appointment) {
        let what = (who, appointment.office.clone(), appointment.starts_at);
        self.booked.insert(appointment.id.clone(), what);
    }

    async fn cancels(&mut self, citizen: &Citizen<'_>, who: usize, chance: &mut StdRng) {
        let theirs: Vec<_> =
            self.booked.iter().filter(|(_, (owner, ..))| *owner == who).map(|(id, _)| id.clone()).collect();
        let Some(id) = theirs.choose(chance) else { return };
        if let Answer::Ok(Outcome::Cancelled { .. }) = citizen.calls(self.now, cancel(id)).await {
            self.booked.remove(id);
        }
    }

    async fn closes(&mut self, calendar: &Calendar, chance: &mut StdRng) {
        let from = self.now + TimeDelta::hours(chance.random_range(-4..100));
        let closing = Closing {
            office: OfficeId::new(*["centre", "north"].choose(chance).unwrap()),
            from,
            until: from + TimeDelta::hours(chance.random_range(1..40)),
            desks: chance.random::<bool>().then_some(1),
            reason: String::new(),
        };
        let mut tx = calendar.store.begin().await.unwrap();
        let mut dice = Dice::new(chance.random());
        let closed = calendar.desk.close(&mut tx, &mut dice, &closing, self.now).await.unwrap();
        tx.commit().await.unwrap();
        self.closed.extend(closed.ok());
    }

    async fn reopens(&mut self, calendar: &Calendar, chance: &mut StdRng) {
        if let Some(closure) = self.closed.choose(chance).map(|closure| closure.id.clone()) {
            self.reopen(calendar, &closure).await;
        }
    }

    async fn reopen(&mut self, calendar: &Calendar, closure: &ClosureId) {
        let mut tx = calendar.store.begin().await.unwrap();
        let reopened = calendar.desk.reopen(&mut tx, &calendar.city, closure, self.now).await.unwrap();
        tx.commit().await.unwrap();
        if reopened.is_ok() {
            self.closed.retain(|closed| closed.id != *closure);
        }
    }

    /// Somebody takes one of the places they were told of, perhaps long ago, or can't come later.
    async fn answers(&mut self, citizens: &[Citizen<'_>], chance: &mut StdRng) {
        let cases: Vec<_> = self.asked.iter().map(|(id, asked)| (id.clone(), asked.clone())).collect();
        let Some((case, (who, alternatives))) = cases.choose(chance).cloned() else { return };
        match alternatives.choose(chance).filter(|_| chance.random_ratio(4, 5)) {
            Some(one) => {
                let call = Call::TakeAlternative { case, alternative: one.hold.clone() };
                match citizens[who].calls(self.now, call).await {
                    Answer::Ok(Outcome::Booked(moved)) => {
                        assert_eq!(
                            (&moved.office, moved.starts_at),
                            (&one.place.office, one.place.starts_at)
                        );
                        self.stands(who, &moved);
                    }
                    answer => assert_eq!(answer, Answer::Gone),
                }
            }
            None => drop(citizens[who].calls(self.now, Call::CannotComeLater { case }).await),
        }
    }

    /// All that happens by itself.
    async fn jobs(&mut self, calendar: &Calendar, citizens: &[Citizen<'_>]) {
        while calendar.expire(self.now).await > 0 {}
        loop {
            let mut tx = calendar.store.begin().await.unwrap();
            let progress = layout().run_once(&mut tx, self.now).await.unwrap();
            tx.commit().await.unwrap();
            if progress != Progress::More {
                break;
            }
        }
        for _ in 0..2 {
            let mut tx = calendar.store.begin().await.unwrap();
            offering::lapse(&mut tx, self.now).await.unwrap();
            while !calendar
                .desk
                .rehouse(&mut tx, &calendar.city, DateTime::UNIX_EPOCH, self.now)
                .await
                .unwrap()
            {}
            for case in cases::due(&mut tx, self.now, 100).await.unwrap() {
                let told = calendar
                    .desk
                    .attend(&mut tx, calendar.store.codec(), &calendar.city, &case, self.now)
                    .await
                    .unwrap();
                let Some((chat, Message::FallsOut(case) | Message::CanYouComeLater(case))) = told else {
                    continue;
                };
                let who = citizens.iter().position(|citizen| citizen.who.chat == chat).unwrap();
                self.asked.insert(case.id.clone(), (who, case.alternatives));
            }
            tx.commit().await.unwrap();
        }
    }

    async fn check(&self, store: &Store, scene: &str) {
        let mut tx = store.begin().await.unwrap();
        let sql = "select a.id, a.state, a.office, a.starts_at, o.desk, o.slots, o.kind,
                (select count(*) from place p where p.occupant = o.id and p.desk = o.desk) as places,
                (select count(*) from place p where p.occupant = o.id) as all_places,
                (select count(*) from closure_case c where c.appointment = a.id and c.stranded = 1
                     and c.state in ('new', 'asked', 'listed')) as cases
            from appointment a left join occupancy o on o.id = a.occupancy where a.state = 'booked'";
        let mut seen = BTreeSet::new();
        for row in tx.rows(sql, &[]).await.unwrap() {
            let id = AppointmentId::new(row.text("id").unwrap());
            let (starts_at, desk) = (row.instant("starts_at").unwrap(), row.int("desk").unwrap());
            let (_, office, at) =
                self.booked.get(&id).unwrap_or_else(|| panic!("{scene}: {id} was not booked"));
            assert_eq!(
                (office.as_str(), *at),
                (&*row.text("office").unwrap(), starts_at),
                "{scene}: {id} is elsewhere"
            );
            assert_eq!(row.text("kind").unwrap(), "appointment", "{scene}: {id}");
            let slots = row.int("slots").unwrap();
            assert_eq!(
                (row.int("places").unwrap(), row.int("all_places").unwrap()),
                (slots, slots),
                "{scene}: {id}"
            );
            let ends_at = starts_at + TimeDelta::minutes(15) * i32::try_from(slots).unwrap();
            let is_closed = self.closed.iter().any(|closed| {
                closed.office == *office
                    && starts_at < closed.span.until
                    && ends_at > closed.span.from
                    && closed
                        .desks
                        .as_ref()
                        .is_none_or(|desks| desks.iter().any(|one| i64::from(*one) == desk))
            });
            if is_closed && starts_at > self.now {
                assert_eq!(
                    row.int("cases").unwrap(),
                    1,
                    "{scene}: {id} is closed, and nobody looks after it"
                );
            }
            seen.insert(id);
        }
        assert_eq!(seen, self.booked.keys().cloned().collect(), "{scene}: a booking has vanished");
        let sql = "select p.office, p.desk, p.starts_at, p.ends_at from place p
            left join occupancy o on o.id = p.occupant where (o.id is null or o.kind <> 'appointment') and p.starts_at > $1";
        for row in tx.rows(sql, &[self.now.into()]).await.unwrap() {
            let (office, desk) = (row.text("office").unwrap(), row.int("desk").unwrap());
            let (from, until) = (row.instant("starts_at").unwrap(), row.instant("ends_at").unwrap());
            let is_closed = self.closed.iter().any(|closed| {
                closed.office.as_str() == office
                    && from < closed.span.until
                    && until > closed.span.from
                    && closed
                        .desks
                        .as_ref()
                        .is_none_or(|desks| desks.iter().any(|one| i64::from(*one) == desk))
            });
            assert!(!is_closed, "{scene}: {office}, desk {desk}, {from} is to be had, and closed");
        }
    }
}
