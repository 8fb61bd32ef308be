//! Names, numbers and addresses that a city asks for: checked gently, for whoever writes them knows
//! best.

use crate::desk::{Contact, Field};

/// The longest address that mail servers take (RFC 5321, 4.5.3.1.3).
const LONGEST_FIELD: usize = 254;

/// Whether a text can be what was asked for.
pub(super) fn is_a(field: Field, text: &str) -> bool {
    if text.chars().count() > LONGEST_FIELD || text.chars().any(char::is_control) {
        return false;
    }
    match field {
        Field::Name => text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2,
        // E.164 has at most 15 digits; the shortest numbers of small towns have about 6.
        Field::Phone => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let allowed = text.chars().all(|sign| sign.is_ascii_digit() || "+-/() .".contains(sign));
            allowed && (6..=15).contains(&digits)
        }
        Field::Email => text.split_once('@').is_some_and(|(user, host)| {
            let dotted = host.split('.').all(|part| !part.is_empty()) && host.contains('.');
            !user.is_empty() && dotted && !text.contains(char::is_whitespace) && !host.contains('@')
        }),
    }
}

/// Writes it down.
pub(super) fn fill(contact: &mut Contact, field: Field, text: &str) {
    let slot = match field {
        Field::Name => &mut contact.name,
        Field::Phone => &mut contact.phone,
        Field::Email => &mut contact.email,
    };
    *slot = Some(text.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_addresses_are_checked_gently() {
        assert!(is_a(Field::Name, "Li Wu") && !is_a(Field::Name, "1") && !is_a(Field::Name, "🙂"));
        assert!(
            is_a(Field::Phone, "+49 (231) 500-1234")
                && !is_a(Field::Phone, "12")
                && !is_a(Field::Phone, "ja")
        );
        assert!(
            is_a(Field::Email, "a@b.de") && !is_a(Field::Email, "a@b") && !is_a(Field::Email, "a b@c.de")
        );
    }
}
