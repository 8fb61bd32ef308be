//! Citizens book, come or don't, staff mark and correct it, and a supervisor decides, at random and on both engines.
//! After each step the database is compared with a model that knows only what was marked and decided.
//!
//! A failure prints its seed: `TERMINLOTSE_SEED=… tests/run --test attendance_properties` plays it again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails by panicking")]

use std::collections::BTreeMap;

use bot_core::desk::{Answer, Appointment, Call, Outcome, Wish};
use bot_core::staff::{Attendance, Handling, Matter, Role, StaffCall, StaffOutcome};
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom as _, IndexedRandom as _};
use rand::{RngExt as _, SeedableRng as _};
use store::desk::{DeskPolicy, LocalDesk};
use store::{Store, restriction};
use tests::calendar::{Calendar, Citizen, book, hold, minute, policy, serves, wish};
use tests::databases;

const STEPS: usize = 80;
const LIMIT: usize = 2;
const WINDOW: TimeDelta = TimeDelta::days(4);
const NEAR: TimeDelta = TimeDelta::hours(24);

#[tokio::test]
async fn only_who_missed_too_many_and_was_decided_about_is_restricted_on_sqlite() {
    for seed in seeds(25) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn only_who_missed_too_many_and_was_decided_about_is_restricted_on_postgres() {
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

/// What must be so about a citizen, by what was marked and decided.
#[derive(Default)]
struct Record {
    booked: Vec<Appointment>,
    marks: BTreeMap<String, (DateTime<Utc>, Attendance)>,
    /// Staff are asked about them.
    is_proposed: bool,
    restricted_until: Option<DateTime<Utc>>,
}

impl Record {
    /// When the appointments began that count, the latest first.
    fn misses(&self, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        let missed =
            self.marks.values().filter(|(at, mark)| *mark == Attendance::Missed && *at >= now - WINDOW);
        let mut misses: Vec<_> = missed.map(|(at, _)| *at).collect();
        misses.sort();
        misses.reverse();
        misses
    }

    fn marked(&mut self, appointment: &Appointment, mark: Attendance, now: DateTime<Utc>) {
        let marked = (appointment.starts_at, mark);
        let before = self.marks.insert(appointment.reference.clone(), marked);
        if before == Some(marked) {
            return;
        }
        let too_many = self.misses(now).len() >= LIMIT;
        match mark {
            Attendance::Missed if too_many => self.is_proposed = true,
            Attendance::Arrived | Attendance::Done if before.is_some() && !too_many => {
                self.is_proposed = false;
                self.restricted_until = None;
            }
            _ => {}
        }
    }
}

async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let mut calendar = Calendar::open(store).await;
    calendar.desk = LocalDesk::new(DeskPolicy {
        live_bookings: 9,
        live_bookings_per_service: 9,
        no_show_limit: Some(LIMIT as u32),
        no_show_window: WINDOW,
        short_notice: NEAR,
        ..policy()
    });
    let supervisor = serves(&calendar, "Yilmaz", Role::Supervisor, &[]).await;
    let mut citizens = Vec::new();
    for name in ["Ada", "Bob"] {
        citizens.push((calendar.citizen(name).await, Record::default()));
    }
    let mut now = minute(0);
    for _ in 0..STEPS {
        now += TimeDelta::minutes(chance.random_range(0..300));
        let (citizen, record) = citizens.choose_mut(&mut chance).unwrap();
        match chance.random_range(0..8) {
            0..3 => books(citizen, record, now, &mut chance).await,
            3..7 => marks(&supervisor, record, now, &mut chance).await,
            _ => decides(&supervisor, &mut citizens, now, &mut chance).await,
        }
        for (citizen, record) in &citizens {
            check(store, citizen, record, now, seed).await;
        }
    }
}

/// Somebody books any place; who may have near ones only gets no other.
async fn books(citizen: &Citizen<'_>, record: &mut Record, now: DateTime<Utc>, chance: &mut StdRng) {
    let from = Some(now + TimeDelta::hours(chance.random_range(0..72)));
    let wish = Wish { from, ..wish("id-card") };
    let Some(place) = found(citizen, now, &wish).await.choose(chance).cloned() else { return };
    let is_restricted = record.restricted_until.is_some_and(|until| until > now);
    assert!(!is_restricted || place.starts_at < now + NEAR, "{} is too far", place.starts_at);
    let Answer::Ok(Outcome::Held(held)) = citizen.calls(now, hold(&place.id, wish)).await else { return };
    if let Answer::Ok(Outcome::Booked(made)) = citizen.calls(now, book(&held.id)).await {
        record.booked.push(made);
    }
}

async fn found(citizen: &Citizen<'_>, now: DateTime<Utc>, wish: &Wish) -> Vec<bot_core::desk::Place> {
    let answer = citizen.calls(now, Call::Places { wish: wish.clone(), limit: 9 }).await;
    match answer {
        Answer::Ok(Outcome::Near { outcome, .. }) => match *outcome {
            Outcome::Places(places) => places,
            _ => Vec::new(),
        },
        Answer::Ok(Outcome::Places(places)) => places,
        _ => Vec::new(),
    }
}

/// Staff mark one of the appointments, early or late, rightly or wrongly.
async fn marks(staff: &Citizen<'_>, record: &mut Record, now: DateTime<Utc>, chance: &mut StdRng) {
    let Some(appointment) = record.booked.choose(chance).cloned() else { return };
    let mark = *[Attendance::Missed, Attendance::Missed, Attendance::Arrived, Attendance::Done]
        .choose(chance)
        .unwrap();
    let reference = appointment.reference.clone();
    let call = Call::Staff(StaffCall::Mark { reference, attendance: mark });
    let early = match mark {
        Attendance::Missed => TimeDelta::zero(),
        Attendance::Arrived | Attendance::Done => TimeDelta::hours(1),
    };
    match staff.calls(now, call).await {
        Answer::Ok(_) => {
            assert!(appointment.starts_at <= now + early, "it was too early");
            record.marked(&appointment, mark, now);
        }
        Answer::Refused(_) => assert!(appointment.starts_at > now + early, "it was time"),
        other => panic!("{other:?}"),
    }
}

/// A supervisor decides about one of those who are proposed.
async fn decides(
    supervisor: &Citizen<'_>,
    citizens: &mut [(Citizen<'_>, Record)],
    now: DateTime<Utc>,
    chance: &mut StdRng,
) {
    let answer = supervisor.calls(now, Call::Staff(StaffCall::Requests { page: 0 })).await;
    let Answer::Ok(Outcome::Staff(StaffOutcome::Requests { requests, .. })) = answer else {
        panic!("{answer:?}")
    };
    let Some(request) = requests.choose(chance) else { return };
    let Matter::Missed { references, .. } = &request.matter else { panic!("{request:?}") };
    let about = citizens.iter_mut().find(|(_, record)| record.marks.contains_key(&references[0]));
    let (_, record) = about.unwrap();
    let handling = *[Handling::Restrict, Handling::Spare].choose(chance).unwrap();
    let call = Call::Staff(StaffCall::Handle { request: request.id.clone(), handling });
    let answer = supervisor.calls(now, call).await;
    record.is_proposed = false;
    if handling == Handling::Restrict {
        let last = record.misses(now).get(LIMIT - 1).copied();
        assert_eq!(answer == Answer::Gone, last.is_none(), "what has passed by now restricts nobody");
        record.restricted_until = last.map(|at| at + WINDOW).or(record.restricted_until);
    }
}

async fn check(store: &Store, citizen: &Citizen<'_>, record: &Record, now: DateTime<Utc>, seed: u64) {
    let mut tx = store.begin().await.unwrap();
    let until = restriction::until(&mut tx, &citizen.who.person, now).await.unwrap();
    let expected = record.restricted_until.filter(|until| *until > now);
    assert_eq!(until, expected, "seed {seed} at {now}");
    let sql =
        "select count(*) as count from request where kind = 'missed' and person = $1 and done_at is null";
    let row = tx.row(sql, &[citizen.who.person.as_str().into()]).await.unwrap().unwrap();
    assert_eq!(row.int("count").unwrap(), i64::from(record.is_proposed), "proposed; seed {seed} at {now}");
}
