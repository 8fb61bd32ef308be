//! Appointments: each keeps its id and reference for as long as it lives, also across moves.
//!
//! Every query names the person whose it is, but for those of staff: nobody sees another's (guarantee 7). Who
//! comes may be somebody they [care for](crate::wards).

use bot_core::desk::Appointment;
use bot_core::ids::{AccountId, AppointmentId, OfficeId, PersonId, ServiceId};
use chrono::{DateTime, Utc};

use crate::dice::Dice;
use crate::error::StoreError;
use crate::json;
use crate::places::Occupancy;
use crate::presence;
use crate::reminders;
use crate::sql::{Dialects, Row, Tx, args};
use crate::wards;

/// How often a reference is thrown. One of a thousand million is rarely taken; so many in a row
/// never are.
const THROWS: usize = 32;

/// Who wants an appointment to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovedBy {
    /// The citizen, who may do so a few times.
    Citizen,
    /// The office, whose moves cost nobody anything.
    Office,
}

/// An appointment as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// As the citizen knows it.
    pub appointment: Appointment,
    /// It stands, or stood when its time came; otherwise it was cancelled.
    pub booked: bool,
    /// Its places; a cancelled one has them only as long as that can be taken back.
    pub occupancy: Option<String>,
    /// The business that has booked it; no citizen's rules are about those.
    pub business: Option<String>,
}

