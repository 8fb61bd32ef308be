//! Businesses that book in a lane of their own, many places at once.
//!
//! The city registers a business with a quota a day; who types its [code](crate::staff::Invitation) behind `/trade`
//! books for it from then on. What it wants is a [`Batch`]: so many places for a service on a day. What that would
//! bring is shown first, and then either all of it is booked, or as many as fit. Places come from the lane `trade`
//! only, and go back there. To whoever has no business the command does not exist.
//!
//! The desk looks at the business with every [`TradeCall`], in the transaction that carries it out, so one that the
//! city has ended is over at once.
//!
//! To add something that businesses can do: a variant of [`TradeCall`] and what comes of it, its method in the store's
//! `desk::trade`, and its place in `step::trade` and `view::trade`.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Hours, Place};
use crate::ids::{AppointmentId, PlaceId, ServiceId};
use crate::staff::Invitation;

/// So many places are booked at once at the most: their list is one message.
pub const MOST: u16 = 100;

/// So many appointments are listed at once.
pub const LEDGER_PAGE: u16 = 8;

/// So many appointments stand in a file.
pub const FILED: u16 = 2_000;

/// So many other times are shown for one appointment.
pub const TIMES: usize = 6;

/// What a business calls one of its own has at most so many letters: a plate, a number of an order.
pub const LONGEST_NOTE: usize = 40;

/// What a business calls its own.
pub type Notes = BTreeMap<AppointmentId, String>;

/// What a business wants, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// For this service; several where it could be any of them, none where none was understood.
    pub services: Vec<ServiceId>,
    /// So many places,
    pub count: Option<u16>,
    /// on this day by the offices' clock,
    pub day: Option<NaiveDate>,
    /// at these hours, or any.
    pub hours: Option<Hours>,
    /// What each of them is called; nothing, or as many as are wanted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl Batch {
    /// Service, number and day, where nothing is missing.
    pub fn whole(&self) -> Option<(&ServiceId, u16, NaiveDate)> {
        match (self.services.as_slice(), self.number(), self.day) {
            ([service], Some(count @ 1..), Some(day)) => Some((service, count, day)),
            _ => None,
        }
    }

    /// How many are wanted: a list says so by its lines.
    pub fn number(&self) -> Option<u16> {
        match self.notes.is_empty() {
            true => self.count,
            false => Some(u16::try_from(self.notes.len()).unwrap_or(u16::MAX)),
        }
    }

    /// What is wrong with the list, if anything is.
    pub fn problem(&self) -> Option<ListProblem> {
        let mut seen = HashMap::new();
        for (note, line) in self.notes.iter().zip(1..) {
            if note.chars().count() > LONGEST_NOTE || note.chars().any(char::is_control) {
                return Some(ListProblem::TooLong { line });
            }
            if let Some(earlier) = seen.insert(note.to_lowercase(), line) {
                return Some(ListProblem::Twice { line, earlier });
            }
        }
        let differs = |wanted: &u16| self.number() != Some(*wanted);
        let wanted = self.count.filter(differs)?;
        Some(ListProblem::Count { wanted, lines: self.number().unwrap_or_default() })
    }
}

/// What is wrong with a list; its lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListProblem {
    /// A line is longer than [`LONGEST_NOTE`], or nothing that can be read.
    TooLong {
        /// Which line.
        line: u16,
    },
    /// Two lines are the same.
    Twice {
        /// The second,
        line: u16,
        /// and the first.
        earlier: u16,
    },
    /// Another number was said.
    Count {
        /// So many were said to be wanted,
        wanted: u16,
        /// and so many lines there are.
        lines: u16,
    },
}

/// Whether less than all is wanted, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// All or nothing.
    All,
    /// As many as there are.
    AsManyAsFit,
}

