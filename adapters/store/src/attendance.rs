//! Who came and who did not, as staff marked it, and who is expected on a day. A miss counts for a while, whatever becomes of its appointment.

use bot_core::day::Expected;
use bot_core::ids::{AccountId, OfficeId, PersonId};
use bot_core::staff::Attendance;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::appointments::{self, Whose};
use crate::error::StoreError;
use crate::json;
use crate::local_day;
use crate::presence;
use crate::sql::{Dialects, Tx, args};
use crate::staff::Member;

/// Marks an appointment, or marks it anew; whether that changed anything.
pub async fn mark(
    tx: &mut Tx,
    whose: &Whose,
    attendance: Attendance,
    by: &Member,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "insert into attendance (appointment, reference, person, booked_by, missed, starts_at, marked_at, marked_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (appointment) do update set missed = excluded.missed, starts_at = excluded.starts_at,
            marked_at = excluded.marked_at, marked_by = excluded.marked_by
        where attendance.missed <> excluded.missed";
    let appointment = &whose.record.appointment;
    let args = args![
        appointment.id.as_str(),
        &appointment.reference,
        whose.person.as_str(),
        whose.booked_by.as_str(),
        i64::from(attendance == Attendance::Missed),
        appointment.starts_at,
        now,
        &by.id,
    ];
    Ok(tx.execute(sql, args).await? == 1)
}

/// An appointment that was missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// `XXX-XXX`
    pub reference: String,
    /// When it would have been.
    pub starts_at: DateTime<Utc>,
}

/// What a person has missed since an instant, the latest first; not for a business.
pub async fn misses(tx: &mut Tx, person: &PersonId, since: DateTime<Utc>) -> Result<Vec<Miss>, StoreError> {
    let sql = "select reference, starts_at from attendance
        where person = $1 and missed = 1 and starts_at > $2 and not exists (
            select 1 from appointment a where a.id = attendance.appointment and a.business is not null)
        order by starts_at desc, reference";
    let rows = tx.rows(sql, args![person.as_str(), since]).await?;
    rows.iter()
        .map(|row| Ok(Miss { reference: row.text("reference")?, starts_at: row.instant("starts_at")? }))
        .collect()
}

/// The appointments of a span at some offices: `$1` is a JSON list of them, or null for all.
macro_rules! of_day {
    ($columns:expr, $offices:literal, $rest:literal) => {
        concat!(
            "select ",
            $columns,
            " from appointment left join attendance on attendance.appointment = appointment.id
                 left join presence on presence.appointment = appointment.id
             where state = 'booked' and appointment.starts_at >= $2 and appointment.starts_at < $3 and ",
            $offices,
            $rest
        )
    };
}

macro_rules! theirs {
    ($columns:expr, $rest:literal) => {
        Dialects {
            sqlite: of_day!($columns, "($1 is null or office in (select value from json_each($1)))", $rest),
            postgres: of_day!(
                $columns,
                "($1::text is null or office in (select json_array_elements_text($1::json)))",
                $rest
            ),
        }
    };
}

/// From an instant until before another.
pub type Day = (DateTime<Utc>, DateTime<Utc>);

/// The appointments of a day at these offices, by time: a page of `size`. Where none is named, those of all.
pub async fn expected(
    tx: &mut Tx,
    offices: &[OfficeId],
    (from, until): Day,
    page: u16,
    size: u16,
) -> Result<Vec<Expected>, StoreError> {
    const EXPECTED: Dialects = theirs!(
        concat!("appointment.*, ", presence::columns!()),
        " order by appointment.starts_at, appointment.id limit $4 + 0 offset $5 + 0"
    );
    let (size, skipped) = (i64::from(size), i64::from(page) * i64::from(size));
    let offices = list(offices)?;
    let rows = tx.rows(EXPECTED, args![offices.as_deref(), from, until, size, skipped]).await?;
    rows.iter()
        .map(|row| Ok(Expected { appointment: appointments::read(row)?, presence: presence::read(row)? }))
        .collect()
}

/// The same for a day by the offices' clock; none at the end of the calendar.
pub async fn expected_on(
    tx: &mut Tx,
    offices: &[OfficeId],
    day: NaiveDate,
    zone: Tz,
    size: u16,
) -> Result<Vec<Expected>, StoreError> {
    match local_day::begins(day, zone).zip(local_day::ends(day, zone)) {
        Some(span) => expected(tx, offices, span, 0, size).await,
        None => Ok(Vec::new()),
    }
}

/// How many there are in all, and how many of them come before the first of whom nobody knows whether they came.
pub async fn count(tx: &mut Tx, offices: &[OfficeId], (from, until): Day) -> Result<(u32, u32), StoreError> {
    const COUNT: Dialects = theirs!("count(*) as count", "");
    const MARKED: Dialects = theirs!(
        "min(case when attendance.missed is null and presence.checked_in_at is null
                then appointment.starts_at end) as first_unmarked",
        ""
    );
    let offices = list(offices)?;
    let all = args![offices.as_deref(), from, until];
    let total = tx.row(COUNT, all).await?.map_or(Ok(0), |row| row.small("count"))?;
    let first = tx.row(MARKED, all).await?.map(|row| row.maybe_instant("first_unmarked")).transpose()?;
    let Some(first) = first.flatten() else { return Ok((total, 0)) };
    let before = tx.row(COUNT, args![offices.as_deref(), from, first]).await?;
    Ok((total, before.map_or(Ok(0), |row| row.small("count"))?))
}

/// Whether an appointment was marked as missed; `None` where nothing was marked.
pub async fn is_missed(tx: &mut Tx, whose: &Whose) -> Result<Option<bool>, StoreError> {
    let sql = "select missed from attendance where appointment = $1";
    let found = tx.row(sql, args![whose.record.appointment.id.as_str()]).await?;
    Ok(found.map(|row| row.int("missed")).transpose()?.map(|missed| missed != 0))
}

fn list(offices: &[OfficeId]) -> Result<Option<String>, StoreError> {
    (!offices.is_empty()).then(|| json::list(offices)).transpose()
}

/// Two persons become one.
pub(crate) async fn join(tx: &mut Tx, joining: &PersonId, person: &PersonId) -> Result<(), StoreError> {
    let sql = "update attendance set person = $2 where person = $1";
    tx.execute(sql, args![joining.as_str(), person.as_str()]).await.map(drop)
}

/// An account takes along what was booked from it.
pub(crate) async fn part(
    tx: &mut Tx,
    person: &PersonId,
    account: &AccountId,
    own: &PersonId,
) -> Result<(), StoreError> {
    let sql = "update attendance set person = $3 where person = $1 and booked_by = $2";
    tx.execute(sql, args![person.as_str(), account.as_str(), own.as_str()]).await.map(drop)
}

/// Forgets what was marked about a person.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    tx.execute("delete from attendance where person = $1", args![person.as_str()]).await.map(drop)
}

/// Forgets what was marked about appointments before an instant; how many they were.
pub async fn forget_before(tx: &mut Tx, since: DateTime<Utc>) -> Result<u64, StoreError> {
    tx.execute("delete from attendance where starts_at < $1", args![since]).await
}
