//! Who is reminded of an appointment when, what was told, and what came of it.
//!
//! An appointment carries the moment at which it is looked at next (`remind_at`); every change sets it back to "as
//! soon as possible", in the transaction of the change. The [plan](plan::Plan) says what is done then: so a policy
//! that changes holds at once, several reminders missed in an outage are one, and an appointment from before the
//! first reminder gets its own, too.
//!
//! - [`plan`]: when an appointment's citizen is reminded, and when it is given away
//! - [`comparison`]: which wording brings what

use bot_core::desk::Appointment;
use bot_core::ids::{AccountId, AppointmentId, ChatId, PersonId};
use bot_core::reminding::{Reminder, Wording};
use chrono::{DateTime, Utc};

use crate::appointments;
use crate::error::StoreError;
use crate::sql::{Tx, args};

pub mod comparison;
pub mod plan;

/// Appointments that are to be looked at by now, the longest due first. Those that have begun, or don't stand any
/// more, are not looked at again; nor is one that falls out by a closure, unless it stays after all; nor what a business has booked.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<AppointmentId>, StoreError> {
    let sql = "update appointment set remind_at = null
        where remind_at <= $1 and (starts_at <= $1 or state <> 'booked' or closure is not null
            or business is not null)";
    tx.execute(sql, args![now]).await?;
    let sql = "select id from appointment where remind_at <= $1 order by remind_at, id limit $2 + 0";
    let rows = tx.rows(sql, args![now, i64::from(limit)]).await?;
    rows.iter().map(|row| row.text("id").map(AppointmentId::new)).collect()
}

/// When the next is.
pub async fn next(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "select remind_at from appointment where remind_at is not null order by remind_at limit 1";
    tx.row(sql, &[]).await?.map(|row| row.instant("remind_at")).transpose()
}

/// An appointment that is looked at.
#[derive(Clone, Debug)]
pub struct Look {
    /// As it is.
    pub appointment: Appointment,
    /// Whose,
    pub person: PersonId,
    /// from which account,
    pub booked_by: AccountId,
    /// on which places.
    pub occupancy: Option<String>,
    /// The citizen said that they come.
    pub confirmed: bool,
    /// When it was booked, moved or restored.
    pub changed_at: DateTime<Utc>,
    /// How its reminders are worded, if there was one.
    pub wording: Option<Wording>,
    /// What was due by this moment was told, or has had its time.
    pub told_until: DateTime<Utc>,
    /// The look that was due.
    remind_at: i64,
}

/// The appointment, if it stands and is to be looked at by now.
pub async fn look(tx: &mut Tx, id: &AppointmentId, now: DateTime<Utc>) -> Result<Option<Look>, StoreError> {
    let sql = "select person, booked_by, confirmed_at, changed_at, wording, remind_at,
            (select max(told_at) from reminder where reminder.appointment = appointment.id) as told_at
        from appointment where id = $1 and remind_at <= $2 and starts_at > $2";
    let Some(row) = tx.row(sql, args![id.as_str(), now]).await? else { return Ok(None) };
    let person = PersonId::new(row.text("person")?);
    let Some(record) = appointments::find(tx, &person, id).await?.filter(|record| record.booked) else {
        return Ok(None);
    };
    let changed_at = row.instant("changed_at")?;
    Ok(Some(Look {
        appointment: record.appointment,
        person,
        booked_by: AccountId::new(row.text("booked_by")?),
        occupancy: record.occupancy,
        confirmed: row.maybe_int("confirmed_at")?.is_some(),
        changed_at,
        wording: row.maybe_text("wording")?.as_deref().and_then(Wording::of_name),
        told_until: row.maybe_instant("told_at")?.map_or(changed_at, |told_at| told_at.max(changed_at)),
        remind_at: row.int("remind_at")?,
    }))
}

/// The next look is at `next`; false where somebody else has looked by now, or the appointment has changed.
pub async fn look_again(tx: &mut Tx, look: &Look, next: Option<DateTime<Utc>>) -> Result<bool, StoreError> {
    let sql = "update appointment set remind_at = $2 where id = $1 and remind_at = $3 and sequence = $4";
    let Look { appointment, remind_at, .. } = look;
    let args = args![appointment.id.as_str(), next, *remind_at, i64::from(appointment.sequence)];
    Ok(tx.execute(sql, args).await? == 1)
}

