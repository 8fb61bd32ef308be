//! Those who would like to speak with a person: what belongs to such a [request](crate::requests) beside its matter,
//! and what its citizen and its clerk have said.
//!
//! What was said is sealed, and is gone a day after the end: here, and from what was sent to either.

use bot_core::ids::{ChatId, OrderId, PersonId, RequestId};
use bot_core::plea::{
    Channel, Line, News, PATIENCE, PATIENCE_ELSEWHERE, Plea, SoFar, Spoken, Standing, Turn,
};
use bot_core::staff::Matter;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::Who;
use crate::error::StoreError;
use crate::requests::{self, LATELY, NewRequest};
use crate::seal::Codec;
use crate::sql::{Row, Tx, args};
use crate::tidings::{self, Body};
use crate::{json, staff};

const SEEN: &str = "plea.seen";
const SAID: &str = "plea_line.said";

/// So long after the end it is still known what was said: it may be on its way.
pub(crate) const SAID_KEPT: TimeDelta = TimeDelta::days(1);

/// A plea as it is kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// What every request has.
    pub request: requests::Record,
    /// How its citizen is answered.
    pub channel: Channel,
    /// What its clerk may see of the talk with the bot, as far as that can be read.
    pub so_far: Option<SoFar>,
    /// Where its clerk is, who still has a role.
    pub clerk_chat: Option<ChatId>,
}

impl Record {
    /// The id of the clerk who has it.
    pub fn clerk(&self) -> Option<&str> {
        self.request.taken_by.as_ref().map(|(id, _)| id.as_str())
    }

    /// As its citizen sees it in this chat.
    pub fn standing(&self, chat: &ChatId, minutes: Option<u32>) -> Standing {
        let (topic, reach) = match &self.request.matter {
            Matter::Person { topic, reach, .. } => (topic.clone(), reach.first().cloned()),
            _ => (String::new(), None),
        };
        Standing {
            request: self.request.id.clone(),
            topic,
            channel: self.channel,
            reach,
            filed_at: self.request.filed_at,
            taken: self.request.taken_by.is_some(),
            elsewhere: self.request.chat.as_ref() != Some(chat),
            minutes,
        }
    }
}

/// Writes down that somebody would like to speak with a person. They have no plea that stands, and get none until the
/// end of the transaction; an order that is repeated changes nothing.
pub async fn file(
    tx: &mut Tx,
    codec: &Codec,
    order: &OrderId,
    who: &Who,
    plea: &Plea,
    escalate_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Plea { topic, channel, reach, so_far } = plea;
    let matter =
        Matter::Person { topic: topic.clone(), channel: *channel, reach: reach.iter().cloned().collect() };
    let request = NewRequest {
        matter: &matter,
        subject: order.as_str(),
        person: Some(&who.person),
        chat: Some(&who.chat),
        appointments: &[],
        service: None,
        office: None,
    };
    requests::file(tx, codec, &request, now).await?;
    let seen = so_far.as_ref().map(|so_far| json::body("a plea", so_far)).transpose()?;
    let seen = seen.map(|seen| codec.seal(SEEN, seen.as_bytes()));
    let sql = "insert into plea (request, channel, seen_sealed, escalate_at) values ($1, $2, $3, $4)
        on conflict (request) do nothing";
    let id = requests::id(&matter, order.as_str());
    let args = args![id.as_str(), name(*channel), seen.as_deref(), escalate_at];
    tx.execute(sql, args).await.map(drop)
}

/// A plea, open or over, which stays as it is until the end of the transaction.
pub async fn find(tx: &mut Tx, codec: &Codec, id: &RequestId) -> Result<Option<Record>, StoreError> {
    let Some(request) = requests::find(tx, codec, id).await? else { return Ok(None) };
    let sql = "select channel, seen_sealed, clerk_chat, staff.revoked_at
        from plea join request on request.id = plea.request left join staff on staff.id = request.taken_by
        where request = $1";
    let Some(row) = tx.row(sql, args![id.as_str()]).await? else { return Ok(None) };
    let serves = row.maybe_int("revoked_at")?.is_none();
    Ok(Some(Record {
        request,
        channel: channel(&row)?,
        so_far: seen(&row, codec)?,
        clerk_chat: row.maybe_text("clerk_chat")?.filter(|_| serves).map(ChatId::new),
    }))
}

/// What stands of a person's.
pub async fn open_of(tx: &mut Tx, codec: &Codec, person: &PersonId) -> Result<Option<Record>, StoreError> {
    let sql = "select id from request where person = $1 and kind = 'person' and done_at is null";
    let Some(row) = tx.row(sql, args![person.as_str()]).await? else { return Ok(None) };
    find(tx, codec, &RequestId::new(row.text("id")?)).await
}

