//! Questions: they change nothing.

use std::collections::BTreeSet;

use bot_core::city::Offered;
use bot_core::desk::{Answer, Hours, Outcome, Place, Wish};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{Visit, place_id, quantity, slots};
use crate::error::StoreError;
use crate::places::search::{self, FreePlace, Search, Span};
use crate::{appointments, local_day};

impl Visit<'_> {
    pub(super) async fn places(&mut self, wish: &Wish, limit: u8) -> Result<Answer, StoreError> {
        let found = match self.span(wish) {
            Some(span) => self.earliest(wish, span, limit).await?,
            // The day is beyond the calendar.
            None => Vec::new(),
        };
        Ok(Answer::Ok(Outcome::Places(found.into_iter().map(place).collect())))
    }

    pub(super) async fn days(&mut self, wish: &Wish) -> Result<Answer, StoreError> {
        let days = self.shown_days();
        let spans: Vec<Span> = days.iter().filter_map(|day| self.hours_of(*day, wish.hours)).collect();
        let mut found = BTreeSet::new();
        for search in self.searches(wish) {
            let free = search::any(self.tx, &search, &spans, self.now).await?;
            found.extend(free.into_iter().filter_map(|position| days.get(position)));
        }
        Ok(Answer::Ok(Outcome::Days(found.into_iter().copied().collect())))
    }

    pub(super) async fn appointments(&mut self) -> Result<Answer, StoreError> {
        let live = appointments::live(self.tx, &self.who.person, self.now).await?;
        Ok(Answer::Ok(Outcome::Appointments(live)))
    }

    /// The earliest places in a span. Where the wish names hours, it looks for the first place of any
    /// hour, then at the hours of that day, and goes on with the next day: days without places cost
    /// nothing.
    async fn earliest(&mut self, wish: &Wish, span: Span, limit: u8) -> Result<Vec<FreePlace>, StoreError> {
        if wish.hours.is_none() {
            return self.earliest_in(wish, span, limit).await;
        }
        let zone = self.city.city.timezone;
        let (mut found, mut rest) = (Vec::new(), span);
        while found.len() < usize::from(limit)
            && let Some(first) = self.earliest_in(wish, rest, 1).await?.pop()
        {
            let day = local_day::of(first.starts_at, zone);
            if let Some(hours) = self.hours_of(day, wish.hours) {
                let hours = Span { from: hours.from.max(span.from), until: hours.until.min(span.until) };
                found.append(&mut self.earliest_in(wish, hours, limit).await?);
            }
            let Some(midnight) = local_day::ends(day, zone) else { break };
            rest.from = midnight;
        }
        found.truncate(usize::from(limit));
        Ok(found)
    }

    /// The earliest places in a span, at any hour. Offices that need differently many slots for the
    /// errand are looked at one kind after the other; most cities have one kind.
    async fn earliest_in(
        &mut self,
        wish: &Wish,
        span: Span,
        limit: u8,
    ) -> Result<Vec<FreePlace>, StoreError> {
        let mut found = Vec::new();
        for search in self.searches(wish) {
            found.append(&mut search::next(self.tx, &search, span, limit, self.now).await?);
        }
        found.sort_by(|one, other| (one.starts_at, &one.office).cmp(&(other.starts_at, &other.office)));
        found.truncate(usize::from(limit));
        Ok(found)
    }

    /// What to search for: once for each number of slots that offices need for the errand. None where
    /// the service is not offered.
    fn searches<'w>(&self, wish: &'w Wish) -> Vec<Search<'w>> {
        let Some(service) = self.offered(&wish.service) else { return Vec::new() };
        let quantity = quantity(service, wish.quantity);
        let offers = self.city.offices.iter().filter_map(|office| office.offered(&wish.service));
        let here = offers.filter(|offered| offered.is_booked_here());
        let needed: BTreeSet<u16> = here.map(|offered: &Offered| slots(service, offered, quantity)).collect();
        let search = |slots| Search { service: &wish.service, offices: &wish.offices, quantity, slots };
        needed.into_iter().map(search).collect()
    }

    /// When a place that suits may begin; `None` where the day is beyond the calendar.
    fn span(&self, wish: &Wish) -> Option<Span> {
        let mut span = Span { from: self.now, until: self.horizon() };
        if let Some(day) = wish.day {
            let zone = self.city.city.timezone;
            span.from = local_day::begins(day, zone)?;
            span.until = local_day::ends(day, zone)?.min(span.until);
        }
        span.from = wish.from.map_or(span.from, |wished| wished.max(span.from));
        Some(span)
    }

    /// The days that are shown: today, and on to the horizon.
    fn shown_days(&self) -> Vec<NaiveDate> {
        let today = local_day::of(self.now, self.city.city.timezone);
        let last = self.last_day();
        today.iter_days().take_while(|day| *day <= last).collect()
    }

    /// These hours of a day, or the whole of it.
    fn hours_of(&self, day: NaiveDate, hours: Option<Hours>) -> Option<Span> {
        let zone = self.city.city.timezone;
        let from = local_day::at(day, hours.map_or(NaiveTime::MIN, |hours| hours.from), zone)?;
        let until = match hours.and_then(|hours| hours.to) {
            Some(to) => local_day::at(day, to, zone)?,
            None => local_day::ends(day, zone)?,
        };
        Some(Span { from, until })
    }

    /// The last day that is shown; places may be laid out further, from a time when the horizon was wider.
    fn last_day(&self) -> NaiveDate {
        local_day::of(self.after(self.desk.policy.horizon), self.city.city.timezone)
    }

    /// The end of the last day that is shown.
    pub(super) fn horizon(&self) -> DateTime<Utc> {
        local_day::ends(self.last_day(), self.city.city.timezone).unwrap_or(DateTime::<Utc>::MAX_UTC)
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
