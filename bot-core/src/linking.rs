//! One person on several messengers: the one-time code that is shown in one chat and typed into another,
//! and what is told of chats that are linked.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Crockford's base 32: no I, L, O, U, so that it can be read out over the telephone.
pub const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Where the hyphen stands that makes a code easier to read.
const HALF: usize = 4;

/// A one-time code, `K7QP-2MXA`: eight letters of [`LETTERS`], which are 40 bits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// How many letters it has.
    pub const LENGTH: usize = 2 * HALF;

    /// The code that somebody typed where a code is expected: in any case, the hyphen anywhere or
    /// nowhere, and with the letters that Crockford left out taken for the digits they look like.
    pub fn read(typed: &str) -> Option<Self> {
        letters(typed, Self::LENGTH).map(Self)
    }

    /// The code that a message consists of. It is told from words, telephone numbers and dates by having
    /// both a letter and a digit, and nothing but a hyphen in its midst; without one it must be spelt
    /// rightly, for "Montag10" is none.
    pub fn in_message(text: &str) -> Option<Self> {
        let mixed = text.contains(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic);
        let hyphenated = text.chars().nth(HALF).is_some_and(is_hyphen);
        let exact = |letter: char| u8::try_from(letter).is_ok_and(|byte| LETTERS.contains(&byte));
        let shaped = match hyphenated {
            true => text.chars().count() == Self::LENGTH + 1,
            false => text.to_uppercase().chars().all(exact),
        };
        Self::read(text).filter(|_| mixed && shaped)
    }

    /// The same where something else is asked that might look like one, such as a name with a year: only a code
    /// with its hyphen in the midst is meant as one.
    pub fn hyphenated_in_message(text: &str) -> Option<Self> {
        Self::in_message(text).filter(|_| text.chars().nth(HALF).is_some_and(is_hyphen))
    }

    /// Its letters, without the hyphen.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at_checked(HALF).unwrap_or((&self.0, ""));
        write!(f, "{first}-{second}")
    }
}

/// The letters of a one-time code of this length that somebody typed.
pub(crate) fn letters(typed: &str, length: usize) -> Option<String> {
    let letters = typed.chars().filter(|letter| !is_parting(*letter));
    let letters: Option<String> = letters.map(canonical).collect();
    letters.filter(|letters| letters.len() == length)
}

/// Telephones like to make something longer of a hyphen.
fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

fn is_parting(letter: char) -> bool {
    is_hyphen(letter) || letter.is_whitespace()
}

fn canonical(letter: char) -> Option<char> {
    match letter.to_ascii_uppercase() {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        letter => u8::try_from(letter).ok().filter(|byte| LETTERS.contains(byte)).map(char::from),
    }
}

/// The accounts of a person, as one of them sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// The platform of this account, as [`Arrival`](crate::arrival::Arrival) names it.
    pub here: String,
    /// Those of the others, the oldest first; none where nothing is linked.
    pub others: Vec<String>,
    /// Where reminders go.
    pub reminders: Reminders,
}

/// Where a person's reminders go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reminders {
    /// To the account from which the appointment was booked.
    WhereBooked,
    /// To this account.
    Here,
    /// To another one, on this platform.
    There(String),
}

/// Why a code links nothing. A wrong one is [`Answer::Gone`](crate::desk::Answer::Gone).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkRefusal {
    /// It was typed where it came from.
    OwnCode,
    /// Both accounts are one person already.
    AlreadyLinked,
    /// There were too many wrong codes from this account; for a while none is looked at.
    TooManyTries,
}

/// What people call a platform.
pub fn messenger(platform: &str) -> &str {
    match platform {
        "telegram" => "Telegram",
        "matrix" => "Matrix",
        "console" => "Terminal",
        other => other,
    }
}

/// The same for several, each named once.
pub fn messengers<'a>(platforms: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in platforms.into_iter().map(|platform| messenger(platform)) {
        if !names.iter().any(|named| named == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["K7QP-2MXA", "k7qp2mxa", " K7QP 2MXA ", "k7qp–2mxa", "K-7-Q-P-2-M-X-A"] {
            assert_eq!(Code::read(typed).unwrap().to_string(), "K7QP-2MXA", "{typed}");
        }
        assert_eq!(Code::read("oil0-AbCd").unwrap().as_str(), "0110ABCD");
        for other in ["", "K7QP-2MX", "K7QP-2MXAB", "K7QP-2MXU", "K7QP.2MXA", "K7QP-2MXÄ"] {
            assert_eq!(Code::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_message_is_a_code_or_it_is_not() {
        for code in ["K7QP-2MXA", "k7qp2mxa", "k7qp–2mxa", "KOQP-2MXA"] {
            assert!(Code::in_message(code).is_some(), "{code}");
        }
        let others = [
            "Dienstag",
            "Montag10",
            "24112026",
            "2311-5123",
            "Ja-Ja",
            "4 Kindern",
            "K7QP 2MXA",
            "1 Person",
            "24.11.2026",
            "abcd-efgh",
            "K7-QP2MXA",
        ];
        for other in others {
            assert_eq!(Code::in_message(other), None, "{other}");
        }
    }

    #[test]
    fn where_something_else_is_asked_only_the_hyphen_tells() {
        assert!(Code::hyphenated_in_message("k7qp–2mxa").is_some());
        for other in ["k7qp2mxa", "Anna1986", "Dienstag"] {
            assert_eq!(Code::hyphenated_in_message(other), None, "{other}");
        }
    }

    #[test]
    fn each_messenger_is_named_once() {
        let platforms = ["telegram", "matrix", "telegram", "console"].map(str::to_owned);
        assert_eq!(messengers(&platforms), ["Telegram", "Matrix", "Terminal"]);
    }
}