/// The person's appointments that are not over, earliest first; not those that they have booked for a business.
pub async fn live(
    tx: &mut Tx,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Appointment>, StoreError> {
    let rows = tx
        .rows(
            "select * from appointment where person = $1 and state = 'booked' and ends_at > $2
                 and business is null
             order by starts_at, id",
            args![person.as_str(), now],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The person's appointments that begin in a span, earliest first, also those that are over; not those of a business.
pub async fn between(
    tx: &mut Tx,
    person: &PersonId,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Appointment>, StoreError> {
    let sql = "select * from appointment where person = $1 and state = 'booked' and business is null
            and starts_at >= $2 and starts_at < $3
        order by starts_at, id";
    let rows = tx.rows(sql, args![person.as_str(), from, until]).await?;
    rows.iter().map(read).collect()
}

/// All that is to come of a person's, also what they have booked for a business.
pub async fn to_come(
    tx: &mut Tx,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<AppointmentId>, StoreError> {
    let sql = "select id from appointment where person = $1 and state = 'booked' and starts_at > $2
        order by starts_at, id";
    let rows = tx.rows(sql, args![person.as_str(), now]).await?;
    rows.iter().map(|row| row.text("id").map(AppointmentId::new)).collect()
}

/// Those of these appointments that are not over, earliest first, whosever they are: for staff, who need no names.
pub async fn live_among(
    tx: &mut Tx,
    ids: &[AppointmentId],
    now: DateTime<Utc>,
) -> Result<Vec<Appointment>, StoreError> {
    const LIVE_AMONG: Dialects = Dialects {
        sqlite: "select * from appointment where id in (select value from json_each($1))
            and state = 'booked' and ends_at > $2 order by starts_at, id",
        postgres: "select * from appointment where id in (select json_array_elements_text($1::json))
            and state = 'booked' and ends_at > $2 order by starts_at, id",
    };
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = tx.rows(LIVE_AMONG, args![&json::list(ids)?, now]).await?;
    rows.iter().map(|row| Ok(Appointment { whom: None, ..read(row)? })).collect()
}

/// An appointment, with whose it is: for staff.
#[derive(Clone, Debug)]
pub struct Whose {
    /// Whose it is,
    pub person: PersonId,
    /// from which account it was booked,
    pub booked_by: AccountId,
    /// and what it is.
    pub record: Record,
}

/// The same with whose they are.
pub async fn whose(tx: &mut Tx, ids: &[AppointmentId], now: DateTime<Utc>) -> Result<Vec<Whose>, StoreError> {
    let mut found = Vec::new();
    for appointment in live_among(tx, ids, now).await? {
        found.extend(by_reference(tx, &appointment.reference).await?);
    }
    Ok(found)
}

/// The appointment of this reference, whosever it is.
pub async fn by_reference(tx: &mut Tx, reference: &str) -> Result<Option<Whose>, StoreError> {
    let found = tx.row("select * from appointment where reference = $1", args![reference]).await?;
    let whose = |row: Row| {
        Ok(Whose {
            person: PersonId::new(row.text("person")?),
            booked_by: AccountId::new(row.text("booked_by")?),
            record: read_record(&row)?,
        })
    };
    found.map(whose).transpose()
}

/// The appointment that has these places, whosever it is.
pub(crate) async fn by_occupancy(tx: &mut Tx, occupancy: &str) -> Result<Option<Whose>, StoreError> {
    let found = tx.row("select reference from appointment where occupancy = $1", args![occupancy]).await?;
    match found {
        Some(row) => by_reference(tx, &row.text("reference")?).await,
        None => Ok(None),
    }
}

/// What is to come for whoever it is, from whomever: staff look for it.
pub(crate) async fn of_whoever(
    tx: &mut Tx,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Appointment>, StoreError> {
    let sql = "select * from appointment
        where ((person = $1 and whom is null) or whom = $1) and state = 'booked' and ends_at > $2
            and business is null
        order by starts_at, id";
    tx.rows(sql, args![person.as_str(), now]).await?.iter().map(read).collect()
}

/// Staff have booked it for its person: their account is told nothing of it.
pub(crate) async fn note_by_staff(tx: &mut Tx, id: &AppointmentId) -> Result<(), StoreError> {
    tx.execute("update appointment set by_staff = 1 where id = $1", args![id.as_str()]).await.map(drop)
}

/// An appointment with its places is another person's from now on, who may care for whoever comes.
pub(crate) async fn hand_over(
    tx: &mut Tx,
    appointment: Appointment,
    places: Option<&str>,
    (person, account): (&PersonId, &AccountId),
    whom: Option<PersonId>,
) -> Result<Appointment, StoreError> {
    let ward = whom.as_ref().map(PersonId::as_str);
    let sql = "update appointment set person = $2, booked_by = $3, whom = $4, by_staff = 0 where id = $1";
    tx.execute(sql, args![appointment.id.as_str(), person.as_str(), account.as_str(), ward]).await?;
    if let Some(places) = places {
        let sql = "update occupancy set person = $2, whom = $3 where id = $1";
        tx.execute(sql, args![places, person.as_str(), ward]).await?;
    }
    Ok(Appointment { whom: whom.map(wards::unnamed), ..appointment })
}

/// The person's appointment of this id.
pub async fn find(tx: &mut Tx, person: &PersonId, id: &AppointmentId) -> Result<Option<Record>, StoreError> {
    let row = tx
        .row("select * from appointment where id = $1 and person = $2", args![id.as_str(), person.as_str()])
        .await?;
    row.as_ref().map(read_record).transpose()
}

/// The person's appointment that has these places.
pub async fn of_occupancy(
    tx: &mut Tx,
    person: &PersonId,
    occupancy: &str,
) -> Result<Option<Record>, StoreError> {
    let row = tx
        .row(
            "select * from appointment where occupancy = $1 and person = $2",
            args![occupancy, person.as_str()],
        )
        .await?;
    row.as_ref().map(read_record).transpose()
}

/// Writes a new appointment down that has these places. A reference that is taken is thrown again. One that
/// takes the place of another goes on counting its `moves`.
pub async fn book(
    tx: &mut Tx,
    dice: &mut Dice,
    person: &PersonId,
    booked_by: &AccountId,
    occupancy: &Occupancy,
    moves: u32,
    now: DateTime<Utc>,
) -> Result<Appointment, StoreError> {
    for _ in 0..THROWS {
        let appointment = Appointment { moves, ..new(dice.id(), dice.reference(), occupancy) };
        if insert(tx, &appointment, person, booked_by, occupancy, now).await? {
            return Ok(appointment);
        }
    }
    Err(StoreError::Data {
        column: "appointment.reference",
        row: format!("a new appointment at {}", occupancy.office),
        problem: format!("{THROWS} throws of the dice were all taken"),
    })
}

/// The same under the reference that it had elsewhere; `None` where another one here has it.
pub(crate) async fn book_as(
    tx: &mut Tx,
    dice: &mut Dice,
    reference: &str,
    person: &PersonId,
    booked_by: &AccountId,
    occupancy: &Occupancy,
    now: DateTime<Utc>,
) -> Result<Option<Appointment>, StoreError> {
    let appointment = new(dice.id(), reference.to_owned(), occupancy);
    let is_new = insert(tx, &appointment, person, booked_by, occupancy, now).await?;
    Ok(is_new.then_some(appointment))
}

/// An appointment that has these places.
fn new(id: String, reference: String, occupancy: &Occupancy) -> Appointment {
    Appointment {
        id: AppointmentId::new(id),
        reference,
        service: occupancy.service.clone(),
        quantity: occupancy.quantity,
        also: occupancy.also.clone(),
        office: occupancy.office.clone(),
        starts_at: occupancy.starts_at,
        ends_at: occupancy.ends_at,
        sequence: 0,
        whom: occupancy.whom.clone().map(wards::unnamed),
        moves: 0,
        falls_out: false,
    }
}

async fn insert(
    tx: &mut Tx,
    appointment: &Appointment,
    person: &PersonId,
    booked_by: &AccountId,
    occupancy: &Occupancy,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let also = json::list(&appointment.also)?;
    let inserted = tx
        .execute(
            "insert into appointment (id, reference, state, occupancy, person, booked_by, service, quantity,
                                      also, office, starts_at, ends_at, sequence, created_at, changed_at, whom, moves)
             values ($1, $2, 'booked', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15)
             on conflict do nothing",
            args![
                appointment.id.as_str(),
                &appointment.reference,
                &occupancy.id,
                person.as_str(),
                booked_by.as_str(),
                appointment.service.as_str(),
                i64::from(appointment.quantity),
                &also,
                appointment.office.as_str(),
                appointment.starts_at,
                appointment.ends_at,
                i64::from(appointment.sequence),
                now,
                appointment.ward().map(PersonId::as_str),
                i64::from(appointment.moves),
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// Gives an appointment other places, and all that they are for; who had the old ones must give them back.
pub async fn move_to(
    tx: &mut Tx,
    appointment: Appointment,
    occupancy: &Occupancy,
    by: MovedBy,
    now: DateTime<Utc>,
) -> Result<Appointment, StoreError> {
    let moved = Appointment {
        moves: appointment.moves.saturating_add(u32::from(by == MovedBy::Citizen)),
        service: occupancy.service.clone(),
        quantity: occupancy.quantity,
        also: occupancy.also.clone(),
        office: occupancy.office.clone(),
        starts_at: occupancy.starts_at,
        ends_at: occupancy.ends_at,
        falls_out: false,
        ..raised(appointment)
    };
    let also = json::list(&moved.also)?;
    tx.execute(
        "update appointment set occupancy = $2, quantity = $3, office = $4, starts_at = $5, ends_at = $6,
                                sequence = $7, changed_at = $8, service = $9, also = $10, moves = $11, closure = null
         where id = $1",
        args![
            moved.id.as_str(),
            &occupancy.id,
            i64::from(moved.quantity),
            moved.office.as_str(),
            moved.starts_at,
            moved.ends_at,
            i64::from(moved.sequence),
            now,
            moved.service.as_str(),
            &also,
            i64::from(moved.moves),
        ],
    )
    .await?;
    reminders::begin_anew(tx, &moved.id).await?;
    presence::begin_anew(tx, &moved.id).await?;
    Ok(moved)
}

/// Cancels an appointment. Its places are another matter.
pub async fn cancel(
    tx: &mut Tx,
    appointment: Appointment,
    now: DateTime<Utc>,
) -> Result<Appointment, StoreError> {
    set_state(tx, appointment, "cancelled", now).await
}

/// Takes a cancellation back, as long as the appointment still has its places.
pub async fn restore(
    tx: &mut Tx,
    appointment: Appointment,
    now: DateTime<Utc>,
) -> Result<Appointment, StoreError> {
    set_state(tx, appointment, "booked", now).await
}

async fn set_state(
    tx: &mut Tx,
    appointment: Appointment,
    state: &'static str,
    now: DateTime<Utc>,
) -> Result<Appointment, StoreError> {
    let changed = raised(appointment);
    tx.execute(
        "update appointment set state = $2, sequence = $3, changed_at = $4 where id = $1",
        args![changed.id.as_str(), state, i64::from(changed.sequence), now],
    )
    .await?;
    reminders::begin_anew(tx, &changed.id).await?;
    Ok(changed)
}

/// Deletes the person's appointments that were cancelled or are over; the places that these still have
/// are another matter.
pub async fn forget_done(
    tx: &mut Tx,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<String>, StoreError> {
    let sql = "delete from appointment where person = $1 and (state = 'cancelled' or ends_at <= $2)
        returning occupancy";
    let gone = tx.rows(sql, args![person.as_str(), now]).await?;
    gone.iter().filter_map(|row| row.maybe_text("occupancy").transpose()).collect()
}

fn raised(appointment: Appointment) -> Appointment {
    Appointment { sequence: appointment.sequence.saturating_add(1), ..appointment }
}

pub(crate) fn read_record(row: &Row) -> Result<Record, StoreError> {
    Ok(Record {
        appointment: read(row)?,
        booked: row.text("state")? == "booked",
        occupancy: row.maybe_text("occupancy")?,
        business: row.maybe_text("business")?,
    })
}

/// An appointment as it stands in a row.
pub(crate) fn read(row: &Row) -> Result<Appointment, StoreError> {
    let id = row.text("id")?;
    Ok(Appointment {
        also: json::read(&format!("appointment {id}"), &row.text("also")?)?,
        id: AppointmentId::new(id),
        reference: row.text("reference")?,
        service: ServiceId::new(row.text("service")?),
        quantity: row.small("quantity")?,
        office: OfficeId::new(row.text("office")?),
        starts_at: row.instant("starts_at")?,
        ends_at: row.instant("ends_at")?,
        sequence: row.small("sequence")?,
        whom: row.maybe_text("whom")?.map(PersonId::new).map(wards::unnamed),
        moves: row.small("moves")?,
        falls_out: row.maybe_text("closure")?.is_some(),
    })
}
