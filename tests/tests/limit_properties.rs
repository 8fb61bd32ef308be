//! Citizens who book for themselves and for others, from accounts that are linked or not, on both engines;
//! after each order its answer is compared with a model that fits on a page: a list of who has booked for whom.
//! Limits are never exceeded, and nobody is refused below them.
//!
//! A failure prints its seed: `TERMINLOTSE_SEED=… tests/run --test limit_properties` plays it again.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::desk::{Answer, Appointment, Call, Contact, Field, Outcome, Refusal, Wish};
use bot_core::ids::{AppointmentId, HoldId, PersonId};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use tests::calendar::{Calendar, Citizen, book, cancel, hold, minute, wish};
use tests::databases;

/// Few enough that the dice, which throw the same for all, find a reference that is not taken.
const ORDERS: usize = 70;
const ACCOUNTS: [&str; 4] = ["Ada", "Work", "Bob", "Carl"];
const NAMES: [&str; 4] = ["Ada Löwe", "Erika Löwe", "Max Kaya", "Aylin Kaya"];
const PHONES: [&str; 2] = ["0221 471100", "0231 471100"];
const SERVICES: [&str; 3] = ["id-card", "passport", "car"];
/// What the calendar's policy says: so many for one service,
const PER_SERVICE: usize = 1;
/// for one person,
const PER_PERSON: usize = 2;
/// and for all whom an account books for; and so many moves.
const PER_ACCOUNT: usize = 4;
const MOVES: u32 = 3;

#[tokio::test]
async fn sqlite_keeps_the_limits() {
    let mut met = BTreeSet::new();
    let seeds = seeds(30);
    let all = seeds.len() > 1;
    for seed in seeds {
        let database = databases::sqlite().await;
        met.append(&mut play(&database.store, seed).await);
        database.remove().await;
    }
    assert!(met.len() == 5 || !all, "not every limit was met: {met:?}");
}

#[tokio::test]
async fn postgres_keeps_the_limits() {
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

/// Plays a round; which limits were met.
async fn play(store: &Store, seed: u64) -> BTreeSet<&'static str> {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let calendar = Calendar::open(store).await;
    // In half of the worlds, Ada has two accounts that are linked; else the second is a stranger's.
    let linked = seed.is_multiple_of(2);
    if linked {
        link(&calendar).await;
    }
    let mut citizens = Vec::new();
    for name in ACCOUNTS {
        citizens.push(calendar.citizen(name).await);
    }
    let mut model = Model::default();
    for _ in 0..ORDERS {
        let account = chance.random_range(0..ACCOUNTS.len());
        let carer = if linked && account == 1 { 0 } else { account };
        let citizen = &citizens[account];
        match chance.random_range(0..10) {
            0..6 => book_something(&mut model, &mut chance, citizen, carer).await,
            6..8 => model.move_something(&mut chance, citizen, carer).await,
            _ => model.cancel_something(&mut chance, citizen, carer).await,
        }
        model.check_limits(&citizens, linked).await;
    }
    model.met
}

async fn link(calendar: &Calendar) {
    let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
    let code = ada.calls(minute(0), Call::MakeLinkCode).await;
    let Answer::Ok(Outcome::LinkCode { code, .. }) = code else { panic!("{code:?}") };
    let linked = at_work.calls(minute(0), Call::Link { code }).await;
    assert!(matches!(linked, Answer::Ok(Outcome::Links(_))), "{linked:?}");
}

