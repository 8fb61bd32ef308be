//! What stands in dldb files, as far as it is understood.
//!
//! The format is that of the zmsdldb project: `schema/dldb_service.json` there for Berlin, and what its
//! transformer for Munich writes for the newer fields. Types are taken at their word, since a text
//! where a truth value must be changes who can book what; unknown fields are passed over.
//!
//! To understand another field: its line here, and its meaning where the others of its kind are read,
//! in [`catalogue`](super::catalogue) or [`pairs`](super::pairs).

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};

/// A whole file.
#[derive(Deserialize)]
pub struct File<T> {
    /// Whoever exported it failed.
    #[serde(default)]
    pub error: bool,
    /// How many entries there must be.
    pub datacount: Option<usize>,
    /// In which language it is: `de_DE`.
    #[serde(default)]
    pub locale: Text,
    /// Where newer files count their entries.
    #[serde(default)]
    pub meta: FileMeta,
    /// The entries.
    pub data: Option<Vec<T>>,
}

/// What newer files say about themselves.
#[derive(Default, Deserialize)]
pub struct FileMeta {
    /// How many entries there must be.
    pub datacount: Option<usize>,
}

/// An entry of a file.
pub trait Entry {
    /// Unique within its file.
    fn id(&self) -> &str;
}

/// A service.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    #[serde(default)]
    pub id: Text,
    #[serde(default)]
    pub name: Text,
    /// What it belongs to.
    #[serde(default)]
    pub relation: Relation,
    /// Where it is offered.
    pub locations: Vec<Pair>,
    #[serde(default)]
    pub meta: Meta,
    /// How it is booked city-wide.
    #[serde(default)]
    pub appointment: Link,
    /// Documents to bring.
    #[serde(default)]
    pub requirements: Vec<Named>,
    /// What it costs, perhaps in HTML.
    #[serde(default)]
    pub fees: Text,
    /// Whether citizens can book it; they can when nothing is said.
    pub public: Option<bool>,
    /// For how many people or papers one can book at once.
    pub max_quantity: Option<u16>,
    /// Minutes of one errand.
    pub duration: Option<u16>,
    /// Services that the same visit can serve, this one among them.
    #[serde(default)]
    pub combinable: Vec<Reference>,
}

/// A place where services are offered.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    #[serde(default)]
    pub id: Text,
    #[serde(default)]
    pub name: Text,
    #[serde(default)]
    pub address: Address,
    /// Who runs it.
    #[serde(default)]
    pub authority: Authority,
    /// Its kind: `buergeramt`.
    #[serde(default)]
    pub office: Text,
    /// What is offered there.
    pub services: Vec<Pair>,
    /// Whether citizens can book there; they can when nothing is said.
    pub public: Option<bool>,
    /// Minutes of one slot there.
    pub slot_time_in_minutes: Option<u16>,
}

/// A service at a location: in a service it names the location, in a location the service.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pair {
    #[serde(default, alias = "location", alias = "service")]
    pub with: Text,
    #[serde(default)]
    pub appointment: Appointment,
    /// A page about the service at this location.
    #[serde(default)]
    pub url: Text,
    pub public: Option<bool>,
    pub max_quantity: Option<u16>,
    pub duration: Option<u16>,
}

/// How a service is booked at a location.
#[derive(Default, Deserialize)]
pub struct Appointment {
    /// Whether it can be booked at all.
    #[serde(default)]
    pub allowed: bool,
    /// Whether it is booked elsewhere, not with the city's own system.
    #[serde(default)]
    pub external: bool,
    /// Slots of one errand.
    #[serde(default)]
    pub slots: Slots,
    /// Where it is booked.
    #[serde(default)]
    pub link: Text,
}

#[derive(Default, Deserialize)]
pub struct Relation {
    /// The topic it is listed under.
    #[serde(default)]
    pub root_topic: Text,
}

#[derive(Default, Deserialize)]
pub struct Meta {
    /// The page about it.
    #[serde(default)]
    pub url: Text,
    /// Other words for it, with commas between them.
    #[serde(default)]
    pub keywords: Text,
}

#[derive(Default, Deserialize)]
pub struct Link {
    #[serde(default)]
    pub link: Text,
}

#[derive(Deserialize)]
pub struct Named {
    #[serde(default)]
    pub name: Text,
}

#[derive(Default, Deserialize)]
pub struct Address {
    #[serde(default)]
    pub street: Text,
    #[serde(default)]
    pub house_number: Text,
    #[serde(default)]
    pub postal_code: Text,
    #[serde(default)]
    pub city: Text,
}

#[derive(Default, Deserialize)]
pub struct Authority {
    #[serde(default)]
    pub id: Text,
}

impl Entry for Service {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

impl Entry for Location {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

/// A text; `false` and `null` stand for none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNone;

        impl Visitor<'_> for TextOrNone {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or false where there is none")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }

            fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Text, E> {
                if truth {
                    return Err(E::invalid_type(de::Unexpected::Bool(truth), &self));
                }
                Ok(Text::default())
            }

            fn visit_unit<E: de::Error>(self) -> Result<Text, E> {
                Ok(Text::default())
            }
        }

        deserializer.deserialize_any(TextOrNone)
    }
}

/// How many slots in a row one errand takes; none where it is written "0".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slots(pub Option<u16>);

impl<'de> Deserialize<'de> for Slots {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;

        impl Visitor<'_> for Digits {
            type Value = Slots;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of slots in quotes, such as \"2\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Slots, E> {
                match text.trim() {
                    "" => Ok(Slots(None)),
                    digits => match digits.parse() {
                        Ok(number) => Ok(Slots(Some(number).filter(|number| *number > 0))),
                        Err(_) => Err(E::invalid_type(de::Unexpected::Str(text), &self)),
                    },
                }
            }
        }

        deserializer.deserialize_any(Digits)
    }
}

/// The id of a service, as `combinable` names it: in digits with quotes or without.
#[derive(Debug)]
pub struct Reference(pub String);

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Id;

        impl Visitor<'_> for Id {
            type Value = Reference;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a service")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<Reference, E> {
                Ok(Reference(id.to_owned()))
            }

            fn visit_u64<E: de::Error>(self, id: u64) -> Result<Reference, E> {
                Ok(Reference(id.to_string()))
            }
        }

        deserializer.deserialize_any(Id)
    }
}
