//! Makes a city of what dldb files and an overlay say.
//!
//! What is bad by itself is [`Skipped`], and the rest is taken: an entry whose id fits into no link, or
//! that has no name; a location without an address, since nobody would find it.

mod offices;
mod services;

use std::collections::{BTreeMap, BTreeSet};

use bot_core::City;
use bot_core::city::{self, About, Group, Retired};
use bot_core::fold::fold;
use bot_core::ids::GroupId;
use bot_core::language::{Language, Localized};
use chrono::TimeDelta;

use super::error::DldbError;
use super::overlay::Overlay;
use super::pairs::{Named, Pairs};
use super::written::{Entry, Text};
use super::{ENGLISH, GERMAN, Written, text};
use crate::city_file::checks::is_id;

/// The group of all services whose own has no name; it stands last. An overlay may name it otherwise.
pub const OTHER_GROUP: &str = "weitere";

/// All that a city is made of.
pub struct Catalogue<'a> {
    pub written: &'a Written,
    pub overlay: &'a Overlay,
    pub pairs: &'a Pairs,
    /// How long a slot is where nothing else is said.
    pub slot: TimeDelta,
}

/// A city, and what is not in it.
pub struct Made {
    pub city: City,
    pub counts: Counts,
    /// In the files' order.
    pub skipped: Vec<Skipped>,
    /// Pairs that take more slots than there can be, by service and location.
    pub too_long: BTreeSet<(String, String)>,
    /// Services that don't exist, with the services that are said to combine with them.
    pub missing_combinations: Named,
}

/// What became of the pairs of services and locations that exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Booked with us.
    pub here: usize,
    /// Booked elsewhere.
    pub elsewhere: usize,
    /// Not bookable at all.
    pub not_bookable: usize,
    /// Gone with a service or location that was skipped.
    pub gone: usize,
}

/// An entry that can't be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// What it is: `service`, `location`.
    pub kind: &'static str,
    /// Its id, or where it stands when it has none.
    pub id: String,
    /// Why.
    pub reason: &'static str,
}

const NO_ID: &str = "no id";
const BAD_ID: &str = "an id that is not 1 to 40 of a-z, 0-9, - and _";
const NO_NAME: &str = "no name";
const NO_ADDRESS: &str = "no address";

impl Catalogue<'_> {
    /// Makes the city. `before` is what it said about itself until now.
    ///
    /// # Errors
    /// Nobody says which city it is.
    pub fn make(&self, before: Option<About>) -> Result<Made, DldbError> {
        let mut made = Made {
            city: City {
                city: self.about(before)?,
                groups: Vec::new(),
                services: Vec::new(),
                offices: Vec::new(),
                retired: Retired::default(),
            },
            counts: Counts::default(),
            skipped: Vec::new(),
            too_long: BTreeSet::new(),
            missing_combinations: Named::new(),
        };
        self.add_services(&mut made);
        made.city.groups = self.groups(&made.city.services);
        self.add_offices(&mut made);
        Ok(made)
    }

    fn about(&self, before: Option<About>) -> Result<About, DldbError> {
        let about = self.overlay.city.over(before.unwrap_or_else(|| About {
            name: self.commonest_city(),
            language: self.written.language.clone(),
            ..About::default()
        }));
        if about.name.trim().is_empty() { Err(DldbError::NoCity) } else { Ok(about) }
    }

    /// The city in which most locations lie.
    fn commonest_city(&self) -> String {
        let mut counts = BTreeMap::<String, usize>::new();
        for location in &self.written.locations {
            let city = text::line(location.address.city.as_str());
            if !city.is_empty() {
                *counts.entry(city).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(city, _)| city).unwrap_or_default()
    }

    /// The groups that services are in: as the overlay has them, and the one of all others last.
    fn groups(&self, services: &[city::Service]) -> Vec<Group> {
        let other = Group {
            id: GroupId::new(OTHER_GROUP),
            name: [(GERMAN, "Weitere Leistungen"), (ENGLISH, "Other services")]
                .into_iter()
                .map(|(language, name)| (Language::new(language), name.to_owned()))
                .collect(),
        };
        let named = &self.overlay.groups;
        let other = Some(other).filter(|other| named.iter().all(|group| group.id != other.id));
        let in_use = |group: &Group| services.iter().any(|service| service.group == group.id);
        named.iter().cloned().chain(other).filter(in_use).collect()
    }

    /// A text of a file, with its English twin where that says something else.
    fn localized(&self, text: String, english: Option<String>) -> Localized {
        match english.filter(|english| !english.is_empty() && *english != text) {
            Some(english) => [(self.written.language.clone(), text), (Language::new(ENGLISH), english)]
                .into_iter()
                .collect(),
            None => Localized::all(text),
        }
    }

    fn name(&self, name: &Text, english: Option<&Text>) -> Localized {
        self.localized(text::line(name.as_str()), english.map(|name| text::line(name.as_str())))
    }
}

impl Made {
    /// Whether an entry can be taken so far; notes why not.
    fn takes<T: Entry>(&mut self, kind: &'static str, index: usize, entry: &T, name: &Localized) -> bool {
        let reason = match entry.id() {
            "" => NO_ID,
            id if !is_id(id) => BAD_ID,
            _ if name.is_empty() => NO_NAME,
            _ => return true,
        };
        self.skip(kind, index, entry, reason);
        false
    }

    fn skip<T: Entry>(&mut self, kind: &'static str, index: usize, entry: &T, reason: &'static str) {
        let id = if entry.id().is_empty() { format!("data[{index}]") } else { entry.id().to_owned() };
        self.skipped.push(Skipped { kind, id, reason });
    }
}

/// Sorts as people look things up; the id makes the order the same each time.
fn alphabetically(name: &Localized, id: &str, language: &Language) -> (String, String) {
    (fold(name.text(language, language)), id.to_owned())
}
