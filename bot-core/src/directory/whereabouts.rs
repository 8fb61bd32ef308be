//! Where offices lie: by the city's districts, and by postal code.

use super::Directory;
use crate::city::Office;
use crate::fold::fold;
use crate::ids::{OfficeId, ServiceId};
use crate::vocabulary::{Vocabulary, Word};
use crate::weekdays::Weekdays;

/// So many digits has a German postal code.
const POSTAL_CODE: usize = 5;

/// Offices of one district.
#[derive(Debug, PartialEq)]
pub struct District<'a> {
    /// Its name; empty for offices of which no district is known.
    pub name: &'a str,
    /// Those that offer the service in question.
    pub offices: Vec<&'a Office>,
}

impl Directory {
    /// The offices where services are booked in one visit, by district, in the order of the districts' names; those
    /// without one last.
    pub fn districts_for(&self, services: &[ServiceId]) -> Vec<District<'_>> {
        let mut districts: Vec<District<'_>> = Vec::new();
        for office in self.offices_for(services) {
            match districts.iter_mut().find(|district| district.name == office.district) {
                Some(district) => district.offices.push(office),
                None => districts.push(District { name: &office.district, offices: vec![office] }),
            }
        }
        districts.sort_by_cached_key(|district| (district.name.is_empty(), fold(district.name)));
        districts
    }

    /// The offices where services are booked in one visit, those with the nearest postal code first.
    ///
    /// Codes that share more of their beginning are nearer: the first digits name the region, the
    /// others follow the delivery routes. No better measure is in the catalogue; it errs by a district
    /// or two, never by a town.
    pub fn nearest_for(&self, services: &[ServiceId], postal_code: &str) -> Vec<&Office> {
        let mut offices: Vec<_> = self
            .offices_for(services)
            .into_iter()
            .map(|office| (distance(postal_code, postal_code_of(&office.address)), office))
            .collect();
        offices.sort_by_key(|(distance, _)| *distance);
        offices.into_iter().map(|(_, office)| office).collect()
    }

    /// The offices where services are booked in one visit that a text names best, by words of their name or of their
    /// district: "in Hörde". None where it names all of them alike, as "Bürgeramt" does. Words that the
    /// vocabulary knows name no office, and neither does "Mitte" in "Mitte Dezember".
    pub fn offices_named(&self, services: &[ServiceId], text: &str, vocabulary: &Vocabulary) -> Vec<&Office> {
        let said = naming_words(text, vocabulary);
        let known = |position: usize| {
            Some((self.city.offices.get(position)?, self.office_words.get(position)?.as_slice()))
        };
        let offices: Vec<(&Office, &[String])> = self.here(services).into_iter().filter_map(known).collect();
        let district: Vec<&Office> =
            offices.iter().map(|(office, _)| *office).filter(|office| is_district(office, &said)).collect();
        let scores = offices.iter().map(|(office, words)| (score(office, words, &said), *office));
        let scores: Vec<(usize, &Office)> = scores.collect();
        let most = scores.iter().map(|(score, _)| *score).max().filter(|most| *most > 0);
        let best = || scores.iter().filter(|(score, _)| Some(*score) == most).map(|(_, office)| *office);
        // "Mitte" is the district, "Rathaus Mitte" the town hall in it.
        let named: Vec<&Office> = if district.is_empty() { best().collect() } else { district };
        if named.len() < offices.len() { named } else { Vec::new() }
    }

    /// The office that a text names best, by words of its name; none where two are named alike.
    pub fn office_called(&self, text: &str, vocabulary: &Vocabulary) -> Option<&Office> {
        let said = naming_words(text, vocabulary);
        let offices = self.city.offices.iter().zip(&self.office_words);
        let mut scores: Vec<(usize, &Office)> =
            offices.map(|(office, words)| (score(office, words, &said), office)).collect();
        scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        match scores.as_slice() {
            [(0, _), ..] | [] => None,
            [(best, _), (next, _), ..] if best == next => None,
            [(_, office), ..] => Some(office),
        }
    }

    /// The days of the week on which one of these offices, or of all where none is named, is open for services in
    /// one visit.
    pub fn weekdays_for(&self, services: &[ServiceId], wanted: &[OfficeId]) -> Weekdays {
        let offices = self.offices_for(services).into_iter();
        let offices = offices.filter(|office| wanted.is_empty() || wanted.contains(&office.id));
        offices
            .flat_map(|office| &office.opening)
            .flat_map(|rule| &rule.weekdays)
            .map(|day| *day as u8)
            .collect()
    }

    /// Whether the postal code of at least one office where services are booked in one visit is known.
    pub fn knows_postal_codes_for(&self, services: &[ServiceId]) -> bool {
        self.offices_for(services).into_iter().any(|office| postal_code_of(&office.address).is_some())
    }
}

