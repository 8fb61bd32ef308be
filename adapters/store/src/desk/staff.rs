//! What staff ask and order. Their role is looked at with each call, and stays as it is until the end of the
//! transaction.
//!
//! - [`day`]: who is expected, and who came; [`calling`]: who is next
//! - [`queue`]: what waits for them; [`decision`]: what their taps do about it
//! - [`closures`]: closing an office, and opening it again
//! - [`figures`]: what is counted
//! - [`notices`]: what they write to many
//! - [`rules`]: what holds for all citizens
//! - [`on_behalf`]: what they do for somebody who called or wrote; [`waiting`]: who waits and is called
//! - [`pleas`]: who would like to speak with one of them

mod calling;
mod closures;
mod day;
mod decision;
mod figures;
mod notices;
mod on_behalf;
mod pleas;
mod queue;
mod rules;
mod waiting;

use bot_core::day::Presence;
use bot_core::desk::{Answer, Outcome, Refusal};
use bot_core::ids::{ChatId, OrderId};
use bot_core::staff::{Invitation, Member, StaffCall, StaffOutcome, StaffRefusal};
use bot_core::tidings::{ByOffice, Tidings, WhichStays};
use chrono::{DateTime, Utc};

use super::{LocalDesk, Visit};
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::Tx;
use crate::tidings::Body;
use crate::{appointments, presence, requests, staff, tidings, tries, wards};

impl Visit<'_> {
    pub(super) async fn staff(&mut self, order: &OrderId, call: &StaffCall) -> Result<Answer, StoreError> {
        if let StaffCall::Join { code } = call {
            return self.join(order, code).await;
        }
        let member = staff::member(self.tx, self.codec, &self.who.account).await?;
        let Some(member) = member else { return Ok(refused(StaffRefusal::NotStaff)) };
        match call {
            StaffCall::Join { .. } | StaffCall::Myself => self.myself(&member).await,
            StaffCall::LookAtNotice { .. }
            | StaffCall::ProposeNotice { .. }
            | StaffCall::Notices
            | StaffCall::OpenNotice { .. }
            | StaffCall::SteerNotice { .. } => match member.role.writes() {
                true => self.about_notices(order, &member, call).await,
                false => Ok(refused(StaffRefusal::NotStaff)),
            },
            _ if !member.role.serves() => Ok(refused(StaffRefusal::NotStaff)),
            StaffCall::Requests { page } => self.requests(&member, *page).await,
            StaffCall::Take { request } => self.take_request(order, &member, request).await,
            StaffCall::Handle { request, handling } => self.handle(order, &member, request, *handling).await,
            StaffCall::Day(call) => self.about_the_day(order, &member, call).await,
            StaffCall::Expected { reference } => self.expected(&member, reference).await,
            StaffCall::Mark { reference, attendance } => self.mark(&member, reference, *attendance).await,
            StaffCall::OnBehalf(call) => self.on_behalf(order, &member, call).await,
            StaffCall::Plea(deed) => self.about_talk(order, &member, deed).await,
            _ if !member.role.decides() => Ok(refused(StaffRefusal::NotStaff)),
            StaffCall::LookAtClosing { plan } => self.look_at_closing(&member, plan).await,
            StaffCall::Close { plan } => self.close(order, &member, plan).await,
            StaffCall::Closures => self.closures(&member).await,
            StaffCall::Reopen { closure } => self.reopen(&member, closure).await,
            StaffCall::Rules(call) => self.about_rules(order, &member, call).await,
            StaffCall::Figures(call) => self.figures(&member, call).await,
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

impl LocalDesk {
    /// Tidings that are told now, and in which chat; `None` where they were told before, or are of no use any more.
    ///
    /// # Errors
    /// The database's own.
    pub async fn tell_tidings(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Tidings)>, StoreError> {
        let Some(told) = tidings::tell(tx, codec, id, now).await? else { return Ok(None) };
        let tidings = match told.body {
            Body::OneMore(limits) => Tidings::OneMore(limits),
            Body::NearOnly(limits) => Tidings::NearOnly(limits),
            Body::AllOpen => Tidings::AllOpen,
            Body::Called(id) => {
                let found = appointments::live_among(tx, &[id], DateTime::<Utc>::MIN_UTC).await?.pop();
                let Some(appointment) = found else { return Ok(None) };
                let Presence::Called { desk } = presence::of(tx, &appointment.id).await? else {
                    return Ok(None);
                };
                Tidings::Called { appointment, desk }
            }
            Body::ByOffice { appointment, cancelled, reason } => {
                let found = appointments::find(tx, &told.person, &appointment).await?;
                // What has changed since is told by what changed it.
                let Some(record) = found.filter(|record| record.booked != cancelled) else { return Ok(None) };
                let mut appointment = record.appointment;
                wards::name_in_appointment(tx, codec, &mut appointment).await?;
                Tidings::ByOffice(ByOffice { appointment, cancelled, reason })
            }
            Body::Plea(tiding) => {
                let news = crate::pleas::news(tx, codec, &told.chat, tiding, now).await?;
                let Some(news) = news else { return Ok(None) };
                Tidings::Plea(news)
            }
            Body::WhichStays(request) => {
                let found = requests::find(tx, codec, &request).await?.filter(|record| !record.done);
                let Some(record) = found else { return Ok(None) };
                let mut appointments = appointments::live(tx, &told.person, now).await?;
                appointments.retain(|appointment| record.appointments.contains(&appointment.id));
                if appointments.is_empty() {
                    return Ok(None);
                }
                Tidings::WhichStays(WhichStays { request, appointments })
            }
        };
        Ok(Some((told.chat, tidings)))
    }
}

fn brought(outcome: StaffOutcome) -> Answer {
    Answer::Ok(Outcome::Staff(outcome))
}

fn refused(refusal: StaffRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(refusal))
}
