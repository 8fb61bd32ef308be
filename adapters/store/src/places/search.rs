//! The next free places.

use bot_core::ids::OfficeId;
use chrono::{DateTime, TimeDelta, Utc};

use super::end_of_free_run;
use super::rush::Stock;
use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// A place that begins sooner than that is not shown: hardly anybody could still be there.
const LEAD: TimeDelta = TimeDelta::minutes(15);

/// What free places must suit.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    /// They are at one of these offices, by their ids,
    pub offices: Vec<&'a str>,
    /// with so many slots in a row at one desk, all of them together.
    pub slots: u16,
}

/// From an instant until before another.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// The first instant in it.
    pub from: DateTime<Utc>,
    /// The first one after it.
    pub until: DateTime<Utc>,
}

/// A free place; which desk will serve it is decided when it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreePlace {
    /// Where.
    pub office: OfficeId,
    /// From
    pub starts_at: DateTime<Utc>,
    /// until, all slots together.
    pub ends_at: DateTime<Utc>,
}

/// The first start that suits, at an office and not before some instant; `i64::MAX` when there is
/// none, so that it sorts last.
macro_rules! first_start {
    ($office:literal, $after:literal) => {
        concat!(
            "coalesce((select p.starts_at from place p
                       where p.lane = 'public' and p.occupant is null and p.office = ", $office, "
                         and p.starts_at ", $after, " and p.starts_at < $2 and p.visible_from <= $3
                         and ($4 = 1 or ", end_of_free_run!(slots: "$4", visible_at: "$3"), " is not null)
                       order by p.starts_at limit 1), 9223372036854775807)"
        )
    };
}

/// The wanted offices as rows `s`, from a list.
macro_rules! wanted {
    (sqlite, $list:literal) => {
        concat!("(select value as office from json_each(", $list, ")) s")
    };
    (postgres, $list:literal) => {
        concat!("(select json_array_elements_text(", $list, "::json) as office) s")
    };
}

/// Finds the first start of every wanted office, keeps the earliest of those, and
/// goes on from them: what an office has next is only wanted where its first start is. So it looks
/// into the index once for each office and a few times more, however many places, desks and
/// booked-out weeks there are. Where several desks are free at a start, it tells the shortest end.
macro_rules! next {
    ($engine:ident) => {
        concat!(
            "with recursive found (starts_at, office, turn) as (
                 select * from (
                     select ",
            first_start!("s.office", ">= $1"),
            ", s.office, 1
                     from ",
            wanted!($engine, "$5"),
            "
                     order by 1, 2 limit $6 + 0
                 ) earliest
                 union all
                 select ",
            first_start!("found.office", "> found.starts_at"),
            ", found.office, found.turn + 1
                 from found where found.starts_at < 9223372036854775807 and found.turn < $6
             )
             select first.office, first.starts_at,
                    (select min(case when $4 = 1 then p.ends_at else ",
            end_of_free_run!(slots: "$4", visible_at: "$3"),
            " end) from place p
                     where p.lane = 'public' and p.occupant is null and p.office = first.office
                       and p.starts_at = first.starts_at) as ends_at
             from (
                 select office, starts_at from found where starts_at < 9223372036854775807
                 order by starts_at, office limit $6 + 0
             ) first
             order by first.starts_at, first.office"
        )
    };
}

const NEXT: Dialects = Dialects { sqlite: next!(sqlite), postgres: next!(postgres) };

/// The earliest free places in a span, each office and start once, at most `limit`.
pub async fn next(
    tx: &mut Tx,
    search: &Search<'_>,
    span: Span,
    limit: u8,
    now: DateTime<Utc>,
) -> Result<Vec<FreePlace>, StoreError> {
    let earliest = reachable(now).max(span.from);
    let offices = json::list(&search.offices)?;
    let args = args![earliest, span.until, now, i64::from(search.slots), &offices, i64::from(limit)];
    let rows = tx.rows(NEXT, args).await?;
    rows.iter()
        .map(|row| {
            Ok(FreePlace {
                office: OfficeId::new(row.text("office")?),
                starts_at: row.instant("starts_at")?,
                ends_at: row.instant("ends_at")?,
            })
        })
        .collect()
}

