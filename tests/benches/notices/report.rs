//! What was measured, as a table, and whether everybody got it once.

use std::process::ExitCode;

use tests::measuring::{Machine, median};

use crate::run::{FAST, KILLS, Run, SLOW, Size, TALK};
use crate::telegram::Counts;

/// No more messages are under way at once: the sender's own limit.
const UNDER_WAY: usize = 200;

/// Prints all; fails when anybody was left out, or got it twice without need.
pub fn tell(runs: &[Run], size: Size) -> ExitCode {
    let Size { many, few, some } = size;
    println!(
        "\nnotices: a Telegram of its own that refuses what exceeds its limit, SQLite on disk, synchronous=FULL"
    );
    println!("{Machine}\n");
    let middle = |value: fn(&Run) -> f64| median(runs.iter().map(value));
    println!(
        "the adapter alone, nothing kept or limited      {:>8.0} messages/s",
        middle(|run| run.reference)
    );
    println!(
        "{many} recipients at {FAST}/s, of what is allowed  {:>8.1} %",
        middle(|run| share(&run.fast, FAST))
    );
    println!("  until all were in the outbox                  {:>8.1} s", middle(|run| run.queued));
    println!(
        "  memory before it and at the most              {:>8.1} MiB {:>8.1} MiB",
        middle(|run| run.memory_before),
        middle(|run| run.memory)
    );
    println!(
        "  {TALK} answers a second before it, p50 and p99  {:>8.1} ms {:>8.1} ms",
        middle(|run| run.quiet.p50),
        middle(|run| run.quiet.p99)
    );
    println!(
        "  and beside it                                 {:>8.1} ms {:>8.1} ms",
        middle(|run| run.fast.p50),
        middle(|run| run.fast.p99)
    );
    println!(
        "  p99 beside it to p99 before it                {:>8.2}",
        middle(|run| run.fast.p99 / run.quiet.p99)
    );
    println!(
        "{few} recipients at {SLOW}/s, of what is allowed      {:>8.1} %",
        middle(|run| share(&run.slow, SLOW))
    );
    println!(
        "{some} recipients, killed {KILLS} times: repeated        {:>8.0}",
        middle(|run| run.killed.repeated as f64)
    );
    let wrong: Vec<String> = runs
        .iter()
        .enumerate()
        .flat_map(|(number, run)| {
            wrong(run, size).into_iter().map(move |what| format!("run {}: {what}", number + 1))
        })
        .collect();
    wrong.iter().for_each(|what| println!("{what}"));
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How much of what was allowed was sent, in percent; answers count, too.
fn share(counts: &Counts, allowed: usize) -> f64 {
    counts.accepted as f64 / counts.seconds / allowed as f64 * 100.0
}

/// What must not happen.
fn wrong(run: &Run, size: Size) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, counts, people, repeated) in [
        ("fast", &run.fast, size.many, 0),
        ("slow", &run.slow, size.few, 0),
        ("killed", &run.killed, size.some, UNDER_WAY * KILLS as usize),
    ] {
        let left_out = (people as usize).saturating_sub(counts.reached);
        if left_out > 0 {
            wrong.push(format!("{name}: {left_out} left out"));
        }
        if counts.refused > 0 {
            wrong.push(format!("{name}: {} refused", counts.refused));
        }
        if counts.repeated > repeated {
            wrong.push(format!("{name}: {} repeated", counts.repeated));
        }
    }
    wrong
}
