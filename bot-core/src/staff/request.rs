//! What waits for staff: matters that a person must look at, each filed once, the longest waiting first.
//!
//! To add a kind: a variant of [`Matter`] with what staff must know about it beside its service, office and
//! appointments, its name in [`Matter::kind`], and its taps in [`Matter::handlings`]; its words in `request`
//! of `locales/…/staff.ftl`; and whoever notices the matter files it with `store::requests::file`, in the
//! transaction in which it is noticed. A tap that does more than to close the request is an arm of
//! `handle` in the store's `desk::staff`. A matter that settles itself is closed by `store::requests::close`.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Role;
use crate::desk::Appointment;
use crate::duplicates::Reason;
use crate::ids::{HoldId, OfficeId, RequestId, ServiceId};
use crate::plea::Channel;

/// What a request is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// These appointments are probably one person's, for one errand.
    Duplicates {
        /// How probable it is, 0 to 100.
        score: u8,
        /// What was seen.
        reasons: BTreeSet<Reason>,
    },
    /// Somebody on the waitlist needs a place soon, and none is free.
    Urgent {
        /// Needed before this day is over.
        deadline: NaiveDate,
        /// Who it is, and under which number or address they are reached; nothing where that may not be shown.
        reach: Vec<String>,
    },
    /// Somebody has waited for a place in vain.
    Waited {
        /// Since this day.
        since: NaiveDate,
        /// Who it is, and under which number or address they are reached; nothing where that may not be shown.
        reach: Vec<String>,
    },
    /// This appointment falls out, and nothing stands instead.
    FallsOut {
        /// They were asked in their chat and did not answer; otherwise there is none.
        has_chat: bool,
        /// It is a business', which knows of it and books anew by itself.
        #[serde(default)]
        trade: bool,
    },
    /// Nobody has confirmed this appointment, and the question did not reach anybody: so it was not given away.
    Unconfirmed,
    /// This appointment was given away because nobody confirmed it, and its citizen says that this was wrong.
    Objected {
        /// Its reference: it is none any more that could be shown.
        reference: String,
    },
    /// Somebody has missed as many appointments as the city allows: shall only near places be open to them?
    Missed {
        /// Which ones.
        references: Vec<String>,
        /// Until this day, by the offices' clock.
        until: NaiveDate,
    },
    /// A place is offered to somebody who waits without a chat: they must be called.
    CallBack {
        /// The offer.
        hold: HoldId,
        /// When the place begins.
        starts_at: DateTime<Utc>,
        /// Until when it is theirs.
        until: DateTime<Utc>,
        /// Under which number or address they are reached; nothing where that may not be shown.
        reach: Vec<String>,
    },
    /// Somebody would like to speak with a person.
    Person {
        /// About what, in their own words; nothing where these may not be shown.
        topic: String,
        /// How they are answered,
        channel: Channel,
        /// and under which number or address, if not in the chat; nothing where that may not be shown.
        reach: Vec<String>,
    },
}

impl Matter {
    /// The name of its kind, as it is kept.
    pub fn kind(&self) -> &'static str {
        match self {
            Matter::Duplicates { .. } => "duplicates",
            Matter::Urgent { .. } => "urgent",
            Matter::Waited { .. } => "waited",
            Matter::FallsOut { .. } => "falls_out",
            Matter::Unconfirmed => "unconfirmed",
            Matter::Objected { .. } => "objected",
            Matter::Missed { .. } => "missed",
            Matter::CallBack { .. } => "call_back",
            Matter::Person { .. } => "person",
        }
    }

    /// Takes away who it is, and how they are reached, where that may not be shown.
    pub fn hide_reach(&mut self) {
        match self {
            Matter::Urgent { reach, .. } | Matter::Waited { reach, .. } | Matter::CallBack { reach, .. } => {
                reach.clear();
            }
            Matter::Person { topic, reach, .. } => {
                topic.clear();
                reach.clear();
            }
            _ => {}
        }
    }

    /// What can be done about it, with one tap each.
    pub fn handlings(&self) -> &'static [Handling] {
        match self {
            Matter::Urgent { .. }
            | Matter::Waited { .. }
            | Matter::FallsOut { .. }
            | Matter::Unconfirmed
            | Matter::Objected { .. } => &[Handling::Settled],
            Matter::Duplicates { .. } => &[Handling::Ask, Handling::Settled],
            Matter::Missed { .. } => &[Handling::Restrict, Handling::Spare],
            Matter::CallBack { .. } => &[Handling::TakeOffer, Handling::DeclineOffer],
            // Whoever has taken it sees what can be done.
            Matter::Person { .. } => &[],
        }
    }

    /// Whether somebody with this role may do it.
    pub fn allows(&self, handling: Handling, role: Role) -> bool {
        let decides = matches!(handling, Handling::Restrict | Handling::Spare);
        self.handlings().contains(&handling) && role.serves() && (role.decides() || !decides)
    }
}

/// What a tap of staff does about a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handling {
    /// It is settled; nothing more is to be done.
    Settled,
    /// Ask the citizens which appointments they need.
    Ask,
    /// Open only near places to them for a while.
    Restrict,
    /// Leave it at that.
    Spare,
    /// Book the offered place for them.
    TakeOffer,
    /// They don't want it; they wait on.
    DeclineOffer,
}

impl Handling {
    /// As it stands in the audit.
    pub fn name(self) -> &'static str {
        match self {
            Handling::Settled => "settled",
            Handling::Ask => "asked",
            Handling::Restrict => "restricted",
            Handling::Spare => "spared",
            Handling::TakeOffer => "taken",
            Handling::DeclineOffer => "declined",
        }
    }
}

/// A request, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRequest {
    /// Which one.
    pub id: RequestId,
    /// What it is about.
    pub matter: Matter,
    /// The appointments it is about that still stand, earliest first.
    pub appointments: Vec<Appointment>,
    /// The service,
    pub service: Option<ServiceId>,
    /// and the office.
    pub office: Option<OfficeId>,
    /// Since when it waits.
    pub filed_at: DateTime<Utc>,
    /// Who else has taken it, by name or role.
    pub taken_by: Option<String>,
    /// Whether citizens were asked because of it, and what they say.
    pub question: Option<Question>,
    /// What this member of staff can do about it.
    pub handlings: Vec<Handling>,
}

/// What became of a question to citizens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Not all have answered.
    Open,
    /// All have, and more than one appointment is needed.
    Needed,
}
