//! Live rows that need not wait to be claimed: their turn has them leased already.

use chrono::{DateTime, TimeDelta, Utc};

use super::{BODY, Claimed, NewRow};
use crate::chats::Chat;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};

/// One row, leased until `$5` if it could be claimed at once (see [`claim`](super::claim())): a toast
/// always, others when the platform wants no pause and nothing else of the chat is open.
pub(super) const INSERT: &str =
    "insert into outbox (chat, lane, kind, body_sealed, due_at, created_at, outcome, closed_at, lease_until, attempts)
    select written.chat, 'live', $2, $3, $4, $4, written.outcome,
        case when written.outcome is not null then $4 end,
        written.lease, case when written.lease is null then 0 else 1 end
    from (select chat.id as chat, case when chat.left_at is not null then 'blocked' end as outcome,
            case when chat.left_at is null and ($2 = 'toast' or (
                (chat.paced_until is null or chat.paced_until <= $4)
                and not exists (select 1 from outbox as other
                    where other.chat = chat.id and other.outcome is null and other.kind <> 'toast')))
                then $5 + 0 end as lease
        from chat where chat.id = $1) as written
    returning id, lease_until";

/// Puts the rows of a chat, all of the live lane and due now, into the outbox, in this order. Those that
/// could be claimed at once are, for `lease`: the answer has one place for each row. It is for the
/// caller to commit before sending anything.
pub async fn hand_over(
    tx: &mut Tx,
    codec: &Codec,
    chat: &Chat,
    rows: &[NewRow],
    now: DateTime<Utc>,
    lease: TimeDelta,
) -> Result<Vec<Option<Claimed>>, StoreError> {
    let until = now.checked_add_signed(lease).unwrap_or(DateTime::<Utc>::MAX_UTC);
    let mut handed = Vec::with_capacity(rows.len());
    for row in rows {
        let sealed = codec.seal(BODY, &row.body);
        let arguments = args![chat.id.as_str(), row.kind.name(), sealed.as_slice(), now, until];
        let written = tx.row(INSERT, arguments).await?.ok_or_else(unknown_chat)?;
        let id = written.int("id")?;
        handed.push(written.maybe_instant("lease_until")?.map(|lease_until| Claimed {
            id,
            lease_until,
            chat: chat.id.clone(),
            address: chat.address.clone(),
            lane: row.lane,
            kind: row.kind,
            body: row.body.clone(),
            attempts: 1,
            prompt_message: chat.prompt_message.clone(),
        }));
    }
    Ok(handed)
}

fn unknown_chat() -> StoreError {
    StoreError::Data {
        column: "chat",
        row: "a new row of outbox".to_owned(),
        problem: "names a chat that is not known".to_owned(),
    }
}
