//! What a choice does. To add one, name it here, and say in `step/chosen.rs` what it does and in `view` where it
//! stands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PleaAction, StaffAction, TradeAction};
use crate::closure::Alternative;
use crate::desk::{Hours, Place, Ward};
use crate::ids::{AppointmentId, CaseId, EntryId, GroupId, OfficeId, ServiceId};
use crate::language::Language;
use crate::month::Month;
use crate::waitlist::Part;

/// What a choice does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Action {
    Group(GroupId),
    Service(ServiceId),
    Place(Place),
    District(String),
    Office(OfficeId),
    AnyOfficeOf(String),
    AnyOffice,
    Month(Month),
    Day(NaiveDate),
    AnyDay,
    AnyHour,
    Quantity(u8),
    SomebodyElse,
    Ward(Ward),
    Myself,
    OtherOffice,
    OtherDay,
    ForSeveral,
    OneMoreErrand,
    AddErrand(ServiceId),
    OnlyThisErrand,
    Later,
    More,
    Back,
    Book,
    MoreTime,
    ChangeDetails,
    Move(AppointmentId),
    Cancel(AppointmentId),
    ConfirmCancel,
    Keep,
    Undo,
    NewAppointment,
    Wait,
    ShortNotice(EntryId, bool),
    Entry(EntryId),
    AskWishes,
    AskWish(Part),
    Wish(Wanted),
    LeaveWaitlist(EntryId),
    AskStaff(EntryId),
    TakeOffer,
    DeclineOffer,
    WaitLonger,
    Coming,
    NotComing,
    AllThere,
    NotAllThere,
    Object,
    TakeAlternative(CaseId, Alternative),
    CannotComeLater(CaseId),
    Person,
    Language(Language),
    ConfirmForget,
    LinkAnother,
    RemindHere,
    ConfirmLink,
    Unlink,
    ConfirmUnlink,
    KeepThis(AppointmentId),
    KeepOnly(AppointmentId),
    GiveBack,
    AllNeeded,
    Staff(StaffAction),
    TakeNews,
    LeaveNews,
    Trade(TradeAction),
    Plea(PleaAction),
}

/// What a choice wants of an entry's wishes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Wanted {
    /// This day of the week, too, or no more.
    Weekday(u8),
    AnyWeekday,
    Hours(Option<Hours>),
    /// One of these, or any.
    Offices(Vec<OfficeId>),
    /// Nothing after this day; and only on it.
    Until {
        day: NaiveDate,
        only: bool,
    },
    /// At short notice at one of these, or where it is wished.
    Nearby(Vec<OfficeId>),
}
