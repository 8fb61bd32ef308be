//! Pairs that share a booking become one group: somebody with five bookings is one case for a clerk.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Known, Link, Party};
use super::name::Name;
use super::{Group, Reason};

/// Groups while they grow.
pub struct Groups<'a, 'b> {
    parties: &'b [Party<'a>],
    known: &'b Known,
    /// In which group a booking is, by their positions.
    group_of: BTreeMap<usize, usize>,
    growing: BTreeMap<usize, Growing>,
}

/// A group while it grows.
struct Growing {
    members: Vec<usize>,
    /// The one with the fullest name, which tells best whose the group is.
    fullest: usize,
    score: u8,
    reasons: BTreeSet<Reason>,
}

impl<'a, 'b> Groups<'a, 'b> {
    /// None yet. The parties come earliest first.
    pub fn new(parties: &'b [Party<'a>], known: &'b Known) -> Self {
        Self { parties, known, group_of: BTreeMap::new(), growing: BTreeMap::new() }
    }

    /// Makes one of the two groups that a link leads from and to, unless their fullest names say that
    /// these are two people: “M. Vogel” may be Max or Moritz, but not both.
    pub fn join(&mut self, link: Link) {
        let (one, other) = (self.group_of(link.between.0), self.group_of(link.between.1));
        if one == other {
            return;
        }
        let (Some(mut large), Some(mut small)) = (self.growing.remove(&one), self.growing.remove(&other))
        else {
            return;
        };
        if self.are_two(&large, &small) {
            self.growing.extend([(one, large), (other, small)]);
            return;
        }
        if small.members.len() > large.members.len() {
            std::mem::swap(&mut large, &mut small);
        }
        // The smaller one moves: each booking moves as often as its group can double.
        self.group_of.extend(small.members.iter().map(|member| (*member, large.home())));
        large.score = large.score.min(small.score).min(link.score());
        large.fullest = self.fuller(large.fullest, small.fullest);
        large.members.extend(small.members);
        large.reasons.extend(small.reasons.into_iter().chain(link.reasons));
        self.growing.insert(large.home(), large);
    }

    /// The groups of two and more, the most probable first, then the earliest.
    pub fn into_groups(self) -> Vec<Group<'a>> {
        let Self { parties, growing, .. } = self;
        let joined = growing.into_values().filter(|group| group.members.len() > 1);
        let mut groups: Vec<Group<'a>> = joined.map(|group| group.grown(parties)).collect();
        groups.sort_by_key(|group| Reverse(group.score));
        groups
    }

    /// The group a booking is in; one of its own, if in none.
    fn group_of(&mut self, booking: usize) -> usize {
        let group = *self.group_of.entry(booking).or_insert(booking);
        let alone =
            || Growing { members: vec![booking], fullest: booking, score: 100, reasons: BTreeSet::new() };
        self.growing.entry(group).or_insert_with(alone);
        group
    }

    fn are_two(&self, one: &Growing, other: &Growing) -> bool {
        match (self.parties.get(one.fullest), self.parties.get(other.fullest)) {
            (Some(one), Some(other)) => one.is_clearly_not(other, self.known),
            _ => false,
        }
    }

    fn fuller(&self, one: usize, other: usize) -> usize {
        let length = |at: usize| self.parties.get(at)?.name.as_ref().map(Name::length);
        if length(other) > length(one) { other } else { one }
    }
}

impl Growing {
    /// The number it goes by: its first member's.
    fn home(&self) -> usize {
        self.members.first().copied().unwrap_or_default()
    }

    fn grown<'a>(mut self, parties: &[Party<'a>]) -> Group<'a> {
        self.members.sort_unstable();
        let members = self.members.into_iter().filter_map(|member| parties.get(member));
        let bookings = members.map(|party| party.booking).collect();
        Group { bookings, score: self.score, reasons: self.reasons }
    }
}
