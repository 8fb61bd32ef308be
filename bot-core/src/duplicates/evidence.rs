//! What speaks for two bookings being one person's, and what against it.

use std::collections::BTreeSet;

use super::census::{Census, Rarity};
use super::households::Households;
use super::name::{Agreement, Name};
use super::{Booking, Reason, contact};
use crate::desk::Appointment;

const WEEK: i64 = 7;

/// A booking with what it is compared by.
pub struct Party<'a> {
    pub booking: &'a Booking,
    pub name: Option<Name>,
    pub name_key: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// What all bookings together tell.
pub struct Known {
    pub census: Census,
    pub households: Households,
}

/// Two bookings, by their positions, and what speaks for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub between: (usize, usize),
    pub reasons: BTreeSet<Reason>,
}

impl Known {
    /// From all bookings.
    pub fn of(parties: &[Party<'_>]) -> Self {
        let census = Census::of(parties.iter().filter_map(|party| party.name.as_ref()));
        Self { census, households: Households::of(parties) }
    }
}

impl<'a> Party<'a> {
    /// Reads what is known of who comes.
    pub fn new(booking: &'a Booking) -> Self {
        let name = booking.contact.name.as_deref().and_then(Name::read);
        Self {
            booking,
            name_key: name.as_ref().map(Name::key),
            name,
            phone: booking.contact.phone.as_deref().and_then(contact::phone),
            email: booking.contact.email.as_deref().and_then(contact::email),
        }
    }

    /// Whether the names say that these are two people. Parents and their children, carers and their
    /// charges share numbers, addresses and accounts.
    pub fn is_clearly_not(&self, other: &Self, known: &Known) -> bool {
        self.agreement(other, &known.census) == Some(Agreement::Different)
    }

    /// All that was seen; nothing where the names say that these are two people, or that it can be anybody
    /// of a family.
    pub fn reasons(&self, other: &Self, known: &Known) -> BTreeSet<Reason> {
        let agreement = self.agreement(other, &known.census);
        let name = match agreement {
            Some(Agreement::Different) => return BTreeSet::new(),
            Some(Agreement::Open | Agreement::InPart) if self.can_be_anybody(other, known) => {
                return BTreeSet::new();
            }
            Some(Agreement::Open | Agreement::InPart) => Some(Reason::NameInPart),
            Some(Agreement::Alike) => Some(Reason::NameAlike),
            Some(Agreement::Same) => Some(Reason::SameName),
            None => None,
        };
        let rarity = agreement.filter(|agreement| *agreement >= Agreement::Alike).and_then(|_| {
            let rarity = |party: &Self| party.name.as_ref().and_then(|name| known.census.rarity(name));
            rarity(self).min(rarity(other))
        });
        let rare = rarity.map(|rarity| match rarity {
            Rarity::Rare => Reason::RareName,
            Rarity::Unique => Reason::UniqueName,
        });
        let week = days(&self.booking.appointment, &other.booking.appointment) <= WEEK;
        [
            (self.booking.person == other.booking.person).then_some(Reason::SamePerson),
            self.phones(other),
            self.emails(other),
            name,
            rare,
            week.then_some(Reason::SameWeek),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// How the numbers agree. Hardly any two numbers of people with one name are a digit apart.
    fn phones(&self, other: &Self) -> Option<Reason> {
        let (one, other) = (self.phone.as_deref()?, other.phone.as_deref()?);
        Some(match strsim::osa_distance(one, other) {
            0 => Reason::SamePhone,
            1 => Reason::PhoneAlike,
            _ => Reason::OtherPhone,
        })
    }

    /// How the addresses agree. Many are a digit apart, because somebody else of that name had the other.
    fn emails(&self, other: &Self) -> Option<Reason> {
        let (one, other) = (self.email.as_deref()?, other.email.as_deref()?);
        Some(if one == other { Reason::SameEmail } else { Reason::OtherEmail })
    }

    /// The number and the address.
    pub fn contacts(&self) -> impl Iterator<Item = &str> {
        [&self.phone, &self.email].into_iter().flatten().map(String::as_str)
    }

    /// Whether the shorter of the two names fits several people under a number or address of theirs.
    fn can_be_anybody(&self, other: &Self, known: &Known) -> bool {
        let names = [self, other].map(|party| party.name.as_ref());
        let shorter = names.into_iter().flatten().min_by_key(|name| name.length());
        let several = |name| self.contacts().any(|at| known.households.several_fit(name, at, &known.census));
        shorter.is_some_and(several)
    }

    /// How the names agree; unknown where one is missing.
    fn agreement(&self, other: &Self, census: &Census) -> Option<Agreement> {
        Some(self.name.as_ref()?.agreement(other.name.as_ref()?, census))
    }
}

impl Link {
    /// How probable it is that both are one person's, 0 to 100.
    pub fn score(&self) -> u8 {
        let points: i16 = self.reasons.iter().map(|reason| reason.points()).sum();
        u8::try_from(points.clamp(0, 100)).unwrap_or(0)
    }
}

/// How many days lie between the beginnings of two, rounded: offices open by day, so a night between
/// them makes a day more.
pub fn days(one: &Appointment, other: &Appointment) -> i64 {
    let hours = (one.starts_at - other.starts_at).num_hours().abs();
    (hours + 12) / 24
}
