//! A rush: many ask for the same service at the same moment, and each is shown other places.
//!
//! If all of them saw the same earliest places, one would get the first and the others would tap in vain. So the
//! desk remembers for some seconds what it has shown to whom, and shows everybody the earliest places that nobody
//! else looks at; the scarcer these become, the fewer to each. Where every free place is looked at, there is none
//! to show.
//!
//! ```text
//!          shown                 tapped
//!   free ─────────→ looked at ──────────→ held
//!     ↑                 │
//!     │                 │ another was tapped, or none in time
//!     └──── rest ─── let go: those who wait are asked first
//! ```
//!
//! All this is a guess about who looks at what, never the truth about what is free: the database decides who gets
//! a place. A restart, or another instance beside this one, only makes the showing less even. Without a rush
//! nothing is remembered but who asked last, and everybody sees the earliest places.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bot_core::desk::Wish;
use bot_core::ids::{OfficeId, PersonId, ServiceId};
use chrono::{DateTime, TimeDelta, Utc};

use super::FreePlace;

/// So many others have asked for the same service
const CROWD: usize = 5;
/// within this time: then it is a rush.
const AT_ONCE: TimeDelta = TimeDelta::seconds(15);
/// So long somebody is thought to look at what they were shown.
const LOOK: TimeDelta = TimeDelta::seconds(30);
/// For so long only those who wait get a place that was looked at and not taken; the job that offers it runs every
/// second.
const REST: TimeDelta = TimeDelta::seconds(3);
/// In a rush the calendar is searched once in this time, for all who ask the same.
const FRESH: TimeDelta = TimeDelta::seconds(1);
/// Looks are counted by so many seconds of an office's day, so that errands of several slots get out of each other's
/// way; most slots are a multiple of it.
const CELL: i64 = 300;
/// No more people are remembered than this, nor more different questions than that.
const PEOPLE: usize = 20_000;
const QUESTIONS: usize = 200;

/// What is asked for, whatever the day and hour.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    service: ServiceId,
    quantity: u8,
    also: Vec<(ServiceId, u8)>,
    offices: Vec<OfficeId>,
}

impl Question {
    /// The question in a wish.
    pub fn of(wish: &Wish) -> Self {
        Self {
            service: wish.service.clone(),
            quantity: wish.quantity,
            also: wish.also.iter().map(|errand| (errand.service.clone(), errand.quantity)).collect(),
            offices: wish.offices.clone(),
        }
    }
}

/// A start that is free at so many desks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    /// Where and when.
    pub place: FreePlace,
    /// At how many desks.
    pub desks: u32,
}

/// What the calendar answers to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What is free, earliest first,
    pub stocks: Vec<Stock>,
    /// and until when that is all; later there may be more.
    pub until: DateTime<Utc>,
    /// When more becomes bookable.
    pub next_release: Option<DateTime<Utc>>,
}

/// What somebody is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Places, earliest first.
    pub places: Vec<FreePlace>,
    /// Until when these are all that nobody else looks at.
    pub until: DateTime<Utc>,
    /// When more becomes bookable.
    pub next_release: Option<DateTime<Utc>>,
}

/// Who looks at what.
#[derive(Debug, Default)]
pub struct Rush(Mutex<Memory>);

#[derive(Debug, Default)]
struct Memory {
    /// Who asked for a service last.
    askers: HashMap<ServiceId, VecDeque<(PersonId, DateTime<Utc>)>>,
    /// What the calendar answered, and when.
    calendars: HashMap<Question, (DateTime<Utc>, Calendar)>,
    /// Who looks at each part of an office's day.
    looks: HashMap<OfficeId, HashMap<i64, Vec<Look>>>,
    /// What somebody was shown last, and until when they are thought to look at it.
    shown: HashMap<PersonId, (Vec<FreePlace>, DateTime<Utc>)>,
    /// When an office had a place last that was looked at and not taken.
    let_go: HashMap<OfficeId, DateTime<Utc>>,
}

