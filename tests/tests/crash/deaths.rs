//! When the binary dies, and what is waited for afterwards.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Write as _;
use std::time::Duration;

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use tests::binary::{Binary, Process};

/// After so many looks nobody believes any more that the outbox gets empty.
const LOOKS: u32 = 600;

/// A death by SIGKILL.
#[derive(Clone, Copy, Debug)]
pub struct Death {
    /// The name of the point where it happens,
    pub point: &'static str,
    /// when that is passed for so many times.
    pub times: u32,
}

/// So many deaths at each point, in any order; each point comes with how often it is passed at most
/// before.
pub fn shuffled(
    points: impl Iterator<Item = (&'static str, u32)>,
    deaths: usize,
    chance: &mut StdRng,
) -> Vec<Death> {
    let mut plan: Vec<_> = points.flat_map(|point| vec![point; deaths]).collect();
    plan.shuffle(chance);
    let death = |(point, most)| Death { point, times: chance.random_range(1..=most) };
    plan.into_iter().map(death).collect()
}

impl Death {
    /// Starts the binary, which is to die this death.
    pub fn start(self, binary: &Binary) -> Process {
        binary.start_to_die_at(self.point, self.times)
    }

    /// Waits for it. Nobody else kills the process: what ends by SIGKILL died at the point.
    pub async fn comes_to(self, process: &mut Process) {
        let ended = process.ended().await;
        assert!(ended.was_killed(), "it ended by {} and not {self:?}:\n{}", ended.status, ended.err);
    }
}

/// How often the binary died, by point.
#[derive(Default)]
pub struct Toll(BTreeMap<&'static str, usize>);

impl Toll {
    /// One more.
    pub fn add(&mut self, death: Death) {
        *self.0.entry(death.point).or_default() += 1;
    }
}

impl fmt::Display for Toll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "point          deaths")?;
        self.0.iter().try_for_each(|(point, deaths)| writeln!(f, "{point:<14} {deaths:>6}"))
    }
}

/// Waits until all that was said is sent and recorded. A database doesn't call when it changes: it
/// has to be asked.
pub async fn is_quiet(binary: &Binary) {
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
pub fn tell(result: &str) {
    std::io::stderr().write_all(format!("\n{result}\n").as_bytes()).expect("standard error is there");
}
