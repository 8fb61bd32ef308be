//! What citizens are told because of something that staff did: written down in the transaction that causes it,
//! told by a turn in their chat, once.

use bot_core::ids::{AppointmentId, ChatId, PersonId, RequestId};
use bot_core::tidings::Limits;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::json;
use crate::pleas::Tiding;
use crate::seal::Codec;
use crate::sql::{Row, Tx, args};

const BODY: &str = "tidings.body";

/// What is to be told. What it is about may have changed by then, so it is looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Which appointments stay, of those that this request is about?
    WhichStays(RequestId),
    /// One more missed appointment, and only near places are open.
    OneMore(Limits),
    /// Only near places are open.
    NearOnly(Limits),
    /// All places are open again.
    AllOpen,
    /// Whoever has this appointment is called to a desk.
    Called(AppointmentId),
    /// Staff have cancelled or moved this appointment.
    ByOffice {
        /// Which one.
        appointment: AppointmentId,
        /// It is cancelled; otherwise it was moved.
        cancelled: bool,
        /// Why; may be empty.
        reason: String,
    },
    /// Something about a talk with a person.
    Plea(Tiding),
}

impl Body {
    fn kind(&self) -> &'static str {
        match self {
            Body::WhichStays(_) => "which_stays",
            Body::OneMore(_) => "one_more",
            Body::NearOnly(_) => "near_only",
            Body::AllOpen => "all_open",
            Body::Called(_) => "called",
            Body::ByOffice { .. } => "by_office",
            Body::Plea(_) => "plea",
        }
    }

    /// Whether it is about missed appointments: the newest of those says all.
    fn is_about_misses(&self) -> bool {
        matches!(self, Body::OneMore(_) | Body::NearOnly(_) | Body::AllOpen)
    }
}

/// Tidings as they are kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// For whom,
    pub person: PersonId,
    /// in which chat.
    pub chat: ChatId,
    /// What.
    pub body: Body,
}

/// Writes something down that is to be told from `tell_at` on; false where something of this id was before, as when
/// an order is repeated. What is said of missed appointments takes the place of what was not told yet.
pub async fn put(
    tx: &mut Tx,
    codec: &Codec,
    id: &str,
    record: &Record,
    tell_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let Record { person, chat, body } = record;
    if body.is_about_misses() {
        withdraw(tx, person).await?;
    }
    let sql =
        "insert into tidings (id, person, chat, kind, body_sealed, tell_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (id) do nothing";
    let plain = json::body("tidings", body)?;
    let sealed = codec.seal(BODY, plain.as_bytes());
    let args = args![id, person.as_str(), chat.as_str(), body.kind(), sealed.as_slice(), tell_at];
    Ok(tx.execute(sql, args).await? == 1)
}

/// What was not told yet of missed appointments is not told any more.
pub async fn withdraw(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    let sql = "delete from tidings where person = $1 and told_at is null
        and kind in ('one_more', 'near_only', 'all_open')";
    tx.execute(sql, args![person.as_str()]).await.map(drop)
}

/// What may be told by now, and was not.
pub async fn untold(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<String>, StoreError> {
    let sql = "select id from tidings where told_at is null and tell_at <= $1 order by tell_at limit $2 + 0";
    tx.rows(sql, args![now, i64::from(limit)]).await?.iter().map(|row| row.text("id")).collect()
}

/// Tidings that are told now; `None` where they were told before, or were withdrawn.
pub async fn tell(
    tx: &mut Tx,
    codec: &Codec,
    id: &str,
    now: DateTime<Utc>,
) -> Result<Option<Record>, StoreError> {
    let sql = "update tidings set told_at = $2 where id = $1 and told_at is null returning person, chat, body_sealed";
    tx.row(sql, args![id, now]).await?.map(|row| read(&row, codec, id)).transpose()
}

fn read(row: &Row, codec: &Codec, id: &str) -> Result<Record, StoreError> {
    let sealed = row.maybe_bytes("body_sealed")?.unwrap_or_default();
    let plain = String::from_utf8(codec.open(BODY, &sealed)?).map_err(|_| StoreError::Sealed)?;
    Ok(Record {
        person: PersonId::new(row.text("person")?),
        chat: ChatId::new(row.text("chat")?),
        body: json::read(&format!("tidings {id}"), &plain)?,
    })
}

/// Forgets what was told to a person, and what was to be told.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    tx.execute("delete from tidings where person = $1", args![person.as_str()]).await.map(drop)
}
