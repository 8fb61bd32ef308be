//! What is said to staff.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::closure::{ClosingRefusal, Extent, Progress};
use crate::desk::Hours;
use crate::reply::{
    CounselLabel, CounselPassage, DayLabel, DayPassage, DayRow, FiguresLabel, FiguresPassage, NoticeLabel,
    NoticePassage, OnBehalfLabel, OnBehalfPassage, RuleLabel, RulePassage,
};
use crate::staff::request::Question;
use crate::staff::{Attendance, Handling, Matter, Role};
use crate::trouble::{Lasting, Trouble};

/// A paragraph for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum StaffPassage {
    /// What they are, and what they can do.
    Home {
        /// Their role.
        role: Role,
        /// The names of their offices; none is all of them.
        offices: Vec<String>,
        /// How many requests wait for them.
        waiting: u32,
    },
    /// This code is none, or none any more.
    WrongInvitation,
    /// There were too many wrong codes from this account.
    TooManyTries,
    /// So many requests wait; they follow.
    Requests {
        /// How many.
        total: u32,
    },
    /// Nothing waits.
    NoRequests,
    /// A request; its appointments follow.
    Request {
        /// What it is about.
        matter: Matter,
        /// Name of the service.
        service: Option<String>,
        /// Name of the office.
        office: Option<String>,
        /// How long it has waited.
        age: Age,
        /// Who else has taken it.
        taken_by: Option<String>,
        /// What became of a question to citizens.
        question: Option<Question>,
    },
    /// About the day.
    Day(DayPassage),
    /// One of those who are expected.
    Expected(DayRow),
    /// There is no appointment of this reference at their offices.
    NoSuchReference,
    /// Behind the command stands a reference.
    WhichReference,
    /// Its time has not come.
    TooEarly,
    /// Nobody of those who would be asked can be reached.
    Unreachable,
    /// That is done.
    Handled,
    /// Somebody else has done it, or it is not needed any more.
    RequestGone,
    /// Which office is to be closed?
    CloseWhich,
    /// On which day?
    CloseWhen {
        /// Name of the office.
        office: String,
    },
    /// This would be closed; really?
    Closing {
        /// Name of the office.
        office: String,
        /// On which day,
        day: NaiveDate,
        /// at which hours; all day where none are named.
        hours: Option<Hours>,
        /// How many desks; `None` is the whole office.
        desks: Option<u16>,
        /// What citizens are told about it; may be empty.
        reason: String,
        /// Whom it affects.
        extent: Extent,
    },
    /// Nothing was closed, or opened.
    NotClosed(ClosingRefusal),
    /// It is closed now.
    IsClosed,
    /// It opens after all.
    IsReopened,
    /// Nothing is closed.
    NoClosures,
    /// This is closed.
    Closure {
        /// Name of the office.
        office: String,
        /// Which day.
        day: NaiveDate,
        /// Which hours of it; `None` is all of it.
        hours: Option<Hours>,
        /// How many desks; `None` is the whole office.
        desks: Option<u16>,
        /// What became of those it affects.
        progress: Progress,
    },
    /// About notices.
    Notice(NoticePassage),
    /// About somebody who called or wrote.
    OnBehalf(OnBehalfPassage),
    /// About rules for all citizens.
    Rule(RulePassage),
    /// Something is wrong with the bot, or is not any more.
    Trouble {
        /// What.
        trouble: Trouble,
        /// How it stands, by the offices' clock.
        lasting: Lasting<NaiveDateTime>,
    },
    /// About a talk with a citizen.
    Plea(CounselPassage),
    /// About figures.
    Figures(FiguresPassage),
}

/// The words on a choice for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffLabel {
    /// What waits.
    Requests,
    /// A request.
    Request {
        /// What it is about.
        matter: Matter,
        /// The reference of its first appointment.
        reference: Option<String>,
    },
    /// What can be done about a request.
    Handle(Handling),
    /// ✅ Close it.
    Close,
    /// Only one desk.
    OneDesk,
    /// Open it again.
    Reopen {
        /// Name of the office,
        office: String,
        /// and from when on it is closed.
        from: NaiveDateTime,
    },
    /// An appointment of the day.
    Expected(DayRow),
    /// ✅ They are here, or ✖️ they did not come.
    Mark(Attendance),
    /// The appointments of the day.
    Today,
    /// About the day.
    Day(DayLabel),
    /// About notices.
    Notice(NoticeLabel),
    /// About somebody who called or wrote.
    OnBehalf(OnBehalfLabel),
    /// About rules for all citizens.
    Rule(RuleLabel),
    /// About a talk with a citizen.
    Plea(CounselLabel),
    /// About figures.
    Figures(FiguresLabel),
}

/// How long something has waited, as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Age {
    /// Less than an hour.
    Minutes(u32),
    /// Less than two days.
    Hours(u32),
    /// Longer.
    Days(u32),
}

impl Age {
    /// From one instant to another.
    pub fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        let minutes = u32::try_from((to - from).num_minutes()).unwrap_or_default();
        match minutes / 60 {
            0 => Age::Minutes(minutes),
            hours @ 1..48 => Age::Hours(hours),
            hours => Age::Days(hours / 24),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn the_age_is_told_in_what_people_count() {
        let age =
            |minutes| Age::between(DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes));
        assert_eq!(age(-1), Age::Minutes(0));
        assert_eq!(age(59), Age::Minutes(59));
        assert_eq!(age(60), Age::Hours(1));
        assert_eq!(age(48 * 60 - 1), Age::Hours(47));
        assert_eq!(age(48 * 60), Age::Days(2));
    }
}
