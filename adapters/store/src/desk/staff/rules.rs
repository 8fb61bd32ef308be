//! Staff let booking rest, open more places on a day, and set last moments.

use std::collections::BTreeSet;

use bot_core::City;
use bot_core::city::Office;
use bot_core::closure::Plan;
use bot_core::desk::{Answer, Wish};
use bot_core::ids::{OfficeId, OrderId, ServiceId};
use bot_core::opening::{Exception, Origin, Schedule};
use bot_core::rules::{Booking, EARLIEST_LAST_MOMENT, Gain, RuleCall, RuleOutcome, RuleRefusal};
use bot_core::staff::{StaffOutcome, StaffRefusal};

use super::{Visit, brought, refused};
use crate::audit::{self, Action, Actor};
use crate::error::StoreError;
use crate::places::occupancy::Kind;
use crate::sql::args;
use crate::staff::Member;
use crate::{closures, json, rules};

/// After all that the city file says of an office.
const POSITION: i64 = 1_000_000;

impl Visit<'_> {
    pub(super) async fn about_rules(
        &mut self,
        order: &OrderId,
        member: &Member,
        call: &RuleCall,
    ) -> Result<Answer, StoreError> {
        if call.is_about_all() && !member.offices.is_empty() {
            return Ok(not(RuleRefusal::WholeCity));
        }
        match call {
            RuleCall::LookAtBooking => self.booking_goes().await,
            RuleCall::Pause { sentence } => self.pause_booking(member, sentence).await,
            RuleCall::Resume => self.resume_booking(member).await,
            RuleCall::LookAtExtra { plan } => self.look_at_extra(member, plan).await,
            RuleCall::OpenExtra { plan } => self.open_extra(order, member, plan).await,
            RuleCall::LastMoments => self.last_moments().await,
            RuleCall::SetLastMoment { services, minutes } => {
                self.set_last_moment(member, services, *minutes).await
            }
        }
    }

    async fn booking_goes(&mut self) -> Result<Answer, StoreError> {
        let sql = "select
                (select count(distinct person) from occupancy where kind = $1 and expires_at > $2) as holding,
                (select count(distinct person) from waitlist_entry where state = 'waiting') as waiting";
        let row = self.tx.row(sql, args![Kind::Hold.name(), self.now]).await?;
        let (holding, waiting) = match row {
            Some(row) => (row.small("holding")?, row.small("waiting")?),
            None => (0, 0),
        };
        let pause = rules::pause(self.tx).await?;
        Ok(told(RuleOutcome::Booking(Booking { pause, holding, waiting })))
    }

    async fn pause_booking(&mut self, member: &Member, sentence: &str) -> Result<Answer, StoreError> {
        let before = rules::pause(self.tx).await?;
        if before.is_none_or(|before| before.sentence != sentence) {
            rules::begin_pause(self.tx, sentence, self.now).await?;
            let why = (!sentence.is_empty()).then_some(sentence);
            self.note_rule(member, Action::PausedBooking, "booking", why).await?;
        }
        self.booking_goes().await
    }

    async fn resume_booking(&mut self, member: &Member) -> Result<Answer, StoreError> {
        if rules::end_pause(self.tx).await? {
            self.note_rule(member, Action::ResumedBooking, "booking", None).await?;
        }
        self.booking_goes().await
    }

    async fn look_at_extra(&mut self, member: &Member, plan: &Plan) -> Result<Answer, StoreError> {
        let theirs = |office: &OfficeId| member.serves_at(Some(office));
        let plan = Plan { office: plan.office.clone().filter(|office| theirs(office)), ..plan.clone() };
        let offices = self.city.offices.iter().map(|office| office.id.clone()).filter(theirs).collect();
        let gain = match extra(self.city, &plan) {
            Some((office, exception)) => match self.places_of(office, exception).await? {
                0 => return Ok(not(RuleRefusal::NoPlaces)),
                places => Some(Gain { places, waiting: self.waiting_at(&office.id).await? }),
            },
            None => None,
        };
        Ok(told(RuleOutcome::Extra { plan, offices, gain }))
    }

    async fn open_extra(
        &mut self,
        order: &OrderId,
        member: &Member,
        plan: &Plan,
    ) -> Result<Answer, StoreError> {
        let theirs = extra(self.city, plan).filter(|(office, _)| member.serves_at(Some(&office.id)));
        let Some((office, exception)) = theirs else { return Ok(not(RuleRefusal::NoPlaces)) };
        let (date, body) = (exception.date.to_string(), json::body(office.id.as_str(), &exception)?);
        let places = self.places_of(office, exception).await?;
        if places == 0 {
            return Ok(not(RuleRefusal::NoPlaces));
        }
        let id = format!("{}-{}", office.id, order);
        let sql = "insert into opening_rule (id, office, position, body, only_on, by_staff)
            values ($1, $2, $3, $4, $5, 1) on conflict (id) do nothing";
        let is_new = self.tx.execute(sql, args![&id, office.id.as_str(), POSITION, &body, &date]).await? == 1;
        if is_new {
            let how = format!("{date}, {places} places");
            self.note_rule(member, Action::Opened, office.id.as_str(), Some(&how)).await?;
        }
        Ok(told(RuleOutcome::Opened { plan: plan.clone(), places }))
    }

    /// How many places it would make from now on, where nothing is closed.
    async fn places_of(&mut self, office: &Office, exception: Exception) -> Result<u32, StoreError> {
        let rules = self.city.city.opening_rules(self.desk.policy.slot);
        let date = exception.date;
        let mut exceptions = office.exceptions.clone();
        exceptions.push(exception);
        let last = Origin::Exception(exceptions.len() - 1);
        let schedule = Schedule { rules: &office.opening, exceptions: &exceptions };
        let closed = closures::standing(self.tx, &office.id, self.now).await?;
        let made = schedule.slots_on(date, &rules).into_iter().filter(|(origin, slot)| {
            *origin == last && slot.starts_at > self.now && !closed.iter().any(|closure| closure.covers(slot))
        });
        Ok(u32::try_from(made.count()).unwrap_or(u32::MAX))
    }

    /// How many people wait for a place that could be there.
    async fn waiting_at(&mut self, office: &OfficeId) -> Result<u32, StoreError> {
        let sql = "select id, person, wish from waitlist_entry
            where state = 'waiting' and service in (select service from offer where office = $1)";
        let mut people = BTreeSet::new();
        for row in self.tx.rows(sql, args![office.as_str()]).await? {
            let wish: Wish = json::read(&format!("waitlist_entry {}", row.text("id")?), &row.text("wish")?)?;
            if wish.offices.is_empty() || wish.offices.contains(office) {
                people.insert(row.text("person")?);
            }
        }
        Ok(u32::try_from(people.len()).unwrap_or(u32::MAX))
    }

    async fn last_moments(&mut self) -> Result<Answer, StoreError> {
        Ok(told(RuleOutcome::LastMoments(rules::last_moments(self.tx).await?)))
    }

    async fn set_last_moment(
        &mut self,
        member: &Member,
        services: &[ServiceId],
        minutes: Option<u32>,
    ) -> Result<Answer, StoreError> {
        let [service] = services else { return Ok(not(RuleRefusal::WhichService)) };
        if !self.city.services.iter().any(|known| known.id == *service) {
            return Ok(not(RuleRefusal::WhichService));
        }
        if minutes.is_some_and(|minutes| minutes > EARLIEST_LAST_MOMENT) {
            return Ok(not(RuleRefusal::TooEarly));
        }
        let before = rules::last_moment(self.tx, services).await?;
        if before != minutes {
            rules::set_last_moment(self.tx, service, minutes).await?;
            let how =
                minutes.map_or("until it begins".to_owned(), |minutes| format!("{minutes} minutes before"));
            self.note_rule(member, Action::SetLastMoment, service.as_str(), Some(&how)).await?;
        }
        self.last_moments().await
    }

    async fn note_rule(
        &mut self,
        member: &Member,
        action: Action,
        subject: &str,
        how: Option<&str>,
    ) -> Result<(), StoreError> {
        let actor = Actor::Staff(&member.id);
        audit::note(self.tx, self.codec, actor, action, subject, how, self.now).await
    }
}

/// Where and when that is; `None` where something is missing.
fn extra<'c>(city: &'c City, plan: &Plan) -> Option<(&'c Office, Exception)> {
    let (office, hours) = (plan.office.as_ref()?, plan.hours?);
    let office = city.offices.iter().find(|known| known.id == *office)?;
    let exception = Exception {
        closed: false,
        extra: true,
        from: Some(hours.from),
        to: Some(hours.to?),
        desks: plan.desks.unwrap_or(1),
        // Whoever is asked to come today can't wait for a release.
        release: Some(Vec::new()),
        ..Exception::closed_on(plan.day?)
    };
    exception.problem().is_none().then_some((office, exception))
}

fn told(outcome: RuleOutcome) -> Answer {
    brought(StaffOutcome::Rules(Box::new(outcome)))
}

fn not(refusal: RuleRefusal) -> Answer {
    refused(StaffRefusal::Rule(refusal))
}
