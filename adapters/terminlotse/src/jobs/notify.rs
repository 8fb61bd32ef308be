//! Puts notices into the outbox, and carries out there what staff have ordered since.

use std::sync::Arc;

use bot_core::notice::State;
use chrono::{DateTime, TimeDelta, Utc};
use store::StoreError;
use store::notices::steer::{self, Order};
use store::notices::{self, Notice, progress, queue};

use super::Job;
use crate::bot::Bot;
use crate::crash_point::{CrashPoint, pass};
use crate::desk::Desk;
use crate::notice::letter;

/// What staff order takes effect within this time.
const LOOK: TimeDelta = TimeDelta::seconds(1);
/// So long the turns have the database to themselves before the next chunk: a hundred thousand people are still in the
/// outbox within thirty seconds.
const BETWEEN: TimeDelta = TimeDelta::milliseconds(20);
/// What has not arrived so long after its time is no news any more.
const OLD: TimeDelta = TimeDelta::days(3);

/// Looks after notices.
pub struct Notify<D>(Arc<Bot<D>>);

impl<D: Desk> Notify<D> {
    /// Looks after this bot's notices.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self(bot)
    }

    /// Does one part of what is to be done about a notice; whether there is more.
    async fn advance(&self, notice: &Notice, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let Some(order) = order(notice, now) else { return Ok(false) };
        if notice.state == State::Approved && notice.queued_at.is_none() {
            return self.queue(notice, now).await;
        }
        let mut tx = self.0.store.begin_read().await?;
        let is_to_do = steer::is_to_do(&mut tx, notice.id, order, now).await?;
        let is_over = !progress::is_under_way(&mut tx, notice.id).await?;
        drop(tx);
        match () {
            () if is_to_do => self.carry_out(notice, order, now).await.map(|()| true),
            () if is_over && notice.state != State::Paused => self.end(notice, now).await.map(|()| false),
            () => Ok(false),
        }
    }

    async fn queue(&self, notice: &Notice, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let (store, city) = (&self.0.store, self.0.city());
        let mut tx = store.begin_read().await?;
        let chunk = queue::chunk(&mut tx, store.codec(), notice, city.city.timezone).await?;
        drop(tx);
        let letter = |language: Option<&_>| letter(notice, language, &city.city.language).write();
        let mut tx = store.begin().await?;
        queue::put(&mut tx, store.codec(), notice, &chunk, letter, now).await?;
        pass(CrashPoint::BeforeCommit);
        tx.commit().await?;
        pass(CrashPoint::AfterCommit);
        self.0.signal_outbox();
        Ok(true)
    }

    async fn carry_out(&self, notice: &Notice, order: Order, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.0.store.begin().await?;
        steer::carry_out(&mut tx, notice.id, order, now).await?;
        tx.commit().await?;
        self.0.signal_outbox();
        Ok(())
    }

    async fn end(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.0.store.begin().await?;
        let result = progress::of(&mut tx, notice).await?;
        notices::end(&mut tx, notice.id, result, now).await?;
        tx.commit().await
    }
}

/// What is to be done with what lies in the outbox; nothing, where it was never approved.
fn order(notice: &Notice, now: DateTime<Utc>) -> Option<Order> {
    let since = notice.send_at.max(notice.approved_at)?;
    match notice.state {
        State::Approved if now - since > OLD => Some(Order::Withdraw),
        State::Approved => Some(Order::LetGo(since)),
        State::Paused => Some(Order::Hold),
        State::Stopped => Some(Order::Withdraw),
        State::Proposed | State::Rejected | State::Done => None,
    }
}

impl<D: Desk> Job for Notify<D> {
    const NAME: &'static str = "notify";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let open = notices::open(&mut self.0.store.begin_read().await?).await?;
        let mut is_more = false;
        for notice in &open {
            is_more |= self.advance(notice, now).await?;
        }
        Ok(now + if is_more { BETWEEN } else { LOOK })
    }
}
