//! Who is expected today, who came, and what it means when somebody did not.

use bot_core::desk::Answer;
use bot_core::ids::PersonId;
use bot_core::staff::{Attendance, DAY_PAGE, Expected, Matter, StaffOutcome, StaffRefusal};
use bot_core::tidings::Limits;
use chrono::{DateTime, TimeDelta, Utc};

use super::{Visit, brought, refused};
use crate::appointments::{self, Whose};
use crate::attendance::{self, Miss};
use crate::audit::{self, Action, Actor};
use crate::error::StoreError;
use crate::places::occupancy;
use crate::requests::{self, NewRequest};
use crate::staff::Member;
use crate::tidings::{self, Body, Record};
use crate::{local_day, people, restriction};

/// People come early, but hardly earlier than this.
const EARLY: TimeDelta = TimeDelta::hours(1);

impl Visit<'_> {
    pub(super) async fn today(&mut self, member: &Member, page: Option<u16>) -> Result<Answer, StoreError> {
        let zone = self.city.city.timezone;
        let day = local_day::of(self.now, zone);
        let (Some(from), Some(until)) = (local_day::begins(day, zone), local_day::ends(day, zone)) else {
            return Ok(Answer::Gone);
        };
        let (total, before) = attendance::count(self.tx, member, (from, until)).await?;
        let first = u16::try_from(before / u32::from(DAY_PAGE)).unwrap_or_default();
        // After the last page comes the first.
        let pages = total.div_ceil(u32::from(DAY_PAGE));
        let page = page.map_or(first, |page| if u32::from(page) < pages { page } else { 0 });
        let expected = attendance::expected(self.tx, member, (from, until), page, DAY_PAGE).await?;
        Ok(brought(StaffOutcome::Day { expected, page, total }))
    }

    pub(super) async fn expected(&mut self, member: &Member, reference: &str) -> Result<Answer, StoreError> {
        match self.whose(member, reference).await? {
            Some(whose) => self.shown(whose).await,
            None => Ok(Answer::Gone),
        }
    }

    /// Marks who came and who did not; to mark it anew corrects it.
    pub(super) async fn mark(
        &mut self,
        member: &Member,
        reference: &str,
        mark: Attendance,
    ) -> Result<Answer, StoreError> {
        let Some(whose) = self.whose(member, reference).await? else { return Ok(Answer::Gone) };
        let starts_at = whose.record.appointment.starts_at;
        let too_early = match mark {
            Attendance::Arrived => starts_at > self.after(EARLY),
            Attendance::Missed => starts_at > self.now,
        };
        if too_early {
            return Ok(refused(StaffRefusal::TooEarly));
        }
        people::lock(self.tx, &whose.person).await?;
        let before = attendance::of(self.tx, &whose).await?;
        if attendance::mark(self.tx, &whose, mark, member, self.now).await? {
            let (action, actor) = (Action::of(mark), Actor::Staff(&member.id));
            audit::note(self.tx, self.codec, actor, action, reference, None, self.now).await?;
            match mark {
                // A business misses nothing that a citizen would pay for.
                Attendance::Missed if whose.record.business.is_some() => {}
                Attendance::Missed => self.missed(&whose).await?,
                Attendance::Arrived if before.is_some() => self.came_after_all(&whose.person).await?,
                Attendance::Arrived => {}
            }
        }
        self.shown(whose).await
    }

    async fn shown(&mut self, whose: Whose) -> Result<Answer, StoreError> {
        let attendance = attendance::of(self.tx, &whose).await?;
        let expected = Expected { appointment: whose.record.appointment, attendance };
        Ok(brought(StaffOutcome::Expected(expected)))
    }

    /// An appointment that stands at one of the member's offices.
    pub(super) async fn whose(
        &mut self,
        member: &Member,
        reference: &str,
    ) -> Result<Option<Whose>, StoreError> {
        let found = appointments::by_reference(self.tx, reference).await?;
        Ok(found
            .filter(|whose| whose.record.booked && member.serves_at(Some(&whose.record.appointment.office))))
    }

    /// What has not begun of its places goes to others, and where it was one too many, staff decide.
    async fn missed(&mut self, whose: &Whose) -> Result<(), StoreError> {
        if let Some(places) = &whose.record.occupancy {
            occupancy::give_back_rest(self.tx, places, self.now).await?;
        }
        let Some(limit) = self.desk.policy.no_show_limit else { return Ok(()) };
        let misses = self.misses(&whose.person).await?;
        let missed = u32::try_from(misses.len()).unwrap_or(u32::MAX);
        if let Some(until) = self.counts_until(&misses, limit) {
            return self.propose(whose, &misses, until).await;
        }
        if missed.saturating_add(1) == limit {
            let limits = Limits { missed: limit, hours: self.near_hours(), until: None };
            if let Some(chat) = people::reminder_chat(self.tx, &whose.record.appointment.id).await? {
                self.tell(Record { person: whose.person.clone(), chat, body: Body::OneMore(limits) }).await?;
            }
        }
        Ok(())
    }

    /// It was corrected. What does not reach the limit any more restricts nobody.
    async fn came_after_all(&mut self, person: &PersonId) -> Result<(), StoreError> {
        let Some(limit) = self.desk.policy.no_show_limit else { return Ok(()) };
        let misses = self.misses(person).await?;
        if self.counts_until(&misses, limit).is_some() {
            return Ok(());
        }
        tidings::withdraw(self.tx, person).await?;
        requests::close_of(self.tx, "missed", person, self.now).await?;
        if restriction::lift(self.tx, person, self.now).await?
            && let Some(chat) = people::any_chat(self.tx, person).await?
        {
            self.tell(Record { person: person.clone(), chat, body: Body::AllOpen }).await?;
        }
        Ok(())
    }

    pub(super) async fn misses(&mut self, person: &PersonId) -> Result<Vec<Miss>, StoreError> {
        let since = self.now.checked_sub_signed(self.desk.policy.no_show_window);
        attendance::misses(self.tx, person, since.unwrap_or(DateTime::<Utc>::MIN_UTC)).await
    }

    /// Until when so many misses, the latest first, reach the limit; `None` where they don't.
    pub(super) fn counts_until(&self, misses: &[Miss], limit: u32) -> Option<DateTime<Utc>> {
        let last = misses.get(usize::try_from(limit).ok()?.checked_sub(1)?)?;
        last.starts_at.checked_add_signed(self.desk.policy.no_show_window)
    }

    async fn propose(
        &mut self,
        whose: &Whose,
        misses: &[Miss],
        until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let references: Vec<String> = misses.iter().map(|miss| miss.reference.clone()).collect();
        let appointment = &whose.record.appointment;
        let until = local_day::of(until, self.city.city.timezone);
        let request = NewRequest {
            matter: &Matter::Missed { references: references.clone(), until },
            // Another miss makes another case, and so does the same one that was corrected in between.
            subject: &format!("{} {}", references.join("+"), self.now.timestamp_micros()),
            person: Some(&whose.person),
            chat: None,
            appointments: &[],
            service: Some(&appointment.service),
            office: Some(&appointment.office),
        };
        requests::close_of(self.tx, "missed", &whose.person, self.now).await?;
        requests::file(self.tx, self.codec, &request, self.now).await.map(drop)
    }

    /// Tells a citizen something, after the quiet hours.
    pub(super) async fn tell(&mut self, record: Record) -> Result<(), StoreError> {
        let tell_at = self.unquiet();
        // A repeated throw is as rare as it is harmless: the clock's part of the id differs.
        let id = format!("{} {}", self.dice.id(), tell_at.timestamp_micros());
        tidings::put(self.tx, self.codec, &id, &record, tell_at).await.map(drop)
    }

    pub(super) fn unquiet(&self) -> DateTime<Utc> {
        self.desk.policy.quiet_hours.ends(self.now, self.city.city.timezone).unwrap_or(self.now)
    }
}
