//! By what somebody is known again who comes from another account: the name together with a telephone number
//! or an e-mail address. A name alone is many people's, a number alone a whole family's.
//!
//! What is probably the same, but not surely, is the [duplicates](crate::duplicates)' matter.

use crate::desk::Contact;
use crate::duplicates::contact::{email, phone};
use crate::duplicates::name::Name;

/// What tells a person from all others; equal for all ways to write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The name with the telephone number.
    pub by_phone: Option<String>,
    /// The name with the e-mail address.
    pub by_email: Option<String>,
}

impl Marks {
    /// Of somebody of whom this is known.
    pub fn of(contact: &Contact) -> Self {
        let Some(name) = contact.name.as_deref().and_then(Name::read) else { return Self::default() };
        let name = name.in_any_order();
        let with = |other: String| format!("{name}\n{other}");
        Self {
            by_phone: contact.phone.as_deref().and_then(phone).map(with),
            by_email: contact.email.as_deref().and_then(email).map(with),
        }
    }
}

/// Whether two names are one, however they are written; what is no name is none.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let read = |name| Name::read(name).map(|name: Name| name.in_any_order());
    read(one).is_some_and(|one| Some(one) == read(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(name: &str, phone: &str, email: &str) -> Marks {
        let told = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Marks::of(&Contact { name: told(name), phone: told(phone), email: told(email) })
    }

    #[test]
    fn one_person_however_it_is_written() {
        let ada = marks("Ada Löwe", "0221 4711 00", "ada@example.org");
        assert!(ada.by_phone.is_some() && ada.by_email.is_some());
        for name in ["LÖWE, Ada", "ada loewe", "Frau Ada Löwe", "Löwe Ada"] {
            assert_eq!(marks(name, "+49 (0)221 / 47-11-00", " Ada@Example.org "), ada, "{name}");
        }
    }

    #[test]
    fn others_stay_others() {
        let ada = marks("Ada Löwe", "0221 471100", "");
        for (name, phone) in [("Ida Löwe", "0221 471100"), ("Ada Löwe", "0231 471100")] {
            assert_ne!(marks(name, phone, "").by_phone, ada.by_phone);
        }
        for (name, phone) in
            [("Ada Löwe", ""), ("", "0221 471100"), ("Ada Löwe", "110"), ("…", "0221 471100")]
        {
            assert_eq!(marks(name, phone, ""), Marks::default(), "{name}, {phone}");
        }
    }
}
