//! Lays places out ahead, day by day, as the opening rules say.
//!
//! Each rule remembers the last day it was laid out for, so a daily run only adds a day, a new rule
//! is laid out from today on, and a run that was interrupted goes on where it was. One call of
//! [`Layout::run_once`] does a bounded part of the work, in the caller's transaction, so that no
//! turn waits long behind it.
//!
//! Which places there are, in which lane, and when each is released, is decided by
//! [`Schedule::slots_on`], and what is [closed](closures) beats it. Where a place stands already, none is
//! laid over it ([`standing`]).
//!
//! When what the city says for all its rules is another than an office was laid out with (the zone, the
//! default slot, the state, the releases), its free places still to come are taken back and it is laid
//! out anew, as after an import that changed its rules.
//!
//! To give places a new property, let [`Slot`] say it and [`NewPlace`] write it.

use bot_core::ids::OfficeId;
use bot_core::opening::{CityRules, Origin, Released, Schedule, Slot};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use crate::catalogue::Opening;
use crate::error::StoreError;
use crate::places::Span;
use crate::places::occupancy::HEAD_START;
use crate::sql::{Dialects, Row, Tx, args};
use crate::{closures, json, local_day, waitlist};

mod removal;
mod standing;

pub(crate) use removal::take_back;
pub(crate) use standing::withdrawn_rule;
use standing::{Made, Standing};

/// How many places one call adds or removes, or a few more: a day of an office is not divided.
const AT_ONCE: usize = 2_000;

/// How places are laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What the city says for the rules of all its offices.
    pub rules: CityRules,
    /// How far ahead.
    pub horizon: TimeDelta,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do: call again, in another transaction.
    More,
    /// All is done until then.
    DoneUntil(DateTime<Utc>),
}

impl Layout {
    /// Does the next part of the work.
    ///
    /// # Errors
    /// The database's own, and a stored opening rule that can't be read.
    pub async fn run_once(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<Progress, StoreError> {
        let removed = removal::remove_retired(tx).await? + removal::remove_unused(tx, now).await?;
        if removed > 0 || self.take_back_office(tx, now).await? || self.extend_office(tx, now).await? {
            return Ok(Progress::More);
        }
        let zone = self.rules.zone;
        let midnight = local_day::ends(local_day::of(now, zone), zone);
        Ok(Progress::DoneUntil(midnight.unwrap_or(DateTime::<Utc>::MAX_UTC)))
    }

    /// Takes back one office that was laid out in another manner; `false` when none was.
    async fn take_back_office(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let row = tx
            .row(
                "select office from opening_rule
                 where retired_at is null and laid_until is not null and coalesce(laid_with, '') <> $1
                 order by office limit 1",
                args![&self.manner()?],
            )
            .await?;
        let Some(row) = row else { return Ok(false) };
        take_back(tx, &[row.text("office")?].into(), now).await?;
        Ok(true)
    }

    /// What all rules are laid out with: `Europe/Berlin, PT900S`, and more where the city says more.
    fn manner(&self) -> Result<String, StoreError> {
        let CityRules { zone, slot, state, releases } = &self.rules;
        let mut manner = format!("{zone}, {slot}");
        if let Some(state) = state {
            manner.push_str(&format!(", {state:?}"));
        }
        if !releases.shares.is_empty() {
            let shares = json::list(&releases.shares)?;
            manner.push_str(&format!(", {shares}, {} % {}", releases.waiting_share, releases.waiting_for));
        }
        Ok(manner)
    }

    /// Lays out the next days of one office that lacks some; `false` when none does.
    async fn extend_office(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let zone = self.rules.zone;
        let today = local_day::of(now, zone);
        let last = local_day::of(now.checked_add_signed(self.horizon).unwrap_or(now), zone);
        let Some(office) = lagging_office(tx, last).await? else { return Ok(false) };
        let live = Live::read(tx, &office, today, now).await?;
        let Some(plan) = self.plan(&live, last, now) else { return Ok(true) };
        let days = Span {
            from: local_day::begins(plan.first, zone).unwrap_or(now),
            until: local_day::ends(plan.until, zone).unwrap_or(DateTime::<Utc>::MAX_UTC),
        };
        let standing = Standing::read(tx, &office, days).await?;
        standing.withdraw(tx, &plan.made, now.max(days.from)).await?;
        let mut places = standing.make_room(tx, plan.places).await?;
        if waitlist::is_anybody_waiting(tx).await? || closures::cases::is_any_open(tx).await? {
            places.iter_mut().for_each(|place| place.show_first_to_who_waits(now));
        }
        insert(tx, &office, &places).await?;
        tx.execute(
            "update opening_rule set laid_until = $2, laid_with = $3
             where office = $1 and retired_at is null and (laid_until is null or laid_until < $2)",
            args![&office, &plan.until.to_string(), &self.manner()?],
        )
        .await?;
        Ok(true)
    }

    /// As many of the next days as make about [`AT_ONCE`] places; `None` when another instance has
    /// just laid out all of them.
    fn plan<'r>(&self, live: &'r Live, last: NaiveDate, now: DateTime<Utc>) -> Option<Plan<'r>> {
        let first = live.rows.iter().map(|row| row.next_day).min().filter(|first| *first <= last)?;
        let mut plan = Plan { first, until: first, made: Made::new(), places: Vec::new() };
        for day in first.iter_days().take_while(|day| *day <= last) {
            plan.until = day;
            let slots = live.schedule().slots_on(day, &self.rules);
            for (origin, slot) in
                slots.into_iter().filter(|(_, slot)| slot.starts_at > now && live.is_open(slot))
            {
                let Some(row) = live.rows.iter().find(|row| row.origin == origin) else { continue };
                let place = NewPlace::new(&row.id, slot, now);
                plan.made.insert((place.desk.into(), place.starts_at, place.ends_at));
                if row.next_day <= day {
                    plan.places.push(place);
                }
            }
            if plan.places.len() >= AT_ONCE {
                break;
            }
        }
        Some(plan)
    }
}

