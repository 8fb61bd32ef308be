//! What is remembered of a conversation between two events.
//!
//! ```text
//!            ┌────────── service by name, or deep link ──────────┐
//! Groups ─ Group / Matches ─────────────────────────────────── Places ─┬─ Districts ─ Offices
//!    ↑        └─ Elsewhere                                     ↑   │  ├─ Days
//!    │                                                          │   │  └─ Quantity, Besides
//!    │                                         hold over, lost ─┤   ↓
//! Cancelled ── undo ──→ Standing ←── book, move ─────────────── Held (asks what is missing)
//!    ↑                    ↑  │                                      │
//!    └── ConfirmCancel ←──┴──┴─ Appointments              Limit ←───┘ refused
//! ```
//!
//! `Language`, `Forget`, `News`, `Appointments`, `Whom`, `Staff`, `Trade`, `Closed`, the three of linking, the last
//! three of waiting and those of reminding lay themselves over an open prompt and give it back. From `Whom` it goes on
//! to `Held`, or to `Places`. Where nothing is free, and in a move, `Places` leads to `Waits`, and that to `Wishes` and
//! back.
//! Beside the stage, a conversation can be waiting for the desk ([`Waiting`]): then the stage is the
//! one before the answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::closure::{Alternative, Case, Closure, Extent, Plan};
use crate::desk::{Appointment, Contact, Hold, Hours, Place, Request, Ward, Wish};
use crate::ids::{
    AppointmentId, CaseId, ChatId, ClosureId, EntryId, GroupId, HoldId, OfficeId, RequestId, ServiceId,
};
use crate::language::Language;
use crate::linking::{Code, Links};
use crate::month::Month;
use crate::notice::{self, Audience, Extent as NoticeExtent, Remit, Standing, Steering};
use crate::reminding::Reminder;
use crate::reply::{News, Passage, Placement};
use crate::staff::{Attendance, Expected, Handling, Member, StaffRequest};
use crate::tidings::WhichStays;
use crate::trade::{Amount, Batch, Booked, Ledger, Preview};
use crate::waitlist::{Entry, Offer, Part};

/// The format of stored conversations. Raise it when a stored one can no longer be read; those
/// start over politely, which loses no booking: bookings are the desk's.
const FORMAT: u32 = 2;

/// A conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    pub(crate) chat: ChatId,
    pub(crate) language: Language,
    /// The citizen chose it, so the platform's word no longer counts.
    pub(crate) language_chosen: bool,
    /// The first message, with who runs the bot, was sent.
    pub(crate) met: bool,
    /// It took the place of one that could not be read, and the citizen doesn't know yet.
    pub(crate) anew: bool,
    /// Choices come as numbered text.
    pub(crate) numbered: bool,
    /// Counts showings of prompts; part of each choice's token.
    pub(crate) serial: u32,
    pub(crate) stage: Stage,
    /// What the choices of the open prompt do, in their order.
    pub(crate) choices: Vec<Action>,
    /// Misunderstandings in a row.
    pub(crate) misunderstood: u8,
    /// The last message, if it was not understood.
    #[serde(default)]
    pub(crate) unclear: Option<Unclear>,
    /// The place that is held for this conversation.
    pub(crate) hold: Option<HoldId>,
    pub(crate) waiting: Option<Waiting>,
    /// Counts requests to the desk; part of their ids.
    pub(crate) requests: u64,
}

/// A message that was not understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Unclear {
    /// The platform's id of it.
    message: String,
    /// Which showing of a prompt answered it.
    answer: u32,
}

