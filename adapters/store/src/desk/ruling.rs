//! What staff have ruled for all citizens.

use bot_core::desk::{Answer, Appointment, Refusal, Wish};
use chrono::TimeDelta;

use super::Visit;
use crate::error::StoreError;
use crate::{appointments, rules};

impl Visit<'_> {
    /// Why nothing is booked for this wish: booking rests; or it is about an appointment that only staff move by now.
    pub(super) async fn ruled_out(&mut self, wish: &Wish) -> Result<Option<Answer>, StoreError> {
        let refusal = match &wish.moving {
            None => rules::pause(self.tx).await?.map(|pause| Refusal::Paused { sentence: pause.sentence }),
            Some(moving) => match appointments::find(self.tx, &self.who.person, moving).await? {
                Some(record) => self.past_last_moment(&record.appointment).await?,
                None => None,
            },
        };
        Ok(refusal.map(Answer::Refused))
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
