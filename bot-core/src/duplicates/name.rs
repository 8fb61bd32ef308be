//! Names, however they are written: in any order, with or without a part, spelled by ear.

use super::census::Census;
use super::spelling::{plain, respelled, sound};

/// Nobody's name is longer; what is longer is cut, so that no input is slow.
const MOST_LETTERS: usize = 100;
/// Not part of a name.
const TITLES: [&str; 6] = ["herr", "frau", "dr", "doktor", "prof", "professor"];
/// Small words before a surname.
const PARTICLES: [&str; 10] = ["von", "van", "vom", "der", "den", "de", "zu", "el", "al", "da"];
/// In shorter names a typing error makes another name: Tim and Tom.
const LONG: usize = 4;
/// In given names of which nothing is known it does so up to here: Lena and Lina.
const LONG_UNKNOWN: usize = 5;
/// Parts as long as this have so many consonants that the same sound is no chance.
const LONG_SOUND: usize = 6;

/// A name, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    parts: Vec<Part>,
}

/// A part of a name, as [`super::spelling`] sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Without marks and case.
    pub plain: String,
    /// As it is heard.
    pub respelled: String,
    /// It stands where the name that somebody is called by stands.
    first: bool,
    /// It stands where the surname stands.
    last: bool,
}

/// How two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// They name different people: each has something that the other one contradicts.
    Different,
    /// A surname alone, or a given name: it can be anybody of a family.
    Open,
    /// All of the one can be in the other, but there is little of it: an initial, or not the first given name.
    InPart,
    /// The same but for spelling, a typing error or a second given name.
    Alike,
    /// The same but for umlauts, case and order.
    Same,
}

impl Name {
    /// Takes a name apart; none, where nothing is written that could be one. What stands before a comma
    /// is the surname.
    pub fn read(written: &str) -> Option<Self> {
        let written: String = written.chars().take(MOST_LETTERS).collect();
        let (surname, given) = written.split_once(',').unwrap_or(("", &written));
        let mut parts: Vec<Part> = [given, surname]
            .iter()
            .flat_map(|piece| piece.split(|letter: char| letter.is_whitespace() || "-–.,/".contains(letter)))
            .map(plain)
            .filter(|part| !part.is_empty() && !TITLES.contains(&part.as_str()))
            .map(Part::new)
            .collect();
        parts.first_mut()?.first = true;
        parts.last_mut()?.last = true;
        Some(Self { parts })
    }

    /// Its parts in the order in which they are written, the surname last.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The same for all orders and for most spellings of a name.
    pub fn key(&self) -> String {
        let mut sounds: Vec<String> =
            self.parts.iter().filter(|part| !part.is_particle()).map(|part| sound(&part.plain)).collect();
        sounds.sort_unstable();
        sounds.join(" ")
    }

    /// The same for all orders, and for no two spellings but those of umlauts, marks and case.
    pub fn in_any_order(&self) -> String {
        let mut parts: Vec<&str> = self.parts.iter().map(|part| part.plain.as_str()).collect();
        parts.sort_unstable();
        parts.join(" ")
    }

    /// Whether it has a given name and a surname, both written out.
    pub fn is_full(&self) -> bool {
        self.parts.iter().filter(|part| !part.is_particle() && part.letters() > 1).count() > 1
    }

    /// How much of a name it is: the fuller one tells more about whose it can be.
    pub fn length(&self) -> usize {
        self.parts.iter().map(|part| part.plain.len()).sum()
    }

    /// How it agrees with another.
    pub fn agreement(&self, other: &Name, census: &Census) -> Agreement {
        let (mine, others) = (self.joined_as_in(other), other.joined_as_in(self));
        let (mut left, mut right): (Vec<&Part>, Vec<&Part>) =
            (mine.iter().collect(), others.iter().collect());
        pair_off(&mut left, &mut right, |one, other| one.is_particle() && one.plain == other.plain);
        let same = pair_off(&mut left, &mut right, |one, other| one.plain == other.plain);
        let heard = pair_off(&mut left, &mut right, Part::sounds_as);
        let mistyped = pair_off(&mut left, &mut right, |one, other| one.is_mistyped(other, census));
        let initials = pair_off(&mut left, &mut right, Part::is_initial_of);
        let alike = same + heard + mistyped;
        let (left, right) = (names_in(&left), names_in(&right));
        match (alike, initials, left.len() + right.len()) {
            (0, ..) => Agreement::Different,
            _ if !left.is_empty() && !right.is_empty() => Agreement::Different,
            (1, 0, _) => Agreement::Open,
            (1, ..) => Agreement::InPart,
            (_, 0, 0) if heard + mistyped == 0 => Agreement::Same,
            _ if left.iter().chain(&right).any(|part| part.first) => Agreement::InPart,
            _ => Agreement::Alike,
        }
    }

