//! One of a business' appointments at another time: which times there are, and the swap, in one stroke.

use bot_core::desk::{Answer, Appointment, Hours, Place};
use bot_core::ids::{AppointmentId, OrderId, PlaceId};
use bot_core::opening::lane::Lane;
use bot_core::trade::{Batch, OtherTimes, TIMES, TradeOutcome, TradeRefusal};
use chrono::{Days, NaiveDate};

use super::bulk::serving;
use super::{Visit, brought, refused};
use crate::appointments::{self, MovedBy};
use crate::businesses::{self, Business};
use crate::closures::cases::{self, State};
use crate::desk::where_and_when;
use crate::error::StoreError;
use crate::local_day;
use crate::places::bulk::Start;
use crate::places::occupancy::{self, Claim, Kind};
use crate::places::place_id;

impl Visit<'_> {
    pub(super) async fn other_times(
        &mut self,
        business: &Business,
        reference: &str,
        day: Option<NaiveDate>,
        hours: Option<Hours>,
    ) -> Result<Answer, StoreError> {
        let found = appointments::by_reference(self.tx, reference).await?;
        let own = |record: &appointments::Record| {
            record.booked && record.business.as_deref() == Some(business.id.as_str())
        };
        let Some(record) = found.map(|whose| whose.record).filter(own) else { return Ok(Answer::Gone) };
        let appointment = record.appointment;
        if appointment.starts_at <= self.now {
            return Ok(refused(TradeRefusal::TooLate));
        }
        let zone = self.city.city.timezone;
        let (today, last) = (local_day::of(self.now, zone), local_day::of(self.horizon(), zone));
        let mut days = vec![day.unwrap_or(today)];
        while let Some(next) = days.last().and_then(|last| last.checked_add_days(Days::new(1))) {
            if day.is_some() || next > last {
                break;
            }
            days.push(next);
        }
        let mut places = Vec::new();
        for day in &days {
            match self.times_on(business, &appointment, *day, hours).await? {
                Ok(found) => places.extend(found),
                // On another day there may be something.
                Err(TradeRefusal::NothingFree | TradeRefusal::QuotaUsed { .. }) if days.len() > 1 => {}
                Err(refusal) => return Ok(refused(refusal)),
            }
            if places.len() >= TIMES {
                break;
            }
        }
        places.truncate(TIMES);
        Ok(match places.is_empty() {
            true => refused(TradeRefusal::NothingFree),
            false => brought(TradeOutcome::Times(OtherTimes { appointment, places })),
        })
    }

    /// The free times of a day, each once.
    async fn times_on(
        &mut self,
        business: &Business,
        appointment: &Appointment,
        day: NaiveDate,
        hours: Option<Hours>,
    ) -> Result<Result<Vec<Place>, TradeRefusal>, StoreError> {
        let services = vec![appointment.service.clone()];
        let batch = Batch { services, count: Some(1), day: Some(day), hours, notes: Vec::new() };
        let wanted = match self.wanted(business, &batch).await? {
            Ok(wanted) => wanted,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if let Some(refusal) = self.quota_for(business, appointment, day).await? {
            return Ok(Err(refusal));
        }
        let mut free = self.free_starts(&wanted).await?;
        free.dedup_by(|next, one| (next.starts_at, &next.office) == (one.starts_at, &one.office));
        let another =
            |start: &Start| (start.starts_at, &start.office) != (appointment.starts_at, &appointment.office);
        free.retain(another);
        let place = |Start { starts_at, office, ends_at, .. }| Place {
            id: place_id(&office, starts_at),
            office,
            starts_at,
            ends_at,
        };
        Ok(Ok(free.into_iter().map(place).collect()))
    }

    /// Why it may not be on that day: on its own day it counts already.
    async fn quota_for(
        &mut self,
        business: &Business,
        appointment: &Appointment,
        day: NaiveDate,
    ) -> Result<Option<TradeRefusal>, StoreError> {
        let own_day = local_day::of(appointment.starts_at, self.city.city.timezone);
        let is_used = day != own_day && self.left(business, day).await? == 0;
        Ok(is_used.then_some(TradeRefusal::QuotaUsed { quota: business.quota }))
    }

    /// One atomic swap: never two places or none.
    pub(super) async fn swap(
        &mut self,
        order: &OrderId,
        business: &Business,
        id: &AppointmentId,
        place: &PlaceId,
    ) -> Result<Answer, StoreError> {
        let found = businesses::find(self.tx, business, id).await?;
        let Some(record) = found.filter(|record| record.booked) else { return Ok(Answer::Gone) };
        if record.occupancy.as_deref() == Some(order.as_str()) {
            // The order was repeated.
            return Ok(brought(TradeOutcome::Swapped(record.appointment)));
        }
        let appointment = record.appointment;
        if appointment.starts_at <= self.now {
            return Ok(refused(TradeRefusal::TooLate));
        }
        let wanted = where_and_when(place).filter(|(office, at)| *at > self.now && business.books_at(office));
        let Some((office, starts_at)) = wanted else { return Ok(Answer::Gone) };
        let served = serving(self.city, &appointment.service).into_iter().find(|(here, _)| *here == office);
        let Some((office, slots)) = served else { return Ok(Answer::Gone) };
        let day = local_day::of(starts_at, self.city.city.timezone);
        if let Some(refusal) = self.quota_for(business, &appointment, day).await? {
            return Ok(refused(refusal));
        }
        let claim = Claim {
            id: order.as_str(),
            kind: Kind::Appointment,
            lane: Lane::Trade,
            person: &self.who.person,
            whom: None,
            service: &appointment.service,
            quantity: 1,
            also: &[],
            slots,
            office: &office,
            starts_at,
            expires_at: None,
        };
        let Some(places) = occupancy::take(self.tx, &claim, self.now).await? else { return Ok(Answer::Gone) };
        let swapped = appointments::move_to(self.tx, appointment, &places, MovedBy::Office, self.now).await?;
        if let Some(old) = &record.occupancy {
            occupancy::vacate_at_once(self.tx, old, self.now).await?;
        }
        businesses::remind_nobody(self.tx, &swapped.id).await?;
        cases::settle(self.tx, &swapped.id, State::Moved, self.now).await?;
        Ok(brought(TradeOutcome::Swapped(swapped)))
    }
}
