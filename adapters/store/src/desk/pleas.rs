//! Somebody would like to speak with a person.

use bot_core::City;
use bot_core::desk::{Answer, Outcome};
use bot_core::ids::{OrderId, RequestId};
use bot_core::plea::{Channel, Line, Plea, PleaCall, PleaOutcome, Spoken, Turn};
use chrono::{DateTime, Utc};

use super::{LocalDesk, Visit, later};
use crate::error::StoreError;
use crate::pleas::{self, Record, Tiding};
use crate::seal::Codec;
use crate::sql::Tx;
use crate::tidings::{self, Body};
use crate::{requests, staff};

impl Visit<'_> {
    pub(super) async fn plea(&mut self, order: &OrderId, call: &PleaCall) -> Result<Answer, StoreError> {
        match call {
            PleaCall::Look => self.look_at_plea().await,
            PleaCall::Ask { plea } => self.ask_for_person(order, plea).await,
            PleaCall::Say { request, text } => self.say_to_clerk(order, request, text).await,
            PleaCall::End { request } => self.end_plea(order, request).await,
        }
    }

    async fn look_at_plea(&mut self) -> Result<Answer, StoreError> {
        match pleas::open_of(self.tx, self.codec, &self.who.person).await? {
            Some(record) => self.stands(&record).await,
            None if staff::anybody_serves(self.tx).await? => Ok(told(PleaOutcome::Nothing)),
            None => Ok(told(PleaOutcome::Nobody)),
        }
    }

    /// One for each person: the one that stands is shown, whatever is asked now.
    async fn ask_for_person(&mut self, order: &OrderId, plea: &Plea) -> Result<Answer, StoreError> {
        let person = &self.who.person;
        if let Some(record) = pleas::open_of(self.tx, self.codec, person).await? {
            return self.stands(&record).await;
        }
        let escalate_at = self.desk.escalates(self.city, self.now);
        pleas::file(self.tx, self.codec, order, self.who, plea, escalate_at, self.now).await?;
        match pleas::open_of(self.tx, self.codec, person).await? {
            Some(record) => self.stands(&record).await,
            // The order was repeated when all was over.
            None => Ok(told(PleaOutcome::Over { talked: false })),
        }
    }

    async fn stands(&mut self, record: &Record) -> Result<Answer, StoreError> {
        let minutes = pleas::usual_minutes(self.tx, self.now).await?;
        Ok(told(PleaOutcome::Stands(record.standing(&self.who.chat, minutes))))
    }

    /// The person's own one.
    async fn own_plea(&mut self, request: &RequestId) -> Result<Option<Record>, StoreError> {
        let found = pleas::find(self.tx, self.codec, request).await?;
        Ok(found.filter(|record| record.request.person.as_ref() == Some(&self.who.person)))
    }

    async fn say_to_clerk(
        &mut self,
        order: &OrderId,
        request: &RequestId,
        text: &str,
    ) -> Result<Answer, StoreError> {
        let Some(record) = self.own_plea(request).await? else { return Ok(Answer::Gone) };
        let is_repeated = pleas::is_said(self.tx, order).await?;
        if record.request.done && !is_repeated {
            return Ok(Answer::Gone);
        }
        if !is_repeated {
            let spoken = Spoken { by_clerk: false, line: Line::Words(text.to_owned()) };
            pleas::say(self.tx, self.codec, order, request, &spoken, self.now).await?;
        }
        if record.clerk_chat.is_none() {
            return self.stands(&record).await;
        }
        let id = format!("{order} to clerk");
        pleas::tell_clerk(self.tx, self.codec, &id, &record, Turn::GoesOn, self.now).await?;
        Ok(told(PleaOutcome::Said))
    }

    async fn end_plea(&mut self, order: &OrderId, request: &RequestId) -> Result<Answer, StoreError> {
        let Some(record) = self.own_plea(request).await? else { return Ok(Answer::Gone) };
        if requests::close(self.tx, request, self.now).await? {
            let id = format!("{order} to clerk");
            pleas::tell_clerk(self.tx, self.codec, &id, &record, Turn::Ended, self.now).await?;
        }
        let talked = record.clerk().is_some() && record.channel == Channel::Here;
        Ok(told(PleaOutcome::Over { talked }))
    }
}

impl LocalDesk {
    /// When supervisors are told of a plea that nobody has taken since now. The quiet hours don't count.
    pub(super) fn escalates(&self, city: &City, now: DateTime<Utc>) -> DateTime<Utc> {
        let awake = self.policy.quiet_hours.ends(now, city.city.timezone).unwrap_or(now);
        later(awake, self.policy.escalate_after)
    }

    /// Looks after those who would like to speak with a person: what its clerk has left waits again, and what nobody
    /// takes is told to supervisors and to its citizen, once.
    ///
    /// # Errors
    /// The database's own.
    pub async fn tend_pleas(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let awake = self.policy.quiet_hours.ends(now, city.city.timezone);
        for id in pleas::lapsed(tx, now).await? {
            let found = pleas::find(tx, codec, &id).await?;
            // Its clerk may have gone on until it was held.
            let Some(record) = found.filter(|record| !record.request.done) else { continue };
            if pleas::lapsed(tx, now).await?.contains(&id) {
                self.take_back(tx, codec, &record, (city, awake.unwrap_or(now)), now).await?;
            }
        }
        if awake.is_some() {
            return Ok(());
        }
        for id in pleas::to_escalate(tx, now).await? {
            let found = pleas::find(tx, codec, &id).await?;
            let waits = |record: &Record| record.request.taken_by.is_none() && !record.request.done;
            if let Some(record) = found.filter(waits)
                && pleas::escalated(tx, &id, now).await?
            {
                self.escalate(tx, codec, &record, now).await?;
            }
        }
        Ok(())
    }

    /// It waits again, and both are told. Whoever was to be called never had somebody here.
    async fn take_back(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        record: &Record,
        (city, tell_at): (&City, DateTime<Utc>),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let request = &record.request.id;
        let id = format!("{request} left {}", now.timestamp_micros());
        pleas::tell_clerk(tx, codec, &format!("{id} by clerk"), record, Turn::Waits, now).await?;
        pleas::give_back(tx, request, self.escalates(city, now)).await?;
        let turn = match record.channel {
            Channel::Here => Turn::Waits,
            Channel::Phone | Channel::Email => longer(record, now),
        };
        pleas::tell_citizen(tx, codec, &id, record, turn, tell_at).await
    }

    async fn escalate(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        record: &Record,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let request = &record.request.id;
        let turn = longer(record, now);
        for (member, chat) in staff::deciding(tx, codec).await? {
            let Some(person) = staff::person(tx, &member.id).await? else { continue };
            if member.serves_at(record.request.office.as_ref()) {
                let body = Body::Plea(Tiding { request: request.clone(), to_clerk: true, turn });
                let id = format!("{request} longer {}", member.id);
                tidings::put(tx, codec, &id, &tidings::Record { person, chat, body }, now).await?;
            }
        }
        pleas::tell_citizen(tx, codec, &format!("{request} longer"), record, turn, now).await
    }
}

fn longer(record: &Record, now: DateTime<Utc>) -> Turn {
    let waited = (now - record.request.filed_at).num_minutes();
    Turn::TakesLonger { minutes: u32::try_from(waited).unwrap_or_default() }
}

fn told(outcome: PleaOutcome) -> Answer {
    Answer::Ok(Outcome::Plea(outcome))
}
