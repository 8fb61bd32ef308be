//! A morning, on the clock on the wall.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use store::desk::DeskPolicy;
use store::seal::Codec;
use terminlotse::Bot;
use terminlotse::desk::Desk;
use terminlotse::jobs::{Expire, Job, Offer, Wake};
use terminlotse::sender::{Progress, Sender};
use terminlotse::turn::{Cause, Turn};
use tests::measuring::{Durations, now};
use tests::morning::{Act, Crowd, Outcome, PLATFORM, Phones, Size, Tally, prepare, release};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::bare;

/// Ten offices with ten desks release 3,000 places.
pub const SIZE: Size = Size { offices: 10, desks: 10 };
/// So many people come
pub const PEOPLE: usize = 45_000;
/// within this time.
const COME_WITHIN: TimeDelta = TimeDelta::seconds(60);
/// By then all must be served.
pub const LATEST: Duration = Duration::from_secs(120);
/// So many updates are fetched at once, as from Telegram.
const FETCHED: usize = 100;
/// What has become of sends is looked at, and recorded with the next turns or by the sender, so often.
const RECORD: Duration = Duration::from_millis(100);

/// What the desk allows. A city that releases at seven lets its quiet hours end by then.
pub fn policy() -> DeskPolicy {
    tests::town::policy()
}

/// What was measured.
pub struct Run {
    /// What the people saw.
    pub tally: Tally,
    /// What the database says.
    pub outcome: Outcome,
    /// Turns that were taken,
    pub turns: u64,
    /// how long taking them took,
    pub busy: Duration,
    /// and from an act until its answer was there.
    pub answered: Durations,
    /// From seven o'clock until everybody had an appointment or was on the waitlist,
    pub served: Duration,
    /// and until the last place was somebody's.
    pub settled: Duration,
    /// What nobody could make sense of.
    pub puzzled: Option<String>,
    /// Bare writes a second.
    pub bare: f64,
}

/// Lets a morning go by.
pub async fn once<D: Desk + 'static>(desk: D, seed: u64) -> Run {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("there is room for a folder");
    let url = format!("sqlite://{}", folder.path().join("morning.db").display());
    let store = Store::open(&url, Codec::new(&[7; 32])).await.expect("a new database opens");
    let bot = prepare(&store, SIZE, desk).await.expect("the places are laid out");
    let morning = Morning::of(bot, seed).await;
    let bare = bare::writes(&store).await.expect("the database is there");
    store.close().await;
    Run { bare, ..morning }
}

/// What time it is in the city.
#[derive(Clone, Copy)]
struct Clock(Instant);

impl Clock {
    fn now(self) -> DateTime<Utc> {
        release() + TimeDelta::from_std(self.0.elapsed()).expect("a morning is short")
    }

    fn until(self, deadline: DateTime<Utc>) -> Duration {
        (deadline - self.now()).to_std().unwrap_or_default()
    }
}

struct Morning;

impl Morning {
    async fn of<D: Desk + 'static>(bot: Arc<Bot<D>>, seed: u64) -> Run {
        let mut crowd = Crowd::new(PEOPLE, SIZE.places(), seed);
        let mut acts = crowd.come_within(COME_WITHIN);
        let stopwatch = Arc::new(Stopwatch::default());
        let heard = stopwatch.clone();
        let (phones, mut plans) = Phones::of(crowd, move |citizen| heard.stops(citizen));
        let phones = Arc::new(phones);
        let clock = Clock(now());
        let mut loops = JoinSet::new();
        loops.spawn(send(bot.clone(), phones.clone(), clock));
        loops.spawn(job(Expire::new(bot.clone()), clock));
        loops.spawn(job(Wake::new(bot.clone(), seeds(seed + 1)), clock));
        loops.spawn(job(Offer::new(bot.clone(), seeds(seed + 2)), clock));

        let (arriving, arrived) = mpsc::unbounded_channel();
        let taking =
            tokio::spawn(take_turns(bot.clone(), phones.clone(), stopwatch.clone(), arrived, clock, seed));
        let mut due = Due::default();
        acts.drain(..).for_each(|act| due.plan(clock.0, act));
        let (mut served, mut settled) = (None, None);
        while settled.is_none() && clock.0.elapsed() < LATEST + Duration::from_secs(10) {
            tokio::time::sleep(Duration::from_millis(1)).await;
            let moment = now();
            while let Ok(act) = plans.try_recv() {
                due.plan(moment, act);
            }
            while let Some(act) = due.take(moment) {
                arriving.send(act).expect("turns are taken");
            }
            if served.is_none() && phones.crowd().tally.served == PEOPLE as u64 {
                served = Some(clock.0.elapsed());
            }
            if served.is_some() && due.is_empty() && phones.crowd().is_at_rest() {
                settled = settle(&bot.store).await.then(|| clock.0.elapsed());
            }
        }
        drop(arriving);
        let (turns, busy) = taking.await.expect("turns are taken");
        loops.shutdown().await;
        let outcome = Outcome::of(&bot.store).await.expect("the database is there");
        let crowd = phones.crowd();
        Run {
            tally: crowd.tally,
            puzzled: crowd.puzzled.clone(),
            outcome,
            turns,
            busy,
            answered: stopwatch.times(),
            served: served.unwrap_or(Duration::MAX),
            settled: settled.unwrap_or(Duration::MAX),
            bare: 0.0,
        }
    }
}

