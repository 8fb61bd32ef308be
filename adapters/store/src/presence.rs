//! How far somebody with an appointment has come on its day: late, there, called to a desk, served, done; each with
//! its time. That they did not come is [`attendance`](crate::attendance)'s matter, and outweighs all of it.

use bot_core::day::Presence;
use bot_core::ids::AppointmentId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Row, Tx, args};

/// What of these tables makes a [`Presence`].
macro_rules! columns {
    () => {
        "attendance.missed, presence.late_at, presence.late_minutes, presence.checked_in_at, presence.called_by,
         presence.desk, presence.served_at, presence.done_at"
    };
}
pub(crate) use columns;

/// How far they have come.
pub async fn of(tx: &mut Tx, appointment: &AppointmentId) -> Result<Presence, StoreError> {
    let sql = concat!(
        "select ",
        columns!(),
        " from appointment left join attendance on attendance.appointment = appointment.id
              left join presence on presence.appointment = appointment.id
          where appointment.id = $1"
    );
    let row = tx.row(sql, args![appointment.as_str()]).await?;
    row.map_or(Ok(Presence::Expected), |row| read(&row))
}

/// How far they have come, as it stands in a row.
pub(crate) fn read(row: &Row) -> Result<Presence, StoreError> {
    let is = |name| Ok::<_, StoreError>(row.maybe_int(name)?.is_some());
    let desk = match row.maybe_int("desk")? {
        Some(_) => row.small("desk")?,
        None => 0,
    };
    Ok(if row.maybe_int("missed")? == Some(1) {
        Presence::Missed
    } else if is("done_at")? {
        Presence::Done
    } else if is("served_at")? {
        Presence::Served { desk }
    } else if row.maybe_text("called_by")?.is_some() {
        Presence::Called { desk }
    } else if is("checked_in_at")? {
        Presence::CheckedIn
    } else if is("late_at")? {
        let minutes = row.maybe_int("late_minutes")?.map(|_| row.small("late_minutes")).transpose()?;
        Presence::Late { minutes }
    } else {
        Presence::Expected
    })
}

/// They are there; false where that is known.
pub async fn check_in(
    tx: &mut Tx,
    appointment: &AppointmentId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "insert into presence (appointment, checked_in_at) values ($1, $2)
        on conflict (appointment) do update set checked_in_at = excluded.checked_in_at
        where presence.checked_in_at is null";
    Ok(tx.execute(sql, args![appointment.as_str(), now]).await? == 1)
}

/// They wait, whatever was marked before; false where they waited, or are called or served.
pub async fn wait(tx: &mut Tx, appointment: &AppointmentId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let is_new = check_in(tx, appointment, now).await?;
    let sql = "update presence set served_at = null, done_at = null, called_by = null, desk = null
        where appointment = $1 and done_at is not null";
    Ok(tx.execute(sql, args![appointment.as_str()]).await? == 1 || is_new)
}

/// They come later, by so many minutes; said once more, it counts anew.
pub async fn late(
    tx: &mut Tx,
    appointment: &AppointmentId,
    minutes: Option<u16>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into presence (appointment, late_at, late_minutes) values ($1, $2, $3)
        on conflict (appointment) do update set late_at = excluded.late_at, late_minutes = excluded.late_minutes";
    let minutes = minutes.map(i64::from);
    tx.execute(sql, args![appointment.as_str(), now, minutes]).await.map(drop)
}

/// They are done; false where that is known.
pub async fn done(tx: &mut Tx, appointment: &AppointmentId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    check_in(tx, appointment, now).await?;
    let sql = "update presence set done_at = $2 where appointment = $1 and done_at is null";
    Ok(tx.execute(sql, args![appointment.as_str(), now]).await? == 1)
}

/// They did not come, so no desk waits for them.
pub async fn missed(tx: &mut Tx, appointment: &AppointmentId) -> Result<(), StoreError> {
    let sql = "update presence set called_by = null, desk = null, served_at = null, done_at = null
        where appointment = $1";
    tx.execute(sql, args![appointment.as_str()]).await.map(drop)
}

/// The appointment has another time now, and nothing has happened on its day.
pub(crate) async fn begin_anew(tx: &mut Tx, appointment: &AppointmentId) -> Result<(), StoreError> {
    tx.execute("delete from presence where appointment = $1", args![appointment.as_str()]).await.map(drop)
}
