//! What citizens say on the day of their appointment: that they are there, and that they are late.

use bot_core::day::{Arrival, Arriving, CheckInCode, Presence};
use bot_core::desk::{Answer, Appointment, Outcome, Refusal};
use bot_core::ids::{OfficeId, OrderId};
use chrono::TimeDelta;

use super::Visit;
use crate::error::StoreError;
use crate::{appointments, check_in, local_day, presence, tries};

/// People come early, but hardly earlier than this.
pub(super) const EARLY: TimeDelta = TimeDelta::hours(1);
/// Somebody can be late for what begins so soon,
const SOON: TimeDelta = TimeDelta::hours(3);
/// or has begun so lately.
const LATELY: TimeDelta = TimeDelta::hours(1);

impl Visit<'_> {
    pub(super) async fn arriving(&mut self, order: &OrderId, said: &Arriving) -> Result<Answer, StoreError> {
        match said {
            Arriving::Here { code } => self.check_in(order, code).await,
            Arriving::Late { minutes } => self.is_late(*minutes).await,
        }
    }

    async fn check_in(&mut self, order: &OrderId, code: &CheckInCode) -> Result<Answer, StoreError> {
        let account = &self.who.account;
        if tries::is_locked_out(self.tx, order, account, self.now).await? {
            return Ok(Answer::Refused(Refusal::TooManyCodes));
        }
        let today = local_day::of(self.now, self.city.city.timezone);
        let Some(office) = check_in::office(self.codec, self.city, code, today) else {
            tries::note_wrong(self.tx, order, account, self.now).await?;
            return Ok(Answer::Gone);
        };
        let arrival = self.arrives_at(office).await?;
        Ok(Answer::Ok(Outcome::Arrival(arrival)))
    }

    /// The first appointment here that can still be kept counts; else the first one here, the first one elsewhere
    /// today, and the first one at all.
    async fn arrives_at(&mut self, office: OfficeId) -> Result<Arrival, StoreError> {
        let todays = self.todays().await?;
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            todays.into_iter().partition(|(appointment, _)| appointment.office == office);
        let is_over = |presence: &Presence| matches!(presence, Presence::Done | Presence::Missed);
        let open =
            |all: Vec<(Appointment, Presence)>| all.into_iter().find(|(_, presence)| !is_over(presence));
        let over = here.iter().find(|(_, presence)| is_over(presence)).cloned();
        if let Some((appointment, presence)) = open(here) {
            return self.is_here(appointment, presence).await;
        }
        if let Some((appointment, _)) = open(elsewhere) {
            return Ok(Arrival::Elsewhere { appointment });
        }
        if let Some((appointment, presence)) = over {
            return Ok(Arrival::Over { appointment, served: presence == Presence::Done });
        }
        let live = appointments::live(self.tx, &self.who.person, self.now).await?;
        let at_all = live.into_iter().find(|appointment| appointment.starts_at > self.now);
        Ok(match at_all {
            Some(appointment) => Arrival::TooEarly { appointment },
            None => Arrival::NoAppointment { office },
        })
    }

    async fn is_here(&mut self, appointment: Appointment, presence: Presence) -> Result<Arrival, StoreError> {
        if appointment.starts_at > self.after(EARLY) {
            return Ok(Arrival::TooEarly { appointment });
        }
        presence::check_in(self.tx, &appointment.id, self.now).await?;
        let desk = match presence {
            Presence::Called { desk } | Presence::Served { desk } => Some(desk),
            _ => None,
        };
        Ok(Arrival::CheckedIn { appointment, desk })
    }

    async fn is_late(&mut self, minutes: Option<u16>) -> Result<Answer, StoreError> {
        let waited_for = |presence: &Presence| matches!(presence, Presence::Expected | Presence::Late { .. });
        let mut todays = self.todays().await?.into_iter();
        let found = todays.find(|(one, presence)| {
            let ahead = one.starts_at - self.now;
            ahead > -LATELY && ahead < SOON && waited_for(presence)
        });
        let Some((appointment, _)) = found else { return Ok(Answer::Gone) };
        presence::late(self.tx, &appointment.id, minutes, self.now).await?;
        Ok(Answer::Ok(Outcome::Arrival(Arrival::Noted { appointment, minutes })))
    }

    /// The person's appointments of today, by time, also those that are over.
    async fn todays(&mut self) -> Result<Vec<(Appointment, Presence)>, StoreError> {
        let zone = self.city.city.timezone;
        let day = local_day::of(self.now, zone);
        let Some(span) = local_day::begins(day, zone).zip(local_day::ends(day, zone)) else {
            return Ok(Vec::new());
        };
        let mut todays = Vec::new();
        for appointment in appointments::between(self.tx, &self.who.person, span).await? {
            let presence = presence::of(self.tx, &appointment.id).await?;
            todays.push((appointment, presence));
        }
        Ok(todays)
    }
}
