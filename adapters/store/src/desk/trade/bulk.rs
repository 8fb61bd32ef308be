//! Many places at once: looked for, and booked all or nothing, or as many as fit.
//!
//! What the search saw may be gone when it comes to the booking: only the claim of each place decides, and where one
//! was lost, it is searched again.

use bot_core::City;
use bot_core::desk::{Answer, Appointment, Place, Wish};
use bot_core::ids::{OfficeId, OrderId, ServiceId};
use bot_core::opening::lane::Lane;
use bot_core::trade::{Amount, Batch, Booked, MOST, Preview, TradeOutcome, TradeRefusal};
use chrono::{DateTime, NaiveDate, Utc};

use super::{Visit, brought, refused};
use crate::businesses::{self, Business};
use crate::error::StoreError;
use crate::places::bulk::{self, Start};
use crate::places::occupancy::{self, Claim, Kind};
use crate::places::{Span, place_id};
use crate::{appointments, local_day, rules};

/// So often it is searched anew when others were quicker.
const SEARCHES: usize = 3;

/// What is wanted, and where it can be had.
pub(super) struct Wanted<'b> {
    service: &'b ServiceId,
    count: u16,
    day: NaiveDate,
    /// When a place may begin.
    begins: Span,
    /// The whole day.
    whole: Span,
    /// The offices that serve it in the lane, and how many slots in a row that takes there.
    offices: Vec<(OfficeId, u16)>,
}

