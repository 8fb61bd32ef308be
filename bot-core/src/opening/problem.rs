//! What can be wrong with a rule or an exception.

use std::fmt;

use super::MOST_DESKS;

/// What can be wrong with a rule or an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// It names no weekday.
    NoWeekdays,
    /// It comes every 0 weeks.
    NoWeeks,
    /// It comes every n-th week, but nobody knows from when on to count.
    NoFirstWeek,
    /// `to` is not after `from`.
    ClosesBeforeItOpens,
    /// A break doesn't end after it begins.
    BreakEndsFirst,
    /// A break is not within the opening hours.
    BreakOutside,
    /// It has no desk.
    NoDesks,
    /// It has more than [`MOST_DESKS`].
    TooManyDesks,
    /// Its slots take no time.
    NoMinutes,
    /// Not even one slot fits in.
    SlotTooLong,
    /// Its last day is before its first.
    EndsBeforeItBegins,
    /// More desks are kept back than there are.
    TooManyInLanes,
    /// Emergency places are to fall to the public, but there are none.
    NoEmergencyDesks,
    /// The shares of the releases are not 100 together.
    SharesNotWhole,
    /// A release happens on no day of the week.
    NoReleaseDays,
    /// More than all is for those who wait.
    WaitingShareTooLarge,
    /// An exception is closed and says when it is open.
    ClosedAndOpen,
    /// An exception says neither that it is closed nor when it is open.
    NeitherClosedNorOpen,
}

impl RuleProblem {
    /// The field that is wrong.
    pub fn field(self) -> &'static str {
        match self {
            RuleProblem::NoWeekdays => "weekdays",
            RuleProblem::NoWeeks | RuleProblem::NoFirstWeek => "every_weeks",
            RuleProblem::ClosesBeforeItOpens => "to",
            RuleProblem::BreakEndsFirst | RuleProblem::BreakOutside => "breaks",
            RuleProblem::NoDesks | RuleProblem::TooManyDesks => "desks",
            RuleProblem::NoMinutes | RuleProblem::SlotTooLong => "slot_minutes",
            RuleProblem::EndsBeforeItBegins => "valid_until",
            RuleProblem::TooManyInLanes => "lanes",
            RuleProblem::NoEmergencyDesks => "emergency_opens",
            RuleProblem::SharesNotWhole | RuleProblem::NoReleaseDays => "release",
            RuleProblem::WaitingShareTooLarge => "waiting_share",
            RuleProblem::ClosedAndOpen | RuleProblem::NeitherClosedNorOpen => "closed",
        }
    }
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RuleProblem::NoWeekdays => "at least one weekday is needed, such as [\"mon\"]",
            RuleProblem::NoWeeks => "must be 1 or more",
            RuleProblem::NoFirstWeek => "`valid_from` is needed too: weeks are counted from there",
            RuleProblem::ClosesBeforeItOpens => "must be later than `from`",
            RuleProblem::BreakEndsFirst => "a break must end later than it begins",
            RuleProblem::BreakOutside => "a break must lie between `from` and `to`",
            RuleProblem::NoDesks => "at least 1 desk is needed",
            RuleProblem::TooManyDesks => {
                return write!(f, "more than {MOST_DESKS} desks are not possible");
            }
            RuleProblem::NoMinutes => "a slot takes at least 1 minute",
            RuleProblem::SlotTooLong => "not even one slot fits between `from` and `to`",
            RuleProblem::EndsBeforeItBegins => "must not be before `valid_from`",
            RuleProblem::TooManyInLanes => "more desks are kept back here than `desks` says there are",
            RuleProblem::NoEmergencyDesks => "`lanes` keeps no desk back for emergencies",
            RuleProblem::SharesNotWhole => "the shares must be 100 together",
            RuleProblem::NoReleaseDays => "each release needs at least one weekday, such as [\"mon\"]",
            RuleProblem::WaitingShareTooLarge => "must be 0 to 100",
            RuleProblem::ClosedAndOpen => "a closed day has no opening hours: leave one of the two out",
            RuleProblem::NeitherClosedNorOpen => "either `closed = true` or both `from` and `to` are needed",
        })
    }
}

impl std::error::Error for RuleProblem {}
