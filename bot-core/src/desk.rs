//! What the core asks of the calendar, and what the calendar answers.
//!
//! The calendar may be our own store, which answers inside the turn, or a city's existing system
//! that answers later, or never. So every call carries an id, places are opaque, an order may be
//! repeated under its id without being carried out twice, and what a desk can do is data
//! ([`Abilities`]) that the conversation obeys.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::closure::Case;
use crate::day::{Arrival, Arriving};
use crate::errand::Errand;
use crate::ids::{
    AppointmentId, CaseId, EntryId, HoldId, OfficeId, OrderId, PersonId, PlaceId, RequestId, ServiceId,
};
use crate::linking::{Code, LinkRefusal, Links};
use crate::on_behalf::ClaimCode;
use crate::plea::{PleaCall, PleaOutcome};
use crate::staff::{StaffCall, StaffOutcome, StaffRefusal};
use crate::tidings::{Limits, Stay};
use crate::trade::{TradeCall, TradeOutcome, TradeRefusal};
use crate::waitlist::{Change, Entry, Offer};
use crate::weekdays::Weekdays;

/// What a desk can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Abilities {
    /// A move swaps old for new at once. Where it can't, the new one is booked first and the old
    /// one cancelled after.
    pub atomic_move: bool,
    /// It keeps a waitlist, and holds a freed place for somebody on it.
    pub offers: bool,
    /// It knows lanes, and businesses that book in theirs.
    pub lanes: bool,
    /// It knows which accounts are one person, and can change that.
    pub links: bool,
    /// It knows staff, and what waits for them.
    pub staff: bool,
    /// It knows for whom else somebody books.
    pub wards: bool,
    /// How often an appointment can be moved; `None` where nobody counts.
    pub moves: Option<u32>,
    /// It knows who wants news.
    pub news: bool,
    /// How long it holds a place at the most, extensions included; nobody is promised more.
    pub longest_hold: TimeDelta,
    /// A cancellation can be taken back within this time; `None` where it can't.
    pub undo: Option<TimeDelta>,
    /// What it must be told with each booking, because it remembers nobody; asked beside what a hold misses.
    pub fields: Vec<Field>,
}

/// Something a city must know of who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// First and last name.
    Name,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
}

/// What is known of who comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// First and last name.
    pub name: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
}

impl Contact {
    /// Which of it is there.
    pub fn given(&self) -> impl Iterator<Item = Field> {
        let given = [
            (Field::Name, self.name.is_some()),
            (Field::Phone, self.phone.is_some()),
            (Field::Email, self.email.is_some()),
        ];
        given.into_iter().filter_map(|(field, given)| given.then_some(field))
    }

    /// This, with what is told now.
    pub fn completed_by(self, told: Contact) -> Self {
        Self {
            name: told.name.or(self.name),
            phone: told.phone.or(self.phone),
            email: told.email.or(self.email),
        }
    }

    /// What is there, in the order in which it is asked.
    pub fn values(&self) -> Vec<String> {
        [&self.name, &self.phone, &self.email].into_iter().flatten().cloned().collect()
    }
}

/// Somebody else for whom a citizen books: a child, a parent, a neighbour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ward {
    /// As the desk names them.
    pub id: PersonId,
    /// As the citizen calls them.
    pub name: String,
}

/// What a citizen wants a place for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// For this service,
    pub service: ServiceId,
    /// this many times (two passports take twice the slots, in a row),
    pub quantity: u8,
    /// and for these in the same visit,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Errand>,
    /// at one of these offices, or anywhere when none is named,
    pub offices: Vec<OfficeId>,
    /// on this day by the offices' clock, or any,
    pub day: Option<NaiveDate>,
    /// on these days of the week,
    #[serde(default)]
    pub weekdays: Weekdays,
    /// at these hours, or any.
    pub hours: Option<Hours>,
    /// Not before this instant.
    pub from: Option<DateTime<Utc>>,
    /// The appointment that is to be moved there.
    pub moving: Option<AppointmentId>,
    /// Who comes, if it is not the citizen.
    pub whom: Option<PersonId>,
}

/// A part of the day by the offices' clock; a place that suits begins in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// From this time on, it included,
    pub from: NaiveTime,
    /// until this one, it excluded; `None` is the day's end.
    pub to: Option<NaiveTime>,
}

/// A question or order with its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Under which the answer comes back, and under which an order is carried out once.
    pub id: OrderId,
    /// What is wanted.
    pub call: Call,
}

