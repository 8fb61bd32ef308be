//! What was measured, as a table, and whether all was kept.

use std::process::ExitCode;

use tests::measuring::{Machine, median};

use crate::city::OFFICES;
use crate::crowd::CITIZENS;
use crate::protocol::Outcome;
use crate::run::{ACTIVE, Run};

/// Prints all; fails when something was lost.
pub fn tell(runs: &[Run]) -> ExitCode {
    println!(
        "\nbookings: {CITIZENS} citizens, {ACTIVE} at once, {OFFICES} offices, SQLite on disk, synchronous=FULL"
    );
    println!("{Machine}\n");
    println!(
        "run       taps/s   half of it: p50    p99 ms   one commit each   teloxide's dialogue   cores: bot  fake  others"
    );
    for (number, run) in runs.iter().enumerate() {
        let Run { closed, open, lone, dialogue, .. } = run;
        row(
            &(number + 1).to_string(),
            [closed.rate(), open.p50, open.p99, lone.rate(), dialogue.rate()],
            cores(closed),
        );
    }
    let middle = |value: fn(&Run) -> f64| median(runs.iter().map(value));
    let medians = [
        middle(|run| run.closed.rate()),
        middle(|run| run.open.p50),
        middle(|run| run.open.p99),
        middle(|run| run.lone.rate()),
        middle(|run| run.dialogue.rate()),
    ];
    let used = [0, 1, 2].map(|part| median(runs.iter().map(|run| cores(&run.closed)[part])));
    row("median", medians, used);
    let [shared, _, _, lone, dialogue] = medians;
    println!("\nshared commits give {:.1} times as much as one each", shared / lone);
    println!(
        "a durable tap (edit and answer) to a turn of the dialogue (one message): {:.2} to 1",
        shared / dialogue
    );
    told(runs)
}

fn row(name: &str, [taps, p50, p99, lone, dialogue]: [f64; 5], [bot, fake, others]: [f64; 3]) {
    println!(
        "{name:<7} {taps:>8.0} {p50:>17.1} {p99:>9.1} {lone:>17.0} {dialogue:>21.0} {bot:>12.2} {fake:>5.2} {others:>7.2}"
    );
}

/// How many cores the bot, the fake and all else had in use.
fn cores(outcome: &Outcome) -> [f64; 3] {
    [outcome.bot_seconds, outcome.fake_seconds, outcome.other_seconds]
        .map(|used| used / outcome.steady_seconds)
}

/// What was kept, and what was not.
fn told(runs: &[Run]) -> ExitCode {
    let mut faults = Vec::new();
    for run in runs {
        let Outcome { taps, holds, confirmations, lost, looked_up, .. } = run.open;
        println!(
            "{taps} taps, {holds} of them holds ({lost} too late for their place), {confirmations} confirmations; \
            {} bookings in the database, {} told; {looked_up} references looked up",
            run.booked, run.open.appointments
        );
        faults.extend(lost_something(&run.open, run.booked));
        faults.extend(lost_something(&run.lone, run.lone_booked));
    }
    if faults.is_empty() {
        println!("every booking that was told is in the database, and was before it was told");
        return ExitCode::SUCCESS;
    }
    faults.iter().for_each(|fault| eprintln!("bookings: {fault}"));
    ExitCode::FAILURE
}

fn lost_something(end: &Outcome, booked: u64) -> Vec<String> {
    let mut faults = Vec::new();
    if booked != end.appointments {
        faults.push(format!("{booked} bookings in the database, but {} were told", end.appointments));
    }
    if end.missing > 0 {
        faults.push(format!("{} references were told before they were in the database", end.missing));
    }
    if end.looked_up == 0 {
        faults.push("no reference was looked up".to_owned());
    }
    if (end.holds + end.confirmations) * 4 < end.taps {
        faults.push("less than a quarter of all taps were holds or confirmations".to_owned());
    }
    if let Some(puzzled) = &end.puzzled {
        faults.push(format!("a citizen did not know what to do about: {puzzled}"));
    }
    faults
}
