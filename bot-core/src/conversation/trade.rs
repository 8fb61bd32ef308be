//! What a business looks at, and what its choices do.

use serde::{Deserialize, Serialize};

use crate::desk::Appointment;
use crate::ids::AppointmentId;
use crate::trade::{Amount, Batch, Booked, Ledger, Preview};

/// A prompt for a business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum TradePrompt {
    /// What is booked.
    Ledger { ledger: Ledger },
    /// Which of the services that fit what was written?
    WhichService { batch: Batch },
    /// This would be booked; really?
    Preview { batch: Batch, preview: Preview },
    /// This is booked.
    Booked { booked: Booked },
    /// Really cancel this one, from this page of the list?
    ConfirmCancel { appointment: Appointment, page: u16 },
}

/// What a choice of a business does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum TradeAction {
    Ledger { page: u16 },
    LookAt(Batch),
    Book(Batch, Amount),
    AskCancel(AppointmentId),
    Cancel(AppointmentId),
}
