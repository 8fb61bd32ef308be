//! What lies over an open prompt and gives it back: a question in between, a list, something the bot said unasked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ArrivingPrompt, Draft, PleaPrompt, StaffPrompt, Stage, TradePrompt};
use crate::closure::Case;
use crate::desk::{Appointment, Place, Ward};
use crate::ids::CaseId;
use crate::linking::{Code, Links};
use crate::reminding::Reminder;
use crate::tidings::WhichStays;
use crate::waitlist::{Entry, Offer};

/// A prompt that lies over another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Overlay {
    /// For whom is this, and the place that was chosen?
    Whom { draft: Draft, place: Option<Place>, wards: Vec<Ward> },
    /// These are yours.
    Appointments { appointments: Vec<Appointment> },
    /// Which language?
    Language,
    /// Really delete everything?
    Forget,
    /// These are what the citizen waits for.
    Entries { entries: Vec<Entry> },
    /// A place is offered; take it?
    Offered { offer: Offer },
    /// The last day of waiting is over; go on?
    WaitedInVain { entry: Entry },
    /// An appointment comes near; does the citizen come?
    Reminded { reminder: Reminder },
    /// They come. Have they all they need?
    Ready { appointment: Appointment, missing: bool },
    /// Nobody confirmed, and the place is given away; what the citizen has instead lies under it.
    Released { appointment: Appointment, asked_at: DateTime<Utc> },
    /// An appointment falls out (or somebody is asked to make room): which place instead?
    Closed { case: Case, asks_later: bool },
    /// News of the city, or no more of them?
    News { wanted: bool },
    /// These messengers are linked; change that?
    Links { links: Links },
    /// Really link this chat to those of these platforms?
    ConfirmLink { code: Code, platforms: Vec<String> },
    /// Really undo the link?
    ConfirmUnlink,
    /// Which of these appointments for one errand stays?
    WhichStays { question: WhichStays },
    /// What staff are looking at.
    Staff(StaffPrompt),
    /// What a business is looking at.
    Trade(TradePrompt),
    /// Something on the day of an appointment.
    Arriving(ArrivingPrompt),
    /// Something about a talk with a person.
    Plea(PleaPrompt),
}

impl Overlay {
    /// Lays it over this.
    pub(crate) fn over(self, under: Stage) -> Stage {
        Stage::Over(self, Box::new(under))
    }

    /// Whether it stays until it is answered, whatever else is opened: an offer, a reminder, and what is asked
    /// about a closure.
    fn wants_answer(&self) -> bool {
        matches!(self, Overlay::Offered { .. } | Overlay::Reminded { .. } | Overlay::Closed { .. })
    }
}

impl Stage {
    /// Whether it lies over another one.
    pub(crate) fn is_overlay(&self) -> bool {
        matches!(self, Stage::Over(..))
    }

    /// What lies under all overlays.
    pub(super) fn lowest(&self) -> &Stage {
        match self {
            Stage::Over(_, under) => under.lowest(),
            stage => stage,
        }
    }

    /// What lies under the overlays, if there are any, down to one that stays until it is answered.
    pub(crate) fn bottom(self) -> Stage {
        match self {
            Stage::Over(overlay, under) if !overlay.wants_answer() => under.bottom(),
            stage => stage,
        }
    }

    /// What it is without these overlays, wherever they lie.
    fn without(self, gone: &impl Fn(&Overlay) -> bool) -> Stage {
        match self {
            Stage::Over(overlay, under) if gone(&overlay) => under.without(gone),
            Stage::Over(overlay, under) => overlay.over(under.without(gone)),
            stage => stage,
        }
    }

    /// The uppermost overlay of which this finds something.
    fn find<'a, T>(&'a self, what: &impl Fn(&'a Overlay) -> Option<T>) -> Option<T> {
        match self {
            Stage::Over(overlay, under) => what(overlay).or_else(|| under.find(what)),
            _ => None,
        }
    }

    /// The offer that waits for an answer, under whatever overlays.
    pub(crate) fn offer(&self) -> Option<&Offer> {
        self.find(&|overlay| match overlay {
            Overlay::Offered { offer } => Some(offer),
            _ => None,
        })
    }

    /// The same, to be changed.
    pub(crate) fn offer_mut(&mut self) -> Option<&mut Offer> {
        match self {
            Stage::Over(Overlay::Offered { offer }, _) => Some(offer),
            Stage::Over(_, under) => under.offer_mut(),
            _ => None,
        }
    }

    /// What it is without that offer. Others may lie below it.
    pub(crate) fn without_offer(self) -> Stage {
        match self {
            Stage::Over(Overlay::Offered { .. }, under) => *under,
            Stage::Over(overlay, under) => overlay.over(under.without_offer()),
            stage => stage,
        }
    }

    /// What it is without these reminders.
    pub(crate) fn without_reminders(self, gone: &impl Fn(&Reminder) -> bool) -> Stage {
        self.without(&|overlay| matches!(overlay, Overlay::Reminded { reminder } if gone(reminder)))
    }

    /// What is asked about a closure, under whatever overlays.
    pub(crate) fn case(&self) -> Option<&Case> {
        self.find(&|overlay| match overlay {
            Overlay::Closed { case, .. } => Some(case),
            _ => None,
        })
    }

    /// What it is without that question.
    pub(crate) fn without_case(self, id: &CaseId) -> Stage {
        self.without(&|overlay| matches!(overlay, Overlay::Closed { case, .. } if case.id == *id))
    }

    /// Takes away what lies under an overlay that stays, and is over; whether there was something.
    pub(crate) fn drop_what_is_over(&mut self, now: DateTime<Utc>) -> bool {
        match self {
            Stage::Over(overlay, under)
                if overlay.wants_answer()
                    && !under.is_overlay()
                    && under.deadline().is_some_and(|deadline| deadline <= now) =>
            {
                **under = Stage::Idle;
                true
            }
            Stage::Over(_, under) => under.drop_what_is_over(now),
            _ => false,
        }
    }
}
