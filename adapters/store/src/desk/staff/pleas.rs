//! Staff answer those who would like to speak with a person.
//!
//! What citizens write leaves the desk only for chats in which that may be shown, and so do their numbers.

use bot_core::desk::Answer;
use bot_core::ids::{OrderId, RequestId};
use bot_core::plea::{Channel, Line, PleaDeed, PleaDone, PleaRefusal, Spoken, Taken, Turn};
use bot_core::staff::{StaffOutcome, StaffRefusal};

use super::{Visit, brought, refused};
use crate::audit::Action;
use crate::error::StoreError;
use crate::pleas::{self, Record};
use crate::requests;
use crate::staff::Member;

/// What stands in the audit where a talk was ended, or somebody was called.
const ENDED: &str = "ended";

impl Visit<'_> {
    /// Whoever is first has it; the same clerk sees it again.
    pub(super) async fn take_plea(
        &mut self,
        order: &OrderId,
        member: &Member,
        id: &RequestId,
    ) -> Result<Answer, StoreError> {
        let found = pleas::find(self.tx, self.codec, id).await?;
        let Some(record) = found.filter(|record| !record.request.done) else { return Ok(Answer::Gone) };
        let shows = self.shows_names().await?;
        if let Some(refusal) = self.may_not_take(member, &record, shows).await? {
            return Ok(refused(StaffRefusal::Plea(refusal)));
        }
        if requests::take(self.tx, id, member, self.now).await? {
            pleas::begin(self.tx, id, &self.who.chat, self.now).await?;
            self.note(member, Action::Took, &record.request, None).await?;
            let told = format!("{order} to citizen");
            let turn = Turn::Begun(record.channel);
            pleas::tell_citizen(self.tx, self.codec, &told, &record, turn, self.now).await?;
        }
        self.taken(member, record, shows).await
    }

    async fn may_not_take(
        &mut self,
        member: &Member,
        record: &Record,
        shows: bool,
    ) -> Result<Option<PleaRefusal>, StoreError> {
        let request = &record.request;
        if record.clerk().is_some_and(|clerk| clerk != member.id) {
            return Ok(Some(PleaRefusal::Colleague));
        }
        if request.person.as_ref() == Some(&self.who.person) {
            return Ok(Some(PleaRefusal::Own));
        }
        if record.channel != Channel::Here {
            return Ok(None);
        }
        if !shows {
            return Ok(Some(PleaRefusal::NotHere));
        }
        if pleas::is_talking(self.tx, &self.who.chat, &request.id).await? {
            return Ok(Some(PleaRefusal::Busy));
        }
        let Some(chat) = &request.chat else { return Ok(None) };
        let serves = pleas::is_talking(self.tx, chat, &request.id).await?;
        Ok(serves.then_some(PleaRefusal::Own))
    }

    async fn taken(&mut self, member: &Member, record: Record, shows: bool) -> Result<Answer, StoreError> {
        let mut request = requests::shown(self.tx, &record.request, member, self.now).await?;
        request.taken_by = None;
        let (mut so_far, mut lines) = (record.so_far, Vec::new());
        if shows {
            lines = pleas::read(self.tx, self.codec, &request.id, &self.who.chat, self.now).await?;
        } else {
            request.matter.hide_reach();
            so_far = None;
        }
        let taken = Taken { request, channel: record.channel, so_far, lines };
        Ok(done(PleaDone::Taken(Box::new(taken))))
    }

    pub(super) async fn about_talk(
        &mut self,
        order: &OrderId,
        member: &Member,
        deed: &PleaDeed,
    ) -> Result<Answer, StoreError> {
        match deed {
            PleaDeed::Say { request, line } => self.say_to_citizen(order, member, request, line).await,
            PleaDeed::End { request } => self.end_talk(order, member, request).await,
            PleaDeed::GiveBack { request } => self.give_plea_back(order, member, request).await,
        }
    }

    async fn say_to_citizen(
        &mut self,
        order: &OrderId,
        member: &Member,
        request: &RequestId,
        line: &Line,
    ) -> Result<Answer, StoreError> {
        let Some(record) = pleas::find(self.tx, self.codec, request).await? else { return Ok(Answer::Gone) };
        if pleas::is_said(self.tx, order).await? {
            return Ok(done(PleaDone::Said));
        }
        let is_theirs =
            record.clerk() == Some(&member.id) && record.clerk_chat.as_ref() == Some(&self.who.chat);
        if record.request.done || !is_theirs || record.channel != Channel::Here {
            return Ok(Answer::Gone);
        }
        let spoken = Spoken { by_clerk: true, line: line.clone() };
        pleas::say(self.tx, self.codec, order, request, &spoken, self.now).await?;
        let id = format!("{order} to citizen");
        pleas::tell_citizen(self.tx, self.codec, &id, &record, Turn::GoesOn, self.now).await?;
        Ok(done(PleaDone::Said))
    }

    async fn end_talk(
        &mut self,
        order: &OrderId,
        member: &Member,
        request: &RequestId,
    ) -> Result<Answer, StoreError> {
        let Some(record) = pleas::find(self.tx, self.codec, request).await? else { return Ok(Answer::Gone) };
        if record.request.done {
            // The order was repeated, or the citizen was quicker.
            let repeated = record.request.done_by.as_deref() == Some(&member.id);
            return Ok(if repeated { done(PleaDone::Ended) } else { Answer::Gone });
        }
        if record.clerk() != Some(&member.id) {
            return Ok(Answer::Gone);
        }
        requests::done(self.tx, request, member, self.now).await?;
        self.audit(member, Action::Handled, request.as_str(), Some(ENDED)).await?;
        if record.channel == Channel::Here {
            let id = format!("{order} to citizen");
            pleas::tell_citizen(self.tx, self.codec, &id, &record, Turn::Ended, self.now).await?;
        }
        Ok(done(PleaDone::Ended))
    }

    async fn give_plea_back(
        &mut self,
        order: &OrderId,
        member: &Member,
        request: &RequestId,
    ) -> Result<Answer, StoreError> {
        let Some(record) = pleas::find(self.tx, self.codec, request).await? else { return Ok(Answer::Gone) };
        match record.clerk() {
            _ if record.request.done => return Ok(Answer::Gone),
            // The order was repeated.
            None => return Ok(done(PleaDone::GivenBack)),
            Some(clerk) if clerk != member.id => return Ok(Answer::Gone),
            Some(_) => {}
        }
        let escalate_at = self.desk.escalates(self.city, self.now);
        pleas::give_back(self.tx, request, escalate_at).await?;
        self.audit(member, Action::GaveBack, request.as_str(), None).await?;
        if record.channel == Channel::Here {
            let id = format!("{order} to citizen");
            pleas::tell_citizen(self.tx, self.codec, &id, &record, Turn::Waits, self.now).await?;
        }
        Ok(done(PleaDone::GivenBack))
    }
}

fn done(done: PleaDone) -> Answer {
    brought(StaffOutcome::Plea(done))
}
