//! Staff: who may do what from their chat, what waits for them, and what they ask of the desk.
//!
//! A [`Role`] belongs to an account on a messenger; it got it by an [`Invitation`] that was typed behind
//! `/staff`. The desk looks at the role with every [`StaffCall`], in the transaction that carries it out, so a
//! role that was revoked is gone at once: whoever has none is answered as if the command did not exist. Staff
//! see references, services, offices and times, never names or telephone numbers.
//!
//! - [`command`]: what staff type
//! - [`invitation`]: the one-time code
//! - [`attendance`]: what staff mark about who came; how an office's day goes is [`day`](crate::day)'s matter
//! - [`request`]: what waits for staff; how to add a kind
//!
//! To add something that staff can do: a variant of [`StaffCall`] and what comes of it, its method in the
//! store's `desk::staff`, and its place in `step::staff` and `view::staff`.

use serde::{Deserialize, Serialize};

use crate::closure::{ClosingRefusal, Closure, Extent, Plan};
use crate::day::{DayCall, DayOutcome, DayRefusal, Expected};
use crate::figures::{FiguresCall, FiguresOutcome};
use crate::ids::{ClosureId, OfficeId, RequestId};
use crate::notice::{self, NoticeRefusal, Remit, Standing, Steering, Texts};
use crate::on_behalf::{OnBehalfCall, OnBehalfOutcome, OnBehalfRefusal};
use crate::plea::{PleaDeed, PleaDone, PleaRefusal};
use crate::rules::{RuleCall, RuleOutcome, RuleRefusal};

pub mod attendance;
pub mod command;
pub mod invitation;
pub mod request;

pub use attendance::Attendance;
pub use command::StaffCommand;
pub use invitation::Invitation;
pub use request::{Handling, Matter, StaffRequest};

/// What somebody is to the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Serves citizens.
    Clerk,
    /// Writes notices.
    Editor,
    /// Serves citizens, and decides about them.
    Supervisor,
    /// May do everything.
    Admin,
}

impl Role {
    /// Every role with its name.
    pub const ALL: [(Role, &'static str); 4] = [
        (Role::Clerk, "clerk"),
        (Role::Editor, "editor"),
        (Role::Supervisor, "supervisor"),
        (Role::Admin, "admin"),
    ];

    /// Its name, as operators write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, name)| name)
    }

    /// The role of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(role, _)| *role)
    }

    /// Whether it has to do with citizens' appointments and requests.
    pub fn serves(self) -> bool {
        self != Role::Editor
    }

    /// Whether it writes notices.
    pub fn writes(self) -> bool {
        self >= Role::Editor
    }

    /// Whether it decides about citizens.
    pub fn decides(self) -> bool {
        matches!(self, Role::Supervisor | Role::Admin)
    }
}

/// Somebody of the staff, as they see themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// What they are.
    pub role: Role,
    /// Of which offices; none named is all of them.
    pub offices: Vec<OfficeId>,
    /// How many requests wait for them.
    pub waiting: u32,
}

/// What staff can want of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffCall {
    /// Take the role that this code offers. → [`StaffOutcome::Member`]; a wrong code is
    /// [`Answer::Gone`](crate::desk::Answer::Gone)
    Join {
        /// As it was typed.
        code: Invitation,
    },
    /// What am I? → [`StaffOutcome::Member`]
    Myself,
    /// What waits, the longest first. → [`StaffOutcome::Requests`]
    Requests {
        /// Which page of [`PAGE`], from 0.
        page: u16,
    },
    /// Look at one; whoever is first has taken it. → [`StaffOutcome::Request`], or [`StaffOutcome::Plea`]
    Take {
        /// Which one.
        request: RequestId,
    },
    /// Do what is to be done about one. → [`StaffOutcome::Handled`]
    Handle {
        /// Which one.
        request: RequestId,
        /// What.
        handling: Handling,
    },
    /// What would closing bring? → [`StaffOutcome::Closing`]
    LookAtClosing {
        /// What is to be closed, as far as it was said.
        plan: Plan,
    },
    /// Close it. → [`StaffOutcome::Closures`]
    Close {
        /// What; nothing of it is missing.
        plan: Plan,
    },
    /// What is closed? → [`StaffOutcome::Closures`]
    Closures,
    /// Open again what was closed. → [`StaffOutcome::Closures`]
    Reopen {
        /// Which closure.
        closure: ClosureId,
    },
    /// Something about the day. → [`StaffOutcome::Day`]
    Day(DayCall),
    /// One of those who are expected. → [`StaffOutcome::Expected`]
    Expected {
        /// By its reference.
        reference: String,
    },
    /// Mark who came and who did not; to mark it anew corrects it. → [`StaffOutcome::Expected`]
    Mark {
        /// The appointment's reference.
        reference: String,
        /// What is marked.
        attendance: Attendance,
    },
    /// What would this notice bring? → [`StaffOutcome::Notice`]
    LookAtNotice {
        /// As far as it is written.
        draft: Box<notice::Draft>,
    },
    /// Send it; where a second person has to approve it, show it to them. → [`StaffOutcome::Notices`]
    ProposeNotice {
        /// Nothing of it is missing.
        draft: Box<notice::Draft>,
    },
    /// The newest notices. → [`StaffOutcome::Notices`]
    Notices,
    /// Read one that waits for approval. → [`StaffOutcome::NoticeToApprove`]
    OpenNotice {
        /// Its number.
        number: i64,
    },
    /// Do something about one. → [`StaffOutcome::Notices`]
    SteerNotice {
        /// Its number.
        number: i64,
        /// What.
        steering: Steering,
    },
    /// Something for somebody who called or wrote. → [`StaffOutcome::OnBehalf`]
    OnBehalf(Box<OnBehalfCall>),
    /// Something about rules for all citizens. → [`StaffOutcome::Rules`]
    Rules(Box<RuleCall>),
    /// Something about a talk with a citizen. → [`StaffOutcome::Plea`]
    Plea(PleaDeed),
    /// Something about figures. → [`StaffOutcome::Figures`]
    Figures(FiguresCall),
}