/// What the core can want of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Call {
    /// The earliest free places that suit, at most `limit`. → [`Outcome::Places`], or
    /// [`Outcome::NothingFree`]
    Places {
        /// What they must suit.
        wish: Wish,
        /// How many at the most.
        limit: u8,
    },
    /// All days with places that suit, as far ahead as the desk looks. → [`Outcome::Days`]
    Days {
        /// What they must suit; its day and first instant are ignored.
        wish: Wish,
    },
    /// The person's appointments still to come. → [`Outcome::Appointments`], or [`Outcome::FallsOut`]
    Appointments,
    /// Hold a place; the hold gets the order's id. → [`Outcome::Held`]
    Hold {
        /// Which one.
        place: PlaceId,
        /// What for.
        wish: Wish,
        /// A hold given back in the same stroke.
        instead_of: Option<HoldId>,
    },
    /// Hold it for longer. → [`Outcome::Held`]
    Extend {
        /// Which hold.
        hold: HoldId,
    },
    /// Give a held place back. → [`Outcome::Done`]
    Release {
        /// Which hold.
        hold: HoldId,
    },
    /// Make an appointment of a hold. → [`Outcome::Booked`]
    Book {
        /// Which hold.
        hold: HoldId,
        /// Who comes.
        contact: Contact,
        /// On a desk without atomic moves: the appointment that is cancelled next, and does not
        /// count against the limit.
        replaces: Option<AppointmentId>,
    },
    /// Swap an appointment's place for the held one. → [`Outcome::Booked`]
    Move {
        /// Which appointment.
        appointment: AppointmentId,
        /// The new place.
        hold: HoldId,
        /// What was asked of who comes.
        contact: Contact,
    },
    /// Cancel an appointment. → [`Outcome::Cancelled`]
    Cancel {
        /// Which one.
        appointment: AppointmentId,
    },
    /// The citizen comes. → [`Outcome::Booked`]
    Confirm {
        /// To which appointment.
        appointment: AppointmentId,
    },
    /// It was wrong to give this appointment away: staff shall look at it; once. → [`Outcome::Done`]
    Object {
        /// Which appointment.
        appointment: AppointmentId,
    },
    /// Take a cancellation back. → [`Outcome::Booked`]
    Undo {
        /// Of which appointment.
        appointment: AppointmentId,
    },
    /// For whom else the citizen has booked, the newest first. → [`Outcome::Wards`]
    Wards,
    /// Know somebody else by this name; who is known by it already stays the same. → [`Outcome::Ward`]
    NameWard {
        /// As it was typed.
        name: String,
    },
    /// Put the person on the waitlist; who waits for this service already waits for this wish now, and
    /// keeps the rank. → [`Outcome::Waits`]
    Wait {
        /// What must suit.
        wish: Wish,
    },
    /// What the person waits for. → [`Outcome::Entries`]
    Entries,
    /// Change something about an entry. → [`Outcome::Waits`]
    ChangeEntry {
        /// Which one.
        entry: EntryId,
        /// What.
        change: Change,
    },
    /// Take an entry off the list. → [`Outcome::Done`]
    LeaveWaitlist {
        /// Which one.
        entry: EntryId,
    },
    /// Ask staff to look at what an entry waits for, urgently or because it waited in vain; once. →
    /// [`Outcome::Asked`]
    AskStaff {
        /// Which one.
        entry: EntryId,
    },
    /// The offered place is wanted: hold it for the booking. → [`Outcome::Held`]; or [`Outcome::Offered`]
    /// where the citizen can't have seen it yet.
    TakeOffer {
        /// To which entry.
        entry: EntryId,
        /// Which one: by now it may be another.
        offer: HoldId,
        /// The answer stands on the offer's own message.
        #[serde(default)]
        seen: bool,
    },
    /// The offered place is not wanted; the entry keeps its rank. → [`Outcome::Waits`]; or
    /// [`Outcome::Offered`] where the citizen can't have seen it yet.
    DeclineOffer {
        /// To which entry.
        entry: EntryId,
        /// Which one: by now it may be another.
        offer: HoldId,
        /// The answer stands on the offer's own message.
        #[serde(default)]
        seen: bool,
    },
    /// The time of an offer is over, as far as the conversation knows. Where it reached the citizen later
    /// than that, it goes on. → [`Outcome::Offered`], [`Outcome::Missed`], or [`Outcome::Waits`] where it has
    /// never reached them
    EndOffer {
        /// To which entry.
        entry: EntryId,
        /// Which one: by now it may be another.
        offer: HoldId,
    },
    /// A place that is held in exchange for one that is closed: move there. → [`Outcome::Booked`]
    TakeAlternative {
        /// For which case.
        case: CaseId,
        /// Which place.
        alternative: HoldId,
    },
    /// The citizen can't come later. → [`Outcome::Done`]
    CannotComeLater {
        /// Which case.
        case: CaseId,
    },
    /// Cancel all that is to come and forget the person. → [`Outcome::Done`]
    Forget,
    /// Which accounts are this person's. → [`Outcome::Links`]
    Links,
    /// Make a one-time code by which another account is linked; it ends an older one. Repeated, it makes
    /// another. → [`Outcome::LinkCode`]
    MakeLinkCode,
    /// Whose code is it? A wrong one is counted, once for each order. → [`Outcome::Linkable`]
    FindLinkCode {
        /// As it was typed.
        code: Code,
    },
    /// Make this person and the one who has the code one. → [`Outcome::Links`]
    Link {
        /// As it was typed.
        code: Code,
    },
    /// Give this account a person of its own, who takes along what was booked from it. → [`Outcome::Done`]
    Unlink {
        /// What is held in this chat goes along, too.
        hold: Option<HoldId>,
    },
    /// Send reminders to this account from now on. → [`Outcome::Links`]
    RemindHere,
    /// Which of one's appointments for one errand stay. → [`Outcome::GivenBack`]
    Stay {
        /// Because of which request.
        request: RequestId,
        /// Which ones.
        stay: Stay,
    },
    /// Something that only staff can want. → [`Outcome::Staff`], or [`Refusal::Staff`]
    Staff(StaffCall),
    /// Does the person want news of the city? → [`Outcome::News`]
    News,
    /// The person wants news, or no more of them. → [`Outcome::News`]
    WantNews {
        /// Which of the two.
        wanted: bool,
    },
    /// Something that only a business can want. → [`Outcome::Trade`], or [`Refusal::Trade`]
    Trade(TradeCall),
    /// Something on the day of an appointment. → [`Outcome::Arrival`]
    Arriving(Arriving),
    /// Take an appointment over that staff have booked for the citizen. → [`Outcome::Booked`]; a wrong code is
    /// [`Answer::Gone`]
    Claim {
        /// As it was typed.
        code: ClaimCode,
    },
    /// Something about a talk with a person. → [`Outcome::Plea`]; where there is none, [`Answer::Gone`]
    Plea(PleaCall),
}