/// Somebody who comes: the citizen with all linked accounts, or somebody whom they name.
type Who = (usize, Option<&'static str>);

/// What is known of them.
#[derive(Clone, Debug, Default)]
struct Known {
    name: Option<&'static str>,
    phone: Option<&'static str>,
    /// By which they are known again, since they booked last.
    mark: Option<(&'static str, &'static str)>,
}

#[derive(Debug)]
struct Booking {
    id: AppointmentId,
    who: Who,
    service: &'static str,
    moves: u32,
}

#[derive(Debug, Default)]
struct Model {
    known: BTreeMap<Who, Known>,
    bookings: Vec<Booking>,
    /// Which limits were met.
    met: BTreeSet<&'static str>,
}

/// Books for oneself or for somebody else, with the name and number that are asked for.
async fn book_something(model: &mut Model, chance: &mut StdRng, citizen: &Citizen<'_>, carer: usize) {
    let named = NAMES.choose(chance).copied().filter(|_| chance.random_ratio(1, 2));
    let (who, service) = ((carer, named), *SERVICES.choose(chance).unwrap());
    let wish = Wish { whom: ward(citizen, named).await, ..wish(service) };
    let place = citizen.places(minute(0), wish.clone()).await.remove(0);
    let answer = citizen.calls(minute(0), hold(&place.id, wish)).await;
    let held = match (model.refusal(who, service), answer) {
        (None, Answer::Ok(Outcome::Held(held))) => held,
        (Some(limit), Answer::Refused(refusal)) if limit == limit_of(&refusal) => {
            model.met.insert(limit);
            return;
        }
        (expected, answer) => panic!("{who:?}, {service}: not {expected:?}, but {answer:?}\n{model:#?}"),
    };
    let known = model.effective(who);
    let asks = |field| service == "passport" && held.missing.contains(&field);
    let missing = [(Field::Name, known.name.is_none()), (Field::Phone, known.phone.is_none())];
    assert!(service != "passport" || missing.iter().all(|(field, missing)| asks(*field) == *missing));
    let name = NAMES.choose(chance).copied().filter(|_| asks(Field::Name));
    let phone = PHONES.choose(chance).copied().filter(|_| asks(Field::Phone));
    let text = |text: &str| text.to_owned();
    let contact = Contact { name: name.map(text), phone: phone.map(text), email: None };
    let order = Call::Book { hold: held.id.clone(), contact, replaces: None };
    let answer = citizen.calls(minute(0), order).await;
    model.booked(who, service, (name, phone), answer);
    release(citizen, held.id).await;
}

/// What was not booked is given back.
async fn release(citizen: &Citizen<'_>, hold: HoldId) {
    citizen.calls(minute(0), Call::Release { hold }).await;
}

async fn ward(citizen: &Citizen<'_>, named: Option<&str>) -> Option<PersonId> {
    let name = named?.to_owned();
    match citizen.calls(minute(0), Call::NameWard { name }).await {
        Answer::Ok(Outcome::Ward(ward)) => Some(ward.id),
        other => panic!("{other:?}"),
    }
}

fn limit_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::SameService(_) => "service",
        Refusal::TooMany(_) => "person",
        Refusal::TooManyOfAccount(_) => "account",
        Refusal::KnownElsewhere => "elsewhere",
        Refusal::MovedTooOften => "moves",
        other => panic!("{other:?} is not played"),
    }
}

impl Model {
    fn of(&self, carer: usize) -> impl Iterator<Item = &Booking> {
        self.bookings.iter().filter(move |booking| booking.who.0 == carer)
    }