/// Where a conversation stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// Nothing is open.
    Idle,
    /// Which group, or which service by name?
    Groups { page: usize },
    /// Which service of this group?
    Group { group: GroupId, page: usize },
    /// Which of those that fit what was written?
    Matches { services: Vec<ServiceId>, page: usize },
    /// Which place? Where there is none: when more become bookable, as far as the desk knows.
    Places {
        draft: Draft,
        places: Vec<Place>,
        #[serde(default)]
        next_release: Option<DateTime<Utc>>,
    },
    /// It is booked elsewhere.
    Elsewhere { service: ServiceId },
    /// Which part of the city?
    Districts { draft: Draft, page: usize },
    /// Which of these offices?
    Offices { draft: Draft, listing: Listing, page: usize },
    /// Which day of this month?
    Days { draft: Draft, days: Vec<NaiveDate>, month: Month },
    /// For how many?
    Quantity { draft: Draft },
    /// What else in the same visit?
    Besides { draft: Draft, page: usize },
    /// A place is held: something is missing, or book it?
    Held { draft: Draft, hold: Hold, contact: Contact },
    /// Move one of these, or keep them? Or is it for somebody else?
    Limit {
        draft: Draft,
        place: Place,
        appointments: Vec<Appointment>,
        #[serde(default)]
        limit: Limit,
    },
    /// For whom is this, and the place that was chosen?
    Whom { draft: Draft, place: Option<Place>, wards: Vec<Ward>, under: Box<Stage> },
    /// An appointment stands.
    Standing { appointment: Appointment, news: News },
    /// Really cancel it?
    ConfirmCancel { appointment: Appointment },
    /// It is cancelled; undo?
    Cancelled { appointment: Appointment, undo_until: Option<DateTime<Utc>> },
    /// These are yours.
    Appointments { appointments: Vec<Appointment>, under: Box<Stage> },
    /// Which language?
    Language { under: Box<Stage> },
    /// Really delete everything?
    Forget { under: Box<Stage> },
    /// The citizen waits for a place; change something about that?
    Waits { entry: Entry },
    /// What shall suit from now on? First which part of it, then that.
    Wishes { entry: Entry, part: Option<Part>, page: usize },
    /// These are what the citizen waits for.
    Entries { entries: Vec<Entry>, under: Box<Stage> },
    /// A place is offered; take it?
    Offered { offer: Offer, under: Box<Stage> },
    /// The last day of waiting is over; go on?
    WaitedInVain { entry: Entry, under: Box<Stage> },
    /// An appointment comes near; does the citizen come?
    Reminded { reminder: Reminder, under: Box<Stage> },
    /// They come. Have they all they need?
    Ready { appointment: Appointment, missing: bool, under: Box<Stage> },
    /// Nobody confirmed, and the place is given away; what the citizen has instead lies under it.
    Released { appointment: Appointment, asked_at: DateTime<Utc>, under: Box<Stage> },
    /// An appointment falls out (or somebody is asked to make room): which place instead?
    Closed { case: Case, asks_later: bool, under: Box<Stage> },
    /// News of the city, or no more of them?
    News { wanted: bool, under: Box<Stage> },
    /// These messengers are linked; change that?
    Links { links: Links, under: Box<Stage> },
    /// Really link this chat to those of these platforms?
    ConfirmLink { code: Code, platforms: Vec<String>, under: Box<Stage> },
    /// Really undo the link?
    ConfirmUnlink { under: Box<Stage> },
    /// Which of these appointments for one errand stays?
    WhichStays { question: WhichStays, under: Box<Stage> },
    /// What staff are looking at.
    Staff { prompt: StaffPrompt, under: Box<Stage> },
    /// What a business is looking at.
    Trade { prompt: TradePrompt, under: Box<Stage> },
}

/// A prompt for a business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum TradePrompt {
    /// What is booked.
    Ledger { ledger: Ledger },
    /// Which of the services that fit what was written?
    WhichService { batch: Batch },
    /// This would be booked; really?
    Preview { batch: Batch, preview: Preview },
    /// This is booked.
    Booked { booked: Booked },
    /// Really cancel this one, from this page of the list?
    ConfirmCancel { appointment: Appointment, page: u16 },
}

/// What a choice of a business does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum TradeAction {
    Ledger { page: u16 },
    LookAt(Batch),
    Book(Batch, Amount),
    AskCancel(AppointmentId),
    Cancel(AppointmentId),
}

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
    /// Who is expected today.
    Day { expected: Vec<Expected>, page: u16, total: u32 },
    /// One of these: are they here?
    Expected { expected: Expected },
    /// A notice in the making.
    Writing(Writing),
    /// The newest notices.
    Notices { notices: Vec<Standing> },
    /// One that somebody else wrote, in these languages: may it go out?
    Approval { notice: Standing, languages: Vec<Language>, extent: NoticeExtent },
}

/// A notice in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Writing {
    /// As far as it has come.
    pub(crate) draft: notice::Draft,
    /// What its author may do.
    pub(crate) remit: Remit,
    /// What is asked.
    pub(crate) ask: Ask,
}