    /// The parts; neighbours that the other one writes as one word are one: Hans Peter, Hanspeter.
    fn joined_as_in(&self, other: &Name) -> Vec<Part> {
        let mut joined: Vec<Part> = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            if let Some(before) = joined.last_mut() {
                let both = format!("{}{}", before.plain, part.plain);
                if other.parts.iter().any(|part| part.plain == both) {
                    *before = Part { first: before.first, last: part.last, ..Part::new(both) };
                    continue;
                }
            }
            joined.push(part.clone());
        }
        joined
    }
}

impl Part {
    fn new(plain: String) -> Self {
        Self { respelled: respelled(&plain), plain, first: false, last: false }
    }

    /// Whether it is left out as often as written.
    pub fn is_particle(&self) -> bool {
        PARTICLES.contains(&self.plain.as_str())
    }

    fn is_initial_of(&self, other: &Part) -> bool {
        let shorter = self.letters().min(other.letters());
        shorter == 1 && self.begins_as(other)
    }

    /// Whether one is the other with a typing error.
    ///
    /// One letter more or less makes a sibling's given name as easily as an error: Jan and Jana, Marie and
    /// Maria, Martin and Marvin. So two known given names are no error, and a known one and one that nobody else
    /// has are; where nothing is known, an error counts only within the name. A surname is safer, the given
    /// name being the same.
    fn is_mistyped(&self, other: &Part, census: &Census) -> bool {
        let [given, others_given] = [self, other].map(|part| census.is_given_name(part));
        let is_surname = self.last && other.last || [self, other].iter().any(|part| census.is_surname(part));
        let shorter = self.letters().min(other.letters());
        let may_err = match (given, others_given) {
            (true, true) => false,
            (true, false) => shorter >= LONG && census.is_unheard_of(other),
            (false, true) => shorter >= LONG && census.is_unheard_of(self),
            (false, false) if is_surname => shorter >= LONG,
            (false, false) => shorter >= LONG_UNKNOWN && self.begins_as(other) && self.ends() == other.ends(),
        };
        may_err && strsim::osa_distance(&self.plain, &other.plain) == 1
    }

    /// Whether both are one name by ear: Khaled and Khalid, Mehmet and Mehmed. A vowel at the end is heard:
    /// Martin is not Martina.
    fn sounds_as(&self, other: &Part) -> bool {
        let is_long = self.letters().min(other.letters()) >= LONG_SOUND;
        let ends_alike = match [self, other].map(|part| part.ends().filter(|end| "aeiouy".contains(*end))) {
            [None, None] => true,
            [one, other] => one == other,
        };
        self.respelled == other.respelled
            || is_long && ends_alike && self.begins_as(other) && sound(&self.plain) == sound(&other.plain)
    }

    fn begins_as(&self, other: &Part) -> bool {
        self.plain.chars().next() == other.plain.chars().next()
    }

    fn ends(&self) -> Option<char> {
        self.plain.chars().next_back()
    }

    fn letters(&self) -> usize {
        self.plain.chars().count()
    }
}

/// Takes pairs that fit out of both; how many.
fn pair_off(left: &mut Vec<&Part>, right: &mut Vec<&Part>, fits: impl Fn(&Part, &Part) -> bool) -> usize {
    let before = left.len();
    left.retain(|one| match right.iter().position(|other| fits(one, other)) {
        Some(at) => {
            right.remove(at);
            false
        }
        None => true,
    });
    before - left.len()
}

