//! Which live appointments probably belong to one person who booked twice for the same errand.
//!
//! Limits count what they can recognise: a person who comes from another account, writes the name
//! differently or gives another number is somebody else to them. Here such bookings are found, with a score
//! and its reasons, for staff to look at. Nothing is decided here: a list for people is all it is.
//!
//! - [`contact`]: telephone numbers and e-mail addresses as people mean them
//! - [`name`]: names however they are written; [`spelling`] helps
//! - [`census`], [`households`]: what all bookings together tell of names, and of who lives together
//! - [`candidates`]: which bookings are compared at all, so that the work grows with their number
//! - [`evidence`]: what speaks for one person, and how much
//! - [`groups`]: pairs become groups, without two who are clearly different
//!
//! One errand is one service: who has a passport and an identity card to fetch has two. Nicknames (Hans
//! for Johannes) and other scripts are not recognised, and whoever changes name, number and address is
//! somebody new.
//!
//! To add a reason: a variant of [`Reason`] with its points, and where it is seen in [`evidence`]. Then look
//! at what `tests/tests/duplicates` measures.

mod candidates;
mod census;
pub mod contact;
mod evidence;
mod groups;
mod households;
pub(crate) mod name;
mod spelling;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Contact};
use crate::ids::PersonId;

use evidence::{Known, Party};
use groups::Groups;

/// From this score on, bookings are listed.
pub const THRESHOLD: u8 = 60;

/// A live appointment and who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// What was booked.
    pub appointment: Appointment,
    /// For whom: all accounts that are linked are one person, and whoever is named in them another.
    pub person: PersonId,
    /// What is known of who comes.
    pub contact: Contact,
}

/// Why bookings are held for one person's; or why not quite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// They were booked from one account, or from linked ones.
    SamePerson,
    /// The telephone number is the same.
    SamePhone,
    /// The telephone numbers are one typing error apart.
    PhoneAlike,
    /// The e-mail address is the same.
    SameEmail,
    /// The name is the same, but for umlauts, case and order.
    SameName,
    /// The name sounds alike, has a typing error, or lacks a second given name.
    NameAlike,
    /// One name is only a part of the other: an initial, a surname, or not the first given name. It is nobody
    /// else's under that number or address.
    NameInPart,
    /// Few others can be expected to be called so.
    RareName,
    /// Nobody else can be expected to be called so.
    UniqueName,
    /// The appointments are within a week.
    SameWeek,
    /// Both give a telephone number, and not the same.
    OtherPhone,
    /// Both give an e-mail address, and not the same.
    OtherEmail,
}

impl Reason {
    /// What it adds to the score. The sum of all, between 0 and 100, is the score.
    ///
    /// A number or an address is enough with a name that fits; a name alone must be rare, and the rarer, the
    /// more weeks may lie between and the less it takes another number ill.
    pub fn points(self) -> i16 {
        match self {
            Reason::SamePerson => 60,
            Reason::SamePhone | Reason::SameEmail | Reason::SameName => 40,
            Reason::NameAlike => 35,
            Reason::PhoneAlike => 30,
            Reason::NameInPart => 20,
            Reason::RareName => 15,
            Reason::UniqueName => 25,
            Reason::SameWeek => 10,
            Reason::OtherPhone | Reason::OtherEmail => -10,
        }
    }
}

/// Bookings for one service that are probably one person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// Two at least, earliest first.
    pub bookings: Vec<&'a Booking>,
    /// How probable it is, 0 to 100: of the weakest link that holds them together.
    pub score: u8,
    /// All that was seen.
    pub reasons: BTreeSet<Reason>,
}

impl Group<'_> {
    /// How many days lie between the first and the last.
    pub fn days(&self) -> i64 {
        match (self.bookings.first(), self.bookings.last()) {
            (Some(first), Some(last)) => evidence::days(&first.appointment, &last.appointment),
            _ => 0,
        }
    }
}

/// The groups that reach [`THRESHOLD`], the most probable first.
///
/// Of `n` bookings, at most 64 · `n` pairs are compared (see [`candidates`]); sorting them is the rest of
/// the work.
pub fn find(bookings: &[Booking]) -> Vec<Group<'_>> {
    let mut parties: Vec<Party<'_>> = bookings.iter().map(Party::new).collect();
    // Earliest first; and whatever order they come in, the same is found.
    parties.sort_by_key(|party| (party.booking.appointment.starts_at, &party.booking.appointment.reference));
    let known = Known::of(&parties);
    let mut links = candidates::links(&parties, &known);
    links.retain(|link| link.score() >= THRESHOLD);
    // The strongest come first, so that a weak one can't keep a strong one out of its group.
    links.sort_by_cached_key(|link| (Reverse(link.score()), link.between));
    let mut groups = Groups::new(&parties, &known);
    for link in links {
        groups.join(link);
    }
    groups.into_groups()
}