/// What a business can want of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TradeCall {
    /// Book for the business that this code is of, from now on. → [`TradeOutcome::Ledger`]; a wrong code is
    /// [`Answer::Gone`](crate::desk::Answer::Gone)
    Join {
        /// As it was typed.
        code: Invitation,
    },
    /// What is booked, from today on. → [`TradeOutcome::Ledger`]
    Ledger {
        /// Which page of [`LEDGER_PAGE`], from 0.
        page: u16,
    },
    /// What would this bring? → [`TradeOutcome::Preview`]
    LookAt {
        /// What is wanted.
        batch: Batch,
    },
    /// Book it. → [`TradeOutcome::Booked`]
    Book {
        /// What is wanted; nothing of it is missing.
        batch: Batch,
        /// And if there are not so many?
        amount: Amount,
    },
    /// Cancel one; its place is free in the lane at once. → [`TradeOutcome::Cancelled`]
    Cancel {
        /// Which one.
        appointment: AppointmentId,
    },
    /// When else could one of them be? → [`TradeOutcome::Times`]
    Times {
        /// Its reference.
        reference: String,
        /// On this day, or on the next ones.
        day: Option<NaiveDate>,
        /// At these hours, or any.
        hours: Option<Hours>,
    },
    /// Let one be there instead. → [`TradeOutcome::Swapped`]
    Swap {
        /// Which one.
        appointment: AppointmentId,
        /// Its place.
        place: PlaceId,
    },
    /// All that is booked, from today on. → [`TradeOutcome::All`]
    All,
}

impl TradeCall {
    /// Whether it changes anything.
    pub fn is_order(&self) -> bool {
        !matches!(
            self,
            TradeCall::Ledger { .. } | TradeCall::LookAt { .. } | TradeCall::Times { .. } | TradeCall::All
        )
    }
}

/// What a call of a business brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TradeOutcome {
    /// What is booked.
    Ledger(Ledger),
    /// What a batch would bring.
    Preview(Preview),
    /// These are booked.
    Booked(Booked),
    /// This one is cancelled.
    Cancelled(Appointment),
    /// It could be then.
    Times(OtherTimes),
    /// This one is there now.
    Swapped(Appointment),
    /// All that is booked.
    All(All),
}

/// What a business has booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// As the city calls the business.
    pub name: String,
    /// How many places it may have a day.
    pub quota: u16,
    /// A page of its appointments from today on, by time.
    pub appointments: Vec<Appointment>,
    /// How much of the quota is left on the days of this page.
    pub left: Vec<(NaiveDate, u16)>,
    /// Which page.
    pub page: u16,
    /// How many appointments there are in all.
    pub total: u32,
    /// What those of this page are called.
    #[serde(default)]
    pub notes: Notes,
}

/// All that a business has booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct All {
    /// From today on, by time; at most [`FILED`].
    pub appointments: Vec<Appointment>,
    /// What they are called.
    pub notes: Notes,
}

/// When else an appointment could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherTimes {
    /// Which one.
    pub appointment: Appointment,
    /// Where and when, by time; at least one, at most [`TIMES`].
    pub places: Vec<Place>,
}

/// What a batch would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Where and when, by time; never more than wanted, nor than are left of the quota.
    pub places: Vec<Place>,
    /// How many the quota leaves on that day.
    pub left: u16,
}

/// What a batch brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    /// By time.
    pub appointments: Vec<Appointment>,
    /// How many the quota leaves on that day now.
    pub left: u16,
    /// What they are called.
    #[serde(default)]
    pub notes: Notes,
    /// What was on the list and found no place.
    #[serde(default)]
    pub without: Vec<String>,
}

/// Why a business may not do something. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TradeRefusal {
    /// There is no such business, or none any more. Nobody learns that there could be one.
    NotTrade,
    /// There were too many wrong codes from this account; for a while none is looked at.
    TooManyTries,
    /// Something about the batch is missing.
    Incomplete,
    /// More than [`MOST`].
    TooManyAtOnce,
    /// The list can't be read.
    List(ListProblem),
    /// None of the business' offices serves that in the lane.
    NotInLane,
    /// Nothing is left of the quota on that day.
    QuotaUsed {
        /// How many it is.
        quota: u16,
    },
    /// Nothing is free in the lane at that time.
    NothingFree,
    /// Not all of it can be had any more.
    NotAll,
    /// It has begun or is over.
    TooLate,
    /// Nothing new is booked for a while.
    Paused,
}
