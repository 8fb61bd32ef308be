//! Which services a text names.

use std::collections::HashMap;

use super::Directory;
use crate::city::Service;
use crate::fold::fold;
use crate::vocabulary::Vocabulary;

/// How well a text names a service, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Words of a sentence are like words of a name. They count the more the longer and the rarer they
    /// are.
    InSentence(usize),
    /// Each word stands in a name.
    Part,
    /// A name begins with it.
    Beginning,
    /// It is a name.
    Whole,
}

/// The services that a text names best.
#[derive(Debug, Default)]
pub struct Named<'a> {
    /// Most wanted first.
    pub services: Vec<&'a Service>,
    /// Whether nobody could mean anything else: the text is a name or a part of one, or a word of a name
    /// stands in it as it is.
    pub clearly: bool,
}

/// Shorter words fit half the catalogue: they are no answer to "what do you need".
const SHORTEST_PART: usize = 3;
/// In a sentence, little words stand that begin like many a name.
pub(super) const SHORTEST_IN_SENTENCE: usize = 4;
/// Shorter parts stand inside of anything: "egal" in "illegal".
const SHORTEST_INSIDE: usize = 6;
/// Words of so many letters are no little words.
const LONG: usize = 8;
/// So many letters more or less are the same word in another case or number.
const INFLECTION: usize = 3;
/// Words of a name are not told apart further than that by their length.
const LONGEST_THAT_COUNTS: usize = 12;

impl Directory {
    /// The services that can be booked and that a text names: as a whole name, as its beginning, as a part
    /// of one, or somewhere in a sentence; only those that are named best. Case, umlauts, hyphens and
    /// spaces are forgiven. In a sentence, words that the vocabulary knows name nothing: "einen", "nicht".
    pub fn find_services(&self, text: &str, vocabulary: &Vocabulary) -> Named<'_> {
        let said = Words::of(text, vocabulary);
        self.named_best(&said, |service| self.is_offered(&service.id))
    }

    /// The services that a text names clearly, of those that nobody can book here.
    pub fn find_not_offered(&self, text: &str) -> Vec<&Service> {
        let said = Words { in_sentence: Vec::new(), ..Words::of(text, &Vocabulary::default()) };
        self.named_best(&said, |service| !self.is_offered(&service.id)).services
    }

    /// The one service that can be booked and that a text names best, of those where nothing else stands around
    /// the name.
    pub(super) fn phrase(&self, text: &str) -> Option<(Fit, &Service)> {
        let said = Words { in_sentence: Vec::new(), ..Words::of(text, &Vocabulary::default()) };
        let offered =
            self.services.iter().zip(&self.names).filter(|(service, _)| self.is_offered(&service.id));
        let fitting = || {
            let fit = |(service, names): (_, &Names)| Some((names.fit(&said, &self.rarity)?.0, service));
            offered.clone().filter_map(fit)
        };
        let best = fitting().map(|(fit, _)| fit).max()?;
        let mut named = fitting().filter(|(fit, _)| *fit == best);
        match (named.next(), named.next()) {
            (only, None) => only,
            _ => None,
        }
    }

    /// Whether a text is the name of a service, as a whole.
    pub fn is_service(&self, text: &str) -> bool {
        let said = fold(text);
        !said.is_empty() && self.names.iter().any(|names| names.whole.contains(&said))
    }

    fn named_best(&self, said: &Words, among: impl Fn(&Service) -> bool) -> Named<'_> {
        let mut named = Named::default();
        let mut best = None;
        let offered = self.services.iter().zip(&self.names).filter(|(service, _)| among(service));
        for (service, names) in offered {
            let Some((fit, clearly)) = names.fit(said, &self.rarity) else { continue };
            if Some(fit) > best {
                (best, named) = (Some(fit), Named::default());
            }
            if Some(fit) == best {
                named.services.push(service);
                named.clearly |= clearly;
            }
        }
        named
    }
}

/// A text, folded.
struct Words {
    all: String,
    each: Vec<String>,
    /// Those that can name something where other words stand around them.
    in_sentence: Vec<String>,
}

impl Words {
    fn of(text: &str, vocabulary: &Vocabulary) -> Self {
        let each: Vec<String> = text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let tells = |word: &&str| vocabulary.word(word).is_none();
        let mut in_sentence: Vec<String> = text.split_whitespace().filter(tells).map(fold).collect();
        in_sentence.retain(|word| word.len() >= SHORTEST_IN_SENTENCE);
        in_sentence.sort();
        in_sentence.dedup();
        Self { all: each.concat(), each, in_sentence }
    }
}

/// How much each word of the catalogue tells: the fewer services have it in their names, the more.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rarity(HashMap<String, usize>);

impl Rarity {
    pub(super) fn of(all: &[Names]) -> Self {
        let mut counts = HashMap::<String, usize>::new();
        for names in all {
            for word in &names.words {
                *counts.entry(word.clone()).or_default() += 1;
            }
        }
        let weight = |count: usize| 1 + (all.len() / count.max(1)).checked_ilog2().unwrap_or(0) as usize;
        Self(counts.into_iter().map(|(word, count)| (word, weight(count))).collect())
    }

    /// Of a known word, so much of which was said.
    fn weight(&self, known: &str, said: &str) -> usize {
        let letters = known.len().min(said.len()).min(LONGEST_THAT_COUNTS);
        self.0.get(known).copied().unwrap_or(1) * letters
    }
}

