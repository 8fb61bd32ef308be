//! A held place becomes an appointment's, new or moved.

use bot_core::desk::{Answer, Contact, Outcome, Refusal};
use bot_core::ids::{AppointmentId, HoldId};

use super::Visit;
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind};
use crate::{appointments, people, waitlist};

impl Visit<'_> {
    pub(super) async fn book(
        &mut self,
        hold: &HoldId,
        contact: &Contact,
        replaces: Option<&AppointmentId>,
    ) -> Result<Answer, StoreError> {
        let person = &self.who.person;
        let Some(held) = self.own_hold(hold).await? else { return self.booked_before(hold).await };
        if let Some(refusal) = self.refusal(&held.services(), replaces).await? {
            return Ok(Answer::Refused(refusal));
        }
        people::remember(self.tx, self.codec, person, contact).await?;
        occupancy::turn_into(self.tx, &held.id, Kind::Appointment, None).await?;
        waitlist::serve(self.tx, person, &held, self.now).await?;
        let booked =
            appointments::book(self.tx, self.dice, person, &self.who.account, &held, self.now).await?;
        Ok(Answer::Ok(Outcome::Booked(booked)))
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
        let Some(record) = found.filter(|record| record.booked) else { return Ok(Answer::Gone) };
        if record.occupancy.as_deref() == Some(hold.as_str()) {
            // The order was repeated.
            return Ok(Answer::Ok(Outcome::Booked(record.appointment)));
        }
        if record.appointment.starts_at <= self.now {
            return Ok(Answer::Refused(Refusal::TooLate));
        }
        let held = self.own_hold(hold).await?;
        let Some(held) = held.filter(|held| held.covers(&record.appointment.services())) else {
            return Ok(Answer::Gone);
        };
        occupancy::turn_into(self.tx, &held.id, Kind::Appointment, None).await?;
        people::remember(self.tx, self.codec, &self.who.person, contact).await?;
        waitlist::serve(self.tx, &self.who.person, &held, self.now).await?;
        let moved = appointments::move_to(self.tx, record.appointment, &held, self.now).await?;
        if let Some(old) = &record.occupancy {
            let back = self.now + self.dice.up_to(self.desk.policy.return_delay);
            occupancy::return_later(self.tx, old, back).await?;
            occupancy::vacate(self.tx, old, self.now).await?;
        }
        Ok(Answer::Ok(Outcome::Booked(moved)))
    }
}
