//! Businesses: registered by the city with a quota a day, bound to a person by a one-time code, ended at once.
//!
//! What a business has booked are appointments that name it. They belong to the person like others, and are not a
//! citizen's: they count against the quota and against nothing else.

use bot_core::desk::Appointment;
use bot_core::ids::{AppointmentId, OfficeId, OrderId, PersonId};
use bot_core::staff::Invitation;
use bot_core::trade::Notes;
use chrono::{DateTime, Utc};

use crate::audit::{self, Action, Actor};
use crate::dice::Dice;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};
use crate::{appointments, invitation, json};

const CODE: &str = "business.code";
const NAME: &str = "business.name";
const NOTE: &str = "appointment.business_note";

/// How often an id is thrown. Hardly one is ever taken; so many in a row never are.
const THROWS: usize = 32;

/// A business that is to be registered.
#[derive(Clone, Debug)]
pub struct NewBusiness {
    /// Its name.
    pub name: String,
    /// How many places it may have a day; at least one.
    pub quota: u16,
    /// At which offices; none named is all of them.
    pub offices: Vec<OfficeId>,
}

/// A business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Business {
    /// `XXX-XXX`
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many places it may have a day.
    pub quota: u16,
    /// At which offices; none named is all of them.
    pub offices: Vec<OfficeId>,
}

impl Business {
    /// Whether it may book at this office.
    pub fn books_at(&self, office: &OfficeId) -> bool {
        self.offices.is_empty() || self.offices.contains(office)
    }
}

/// Registers a business: the id it has, and the code that is told once and kept nowhere.
pub async fn register(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    business: &NewBusiness,
    now: DateTime<Utc>,
) -> Result<(String, Invitation), StoreError> {
    let sql = "insert into business (id, name_sealed, quota, offices, code_index, expires_at, registered_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing";
    let made = invitation::make(codec, dice, CODE, now);
    let name = codec.seal(NAME, business.name.as_bytes());
    let offices = (!business.offices.is_empty()).then(|| json::list(&business.offices)).transpose()?;
    let quota = i64::from(business.quota);
    for _ in 0..THROWS {
        let id = dice.reference();
        let args = args![&id, &*name, quota, offices.as_deref(), &made.index, made.expires_at, now];
        if tx.execute(sql, args).await? == 1 {
            let how = format!("{quota} a day");
            audit::note(tx, codec, Actor::CommandLine, Action::Registered, &id, Some(&how), now).await?;
            return Ok((id, made.code));
        }
    }
    Err(StoreError::Data {
        column: "business.id",
        row: "a new business".to_owned(),
        problem: format!("{THROWS} throws of the dice were all taken"),
    })
}

/// The business that a code is of, or was of for this person; it is held until the end of the transaction.
macro_rules! registered {
    ($held:literal) => {
        concat!(
            "select id, person from business where code_index = $1 and ended_at is null
                and (person = $2 or (bound_at is null and expires_at > $3))",
            $held
        )
    };
}

/// Lets a person book for the business that a code is of; `None` where the code is wrong, used or over. Another
/// business of theirs ends.
pub async fn join(
    tx: &mut Tx,
    codec: &Codec,
    person: &PersonId,
    code: &Invitation,
    now: DateTime<Utc>,
) -> Result<Option<Business>, StoreError> {
    const REGISTERED: Dialects =
        Dialects { sqlite: registered!(""), postgres: registered!(" for no key update") };
    let index = invitation::index(codec, CODE, code);
    let Some(row) = tx.row(REGISTERED, args![&index, person.as_str(), now]).await? else { return Ok(None) };
    let id = row.text("id")?;
    // Otherwise the order was repeated.
    if row.maybe_text("person")?.is_none() {
        let sql = "update business set ended_at = $2 where person = $1 and ended_at is null returning id";
        for row in tx.rows(sql, args![person.as_str(), now]).await? {
            let older = row.text("id")?;
            audit::note(tx, codec, Actor::Business(&id), Action::Ended, &older, Some(&id), now).await?;
        }
        let sql = "update business set person = $2, bound_at = $3 where id = $1";
        tx.execute(sql, args![&id, person.as_str(), now]).await?;
        audit::note(tx, codec, Actor::Business(&id), Action::Joined, &id, None, now).await?;
    }
    of(tx, codec, person).await
}

