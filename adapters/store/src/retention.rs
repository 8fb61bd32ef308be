//! What is forgotten by itself when its time is over. Free places are the [layout](crate::layout)'s to
//! remove.
//!
//! To keep something new only for a while: a statement here, its count in [`Forgotten`], and its
//! part in the conformance suite.

use chrono::{DateTime, TimeDelta, Utc};

use crate::error::StoreError;
use crate::figures::{freed, steps};
use crate::sql::{Dialects, Tx, args};
use crate::{audit, businesses, closures, json, moving_in, pleas, tries, wards};

/// Platforms drop what they could not deliver sooner (Telegram after a day), so nothing older comes
/// a second time.
const UPDATES_KEPT: TimeDelta = TimeDelta::days(7);
/// After so long no key comes any more.
const WITHHELD_KEPT: TimeDelta = TimeDelta::days(7);
/// Long enough to answer "did you get our message?".
const SENT_KEPT: TimeDelta = TimeDelta::days(30);

/// Long enough to ask what happened last year.
const AUDIT_KEPT: TimeDelta = TimeDelta::days(365);

/// Nobody can tell whose these numbers were: long enough to compare with last year.
const STEPS_KEPT: TimeDelta = TimeDelta::days(400);

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
    /// Chats in which nothing happened for so long,
    pub chats: u64,
    /// accounts that have no chat any more,
    pub accounts: u64,
    /// and persons that have no account any more, or for whom nobody has booked anything.
    pub persons: u64,
    /// Contact data of persons who stay.
    pub contacts: u64,
    /// Conversations of chats that stay.
    pub conversations: u64,
    /// Events that never opened.
    pub withheld: u64,
    /// How far rooms were heard that have no chat any more.
    pub positions: u64,
    /// Entries of the waitlist that are served or over.
    pub entries: u64,
    /// Closures that are over.
    pub closures: u64,
    /// Notices that are over.
    pub notices: u64,
    /// One-time codes that can't be used any more, and wrong ones that count no longer.
    pub codes: u64,
    /// Requests to staff that are done,
    pub requests: u64,
    /// and what was said in talks with them.
    pub lines: u64,
    /// What citizens were told.
    pub tidings: u64,
    /// What staff did long ago,
    pub audit: u64,
    /// and roles that ended before that.
    pub roles: u64,
    /// Businesses that ended as long ago.
    pub businesses: u64,
    /// Places that were given back,
    pub freed: u64,
    /// and how far conversations got.
    pub steps: u64,
}

/// Forgets what nobody needs any more. `retention` counts from the end of an appointment, or from the last
/// word of a conversation.
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
    let appointments = forget_appointments(tx, old).await?;
    Ok(Forgotten {
        updates,
        sent,
        failures,
        appointments,
        chats: forget_chats(tx, old).await?,
        accounts: forget_accounts(tx, old).await?,
        persons: forget_persons(tx, old).await?,
        contacts: forget_contacts(tx, old).await?,
        conversations: forget_conversations(tx, old).await?,
        withheld: tx
            .execute("delete from withheld_event where seen_at < $1", args![before(WITHHELD_KEPT)])
            .await?,
        positions: forget_positions(tx).await?,
        entries: tx.execute("delete from waitlist_entry where ended_at < $1", args![old]).await?,
        closures: closures::forget_old(tx, old).await?,
        notices: forget_notices(tx, old).await?,
        codes: forget_codes(tx, now, before(tries::REMEMBERED)).await?,
        lines: pleas::forget_old(tx, before(pleas::SAID_KEPT)).await?,
        requests: tx.execute("delete from request where done_at < $1", args![old]).await?,
        tidings: tx.execute("delete from tidings where told_at < $1", args![old]).await?,
        audit: audit::forget(tx, before(AUDIT_KEPT)).await?,
        roles: forget_roles(tx, before(AUDIT_KEPT)).await?,
        businesses: businesses::forget_old(tx, before(AUDIT_KEPT)).await?,
        freed: freed::forget_before(tx, old).await?,
        steps: steps::forget_before(tx, before(STEPS_KEPT).date_naive()).await?,
    })
}

const END_OCCUPANCIES: Dialects = Dialects {
    sqlite: "delete from occupancy where id in (select value from json_each($1))",
    postgres: "delete from occupancy where id in (select json_array_elements_text($1::json))",
};

