//! What is said to businesses.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::desk::Hours;
use crate::language::Language;
use crate::trade::ListProblem;

/// A paragraph for a business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TradePassage {
    /// This code is none, or none any more.
    WrongCode,
    /// There were too many wrong codes from this account.
    TooManyTries,
    /// From now on this chat books for the business.
    Joined,
    /// What it has booked; its days follow.
    Ledger {
        /// Its name.
        name: String,
        /// How many places it may have a day.
        quota: u16,
        /// How many appointments there are.
        total: u32,
    },
    /// A day with appointments.
    Day {
        /// Which one.
        day: NaiveDate,
        /// How much of the quota is left.
        left: u16,
        /// The appointments, by time.
        rows: Vec<TradeRow>,
    },
    /// Which service?
    WhichService,
    /// How many?
    HowMany,
    /// On which day?
    WhichDay,
    /// So many places would be booked.
    Preview {
        /// Name of the service.
        service: String,
        /// How many are wanted,
        wanted: u16,
        /// on which day,
        day: NaiveDate,
        /// at which hours; any where none are named.
        hours: Option<Hours>,
        /// How many there are,
        found: u16,
        /// and where and when.
        offices: Vec<Times>,
        /// How many the quota leaves on that day.
        left: u16,
    },
    /// These are booked.
    Booked {
        /// Name of the service.
        service: String,
        /// On which day.
        day: NaiveDate,
        /// How many.
        count: u16,
        /// How many the quota leaves on that day now.
        left: u16,
    },
    /// Those of them at one office.
    BookedAt {
        /// Name of the office.
        office: String,
        /// The appointments, by time.
        rows: Vec<NumberedRow>,
    },
    /// These of the list found no place.
    Without(Vec<String>),
    /// Cancel this one, or swap its time?
    ConfirmCancel(TradeRow),
    /// When shall this one be instead?
    OtherTimes(TradeRow),
    /// Nothing else is free for it.
    NoOtherTime,
    /// Somebody was quicker with that time.
    TimeGone,
    /// This one is at another time now.
    Swapped(TradeRow),
    /// The list follows as a file.
    FileComes,
    /// The list can't be read.
    ListProblem(ListProblem),
    /// This one is cancelled.
    Cancelled(TradeRow),
    /// A closure takes the places of these.
    FallsOut {
        /// Name of the office.
        office: String,
        /// The appointments of each day, by time.
        days: Vec<(NaiveDate, Vec<NumberedRow>)>,
        /// What staff say about it; may be empty.
        reason: String,
    },
    /// It was cancelled already, or is over.
    NothingToCancel,
    /// It has begun.
    TooLate,
    /// None of the offices serves this in the lane.
    NotInLane {
        /// Name of the service.
        service: String,
    },
    /// That is too many at once.
    TooManyAtOnce {
        /// So many are possible.
        most: u16,
    },
    /// Nothing is left of the quota.
    QuotaUsed {
        /// On which day.
        day: NaiveDate,
        /// How many it is.
        quota: u16,
    },
    /// Nothing new is booked for a while.
    Paused,
    /// Nothing is free in the lane.
    NothingFree {
        /// On which day.
        day: NaiveDate,
    },
    /// Somebody was quicker, and nothing is booked.
    NotAll,
}

/// Free times at an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// Name of the office.
    pub office: String,
    /// Each time, and how many places begin then.
    pub times: Vec<(NaiveTime, u16)>,
}

/// An appointment of a business, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TradeRow {
    /// When, by the office's clock.
    pub at: NaiveDateTime,
    /// `XXX-XXX`
    pub reference: String,
    /// Name of the service,
    pub service: String,
    /// and of the office.
    pub office: String,
    /// A closure took its place.
    pub falls_out: bool,
    /// What the business calls it; may be empty.
    #[serde(default)]
    pub note: String,
}

/// One of several appointments at an office on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedRow {
    /// Counted over all of them.
    pub number: u16,
    /// When, by the office's clock.
    pub at: NaiveTime,
    /// `XXX-XXX`
    pub reference: String,
    /// What the business calls it; may be empty.
    #[serde(default)]
    pub note: String,
}

/// All that a business has booked, for a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TradeFile {
    /// In which language its columns are named.
    pub language: Language,
    /// By time.
    pub rows: Vec<TradeRow>,
}

/// The words on a choice of a business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TradeLabel {
    /// ✅ Book all of them.
    BookAll,
    /// As many as there are.
    AsManyAsFit {
        /// So many.
        count: u16,
    },
    /// ✖️ Cancel this one; it is asked once more.
    Cancel(TradeRow),
    /// What is booked.
    Ledger,
    /// 🔁 Another time for this one.
    OtherTime,
    /// 🔁 This time.
    Swap {
        /// When, by the office's clock,
        at: NaiveDateTime,
        /// and where.
        office: String,
    },
    /// All of it as a file.
    File,
}
