//! Where a conversation stands: which prompt is open, and what lies under it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Draft, Limit, Listing, StaffPrompt, TradePrompt};
use crate::closure::Case;
use crate::desk::{Appointment, Contact, Hold, Place, Ward};
use crate::ids::{CaseId, GroupId, ServiceId};
use crate::linking::{Code, Links};
use crate::month::Month;
use crate::reminding::Reminder;
use crate::reply::News;
use crate::tidings::WhichStays;
use crate::waitlist::{Entry, Offer, Part};

/// Where a conversation stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// Nothing is open.
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
    /// For whom is this, and the place that was chosen?
    Whom { draft: Draft, place: Option<Place>, wards: Vec<Ward>, under: Box<Stage> },
    /// An appointment stands.
    Standing { appointment: Appointment, news: News },
    /// Really cancel it?
    ConfirmCancel { appointment: Appointment },
    /// It is cancelled; undo?
    Cancelled { appointment: Appointment, undo_until: Option<DateTime<Utc>> },
    /// These are yours.
    Appointments { appointments: Vec<Appointment>, under: Box<Stage> },
    /// Which language?
    Language { under: Box<Stage> },
    /// Really delete everything?
    Forget { under: Box<Stage> },
    /// The citizen waits for a place; change something about that?
    Waits { entry: Entry },
    /// What shall suit from now on? First which part of it, then that.
    Wishes { entry: Entry, part: Option<Part>, page: usize },
    /// These are what the citizen waits for.
    Entries { entries: Vec<Entry>, under: Box<Stage> },
    /// A place is offered; take it?
    Offered { offer: Offer, under: Box<Stage> },
    /// The last day of waiting is over; go on?
    WaitedInVain { entry: Entry, under: Box<Stage> },
    /// An appointment comes near; does the citizen come?
    Reminded { reminder: Reminder, under: Box<Stage> },
    /// They come. Have they all they need?
    Ready { appointment: Appointment, missing: bool, under: Box<Stage> },
    /// Nobody confirmed, and the place is given away; what the citizen has instead lies under it.
    Released { appointment: Appointment, asked_at: DateTime<Utc>, under: Box<Stage> },
    /// An appointment falls out (or somebody is asked to make room): which place instead?
    Closed { case: Case, asks_later: bool, under: Box<Stage> },
    /// News of the city, or no more of them?
    News { wanted: bool, under: Box<Stage> },
    /// These messengers are linked; change that?
    Links { links: Links, under: Box<Stage> },
    /// Really link this chat to those of these platforms?
    ConfirmLink { code: Code, platforms: Vec<String>, under: Box<Stage> },
    /// Really undo the link?
    ConfirmUnlink { under: Box<Stage> },
    /// Which of these appointments for one errand stays?
    WhichStays { question: WhichStays, under: Box<Stage> },
    /// What staff are looking at.
    Staff { prompt: StaffPrompt, under: Box<Stage> },
    /// What a business is looking at.
    Trade { prompt: TradePrompt, under: Box<Stage> },
}

impl Stage {
    /// What a booking begins with.
    pub(crate) const FIRST: Stage = Stage::Groups { page: 0 };

    /// Of several offers, the uppermost is the one that can be answered; the others come to their turn below it.
    pub(crate) fn deadline(&self) -> Option<DateTime<Utc>> {
        let offer = self.offer().map(|offer| offer.until);
        let lowest = std::iter::successors(Some(self), |stage| stage.under()).last();
        let lowest = lowest.and_then(|stage| match stage {
            Stage::Held { hold, .. } => Some(hold.until),
            Stage::Cancelled { undo_until, .. } => *undo_until,
            _ => None,
        });
        offer.into_iter().chain(lowest).min()
    }

    /// What it lies over, if it is an overlay.
    fn under(&self) -> Option<&Stage> {
        match self {
            Stage::Appointments { under, .. }
            | Stage::Whom { under, .. }
            | Stage::Entries { under, .. }
            | Stage::Offered { under, .. }
            | Stage::WaitedInVain { under, .. }
            | Stage::Reminded { under, .. }
            | Stage::Ready { under, .. }
            | Stage::Released { under, .. }
            | Stage::Closed { under, .. }
            | Stage::Language { under }
            | Stage::Forget { under }
            | Stage::News { under, .. }
            | Stage::Links { under, .. }
            | Stage::WhichStays { under, .. }
            | Stage::Staff { under, .. }
            | Stage::Trade { under, .. }
            | Stage::ConfirmLink { under, .. }
            | Stage::ConfirmUnlink { under } => Some(under),
            _ => None,
        }
    }