impl Call {
    /// Whether it is about the accounts of a person.
    pub(crate) fn is_about_links(&self) -> bool {
        matches!(
            self,
            Call::Links
                | Call::MakeLinkCode
                | Call::FindLinkCode { .. }
                | Call::Link { .. }
                | Call::Unlink { .. }
                | Call::RemindHere
        )
    }

    /// Whether it is about the waitlist.
    pub(crate) fn is_about_waitlist(&self) -> bool {
        matches!(
            self,
            Call::Wait { .. }
                | Call::Entries
                | Call::ChangeEntry { .. }
                | Call::LeaveWaitlist { .. }
                | Call::AskStaff { .. }
                | Call::TakeOffer { .. }
                | Call::DeclineOffer { .. }
                | Call::EndOffer { .. }
        )
    }

    /// Whether it is about a closure.
    pub(crate) fn is_about_closure(&self) -> bool {
        matches!(self, Call::TakeAlternative { .. } | Call::CannotComeLater { .. })
    }

    /// Whether it changes anything; a question may be dropped, an order may not.
    pub fn is_order(&self) -> bool {
        match self {
            Call::Places { .. }
            | Call::Days { .. }
            | Call::Appointments
            | Call::Wards
            | Call::Entries
            | Call::Links
            | Call::News => false,
            Call::Staff(call) => call.is_order(),
            Call::Trade(call) => call.is_order(),
            Call::Plea(call) => call.is_order(),
            _ => true,
        }
    }
}

/// What a desk says to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Here it is; it is done.
    Ok(Outcome),
    /// It is not allowed.
    Refused(Refusal),
    /// What it was about is no longer there: the place is taken, the hold over, the appointment
    /// cancelled.
    Gone,
    /// Nobody knows whether it was carried out; the same order under the same id will tell.
    Unknown,
}

