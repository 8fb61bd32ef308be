//! The real binary dies again and again by SIGKILL, at every named point, while citizens chat; in
//! the end the database and their phones are compared.
//!
//! - [`citizen`]: somebody with a phone and a diary, who books, moves and cancels without rest
//! - [`proof`]: guarantees 1 and 3, from the database, the diaries and what Telegram received
//!
//! Which citizen does what, and when the binary dies, is thrown by dice of a printed seed; what meets
//! what at which moment is up to the machine, and different each time.

mod citizen;
mod proof;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use terminlotse::crash_point::CrashPoint;
use tests::binary::{Binary, Process};
use tests::bot_api::{ApiError, FakeBotApi};
use tokio::sync::watch;

use citizen::Restless;

const SEED: u64 = 20_261_120;
/// At each point.
const DEATHS: usize = 20;
const CITIZENS: i64 = 36;
/// After so many looks nobody believes any more that the outbox gets empty.
const LOOKS: u32 = 600;
const CITY_FILE: &str = "grossstadt.toml";
const CITY: &str = include_str!("../../samples/grossstadt.toml");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_sold_twice_however_often_the_process_dies() {
    let fake = Arc::new(FakeBotApi::start().await);
    // A process that dies between a call and its record makes the call again.
    fake.expect(ApiError::NotModified);
    fake.expect(ApiError::QueryTooOld);
    let binary = Binary::on_telegram(&fake).set("city.file", CITY_FILE).set("policy.hold", "5s");
    binary.write(CITY_FILE, CITY);

    let (bell, closing) = watch::channel(false);
    let citizens = (0..CITIZENS).map(|number| {
        let citizen = fake.citizen(4_700 + number, &format!("Ada {number}"), "de");
        let restless = Restless::new(Arc::clone(&fake), citizen, StdRng::seed_from_u64(SEED + number as u64));
        tokio::spawn(restless.live(closing.clone()))
    });
    let citizens: Vec<_> = citizens.collect();

    let deaths = die_again_and_again(&binary, &fake).await;
    let mut bot = binary.start(&[]);
    bell.send_replace(true);
    let diaries = join_all(citizens).await.into_iter().map(|diary| diary.expect("the citizen is content"));
    let diaries: Vec<_> = diaries.collect();
    fake.all_confirmed().await;
    is_quiet(&binary).await;
    let ended = bot.terminate().await;
    assert_eq!(ended.code(), Some(0), "{}", ended.err);

    let proven = proof::prove(&fake, &binary, &diaries).await;
    tell(&deaths, &proven);
    let total: usize = deaths.values().sum();
    assert!(proven.sent_again <= proven.under_way, "more was repeated than was under way");
    assert!(proven.under_way <= total * CITIZENS as usize, "a chat has one message under way at most");
    assert!(deaths.len() == points().count() && deaths.values().all(|deaths| *deaths >= DEATHS));
}

/// All but that of Matrix' client, which keeps something before we do.
fn points() -> impl Iterator<Item = (CrashPoint, &'static str)> {
    CrashPoint::ALL.into_iter().filter(|(point, _)| *point != CrashPoint::AfterFetch)
}

/// Starts the binary as often as it has to die; how often it did, by point.
async fn die_again_and_again(binary: &Binary, fake: &FakeBotApi) -> BTreeMap<&'static str, usize> {
    let mut chance = StdRng::seed_from_u64(SEED);
    let mut plan: Vec<_> = points().flat_map(|point| [point; DEATHS]).collect();
    plan.shuffle(&mut chance);
    let mut deaths = BTreeMap::new();
    for (point, name) in plan {
        let mut bot = binary.start_to_die_at(name, chance.random_range(1..=passes(point)));
        dies(&mut bot, name).await;
        *deaths.entry(name).or_default() += 1;
        // The next one would take a poll that still hangs for another instance.
        fake.wait_for("the dead one's poll to end", |world| (!world.queue.is_polled()).then_some(())).await;
    }
    deaths
}

/// Up to how often a point is passed before the death there: so that it lives for some tenths of a
/// second, and dies among other things each time.
fn passes(point: CrashPoint) -> u32 {
    match point {
        CrashPoint::BeforeCommit | CrashPoint::AfterCommit | CrashPoint::BeforeRecord => 15,
        CrashPoint::BeforeSend | CrashPoint::AfterSend => 90,
        CrashPoint::AfterFetch => 1,
    }
}

/// Nobody else kills it: whoever ends by SIGKILL died at the point.
async fn dies(bot: &mut Process, point: &str) {
    let ended = bot.ended().await;
    assert!(ended.was_killed(), "it ended by {} and not {point}:\n{}", ended.status, ended.err);
}

/// Waits until all that was said is sent and recorded. A database doesn't call when it changes: it
/// has to be asked.
async fn is_quiet(binary: &Binary) {
    let mut look = tokio::time::interval(Duration::from_millis(50));
    let mut open = i64::MAX;
    for _ in 0..LOOKS {
        look.tick().await;
        open = binary.number("select count(*) from outbox where outcome is null").await;
        if open == 0 {
            return;
        }
    }
    panic!("{open} rows stay in the outbox");
}

/// Past the harness, which shows what is printed only when a test fails.
fn tell(deaths: &BTreeMap<&'static str, usize>, proven: &proof::Proven) {
    let mut table = format!("\npoint          deaths   (seed {SEED}, {CITIZENS} citizens)\n");
    for (point, deaths) in deaths {
        table.push_str(&format!("{point:<14} {deaths:>6}\n"));
    }
    table.push_str(&format!("{proven}\n"));
    std::io::stderr().write_all(table.as_bytes()).expect("standard error is there");
}
