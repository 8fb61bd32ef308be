//! Closures, as those see them whose appointments are affected.

use bot_core::City;
use bot_core::closure::{Closing, ClosingRefusal, Extent, Message};
use bot_core::desk::{Answer, Outcome};
use bot_core::ids::{CaseId, ChatId, ClosureId, HoldId};
use chrono::{DateTime, Utc};

use super::{LocalDesk, Visit};
use crate::appointments::MovedBy;
use crate::closures::cases::{self, State};
use crate::closures::closing;
use crate::closures::rehousing::Rehousing;
use crate::dice::Dice;
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind};
use crate::seal::Codec;
use crate::sql::{Tx, args};
use crate::{appointments, closures, wards};

impl Visit<'_> {
    /// One atomic swap, which counts against no limit.
    pub(super) async fn take_alternative(
        &mut self,
        case: &CaseId,
        alternative: &HoldId,
    ) -> Result<Answer, StoreError> {
        let Some(case) = self.case(case).await? else { return Ok(Answer::Gone) };
        if case.appointment.occupancy.as_deref() == Some(alternative.as_str()) {
            // The order was repeated.
            return Ok(Answer::Ok(Outcome::Booked(case.booked())));
        }
        let held = cases::alternatives(self.tx, &case.id).await?;
        let is_held = held.iter().any(|held| held.hold == *alternative);
        if case.state != State::Asked || !case.appointment.booked || !is_held {
            return Ok(Answer::Gone);
        }
        let found = occupancy::find_any(self.tx, alternative.as_str()).await?;
        let Some(held) = found.filter(|found| found.is(Kind::Offer, self.now)) else {
            return Ok(Answer::Gone);
        };
        occupancy::turn_into(self.tx, &held.id, Kind::Appointment, None).await?;
        // Meanwhile they may have become one person with another.
        let sql = "update occupancy set person = $2 where id = $1";
        self.tx.execute(sql, args![&held.id, case.person.as_str()]).await?;
        let moved = appointments::move_to(self.tx, case.booked(), &held, MovedBy::Office, self.now).await?;
        if let Some(old) = &case.appointment.occupancy {
            occupancy::vacate(self.tx, old, self.now).await?;
        }
        cases::settle(self.tx, &moved.id, State::Moved, self.now).await?;
        Ok(Answer::Ok(Outcome::Booked(moved)))
    }

    pub(super) async fn cannot_come_later(&mut self, case: &CaseId) -> Result<Answer, StoreError> {
        let Some(case) = self.case(case).await? else { return Ok(Answer::Gone) };
        if case.state != State::Asked || !case.asks_later {
            return Ok(Answer::Gone);
        }
        cases::release(self.tx, &case.id, self.now).await?;
        match case.stranded {
            true => cases::set_state(self.tx, &case.id, State::Asked, case.asks_until, self.now).await?,
            false => cases::set_state(self.tx, &case.id, State::Kept, None, self.now).await?,
        }
        Ok(Answer::Ok(Outcome::Done))
    }

    async fn case(&mut self, id: &CaseId) -> Result<Option<cases::Record>, StoreError> {
        cases::of(self.tx, &self.who.person, &self.who.account, id).await
    }
}

impl LocalDesk {
    /// Closes an office, or some of its desks.
    ///
    /// # Errors
    /// The database's own.
    pub async fn close(
        &self,
        tx: &mut Tx,
        dice: &mut Dice,
        closing: &Closing,
        now: DateTime<Utc>,
    ) -> Result<Result<closures::Record, ClosingRefusal>, StoreError> {
        let id = ClosureId::new(dice.id());
        closing::close(tx, id, closing, self.policy.closure_answer, now).await
    }

    /// What closing would bring: it is done, looked at, and undone.
    ///
    /// # Errors
    /// The database's own.
    pub async fn preview(
        &self,
        tx: &mut Tx,
        dice: &mut Dice,
        city: &City,
        closing: &Closing,
        now: DateTime<Utc>,
    ) -> Result<Result<Extent, ClosingRefusal>, StoreError> {
        tx.savepoint().await?;
        let extent = match self.close(tx, dice, closing, now).await? {
            Ok(closure) => {
                while !self.rehousing().look(tx, city, now, now).await? {}
                Ok(closures::extent(tx, &closure.id).await?)
            }
            Err(refusal) => Err(refusal),
        };
        tx.undo_savepoint().await?;
        Ok(extent)
    }

    /// Opens again what was closed.
    ///
    /// # Errors
    /// The database's own.
    pub async fn reopen(
        &self,
        tx: &mut Tx,
        city: &City,
        closure: &ClosureId,
        now: DateTime<Utc>,
    ) -> Result<Result<closures::Record, ClosingRefusal>, StoreError> {
        closing::reopen(tx, closure, city.city.timezone, now).await
    }

    /// Looks for other places for some of those who have lost theirs, before anybody else gets what has become free
    /// after `since`; whether all are looked at.
    ///
    /// # Errors
    /// The database's own.
    pub async fn rehouse(
        &self,
        tx: &mut Tx,
        city: &City,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.rehousing().look(tx, city, since, now).await
    }

    /// Does what there is to do about a case by now; what is told of it, and in which chat.
    ///
    /// # Errors
    /// The database's own.
    pub async fn attend(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        city: &City,
        case: &CaseId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Message)>, StoreError> {
        let Some((chat, mut message)) = self.rehousing().attend(tx, codec, city, case, now).await? else {
            return Ok(None);
        };
        wards::name_in_message(tx, codec, &mut message).await?;
        Ok(Some((chat, message)))
    }

    fn rehousing(&self) -> Rehousing {
        let policy = &self.policy;
        Rehousing { answer: policy.closure_answer, horizon: policy.horizon, quiet: policy.quiet_hours }
    }
}
