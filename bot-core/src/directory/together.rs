//! What one visit can serve: services that combine, and a text that names several of them.

use std::collections::HashMap;

use super::Directory;
use super::naming::{Fit, SHORTEST_IN_SENTENCE};
use crate::city::{City, Service};
use crate::errand::MOST_ERRANDS;
use crate::fold::fold;
use crate::ids::ServiceId;
use crate::vocabulary::{Vocabulary, Word};

/// No name that people write has more words; longer ones are told by how they begin.
const LONGEST_PHRASE: usize = 4;

/// Which services combine, as positions among the services.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Combining(HashMap<usize, Vec<usize>>);

impl Combining {
    /// Both ways, whichever of two says it.
    pub(super) fn of(city: &City, positions: &HashMap<ServiceId, usize>) -> Self {
        let mut all = HashMap::<usize, Vec<usize>>::new();
        for (one, service) in city.services.iter().enumerate() {
            for other in service.combines.iter().filter_map(|other| positions.get(other)) {
                all.entry(one).or_default().push(*other);
                all.entry(*other).or_default().push(one);
            }
        }
        for others in all.values_mut() {
            others.sort_unstable();
            others.dedup();
        }
        Self(all)
    }

    fn with(&self, position: usize) -> &[usize] {
        self.0.get(&position).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Directory {
    /// What one visit can serve beside these services, at some office at least, most wanted first.
    pub fn besides(&self, services: &[ServiceId]) -> Vec<&Service> {
        let Some((first, others)) = services.split_first() else { return Vec::new() };
        if services.len() >= MOST_ERRANDS {
            return Vec::new();
        }
        let with =
            |service| self.services_at.get(service).map(|at| self.combining.with(*at)).unwrap_or_default();
        let combines = |at: &&usize| others.iter().all(|other| with(other).contains(at));
        let found = with(first).iter().filter(combines).filter_map(|at| self.city.services.get(*at));
        let is_other = |service: &&Service| !services.contains(&service.id);
        let is_served = |service: &&Service| {
            !self.here(&[services, std::slice::from_ref(&service.id)].concat()).is_empty()
        };
        found.filter(is_other).filter(is_served).collect()
    }

    /// For how many one visit can serve each of these services.
    pub fn most(&self, services: &[ServiceId]) -> u8 {
        let each = services.iter().filter_map(|id| self.service(id)).map(|service| service.max_quantity);
        each.min().unwrap_or(1)
    }

    /// The services that a text names one after the other, with "and" or a comma between them, each by a name or
    /// the beginning of one; none where the text as a whole is like a name.
    pub fn named_in_turn(&self, text: &str, vocabulary: &Vocabulary) -> Vec<&Service> {
        if self.phrase(text).is_some_and(|(fit, _)| fit >= Fit::Part) {
            return Vec::new();
        }
        let mut named: Vec<&Service> = Vec::new();
        for part in parts(text, vocabulary) {
            if let Some(service) = self.named_by_a_phrase(&part, vocabulary)
                && named.iter().all(|other| other.id != service.id)
            {
                named.push(service);
            }
        }
        named
    }

    /// The one service that the longest of the best fitting phrases names.
    fn named_by_a_phrase(&self, words: &[&str], vocabulary: &Vocabulary) -> Option<&Service> {
        let phrases = (1..=LONGEST_PHRASE).flat_map(|length| words.windows(length));
        let named = phrases.filter_map(|phrase| {
            let phrase = phrase.join(" ");
            let (fit, service) = self.phrase(&phrase)?;
            // Little words begin many a name, and "morgen" begins none.
            let tells = fold(&phrase).len() >= SHORTEST_IN_SENTENCE && vocabulary.word(&phrase).is_none();
            let least = if tells { Fit::Beginning } else { Fit::Whole };
            (fit >= least).then_some((fit, phrase.len(), service))
        });
        named.max_by_key(|(fit, length, _)| (*fit, *length)).map(|(.., service)| service)
    }
}

/// The words between one "and" or comma and the next.
fn parts<'t>(text: &'t str, vocabulary: &Vocabulary) -> Vec<Vec<&'t str>> {
    let mut parts = vec![Vec::new()];
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|sign: char| matches!(sign, ',' | ';' | '.' | '!' | '?'));
        let joins = vocabulary.word(word) == Some(Word::And);
        if let Some(part) = parts.last_mut().filter(|_| !joins && !bare.is_empty()) {
            part.push(bare);
        }
        if joins || word.ends_with([',', ';']) {
            parts.push(Vec::new());
        }
    }
    parts
}