/// Notes that a reminder is told now.
pub async fn note(
    tx: &mut Tx,
    chat: &ChatId,
    reminder: &Reminder,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Reminder { appointment, wording, confirm_until, last, .. } = reminder;
    let sql = "insert into reminder (appointment, told_at, chat, sequence, starts_at, asked, last)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    let args = args![
        appointment.id.as_str(),
        now,
        chat.as_str(),
        i64::from(appointment.sequence),
        appointment.starts_at,
        i64::from(confirm_until.is_some()),
        i64::from(*last),
    ];
    tx.execute(sql, args).await?;
    let sql = "update appointment set wording = $2 where id = $1";
    tx.execute(sql, args![appointment.id.as_str(), wording.name()]).await.map(drop)
}

/// The citizen comes.
pub async fn confirm(tx: &mut Tx, id: &AppointmentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update appointment set confirmed_at = $2 where id = $1 and confirmed_at is null";
    tx.execute(sql, args![id.as_str(), now]).await.map(drop)
}

/// It is given away now.
pub(crate) async fn note_release(
    tx: &mut Tx,
    id: &AppointmentId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update appointment set released_at = $2 where id = $1";
    tx.execute(sql, args![id.as_str(), now]).await.map(drop)
}

/// The appointment is another from now on: moved, cancelled, restored. What was told of it is outdated, and it is
/// to be looked at anew.
pub(crate) async fn begin_anew(tx: &mut Tx, id: &AppointmentId) -> Result<(), StoreError> {
    let sql = "update appointment set confirmed_at = null, released_at = null,
            remind_at = case state when 'booked' then 0 end
        where id = $1";
    tx.execute(sql, args![id.as_str()]).await?;
    let sql = "update reminder set outdated = 1 where appointment = $1 and outdated = 0";
    tx.execute(sql, args![id.as_str()]).await.map(drop)
}

/// When a confirmation was last asked for that is recorded as delivered by then; none unless the last warning was
/// said, too, all of it of this version.
pub async fn asked_at(
    tx: &mut Tx,
    appointment: &Appointment,
    until: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "select max(told_at) as at from reminder
        where appointment = $1 and sequence = $2 and asked = 1
            and exists (select 1 from reminder as warning
                where warning.appointment = $1 and warning.sequence = $2 and warning.last = 1)
            and exists (select 1 from outbox
                where outbox.appointment = $1 and outbox.created_at = reminder.told_at
                    and outbox.outcome in ('delivered', 'edited') and outbox.closed_at <= $3)";
    let args = args![appointment.id.as_str(), i64::from(appointment.sequence), until];
    tx.row(sql, args).await?.map_or(Ok(None), |row| row.maybe_instant("at"))
}

/// Reminders that are outdated, as far as the chat does not know: of which appointment, and when each was told.
pub async fn outdated(tx: &mut Tx, limit: u32) -> Result<Vec<(AppointmentId, DateTime<Utc>)>, StoreError> {
    let sql = "select appointment, told_at from reminder where outdated = 1 order by told_at limit $1 + 0";
    let rows = tx.rows(sql, args![i64::from(limit)]).await?;
    rows.iter()
        .map(|row| Ok((AppointmentId::new(row.text("appointment")?), row.instant("told_at")?)))
        .collect()
}

/// The chat of an outdated reminder, which is told now; `None` where it was told before.
pub async fn outdate(
    tx: &mut Tx,
    id: &AppointmentId,
    told_at: DateTime<Utc>,
) -> Result<Option<(ChatId, PersonId)>, StoreError> {
    let sql = "update reminder set outdated = 2 where appointment = $1 and told_at = $2 and outdated = 1
        returning chat, (select person from appointment where id = $1) as person";
    let row = tx.row(sql, args![id.as_str(), told_at]).await?;
    row.map(|row| Ok((ChatId::new(row.text("chat")?), PersonId::new(row.text("person")?)))).transpose()
}
