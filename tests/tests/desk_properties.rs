//! Several citizens give the desk random orders, on both engines, and after each one its answer and
//! the database are compared with a model that fits on a page: a list of who has which starts.
//!
//! A failure prints its seed: `TERMINLOTSE_SEED=… tests/run --test desk_properties` plays it again.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::desk::{Answer, Call, Contact, Outcome, Refusal, Wish};
use bot_core::ids::{AppointmentId, HoldId, OfficeId, OrderId, PlaceId};
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use tests::calendar::{Calendar, Citizen, book, cancel, hold, minute, undo, wish};
use tests::databases;

const SERVICES: [&str; 3] = ["id-card", "passport", "car"];
const ORDERS: usize = 150;
/// So often an appointment is moved.
const MOVES: u32 = 3;

#[tokio::test]
async fn sqlite_does_as_the_model_says() {
    for seed in seeds(40) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn postgres_does_as_the_model_says() {
    for seed in seeds(6) {
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

async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let calendar = Calendar::open(store).await;
    let mut citizens = Vec::new();
    for name in ["Ada", "Bob", "Carl", "Dora"] {
        citizens.push(calendar.citizen(name).await);
    }
    let mut model = Model { now: minute(0), all: calendar.free_places().await, things: Vec::new() };
    let mut last: Option<(usize, OrderId, Call, Answer)> = None;
    for _ in 0..ORDERS {
        if chance.random_ratio(1, 4) {
            model.now += TimeDelta::seconds(chance.random_range(1..200));
            last = None;
        }
        if chance.random_ratio(1, 10) {
            while calendar.expire(model.now).await > 0 {}
            model.things.retain(|thing| thing.lasts(model.now));
            last = None;
        }
        if let Some((who, id, call, answer)) = last.take().filter(|_| chance.random_ratio(1, 5)) {
            // What was given back is no longer there.
            let answer = if matches!(call, Call::Release { .. }) { Answer::Gone } else { answer };
            assert_eq!(citizens[who].repeats(model.now, &id, call).await, answer, "a repeated order");
        }
        let who = chance.random_range(0..citizens.len());
        let (id, call) = (calendar.order_id(), model.random_order(&mut chance, &citizens, who).await);
        let answer = citizens[who].repeats(model.now, &id, call.clone()).await;
        model.check(who, &id, &call, &answer);
        check_database(store, &calendar, &model).await;
        for (who, citizen) in citizens.iter().enumerate() {
            check_appointments(citizen, who, &model).await;
        }
        last = Some((who, id, call, answer));
    }
    for citizen in &citizens {
        citizen.calls(model.now, Call::Forget).await;
    }
    let begun = model.things.iter().filter(|thing| thing.is(State::Booked) && thing.starts_at <= model.now);
    let begun: i64 = begun.map(|thing| i64::from(thing.slots)).sum();
    assert_eq!(calendar.free_places().await, model.all - begun, "everything given back is free");
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Held,
    Booked,
    Cancelled,
}

/// What somebody has: a hold, an appointment, or one that was just cancelled.
#[derive(Clone, Debug)]
struct Thing {
    state: State,
    owner: usize,
    /// The order that held it.
    hold: OrderId,
    appointment: Option<AppointmentId>,
    sequence: u32,
    moves: u32,
    service: String,
    office: OfficeId,
    starts_at: DateTime<Utc>,
    slots: u8,
    until: Option<DateTime<Utc>>,
}

impl Thing {
    fn is(&self, state: State) -> bool {
        self.state == state
    }

    fn lasts(&self, now: DateTime<Utc>) -> bool {
        self.until.is_none_or(|until| until > now)
    }

    fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + TimeDelta::minutes(15) * i32::from(self.slots)
    }
}

struct Model {
    now: DateTime<Utc>,
    /// How many places there are.
    all: i64,
    things: Vec<Thing>,
}

impl Model {
    /// An order that may make sense, or not: with somebody else's things, or things that are over.
    async fn random_order(&self, chance: &mut StdRng, citizens: &[Citizen<'_>], who: usize) -> Call {
        let somebody = if chance.random_ratio(1, 8) { chance.random_range(0..citizens.len()) } else { who };
        let theirs: Vec<&Thing> = self.things.iter().filter(|thing| thing.owner == somebody).collect();
        let appointments: Vec<_> = theirs.iter().filter_map(|thing| thing.appointment.clone()).collect();
        let appointment = appointments.choose(chance).cloned().unwrap_or_else(|| AppointmentId::new("none"));
        let hold_id = theirs.iter().rev().find(|thing| thing.is(State::Held)).or(theirs.last());
        let hold_id = hold_id.map_or_else(|| HoldId::new("none"), |thing| HoldId::new(thing.hold.as_str()));
        match chance.random_range(0..20) {
            0..8 => {
                let place = self.random_place(chance, citizens, who).await;
                let service = SERVICES.choose(chance).unwrap();
                let moved = theirs.iter().find(|thing| thing.appointment.as_ref() == Some(&appointment));
                let moving = moved.filter(|_| chance.random_ratio(2, 3));
                let service = moving.map_or(*service, |thing| &thing.service);
                let wish = Wish {
                    quantity: chance.random_range(1..=3),
                    from: None,
                    moving: moving.and_then(|thing| thing.appointment.clone()),
                    ..wish(service)
                };
                hold(&place, wish)
            }
            8..12 => book(&hold_id),
            12..14 => Call::Move { appointment, hold: hold_id, contact: Contact::default() },
            14..16 => cancel(&appointment),
            16..18 => undo(&appointment),
            18 => Call::Release { hold: hold_id },
            _ => Call::Extend { hold: hold_id },
        }
    }

    /// One of the next free places, or one that somebody has.
    async fn random_place(&self, chance: &mut StdRng, citizens: &[Citizen<'_>], who: usize) -> PlaceId {
        let taken = self.things.choose(chance).filter(|_| chance.random_ratio(1, 3));
        if let Some(thing) = taken {
            return PlaceId::new(format!("{}@{}", thing.office, thing.starts_at.timestamp_micros()));
        }
        let places = citizens[who].places(self.now, wish("id-card")).await;
        places.choose(chance).map_or_else(|| PlaceId::new("nowhere"), |place| place.id.clone())
    }

    fn position(&self, who: usize, found: impl Fn(&Thing) -> bool) -> Option<usize> {
        self.things.iter().position(|thing| thing.owner == who && found(thing))
    }

    fn own_hold(&self, who: usize, hold: &HoldId) -> Option<usize> {
        self.position(who, |thing| {
            thing.is(State::Held) && thing.hold.as_str() == hold.as_str() && thing.lasts(self.now)
        })
    }

    fn own_appointment(&self, who: usize, id: &AppointmentId) -> Option<usize> {
        self.position(who, |thing| thing.appointment.as_ref() == Some(id))
    }

    /// Whether the limits allow one more: one for each service, two in all.
    fn may_book(&self, who: usize, service: &str, except: Option<&AppointmentId>) -> bool {
        let live: Vec<_> = self.live(who).filter(|thing| thing.appointment.as_ref() != except).collect();
        live.len() < 2 && live.iter().all(|thing| thing.service != service)
    }

    fn live(&self, who: usize) -> impl Iterator<Item = &Thing> {
        self.things
            .iter()
            .filter(move |thing| thing.owner == who && thing.is(State::Booked) && thing.ends_at() > self.now)
    }

    /// Checks an answer, and lets the model do what it says was done.
    fn check(&mut self, who: usize, id: &OrderId, call: &Call, answer: &Answer) {
        let allowed = match call {
            Call::Hold { wish, .. } => self.held(who, id, wish, answer),
            Call::Release { hold } => {
                // A hold that has run out can still be given back.
                let held =
                    self.position(who, |thing| thing.is(State::Held) && thing.hold.as_str() == hold.as_str());
                held.map(|index| self.things.remove(index)).is_some()
                    == (*answer == Answer::Ok(Outcome::Done))
            }
            Call::Extend { hold } => match (self.own_hold(who, hold), answer) {
                (Some(index), Answer::Ok(Outcome::Held(hold))) => {
                    self.things[index].until = Some(hold.until);
                    hold.until <= hold.place.starts_at && !hold.extendable
                }
                (found, answer) => found.is_none() && *answer == Answer::Gone,
            },
            Call::Book { hold, .. } => self.booked(who, hold, answer),
            Call::Move { appointment, hold, contact: _ } => self.moved(who, appointment, hold, answer),
            Call::Cancel { appointment } => self.cancelled(who, appointment, answer),
            Call::Undo { appointment } => self.restored(who, appointment, answer),
            other => panic!("{other:?} is not played"),
        };
        assert!(
            allowed,
            "at {}, citizen {who}: {call:?} must not get {answer:?}\n{:#?}",
            self.now, self.things
        );
    }

    fn held(&mut self, who: usize, id: &OrderId, wish: &Wish, answer: &Answer) -> bool {
        let service = wish.service.as_str();
        let may = self.may_book(who, service, wish.moving.as_ref());
        match answer {
            Answer::Ok(Outcome::Held(hold)) => {
                let quantity = if service == "passport" { wish.quantity } else { 1 };
                self.things.retain(|thing| thing.owner != who || !thing.is(State::Held));
                let thing = Thing {
                    state: State::Held,
                    owner: who,
                    hold: id.clone(),
                    appointment: None,
                    sequence: 0,
                    moves: 0,
                    service: service.to_owned(),
                    office: hold.place.office.clone(),
                    starts_at: hold.place.starts_at,
                    slots: quantity * if service == "car" { 2 } else { 1 },
                    until: Some(hold.until),
                };
                let ends = thing.ends_at() == hold.place.ends_at;
                self.things.push(thing);
                may && ends && hold.until > self.now && hold.until <= self.now + TimeDelta::minutes(10)
            }
            Answer::Refused(Refusal::TooLate) => wish.moving.is_some(),
            Answer::Refused(Refusal::MovedTooOften) => {
                let old = wish.moving.as_ref().and_then(|old| self.own_appointment(who, old));
                old.is_some_and(|old| self.things[old].moves == MOVES)
            }
            Answer::Refused(_) => !may,
            // That a place could have been had is seen by the other tests.
            answer => *answer == Answer::Gone,
        }
    }

    fn booked(&mut self, who: usize, hold: &HoldId, answer: &Answer) -> bool {
        let before =
            self.position(who, |thing| thing.is(State::Booked) && thing.hold.as_str() == hold.as_str());
        match (self.own_hold(who, hold), before, answer) {
            (Some(index), _, Answer::Ok(Outcome::Booked(booked))) => {
                let may = self.may_book(who, &self.things[index].service, None);
                let thing = &mut self.things[index];
                (thing.state, thing.until) = (State::Booked, None);
                thing.appointment = Some(booked.id.clone());
                may && booked.starts_at == thing.starts_at && booked.ends_at == thing.ends_at()
            }
            (Some(index), _, Answer::Refused(_)) => !self.may_book(who, &self.things[index].service, None),
            (None, Some(index), Answer::Ok(Outcome::Booked(booked))) => {
                self.things[index].appointment.as_ref() == Some(&booked.id)
            }
            (found, before, answer) => found.is_none() && before.is_none() && *answer == Answer::Gone,
        }
    }

    fn moved(&mut self, who: usize, appointment: &AppointmentId, hold: &HoldId, answer: &Answer) -> bool {
        let Some(old) =
            self.own_appointment(who, appointment).filter(|old| self.things[*old].is(State::Booked))
        else {
            return *answer == Answer::Gone;
        };
        if self.things[old].hold.as_str() == hold.as_str() {
            return matches!(answer, Answer::Ok(Outcome::Booked(booked)) if booked.sequence == self.things[old].sequence);
        }
        if self.things[old].starts_at <= self.now {
            return *answer == Answer::Refused(Refusal::TooLate);
        }
        if self.things[old].moves == MOVES {
            return *answer == Answer::Refused(Refusal::MovedTooOften);
        }
        let held = self.own_hold(who, hold);
        let Some(new) = held.filter(|new| self.things[*new].service == self.things[old].service) else {
            return *answer == Answer::Gone;
        };
        self.things[new] = Thing {
            state: State::Booked,
            appointment: Some(appointment.clone()),
            sequence: self.things[old].sequence + 1,
            moves: self.things[old].moves + 1,
            until: None,
            ..self.things[new].clone()
        };
        self.things.remove(old);
        matches!(answer, Answer::Ok(Outcome::Booked(booked)) if booked.id == *appointment)
    }

    fn cancelled(&mut self, who: usize, appointment: &AppointmentId, answer: &Answer) -> bool {
        let Some(index) = self.own_appointment(who, appointment) else {
            // Cancelled long ago, or never there.
            return matches!(answer, Answer::Gone | Answer::Ok(Outcome::Cancelled { undo_until: None, .. }));
        };
        let now = self.now;
        let thing = &mut self.things[index];
        if thing.is(State::Booked) {
            if thing.starts_at <= now {
                return *answer == Answer::Refused(Refusal::TooLate);
            }
            thing.state = State::Cancelled;
            thing.sequence += 1;
            thing.until = Some(now + TimeDelta::minutes(1));
        }
        let until = thing.until.filter(|until| *until > now);
        matches!(answer, Answer::Ok(Outcome::Cancelled { appointment, undo_until })
            if *undo_until == until && appointment.sequence == thing.sequence)
    }

    fn restored(&mut self, who: usize, appointment: &AppointmentId, answer: &Answer) -> bool {
        let Some(index) =
            self.own_appointment(who, appointment).filter(|index| self.things[*index].lasts(self.now))
        else {
            return *answer == Answer::Gone;
        };
        if self.things[index].is(State::Cancelled) {
            if !self.may_book(who, &self.things[index].service, None) {
                return matches!(answer, Answer::Refused(_));
            }
            let thing = &mut self.things[index];
            (thing.state, thing.until) = (State::Booked, None);
            thing.sequence += 1;
        }
        matches!(answer, Answer::Ok(Outcome::Booked(booked)) if booked.sequence == self.things[index].sequence)
    }
}

/// Every occupied place belongs to one thing of the model, and each thing has its places: as many as
/// it should, in a row, at one desk.
async fn check_database(store: &Store, calendar: &Calendar, model: &Model) {
    let mut tx = store.begin().await.unwrap();
    let sql = "select occupant, office, desk, starts_at from place where occupant is not null";
    let mut occupied = BTreeMap::<String, BTreeSet<(String, i64, DateTime<Utc>)>>::new();
    for row in tx.rows(sql, &[]).await.unwrap() {
        let place =
            (row.text("office").unwrap(), row.int("desk").unwrap(), row.instant("starts_at").unwrap());
        occupied.entry(row.text("occupant").unwrap()).or_default().insert(place);
    }
    drop(tx);
    for thing in &model.things {
        let places =
            occupied.remove(thing.hold.as_str()).unwrap_or_else(|| panic!("{thing:#?} has no places"));
        let desk = places.first().unwrap().1;
        let in_a_row = (0..i32::from(thing.slots))
            .map(|slot| (thing.office.to_string(), desk, thing.starts_at + TimeDelta::minutes(15) * slot));
        assert_eq!(places, in_a_row.collect(), "{thing:#?}");
    }
    assert!(occupied.is_empty(), "nobody knows of {occupied:?}");
    let taken: i64 = model.things.iter().map(|thing| i64::from(thing.slots)).sum();
    assert_eq!(calendar.free_places().await, model.all - taken);
}

/// A citizen sees what the model says, and never more than the limits allow.
async fn check_appointments(citizen: &Citizen<'_>, who: usize, model: &Model) {
    let seen: BTreeSet<_> = citizen
        .appointments(model.now)
        .await
        .into_iter()
        .map(|seen| (seen.id, seen.starts_at, seen.sequence))
        .collect();
    let known: BTreeSet<_> = model
        .live(who)
        .map(|thing| (thing.appointment.clone().unwrap(), thing.starts_at, thing.sequence))
        .collect();
    assert_eq!(seen, known, "citizen {who}");
    assert!(seen.len() <= 2);
    let services: BTreeSet<_> = model.live(who).map(|thing| &thing.service).collect();
    assert_eq!(services.len(), seen.len(), "one for each service");
}