impl Writing {
    /// What leads back to the question before; `None` where there is none.
    pub(crate) fn way_back(&self) -> Option<NoticeAction> {
        let is_empty = self.draft.texts.iter().next().is_none();
        match (&self.ask, &self.draft.audience) {
            (Ask::Text(_), _) if is_empty => None,
            (Ask::Audience, None) | (Ask::Send(_), _) => None,
            // It must be said which one.
            (Ask::Office { .. }, Some(Audience::Booked { office: None, .. }))
                if !self.remit.offices.is_empty() =>
            {
                Some(NoticeAction::Ask(Ask::Audience))
            }
            _ => Some(NoticeAction::LookAgain),
        }
    }
}

/// What is asked about a notice in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Ask {
    /// What shall it say in this language?
    Text(Language),
    /// Who shall get it?
    Audience,
    /// Those who come on which days?
    Days,
    /// The person who has which appointment?
    Person,
    /// Only those who come to which office?
    Office { page: usize },
    /// Only those who come for which service?
    Service { page: usize },
    /// When shall it go out?
    When,
    /// All is said, and this would come of it: really?
    Send(NoticeExtent),
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
    Today { page: Option<u16> },
    Expected(String),
    Mark(String, Attendance),
    Notice(NoticeAction),
}

/// What a choice about notices does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum NoticeAction {
    /// Begin one.
    Write,
    Ask(Ask),
    To(Audience),
    /// Not at a time.
    AtOnce,
    /// Show what it would bring, as it stands.
    LookAgain,
    Propose,
    All,
    Open(i64),
    Steer(i64, Steering),
}

/// A booking in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) wish: Wish,
    /// The appointment that is to be moved.
    pub(crate) old: Option<Appointment>,
    /// Places from this instant on were asked for by "later".
    pub(crate) later_than: Option<DateTime<Utc>>,
    /// Who comes; the wish names them to the desk.
    #[serde(default)]
    pub(crate) whom: Whom,
}

/// For whom a booking is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Whom {
    /// The citizen.
    #[default]
    Myself,
    /// Somebody who is asked for when a place is chosen.
    SomebodyElse,
    /// This person.
    Ward(Ward),
}

/// Of what there are as many as one may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Limit {
    /// Appointments for one service.
    #[default]
    Service,
    /// Appointments of one person.
    Person,
    /// Appointments of all whom a citizen books for.
    Account,
    /// Appointments under one name and number, from other chats.
    Elsewhere,
}

/// Which offices are to choose from, and in which order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Listing {
    /// All of them.
    All,
    /// Those of a district.
    Of(String),
    /// All of them, the nearest to this postal code first.
    Near(String),
}

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

/// The desk has not answered yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    pub(crate) request: Request,
    /// How often it was sent.
    pub(crate) tries: u8,
    /// The citizen was told that it takes a moment.
    pub(crate) told: bool,
    /// When to become impatient.
    pub(crate) wake_at: DateTime<Utc>,
    /// What is said before the prompt that the answer brings.
    pub(crate) lead: Vec<Passage>,
    /// Where that prompt goes.
    pub(crate) placement: Placement,
    /// What the answer is for.
    pub(crate) purpose: Purpose,
}

/// What a desk's answer is for, where the request alone doesn't say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// As the request says.
    Plain,
    /// Something for this draft.
    Draft(Draft),
    /// Days for this draft; this month is wanted, or the first that has some.
    Days(Draft, Option<Month>),
    /// This place for this draft.
    Hold(Draft, Place),
    /// For whom this draft is, and the place that was chosen.
    Whom(Draft, Option<Place>),
    /// The citizen's appointments, to show them.
    List,
    /// … to move one.
    ChooseMove,
    /// … to cancel one.
    ChooseCancel,
    /// The entry, to go on choosing its days of the week.
    ChooseWeekdays,
    /// The old appointment's end, after this new one was booked in its stead.
    EndOfMove { old: Appointment, new: Appointment },
}

