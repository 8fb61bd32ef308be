//! Dortmund's morning: at seven 3,000 places become bookable, and within a minute 45,000 people ask for one.
//!
//! ```sh
//! cargo bench -p tests --bench morning             # three runs, about six minutes
//! cargo bench -p tests --bench morning -- 1        # one run
//! ```
//!
//! Everything is real but the messenger: the step function, the store with SQLite on a real disk and
//! `synchronous=FULL`, the turns, the sender and the jobs; the [phones](tests::morning::Phones) of the crowd are in
//! this process. What the people do is [said there](tests::morning): each comes once within the minute, reads for a
//! second to four before each tap, and ends with an appointment or on the waitlist, whose offers are taken too.
//!
//! Each run measures how many turns a second were taken, and how many could have been, by the time that taking them
//! took; from an act until its answer was there, at p50 and p99; how many first taps got their place while more than
//! a tenth of the places were left; and when all were served. Beside it stand the same morning on a [desk](alike) that
//! shows everybody the same earliest places, and, as a measure of the machine, [bare] writes into the same database.
//!
//! It fails unless the database says that all ended with one or the other, no place was sold twice and none is left,
//! within two minutes; and unless nine of ten first taps got their place.

mod alike;
mod bare;
mod report;
mod run;

use std::process::ExitCode;

/// How often all is measured when nothing else is said; an odd number has a middle.
const RUNS: usize = 3;

fn main() -> ExitCode {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let runs = match arguments.as_slice() {
        [] => RUNS,
        [runs] if runs.parse::<usize>().is_ok_and(|runs| runs > 0) => runs.parse().unwrap_or(RUNS),
        _ => {
            eprintln!("one argument: how many runs");
            return ExitCode::FAILURE;
        }
    };
    let runtime = tokio::runtime::Runtime::new().expect("the system gives a runtime");
    runtime.block_on(report::tell(runs))
}
