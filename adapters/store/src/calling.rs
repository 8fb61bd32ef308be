//! Who is called to which desk: those who have checked in, by the time of their appointment; who was called before
//! and did not come, after the others. Of two clerks who call at once, the database lets each have somebody else.

use bot_core::day::Before;
use bot_core::ids::{AppointmentId, OfficeId, OrderId};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Row, Tx, args};
use crate::staff::Member;

/// From an instant until before another.
type Day = (DateTime<Utc>, DateTime<Utc>);

/// Where a clerk served last.
pub async fn place(tx: &mut Tx, member: &Member) -> Result<(Option<OfficeId>, Option<u16>), StoreError> {
    let row = tx.row("select serves_at, serves_desk from staff where id = $1", args![&member.id]).await?;
    let Some(row) = row else { return Ok((None, None)) };
    let desk = row.maybe_int("serves_desk")?.map(|_| row.small("serves_desk")).transpose()?;
    Ok((row.maybe_text("serves_at")?.map(OfficeId::new), desk))
}

/// Where a clerk serves now.
pub async fn remember(tx: &mut Tx, member: &Member, office: &OfficeId, desk: u16) -> Result<(), StoreError> {
    let sql = "update staff set serves_at = $2, serves_desk = $3
        where id = $1 and (serves_at is null or serves_desk is null or serves_at <> $2 or serves_desk <> $3)";
    tx.execute(sql, args![&member.id, office.as_str(), i64::from(desk)]).await.map(drop)
}

/// Who was called by this order, if it is repeated.
pub async fn by_order(tx: &mut Tx, order: &OrderId) -> Result<Option<String>, StoreError> {
    let sql = "select reference from presence join appointment on appointment.id = presence.appointment
        where called_order = $1";
    tx.row(sql, args![order.as_str()]).await?.map(|row| row.text("reference")).transpose()
}

/// Whom a clerk has called on this day and who is not done: who was served is done now; who was not waits again.
pub async fn end_before(
    tx: &mut Tx,
    member: &Member,
    (from, until): Day,
    now: DateTime<Utc>,
) -> Result<Vec<Before>, StoreError> {
    let sql = "select presence.appointment, reference, served_at from presence
        join appointment on appointment.id = presence.appointment
        where called_by = $1 and done_at is null and starts_at >= $2 and starts_at < $3 order by starts_at, reference";
    let mut before = Vec::new();
    for row in tx.rows(sql, args![&member.id, from, until]).await? {
        let came = row.maybe_int("served_at")?.is_some();
        let sql = match came {
            true => "update presence set done_at = $2 where appointment = $1 and done_at is null",
            false => {
                "update presence set called_by = null, desk = null
                 where appointment = $1 and called_by is not null and called_at <= $2"
            }
        };
        tx.execute(sql, args![&row.text("appointment")?, now]).await?;
        before.push(Before { reference: row.text("reference")?, came });
    }
    Ok(before)
}

/// Calls whoever is next at an office; their reference, or nothing where nobody waits.
pub async fn next(
    tx: &mut Tx,
    member: &Member,
    order: &OrderId,
    office: &OfficeId,
    desk: u16,
    day: Day,
    now: DateTime<Utc>,
) -> Result<Option<String>, StoreError> {
    // Whoever was snatched away is not found a second time, so it ends.
    while let Some((appointment, reference)) = waiting(tx, office, day).await? {
        let sql = "update presence set called_by = $2, desk = $3, called_at = $4, called_order = $5, calls = calls + 1
            where appointment = $1 and called_by is null and served_at is null and done_at is null";
        let args = args![appointment.as_str(), &member.id, i64::from(desk), now, order.as_str()];
        if tx.execute(sql, args).await? == 1 {
            return Ok(Some(reference));
        }
    }
    Ok(None)
}

/// Whoever is next.
async fn waiting(
    tx: &mut Tx,
    office: &OfficeId,
    (from, until): Day,
) -> Result<Option<(AppointmentId, String)>, StoreError> {
    let sql = "select appointment.id, appointment.reference from appointment
            join presence on presence.appointment = appointment.id
            left join attendance on attendance.appointment = appointment.id
        where appointment.office = $1 and state = 'booked'
            and appointment.starts_at >= $2 and appointment.starts_at < $3
            and checked_in_at is not null and called_by is null and served_at is null and done_at is null
            and coalesce(attendance.missed, 0) = 0
        order by calls, appointment.starts_at, checked_in_at, appointment.reference limit 1";
    let row = tx.row(sql, args![office.as_str(), from, until]).await?;
    let read = |row: Row| Ok((AppointmentId::new(row.text("id")?), row.text("reference")?));
    row.map(read).transpose()
}

/// Calls somebody once more who is called and has not come; false where they are not, or where the order is repeated.
pub async fn again(
    tx: &mut Tx,
    order: &OrderId,
    appointment: &AppointmentId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "update presence set called_at = $3, called_order = $2, calls = calls + 1
        where appointment = $1 and called_by is not null and served_at is null and done_at is null
            and called_order <> $2";
    Ok(tx.execute(sql, args![appointment.as_str(), order.as_str(), now]).await? == 1)
}

/// Somebody who was called has come to the desk; false where they had before.
pub async fn serve(tx: &mut Tx, appointment: &AppointmentId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update presence set served_at = $2
        where appointment = $1 and called_by is not null and served_at is null and done_at is null";
    Ok(tx.execute(sql, args![appointment.as_str(), now]).await? == 1)
}
