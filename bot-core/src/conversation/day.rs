//! What is looked at on the day of an appointment, and what its choices do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::day::{Before, Called, CheckInCode, Expected, Which};
use crate::desk::Appointment;
use crate::ids::OfficeId;

/// A prompt for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum DayPrompt {
    /// Who is expected.
    List { which: Which, expected: Vec<Expected>, page: u16, total: u32 },
    /// By what citizens check in.
    Codes { day: NaiveDate, codes: Vec<(OfficeId, CheckInCode)> },
    /// Somebody is called: do they come?
    Called { called: Called },
    /// Nobody waits.
    Nobody { office: OfficeId, before: Vec<Before> },
}

/// What a choice of staff does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum DayAction {
    List { which: Which, page: Option<u16> },
    Sheet(Which),
    Next,
    Again(String),
    Serve(String),
}

/// A prompt for a citizen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum ArrivingPrompt {
    /// They have no appointment at this office: what would they like there today?
    WalkIn { office: OfficeId, page: usize },
    /// They are late for this appointment, by so many minutes: keep it?
    Late { appointment: Appointment, minutes: Option<u16> },
}
