//! The real binary as its users meet it: citizens in a pipe and on Telegram, operators on a command
//! line.

mod check;
mod console;
mod day;
mod failed_turns;
mod import;
mod import_dldb;
mod notice;
mod poster;
mod refusals;
mod report;
mod staff;
mod telegram;
mod trade;

use tests::binary::{Binary, Ended};
use tests::bot_api::{Citizen, FakeBotApi};
use tests::town::KLEINSTADT;

/// A binary that serves Kleinstadt on this Telegram.
fn kleinstadt(fake: &FakeBotApi) -> Binary {
    in_kleinstadt(Binary::on_telegram(fake))
}

fn in_kleinstadt(binary: Binary) -> Binary {
    binary.write("kleinstadt.toml", KLEINSTADT);
    binary.set("city.file", "kleinstadt.toml")
}

/// Taps the first place that is offered.
async fn taps_a_place(citizen: &Citizen) {
    let prompt = citizen.sees("Diese Termine sind frei").await;
    let place = prompt.labels().into_iter().find(|label| label.contains(':')).unwrap().to_owned();
    citizen.taps(&place);
}

/// It went wrong, and says why in one sentence; which.
fn refused(ended: &Ended) -> String {
    assert_eq!((ended.code(), ended.err.lines().count()), (Some(1), 1), "{ended:?}");
    ended.err.trim_end().to_owned()
}

/// It went well, and had nothing to complain of.
fn done(ended: Ended) -> String {
    assert_eq!((ended.code(), ended.err.as_str()), (Some(0), ""), "{ended:?}");
    ended.out
}
