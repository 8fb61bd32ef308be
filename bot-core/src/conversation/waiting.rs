//! A question that the desk has not answered yet.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Draft;
use crate::desk::{Appointment, Place, Request};
use crate::month::Month;
use crate::reply::{Passage, Placement};

/// The desk has not answered yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    pub(crate) request: Request,
    /// How often it was sent.
    pub(crate) tries: u8,
    /// The citizen was told that it takes a moment.
    pub(crate) told: bool,
    /// When to become impatient.
    pub(crate) wake_at: DateTime<Utc>,
    /// What is said before the prompt that the answer brings.
    pub(crate) lead: Vec<Passage>,
    /// Where that prompt goes.
    pub(crate) placement: Placement,
    /// What the answer is for.
    pub(crate) purpose: Purpose,
}

/// What a desk's answer is for, where the request alone doesn't say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// As the request says.
    Plain,
    /// Something for this draft.
    Draft(Draft),
    /// Days for this draft; this month is wanted, or the first that has some.
    Days(Draft, Option<Month>),
    /// This place for this draft.
    Hold(Draft, Place),
    /// For whom this draft is, and the place that was chosen.
    Whom(Draft, Option<Place>),
    /// The citizen's appointments, to show them.
    List,
    /// … to move one.
    ChooseMove,
    /// … to cancel one.
    ChooseCancel,
    /// The entry, to go on choosing its days of the week.
    ChooseWeekdays,
    /// The old appointment's end, after this new one was booked in its stead.
    EndOfMove { old: Appointment, new: Appointment },
}
