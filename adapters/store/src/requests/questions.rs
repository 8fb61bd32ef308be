//! Who was asked because of a request, and what they answered.

use bot_core::ids::{AppointmentId, PersonId, RequestId};
use bot_core::staff::request::Question;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::{Tx, args};

/// Notes that somebody is asked; who has been asked before is asked anew.
pub async fn ask(
    tx: &mut Tx,
    request: &RequestId,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into request_question (request, person, asked_at) values ($1, $2, $3)
        on conflict (request, person) do update set asked_at = excluded.asked_at, answered_at = null, given_back = null";
    tx.execute(sql, args![request.as_str(), person.as_str(), now]).await.map(drop)
}

/// What somebody who was asked has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Nothing yet.
    NotYet,
    /// They gave these back, and need the others.
    GaveBack(Vec<AppointmentId>),
}

/// What a person has answered; `None` where they were not asked.
pub async fn answered(
    tx: &mut Tx,
    request: &RequestId,
    person: &PersonId,
) -> Result<Option<Answered>, StoreError> {
    let sql = "select given_back from request_question where request = $1 and person = $2";
    let Some(row) = tx.row(sql, args![request.as_str(), person.as_str()]).await? else { return Ok(None) };
    Ok(Some(match row.maybe_text("given_back")? {
        Some(ids) => Answered::GaveBack(json::read("request_question.given_back", &ids)?),
        None => Answered::NotYet,
    }))
}

/// Notes which of their appointments somebody gave back.
pub async fn answer(
    tx: &mut Tx,
    request: &RequestId,
    person: &PersonId,
    given_back: &[AppointmentId],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql =
        "update request_question set answered_at = $3, given_back = $4 where request = $1 and person = $2";
    let ids = json::list(given_back)?;
    tx.execute(sql, args![request.as_str(), person.as_str(), now, &ids]).await.map(drop)
}

/// What became of the questions of a request, if any were asked.
pub async fn state(tx: &mut Tx, request: &RequestId) -> Result<Option<Question>, StoreError> {
    let sql =
        "select count(*) as asked, count(answered_at) as answered from request_question where request = $1";
    let Some(row) = tx.row(sql, args![request.as_str()]).await? else { return Ok(None) };
    Ok(match (row.int("asked")?, row.int("answered")?) {
        (0, _) => None,
        (asked, answered) if asked == answered => Some(Question::Needed),
        _ => Some(Question::Open),
    })
}
