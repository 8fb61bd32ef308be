//! What is told to everybody, outside the chat.

use bot_core::City;
use bot_core::desk::{Place, Wish};
use bot_core::forecast::Forecast;
use bot_core::ids::ServiceId;
use chrono::{DateTime, Utc};

use super::asking::{place, searches};
use super::{LocalDesk, later};
use crate::error::StoreError;
use crate::local_day;
use crate::places::search::{self, Span};
use crate::sql::Tx;
use crate::waitlist::rank;

impl LocalDesk {
    /// What the calendar says of every service that can be booked here, in the city's order.
    ///
    /// # Errors
    /// The database's own.
    pub async fn forecasts(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<Vec<Forecast>, StoreError> {
        let mut forecasts = Vec::new();
        for service in &city.services {
            let wish = Wish::new(service.id.clone());
            if !searches(city, &wish).is_empty() {
                forecasts.push(self.forecast(tx, city, &wish, now).await?);
            }
        }
        Ok(forecasts)
    }

    async fn forecast(
        &self,
        tx: &mut Tx,
        city: &City,
        wish: &Wish,
        now: DateTime<Utc>,
    ) -> Result<Forecast, StoreError> {
        let service = &wish.service;
        let next = self.next_place(tx, city, wish, now).await?;
        let next_release = if next.is_none() { next_release(tx, city, wish, now).await? } else { None };
        let waiting = rank::waiting(tx, service).await?;
        let days = rank::days(tx, &self.tally, service, waiting, now).await?;
        Ok(Forecast { service: ServiceId::clone(service), next, next_release, waiting, days })
    }

    pub(super) async fn next_place(
        &self,
        tx: &mut Tx,
        city: &City,
        wish: &Wish,
        now: DateTime<Utc>,
    ) -> Result<Option<Place>, StoreError> {
        let zone = city.city.timezone;
        let last = local_day::of(later(now, self.policy.horizon), zone);
        let span = Span { from: now, until: local_day::ends(last, zone).unwrap_or(DateTime::<Utc>::MAX_UTC) };
        let mut found = Vec::new();
        for wanted in searches(city, wish) {
            found.append(&mut search::next(tx, &wanted, span, 1, now).await?);
        }
        Ok(found.into_iter().min_by_key(|free| free.starts_at).map(place))
    }
}

async fn next_release(
    tx: &mut Tx,
    city: &City,
    wish: &Wish,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let mut next = None;
    for wanted in searches(city, wish) {
        next = [next, search::next_release(tx, &wanted, now).await?].into_iter().flatten().min();
    }
    Ok(next)
}
