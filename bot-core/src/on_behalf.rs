//! Staff book for somebody who called or wrote, and change what was booked.
//!
//! What is wanted is a [`Commission`]: it comes in one message, from a pasted mail, or step by step. Places come from
//! the lane `staff`; in an emergency, for which a reason is stated, from whichever lane is free first. Whoever comes is
//! a person like others, known by name and number, so that limits count for them, too. They have no chat: staff give
//! them a [`ClaimCode`] by which a chat takes the appointment over.
//!
//! Staff find appointments by their references, and by names and numbers only where these may be shown: what was typed
//! about a citizen is repeated nowhere else.
//!
//! To add something that staff can do for a caller: a variant of [`OnBehalfCall`] and what comes of it, its method in
//! the store's `desk::staff::on_behalf`, and its place in `step::staff::on_behalf` and `view::staff::on_behalf`.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Contact, Field, Hours, Place};
use crate::ids::{HoldId, OfficeId, PlaceId, ServiceId};
use crate::linking;

/// What staff type to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OnBehalfCommand {
    /// Book for somebody.
    BookFor,
    /// Book what can't wait.
    Emergency,
    /// Find what is booked.
    Find,
}

/// So many places are shown at once.
pub const PLACES: usize = 4;

/// A reason has so many letters at the least, and so many in all at the most.
pub const REASON: std::ops::RangeInclusive<usize> = 3..=300;

/// What somebody who called or wrote wants, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commission {
    /// For this service; several where it could be any of them, none where none was understood.
    pub services: Vec<ServiceId>,
    /// At one of these offices; anywhere where none is named.
    pub offices: Vec<OfficeId>,
    /// On this day by the offices' clock, or on any.
    pub day: Option<NaiveDate>,
    /// At these hours, or at any.
    pub hours: Option<Hours>,
    /// Not before this instant.
    pub from: Option<DateTime<Utc>>,
    /// Who comes, and how they are reached.
    pub contact: Contact,
    /// Why it can't wait; `None` where it is no emergency, empty where the reason is still to be stated.
    pub emergency: Option<String>,
    /// The reference of the appointment that is moved instead.
    pub moving: Option<String>,
    /// What its citizen is told about that; may be empty.
    pub reason: String,
}

impl Commission {
    /// The one service.
    pub fn service(&self) -> Option<&ServiceId> {
        match self.services.as_slice() {
            [service] => Some(service),
            _ => None,
        }
    }

    /// Whether it could be at this office.
    pub fn suits(&self, office: &OfficeId) -> bool {
        self.offices.is_empty() || self.offices.contains(office)
    }

    /// Whether it is an emergency whose reason nobody has stated.
    pub fn lacks_reason(&self) -> bool {
        self.emergency.as_deref().is_some_and(|reason| !is_reason(reason))
    }

    /// Whether one can wait for it: an emergency can't, and what is moved stands.
    pub fn may_wait(&self) -> bool {
        self.emergency.is_none() && self.moving.is_none()
    }

    /// What must still be asked before somebody can wait: who it is, and the number that is called.
    pub fn missing_to_wait(&self) -> Option<Field> {
        match (&self.contact.name, &self.contact.phone) {
            (None, _) => Some(Field::Name),
            (Some(_), None) => Some(Field::Phone),
            (Some(_), Some(_)) => None,
        }
    }

    /// What must still be asked before it can be booked: who it is, and one way to reach them.
    pub fn missing(&self) -> Option<Field> {
        let Contact { name, phone, email } = &self.contact;
        match (self.moving.is_some(), name, phone.as_ref().or(email.as_ref())) {
            (true, ..) | (false, Some(_), Some(_)) => None,
            (false, None, _) => Some(Field::Name),
            (false, Some(_), None) => Some(Field::Phone),
        }
    }

    /// This one, with all that was said after it.
    pub fn changed_by(self, said: Commission) -> Self {
        Self {
            services: if said.services.is_empty() { self.services } else { said.services },
            offices: if said.offices.is_empty() { self.offices } else { said.offices },
            // Another day begins anew: its hours are those that are named with it.
            hours: said.hours.or(self.hours.filter(|_| said.day.is_none())),
            day: said.day.or(self.day),
            from: None,
            contact: self.contact.completed_by(said.contact),
            emergency: self.emergency,
            moving: self.moving,
            reason: self.reason,
        }
    }
}

/// Whether a text states a reason.
pub fn is_reason(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters >= *REASON.start() && text.chars().count() <= *REASON.end()
}

/// So many letters stand together, to be read out.
const TOGETHER: usize = 4;

/// A one-time code of 12 letters of [`linking::LETTERS`], which are 60 bits: short enough to be read out on the
/// telephone, long enough for the weeks that it can last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimCode(String);

impl ClaimCode {
    /// How many letters it has.
    pub const LENGTH: usize = 3 * TOGETHER;

