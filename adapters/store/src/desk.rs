//! The local desk: the calendar that answers inside the turn, from our own store.
//!
//! Every call of [`bot_core::desk::Call`] is a method of [`Visit`], which is one request of one
//! person at one moment:
//!
//! - [`arriving`]: what is said on the day of an appointment
//! - [`aside`]: what takes long
//! - [`asking`]: places, days, appointments
//! - [`holding`]: hold, extend, release
//! - [`booking`]: book, move
//! - [`cancelling`]: cancel, undo
//! - [`forgetting`]: forget a person
//! - [`figures`](LocalDesk::figures): what is counted
//! - [`limits`]: how much one may have
//! - [`linking`]: one person on several messengers
//! - [`waiting`]: the waitlist
//! - [`pleas`]: a talk with a person
//! - [`reminding`]: reminders, and appointments that nobody confirms
//! - [`closing`]: whose appointment falls out
//! - [`ruling`]: what staff have ruled for all
//! - [`reach`]: how far ahead a person can book
//! - [`staff`]: those who serve
//! - [`staying`]: which of several appointments stays
//! - [`trade`]: businesses with a lane of their own
//! - [`whom`]: for whom else a citizen books
//!
//! Orders may be repeated: a hold has its order's id, and what was done is seen from the rows. What
//! isn't there, or is another's, is [`Answer::Gone`]; nobody learns which.
//!
//! To add a call: its variant in the core, a method here, its line in [`Visit::answer`], its tests in
//! `tests/tests/store_conformance/desk.rs`, and a move in `tests/tests/desk_properties.rs`.

mod arriving;
mod aside;
mod asking;
mod booking;
mod cancelling;
mod claiming;
mod closures;
mod figures;
mod forecast;
mod forgetting;
mod holding;
mod limits;
mod linking;
mod news;
mod pleas;
mod reach;
mod reminding;
mod ruling;
mod staff;
mod staying;
mod trade;
mod waiting;
mod whom;

use std::sync::Arc;

use bot_core::City;
use bot_core::desk::{Abilities, Answer, Call, Request};
use bot_core::ids::{AccountId, ChatId, OfficeId, PersonId, PlaceId};
use bot_core::quiet_hours::QuietHours;
use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;

use crate::dice::Dice;
use crate::error::StoreError;
use crate::places::rush::Rush;
use crate::seal::Codec;
use crate::sql::Tx;
use crate::waitlist::tally::Tally;
use crate::{people, wards};
use aside::Aside;

pub use crate::places::occupancy::{expire, next_expiry};

/// What the city allows.
#[derive(Clone, Debug)]
pub struct DeskPolicy {
    /// How long a slot is where an opening rule doesn't say it.
    pub slot: TimeDelta,
    /// How long a place is held; extended once, twice as long.
    pub hold: TimeDelta,
    /// How long a cancellation can be taken back.
    pub undo: TimeDelta,
    /// How far ahead places are shown.
    pub horizon: TimeDelta,
    /// How many appointments a person may have for one service,
    pub live_bookings_per_service: u32,
    /// and in all.
    pub live_bookings: u32,
    /// How many a citizen may have booked, from all linked accounts and for whomever.
    pub live_bookings_per_account: u32,
    /// How often a citizen may move an appointment.
    pub moves: u32,
    /// How long an offered place is kept for an answer.
    pub offer: TimeDelta,
    /// How near a deadline must be to come before all who wait longer.
    pub near_deadline: TimeDelta,
    /// When nobody is written to unasked.
    pub quiet_hours: QuietHours,
    /// How long before an appointment its citizen is reminded.
    pub reminders: Vec<TimeDelta>,
    /// How long before an appointment it must be confirmed, if it is given away otherwise.
    pub confirm_by: Option<TimeDelta>,
    /// A place that was given back is free for the public again within this time, so that nobody can pass it
    /// to somebody who is ready to tap.
    pub return_delay: TimeDelta,
    /// How long other places are held for those whose own is closed.
    pub closure_answer: TimeDelta,
    /// So many missed appointments, and staff are asked whether only near places shall be open to the person;
    /// `None`: nobody is.
    pub no_show_limit: Option<u32>,
    /// For how long a missed appointment counts.
    pub no_show_window: TimeDelta,
    /// How soon a near place begins.
    pub short_notice: TimeDelta,
    /// For how long appointments are kept once they are over.
    pub retention: TimeDelta,
    /// Somebody else than its author approves a notice.
    pub four_eyes: bool,
    /// Staff see names and numbers on Telegram, too.
    pub names_on_telegram: bool,
    /// For how long nobody takes a request for a person until supervisors are told.
    pub escalate_after: TimeDelta,
    /// How many messages a second go out that nobody asked for.
    pub messages_per_second: u32,
}

