//! Where offices lie: by the city's districts, and by postal code.

use super::Directory;
use crate::city::Office;
use crate::fold::fold;
use crate::ids::ServiceId;

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
    /// The offices where a service is booked, by district, in the order of the districts' names; those
    /// without one last.
    pub fn districts_for(&self, service: &ServiceId) -> Vec<District<'_>> {
        let mut districts: Vec<District<'_>> = Vec::new();
        for office in self.offices_for(service) {
            match districts.iter_mut().find(|district| district.name == office.district) {
                Some(district) => district.offices.push(office),
                None => districts.push(District { name: &office.district, offices: vec![office] }),
            }
        }
        districts.sort_by_key(|district| (district.name.is_empty(), fold(district.name)));
        districts
    }

    /// The offices where a service is booked, those with the nearest postal code first.
    ///
    /// Codes that share more of their beginning are nearer: the first digits name the region, the
    /// others follow the delivery routes. No better measure is in the catalogue; it errs by a district
    /// or two, never by a town.
    pub fn nearest_for(&self, service: &ServiceId, postal_code: &str) -> Vec<&Office> {
        let mut offices: Vec<_> = self
            .offices_for(service)
            .map(|office| (distance(postal_code, postal_code_of(&office.address)), office))
            .collect();
        offices.sort_by_key(|(distance, _)| *distance);
        offices.into_iter().map(|(_, office)| office).collect()
    }

    /// The offices where a service is booked that a text names best, by words of their name or of their
    /// district: "in Hörde". None where it names all of them alike, as "Bürgeramt" does.
    pub fn offices_named(&self, service: &ServiceId, text: &str) -> Vec<&Office> {
        let words: Vec<String> = words(text).collect();
        let offices: Vec<(usize, &Office)> =
            self.offices_for(service).map(|office| (named(office, &words), office)).collect();
        let most = offices.iter().map(|(count, _)| *count).max().filter(|most| *most > 0);
        let best: Vec<&Office> =
            offices.iter().filter(|(count, _)| Some(*count) == most).map(|(_, office)| *office).collect();
        if best.len() < offices.len() { best } else { Vec::new() }
    }

    /// Whether the postal code of at least one office where a service is booked is known.
    pub fn knows_postal_codes_for(&self, service: &ServiceId) -> bool {
        self.offices_for(service).any(|office| postal_code_of(&office.address).is_some())
    }
}

/// Little words stand in many a name.
const SHORTEST_WORD: usize = 4;

/// The folded words of a text that can name something.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(fold);
    words.filter(|word| word.len() >= SHORTEST_WORD)
}

/// How many of the words begin like one in an office's names or its district's, or the other way round:
/// "im Norden".
fn named(office: &Office, said: &[String]) -> usize {
    let known: Vec<String> = office.name.texts().chain([office.district.as_str()]).flat_map(words).collect();
    let names = |word: &String| known.iter().any(|known| word.starts_with(known) || known.starts_with(word));
    said.iter().filter(|word| names(word)).count()
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
