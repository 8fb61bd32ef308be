//! Which bookings are compared: never all with all.
//!
//! Bookings for one service that share a person, a number, an address or the sound of a name stand in one
//! block, sorted by that sound and by time; each is compared with the [`NEIGHBOURS`] after it. A
//! booking has at most four keys, so of `n` bookings at most 4 · 16 · `n` pairs are compared, however large a
//! block is: a carer's number under which hundreds are booked, or one name with hundreds of bookings.
//! In such a block, those whose names sound alike stand beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Known, Link, Party};
use crate::ids::ServiceId;

/// With how many of those after it in a block a booking is compared.
const NEIGHBOURS: usize = 16;

/// What bookings that are compared share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Person(&'a str),
    Phone(&'a str),
    Email(&'a str),
    Name(&'a str),
}

/// All pairs that are compared, with what was seen; the parties come earliest first.
pub fn links(parties: &[Party<'_>], known: &Known) -> Vec<Link> {
    let pairs: BTreeSet<(usize, usize)> = blocks(parties).into_values().flat_map(neighbours).collect();
    let link = |between: (usize, usize)| {
        let (one, other) = (parties.get(between.0)?, parties.get(between.1)?);
        Some(Link { between, reasons: one.reasons(other, known) })
    };
    pairs.into_iter().filter_map(link).collect()
}

/// The positions of the bookings of each block, sorted.
fn blocks<'a>(parties: &'a [Party<'_>]) -> BTreeMap<(ServiceId, Key<'a>), Vec<usize>> {
    let mut sorted: Vec<(usize, &Party<'_>)> = parties.iter().enumerate().collect();
    // Those that sound the same stay earliest first.
    sorted.sort_by_key(|(_, party)| &party.name_key);
    let mut blocks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, party) in sorted {
        for service in party.booking.appointment.services() {
            for key in keys(party) {
                blocks.entry((service.clone(), key)).or_default().push(at);
            }
        }
    }
    blocks
}

fn keys<'a>(party: &'a Party<'_>) -> impl Iterator<Item = Key<'a>> {
    let keys = [
        Some(Key::Person(party.booking.person.as_str())),
        party.phone.as_deref().map(Key::Phone),
        party.email.as_deref().map(Key::Email),
        party.name_key.as_deref().map(Key::Name),
    ];
    keys.into_iter().flatten()
}

fn neighbours(block: Vec<usize>) -> Vec<(usize, usize)> {
    let after = |at: usize| block.iter().skip(at + 1).take(NEIGHBOURS);
    let pairs = block.iter().enumerate().flat_map(|(at, one)| after(at).map(|other| (*one, *other)));
    pairs.map(|(one, other)| (one.min(other), one.max(other))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::booking;
    use super::*;

    #[test]
    fn the_work_grows_with_the_number_of_bookings_only() {
        let crowd = |n: usize| {
            let one = |at: usize| booking(&format!("{at:03}"), "Anna Vogel", "0231 471100", (at % 40) as i64);
            let bookings: Vec<_> = (0..n).map(one).collect();
            let parties: Vec<_> = bookings.iter().map(Party::new).collect();
            links(&parties, &Known::of(&parties)).len()
        };
        for n in [100, 1_000, 4_000] {
            assert!(crowd(n) <= 4 * NEIGHBOURS * n, "{n}");
        }
    }
}
