//! Somebody else for whom a citizen books: a person of their own, without accounts, who goes with their carer.
//!
//! Places, appointments and entries of the waitlist keep both: `person`, who sees and changes them, and `whom`,
//! who comes. So all that asks whose something is asks for `person`, and limits count by `whom`. A ward is
//! known to the carer by a name, which is sealed; it is opened where an answer leaves the desk ([`name`]).

use bot_core::closure::Message;
use bot_core::desk::{Answer, Appointment, Outcome, Refusal, Ward};
use bot_core::fold::fold;
use bot_core::ids::PersonId;
use bot_core::waitlist::{Entry, Offer};
use chrono::{DateTime, Utc};

use crate::dice::Dice;
use crate::error::StoreError;
use crate::people::{self, NAME};
use crate::seal::Codec;
use crate::sql::{Row, Tx, args};

/// So many are kept for a carer; of those for whom nothing is booked, the oldest go first.
const KEPT: i64 = 12;
/// So many are shown: as many as fit a phone's screen with its buttons.
const SHOWN: i64 = 6;

/// A ward for whom there is nothing any more.
macro_rules! unused {
    () => {
        "carer is not null
         and not exists (select 1 from appointment where appointment.whom = person.id)
         and not exists (select 1 from occupancy where occupancy.whom = person.id)
         and not exists (select 1 from waitlist_entry where waitlist_entry.whom = person.id)"
    };
}
pub(crate) use unused;

/// A carer's wards, the newest first.
pub async fn of(tx: &mut Tx, codec: &Codec, carer: &PersonId) -> Result<Vec<Ward>, StoreError> {
    let sql = "select id, name_sealed from person where carer = $1 and name_sealed is not null
        order by created_at desc, id limit $2 + 0";
    tx.rows(sql, args![carer.as_str(), SHOWN]).await?.iter().map(|row| opened(codec, row)).collect()
}

/// The carer's ward of this name, made when they are new.
pub async fn named(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    carer: &PersonId,
    name: &str,
    now: DateTime<Utc>,
) -> Result<Ward, StoreError> {
    let index = codec.index(NAME, &fold(name));
    let known = "select id, name_sealed from person where carer = $1 and name_index = $2";
    if let Some(row) = tx.row(known, args![carer.as_str(), &index]).await? {
        return opened(codec, &row);
    }
    let id = people::make(tx, dice, now).await?;
    let sql = "update person set carer = $2, name_sealed = $3, name_index = $4 where id = $1";
    let sealed = codec.seal(NAME, name.as_bytes());
    tx.execute(sql, args![id.as_str(), carer.as_str(), &*sealed, &index]).await?;
    let sql = concat!(
        "delete from person where carer = $1 and id not in (
             select id from person where carer = $1 order by created_at desc, id limit $2 + 0) and ",
        unused!()
    );
    tx.execute(sql, args![carer.as_str(), KEPT]).await?;
    Ok(Ward { id, name: name.to_owned() })
}

/// Whether somebody is the carer's ward.
pub async fn is_of(tx: &mut Tx, carer: &PersonId, ward: &PersonId) -> Result<bool, StoreError> {
    let sql = "select 1 as known from person where id = $1 and carer = $2 and name_sealed is not null";
    Ok(tx.row(sql, args![ward.as_str(), carer.as_str()]).await?.is_some())
}

/// What has just become `carer`'s gets wards of `carer`'s own, where it was for those of somebody else.
pub(crate) async fn follow(
    tx: &mut Tx,
    dice: &mut Dice,
    carer: &PersonId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "select id from person where carer <> $1 and id in (
            select whom from appointment where person = $1 union select whom from occupancy where person = $1
            union select whom from waitlist_entry where person = $1)
        order by id";
    for row in tx.rows(sql, args![carer.as_str()]).await? {
        let (ward, copy) = (row.text("id")?, people::make(tx, dice, now).await?);
        let sql = "update person as copy set carer = $3,
                name_sealed = ward.name_sealed, name_index = ward.name_index,
                phone_sealed = ward.phone_sealed, phone_index = ward.phone_index,
                email_sealed = ward.email_sealed, email_index = ward.email_index,
                name_phone_index = ward.name_phone_index, name_email_index = ward.name_email_index
            from person as ward where ward.id = $1 and copy.id = $2";
        tx.execute(sql, args![&ward, copy.as_str(), carer.as_str()]).await?;
        stand_in(tx, carer, &ward, copy.as_str()).await?;
    }
    Ok(())
}

/// The wards of `joining` become `carer`'s, who may know some of them by the same name.
pub(crate) async fn join(tx: &mut Tx, joining: &PersonId, carer: &PersonId) -> Result<(), StoreError> {
    let sql = "select other.id, kept.id as kept from person other join person kept on kept.name_index = other.name_index
        where other.carer = $1 and kept.carer = $2";
    for row in tx.rows(sql, args![joining.as_str(), carer.as_str()]).await? {
        let ward = row.text("id")?;
        stand_in(tx, carer, &ward, &row.text("kept")?).await?;
        tx.execute("delete from person where id = $1", args![&ward]).await?;
    }
    let sql = "update person set carer = $2 where carer = $1";
    tx.execute(sql, args![joining.as_str(), carer.as_str()]).await.map(drop)
}

