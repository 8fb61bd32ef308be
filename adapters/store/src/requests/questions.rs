//! Who was asked because of a request, and what they answered.

use bot_core::ids::{PersonId, RequestId};
use bot_core::staff::request::Question;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// Notes that somebody is asked; who has been asked before is asked anew.
pub async fn ask(
    tx: &mut Tx,
    request: &RequestId,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into request_question (request, person, asked_at) values ($1, $2, $3)
        on conflict (request, person) do update set asked_at = excluded.asked_at, answered_at = null, needs = null";
    tx.execute(sql, args![request.as_str(), person.as_str(), now]).await.map(drop)
}

/// Whether a person was asked; where they were, whether they have answered.
pub async fn answered(
    tx: &mut Tx,
    request: &RequestId,
    person: &PersonId,
) -> Result<Option<bool>, StoreError> {
    let sql = "select answered_at from request_question where request = $1 and person = $2";
    let found = tx.row(sql, args![request.as_str(), person.as_str()]).await?;
    found.map(|row| Ok(row.maybe_int("answered_at")?.is_some())).transpose()
}

/// Notes what somebody answered: whether they need what they have.
pub async fn answer(
    tx: &mut Tx,
    request: &RequestId,
    person: &PersonId,
    needs: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update request_question set answered_at = $3, needs = $4 where request = $1 and person = $2";
    tx.execute(sql, args![request.as_str(), person.as_str(), now, i64::from(needs)]).await.map(drop)
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
