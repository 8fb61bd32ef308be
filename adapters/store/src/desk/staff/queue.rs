//! What waits for staff: they look at it, take it, and do what is to be done.

use bot_core::desk::Answer;
use bot_core::ids::{OrderId, RequestId};
use bot_core::staff::{Handling, Matter, PAGE, StaffOutcome, StaffRefusal, StaffRequest};

use super::{Visit, brought, refused};
use crate::audit::{self, Action, Actor};
use crate::error::StoreError;
use crate::requests::{self, Record};
use crate::staff::Member;

impl Visit<'_> {
    pub(super) async fn requests(&mut self, member: &Member, page: u16) -> Result<Answer, StoreError> {
        let total = requests::count(self.tx, member).await?;
        let mut shown = Vec::new();
        for record in requests::open(self.tx, self.codec, member, page, PAGE).await? {
            shown.push(self.shown_request(&record, member).await?);
        }
        Ok(brought(StaffOutcome::Requests { requests: shown, total }))
    }

    pub(super) async fn take_request(
        &mut self,
        order: &OrderId,
        member: &Member,
        id: &RequestId,
    ) -> Result<Answer, StoreError> {
        let Some(record) = self.request(member, id).await?.filter(|record| !record.done) else {
            return Ok(Answer::Gone);
        };
        if let Matter::Person { .. } = record.matter {
            return self.take_plea(order, member, id).await;
        }
        if requests::take(self.tx, id, member, self.now).await? {
            self.note(member, Action::Took, &record, None).await?;
        }
        let request = self.shown_request(&record, member).await?;
        Ok(brought(StaffOutcome::Request(request)))
    }

    /// Under which number somebody is reached stands only where it may be shown.
    async fn shown_request(&mut self, record: &Record, member: &Member) -> Result<StaffRequest, StoreError> {
        let mut request = requests::shown(self.tx, record, member, self.now).await?;
        if !self.shows_names().await? {
            request.matter.hide_reach();
        }
        Ok(request)
    }

    pub(super) async fn handle(
        &mut self,
        order: &OrderId,
        member: &Member,
        id: &RequestId,
        handling: Handling,
    ) -> Result<Answer, StoreError> {
        let Some(record) = self.request(member, id).await? else { return Ok(Answer::Gone) };
        if !record.matter.allows(handling, member.role) {
            return Ok(refused(StaffRefusal::NotStaff));
        }
        if record.done {
            // The order was repeated, or somebody else was quicker.
            let repeated = record.done_by.as_deref() == Some(&member.id);
            return Ok(if repeated { brought(StaffOutcome::Handled) } else { Answer::Gone });
        }
        match handling {
            Handling::Settled | Handling::Spare => {}
            // The answers close it, or bring it back.
            Handling::Ask => {
                let reached = self.ask_which_stays(order, member, &record).await?;
                return Ok(brought(if reached { StaffOutcome::Handled } else { StaffOutcome::Unreachable }));
            }
            Handling::Restrict if !self.restrict(member, &record).await? => {
                requests::close(self.tx, id, self.now).await?;
                return Ok(Answer::Gone);
            }
            Handling::Restrict => {}
            Handling::TakeOffer => return self.take_for(member, &record).await,
            Handling::DeclineOffer => return self.decline_for(member, &record).await,
        }
        requests::done(self.tx, id, member, self.now).await?;
        self.note(member, Action::Handled, &record, Some(handling)).await?;
        Ok(brought(StaffOutcome::Handled))
    }

    /// A request of the member's offices.
    async fn request(&mut self, member: &Member, id: &RequestId) -> Result<Option<Record>, StoreError> {
        let found = requests::find(self.tx, self.codec, id).await?;
        Ok(found.filter(|record| member.serves_at(record.office.as_ref())))
    }

    pub(super) async fn note(
        &mut self,
        member: &Member,
        action: Action,
        record: &Record,
        handling: Option<Handling>,
    ) -> Result<(), StoreError> {
        let how = handling.map(Handling::name);
        let actor = Actor::Staff(&member.id);
        audit::note(self.tx, self.codec, actor, action, record.id.as_str(), how, self.now).await
    }
}
