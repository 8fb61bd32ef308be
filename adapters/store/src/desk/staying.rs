//! Which of several appointments for one errand stays, as their citizen says.

use bot_core::desk::{Answer, Outcome};
use bot_core::ids::{AppointmentId, RequestId};
use bot_core::tidings::Stay;

use super::Visit;
use crate::appointments;
use crate::error::StoreError;
use crate::requests::questions::Answered;
use crate::requests::{self, questions};

impl Visit<'_> {
    /// Whoever was asked answers for their own appointments. Where no more than one is left in all, staff need not
    /// look at it any more.
    pub(super) async fn stay(&mut self, id: &RequestId, stay: &Stay) -> Result<Answer, StoreError> {
        let person = &self.who.person;
        match questions::answered(self.tx, id, person).await? {
            None => return Ok(Answer::Gone),
            // The order was repeated.
            Some(Answered::GaveBack(ids)) => return self.given_back(&ids).await,
            Some(Answered::NotYet) => {}
        }
        let Some(record) = requests::find(self.tx, self.codec, id).await? else { return Ok(Answer::Gone) };
        let mut given_back = Vec::new();
        for appointment in appointments::live(self.tx, person, self.now).await? {
            let stays = match stay {
                Stay::All => true,
                Stay::None => false,
                Stay::Only(kept) => appointment.id == *kept,
            };
            if stays || !record.appointments.contains(&appointment.id) {
                continue;
            }
            if let Answer::Ok(Outcome::Cancelled { appointment, .. }) = self.cancel(&appointment.id).await? {
                given_back.push(appointment.id);
            }
        }
        questions::answer(self.tx, id, person, &given_back, self.now).await?;
        if appointments::live_among(self.tx, &record.appointments, self.now).await?.len() <= 1 {
            requests::close(self.tx, id, self.now).await?;
        }
        self.given_back(&given_back).await
    }

    async fn given_back(&mut self, ids: &[AppointmentId]) -> Result<Answer, StoreError> {
        let mut given_back = Vec::new();
        for id in ids {
            let found = appointments::find(self.tx, &self.who.person, id).await?;
            given_back.extend(found.map(|record| record.appointment));
        }
        Ok(Answer::Ok(Outcome::GivenBack(given_back)))
    }
}
