//! Which rows may be sent now, and to whom.

use std::collections::HashSet;

use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};

use super::{BODY, Kind, Lane};
use crate::error::StoreError;
use crate::json;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};

/// A row that is ours to send until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The row.
    pub id: i64,
    /// Until when it is ours; by it the outbox tells our record from that of a later claim.
    pub lease_until: DateTime<Utc>,
    /// To whom.
    pub chat: ChatId,
    /// The platform's id of the chat.
    pub address: String,
    /// `telegram`, `matrix`, `console`.
    pub platform: String,
    /// How urgent it is.
    pub lane: Lane,
    /// What it becomes.
    pub kind: Kind,
    /// It must not take the place of a message further up.
    pub stands_below: bool,
    /// What it says, opened.
    pub body: Vec<u8>,
    /// Which attempt this is, from 1; pauses the platform asked for don't count.
    pub attempts: u32,
    /// The message that shows the chat's open prompt now.
    pub prompt_message: Option<String>,
    /// Somebody claimed it before and did not say what became of it: it may have been sent.
    pub expired_lease: bool,
}

/// From where a row is ready to be sent at `$1`: `queued` is the row, `chat` its chat. A row of the
/// same chat stands before it when it is under way, or its turn comes first.
macro_rules! ready {
    () => {
        "from outbox as queued join chat on chat.id = queued.chat
        where queued.outcome is null and queued.lane = $3 and queued.due_at <= $1
            and (queued.lease_until is null or queued.lease_until <= $1)
            and chat.platform = $2
            and (queued.kind = 'toast' or ((chat.paced_until is null or chat.paced_until <= $1) and not exists (
                select 1 from outbox as other
                where other.chat = queued.chat and other.outcome is null and other.kind <> 'toast'
                    and other.id <> queued.id
                    and (other.lease_until > $1 or (other.due_at <= $1
                        and (case other.lane when 'live' then 0 when 'due' then 1 else 2 end, other.id)
                            < (case queued.lane when 'live' then 0 when 'due' then 1 else 2 end, queued.id))))))"
    };
}
pub(super) use ready;

pub(super) const READY: &str = concat!(
    "select queued.id, queued.chat, queued.kind, queued.stands_below, queued.body_sealed, queued.attempts,
        queued.lease_until, chat.address, chat.prompt_message ",
    ready!(),
    " order by queued.due_at, queued.id limit $4"
);

/// Where a waiting live message gives way to a later one: never across a file.
macro_rules! gives_way {
    () => {
        "waiting.outcome is null and waiting.lane = 'live' and waiting.kind = 'message'
            and (waiting.lease_until is null or waiting.lease_until <= $1)
            and later.chat = waiting.chat and later.outcome is null and later.id > waiting.id
            and later.lane = 'live' and later.kind = 'message'
            and not exists (
                select 1 from outbox as file
                where file.chat = waiting.chat and file.outcome is null and file.kind = 'file'
                    and file.id > waiting.id and file.id < later.id)"
    };
}

/// What a message that gives way promised, the later one keeps: to stand below what the citizen wrote.
pub(super) const INHERIT: &str = concat!(
    "update outbox as later set stands_below = 1
    where later.outcome is null and later.lane = 'live' and later.stands_below = 0 and exists (
        select 1 from outbox as waiting where waiting.stands_below = 1 and ",
    gives_way!(),
    ")"
);

/// One that may have been sent before is closed as what it is: unknown.
pub(super) const SUPERSEDE: &str = concat!(
    "update outbox as waiting set closed_at = $1, lease_until = null,
        outcome = case when lease_until is null and unknown = 0 then 'superseded' else 'unknown' end
    where waiting.outcome is null and waiting.lane = 'live' and exists (
        select 1 from outbox as later where ",
    gives_way!(),
    ")"
);

pub(super) const LEASE: Dialects = Dialects {
    sqlite: "update outbox set attempts = attempts + 1,
            unknown = unknown + case when lease_until is null then 0 else 1 end, lease_until = $2
        where outcome is null and id in (select value from json_each($1)) returning id",
    postgres: "update outbox set attempts = attempts + 1,
            unknown = unknown + case when lease_until is null then 0 else 1 end, lease_until = $2
        where outcome is null and id in (select json_array_elements_text($1::json)::bigint) returning id",
};

/// Claims up to `limit` rows of these lanes for `lease`, the first lane's first. It is for the caller
/// to commit before sending anything.
pub async fn claim(
    tx: &mut Tx,
    codec: &Codec,
    platform: &str,
    lanes: &[Lane],
    now: DateTime<Utc>,
    lease: TimeDelta,
    limit: u32,
) -> Result<Vec<Claimed>, StoreError> {
    let until = now.checked_add_signed(lease).unwrap_or(DateTime::<Utc>::MAX_UTC);
    one_at_a_time(tx).await?;
    if lanes.contains(&Lane::Live) {
        tx.execute(INHERIT, args![now]).await?;
        tx.execute(SUPERSEDE, args![now]).await?;
    }
    let mut claimed = Vec::new();
    for lane in lanes {
        let room = i64::from(limit) - claimed.len() as i64;
        if room <= 0 {
            break;
        }
        for row in tx.rows(READY, args![now, platform, lane.name(), room]).await? {
            claimed.push(open(codec, &row, platform, *lane, until)?);
        }
    }
    if claimed.is_empty() {
        return Ok(claimed);
    }
    // Somebody may have closed one of them in the meantime: the citizen left.
    let ids: Vec<i64> = claimed.iter().map(|row| row.id).collect();
    let leased = tx.rows(LEASE, args![&json::list(&ids)?, until]).await?;
    let leased: HashSet<i64> = leased.iter().map(|row| row.int("id")).collect::<Result<_, _>>()?;
    claimed.retain(|row| leased.contains(&row.id));
    Ok(claimed)
}

/// Lets claims pass one after the other, each seeing what the ones before it took. On SQLite they do
/// anyway.
async fn one_at_a_time(tx: &mut Tx) -> Result<(), StoreError> {
    if let Tx::Postgres(_) = tx {
        tx.execute("select pg_advisory_xact_lock(hashtextextended('outbox claim', 0))", &[]).await?;
    }
    Ok(())
}

fn open(
    codec: &Codec,
    row: &Row,
    platform: &str,
    lane: Lane,
    lease_until: DateTime<Utc>,
) -> Result<Claimed, StoreError> {
    let body = row.maybe_bytes("body_sealed")?.unwrap_or_default();
    Ok(Claimed {
        id: row.int("id")?,
        lease_until,
        chat: ChatId::new(row.text("chat")?),
        address: row.text("address")?,
        platform: platform.to_owned(),
        lane,
        kind: Kind::of_name(&row.text("kind")?)?,
        stands_below: row.int("stands_below")? != 0,
        body: codec.open(BODY, &body)?,
        attempts: row.small::<u32>("attempts")?.saturating_add(1),
        prompt_message: row.maybe_text("prompt_message")?,
        expired_lease: row.maybe_int("lease_until")?.is_some(),
    })
}
