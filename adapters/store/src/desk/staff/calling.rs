//! A clerk calls whoever is next to a desk.

use bot_core::day::{Before, Called, DayOutcome, DayRefusal, Expected, Presence};
use bot_core::desk::Answer;
use bot_core::ids::{OfficeId, OrderId};
use bot_core::staff::{StaffOutcome, StaffRefusal};

use super::{Visit, brought, refused};
use crate::appointments::Whose;
use crate::audit::{self, Action, Actor};
use crate::error::StoreError;
use crate::staff::Member;
use crate::tidings::{self, Body, Record};
use crate::{calling, people, presence};

impl Visit<'_> {
    pub(super) async fn call_next(
        &mut self,
        order: &OrderId,
        member: &Member,
        desk: Option<u16>,
        office: Option<&OfficeId>,
    ) -> Result<Answer, StoreError> {
        if let Some(reference) = calling::by_order(self.tx, order).await? {
            return self.called(member, &reference, Vec::new()).await;
        }
        let (last_office, last_desk) = calling::place(self.tx, member).await?;
        let office = match self.office_of(member, office.cloned().or(last_office)) {
            Ok(office) => office,
            Err(refusal) => return Ok(refused(StaffRefusal::Day(refusal))),
        };
        let Some(desk) = desk.or(last_desk) else {
            return Ok(refused(StaffRefusal::Day(DayRefusal::WhichDesk)));
        };
        calling::remember(self.tx, member, &office, desk).await?;
        let Some(day) = self.span_of(None) else { return Ok(Answer::Gone) };
        let before = calling::end_before(self.tx, member, day, self.now).await?;
        for Before { reference, .. } in before.iter().filter(|before| before.came) {
            self.note_deed(member, Action::Done, reference).await?;
        }
        match calling::next(self.tx, member, order, &office, desk, day, self.now).await? {
            Some(reference) => {
                self.note_deed(member, Action::Called, &reference).await?;
                self.tell_called(order, member, &reference).await?;
                self.called(member, &reference, before).await
            }
            None => Ok(brought(StaffOutcome::Day(DayOutcome::Nobody { office, before }))),
        }
    }

    /// The office that is meant: the named one, or the only one of theirs.
    fn office_of(&self, member: &Member, named: Option<OfficeId>) -> Result<OfficeId, DayRefusal> {
        let theirs = self.theirs(member);
        match (named, theirs.as_slice()) {
            (Some(named), _) if theirs.contains(&named) => Ok(named),
            (Some(_), _) => Err(DayRefusal::NotTheirs),
            (None, [only]) => Ok(only.clone()),
            (None, _) => Err(DayRefusal::WhichOffice),
        }
    }

    pub(super) async fn call_again(
        &mut self,
        order: &OrderId,
        member: &Member,
        reference: &str,
    ) -> Result<Answer, StoreError> {
        let Some(whose) = self.whose(member, reference).await? else { return Ok(Answer::Gone) };
        if calling::again(self.tx, order, &whose.record.appointment.id, self.now).await? {
            self.note_deed(member, Action::Called, reference).await?;
            self.tell_called(order, member, reference).await?;
        }
        self.called(member, reference, Vec::new()).await
    }

    pub(super) async fn serve(&mut self, member: &Member, reference: &str) -> Result<Answer, StoreError> {
        let Some(whose) = self.whose(member, reference).await? else { return Ok(Answer::Gone) };
        if calling::serve(self.tx, &whose.record.appointment.id, self.now).await? {
            self.note_deed(member, Action::Served, reference).await?;
        }
        self.called(member, reference, Vec::new()).await
    }

    async fn called(
        &mut self,
        member: &Member,
        reference: &str,
        before: Vec<Before>,
    ) -> Result<Answer, StoreError> {
        let Some(whose) = self.whose(member, reference).await? else { return Ok(Answer::Gone) };
        let appointment = whose.record.appointment;
        let presence = presence::of(self.tx, &appointment.id).await?;
        if !matches!(presence, Presence::Called { .. } | Presence::Served { .. }) {
            return Ok(refused(StaffRefusal::Day(DayRefusal::NotCalled)));
        }
        let has_chat = people::reminder_chat(self.tx, &appointment.id).await?.is_some();
        let called = Called { expected: Expected { appointment, presence }, has_chat, before };
        Ok(brought(StaffOutcome::Day(DayOutcome::Called(called))))
    }

    /// Whoever is called stands in the office: no hour is too quiet for that.
    async fn tell_called(
        &mut self,
        order: &OrderId,
        member: &Member,
        reference: &str,
    ) -> Result<(), StoreError> {
        let Some(Whose { person, record, .. }) = self.whose(member, reference).await? else { return Ok(()) };
        let Some(chat) = people::reminder_chat(self.tx, &record.appointment.id).await? else { return Ok(()) };
        let body = Body::Called(record.appointment.id);
        let id = format!("called {order}");
        tidings::put(self.tx, self.codec, &id, &Record { person, chat, body }, self.now).await.map(drop)
    }

    pub(super) async fn note_deed(
        &mut self,
        member: &Member,
        action: Action,
        reference: &str,
    ) -> Result<(), StoreError> {
        audit::note(self.tx, self.codec, Actor::Staff(&member.id), action, reference, None, self.now).await
    }
}
