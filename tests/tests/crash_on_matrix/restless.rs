//! Many citizens without rest, and a binary that dies all the time.

use futures::future::join_all;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use terminlotse::crash_point::CrashPoint;
use tests::binary::Binary;
use tests::synapse::Synapse;
use tokio::sync::watch;

use crate::citizen::Restless;
use crate::deaths::{self, Toll};
use crate::phone::MatrixPhone;
use crate::{books, proof};

const SEED: u64 = 20_261_121;
/// At each point.
const DEATHS: usize = 5;
const CITIZENS: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_done_twice_however_often_the_process_dies() {
    let synapse = Synapse::shared().await;
    let bot = synapse.register("termine").await;
    let binary = books::in_grossstadt(Binary::on_matrix(&bot));
    let mut first = binary.start(&[]);
    let phones = join_all((0..CITIZENS).map(|_| MatrixPhone::new(synapse, &bot))).await;
    first.kill().await;

    let (bell, closing) = watch::channel(false);
    let citizens = phones.into_iter().zip(SEED..).map(|(phone, seed)| {
        tokio::spawn(Restless::new(phone, StdRng::seed_from_u64(seed)).live(closing.clone()))
    });
    let citizens: Vec<_> = citizens.collect();

    let toll = die_again_and_again(&binary).await;
    let mut last = binary.start(&[]);
    bell.send_replace(true);
    let lives = join_all(citizens).await.into_iter().map(|life| life.expect("the citizen is content"));
    let (phones, diaries): (Vec<_>, Vec<_>) = lives.unzip();
    deaths::is_quiet(&binary).await;
    let ended = last.terminate().await;
    assert_eq!(ended.code(), Some(0), "{}", ended.err);

    books::the_file_is_sound(&binary).await;
    books::each_place_is_sold_once(&binary).await;
    let appointments = books::the_diaries_are_right(&binary, &diaries).await;
    let proven = proof::prove(&binary, &phones).await;
    proof::each_change_brought_a_file(&phones, &diaries).await;
    deaths::tell(&format!(
        "{toll}(seed {SEED}, {CITIZENS} citizens)\n{appointments} appointments are as they were told.\n{proven}"
    ));
}

/// Starts the binary as often as it has to die; how often it did.
async fn die_again_and_again(binary: &Binary) -> Toll {
    let points = CrashPoint::ALL.into_iter().map(|(point, name)| (name, passes(point)));
    let mut toll = Toll::default();
    for death in deaths::shuffled(points, DEATHS, &mut StdRng::seed_from_u64(SEED)) {
        death.comes_to(&mut death.start(binary)).await;
        toll.add(death);
    }
    toll
}

/// Up to how often a point is passed before the death there: so that it lives for about a second, and dies
/// among other things each time.
fn passes(point: CrashPoint) -> u32 {
    match point {
        CrashPoint::AfterFetch
        | CrashPoint::BeforeCommit
        | CrashPoint::AfterCommit
        | CrashPoint::BeforeRecord => 6,
        CrashPoint::BeforeSend | CrashPoint::AfterSend => 16,
    }
}
