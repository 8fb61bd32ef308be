//! What staff look at, and what their choices do.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    CounselAction, CounselPrompt, DayAction, DayPrompt, FiguresAction, FiguresPrompt, NoticeAction,
    OnBehalfAction, OnBehalfPrompt, RuleAction, RulePrompt, Writing,
};
use crate::closure::{Closure, Extent, Plan};
use crate::day::Expected;
use crate::ids::{ClosureId, OfficeId, RequestId};
use crate::language::Language;
use crate::notice::{Extent as NoticeExtent, Standing};
use crate::staff::{Attendance, Handling, Member, StaffRequest};

/// A prompt for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum StaffPrompt {
    /// What they are, and what they can do.
    Home { member: Member },
    /// What waited when they looked.
    Requests { requests: Vec<StaffRequest>, page: u16, total: u32, at: DateTime<Utc> },
    /// One of these: what is to be done?
    Request { request: StaffRequest, at: DateTime<Utc> },
    /// What is to be closed? Or, where all is said: really?
    Closing { plan: Plan, offices: Vec<OfficeId>, extent: Option<Extent>, today: NaiveDate },
    /// What is closed.
    Closures { closures: Vec<Closure> },
    /// An office's day.
    Day(DayPrompt),
    /// One of those who are expected: are they here?
    Expected { expected: Expected },
    /// A notice in the making.
    Writing(Writing),
    /// The newest notices.
    Notices { notices: Vec<Standing> },
    /// One that somebody else wrote, in these languages: may it go out?
    Approval { notice: Standing, languages: Vec<Language>, extent: NoticeExtent },
    /// Something for somebody who called or wrote.
    OnBehalf(OnBehalfPrompt),
    /// A rule for all citizens.
    Rules(RulePrompt),
    /// Something about a talk with a citizen.
    Plea(CounselPrompt),
    /// Figures.
    Figures(Box<FiguresPrompt>),
}

/// What a choice of staff does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum StaffAction {
    Requests { page: u16 },
    Take(RequestId),
    Handle(RequestId, Handling),
    LookAtClosing(Plan),
    Close(Plan),
    Reopen(ClosureId),
    Day(DayAction),
    Expected(String),
    Mark(String, Attendance),
    Notice(NoticeAction),
    OnBehalf(OnBehalfAction),
    Rules(RuleAction),
    Plea(CounselAction),
    Figures(FiguresAction),
}