/// A stored conversation that this version can't read.
#[derive(Debug, PartialEq)]
pub struct Unreadable(String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the stored conversation can't be read: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

#[derive(Serialize)]
struct Stored<'a> {
    format: u32,
    conversation: &'a Conversation,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[derive(Deserialize)]
struct Readable {
    conversation: Conversation,
}

impl Conversation {
    /// A conversation in which nothing was said yet. Its serials begin with the time, so that no button
    /// of an earlier conversation fits.
    pub fn new(chat: ChatId, language: Language, now: DateTime<Utc>) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "only that it grows matters"
        )]
        let serial = now.timestamp() as u32;
        Self {
            chat,
            language,
            language_chosen: false,
            met: false,
            anew: false,
            numbered: false,
            serial,
            stage: Stage::Idle,
            choices: Vec::new(),
            misunderstood: 0,
            unclear: None,
            hold: None,
            waiting: None,
            requests: 0,
        }
    }

    /// A conversation in place of one that can't be read any more. It says so first.
    pub fn start_over(chat: ChatId, language: Language, now: DateTime<Utc>) -> Self {
        Self { met: true, anew: true, ..Self::new(chat, language, now) }
    }

    /// The conversation that [`Conversation::write`] wrote.
    ///
    /// # Errors
    /// It was written by a version whose conversations differ; [`Conversation::start_over`].
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let unreadable = |error: serde_json::Error| Unreadable(error.to_string());
        let Format { format } = serde_json::from_slice(bytes).map_err(unreadable)?;
        if format != FORMAT {
            return Err(Unreadable(format!("it has format {format}, this version reads {FORMAT}")));
        }
        let Readable { conversation } = serde_json::from_slice(bytes).map_err(unreadable)?;
        Ok(conversation)
    }

    /// As bytes, to be stored.
    pub fn write(&self) -> Vec<u8> {
        #[expect(clippy::expect_used, reason = "all maps in it have text keys, and nothing in it refuses")]
        serde_json::to_vec(&Stored { format: FORMAT, conversation: self })
            .expect("a conversation is plain data")
    }

    /// Whose conversation it is.
    pub fn chat(&self) -> &ChatId {
        &self.chat
    }

    /// In which language it is held.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Takes the platform's word for the language, as long as the citizen hasn't chosen one.
    pub fn follow_language(&mut self, language: Language) {
        if !self.language_chosen {
            self.language = language;
        }
    }

    /// The language the citizen chose, if they did.
    pub fn chosen_language(&self) -> Option<&Language> {
        self.language_chosen.then_some(&self.language)
    }

    /// Takes the language the citizen chose in an earlier conversation.
    pub fn choose_language(&mut self, language: Language) {
        self.language = language;
        self.language_chosen = true;
    }

    /// Which showing of a prompt is open; a tap that carries it stands on the open prompt.
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// Notes which of the citizen's messages was answered last, by the platform's id of it: as long as it was
    /// not understood and the answer is still open, it may be [changed](crate::Event::Changed).
    pub fn heard(&mut self, message: &str) {
        let unclear = || Unclear { message: message.to_owned(), answer: self.serial };
        self.unclear = (self.misunderstood > 0).then(unclear);
    }

    /// Whether a message may be changed into something that is understood.
    pub(crate) fn may_change(&self, message: &str) -> bool {
        self.unclear.as_ref().is_some_and(|last| last.message == message && last.answer == self.serial)
    }

    /// The place that is held for it.
    pub fn hold(&self) -> Option<&HoldId> {
        self.hold.as_ref()
    }

    /// Whether it waits for the desk.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// When it wants an [`Event::Due`](crate::Event::Due): a hold ends, an undo is over, the desk is
    /// slow.
    pub fn deadline(&self) -> Option<DateTime<Utc>> {
        match &self.waiting {
            Some(waiting) => Some(waiting.wake_at),
            None => self.stage.deadline(),
        }
    }
}

impl Stage {
    /// What a booking begins with.
    pub(crate) const FIRST: Stage = Stage::Groups { page: 0 };

    /// Of several offers, the uppermost is the one that can be answered; the others come to their turn below it.
    fn deadline(&self) -> Option<DateTime<Utc>> {
        let offer = self.offer().map(|offer| offer.until);
        let lowest = std::iter::successors(Some(self), |stage| stage.under()).last();
        let lowest = lowest.and_then(|stage| match stage {
            Stage::Held { hold, .. } => Some(hold.until),
            Stage::Cancelled { undo_until, .. } => *undo_until,
            _ => None,
        });
        offer.into_iter().chain(lowest).min()
    }

