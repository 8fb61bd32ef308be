//! Places held until they are booked.
//!
//! For each person one place is held at a time: taking another gives the first one back, and losing the race
//! for another keeps it. Who holds for others, too, holds so many at most ([`limits`](super::limits)).

use bot_core::desk::{Answer, Contact, Field, Hold, Outcome, Place, Refusal, Wish};
use bot_core::ids::{HoldId, OrderId, PersonId, PlaceId};
use bot_core::opening::lane::Lane;
use chrono::{DateTime, Utc};

use super::{Visit, later, where_and_when};
use crate::error::StoreError;
use crate::places::occupancy::{self, Claim, Kind, Occupancy};
use crate::places::place_id;
use crate::{appointments, people, wards};

impl Visit<'_> {
    pub(super) async fn hold(
        &mut self,
        order: &OrderId,
        place: &PlaceId,
        wish: &Wish,
        instead_of: Option<&HoldId>,
    ) -> Result<Answer, StoreError> {
        if let Some(done) = occupancy::find(self.tx, &self.who.person, order.as_str()).await? {
            return self.held(done).await;
        }
        let Some((office, starts_at)) = where_and_when(place) else { return Ok(Answer::Gone) };
        let Some(errands) = self.city.errands(wish) else { return Ok(Answer::Gone) };
        let known = self.city.offices.iter().find(|known| known.id == office);
        let Some(slots) = known.and_then(|office| errands.slots_at(office)) else { return Ok(Answer::Gone) };
        if starts_at <= self.now || starts_at >= self.reach().await? {
            return Ok(Answer::Gone);
        }
        if let Some(answer) = self.ruled_out(wish).await? {
            return Ok(answer);
        }
        if let Some(answer) = self.may_not_hold(wish).await? {
            return Ok(answer);
        }
        let replaced = match self.holds_to_replace(wish.whom.as_ref(), instead_of).await? {
            Ok(replaced) => replaced,
            Err(answer) => return Ok(answer),
        };
        let claim = Claim {
            id: order.as_str(),
            kind: Kind::Hold,
            lane: Lane::Public,
            person: &self.who.person,
            whom: wish.whom.as_ref(),
            service: &errands.first().service,
            quantity: errands.first().quantity,
            also: &errands.also(),
            slots,
            office: &office,
            starts_at,
            // Whoever books does so before it begins.
            expires_at: Some(self.after(self.desk.policy.hold).min(starts_at)),
        };
        let (person, rush) = (&self.who.person, &self.desk.rush);
        match self.take_instead(&claim, &replaced).await? {
            Some(taken) => {
                rush.taken(person, &office, starts_at, self.now);
                self.held(taken).await
            }
            None => {
                rush.gone(person, &office, starts_at, self.now);
                Ok(Answer::Gone)
            }
        }
    }

    /// Why the person may not hold a place for this wish, if so.
    async fn may_not_hold(&mut self, wish: &Wish) -> Result<Option<Answer>, StoreError> {
        if !self.may_book_for(wish.whom.as_ref()).await? {
            return Ok(Some(Answer::Gone));
        }
        if let Some(moving) = &wish.moving {
            let found = appointments::find(self.tx, &self.who.person, moving).await?;
            match found.filter(|record| record.booked && wish.covers(&record.appointment)) {
                None => return Ok(Some(Answer::Gone)),
                Some(record) if record.appointment.starts_at <= self.now => {
                    return Ok(Some(Answer::Refused(Refusal::TooLate)));
                }
                Some(record) if self.is_moved_too_often(&record) => {
                    return Ok(Some(Answer::Refused(Refusal::MovedTooOften)));
                }
                Some(_) => {}
            }
        }
        let refusal = self.refusal(&wish.services(), wish.whom.as_ref(), wish.moving.as_ref()).await?;
        Ok(refusal.map(Answer::Refused))
    }

    /// Whether it is the citizen or somebody they care for.
    pub(super) async fn may_book_for(&mut self, whom: Option<&PersonId>) -> Result<bool, StoreError> {
        match whom {
            Some(ward) => wards::is_of(self.tx, &self.who.person, ward).await,
            None => Ok(true),
        }
    }

    /// Takes places in exchange for those that are held. The old ones are given back first, since
    /// the new ones may be among them; when there are none, nothing has changed.
    async fn take_instead(
        &mut self,
        claim: &Claim<'_>,
        older: &[Occupancy],
    ) -> Result<Option<Occupancy>, StoreError> {
        if older.is_empty() {
            return occupancy::take(self.tx, claim, self.now).await;
        }
        self.tx.savepoint().await?;
        for held in older {
            occupancy::vacate_at_once(self.tx, &held.id, self.now).await?;
        }
        let taken = occupancy::take(self.tx, claim, self.now).await?;
        match taken {
            Some(_) => self.tx.release_savepoint().await?,
            None => self.tx.undo_savepoint().await?,
        }
        Ok(taken)
    }

    pub(super) async fn extend(&mut self, hold: &HoldId) -> Result<Answer, StoreError> {
        let Some(mut held) = self.own_hold(hold).await? else { return Ok(Answer::Gone) };
        held.expires_at = Some(self.longest(&held));
        occupancy::turn_into(self.tx, &held.id, Kind::Hold, held.expires_at).await?;
        self.held(held).await
    }

    pub(super) async fn release(&mut self, hold: &HoldId) -> Result<Answer, StoreError> {
        let found = occupancy::find(self.tx, &self.who.person, hold.as_str()).await?;
        let Some(held) = found.filter(|found| found.kind == Kind::Hold) else { return Ok(Answer::Gone) };
        occupancy::vacate(self.tx, &held.id, self.now).await?;
        Ok(Answer::Ok(Outcome::Done))
    }

    /// The person's hold of this id, if it has not run out, and is near enough for who is restricted meanwhile.
    pub(super) async fn own_hold(&mut self, hold: &HoldId) -> Result<Option<Occupancy>, StoreError> {
        let found = occupancy::find(self.tx, &self.who.person, hold.as_str()).await?;
        let Some(found) = found.filter(|found| found.is(Kind::Hold, self.now)) else { return Ok(None) };
        let reach = self.reach().await?;
        Ok(Some(found).filter(|found| found.starts_at < reach))
    }

    /// Until when it can be held at the most.
    fn longest(&self, held: &Occupancy) -> DateTime<Utc> {
        later(held.created_at, self.desk.longest_hold()).min(held.starts_at)
    }

    /// Tells of a hold, or that it is none any more.
    pub(super) async fn held(&mut self, held: Occupancy) -> Result<Answer, StoreError> {
        let Some(until) = held.expires_at.filter(|_| held.is(Kind::Hold, self.now)) else {
            return Ok(Answer::Gone);
        };
        let comes = held.whom.as_ref().unwrap_or(&self.who.person);
        let contact = people::contact(self.tx, self.codec, comes).await?;
        let mut missing = self.city.asks(&held.errands());
        missing.retain(|field| !knows(&contact, *field));
        Ok(Answer::Ok(Outcome::Held(Hold {
            missing,
            extendable: until < self.longest(&held),
            id: HoldId::new(held.id),
            place: Place {
                id: place_id(&held.office, held.starts_at),
                office: held.office,
                starts_at: held.starts_at,
                ends_at: held.ends_at,
            },
            until,
        })))
    }
}

fn knows(contact: &Contact, field: Field) -> bool {
    match field {
        Field::Name => contact.name.is_some(),
        Field::Phone => contact.phone.is_some(),
        Field::Email => contact.email.is_some(),
    }
}