    /// Which limit is met by one more.
    fn refusal(&self, who: Who, service: &str) -> Option<&'static str> {
        let theirs = || self.of(who.0).filter(|booking| booking.who == who);
        if theirs().filter(|booking| booking.service == service).count() >= PER_SERVICE {
            return Some("service");
        }
        if theirs().count() >= PER_PERSON {
            return Some("person");
        }
        (self.of(who.0).count() >= PER_ACCOUNT).then_some("account")
    }

    /// With the carer's number for those who have none.
    fn effective(&self, who: Who) -> Known {
        let own = self.known.get(&who).cloned().unwrap_or_default();
        let carers = self.known.get(&(who.0, None)).cloned().unwrap_or_default();
        Known { name: who.1.or(own.name), phone: own.phone.or(carers.phone), ..own }
    }

    fn booked(
        &mut self,
        who: Who,
        service: &'static str,
        (name, phone): (Option<&'static str>, Option<&'static str>),
        answer: Answer,
    ) {
        let known = self.effective(who);
        let mark = name.or(known.name).zip(phone.or(known.phone));
        let has_mark = |other: Who| self.known.get(&other).is_some_and(|other| other.mark == mark);
        let others = self.bookings.iter().filter(|one| one.who != who && mark.is_some() && has_mark(one.who));
        let others: Vec<&str> = others.map(|one| one.service).collect();
        let own = self.bookings.iter().filter(|one| one.who == who).count();
        let is_known = !others.is_empty() && (others.contains(&service) || others.len() + own >= PER_PERSON);
        match answer {
            Answer::Refused(Refusal::KnownElsewhere) if is_known => {
                self.met.insert("elsewhere");
            }
            Answer::Ok(Outcome::Booked(Appointment { id, .. })) if !is_known => {
                let entry = self.known.entry(who).or_default();
                *entry = Known { name: name.or(entry.name), phone: phone.or(entry.phone), mark };
                self.bookings.push(Booking { id, who, service, moves: 0 });
            }
            answer => panic!("{who:?}, {service}, {mark:?}: must not get {answer:?}\n{self:#?}"),
        }
    }

    async fn move_something(&mut self, chance: &mut StdRng, citizen: &Citizen<'_>, carer: usize) {
        let own: Vec<usize> =
            (0..self.bookings.len()).filter(|index| self.bookings[*index].who.0 == carer).collect();
        let Some(booking) = own.choose(chance).map(|index| &mut self.bookings[*index]) else { return };
        let whom = ward(citizen, booking.who.1).await;
        let wish = Wish { moving: Some(booking.id.clone()), whom, ..wish(booking.service) };
        let place = citizen.places(minute(0), wish.clone()).await.remove(0);
        match citizen.calls(minute(0), hold(&place.id, wish)).await {
            Answer::Ok(Outcome::Held(held)) => {
                let (appointment, contact) = (booking.id.clone(), Contact::default());
                let order = Call::Move { appointment, hold: held.id, contact };
                let answer = citizen.calls(minute(0), order).await;
                booking.moves += 1;
                let moved = |one: &Appointment| one.id == booking.id && one.moves == booking.moves;
                assert!(matches!(&answer, Answer::Ok(Outcome::Booked(one)) if moved(one)), "{answer:?}");
                assert!(booking.moves <= MOVES);
            }
            Answer::Refused(refusal) => {
                assert_eq!((limit_of(&refusal), booking.moves), ("moves", MOVES));
                self.met.insert("moves");
            }
            other => panic!("{other:?}"),
        }
    }

    async fn cancel_something(&mut self, chance: &mut StdRng, citizen: &Citizen<'_>, carer: usize) {
        let own: Vec<usize> =
            (0..self.bookings.len()).filter(|index| self.bookings[*index].who.0 == carer).collect();
        let Some(index) = own.choose(chance) else { return };
        let booking = self.bookings.remove(*index);
        let answer = citizen.calls(minute(0), cancel(&booking.id)).await;
        assert!(matches!(answer, Answer::Ok(Outcome::Cancelled { .. })), "{answer:?}");
        // Nobody takes it back; a hold that is not there is not booked.
        assert_eq!(citizen.calls(minute(0), book(&HoldId::new("none"))).await, Answer::Gone);
    }

    /// Everybody sees what the model says, and no mark has more than one person may have.
    async fn check_limits(&self, citizens: &[Citizen<'_>], linked: bool) {
        for (account, citizen) in citizens.iter().enumerate() {
            let carer = if linked && account == 1 { 0 } else { account };
            let mut seen: Vec<_> =
                citizen.appointments(minute(0)).await.into_iter().map(|one| (one.id, one.moves)).collect();
            let mut expected: Vec<_> = self.of(carer).map(|one| (one.id.clone(), one.moves)).collect();
            seen.sort();
            expected.sort();
            assert_eq!(seen, expected, "{}", ACCOUNTS[account]);
            assert!(seen.len() <= PER_ACCOUNT);
        }
    }
}
