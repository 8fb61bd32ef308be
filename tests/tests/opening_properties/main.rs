//! Random opening rules against models that fit on a page: which places they make, and who sees which
//! of them when.
//!
//! A failure prints its seed: `TERMINLOTSE_SEED=… tests/run --test opening_properties` plays it again.

mod days;
mod lanes;
mod visits;

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