/// Who stands at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Whose appointments these are.
    pub person: PersonId,
    /// Who books them.
    pub account: AccountId,
    /// In which chat they ask.
    pub chat: ChatId,
}

/// The desk over our own store.
#[derive(Clone, Debug)]
pub struct LocalDesk {
    policy: DeskPolicy,
    /// Who looks at what, while many ask at once.
    rush: Arc<Rush>,
    /// How long the waitlists are, where they are long.
    tally: Arc<Tally>,
    /// What is answered later.
    aside: Arc<Aside>,
}

impl LocalDesk {
    /// A desk that obeys this policy.
    pub fn new(policy: DeskPolicy) -> Self {
        Self { policy, rush: Arc::default(), tally: Arc::default(), aside: Arc::default() }
    }

    /// What it can do.
    pub fn abilities(&self) -> Abilities {
        Abilities {
            atomic_move: true,
            offers: true,
            lanes: true,
            links: true,
            staff: true,
            wards: true,
            moves: Some(self.policy.moves),
            news: true,
            longest_hold: self.longest_hold(),
            undo: (self.policy.undo > TimeDelta::zero()).then_some(self.policy.undo),
            fields: Vec::new(),
        }
    }

    /// Answers a request. What it changes stands when the transaction is committed.
    ///
    /// # Errors
    /// Only the database's own. Whatever is asked, and whoever came first, has an answer.
    #[expect(
        clippy::too_many_arguments,
        reason = "a turn hands in all that it has, and the desk owns nothing"
    )]
    pub async fn answer(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        dice: &mut Dice,
        who: &Who,
        city: &City,
        request: &Request,
        now: DateTime<Utc>,
    ) -> Result<Answer, StoreError> {
        let visit = Visit { desk: self, tx: &mut *tx, codec, dice, who, city, now };
        let mut answer = visit.answer(request).await?;
        wards::name(tx, codec, &mut answer).await?;
        Ok(answer)
    }

    fn longest_hold(&self) -> TimeDelta {
        self.policy.hold.checked_mul(2).unwrap_or(self.policy.hold)
    }
}

/// One request of one person at one moment.
struct Visit<'a> {
    desk: &'a LocalDesk,
    tx: &'a mut Tx,
    codec: &'a Codec,
    dice: &'a mut Dice,
    who: &'a Who,
    city: &'a City,
    now: DateTime<Utc>,
}

