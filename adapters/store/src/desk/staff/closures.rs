//! Staff close an office of theirs, or some of its desks, and open it again.

use bot_core::closure::{Closing, ClosingRefusal, Closure, Plan};
use bot_core::desk::Answer;
use bot_core::ids::{ClosureId, OfficeId, OrderId};
use bot_core::staff::{StaffOutcome, StaffRefusal};
use chrono::NaiveTime;

use super::{Visit, brought, refused};
use crate::audit::{self, Action, Actor};
use crate::closures::{self, Standing, closing};
use crate::error::StoreError;
use crate::local_day;
use crate::staff::Member;

impl Visit<'_> {
    pub(super) async fn look_at_closing(
        &mut self,
        member: &Member,
        plan: &Plan,
    ) -> Result<Answer, StoreError> {
        let theirs = |office: &OfficeId| member.serves_at(Some(office));
        let plan = Plan { office: plan.office.clone().filter(|office| theirs(office)), ..plan.clone() };
        let offices = self.city.offices.iter().map(|office| office.id.clone()).filter(theirs).collect();
        let extent = match self.closing(&plan) {
            Some(closing) => {
                let looked = self.desk.preview(self.tx, self.dice, self.city, &closing, self.now).await?;
                match looked {
                    Ok(extent) => Some(extent),
                    Err(refusal) => return Ok(not_closed(refusal)),
                }
            }
            None => None,
        };
        Ok(brought(StaffOutcome::Closing { plan, offices, extent }))
    }

    pub(super) async fn close(
        &mut self,
        order: &OrderId,
        member: &Member,
        plan: &Plan,
    ) -> Result<Answer, StoreError> {
        let id = ClosureId::new(order.as_str());
        if closures::find(self.tx, &id).await?.is_some() {
            // The order was repeated.
            return self.closures(member).await;
        }
        let closing = self.closing(plan).filter(|closing| member.serves_at(Some(&closing.office)));
        let Some(closing) = closing else { return Ok(not_closed(ClosingRefusal::Gone)) };
        let answer = self.desk.policy.closure_answer;
        if let Err(refusal) = closing::close(self.tx, id, &closing, answer, self.now).await? {
            return Ok(not_closed(refusal));
        }
        let how = self.written(&closing);
        self.note_closing(member, Action::Closed, &closing.office, &how).await?;
        self.closures(member).await
    }

    pub(super) async fn closures(&mut self, member: &Member) -> Result<Answer, StoreError> {
        let standing = closures::in_progress(self.tx, self.now).await?;
        let theirs = standing.into_iter().filter(|one| member.serves_at(Some(&one.closure.office)));
        Ok(brought(StaffOutcome::Closures(theirs.map(shown).collect())))
    }

    /// Who has opened it already is shown what is still closed.
    pub(super) async fn reopen(
        &mut self,
        member: &Member,
        closure: &ClosureId,
    ) -> Result<Answer, StoreError> {
        let found = closures::find(self.tx, closure).await?;
        if found.is_some_and(|closure| !member.serves_at(Some(&closure.office))) {
            return Ok(refused(StaffRefusal::NotStaff));
        }
        if let Ok(opened) = self.desk.reopen(self.tx, self.city, closure, self.now).await? {
            self.note_closing(member, Action::Reopened, &opened.office, closure.as_str()).await?;
        }
        self.closures(member).await
    }

    /// When that is by the offices' clock; `None` where something is missing.
    fn closing(&self, plan: &Plan) -> Option<Closing> {
        let (office, day, zone) = (plan.office.clone()?, plan.day?, self.city.city.timezone);
        let from = plan.hours.map_or(NaiveTime::MIN, |hours| hours.from);
        Some(Closing {
            office,
            from: local_day::at(day, from, zone)?,
            until: match plan.hours.and_then(|hours| hours.to) {
                Some(to) => local_day::at(day, to, zone)?,
                None => local_day::ends(day, zone)?,
            },
            desks: plan.desks,
            reason: plan.reason.clone(),
        })
    }

    /// As it stands in the audit.
    fn written(&self, closing: &Closing) -> String {
        let local = |at| local_day::clock(at, self.city.city.timezone).format("%Y-%m-%d %H:%M").to_string();
        let desks = closing.desks.map_or("all desks".to_owned(), |desks| format!("{desks} desks"));
        let parting = if closing.reason.is_empty() { "" } else { ": " };
        format!("{} to {}, {desks}{parting}{}", local(closing.from), local(closing.until), closing.reason)
    }

    async fn note_closing(
        &mut self,
        member: &Member,
        action: Action,
        office: &OfficeId,
        how: &str,
    ) -> Result<(), StoreError> {
        let actor = Actor::Staff(&member.id);
        audit::note(self.tx, self.codec, actor, action, office.as_str(), Some(how), self.now).await
    }
}

fn not_closed(refusal: ClosingRefusal) -> Answer {
    refused(StaffRefusal::Closing(refusal))
}

fn shown(standing: Standing) -> Closure {
    let Standing { closure, progress } = standing;
    Closure {
        desks: closure.desks.map(|desks| u16::try_from(desks.len()).unwrap_or(u16::MAX)),
        id: closure.id,
        office: closure.office,
        from: closure.span.from,
        until: closure.span.until,
        progress,
    }
}