    /// What it lies over, if it is an overlay.
    fn under(&self) -> Option<&Stage> {
        match self {
            Stage::Appointments { under, .. }
            | Stage::Whom { under, .. }
            | Stage::Entries { under, .. }
            | Stage::Offered { under, .. }
            | Stage::WaitedInVain { under, .. }
            | Stage::Reminded { under, .. }
            | Stage::Ready { under, .. }
            | Stage::Released { under, .. }
            | Stage::Closed { under, .. }
            | Stage::Language { under }
            | Stage::Forget { under }
            | Stage::News { under, .. }
            | Stage::Links { under, .. }
            | Stage::WhichStays { under, .. }
            | Stage::Staff { under, .. }
            | Stage::Trade { under, .. }
            | Stage::ConfirmLink { under, .. }
            | Stage::ConfirmUnlink { under } => Some(under),
            _ => None,
        }
    }

    fn under_mut(&mut self) -> Option<&mut Stage> {
        match self {
            Stage::Appointments { under, .. }
            | Stage::Whom { under, .. }
            | Stage::Entries { under, .. }
            | Stage::Offered { under, .. }
            | Stage::WaitedInVain { under, .. }
            | Stage::Reminded { under, .. }
            | Stage::Ready { under, .. }
            | Stage::Released { under, .. }
            | Stage::Closed { under, .. }
            | Stage::Language { under }
            | Stage::Forget { under }
            | Stage::News { under, .. }
            | Stage::Links { under, .. }
            | Stage::WhichStays { under, .. }
            | Stage::Staff { under, .. }
            | Stage::Trade { under, .. }
            | Stage::ConfirmLink { under, .. }
            | Stage::ConfirmUnlink { under } => Some(under),
            _ => None,
        }
    }

    /// Whether it lies over another one.
    pub(crate) fn is_overlay(&self) -> bool {
        self.under().is_some()
    }

    /// Takes the undo away from a cancellation under the overlays; whether there was one.
    pub(crate) fn undo_is_over(&mut self) -> bool {
        match self {
            Stage::Cancelled { undo_until, .. } => undo_until.take().is_some(),
            overlay => overlay.under_mut().is_some_and(Stage::undo_is_over),
        }
    }

    /// What lies under the overlays, if there are any. An offer, a reminder, and what is asked about a closure, stay
    /// until they are answered.
    pub(crate) fn bottom(mut self) -> Stage {
        while !matches!(self, Stage::Offered { .. } | Stage::Reminded { .. } | Stage::Closed { .. })
            && let Some(under) = self.under_mut()
        {
            self = std::mem::replace(under, Stage::Idle);
        }
        self
    }

    /// The offer that waits for an answer, under whatever overlays.
    pub(crate) fn offer(&self) -> Option<&Offer> {
        match self {
            Stage::Offered { offer, .. } => Some(offer),
            overlay => overlay.under().and_then(Stage::offer),
        }
    }

    /// The same, to be changed.
    pub(crate) fn offer_mut(&mut self) -> Option<&mut Offer> {
        match self {
            Stage::Offered { offer, .. } => Some(offer),
            overlay => overlay.under_mut().and_then(Stage::offer_mut),
        }
    }

    /// What it is without that offer.
    pub(crate) fn without_offer(self) -> Stage {
        match self {
            Stage::Offered { under, .. } => *under,
            mut overlay => {
                if let Some(under) = overlay.under_mut() {
                    *under = std::mem::replace(under, Stage::Idle).without_offer();
                }
                overlay
            }
        }
    }

    /// What it is without these reminders, under whatever overlays.
    pub(crate) fn without_reminders(self, gone: &impl Fn(&Reminder) -> bool) -> Stage {
        match self {
            Stage::Reminded { reminder, under } if gone(&reminder) => under.without_reminders(gone),
            mut overlay => {
                if let Some(under) = overlay.under_mut() {
                    *under = std::mem::replace(under, Stage::Idle).without_reminders(gone);
                }
                overlay
            }
        }
    }

    /// What is asked about a closure, under whatever overlays.
    pub(crate) fn case(&self) -> Option<&Case> {
        match self {
            Stage::Closed { case, .. } => Some(case),
            overlay => overlay.under().and_then(Stage::case),
        }
    }

