//! What is told of the figures: all offices of a week together, all weeks of an office, and of services those that
//! people come for.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Figures, LaneWeek, RequestFigures, ServiceFigures, Spread, Step, Tally};
use crate::ids::{OfficeId, ServiceId};
use crate::opening::lane::Lane;

/// So many offices are told beside each other,
const OFFICES: usize = 10;
/// and so many services.
const SERVICES: usize = 8;

/// How long fewer visits took, chance has a say in.
pub const ENOUGH: u32 = 5;

/// What is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Of these offices; none named is all of them.
    pub offices: Vec<OfficeId>,
    /// Each week by its Monday, the oldest first; the last one is the running one.
    pub weeks: Vec<(NaiveDate, Tally)>,
    /// Each office, those with the most appointments first.
    pub by_office: Vec<(OfficeId, Tally)>,
    /// Each lane from which something was booked.
    pub lanes: Vec<LaneFigures>,
    /// The services that people come for, in the city's order.
    pub services: Vec<ServiceSummary>,
    /// How many wait for a place, whatever for.
    pub waiting: u32,
    /// What waited for a person, by kind.
    pub requests: Vec<RequestFigures>,
    /// How many conversations got so far.
    pub steps: Vec<(Step, u32)>,
}

/// What came of a lane's places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneFigures {
    /// Which lane.
    pub lane: Lane,
    /// How many appointments were booked.
    pub booked: u32,
    /// How many days it was to them, of as many more as less.
    pub wait: Option<u32>,
}

/// What is told of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceSummary {
    /// Which.
    pub service: ServiceId,
    /// In how many days its next free place is, where there is one.
    pub next_in: Option<u32>,
    /// How many wait for one.
    pub waiting: u32,
    /// How long a visit takes, where enough were measured.
    pub minutes: Option<Minutes>,
}

/// How long visits for one person and one errand take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// As long as is planned for them.
    pub planned: u32,
    /// As long as half of them took at the most,
    pub took: u32,
    /// and four of five.
    pub mostly: u32,
    /// How many were measured.
    pub visits: u32,
}

impl Minutes {
    /// `None` where too few were measured.
    pub fn of(planned: &Spread, took: &Spread) -> Option<Self> {
        let visits = took.count();
        let enough = visits >= ENOUGH;
        let minutes = |(planned, (took, mostly))| Minutes { planned, took, mostly, visits };
        planned.median().zip(took.median().zip(took.percentile(80))).filter(|_| enough).map(minutes)
    }
}

impl Summary {
    /// What is told of these figures on a day by the offices' clock.
    pub fn of(figures: &Figures, zone: Tz, now: DateTime<Utc>) -> Self {
        let today = now.with_timezone(&zone).date_naive();
        Self {
            offices: figures.offices.clone(),
            weeks: figures.weeks.iter().map(|monday| (*monday, of_week(figures, *monday))).collect(),
            by_office: by_office(figures),
            lanes: Lane::ALL.into_iter().filter_map(|lane| of_lane(&figures.lanes, lane)).collect(),
            services: figures
                .services
                .iter()
                .filter(|service| service.offered && (service.booked > 0 || service.waiting > 0))
                .take(SERVICES)
                .map(|service| of_service(service, zone, today))
                .collect(),
            waiting: figures.services.iter().fold(0, |sum, service| sum.saturating_add(service.waiting)),
            requests: figures.requests.clone(),
            steps: figures.steps.clone(),
        }
    }

    /// All weeks together.
    pub fn whole(&self) -> Tally {
        self.weeks.iter().fold(Tally::default(), |whole, (_, tally)| whole.plus(*tally))
    }

    /// The running week.
    pub fn running(&self) -> Tally {
        self.weeks.last().map(|(_, tally)| *tally).unwrap_or_default()
    }

    /// How many conversations got to this step.
    pub fn reached(&self, step: Step) -> u32 {
        self.steps.iter().find(|(known, _)| *known == step).map_or(0, |(_, reached)| *reached)
    }
}

fn of_week(figures: &Figures, monday: NaiveDate) -> Tally {
    let of_week = figures.tallies.iter().filter(|one| one.monday == monday);
    of_week.fold(Tally::default(), |sum, one| sum.plus(one.tally))
}

fn by_office(figures: &Figures) -> Vec<(OfficeId, Tally)> {
    let mut offices: Vec<(OfficeId, Tally)> = Vec::new();
    for one in &figures.tallies {
        match offices.iter_mut().find(|(office, _)| *office == one.office) {
            Some((_, tally)) => *tally = tally.plus(one.tally),
            None => offices.push((one.office.clone(), one.tally)),
        }
    }
    offices.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.due));
    offices.truncate(OFFICES);
    offices
}

fn of_lane(lanes: &[LaneWeek], lane: Lane) -> Option<LaneFigures> {
    let (mut booked, mut waits) = (0u32, Spread::default());
    for one in lanes.iter().filter(|one| one.lane == lane) {
        booked = booked.saturating_add(one.booked);
        waits.join(&one.waits);
    }
    (booked > 0).then(|| LaneFigures { lane, booked, wait: waits.median() })
}

fn of_service(figures: &ServiceFigures, zone: Tz, today: NaiveDate) -> ServiceSummary {
    let days = |at: DateTime<Utc>| {
        let days = (at.with_timezone(&zone).date_naive() - today).num_days();
        u32::try_from(days).unwrap_or_default()
    };
    ServiceSummary {
        service: figures.service.clone(),
        next_in: figures.next.map(days),
        waiting: figures.waiting,
        minutes: Minutes::of(&figures.planned, &figures.took),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::OfficeWeek;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn week(office: &str, monday: &str, booked: u32) -> OfficeWeek {
        let tally = Tally { booked, due: booked, ..Tally::default() };
        OfficeWeek { office: OfficeId::new(office), monday: day(monday), tally }
    }

    #[test]
    fn weeks_and_offices_are_added_up_each_for_themselves() {
        let figures = Figures {
            weeks: vec![day("2026-11-16"), day("2026-11-23")],
            tallies: vec![
                week("centre", "2026-11-16", 3),
                week("north", "2026-11-16", 9),
                week("centre", "2026-11-23", 4),
            ],
            ..Figures::default()
        };
        let summary = Summary::of(&figures, Tz::Europe__Berlin, DateTime::UNIX_EPOCH);
        let booked: Vec<u32> = summary.weeks.iter().map(|(_, tally)| tally.booked).collect();
        assert_eq!(booked, [12, 4]);
        let offices: Vec<_> =
            summary.by_office.iter().map(|(id, tally)| (id.as_str(), tally.booked)).collect();
        assert_eq!(offices, [("north", 9), ("centre", 7)]);
        assert_eq!((summary.whole().booked, summary.running().booked), (16, 4));
    }

    #[test]
    fn a_few_visits_tell_nothing() {
        let planned = Spread::from_iter([(15, 4)]);
        assert_eq!(Minutes::of(&planned, &Spread::from_iter([(9, 4)])), None);
        let took = Spread::from_iter([(7, 1), (9, 2), (12, 1), (40, 1)]);
        let minutes = Minutes { planned: 15, took: 9, mostly: 12, visits: 5 };
        assert_eq!(Minutes::of(&planned, &took), Some(minutes));
    }
}