/// What the carer has for one ward is for another row of theirs from now on.
async fn stand_in(tx: &mut Tx, carer: &PersonId, ward: &str, other: &str) -> Result<(), StoreError> {
    for sql in [
        "update appointment set whom = $3 where person = $1 and whom = $2",
        "update occupancy set whom = $3 where person = $1 and whom = $2",
        "update waitlist_entry set whom = $3 where person = $1 and whom = $2",
    ] {
        tx.execute(sql, args![carer.as_str(), ward, other]).await?;
    }
    Ok(())
}

/// Forgets for whom a carer booked; the rows of those stay who are at the desk at this moment.
pub(crate) async fn forget(tx: &mut Tx, carer: &PersonId) -> Result<(), StoreError> {
    let sql = concat!("delete from person where carer = $1 and ", unused!());
    tx.execute(sql, args![carer.as_str()]).await.map(drop)
}

/// Names the wards in an answer.
pub async fn name(tx: &mut Tx, codec: &Codec, answer: &mut Answer) -> Result<(), StoreError> {
    for whom in whom_in(answer) {
        name_one(tx, codec, whom).await?;
    }
    Ok(())
}

/// Names whom an offer is for.
pub async fn name_in_offer(tx: &mut Tx, codec: &Codec, offer: &mut Offer) -> Result<(), StoreError> {
    for whom in in_offer(offer) {
        name_one(tx, codec, whom).await?;
    }
    Ok(())
}

/// Names whom somebody waits for.
pub async fn name_in_entry(tx: &mut Tx, codec: &Codec, entry: &mut Entry) -> Result<(), StoreError> {
    name_one(tx, codec, &mut entry.whom).await
}

/// Names who comes.
pub async fn name_in_appointment(
    tx: &mut Tx,
    codec: &Codec,
    appointment: &mut Appointment,
) -> Result<(), StoreError> {
    name_one(tx, codec, &mut appointment.whom).await
}

/// Names whose appointment a closure is about.
pub async fn name_in_message(tx: &mut Tx, codec: &Codec, message: &mut Message) -> Result<(), StoreError> {
    match message {
        Message::FallsOut(case)
        | Message::CanYouComeLater(case)
        | Message::NotNeeded(case)
        | Message::Listed(case) => name_one(tx, codec, &mut case.appointment.whom).await,
        Message::Restored(appointment) | Message::FreeAgain { now: appointment, .. } => {
            name_one(tx, codec, &mut appointment.whom).await
        }
        // A business books for nobody by name.
        Message::PlaceClosed { .. } | Message::TradeFallsOut { .. } => Ok(()),
    }
}

/// Whoever was forgotten is nobody by name.
async fn name_one(tx: &mut Tx, codec: &Codec, whom: &mut Option<Ward>) -> Result<(), StoreError> {
    if let Some(ward) = whom {
        let sql = "select id, name_sealed from person where id = $1 and name_sealed is not null";
        let row = tx.row(sql, args![ward.id.as_str()]).await?;
        *whom = row.map(|row| opened(codec, &row)).transpose()?;
    }
    Ok(())
}

fn whom_in(answer: &mut Answer) -> Vec<&mut Option<Ward>> {
    match answer {
        Answer::Ok(outcome) => match outcome {
            Outcome::Appointments(appointments) => of_appointments(appointments),
            Outcome::FallsOut { case, appointments } => {
                let mut all = of_appointments(appointments);
                all.push(&mut case.appointment.whom);
                all
            }
            Outcome::Booked(appointment) | Outcome::Cancelled { appointment, .. } => {
                vec![&mut appointment.whom]
            }
            Outcome::Waits(entry) | Outcome::Missed { entry, .. } => vec![&mut entry.whom],
            Outcome::Entries(entries) => entries.iter_mut().map(|entry| &mut entry.whom).collect(),
            Outcome::Offered(offer) => in_offer(offer),
            _ => Vec::new(),
        },
        Answer::Refused(Refusal::SameService(appointment)) => vec![&mut appointment.whom],
        Answer::Refused(Refusal::TooMany(appointments) | Refusal::TooManyOfAccount(appointments)) => {
            of_appointments(appointments)
        }
        _ => Vec::new(),
    }
}

fn of_appointments(appointments: &mut [Appointment]) -> Vec<&mut Option<Ward>> {
    appointments.iter_mut().map(|appointment| &mut appointment.whom).collect()
}

fn in_offer(offer: &mut Offer) -> Vec<&mut Option<Ward>> {
    let old = offer.old.as_mut().map(|old| &mut old.whom);
    std::iter::once(&mut offer.whom).chain(old).collect()
}

/// A ward whose name is still to be [named](name).
pub(crate) fn unnamed(id: PersonId) -> Ward {
    Ward { id, name: String::new() }
}

fn opened(codec: &Codec, row: &Row) -> Result<Ward, StoreError> {
    let sealed = row.maybe_bytes("name_sealed")?.unwrap_or_default();
    let name = String::from_utf8(codec.open(NAME, &sealed)?).map_err(|_| StoreError::Sealed)?;
    Ok(Ward { id: PersonId::new(row.text("id")?), name })
}
