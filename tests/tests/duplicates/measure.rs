//! Precision and recall, counted in pairs: a group of three that should be two and one has two wrong
//! pairs.

use std::collections::BTreeMap;
use std::fmt;

use bot_core::duplicates;
use bot_core::ids::ServiceId;

use crate::bookings::Bookings;
use crate::writing::Twist;

/// What was to be found and what was, in pairs.
#[derive(Default)]
pub struct Measured {
    bookings: usize,
    groups: usize,
    /// Of one person: how many there are, and how many are listed.
    one_person: BTreeMap<Twist, (usize, usize)>,
    /// Of two people: how many are listed.
    two_people: BTreeMap<Tie, usize>,
}

/// What two people have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Household,
    Representative,
    Nothing,
}

impl Measured {
    /// Looks for duplicates, and compares with the truth.
    pub fn of(all: &Bookings) -> Self {
        let groups = duplicates::find(&all.bookings);
        let mut measured = Self { bookings: all.bookings.len(), groups: groups.len(), ..Self::default() };
        for (one, other) in pairs_of_one(all) {
            measured.one_person.entry(twist(all, one, other)).or_default().0 += 1;
        }
        for group in groups {
            let numbers: Vec<usize> = group
                .bookings
                .iter()
                .map(|booking| booking.appointment.id.as_str().parse().unwrap())
                .collect();
            for (one, other) in pairs(&numbers) {
                measured.list(all, one, other);
            }
        }
        measured
    }

    fn list(&mut self, all: &Bookings, one: usize, other: usize) {
        if all.made[one].human == all.made[other].human {
            self.one_person.entry(twist(all, one, other)).or_default().1 += 1;
        } else {
            *self.two_people.entry(tie(all, one, other)).or_default() += 1;
        }
    }

    /// Both together.
    pub fn and(mut self, other: Self) -> Self {
        self.bookings += other.bookings;
        self.groups += other.groups;
        for (twist, (there, listed)) in other.one_person {
            let sum = self.one_person.entry(twist).or_default();
            *sum = (sum.0 + there, sum.1 + listed);
        }
        for (tie, listed) in other.two_people {
            *self.two_people.entry(tie).or_default() += listed;
        }
        self
    }

    /// How many of the listed pairs are right.
    pub fn precision(&self) -> f64 {
        let (_, right) = self.sum();
        right as f64 / (right + self.two_people.values().sum::<usize>()) as f64
    }

    /// How many of the pairs that are there are listed.
    pub fn recall(&self) -> f64 {
        let (there, listed) = self.sum();
        listed as f64 / there as f64
    }

    fn sum(&self) -> (usize, usize) {
        self.one_person.values().fold((0, 0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1))
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "pairs of one person, the name being …   there  listed")?;
        for (twist, (there, listed)) in &self.one_person {
            writeln!(f, "  {:<37} {there:>5}  {listed:>6}", words(*twist))?;
        }
        writeln!(f, "pairs of two people, who share …")?;
        for (tie, listed) in &self.two_people {
            writeln!(f, "  {:<37}        {listed:>6}", format!("{tie:?}").to_lowercase())?;
        }
        let Self { bookings, groups, .. } = self;
        let (precision, recall) = (self.precision(), self.recall());
        write!(f, "{bookings} bookings, {groups} groups: precision {precision:.3}, recall {recall:.3}")
    }
}

fn words(twist: Twist) -> &'static str {
    match twist {
        Twist::Plain => "written in full",
        Twist::Shortened => "short of a second name",
        Twist::Heard => "written by ear",
        Twist::Mistyped => "mistyped",
        Twist::InPart => "an initial or a surname",
        Twist::Nickname => "a nickname",
    }
}

/// The worse of the two.
fn twist(all: &Bookings, one: usize, other: usize) -> Twist {
    all.made[one].twist.max(all.made[other].twist)
}

fn tie(all: &Bookings, one: usize, other: usize) -> Tie {
    let [one, other] = [one, other].map(|number| &all.humans[all.made[number].human]);
    if one.household == other.household {
        Tie::Household
    } else if one.represented_by.is_some() && one.represented_by == other.represented_by {
        Tie::Representative
    } else {
        Tie::Nothing
    }
}

/// All pairs of bookings that one person made for one service.
fn pairs_of_one(all: &Bookings) -> Vec<(usize, usize)> {
    let mut made: BTreeMap<(usize, &ServiceId), Vec<usize>> = BTreeMap::new();
    for (number, (booking, by)) in all.bookings.iter().zip(&all.made).enumerate() {
        made.entry((by.human, &booking.appointment.service)).or_default().push(number);
    }
    made.values().flat_map(|numbers| pairs(numbers)).collect()
}

fn pairs(numbers: &[usize]) -> Vec<(usize, usize)> {
    let after = |at: usize| &numbers[at + 1..];
    numbers.iter().enumerate().flat_map(|(at, one)| after(at).iter().map(|other| (*one, *other))).collect()
}
