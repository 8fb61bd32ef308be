//! The words on choices.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{PleaLabel, RuleLabel, StaffLabel, TradeLabel};
use crate::language::Language;
use crate::month::Month;

/// The words on a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    /// A name from the catalogue: a group, a service.
    Name(String),
    /// An office.
    Office {
        /// Its name
        name: String,
        /// and district; may be empty.
        district: String,
    },
    /// A place: "Di 24.11. 14:30 · Bürgeramt Mitte".
    Place {
        /// When, by the office's clock.
        at: NaiveDateTime,
        /// The office; left out where all choices have the same.
        office: Option<String>,
    },
    /// A district, and how many offices it has.
    District {
        /// Its name; empty for offices of which none is known.
        name: String,
        /// How many of its offices are to choose from.
        offices: usize,
    },
    /// A day. A row of them is a week; a platform with buttons lays the weeks out as a calendar.
    Day(NaiveDate),
    /// The month before, or after; by its name.
    Month {
        /// Which one.
        month: Month,
        /// Whether it is an earlier one.
        earlier: bool,
    },
    /// For so many.
    Quantity(u8),
    /// ✅ Book the held place.
    Book,
    /// ✅ Move to the held place.
    ConfirmMove,
    /// More time, please.
    MoreTime,
    /// Change what one told about oneself.
    ChangeDetails,
    /// ⬅️ Back.
    Back,
    /// Another office.
    OtherOffice,
    /// Any office.
    AnyOffice,
    /// Any office of this district.
    AnyOfficeOf(String),
    /// Another day.
    OtherDay,
    /// Any day.
    AnyDay,
    /// At any hour.
    AnyHour,
    /// For several.
    ForSeveral,
    /// One more errand in the same visit.
    OneMoreErrand,
    /// Only this errand, without the others.
    OnlyThisErrand(String),
    /// For somebody else.
    ForSomebodyElse,
    /// For the citizen after all.
    ForMyself,
    /// Later times.
    Later,
    /// The next page of a list.
    More,
    /// 🔁 Move this appointment.
    Move {
        /// Its time and service, where there are several to choose from.
        which: Option<(NaiveDateTime, String)>,
        /// The name of who comes, then, if it is not the citizen.
        whom: Option<String>,
    },
    /// ✖️ Cancel this appointment.
    Cancel {
        /// Its time and service, where there are several to choose from.
        which: Option<(NaiveDateTime, String)>,
        /// The name of who comes, then, if it is not the citizen.
        whom: Option<String>,
    },
    /// ✖️ Yes, cancel it.
    ConfirmCancel,
    /// Keep things as they are.
    Keep,
    /// Undo the cancellation.
    Undo,
    /// Book another appointment.
    NewAppointment,
    /// 🔔 Wait for a place.
    Wait,
    /// 🔔 Wait for an earlier place than that of the appointment.
    WaitEarlier,
    /// 👤 Staff shall look at it at once.
    AskUrgently,
    /// 👤 Staff shall look at it.
    AskStaff,
    /// I can be there within the hour, or not any more.
    ShortNotice {
        /// Which of the two.
        wanted: bool,
    },
    /// Something else suits now.
    ChangeWishes {
        /// The service, where there are several to choose from.
        which: Option<String>,
    },
    /// Other days of the week.
    Weekdays,
    /// Another time of day.
    TimeOfDay,
    /// Until another day.
    UntilWhen,
    /// A day of the week, Monday being 0.
    Weekday {
        /// Which,
        weekday: u8,
        /// and whether it is chosen already.
        chosen: bool,
    },
    /// Before noon.
    Mornings,
    /// After noon.
    Afternoons,
    /// On this day, or never.
    OnlyOn(NaiveDate),
    /// In the next two weeks.
    TwoWeeks,
    /// As long as it takes.
    AsLongAsItTakes,
    /// Where it is wished anyway.
    AsWished,
    /// All is as it shall be.
    Done,
    /// ✖️ Off the waitlist.
    LeaveWaitlist {
        /// The service, where there are several to choose from.
        which: Option<String>,
    },
    /// ✅ Take the offered place.
    TakeOffer,
    /// ✖️ Not that one.
    DeclineOffer,
    /// 🔔 Go on waiting.
    WaitLonger,
    /// ✅ I am coming.
    Coming,
    /// ✅ I have all that is needed.
    AllThere,
    /// Something is missing.
    NotAllThere,
    /// 👤 That is not right.
    Object,
    /// ✖️ I can't come later.
    CannotComeLater,
    /// 👤 A person, please.
    Person,
    /// A language, by its own name for itself.
    Language(Language),
    /// ✖️ Yes, delete everything.
    ConfirmForget,
    /// Link one more messenger.
    LinkAnother,
    /// Send reminders to this chat.
    RemindHere,
    /// ✅ Yes, link the chats.
    ConfirmLink,
    /// ✖️ Undo the link.
    Unlink,
    /// ✖️ Yes, undo it.
    ConfirmUnlink,
    /// ✅ Keep the one.
    KeepThis,
    /// Keep this one of several.
    KeepOnly(NaiveDateTime),
    /// ✖️ It is not needed.
    GiveBack,
    /// 👤 All of them are needed.
    AllNeeded,
    /// Something for staff.
    Staff(StaffLabel),
    /// ✅ News of the city, please.
    TakeNews,
    /// ✖️ No more news.
    LeaveNews,
    /// Something for a business.
    Trade(TradeLabel),
    /// Something about a talk with a person.
    Plea(PleaLabel),
}

impl Label {
    /// Whether it says yes to a question.
    pub fn is_yes(&self) -> bool {
        matches!(
            self,
            Label::Book
                | Label::ConfirmMove
                | Label::ConfirmCancel
                | Label::ConfirmForget
                | Label::ConfirmLink
                | Label::ConfirmUnlink
                | Label::TakeOffer
                | Label::WaitLonger
                | Label::Coming
                | Label::AllThere
                | Label::Staff(StaffLabel::Close | StaffLabel::Rule(RuleLabel::Open))
                | Label::Trade(TradeLabel::BookAll)
                | Label::KeepThis
                | Label::TakeNews
                | Label::Plea(PleaLabel::MaySee)
        ) || matches!(self, Label::Staff(StaffLabel::Notice(label)) if label.is_yes())
            || matches!(self, Label::Staff(StaffLabel::OnBehalf(label)) if label.is_yes())
    }
}
