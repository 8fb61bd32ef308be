//! The only place that reads the clock and asks the system for randomness.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};
use rand::rngs::{StdRng, SysRng};
use rand::{Rng as _, SeedableRng as _};

/// Now.
pub fn now() -> DateTime<Utc> {
    #[expect(clippy::disallowed_methods, reason = "this is where time enters")]
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let micros = i64::try_from(since_epoch.as_micros()).unwrap_or(i64::MAX);
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}

/// Seeds for turns, from the system's randomness.
#[derive(Clone)]
pub struct Seeds;

impl Seeds {
    /// A seed that nobody can guess.
    pub fn next(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        #[expect(clippy::expect_used, reason = "a system without randomness can't keep secrets either")]
        StdRng::try_from_rng(&mut SysRng).expect("the system has randomness").fill_bytes(&mut seed);
        seed
    }
}