#[derive(Debug)]
struct Look {
    person: PersonId,
    until: DateTime<Utc>,
}

impl Rush {
    /// Somebody asks for places for a service: is it a rush?
    pub fn asks(&self, service: &ServiceId, person: &PersonId, now: DateTime<Utc>) -> bool {
        let mut memory = self.lock();
        let askers = memory.askers.entry(service.clone()).or_default();
        askers.retain(|(other, at)| other != person && *at + AT_ONCE > now);
        let is_crowd = askers.len() >= CROWD;
        if is_crowd {
            askers.pop_front();
        }
        askers.push_back((person.clone(), now));
        is_crowd
    }

    /// Whether the calendar must be searched anew.
    pub fn wants(&self, question: &Question, now: DateTime<Utc>) -> bool {
        self.lock().calendars.get(question).is_none_or(|(at, _)| *at + FRESH <= now)
    }

    /// This is what the calendar answers to a question now.
    pub fn learn(&self, question: Question, calendar: Calendar, now: DateTime<Utc>) {
        let mut memory = self.lock();
        memory.sweep(now);
        if memory.calendars.len() >= QUESTIONS {
            memory.calendars.retain(|_, (at, _)| *at + FRESH > now);
        }
        if memory.calendars.len() >= QUESTIONS {
            memory.calendars.clear();
        }
        memory.calendars.insert(question, (now, calendar));
    }

    /// Shows somebody the earliest places that suit and that nobody else looks at, at most `limit`; `None` where
    /// nothing was learnt about the question.
    pub fn show(
        &self,
        question: &Question,
        person: &PersonId,
        limit: u8,
        suits: impl Fn(&FreePlace) -> bool,
        now: DateTime<Utc>,
    ) -> Option<Shown> {
        let mut memory = self.lock();
        memory.let_go_of(person, now);
        let (_, calendar) = memory.calendars.get(question)?;
        let (mut looked_at, mut open) = (0, 0);
        let mut places = Vec::new();
        for Stock { place, desks } in calendar.stocks.iter().filter(|stock| suits(&stock.place)) {
            let others = memory.looking(place, Some(person), now - REST).min(*desks);
            looked_at += others;
            open += desks - others;
            if others < *desks && places.len() < usize::from(limit) {
                places.push(place.clone());
            }
        }
        // As many as there would be for everybody who looks.
        let share = usize::try_from(open / (looked_at + 1)).unwrap_or(usize::MAX);
        places.truncate(share.max(1));
        let (until, next_release) = (calendar.until, calendar.next_release);
        memory.look(person, &places, now);
        Some(Shown { places, until, next_release })
    }

    /// Somebody has taken this place, of those they were shown.
    pub fn taken(&self, person: &PersonId, office: &OfficeId, starts_at: DateTime<Utc>, now: DateTime<Utc>) {
        self.lock().chosen(person, office, starts_at, now, |desks| desks.saturating_sub(1));
    }

    /// Somebody wanted this place, and it is free at no desk.
    pub fn gone(&self, person: &PersonId, office: &OfficeId, starts_at: DateTime<Utc>, now: DateTime<Utc>) {
        self.lock().chosen(person, office, starts_at, now, |_| 0);
    }

    /// How many look at a place of an office that begins then.
    pub fn looking(&self, office: &OfficeId, starts_at: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
        let place = FreePlace { office: office.clone(), starts_at, ends_at: starts_at };
        self.lock().looking(&place, None, now)
    }

