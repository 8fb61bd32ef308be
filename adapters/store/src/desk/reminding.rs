//! Reminders: what is said of an appointment when its time comes near, and what becomes of one that nobody
//! confirms.

use bot_core::City;
use bot_core::desk::{Answer, Appointment, Outcome, Refusal, Wish};
use bot_core::ids::{AppointmentId, ChatId, OrderId, PersonId};
use bot_core::reminding::{Outdated, Release, Reminder, Reminding, Wording};
use bot_core::staff::Matter;
use bot_core::waitlist::{Entry, Offer};
use chrono::{DateTime, Utc};

use super::{LocalDesk, Visit, Who};
use crate::appointments::Record;
use crate::dice::Dice;
use crate::error::StoreError;
use crate::places::occupancy;
use crate::reminders::plan::{Plan, Step};
use crate::reminders::{self, Look};
use crate::requests::NewRequest;
use crate::seal::Codec;
use crate::sql::Tx;
use crate::{appointments, chats, outbox, people, requests, waitlist};

impl Visit<'_> {
    /// The citizen comes.
    pub(super) async fn confirm(&mut self, appointment: &AppointmentId) -> Result<Answer, StoreError> {
        let found = appointments::find(self.tx, &self.who.person, appointment).await?;
        let citizens = |record: &Record| record.booked && record.business.is_none();
        let Some(record) = found.filter(citizens) else { return Ok(Answer::Gone) };
        if record.appointment.starts_at <= self.now {
            return Ok(Answer::Refused(Refusal::TooLate));
        }
        reminders::confirm(self.tx, appointment, self.now).await?;
        self.settle_unconfirmed(appointment).await?;
        Ok(Answer::Ok(Outcome::Booked(record.appointment)))
    }

    /// Its citizen says that it was wrong to give an appointment away.
    pub(super) async fn object(&mut self, appointment: &AppointmentId) -> Result<Answer, StoreError> {
        let found = appointments::find(self.tx, &self.who.person, appointment).await?;
        let Some(record) = found.filter(|record| !record.booked) else { return Ok(Answer::Gone) };
        let (person, chat) = (&self.who.person, Some(&self.who.chat));
        let objected = Matter::Objected { reference: record.appointment.reference.clone() };
        let request = about(&objected, person, chat, &record.appointment);
        requests::file(self.tx, self.codec, &request, self.now).await?;
        Ok(Answer::Ok(Outcome::Done))
    }

    /// Staff need not decide any more about an appointment that nobody had confirmed.
    pub(super) async fn settle_unconfirmed(&mut self, appointment: &AppointmentId) -> Result<(), StoreError> {
        let request = requests::id(&Matter::Unconfirmed, appointment.as_str());
        requests::close(self.tx, &request, self.now).await.map(drop)
    }
}

impl LocalDesk {
    /// What is said of an appointment now, and in which chat; `None` where it is not its time, or nobody is there.
    ///
    /// # Errors
    /// The database's own.
    pub async fn remind(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        dice: &mut Dice,
        city: &City,
        id: &AppointmentId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Reminding)>, StoreError> {
        // As every turn: first the chat, then the person, then what they have.
        let chat = people::reminder_chat(tx, id).await?;
        if let Some(chat) = &chat {
            chats::keep(tx, chat).await?;
        }
        let Some(look) = reminders::look(tx, id, now).await? else { return Ok(None) };
        people::lock(tx, &look.person).await?;
        let plan = self.plan(city);
        let steps = plan.steps(&look.appointment, look.confirmed);
        let untold = steps.iter().filter(|(at, _)| *at > look.told_until && *at <= now);
        let untold: Vec<Step> = untold.map(|(_, step)| *step).collect();
        let next = steps.iter().map(|(at, _)| *at).find(|at| *at > now.max(look.told_until));
        // What an outage kept back waits for the end of the quiet hours.
        let quiet_until = plan.quiet_until(now).filter(|_| !untold.is_empty());
        if !reminders::look_again(tx, &look, quiet_until.or(next)).await? || quiet_until.is_some() {
            return Ok(None);
        }
        if let Some((until, _)) =
            steps.iter().find(|(_, step)| *step == Step::Release && untold.contains(step))
        {
            match (&chat, reminders::asked_at(tx, &look.appointment, *until).await?) {
                (Some(chat), Some(asked_at)) => {
                    let release = self.release(tx, codec, dice, city, chat, look, asked_at, now).await?;
                    return Ok(Some((chat.clone(), Reminding::Release(Box::new(release)))));
                }
                // Whoever was not asked loses nothing: staff decide.
                (chat, _) => {
                    let request = about(&Matter::Unconfirmed, &look.person, chat.as_ref(), &look.appointment);
                    requests::file(tx, codec, &request, now).await?;
                }
            }
        }
        let Some(chat) = chat else { return Ok(None) };
        let reminder = reminder(tx, dice, &plan, &look, &steps, &untold, now).await?;
        if let Some(reminder) = &reminder {
            reminders::note(tx, &chat, reminder, now).await?;
        }
        Ok(reminder.map(|reminder| (chat, Reminding::Reminder(Box::new(reminder)))))
    }

