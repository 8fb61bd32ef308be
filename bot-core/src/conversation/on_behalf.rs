//! What staff look at who book for others, and what their choices do.

use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Place};
use crate::ids::{OfficeId, ServiceId};
use crate::on_behalf::{ClaimCode, Commission, Found, Kept};

/// A prompt for staff who book for somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum OnBehalfPrompt {
    /// Which service? Here they can write all of it, or paste a mail.
    WhichService { commission: Commission },
    /// Why can't it wait?
    WhichReason { commission: Commission },
    /// At which office?
    WhichOffice { commission: Commission, offices: Vec<OfficeId> },
    /// Which place? None where nothing is free.
    Places { commission: Commission, places: Vec<Place>, offices: Vec<OfficeId> },
    /// A place is kept: who comes, or book it?
    Kept { commission: Commission, kept: Kept },
    /// Nothing is free: who is called when something is, or put them on the waitlist?
    Waiting { commission: Commission },
    /// These are in the way; move one?
    AtLimit { commission: Commission, appointments: Vec<Appointment> },
    /// It is booked.
    Booked { appointment: Appointment, code: ClaimCode },
    /// These were found.
    Found { found: Vec<Found> },
    /// What about this one?
    One { found: Found, code: Option<ClaimCode> },
    /// Really cancel it, for this reason?
    Cancelling { found: Found, reason: String },
}

/// What a choice of theirs does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum OnBehalfAction {
    /// For this service,
    Service(ServiceId),
    /// here, or anywhere.
    Office(Option<OfficeId>),
    /// Ask where.
    OtherOffice,
    /// Places from the last of these on.
    Later,
    /// Places again, from the first on.
    OtherPlace,
    Keep(Place),
    Book,
    /// Ask who waits,
    AskWait,
    /// and put them on the waitlist.
    Wait,
    Open(String),
    Move(String),
    AskCancel,
    Cancel,
    NewCode(String),
}
