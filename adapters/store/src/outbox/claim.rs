//! Which rows may be sent now, and to whom.

use std::collections::HashSet;

use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};

use super::unopened::{self, Opened};
use super::version::{self, holds};
use super::{Kind, Lane, one_at_a_time};
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
    /// How urgent it is.
    pub lane: Lane,
    /// What it becomes.
    pub kind: Kind,
    /// What it says, opened.
    pub body: Vec<u8>,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// Which attempt this is, from 1; pauses the platform asked for don't count.
    pub attempts: u32,
    /// The message that shows the chat's open prompt now.
    pub prompt_message: Option<String>,
}

/// From where a row is ready to be sent at `$1`: `queued` is the row, `chat` its chat. A row of the
/// same chat stands before it when it is under way, was written before it in its lane and is due or
/// has been tried, or is due in a more urgent lane that isn't held back itself by one that was tried.
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
                    and (other.lease_until > $1
                        or (other.lane = queued.lane and other.id < queued.id
                            and (other.due_at <= $1 or other.attempts > 0))
                        or (other.due_at <= $1
                            and case other.lane when 'live' then 0 when 'due' then 1 else 2 end
                                < case queued.lane when 'live' then 0 when 'due' then 1 else 2 end
                            and not exists (
                                select 1 from outbox as tried
                                where tried.chat = other.chat and tried.outcome is null and tried.kind <> 'toast'
                                    and tried.lane = other.lane and tried.id < other.id
                                    and tried.due_at > $1 and tried.attempts > 0))))))"
    };
}
pub(super) use ready;

macro_rules! ready_but {
    ($resting:literal) => {
        concat!(
            "select queued.id, queued.chat, queued.kind, queued.body_sealed, queued.attempts, queued.created_at,
                chat.address, chat.prompt_message ",
            ready!(),
            " and queued.chat not in (select ",
            $resting,
            ") order by queued.due_at, queued.id limit $4 + 0"
        )
    };
}

pub(super) const READY: Dialects = Dialects {
    sqlite: ready_but!("value from json_each($5)"),
    postgres: ready_but!("json_array_elements_text($5::json)"),
};

pub(super) const LEASE: Dialects = Dialects {
    sqlite: concat!(
        "update outbox set attempts = attempts + 1,
            unknown = unknown + case when lease_until is null then 0 else 1 end, lease_until = $2
        where outcome is null and id in (select value from json_each($1)) and ",
        holds!(),
        " returning id"
    ),
    postgres: concat!(
        "update outbox set attempts = attempts + 1,
            unknown = unknown + case when lease_until is null then 0 else 1 end, lease_until = $2
        where outcome is null and id in (select json_array_elements_text($1::json)::bigint) and ",
        holds!(),
        " returning id"
    ),
};

/// How much may be claimed.
#[derive(Clone, Debug)]
pub struct Room {
    /// So many rows at most,
    pub all: u32,
    /// of which so many are of the lanes of what nobody asked for.
    pub unasked: u32,
    /// Chats that get nothing more of that for now.
    pub resting: Vec<ChatId>,
}

impl Room {
    /// So many rows, of whatever lane.
    pub fn of(all: u32) -> Self {
        Self { all, unasked: all, resting: Vec::new() }
    }
}

/// Claims what there is room for of these lanes for `lease`, the first lane's first. It is for the caller
/// to commit before sending anything. A row that does not open with our key is closed as refused.
pub async fn claim(
    tx: &mut Tx,
    codec: &Codec,
    platform: &str,
    lanes: &[Lane],
    now: DateTime<Utc>,
    lease: TimeDelta,
    room: &Room,
) -> Result<Vec<Claimed>, StoreError> {
    let until = now.checked_add_signed(lease).unwrap_or(DateTime::<Utc>::MAX_UTC);
    one_at_a_time(tx).await?;
    let (mut claimed, mut unopened) = (Vec::new(), Vec::new());
    let resting = json::list(&room.resting.iter().map(ChatId::as_str).collect::<Vec<_>>())?;
    let (mut all, mut unasked) = (i64::from(room.all), i64::from(room.unasked));
    for lane in lanes {
        let (limit, resting) = match lane {
            Lane::Live => (all, "[]"),
            Lane::Due | Lane::Bulk => (all.min(unasked), resting.as_str()),
        };
        if limit <= 0 {
            continue;
        }
        let rows = tx.rows(READY, args![now, platform, lane.name(), limit, resting]).await?;
        all -= rows.len() as i64;
        if *lane != Lane::Live {
            unasked -= rows.len() as i64;
        }
        for row in rows {
            match unopened::open(codec, &row, "body_sealed")? {
                Opened::Says(body) => claimed.push(read(&row, body, *lane, until)?),
                Opened::Sealed => unopened.push(row.int("id")?),
            }
        }
    }
    unopened::refuse(tx, &unopened, now).await?;
    if claimed.is_empty() {
        return Ok(claimed);
    }
    // Somebody may have closed one of them in the meantime: the citizen left. And what one speaks of may have changed.
    let ids: Vec<i64> = claimed.iter().map(|row| row.id).collect();
    version::keep(tx, &ids).await?;
    let leased = tx.rows(LEASE, args![&json::list(&ids)?, until]).await?;
    let leased: HashSet<i64> = leased.iter().map(|row| row.int("id")).collect::<Result<_, _>>()?;
    claimed.retain(|row| leased.contains(&row.id));
    let others: Vec<i64> = ids.into_iter().filter(|id| !leased.contains(id)).collect();
    version::give_up(tx, &others, now).await?;
    Ok(claimed)
}

fn read(row: &Row, body: Vec<u8>, lane: Lane, lease_until: DateTime<Utc>) -> Result<Claimed, StoreError> {
    Ok(Claimed {
        id: row.int("id")?,
        lease_until,
        chat: ChatId::new(row.text("chat")?),
        address: row.text("address")?,
        lane,
        kind: Kind::of_name(&row.text("kind")?)?,
        body,
        written_at: row.instant("created_at")?,
        attempts: row.small::<u32>("attempts")?.saturating_add(1),
        prompt_message: row.maybe_text("prompt_message")?,
    })
}
