//! Questions: they change nothing.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::City;
use bot_core::desk::{Answer, Hours, Outcome, Place, Wish};
use bot_core::tidings::Limits;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Visit;
use crate::closures::cases;
use crate::error::StoreError;
use crate::places::place_id;
use crate::places::rush::{Calendar, Question};
use crate::places::search::{self, FreePlace, Search, Span};
use crate::waitlist::offering::suits;
use crate::{appointments, local_day};

/// For errands longer than so many slots nobody looks when a release brings all of them: it would take too long.
const RELEASED_TOGETHER: u16 = 8;
/// In a rush so many starts are looked at, of all offices together, and of each: more than a rush takes in a second.
const IN_A_RUSH: (usize, usize) = (1_000, 100);

impl<'a> Visit<'a> {
    pub(super) async fn places(&mut self, wish: &Wish, limit: u8) -> Result<Answer, StoreError> {
        if let Some(answer) = self.ruled_out(wish).await? {
            return Ok(answer);
        }
        let limits = self.limits().await?;
        let found = match self.span(wish, self.reach_within(limits)) {
            Some(span) if self.is_rush(wish) => {
                return Ok(within(limits, self.spread(wish, span, limit).await?));
            }
            Some(span) => self.earliest(wish, span, limit).await?,
            // The day is beyond the calendar.
            None => Vec::new(),
        };
        let next_release = if found.is_empty() { self.next_release(wish).await? } else { None };
        Ok(within(limits, places(found, next_release)))
    }

    fn is_rush(&self, wish: &Wish) -> bool {
        let is_offered = self.city.errands(wish).is_some();
        is_offered && self.desk.rush.asks(&wish.service, &self.who.person, self.now)
    }

    /// The earliest places in a span that nobody else looks at.
    async fn spread(&mut self, wish: &Wish, span: Span, limit: u8) -> Result<Outcome, StoreError> {
        let question = Question::of(wish);
        if self.desk.rush.wants(&question, self.now) {
            let calendar = self.calendar(wish).await?;
            self.desk.rush.learn(question.clone(), calendar, self.now);
        }
        let zone = self.city.city.timezone;
        let is_wanted = |place: &FreePlace| {
            place.starts_at >= span.from && place.starts_at < span.until && suits(wish, place.starts_at, zone)
        };
        let shown = self.desk.rush.show(&question, &self.who.person, limit, is_wanted, self.now);
        let (mut found, until, next_release) = match shown {
            Some(shown) => (shown.places, shown.until, shown.next_release),
            None => (Vec::new(), span.from, None),
        };
        if found.is_empty() && until < span.until {
            let rest = Span { from: until.max(span.from), ..span };
            found = self.earliest(wish, rest, limit).await?;
        }
        Ok(places(found, next_release))
    }

    /// What is free, whatever the day and hour.
    async fn calendar(&mut self, wish: &Wish) -> Result<Calendar, StoreError> {
        let searches = self.searches(wish);
        let offices = searches.iter().map(|search| search.offices.len()).sum::<usize>();
        let (all, most) = IN_A_RUSH;
        let each = (all / offices.max(1)).clamp(1, most);
        let span = Span { from: self.now, until: self.horizon() };
        let (mut stocks, mut until) = (Vec::new(), span.until);
        for Search { offices, slots } in searches {
            for office in offices {
                let mut here = search::stocks(self.tx, office, slots, span, each, self.now).await?;
                if let Some(last) = here.last().filter(|_| here.len() == each) {
                    until = until.min(last.place.starts_at);
                }
                stocks.append(&mut here);
            }
        }
        stocks.sort_by(|one, other| {
            (one.place.starts_at, &one.place.office).cmp(&(other.place.starts_at, &other.place.office))
        });
        Ok(Calendar { stocks, until, next_release: self.next_release(wish).await? })
    }

    /// When more places become bookable that suit, whatever their day and hour.
    async fn next_release(&mut self, wish: &Wish) -> Result<Option<DateTime<Utc>>, StoreError> {
        // A place that is given back is no release, and when it comes is told to nobody.
        let returning = self.desk.policy.return_delay.max(TimeDelta::minutes(1));
        let mut next = None;
        for search in self.searches(wish).into_iter().filter(|search| search.slots <= RELEASED_TOGETHER) {
            let found = search::next_release(self.tx, &search, self.after(returning)).await?;
            next = [next, found].into_iter().flatten().min();
        }
        Ok(next)
    }

    pub(super) async fn days(&mut self, wish: &Wish) -> Result<Answer, StoreError> {
        if let Some(answer) = self.ruled_out(wish).await? {
            return Ok(answer);
        }
        let limits = self.limits().await?;
        let days = self.days_in(wish, Span { from: self.now, until: self.reach_within(limits) });
        let found = self.days_with_places(wish, &days).await?;
        Ok(within(limits, Outcome::Days(found.into_iter().map(|(day, _)| day).collect())))
    }

    pub(super) async fn appointments(&mut self) -> Result<Answer, StoreError> {
        let live = appointments::live(self.tx, &self.who.person, self.now).await?;
        let (person, account) = (&self.who.person, &self.who.account);
        if let Some((case, until)) = cases::asked_of(self.tx, person, account).await? {
            let case = Box::new(case.told(self.tx, until).await?);
            return Ok(Answer::Ok(Outcome::FallsOut { case, appointments: live }));
        }
        Ok(Answer::Ok(Outcome::Appointments(live)))
    }

