//! Other places for those whose own is closed: at another desk at the same time, which they need not know of, or
//! others that are held for them until they answer.

use bot_core::City;
use bot_core::closure::Alternative;
use bot_core::desk::Wish;
use bot_core::ids::{CaseId, OfficeId};
use bot_core::opening::lane::Lane;
use bot_core::quiet_hours::QuietHours;
use chrono::{DateTime, TimeDelta, Utc};

use super::cases::{self, Record, State, chat_of};
use crate::error::StoreError;
use crate::places::occupancy::{self, Claim, Kind};
use crate::places::{Span, end_of_free_run};
use crate::sql::{Row, Tx, args};
use crate::waitlist::offering::{NOTICE, changed_offices, offices};

/// How many cases are looked at together: live turns wait meanwhile.
const AT_ONCE: i64 = 20;
/// How many cases that found nothing are looked at when something has become free.
const WAITING_AT_ONCE: i64 = 200;
/// How many places are held for a case, where there are enough for all.
pub(super) const ALTERNATIVES: usize = 3;
/// The shortest time to answer.
const SHORTEST: TimeDelta = TimeDelta::minutes(15);

/// How other places are found.
#[derive(Clone, Debug)]
pub struct Rehousing {
    /// How long they are held for an answer; shorter where one of the times is near (`policy.closure_answer`).
    pub answer: TimeDelta,
    /// How far ahead they are looked for.
    pub horizon: TimeDelta,
    /// When nobody is written to (`policy.quiet_hours`).
    pub quiet: QuietHours,
}

impl Rehousing {
    /// Looks for other places for some cases: those that are new, and where there are none, those that wait and might
    /// be helped by what has changed after `since`. Whether all are looked at; the waitlist comes after them.
    pub async fn look(
        &self,
        tx: &mut Tx,
        city: &City,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let sql = "select id from closure_case where state = 'new' order by was_at, id limit $1 + 0";
        let new = tx.rows(sql, args![AT_ONCE]).await?;
        for row in &new {
            self.begin(tx, city, &CaseId::new(row.text("id")?), now).await?;
        }
        if new.is_empty() && !changed_offices(tx, since, now).await?.is_empty() {
            self.look_again(tx, city, now).await?;
        }
        Ok(new.is_empty())
    }

    async fn begin(
        &self,
        tx: &mut Tx,
        city: &City,
        id: &CaseId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Some(case) = cases::find(tx, id).await?.filter(|case| case.state == State::New) else {
            return Ok(());
        };
        if let Some(state) = case.overtaken() {
            return cases::end(tx, &case, state, now).await;
        }
        if case.stranded && seat(tx, &case, now).await? {
            return Ok(());
        }
        if case.stranded && case.asks_later {
            volunteers(tx, &case, now).await?;
        }
        let tell_at = self.tell_at(city, &case, now);
        let found = match case.chat {
            // A business books others itself, in its own lane.
            _ if case.appointment.business.is_some() => 0,
            Some(_) => self.hold(tx, city, &case, 1, tell_at, now).await?,
            // Nobody could take it.
            None => 0,
        };
        match case.asks_later {
            // Nobody is asked who could have nothing instead.
            true if found == 0 && !case.stranded => cases::set_state(tx, id, State::Kept, None, now).await,
            true if found == 0 => cases::set_state(tx, id, State::Asked, case.asks_until, now).await,
            true => cases::set_state(tx, id, State::Asked, Some(tell_at), now).await,
            false => {
                let sql = "update appointment set closure = $2 where id = $1";
                tx.execute(sql, args![case.booked().id.as_str(), case.closure.as_str()]).await?;
                cases::set_state(tx, id, State::Asked, Some(tell_at), now).await
            }
        }
    }

