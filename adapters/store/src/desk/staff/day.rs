//! Who is expected on a day, who came, and what it means when somebody did not.

use bot_core::day::{DAY_PAGE, DayCall, DayOutcome, DayRefusal, Expected, Misread, SHEET, Which};
use bot_core::desk::Answer;
use bot_core::ids::{OfficeId, OrderId, PersonId};
use bot_core::staff::{Attendance, Matter, StaffOutcome, StaffRefusal};
use bot_core::tidings::Limits;
use chrono::{DateTime, NaiveDate, Utc};

use super::{Visit, brought, refused};
use crate::appointments::{self, Whose};
use crate::attendance::{self, Day, Miss};
use crate::audit::Action;
use crate::desk::arriving::EARLY;
use crate::error::StoreError;
use crate::places::occupancy;
use crate::requests::{self, NewRequest};
use crate::staff::Member;
use crate::tidings::{self, Body, Record};
use crate::{check_in, local_day, people, presence, restriction};

impl Visit<'_> {
    pub(super) async fn about_the_day(
        &mut self,
        order: &OrderId,
        member: &Member,
        call: &DayCall,
    ) -> Result<Answer, StoreError> {
        match call {
            DayCall::List { which, page } => self.list(member, which, *page).await,
            DayCall::Sheet { which } => self.sheet(member, which).await,
            DayCall::Codes { office } => Ok(self.codes(member, office.as_ref())),
            DayCall::Next { desk, office } => self.call_next(order, member, *desk, office.as_ref()).await,
            DayCall::Again { reference } => self.call_again(order, member, reference).await,
            DayCall::Serve { reference } => self.serve(member, reference).await,
            DayCall::Misread(misread) => Ok(not_done(DayRefusal::Misread(*misread))),
        }
    }

    async fn list(
        &mut self,
        member: &Member,
        which: &Which,
        page: Option<u16>,
    ) -> Result<Answer, StoreError> {
        let Some(offices) = offices(member, which.office.as_ref()) else {
            return Ok(not_done(DayRefusal::NotTheirs));
        };
        let Some(span) = self.span_of(which.day) else { return Ok(Answer::Gone) };
        let (total, before) = attendance::count(self.tx, &offices, span).await?;
        let first = u16::try_from(before / u32::from(DAY_PAGE)).unwrap_or_default();
        // After the last page comes the first.
        let pages = total.div_ceil(u32::from(DAY_PAGE));
        let page = page.map_or(first, |page| if u32::from(page) < pages { page } else { 0 });
        let expected = attendance::expected(self.tx, &offices, span, page, DAY_PAGE).await?;
        let which = which.clone();
        Ok(brought(StaffOutcome::Day(DayOutcome::List { which, expected, page, total })))
    }

    async fn sheet(&mut self, member: &Member, which: &Which) -> Result<Answer, StoreError> {
        let Some(offices) = offices(member, which.office.as_ref()) else {
            return Ok(not_done(DayRefusal::NotTheirs));
        };
        let Some(span) = self.span_of(which.day) else { return Ok(Answer::Gone) };
        let expected = attendance::expected(self.tx, &offices, span, 0, SHEET).await?;
        // Where somebody serves at one office only, the sheet is of that one.
        let office = match offices.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
        let which = Which { office, ..which.clone() };
        Ok(brought(StaffOutcome::Day(DayOutcome::Sheet { which, expected })))
    }

    fn codes(&self, member: &Member, office: Option<&OfficeId>) -> Answer {
        let today = local_day::of(self.now, self.city.city.timezone);
        let theirs = self.theirs(member);
        let wanted: Vec<OfficeId> = match office {
            Some(office) if !theirs.contains(office) => return not_done(DayRefusal::NotTheirs),
            Some(office) => vec![office.clone()],
            None if theirs.len() > usize::from(DAY_PAGE) => {
                return not_done(DayRefusal::Misread(Misread::Office));
            }
            None => theirs,
        };
        let code = |office: OfficeId| {
            let code = check_in::code(self.codec, &office, today);
            (office, code)
        };
        let codes = wanted.into_iter().map(code).collect();
        brought(StaffOutcome::Day(DayOutcome::Codes { day: today, codes }))
    }

    /// The offices of the city that are a member's.
    pub(super) fn theirs(&self, member: &Member) -> Vec<OfficeId> {
        let offices = self.city.offices.iter().map(|office| &office.id);
        offices.filter(|office| member.serves_at(Some(office))).cloned().collect()
    }

    /// A day by the offices' clock, or today; `None` at the end of the calendar.
    pub(super) fn span_of(&self, day: Option<NaiveDate>) -> Option<Day> {
        let zone = self.city.city.timezone;
        let day = day.unwrap_or_else(|| local_day::of(self.now, zone));
        local_day::begins(day, zone).zip(local_day::ends(day, zone))
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
            Attendance::Arrived | Attendance::Done => starts_at > self.after(EARLY),
            Attendance::Missed => starts_at > self.now,
        };
        if too_early {
            return Ok(refused(StaffRefusal::TooEarly));
        }
        people::lock(self.tx, &whose.person).await?;
        let before = attendance::is_missed(self.tx, &whose).await?;
        let differs = attendance::mark(self.tx, &whose, mark, member, self.now).await?;
        if self.mark_presence(&whose, mark).await? || differs {
            self.note_deed(member, Action::of(mark), reference).await?;
        }
        match mark {
            _ if !differs => {}
            // A business misses nothing that a citizen would pay for.
            Attendance::Missed if whose.record.business.is_some() => {}
            Attendance::Missed => self.missed(&whose).await?,
            Attendance::Arrived | Attendance::Done if before.is_some() => {
                self.came_after_all(&whose.person).await?;
            }
            Attendance::Arrived | Attendance::Done => {}
        }
        self.shown(whose).await
    }

    /// Whether that changed anything but what the mark itself says.
    async fn mark_presence(&mut self, whose: &Whose, mark: Attendance) -> Result<bool, StoreError> {
        let appointment = &whose.record.appointment.id;
        match mark {
            Attendance::Arrived => presence::wait(self.tx, appointment, self.now).await,
            Attendance::Done => presence::done(self.tx, appointment, self.now).await,
            Attendance::Missed => presence::missed(self.tx, appointment).await.map(|()| false),
        }
    }

    async fn shown(&mut self, whose: Whose) -> Result<Answer, StoreError> {
        let appointment = whose.record.appointment;
        let presence = presence::of(self.tx, &appointment.id).await?;
        Ok(brought(StaffOutcome::Expected(Expected { appointment, presence })))
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

/// The offices that are meant; none is all of them. `None` where the named one is not a member's.
fn offices(member: &Member, named: Option<&OfficeId>) -> Option<Vec<OfficeId>> {
    match named {
        Some(office) => member.serves_at(Some(office)).then(|| vec![office.clone()]),
        None => Some(member.offices.clone()),
    }
}

fn not_done(refusal: DayRefusal) -> Answer {
    refused(StaffRefusal::Day(refusal))
}
