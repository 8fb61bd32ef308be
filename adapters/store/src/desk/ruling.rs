//! What staff have ruled for all citizens.

use bot_core::desk::{Answer, Appointment, Refusal, Wish};
use chrono::TimeDelta;

use super::Visit;
use crate::error::StoreError;
use crate::rules;

impl Visit<'_> {
    /// That nothing new is booked, where booking rests. What is booked can be moved.
    pub(super) async fn paused(&mut self, wish: &Wish) -> Result<Option<Answer>, StoreError> {
        if wish.moving.is_some() {
            return Ok(None);
        }
        let pause = rules::pause(self.tx).await?;
        Ok(pause.map(|pause| Answer::Refused(Refusal::Paused { sentence: pause.sentence })))
    }

    /// That only staff change this appointment, where it begins too soon. What a closure has taken can be changed until
    /// the end.
    pub(super) async fn past_last_moment(
        &mut self,
        appointment: &Appointment,
    ) -> Result<Option<Refusal>, StoreError> {
        if appointment.falls_out {
            return Ok(None);
        }
        let Some(minutes) = rules::last_moment(self.tx, &appointment.services()).await? else {
            return Ok(None);
        };
        let is_past = appointment.starts_at - self.now < TimeDelta::minutes(minutes.into());
        Ok(is_past.then_some(Refusal::PastLastMoment { minutes }))
    }
}