/// Little words stand in many a name.
const SHORTEST_WORD: usize = 4;
/// "Im Norden" is the office "Nord".
const ENDING: usize = 2;

/// The folded words that an office goes by.
pub(super) fn words_of(office: &Office) -> Vec<String> {
    let names = office.name.texts().chain([office.district.as_str()]);
    let words = names.flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric())).map(fold);
    words.filter(|word| word.len() >= SHORTEST_WORD).collect()
}

/// The folded words of a text that can name an office.
fn naming_words(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_month = |word: &&str| matches!(vocabulary.word(word), Some(Word::Month(_)));
    let naming = words.iter().enumerate().filter(|(position, word)| {
        vocabulary.word(word).is_none() && !words.get(position + 1).is_some_and(is_month)
    });
    naming.map(|(_, word)| fold(word)).filter(|word| word.len() >= SHORTEST_WORD).collect()
}

/// Whether the words that were said, and name an office at all, are an office's district.
fn is_district(office: &Office, said: &[String]) -> bool {
    let words: Vec<String> = office.district.split([' ', '-', '/']).map(fold).collect();
    !office.district.is_empty() && !said.is_empty() && said.iter().all(|word| words.contains(word)) && {
        words.iter().filter(|word| word.len() >= SHORTEST_WORD).all(|word| said.contains(word))
    }
}

/// How well the words name an office: by its own name better than by its district's.
fn score(office: &Office, known: &[String], said: &[String]) -> usize {
    let district = fold(&office.district);
    let worth = |word: &String| match known.iter().find(|known| is_same(word, known)) {
        Some(found) if district.contains(found.as_str()) && !office_name(office).contains(found.as_str()) => {
            2
        }
        Some(_) => 3,
        None => 0,
    };
    said.iter().map(worth).sum()
}

fn office_name(office: &Office) -> String {
    office.name.texts().map(fold).collect()
}

fn is_same(said: &str, known: &str) -> bool {
    said == known || (said.starts_with(known) && said.len() <= known.len() + ENDING)
}

/// The postal code that stands in a text: a word of five digits.
pub fn postal_code_of(text: &str) -> Option<&str> {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    words.find(|word| word.len() == POSTAL_CODE && word.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Digits that differ, counted from the first that does, then by how much; what is unknown is far.
fn distance(from: &str, to: Option<&str>) -> (usize, u32) {
    let Some(to) = to else { return (usize::MAX, 0) };
    let common = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let number = |code: &str| code.parse::<u32>().unwrap_or(0);
    (POSTAL_CODE - common.min(POSTAL_CODE), number(from).abs_diff(number(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_a_word_of_five_digits() {
        assert_eq!(postal_code_of("Müllerstraße 146, 13353 Berlin"), Some("13353"));
        assert_eq!(postal_code_of("ich wohne in 44263"), Some("44263"));
        assert_eq!(postal_code_of("0231 500123"), None);
    }

    #[test]
    fn the_nearest_shares_most_digits() {
        let mut codes = ["13353", "10115", "13357", "12043", ""];
        codes.sort_by_key(|code| distance("13351", (!code.is_empty()).then_some(*code)));
        assert_eq!(codes, ["13353", "13357", "12043", "10115", ""]);
    }
}
