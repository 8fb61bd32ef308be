//! An appointment is given up, for a minute or for good.

use bot_core::desk::{Answer, Contact, Outcome, Refusal};
use bot_core::ids::AppointmentId;
use chrono::{DateTime, Utc};

use super::Visit;
use crate::appointments::{self, Record};
use crate::closures::cases::{self, State};
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind};
use crate::waitlist;

impl Visit<'_> {
    /// Its places stay taken as long as the cancellation can be taken back.
    pub(super) async fn cancel(&mut self, appointment: &AppointmentId) -> Result<Answer, StoreError> {
        let found = appointments::find(self.tx, &self.who.person, appointment).await?;
        let Some(record) = found else { return Ok(Answer::Gone) };
        if !record.booked {
            // The order was repeated.
            let undo_until = self.grace(&record).await?;
            return Ok(Answer::Ok(Outcome::Cancelled { appointment: record.appointment, undo_until }));
        }
        if record.appointment.starts_at <= self.now {
            return Ok(Answer::Refused(Refusal::TooLate));
        }
        if record.business.is_some() {
            let appointment = self.return_to_lane(record).await?;
            return Ok(Answer::Ok(Outcome::Cancelled { appointment, undo_until: None }));
        }
        if let Some(refusal) = self.past_last_moment(&record.appointment).await? {
            return Ok(Answer::Refused(refusal));
        }
        let case = cases::open_of(self.tx, &record.appointment.id).await?;
        let mut appointment = appointments::cancel(self.tx, record.appointment, self.now).await?;
        self.settle_unconfirmed(&appointment.id).await?;
        waitlist::look_again(self.tx, &self.who.person, self.now).await?;
        if case.is_some_and(|case| case.stranded) {
            // There is no place to come back to.
            appointment.falls_out = true;
            if let Some(places) = &record.occupancy {
                occupancy::vacate(self.tx, places, self.now).await?;
            }
            cases::settle(self.tx, &appointment.id, State::Cancelled, self.now).await?;
            return Ok(Answer::Ok(Outcome::Cancelled { appointment, undo_until: None }));
        }
        let until = self.after(self.desk.policy.undo);
        if let Some(places) = &record.occupancy {
            occupancy::turn_into(self.tx, places, Kind::Grace, Some(until)).await?;
            let back = until + self.dice.up_to(self.desk.policy.return_delay);
            occupancy::return_later(self.tx, places, back).await?;
        }
        cases::settle(self.tx, &appointment.id, State::Cancelled, self.now).await?;
        let undo_until = Some(until).filter(|until| *until > self.now);
        Ok(Answer::Ok(Outcome::Cancelled { appointment, undo_until }))
    }

    /// Somebody may have booked something else in the meantime, so the limits count here too.
    pub(super) async fn undo(&mut self, appointment: &AppointmentId) -> Result<Answer, StoreError> {
        let found = appointments::find(self.tx, &self.who.person, appointment).await?;
        let Some(record) = found else { return Ok(Answer::Gone) };
        if record.booked {
            // The order was repeated.
            return Ok(Answer::Ok(Outcome::Booked(record.appointment)));
        }
        let (Some(_), Some(places)) = (self.grace(&record).await?, &record.occupancy) else {
            return Ok(Answer::Gone);
        };
        let (services, whom) = (record.appointment.services(), record.appointment.ward());
        if let Some(refusal) = self.refusal(&services, whom, None).await? {
            return Ok(Answer::Refused(refusal));
        }
        let known = self.known(whom.unwrap_or(&self.who.person), &Contact::default()).await?;
        known.lock(self.tx).await?;
        if self.is_known_elsewhere(&services, whom, &known).await? {
            return Ok(Answer::Refused(Refusal::KnownElsewhere));
        }
        occupancy::turn_into(self.tx, places, Kind::Appointment, None).await?;
        let appointment = appointments::restore(self.tx, record.appointment, self.now).await?;
        Ok(Answer::Ok(Outcome::Booked(appointment)))
    }

    /// Until when a cancellation can be taken back.
    async fn grace(&mut self, record: &Record) -> Result<Option<DateTime<Utc>>, StoreError> {
        let Some(places) = &record.occupancy else { return Ok(None) };
        let found = occupancy::find(self.tx, &self.who.person, places).await?;
        Ok(found.filter(|found| found.is(Kind::Grace, self.now)).and_then(|found| found.expires_at))
    }
}
