//! From opening rules to the slots of one day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

use super::OpeningRule;

/// One slot at one desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The desk, counted from 1 in its office.
    pub desk: u16,
    /// From
    pub starts_at: DateTime<Utc>,
    /// until. The difference is always the slot's full length, also on a night when the clock jumps.
    pub ends_at: DateTime<Utc>,
}

impl OpeningRule {
    /// The slots this rule alone makes on a date: each desk's in order of time, desk 1 first.
    ///
    /// `default_slot` counts where the rule itself says nothing. None overlaps another at its desk.
    pub fn slots_on(&self, date: NaiveDate, zone: Tz, default_slot: TimeDelta) -> Vec<Slot> {
        let times = self.times_on(date, zone, default_slot);
        (1..=self.desks)
            .flat_map(|desk| times.iter().map(move |&(starts_at, ends_at)| Slot { desk, starts_at, ends_at }))
            .collect()
    }

    /// When the slots of one desk begin and end.
    fn times_on(
        &self,
        date: NaiveDate,
        zone: Tz,
        default_slot: TimeDelta,
    ) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let length = self.slot_minutes.map_or(default_slot, |minutes| TimeDelta::minutes(minutes.into()));
        if !self.holds_on(date) || length <= TimeDelta::zero() {
            return Vec::new();
        }
        let Some(closes_at) = closing(date.and_time(self.to), zone) else {
            return Vec::new();
        };

        let mut times = Vec::new();
        let mut free_from = DateTime::<Utc>::MIN_UTC;
        for start in steps(date, self.from, self.to, length) {
            let Some(starts_at) = zone.from_local_datetime(&start).earliest() else {
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

/// The instant an office closes: the first time its clock shows `to`, or jumps over it.
fn closing(to: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    let shown = zone.from_local_datetime(&to).earliest();
    shown.or_else(|| GapInfo::new(&to, &zone)?.end).map(|closing| closing.to_utc())
}

/// The slots of an office on a date, each with the index of the rule that made it.
///
/// Rules that hold at the same time get desks side by side, in the rules' order, so that no two
/// slots meet at one desk; a rule for the afternoon uses the desks of the morning.
pub fn slots_on(
    rules: &[OpeningRule],
    date: NaiveDate,
    zone: Tz,
    default_slot: TimeDelta,
) -> Vec<(usize, Slot)> {
    let mut seated: Vec<Seated<'_>> = Vec::new();
    let mut slots = Vec::new();
    for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.holds_on(date)) {
        let before = desks_before(&seated, rule);
        seated.push(Seated { rule, before });
        let own = rule.slots_on(date, zone, default_slot);
        slots.extend(
            own.into_iter().map(|slot| (index, Slot { desk: before.saturating_add(slot.desk), ..slot })),
        );
    }
    slots
}

/// A rule with its desks: those from `before + 1` to `before + desks`.
struct Seated<'a> {
    rule: &'a OpeningRule,
    before: u16,
}

/// How many desks to leave out so that `rule` meets none of those that are seated already.
fn desks_before(seated: &[Seated<'_>], rule: &OpeningRule) -> u16 {
    let mut at_the_same_time: Vec<&Seated<'_>> =
        seated.iter().filter(|other| other.rule.from < rule.to && rule.from < other.rule.to).collect();
    at_the_same_time.sort_by_key(|other| other.before);
    at_the_same_time.iter().fold(0, |before, other| {
        let fits = before.saturating_add(rule.desks) <= other.before;
        if fits { before } else { before.max(other.before.saturating_add(other.rule.desks)) }
    })
}