/// Appointments and what they occupied. An occupancy goes last: places and appointments name it.
async fn forget_appointments(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "update place set occupant = null
        where occupant in (select occupancy from appointment where ends_at < $1)";
    tx.execute(sql, args![old]).await?;
    moving_in::forget_old(tx, old).await?;
    let gone = tx.rows("delete from appointment where ends_at < $1 returning occupancy", args![old]).await?;
    let occupancies = gone.iter().filter_map(|row| row.maybe_text("occupancy").transpose());
    let occupancies: Vec<String> = occupancies.collect::<Result<_, _>>()?;
    if !occupancies.is_empty() {
        tx.execute(END_OCCUPANCIES, args![&json::list(&occupancies)?]).await?;
    }
    Ok(gone.len() as u64)
}

/// Chats that nobody touched for so long, that wait for nothing and are sent nothing, and whose people
/// have no appointment, hold no place, and want no news there. Whoever writes again is new here.
async fn forget_chats(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "delete from chat where updated_at < $1 and wake_at is null
        and not exists (select 1 from outbox where outbox.chat = chat.id)
        and not exists (select 1 from waitlist_entry e where e.chat = chat.id and e.state = 'waiting')
        and not exists (select 1 from account join appointment on appointment.person = account.person
            where account.id = chat.account)
        and not exists (select 1 from account join occupancy on occupancy.person = account.person
            where account.id = chat.account)
        and not exists (select 1 from account join person on person.id = account.person
            where account.id = chat.account and person.news_at is not null and chat.left_at is null)";
    tx.execute(sql, args![old]).await
}

/// Accounts without a chat that have no role and no business, and booked nothing, neither for themselves nor for others.
async fn forget_accounts(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "delete from account where created_at < $1
        and not exists (select 1 from chat where chat.account = account.id)
        and not exists (select 1 from staff where staff.account = account.id and staff.revoked_at is null)
        and not exists (select 1 from business where business.person = account.person and business.ended_at is null)
        and not exists (select 1 from appointment where appointment.booked_by = account.id)
        and not exists (select 1 from appointment where appointment.person = account.person)
        and not exists (select 1 from occupancy where occupancy.person = account.person)";
    tx.execute(sql, args![old]).await
}

/// Roles that were revoked, or offered and not taken; as long as an audit entry may name them they stay.
async fn forget_roles(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "delete from staff where (revoked_at < $1 or (bound_at is null and expires_at < $1))
        and not exists (select 1 from request where request.taken_by = staff.id or request.done_by = staff.id)";
    tx.execute(sql, args![old]).await
}

async fn forget_persons(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let wards = concat!("delete from person where created_at < $1 and ", wards::unused!());
    let sql = "delete from person where created_at < $1 and carer is null
        and not exists (select 1 from account where account.person = person.id)
        and not exists (select 1 from appointment where appointment.person = person.id)
        and not exists (select 1 from occupancy where occupancy.person = person.id)
        and not exists (select 1 from waitlist_entry e where e.person = person.id and e.state = 'waiting')";
    Ok(tx.execute(wards, args![old]).await? + tx.execute(sql, args![old]).await?)
}

/// Contact data of those who have no appointment left, not even one that is over.
async fn forget_contacts(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "update person set name_sealed = null, phone_sealed = null, email_sealed = null,
            name_index = null, phone_index = null, email_index = null,
            name_phone_index = null, name_email_index = null
        where created_at < $1 and carer is null
            and (name_sealed is not null or phone_sealed is not null or email_sealed is not null)
            and not exists (select 1 from appointment where appointment.person = person.id)
            and not exists (select 1 from occupancy where occupancy.person = person.id)
            and not exists (select 1 from waitlist_entry e
                where e.person = person.id and e.state = 'waiting' and e.by_staff = 1)";
    tx.execute(sql, args![old]).await
}

/// How far rooms were heard in which nobody talks to us any more. Should somebody begin anew, it is heard
/// again from then on.
async fn forget_positions(tx: &mut Tx) -> Result<u64, StoreError> {
    let sql = "delete from room_position where not exists (select 1 from chat
            where chat.platform = room_position.platform and chat.address = room_position.room)";
    tx.execute(sql, &[]).await
}

/// Codes that are over, and wrong ones from before `watched`.
async fn forget_codes(tx: &mut Tx, now: DateTime<Utc>, watched: DateTime<Utc>) -> Result<u64, StoreError> {
    let over = tx.execute("delete from link_code where expires_at <= $1", args![now]).await?;
    Ok(over + tx.execute("delete from link_try where tried_at < $1", args![watched]).await?)
}

/// Conversations that nobody touched for so long and that wait for nothing. Next time starts over.
async fn forget_conversations(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "update chat set conversation_sealed = null, prompt_message = null
        where updated_at < $1 and wake_at is null and conversation_sealed is not null";
    tx.execute(sql, args![old]).await
}

/// Those that are over, and those that nobody ever approved.
async fn forget_notices(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "delete from notice where ended_at < $1 or (state = 'proposed' and created_at < $1)";
    tx.execute(sql, args![old]).await
}
