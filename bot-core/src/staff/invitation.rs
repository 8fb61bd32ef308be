//! The one-time code that gives an account a role.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::linking;

/// So many letters stand together, to be compared at a glance.
const TOGETHER: usize = 4;

/// A one-time code of 28 letters of [`linking::LETTERS`], which are 140 bits: nobody guesses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Invitation(String);

impl Invitation {
    /// How many letters it has.
    pub const LENGTH: usize = 7 * TOGETHER;

    /// The code that somebody typed or pasted: in any case, with hyphens and spaces anywhere.
    pub fn read(typed: &str) -> Option<Self> {
        linking::letters(typed, Self::LENGTH).map(Self)
    }

    /// Its letters, without hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, letter) in self.0.chars().enumerate() {
            let parting = if index > 0 && index % TOGETHER == 0 { "-" } else { "" };
            write!(f, "{parting}{letter}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_read_however_it_is_typed() {
        let code = "K7QP-2MXA-0123-4567-89AB-CDEF-GHJK";
        for typed in [code, &code.to_lowercase(), &code.replace('-', ""), &code.replace('-', " ")] {
            assert_eq!(Invitation::read(typed).unwrap().to_string(), code, "{typed}");
        }
        for other in ["", "K7QP-2MXA", &code[1..], &format!("{code}0")] {
            assert_eq!(Invitation::read(other), None, "{other}");
        }
    }
}