    /// The earliest places in a span. Where the wish names hours or days of the week, it looks first which days have
    /// a place then: days without one cost nothing more.
    async fn earliest(&mut self, wish: &Wish, span: Span, limit: u8) -> Result<Vec<FreePlace>, StoreError> {
        if wish.hours.is_none() && wish.weekdays.are_any() {
            return self.earliest_in(wish, span, limit).await;
        }
        let days = self.days_in(wish, span);
        let mut found = Vec::new();
        for (_, hours) in self.days_with_places(wish, &days).await? {
            found.append(&mut self.earliest_in(wish, hours, limit).await?);
            if found.len() >= usize::from(limit) {
                break;
            }
        }
        found.truncate(usize::from(limit));
        Ok(found)
    }

    /// The earliest places in a span, at any hour. Offices that need differently many slots for the
    /// errand are looked at one kind after the other; most cities have one kind.
    pub(super) async fn earliest_in(
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

    /// Those of the days that have a place at their hours.
    async fn days_with_places(
        &mut self,
        wish: &Wish,
        days: &[(NaiveDate, Span)],
    ) -> Result<Vec<(NaiveDate, Span)>, StoreError> {
        let spans: Vec<Span> = days.iter().map(|(_, hours)| *hours).collect();
        let mut found = BTreeSet::new();
        for search in self.searches(wish) {
            found.extend(search::any(self.tx, &search, &spans, self.now).await?);
        }
        Ok(found.into_iter().filter_map(|position| days.get(position).copied()).collect())
    }

    fn searches(&self, wish: &Wish) -> Vec<Search<'a>> {
        searches(self.city, wish)
    }

    /// When a place that suits may begin, before `reach`; `None` where the day is beyond the calendar.
    fn span(&self, wish: &Wish, reach: DateTime<Utc>) -> Option<Span> {
        let mut span = Span { from: self.now, until: reach };
        if let Some(day) = wish.day {
            let zone = self.city.city.timezone;
            span.from = local_day::begins(day, zone)?;
            span.until = local_day::ends(day, zone)?.min(span.until);
        }
        span.from = wish.from.map_or(span.from, |wished| wished.max(span.from));
        Some(span)
    }

    /// The days of a span that are wished for, each with its hours, or the whole of it.
    pub(super) fn days_in(&self, wish: &Wish, span: Span) -> Vec<(NaiveDate, Span)> {
        let zone = self.city.city.timezone;
        let days = local_day::of(span.from, zone).iter_days();
        let hours = days.map_while(|day| Some((day, hours_of(day, wish.hours, zone)?)));
        let in_span = hours.take_while(|(_, hours)| hours.from < span.until);
        let wished = in_span.filter(|(day, _)| wish.weekdays.suit(*day));
        wished.map(|(day, hours)| (day, Span { from: hours.from.max(span.from), ..hours })).collect()
    }

    /// The last day that is shown; places may be laid out further, from a time when the horizon was wider.
    pub(super) fn last_day(&self) -> NaiveDate {
        local_day::of(self.after(self.desk.policy.horizon), self.city.city.timezone)
    }

    /// The end of the last day that is shown.
    pub(super) fn horizon(&self) -> DateTime<Utc> {
        local_day::ends(self.last_day(), self.city.city.timezone).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

/// What to search for: the wanted offices, by how many slots they need for the visit. None where the services are not
/// offered, or don't combine.
pub(super) fn searches<'a>(city: &'a City, wish: &Wish) -> Vec<Search<'a>> {
    let Some(errands) = city.errands(wish) else { return Vec::new() };
    let mut wanted = BTreeMap::<u16, Vec<&str>>::new();
    let offices = city.offices.iter();
    for office in offices.filter(|office| wish.offices.is_empty() || wish.offices.contains(&office.id)) {
        if let Some(slots) = errands.slots_at(office) {
            wanted.entry(slots).or_default().push(office.id.as_str());
        }
    }
    wanted.into_iter().map(|(slots, offices)| Search { offices, slots }).collect()
}

/// These hours of a day, or the whole of it; `None` at the end of the calendar.
fn hours_of(day: NaiveDate, hours: Option<Hours>, zone: Tz) -> Option<Span> {
    let from = local_day::at(day, hours.map_or(NaiveTime::MIN, |hours| hours.from), zone)?;
    let until = match hours.and_then(|hours| hours.to) {
        Some(to) => local_day::at(day, to, zone)?,
        None => local_day::ends(day, zone)?,
    };
    Some(Span { from, until })
}

fn places(found: Vec<FreePlace>, next_release: Option<DateTime<Utc>>) -> Outcome {
    match found.is_empty() {
        true => Outcome::NothingFree { next_release },
        false => Outcome::Places(found.into_iter().map(place).collect()),
    }
}

/// The outcome, and what limited it.
fn within(limits: Option<Limits>, outcome: Outcome) -> Answer {
    Answer::Ok(match limits {
        Some(limits) => Outcome::Near { limits, outcome: Box::new(outcome) },
        None => outcome,
    })
}

pub(super) fn place(free: FreePlace) -> Place {
    Place {
        id: place_id(&free.office, free.starts_at),
        office: free.office,
        starts_at: free.starts_at,
        ends_at: free.ends_at,
    }
}