    /// Something has become free: perhaps it helps somebody who has lost a place and found none yet.
    async fn look_again(&self, tx: &mut Tx, city: &City, now: DateTime<Utc>) -> Result<(), StoreError> {
        let sql = "select c.id from closure_case c
            where c.state = 'asked' and c.stranded = 1 and not exists (
                select 1 from appointment a where a.id = c.appointment and a.business is not null)
              and (c.asks_later = 1 or not exists (
                  select 1 from closure_alternative a where a.closure_case = c.id))
            order by c.was_at, c.id limit $1 + 0";
        for row in tx.rows(sql, args![WAITING_AT_ONCE]).await? {
            let Some(case) = cases::find(tx, &CaseId::new(row.text("id")?)).await? else { continue };
            if case.asks_later {
                if seat(tx, &case, now).await? {
                    dismiss(tx, &case, now).await?;
                }
                continue;
            }
            let tell_at = self.tell_at(city, &case, now);
            if self.hold(tx, city, &case, ALTERNATIVES, tell_at, now).await? > 0 {
                let sql = "update closure_case set told_at = null, look_at = $2 where id = $1";
                tx.execute(sql, args![case.id.as_str(), tell_at]).await?;
            }
        }
        Ok(())
    }

    /// At once, also in quiet hours when it is about the morning after them.
    pub(super) fn tell_at(&self, city: &City, case: &Record, now: DateTime<Utc>) -> DateTime<Utc> {
        let zone = city.city.timezone;
        let Some(ends) = self.quiet.ends(now, zone) else { return now };
        let noon = ends.with_timezone(&zone).date_naive().and_hms_opt(12, 0, 0);
        let morning_ends = noon.and_then(|noon| noon.and_local_timezone(zone).earliest());
        match morning_ends {
            Some(noon) if case.was_at >= noon => ends,
            _ => now,
        }
    }

    /// Until when an answer is awaited that is asked for now: not until the middle of the night, and where one of the
    /// times is near, not so long.
    pub(super) fn answer_by(
        &self,
        city: &City,
        case: &Record,
        alternatives: &[Alternative],
        now: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let times = alternatives.iter().map(|alternative| alternative.place.starts_at).chain([case.was_at]);
        let nearest = times.filter(|at| *at > now).min();
        let half = nearest.map_or(self.answer, |nearest| (nearest - now) / 2);
        let until = now + self.answer.min(half).max(SHORTEST);
        let until = self.tell_at(city, case, until);
        case.asks_until.filter(|_| case.asks_later).map_or(until, |asks_until| asks_until.min(until))
    }

    /// Holds places for a case, the nearest to its own time first, until it has so many; how many more it has then.
    pub(super) async fn hold(
        &self,
        tx: &mut Tx,
        city: &City,
        case: &Record,
        wanted: usize,
        tell_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        let held = cases::alternatives(tx, &case.id).await?;
        let mut lacking = wanted.saturating_sub(held.len());
        let mut found = 0;
        let booked = case.booked();
        for (office, slots, starts_at) in self.nearest(tx, city, case, lacking + held.len(), now).await? {
            if lacking == 0 {
                break;
            }
            if held.iter().any(|one| one.place.starts_at == starts_at && one.place.office == office) {
                continue;
            }
            let id = format!("instead {} {}", case.id, occupancy_number(held.len() + found, now));
            let claim = Claim {
                id: &id,
                kind: Kind::Offer,
                lane: Lane::Public,
                person: &case.person,
                whom: booked.ward(),
                service: &booked.service,
                quantity: booked.quantity,
                also: &booked.also,
                slots,
                office: &office,
                starts_at,
                expires_at: Some((tell_at + self.answer.max(SHORTEST)).min(starts_at)),
            };
            if occupancy::take(tx, &claim, now).await?.is_some() {
                let sql = "insert into closure_alternative (occupancy, closure_case) values ($1, $2)";
                tx.execute(sql, args![&id, case.id.as_str()]).await?;
                (found, lacking) = (found + 1, lacking - 1);
            }
        }
        Ok(found)
    }

