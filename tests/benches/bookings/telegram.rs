//! The process that is Telegram and all citizens.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, SqliteConnection};
use tests::lean_bot_api::{lock, serve};
use tests::measuring::{Durations, milliseconds, now};
use tests::peer::{one_thread, orders, say};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::crowd::{Crowd, Lookup};
use crate::marks::Mark;
use crate::protocol::{Coming, Outcome, Phase, Said};

/// What is measured begins so long after the first citizens come.
const WARM_UP: Duration = Duration::from_secs(1);
/// Whoever is not answered in this time never will be.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked what is due.
const LOOK: Duration = Duration::from_millis(1);

/// The argument that makes this process of the benchmark's executable.
pub const ROLE: &str = "citizens";

/// Runs it. `database` is the bot's.
pub fn run(database: &str) {
    one_thread().block_on(serve_citizens(database));
}

/// Listens, says where, and carries out the phases that standard input names.
async fn serve_citizens(database: &str) {
    let (listener, port) = listen().await;
    let (lookups, wanted) = mpsc::unbounded_channel();
    let crowd = Arc::new(Mutex::new(Crowd::new(lookups)));
    let missing = Arc::new(Mutex::new(0));
    tokio::spawn(serve(listener, Arc::clone(&crowd)));
    tokio::spawn(look_up(database.to_owned(), wanted, Arc::clone(&missing)));
    say(&Said::Listening(port));
    let mut phases = orders::<Phase>();
    while let Some(phase) = phases.recv().await {
        let outcome = carry_out(&crowd, phase).await;
        say(&Said::Over(Outcome { missing: *lock(&missing), ..outcome }));
    }
}

/// Listens at a free port, which is told, too.
pub async fn listen() -> (TcpListener, u16) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("this machine has a free port");
    let port = listener.local_addr().expect("a listener has an address").port();
    (listener, port)
}

/// Looks references up over a connection of its own, which only reads: what is not committed can't be
/// seen by it.
async fn look_up(database: String, mut wanted: mpsc::UnboundedReceiver<Lookup>, missing: Arc<Mutex<u64>>) {
    let mut connection: Option<SqliteConnection> = None;
    while let Some(Lookup { reference, answer, body }) = wanted.recv().await {
        let connection = match &mut connection {
            Some(connection) => connection,
            None => {
                let options = SqliteConnectOptions::new().filename(&database).read_only(true);
                connection.insert(options.connect().await.expect("the bot has a database"))
            }
        };
        let found: Option<i64> = sqlx::query_scalar("select 1 from appointment where reference = $1")
            .bind(&reference)
            .fetch_optional(connection)
            .await
            .expect("the database can be read");
        if found.is_none() {
            *lock(&missing) += 1;
        }
        answer.send(body).ok();
    }
}

async fn carry_out(crowd: &Mutex<Crowd>, phase: Phase) -> Outcome {
    let mut look = tokio::time::interval(LOOK);
    while !lock(crowd).is_polled() {
        look.tick().await;
    }
    let began = now();
    let ends = phase.seconds.map(|seconds| began + WARM_UP + Duration::from_secs_f64(seconds));
    lock(crowd).open(phase.coming);
    let (mut begin, mut acts) = (None, 0_u32);
    while ends.is_none_or(|end| now() < end) && !(ends.is_none() && lock(crowd).has_all_come()) {
        look.tick().await;
        if let Coming::Open { each_second } = phase.coming {
            let interval = Duration::from_secs_f64(1.0 / each_second);
            while began + interval * acts <= now() {
                lock(crowd).act_on_schedule(began + interval * acts);
                acts += 1;
            }
        }
        if begin.is_none() && now() >= began + WARM_UP {
            begin = Some(Mark::now(lock(crowd).counts.taps, phase.bot));
            lock(crowd).latencies.clear();
        }
    }
    let end = Mark::now(lock(crowd).counts.taps, phase.bot);
    lock(crowd).close();
    let patience = now() + PATIENCE;
    while !lock(crowd).is_quiet() && now() < patience {
        look.tick().await;
    }
    outcome(&mut lock(crowd), &begin.expect("a phase is longer than its warm-up"), &end)
}

fn outcome(crowd: &mut Crowd, begin: &Mark, end: &Mark) -> Outcome {
    if !crowd.is_quiet() {
        crowd.puzzled.get_or_insert_with(|| "somebody was never answered".to_owned());
    }
    let latencies: Durations = std::mem::take(&mut crowd.latencies).into_iter().collect();
    let within = |share| if latencies.count() > 0 { milliseconds(latencies.percentile(share)) } else { 0.0 };
    let counts = crowd.counts;
    Outcome {
        taps: counts.taps,
        holds: counts.holds,
        confirmations: counts.confirmations,
        lost: counts.lost,
        appointments: counts.appointments,
        looked_up: counts.looked_up,
        missing: 0,
        p50: within(0.5),
        p99: within(0.99),
        longest: within(1.0),
        puzzled: crowd.puzzled.clone(),
        ..begin.until(end)
    }
}
