//! What businesses ask and order. Which business it is is looked at with each call; orders hold it until the end of
//! the transaction, so that two accounts of one business can't both use up what is left of its quota.
//!
//! - [`bulk`]: many places at once
//! - [`swapping`]: one of them at another time

mod bulk;
mod swapping;

use bot_core::desk::{Answer, Appointment, Outcome, Refusal};
use bot_core::ids::{AppointmentId, OrderId};
use bot_core::staff::Invitation;
use bot_core::trade::{All, FILED, LEDGER_PAGE, Ledger, TradeCall, TradeOutcome, TradeRefusal};
use chrono::NaiveDate;

use super::Visit;
use crate::appointments::{self, Record};
use crate::businesses::{self, Business};
use crate::closures::cases::{self, State};
use crate::error::StoreError;
use crate::places::occupancy;
use crate::{local_day, tries};

impl Visit<'_> {
    pub(super) async fn trade(&mut self, order: &OrderId, call: &TradeCall) -> Result<Answer, StoreError> {
        if let TradeCall::Join { code } = call {
            return self.join_business(order, code).await;
        }
        let person = &self.who.person;
        let business = match call.is_order() {
            true => businesses::lock(self.tx, self.codec, person).await?,
            false => businesses::of(self.tx, self.codec, person).await?,
        };
        let Some(business) = business else { return Ok(refused(TradeRefusal::NotTrade)) };
        match call {
            TradeCall::Join { .. } => self.ledger(&business, 0).await,
            TradeCall::Ledger { page } => self.ledger(&business, *page).await,
            TradeCall::LookAt { batch } => self.look_at_batch(&business, batch).await,
            TradeCall::Book { batch, amount } => self.book_batch(order, &business, batch, *amount).await,
            TradeCall::Cancel { appointment } => self.cancel_one(&business, appointment).await,
            TradeCall::Times { reference, day, hours } => {
                self.other_times(&business, reference, *day, *hours).await
            }
            TradeCall::Swap { appointment, place } => self.swap(order, &business, appointment, place).await,
            TradeCall::All => self.all(&business).await,
        }
    }

    async fn join_business(&mut self, order: &OrderId, code: &Invitation) -> Result<Answer, StoreError> {
        let account = &self.who.account;
        if tries::is_locked_out(self.tx, order, account, self.now).await? {
            return Ok(refused(TradeRefusal::TooManyTries));
        }
        match businesses::join(self.tx, self.codec, &self.who.person, code, self.now).await? {
            Some(business) => self.ledger(&business, 0).await,
            None => {
                tries::note_wrong(self.tx, order, account, self.now).await?;
                Ok(Answer::Gone)
            }
        }
    }

    async fn ledger(&mut self, business: &Business, page: u16) -> Result<Answer, StoreError> {
        let zone = self.city.city.timezone;
        let from = local_day::begins(local_day::of(self.now, zone), zone).unwrap_or(self.now);
        let total = businesses::total(self.tx, business, from).await?;
        // After the last page comes the first.
        let page = if u32::from(page) * u32::from(LEDGER_PAGE) < total { page } else { 0 };
        let appointments = businesses::booked(self.tx, business, from, page, LEDGER_PAGE).await?;
        let mut days: Vec<NaiveDate> =
            appointments.iter().map(|one| local_day::of(one.starts_at, zone)).collect();
        days.dedup();
        let mut left = Vec::new();
        for day in days {
            left.push((day, self.left(business, day).await?));
        }
        let notes = businesses::notes(self.tx, self.codec, &appointments).await?;
        let Business { name, quota, .. } = business.clone();
        Ok(brought(TradeOutcome::Ledger(Ledger { name, quota, appointments, left, page, total, notes })))
    }

    /// For a file: there are no pages in it.
    async fn all(&mut self, business: &Business) -> Result<Answer, StoreError> {
        let zone = self.city.city.timezone;
        let from = local_day::begins(local_day::of(self.now, zone), zone).unwrap_or(self.now);
        let appointments = businesses::booked(self.tx, business, from, 0, FILED).await?;
        let notes = businesses::notes(self.tx, self.codec, &appointments).await?;
        Ok(brought(TradeOutcome::All(All { appointments, notes })))
    }

    /// How much of the quota is left on a day.
    async fn left(&mut self, business: &Business, day: NaiveDate) -> Result<u16, StoreError> {
        let zone = self.city.city.timezone;
        let span = local_day::begins(day, zone).zip(local_day::ends(day, zone));
        let Some(span) = span else { return Ok(0) };
        let booked = businesses::count(self.tx, business, span).await?;
        Ok(business.quota.saturating_sub(u16::try_from(booked).unwrap_or(u16::MAX)))
    }

    async fn cancel_one(&mut self, business: &Business, id: &AppointmentId) -> Result<Answer, StoreError> {
        let Some(record) = businesses::find(self.tx, business, id).await? else { return Ok(Answer::Gone) };
        if record.booked && record.appointment.starts_at <= self.now {
            return Ok(refused(TradeRefusal::TooLate));
        }
        let cancelled = match record.booked {
            true => self.return_to_lane(record).await?,
            // The order was repeated.
            false => record.appointment,
        };
        Ok(brought(TradeOutcome::Cancelled(cancelled)))
    }

    /// Cancels an appointment of a business. Its places are free in their lane at once; there is nothing to take back.
    pub(super) async fn return_to_lane(&mut self, record: Record) -> Result<Appointment, StoreError> {
        let cancelled = appointments::cancel(self.tx, record.appointment, self.now).await?;
        if let Some(places) = &record.occupancy {
            occupancy::vacate_at_once(self.tx, places, self.now).await?;
        }
        cases::settle(self.tx, &cancelled.id, State::Cancelled, self.now).await?;
        Ok(cancelled)
    }
}

fn brought(outcome: TradeOutcome) -> Answer {
    Answer::Ok(Outcome::Trade(outcome))
}

fn refused(refusal: TradeRefusal) -> Answer {
    Answer::Refused(Refusal::Trade(refusal))
}
