//! An office closes, or opens after all.

use std::collections::BTreeSet;

use bot_core::closure::{Closing, ClosingRefusal};
use bot_core::ids::{ClosureId, OfficeId};
use chrono::{DateTime, Days, TimeDelta, Utc};
use chrono_tz::Tz;

use super::cases::{self, chat_of};
use super::{Record, span, standing};
use crate::error::StoreError;
use crate::layout::withdrawn_rule;
use crate::places::{Span, occupancy};
use crate::sql::{Dialects, Tx, args};
use crate::{json, local_day};

/// By then what was closed is laid out again.
const LAID_OUT_AGAIN: TimeDelta = TimeDelta::minutes(2);
/// Less than this is no time to ask who can come later.
const SHORTEST_ASKING: TimeDelta = TimeDelta::minutes(15);

/// Closes an office, or some of its desks: those where the fewest have an appointment. Where only desks fall out,
/// people are asked to come later for a quarter of `answer`, or of the time until then.
pub async fn close(
    tx: &mut Tx,
    id: ClosureId,
    closing: &Closing,
    answer: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Result<Record, ClosingRefusal>, StoreError> {
    if closing.until <= now || closing.until <= closing.from {
        return Ok(Err(ClosingRefusal::Past));
    }
    lock(tx, &closing.office).await?;
    let closed = standing(tx, &closing.office, now).await?;
    let overlapping: Vec<Record> =
        closed.into_iter().filter(|one| overlap(one.span, span(closing))).collect();
    if overlapping.iter().any(|one| one.desks.is_none()) {
        return Ok(Err(ClosingRefusal::ClosedAlready));
    }
    let served = desks(tx, closing, &overlapping, now).await?;
    let wanted = match closing.desks {
        None if served.is_empty() && is_beyond(tx, closing).await? => 0,
        _ if served.is_empty() => return Ok(Err(ClosingRefusal::NotOpen)),
        Some(desks) if desks == 0 || usize::from(desks) > served.len() => {
            let served = u16::try_from(served.len()).unwrap_or(u16::MAX);
            return Ok(Err(ClosingRefusal::Desks(served)));
        }
        Some(desks) => usize::from(desks),
        None => served.len(),
    };
    let fallen: BTreeSet<u16> = served.into_iter().take(wanted).collect();
    let closure = Record {
        id,
        office: closing.office.clone(),
        span: span(closing),
        desks: closing.desks.is_some().then(|| fallen.clone()),
        reason: closing.reason.clone(),
        reopened_at: None,
    };
    let asking = answer.min(closing.from.max(now) - now) / 4;
    let asks_until = (closure.desks.is_some() && asking >= SHORTEST_ASKING).then(|| now + asking);
    insert(tx, &closure, asks_until, now).await?;
    for desk in &fallen {
        take_desk(tx, &closure, *desk, asks_until.is_some(), now).await?;
    }
    Ok(Ok(closure))
}

/// Opens again what was closed: what has not been answered stands as it was booked.
pub async fn reopen(
    tx: &mut Tx,
    id: &ClosureId,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<Result<Record, ClosingRefusal>, StoreError> {
    let sql = "update closure set reopened_at = $2 where id = $1 and reopened_at is null and until_at > $2
        returning *";
    let Some(row) = tx.row(sql, args![id.as_str(), now]).await? else { return Ok(Err(ClosingRefusal::Gone)) };
    let closure = super::read(&row)?;
    lock(tx, &closure.office).await?;
    cases::restore(tx, id, now, LAID_OUT_AGAIN).await?;
    let day_before = local_day::of(closure.span.from, zone).checked_sub_days(Days::new(1));
    if let Some(day_before) = day_before {
        let sql = "update opening_rule set laid_until = $2
            where office = $1 and retired_at is null and laid_until > $2";
        tx.execute(sql, args![closure.office.as_str(), &day_before.to_string()]).await?;
    }
    // What else is closed then stays so.
    for other in standing(tx, &closure.office, now).await? {
        if overlap(other.span, closure.span) {
            for desk in other.desks.clone().unwrap_or_default() {
                take_desk(tx, &other, desk, false, now).await?;
            }
        }
    }
    Ok(Ok(closure))
}

fn overlap(one: Span, other: Span) -> bool {
    one.from < other.until && other.from < one.until
}

/// Keeps the office from being laid out, or closed by somebody else, meanwhile.
async fn lock(tx: &mut Tx, office: &OfficeId) -> Result<(), StoreError> {
    const LOCK: Dialects = Dialects {
        sqlite: "select id from opening_rule where office = $1 and retired_at is null",
        postgres: "select id from opening_rule where office = $1 and retired_at is null order by id
                   for no key update",
    };
    tx.rows(LOCK, args![office.as_str()]).await.map(drop)
}

/// Whether nothing is laid out then yet.
async fn is_beyond(tx: &mut Tx, closing: &Closing) -> Result<bool, StoreError> {
    let sql = "select max(starts_at) as last from place where office = $1";
    let row = tx.row(sql, args![closing.office.as_str()]).await?;
    let last = row.map(|row| row.maybe_instant("last")).transpose()?.flatten();
    Ok(last.is_some_and(|last| last < closing.from))
}

/// The desks that are served then, public ones with the fewest appointments first.
async fn desks(
    tx: &mut Tx,
    closing: &Closing,
    closed: &[Record],
    now: DateTime<Utc>,
) -> Result<Vec<u16>, StoreError> {
    let sql =
        "select p.desk from place p left join occupancy o on o.id = p.occupant and o.kind = 'appointment'
        where p.office = $1 and p.starts_at < $3 and p.ends_at > $2 and p.starts_at > $4
        group by p.desk
        order by max(case when p.lane = 'public' then 1 else 0 end) desc, count(distinct o.id), p.desk desc";
    let args = args![closing.office.as_str(), closing.from, closing.until, now];
    let mut desks: Vec<u16> =
        tx.rows(sql, args).await?.iter().map(|row| row.small("desk")).collect::<Result<_, _>>()?;
    // Which is closed for a part of this time falls out last, with the whole office.
    let is_closed = |desk: &u16| {
        closed.iter().any(|other| other.desks.as_ref().is_some_and(|desks| desks.contains(desk)))
    };
    if closing.desks.is_some() {
        desks.retain(|desk| !is_closed(desk));
    }
    Ok(desks)
}

async fn insert(
    tx: &mut Tx,
    closure: &Record,
    asks_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into closure (id, office, from_at, until_at, desks, reason, created_at, asks_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let desks = closure.desks.as_ref().map(|desks| json::body("a closure", desks)).transpose()?;
    let args = args![
        closure.id.as_str(),
        closure.office.as_str(),
        closure.span.from,
        closure.span.until,
        desks.as_deref(),
        &closure.reason,
        now,
        asks_until,
    ];
    tx.execute(sql, args).await.map(drop)
}

/// Takes the places of a desk that are still to come. What is free goes; what is held or offered ends; what
/// somebody has booked is theirs until they have something else, and nobody's afterwards.
async fn take_desk(
    tx: &mut Tx,
    closure: &Record,
    desk: u16,
    asks_later: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Record { office, span, .. } = closure;
    let sql = "delete from place where office = $1 and desk = $2 and starts_at < $4 and ends_at > $3
        and starts_at > $5 and occupant is null";
    let args = args![office.as_str(), i64::from(desk), span.from, span.until, now];
    tx.execute(sql, args).await?;
    let nobodys = withdrawn_rule(tx, office.as_str(), now).await?;
    let sql = "update place set rule = $6 where office = $1 and desk = $2 and starts_at < $4 and ends_at > $3
        and starts_at > $5";
    let withdrawing = args![office.as_str(), i64::from(desk), span.from, span.until, now, &nobodys];
    tx.execute(sql, withdrawing).await?;
    end_holds(tx, args, now).await?;
    strand(tx, closure, args, asks_later, now).await
}

/// Ends what is held or offered at a desk, or was just cancelled; whoever holds it will be told.
async fn end_holds(
    tx: &mut Tx,
    at_desk: &[crate::sql::Arg<'_>],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // What is just being booked is an appointment when this goes on.
    const HELD: Dialects = Dialects {
        sqlite: "select id, person, kind, office from occupancy where kind <> 'appointment' and id in (
                     select occupant from place where office = $1 and desk = $2 and starts_at < $4 and ends_at > $3
                     and starts_at > $5)",
        postgres: "select id, person, kind, office from occupancy where kind <> 'appointment' and id in (
                       select occupant from place where office = $1 and desk = $2 and starts_at < $4
                       and ends_at > $3 and starts_at > $5) for update",
    };
    for row in tx.rows(HELD, at_desk).await? {
        let id = row.text("id")?;
        if matches!(&*row.text("kind")?, "hold" | "offer") {
            // Whoever was offered it is told where they wait; whoever holds it, where they wrote last.
            let sql = "insert into closure_hold (hold, office, chat)
                select $1, $3, chat from (
                    select e.chat, 0 as turn, e.created_at as at from waitlist_entry e
                    where e.occupancy = $1 and e.told_at is not null and e.by_staff = 0
                    union all
                    select chat.id, 1, -chat.updated_at from chat join account on account.id = chat.account
                    where account.person = $2 and chat.left_at is null
                      and not exists (select 1 from waitlist_entry e where e.occupancy = $1 and e.told_at is null)
                      and not exists (select 1 from closure_alternative a where a.occupancy = $1)
                    order by turn, at, chat limit 1) told
                where chat is not null on conflict do nothing";
            tx.execute(sql, args![&id, &row.text("person")?, &row.text("office")?]).await?;
        }
        occupancy::vacate(tx, &id, now).await?;
    }
    Ok(())
}

/// Writes down whose appointment has lost its desk. Who was asked something about another closure is asked anew.
async fn strand(
    tx: &mut Tx,
    closure: &Record,
    at_desk: &[crate::sql::Arg<'_>],
    asks_later: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const ANEW: &str = "update closure_case set closure = $6, state = 'new', stranded = 1,
            asks_later = case when exists (select 1 from appointment a
                where a.id = closure_case.appointment and a.business is not null) then 0 else cast($7 as bigint) end,
            told_at = null, answer_by = null, look_at = null
        where state in ('new', 'asked', 'listed') and closure <> $6 and appointment in (
            select a.id from appointment a join place p on p.occupant = a.occupancy
            where p.office = $1 and p.desk = $2 and p.starts_at < $4 and p.ends_at > $3 and p.starts_at > $5)";
    const STRAND: &str = concat!(
        "insert into closure_case (id, closure, appointment, chat, state, stranded, asks_later, was_at)
         select $6 || ' ' || $8 || ' ' || a.id, $6, a.id, ",
        chat_of!("a"),
        ", 'new', 1, case when a.business is null then cast($7 as bigint) else 0 end, a.starts_at
         from appointment a
         where a.state = 'booked' and a.starts_at > $5 and a.occupancy in (
             select p.occupant from place p
             where p.office = $1 and p.desk = $2 and p.starts_at < $4 and p.ends_at > $3 and p.starts_at > $5)
         on conflict do nothing"
    );
    let written = now.timestamp_micros().to_string();
    let mut args = at_desk.to_vec();
    args.extend(args![closure.id.as_str(), i64::from(asks_later)].iter().cloned());
    tx.execute(ANEW, &args).await?;
    args.push((&written).into());
    tx.execute(STRAND, &args).await.map(drop)
}
