//! The paragraphs.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{
    Among, ArrivingPassage, Before, ClaimPassage, Closed, Coming, Missed, News, PleaPassage, Soon,
    StaffPassage, Told, TradePassage, Waited,
};
use crate::desk::{Field, Hours};
use crate::event::Unreadable;
use crate::linking::{LinkRefusal, Reminders};
use crate::markup::Marked;
use crate::month::Month;
use crate::waitlist::{Part, StaffHelp};

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Passage {
    /// Who runs the bot and where the privacy page is; stands in the first message ever.
    Intro {
        /// Who runs it.
        operator: String,
        /// The privacy page.
        privacy_url: String,
    },
    /// Good day; what do you need?
    Greeting {
        /// The city's name.
        city: String,
        /// A service to name as an example.
        example: String,
    },
    /// The services of this group; which one?
    Group {
        /// The group's name.
        group: String,
    },
    /// Several services fit; which one?
    Matches,
    /// Places are free.
    Places {
        /// Name of the service.
        service: String,
        /// The name of who comes, if it is not the citizen.
        whom: Option<String>,
        /// For how many.
        quantity: u8,
        /// Only at this office, or in this district.
        office: Option<String>,
        /// Only on this day.
        day: Option<NaiveDate>,
        /// Not before this day.
        since: Option<NaiveDate>,
        /// Only at these hours.
        within: Option<Hours>,
        /// The appointment that is to be moved.
        moving: Option<NaiveDateTime>,
    },
    /// Nothing is free that suits.
    NothingFree {
        /// Name of the service.
        service: String,
        /// The name of who would come, if it is not the citizen.
        whom: Option<String>,
        /// For how many.
        quantity: u8,
        /// Whether it is several errands at once.
        #[serde(default)]
        several: bool,
        /// At this office, or in this district.
        office: Option<String>,
        /// On this day.
        day: Option<NaiveDate>,
        /// Not before this day.
        since: Option<NaiveDate>,
        /// At these hours.
        within: Option<Hours>,
        /// When more places become bookable, by the offices' clock.
        next_release: Option<NaiveDateTime>,
        /// Whom to call,
        phone: String,
        /// and when.
        hours: String,
    },
    /// The place was just taken by somebody else; the nearest follow.
    PlaceLost,
    /// The hold has run out; the nearest places follow.
    HoldEnded,
    /// Nothing is free then or later; the first places of that search follow.
    NothingLater,
    /// The held place was given back, because the citizen went on to something else.
    HoldReleased,
    /// The office that a link leads to does not serve this any more.
    LinkElsewhere,
    /// What a link leads to is no more.
    LinkOutdated,
    /// It is booked elsewhere.
    Elsewhere {
        /// Name of the service.
        service: String,
        /// Where, and under which address; the address may be empty.
        offices: Vec<(String, String)>,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// At these offices it is booked elsewhere, and here is the address of each.
    AlsoElsewhere {
        /// Their names and addresses.
        offices: Vec<(String, String)>,
    },
    /// This service is known, but nobody can book it here.
    NotBookable {
        /// Name of the service.
        service: String,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// Which part of the city?
    ChooseDistrict {
        /// Name of the service.
        service: String,
        /// Whether the offices' postal codes are known.
        postal_codes: bool,
    },
    /// Which office?
    ChooseOffice {
        /// Name of the service.
        service: String,
        /// In which order, or out of which.
        among: Among,
    },
    /// Which day of this month?
    ChooseDay {
        /// Name of the service.
        service: String,
        /// For how many.
        quantity: u8,
        /// Only at this office, or in this district.
        office: Option<String>,
        /// Only at these hours.
        within: Option<Hours>,
        /// The month.
        month: Month,
    },
    /// For how many?
    ChooseQuantity {
        /// Name of the service.
        service: String,
    },
    /// What else in the same visit?
    ChooseErrand {
        /// What it is for already.
        service: String,
    },
    /// One visit can't serve both: it begins with the first.
    Apart {
        /// The first,
        service: String,
        /// and what needs an appointment of its own.
        other: String,
    },
    /// A place is held, not yet booked.
    Held {
        /// Which.
        told: Told,
        /// What to bring.
        bring: Vec<String>,
        /// What it costs; empty where nothing is known.
        fee: String,
        /// Until when it is held, by the office's clock.
        until: NaiveDateTime,
        /// The time of the appointment that this one replaces.
        moving: Option<NaiveDateTime>,
    },
    /// After this move there will be no other.
    LastMove,
    /// For whom is it? What is their name?
    AskWhom {
        /// Whether some are to choose from.
        known: bool,
    },
    /// What the citizen told about themselves.
    Details(Vec<String>),
    /// Please tell us this.
    Ask(Field),
    /// That was no name, number or address.
    NotA(Field),
    /// It is booked (or moved, or restored).
    Booked {
        /// How it came.
        news: News,
        /// What stands now.
        told: Told,
        /// `XXX-XXX`
        reference: String,
        /// What to bring.
        bring: Vec<String>,
    },
    /// After a move without atomic swap: the old appointment could not be cancelled.
    OldRemains {
        /// When the old one is.
        at: NaiveDateTime,
        /// Whom to call.
        phone: String,
    },
    /// These are your appointments.
    Appointments,
    /// One of them.
    Appointment {
        /// What it is.
        told: Told,
        /// `XXX-XXX`
        reference: String,
        /// A closure took its place, and nothing stands instead yet.
        #[serde(default)]
        falls_out: bool,
    },
    /// There are none.
    NoAppointments,
    /// Really cancel it?
    ConfirmCancel {
        /// What would be cancelled.
        told: Told,
    },
    /// It is cancelled.
    Cancelled {
        /// What it was.
        told: Told,
        /// Whether it can still be undone, by tapping.
        undo: bool,
        /// It fell out: nobody gets its place.
        #[serde(default)]
        fell_out: bool,
    },
    /// It is not there any more: cancelled or over.
    AppointmentGone,
    /// It could not be undone: the minute is over.
    UndoGone,
    /// There is an appointment for this service already.
    SameService {
        /// That one.
        told: Told,
        /// Whether it can be moved.
        movable: bool,
    },
    /// There are as many appointments as one may have; they follow.
    TooMany {
        /// How many that is.
        limit: usize,
        /// The name of whose they are, if not the citizen's.
        whom: Option<String>,
    },
    /// There are as many as one may have booked for whomever; they follow.
    TooManyOfAccount {
        /// How many that is.
        limit: usize,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// Under this name and number or address there is one already, from another chat.
    KnownElsewhere {
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// Nothing new is booked for a while.
    Paused {
        /// Name of the service.
        service: String,
        /// For how many.
        quantity: u8,
        /// What staff say about it; may be empty.
        sentence: String,
        /// Whom to call,
        phone: String,
        /// and when.
        hours: String,
    },
    /// As many places are held as one may hold; free places follow.
    TooManyHolds,
    /// It was moved as often as one may: it can be kept or cancelled.
    MovedTooOften {
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// It has begun; it can't be changed any more.
    TooLate {
        /// Whom to call.
        phone: String,
    },
    /// It begins so soon that only staff change it.
    PastLastMoment {
        /// Until when one could.
        before: Before,
        /// Whom to call,
        phone: String,
        /// and when.
        hours: String,
    },
    /// The citizen waits for a place.
    Waits {
        /// For which.
        waited: Waited,
        /// They can be there within the hour,
        #[serde(default)]
        at_short_notice: bool,
        /// if it is there; where it is wished when nothing else is said.
        #[serde(default)]
        nearby: Option<String>,
        /// How many wait longer, or more urgently, for the same service.
        ahead: u32,
        /// In about how many days their turn comes, as far as recent days tell.
        days: Option<u16>,
    },
    /// It is needed soon, and nothing is free before that.
    Urgent {
        /// What the city names to help oneself with meanwhile.
        substitute: Option<String>,
        /// Whether staff can be asked, or were.
        help: StaffHelp,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// Staff look at what the citizen waits for.
    StaffAsked {
        /// How many minutes that took them lately.
        minutes: Option<u32>,
        /// When they are there.
        hours: String,
    },
    /// What shall suit from now on?
    Wishes {
        /// As it is now.
        waited: Waited,
        /// Which part of it is asked, or first which part.
        part: Option<Part>,
    },
    /// The citizen waits for several things; they follow.
    Entries,
    /// One of them.
    Entry(Waited),
    /// The citizen waits for nothing.
    NoEntries,
    /// A place is free for somebody who waited.
    Offered {
        /// Which.
        told: Told,
        /// How soon it begins, where that counts.
        #[serde(default)]
        soon: Option<Soon>,
        /// Until when it is kept, by the office's clock.
        until: NaiveDateTime,
        /// The time of the appointment that it would replace.
        moving: Option<NaiveDateTime>,
    },
    /// The place goes to somebody else, and the citizen waits on.
    OfferDeclined,
    /// Nobody answered an offer in time: the place went on, and the citizen waits on.
    OfferMissed {
        /// Not for the first time: do the wishes still fit?
        again: bool,
    },
    /// An offer or entry is not there any more.
    OfferGone,
    /// The last day of waiting is over.
    WaitedInVain {
        /// For what.
        waited: Waited,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// In so many days, by the offices' clock, an appointment is due.
    Upcoming {
        /// None is today.
        days: u32,
    },
    /// Nobody has answered what was asked.
    NoAnswerYet,
    /// An appointment comes near; does the citizen come?
    Reminder {
        /// Which.
        told: Told,
        /// `XXX-XXX`
        reference: String,
        /// What to bring.
        bring: Vec<String>,
        /// What it would mean to miss it.
        missed: Missed,
        /// What is asked.
        question: Coming,
    },
    /// See you then.
    SeeYou {
        /// When.
        at: NaiveDateTime,
    },
    /// Is all there that is needed?
    Ready {
        /// As the city asks it.
        question: String,
    },
    /// Something is missing, and there is still time.
    NotAllThere {
        /// What is needed.
        bring: Vec<String>,
        /// Who knows what else helps,
        phone: String,
        /// and when.
        hours: String,
    },
    /// What was reminded of was moved meanwhile, in another chat or by staff.
    MovedMeanwhile {
        /// What stands now.
        told: Told,
    },
    /// What was reminded of was cancelled meanwhile.
    CancelledMeanwhile {
        /// What it was.
        told: Told,
    },
    /// Nobody confirmed: the place is given away.
    Released {
        /// What it was.
        told: Told,
        /// When it was asked for last.
        asked_on: NaiveDate,
    },
    /// A person looks at what was given away.
    Objected {
        /// `XXX-XXX`
        reference: String,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// The citizen is off the waitlist.
    LeftWaitlist,
    /// An office is closed, and an appointment falls out; which place instead?
    FallsOut {
        /// The appointment.
        told: Told,
        /// What is closed.
        closed: Closed,
        /// What staff say about it; may be empty.
        reason: String,
        /// Until when places are held, by the offices' clock; `None` where nothing is free.
        until: Option<NaiveDateTime>,
    },
    /// A desk falls out; can you come later, so that nobody's appointment falls out?
    CanYouComeLater {
        /// The appointment.
        told: Told,
        /// What is closed.
        closed: Closed,
        /// What staff say about it; may be empty.
        reason: String,
        /// Until when places are held, by the offices' clock.
        until: Option<NaiveDateTime>,
    },
    /// Nobody needs to come later any more.
    NotNeeded {
        /// The appointment that stays.
        told: Told,
    },
    /// Who can't come later need not.
    StaysAsBooked,
    /// The place that was held passed on before the answer came.
    AlternativeGone,
    /// A person will call about an appointment that falls out.
    ClosureListed {
        /// The appointment.
        told: Told,
        /// What was held has passed on.
        passed_on: bool,
        /// Whom to call
        phone: String,
        /// and when.
        hours: String,
    },
    /// An office opens after all: the appointment stays.
    OpensAfterAll {
        /// The appointment.
        told: Told,
    },
    /// An office opens after all: the place that was given up is free again.
    FreeAgain {
        /// That place.
        before: Told,
        /// What stands now.
        now: Told,
    },
    /// The place that was held, or offered, is closed.
    PlaceClosed {
        /// At this office.
        office: String,
        /// The citizen goes on waiting for another; otherwise the nearest places follow.
        waits: bool,
    },
    /// Which language?
    ChooseLanguage,
    /// This language it is.
    LanguageChosen,
    /// Choices come as numbered text from now on, or as buttons again.
    Numbered {
        /// Which of the two.
        on: bool,
    },
    /// What the bot can do.
    Help,
    /// What becomes of the data.
    Privacy {
        /// Who is responsible.
        operator: String,
        /// The whole text.
        privacy_url: String,
    },
    /// The imprint.
    Imprint {
        /// As configured.
        text: String,
    },
    /// The statement on accessibility.
    Accessibility {
        /// As configured.
        text: String,
    },
    /// Really delete everything?
    ConfirmForget,
    /// All is deleted.
    Forgotten,
    /// A one-time code to link another messenger.
    LinkCode {
        /// `K7QP-2MXA`
        code: String,
        /// Until when it can be used, by the offices' clock.
        until: NaiveDateTime,
    },
    /// Really link this chat?
    ConfirmLink {
        /// To the chats on these messengers, by the names people know.
        messengers: Vec<String>,
    },
    /// Now they are linked.
    Linked,
    /// These are linked.
    Links {
        /// By the names people know.
        messengers: Vec<String>,
        /// Where reminders go.
        reminders: Reminders,
    },
    /// This code is none, or none any more.
    WrongCode,
    /// This code links nothing.
    CodeRefused(LinkRefusal),
    /// Really undo the link?
    ConfirmUnlink,
    /// The link is undone.
    Unlinked,
    /// News of the city?
    CityNews {
        /// They come already; no more of them?
        wanted: bool,
    },
    /// It is as the citizen wants it now.
    CityNewsChanged {
        /// News come from now on.
        wanted: bool,
    },
    /// What staff wrote to many.
    Notice(Marked),
    /// Here is a person to talk to.
    Person {
        /// The hotline's number
        phone: String,
        /// and hours.
        hours: String,
    },
    /// I did not understand; my fault.
    Misunderstood,
    /// I don't know this command.
    UnknownCommand,
    /// That was very long.
    TooLong,
    /// I can't read that.
    CannotRead(Unreadable),
    /// This can't be done here (waiting, or linking messengers, where the desk knows neither).
    NotYet {
        /// Whom to call.
        phone: String,
    },
    /// The calendar has not answered yet.
    OneMoment,
    /// The calendar did not answer; nobody knows whether it was done.
    DeskSilent {
        /// Whom to call.
        phone: String,
    },
    /// We had to start over; bookings are not lost.
    StartedOver,
    /// Something went wrong with the last message; please send it again.
    TurnFailed,
    /// In a group: please write to me directly.
    WriteDirectly,
    /// To a room of several people that is left: why.
    SeveralPeople,
    /// You're welcome.
    Welcome,
    /// Only near places are open, for a while; said before places are shown.
    NearOnly {
        /// They begin within so many hours.
        hours: u32,
        /// Until this day.
        until: NaiveDate,
    },
    /// Why that is so from now on, and what to do about it.
    Restricted {
        /// So many appointments were missed.
        missed: u32,
        /// Places that begin within so many hours are open,
        hours: u32,
        /// until this day.
        until: NaiveDate,
        /// Whom to call
        phone: String,
        /// and when.
        opening: String,
    },
    /// One more missed appointment would lead to that.
    OneMore {
        /// So many in all,
        missed: u32,
        /// and only places are open that begin within so many hours.
        hours: u32,
        /// Whom to call
        phone: String,
        /// and when.
        opening: String,
    },
    /// All places are open again.
    AllOpen,
    /// There are probably several appointments for this; which one stays?
    WhichStays {
        /// Name of the service.
        service: String,
        /// How many of them are this citizen's own.
        own: usize,
    },
    /// The others are cancelled.
    OthersGivenBack,
    /// It is cancelled.
    ThisGivenBack,
    /// All stay, and a person looks at it.
    AllStay,
    /// Something for staff.
    Staff(StaffPassage),
    /// Something for a business.
    Trade(TradePassage),
    /// Something on the day of an appointment.
    Arriving(ArrivingPassage),
    /// About an appointment that staff have booked or changed.
    Claim(ClaimPassage),
    /// About a talk with a person.
    Plea(PleaPassage),
}