/// The earliest free starts of an office, and at how many desks each is free; at most so many. Where several are
/// free at a start, it tells the shortest end.
pub async fn stocks(
    tx: &mut Tx,
    office: &str,
    slots: u16,
    span: Span,
    limit: usize,
    now: DateTime<Utc>,
) -> Result<Vec<Stock>, StoreError> {
    let sql = concat!(
        "select starts_at, min(ends_at) as ends_at, count(*) as desks from (
             select p.starts_at, case when $4 = 1 then p.ends_at else ",
        end_of_free_run!(slots: "$4", visible_at: "$3"),
        " end as ends_at
             from place p
             where p.lane = 'public' and p.occupant is null and p.office = $5
               and p.starts_at >= $1 and p.starts_at < $2 and p.visible_from <= $3) run
         where ends_at is not null group by starts_at order by starts_at limit $6 + 0"
    );
    let earliest = reachable(now).max(span.from);
    let args = args![earliest, span.until, now, i64::from(slots), office, limit as i64];
    let rows = tx.rows(sql, args).await?;
    rows.iter()
        .map(|row| {
            let (starts_at, ends_at) = (row.instant("starts_at")?, row.instant("ends_at")?);
            let place = FreePlace { office: OfficeId::new(office), starts_at, ends_at };
            Ok(Stock { place, desks: row.small("desks")? })
        })
        .collect()
}

/// Of each span, whether some office has a place in it: the first office that has one ends the look.
macro_rules! any {
    ($engine:ident, $spans:literal) => {
        concat!(
            "select span.number from ", $spans, "
             where exists (
                 select 1 from ",
            wanted!($engine, "$4"),
            " where exists (
                     select 1 from place p
                     where p.lane = 'public' and p.occupant is null and p.office = s.office
                       and p.starts_at >= span.starts and p.starts_at < span.ends and p.visible_from <= $2
                       and ($3 = 1 or ",
            end_of_free_run!(slots: "$3", visible_at: "$2"),
            " is not null)))"
        )
    };
}

const ANY: Dialects = Dialects {
    sqlite: any!(
        sqlite,
        "(select key as number, value ->> 0 as starts, value ->> 1 as ends from json_each($1)) span"
    ),
    postgres: any!(
        postgres,
        "(select ordinality - 1 as number, (value ->> 0)::bigint as starts, (value ->> 1)::bigint as ends
          from json_array_elements($1::json) with ordinality) span"
    ),
};

/// Which of the spans, by their positions, have a free place.
pub async fn any(
    tx: &mut Tx,
    search: &Search<'_>,
    spans: &[Span],
    now: DateTime<Utc>,
) -> Result<Vec<usize>, StoreError> {
    let earliest = reachable(now);
    let micros: Vec<[i64; 2]> = spans
        .iter()
        .map(|span| [span.from.max(earliest).timestamp_micros(), span.until.timestamp_micros()])
        .collect();
    let (micros, offices) = (json::list(&micros)?, json::list(&search.offices)?);
    let rows = tx.rows(ANY, args![&micros, now, i64::from(search.slots), &offices]).await?;
    rows.iter().map(|row| Ok(usize::try_from(row.int("number")?).unwrap_or(usize::MAX))).collect()
}

/// The first release at office `s.office` that lets a place be booked: the last of the slots in a row is
/// released then. It walks the releases to come, and looks at the runs that end with each; but not further
/// than a hundred places, so that whoever needs more slots in a row than there are keeps nobody waiting.
/// Both engines take `q` in its own order; to order once more would make them look at all of it.
macro_rules! first_release {
    () => {
        concat!(
            "(select q.visible_from from (
                 select * from place hidden
                 where hidden.office = s.office and hidden.lane = 'public' and hidden.occupant is null
                   and hidden.visible_from > $1
                 order by hidden.visible_from limit 100) q
              where q.starts_at >= q.visible_from + $4
                and ($2 = 1 or exists (
                    select 1 from (
                        select * from place back
                        where back.office = q.office and back.desk = q.desk and back.starts_at <= q.starts_at
                        order by back.starts_at desc limit $2 + 0) p
                    where p.starts_at >= q.visible_from + $4 and ",
            end_of_free_run!(slots: "$2", visible_at: "q.visible_from"),
            " >= q.ends_at))
              limit 1)"
        )
    };
}

macro_rules! next_release {
    ($engine:ident) => {
        concat!(
            "select min(released.at) as at from (
                 select ",
            first_release!(),
            " as at from ",
            wanted!($engine, "$3"),
            ") released"
        )
    };
}

const NEXT_RELEASE: Dialects = Dialects { sqlite: next_release!(sqlite), postgres: next_release!(postgres) };

/// When the next release comes that brings a place, as far as places are laid out; `None` also where that
/// is so far off that it isn't seen.
///
/// # Errors
/// The database's own.
pub async fn next_release(
    tx: &mut Tx,
    search: &Search<'_>,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let offices = json::list(&search.offices)?;
    let args = args![now, i64::from(search.slots), &offices, LEAD.num_microseconds()];
    let row = tx.row(NEXT_RELEASE, args).await?;
    Ok(row.map(|row| row.maybe_instant("at")).transpose()?.flatten())
}

/// From when on somebody who is told now could be there.
fn reachable(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_add_signed(LEAD).unwrap_or(now)
}