/// The business that a person books for; none, of most.
pub async fn of(tx: &mut Tx, codec: &Codec, person: &PersonId) -> Result<Option<Business>, StoreError> {
    let sql = "select * from business where person = $1 and ended_at is null";
    tx.row(sql, args![person.as_str()]).await?.map(|row| read(&row, codec)).transpose()
}

/// The same, for an order: until the end of the transaction nobody else books for it, and nobody ends it, so that what
/// is counted against its quota stays true.
pub async fn lock(tx: &mut Tx, codec: &Codec, person: &PersonId) -> Result<Option<Business>, StoreError> {
    const LOCK: Dialects = Dialects {
        sqlite: "select * from business where person = $1 and ended_at is null",
        postgres: "select * from business where person = $1 and ended_at is null for no key update",
    };
    tx.row(LOCK, args![person.as_str()]).await?.map(|row| read(&row, codec)).transpose()
}

/// Ends a business at once; the references of what it has still booked, by time. `None` where there is none of this
/// id, or none any more.
pub async fn end(
    tx: &mut Tx,
    codec: &Codec,
    id: &str,
    now: DateTime<Utc>,
) -> Result<Option<Vec<String>>, StoreError> {
    let sql = "update business set ended_at = $2 where id = $1 and ended_at is null";
    if tx.execute(sql, args![id, now]).await? == 0 {
        return Ok(None);
    }
    audit::note(tx, codec, Actor::CommandLine, Action::Ended, id, None, now).await?;
    let sql = "select reference from appointment
        where business = $1 and state = 'booked' and starts_at > $2 order by starts_at, id";
    let booked = tx.rows(sql, args![id, now]).await?;
    booked.iter().map(|row| row.text("reference")).collect::<Result<_, _>>().map(Some)
}

/// A business, as operators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which one.
    pub business: Business,
    /// Until when its code can be used, as long as nobody has.
    pub offered_until: Option<DateTime<Utc>>,
    /// Somebody books for it.
    pub bound: bool,
}

/// The businesses that somebody books for, or still can, the oldest first.
pub async fn all(tx: &mut Tx, codec: &Codec, now: DateTime<Utc>) -> Result<Vec<Listed>, StoreError> {
    let sql = "select * from business where ended_at is null and (bound_at is not null or expires_at > $1)
        order by registered_at, id";
    let listed = |row: &Row| {
        let taken = row.maybe_int("bound_at")?.is_some();
        Ok(Listed {
            business: read(row, codec)?,
            offered_until: (!taken).then(|| row.instant("expires_at")).transpose()?,
            bound: row.maybe_text("person")?.is_some(),
        })
    };
    tx.rows(sql, args![now]).await?.iter().map(listed).collect()
}

/// From an instant until before another.
pub type Day = (DateTime<Utc>, DateTime<Utc>);

/// How many places of a day it has.
pub async fn count(tx: &mut Tx, business: &Business, (from, until): Day) -> Result<u32, StoreError> {
    let sql = "select count(*) as count from appointment
        where business = $1 and state = 'booked' and starts_at >= $2 and starts_at < $3";
    let row = tx.row(sql, args![&business.id, from, until]).await?;
    row.map_or(Ok(0), |row| row.small("count"))
}

/// How many appointments it has from an instant on.
pub async fn total(tx: &mut Tx, business: &Business, from: DateTime<Utc>) -> Result<u32, StoreError> {
    let sql = "select count(*) as count from appointment
        where business = $1 and state = 'booked' and starts_at >= $2";
    let row = tx.row(sql, args![&business.id, from]).await?;
    row.map_or(Ok(0), |row| row.small("count"))
}

/// A page of `size` of these, by time.
pub async fn booked(
    tx: &mut Tx,
    business: &Business,
    from: DateTime<Utc>,
    page: u16,
    size: u16,
) -> Result<Vec<Appointment>, StoreError> {
    let sql = "select * from appointment where business = $1 and state = 'booked' and starts_at >= $2
        order by starts_at, id limit $3 + 0 offset $4 + 0";
    let skipped = i64::from(page) * i64::from(size);
    let rows = tx.rows(sql, args![&business.id, from, i64::from(size), skipped]).await?;
    rows.iter().map(appointments::read).collect()
}

/// What an order of the business has booked, by time; also what was cancelled since.
pub async fn booked_by(
    tx: &mut Tx,
    business: &Business,
    order: &OrderId,
) -> Result<Vec<Appointment>, StoreError> {
    let sql = "select * from appointment where business = $1 and business_order = $2
        order by starts_at, office, id";
    let rows = tx.rows(sql, args![&business.id, order.as_str()]).await?;
    rows.iter().map(appointments::read).collect()
}