    fn under_mut(&mut self) -> Option<&mut Stage> {
        match self {
            Stage::Appointments { under, .. }
            | Stage::Whom { under, .. }
            | Stage::Entries { under, .. }
            | Stage::Offered { under, .. }
            | Stage::WaitedInVain { under, .. }
            | Stage::Reminded { under, .. }
            | Stage::Ready { under, .. }
            | Stage::Released { under, .. }
            | Stage::Closed { under, .. }
            | Stage::Language { under }
            | Stage::Forget { under }
            | Stage::News { under, .. }
            | Stage::Links { under, .. }
            | Stage::WhichStays { under, .. }
            | Stage::Staff { under, .. }
            | Stage::Trade { under, .. }
            | Stage::ConfirmLink { under, .. }
            | Stage::ConfirmUnlink { under } => Some(under),
            _ => None,
        }
    }

    /// Whether it lies over another one.
    pub(crate) fn is_overlay(&self) -> bool {
        self.under().is_some()
    }

    /// Takes the undo away from a cancellation under the overlays; whether there was one.
    pub(crate) fn undo_is_over(&mut self) -> bool {
        match self {
            Stage::Cancelled { undo_until, .. } => undo_until.take().is_some(),
            overlay => overlay.under_mut().is_some_and(Stage::undo_is_over),
        }
    }

    /// What lies under the overlays, if there are any. An offer, a reminder, and what is asked about a closure, stay
    /// until they are answered.
    pub(crate) fn bottom(mut self) -> Stage {
        while !matches!(self, Stage::Offered { .. } | Stage::Reminded { .. } | Stage::Closed { .. })
            && let Some(under) = self.under_mut()
        {
            self = std::mem::replace(under, Stage::Idle);
        }
        self
    }

    /// The offer that waits for an answer, under whatever overlays.
    pub(crate) fn offer(&self) -> Option<&Offer> {
        match self {
            Stage::Offered { offer, .. } => Some(offer),
            overlay => overlay.under().and_then(Stage::offer),
        }
    }

    /// The same, to be changed.
    pub(crate) fn offer_mut(&mut self) -> Option<&mut Offer> {
        match self {
            Stage::Offered { offer, .. } => Some(offer),
            overlay => overlay.under_mut().and_then(Stage::offer_mut),
        }
    }

    /// What it is without that offer.
    pub(crate) fn without_offer(self) -> Stage {
        match self {
            Stage::Offered { under, .. } => *under,
            mut overlay => {
                if let Some(under) = overlay.under_mut() {
                    *under = std::mem::replace(under, Stage::Idle).without_offer();
                }
                overlay
            }
        }
    }

    /// What it is without these reminders, under whatever overlays.
    pub(crate) fn without_reminders(self, gone: &impl Fn(&Reminder) -> bool) -> Stage {
        match self {
            Stage::Reminded { reminder, under } if gone(&reminder) => under.without_reminders(gone),
            mut overlay => {
                if let Some(under) = overlay.under_mut() {
                    *under = std::mem::replace(under, Stage::Idle).without_reminders(gone);
                }
                overlay
            }
        }
    }

    /// What is asked about a closure, under whatever overlays.
    pub(crate) fn case(&self) -> Option<&Case> {
        match self {
            Stage::Closed { case, .. } => Some(case),
            overlay => overlay.under().and_then(Stage::case),
        }
    }

    /// What it is without that question.
    pub(crate) fn without_case(self, id: &CaseId) -> Stage {
        match self {
            Stage::Closed { case, under, .. } if case.id == *id => *under,
            mut overlay => {
                if let Some(under) = overlay.under_mut() {
                    *under = std::mem::replace(under, Stage::Idle).without_case(id);
                }
                overlay
            }
        }
    }

    /// The one appointment that it is about and that stands.
    pub(crate) fn appointment(&self) -> Option<&Appointment> {
        match self {
            Stage::Standing { appointment, .. } | Stage::Ready { appointment, .. } => Some(appointment),
            Stage::Reminded { reminder, .. } => Some(&reminder.appointment),
            _ => None,
        }
    }

    /// Takes away what lies under an offer, a reminder or a question about a closure, and is over; whether there was
    /// something.
    pub(crate) fn drop_what_is_over(&mut self, now: DateTime<Utc>) -> bool {
        match self {
            Stage::Offered { under, .. } | Stage::Reminded { under, .. } | Stage::Closed { under, .. }
                if !under.is_overlay() && under.deadline().is_some_and(|deadline| deadline <= now) =>
            {
                **under = Stage::Idle;
                true
            }
            overlay => overlay.under_mut().is_some_and(|under| under.drop_what_is_over(now)),
        }
    }

    /// The booking in the making.
    pub(crate) fn draft(&self) -> Option<&Draft> {
        match self {
            Stage::Places { draft, .. }
            | Stage::Districts { draft, .. }
            | Stage::Offices { draft, .. }
            | Stage::Days { draft, .. }
            | Stage::Quantity { draft }
            | Stage::Besides { draft, .. }
            | Stage::Held { draft, .. }
            | Stage::Limit { draft, .. }
            | Stage::Whom { draft, .. } => Some(draft),
            overlay => overlay.under().and_then(Stage::draft),
        }
    }
}
