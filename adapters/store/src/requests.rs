//! What waits for staff: each matter is filed once, taken by whoever looks first, and closed once.
//!
//! See [`bot_core::staff::request`] for how a kind is added.

pub mod questions;

use bot_core::ids::{AppointmentId, ChatId, OfficeId, PersonId, RequestId, ServiceId};
use bot_core::staff::{Matter, StaffRequest};
use chrono::{DateTime, TimeDelta, Utc};

use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};
use crate::staff::Member;
use crate::{appointments, json, staff};

const MATTER: &str = "request.matter";
/// Recent enough to tell how long a request takes.
pub(crate) const LATELY: TimeDelta = TimeDelta::days(14);

/// A matter to be filed.
#[derive(Clone, Copy, Debug)]
pub struct NewRequest<'a> {
    /// What it is about.
    pub matter: &'a Matter,
    /// Which of its kind: an id, or several, that no other such matter has.
    pub subject: &'a str,
    /// About whom,
    pub person: Option<&'a PersonId>,
    /// where they are answered,
    pub chat: Option<&'a ChatId>,
    /// and about which of their appointments.
    pub appointments: &'a [AppointmentId],
    /// The service,
    pub service: Option<&'a ServiceId>,
    /// and the office: where there is none, every office sees it.
    pub office: Option<&'a OfficeId>,
}

/// The id of a matter's request: its kind and its subject.
pub fn id(matter: &Matter, subject: &str) -> RequestId {
    RequestId::new(format!("{}:{subject}", matter.kind()))
}

/// Files a matter, unless it was filed before; whether it was new. As long as a request is kept, done or not, the
/// same matter is not filed again.
pub async fn file(
    tx: &mut Tx,
    codec: &Codec,
    request: &NewRequest<'_>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "insert into request (id, kind, matter_sealed, person, chat, appointments, service, office, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing";
    let id = id(request.matter, request.subject);
    let matter = json::body("a request", request.matter)?;
    let sealed = codec.seal(MATTER, matter.as_bytes());
    let appointments = json::list(request.appointments)?;
    let args = args![
        id.as_str(),
        request.matter.kind(),
        sealed.as_slice(),
        request.person.map(PersonId::as_str),
        request.chat.map(ChatId::as_str),
        &appointments,
        request.service.map(ServiceId::as_str),
        request.office.map(OfficeId::as_str),
        now,
    ];
    Ok(tx.execute(sql, args).await? == 1)
}