    /// Offices with places that were looked at, and not taken, after `since`.
    pub fn let_go_since(&self, since: DateTime<Utc>, now: DateTime<Utc>) -> Vec<OfficeId> {
        let mut memory = self.lock();
        memory.sweep(now);
        memory.let_go.iter().filter(|(_, at)| **at > since).map(|(office, _)| office.clone()).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    /// How many looked at a place after this moment, but for one person.
    fn looking(&self, place: &FreePlace, but: Option<&PersonId>, after: DateTime<Utc>) -> u32 {
        let Some(looks) = self.looks.get(&place.office) else { return 0 };
        let others = |looks: &Vec<Look>| {
            looks.iter().filter(|look| look.until > after && Some(&look.person) != but).count()
        };
        let most = cells(place).filter_map(|cell| looks.get(&cell)).map(others).max();
        u32::try_from(most.unwrap_or(0)).unwrap_or(u32::MAX)
    }

    /// Somebody begins to look at places.
    fn look(&mut self, person: &PersonId, places: &[FreePlace], now: DateTime<Utc>) {
        if places.is_empty() || self.shown.len() >= PEOPLE {
            return;
        }
        let until = now + LOOK;
        for place in places {
            let looks = self.looks.entry(place.office.clone()).or_default();
            for cell in cells(place) {
                let looks = looks.entry(cell).or_default();
                looks.retain(|look| look.person != *person);
                looks.push(Look { person: person.clone(), until });
            }
        }
        self.shown.insert(person.clone(), (places.to_vec(), until));
    }

    /// Somebody does not look any more at what they were shown.
    fn let_go_of(&mut self, person: &PersonId, now: DateTime<Utc>) {
        let Some((places, _)) = self.shown.remove(person) else { return };
        for place in places {
            self.each_look(person, &place, |look| look.until = look.until.min(now));
            self.let_go.insert(place.office, now);
        }
    }

    /// Somebody has decided for a place, and lets the others go.
    fn chosen(
        &mut self,
        person: &PersonId,
        office: &OfficeId,
        starts_at: DateTime<Utc>,
        now: DateTime<Utc>,
        left: impl Fn(u32) -> u32,
    ) {
        let is_it = |place: &FreePlace| place.starts_at == starts_at && place.office == *office;
        for (_, calendar) in self.calendars.values_mut() {
            if let Some(stock) = calendar.stocks.iter_mut().find(|stock| is_it(&stock.place)) {
                stock.desks = left(stock.desks);
            }
        }
        if let Some((shown, _)) = self.shown.get_mut(person)
            && let Some(position) = shown.iter().position(is_it)
        {
            let place = shown.remove(position);
            // The database keeps it from others now: nobody has to remember that.
            self.each_look(person, &place, |look| look.until = DateTime::UNIX_EPOCH);
        }
        self.let_go_of(person, now);
    }

    fn each_look(&mut self, person: &PersonId, place: &FreePlace, mut change: impl FnMut(&mut Look)) {
        let Some(looks) = self.looks.get_mut(&place.office) else { return };
        for cell in cells(place) {
            let looks = looks.get_mut(&cell).into_iter().flatten();
            looks.filter(|look| look.person == *person).for_each(&mut change);
        }
    }

    /// Forgets what is over, and notes which offices had places that nobody took in time.
    fn sweep(&mut self, now: DateTime<Utc>) {
        let Self { looks, shown, let_go, .. } = self;
        for (office, cells) in &mut *looks {
            let over = cells.values().flatten().map(|look| look.until).filter(|until| *until <= now).max();
            if let Some(over) = over {
                let noted = let_go.entry(office.clone()).or_insert(over);
                *noted = over.max(*noted);
            }
            cells.retain(|_, looks| {
                looks.retain(|look| look.until > now - REST);
                !looks.is_empty()
            });
        }
        looks.retain(|_, cells| !cells.is_empty());
        shown.retain(|_, (_, until)| *until > now);
    }
}

/// The parts of an office's day that a place takes.
fn cells(place: &FreePlace) -> impl Iterator<Item = i64> + use<> {
    let cell = |at: DateTime<Utc>| at.timestamp().div_euclid(CELL);
    let last = place.ends_at - TimeDelta::seconds(1);
    cell(place.starts_at)..=cell(last.max(place.starts_at))
}

#[cfg(test)]
mod tests;
