//! Files probable duplicates for staff, and closes what is none any more.

use std::sync::Arc;

use bot_core::duplicates::{self, Group};
use bot_core::ids::AppointmentId;
use bot_core::staff::Matter;
use chrono::{DateTime, TimeDelta, Utc};
use store::requests::{self, NewRequest};
use store::{StoreError, Tx, live_bookings};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;

/// Who booked twice does so days before; and to compare all bookings takes a while.
const LOOK: TimeDelta = TimeDelta::minutes(30);

/// Files probable duplicates.
pub struct Duplicates<D>(Arc<Bot<D>>);

impl<D: Desk> Duplicates<D> {
    /// Files those of this bot.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self(bot)
    }

    async fn file(&self, tx: &mut Tx, group: &Group<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
        let appointments: Vec<AppointmentId> =
            group.bookings.iter().map(|booking| booking.appointment.id.clone()).collect();
        let request = NewRequest {
            matter: &matter(group),
            subject: &subject(group),
            person: None,
            chat: None,
            appointments: &appointments,
            service: group.bookings.first().map(|booking| &booking.appointment.service),
            office: None,
        };
        requests::file(tx, self.0.store.codec(), &request, now).await.map(drop)
    }
}

fn matter(group: &Group<'_>) -> Matter {
    Matter::Duplicates { score: group.score, reasons: group.reasons.clone() }
}

/// A group is what it consists of: one that has grown is another.
fn subject(group: &Group<'_>) -> String {
    let mut references: Vec<&str> =
        group.bookings.iter().map(|booking| booking.appointment.reference.as_str()).collect();
    references.sort_unstable();
    references.join("+")
}

impl<D: Desk> Job for Duplicates<D> {
    const NAME: &'static str = "duplicates";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let store = &self.0.store;
        let mut reading = store.begin_read().await?;
        let bookings = live_bookings::all(&mut reading, store.codec(), now).await?;
        drop(reading);
        let groups = duplicates::find(&bookings);
        let ids: Vec<_> = groups.iter().map(|group| requests::id(&matter(group), &subject(group))).collect();
        let mut tx = store.begin().await?;
        requests::close_others(&mut tx, "duplicates", &ids, now).await?;
        for group in &groups {
            self.file(&mut tx, group, now).await?;
        }
        tx.commit().await?;
        Ok(now + LOOK)
    }
}
