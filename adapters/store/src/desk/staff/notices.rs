//! Staff write notices, approve those of others, and see to those that go out.

use bot_core::desk::Answer;
use bot_core::ids::{OfficeId, OrderId};
use bot_core::notice::{Audience, Draft, Extent, NoticeRefusal, Remit, State, Steering, duration};
use bot_core::staff::{StaffCall, StaffOutcome, StaffRefusal};
use chrono::{DateTime, Utc};

use super::{Visit, brought, refused};
use crate::audit::{self, Action, Actor};
use crate::error::StoreError;
use crate::notices::{self, Notice, Proposal, audience, board, letters, watch};
use crate::sql::args;
use crate::staff::{self, Member};

/// What was wanted, or why it can't be.
type Allowed<T> = Result<Result<T, NoticeRefusal>, StoreError>;

impl Visit<'_> {
    pub(super) async fn about_notices(
        &mut self,
        order: &OrderId,
        member: &Member,
        call: &StaffCall,
    ) -> Result<Answer, StoreError> {
        let done = match call {
            StaffCall::LookAtNotice { draft } => self.look_at_notice(member, draft).await?,
            StaffCall::ProposeNotice { draft } => self.propose_notice(order, member, draft).await?,
            StaffCall::OpenNotice { number } => self.open_notice(member, *number).await?,
            StaffCall::SteerNotice { number, steering } => {
                self.steer_notice(member, *number, *steering).await?
            }
            _ => Ok(self.notices(member, false).await?),
        };
        Ok(match done {
            Ok(outcome) => brought(outcome),
            Err(refusal) => refused(StaffRefusal::Notice(refusal)),
        })
    }

    fn remit(&self, member: &Member) -> Remit {
        Remit { offices: member.offices.clone(), four_eyes: self.desk.policy.four_eyes }
    }

    async fn look_at_notice(&mut self, member: &Member, draft: &Draft) -> Allowed<StaffOutcome> {
        let remit = self.remit(member);
        if let Err(refusal) = draft.check_time(self.now) {
            return Ok(Err(refusal));
        }
        // Those who come to any office are not theirs yet: it is asked which one.
        let is_too_wide = matches!(draft.audience, Some(Audience::Booked { office: None, .. }));
        let extent = match &draft.audience {
            Some(_) if is_too_wide && !remit.offices.is_empty() => None,
            Some(audience) => match self.extent(member, audience, draft.send_at).await? {
                Ok(extent) => Some(extent),
                Err(refusal) => return Ok(Err(refusal)),
            },
            None => None,
        };
        Ok(Ok(StaffOutcome::Notice { draft: Box::new(draft.clone()), remit, extent }))
    }

    /// How many get it and how long it takes.
    async fn extent(
        &mut self,
        member: &Member,
        audience: &Audience,
        send_at: Option<DateTime<Utc>>,
    ) -> Allowed<Extent> {
        if !self.is_theirs(member, audience).await? {
            return Ok(Err(NoticeRefusal::NotYours));
        }
        let zone = self.city.city.timezone;
        let recipients = audience::count(self.tx, audience, zone, self.now).await?;
        if recipients == 0 {
            return Ok(Err(NoticeRefusal::Nobody));
        }
        let policy = &self.desk.policy;
        let seconds = duration(recipients, policy.messages_per_second).num_seconds();
        let begins = send_at.map_or(self.now, |at| at.max(self.now));
        Ok(Ok(Extent {
            recipients,
            seconds: u64::try_from(seconds).unwrap_or_default(),
            in_quiet_hours: policy.quiet_hours.ends(begins, zone).is_some(),
        }))
    }

    /// Whether somebody may write to these. To them, an appointment at another office is as good as none.
    async fn is_theirs(&mut self, member: &Member, audience: &Audience) -> Result<bool, StoreError> {
        let Audience::Person { reference } = audience else {
            return Ok(self.remit(member).allows(audience));
        };
        let sql = "select office from appointment where reference = $1";
        let office = self.tx.row(sql, args![reference]).await?.map(|row| row.text("office")).transpose()?;
        Ok(office.is_none_or(|office| member.serves_at(Some(&OfficeId::new(office)))))
    }

    async fn propose_notice(
        &mut self,
        order: &OrderId,
        member: &Member,
        draft: &Draft,
    ) -> Allowed<StaffOutcome> {
        if let Some(written) = notices::of_order(self.tx, order).await? {
            // The order was repeated.
            return Ok(Ok(self.notices(member, written.state != State::Proposed).await?));
        }
        if let Err(refusal) = draft.check_time(self.now) {
            return Ok(Err(refusal));
        }
        if !draft.texts.speaks(&self.city.city.language) {
            return Ok(Err(NoticeRefusal::NoText));
        }
        let Some(audience) = &draft.audience else { return Ok(Err(NoticeRefusal::Nobody)) };
        if let Err(refusal) = self.extent(member, audience, draft.send_at).await? {
            return Ok(Err(refusal));
        }
        let Draft { texts, send_at, .. } = draft;
        let proposal =
            Proposal { audience, texts, author: &member.id, send_at: *send_at, order: Some(order) };
        let id = notices::propose(self.tx, &proposal, self.now).await?;
        self.note_notice(member, Action::Proposed, id, Some(&audience.to_string())).await?;
        let approved = !self.desk.policy.four_eyes;
        if approved {
            notices::approve(self.tx, id, &member.id, *send_at, self.now).await?;
            self.note_notice(member, Action::Approved, id, None).await?;
        }
        Ok(Ok(self.notices(member, approved).await?))
    }

    async fn notices(&mut self, member: &Member, approved: bool) -> Result<StaffOutcome, StoreError> {
        let digest = board::digest(self.tx).await?;
        watch::shown(self.tx, &self.who.chat, &digest, self.now).await?;
        let mut shown = Vec::new();
        for notice in notices::latest(self.tx, board::SHOWN).await? {
            if self.is_theirs(member, &notice.audience).await? {
                shown.push(self.standing(&notice).await?);
            }
        }
        Ok(StaffOutcome::Notices { notices: shown, approved })
    }

    async fn standing(&mut self, notice: &Notice) -> Result<bot_core::notice::Standing, StoreError> {
        let (city, pace) = (&self.city.city.language, self.desk.policy.messages_per_second);
        board::standing(self.tx, self.codec, notice, city, pace).await
    }

    /// A notice of theirs.
    async fn notice(&mut self, member: &Member, number: i64) -> Result<Option<Notice>, StoreError> {
        let Some(notice) = notices::find(self.tx, number).await? else { return Ok(None) };
        Ok(self.is_theirs(member, &notice.audience).await?.then_some(notice))
    }

    async fn open_notice(&mut self, member: &Member, number: i64) -> Allowed<StaffOutcome> {
        let found = self.notice(member, number).await?;
        let Some(notice) = found.filter(|notice| notice.state == State::Proposed) else {
            return Ok(Err(NoticeRefusal::Gone));
        };
        let extent = match self.extent(member, &notice.audience, notice.send_at).await? {
            Ok(extent) => extent,
            // It can be read and rejected all the same.
            Err(_) => Extent { recipients: 0, seconds: 0, in_quiet_hours: false },
        };
        let texts = notice.texts.clone();
        Ok(Ok(StaffOutcome::NoticeToApprove { notice: self.standing(&notice).await?, texts, extent }))
    }

    async fn steer_notice(
        &mut self,
        member: &Member,
        number: i64,
        steering: Steering,
    ) -> Allowed<StaffOutcome> {
        let Some(notice) = self.notice(member, number).await? else { return Ok(Err(NoticeRefusal::Gone)) };
        let (id, now) = (notice.id, self.now);
        let is_done = match steering {
            Steering::Approve => match self.may_approve(member, &notice).await? {
                Ok(()) => notices::approve(self.tx, id, &member.id, notice.send_at, now).await?,
                Err(refusal) => return Ok(Err(refusal)),
            },
            Steering::Reject if !member.role.decides() && notice.author != member.id => {
                return Ok(Err(NoticeRefusal::NotDeciding));
            }
            Steering::Reject => notices::reject(self.tx, id, now).await?,
            Steering::Pause => notices::pause(self.tx, id).await?,
            Steering::Resume => notices::resume(self.tx, id).await?,
            Steering::Stop => notices::stop(self.tx, id).await?,
            Steering::List => {
                letters::want_list(self.tx, id, &self.who.chat).await?;
                true
            }
        };
        if is_done {
            self.note_notice(member, action(steering), id, None).await?;
        } else if !brings(steering, notice.state) {
            return Ok(Err(NoticeRefusal::Gone));
        }
        Ok(Ok(self.notices(member, false).await?))
    }

    /// Somebody else than the author, whatever role or account the two have now; and somebody who decides.
    async fn may_approve(&mut self, member: &Member, notice: &Notice) -> Allowed<()> {
        if notice.state != State::Proposed {
            // Repeated orders see what they have brought.
            return Ok(Ok(()));
        }
        if self.desk.policy.four_eyes {
            let author = staff::person(self.tx, &notice.author).await?;
            if notice.author == member.id || author.as_ref() == Some(&self.who.person) {
                return Ok(Err(NoticeRefusal::OnePerson));
            }
            if !member.role.decides() {
                return Ok(Err(NoticeRefusal::NotDeciding));
            }
        }
        Ok(self.extent(member, &notice.audience, notice.send_at).await?.map(drop))
    }

    async fn note_notice(
        &mut self,
        member: &Member,
        action: Action,
        id: i64,
        how: Option<&str>,
    ) -> Result<(), StoreError> {
        let (actor, subject) = (Actor::Staff(&member.id), format!("notice {id}"));
        audit::note(self.tx, self.codec, actor, action, &subject, how, self.now).await
    }
}

/// As it stands in the audit.
fn action(steering: Steering) -> Action {
    match steering {
        Steering::Approve => Action::Approved,
        Steering::Reject => Action::Rejected,
        Steering::Pause => Action::Paused,
        Steering::Resume => Action::Resumed,
        Steering::Stop => Action::Stopped,
        Steering::List => Action::Listed,
    }
}

/// Whether a notice that stands like this may do so because of such an order: then it was repeated.
fn brings(steering: Steering, state: State) -> bool {
    match steering {
        Steering::Approve | Steering::Resume => matches!(state, State::Approved | State::Done),
        Steering::Reject => state == State::Rejected,
        Steering::Pause => state == State::Paused,
        Steering::Stop => state == State::Stopped,
        Steering::List => true,
    }
}