impl Visit<'_> {
    async fn answer(mut self, request: &Request) -> Result<Answer, StoreError> {
        // Who links two persons locks both, and staff those whom they change something about.
        if request.call.is_order() && !matches!(request.call, Call::Link { .. } | Call::Staff(_)) {
            people::lock(self.tx, &self.who.person).await?;
        }
        self.carry_out(request).await
    }

    /// Each call's way in a box of its own: side by side, all of them would take more of the stack than a thread has.
    fn carry_out<'a>(&'a mut self, request: &'a Request) -> BoxFuture<'a, Result<Answer, StoreError>> {
        match &request.call {
            Call::Places { wish, limit } => Box::pin(self.places(wish, *limit)),
            Call::Days { wish } => Box::pin(self.days(wish)),
            Call::Appointments => Box::pin(self.appointments()),
            Call::Hold { place, wish, instead_of } => {
                Box::pin(self.hold(&request.id, place, wish, instead_of.as_ref()))
            }
            Call::Extend { hold } => Box::pin(self.extend(hold)),
            Call::Release { hold } => Box::pin(self.release(hold)),
            Call::Book { hold, contact, replaces } => Box::pin(self.book(hold, contact, replaces.as_ref())),
            Call::Move { appointment, hold, contact } => Box::pin(self.move_to(appointment, hold, contact)),
            Call::Cancel { appointment } => Box::pin(self.cancel(appointment)),
            Call::Object { appointment } => Box::pin(self.object(appointment)),
            Call::Undo { appointment } => Box::pin(self.undo(appointment)),
            Call::Confirm { appointment } => Box::pin(self.confirm(appointment)),
            Call::Forget => Box::pin(self.forget()),
            Call::Wards => Box::pin(self.wards()),
            Call::NameWard { name } => Box::pin(self.name_ward(name)),
            Call::Wait { wish } => Box::pin(self.wait(&request.id, wish)),
            Call::Entries => Box::pin(self.entries()),
            Call::ChangeEntry { entry, change } => Box::pin(self.change_entry(entry, change)),
            Call::LeaveWaitlist { entry } => Box::pin(self.leave_waitlist(entry)),
            Call::AskStaff { entry } => Box::pin(self.ask_staff(entry)),
            Call::TakeOffer { entry, offer, seen } => Box::pin(self.take_offer(entry, offer, *seen)),
            Call::DeclineOffer { entry, offer, seen } => Box::pin(self.decline_offer(entry, offer, *seen)),
            Call::EndOffer { entry, offer } => Box::pin(self.end_offer(entry, offer)),
            Call::TakeAlternative { case, alternative } => Box::pin(self.take_alternative(case, alternative)),
            Call::CannotComeLater { case } => Box::pin(self.cannot_come_later(case)),
            Call::Links => Box::pin(self.links()),
            Call::MakeLinkCode => Box::pin(self.make_link_code()),
            Call::FindLinkCode { code } => Box::pin(self.find_link_code(&request.id, code)),
            Call::Link { code } => Box::pin(self.link(&request.id, code)),
            Call::Unlink { hold } => Box::pin(self.unlink(hold.as_ref())),
            Call::RemindHere => Box::pin(self.remind_here()),
            Call::Stay { request, stay } => Box::pin(self.stay(request, stay)),
            Call::Staff(call) => Box::pin(self.staff(&request.id, call)),
            Call::News => Box::pin(self.news()),
            Call::WantNews { wanted } => Box::pin(self.want_news(*wanted)),
            Call::Trade(call) => Box::pin(self.trade(&request.id, call)),
            Call::Arriving(said) => Box::pin(self.arriving(&request.id, said)),
            Call::Claim { code } => Box::pin(self.claim(&request.id, code)),
            Call::Plea(call) => Box::pin(self.plea(&request.id, call)),
        }
    }

    /// That much later.
    fn after(&self, wait: TimeDelta) -> DateTime<Utc> {
        later(self.now, wait)
    }
}

/// At the end of the calendar the clock stands still, and nothing panics.
fn later(from: DateTime<Utc>, wait: TimeDelta) -> DateTime<Utc> {
    from.checked_add_signed(wait).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Where and when a place is, if this id was made by [`place_id`](crate::places::place_id).
fn where_and_when(place: &PlaceId) -> Option<(OfficeId, DateTime<Utc>)> {
    let (office, micros) = place.as_str().rsplit_once('@')?;
    let starts_at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    Some((OfficeId::new(office), starts_at))
}
