//! What was measured, as a table, and whether the rules were kept.

use std::process::ExitCode;

use store::desk::LocalDesk;
use tests::measuring::{Machine, median, milliseconds};

use crate::alike::Alike;
use crate::run::{LATEST, PEOPLE, Run, SIZE, once, policy};

/// Measures and prints; fails when a rule was broken.
pub async fn tell(runs: usize) -> ExitCode {
    println!(
        "\nmorning: {PEOPLE} people within 60 s, {} places, SQLite on disk, synchronous=FULL",
        SIZE.places()
    );
    println!("{Machine}\n");
    println!(
        "run        turns/s  could be   answered: p50    p99 ms   first taps   served   settled s   bare writes/s"
    );
    let (mut measured, mut faults) = (Vec::new(), Vec::new());
    for number in 1..=runs {
        let run = once(LocalDesk::new(policy()), number as u64).await;
        row(&number.to_string(), figures(&run));
        faults.extend(broken(&run));
        if first_taps(&run) < 0.9 {
            faults.push(format!("only {:.3} of the first taps got their place", first_taps(&run)));
        }
        measured.push(run);
    }
    let middle = |figure: usize| median(measured.iter().map(|run| figures(run)[figure]));
    row("median", std::array::from_fn(middle));
    // What it is like without a spread is measured, not demanded: it does not settle in time.
    let alike = once(Alike(LocalDesk::new(policy())), 1).await;
    row("all alike", figures(&alike));
    for run in &measured {
        let Run { tally, outcome, turns, .. } = run;
        println!(
            "{turns} turns; {} of {} first taps held, {} of {} of them while more than a tenth was left; \
            {} places offered to those who wait; {} booked, {} wait",
            tally.first_taps_held,
            tally.first_taps,
            tally.early_taps_held,
            tally.early_taps,
            tally.offers,
            outcome.booked,
            outcome.waiting
        );
    }
    if faults.is_empty() {
        println!("everybody has an appointment or waits, no place was sold twice, none is left");
        return ExitCode::SUCCESS;
    }
    faults.iter().for_each(|fault| eprintln!("morning: {fault}"));
    ExitCode::FAILURE
}

/// Turns a second, and how many could have been; p50 and p99 of an answer; first taps; served and settled; bare.
fn figures(run: &Run) -> [f64; 8] {
    let turns = run.turns as f64;
    [
        turns / run.settled.min(LATEST).as_secs_f64(),
        turns / run.busy.as_secs_f64(),
        milliseconds(run.answered.percentile(0.5)),
        milliseconds(run.answered.percentile(0.99)),
        first_taps(run),
        run.served.min(LATEST).as_secs_f64(),
        run.settled.min(LATEST).as_secs_f64(),
        run.bare,
    ]
}

fn first_taps(run: &Run) -> f64 {
    run.tally.early_taps_held as f64 / run.tally.early_taps as f64
}

fn row(name: &str, [turns, could, p50, p99, taps, served, settled, bare]: [f64; 8]) {
    println!(
        "{name:<10} {turns:>7.0} {could:>9.0} {p50:>15.1} {p99:>9.1} {taps:>12.3} {served:>8.1} {settled:>11.1} {bare:>15.0}"
    );
}

fn broken(run: &Run) -> Vec<String> {
    let mut faults = run.outcome.faults(PEOPLE as u64, run.tally.booked);
    if run.settled > LATEST {
        faults.push(format!("not settled after {} s", LATEST.as_secs()));
    }
    if let Some(puzzled) = &run.puzzled {
        faults.push(format!("somebody did not know what to do about: {puzzled}"));
    }
    faults
}
