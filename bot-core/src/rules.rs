//! Rules that staff set from their chat for all citizens: booking rests for a while, more places are opened on a day,
//! and appointments for a service can be given back until a last moment.
//!
//! Who sets one decides about citizens; what is about the whole city is set by who serves all of its offices. What a
//! rule brings is shown before it is set, and each can be taken back.
//!
//! To add one: a variant of [`RuleCall`] and what comes of it, its method in the store's `desk::staff::rules`, and its
//! place in `step::staff::rules` and `view::staff::rules`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::closure::Plan;
use crate::ids::{OfficeId, ServiceId};

/// What staff type to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleCommand {
    /// No new bookings for a while.
    Pause,
    /// More places on a day.
    Extra,
    /// Until when one can cancel and move.
    LastMoment,
}

/// So long before it begins an appointment can be closed to changes at the most, in minutes: two weeks.
pub const EARLIEST_LAST_MOMENT: u32 = 14 * 24 * 60;

/// What citizens are told, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Since when nothing new can be booked.
    pub since: DateTime<Utc>,
    /// A sentence of staff for all who ask; may be empty.
    pub sentence: String,
}

/// How booking goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// It rests.
    pub pause: Option<Pause>,
    /// So many citizens hold a place, which they can still book.
    pub holding: u32,
    /// So many wait for one.
    pub waiting: u32,
}

/// What more places would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gain {
    /// So many slots.
    pub places: u32,
    /// So many people wait for a place that could be at this office: they are offered these first.
    pub waiting: u32,
}

/// A service whose appointments can be given back until a last moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastMoment {
    /// Which service.
    pub service: ServiceId,
    /// So many minutes before it begins.
    pub minutes: u32,
}

/// What staff want to set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleCall {
    /// How does booking go? → [`RuleOutcome::Booking`]
    LookAtBooking,
    /// Nothing new is booked from now on; who rests already tells this sentence from now on. → [`RuleOutcome::Booking`]
    Pause {
        /// For all who ask; may be empty.
        sentence: String,
    },
    /// Booking goes on. → [`RuleOutcome::Booking`]
    Resume,
    /// What would more places bring? → [`RuleOutcome::Extra`]
    LookAtExtra {
        /// As far as it was said. Where no desks are named, it is one; its reason is ignored.
        plan: Plan,
    },
    /// Open them. → [`RuleOutcome::Opened`]
    OpenExtra {
        /// Nothing of it is missing.
        plan: Plan,
    },
    /// Until when can which appointments be given back? → [`RuleOutcome::LastMoments`]
    LastMoments,
    /// Until then from now on. → [`RuleOutcome::LastMoments`]
    SetLastMoment {
        /// Which service: several where it could be any of them, none where none was understood.
        services: Vec<ServiceId>,
        /// So many minutes before it begins; `None`: until it begins.
        minutes: Option<u32>,
    },
}

impl RuleCall {
    /// Whether it changes anything.
    pub fn is_order(&self) -> bool {
        !matches!(self, RuleCall::LookAtBooking | RuleCall::LookAtExtra { .. } | RuleCall::LastMoments)
    }

    /// Whether it is about all offices.
    pub fn is_about_all(&self) -> bool {
        !matches!(self, RuleCall::LookAtExtra { .. } | RuleCall::OpenExtra { .. })
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleOutcome {
    /// How booking goes.
    Booking(Booking),
    /// What more places would bring.
    Extra {
        /// As far as it was said.
        plan: Plan,
        /// The offices that can be named.
        offices: Vec<OfficeId>,
        /// `None` as long as something is missing.
        gain: Option<Gain>,
    },
    /// They are opened.
    Opened {
        /// What was said.
        plan: Plan,
        /// So many slots.
        places: u32,
    },
    /// All last moments, in the city's order of services.
    LastMoments(Vec<LastMoment>),
}

/// Why nothing was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleRefusal {
    /// It is about all offices, and they serve only some.
    WholeCity,
    /// No place fits into that time any more.
    NoPlaces,
    /// It could be several services, or none.
    WhichService,
    /// Longer before than [`EARLIEST_LAST_MOMENT`].
    TooEarly,
}
