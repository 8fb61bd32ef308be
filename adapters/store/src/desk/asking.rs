//! Questions: they change nothing.

use bot_core::desk::{Answer, Outcome, Place, Wish};
use chrono::{DateTime, NaiveDate, Utc};

use super::{Visit, place_id, slots};
use crate::error::StoreError;
use crate::places::search::{self, FreePlace, Search};
use crate::{appointments, local_day};

impl Visit<'_> {
    pub(super) async fn places(&mut self, wish: &Wish, limit: u8) -> Result<Answer, StoreError> {
        let found = match self.search(wish, wish.day) {
            Some(search) => search::next(self.tx, &search, limit, self.now).await?,
            None => Vec::new(),
        };
        Ok(Answer::Ok(Outcome::Places(found.into_iter().map(place).collect())))
    }

    pub(super) async fn days(
        &mut self,
        wish: &Wish,
        after: Option<NaiveDate>,
        limit: u8,
    ) -> Result<Answer, StoreError> {
        let zone = self.city.city.timezone;
        let found = match (self.search(wish, None), after.map(|day| local_day::ends(day, zone))) {
            // After the last day of the calendar there is none.
            (None, _) | (_, Some(None)) => Vec::new(),
            (Some(search), from) => {
                let search = Search { from: from.flatten().unwrap_or(self.now).max(search.from), ..search };
                search::days(self.tx, &search, zone, limit, self.now).await?
            }
        };
        Ok(Answer::Ok(Outcome::Days(found)))
    }

    pub(super) async fn appointments(&mut self) -> Result<Answer, StoreError> {
        let live = appointments::live(self.tx, &self.who.person, self.now).await?;
        Ok(Answer::Ok(Outcome::Appointments(live)))
    }

    /// `None` when nothing can suit: the service is not offered, the day is beyond the calendar.
    fn search<'w>(&self, wish: &'w Wish, day: Option<NaiveDate>) -> Option<Search<'w>> {
        let (_, slots) = slots(self.offered(&wish.service)?, wish.quantity);
        let horizon = self.horizon();
        let (from, until) = match day {
            None => (self.now, horizon),
            Some(day) => {
                let zone = self.city.city.timezone;
                (local_day::begins(day, zone)?, local_day::ends(day, zone)?.min(horizon))
            }
        };
        let from = wish.from.map_or(from, |wished| wished.max(from));
        Some(Search { service: &wish.service, office: wish.office.as_ref(), slots, from, until })
    }

    /// The end of the last day that is shown; places may be laid out further, from a time when the
    /// horizon was wider.
    pub(super) fn horizon(&self) -> DateTime<Utc> {
        let zone = self.city.city.timezone;
        let last = local_day::of(self.after(self.desk.policy.horizon), zone);
        local_day::ends(last, zone).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

fn place(free: FreePlace) -> Place {
    Place {
        id: place_id(&free.office, free.starts_at),
        office: free.office,
        starts_at: free.starts_at,
        ends_at: free.ends_at,
    }
}
