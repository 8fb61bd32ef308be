//! What staff ask and order. Their role is looked at with each call, and stays as it is until the end of the
//! transaction.
//!
//! - [`queue`]: what waits for them
//! - [`shutting`]: closing an office, and opening it again

mod queue;
mod shutting;

use bot_core::desk::{Answer, Outcome, Refusal};
use bot_core::ids::OrderId;
use bot_core::staff::{Invitation, Member, StaffCall, StaffOutcome, StaffRefusal};

use super::Visit;
use crate::error::StoreError;
use crate::{requests, staff, tries};

impl Visit<'_> {
    pub(super) async fn staff(&mut self, order: &OrderId, call: &StaffCall) -> Result<Answer, StoreError> {
        if let StaffCall::Join { code } = call {
            return self.join(order, code).await;
        }
        let member = staff::member(self.tx, self.codec, &self.who.account).await?;
        let Some(member) = member else { return Ok(refused(StaffRefusal::NotStaff)) };
        match call {
            StaffCall::Join { .. } | StaffCall::Myself => self.myself(&member).await,
            _ if !member.role.serves() => Ok(refused(StaffRefusal::NotStaff)),
            StaffCall::Requests { page } => self.requests(&member, *page).await,
            StaffCall::Take { request } => self.take_request(&member, request).await,
            StaffCall::Handle { request, handling } => self.handle(&member, request, *handling).await,
            _ if !member.role.decides() => Ok(refused(StaffRefusal::NotStaff)),
            StaffCall::LookAtClosing { plan } => self.look_at_closing(&member, plan).await,
            StaffCall::Close { plan } => self.close(order, &member, plan).await,
            StaffCall::Closures => self.closures(&member).await,
            StaffCall::Reopen { closure } => self.reopen(&member, closure).await,
        }
    }

    async fn join(&mut self, order: &OrderId, code: &Invitation) -> Result<Answer, StoreError> {
        let account = &self.who.account;
        if tries::is_locked_out(self.tx, order, account, self.now).await? {
            return Ok(refused(StaffRefusal::TooManyTries));
        }
        match staff::join(self.tx, self.codec, account, code, self.now).await? {
            Some(member) => self.myself(&member).await,
            None => {
                tries::note_wrong(self.tx, order, account, self.now).await?;
                Ok(Answer::Gone)
            }
        }
    }

    async fn myself(&mut self, member: &staff::Member) -> Result<Answer, StoreError> {
        let waiting = match member.role.serves() {
            true => requests::count(self.tx, member).await?,
            false => 0,
        };
        let member = Member { role: member.role, offices: member.offices.clone(), waiting };
        Ok(brought(StaffOutcome::Member(member)))
    }
}

fn brought(outcome: StaffOutcome) -> Answer {
    Answer::Ok(Outcome::Staff(outcome))
}

fn refused(refusal: StaffRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(refusal))
}
