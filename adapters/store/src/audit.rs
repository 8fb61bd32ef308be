//! What staff did: who, what, about what, why and when. The database itself refuses to change an entry, and
//! to delete one before its time.
//!
//! What staff only look at is written down where they see names.

use std::borrow::Cow;

use bot_core::staff::{Attendance, Role};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Row, Tx, args};
use crate::staff;

const REASON: &str = "audit.reason";

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor<'a> {
    /// Somebody with a role, by its id.
    Staff(&'a str),
    /// Who books for a business, by its id.
    Business(&'a str),
    /// Whoever has the shell.
    CommandLine,
}

impl Actor<'_> {
    fn kept(&self) -> Cow<'_, str> {
        match self {
            Actor::Staff(id) => Cow::Borrowed(id),
            // A role may have the same id.
            Actor::Business(id) => Cow::Owned(format!("business {id}")),
            Actor::CommandLine => Cow::Borrowed(COMMAND_LINE),
        }
    }
}

/// No role has such an id.
const COMMAND_LINE: &str = "command line";

/// What was done. To add one: a variant and its name in [`Action::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A role was offered; the subject is the role's id, the reason which role.
    Invited,
    /// It was taken.
    Joined,
    /// It was revoked.
    Revoked,
    /// A request was taken.
    Took,
    /// A request was handled; the reason says how.
    Handled,
    /// A request was taken, and waits again.
    GaveBack,
    /// An office was closed; the reason says when, which desks, and what citizens are told.
    Closed,
    /// It opens after all.
    Reopened,
    /// Somebody came,
    Arrived,
    /// or did not; the subject is the appointment's reference.
    Missed,
    /// Somebody was called to a desk,
    Called,
    /// came there,
    Served,
    /// and is done; the subject is the appointment's reference.
    Done,
    /// A notice was written; the reason says to whom.
    Proposed,
    /// It goes out; where it was ordered on the command line, the reason says who wrote and who approved it.
    Approved,
    /// It does not go out.
    Rejected,
    /// It was held back.
    Paused,
    /// It went on.
    Resumed,
    /// It was withdrawn.
    Stopped,
    /// The list of what became of each recipient was asked for.
    Listed,
    /// A business was registered; the subject is its id, the reason its quota.
    Registered,
    /// It was ended.
    Ended,
    /// An appointment was booked for somebody who called or wrote; the subject is its reference.
    BookedFor,
    /// It was booked in an emergency; the reason is the one that was stated.
    Emergency,
    /// An appointment was moved,
    MovedFor,
    /// or cancelled; the reason is what its citizen is told about it.
    CancelledFor,
    /// Somebody who called was put on the waitlist; the subject is the service.
    PutOnWaitlist,
    /// Another code was made by which a chat takes an appointment over.
    NewCode,
    /// Somebody looked at who comes.
    LookedUp,
    /// Nothing new is booked from now on; the reason is what citizens are told.
    PausedBooking,
    /// Booking goes on.
    ResumedBooking,
    /// More places were opened; the subject is the office, the reason says when and how many.
    Opened,
    /// The last moment for changes was set; the subject is the service.
    SetLastMoment,
    /// Appointments of another calendar have moved in; the subject is how many, the reason from which file.
    MovedIn,
}

impl Action {
    /// That this was marked.
    pub fn of(attendance: Attendance) -> Self {
        match attendance {
            Attendance::Arrived => Action::Arrived,
            Attendance::Missed => Action::Missed,
            Attendance::Done => Action::Done,
        }
    }

    /// As it is kept and listed.
    pub fn name(self) -> &'static str {
        match self {
            Action::Invited => "invited",
            Action::Joined => "joined",
            Action::Revoked => "revoked",
            Action::Took => "took",
            Action::Handled => "handled",
            Action::GaveBack => "gave back",
            Action::Closed => "closed",
            Action::Reopened => "reopened",
            Action::Arrived => "marked as arrived",
            Action::Missed => "marked as missed",
            Action::Called => "called",
            Action::Served => "began to serve",
            Action::Done => "marked as done",
            Action::Proposed => "proposed",
            Action::Approved => "approved",
            Action::Rejected => "rejected",
            Action::Paused => "paused",
            Action::Resumed => "resumed",
            Action::Stopped => "stopped",
            Action::Listed => "listed",
            Action::Registered => "registered",
            Action::Ended => "ended",
            Action::BookedFor => "booked for a caller",
            Action::Emergency => "booked in an emergency",
            Action::MovedFor => "moved",
            Action::CancelledFor => "cancelled",
            Action::PutOnWaitlist => "put a caller on the waitlist",
            Action::NewCode => "made a code for",
            Action::LookedUp => "looked up",
            Action::PausedBooking => "paused booking",
            Action::ResumedBooking => "resumed booking",
            Action::Opened => "opened more places",
            Action::SetLastMoment => "set the last moment",
            Action::MovedIn => "moved in",
        }
    }
}

/// Writes an entry.
pub async fn note(
    tx: &mut Tx,
    codec: &Codec,
    actor: Actor<'_>,
    action: Action,
    subject: &str,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into audit (at, actor, action, subject, reason_sealed) values ($1, $2, $3, $4, $5)";
    let sealed = reason.map(|reason| codec.seal(REASON, reason.as_bytes()));
    tx.execute(sql, args![now, &*actor.kept(), action.name(), subject, sealed.as_deref()]).await.map(drop)
}

/// An entry, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who: the id of a role, `business` and its id, or `command line`,
    pub actor: String,
    /// the name that belongs to it,
    pub name: Option<String>,
    /// and which role.
    pub role: Option<Role>,
    /// What, by [`Action::name`].
    pub action: String,
    /// About what.
    pub subject: String,
    /// Why, or how.
    pub reason: Option<String>,
}

/// All entries, the oldest first.
pub async fn all(tx: &mut Tx, codec: &Codec) -> Result<Vec<Entry>, StoreError> {
    let sql = "select audit.at, audit.actor, audit.action, audit.subject, audit.reason_sealed,
            staff.role, staff.name_sealed
        from audit left join staff on staff.id = audit.actor order by audit.id";
    tx.rows(sql, &[]).await?.iter().map(|row| read(row, codec)).collect()
}

fn read(row: &Row, codec: &Codec) -> Result<Entry, StoreError> {
    let reason = row.maybe_bytes("reason_sealed")?.map(|sealed| codec.open(REASON, &sealed)).transpose()?;
    Ok(Entry {
        at: row.instant("at")?,
        actor: row.text("actor")?,
        name: staff::name(row, codec)?,
        role: row.maybe_text("role")?.and_then(|role| Role::named(&role)),
        action: row.text("action")?,
        subject: row.text("subject")?,
        reason: reason.map(String::from_utf8).transpose().map_err(|_| StoreError::Sealed)?,
    })
}

/// Deletes entries from before this instant, which nobody must keep any longer; how many they were.
pub(crate) async fn forget(tx: &mut Tx, since: DateTime<Utc>) -> Result<u64, StoreError> {
    tx.execute("update audit_kept set since = $1 where since < $1", args![since]).await?;
    tx.execute("delete from audit where at < $1", args![since]).await
}