/// The first office with a rule that is not laid out until the last day.
async fn lagging_office(tx: &mut Tx, last: NaiveDate) -> Result<Option<String>, StoreError> {
    let row = tx
        .row(
            "select office from opening_rule
             where retired_at is null and (laid_until is null or laid_until < $1)
             order by office limit 1",
            args![&last.to_string()],
        )
        .await?;
    row.map(|row| row.text("office")).transpose()
}

/// What an office has today that says when it is open: all of it, since rules share its desks.
#[derive(Default)]
struct Live {
    opening: Opening,
    rows: Vec<LiveRow>,
    closed: Vec<closures::Record>,
}

/// A rule or an exception.
struct LiveRow {
    id: String,
    origin: Origin,
    /// For which day it is laid out next.
    next_day: NaiveDate,
}

impl Live {
    /// Reads it, and keeps other instances from laying out the same office.
    async fn read(
        tx: &mut Tx,
        office: &str,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        const LIVE: Dialects = Dialects {
            sqlite: "select id, body, only_on, laid_until from opening_rule
                     where office = $1 and retired_at is null order by position, id",
            postgres: "select id, body, only_on, laid_until from opening_rule
                       where office = $1 and retired_at is null order by position, id for no key update",
        };
        let mut live = Self::default();
        for row in tx.rows(LIVE, args![office]).await? {
            let (id, origin) = (row.text("id")?, live.opening.read(&row)?);
            let laid_until = laid_until(&row, &id)?;
            let next_day = laid_until.and_then(|day| day.succ_opt()).map_or(today, |next| next.max(today));
            live.rows.push(LiveRow { id, origin, next_day });
        }
        live.closed = closures::standing(tx, &OfficeId::new(office), now).await?;
        Ok(live)
    }

    fn is_open(&self, slot: &Slot) -> bool {
        !self.closed.iter().any(|closure| closure.covers(slot))
    }

    fn schedule(&self) -> Schedule<'_> {
        Schedule { rules: &self.opening.rules, exceptions: &self.opening.exceptions }
    }
}

fn laid_until(row: &Row, rule: &str) -> Result<Option<NaiveDate>, StoreError> {
    let Some(text) = row.maybe_text("laid_until")? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| StoreError::Data {
        column: "laid_until",
        row: format!("opening_rule {rule}"),
        problem: format!("“{text}” is no date"),
    })
}

/// The next days of an office.
struct Plan<'r> {
    first: NaiveDate,
    until: NaiveDate,
    /// All places of these days,
    made: Made,
    /// and those among them that are not laid out yet.
    places: Vec<NewPlace<'r>>,
}

/// A place as it is handed to the database.
#[derive(Serialize)]
struct NewPlace<'r> {
    desk: u16,
    starts_at: i64,
    ends_at: i64,
    lane: &'static str,
    waiting_from: i64,
    visible_from: i64,
    falls_at: Option<i64>,
    rule: &'r str,
}

impl<'r> NewPlace<'r> {
    fn new(rule: &'r str, slot: Slot, now: DateTime<Utc>) -> Self {
        let at_once = Released { waiting_from: now, visible_from: now };
        let Released { waiting_from, visible_from } = slot.released.unwrap_or(at_once);
        Self {
            desk: slot.desk,
            starts_at: slot.starts_at.timestamp_micros(),
            ends_at: slot.ends_at.timestamp_micros(),
            lane: slot.lane.name(),
            waiting_from: waiting_from.timestamp_micros(),
            visible_from: visible_from.timestamp_micros(),
            falls_at: slot.falls_at.map(|at| at.timestamp_micros()),
            rule,
        }
    }
}

impl NewPlace<'_> {
    /// Those who wait see from now on what should have been released before, and the public after them.
    fn show_first_to_who_waits(&mut self, now: DateTime<Utc>) {
        self.waiting_from = self.waiting_from.max(now.timestamp_micros());
        self.visible_from = self.visible_from.max((now + HEAD_START).timestamp_micros());
    }
}

async fn insert(tx: &mut Tx, office: &str, places: &[NewPlace<'_>]) -> Result<(), StoreError> {
    const INSERT: Dialects = Dialects {
        sqlite: "insert into place (office, desk, starts_at, ends_at, lane, waiting_from, visible_from, falls_at, rule)
                 select $2, value ->> 'desk', value ->> 'starts_at', value ->> 'ends_at', value ->> 'lane',
                     value ->> 'waiting_from', value ->> 'visible_from', value ->> 'falls_at', value ->> 'rule'
                 from json_each($1)",
        postgres: "insert into place (office, desk, starts_at, ends_at, lane, waiting_from, visible_from, falls_at, rule)
                   select $2, desk, starts_at, ends_at, lane, waiting_from, visible_from, falls_at, rule
                   from json_to_recordset($1::json) as item (desk bigint, starts_at bigint, ends_at bigint,
                       lane text, waiting_from bigint, visible_from bigint, falls_at bigint, rule text)",
    };
    if !places.is_empty() {
        tx.execute(INSERT, args![&json::list(places)?, office]).await?;
    }
    Ok(())
}
