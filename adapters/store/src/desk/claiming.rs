//! A chat takes over what staff have booked for its citizen.

use bot_core::desk::{Answer, Outcome, Refusal};
use bot_core::ids::{OrderId, PersonId};
use bot_core::linking::LinkRefusal;
use bot_core::on_behalf::ClaimCode;
use bot_core::recognition::is_same_name;

use super::Visit;
use crate::appointments::{self, Whose};
use crate::error::StoreError;
use crate::recognition::Known;
use crate::{claims, people, reminders, tries, wards};

impl Visit<'_> {
    pub(super) async fn claim(&mut self, order: &OrderId, code: &ClaimCode) -> Result<Answer, StoreError> {
        let account = &self.who.account;
        if tries::is_locked_out(self.tx, order, account, self.now).await? {
            return Ok(Answer::Refused(Refusal::Link(LinkRefusal::TooManyTries)));
        }
        let found = claims::find(self.tx, self.codec, code).await?;
        let whose = match &found {
            Some(made) => appointments::by_reference(self.tx, &made.reference).await?,
            None => None,
        };
        let to_come =
            whose.filter(|whose| whose.record.booked && whose.record.appointment.starts_at > self.now);
        match (found, to_come) {
            (Some(made), Some(whose))
                if !made.used && !people::has_account(self.tx, &whose.person).await? =>
            {
                self.take_over(whose).await
            }
            // The order was repeated.
            (Some(made), Some(whose))
                if made.used_by.as_ref() == Some(account) && whose.person == self.who.person =>
            {
                Ok(Answer::Ok(Outcome::Booked(whose.record.appointment)))
            }
            _ => {
                tries::note_wrong(self.tx, order, account, self.now).await?;
                Ok(Answer::Gone)
            }
        }
    }

    async fn take_over(&mut self, whose: Whose) -> Result<Answer, StoreError> {
        let who = self.who;
        people::lock(self.tx, &whose.person).await?;
        let whom = self.ward_of(&whose.person).await?;
        let occupancy = whose.record.occupancy.as_deref();
        let (appointment, owner) = (whose.record.appointment, (&who.person, &who.account));
        let taken = appointments::hand_over(self.tx, appointment, occupancy, owner, whom).await?;
        claims::use_up(self.tx, &taken.id, &who.account, self.now).await?;
        reminders::begin_anew(self.tx, &taken.id).await?;
        Ok(Answer::Ok(Outcome::Booked(taken)))
    }

    /// Whoever the office knows by another name than the chat does is somebody its citizen cares for. Else what the
    /// office knows completes what the chat knows.
    async fn ward_of(&mut self, caller: &PersonId) -> Result<Option<PersonId>, StoreError> {
        let known = people::contact(self.tx, self.codec, caller).await?;
        let own = people::contact(self.tx, self.codec, &self.who.person).await?;
        match (&own.name, &known.name) {
            (Some(own), Some(name)) if !is_same_name(own, name) => {
                let carer = &self.who.person;
                let ward = wards::named(self.tx, self.codec, self.dice, carer, name, self.now).await?;
                Known::by(self.codec, &known).keep(self.tx, &ward.id).await?;
                Ok(Some(ward.id))
            }
            _ => {
                people::complete(self.tx, caller, &self.who.person).await?;
                Ok(None)
            }
        }
    }
}