/// What a request brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Free places, earliest first.
    Places(Vec<Place>),
    /// None is free.
    NothingFree {
        /// When more places become bookable, as far as the desk knows.
        next_release: Option<DateTime<Utc>>,
    },
    /// Days with places, earliest first.
    Days(Vec<NaiveDate>),
    /// Appointments, earliest first.
    Appointments(Vec<Appointment>),
    /// One of the appointments falls out, and it is asked what shall stand instead.
    FallsOut {
        /// Which one, and what is held for it.
        case: Box<Case>,
        /// All of them, earliest first.
        appointments: Vec<Appointment>,
    },
    /// A place is held.
    Held(Hold),
    /// An appointment stands: new, moved, restored, or confirmed.
    Booked(Appointment),
    /// An appointment is cancelled.
    Cancelled {
        /// As it was, with its sequence raised.
        appointment: Appointment,
        /// Until when it can be taken back.
        undo_until: Option<DateTime<Utc>>,
    },
    /// For whom else the citizen has booked.
    Wards(Vec<Ward>),
    /// Somebody is known by name.
    Ward(Ward),
    /// The person waits.
    Waits(Entry),
    /// What the person waits for, the longest first.
    Entries(Vec<Entry>),
    /// Staff were asked about an entry.
    Asked {
        /// Which one.
        entry: Entry,
        /// How many minutes such a request took them lately; `None` where there was none.
        minutes: Option<u32>,
    },
    /// An offer goes on.
    Offered(Box<Offer>),
    /// An offer was over; the entry waits on.
    Missed {
        /// Which one.
        entry: Entry,
        /// How many were missed in a row.
        times: u32,
    },
    /// The person's accounts.
    Links(Links),
    /// A one-time code.
    LinkCode {
        /// To be shown in this chat only.
        code: Code,
        /// When it ends.
        until: DateTime<Utc>,
    },
    /// A code fits.
    Linkable {
        /// The platforms of the person who has it.
        platforms: Vec<String>,
    },
    /// These appointments are cancelled.
    GivenBack(Vec<Appointment>),
    /// Only near places are open to the person for a while, and this is what was asked for among those.
    Near {
        /// How near, and until when.
        limits: Limits,
        /// What was asked for.
        outcome: Box<Outcome>,
    },
    /// What staff wanted.
    Staff(StaffOutcome),
    /// Whether the person wants news.
    News {
        /// They do.
        wanted: bool,
    },
    /// What a business wanted.
    Trade(TradeOutcome),
    /// What came of something on the day.
    Arrival(Arrival),
    /// What came of something about a talk.
    Plea(PleaOutcome),
    /// It is done, and there is nothing more to say.
    Done,
}

/// Why something is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Who would come has an appointment for this service (`policy.live_bookings_per_service`).
    SameService(Appointment),
    /// Who would come has as many appointments as one may have (`policy.live_bookings`).
    TooMany(Vec<Appointment>),
    /// The citizen has booked as many as one may, for whomever (`policy.live_bookings_per_account`).
    TooManyOfAccount(Vec<Appointment>),
    /// Under this name and number or address there are as many as one may have, from another chat. Whose they
    /// are is known to nobody here, so nothing more is told.
    KnownElsewhere,
    /// The citizen holds as many places as one may.
    TooManyHolds,
    /// It has been moved as often as one may (`policy.moves`).
    MovedTooOften,
    /// It has begun or is over.
    TooLate,
    /// It begins so soon that only staff change it.
    PastLastMoment {
        /// So many minutes before it begins one could.
        minutes: u32,
    },
    /// Nothing new is booked for a while.
    Paused {
        /// What staff say about it; may be empty.
        sentence: String,
    },
    /// A code links nothing.
    Link(LinkRefusal),
    /// Staff may not do it.
    Staff(StaffRefusal),
    /// A business may not do it.
    Trade(TradeRefusal),
    /// There were too many wrong codes from this account; for a while none is looked at.
    TooManyCodes,
}

/// A free place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// As the desk names it.
    pub id: PlaceId,
    /// Where.
    pub office: OfficeId,
    /// From
    pub starts_at: DateTime<Utc>,
    /// until.
    pub ends_at: DateTime<Utc>,
}

/// A place held for a citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// The id of the order that made it.
    pub id: HoldId,
    /// Which place.
    pub place: Place,
    /// When it ends.
    pub until: DateTime<Utc>,
    /// Whether it can still be extended.
    pub extendable: bool,
    /// What must be asked before it can be booked; nothing that is known already.
    pub missing: Vec<Field>,
}

/// An appointment of a citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// For as long as it lives.
    pub id: AppointmentId,
    /// `XXX-XXX`, what the citizen tells at the door.
    pub reference: String,
    /// What for,
    pub service: ServiceId,
    /// how many times,
    pub quantity: u8,
    /// and what else in the same visit,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Errand>,
    /// where,
    pub office: OfficeId,
    /// from when
    pub starts_at: DateTime<Utc>,
    /// until when.
    pub ends_at: DateTime<Utc>,
    /// How often it has changed; the calendar file's SEQUENCE (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// A closure took its place, and nothing stands instead yet.
    #[serde(default)]
    pub falls_out: bool,
    /// Who comes, if it is not the citizen.
    pub whom: Option<Ward>,
    /// How often the citizen has moved it.
    #[serde(default)]
    pub moves: u32,
}

impl Appointment {
    /// The id of who comes, if it is not the citizen.
    pub fn ward(&self) -> Option<&PersonId> {
        self.whom.as_ref().map(|ward| &ward.id)
    }
}
