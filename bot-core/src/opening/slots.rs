//! From one opening rule to the slots of a day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

use super::{CityRules, Lane, OpeningRule, Released};

/// One slot at one desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The desk, counted from 1 in its office.
    pub desk: u16,
    /// From
    pub starts_at: DateTime<Utc>,
    /// until. The difference is always the slot's full length, also on a night when the clock jumps.
    pub ends_at: DateTime<Utc>,
    /// For whom it is.
    pub lane: Lane,
    /// When it falls to the public if nobody uses it.
    pub falls_at: Option<DateTime<Utc>>,
    /// When it becomes bookable; `None` as soon as it is laid out.
    pub released: Option<Released>,
}

/// From when until when a slot is.
type Time = (DateTime<Utc>, DateTime<Utc>);

impl OpeningRule {
    /// The slots this rule alone makes on a date it holds: each desk's in order of time, desk 1 first.
    /// None overlaps another at its desk.
    pub fn slots_on(&self, date: NaiveDate, city: &CityRules) -> Vec<Slot> {
        if !self.holds_on(date) {
            return Vec::new();
        }
        let times = self.times_on(date, city);
        let starts: Vec<_> = times.iter().map(|(starts_at, _)| *starts_at).collect();
        let public = self.desks.saturating_sub(self.lanes.kept_back());
        let released = self.releases(city).of_day(date, &starts, public, city);
        (1..=self.desks)
            .flat_map(|desk| times.iter().enumerate().map(move |(nth, time)| (desk, nth, *time)))
            .map(|(desk, nth, time)| {
                let nth_place = nth * usize::from(public) + usize::from(desk) - 1;
                let released = released.get(nth_place).filter(|_| desk <= public).copied().flatten();
                Slot { released, ..self.slot_at(desk, time) }
            })
            .collect()
    }

    fn slot_at(&self, desk: u16, (starts_at, ends_at): Time) -> Slot {
        let lane = self.lanes.of_desk(desk, self.desks);
        let opens = self.emergency_opens.filter(|_| lane == Lane::Emergency);
        let falls_at = opens.and_then(|ahead| starts_at.checked_sub_signed(ahead));
        Slot { desk, starts_at, ends_at, lane, falls_at, released: None }
    }

    /// When the slots of one desk begin and end.
    fn times_on(&self, date: NaiveDate, city: &CityRules) -> Vec<Time> {
        let length = self.slot_minutes.map_or(city.slot, |minutes| TimeDelta::minutes(minutes.into()));
        let mut times = Vec::new();
        if length <= TimeDelta::zero() {
            return times;
        }
        let mut free_from = DateTime::<Utc>::MIN_UTC;
        for (from, to) in self.shifts() {
            let Some(closes_at) = shown_at(date.and_time(to), city.zone) else { continue };
            for start in steps(date, from, to, length) {
                let Some(starts_at) = city.zone.from_local_datetime(&start).earliest() else {
                    continue;
                };
                let starts_at = starts_at.to_utc();
                let Some(ends_at) = starts_at.checked_add_signed(length) else {
                    break;
                };
                // A slot that began before the clock jumped ahead reaches past what the clock calls its end.
                if starts_at < free_from || ends_at > closes_at {
                    continue;
                }
                times.push((starts_at, ends_at));
                free_from = ends_at;
            }
        }
        times
    }
}

/// The starts by the office's clock of all slots that end by `to`, as if the clock never jumped.
fn steps(
    date: NaiveDate,
    from: NaiveTime,
    to: NaiveTime,
    length: TimeDelta,
) -> impl Iterator<Item = NaiveDateTime> {
    let mut next = Some(date.and_time(from));
    std::iter::from_fn(move || {
        let start = next?;
        next = start.checked_add_signed(length).filter(|end| *end <= date.and_time(to));
        next.map(|_| start)
    })
}

/// The instant the clock shows a time: the first time it does, or where it jumps over it, the jump.
pub(crate) fn shown_at(time: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    let shown = zone.from_local_datetime(&time).earliest();
    shown.or_else(|| GapInfo::new(&time, &zone)?.end).map(|instant| instant.to_utc())
}
