//! What a city offers: its services in groups, its offices, and what it says about itself.
//!
//! This is the shape of the city file too (`import city FILE.toml`); a field added here can be
//! written there at once.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::desk::Field;
use crate::fold::fold;
use crate::ids::{GroupId, OfficeId, ServiceId};
use crate::language::{Language, Localized};
use crate::opening::OpeningRule;

/// A city with all a citizen can book there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// What it says about itself.
    pub city: About,
    /// Groups of services, in the order they are shown.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// All services, most wanted first.
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
    /// All offices.
    #[serde(default, rename = "office")]
    pub offices: Vec<Office>,
    /// What vanished from the city file; appointments there still have names.
    #[serde(skip)]
    pub retired: Retired,
}

/// What is no longer offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retired {
    /// Services.
    pub services: Vec<Service>,
    /// Offices.
    pub offices: Vec<Office>,
}

/// What a city says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// "Lindenau an der Ruhr"
    pub name: String,
    /// Who runs the bot, in full, as the law on digital services wants it (§ 5 DDG).
    pub operator: Localized,
    /// The hotline's number, as one would dial it.
    pub phone: String,
    /// When somebody answers the hotline.
    pub phone_hours: Localized,
    /// Where the privacy page stands (Art. 13 GDPR).
    pub privacy_url: String,
    /// The imprint: a text or an address.
    #[serde(default)]
    pub imprint: Localized,
    /// The statement on accessibility (§ 12b BGG): a text or an address.
    #[serde(default)]
    pub accessibility: Localized,
    /// The zone of the offices' clocks.
    #[serde(default = "berlin")]
    pub timezone: Tz,
    /// The language of those whose own we don't know.
    #[serde(default = "german")]
    pub language: Language,
}

fn berlin() -> Tz {
    chrono_tz::Europe::Berlin
}

fn german() -> Language {
    Language::new("de")
}

/// A group of services: "Ausweise und Reisen".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Named by [`Service::group`].
    pub id: GroupId,
    /// As citizens see it.
    pub name: Localized,
}

/// Something citizens come for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in deep links and files.
    pub id: ServiceId,
    /// The group it is shown in.
    pub group: GroupId,
    /// As citizens see it.
    pub name: Localized,
    /// Other words people use for it: "Perso".
    #[serde(default)]
    pub words: Vec<String>,
    /// What to bring, one thing each.
    #[serde(default)]
    pub bring: Vec<Localized>,
    /// What it costs, as a sentence.
    #[serde(default)]
    pub fee: Localized,
    /// How many slots in a row one errand takes.
    #[serde(default = "one")]
    pub slots: u8,
    /// For how many people or papers one can book at once.
    #[serde(default = "one")]
    pub max_quantity: u8,
    /// What the city must know of who comes.
    #[serde(default)]
    pub ask: Vec<Field>,
}

fn one() -> u8 {
    1
}

/// A house where citizens are served.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name in files.
    pub id: OfficeId,
    /// As citizens see it.
    pub name: Localized,
    /// Street, number, postal code and town in one line.
    pub address: String,
    /// The part of the city it lies in.
    #[serde(default)]
    pub district: String,
    /// What is done there.
    pub services: Vec<ServiceId>,
    /// When, and at how many desks.
    #[serde(default)]
    pub opening: Vec<OpeningRule>,
}

impl City {
    /// The service of this id, also a retired one.
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().chain(&self.retired.services).find(|service| service.id == *id)
    }

    /// The office of this id, also a retired one.
    pub fn office(&self, id: &OfficeId) -> Option<&Office> {
        self.offices.iter().chain(&self.retired.offices).find(|office| office.id == *id)
    }

    /// The group of this id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The services of a group that at least one office offers.
    pub fn services_of<'a>(&'a self, group: &'a GroupId) -> impl Iterator<Item = &'a Service> {
        self.services
            .iter()
            .filter(move |service| service.group == *group && self.offices_for(&service.id).next().is_some())
    }

    /// The offices that offer a service.
    pub fn offices_for<'a>(&'a self, service: &'a ServiceId) -> impl Iterator<Item = &'a Office> {
        self.offices.iter().filter(move |office| office.services.contains(service))
    }

    /// The services that a text names: as a whole name, as its beginning, as a part of one, or
    /// somewhere in a sentence; only those that are named best. Case, umlauts, hyphens and spaces are
    /// forgiven.
    pub fn find_services(&self, text: &str) -> Vec<&Service> {
        let words: Vec<String> = text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let offered = self.services.iter().filter(|service| self.offices_for(&service.id).next().is_some());
        let found: Vec<(Fit, &Service)> =
            offered.filter_map(|service| service.fit(&words).map(|fit| (fit, service))).collect();
        let best = found.iter().map(|(fit, _)| *fit).max();
        found.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, service)| service).collect()
    }
}

