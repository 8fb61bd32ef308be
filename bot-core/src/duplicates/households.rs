//! Who shares a telephone number or an e-mail address, as far as full names tell.

use std::collections::BTreeMap;

use super::census::Census;
use super::evidence::Party;
use super::name::{Agreement, Name};

/// Where more names than this are, a part of a name can be anybody's.
const MOST_NAMES: usize = 16;

/// The full names under each number and address.
#[derive(Default)]
pub struct Households(BTreeMap<String, Vec<Name>>);

impl Households {
    /// Of all bookings.
    pub fn of(parties: &[Party<'_>]) -> Self {
        let mut households = Self::default();
        for party in parties {
            let Some(name) = party.name.as_ref().filter(|name| name.is_full()) else { continue };
            for contact in party.contacts() {
                let names = households.0.entry(contact.to_owned()).or_default();
                if names.len() <= MOST_NAMES && !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        households
    }

    /// Whether a part of a name can be several people's under this number or address: “M. Vogel”, where Max
    /// and Moritz are.
    pub fn several_fit(&self, part: &Name, contact: &str, census: &Census) -> bool {
        let names = self.0.get(contact).map_or(&[][..], Vec::as_slice);
        let differ = |one: &Name, other: &Name| one.agreement(other, census) == Agreement::Different;
        let fitting: Vec<&Name> = names.iter().filter(|name| !differ(part, name)).collect();
        let two_differ = || fitting.iter().any(|one| fitting.iter().any(|other| differ(one, other)));
        names.len() > MOST_NAMES || two_differ()
    }
}
