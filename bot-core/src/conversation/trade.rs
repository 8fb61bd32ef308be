//! What a business looks at, and what its choices do.

use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Place};
use crate::ids::AppointmentId;
use crate::trade::{Amount, Batch, Booked, Ledger, OtherTimes, Preview};

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
    /// When shall this one be instead?
    Times { times: OtherTimes },
}

/// What a choice of a business does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum TradeAction {
    Ledger {
        page: u16,
    },
    LookAt(Batch),
    Book(Batch, Amount),
    AskCancel(AppointmentId),
    Cancel(AppointmentId),
    /// When else could the one of this reference be?
    Times(String),
    Swap(AppointmentId, Place),
    /// All of it as a file.
    File,
}
