//! Where a conversation stands: which prompt is open.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ArrivingPrompt, Draft, Limit, Listing, Overlay};
use crate::desk::{Appointment, Contact, Hold, Place};
use crate::ids::{GroupId, ServiceId};
use crate::month::Month;
use crate::reply::News;
use crate::waitlist::{Entry, Part};

/// Where a conversation stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// Nothing is open.
    #[default]
    Idle,
    /// Which group, or which service by name?
    Groups { page: usize },
    /// Which service of this group?
    Group { group: GroupId, page: usize },
    /// Which of those that fit what was written?
    Matches { services: Vec<ServiceId>, page: usize },
    /// Which place? Where there is none: when more become bookable, as far as the desk knows.
    Places {
        draft: Draft,
        places: Vec<Place>,
        #[serde(default)]
        next_release: Option<DateTime<Utc>>,
    },
    /// Booking rests: wait for a place?
    Paused { draft: Draft, sentence: String },
    /// It is booked elsewhere.
    Elsewhere { service: ServiceId },
    /// Which part of the city?
    Districts { draft: Draft, page: usize },
    /// Which of these offices?
    Offices { draft: Draft, listing: Listing, page: usize },
    /// Which day of this month?
    Days { draft: Draft, days: Vec<NaiveDate>, month: Month },
    /// For how many?
    Quantity { draft: Draft },
    /// What else in the same visit?
    Besides { draft: Draft, page: usize },
    /// A place is held: something is missing, or book it?
    Held { draft: Draft, hold: Hold, contact: Contact },
    /// Move one of these, or keep them? Or is it for somebody else?
    Limit {
        draft: Draft,
        place: Place,
        appointments: Vec<Appointment>,
        #[serde(default)]
        limit: Limit,
    },
    /// An appointment stands.
    Standing { appointment: Appointment, news: News },
    /// Really cancel it?
    ConfirmCancel { appointment: Appointment },
    /// It is cancelled; undo?
    Cancelled { appointment: Appointment, undo_until: Option<DateTime<Utc>> },
    /// The citizen waits for a place; change something about that?
    Waits { entry: Entry },
    /// What shall suit from now on? First which part of it, then that.
    Wishes { entry: Entry, part: Option<Part>, page: usize },
    /// This lies over something else, which comes back afterwards.
    Over(Overlay, Box<Stage>),
}

impl Stage {
    /// What a booking begins with.
    pub(crate) const FIRST: Stage = Stage::Groups { page: 0 };

    /// Of several offers, the uppermost is the one that can be answered; the others come to their turn below it.
    pub(crate) fn deadline(&self) -> Option<DateTime<Utc>> {
        let offer = self.offer().map(|offer| offer.until);
        offer.into_iter().chain(self.lowest().own_deadline()).min()
    }

    /// When a hold or an undo ends.
    fn own_deadline(&self) -> Option<DateTime<Utc>> {
        match self {
            Stage::Held { hold, .. } => Some(hold.until),
            Stage::Cancelled { undo_until, .. } => *undo_until,
            _ => None,
        }
    }

    /// Takes the undo away from a cancellation under the overlays; whether there was one.
    pub(crate) fn undo_is_over(&mut self) -> bool {
        match self {
            Stage::Cancelled { undo_until, .. } => undo_until.take().is_some(),
            Stage::Over(_, under) => under.undo_is_over(),
            _ => false,
        }
    }

    /// The one appointment that it is about and that stands.
    pub(crate) fn appointment(&self) -> Option<&Appointment> {
        match self {
            Stage::Standing { appointment, .. }
            | Stage::Over(Overlay::Ready { appointment, .. }, _)
            | Stage::Over(Overlay::Arriving(ArrivingPrompt::Late { appointment, .. }), _) => {
                Some(appointment)
            }
            Stage::Over(Overlay::Reminded { reminder }, _) => Some(&reminder.appointment),
            _ => None,
        }
    }

    /// The booking in the making.
    pub(crate) fn draft(&self) -> Option<&Draft> {
        match self {
            Stage::Places { draft, .. }
            | Stage::Paused { draft, .. }
            | Stage::Districts { draft, .. }
            | Stage::Offices { draft, .. }
            | Stage::Days { draft, .. }
            | Stage::Quantity { draft }
            | Stage::Besides { draft, .. }
            | Stage::Held { draft, .. }
            | Stage::Limit { draft, .. }
            | Stage::Over(Overlay::Whom { draft, .. }, _) => Some(draft),
            Stage::Over(_, under) => under.draft(),
            _ => None,
        }
    }
}
