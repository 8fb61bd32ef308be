//! `terminlotse checkin`: the code by which citizens check in at an office on a day.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use store::{Store, StoreError, catalogue, check_in};

use crate::cli::OfficeDay;
use crate::config::Config;
use crate::offices::{self, UnknownOffice};
use crate::telegram_chat;

/// Why there is no code; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum CheckInError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The catalogue has no such office.
    #[error(transparent)]
    Office(#[from] UnknownOffice),
}

/// The code, and the link that opens Telegram with it.
///
/// # Errors
/// The office is unknown, or the database failed.
pub async fn code(
    store: &Store,
    config: &Config,
    OfficeDay { office, day }: &OfficeDay,
    now: DateTime<Utc>,
) -> Result<String, CheckInError> {
    let mut tx = store.begin_read().await?;
    let offices = offices::known(&mut tx, std::slice::from_ref(office)).await??;
    let zone = catalogue::load(&mut tx).await?.map(|city| city.city.timezone);
    drop(tx);
    let day = day.unwrap_or_else(|| today(config, zone, now));
    let bot = bot_name(config).await;
    let line = |office| {
        let code = check_in::code(store.codec(), office, day);
        format!("{code}  {office}, {day}\nhttps://t.me/{bot}?start={code}\n")
    };
    Ok(offices.iter().map(line).collect())
}

/// Today by the offices' clock.
pub(crate) fn today(config: &Config, zone: Option<Tz>, now: DateTime<Utc>) -> NaiveDate {
    let zone = config.city.timezone.or(zone).unwrap_or(Tz::UTC);
    now.with_timezone(&zone).date_naive()
}

/// The bot's name on Telegram; where it can't be asked, a gap to fill.
async fn bot_name(config: &Config) -> String {
    const UNKNOWN: &str = "<bot>";
    let Some(token) = &config.telegram.token else { return UNKNOWN.to_owned() };
    match telegram_chat::ask(token.expose(), &config.telegram).await {
        Ok(myself) => myself.username,
        Err(_) => UNKNOWN.to_owned(),
    }
}
