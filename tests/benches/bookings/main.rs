//! Whole bookings through the Bot API: how many, how fast, and is every one of them kept?
//!
//! ```sh
//! cargo bench -p tests --bench bookings             # three runs, about four minutes
//! cargo bench -p tests --bench bookings -- 1        # one run
//! ```
//!
//! Three processes: this one; Telegram with 10,000 citizens ([`telegram`], [`crowd`], [`citizen`]), on one
//! thread and as lean as can be; and the real release binary, with SQLite on a real disk and
//! `synchronous=FULL`, in a [`city`] of 50 offices. A citizen begins with `/start` and taps a group, a
//! service, a place, and “Buchen”, chosen by what stands on the buttons; who comes too late for a place
//! taps another. A tap counts when its edit and its answer have come.
//!
//! Each run measures
//! - the closed loop: [`ACTIVE`](run::ACTIVE) citizens at once, each tapping as soon as they are answered:
//!   taps a second;
//! - the open loop: half as many taps a second, whether answered or not: from the tap to the edit;
//! - the same closed loop with a commit for each turn, which the feature `lone-commits` of the binary makes;
//! - the reference: teloxide's [`dialogue`], whose [`talkers`] get one message a turn, and nothing is kept.
//!
//! It fails unless bookings in the database are as many as the confirmations that were seen, every tenth
//! confirmation's reference was in the database before its message was accepted, and a quarter of all
//! taps are holds or confirmations.

mod citizen;
mod city;
mod crowd;
mod dialogue;
mod marks;
mod protocol;
mod report;
mod run;
mod talkers;
mod telegram;

use std::process::ExitCode;

/// How often all is measured when nothing else is said; an odd number has a middle.
const RUNS: usize = 3;

fn main() -> ExitCode {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [telegram::ROLE, database] => telegram::run(database),
        [talkers::ROLE, active] => talkers::run(active),
        [dialogue::ROLE, port] => dialogue::run(port),
        [] => return report::tell(&run::all(RUNS)),
        [runs] => match runs.parse() {
            Ok(runs @ 1..) => return report::tell(&run::all(runs)),
            _ => eprintln!("how many runs? {runs:?} is no number above 0"),
        },
        _ => eprintln!("one argument: how many runs"),
    }
    ExitCode::FAILURE
}
