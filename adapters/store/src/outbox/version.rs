//! Rows that speak of an appointment: none of them is sent once it was moved or cancelled.

use bot_core::desk::Appointment;
use bot_core::ids::{AppointmentId, ChatId};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// Whether what a row of the outbox speaks of still holds; a row that speaks of nothing always does.
macro_rules! holds {
    () => {
        "(outbox.appointment is null or exists (
            select 1 from appointment where appointment.id = outbox.appointment
                and appointment.sequence = outbox.sequence and appointment.state = 'booked'))"
    };
}
pub(super) use holds;

/// The row of the due lane that was just written for a chat speaks of this appointment, as it is.
pub async fn speak_of(
    tx: &mut Tx,
    chat: &ChatId,
    appointment: &Appointment,
    written_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update outbox set appointment = $3, sequence = $4 where id = (
            select max(id) from outbox where chat = $1 and lane = 'due' and kind = 'prompt' and created_at = $2)";
    let args = args![chat.as_str(), written_at, appointment.id.as_str(), i64::from(appointment.sequence)];
    tx.execute(sql, args).await.map(drop)
}

/// Keeps the appointments that these rows speak of from being changed until the transaction ends. On SQLite nobody
/// else writes anyway.
pub(super) async fn keep(tx: &mut Tx, rows: &[i64]) -> Result<(), StoreError> {
    if let Tx::Postgres(_) = tx {
        let sql = "select 1 from appointment where id in (
                select appointment from outbox where appointment is not null
                    and id in (select json_array_elements_text($1::json)::bigint))
            order by id for share";
        tx.rows(sql, args![&json::list(rows)?]).await?;
    }
    Ok(())
}

pub(super) const GIVE_UP: Dialects = Dialects {
    sqlite: concat!(
        "update outbox set closed_at = $2, lease_until = null,
            outcome = case when lease_until is null and unknown = 0 then 'superseded' else 'unknown' end
        where outcome is null and id in (select value from json_each($1)) and not ",
        holds!()
    ),
    postgres: concat!(
        "update outbox set closed_at = $2, lease_until = null,
            outcome = case when lease_until is null and unknown = 0 then 'superseded' else 'unknown' end
        where outcome is null and id in (select json_array_elements_text($1::json)::bigint) and not ",
        holds!()
    ),
};

/// Closes those of these rows that do not hold any more: what may have been sent before is unknown.
pub(super) async fn give_up(tx: &mut Tx, rows: &[i64], now: DateTime<Utc>) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    tx.execute(GIVE_UP, args![&json::list(rows)?, now]).await.map(drop)
}

/// Whether somebody may have seen what was said of an appointment at this moment, or sees it at any time.
pub async fn may_be_seen(
    tx: &mut Tx,
    appointment: &AppointmentId,
    written_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "select 1 as seen from outbox where appointment = $1 and created_at = $2
        and (outcome in ('delivered', 'edited', 'unknown')
            or (outcome is null and (lease_until is not null or unknown > 0)))
        limit 1";
    Ok(tx.row(sql, args![appointment.as_str(), written_at]).await?.is_some())
}
