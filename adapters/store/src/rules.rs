//! Rules that staff set from their chat: booking rests, and until when which appointments can be given back.
//!
//! More places on a day are an exception of an office's [opening rules](crate::layout), and stand there.

use bot_core::ids::ServiceId;
use bot_core::rules::{LastMoment, Pause};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// Why nothing new is booked; `None` where booking goes on.
pub async fn pause(tx: &mut Tx) -> Result<Option<Pause>, StoreError> {
    let row = tx.row("select since, sentence from booking_pause", &[]).await?;
    row.map(|row| Ok(Pause { since: row.instant("since")?, sentence: row.text("sentence")? })).transpose()
}

/// Lets booking rest, or tells another sentence about it.
pub(crate) async fn begin_pause(tx: &mut Tx, sentence: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "insert into booking_pause (id, since, sentence) values (1, $1, $2)
        on conflict (id) do update set sentence = excluded.sentence";
    tx.execute(sql, args![now, sentence]).await.map(drop)
}

/// Lets booking go on; whether it rested.
pub(crate) async fn end_pause(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(tx.execute("delete from booking_pause", &[]).await? > 0)
}

/// All last moments, in the city's order of services.
pub(crate) async fn last_moments(tx: &mut Tx) -> Result<Vec<LastMoment>, StoreError> {
    let sql = "select service, minutes from last_moment join service on service.id = last_moment.service
        where service.retired_at is null order by service.position, service.id";
    tx.rows(sql, &[])
        .await?
        .iter()
        .map(|row| {
            Ok(LastMoment { service: ServiceId::new(row.text("service")?), minutes: row.small("minutes")? })
        })
        .collect()
}

/// So many minutes before it begins an appointment for these services is closed to changes: the earliest of theirs.
pub(crate) async fn last_moment(tx: &mut Tx, services: &[ServiceId]) -> Result<Option<u32>, StoreError> {
    const LAST: Dialects = Dialects {
        sqlite: "select max(minutes) as minutes from last_moment
                 where service in (select value from json_each($1))",
        postgres: "select max(minutes) as minutes from last_moment
                   where service in (select json_array_elements_text($1::json))",
    };
    let row = tx.row(LAST, args![&json::list(services)?]).await?;
    let minutes = row.map_or(Ok(None), |row| row.maybe_int("minutes"))?;
    Ok(minutes.and_then(|minutes| u32::try_from(minutes).ok()))
}

/// Sets one, or lifts it.
pub(crate) async fn set_last_moment(
    tx: &mut Tx,
    service: &ServiceId,
    minutes: Option<u32>,
) -> Result<(), StoreError> {
    let Some(minutes) = minutes.filter(|minutes| *minutes > 0) else {
        let sql = "delete from last_moment where service = $1";
        return tx.execute(sql, args![service.as_str()]).await.map(drop);
    };
    let sql = "insert into last_moment (service, minutes) values ($1, $2)
        on conflict (service) do update set minutes = excluded.minutes";
    tx.execute(sql, args![service.as_str(), i64::from(minutes)]).await.map(drop)
}