/// How many minutes it took lately, on the average, until somebody took one; `None` where nobody did.
pub async fn usual_minutes(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<u32>, StoreError> {
    let sql = "select cast(sum(answered_at - created_at) / nullif(count(*), 0) as bigint) as took
        from plea join request on request.id = plea.request where answered_at > $1";
    let since = now.checked_sub_signed(LATELY).unwrap_or(now);
    requests::minutes(tx.row(sql, args![since]).await?.as_ref())
}

/// Somebody has [taken](requests::take) it, and answers from this chat.
pub async fn begin(tx: &mut Tx, id: &RequestId, chat: &ChatId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update plea set clerk_chat = $2, spoke_at = $3, answered_at = coalesce(answered_at, $3)
        where request = $1";
    tx.execute(sql, args![id.as_str(), chat.as_str(), now]).await.map(drop)
}

/// It waits again, in its old place; whether somebody had it.
pub async fn give_back(tx: &mut Tx, id: &RequestId, escalate_at: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update request set taken_by = null, taken_at = null
        where id = $1 and taken_by is not null and done_at is null";
    if tx.execute(sql, args![id.as_str()]).await? == 0 {
        return Ok(false);
    }
    let sql = "update plea set clerk_chat = null, spoke_at = null, escalate_at = $2 where request = $1";
    tx.execute(sql, args![id.as_str(), escalate_at]).await?;
    Ok(true)
}

/// Whether somebody in this chat is in another talk than that.
pub async fn is_talking(tx: &mut Tx, chat: &ChatId, but: &RequestId) -> Result<bool, StoreError> {
    let sql = "select request.id from request join plea on plea.request = request.id
        where done_at is null and taken_by is not null and channel = 'here' and request.id <> $2
            and (clerk_chat = $1 or chat = $1)
        limit 1";
    Ok(tx.row(sql, args![chat.as_str(), but.as_str()]).await?.is_some())
}

/// Whether this order has said something.
pub async fn is_said(tx: &mut Tx, order: &OrderId) -> Result<bool, StoreError> {
    let row = tx.row("select id from plea_line where id = $1", args![order.as_str()]).await?;
    Ok(row.is_some())
}

/// One of the two says something.
pub async fn say(
    tx: &mut Tx,
    codec: &Codec,
    order: &OrderId,
    id: &RequestId,
    spoken: &Spoken,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into plea_line (id, request, number, by_clerk, said_sealed)
        select $1, $2, coalesce(max(number), 0) + 1, $3, $4 from plea_line where request = $2
        on conflict (id) do nothing";
    let plain = json::body("a line", &spoken.line)?;
    let sealed = codec.seal(SAID, plain.as_bytes());
    let by_clerk = i64::from(spoken.by_clerk);
    tx.execute(sql, args![order.as_str(), id.as_str(), by_clerk, sealed.as_slice()]).await?;
    let sql = "update plea set spoke_at = $2 where request = $1 and spoke_at is not null";
    tx.execute(sql, args![id.as_str(), now]).await.map(drop)
}

/// All that was said, the oldest first, for a clerk who reads it now.
pub async fn read(
    tx: &mut Tx,
    codec: &Codec,
    id: &RequestId,
    chat: &ChatId,
    now: DateTime<Utc>,
) -> Result<Vec<Spoken>, StoreError> {
    note_shown(tx, id, chat, now).await?;
    untold(tx, codec, id, false, now).await?;
    let sql = "select by_clerk, said_sealed from plea_line where request = $1 order by number";
    let rows = tx.rows(sql, args![id.as_str()]).await?;
    rows.iter()
        .map(|row| Ok(Spoken { by_clerk: row.int("by_clerk")? == 1, line: said(row, codec)? }))
        .collect()
}

/// What one of the two has said and the other was not told, who is told now.
async fn untold(
    tx: &mut Tx,
    codec: &Codec,
    id: &RequestId,
    by_clerk: bool,
    now: DateTime<Utc>,
) -> Result<Vec<Line>, StoreError> {
    let sql = "update plea_line set told_at = $3 where request = $1 and by_clerk = $2 and told_at is null
        returning number, said_sealed";
    let mut lines = Vec::new();
    for row in tx.rows(sql, args![id.as_str(), i64::from(by_clerk), now]).await? {
        lines.push((row.int("number")?, said(&row, codec)?));
    }
    lines.sort_by_key(|(number, _)| *number);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

async fn note_shown(
    tx: &mut Tx,
    id: &RequestId,
    chat: &ChatId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into plea_shown (request, chat, shown_at) values ($1, $2, $3) on conflict do nothing";
    tx.execute(sql, args![id.as_str(), chat.as_str(), now]).await.map(drop)
}

/// Something to be told to one of the two. What was said is looked up when it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tiding {
    /// About which one.
    pub request: RequestId,
    /// It is for staff; otherwise for the citizen.
    pub to_clerk: bool,
    /// What has become of it.
    pub turn: Turn,
}

/// Writes down that the citizen is told something, in the chat where they asked.
pub async fn tell_citizen(
    tx: &mut Tx,
    codec: &Codec,
    id: &str,
    record: &Record,
    turn: Turn,
    tell_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (Some(person), Some(chat)) = (&record.request.person, &record.request.chat) else { return Ok(()) };
    let body = Body::Plea(Tiding { request: record.request.id.clone(), to_clerk: false, turn });
    let told = tidings::Record { person: person.clone(), chat: chat.clone(), body };
    tidings::put(tx, codec, id, &told, tell_at).await.map(drop)
}

/// The same for the clerk who has it.
pub async fn tell_clerk(
    tx: &mut Tx,
    codec: &Codec,
    id: &str,
    record: &Record,
    turn: Turn,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (Some(clerk), Some(chat)) = (record.clerk(), &record.clerk_chat) else { return Ok(()) };
    let Some(person) = staff::person(tx, clerk).await? else { return Ok(()) };
    let body = Body::Plea(Tiding { request: record.request.id.clone(), to_clerk: true, turn });
    tidings::put(tx, codec, id, &tidings::Record { person, chat: chat.clone(), body }, now).await.map(drop)
}

/// What is told in a chat now; `None` where it was told before, or does not hold any more.
pub(crate) async fn news(
    tx: &mut Tx,
    codec: &Codec,
    chat: &ChatId,
    tiding: Tiding,
    now: DateTime<Utc>,
) -> Result<Option<News>, StoreError> {
    let Tiding { request, to_clerk, turn } = tiding;
    // Whoever tells holds the chat later, and who writes there holds it already: so nothing is held here.
    let sql = "select request.chat, clerk_chat, taken_by, done_at, revoked_at
        from request join plea on plea.request = request.id left join staff on staff.id = request.taken_by
        where request.id = $1";
    let Some(row) = tx.row(sql, args![request.as_str()]).await? else {
        // It was forgotten; that it has ended is still told.
        let ended = turn == Turn::Ended;
        return Ok(ended.then_some(News { request, to_clerk, lines: Vec::new(), turn, is_open: false }));
    };
    let (taken, done) = (row.maybe_text("taken_by")?.is_some(), row.maybe_int("done_at")?.is_some());
    let serves = row.maybe_int("revoked_at")?.is_none();
    let theirs = if to_clerk { row.maybe_text("clerk_chat")? } else { row.maybe_text("chat")? };
    let is_theirs = theirs.as_deref() == Some(chat.as_str()) && (serves || !to_clerk);
    let holds = match turn {
        Turn::Begun(_) => taken && !done,
        Turn::GoesOn => is_theirs,
        Turn::Ended => true,
        // Who has it again meanwhile, goes on.
        Turn::Waits if to_clerk => !is_theirs,
        Turn::Waits => !(taken || done),
        Turn::TakesLonger { .. } => !(taken || done),
    };
    if !holds {
        return Ok(None);
    }
    let lines = match is_theirs {
        true => untold(tx, codec, &request, !to_clerk, now).await?,
        false => Vec::new(),
    };
    if lines.is_empty() && turn == Turn::GoesOn {
        return Ok(None);
    }
    if !lines.is_empty() {
        note_shown(tx, &request, chat, now).await?;
    }
    let is_open = taken && !done && is_theirs;
    Ok(Some(News { request, to_clerk, lines, turn, is_open }))
}

/// The pleas whose clerks have lost their role or their chat, or have not gone on for too long.
pub async fn lapsed(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<RequestId>, StoreError> {
    let sql = "select request.id from request join plea on plea.request = request.id
            join staff on staff.id = request.taken_by left join chat on chat.id = plea.clerk_chat
        where request.done_at is null and (staff.revoked_at is not null or chat.id is null
            or chat.left_at is not null
            or plea.spoke_at <= case when plea.channel = 'here' then $1 else $2 end)
        order by request.created_at, request.id";
    let ago = |time| now.checked_sub_signed(time).unwrap_or(DateTime::<Utc>::MIN_UTC);
    ids(&tx.rows(sql, args![ago(PATIENCE), ago(PATIENCE_ELSEWHERE)]).await?)
}

/// The pleas that nobody has taken for so long that supervisors are told.
pub async fn to_escalate(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<RequestId>, StoreError> {
    let sql = "select request.id from plea join request on request.id = plea.request
        where escalated_at is null and escalate_at <= $1 and taken_by is null and done_at is null
        order by request.created_at, request.id";
    ids(&tx.rows(sql, args![now]).await?)
}

/// They are told. False where they were.
pub async fn escalated(tx: &mut Tx, id: &RequestId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update plea set escalated_at = $2 where request = $1 and escalated_at is null";
    Ok(tx.execute(sql, args![id.as_str(), now]).await? == 1)
}

/// Two persons become one: of two pleas that stand, theirs stays whose account is joined.
pub(crate) async fn join(tx: &mut Tx, joining: &PersonId, person: &PersonId) -> Result<(), StoreError> {
    let sql = "delete from request where kind = 'person' and person = $1 and done_at is null and exists (
            select 1 from request as other
            where other.kind = 'person' and other.person = $2 and other.done_at is null)";
    tx.execute(sql, args![joining.as_str(), person.as_str()]).await.map(drop)
}

/// An account parts from a person and takes along what was asked in its chats.
pub(crate) async fn part(tx: &mut Tx, person: &str, account: &str, own: &str) -> Result<(), StoreError> {
    let sql = "update request set person = $3
        where kind = 'person' and person = $1 and chat in (select id from chat where account = $2)";
    tx.execute(sql, args![person, account, own]).await.map(drop)
}

/// What was sent of talks, and has arrived, says nothing any more.
macro_rules! unsay {
    ($of:literal) => {
        concat!(
            "update outbox set body_sealed = $2 where id in (
                select outbox.id from request join plea_shown on plea_shown.request = request.id
                    join outbox on outbox.chat = plea_shown.chat and outbox.created_at = plea_shown.shown_at
                where outbox.outcome is not null and ",
            $of,
            ")"
        )
    };
}

/// Forgets what was sent to staff of a person's words; the rest goes with the request. Whoever talks with them is told
/// that it is over.
pub(crate) async fn forget(
    tx: &mut Tx,
    codec: &Codec,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if let Some(record) = open_of(tx, codec, person).await? {
        let id = format!("{} forgotten", record.request.id);
        tell_clerk(tx, codec, &id, &record, Turn::Ended, now).await?;
    }
    let nothing: &[u8] = &[];
    tx.execute(unsay!("request.person = $1"), args![person.as_str(), nothing]).await.map(drop)
}

/// Forgets what was said in talks that ended before `said`, here and where it was shown; how many lines that were.
pub(crate) async fn forget_old(tx: &mut Tx, said: DateTime<Utc>) -> Result<u64, StoreError> {
    let nothing: &[u8] = &[];
    tx.execute(unsay!("request.done_at < $1"), args![said, nothing]).await?;
    let sql = "delete from plea_shown where request in (select id from request where kind = 'person' and done_at < $1)";
    tx.execute(sql, args![said]).await?;
    let sql = "update plea set seen_sealed = null where seen_sealed is not null
        and request in (select id from request where kind = 'person' and done_at < $1)";
    tx.execute(sql, args![said]).await?;
    let sql = "delete from plea_line
        where request in (select id from request where kind = 'person' and done_at < $1)";
    tx.execute(sql, args![said]).await
}

fn name(channel: Channel) -> &'static str {
    match channel {
        Channel::Here => "here",
        Channel::Phone => "phone",
        Channel::Email => "email",
    }
}

fn channel(row: &Row) -> Result<Channel, StoreError> {
    let written = row.text("channel")?;
    let known = [Channel::Here, Channel::Phone, Channel::Email];
    known.into_iter().find(|channel| name(*channel) == written).ok_or_else(|| StoreError::Data {
        column: "channel",
        row: "a plea".to_owned(),
        problem: format!("“{written}” is no channel"),
    })
}

/// Another version may have written it differently: then it is not shown.
fn seen(row: &Row, codec: &Codec) -> Result<Option<SoFar>, StoreError> {
    let Some(sealed) = row.maybe_bytes("seen_sealed")? else { return Ok(None) };
    Ok(serde_json::from_slice(&codec.open(SEEN, &sealed)?).ok())
}

fn said(row: &Row, codec: &Codec) -> Result<Line, StoreError> {
    let sealed = row.maybe_bytes("said_sealed")?.unwrap_or_default();
    let plain = String::from_utf8(codec.open(SAID, &sealed)?).map_err(|_| StoreError::Sealed)?;
    json::read("plea_line.said", &plain)
}

fn ids(rows: &[Row]) -> Result<Vec<RequestId>, StoreError> {
    rows.iter().map(|row| row.text("id").map(RequestId::new)).collect()
}
