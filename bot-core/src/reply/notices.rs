//! What is said to staff about notices.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::markup::Problem;
use crate::notice::{NoticeRefusal, Progress, State, Steering};

/// A paragraph for staff who write notices. Languages are named by their codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum NoticePassage {
    /// What shall it say?
    Text {
        /// In which language.
        language: String,
    },
    /// This can't be sent as it was written.
    Broken(Problem),
    /// Who shall get it?
    Audience,
    /// Those who come on which days?
    Days,
    /// The person who has which appointment?
    Person,
    /// Only those who come to which office?
    Office,
    /// Only those who come for which service?
    Service,
    /// When shall it go out?
    When,
    /// This would go out; really?
    Preview {
        /// To whom,
        to: Recipients,
        /// to how many of them,
        recipients: u64,
        /// in how many seconds,
        seconds: u64,
        /// in which languages,
        languages: Vec<String>,
        /// at what time; at once where none is named.
        at: Option<NaiveDateTime>,
        /// Nobody is written to unasked then.
        in_quiet_hours: bool,
    },
    /// What happens next: somebody else has to approve it.
    NeedsApproval,
    /// Somebody wrote this; may it go out?
    Approval {
        /// Its number.
        number: i64,
        /// Who wrote it.
        author: String,
    },
    /// Nothing was sent.
    Refused {
        /// Why.
        refusal: NoticeRefusal,
        /// The city's language.
        language: String,
    },
    /// It waits for a second person now.
    Proposed,
    /// This was done about it.
    Done(Steering),
    /// There are none.
    None,
    /// This is how it stands.
    Standing(Stands),
    /// A notice waits for whoever reads this.
    Waits {
        /// Its number.
        number: i64,
        /// Who wrote it.
        author: String,
    },
    /// It is over, and the list of what became of each follows.
    Report(Stands),
}

/// Who gets a notice, as it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Recipients {
    /// Those who want news.
    News,
    /// Those who wait for a place.
    Waiting,
    /// Those who come
    Booked {
        /// from this day
        from: NaiveDate,
        /// to this one,
        to: NaiveDate,
        /// to this office
        office: Option<String>,
        /// for this service.
        service: Option<String>,
    },
    /// The person who has this appointment.
    Person {
        /// Its reference.
        reference: String,
    },
}

/// How a notice stands, as it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stands {
    /// Its number.
    pub number: i64,
    /// To whom.
    pub to: Recipients,
    /// How it begins.
    pub begins: String,
    /// Where it stands.
    pub state: State,
    /// All of it has gone out, or was withdrawn.
    pub is_over: bool,
    /// Who wrote it,
    pub author: String,
    /// and who approved it.
    pub approver: Option<String>,
    /// When it goes out, as long as that is to come.
    pub at: Option<NaiveDateTime>,
    /// What became of it.
    pub progress: Progress,
    /// How long it takes still.
    pub seconds_to_go: u64,
}

/// The words on a choice about notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeLabel {
    /// Those who want news.
    ToNews,
    /// Those who wait.
    ToWaiting,
    /// Those who have an appointment.
    ToBooked,
    /// One person.
    ToPerson,
    /// Only at one office.
    OnlyOffice,
    /// Only for one service.
    OnlyService,
    /// Somebody else.
    OtherAudience,
    /// At a time.
    Later,
    /// At once.
    Now,
    /// Write it in this language, too.
    InLanguage(String),
    /// Write it anew in this language.
    ChangeText(String),
    /// ✅ Show it to a second person.
    Propose,
    /// ✅ Send it.
    Send,
    /// ✖️ Throw it away.
    Discard,
    /// Write one.
    Write,
    /// All of them.
    All,
    /// Look at the one of this number.
    Look(i64),
    /// Do this about the one of this number.
    Steer(Steering, i64),
}

impl NoticeLabel {
    /// Whether it says yes to the open question.
    pub(super) fn is_yes(&self) -> bool {
        matches!(self, NoticeLabel::Propose | NoticeLabel::Send | NoticeLabel::Steer(Steering::Approve, _))
    }
}
