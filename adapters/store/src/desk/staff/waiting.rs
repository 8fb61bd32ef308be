//! Somebody who called waits for a place: when one is offered, staff call, and take it or decline it for them.

use bot_core::desk::{Answer, Contact, Wish};
use bot_core::ids::{EntryId, OrderId};
use bot_core::on_behalf::{Commission, OnBehalfOutcome, OnBehalfRefusal};
use bot_core::staff::{Handling, Matter, StaffOutcome};

use super::on_behalf::{not, told};
use super::{Visit, brought};
use crate::audit::Action;
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind, Occupancy};
use crate::requests::{self, Record as Request};
use crate::staff::Member;
use crate::waitlist::{self, Record, offering};
use crate::{local_day, people};

impl Visit<'_> {
    /// One entry for a service; who waits already goes on waiting for this wish now, and keeps the rank.
    pub(super) async fn wait_for(
        &mut self,
        order: &OrderId,
        member: &Member,
        commission: &Commission,
    ) -> Result<Answer, StoreError> {
        let service = commission.service().filter(|_| commission.may_wait());
        let Some(service) = service.filter(|_| commission.missing_to_wait().is_none()) else {
            return Ok(not(OnBehalfRefusal::Incomplete));
        };
        let offices = match self.wanted_by(member, commission).await? {
            Ok(wanted) => wanted.offices(),
            Err(answer) => return Ok(answer),
        };
        let chosen = offices.into_iter().filter(|office| commission.suits(office)).collect();
        let (day, hours) = (commission.day, commission.hours);
        let wish = Wish { offices: chosen, day, hours, ..Wish::new(service.clone()) };
        let (caller, _) = self.caller(&commission.contact).await?;
        self.know(&caller, &commission.contact).await?;
        let entries = waitlist::of(self.tx, &caller).await?;
        let before = entries.into_iter().find(|entry| entry.wish.is_for(service));
        if let Some(entry) = &before {
            offering::withdraw(self.tx, entry, self.now).await?;
        }
        let until = day.unwrap_or_else(|| self.last_day());
        let zone = self.city.city.timezone;
        let entry = Record {
            id: before.as_ref().map_or_else(|| EntryId::new(order.as_str()), |entry| entry.id.clone()),
            person: caller,
            chat: self.who.chat.clone(),
            wish,
            until,
            until_at: local_day::ends(until, zone).unwrap_or(self.now),
            deadline: None,
            deadline_at: None,
            at_short_notice: false,
            nearby: Vec::new(),
            missed: 0,
            occupancy: None,
            told_at: None,
            created_at: before.map_or(self.now, |entry| entry.created_at),
            by_staff: true,
        };
        waitlist::put(self.tx, &entry, self.now).await?;
        self.audit(member, Action::PutOnWaitlist, service.as_str(), None).await?;
        Ok(told(OnBehalfOutcome::Waits { until }))
    }

    /// Books what is offered to a caller.
    pub(super) async fn take_for(
        &mut self,
        member: &Member,
        request: &Request,
    ) -> Result<Answer, StoreError> {
        let Some((entry, offered)) = self.offered_to_caller(request).await? else {
            return self.nothing_offered(request).await;
        };
        let known = self.known(&entry.person, &Contact::default()).await?;
        known.lock(self.tx).await?;
        let in_the_way = self.in_the_way(&entry.person, &known, &offered).await?;
        if !in_the_way.is_empty() {
            return Ok(told(OnBehalfOutcome::AtLimit(in_the_way)));
        }
        let booked = self.book_held(&entry.person, &offered).await?;
        requests::done(self.tx, &request.id, member, self.now).await?;
        self.note(member, Action::Handled, request, Some(Handling::TakeOffer)).await?;
        self.audit(member, Action::BookedFor, &booked.reference, None).await?;
        self.booked_for(booked).await
    }

    /// It goes to the next, and the caller waits on.
    pub(super) async fn decline_for(
        &mut self,
        member: &Member,
        request: &Request,
    ) -> Result<Answer, StoreError> {
        let Some((entry, _)) = self.offered_to_caller(request).await? else {
            return self.nothing_offered(request).await;
        };
        requests::done(self.tx, &request.id, member, self.now).await?;
        self.note(member, Action::Handled, request, Some(Handling::DeclineOffer)).await?;
        offering::pass_on(self.tx, &entry, false, self.now).await?;
        Ok(brought(StaffOutcome::Handled))
    }

    /// The offer was over.
    async fn nothing_offered(&mut self, request: &Request) -> Result<Answer, StoreError> {
        requests::close(self.tx, &request.id, self.now).await?;
        Ok(Answer::Gone)
    }

    /// What a request says is offered, if it still is.
    async fn offered_to_caller(
        &mut self,
        request: &Request,
    ) -> Result<Option<(Record, Occupancy)>, StoreError> {
        let (Matter::CallBack { hold, .. }, Some(person)) = (&request.matter, &request.person) else {
            return Ok(None);
        };
        people::lock(self.tx, person).await?;
        let offered = occupancy::find(self.tx, person, hold.as_str()).await?;
        let offered = offered.filter(|offered| offered.is(Kind::Offer, self.now));
        let entries = waitlist::of(self.tx, person).await?;
        let entry = entries.into_iter().find(|entry| entry.occupancy.as_deref() == Some(hold.as_str()));
        Ok(entry.zip(offered))
    }
}
