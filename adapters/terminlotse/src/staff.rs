//! `terminlotse staff`: who may do what from their chat; and the terminal of somebody who serves.

use std::fmt::Write as _;

use bot_core::arrival::Arrival;
use bot_core::ids::OfficeId;
use bot_core::staff::Role;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use store::dice::Dice;
use store::staff::{Listed, Member, Offer};
use store::{Store, StoreError, catalogue, chats, staff};

use crate::config::Config;
use crate::offices::{self, UnknownOffice};

/// Why nothing was changed; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The catalogue has no such office.
    #[error(transparent)]
    Office(#[from] UnknownOffice),
    /// Nobody has this role.
    #[error("there is no role {0}, or it was revoked already; terminlotse staff list shows those there are")]
    NoRole(String),
}

/// Offers a role: the line that is to be written to the bot, and what it does. The code is shown only here.
///
/// # Errors
/// An office is unknown, or the database failed.
pub async fn invite(
    store: &Store,
    role: Role,
    offices: &[String],
    name: Option<&str>,
    seed: [u8; 32],
    now: DateTime<Utc>,
) -> Result<String, StaffError> {
    let mut tx = store.begin().await?;
    let offices = offices::known(&mut tx, offices).await??;
    let offer = Offer { role, offices, name: name.map(str::to_owned) };
    let (id, code) = staff::invite(&mut tx, store.codec(), &mut Dice::new(seed), &offer, now).await?;
    tx.commit().await?;
    let role = role.name();
    Ok(format!("/staff {code}\n{id} is {role} once this line is written to the bot, within an hour\n"))
}

/// Who has a role or can still take one.
///
/// # Errors
/// The database failed, or does not open with its key.
pub async fn list(store: &Store, config: &Config, now: DateTime<Utc>) -> Result<String, StaffError> {
    let mut tx = store.begin_read().await?;
    let zone = catalogue::load(&mut tx).await?.map(|city| city.city.timezone);
    let zone = config.city.timezone.or(zone).unwrap_or(Tz::UTC);
    let listed = staff::all(&mut tx, store.codec(), now).await?;
    if listed.is_empty() {
        return Ok("nobody has a role; terminlotse staff invite --role clerk offers one\n".to_owned());
    }
    Ok(listed.iter().map(|listed| line(listed, zone)).collect())
}

fn line(Listed { member, platform, offered_until }: &Listed, zone: Tz) -> String {
    let Member { id, role, offices, name } = member;
    let offices: Vec<&str> = offices.iter().map(OfficeId::as_str).collect();
    let offices = if offices.is_empty() { "all offices".to_owned() } else { offices.join(",") };
    let state = match (platform, offered_until) {
        (_, Some(until)) => format!("offered until {}", until.with_timezone(&zone).format("%H:%M")),
        (Some(platform), None) => format!("on {platform}"),
        (None, None) => String::new(),
    };
    let mut line = format!("{id}  {:10}  {offices}  {state}", role.name());
    if let Some(name) = name {
        // Writing to a text never fails.
        let _ = write!(line, "  {}", name.escape_debug());
    }
    line.trim_end().to_owned() + "\n"
}

/// Takes a role away at once, or an offer back.
///
/// # Errors
/// There is no such role, or the database failed.
pub async fn revoke(store: &Store, id: &str, now: DateTime<Utc>) -> Result<String, StaffError> {
    let id = id.to_uppercase();
    let mut tx = store.begin().await?;
    if !staff::revoke(&mut tx, store.codec(), &id, now).await? {
        return Err(StaffError::NoRole(id));
    }
    tx.commit().await?;
    Ok(format!("{id} is revoked\n"))
}

/// Gives the terminal that `arrival` comes from the role that whoever has the shell has anyway.
///
/// # Errors
/// The database failed.
pub async fn open_terminal(
    store: &Store,
    arrival: &Arrival,
    seed: [u8; 32],
    now: DateTime<Utc>,
) -> Result<(), StaffError> {
    let (codec, mut dice) = (store.codec(), Dice::new(seed));
    let mut tx = store.begin().await?;
    let Arrival { platform, chat, account, .. } = arrival;
    let chat = chats::meet(&mut tx, codec, &mut dice, platform, chat, account, now).await?;
    staff::of_terminal(&mut tx, codec, &mut dice, &chat.account, platform, now).await?;
    tx.commit().await?;
    Ok(())
}
