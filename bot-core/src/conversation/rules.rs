//! What staff look at who set rules, and what their choices do.

use serde::{Deserialize, Serialize};

use crate::closure::Plan;
use crate::ids::OfficeId;
use crate::rules::{Booking, Gain, LastMoment};

/// A prompt for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum RulePrompt {
    /// How booking goes: shall it rest, or go on?
    Booking { booking: Booking },
    /// Where and when shall more places be? Or, where all is said: really?
    Extra { plan: Plan, offices: Vec<OfficeId>, gain: Option<Gain> },
    /// They are opened.
    Opened { plan: Plan, places: u32 },
    /// Until when which appointments can be given back.
    LastMoments { moments: Vec<LastMoment> },
}

/// What a choice of staff does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum RuleAction {
    Pause,
    Resume,
    LookAtExtra(Plan),
    OpenExtra(Plan),
}
