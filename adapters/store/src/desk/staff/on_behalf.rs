//! Staff book for somebody who called or wrote, find what is booked, and change it.
//!
//! A place is held in the name of who books it, and passes to the caller with the booking: a person of their own,
//! without accounts, known again by name and number. Names leave the desk only for chats in which they may be shown,
//! and that is written down.

use bot_core::desk::{Answer, Appointment, Contact, Place, Wish};
use bot_core::errand::Errand;
use bot_core::ids::{HoldId, OfficeId, OrderId, PersonId, PlaceId};
use bot_core::on_behalf::{Commission, Found, Kept, OnBehalfCall, OnBehalfOutcome, OnBehalfRefusal, PLACES};
use bot_core::opening::lane::Lane;
use bot_core::staff::{StaffOutcome, StaffRefusal, attendance};
use chrono::{DateTime, TimeDelta, Utc};

use super::{Visit, brought, refused};
use crate::appointments::{self, MovedBy, Whose};
use crate::audit::{self, Action, Actor};
use crate::closures::cases::{self, State};
use crate::desk::where_and_when;
use crate::error::StoreError;
use crate::places::bulk::{self, Start};
use crate::places::occupancy::{self, Claim, Kind, Occupancy};
use crate::places::{Span, place_id};
use crate::recognition::Known;
use crate::staff::Member;
use crate::tidings::{Body, Record as Tidings};
use crate::{chats, claims, local_day, people, tidings, waitlist};

/// Whatever begins so soon after the quiet hours is told at once.
const IN_TIME: TimeDelta = TimeDelta::hours(3);

/// So many appointments are found at once.
const FOUND: usize = 8;

/// What is wanted, and where it can be had.
pub(super) struct Wanted {
    first: Errand,
    also: Vec<Errand>,
    /// Who comes, if it is somebody's ward.
    whom: Option<PersonId>,
    /// The member's offices that serve it, and how many slots in a row that takes there.
    offices: Vec<(OfficeId, u16)>,
}