fn names_in<'a>(parts: &[&'a Part]) -> Vec<&'a Part> {
    parts.iter().copied().filter(|part| !part.is_particle()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement(one: &str, other: &str) -> Agreement {
        let (one, other) = (Name::read(one).unwrap(), Name::read(other).unwrap());
        let census = Census::of([&one, &other].into_iter());
        assert_eq!(one.agreement(&other, &census), other.agreement(&one, &census), "it depends on the order");
        one.agreement(&other, &census)
    }

    #[test]
    fn the_same_name_however_it_is_written() {
        for (one, other) in [
            ("Jörg Müller", "JOERG MUELLER"),
            ("Anna Weiß", "weiss, anna"),
            ("Anna Weiß", "Weiss Anna"),
            ("Hans-Peter Groß", "Hanspeter Gross"),
            ("Hans-Peter Groß", "Groß Hans Peter"),
            ("Frau Dr. Ada Löwe", "Ada Loewe"),
            ("Karl von Stein", "Karl Stein"),
            ("Yasin El Amrani", "Yasin El-Amrani"),
            ("Yasin El Amrani", "Yasin Elamrani"),
            ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
            ("Ayşe Yıldız", "Ayse Yildiz"),
        ] {
            assert_eq!(agreement(one, other), Agreement::Same, "{one} / {other}");
        }
    }

    #[test]
    fn nearly_the_same_name() {
        for (one, other) in [
            ("Stephan Maier", "Stefan Meyer"),
            ("Mohammed Haddad", "Mohamed Haddad"),
            ("Muhammad Haddad", "Mohamed Haddad"),
            ("Khaled Haddad", "Khalid Haddad"),
            ("Mehmet Kaya", "Kaya Mehmed"),
            ("Sabine Schneider", "Sabine Scheider"),
            ("Sabine Schneider", "Sbaine Schneider"),
            ("Sabine Schmidt", "Sabine Schmid"),
            ("Anna Maria Vogel", "Anna Vogel"),
            ("Anna Maria Vogel", "Anna M. Vogel"),
            ("Anna Schulz-Vogel", "Anna Vogel"),
        ] {
            assert_eq!(agreement(one, other), Agreement::Alike, "{one} / {other}");
        }
    }

    #[test]
    fn only_the_beginning_of_a_name() {
        for (one, other) in [("A. Vogel", "Anna Vogel"), ("Maria Vogel", "Anna Maria Vogel")] {
            assert_eq!(agreement(one, other), Agreement::InPart, "{one} / {other}");
        }
        for (one, other) in [
            ("Vogel", "Anna Vogel"),
            ("Vogel", "Vogel"),
            ("Anna", "Anna Vogel"),
            ("El Amrani", "Yasin El Amrani"),
        ] {
            assert_eq!(agreement(one, other), Agreement::Open, "{one} / {other}");
        }
    }

    #[test]
    fn different_people() {
        for (one, other) in [
            ("Anna Vogel", "Ben Vogel"),
            ("Jan Vogel", "Jana Vogel"),
            ("Vogel Jan", "Jana Vogel"),
            ("Tim Vogel", "Tom Vogel"),
            ("Marie Vogel", "Maria Vogel"),
            ("Julia Vogel", "Julian Vogel"),
            ("Martin Vogel", "Martina Vogel"),
            ("Daniele Vogel", "Daniela Vogel"),
            ("Anna Vogel", "Hanna Vogel"),
            ("Anna Maria Vogel", "Anna Sophie Vogel"),
            ("Klaus Vogel sen.", "Klaus Vogel jun."),
            ("A. Vogel", "Ben Vogel"),
            ("Anna Vogel", "Anna Stein"),
            ("A.", "V."),
        ] {
            assert_eq!(agreement(one, other), Agreement::Different, "{one} / {other}");
        }
    }

    #[test]
    fn a_typing_error_makes_no_known_given_name() {
        let names =
            ["Martin", "Marvin", "Martine"].map(|given| Name::read(&format!("{given} Vogel")).unwrap());
        let [martin, marvin, martine] = &names;
        let others = ["Stein", "Bach", "Wolf"].map(|surname| {
            ["Martin", "Marvin"].map(|given| Name::read(&format!("{given} {surname}")).unwrap())
        });
        let (nothing, census) = (Census::default(), Census::of(names.iter().chain(others.as_flattened())));
        assert_eq!(martin.agreement(marvin, &nothing), Agreement::Alike);
        assert_eq!(martin.agreement(marvin, &census), Agreement::Different, "both are known");
        assert_eq!(martin.agreement(martine, &nothing), Agreement::Different);
        assert_eq!(martin.agreement(martine, &census), Agreement::Alike, "nobody else is called so");
    }

    #[test]
    fn what_is_no_name_is_none() {
        for written in ["", " , ", "🙂", "Dr."] {
            assert_eq!(Name::read(written), None, "{written}");
        }
    }

    #[test]
    fn an_endless_name_is_cut() {
        for endless in ["a".repeat(100_000), "a ".repeat(100_000)] {
            assert_eq!(Name::read(&endless), Name::read(&endless[..MOST_LETTERS]));
        }
    }
}
