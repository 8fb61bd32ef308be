//! `terminlotse trade`: businesses that book in a lane of their own.

use std::num::NonZeroU16;

use bot_core::ids::OfficeId;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use store::businesses::{self, Business, Listed, NewBusiness};
use store::dice::Dice;
use store::{Store, StoreError, catalogue};

use crate::config::Config;
use crate::offices::{self, UnknownOffice};

/// Why nothing was changed; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum TradeError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The catalogue has no such office.
    #[error(transparent)]
    Office(#[from] UnknownOffice),
    /// A business needs a name.
    #[error("a business needs a name")]
    NoName,
    /// There is no such business.
    #[error(
        "there is no business {0}, or it has ended already; terminlotse trade list shows those there are"
    )]
    NoBusiness(String),
}

/// Registers a business: the line that is to be written to the bot, and what it does. The code is shown only here.
///
/// # Errors
/// The name is empty, an office is unknown, or the database failed.
pub async fn register(
    store: &Store,
    name: &str,
    quota: NonZeroU16,
    offices: &[String],
    seed: [u8; 32],
    now: DateTime<Utc>,
) -> Result<String, TradeError> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(TradeError::NoName);
    }
    let mut tx = store.begin().await?;
    let offices = offices::known(&mut tx, offices).await??;
    let business = NewBusiness { name, quota: quota.get(), offices };
    let (id, code) =
        businesses::register(&mut tx, store.codec(), &mut Dice::new(seed), &business, now).await?;
    tx.commit().await?;
    let NewBusiness { name, .. } = business;
    let name = name.escape_debug();
    Ok(format!(
        "/trade {code}\n{id} is {name}, {quota} a day, once this line is written to the bot, within an hour\n"
    ))
}

/// Which businesses somebody books for, or still can.
///
/// # Errors
/// The database failed, or does not open with its key.
pub async fn list(store: &Store, config: &Config, now: DateTime<Utc>) -> Result<String, TradeError> {
    let mut tx = store.begin_read().await?;
    let zone = catalogue::load(&mut tx).await?.map(|city| city.city.timezone);
    let zone = config.city.timezone.or(zone).unwrap_or(Tz::UTC);
    let listed = businesses::all(&mut tx, store.codec(), now).await?;
    if listed.is_empty() {
        return Ok(
            "no business is registered; terminlotse trade register --name NAME --quota N registers one\n"
                .to_owned(),
        );
    }
    Ok(listed.iter().map(|listed| line(listed, zone)).collect())
}

fn line(Listed { business, offered_until, bound }: &Listed, zone: Tz) -> String {
    let Business { id, name, quota, offices } = business;
    let offices: Vec<&str> = offices.iter().map(OfficeId::as_str).collect();
    let offices = if offices.is_empty() { "all offices".to_owned() } else { offices.join(",") };
    let state = match (bound, offered_until) {
        (_, Some(until)) => format!("code until {}", until.with_timezone(&zone).format("%H:%M")),
        (true, None) => "bound".to_owned(),
        (false, None) => "nobody books for it".to_owned(),
    };
    format!("{id}  {quota:5} a day  {offices}  {state}  {}\n", name.escape_debug())
}

/// Ends a business at once, and lists what it has still booked, which stays.
///
/// # Errors
/// There is no such business, or the database failed.
pub async fn end(store: &Store, id: &str, now: DateTime<Utc>) -> Result<String, TradeError> {
    let id = id.to_uppercase();
    let mut tx = store.begin().await?;
    let Some(booked) = businesses::end(&mut tx, store.codec(), &id, now).await? else {
        return Err(TradeError::NoBusiness(id));
    };
    tx.commit().await?;
    Ok(match booked.as_slice() {
        [] => format!("{id} has ended; nothing of it is booked\n"),
        booked => format!("{id} has ended; its appointments stay: {}\n", booked.join(", ")),
    })
}
