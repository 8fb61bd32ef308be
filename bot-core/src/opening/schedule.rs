//! All that says when an office is open, and which places that makes on a day.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::release::Releases;
use super::slots::shown_at;
use super::{Exception, OpeningRule, Slot};
use crate::holidays::{Holiday, State};

/// What a city says for the rules of all its offices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityRules {
    /// The zone of the offices' clocks.
    pub zone: Tz,
    /// How long a slot is where a rule doesn't say it.
    pub slot: TimeDelta,
    /// The state whose public holidays are kept, if any are.
    pub state: Option<State>,
    /// When places become bookable where a rule doesn't say it.
    pub releases: Releases,
}

impl CityRules {
    /// The holiday that is kept on a date.
    pub fn holiday(&self, date: NaiveDate) -> Option<Holiday> {
        self.state?.holiday(date)
    }
}

/// When an office is open: its rules, and what beats them.
///
/// On a day with exceptions only these count, unless they are extra. On a public holiday without one the office is
/// closed.
#[derive(Clone, Copy, Debug)]
pub struct Schedule<'a> {
    /// Its rules, in their order.
    pub rules: &'a [OpeningRule],
    /// Single days that are unlike others, in any order.
    pub exceptions: &'a [Exception],
}

/// What makes a place: the index of a rule or of an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A rule.
    Rule(usize),
    /// An exception.
    Exception(usize),
}

/// Hours of a day, with the desks they have: those from `before + 1` to `before + desks`.
struct Seated<'a> {
    origin: Origin,
    hours: Cow<'a, OpeningRule>,
    before: u16,
}

impl<'a> Schedule<'a> {
    /// The slots of a date, each with what made it.
    ///
    /// Rules that hold at the same time get desks side by side, in the rules' order, so that no two
    /// slots meet at one desk; a rule for the afternoon uses the desks of the morning.
    pub fn slots_on(&self, date: NaiveDate, city: &CityRules) -> Vec<(Origin, Slot)> {
        let mut slots = Vec::new();
        for Seated { origin, hours, before } in self.seated(date, city) {
            let own = hours.slots_on(date, city).into_iter();
            slots.extend(own.map(|slot| (origin, Slot { desk: before.saturating_add(slot.desk), ..slot })));
        }
        slots
    }

    /// Whether a desk is served for the whole of a time on a date: one shift after the other serves it
    /// further.
    pub fn serves(
        &self,
        date: NaiveDate,
        desk: u16,
        (from, until): (DateTime<Utc>, DateTime<Utc>),
        city: &CityRules,
    ) -> bool {
        let seated = self.seated(date, city);
        let at_desk = seated.iter().filter(|seated| seated.has(desk));
        let mut shifts: Vec<_> = at_desk
            .flat_map(|seated| seated.hours.shifts())
            .filter_map(|(from, to)| {
                Some((shown_at(date.and_time(from), city.zone)?, shown_at(date.and_time(to), city.zone)?))
            })
            .collect();
        shifts.sort();
        let served = shifts.into_iter().fold(
            from,
            |served, (from, to)| {
                if from <= served { served.max(to) } else { served }
            },
        );
        until <= served
    }

    fn seated(&self, date: NaiveDate, city: &CityRules) -> Vec<Seated<'a>> {
        let mut seated: Vec<Seated<'_>> = Vec::new();
        for (origin, hours) in self.hours_on(date, city) {
            let before = desks_before(&seated, &hours);
            seated.push(Seated { origin, hours, before });
        }
        seated
    }

    /// What holds on a date.
    fn hours_on(&self, date: NaiveDate, city: &CityRules) -> Vec<(Origin, Cow<'a, OpeningRule>)> {
        let of_day = self.exceptions.iter().enumerate().filter(|(_, exception)| exception.date == date);
        let (extra, instead): (Vec<_>, Vec<_>) = of_day.partition(|(_, exception)| exception.extra);
        let open = |exceptions: Vec<(usize, &Exception)>| {
            let open = |(index, exception): (usize, &Exception)| {
                Some((Origin::Exception(index), Cow::Owned(exception.hours()?)))
            };
            exceptions.into_iter().filter_map(open).collect::<Vec<_>>()
        };
        let mut hours = match instead.is_empty() {
            false => open(instead),
            true if city.holiday(date).is_some() => Vec::new(),
            true => self.rules_on(date),
        };
        hours.extend(open(extra));
        hours
    }

    fn rules_on(&self, date: NaiveDate) -> Vec<(Origin, Cow<'a, OpeningRule>)> {
        let rules = self.rules.iter().enumerate().filter(|(_, rule)| rule.holds_on(date));
        rules.map(|(index, rule)| (Origin::Rule(index), Cow::Borrowed(rule))).collect()
    }
}

impl Seated<'_> {
    fn has(&self, desk: u16) -> bool {
        (self.before.saturating_add(1)..=self.before.saturating_add(self.hours.desks)).contains(&desk)
    }
}

/// How many desks to leave out so that `rule` meets none of those that are seated already.
fn desks_before(seated: &[Seated<'_>], rule: &OpeningRule) -> u16 {
    let mut at_the_same_time: Vec<&Seated<'_>> =
        seated.iter().filter(|other| other.hours.from < rule.to && rule.from < other.hours.to).collect();
    at_the_same_time.sort_by_key(|other| other.before);
    at_the_same_time.iter().fold(0, |before, other| {
        let fits = before.saturating_add(rule.desks) <= other.before;
        if fits { before } else { before.max(other.before.saturating_add(other.hours.desks)) }
    })
}