impl Visit<'_> {
    pub(super) async fn look_at_batch(
        &mut self,
        business: &Business,
        batch: &Batch,
    ) -> Result<Answer, StoreError> {
        let wanted = match self.wanted(business, batch).await? {
            Ok(wanted) => wanted,
            Err(refusal) => return Ok(refused(refusal)),
        };
        let left = self.left(business, wanted.day).await?;
        if left == 0 {
            return Ok(refused(TradeRefusal::QuotaUsed { quota: business.quota }));
        }
        let mut free = self.free_starts(&wanted).await?;
        free.truncate(usize::from(wanted.count.min(left)));
        if free.is_empty() {
            return Ok(refused(TradeRefusal::NothingFree));
        }
        let places = free.into_iter().map(|Start { starts_at, office, ends_at, .. }| Place {
            id: place_id(&office, starts_at),
            office,
            starts_at,
            ends_at,
        });
        Ok(brought(TradeOutcome::Preview(Preview { places: places.collect(), left })))
    }

    pub(super) async fn book_batch(
        &mut self,
        order: &OrderId,
        business: &Business,
        batch: &Batch,
        amount: Amount,
    ) -> Result<Answer, StoreError> {
        let before = businesses::booked_by(self.tx, business, order).await?;
        if !before.is_empty() {
            // The order was repeated.
            return self.booked_in_bulk(business, batch, before).await;
        }
        let wanted = match self.wanted(business, batch).await? {
            Ok(wanted) => wanted,
            Err(refusal) => return Ok(refused(refusal)),
        };
        let left = self.left(business, wanted.day).await?;
        if left == 0 {
            return Ok(refused(TradeRefusal::QuotaUsed { quota: business.quota }));
        }
        let most = match amount {
            Amount::All if wanted.count > left => return Ok(refused(TradeRefusal::NotAll)),
            Amount::All => wanted.count,
            Amount::AsManyAsFit => wanted.count.min(left),
        };
        self.tx.savepoint().await?;
        let booked = self.book_up_to(order, business, &wanted, usize::from(most)).await?;
        match amount {
            Amount::All if booked.len() < usize::from(most) => {
                self.tx.undo_savepoint().await?;
                Ok(refused(TradeRefusal::NotAll))
            }
            _ => {
                self.tx.release_savepoint().await?;
                match booked.is_empty() {
                    true => Ok(refused(TradeRefusal::NothingFree)),
                    false => {
                        let named = booked.iter().zip(&batch.notes);
                        for (appointment, note) in named {
                            businesses::name(self.tx, self.codec, &appointment.id, note).await?;
                        }
                        self.booked_in_bulk(business, batch, booked).await
                    }
                }
            }
        }
    }

    async fn booked_in_bulk(
        &mut self,
        business: &Business,
        batch: &Batch,
        appointments: Vec<Appointment>,
    ) -> Result<Answer, StoreError> {
        let zone = self.city.city.timezone;
        let left = match appointments.first() {
            Some(first) => self.left(business, local_day::of(first.starts_at, zone)).await?,
            None => 0,
        };
        let notes = businesses::notes(self.tx, self.codec, &appointments).await?;
        let without = batch.notes.iter().skip(appointments.len()).cloned().collect();
        Ok(brought(TradeOutcome::Booked(Booked { appointments, left, notes, without })))
    }

    async fn book_up_to(
        &mut self,
        order: &OrderId,
        business: &Business,
        wanted: &Wanted<'_>,
        most: usize,
    ) -> Result<Vec<Appointment>, StoreError> {
        let mut booked: Vec<Appointment> = Vec::new();
        for search in 0..SEARCHES {
            let free = self.free_starts(wanted).await?;
            let lost = booked.len();
            for (nth, start) in free.iter().take(most.saturating_sub(lost)).enumerate() {
                let id = format!("{order} {search}.{nth}");
                booked.extend(self.book_one(order, business, wanted.service, start, &id).await?);
            }
            if booked.len() >= most || free.is_empty() {
                break;
            }
        }
        booked.sort_by(|one, other| {
            (one.starts_at, &one.office, &one.id).cmp(&(other.starts_at, &other.office, &other.id))
        });
        Ok(booked)
    }

    /// Claims the places of one start and books them; `None` where somebody was quicker.
    async fn book_one(
        &mut self,
        order: &OrderId,
        business: &Business,
        service: &ServiceId,
        start: &Start,
        id: &str,
    ) -> Result<Option<Appointment>, StoreError> {
        let (person, account) = (&self.who.person, &self.who.account);
        let claim = Claim {
            id,
            kind: Kind::Appointment,
            lane: Lane::Trade,
            person,
            whom: None,
            service,
            quantity: 1,
            also: &[],
            slots: start.slots,
            office: &start.office,
            starts_at: start.starts_at,
            expires_at: None,
        };
        let Some(places) = occupancy::take(self.tx, &claim, self.now).await? else { return Ok(None) };
        let booked = appointments::book(self.tx, self.dice, person, account, &places, 0, self.now).await?;
        businesses::take(self.tx, business, order, &booked.id).await?;
        Ok(Some(booked))
    }

    /// All starts that fit beside each other, the earliest first.
    pub(super) async fn free_starts(&mut self, wanted: &Wanted<'_>) -> Result<Vec<Start>, StoreError> {
        let mut free = Vec::new();
        for (office, slots) in &wanted.offices {
            let (begins, whole) = (wanted.begins, wanted.whole);
            free.extend(bulk::in_lane(self.tx, Lane::Trade, office, *slots, begins, whole, self.now).await?);
        }
        free.sort();
        Ok(free)
    }

    /// What is wanted, where nothing is missing and an office could serve it.
    pub(super) async fn wanted<'b>(
        &mut self,
        business: &Business,
        batch: &'b Batch,
    ) -> Result<Result<Wanted<'b>, TradeRefusal>, StoreError> {
        if rules::pause(self.tx).await?.is_some() {
            return Ok(Err(TradeRefusal::Paused));
        }
        if let Some(problem) = batch.problem() {
            return Ok(Err(TradeRefusal::List(problem)));
        }
        let Some((service, count, day)) = batch.whole() else { return Ok(Err(TradeRefusal::Incomplete)) };
        if count > MOST {
            return Ok(Err(TradeRefusal::TooManyAtOnce));
        }
        let mut offices = Vec::new();
        for (office, slots) in serving(self.city, service) {
            if business.books_at(&office) && bulk::has_trade(self.tx, &office, self.now).await? {
                offices.push((office, slots));
            }
        }
        if offices.is_empty() {
            return Ok(Err(TradeRefusal::NotInLane));
        }
        let spans = self.spans(batch, day);
        let Some((begins, whole)) = spans else { return Ok(Err(TradeRefusal::NothingFree)) };
        Ok(Ok(Wanted { service, count, day, begins, whole, offices }))
    }

    /// When places may begin that day, and the day; `None` where nothing of it is left.
    fn spans(&self, batch: &Batch, day: NaiveDate) -> Option<(Span, Span)> {
        let zone = self.city.city.timezone;
        let whole = Span { from: local_day::begins(day, zone)?, until: local_day::ends(day, zone)? };
        let clock = |time| local_day::at(day, time, zone);
        let (from, until) = match batch.hours {
            Some(hours) => (clock(hours.from)?, hours.to.map_or(Some(whole.until), clock)?),
            None => (whole.from, whole.until),
        };
        let from = from.max(just_after(self.now));
        (from < until).then_some((Span { from, until }, whole))
    }
}

/// What begins now is too late.
fn just_after(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_add_signed(chrono::TimeDelta::microseconds(1)).unwrap_or(now)
}

/// The offices where a service is booked with us, and how many slots in a row it takes there.
pub(super) fn serving(city: &City, service: &ServiceId) -> Vec<(OfficeId, u16)> {
    let Some(errands) = city.errands(&Wish::new(service.clone())) else { return Vec::new() };
    city.offices.iter().filter_map(|office| Some((office.id.clone(), errands.slots_at(office)?))).collect()
}
