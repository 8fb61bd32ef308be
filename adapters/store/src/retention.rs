//! What is forgotten by itself when its time is over.
//!
//! To keep something new only for a while: a statement here, its count in [`Forgotten`], and its
//! part in the conformance suite.

use chrono::{DateTime, TimeDelta, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// Platforms drop what they could not deliver sooner (Telegram after a day), so nothing older comes
/// a second time.
const UPDATES_KEPT: TimeDelta = TimeDelta::days(7);
/// Long enough to answer "did you get our message?".
const SENT_KEPT: TimeDelta = TimeDelta::days(30);

/// How many of each are gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Ids of updates.
    pub updates: u64,
    /// Closed rows of the outbox.
    pub sent: u64,
    /// Updates that had failed.
    pub failures: u64,
    /// Appointments.
    pub appointments: u64,
    /// Places of the past.
    pub places: u64,
    /// Persons whose contact data is gone.
    pub contacts: u64,
    /// Conversations; the chats stay known.
    pub conversations: u64,
}

/// Forgets what nobody needs any more. `retention` counts from the end of an appointment.
pub async fn forget_old(
    tx: &mut Tx,
    now: DateTime<Utc>,
    retention: TimeDelta,
) -> Result<Forgotten, StoreError> {
    let before = |kept: TimeDelta| now.checked_sub_signed(kept).unwrap_or(DateTime::<Utc>::MIN_UTC);
    let old = before(retention);
    let updates =
        tx.execute("delete from seen_update where seen_at < $1", args![before(UPDATES_KEPT)]).await?;
    let sql = "delete from outbox where closed_at < $1";
    let sent = tx.execute(sql, args![before(SENT_KEPT.min(retention))]).await?;
    let failures = tx.execute("delete from failed_turn where failed_at < $1", args![old]).await?;
    let (appointments, places) = forget_appointments(tx, old).await?;
    Ok(Forgotten {
        updates,
        sent,
        failures,
        appointments,
        places,
        contacts: forget_contacts(tx, old).await?,
        conversations: forget_conversations(tx, old).await?,
    })
}

const END_OCCUPANCIES: Dialects = Dialects {
    sqlite: "delete from occupancy where id in (select value from json_each($1))",
    postgres: "delete from occupancy where id in (select json_array_elements_text($1::json))",
};

/// Appointments, what they occupied, and the places of that time. An occupancy goes last: places
/// and appointments name it.
async fn forget_appointments(tx: &mut Tx, old: DateTime<Utc>) -> Result<(u64, u64), StoreError> {
    let sql = "delete from place where occupant in (select occupancy from appointment where ends_at < $1)";
    let occupied = tx.execute(sql, args![old]).await?;
    let gone = tx.rows("delete from appointment where ends_at < $1 returning occupancy", args![old]).await?;
    let occupancies = gone.iter().filter_map(|row| row.maybe_text("occupancy").transpose());
    let occupancies: Vec<String> = occupancies.collect::<Result<_, _>>()?;
    if !occupancies.is_empty() {
        tx.execute(END_OCCUPANCIES, args![&json::list(&occupancies)?]).await?;
    }
    // Lanes and offices are named so that the index of free places serves.
    let sql = "delete from place where occupant is null and lane in ('public', 'staff', 'emergency', 'trade')
        and office in (select id from office) and starts_at < $1 and ends_at < $1";
    let free = tx.execute(sql, args![old]).await?;
    Ok((gone.len() as u64, occupied + free))
}

/// Contact data of those who have no appointment left, not even one that is over.
async fn forget_contacts(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "update person set name_sealed = null, phone_sealed = null, email_sealed = null,
            name_index = null, phone_index = null, email_index = null
        where created_at < $1
            and (name_sealed is not null or phone_sealed is not null or email_sealed is not null)
            and id not in (select person from appointment)
            and id not in (select person from occupancy)";
    tx.execute(sql, args![old]).await
}

/// Conversations that nobody touched for so long and that wait for nothing. Next time starts over.
async fn forget_conversations(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "update chat set conversation_sealed = null, prompt_message = null
        where updated_at < $1 and wake_at is null and conversation_sealed is not null";
    tx.execute(sql, args![old]).await
}