impl Visit<'_> {
    pub(super) async fn on_behalf(
        &mut self,
        order: &OrderId,
        member: &Member,
        call: &OnBehalfCall,
    ) -> Result<Answer, StoreError> {
        match call {
            OnBehalfCall::LookAt { commission } => self.look_at_commission(member, commission).await,
            OnBehalfCall::Hold { commission, place } => self.keep(order, member, commission, place).await,
            OnBehalfCall::Book { hold, commission } => match &commission.moving {
                Some(reference) => self.move_for(order, member, hold, (reference, &commission.reason)).await,
                None => self.book_for(member, hold, commission).await,
            },
            OnBehalfCall::Wait { commission } => self.wait_for(order, member, commission).await,
            OnBehalfCall::Find { sought } => self.find_for(member, sought).await,
            OnBehalfCall::Cancel { reference, reason } => {
                self.cancel_for(order, member, reference, reason).await
            }
            OnBehalfCall::NewCode { reference } => self.new_code(member, reference).await,
        }
    }

    async fn look_at_commission(
        &mut self,
        member: &Member,
        commission: &Commission,
    ) -> Result<Answer, StoreError> {
        let wanted = match self.wanted_by(member, commission).await? {
            Ok(wanted) => wanted,
            Err(answer) => return Ok(answer),
        };
        let Some(within) = self.within(commission) else {
            return Ok(told(OnBehalfOutcome::Places { places: Vec::new(), offices: wanted.offices() }));
        };
        let wish = Wish { hours: commission.hours, ..Wish::new(wanted.first.service.clone()) };
        let mut free: Vec<Start> = Vec::new();
        for (_, begins) in self.days_in(&wish, within) {
            // What begins at the end of these hours may end after them.
            let row = Span { from: begins.from, until: begins.until + TimeDelta::days(1) };
            let begins = Span { until: begins.until.min(within.until), ..begins };
            for (office, slots) in wanted.offices.iter().filter(|(office, _)| commission.suits(office)) {
                for lane in lanes(commission) {
                    let found = bulk::in_lane(self.tx, *lane, office, *slots, begins, row, self.now).await?;
                    free.extend(found);
                }
            }
            free.sort();
            free.dedup_by(|next, one| (next.starts_at, &next.office) == (one.starts_at, &one.office));
            if free.len() >= PLACES {
                break;
            }
        }
        free.truncate(PLACES);
        let places = free.into_iter().map(|Start { starts_at, office, ends_at, .. }| Place {
            id: place_id(&office, starts_at),
            office,
            starts_at,
            ends_at,
        });
        Ok(told(OnBehalfOutcome::Places { places: places.collect(), offices: wanted.offices() }))
    }

    /// When a place may begin; `None` where nothing of the day is left.
    fn within(&self, commission: &Commission) -> Option<Span> {
        let zone = self.city.city.timezone;
        let (mut from, mut until) = (just_after(self.now), self.horizon());
        if let Some(day) = commission.day {
            from = from.max(local_day::begins(day, zone)?);
            until = until.min(local_day::ends(day, zone)?);
        }
        from = from.max(commission.from.unwrap_or(from));
        (from < until).then_some(Span { from, until })
    }

    /// What is wanted, where nothing is missing and an office of the member's could serve it.
    pub(super) async fn wanted_by(
        &mut self,
        member: &Member,
        commission: &Commission,
    ) -> Result<Result<Wanted, Answer>, StoreError> {
        let city = self.city;
        let (wish, whom) = match &commission.moving {
            Some(reference) => match self.changeable(member, reference).await? {
                Ok(whose) => {
                    let appointment = whose.record.appointment;
                    (Wish::like(&appointment), appointment.whom.map(|ward| ward.id))
                }
                Err(answer) => return Ok(Err(answer)),
            },
            None => match commission.service() {
                Some(service) if !commission.lacks_reason() => (Wish::new(service.clone()), None),
                _ => return Ok(Err(not(OnBehalfRefusal::Incomplete))),
            },
        };
        let Some(errands) = city.errands(&wish) else { return Ok(Err(not(OnBehalfRefusal::NotHere))) };
        let offices: Vec<_> = city
            .offices
            .iter()
            .filter(|office| member.serves_at(Some(&office.id)))
            .filter_map(|office| Some((office.id.clone(), errands.slots_at(office)?)))
            .collect();
        match offices.is_empty() {
            true => Ok(Err(not(OnBehalfRefusal::NotHere))),
            false => Ok(Ok(Wanted { first: errands.first(), also: errands.also(), whom, offices })),
        }
    }

    /// Keeps a place in the name of who books it.
    async fn keep(
        &mut self,
        order: &OrderId,
        member: &Member,
        commission: &Commission,
        place: &PlaceId,
    ) -> Result<Answer, StoreError> {
        let person = &self.who.person;
        if let Some(done) = occupancy::find(self.tx, person, order.as_str()).await? {
            // The order was repeated.
            return self.kept(done).await;
        }
        let wanted = match self.wanted_by(member, commission).await? {
            Ok(wanted) => wanted,
            Err(answer) => return Ok(answer),
        };
        let Some((office, starts_at)) = where_and_when(place) else { return Ok(Answer::Gone) };
        let slots = wanted.offices.iter().find(|(here, _)| *here == office).map(|(_, slots)| *slots);
        let Some(slots) = slots.filter(|_| starts_at > self.now) else { return Ok(Answer::Gone) };
        for lane in lanes(commission) {
            let claim = Claim {
                id: order.as_str(),
                kind: Kind::Hold,
                lane: *lane,
                person,
                whom: wanted.whom.as_ref(),
                service: &wanted.first.service,
                quantity: wanted.first.quantity,
                also: &wanted.also,
                slots,
                office: &office,
                starts_at,
                expires_at: Some(self.after(self.desk.policy.hold).min(starts_at)),
            };
            if let Some(taken) = occupancy::take(self.tx, &claim, self.now).await? {
                return self.kept(taken).await;
            }
        }
        Ok(Answer::Gone)
    }

    async fn kept(&mut self, held: Occupancy) -> Result<Answer, StoreError> {
        let Some(until) = held.expires_at.filter(|_| held.is(Kind::Hold, self.now)) else {
            return Ok(Answer::Gone);
        };
        let shows_names = self.shows_names().await?;
        let place = Place {
            id: place_id(&held.office, held.starts_at),
            office: held.office,
            starts_at: held.starts_at,
            ends_at: held.ends_at,
        };
        Ok(told(OnBehalfOutcome::Held(Kept { hold: HoldId::new(held.id), place, until, shows_names })))
    }

    /// The place that the member keeps.
    async fn own_kept(&mut self, member: &Member, hold: &HoldId) -> Result<Option<Occupancy>, StoreError> {
        let found = occupancy::find(self.tx, &self.who.person, hold.as_str()).await?;
        Ok(found.filter(|held| held.is(Kind::Hold, self.now) && member.serves_at(Some(&held.office))))
    }

    async fn book_for(
        &mut self,
        member: &Member,
        hold: &HoldId,
        commission: &Commission,
    ) -> Result<Answer, StoreError> {
        if commission.missing().is_some() || commission.lacks_reason() {
            return Ok(not(OnBehalfRefusal::Incomplete));
        }
        let Some(held) = self.own_kept(member, hold).await? else {
            return self.booked_for_before(member, hold).await;
        };
        let (caller, known) = self.caller(&commission.contact).await?;
        let in_the_way = self.in_the_way(&caller, &known, &held).await?;
        if !in_the_way.is_empty() {
            occupancy::vacate_at_once(self.tx, &held.id, self.now).await?;
            return Ok(told(OnBehalfOutcome::AtLimit(in_the_way)));
        }
        self.know(&caller, &commission.contact).await?;
        let booked = self.book_held(&caller, &held).await?;
        let (action, reason) = match &commission.emergency {
            Some(reason) => (Action::Emergency, Some(reason.as_str())),
            None => (Action::BookedFor, None),
        };
        self.audit(member, action, &booked.reference, reason).await?;
        self.booked_for(booked).await
    }

    pub(super) async fn know(&mut self, caller: &PersonId, contact: &Contact) -> Result<(), StoreError> {
        people::remember(self.tx, self.codec, caller, contact).await?;
        self.known(caller, contact).await?.keep(self.tx, caller).await
    }

    pub(super) async fn book_held(
        &mut self,
        caller: &PersonId,
        held: &Occupancy,
    ) -> Result<Appointment, StoreError> {
        occupancy::pass_to(self.tx, &held.id, caller).await?;
        waitlist::serve(self.tx, caller, held, self.now).await?;
        let account = &self.who.account;
        let booked = appointments::book(self.tx, self.dice, caller, account, held, 0, self.now).await?;
        appointments::note_by_staff(self.tx, &booked.id).await?;
        Ok(booked)
    }

    /// Who is known by this name and number and has no account; somebody new where there is none. Nobody else books for
    /// them until the end of the transaction.
    pub(super) async fn caller(&mut self, contact: &Contact) -> Result<(PersonId, Known), StoreError> {
        let known = Known::by(self.codec, contact);
        known.lock(self.tx).await?;
        let caller = match known.without_account(self.tx).await? {
            Some(caller) => caller,
            None => people::make(self.tx, self.dice, self.now).await?,
        };
        people::lock(self.tx, &caller).await?;
        Ok((caller, known))
    }

    /// The order was repeated, or the place is gone. The code was told once and is kept nowhere: it is another.
    async fn booked_for_before(&mut self, member: &Member, hold: &HoldId) -> Result<Answer, StoreError> {
        let found = appointments::by_occupancy(self.tx, hold.as_str()).await?;
        let found = found.filter(|whose| {
            whose.booked_by == self.who.account && member.serves_at(Some(&whose.record.appointment.office))
        });
        match found {
            Some(whose) => self.booked_for(whose.record.appointment).await,
            None => Ok(Answer::Gone),
        }
    }

    pub(super) async fn booked_for(&mut self, appointment: Appointment) -> Result<Answer, StoreError> {
        let code = claims::make(self.tx, self.codec, self.dice, &appointment.id, self.now).await?;
        Ok(told(OnBehalfOutcome::Booked { appointment, code }))
    }

    /// The appointments because of which whoever comes may not have one more, from whichever chat they are.
    pub(super) async fn in_the_way(
        &mut self,
        caller: &PersonId,
        known: &Known,
        held: &Occupancy,
    ) -> Result<Vec<Appointment>, StoreError> {
        let mut all = appointments::live(self.tx, caller, self.now).await?;
        all.extend(known.booked_by_others(self.tx, caller, self.now).await?);
        all.sort_by_key(|one| one.starts_at);
        all.iter_mut().for_each(|one| one.whom = None);
        let policy = &self.desk.policy;
        for service in held.services() {
            let same: Vec<_> = all.iter().filter(|one| one.is_for(&service)).cloned().collect();
            if same.len() >= policy.live_bookings_per_service as usize {
                return Ok(same);
            }
        }
        Ok(if all.len() >= policy.live_bookings as usize { all } else { Vec::new() })
    }

    async fn move_for(
        &mut self,
        order: &OrderId,
        member: &Member,
        hold: &HoldId,
        (reference, reason): (&str, &str),
    ) -> Result<Answer, StoreError> {
        let whose = match self.changeable(member, reference).await? {
            Ok(whose) => whose,
            Err(answer) => return Ok(answer),
        };
        if whose.record.occupancy.as_deref() == Some(hold.as_str()) {
            // The order was repeated.
            let found = self.found(member, whose.record.appointment).await?;
            return Ok(told(OnBehalfOutcome::Moved(found)));
        }
        let held = self.own_kept(member, hold).await?;
        let Some(held) = held.filter(|held| held.takes_the_place_of(&whose.record.appointment)) else {
            return Ok(Answer::Gone);
        };
        occupancy::pass_to(self.tx, &held.id, &whose.person).await?;
        let (appointment, by) = (whose.record.appointment.clone(), MovedBy::Office);
        let moved = appointments::move_to(self.tx, appointment, &held, by, self.now).await?;
        self.give_back(whose.record.occupancy.as_deref()).await?;
        cases::settle(self.tx, &moved.id, State::Moved, self.now).await?;
        self.settle_unconfirmed(&moved.id).await?;
        self.tell_change(order, &whose, false, reason).await?;
        let why = Some(reason).filter(|reason| !reason.is_empty());
        self.audit(member, Action::MovedFor, reference, why).await?;
        let found = self.found(member, moved).await?;
        Ok(told(OnBehalfOutcome::Moved(found)))
    }

    async fn cancel_for(
        &mut self,
        order: &OrderId,
        member: &Member,
        reference: &str,
        reason: &str,
    ) -> Result<Answer, StoreError> {
        let whose = match self.changeable(member, reference).await? {
            Ok(whose) => whose,
            Err(Answer::Gone) => return self.cancelled_before(member, reference).await,
            Err(answer) => return Ok(answer),
        };
        let cancelled = appointments::cancel(self.tx, whose.record.appointment.clone(), self.now).await?;
        self.give_back(whose.record.occupancy.as_deref()).await?;
        cases::settle(self.tx, &cancelled.id, State::Cancelled, self.now).await?;
        self.settle_unconfirmed(&cancelled.id).await?;
        waitlist::look_again(self.tx, &whose.person, self.now).await?;
        self.tell_change(order, &whose, true, reason).await?;
        let why = Some(reason).filter(|reason| !reason.is_empty());
        self.audit(member, Action::CancelledFor, reference, why).await?;
        let found = self.found(member, cancelled).await?;
        Ok(told(OnBehalfOutcome::Cancelled(found)))
    }

    /// The order was repeated, or there is none.
    async fn cancelled_before(&mut self, member: &Member, reference: &str) -> Result<Answer, StoreError> {
        let found = appointments::by_reference(self.tx, reference).await?;
        let here = |whose: &Whose| member.serves_at(Some(&whose.record.appointment.office));
        match found.filter(|whose| !whose.record.booked && here(whose)) {
            Some(whose) => {
                let found = self.found(member, whose.record.appointment).await?;
                Ok(told(OnBehalfOutcome::Cancelled(found)))
            }
            None => Ok(Answer::Gone),
        }
    }

    /// An appointment at one of the member's offices that has not begun; nobody else changes what its person has until
    /// the end of the transaction.
    async fn changeable(
        &mut self,
        member: &Member,
        reference: &str,
    ) -> Result<Result<Whose, Answer>, StoreError> {
        let Some(seen) = self.whose(member, reference).await? else { return Ok(Err(Answer::Gone)) };
        people::lock(self.tx, &seen.person).await?;
        let Some(whose) = self.whose(member, reference).await? else { return Ok(Err(Answer::Gone)) };
        if whose.record.business.is_some() {
            return Ok(Err(not(OnBehalfRefusal::OfBusiness)));
        }
        if whose.record.appointment.starts_at <= self.now {
            return Ok(Err(not(OnBehalfRefusal::TooLate)));
        }
        Ok(Ok(whose))
    }

    /// Places that staff give back are free after the same delay as others.
    async fn give_back(&mut self, places: Option<&str>) -> Result<(), StoreError> {
        let Some(places) = places else { return Ok(()) };
        let back = self.now + self.dice.up_to(self.desk.policy.return_delay);
        occupancy::return_later(self.tx, places, back).await?;
        occupancy::vacate(self.tx, places, self.now).await
    }

    /// Tells the citizen in their chat, if they have one: after the quiet hours, unless that is too late.
    async fn tell_change(
        &mut self,
        order: &OrderId,
        whose: &Whose,
        cancelled: bool,
        reason: &str,
    ) -> Result<(), StoreError> {
        let appointment = &whose.record.appointment;
        let Some(chat) = people::reminder_chat(self.tx, &appointment.id).await? else { return Ok(()) };
        let body =
            Body::ByOffice { appointment: appointment.id.clone(), cancelled, reason: reason.to_owned() };
        let told = Tidings { person: whose.person.clone(), chat, body };
        let quiet_until = self.unquiet();
        let in_time = appointment.starts_at - quiet_until >= IN_TIME;
        let tell_at = if in_time { quiet_until } else { self.now };
        tidings::put(self.tx, self.codec, &format!("{order} by office"), &told, tell_at).await.map(drop)
    }

    async fn new_code(&mut self, member: &Member, reference: &str) -> Result<Answer, StoreError> {
        let whose = match self.changeable(member, reference).await? {
            Ok(whose) => whose,
            Err(answer) => return Ok(answer),
        };
        if people::has_account(self.tx, &whose.person).await? {
            return Ok(not(OnBehalfRefusal::HasChat));
        }
        let id = &whose.record.appointment.id;
        let code = claims::make(self.tx, self.codec, self.dice, id, self.now).await?;
        self.audit(member, Action::NewCode, reference, None).await?;
        let found = self.found(member, whose.record.appointment).await?;
        Ok(told(OnBehalfOutcome::Code { found, code }))
    }

    /// By reference anywhere; by name, number or address where these may be shown.
    async fn find_for(&mut self, member: &Member, sought: &str) -> Result<Answer, StoreError> {
        if sought.is_empty() {
            return Ok(Answer::Gone);
        }
        let reference = attendance::reference(sought);
        let mut appointments = Vec::new();
        if let Some(reference) = &reference {
            let whose = self.whose(member, reference).await?;
            appointments.extend(whose.map(|whose| whose.record.appointment));
        }
        let shows_names = self.shows_names().await?;
        if appointments.is_empty() && !shows_names && reference.is_none() {
            return Ok(told(OnBehalfOutcome::OnlyByReference));
        }
        if appointments.is_empty() && shows_names {
            for person in people::known_by(self.tx, self.codec, sought).await? {
                appointments.extend(appointments::of_whoever(self.tx, &person, self.now).await?);
            }
            appointments.retain(|one| member.serves_at(Some(&one.office)));
            appointments.sort_by_key(|one| one.starts_at);
            appointments.truncate(FOUND);
        }
        let mut found = Vec::new();
        for appointment in appointments {
            found.push(self.found(member, appointment).await?);
        }
        Ok(told(OnBehalfOutcome::Found(found)))
    }

    /// An appointment as this chat may see it. That somebody saw a name is written down.
    async fn found(&mut self, member: &Member, appointment: Appointment) -> Result<Found, StoreError> {
        let has_chat = people::reminder_chat(self.tx, &appointment.id).await?.is_some();
        let mut contact = None;
        if self.shows_names().await?
            && let Some(whose) = appointments::by_reference(self.tx, &appointment.reference).await?
        {
            let comes = appointment.ward().unwrap_or(&whose.person);
            contact = Some(people::contact(self.tx, self.codec, comes).await?);
            self.audit(member, Action::LookedUp, &appointment.reference, None).await?;
        }
        let contact = contact.filter(|contact| *contact != Contact::default());
        Ok(Found { appointment: Appointment { whom: None, ..appointment }, contact, has_chat })
    }

    pub(super) async fn shows_names(&mut self) -> Result<bool, StoreError> {
        let Some(secrecy) = chats::secrecy(self.tx, &self.who.chat).await? else { return Ok(false) };
        Ok(match secrecy.platform() {
            // The shell and the database are theirs who sit there.
            "console" => true,
            "telegram" => self.desk.policy.names_on_telegram,
            _ => secrecy.encrypted,
        })
    }

    pub(super) async fn audit(
        &mut self,
        member: &Member,
        action: Action,
        reference: &str,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let actor = Actor::Staff(&member.id);
        audit::note(self.tx, self.codec, actor, action, reference, reason, self.now).await
    }
}

impl Wanted {
    pub(super) fn offices(&self) -> Vec<OfficeId> {
        self.offices.iter().map(|(office, _)| office.clone()).collect()
    }
}

/// From which lanes it may be taken: what is kept back for emergencies only with a reason, and then first.
fn lanes(commission: &Commission) -> &'static [Lane] {
    match commission.emergency {
        Some(_) => &[Lane::Emergency, Lane::Staff, Lane::Public],
        None => &[Lane::Staff],
    }
}

/// What begins now is too late.
fn just_after(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_add_signed(TimeDelta::microseconds(1)).unwrap_or(now)
}

pub(super) fn told(outcome: OnBehalfOutcome) -> Answer {
    brought(StaffOutcome::OnBehalf(Box::new(outcome)))
}

pub(super) fn not(refusal: OnBehalfRefusal) -> Answer {
    refused(StaffRefusal::OnBehalf(refusal))
}
