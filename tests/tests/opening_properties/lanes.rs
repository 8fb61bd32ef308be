//! Who sees and gets which places, while time goes on and emergency places fall. The model is the list of
//! all places.

use bot_core::City;
use bot_core::ids::{OfficeId, PersonId, ServiceId};
use bot_core::opening::lane::Lane;
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use store::places::{Claim, Kind, Search, Span, lanes, occupancy, search};
use store::{Store, Tx};
use tests::calendar::{Calendar, city, minute};
use tests::databases;

use crate::{Told, seeds};

const STEPS: usize = 120;

#[tokio::test]
async fn sqlite_keeps_lanes_as_the_model_says() {
    for seed in seeds(30) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn postgres_keeps_lanes_as_the_model_says() {
    for seed in seeds(4) {
        let database = databases::postgres().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

/// A place as the model has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub desk: i64,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    lane: String,
    visible_from: DateTime<Utc>,
    falls_at: Option<DateTime<Utc>>,
    pub occupant: Option<String>,
}

async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let calendar = Calendar::of(store, random_city(&mut chance)).await;
    let person = calendar.citizen("Ada").await.who.person;
    let mut tx = store.begin().await.unwrap();
    let mut model = stored(&mut tx).await;
    let mut now = minute(0);
    for step in 0..STEPS {
        match chance.random_range(0..10) {
            0..3 => now += TimeDelta::minutes(chance.random_range(1..90)),
            3..5 => fall(&mut tx, &mut model, now).await,
            5..9 => take(&mut tx, &mut model, &mut chance, &person, &format!("o{step}"), now).await,
            _ => give_back(&mut tx, &mut model, &mut chance, now).await,
        }
        assert_eq!(stored(&mut tx).await, model, "after step {step}");
        check_search(&mut tx, &model, now).await;
        check_next_release(&mut tx, &model, now).await;
    }
}

/// Three days with all lanes, released in the morning.
fn random_city(chance: &mut StdRng) -> City {
    let mut city = city();
    city.offices.truncate(1);
    city.offices[0].opening = serde_json::from_value(json!([{
        "weekdays": ["fri", "sat", "mon"], "from": "08:00", "to": "10:00", "desks": 5, "valid_until": "2026-11-23",
        "lanes": { "emergency": chance.random_range(1..4), "trade": 1 },
        "emergency_opens": format!("{}m", chance.random_range(10..200)),
        "release": [
            { "days_ahead": 1, "at": "07:00", "share": 50 }, { "days_ahead": 0, "at": "07:20", "share": 50 },
        ],
        "waiting_share": chance.random_range(0..=60),
    }]))
    .unwrap();
    city
}

/// All places as they are stored.
pub async fn stored(tx: &mut Tx) -> Vec<Place> {
    let rows = tx.rows("select * from place order by desk, starts_at", &[]).await.unwrap();
    let place = |row: &store::sql::Row| Place {
        desk: row.int("desk").unwrap(),
        starts_at: row.instant("starts_at").unwrap(),
        ends_at: row.instant("ends_at").unwrap(),
        lane: row.text("lane").unwrap(),
        visible_from: row.instant("visible_from").unwrap(),
        falls_at: row.maybe_instant("falls_at").unwrap(),
        occupant: row.maybe_text("occupant").unwrap(),
    };
    rows.iter().map(place).collect()
}

async fn fall(tx: &mut Tx, model: &mut [Place], now: DateTime<Utc>) {
    while lanes::fall(tx, now).await.unwrap() > 0 {}
    for place in model.iter_mut().filter(|place| place.occupant.is_none()) {
        if place.falls_at.is_some_and(|at| at <= now) {
            (place.lane, place.falls_at) = ("public".to_owned(), None);
        }
    }
    let next = model.iter().filter(|place| place.occupant.is_none()).filter_map(|place| place.falls_at).min();
    assert_eq!(lanes::next_fall(tx).await.unwrap(), next);
}

/// Whether so many places from this one on are there for the public at `now`.
pub fn run(model: &[Place], first: usize, slots: usize, now: DateTime<Utc>) -> Option<&[Place]> {
    let run = model.get(first..first + slots)?;
    let is_free = |p: &Place| p.lane == "public" && p.occupant.is_none() && p.visible_from <= now;
    let in_a_row =
        run.windows(2).all(|pair| pair[0].desk == pair[1].desk && pair[0].ends_at == pair[1].starts_at);
    (in_a_row && run.iter().all(is_free)).then_some(run)
}

/// Somebody wants places in a row, at a random start.
async fn take(
    tx: &mut Tx,
    model: &mut [Place],
    chance: &mut StdRng,
    person: &PersonId,
    id: &str,
    now: DateTime<Utc>,
) {
    let (starts_at, slots) =
        (model[chance.random_range(0..model.len())].starts_at, chance.random_range(1..4));
    let claim = Claim {
        id,
        kind: Kind::Hold,
        lane: Lane::Public,
        person,
        whom: None,
        service: &ServiceId::new("id-card"),
        quantity: 1,
        also: &[],
        slots,
        office: &OfficeId::new("centre"),
        starts_at,
        expires_at: Some(minute(100_000)),
    };
    let taken = occupancy::take(tx, &claim, now).await.unwrap();
    let starts = (0..model.len()).filter(|first| model[*first].starts_at == starts_at);
    let first = starts.into_iter().find(|first| run(model, *first, slots.into(), now).is_some());
    assert_eq!(taken.is_some(), first.is_some(), "{slots} from {starts_at} at {now}");
    if let Some(first) = first {
        for place in &mut model[first..first + usize::from(slots)] {
            place.occupant = Some(id.to_owned());
        }
    }
}

async fn give_back(tx: &mut Tx, model: &mut [Place], chance: &mut StdRng, now: DateTime<Utc>) {
    let place = &model[chance.random_range(0..model.len())];
    let Some(id) = place.occupant.clone() else { return };
    occupancy::vacate(tx, &id, now).await.unwrap();
    for place in model.iter_mut().filter(|place| place.occupant.as_ref() == Some(&id)) {
        place.occupant = None;
    }
}

/// The public finds its own free places, and no other.
async fn check_search(tx: &mut Tx, model: &[Place], now: DateTime<Utc>) {
    for slots in 1..=3 {
        let search = Search { offices: vec!["centre"], slots };
        let span = Span { from: now, until: minute(100_000) };
        let found = search::next(tx, &search, span, u8::MAX, now).await.unwrap();
        let found: Vec<_> = found.into_iter().map(|place| place.starts_at).collect();
        let runs = (0..model.len()).filter_map(|first| run(model, first, slots.into(), now));
        let mut free: Vec<_> = runs.map(|run| run[0].starts_at).collect();
        free.retain(|start| *start >= now + TimeDelta::minutes(15));
        free.sort();
        free.dedup();
        assert_eq!(found, free, "{slots} slots at {now}");
    }
}

/// The next release is the first later instant at which somebody could book what nobody can now.
async fn check_next_release(tx: &mut Tx, model: &[Place], now: DateTime<Utc>) {
    for slots in 1..=3 {
        let search = Search { offices: vec!["centre"], slots };
        let runs =
            (0..model.len()).filter_map(|first| run(model, first, slots.into(), DateTime::<Utc>::MAX_UTC));
        let released = runs.filter_map(|run| {
            let released = run.iter().map(|place| place.visible_from).max()?;
            let in_time = run[0].starts_at >= released + TimeDelta::minutes(15);
            (released > now && in_time).then_some(released)
        });
        assert_eq!(search::next_release(tx, &search, now).await.unwrap(), released.min(), "{slots} slots");
    }
}