    /// What has become of an appointment since the reminder of this moment, and which chat is told so.
    ///
    /// # Errors
    /// The database's own.
    pub async fn outdate_reminder(
        &self,
        tx: &mut Tx,
        id: &AppointmentId,
        told_at: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Outdated)>, StoreError> {
        let Some((chat, person)) = reminders::outdate(tx, id, told_at).await? else { return Ok(None) };
        let Some(record) = appointments::find(tx, &person, id).await? else { return Ok(None) };
        let seen = outbox::may_be_seen(tx, id, told_at).await?;
        Ok(Some((chat, Outdated { appointment: record.appointment, booked: record.booked, seen })))
    }

    fn plan(&self, city: &City) -> Plan<'_> {
        let policy = &self.policy;
        Plan {
            leads: &policy.reminders,
            confirm_by: policy.confirm_by,
            quiet: policy.quiet_hours,
            zone: city.city.timezone,
        }
    }

    /// Gives an appointment away that nobody has confirmed: its citizen waits for another place, and the next that
    /// is free is held for them. Its own place is free after that.
    #[expect(
        clippy::too_many_arguments,
        reason = "a turn hands in all that it has, and the desk owns nothing"
    )]
    async fn release(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        dice: &mut Dice,
        city: &City,
        chat: &ChatId,
        look: Look,
        asked_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Release, StoreError> {
        let appointment = appointments::cancel(tx, look.appointment, now).await?;
        reminders::note_release(tx, &appointment.id, now).await?;
        let who = Who { person: look.person, account: look.booked_by, chat: chat.clone() };
        let mut visit = Visit { desk: self, tx, codec, dice, who: &who, city, now };
        let (entry, offer) = visit.wait_instead(&appointment).await?;
        if let Some(places) = &look.occupancy {
            occupancy::vacate(tx, places, now).await?;
        }
        Ok(Release { appointment, asked_at, entry, offer })
    }
}

impl Visit<'_> {
    /// Waits for another place in the same office, or where there is none, in any. Nobody waits who may not have
    /// one more.
    async fn wait_instead(
        &mut self,
        appointment: &Appointment,
    ) -> Result<(Option<Entry>, Option<Offer>), StoreError> {
        let mut entry = None;
        for offices in [vec![appointment.office.clone()], Vec::new()] {
            let wish = Wish { offices, ..Wish::like(appointment) };
            let order = OrderId::new(format!("release {} {}", appointment.id, appointment.sequence));
            let Answer::Ok(Outcome::Waits(waits)) = self.wait(&order, &wish).await? else { break };
            waitlist::pass(self.tx, &waits.id, &appointment.office, appointment.starts_at).await?;
            self.desk.offer(self.tx, self.city, &waits.id, self.now).await?;
            let told = self.desk.tell_offer(self.tx, self.codec, &waits.id, self.now).await?;
            if let Some((_, offer)) = told {
                return Ok((Some(waits), Some(offer)));
            }
            entry = Some(waits);
        }
        Ok((entry, None))
    }
}

/// A request to staff about an appointment.
fn about<'a>(
    matter: &'a Matter,
    person: &'a PersonId,
    chat: Option<&'a ChatId>,
    appointment: &'a Appointment,
) -> NewRequest<'a> {
    NewRequest {
        matter,
        subject: appointment.id.as_str(),
        person: Some(person),
        chat,
        appointments: std::slice::from_ref(&appointment.id),
        service: Some(&appointment.service),
        office: Some(&appointment.office),
    }
}

/// What of an appointment's steps is to be told; several that were missed are one.
async fn reminder(
    tx: &mut Tx,
    dice: &mut Dice,
    plan: &Plan<'_>,
    look: &Look,
    steps: &[(DateTime<Utc>, Step)],
    untold: &[Step],
    now: DateTime<Utc>,
) -> Result<Option<Reminder>, StoreError> {
    // Who booked too late to be warned is not threatened.
    let is_warned = steps.iter().any(|(at, step)| *step == Step::Warn && *at > look.changed_at);
    let confirm_until = plan.confirm_until(&look.appointment).filter(|until| is_warned && *until > now);
    let last = confirm_until.is_some() && untold.contains(&Step::Warn);
    let latest = untold.iter().rev().find(|step| matches!(step, Step::Remind { .. }));
    if latest.is_none() && !last {
        return Ok(None);
    }
    let wording = match look.wording {
        Some(wording) => wording,
        None => dice.one_of(Wording::ALL).map_or(Wording::Costs, |(wording, _)| *wording),
    };
    Ok(Some(Reminder {
        appointment: look.appointment.clone(),
        wording,
        waiting: waitlist::count(tx, &look.appointment.service).await?,
        confirmed: look.confirmed,
        confirm_until,
        last,
        checks: latest == Some(&Step::Remind { checks: true }),
    }))
}
