//! What staff type. These commands stand in no menu, and to everybody else they don't exist.

use crate::on_behalf::OnBehalfCommand;
use crate::rules::RuleCommand;

/// A command of staff. To add one: a variant, its line in [`StaffCommand::ALL`], its arm in `step::staff`, and
/// in every locale `staff-command-…` with its other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StaffCommand {
    /// What am I; with a code: make me that.
    Staff,
    /// What waits for us.
    Requests,
    /// Close an office, or some desks.
    Close,
    /// What is closed.
    Closures,
    /// Who is expected today.
    Today,
    /// They are here.
    Arrived,
    /// They did not come.
    Missed,
    /// They were served.
    Done,
    /// Who is expected on a day.
    Day,
    /// By what citizens check in.
    CheckIn,
    /// Whoever is next, please.
    Next,
    /// Write to many.
    Notice,
    /// What was written, and how far it has come.
    Notices,
    /// Something for somebody who called or wrote.
    OnBehalf(OnBehalfCommand),
    /// A rule for all citizens.
    Rule(RuleCommand),
    /// What is said often to citizens.
    Phrases,
    /// What is counted.
    Report,
}

impl StaffCommand {
    /// Every command with its name.
    pub const ALL: [(StaffCommand, &'static str); 21] = [
        (StaffCommand::Staff, "staff"),
        (StaffCommand::Requests, "requests"),
        (StaffCommand::Close, "close"),
        (StaffCommand::Closures, "closures"),
        (StaffCommand::Today, "today"),
        (StaffCommand::Arrived, "arrived"),
        (StaffCommand::Missed, "missed"),
        (StaffCommand::Done, "done"),
        (StaffCommand::Day, "day"),
        (StaffCommand::CheckIn, "checkin"),
        (StaffCommand::Next, "next"),
        (StaffCommand::Notice, "notice"),
        (StaffCommand::Notices, "notices"),
        (StaffCommand::OnBehalf(OnBehalfCommand::BookFor), "book_for"),
        (StaffCommand::OnBehalf(OnBehalfCommand::Emergency), "emergency"),
        (StaffCommand::OnBehalf(OnBehalfCommand::Find), "find"),
        (StaffCommand::Rule(RuleCommand::Pause), "pause"),
        (StaffCommand::Rule(RuleCommand::Extra), "extra"),
        (StaffCommand::Rule(RuleCommand::LastMoment), "last_moment"),
        (StaffCommand::Phrases, "phrases"),
        (StaffCommand::Report, "report"),
    ];
}
