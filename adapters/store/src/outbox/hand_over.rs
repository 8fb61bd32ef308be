//! Live rows that need not wait to be claimed: their turn has them leased already.

use chrono::{DateTime, TimeDelta, Utc};

use super::{BODY, Claimed, Kind, NewRow};
use crate::chats::Chat;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};

/// Whether something of the chat is open that an answer waits behind: another one, or what is under way.
pub(super) const QUEUED: &str = "select 1 from outbox
    where chat = $1 and outcome is null and kind <> 'toast' and (lane = 'live' or lease_until > $2) limit 1";

pub(super) const INSERT: &str = "insert into outbox
        (chat, lane, kind, body_sealed, due_at, created_at, outcome, closed_at, lease_until, attempts)
    values ($1, 'live', $2, $3, $4, $4, $5, case when $5 is not null then $4 end, $6,
        case when $6 is null then 0 else 1 end)
    returning id";

/// Puts the rows of a chat, all of the live lane and due now, into the outbox, in this order. Those that
/// could be [claimed](super::claim()) at once are, for `lease`: a toast always, others when the platform
/// wants no pause and nothing else of the chat holds them back. The answer has one place for each row. It is for
/// the caller to hold the chat since it was loaded, and to commit before sending anything.
pub async fn hand_over(
    tx: &mut Tx,
    codec: &Codec,
    chat: &Chat,
    rows: &[NewRow],
    now: DateTime<Utc>,
    lease: TimeDelta,
) -> Result<Vec<Option<Claimed>>, StoreError> {
    let until = now.checked_add_signed(lease).unwrap_or(DateTime::<Utc>::MAX_UTC);
    let outcome = chat.left.then_some("blocked");
    let is_paced = chat.paced_until.is_some_and(|end| end > now);
    let mut is_free = !is_paced && tx.row(QUEUED, args![chat.id.as_str(), now]).await?.is_none();
    let mut handed = Vec::with_capacity(rows.len());
    for row in rows {
        let is_leased = !chat.left && (row.kind == Kind::Toast || std::mem::take(&mut is_free));
        let lease_until = is_leased.then_some(until);
        let sealed = codec.seal(BODY, &row.body);
        let arguments =
            args![chat.id.as_str(), row.kind.name(), sealed.as_slice(), now, outcome, lease_until];
        let id = tx.row(INSERT, arguments).await?.ok_or_else(not_written)?.int("id")?;
        handed.push(lease_until.map(|lease_until| Claimed {
            id,
            lease_until,
            chat: chat.id.clone(),
            address: chat.address.clone(),
            lane: row.lane,
            kind: row.kind,
            body: row.body.clone(),
            written_at: now,
            attempts: 1,
            prompt_message: chat.prompt_message.clone(),
        }));
    }
    Ok(handed)
}

fn not_written() -> StoreError {
    StoreError::Data {
        column: "id",
        row: "a new row of outbox".to_owned(),
        problem: "was not written".to_owned(),
    }
}