    /// The code that somebody typed or pasted: in any case, with hyphens and spaces anywhere.
    pub fn read(typed: &str) -> Option<Self> {
        linking::letters(typed, Self::LENGTH).map(Self)
    }

    /// Its letters, without hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClaimCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, letter) in self.0.chars().enumerate() {
            let parting = if index > 0 && index % TOGETHER == 0 { "-" } else { "" };
            write!(f, "{parting}{letter}")?;
        }
        Ok(())
    }
}

/// What staff can want for a caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnBehalfCall {
    /// Where and when could it be? → [`OnBehalfOutcome::Places`]
    LookAt {
        /// What is wanted, as far as it was said.
        commission: Commission,
    },
    /// Keep a place while it is talked about; the hold gets the order's id. → [`OnBehalfOutcome::Held`]
    Hold {
        /// For what.
        commission: Commission,
        /// Which place.
        place: PlaceId,
    },
    /// Book it, or move the appointment there. → [`OnBehalfOutcome::Booked`], [`OnBehalfOutcome::Moved`],
    /// [`OnBehalfOutcome::AtLimit`]
    Book {
        /// The held place.
        hold: HoldId,
        /// Nothing of it is missing.
        commission: Commission,
    },
    /// Put them on the waitlist: when a place is offered, staff call. → [`OnBehalfOutcome::Waits`]
    Wait {
        /// Nothing of it is missing, and a telephone number is there.
        commission: Commission,
    },
    /// Find appointments. → [`OnBehalfOutcome::Found`]
    Find {
        /// A reference; a name, a number or an address where these may be shown.
        sought: String,
    },
    /// Cancel one. → [`OnBehalfOutcome::Cancelled`]
    Cancel {
        /// Its reference.
        reference: String,
        /// What its citizen is told about it; may be empty.
        reason: String,
    },
    /// Make another code by which a chat takes an appointment over; the older one ends. → [`OnBehalfOutcome::Code`]
    NewCode {
        /// The appointment's reference.
        reference: String,
    },
}

impl OnBehalfCall {
    /// Whether it changes anything.
    pub fn is_order(&self) -> bool {
        !matches!(self, OnBehalfCall::LookAt { .. } | OnBehalfCall::Find { .. })
    }
}

/// A place that is kept while it is talked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The hold.
    pub hold: HoldId,
    /// The place.
    pub place: Place,
    /// Until when.
    pub until: DateTime<Utc>,
    /// What was typed about a citizen may be shown in this chat.
    pub shows_names: bool,
}

/// An appointment that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Which one.
    pub appointment: Appointment,
    /// Who comes; `None` where that may not be shown.
    pub contact: Option<Contact>,
    /// It stands in a chat of theirs; otherwise nobody is told anything.
    pub has_chat: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnBehalfOutcome {
    /// What is free.
    Places {
        /// Earliest first; none where nothing is free.
        places: Vec<Place>,
        /// Those of their offices that offer it.
        offices: Vec<OfficeId>,
    },
    /// A place is kept.
    Held(Kept),
    /// It is booked.
    Booked {
        /// The appointment,
        appointment: Appointment,
        /// and how a chat takes it over.
        code: ClaimCode,
    },
    /// They wait.
    Waits {
        /// Until this day, at the most.
        until: NaiveDate,
    },
    /// It is moved.
    Moved(Found),
    /// It is cancelled.
    Cancelled(Found),
    /// Nothing was booked: who would come has as many appointments as one may, and these are in the way.
    AtLimit(Vec<Appointment>),
    /// These were found, the earliest first.
    Found(Vec<Found>),
    /// Here is found only by reference.
    OnlyByReference,
    /// Another code.
    Code {
        /// For which appointment.
        found: Found,
        /// The code.
        code: ClaimCode,
    },
}

/// Why staff may not do it. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnBehalfRefusal {
    /// Something about the commission is missing.
    Incomplete,
    /// None of their offices offers that.
    NotHere,
    /// It has begun or is over.
    TooLate,
    /// A business has booked it, and changes it by itself.
    OfBusiness,
    /// It stands in a chat already.
    HasChat,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["K7QP-2MXA-0123", "k7qp2mxa0123", " K7QP 2MXA 0123", "K7QP–2MXA–O123"] {
            assert_eq!(ClaimCode::read(typed).unwrap().to_string(), "K7QP-2MXA-0123", "{typed}");
        }
        for other in ["", "K7QP-2MXA", "K7QP-2MXA-01234", "K7QP-2MXA-012Ä"] {
            assert_eq!(ClaimCode::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_reason_has_letters() {
        for none in ["", "  ", "!!", "12345", "a b"] {
            assert!(!is_reason(none), "{none}");
        }
        assert!(is_reason("Flug") && !is_reason(&"lang ".repeat(100)));
    }
}
