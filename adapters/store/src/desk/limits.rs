//! How much one may have, so that all get something.
//!
//! Limits count for who comes: a citizen, or somebody named by them. Above them is one for all that a citizen
//! books for whomever, from all linked accounts. What somebody has from accounts that are not linked counts,
//! too, where they are known by name and number ([`recognition`](crate::recognition)).

use bot_core::desk::{Answer, Appointment, Refusal};
use bot_core::ids::{AppointmentId, HoldId, PersonId, ServiceId};
use chrono::{DateTime, Utc};

use super::{LocalDesk, Visit};
use crate::appointments::{self, Record};
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind, Occupancy};
use crate::recognition::Known;
use crate::sql::Tx;

/// So many places a citizen holds at once, each for somebody else: from two chats, or for two of the family.
const HOLDS: usize = 2;

impl Visit<'_> {
    /// Why whoever comes may not have one more appointment for these services, if so; a visit is a booking for each
    /// of them. One that is to be replaced by it makes room, even for somebody who became one with another and has
    /// more than are allowed.
    pub(super) async fn refusal(
        &mut self,
        services: &[ServiceId],
        whom: Option<&PersonId>,
        replaced: Option<&AppointmentId>,
    ) -> Result<Option<Refusal>, StoreError> {
        self.desk.refusal(self.tx, &self.who.person, services, whom, replaced, self.now).await
    }

    /// Whether whoever comes has as many appointments as one may, together with those from accounts that are
    /// not linked to this one.
    pub(super) async fn is_known_elsewhere(
        &mut self,
        services: &[ServiceId],
        whom: Option<&PersonId>,
        known: &Known,
    ) -> Result<bool, StoreError> {
        let comes = whom.unwrap_or(&self.who.person);
        let others = known.booked_by_others(self.tx, comes, self.now).await?;
        if others.is_empty() {
            return Ok(false);
        }
        let mut all = appointments::live(self.tx, &self.who.person, self.now).await?;
        all.retain(|appointment| appointment.ward() == whom);
        all.extend(others);
        let same = |service: &ServiceId| all.iter().filter(|one| one.is_for(service)).count();
        let policy = &self.desk.policy;
        let per_service = policy.live_bookings_per_service as usize;
        let too_many = services.iter().any(|service| same(service) >= per_service);
        Ok(too_many || all.len() >= policy.live_bookings as usize)
    }

    /// Whether an appointment has been moved as often as its citizen may.
    pub(super) fn is_moved_too_often(&self, record: &Record) -> bool {
        !record.appointment.falls_out && record.appointment.moves >= self.desk.policy.moves
    }

    /// The holds that another one takes the place of: the one of this chat, and the one for whoever comes. The
    /// answer where too many others would stay beside it.
    pub(super) async fn holds_to_replace(
        &mut self,
        whom: Option<&PersonId>,
        instead_of: Option<&HoldId>,
    ) -> Result<Result<Vec<Occupancy>, Answer>, StoreError> {
        let holds = occupancy::holds(self.tx, &self.who.person).await?;
        let goes = |hold: &Occupancy| {
            hold.whom.as_ref() == whom || Some(hold.id.as_str()) == instead_of.map(HoldId::as_str)
        };
        let (replaced, staying): (Vec<_>, Vec<_>) = holds.into_iter().partition(goes);
        let live = staying.iter().filter(|hold| hold.is(Kind::Hold, self.now)).count();
        Ok(match live < HOLDS {
            true => Ok(replaced),
            false => Err(Answer::Refused(Refusal::TooManyHolds)),
        })
    }
}

impl LocalDesk {
    /// The same for anybody, whom no transaction has locked: who waits is offered nothing that could not be booked.
    pub(super) async fn refusal(
        &self,
        tx: &mut Tx,
        person: &PersonId,
        services: &[ServiceId],
        whom: Option<&PersonId>,
        replaced: Option<&AppointmentId>,
        now: DateTime<Utc>,
    ) -> Result<Option<Refusal>, StoreError> {
        let mut live = appointments::live(tx, person, now).await?;
        let replaced = live.iter().position(|appointment| Some(&appointment.id) == replaced);
        let replaced = replaced.map(|position| live.remove(position)).filter(|old| old.ward() == whom);
        let has_room = |service: &&ServiceId| replaced.as_ref().is_some_and(|old| old.is_for(service));
        let mut more = services.iter().filter(|service| !has_room(service)).peekable();
        if more.peek().is_none() {
            return Ok(None);
        }
        let policy = &self.policy;
        let of_account = live.len() >= policy.live_bookings_per_account as usize;
        let theirs: Vec<Appointment> = live.iter().filter(|one| one.ward() == whom).cloned().collect();
        for service in more {
            let mut same = theirs.iter().filter(|appointment| appointment.is_for(service));
            if let Some(appointment) = same.next()
                && 1 + same.count() >= policy.live_bookings_per_service as usize
            {
                return Ok(Some(Refusal::SameService(appointment.clone())));
            }
        }
        if theirs.len() >= policy.live_bookings as usize {
            return Ok(Some(Refusal::TooMany(theirs)));
        }
        Ok(of_account.then_some(Refusal::TooManyOfAccount(live)))
    }
}
