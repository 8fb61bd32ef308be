//! A held place becomes an appointment's, new or moved.

use bot_core::desk::{Answer, Contact, Outcome, Refusal};
use bot_core::ids::{AppointmentId, HoldId, PersonId};

use super::Visit;
use crate::appointments::{MovedBy, Record};
use crate::closures::cases::{self, State};
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind};
use crate::recognition::Known;
use crate::{appointments, people, waitlist};

impl Visit<'_> {
    pub(super) async fn book(
        &mut self,
        hold: &HoldId,
        contact: &Contact,
        replaces: Option<&AppointmentId>,
    ) -> Result<Answer, StoreError> {
        let (person, account) = (&self.who.person, &self.who.account);
        let Some(held) = self.own_hold(hold).await? else { return self.booked_before(hold).await };
        let (services, whom) = (held.services(), held.whom.as_ref());
        let replaced = match replaces {
            Some(old) => appointments::find(self.tx, person, old).await?,
            None => None,
        };
        let replaced = replaced.filter(|old| old.booked && held.takes_the_place_of(&old.appointment));
        if replaced.as_ref().is_some_and(|old| self.is_moved_too_often(old)) {
            return Ok(Answer::Refused(Refusal::MovedTooOften));
        }
        if let Some(refusal) = self.refusal(&services, whom, replaces).await? {
            return Ok(Answer::Refused(refusal));
        }
        let known = self.known(whom.unwrap_or(person), contact).await?;
        known.lock(self.tx).await?;
        if replaced.is_none() && self.is_known_elsewhere(&services, whom, &known).await? {
            return Ok(Answer::Refused(Refusal::KnownElsewhere));
        }
        self.remember(whom.unwrap_or(person), contact, &known).await?;
        occupancy::turn_into(self.tx, &held.id, Kind::Appointment, None).await?;
        waitlist::serve(self.tx, person, &held, self.now).await?;
        let moves = replaced.map_or(0, |old| old.appointment.moves.saturating_add(1));
        let booked = appointments::book(self.tx, self.dice, person, account, &held, moves, self.now).await?;
        Ok(Answer::Ok(Outcome::Booked(booked)))
    }

    /// By what somebody is known from other accounts, once this is told of them.
    pub(super) async fn known(&mut self, comes: &PersonId, told: &Contact) -> Result<Known, StoreError> {
        let known = people::contact(self.tx, self.codec, comes).await?;
        let told = told.clone();
        let contact = Contact {
            name: told.name.or(known.name),
            phone: told.phone.or(known.phone),
            email: told.email.or(known.email),
        };
        Ok(Known::by(self.codec, &contact))
    }

    async fn remember(&mut self, comes: &PersonId, told: &Contact, known: &Known) -> Result<(), StoreError> {
        people::remember(self.tx, self.codec, comes, told).await?;
        known.keep(self.tx, comes).await
    }

    /// The order was repeated, or the hold is over.
    async fn booked_before(&mut self, hold: &HoldId) -> Result<Answer, StoreError> {
        let found = appointments::of_occupancy(self.tx, &self.who.person, hold.as_str()).await?;
        Ok(match found.filter(|record| record.booked) {
            Some(record) => Answer::Ok(Outcome::Booked(record.appointment)),
            None => Answer::Gone,
        })
    }

    /// One atomic swap: never two appointments or none.
    pub(super) async fn move_to(
        &mut self,
        appointment: &AppointmentId,
        hold: &HoldId,
        contact: &Contact,
    ) -> Result<Answer, StoreError> {
        let found = appointments::find(self.tx, &self.who.person, appointment).await?;
        let citizens = |record: &Record| record.booked && record.business.is_none();
        let Some(record) = found.filter(citizens) else { return Ok(Answer::Gone) };
        if record.occupancy.as_deref() == Some(hold.as_str()) {
            // The order was repeated.
            return Ok(Answer::Ok(Outcome::Booked(record.appointment)));
        }
        if record.appointment.starts_at <= self.now {
            return Ok(Answer::Refused(Refusal::TooLate));
        }
        if self.is_moved_too_often(&record) {
            return Ok(Answer::Refused(Refusal::MovedTooOften));
        }
        if let Some(refusal) = self.past_last_moment(&record.appointment).await? {
            return Ok(Answer::Refused(refusal));
        }
        let held = self.own_hold(hold).await?;
        let Some(held) = held.filter(|held| held.takes_the_place_of(&record.appointment)) else {
            return Ok(Answer::Gone);
        };
        let comes = held.whom.as_ref().unwrap_or(&self.who.person);
        if *contact != Contact::default() {
            let known = self.known(comes, contact).await?;
            self.remember(comes, contact, &known).await?;
        }
        occupancy::turn_into(self.tx, &held.id, Kind::Appointment, None).await?;
        waitlist::serve(self.tx, &self.who.person, &held, self.now).await?;
        // Whoever was asked to move has no move counted.
        let asked = cases::open_of(self.tx, &record.appointment.id).await?.is_some();
        let by = if asked { MovedBy::Office } else { MovedBy::Citizen };
        let moved = appointments::move_to(self.tx, record.appointment, &held, by, self.now).await?;
        if let Some(old) = &record.occupancy {
            let back = self.now + self.dice.up_to(self.desk.policy.return_delay);
            occupancy::return_later(self.tx, old, back).await?;
            occupancy::vacate(self.tx, old, self.now).await?;
        }
        cases::settle(self.tx, &moved.id, State::Moved, self.now).await?;
        self.settle_unconfirmed(&moved.id).await?;
        Ok(Answer::Ok(Outcome::Booked(moved)))
    }
}
