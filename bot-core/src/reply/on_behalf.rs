//! What is said to staff who book for somebody who called or wrote, and to citizens about what staff did.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::Told;
use crate::desk::{Field, Hours};

/// A paragraph for staff who book for somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OnBehalfPassage {
    /// Which service?
    WhichService,
    /// Why can't it wait?
    WhichReason,
    /// What was typed states no reason.
    NoReason,
    /// At which office?
    WhichOffice {
        /// Name of the service.
        service: String,
    },
    /// These places are free, or none.
    Places {
        /// Name of the service.
        service: String,
        /// Only here, or there.
        office: Option<String>,
        /// Only on this day.
        day: Option<NaiveDate>,
        /// Only at these hours.
        hours: Option<Hours>,
        /// It can't wait.
        emergency: bool,
        /// The reference of the appointment that is moved.
        moving: Option<String>,
        /// There are some.
        free: bool,
    },
    /// None of their offices offers that.
    NotHere {
        /// Name of the service.
        service: String,
    },
    /// This place is kept.
    Kept {
        /// Name of the service,
        service: String,
        /// and of the office.
        office: String,
        /// When, by the office's clock.
        at: NaiveDateTime,
        /// Until when it is kept.
        until: NaiveDateTime,
    },
    /// For whom? This, or a way to reach them, is asked next.
    Ask(Field),
    /// What was typed is none.
    NotA(Field),
    /// Name and way to reach them are there; where they may be shown, they are.
    Known {
        /// What was typed.
        contact: Vec<String>,
    },
    /// What the citizen is told about the move, or that it can be written now.
    Reason {
        /// It; may be empty.
        reason: String,
    },
    /// Who is called when a place is free? This is asked next, or nothing more.
    Waiting {
        /// Name of the service.
        service: String,
        /// What is asked.
        missing: Option<Field>,
    },
    /// They wait.
    Waits {
        /// Name of the service.
        service: String,
        /// Until this day, at the most.
        until: NaiveDate,
    },
    /// This place is offered to somebody who is to be called.
    CallBack {
        /// When it begins, by the office's clock.
        at: NaiveDateTime,
        /// Until when it is theirs.
        until: NaiveDateTime,
    },
    /// Somebody was quicker, or the time was over.
    Lost,
    /// It is booked.
    Booked(OnBehalfRow),
    /// By this code a chat takes it over.
    Code {
        /// The code.
        code: String,
    },
    /// Who would come has as many appointments as one may.
    AtLimit {
        /// Those that are in the way.
        rows: Vec<OnBehalfRow>,
    },
    /// These were found.
    Found {
        /// Those.
        rows: Vec<OnBehalfRow>,
    },
    /// An appointment.
    One {
        /// Which one.
        row: OnBehalfRow,
        /// Who comes; nothing where that may not be shown.
        contact: Vec<String>,
        /// It stands in a chat.
        has_chat: bool,
    },
    /// Nothing was found.
    NothingFound,
    /// Here is found only by reference.
    OnlyByReference,
    /// Behind the command stands what is sought.
    FindWhat,
    /// Really cancel this one?
    Cancelling {
        /// Which one.
        row: OnBehalfRow,
        /// What its citizen is told about it; may be empty.
        reason: String,
        /// They have a chat in which they are told.
        has_chat: bool,
    },
    /// It is cancelled.
    Cancelled {
        /// Which one.
        row: OnBehalfRow,
        /// Its citizen is told; otherwise they must be called.
        has_chat: bool,
    },
    /// It is moved.
    Moved {
        /// To where and when.
        row: OnBehalfRow,
        /// Its citizen is told; otherwise they must be called.
        has_chat: bool,
    },
    /// It has begun or is over.
    TooLate,
    /// A business has booked it.
    OfBusiness,
    /// It stands in a chat already.
    HasChat,
}

/// A paragraph for a citizen, about an appointment that staff have booked or changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ClaimPassage {
    /// Behind the command stands a code.
    WhichCode,
    /// This code is none, or none any more.
    WrongCode,
    /// There were too many wrong codes from this account.
    TooManyTries,
    /// It is theirs; it follows.
    Claimed,
    /// Staff have cancelled it.
    Cancelled {
        /// The appointment.
        told: Told,
        /// `XXX-XXX`
        reference: String,
        /// Why; may be empty.
        reason: String,
        /// Whom to call.
        phone: String,
    },
    /// Staff have moved it.
    Moved {
        /// To where and when.
        told: Told,
        /// `XXX-XXX`
        reference: String,
        /// Why; may be empty.
        reason: String,
        /// Whom to call.
        phone: String,
    },
}

/// An appointment, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalfRow {
    /// When, by the office's clock.
    pub at: NaiveDateTime,
    /// `XXX-XXX`
    pub reference: String,
    /// Name of the service,
    pub service: String,
    /// and of the office.
    pub office: String,
}

/// The words on a choice of staff who book for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnBehalfLabel {
    /// A place.
    Place {
        /// When, by the office's clock.
        at: NaiveDateTime,
        /// Name of the office.
        office: String,
    },
    /// ✅ Book it.
    Book,
    /// 🔁 Move it there.
    ConfirmMove,
    /// Another place.
    OtherPlace,
    /// 🔔 On the waitlist.
    Wait,
    /// One of several appointments.
    Open(OnBehalfRow),
    /// 🔁 Move it.
    Move {
        /// Which one, where there are several.
        reference: Option<String>,
    },
    /// ✖️ Cancel it; it is asked once more.
    AskCancel,
    /// ✖️ Yes, cancel it.
    Cancel,
    /// Another code.
    NewCode,
}

impl OnBehalfLabel {
    /// Whether it says yes to a question.
    pub fn is_yes(&self) -> bool {
        matches!(self, OnBehalfLabel::Book | OnBehalfLabel::ConfirmMove | OnBehalfLabel::Cancel)
    }
}
