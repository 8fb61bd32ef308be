//! Visits of several errands, booked and cancelled while the city changes what they take and when it opens. The
//! model is the list of all places, and what was booked.

use bot_core::City;
use bot_core::desk::{Answer, Appointment, Wish};
use bot_core::errand::Errand;
use bot_core::ids::{PlaceId, ServiceId};
use chrono::{DateTime, Utc};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use store::desk::LocalDesk;
use tests::calendar::{Calendar, book, booked, cancel, city, held, hold, lay_out, layout_of, minute, policy};
use tests::databases;

use crate::lanes::{Place, run, stored};
use crate::{Told, seeds};

const STEPS: usize = 60;

#[tokio::test]
async fn sqlite_keeps_visits_as_the_model_says() {
    for seed in seeds(30) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn postgres_keeps_visits_as_the_model_says() {
    for seed in seeds(4) {
        let database = databases::postgres().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

/// Somebody's visit.
struct Visit {
    whose: String,
    hold: String,
    /// So many slots it took when it was booked.
    slots: usize,
    appointment: Appointment,
}

async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let mut first = city();
    first.offices.truncate(1);
    let mut calendar = Calendar::of(store, changed(first, &mut chance)).await;
    let mut visits = Vec::new();
    for step in 0..STEPS {
        // Sixty people within a moment would be a rush, in which each is shown other places.
        calendar.desk = LocalDesk::new(policy());
        match chance.random_range(0..10) {
            0..7 => take(&calendar, &mut visits, &mut chance, format!("citizen {step}")).await,
            7 => give_back(&calendar, &mut visits, &mut chance).await,
            _ => {
                calendar.city = changed(calendar.city.clone(), &mut chance);
                lay_out(store, &calendar.city, &layout_of(&calendar.city), minute(0)).await;
            }
        }
        check(&calendar, &visits).await;
    }
}

/// Services take other lengths and combine otherwise; the office opens at other hours, at other desks.
fn changed(mut city: City, chance: &mut StdRng) -> City {
    let ids: Vec<ServiceId> = city.services.iter().map(|service| service.id.clone()).collect();
    for service in &mut city.services {
        (service.slots, service.max_quantity) = (chance.random_range(1..4), chance.random_range(1..4));
        service.combines = ids.iter().filter(|_| chance.random()).cloned().collect();
    }
    let rule = &mut city.offices[0].opening[0];
    rule.valid_until = "2026-11-23".parse().ok();
    rule.desks = chance.random_range(1..4);
    rule.slot_minutes = [10, 15, 20].choose(chance).copied();
    rule.to = ["10:00", "11:00", "12:00"].choose(chance).unwrap().parse().unwrap();
    city
}

/// One to three services, each some times, in any order.
fn random_wish(city: &City, chance: &mut StdRng) -> Wish {
    let mut services: Vec<&ServiceId> = city.services.iter().map(|service| &service.id).collect();
    services.shuffle(chance);
    let mut wish = Wish::new(services[0].clone());
    wish.quantity = chance.random_range(1..5);
    for service in &services[1..chance.random_range(1..=3)] {
        wish.also.push(Errand { service: (*service).clone(), quantity: chance.random_range(1..5) });
    }
    wish
}

/// How many slots a wish takes, where all of it combines.
fn slots(city: &City, wish: &Wish) -> Option<usize> {
    let errands = wish.errands();
    let service = |id: &ServiceId| city.services.iter().find(|service| service.id == *id).unwrap();
    let says = |one: &Errand, other: &Errand| service(&one.service).combines.contains(&other.service);
    let combine = errands.iter().all(|one| {
        errands.iter().all(|other| one.service == other.service || says(one, other) || says(other, one))
    });
    let each = errands.iter().map(|errand| {
        let service = service(&errand.service);
        usize::from(service.slots) * usize::from(errand.quantity.min(service.max_quantity))
    });
    combine.then(|| each.sum())
}

/// The free runs of so many slots: from when, until when.
fn runs(places: &[Place], slots: usize) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let free = (0..places.len()).filter_map(|first| run(places, first, slots, minute(0)));
    free.map(|run| (run[0].starts_at, run[slots - 1].ends_at)).collect()
}

/// Somebody new wants a visit at a random start: it is to be had where all of its slots are free, and only there.
async fn take(calendar: &Calendar, visits: &mut Vec<Visit>, chance: &mut StdRng, whose: String) {
    let wish = random_wish(&calendar.city, chance);
    let places = all_places(calendar).await;
    let slots = slots(&calendar.city, &wish);
    let runs = slots.map(|slots| runs(&places, slots)).unwrap_or_default();
    let citizen = calendar.citizen(&whose).await;
    let shown = citizen.places(minute(0), wish.clone()).await;
    let earliest = runs.iter().map(|(start, _)| *start).min();
    assert_eq!(shown.first().map(|place| place.starts_at), earliest, "{slots:?} slots for {wish:?}");

    let starts_at = places.choose(chance).unwrap().starts_at;
    let place = PlaceId::new(format!("centre@{}", starts_at.timestamp_micros()));
    let answer = citizen.calls(minute(0), hold(&place, wish.clone())).await;
    let shortest = runs.iter().filter(|(start, _)| *start == starts_at).map(|(_, end)| *end).min();
    let Some(ends_at) = shortest else {
        return assert_eq!(answer, Answer::Gone, "{slots:?} slots from {starts_at}");
    };
    let hold = held(answer);
    assert_eq!((hold.place.starts_at, hold.place.ends_at), (starts_at, ends_at));
    let appointment = booked(citizen.calls(minute(0), book(&hold.id)).await);
    assert_eq!(appointment.services(), wish.services());
    visits.push(Visit { whose, hold: hold.id.to_string(), slots: slots.unwrap(), appointment });
}

async fn give_back(calendar: &Calendar, visits: &mut Vec<Visit>, chance: &mut StdRng) {
    if visits.is_empty() {
        return;
    }
    let visit = visits.remove(chance.random_range(0..visits.len()));
    calendar.citizen(&visit.whose).await.calls(minute(0), cancel(&visit.appointment.id)).await;
    calendar.expire(minute(1)).await;
}

/// Whatever has changed since, a visit is what was booked: as long, at one desk, without a gap.
async fn check(calendar: &Calendar, visits: &[Visit]) {
    let mut places = all_places(calendar).await;
    places.retain(|place| place.occupant.is_some());
    for Visit { whose, hold, slots, appointment } in visits {
        let own: Vec<&Place> = places.iter().filter(|place| place.occupant.as_ref() == Some(hold)).collect();
        assert_eq!(own.len(), *slots, "{appointment:?}");
        assert_eq!((own[0].starts_at, own[slots - 1].ends_at), (appointment.starts_at, appointment.ends_at));
        let in_a_row = |pair: &[&Place]| pair[0].desk == pair[1].desk && pair[0].ends_at == pair[1].starts_at;
        assert!(own.windows(2).all(in_a_row), "{own:?}");
        let seen = calendar.citizen(whose).await.appointments(minute(0)).await;
        assert_eq!(seen, std::slice::from_ref(appointment));
    }
    let taken: usize = visits.iter().map(|visit| visit.slots).sum();
    assert_eq!(places.len(), taken, "nobody else has a place");
}

async fn all_places(calendar: &Calendar) -> Vec<Place> {
    stored(&mut calendar.store.begin().await.unwrap()).await
}