    /// Free starts, the nearest to the case's own first; at the same distance those at its own office. Who is asked to
    /// come later is shown only later ones.
    async fn nearest(
        &self,
        tx: &mut Tx,
        city: &City,
        case: &Record,
        limit: usize,
        now: DateTime<Utc>,
    ) -> Result<Vec<(OfficeId, u16, DateTime<Utc>)>, StoreError> {
        let anywhere = Wish::like(&case.booked());
        let Some(errands) = city.errands(&anywhere) else { return Ok(Vec::new()) };
        let (reachable, horizon) = (now + NOTICE, now + self.horizon);
        let from = if case.asks_later { case.was_at + TimeDelta::microseconds(1) } else { case.was_at };
        let after = Span { from: from.max(reachable), until: horizon };
        let before = Span { from: reachable, until: case.was_at.min(horizon) };
        let mut found = Vec::new();
        for (office, slots) in offices(city, &errands) {
            let mut starts = free_starts(tx, &office.id, slots, after, Side::After, limit, now).await?;
            if !case.asks_later {
                starts.extend(free_starts(tx, &office.id, slots, before, Side::Before, limit, now).await?);
            }
            found.extend(starts.into_iter().map(|start| (office.id.clone(), slots, start)));
        }
        found.sort_by_key(|(office, _, start)| {
            ((*start - case.was_at).abs(), *office != case.office, office.clone(), *start)
        });
        Ok(found)
    }
}

/// So that no two occupancies of a case ever have one id.
fn occupancy_number(nth: usize, now: DateTime<Utc>) -> String {
    format!("{}.{nth}", now.timestamp_micros())
}

