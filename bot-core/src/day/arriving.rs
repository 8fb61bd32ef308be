//! What citizens say on the day of their appointment.

use serde::{Deserialize, Serialize};

use super::CheckInCode;
use crate::desk::Appointment;
use crate::ids::OfficeId;

/// What a citizen says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arriving {
    /// Here I am. → [`Arrival`]; a wrong code is [`Answer::Gone`](crate::desk::Answer::Gone)
    Here {
        /// As it hangs on the wall.
        code: CheckInCode,
    },
    /// I come later. → [`Arrival::Noted`]; where no appointment is near,
    /// [`Answer::Gone`](crate::desk::Answer::Gone)
    Late {
        /// By so many minutes.
        minutes: Option<u16>,
    },
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arrival {
    /// They are checked in, now or before.
    CheckedIn {
        /// For this appointment.
        appointment: Appointment,
        /// They are called already, to this desk.
        desk: Option<u16>,
    },
    /// Their appointment is later; nobody waits so long.
    TooEarly {
        /// Which one.
        appointment: Appointment,
    },
    /// Their appointment is today, but not here.
    Elsewhere {
        /// Which one.
        appointment: Appointment,
    },
    /// It is over: they were served, or marked as not having come.
    Over {
        /// Which one.
        appointment: Appointment,
        /// They were served.
        served: bool,
    },
    /// They have none.
    NoAppointment {
        /// Where they stand.
        office: OfficeId,
    },
    /// That they are late is noted.
    Noted {
        /// For this appointment.
        appointment: Appointment,
        /// By so many minutes.
        minutes: Option<u16>,
    },
}