/// So many requests are shown at once.
pub const PAGE: u16 = 5;

impl StaffCall {
    /// Whether it changes anything.
    pub fn is_order(&self) -> bool {
        match self {
            StaffCall::Day(call) => call.is_order(),
            StaffCall::OnBehalf(call) => call.is_order(),
            StaffCall::Rules(call) => call.is_order(),
            call => !call.is_question(),
        }
    }

    fn is_question(&self) -> bool {
        matches!(
            self,
            StaffCall::Myself
                | StaffCall::Requests { .. }
                | StaffCall::LookAtClosing { .. }
                | StaffCall::Closures
                | StaffCall::Expected { .. }
                | StaffCall::LookAtNotice { .. }
                | StaffCall::Notices
                | StaffCall::OpenNotice { .. }
                | StaffCall::Figures(_)
        )
    }
}

/// What a call of staff brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffOutcome {
    /// Who they are.
    Member(Member),
    /// What waits.
    Requests {
        /// A page of it, the longest waiting first.
        requests: Vec<StaffRequest>,
        /// How many there are in all.
        total: u32,
    },
    /// One of them.
    Request(StaffRequest),
    /// It is done.
    Handled,
    /// What closing would bring.
    Closing {
        /// What is to be closed, as far as it was said.
        plan: Plan,
        /// The offices that can be named.
        offices: Vec<OfficeId>,
        /// Whom it affects; `None` as long as something is missing.
        extent: Option<Extent>,
    },
    /// What is closed.
    Closures(Vec<Closure>),
    /// Nobody of those who would be asked can be reached.
    Unreachable,
    /// What came of something about the day.
    Day(DayOutcome),
    /// One of those who are expected.
    Expected(Expected),
    /// What a notice would bring.
    Notice {
        /// As far as it is written.
        draft: Box<notice::Draft>,
        /// What its author may do.
        remit: Remit,
        /// What would come of it; `None` as long as something is missing.
        extent: Option<notice::Extent>,
    },
    /// The newest notices.
    Notices {
        /// That one first.
        notices: Vec<Standing>,
        /// What was proposed goes out, without a second person.
        approved: bool,
    },
    /// A notice that waits for approval.
    NoticeToApprove {
        /// How it stands.
        notice: Standing,
        /// What it says.
        texts: Texts,
        /// What would come of it.
        extent: notice::Extent,
    },
    /// What came of something for a caller.
    OnBehalf(Box<OnBehalfOutcome>),
    /// What came of something about rules.
    Rules(Box<RuleOutcome>),
    /// What came of something about a talk.
    Plea(PleaDone),
    /// What was counted.
    Figures(FiguresOutcome),
}

/// Why staff may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffRefusal {
    /// They have no role that allows it. Nobody learns that it exists.
    NotStaff,
    /// There were too many wrong codes from this account; for a while none is looked at.
    TooManyTries,
    /// Nothing was closed, or opened.
    Closing(ClosingRefusal),
    /// Its time has not come.
    TooEarly,
    /// The notice does not go out.
    Notice(NoticeRefusal),
    /// Nothing was done on the day.
    Day(DayRefusal),
    /// Nothing was done for a caller.
    OnBehalf(OnBehalfRefusal),
    /// No rule was set.
    Rule(RuleRefusal),
    /// They can't talk with this citizen.
    Plea(PleaRefusal),
}