/// How well a text names a service, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// So many words of a sentence begin like a word of a name; those that are a name count twice.
    InSentence(usize),
    /// A name contains it.
    Part,
    /// A name begins with it.
    Beginning,
    /// It is a name.
    Whole,
}

/// Shorter words fit half the catalogue: they are no answer to "what do you need".
const SHORTEST_PART: usize = 3;
/// In a sentence, little words stand that begin like many a name.
const SHORTEST_IN_SENTENCE: usize = 4;

impl Service {
    /// How well the folded words name it; `None` when they don't.
    fn fit(&self, words: &[String]) -> Option<Fit> {
        let all = words.concat();
        if all.len() < SHORTEST_PART {
            return None;
        }
        let names: Vec<String> = self.names().map(fold).collect();
        if names.contains(&all) {
            return Some(Fit::Whole);
        }
        if names.iter().any(|name| name.starts_with(&all)) {
            return Some(Fit::Beginning);
        }
        if words.iter().all(|word| names.iter().any(|name| name.contains(word.as_str()))) {
            return Some(Fit::Part);
        }
        let long = words.iter().filter(|word| word.len() >= SHORTEST_IN_SENTENCE);
        let named =
            long.map(|word| if names.contains(word) { 2 } else { usize::from(self.begins_like(word)) }).sum();
        (named > 0).then_some(Fit::InSentence(named))
    }

    /// Whether a word of its names begins like this one, or this one like it: "Reisepässe".
    fn begins_like(&self, word: &str) -> bool {
        let words = self.names().flat_map(|name| name.split([' ', '-', '/', ','])).map(fold);
        words
            .filter(|known| known.len() >= SHORTEST_IN_SENTENCE)
            .any(|known| known.starts_with(word) || word.starts_with(&known))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.name.texts().chain(self.words.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city() -> City {
        let service = |id: &str, name: &str, words: &[&str]| Service {
            id: ServiceId::new(id),
            group: GroupId::new("g"),
            name: Localized::all(name),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            bring: Vec::new(),
            fee: Localized::default(),
            slots: 1,
            max_quantity: 1,
            ask: Vec::new(),
        };
        let services = vec![
            service("perso", "Personalausweis beantragen", &["Perso", "Ausweis"]),
            service("pass", "Reisepass beantragen", &["Pass"]),
            service("vorlaeufig", "Vorläufiger Ausweis oder Reisepass", &["vorläufiger Personalausweis"]),
            service("zeugnis", "Führungszeugnis", &["erweitertes Führungszeugnis"]),
        ];
        let office = Office {
            id: OfficeId::new("o"),
            name: Localized::all("Rathaus"),
            address: String::new(),
            district: String::new(),
            services: services.iter().map(|service| service.id.clone()).collect(),
            opening: Vec::new(),
        };
        City {
            city: About {
                name: "K".into(),
                operator: Localized::default(),
                phone: String::new(),
                phone_hours: Localized::default(),
                privacy_url: String::new(),
                imprint: Localized::default(),
                accessibility: Localized::default(),
                timezone: berlin(),
                language: german(),
            },
            groups: Vec::new(),
            services,
            offices: vec![office],
            retired: Retired::default(),
        }
    }

    #[test]
    fn a_service_is_found_by_what_people_write() {
        let city = city();
        for (text, expected) in [
            ("Personalausweis", vec!["perso"]),
            ("PERSO", vec!["perso"]),
            ("ausweis", vec!["perso"]),
            ("reise pass", vec!["pass"]),
            ("fuehrungs-zeugnis", vec!["zeugnis"]),
            ("vorläufiger", vec!["vorlaeufig"]),
            ("brauche dringend neuen perso", vec!["perso"]),
            ("Guten Tag, ich hätte gern zwei Reisepässe", vec!["pass", "vorlaeufig"]),
            ("Pass verloren", vec!["pass"]),
            ("beantragen", vec!["perso", "pass"]),
            ("ja", vec![]),
            ("", vec![]),
            ("blaue Elefanten", vec![]),
        ] {
            let found: Vec<&str> =
                city.find_services(text).iter().map(|service| service.id.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
