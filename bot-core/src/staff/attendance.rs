//! Who came, who did not, and who is done.

use serde::{Deserialize, Serialize};

use crate::linking;

/// What staff marked about an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Attendance {
    /// They are here.
    Arrived,
    /// They did not come.
    Missed,
    /// They were served.
    Done,
}

/// How many letters a reference has, and after how many the hyphen stands.
const REFERENCE: usize = 6;
const HALF: usize = 3;

/// The reference `XXX-XXX` that somebody typed: in any case, the hyphen anywhere or nowhere.
pub fn reference(typed: &str) -> Option<String> {
    let mut reference = linking::letters(typed, REFERENCE)?;
    reference.insert(HALF, '-');
    Some(reference)
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn a_reference_is_read_however_it_is_typed() {
        for typed in ["K7M-2QX", "k7m2qx", " k7m 2qx", "K7M–2QX"] {
            assert_eq!(reference(typed).as_deref(), Some("K7M-2QX"), "{typed}");
        }
        for other in ["", "K7M-2Q", "K7M-2QXX", "Meier!"] {
            assert_eq!(reference(other), None, "{other}");
        }
    }
}