    /// What it is without that question.
    pub(crate) fn without_case(self, id: &CaseId) -> Stage {
        match self {
            Stage::Closed { case, under, .. } if case.id == *id => *under,
            mut overlay => {
                if let Some(under) = overlay.under_mut() {
                    *under = std::mem::replace(under, Stage::Idle).without_case(id);
                }
                overlay
            }
        }
    }

    /// The one appointment that it is about and that stands.
    pub(crate) fn appointment(&self) -> Option<&Appointment> {
        match self {
            Stage::Standing { appointment, .. } | Stage::Ready { appointment, .. } => Some(appointment),
            Stage::Reminded { reminder, .. } => Some(&reminder.appointment),
            _ => None,
        }
    }

    /// Takes away what lies under an offer, a reminder or a question about a closure, and is over; whether there was
    /// something.
    pub(crate) fn drop_what_is_over(&mut self, now: DateTime<Utc>) -> bool {
        match self {
            Stage::Offered { under, .. } | Stage::Reminded { under, .. } | Stage::Closed { under, .. }
                if !under.is_overlay() && under.deadline().is_some_and(|deadline| deadline <= now) =>
            {
                **under = Stage::Idle;
                true
            }
            overlay => overlay.under_mut().is_some_and(|under| under.drop_what_is_over(now)),
        }
    }

    /// The booking in the making.
    pub(crate) fn draft(&self) -> Option<&Draft> {
        match self {
            Stage::Places { draft, .. }
            | Stage::Districts { draft, .. }
            | Stage::Offices { draft, .. }
            | Stage::Days { draft, .. }
            | Stage::Quantity { draft }
            | Stage::Besides { draft, .. }
            | Stage::Held { draft, .. }
            | Stage::Limit { draft, .. }
            | Stage::Whom { draft, .. } => Some(draft),
            overlay => overlay.under().and_then(Stage::draft),
        }
    }
}

impl Draft {
    /// A first booking of this service.
    pub(crate) fn new(service: ServiceId) -> Self {
        Self::of(Wish::new(service))
    }

    /// A first booking of what is wished for.
    pub(crate) fn of(wish: Wish) -> Self {
        Self { wish, old: None, later_than: None, whom: Whom::Myself }
    }

    /// One more booking of all that an appointment is for, and for whoever comes then.
    pub(crate) fn like(appointment: &Appointment) -> Self {
        let whom = appointment.whom.clone().map_or(Whom::Myself, Whom::Ward);
        Self { whom, ..Self::of(Wish::like(appointment)) }
    }

    /// The move of an appointment, with all that it is for. Most who move want another time, not another way.
    pub(crate) fn moving(old: Appointment) -> Self {
        let offices = vec![old.office.clone()];
        let wish = Wish { offices, moving: Some(old.id.clone()), ..Wish::like(&old) };
        let again = Self::like(&old);
        Self { wish, old: Some(old), ..again }
    }

    /// It is for this person from now on, or for the citizen.
    pub(crate) fn book_for(&mut self, whom: Option<Ward>) {
        self.wish.whom = whom.as_ref().map(|ward| ward.id.clone());
        self.whom = whom.map_or(Whom::Myself, Whom::Ward);
    }

    /// The name of who comes, if it is not the citizen.
    pub(crate) fn ward(&self) -> Option<String> {
        match &self.whom {
            Whom::Ward(ward) => Some(ward.name.clone()),
            Whom::Myself | Whom::SomebodyElse => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conversation() -> Conversation {
        Conversation::new(ChatId::new("c"), Language::new("de"), DateTime::UNIX_EPOCH)
    }

    #[test]
    fn is_read_as_it_was_written() {
        assert_eq!(Conversation::read(&conversation().write()), Ok(conversation()));
    }

    #[test]
    fn another_format_is_told_from_garbage() {
        let newer = r#"{"format":3,"conversation":{"what":"ever"}}"#;
        assert_eq!(
            Conversation::read(newer.as_bytes()).unwrap_err().to_string(),
            "the stored conversation can't be read: it has format 3, this version reads 2"
        );
        assert!(Conversation::read(b"").is_err());
        assert!(Conversation::read(br#"{"format":2,"conversation":{}}"#).is_err());
    }
}