/// Whether no place is left and nobody has to decide; looked at once in a while.
async fn settle(store: &Store) -> bool {
    tokio::time::sleep(Duration::from_millis(500)).await;
    let outcome = Outcome::of(store).await.expect("the database is there");
    outcome.open == 0 && outcome.unsold == 0
}

/// What people will do, by the time.
#[derive(Default)]
struct Due {
    times: BinaryHeap<Reverse<(Instant, usize)>>,
    acts: Vec<Option<Act>>,
}

impl Due {
    fn plan(&mut self, from: Instant, act: Act) {
        let after = act.after.to_std().expect("nobody acts before they know");
        self.times.push(Reverse((from + after, self.acts.len())));
        self.acts.push(Some(act));
    }

    fn take(&mut self, now: Instant) -> Option<(Act, Instant)> {
        let Reverse((at, number)) = *self.times.peek().filter(|Reverse((at, _))| *at <= now)?;
        self.times.pop();
        self.acts[number].take().map(|act| (act, at))
    }

    fn is_empty(&self) -> bool {
        self.times.is_empty()
    }
}

/// Takes what has arrived, as much as is fetched at once; how many turns that were, and how long they took.
async fn take_turns<D: Desk>(
    bot: Arc<Bot<D>>,
    phones: Arc<Phones>,
    stopwatch: Arc<Stopwatch>,
    mut arrived: mpsc::UnboundedReceiver<(Act, Instant)>,
    clock: Clock,
    seed: u64,
) -> (u64, Duration) {
    let (mut seeds, mut fetched) = (seeds(seed), Vec::new());
    let (mut taken, mut busy) = (0, Duration::ZERO);
    while arrived.recv_many(&mut fetched, FETCHED).await > 0 {
        let now_there = clock.now();
        let turns: Vec<Turn> = fetched
            .drain(..)
            .map(|(act, since)| {
                stopwatch.starts(act.citizen, since);
                let cause = Cause::Arrived(phones.crowd().arrival(act));
                Turn { cause, now: now_there, seed: seeds() }
            })
            .collect();
        let began = now();
        bot.take_turns(&turns).await.expect("the database is there");
        busy += began.elapsed();
        taken += turns.len() as u64;
    }
    (taken, busy)
}

/// Sends as the binary does.
async fn send<D: Desk + 'static>(bot: Arc<Bot<D>>, phones: Arc<Phones>, clock: Clock) {
    assert_eq!(PLATFORM, "telegram");
    let mut written = bot.watch_outbox();
    let mut sender = Sender::new(bot, phones);
    loop {
        let next = sender.run_once(clock.now()).await.expect("the database is there");
        let mut look =
            next.map_or(Duration::from_secs(1), |next| clock.until(next).min(Duration::from_secs(1)));
        loop {
            tokio::select! {
                progress = sender.progress() => {
                    sender.settle(clock.now());
                    look = look.min(if progress == Progress::Followed { RECORD / 2 } else { RECORD });
                }
                _ = written.changed() => break,
                () = tokio::time::sleep(look) => break,
            }
        }
    }
}

async fn job<J: Job>(mut job: J, clock: Clock) {
    loop {
        let next = job.run_once(clock.now()).await.expect("the database is there");
        tokio::time::sleep(clock.until(next)).await;
    }
}

fn seeds(seed: u64) -> impl FnMut() -> [u8; 32] + Send {
    let mut chance = StdRng::seed_from_u64(seed);
    move || chance.random()
}

/// From an act until its answer is there.
#[derive(Default)]
struct Stopwatch {
    running: Mutex<Vec<Option<Instant>>>,
    times: Mutex<Vec<Duration>>,
}

impl Stopwatch {
    fn starts(&self, citizen: usize, since: Instant) {
        let mut running = self.running.lock().expect("nobody panics here");
        running.resize(PEOPLE, None);
        running[citizen] = Some(since);
    }

    fn stops(&self, citizen: usize) {
        let since = self.running.lock().expect("nobody panics here").get_mut(citizen).and_then(Option::take);
        // What was offered unasked answers nothing.
        if let Some(since) = since {
            self.times.lock().expect("nobody panics here").push(since.elapsed());
        }
    }

    fn times(&self) -> Durations {
        self.times.lock().expect("nobody panics here").iter().copied().collect()
    }
}
