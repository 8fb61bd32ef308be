//! How soon the bot is there, and how much memory it takes to be there.
//!
//! ```sh
//! cargo bench -p tests --bench start      # about a minute
//! ```
//!
//! The real release binary, from its start to its first poll on a lean Telegram of this process: on an empty
//! folder, where it takes the demo city up, and again where all of that is there. Then it idles, and its
//! resident memory is read from `/proc`. The reference is the same binary's `--version`, the least that a
//! start can take.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tests::lean_bot_api::{Exchange, Reply, lock, myself, ok, serve};
use tests::measuring::{Machine, median, milliseconds, now, resident_memory};
use tests::release::{Premises, Release};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How often each start is measured.
const RUNS: usize = 5;
/// So long it idles before its memory is read.
const IDLE: Duration = Duration::from_secs(10);

/// A Telegram that only waits for the first poll.
#[derive(Default)]
struct Bell {
    rings: Option<oneshot::Sender<()>>,
    /// Polls that are never answered.
    polls: Vec<oneshot::Sender<Vec<u8>>>,
}

impl Exchange for Bell {
    fn call(&mut self, method: &str, _: &[u8]) -> Reply {
        match method.to_ascii_lowercase().as_str() {
            "getme" => Reply::Now(myself()),
            "getupdates" => {
                if let Some(bell) = self.rings.take() {
                    bell.send(()).ok();
                }
                let (keep, never) = oneshot::channel();
                self.polls.push(keep);
                Reply::Later(never)
            }
            _ => Reply::Now(ok("true")),
        }
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the system gives a runtime").block_on(measure());
}

async fn measure() {
    let release = Release::build(&[]);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("this machine has a free port");
    let port = listener.local_addr().expect("a listener has an address").port();
    let bell = Arc::new(Mutex::new(Bell::default()));
    tokio::spawn(serve(listener, Arc::clone(&bell)));

    let (mut first, mut again, mut memory, mut least) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let premises = Premises::new(&release, env!("CARGO_TARGET_TMPDIR")).on_telegram(port);
        first.push(start(&premises, &bell, None).await);
        let mut idle = None;
        again.push(start(&premises, &bell, Some(&mut idle)).await);
        memory.extend(idle);
        least.push(premises.least());
    }
    println!("\nstart: the middle of {RUNS} runs, demo city, SQLite on disk");
    println!("{Machine}\n");
    println!("to the first poll, on an empty folder   {:>8.0} ms", median(first));
    println!("to the first poll, once more            {:>8.0} ms", median(again));
    println!("the same binary's --version             {:>8.0} ms", median(least));
    println!("resident memory after {} s idle         {:>8.1} MiB", IDLE.as_secs(), median(memory));
}

/// Starts the bot and waits for its first poll; how long that took, in milliseconds. Then it idles, where
/// its memory is wanted.
async fn start(premises: &Premises, bell: &Mutex<Bell>, memory: Option<&mut Option<f64>>) -> f64 {
    let (rings, rung) = oneshot::channel();
    lock(bell).rings = Some(rings);
    let begun = now();
    let bot = premises.start();
    rung.await.expect("the bot polls");
    let took = milliseconds(begun.elapsed());
    if let Some(memory) = memory {
        tokio::time::sleep(IDLE).await;
        *memory = resident_memory(bot.pid());
    } else {
        // The demo city's places are laid out while it serves already.
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
    lock(bell).polls.clear();
    bot.end();
    took
}
