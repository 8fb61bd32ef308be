//! The real binary dies again and again by SIGKILL, at every named point, while citizens chat; in
//! the end the database and their phones are compared.
//!
//! - [`citizen`]: somebody with a phone and a diary, who books, moves and cancels without rest
//! - [`phone`]: the phone, with Telegram on it
//! - [`deaths`]: when the binary dies
//! - [`books`]: guarantee 1 and the diaries, from the database
//! - [`notices`]: a notice to many, meanwhile
//! - [`proof`]: guarantee 3, from what Telegram received
//!
//! Which citizen does what, and when the binary dies, is thrown by dice of a printed seed; what meets
//! what at which moment is up to the machine, and different each time.

mod books;
mod citizen;
mod deaths;
mod notices;
mod phone;
mod proof;

use std::sync::Arc;

use futures::future::join_all;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use terminlotse::crash_point::CrashPoint;
use tests::binary::Binary;
use tests::bot_api::{ApiError, FakeBotApi};
use tokio::sync::{Mutex, watch};

use citizen::Restless;
use deaths::Toll;
use phone::TelegramPhone;

/// Each rehearsal wants the machine for itself: beside another one, a bot that has to start again and again may need
/// longer for its first answer than anybody waits.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

const SEED: u64 = 20_261_120;
/// At each point.
const DEATHS: usize = 20;
const CITIZENS: i64 = 36;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_sold_twice_however_often_the_process_dies() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let fake = Arc::new(FakeBotApi::start().await);
    // A process that dies between a call and its record makes the call again.
    fake.expect(ApiError::NotModified);
    fake.expect(ApiError::QueryTooOld);
    let binary = books::in_grossstadt(Binary::on_telegram(&fake)).set("policy.hold", "5s");

    let (bell, closing) = watch::channel(false);
    let citizens = (0..CITIZENS).map(|number| {
        let citizen = fake.citizen(4_700 + number, &format!("Ada {number}"), "de");
        let phone = TelegramPhone::new(Arc::clone(&fake), citizen);
        let restless = Restless::new(phone, StdRng::seed_from_u64(SEED + number as u64));
        tokio::spawn(restless.live(closing.clone()))
    });
    let citizens: Vec<_> = citizens.collect();

    let toll = die_again_and_again(&binary, &fake).await;
    let mut bot = binary.start(&[]);
    bell.send_replace(true);
    let lives = join_all(citizens).await.into_iter().map(|life| life.expect("the citizen is content"));
    let diaries: Vec<_> = lives.map(|(_, diary)| diary).collect();
    fake.all_confirmed().await;
    deaths::is_quiet(&binary).await;
    let ended = bot.terminate().await;
    assert_eq!(ended.code(), Some(0), "{}", ended.err);

    let proven = proof::prove(&fake, &binary, &diaries).await;
    deaths::tell(&format!("{toll}(seed {SEED}, {CITIZENS} citizens)\n{proven}"));
    assert!(proven.sent_again <= proven.under_way, "more was repeated than was under way");
    let most = points().count() * DEATHS * CITIZENS as usize;
    assert!(proven.under_way <= most, "a chat has one message under way at most");
}

/// Starts the binary as often as it has to die; how often it did.
async fn die_again_and_again(binary: &Binary, fake: &FakeBotApi) -> Toll {
    let mut toll = Toll::default();
    for death in deaths::shuffled(points(), DEATHS, &mut StdRng::seed_from_u64(SEED)) {
        death.comes_to(&mut death.start(binary)).await;
        toll.add(death);
        // The next one would take a poll that still hangs for another instance.
        fake.wait_for("the dead one's poll to end", |world| (!world.queue.is_polled()).then_some(())).await;
    }
    toll
}

/// Where it dies, and after how many passes at most.
fn points() -> impl Iterator<Item = (&'static str, u32)> {
    CrashPoint::ALL.into_iter().filter_map(|(point, name)| Some((name, passes(point)?)))
}

/// Up to how often a point is passed before the death there: so that it lives for some tenths of a
/// second, and dies among other things each time. Nobody passes that of Matrix' client, which keeps
/// something before we do.
fn passes(point: CrashPoint) -> Option<u32> {
    match point {
        CrashPoint::BeforeCommit | CrashPoint::AfterCommit | CrashPoint::BeforeRecord => Some(15),
        CrashPoint::BeforeSend | CrashPoint::AfterSend => Some(90),
        CrashPoint::AfterFetch => None,
    }
}
