//! Which services a text names.

use super::Directory;
use crate::city::Service;
use crate::fold::fold;

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

impl Directory {
    /// The services that a text names: as a whole name, as its beginning, as a part of one, or
    /// somewhere in a sentence; only those that are named best. Case, umlauts, hyphens and spaces are
    /// forgiven.
    pub fn find_services(&self, text: &str) -> Vec<&Service> {
        self.named_best(text, |service| self.is_offered(&service.id))
    }

    /// The service that a text names, of those that nobody can book here.
    pub fn find_not_offered(&self, text: &str) -> Option<&Service> {
        let named = self.named_best(text, |service| !self.is_offered(&service.id));
        named.first().copied()
    }

    fn named_best(&self, text: &str, among: impl Fn(&Service) -> bool) -> Vec<&Service> {
        let words: Vec<String> = text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let found: Vec<(Fit, &Service)> = self
            .services
            .iter()
            .zip(&self.names)
            .filter_map(|(service, names)| Some((names.fit(&words)?, service)))
            .filter(|(_, service)| among(service))
            .collect();
        let best = found.iter().map(|(fit, _)| *fit).max();
        found.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, service)| service).collect()
    }
}

/// What a service is called, folded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Names {
    whole: Vec<String>,
    /// The words of the names.
    words: Vec<String>,
}

impl Names {
    pub(super) fn of(service: &Service) -> Self {
        let names = || service.name.texts().chain(service.words.iter().map(String::as_str));
        let words = names().flat_map(|name| name.split([' ', '-', '/', ','])).map(fold);
        Self {
            whole: names().map(fold).collect(),
            words: words.filter(|word| word.len() >= SHORTEST_IN_SENTENCE).collect(),
        }
    }

    /// How well the folded words name it; `None` when they don't.
    fn fit(&self, words: &[String]) -> Option<Fit> {
        let all = words.concat();
        if all.len() < SHORTEST_PART {
            return None;
        }
        if self.whole.contains(&all) {
            return Some(Fit::Whole);
        }
        if self.whole.iter().any(|name| name.starts_with(&all)) {
            return Some(Fit::Beginning);
        }
        if words.iter().all(|word| self.whole.iter().any(|name| name.contains(word.as_str()))) {
            return Some(Fit::Part);
        }
        let long = words.iter().filter(|word| word.len() >= SHORTEST_IN_SENTENCE);
        let named = long
            .map(|word| if self.whole.contains(word) { 2 } else { usize::from(self.begins_like(word)) })
            .sum();
        (named > 0).then_some(Fit::InSentence(named))
    }

    /// Whether a word of the names begins like this one, or this one like it: "Reisepässe".
    fn begins_like(&self, word: &str) -> bool {
        self.words.iter().any(|known| known.starts_with(word) || word.starts_with(known.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::{About, City, Offered, Office, Retired};
    use crate::ids::{GroupId, OfficeId, ServiceId};
    use crate::language::{Language, Localized};

    fn city() -> Directory {
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
            combines: Vec::new(),
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
            services: services.iter().map(|service| Offered::here(service.id.clone())).collect(),
            opening: Vec::new(),
        };
        Directory::new(City {
            city: About {
                name: "K".into(),
                operator: Localized::default(),
                phone: String::new(),
                phone_hours: Localized::default(),
                privacy_url: String::new(),
                imprint: Localized::default(),
                accessibility: Localized::default(),
                timezone: chrono_tz::Europe::Berlin,
                language: Language::new("de"),
            },
            groups: Vec::new(),
            services,
            offices: vec![office],
            retired: Retired::default(),
        })
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
