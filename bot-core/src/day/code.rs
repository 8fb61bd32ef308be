//! The code on an office's wall, by which citizens check in for a day.

use std::fmt;

use serde::{Deserialize, Serialize};

/// No two of them look alike, in print and in handwriting.
const LETTERS: &[u8; 16] = b"ACDEFHJKMNPRTWXY";
const DIGITS: &[u8; 8] = b"23456789";

/// A code, `K7R4X`: letters and digits take turns, so that no word, no time, no date and no reference looks like one.
/// Of 260,000 one belongs to an office for a day: few, but wrong ones are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CheckInCode(String);

impl CheckInCode {
    /// How many letters and digits it has.
    pub const LENGTH: usize = 5;

    /// The code that is made of these bytes, each code of as many.
    pub fn of(bytes: [u8; Self::LENGTH]) -> Self {
        #[expect(clippy::indexing_slicing, reason = "a remainder stays below what it is divided by")]
        let sign = |(position, byte): (usize, u8)| match position % 2 {
            0 => char::from(LETTERS[usize::from(byte) % LETTERS.len()]),
            _ => char::from(DIGITS[usize::from(byte) % DIGITS.len()]),
        };
        Self(bytes.into_iter().enumerate().map(sign).collect())
    }

    /// The code that a message consists of, in any case, with spaces or hyphens in it or none.
    pub fn read(typed: &str) -> Option<Self> {
        let is_parting = |sign: &char| sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2014}');
        let signs: String =
            typed.chars().filter(|sign| !is_parting(sign)).map(|sign| sign.to_ascii_uppercase()).collect();
        let fits = |(position, byte): (usize, u8)| match position % 2 {
            0 => LETTERS.contains(&byte),
            _ => DIGITS.contains(&byte),
        };
        (signs.len() == Self::LENGTH && signs.bytes().enumerate().all(fits)).then_some(Self(signs))
    }
}

impl fmt::Display for CheckInCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["K7R4X", "k7r4x", " k7r 4x", "K7R–4X"] {
            assert_eq!(
                CheckInCode::read(typed).map(|code| code.to_string()),
                Some("K7R4X".into()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_people_write_otherwise_is_none() {
        for other in
            ["", "14h30", "24Dez", "44263", "K7M-2QX", "A5", "K7R4", "K7R4X2", "B8S5Z", "Perso", "ÄÖ7R4"]
        {
            assert_eq!(CheckInCode::read(other), None, "{other}");
        }
    }

    #[test]
    fn every_code_can_be_typed() {
        for byte in 0..=u8::MAX {
            let code = CheckInCode::of([byte, byte.wrapping_add(1), 7, byte, 255]);
            assert_eq!(CheckInCode::read(&code.to_string()), Some(code));
        }
    }
}
