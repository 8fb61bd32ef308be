//! What the names of all bookings together tell about each: which parts are given names, and which
//! names are rare. No list of names has to be kept up, and each city has its own.

use std::collections::{BTreeMap, BTreeSet};

use super::name::{Name, Part};

/// Fewer namesakes than this make it unlikely that two of them want the same within a week,
const RARE: f64 = 0.5;
/// and fewer than this that there are two of them at all.
const UNIQUE: f64 = 0.07;
/// What begins so many names is known as a given name, and what ends so many as a surname.
const KNOWN: usize = 3;

/// How seldom a name can be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rarity {
    /// Two who have it hardly want the same at the same time.
    Rare,
    /// Two hardly have it.
    Unique,
}

/// The names of all bookings.
#[derive(Clone, Debug, Default)]
pub struct Census {
    names: BTreeSet<String>,
    /// The names that a part, as it is heard, stands in.
    bearers: BTreeMap<String, BTreeSet<String>>,
    /// The names that a part, as it is written, begins, and those that it ends.
    begins: BTreeMap<String, BTreeSet<String>>,
    ends: BTreeMap<String, BTreeSet<String>>,
}

impl Census {
    /// Counts names; the same name counts once, however often it is there and however it is spelled.
    pub fn of<'a>(names: impl Iterator<Item = &'a Name>) -> Self {
        let mut census = Self::default();
        for name in names {
            census.count(name);
        }
        census
    }

    fn count(&mut self, name: &Name) {
        let key = name.key();
        self.names.insert(key.clone());
        let mut note = |counts: fn(&mut Self) -> &mut BTreeMap<String, BTreeSet<String>>, part: &str| {
            counts(self).entry(part.to_owned()).or_default().insert(key.clone());
        };
        for part in name.parts() {
            note(|census| &mut census.bearers, &part.respelled);
        }
        if let [first, .., last] = name.parts() {
            note(|census| &mut census.begins, &first.plain);
            note(|census| &mut census.ends, &last.plain);
        }
    }

    /// Whether several people are called so by their given name.
    pub fn is_given_name(&self, part: &Part) -> bool {
        let begins = size(self.begins.get(&part.plain));
        begins >= KNOWN && begins > size(self.ends.get(&part.plain))
    }

    /// Whether several people are called so by their surname.
    pub fn is_surname(&self, part: &Part) -> bool {
        let ends = size(self.ends.get(&part.plain));
        ends >= KNOWN && ends > size(self.begins.get(&part.plain))
    }

    /// Whether nobody else writes any part of a name so.
    pub fn is_unheard_of(&self, part: &Part) -> bool {
        size(self.begins.get(&part.plain)) + size(self.ends.get(&part.plain)) <= 1
    }

    /// How rare a name is; nothing, where it is not.
    pub fn rarity(&self, name: &Name) -> Option<Rarity> {
        match self.namesakes(name) {
            few if few < UNIQUE => Some(Rarity::Unique),
            few if few < RARE => Some(Rarity::Rare),
            _ => None,
        }
    }

    /// How many others have a name by chance: as many as have its first part, times the share of those who have
    /// the next.
    fn namesakes(&self, name: &Name) -> f64 {
        let others = |part: &Part| size(self.bearers.get(&part.respelled)).saturating_sub(1) as f64;
        let all = self.names.len() as f64;
        all * name
            .parts()
            .iter()
            .filter(|part| !part.is_particle())
            .map(|part| others(part) / all)
            .product::<f64>()
    }
}

fn size(names: Option<&BTreeSet<String>>) -> usize {
    names.map_or(0, BTreeSet::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn census(names: &[&str]) -> Census {
        let names: Vec<Name> = names.iter().filter_map(|name| Name::read(name)).collect();
        Census::of(names.iter())
    }

    #[test]
    fn a_part_that_begins_several_names_is_a_given_name() {
        let census = census(&[
            "Jan Vogel",
            "Jan Stein",
            "Stein, Jan",
            "Jan Bach",
            "Vogel Ben",
            "Lea Vogel",
            "Lea Fogel",
            "Lea Stein",
        ]);
        let part = |part: &str| Name::read(part).unwrap().parts()[0].clone();
        assert!(census.is_given_name(&part("Jan")));
        assert!(!census.is_given_name(&part("Vogel")));
        assert!(!census.is_given_name(&part("Lea")), "one of the names is in two spellings");
        assert!(census.is_unheard_of(&part("Ben")));
        assert!(!census.is_unheard_of(&part("Stein")));
    }

    #[test]
    fn a_name_is_rare_when_its_parts_seldom_meet() {
        let given = ["Anna", "Ben", "Lea", "Tim", "Jan"];
        let all: Vec<String> = given
            .iter()
            .flat_map(|given| ["Vogel", "Stein", "Bach", "Wolf"].map(|surname| format!("{given} {surname}")))
            .chain(["Ada Vogel".into(), "Ada Löwe".into(), "Anna Löwe".into()])
            .collect();
        let census = census(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let rarity = |name: &str| census.rarity(&Name::read(name).unwrap());
        assert_eq!(rarity("Anna Stein"), None, "each given name with each surname");
        assert_eq!(rarity("Ada Vogel"), Some(Rarity::Rare));
        assert_eq!(rarity("Ada Löwe"), Some(Rarity::Unique));
        assert_eq!(rarity("Löwe"), None, "a surname alone");
    }
}
