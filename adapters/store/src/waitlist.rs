//! Who waits for a place, in which order, and which places are offered to them.
//!
//! An entry waits, is offered a place (an [occupancy](crate::places::occupancy) of its own kind), and is served
//! once an appointment comes of it, or is over when its last day is. Declined and missed offers change nothing
//! about its rank.
//!
//! - [`offering`]: what has become free goes to the first it suits
//! - [`rank`]: who is first, and how long it takes; [`tally`]: the same where the list is long
//!
//! A place that becomes free is seen by those who wait (`waiting_from`) before the public sees it
//! (`visible_from`).

use bot_core::desk::Wish;
use bot_core::ids::{AppointmentId, ChatId, EntryId, OfficeId, PersonId, ServiceId};
use chrono::{DateTime, NaiveDate, Utc};

use crate::error::StoreError;
use crate::json;
use crate::outbox;
use crate::places::occupancy::{self, Occupancy};
use crate::sql::{Dialects, Row, Tx, args};

pub mod offering;
pub mod rank;
pub(crate) mod tally;

/// An entry as it is kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id.
    pub id: EntryId,
    /// Who waits.
    pub person: PersonId,
    /// Where they are told.
    pub chat: ChatId,
    /// What must suit.
    pub wish: Wish,
    /// The last day that suits,
    pub until: NaiveDate,
    /// and when it is over.
    pub until_at: DateTime<Utc>,
    /// The day by which it is needed,
    pub deadline: Option<NaiveDate>,
    /// and when that is over.
    pub deadline_at: Option<DateTime<Utc>>,
    /// They can be there within the hour,
    pub at_short_notice: bool,
    /// at one of these offices then; where none is named, at those of the wish.
    pub nearby: Vec<OfficeId>,
    /// How many offers in a row nobody answered.
    pub missed: u32,
    /// What is offered now.
    pub occupancy: Option<String>,
    /// When the last offer was told, if it was.
    pub told_at: Option<DateTime<Utc>>,
    /// Since when they wait.
    pub created_at: DateTime<Utc>,
    /// Staff have put them on the list: they have no chat, and are called.
    pub by_staff: bool,
}

/// The person's entries that wait, the longest first.
pub async fn of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Record>, StoreError> {
    const OF: Dialects = Dialects {
        sqlite: "select * from waitlist_entry where person = $1 and state = 'waiting' order by created_at, id",
        postgres:
            "select * from waitlist_entry where person = $1 and state = 'waiting' order by created_at, id
                   for no key update",
    };
    tx.rows(OF, args![person.as_str()]).await?.iter().map(read).collect()
}

/// The person's entry of this id, unless it was served.
pub async fn find(tx: &mut Tx, person: &PersonId, id: &EntryId) -> Result<Option<Record>, StoreError> {
    const FIND: Dialects = Dialects {
        sqlite: "select * from waitlist_entry where id = $1 and person = $2 and state <> 'served'",
        postgres: "select * from waitlist_entry where id = $1 and person = $2 and state <> 'served'
                   for no key update",
    };
    tx.row(FIND, args![id.as_str(), person.as_str()]).await?.as_ref().map(read).transpose()
}

/// Any entry that waits.
pub async fn waiting(tx: &mut Tx, id: &EntryId) -> Result<Option<Record>, StoreError> {
    const WAITING: Dialects = Dialects {
        sqlite: "select * from waitlist_entry where id = $1 and state = 'waiting'",
        postgres: "select * from waitlist_entry where id = $1 and state = 'waiting' for no key update",
    };
    tx.row(WAITING, args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Writes an entry down. Where its id is known, its wish and days are those of `entry` now, and it waits
/// (again); the rank stays.
pub async fn put(tx: &mut Tx, entry: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql =
        "insert into waitlist_entry (id, person, chat, service, wish, moving, until, until_at, deadline,
            deadline_at, short_notice, nearby, state, created_at, free_since, whom, by_staff)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $14, 'waiting', $12, $13, $15, $16)
        on conflict (id) do update set chat = excluded.chat, wish = excluded.wish, moving = excluded.moving,
            until = excluded.until, until_at = excluded.until_at, deadline = excluded.deadline,
            deadline_at = excluded.deadline_at, short_notice = excluded.short_notice, nearby = excluded.nearby, state = 'waiting',
            ended_at = null, free_since = excluded.free_since, missed = 0";
    let wish = json::body("a waitlist_entry", &entry.wish)?;
    let (until, deadline) = (entry.until.to_string(), entry.deadline.map(|day| day.to_string()));
    let nearby = json::list(&entry.nearby)?;
    let args = args![
        entry.id.as_str(),
        entry.person.as_str(),
        entry.chat.as_str(),
        entry.wish.service.as_str(),
        &wish,
        entry.wish.moving.as_ref().map(AppointmentId::as_str),
        &until,
        entry.until_at,
        deadline.as_deref(),
        entry.deadline_at,
        i64::from(entry.at_short_notice),
        entry.created_at,
        now,
        &nearby,
        entry.wish.whom.as_ref().map(PersonId::as_str),
        i64::from(entry.by_staff),
    ];
    tx.execute(sql, args).await.map(drop)
}

/// Takes an entry off the list; what is offered to it passes on.
pub async fn remove(tx: &mut Tx, entry: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    if let Some(offered) = &entry.occupancy {
        occupancy::vacate(tx, offered, now).await?;
    }
    tx.execute("delete from waitlist_entry where id = $1", args![entry.id.as_str()]).await.map(drop)
}