/// What a service is called, folded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Names {
    whole: Vec<String>,
    /// The words of the names, each once.
    all_words: Vec<String>,
    /// Those by which it can be told in a sentence.
    words: Vec<String>,
}

impl Names {
    pub(super) fn of(service: &Service) -> Self {
        let names = || service.name.texts().chain(service.words.iter().map(String::as_str));
        let parts = || names().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
        Self {
            whole: names().map(fold).collect(),
            all_words: each_once(parts().map(fold)),
            words: each_once(parts().filter(|part| tells(part)).map(fold)),
        }
    }

    /// How well a text names it, and whether clearly; `None` when it doesn't.
    fn fit(&self, said: &Words, rarity: &Rarity) -> Option<(Fit, bool)> {
        if said.all.len() < SHORTEST_PART {
            return None;
        }
        if self.whole.contains(&said.all) {
            return Some((Fit::Whole, true));
        }
        if self.whole.iter().any(|name| name.starts_with(&said.all)) {
            return Some((Fit::Beginning, true));
        }
        if said.each.iter().all(|word| self.has_part(word)) {
            return Some((Fit::Part, true));
        }
        let named = said.in_sentence.iter().filter_map(|word| self.likeness(word, rarity));
        let (score, exact) = named.fold((0, false), |(score, exact), (likeness, weight)| {
            (score + likeness as usize * weight, exact || likeness == Likeness::Exact)
        });
        (score > 0).then_some((Fit::InSentence(score), exact))
    }

    /// Whether a word is one of the names' words, begins one, or, when it is long, stands anywhere in one.
    fn has_part(&self, said: &str) -> bool {
        let is_part = |name: &String| said.len() >= SHORTEST_INSIDE && name.contains(said);
        let begins =
            |known: &String| known == said || (said.len() >= SHORTEST_IN_SENTENCE && known.starts_with(said));
        self.all_words.iter().any(begins) || self.whole.iter().any(is_part)
    }

    /// How like one of its words a word is, and how much that tells.
    fn likeness(&self, said: &str, rarity: &Rarity) -> Option<(Likeness, usize)> {
        let likenesses = self.words.iter().filter_map(|known| {
            let likeness = Likeness::of(said, known)?;
            Some((likeness, rarity.weight(known, said)))
        });
        likenesses.max_by_key(|(likeness, weight)| *likeness as usize * weight)
    }
}

/// Whether a word of a name tells one service from another: little words in small letters ("gegen",
/// "einen", "oder") don't, nouns and long words do.
fn tells(part: &str) -> bool {
    let letters = part.chars().count();
    let is_noun = part.chars().next().is_some_and(char::is_uppercase);
    letters >= SHORTEST_IN_SENTENCE && (is_noun || letters >= LONG)
}

fn each_once(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    words.sort();
    words.dedup();
    words
}

/// How like each other two words are; what it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// The longer one begins with the other: "Reisepass", "Reisepassverlust".
    Beginning = 1,
    /// One is the other with an ending, or a compound ends with it: "Reisepässe", "Personalausweis".
    Inflected = 3,
    /// They are one.
    Exact = 4,
}

impl Likeness {
    fn of(said: &str, known: &str) -> Option<Self> {
        if said == known {
            return Some(Likeness::Exact);
        }
        let begins = known.starts_with(said) || said.starts_with(known);
        if (begins && said.len().abs_diff(known.len()) <= INFLECTION) || known.ends_with(said) {
            return Some(Likeness::Inflected);
        }
        known.starts_with(said).then_some(Likeness::Beginning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::{About, City, Offered, Office, Retired};
    use crate::ids::{GroupId, OfficeId, ServiceId};
    use crate::language::Localized;
    use crate::vocabulary::Word;

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
            substitute: Localized::default(),
            ready: Localized::default(),
            combines: Vec::new(),
        };
        let services = vec![
            service("perso", "Personalausweis beantragen", &["Perso", "Ausweis"]),
            service("pass", "Reisepass beantragen", &["Pass"]),
            service("vorlaeufig", "Vorläufiger Ausweis oder Reisepass", &["vorläufiger Personalausweis"]),
            service("zeugnis", "Führungszeugnis", &["erweitertes Führungszeugnis"]),
        ];
        let opening = serde_json::from_str(r#"{"weekdays":["mon"],"from":"08:00","to":"09:00"}"#).unwrap();
        let office = Office {
            id: OfficeId::new("o"),
            name: Localized::all("Rathaus"),
            address: String::new(),
            district: String::new(),
            services: services.iter().map(|service| Offered::here(service.id.clone())).collect(),
            opening: vec![opening],
            exceptions: Vec::new(),
        };
        Directory::new(City {
            city: About { name: "K".into(), ..About::default() },
            groups: Vec::new(),
            services,
            offices: vec![office],
            retired: Retired::default(),
        })
    }

    #[test]
    fn a_service_is_found_by_what_people_write() {
        let city = city();
        let mut vocabulary = Vocabulary::new();
        vocabulary.learn("einen", Word::Number(1));
        vocabulary.learn("nicht", Word::Not);
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
            ("Ich brauche einen neuen Reisepass", vec!["pass", "vorlaeufig"]),
            ("das passt mir nicht", vec!["pass"]),
            ("ich brauche ein Zeugnis", vec!["zeugnis"]),
            ("ja", vec![]),
            ("", vec![]),
            ("blaue Elefanten", vec![]),
        ] {
            let found = city.find_services(text, &vocabulary).services;
            let found: Vec<&str> = found.iter().map(|service| service.id.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
