//! Citizens wait, change their wishes, take and decline, and Bob gives back what he has, at random and on both
//! engines; each time places are offered, a model that fits on a page says who gets which: always the first in
//! rank whom it suits. In the end nobody's waiting has ended in silence.
//!
//! A failure prints its seed: `TERMINLOTSE_SEED=… tests/run --test waitlist_properties` plays it again.

use std::collections::BTreeSet;

use bot_core::City;
use bot_core::desk::{Answer, Appointment, Call, Hours, Outcome, Wish};
use bot_core::ids::{EntryId, OfficeId};
use bot_core::waitlist::{Change, Entry, Offer, Wishes};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use store::Store;
use store::desk::{DeskPolicy, LocalDesk};
use store::waitlist::offering;
use tests::calendar::{Calendar, Citizen, book, booked, cancel, city, held, minute, policy, wish};
use tests::databases;

const OFFICES: [&str; 2] = ["centre", "north"];
const STEPS: usize = 60;

#[tokio::test]
async fn on_sqlite_the_first_whom_it_suits_gets_it() {
    for seed in seeds(12) {
        let database = databases::sqlite().await;
        play(&database.store, seed).await;
        database.remove().await;
    }
}

#[tokio::test]
async fn on_postgres_the_first_whom_it_suits_gets_it() {
    for seed in seeds(3) {
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

/// Both offices are open this Friday, and on Monday.
fn two_days() -> City {
    let mut city = serde_json::to_value(city()).unwrap();
    for (office, from) in [(0, "08:00"), (1, "08:30")] {
        let opening =
            json!([{ "weekdays": ["fri", "mon"], "from": from, "to": "09:00", "valid_until": "2026-11-23" }]);
        city["office"][office]["opening"] = opening;
    }
    serde_json::from_value(city).unwrap()
}

type Place = (OfficeId, DateTime<Utc>);

/// An entry, as the model knows it.
#[derive(Debug)]
struct Waiting {
    who: usize,
    entry: Entry,
    /// In which order they came.
    since: usize,
    /// What is offered.
    offer: Option<Offer>,
    passed: BTreeSet<Place>,
}

struct Model {
    now: DateTime<Utc>,
    came: usize,
    free: BTreeSet<Place>,
    waiting: Vec<Waiting>,
    /// How many places were offered in all.
    offers: usize,
}

impl Model {
    /// Near deadlines first, the nearest before all; then who waits the longest.
    fn in_rank_order(&mut self) {
        self.waiting.sort_by_key(|waiting| (waiting.entry.deadline.unwrap_or(NaiveDate::MAX), waiting.since));
    }

    /// Who is offered what now: the first in rank the first place of the first office that suits.
    fn offered(&mut self) -> Vec<(EntryId, Place)> {
        self.in_rank_order();
        let (now, mut offered) = (self.now, Vec::new());
        for waiting in self.waiting.iter().filter(|waiting| waiting.offer.is_none()) {
            let suiting = self.free.iter().find(|place| waiting.takes(place, now)).cloned();
            if let Some(place) = suiting {
                self.free.remove(&place);
                offered.push((waiting.entry.id.clone(), place));
            }
        }
        offered
    }

    /// An offer is over: its place is free, and not for this entry.
    fn give_back(&mut self, index: usize) {
        if let Some(offer) = self.waiting[index].offer.take() {
            let place = (offer.place.office, offer.place.starts_at);
            self.free.insert(place.clone());
            self.waiting[index].passed.insert(place);
        }
    }
}

impl Waiting {
    fn takes(&self, place: &Place, now: DateTime<Utc>) -> bool {
        let (office, starts_at) = place;
        let (wish, local) = (&self.entry.wish, starts_at.with_timezone(&chrono_tz::Europe::Berlin));
        let is_wanted = wish.offices.is_empty() || wish.offices.contains(office);
        let is_near =
            if self.entry.nearby.is_empty() { is_wanted } else { self.entry.nearby.contains(office) };
        let in_an_hour = *starts_at < now + TimeDelta::minutes(60);
        let reaches = if in_an_hour { self.entry.at_short_notice && is_near } else { is_wanted };
        reaches
            && *starts_at >= now + TimeDelta::minutes(15)
            && local.date_naive() <= self.entry.until
            && wish.weekdays.suit(local.date_naive())
            && wish
                .hours
                .is_none_or(|hours| local.time() >= hours.from && hours.to.is_none_or(|to| local.time() < to))
            && !self.passed.contains(place)
    }
}

async fn play(store: &Store, seed: u64) {
    let _told = Told(seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let mut calendar = Calendar::of(store, two_days()).await;
    calendar.desk = LocalDesk::new(DeskPolicy {
        live_bookings_per_service: 99,
        live_bookings: 99,
        live_bookings_per_account: 99,
        ..policy()
    });
    let mut appointments = all_of_bob(&calendar).await;
    let mut citizens = Vec::new();
    for name in ["Ada", "Carl", "Dora", "Eva"] {
        citizens.push(calendar.citizen(name).await);
    }
    let mut model = Model { now: minute(0), came: 0, free: BTreeSet::new(), waiting: Vec::new(), offers: 0 };
    for _ in 0..STEPS {
        model.now += TimeDelta::seconds(chance.random_range(20..120));
        let who = chance.random_range(0..citizens.len());
        let index = model.waiting.iter().position(|waiting| waiting.who == who);
        match (chance.random_range(0..10), index) {
            (0..4, _) if !appointments.is_empty() => {
                let given = appointments.swap_remove(chance.random_range(0..appointments.len()));
                let answer = calendar.citizen("Bob").await.calls(model.now, cancel(&given.id)).await;
                model.now += TimeDelta::minutes(1);
                calendar.expire(model.now).await;
                // What has begun stays his.
                if matches!(answer, Answer::Ok(_)) {
                    model.free.insert((given.office, given.starts_at));
                }
            }
            (_, None) => {
                model.came += 1;
                let entry = waits(citizens[who].calls(model.now, wait(&mut chance)).await);
                let (since, passed) = (model.came, BTreeSet::new());
                model.waiting.push(Waiting { who, entry, since, offer: None, passed });
            }
            (4..6, Some(index)) => change(&mut model, index, &citizens[who], &mut chance).await,
            (_, Some(index)) => answer(&mut model, index, &citizens[who], &mut chance).await,
        }
        offers_as_expected(&calendar, &mut model).await;
    }
    assert!(model.offers > 0, "nothing was played");
    nobody_waits_in_silence(&calendar, &model).await;
}

/// Bob has all places, each for an identity card.
async fn all_of_bob(calendar: &Calendar) -> Vec<Appointment> {
    let bob = calendar.citizen("Bob").await;
    while let Some(place) = bob.places(minute(0), wish("id-card")).await.first() {
        let hold = bob.holds(minute(0), &place.id, wish("id-card")).await;
        booked(bob.calls(minute(0), book(&hold.id)).await);
    }
    bob.appointments(minute(0)).await
}

fn wait(chance: &mut StdRng) -> Call {
    let mut wish = wish("id-card");
    wish_anew(&mut wish, chance);
    Call::Wait { wish }
}

fn wish_anew(wish: &mut Wish, chance: &mut StdRng) {
    let offices = [&[][..], &OFFICES[..1], &OFFICES[1..]].choose(chance).copied().unwrap_or_default();
    wish.offices = offices.iter().map(|office| OfficeId::new(*office)).collect();
    wish.weekdays =
        [vec![], vec![0], vec![4], vec![0, 4]].choose(chance).cloned().unwrap().into_iter().collect();
    let half_past = NaiveTime::from_hms_opt(8, 30, 0).unwrap();
    wish.hours = match chance.random_range(0..4) {
        0 => Some(Hours { from: half_past, to: None }),
        1 => Some(Hours { from: NaiveTime::MIN, to: Some(half_past) }),
        _ => None,
    };
}

/// Other wishes, or at short notice, too.
async fn change(model: &mut Model, index: usize, citizen: &Citizen<'_>, chance: &mut StdRng) {
    let waiting = &model.waiting[index];
    let change = if chance.random_ratio(1, 3) {
        let nearby =
            OFFICES.iter().filter(|_| chance.random()).map(|office| OfficeId::new(*office)).collect();
        Change::ShortNotice { wanted: chance.random_ratio(3, 4), nearby }
    } else {
        let mut wishes = Wishes::of(&waiting.entry);
        wish_anew(&mut wishes.wish, chance);
        let friday = model.now.date_naive();
        let soon = friday + Days::new(chance.random_range(3..12));
        (wishes.until, wishes.deadline) = (None, chance.random::<bool>().then_some(soon));
        Change::Wishes(Box::new(wishes))
    };
    let withdraws = matches!(change, Change::Wishes(_));
    let call = Call::ChangeEntry { entry: waiting.entry.id.clone(), change };
    let entry = waits(citizen.calls(model.now, call).await);
    model.waiting[index].entry = entry;
    if withdraws {
        model.give_back(index);
    }
}

/// Takes and books what is offered, declines it, or leaves.
async fn answer(model: &mut Model, index: usize, citizen: &Citizen<'_>, chance: &mut StdRng) {
    let id = model.waiting[index].entry.id.clone();
    match model.waiting[index].offer.clone().filter(|offer| model.now < offer.until) {
        Some(offer) if chance.random_ratio(1, 2) => {
            let take = Call::TakeOffer { entry: id, offer: offer.hold.clone(), seen: true };
            let hold = held(citizen.calls(model.now, take).await);
            booked(citizen.calls(model.now, book(&hold.id)).await);
            model.waiting.remove(index);
        }
        Some(offer) => {
            let decline = Call::DeclineOffer { entry: id, offer: offer.hold, seen: true };
            model.waiting[index].entry = waits(citizen.calls(model.now, decline).await);
            model.give_back(index);
        }
        None if chance.random_ratio(1, 4) => {
            citizen.calls(model.now, Call::LeaveWaitlist { entry: id }).await;
            model.waiting.remove(index);
        }
        None => {}
    }
}

fn waits(answer: Answer) -> Entry {
    match answer {
        Answer::Ok(Outcome::Waits(entry)) => entry,
        other => panic!("{other:?}"),
    }
}

/// What nobody has answered in time is over; then what is free is offered, as the model says.
async fn offers_as_expected(calendar: &Calendar, model: &mut Model) {
    let now = model.now;
    let late = |offer: &Offer| offer.until + TimeDelta::minutes(1) <= now;
    for index in 0..model.waiting.len() {
        if model.waiting[index].offer.as_ref().is_some_and(late) {
            model.give_back(index);
        }
    }
    let mut tx = calendar.store.begin().await.unwrap();
    offering::lapse(&mut tx, now).await.unwrap();
    for candidate in calendar.desk.candidates(&mut tx, DateTime::UNIX_EPOCH, now).await.unwrap() {
        calendar.desk.offer(&mut tx, &calendar.city, &candidate.entry, now).await.unwrap();
    }
    let mut told = Vec::new();
    for entry in offering::untold(&mut tx, now, 100).await.unwrap() {
        told.extend(
            calendar
                .desk
                .tell_offer(&mut tx, calendar.store.codec(), &entry, now)
                .await
                .unwrap()
                .map(|(_, offer)| offer),
        );
    }
    tx.commit().await.unwrap();
    let place = |offer: &Offer| (offer.place.office.clone(), offer.place.starts_at);
    let seen: BTreeSet<_> = told.iter().map(|offer| (offer.entry.clone(), place(offer))).collect();
    let expected: BTreeSet<_> = model.offered().into_iter().collect();
    assert_eq!(seen, expected, "at {now}\n{:#?}", model.waiting);
    model.offers += told.len();
    for offer in told {
        let waiting = model.waiting.iter_mut().find(|waiting| waiting.entry.id == offer.entry).unwrap();
        waiting.offer = Some(offer);
    }
}

/// When all last days are over, each who still waits is told so, once.
async fn nobody_waits_in_silence(calendar: &Calendar, model: &Model) {
    let later = model.now + TimeDelta::days(400);
    let mut tx = calendar.store.begin().await.unwrap();
    offering::lapse(&mut tx, later).await.unwrap();
    let mut told = BTreeSet::new();
    for entry in calendar.desk.over(&mut tx, &calendar.city, later, 100).await.unwrap() {
        let (_, ended) =
            calendar.desk.end_waiting(&mut tx, calendar.store.codec(), &entry, later).await.unwrap().unwrap();
        told.insert(ended.id);
    }
    let waited: BTreeSet<_> = model.waiting.iter().map(|waiting| waiting.entry.id.clone()).collect();
    assert_eq!(told, waited);
    assert_eq!(calendar.desk.over(&mut tx, &calendar.city, later, 100).await.unwrap(), []);
}
