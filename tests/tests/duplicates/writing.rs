//! How people write down who they are: differently each time.

use bot_core::desk::{Contact, Field};
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use crate::names::{HEARD, NICKNAMES};
use crate::people::Human;

/// What became of a name when it was written: the worst of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Twist {
    /// Nothing but order, case, umlauts and titles.
    Plain,
    /// A second given name or half a surname was left out.
    Shortened,
    /// Written by ear.
    Heard,
    /// Mistyped.
    Mistyped,
    /// Only an initial, or no given name at all.
    InPart,
    /// A nickname.
    Nickname,
}

/// What they write, where they are asked for these.
pub fn contact(human: &Human, asked: &[Field], chance: &mut StdRng) -> (Contact, Twist) {
    let (name, twist) = name(human, chance);
    let phone = preferred(&human.phones, chance).to_owned();
    let email = preferred(&human.emails, chance).to_owned();
    let given = |field: Field, value: String| asked.contains(&field).then_some(value);
    let contact = Contact {
        name: Some(name),
        phone: given(Field::Phone, phone_number(&phone, chance)),
        email: given(Field::Email, address(email, chance)),
    };
    (contact, twist)
}

/// Mostly the first.
fn preferred<'a>(values: &'a [String], chance: &mut StdRng) -> &'a str {
    match &values[1..] {
        [] => &values[0],
        others if chance.random_bool(0.15) => others.choose(chance).unwrap(),
        _ => &values[0],
    }
}

fn phone_number(number: &str, chance: &mut StdRng) -> String {
    let number = if chance.random_bool(0.02) { mistyped(number, chance) } else { number.to_owned() };
    let (area, line) = number.split_at(4.min(number.len()));
    match chance.random_range(0..100) {
        0..40 => format!("{area}{line}"),
        40..55 => format!("{area} {line}"),
        55..70 => format!("{area}/{line}"),
        70..80 => format!("{area} / {}", line.chars().map(|digit| format!("{digit} ")).collect::<String>()),
        80..92 => format!("+49 {} {line}", area.trim_start_matches('0')),
        92..96 => format!("+49 (0){}-{line}", area.trim_start_matches('0')),
        _ => format!("0049{}{line}", area.trim_start_matches('0')),
    }
}

fn address(address: String, chance: &mut StdRng) -> String {
    match chance.random_range(0..100) {
        0..2 => mistyped(&address, chance),
        2..10 => address[..1].to_uppercase() + &address[1..],
        _ => address,
    }
}

fn name(human: &Human, chance: &mut StdRng) -> (String, Twist) {
    let (mut given, mut surname) = (human.given.clone(), human.surname.clone());
    let mut twist = Twist::Plain;
    let mut becomes = |worse: Twist| twist = twist.max(worse);
    if given.len() > 1 && chance.random_bool(0.5) {
        given = vec![human.given[human.called].clone()];
        becomes(Twist::Shortened);
    }
    if surname.contains('-') && chance.random_bool(0.2) {
        surname = surname.split('-').map(str::to_owned).collect::<Vec<_>>().choose(chance).unwrap().clone();
        becomes(Twist::Shortened);
    }
    if chance.random_bool(0.08) {
        for part in given.iter_mut().chain([&mut surname]) {
            if let Some(heard) = also(part, HEARD) {
                *part = heard;
                becomes(Twist::Heard);
            }
        }
    }
    match chance.random_range(0..100) {
        0..3 => {
            given = vec![given[0].chars().take(1).collect::<String>() + "."];
            becomes(Twist::InPart);
        }
        3..5 => {
            given.clear();
            becomes(Twist::InPart);
        }
        5..9 => {
            if let Some(nickname) = also(&given[0], NICKNAMES) {
                given = vec![nickname];
                becomes(Twist::Nickname);
            }
        }
        9..15 => {
            let part = if chance.random_bool(0.5) { &mut given[0] } else { &mut surname };
            *part = mistyped(part, chance);
            becomes(Twist::Mistyped);
        }
        _ => {}
    }
    (as_written(&given.join(" "), &surname, chance), twist)
}

fn also(part: &str, list: &[(&str, &str)]) -> Option<String> {
    list.iter().find(|(name, _)| *name == part).map(|(_, other)| (*other).to_owned())
}

/// Order, title, hyphens, letters, case.
fn as_written(given: &str, surname: &str, chance: &mut StdRng) -> String {
    let name = match chance.random_range(0..100) {
        0..6 if !given.is_empty() => format!("{surname}, {given}"),
        6..14 => format!("{surname} {given}"),
        14..16 => format!("Frau {given} {surname}"),
        16..17 => format!("Dr. {given} {surname}"),
        _ => format!("{given} {surname}"),
    };
    let name = match chance.random_range(0..100) {
        0..15 => name.replace('-', " "),
        15..20 => name.replace('-', ""),
        _ => name,
    };
    let name = match chance.random_range(0..100) {
        0..15 => transcribed(&name),
        15..35 => without_marks(&name),
        _ => name,
    };
    match chance.random_range(0..100) {
        0..13 => name.to_lowercase(),
        13..20 => name.to_uppercase(),
        _ => name,
    }
    .trim()
    .to_owned()
}

fn transcribed(name: &str) -> String {
    [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ö", "Oe"), ("ß", "ss")]
        .iter()
        .fold(without_turkish_and_polish_marks(name), |name, (from, to)| name.replace(from, to))
}

fn without_marks(name: &str) -> String {
    [("ä", "a"), ("ö", "o"), ("ü", "u"), ("Ö", "O"), ("ß", "ss")]
        .iter()
        .fold(without_turkish_and_polish_marks(name), |name, (from, to)| name.replace(from, to))
}

fn without_turkish_and_polish_marks(name: &str) -> String {
    const MARKED: &str = "ışğçİŞÇłŁńóśźżąćę";
    const UNMARKED: &str = "isgcISClLnoszzace";
    let unmarked = |letter: char| {
        let at = MARKED.chars().position(|marked| marked == letter);
        at.and_then(|at| UNMARKED.chars().nth(at)).unwrap_or(letter)
    };
    name.chars().map(unmarked).collect()
}

/// With one error anywhere: a letter left out, doubled, swapped with the next, or replaced.
fn mistyped(text: &str, chance: &mut StdRng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = chance.random_range(0..letters.len());
    match chance.random_range(0..4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ if letters[at].is_ascii_digit() => letters[at] = chance.random_range('0'..='9'),
        _ => letters[at] = chance.random_range('a'..='z'),
    }
    letters.into_iter().collect()
}
