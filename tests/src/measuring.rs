//! What benchmarks share: the clock, medians and percentiles, and what machine it was.

use std::fmt;
use std::fs;
use std::time::{Duration, Instant};

/// Linux counts the processor time it shows in `/proc` in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// Now: what a benchmark does is to read the clock.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
pub fn now() -> Instant {
    Instant::now()
}

/// The middle one of an odd number of values, the lower middle of an even one.
///
/// # Panics
/// When there is none.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    assert!(!values.is_empty(), "a median needs values");
    values[(values.len() - 1) / 2]
}

/// How long things took.
#[derive(Clone, Debug, Default)]
pub struct Durations {
    sorted: Vec<Duration>,
}

impl Durations {
    /// The time within which that share of them was done (0.99: all but one in a hundred).
    ///
    /// # Panics
    /// When there is none.
    pub fn percentile(&self, share: f64) -> Duration {
        assert!(!self.sorted.is_empty(), "a percentile needs values");
        let rank = (self.sorted.len() as f64 * share).ceil() as usize;
        self.sorted[rank.clamp(1, self.sorted.len()) - 1]
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.sorted.len()
    }
}

impl FromIterator<Duration> for Durations {
    fn from_iter<T: IntoIterator<Item = Duration>>(durations: T) -> Self {
        let mut sorted: Vec<Duration> = durations.into_iter().collect();
        sorted.sort();
        Self { sorted }
    }
}

/// A duration in milliseconds, as tables show it.
pub fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// The machine, in one line.
pub struct Machine;

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let model = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned());
        let memory = field("/proc/meminfo", "MemTotal").and_then(|size| kibibytes(&size)).unwrap_or(0);
        write!(f, "machine: {cores} cores ({model}), {} GiB", (memory + (1 << 19)) >> 20)
    }
}

/// The processor time that a process has used so far, all threads together; none when it is gone.
pub fn processor_time(pid: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold anything, but no field after it holds a parenthesis. `utime` and `stime` are
    // the 14th and 15th fields, the name is the 2nd.
    let (_, after_name) = stat.rsplit_once(')')?;
    let ticks: u32 =
        after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u32>().ok()).sum();
    Some(TICK * ticks)
}

/// The processor time that the whole machine has used so far, all cores together.
pub fn machine_time() -> Duration {
    // `cpu  user nice system idle iowait irq softirq steal …`
    let text = fs::read_to_string("/proc/stat").unwrap_or_default();
    let fields = text.lines().next().unwrap_or_default().split_whitespace().skip(1);
    let busy = fields.take(8).enumerate().filter(|(place, _)| !matches!(place, 3 | 4));
    TICK * busy.filter_map(|(_, ticks)| ticks.parse::<u32>().ok()).sum()
}

/// The memory a process has in use, in MiB (`VmRSS`); none when it is gone.
pub fn resident_memory(pid: u32) -> Option<f64> {
    let size = field(&format!("/proc/{pid}/status"), "VmRSS")?;
    Some(kibibytes(&size)? as f64 / 1_024.0)
}

/// The value of the first line `name: value` in one of the system's files.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

/// `30720` of `30720 kB`.
fn kibibytes(size: &str) -> Option<u64> {
    size.split_whitespace().next()?.parse().ok()
}