/// Whether a matter of one of these kinds was filed, done or not.
pub async fn is_filed(tx: &mut Tx, kinds: &[&str], subject: &str) -> Result<bool, StoreError> {
    for kind in kinds {
        let sql = "select id from request where id = $1";
        if tx.row(sql, args![&format!("{kind}:{subject}")]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many minutes requests of this kind took lately, on the average; `None` where none was done.
pub async fn usual_minutes(
    tx: &mut Tx,
    matter: &Matter,
    now: DateTime<Utc>,
) -> Result<Option<u32>, StoreError> {
    let sql = "select cast(sum(done_at - created_at) / nullif(count(*), 0) as bigint) as took from request
        where kind = $1 and done_at > $2";
    let since = now.checked_sub_signed(LATELY).unwrap_or(now);
    minutes(tx.row(sql, args![matter.kind(), since]).await?.as_ref())
}

/// How many minutes something `took`.
pub(crate) fn minutes(row: Option<&Row>) -> Result<Option<u32>, StoreError> {
    let took = row.map_or(Ok(None), |row| row.maybe_int("took"))?;
    Ok(took.map(|micros| u32::try_from(TimeDelta::microseconds(micros).num_minutes()).unwrap_or(u32::MAX)))
}

/// Closes a request because nobody need look at it any more; false where it is not open.
pub async fn close(tx: &mut Tx, id: &RequestId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update request set done_at = $2 where id = $1 and done_at is null";
    Ok(tx.execute(sql, args![id.as_str(), now]).await? == 1)
}

/// Closes all open requests of a kind that are about a person.
pub async fn close_of(
    tx: &mut Tx,
    kind: &str,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let sql = "update request set done_at = $3 where kind = $1 and person = $2 and done_at is null";
    tx.execute(sql, args![kind, person.as_str(), now]).await
}

/// Closes all open requests of a kind but these.
pub async fn close_others(
    tx: &mut Tx,
    kind: &str,
    kept: &[RequestId],
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    const CLOSE_OTHERS: Dialects = Dialects {
        sqlite: "update request set done_at = $2 where kind = $1 and done_at is null
            and id not in (select value from json_each($3))",
        postgres: "update request set done_at = $2 where kind = $1 and done_at is null
            and id not in (select json_array_elements_text($3::json))",
    };
    tx.execute(CLOSE_OTHERS, args![kind, now, &json::list(kept)?]).await
}

/// A request as it is kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// Which one.
    pub id: RequestId,
    /// What it is about.
    pub matter: Matter,
    /// About whom,
    pub person: Option<PersonId>,
    /// where they are answered,
    pub chat: Option<ChatId>,
    /// and about which of their appointments.
    pub appointments: Vec<AppointmentId>,
    /// The service,
    pub service: Option<ServiceId>,
    /// and the office.
    pub office: Option<OfficeId>,
    /// Since when it waits.
    pub filed_at: DateTime<Utc>,
    /// Who has taken it, and what they are called.
    pub taken_by: Option<(String, String)>,
    /// Who has done it.
    pub done_by: Option<String>,
    /// Whether it waits no more.
    pub done: bool,
}

macro_rules! requests {
    ($which:literal) => {
        concat!(
            "select request.*, staff.name_sealed, staff.role from request
                left join staff on staff.id = request.taken_by ",
            $which
        )
    };
}

/// Which requests a member of staff sees: `$1` is a JSON list of offices, or null for all of them.
const OPEN: Dialects = Dialects {
    sqlite: requests!(
        "where done_at is null
            and ($1 is null or office is null or office in (select value from json_each($1)))
        order by created_at, request.id limit $2 + 0 offset $3 + 0"
    ),
    postgres: requests!(
        "where done_at is null
            and ($1::text is null or office is null or office in (select json_array_elements_text($1::json)))
        order by created_at, request.id limit $2 + 0 offset $3 + 0"
    ),
};

/// How many those are.
const COUNT: Dialects = Dialects {
    sqlite: "select count(*) as count from request where done_at is null
        and ($1 is null or office is null or office in (select value from json_each($1)))",
    postgres: "select count(*) as count from request where done_at is null
        and ($1::text is null or office is null or office in (select json_array_elements_text($1::json)))",
};

/// The open requests of a member's offices, the longest waiting first: a page of `size`.
pub async fn open(
    tx: &mut Tx,
    codec: &Codec,
    member: &Member,
    page: u16,
    size: u16,
) -> Result<Vec<Record>, StoreError> {
    let offices = offices(member)?;
    let (size, skipped) = (i64::from(size), i64::from(page) * i64::from(size));
    let rows = tx.rows(OPEN, args![offices.as_deref(), size, skipped]).await?;
    rows.iter().map(|row| read(row, codec)).collect()
}

/// How many requests are open for a member.
pub async fn count(tx: &mut Tx, member: &Member) -> Result<u32, StoreError> {
    let row = tx.row(COUNT, args![offices(member)?.as_deref()]).await?;
    row.map_or(Ok(0), |row| row.small("count"))
}

fn offices(member: &Member) -> Result<Option<String>, StoreError> {
    (!member.offices.is_empty()).then(|| json::list(&member.offices)).transpose()
}

/// A request, open or done, which stays as it is until the end of the transaction.
pub async fn find(tx: &mut Tx, codec: &Codec, id: &RequestId) -> Result<Option<Record>, StoreError> {
    // Held first: who takes it meanwhile would else be named by a row that was joined before.
    const HOLD: Dialects = Dialects {
        sqlite: "select id from request where id = $1",
        postgres: "select id from request where id = $1 for no key update",
    };
    const FIND: &str = requests!("where request.id = $1");
    if tx.row(HOLD, args![id.as_str()]).await?.is_none() {
        return Ok(None);
    }
    tx.row(FIND, args![id.as_str()]).await?.map(|row| read(&row, codec)).transpose()
}

/// Takes an open request that nobody has taken; whether that was now.
pub async fn take(tx: &mut Tx, id: &RequestId, by: &Member, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update request set taken_by = $2, taken_at = $3
        where id = $1 and taken_by is null and done_at is null";
    Ok(tx.execute(sql, args![id.as_str(), &by.id, now]).await? == 1)
}

/// Closes an open request that somebody has done; whether that was now.
pub async fn done(tx: &mut Tx, id: &RequestId, by: &Member, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update request set done_at = $3, done_by = $2 where id = $1 and done_at is null";
    Ok(tx.execute(sql, args![id.as_str(), &by.id, now]).await? == 1)
}

/// A request as `member` sees it: appointments that were cancelled or are over are left out.
pub async fn shown(
    tx: &mut Tx,
    record: &Record,
    member: &Member,
    now: DateTime<Utc>,
) -> Result<StaffRequest, StoreError> {
    let handlings = record.matter.handlings().iter();
    let other = record.taken_by.as_ref().filter(|(id, _)| *id != member.id);
    Ok(StaffRequest {
        id: record.id.clone(),
        matter: record.matter.clone(),
        appointments: appointments::live_among(tx, &record.appointments, now).await?,
        service: record.service.clone(),
        office: record.office.clone(),
        filed_at: record.filed_at,
        taken_by: other.map(|(_, name)| name.clone()),
        question: questions::state(tx, &record.id).await?,
        handlings: handlings
            .copied()
            .filter(|handling| record.matter.allows(*handling, member.role))
            .collect(),
    })
}

/// Two persons become one.
pub(crate) async fn join(tx: &mut Tx, joining: &PersonId, person: &PersonId) -> Result<(), StoreError> {
    let sql = "update request set person = $2 where person = $1";
    tx.execute(sql, args![joining.as_str(), person.as_str()]).await?;
    let sql = "update request_question set person = $2 where person = $1 and not exists (
            select 1 from request_question as other where other.request = request_question.request and other.person = $2)";
    tx.execute(sql, args![joining.as_str(), person.as_str()]).await.map(drop)
}

/// Forgets what a person waits for staff with, and what was done about it.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    tx.execute("delete from request_question where person = $1", args![person.as_str()]).await?;
    tx.execute("delete from request where person = $1", args![person.as_str()]).await.map(drop)
}

fn read(row: &Row, codec: &Codec) -> Result<Record, StoreError> {
    let id = row.text("id")?;
    let about = format!("request {id}");
    let sealed = row.maybe_bytes("matter_sealed")?.unwrap_or_default();
    let matter = String::from_utf8(codec.open(MATTER, &sealed)?).map_err(|_| StoreError::Sealed)?;
    let taken_by = row.maybe_text("taken_by")?.map(|by| {
        let name = staff::name(row, codec)?.map_or_else(|| row.text("role"), Ok)?;
        Ok::<_, StoreError>((by, name))
    });
    Ok(Record {
        matter: json::read(&about, &matter)?,
        person: row.maybe_text("person")?.map(PersonId::new),
        chat: row.maybe_text("chat")?.map(ChatId::new),
        appointments: json::read(&about, &row.text("appointments")?)?,
        service: row.maybe_text("service")?.map(ServiceId::new),
        office: row.maybe_text("office")?.map(OfficeId::new),
        filed_at: row.instant("created_at")?,
        taken_by: taken_by.transpose()?,
        done_by: row.maybe_text("done_by")?,
        done: row.maybe_int("done_at")?.is_some(),
        id: RequestId::new(id),
    })
}