/// An appointment that was just made is the business', by this order.
pub async fn take(
    tx: &mut Tx,
    business: &Business,
    order: &OrderId,
    appointment: &AppointmentId,
) -> Result<(), StoreError> {
    // Nobody is reminded of it.
    let sql = "update appointment set business = $2, business_order = $3, remind_at = null where id = $1";
    tx.execute(sql, args![appointment.as_str(), &business.id, order.as_str()]).await.map(drop)
}

/// Nobody is reminded of one that was moved, either.
pub(crate) async fn remind_nobody(tx: &mut Tx, appointment: &AppointmentId) -> Result<(), StoreError> {
    let sql = "update appointment set remind_at = null where id = $1";
    tx.execute(sql, args![appointment.as_str()]).await.map(drop)
}

/// What the business calls one of its appointments.
pub async fn name(
    tx: &mut Tx,
    codec: &Codec,
    appointment: &AppointmentId,
    note: &str,
) -> Result<(), StoreError> {
    let sql = "update appointment set business_note_sealed = $2 where id = $1";
    tx.execute(sql, args![appointment.as_str(), &*codec.seal(NOTE, note.as_bytes())]).await.map(drop)
}

/// What it calls these.
pub async fn notes(tx: &mut Tx, codec: &Codec, appointments: &[Appointment]) -> Result<Notes, StoreError> {
    const NAMED: Dialects = Dialects {
        sqlite: "select id, business_note_sealed from appointment
            where id in (select value from json_each($1)) and business_note_sealed is not null",
        postgres: "select id, business_note_sealed from appointment
            where id in (select json_array_elements_text($1::json)) and business_note_sealed is not null",
    };
    let ids: Vec<&AppointmentId> = appointments.iter().map(|appointment| &appointment.id).collect();
    let mut notes = Notes::new();
    for row in tx.rows(NAMED, args![&json::list(&ids)?]).await? {
        let sealed = row.maybe_bytes("business_note_sealed")?.unwrap_or_default();
        let note = String::from_utf8(codec.open(NOTE, &sealed)?).map_err(|_| StoreError::Sealed)?;
        notes.insert(AppointmentId::new(row.text("id")?), note);
    }
    Ok(notes)
}

/// One of its appointments.
pub async fn find(
    tx: &mut Tx,
    business: &Business,
    id: &AppointmentId,
) -> Result<Option<appointments::Record>, StoreError> {
    let sql = "select * from appointment where id = $1 and business = $2";
    let row = tx.row(sql, args![id.as_str(), &business.id]).await?;
    row.as_ref().map(appointments::read_record).transpose()
}

/// Two persons become one, who books for one business: the one of `person`, if both have one. The other stays
/// registered, and nobody books for it.
pub(crate) async fn join_persons(
    tx: &mut Tx,
    joining: &PersonId,
    person: &PersonId,
) -> Result<(), StoreError> {
    let sql = "update business set person = null where person = $1
        and exists (select 1 from business own where own.person = $2 and own.ended_at is null)";
    tx.execute(sql, args![joining.as_str(), person.as_str()]).await?;
    let sql = "update business set person = $2 where person = $1";
    tx.execute(sql, args![joining.as_str(), person.as_str()]).await.map(drop)
}

/// Businesses that ended, or that nobody came for; as long as an appointment or an audit entry may name them they
/// stay.
pub(crate) async fn forget_old(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "delete from business where (ended_at < $1 or (bound_at is null and expires_at < $1))
        and not exists (select 1 from appointment where appointment.business = business.id)";
    tx.execute(sql, args![old]).await
}

fn read(row: &Row, codec: &Codec) -> Result<Business, StoreError> {
    let id = row.text("id")?;
    let about = format!("business {id}");
    let offices = row.maybe_text("offices")?.map(|offices| json::read(&about, &offices)).transpose()?;
    let name = row.maybe_bytes("name_sealed")?.map(|sealed| codec.open(NAME, &sealed)).transpose()?;
    Ok(Business {
        name: String::from_utf8(name.unwrap_or_default()).map_err(|_| StoreError::Sealed)?,
        quota: row.small("quota")?,
        offices: offices.unwrap_or_default(),
        id,
    })
}
