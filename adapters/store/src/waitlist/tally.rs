//! How long a waitlist is, where it is so long that counting it for everybody who joins would take too long.
//!
//! On the morning of a release tens of thousands join one list within a minute. Whoever is counted beyond
//! [`COUNTED`] becomes a milestone: those behind them are counted from there on. So a number may be old by a
//! minute at the most, and those before a milestone who left since are still counted; up to [`COUNTED`] every
//! number is exact.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bot_core::ids::{EntryId, ServiceId};
use chrono::{DateTime, TimeDelta, Utc};

use super::Record;

/// Up to so many are counted each time.
const COUNTED: i64 = 500;
/// What was counted is believed for so long.
const BELIEVED: TimeDelta = TimeDelta::minutes(1);

/// What was counted, for each service.
#[derive(Debug, Default)]
pub struct Tally(Mutex<HashMap<ServiceId, Line>>);

#[derive(Debug, Default)]
struct Line {
    milestone: Option<Milestone>,
    served: Option<(i64, DateTime<Utc>)>,
}

/// Somebody on the list, and how many stand before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Milestone {
    /// Since when they wait,
    pub since: DateTime<Utc>,
    /// and who they are.
    pub entry: EntryId,
    before: i64,
    counted_at: DateTime<Utc>,
}

impl Milestone {
    /// Where every list begins.
    fn start(now: DateTime<Utc>) -> Self {
        let (since, entry) = (DateTime::<Utc>::MIN_UTC, EntryId::new(""));
        Self { since, entry, before: 0, counted_at: now }
    }

    fn is_of_use(&self, entry: &Record, now: DateTime<Utc>) -> bool {
        self.counted_at + BELIEVED > now && (self.since, &self.entry) <= (entry.created_at, &entry.id)
    }
}

impl Tally {
    /// From whom on to count those before an entry.
    pub(super) fn milestone(&self, entry: &Record, now: DateTime<Utc>) -> Milestone {
        let lines = self.lock();
        let known = lines.get(&entry.wish.service).and_then(|line| line.milestone.clone());
        known.filter(|known| known.is_of_use(entry, now)).unwrap_or_else(|| Milestone::start(now))
    }

    /// Between a milestone and an entry stand so many; how many that makes in all.
    pub(super) fn counted(&self, from: &Milestone, entry: &Record, between: i64) -> i64 {
        let before = from.before + between;
        if between > COUNTED {
            let milestone = Milestone {
                since: entry.created_at,
                entry: entry.id.clone(),
                before,
                counted_at: from.counted_at,
            };
            self.lock().entry(entry.wish.service.clone()).or_default().milestone = Some(milestone);
        }
        before
    }

    /// How many were served lately, if that was counted lately.
    pub(super) fn served(&self, service: &ServiceId, now: DateTime<Utc>) -> Option<i64> {
        let (served, at) = self.lock().get(service)?.served?;
        (at + BELIEVED > now).then_some(served)
    }

    /// So many were served lately.
    pub(super) fn counted_served(&self, service: &ServiceId, served: i64, now: DateTime<Utc>) {
        if served > COUNTED {
            self.lock().entry(service.clone()).or_default().served = Some((served, now));
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ServiceId, Line>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
