//! A notice to a hundred thousand people: as fast as Telegram allows, to nobody twice, in nobody's way.
//!
//! ```sh
//! cargo bench -p tests --bench notices            # three runs, about fifteen minutes
//! cargo bench -p tests --bench notices -- 1       # one run
//! cargo bench -p tests --bench notices -- 1 50    # one run with a fiftieth of the people: does it work?
//! ```
//!
//! Three processes: this one; a [`telegram`] that refuses what exceeds its limits; and the real release binary,
//! with SQLite on a real disk and `synchronous=FULL`. Each run measures
//! - the reference: the adapter alone, 200 messages under way, nothing kept and nothing limited;
//! - 100,000 recipients at 1,000 messages a second, while citizens talk: what is sent of what is allowed, what
//!   was refused, the bot's memory, and the answers' time, beside that of answers before the notice;
//! - 3,000 recipients at 30 messages a second: what is sent of what is allowed;
//! - 30,000 recipients at 1,000 a second, where the bot is killed three times: who is left out, who gets it twice.
//!
//! It fails when anybody was left out, when a message was refused or repeated though nothing was killed, and
//! when more were repeated than were under way.

mod population;
mod report;
mod run;
mod telegram;

use std::process::ExitCode;

use run::Size;

/// How often all is measured when nothing else is said; an odd number has a middle.
const RUNS: usize = 3;

fn main() -> ExitCode {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [telegram::ROLE] => telegram::run(),
        [] => return measure(RUNS, Size::WHOLE),
        [runs] => match runs.parse() {
            Ok(runs @ 1..) => return measure(runs, Size::WHOLE),
            _ => eprintln!("how many runs? {runs:?} is no number above 0"),
        },
        [runs, divisor] => match (runs.parse(), divisor.parse()) {
            (Ok(runs @ 1..), Ok(divisor @ 1..=1_000)) => return measure(runs, Size::part(divisor)),
            _ => eprintln!("how many runs, and which part of the people? {runs:?} {divisor:?}"),
        },
        _ => eprintln!("two arguments at most: how many runs, and by what the people are divided"),
    }
    ExitCode::FAILURE
}

fn measure(runs: usize, size: Size) -> ExitCode {
    report::tell(&run::all(runs, size), size)
}
