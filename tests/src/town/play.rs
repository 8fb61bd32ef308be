//! Plays scripts, and compares what was seen.

use bot_core::City;
use bot_core::linking::{Code, LETTERS};
use expect_test::Expect;
use store::desk::DeskPolicy;

use super::{Kind, Town, kleinstadt, policy};

/// Plays a script in a town on SQLite and compares what was seen with `expected`; then on PostgreSQL
/// and behind slow desks, where the same must be seen in the end.
pub async fn conversation(script: impl AsyncFn(&Town), expected: Expect) {
    conversation_in(&kleinstadt(), script, expected).await;
}

/// The same in another city.
pub async fn conversation_in(city: &City, script: impl AsyncFn(&Town), expected: Expect) {
    let seen = play_at_once(city, &policy(), &script, expected).await;
    for seed in 0..4 {
        let kind = Kind::SlowDesk { seed, atomic_move: seed % 2 == 0 };
        let slow = play(city, &policy(), &script, kind).await;
        same_story(&timeless(&slow), &timeless(&seen), kind);
    }
}

/// The same, but not behind slow desks: for what happens by the clock, which they move.
pub async fn conversation_by_the_clock(city: &City, script: impl AsyncFn(&Town), expected: Expect) {
    play_at_once(city, &policy(), &script, expected).await;
}

/// The same under other rules of the house.
pub async fn conversation_under(
    policy: &DeskPolicy,
    city: &City,
    script: impl AsyncFn(&Town),
    expected: Expect,
) {
    play_at_once(city, policy, &script, expected).await;
}

/// Plays on both engines, where the desk answers at once; what was seen.
async fn play_at_once(
    city: &City,
    policy: &DeskPolicy,
    script: &impl AsyncFn(&Town),
    expected: Expect,
) -> String {
    let seen = play(city, policy, script, Kind::Sqlite).await;
    expected.assert_eq(&seen);
    same_story(&play(city, policy, script, Kind::Postgres).await, &seen, Kind::Postgres);
    seen
}

/// Fails at the first line that differs, with those before it.
pub(super) fn same_story(told: &str, expected: &str, kind: Kind) {
    let mut lines = told.lines().zip(expected.lines()).enumerate();
    let difference = lines.find(|(_, (told, expected))| told != expected);
    if let Some((number, (told_line, expected_line))) = difference {
        let before: Vec<&str> = told.lines().take(number).skip(number.saturating_sub(12)).collect();
        panic!("{kind:?} tells another story:\n{}\n+ {told_line}\n- {expected_line}", before.join("\n"));
    }
    assert_eq!(told.len(), expected.len(), "{kind:?} ends the story elsewhere:\n{told}");
}

/// What is seen in one town.
pub(super) async fn play(
    city: &City,
    policy: &DeskPolicy,
    script: &impl AsyncFn(&Town),
    kind: Kind,
) -> String {
    let town = Town::of(kind, city, policy).await;
    script(&town).await;
    let transcript = town.transcript();
    town.remove().await;
    transcript
}

/// Without what a slow desk may change: minutes of holds, references and codes, the old appointment's own
/// file after a move in two steps.
fn timeless(transcript: &str) -> String {
    let until = ["Bis ", "Held for you until ", "Ihr Code, ", "Your code, "];
    let held = |line: &str| until.iter().any(|begin| line.starts_with(begin));
    let named = |line: &str| line.contains("ummer") || line.starts_with("📎");
    let coded =
        |line: &str| line.split_whitespace().last().is_some_and(|word| Code::in_message(word).is_some());
    let referring = |line: &str| line.split(['[', ']', ' ']).any(is_reference);
    transcript
        .lines()
        .filter(|line| !line.is_empty() && !held(line) && !named(line) && !coded(line) && !referring(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// `XXX-XXX`
fn is_reference(word: &str) -> bool {
    let is_letter = |letter: char| u8::try_from(letter).is_ok_and(|byte| LETTERS.contains(&byte));
    let halves = word.split_once('-').filter(|(one, other)| one.len() == 3 && other.len() == 3);
    halves.is_some_and(|(one, other)| one.chars().chain(other.chars()).all(is_letter))
}