/// The person has what they waited for: an appointment with these places, for themselves or for whomever. Others that
/// were offered to them for it pass on. Who waits for more in one visit than these are for waits on.
pub async fn serve(
    tx: &mut Tx,
    person: &PersonId,
    booked: &Occupancy,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let is_served = |entry: &Record| booked.whom == entry.wish.whom && booked.covers(&entry.wish.services());
    for entry in of(tx, person).await?.into_iter().filter(is_served) {
        if let Some(offered) = entry.occupancy.filter(|offered| *offered != booked.id) {
            occupancy::vacate(tx, &offered, now).await?;
        }
        let sql = "update waitlist_entry set state = 'served', ended_at = $2, occupancy = null where id = $1";
        tx.execute(sql, args![entry.id.as_str(), now]).await?;
    }
    Ok(())
}

/// Forgets what a person waits for, and what they waited for once.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    for entry in of(tx, person).await? {
        remove(tx, &entry, now).await?;
    }
    tx.execute("delete from waitlist_entry where person = $1", args![person.as_str()]).await.map(drop)
}

/// Whoever these places were offered to has not taken them, or let the hold run out: they wait on, and are not
/// offered the same again. What has not gone out of the offer is withdrawn.
pub(crate) async fn pass_over(tx: &mut Tx, occupancy: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update waitlist_entry set occupancy = null, free_since = $2
        where occupancy = $1 returning id, chat, told_at";
    let Some(entry) = tx.row(sql, args![occupancy, now]).await? else { return Ok(()) };
    if let Some(told_at) = entry.maybe_instant("told_at")? {
        outbox::withdraw(tx, &ChatId::new(entry.text("chat")?), told_at, now).await?;
    }
    let sql = "insert into waitlist_passed (entry, office, starts_at)
        select $1, office, starts_at from occupancy where id = $2 on conflict do nothing";
    tx.execute(sql, args![&entry.text("id")?, occupancy]).await.map(drop)
}

/// The person may have more again than a moment ago: what is free is looked at for them anew.
pub(crate) async fn look_again(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update waitlist_entry set free_since = $2
        where person = $1 and state = 'waiting' and occupancy is null";
    tx.execute(sql, args![person.as_str(), now]).await.map(drop)
}

/// The entry is not offered this place.
pub(crate) async fn pass(
    tx: &mut Tx,
    id: &EntryId,
    office: &OfficeId,
    starts_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql =
        "insert into waitlist_passed (entry, office, starts_at) values ($1, $2, $3) on conflict do nothing";
    tx.execute(sql, args![id.as_str(), office.as_str(), starts_at]).await.map(drop)
}

/// How many wait for this service.
pub async fn count(tx: &mut Tx, service: &ServiceId) -> Result<u32, StoreError> {
    let sql = "select count(*) as waiting from waitlist_entry where service = $1 and state = 'waiting'";
    tx.row(sql, args![service.as_str()]).await?.map_or(Ok(0), |row| row.small("waiting"))
}

/// Whether anybody waits at all.
pub async fn is_anybody_waiting(tx: &mut Tx) -> Result<bool, StoreError> {
    let sql = "select 1 as waits from waitlist_entry where state = 'waiting' limit 1";
    Ok(tx.row(sql, &[]).await?.is_some())
}

/// Entries whose last day is over and that nobody was told of yet.
pub async fn over(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<EntryId>, StoreError> {
    let sql = "select id from waitlist_entry where state = 'waiting' and until_at <= $1 and occupancy is null
        order by until_at limit $2 + 0";
    tx.rows(sql, args![now, i64::from(limit)])
        .await?
        .iter()
        .map(|row| row.text("id").map(EntryId::new))
        .collect()
}

/// Ends an entry whose last day is over; `None` where it was ended before, or goes on.
pub async fn end(tx: &mut Tx, id: &EntryId, now: DateTime<Utc>) -> Result<Option<Record>, StoreError> {
    let Some(record) = waiting(tx, id).await? else { return Ok(None) };
    let sql = "update waitlist_entry set state = 'over', ended_at = $2
        where id = $1 and state = 'waiting' and until_at <= $2 and occupancy is null";
    let ended = tx.execute(sql, args![id.as_str(), now]).await?;
    Ok((ended == 1).then_some(record))
}

fn read(row: &Row) -> Result<Record, StoreError> {
    let id = row.text("id")?;
    let day = |text: String, column| {
        text.parse().map_err(|_| StoreError::Data {
            column,
            row: format!("waitlist_entry {id}"),
            problem: format!("“{text}” is no date"),
        })
    };
    Ok(Record {
        person: PersonId::new(row.text("person")?),
        chat: ChatId::new(row.text("chat")?),
        // The column knows whom a link or its end has made of them.
        wish: Wish {
            whom: row.maybe_text("whom")?.map(PersonId::new),
            ..json::read(&format!("waitlist_entry {id}"), &row.text("wish")?)?
        },
        until: day(row.text("until")?, "until")?,
        until_at: row.instant("until_at")?,
        deadline: row.maybe_text("deadline")?.map(|text| day(text, "deadline")).transpose()?,
        deadline_at: row.maybe_instant("deadline_at")?,
        at_short_notice: row.int("short_notice")? != 0,
        nearby: json::read(&format!("waitlist_entry {id}"), &row.text("nearby")?)?,
        missed: row.small("missed")?,
        occupancy: row.maybe_text("occupancy")?,
        told_at: row.maybe_instant("told_at")?,
        created_at: row.instant("created_at")?,
        by_staff: row.int("by_staff")? != 0,
        id: EntryId::new(id),
    })
}