/// On which side of a time to look first.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The free starts of an office in a span, as those see them who wait; the nearest to its one end first.
async fn free_starts(
    tx: &mut Tx,
    office: &OfficeId,
    slots: u16,
    span: Span,
    side: Side,
    limit: usize,
    now: DateTime<Utc>,
) -> Result<Vec<DateTime<Utc>>, StoreError> {
    macro_rules! starts {
        ($order:literal) => {
            concat!(
                "select distinct p.starts_at from place p
                 where p.lane = 'public' and p.occupant is null and p.office = $1 and p.waiting_from <= $5
                   and p.starts_at >= $2 and p.starts_at < $3
                   and ($4 = 1 or ",
                end_of_free_run!(slots: "$4", visible_at: "$5", since: "waiting_from"),
                " is not null)
                 order by p.starts_at ",
                $order,
                " limit $6 + 0"
            )
        };
    }
    if span.from >= span.until {
        return Ok(Vec::new());
    }
    let sql = match side {
        Side::Before => starts!("desc"),
        Side::After => starts!("asc"),
    };
    let args = args![office.as_str(), span.from, span.until, i64::from(slots), now, limit as i64];
    tx.rows(sql, args).await?.iter().map(|row| row.instant("starts_at")).collect()
}

/// Serves an appointment at another desk of its lane at the same time: it stays as it was booked.
async fn seat(tx: &mut Tx, case: &Record, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let Some(occupancy) = &case.appointment.occupancy else { return Ok(false) };
    let sql = "select o.id, o.office, o.desk, o.slots, o.starts_at, o.ends_at,
            (select min(p.lane) from place p where p.occupant = o.id) as lane
        from occupancy o where o.id = $1";
    let Some(booked) = tx.row(sql, args![occupancy]).await? else { return Ok(false) };
    let sql = "select desk from place where office = $1 and starts_at = $2 and lane = $3 and occupant is null
        order by desk";
    let (office, lane) = (booked.text("office")?, booked.text("lane")?);
    for free in tx.rows(sql, args![&office, booked.instant("starts_at")?, &lane]).await? {
        let desk = free.int("desk")?;
        if take_over(tx, &booked, &lane, desk).await? {
            let sql = "update occupancy set desk = $2 where id = $1";
            tx.execute(sql, args![occupancy, desk]).await?;
            let sql = "update appointment set closure = null, remind_at = 0 where id = $1";
            tx.execute(sql, args![case.booked().id.as_str()]).await?;
            cases::release(tx, &case.id, now).await?;
            let tell = case.told_at.map(|_| now);
            cases::set_state(tx, &case.id, State::Kept, tell, now).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Gives an appointment's places at a desk that has fallen out for the same time at another one.
async fn take_over(tx: &mut Tx, booked: &Row, lane: &str, desk: i64) -> Result<bool, StoreError> {
    let (id, office) = (booked.text("id")?, booked.text("office")?);
    let sql = "update place set occupant = $1
        where office = $2 and desk = $3 and starts_at >= $4 and ends_at <= $5 and lane = $6 and occupant is null";
    let args = args![&id, &office, desk, booked.instant("starts_at")?, booked.instant("ends_at")?, lane];
    let taken = tx.execute(sql, args).await?;
    if i64::try_from(taken).ok() != Some(booked.int("slots")?) {
        let sql = "update place set occupant = null where occupant = $1 and desk = $2";
        tx.execute(sql, args![&id, desk]).await?;
        return Ok(false);
    }
    let sql = "delete from place where occupant = $1 and desk <> $2
        and rule in (select id from opening_rule where retired_at is not null)";
    tx.execute(sql, args![&id, desk]).await?;
    let sql = "update place set occupant = null where occupant = $1 and desk <> $2";
    tx.execute(sql, args![&id, desk]).await?;
    Ok(true)
}

/// Asks those, too, who could make room: who has an appointment at the same time, and at least as long.
async fn volunteers(tx: &mut Tx, case: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = concat!(
        "insert into closure_case (id, closure, appointment, chat, state, stranded, asks_later, was_at)
         select $1 || ' ' || $5 || ' ' || a.id, $1, a.id, ",
        chat_of!("a"),
        ", 'new', 0, 1, a.starts_at
         from appointment a
         where a.state = 'booked' and a.occupancy in (
                 select p.occupant from place p
                 where p.office = $2 and p.starts_at = $3
                   and p.rule in (select id from opening_rule where retired_at is null))
           and a.business is null and a.starts_at = $3 and a.ends_at >= $4 and ",
        chat_of!("a"),
        " is not null
           and not exists (select 1 from closure_case c where c.closure = $1 and c.appointment = a.id)
         on conflict do nothing"
    );
    let (booked, written) = (case.booked(), now.timestamp_micros().to_string());
    let args =
        args![case.closure.as_str(), booked.office.as_str(), booked.starts_at, booked.ends_at, &written];
    tx.execute(sql, args).await.map(drop)
}

/// Somebody has moved or cancelled: who has lost a desk sits there now, and where nobody lacks one any more, nobody
/// needs to make room.
pub(super) async fn make_room(tx: &mut Tx, moved: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "select id from closure_case
        where closure = $1 and was_at = $2 and state = 'asked' and stranded = 1 and asks_later = 1 order by id";
    for row in tx.rows(sql, args![moved.closure.as_str(), moved.was_at]).await? {
        let Some(case) = cases::find(tx, &CaseId::new(row.text("id")?)).await? else { continue };
        seat(tx, &case, now).await?;
    }
    dismiss(tx, moved, now).await
}

/// Where nobody lacks a desk at that time any more, nobody needs to make room.
async fn dismiss(tx: &mut Tx, seated: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "select id from closure_case volunteer
        where closure = $1 and was_at = $2 and state in ('new', 'asked') and stranded = 0
          and not exists (select 1 from closure_case lacking
              where lacking.closure = $1 and lacking.was_at = $2 and lacking.stranded = 1
                and lacking.asks_later = 1 and lacking.state in ('new', 'asked'))";
    for row in tx.rows(sql, args![seated.closure.as_str(), seated.was_at]).await? {
        let Some(case) = cases::find(tx, &CaseId::new(row.text("id")?)).await? else { continue };
        cases::release(tx, &case.id, now).await?;
        cases::set_state(tx, &case.id, State::Kept, case.told_at.map(|_| now), now).await?;
    }
    Ok(())
}
