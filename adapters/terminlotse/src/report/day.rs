//! The appointments of a day at an office, to be printed.

use bot_core::day::{self, SHEET, Which};
use bot_core::ids::OfficeId;
use chrono::{DateTime, Utc};
use store::attendance;

use crate::bot::Bot;
use crate::check_in::{CheckInError, today};
use crate::cli::OfficeDay;
use crate::config::Config;
use crate::desk::Desk;
use crate::offices;

/// The page, in the city's language.
///
/// # Errors
/// The office is unknown, or the database failed.
pub async fn day<D: Desk>(
    bot: &Bot<D>,
    config: &Config,
    OfficeDay { office, day }: &OfficeDay,
    now: DateTime<Utc>,
) -> Result<String, CheckInError> {
    let city = bot.city();
    let mut tx = bot.store.begin_read().await?;
    let offices: Vec<OfficeId> = offices::known(&mut tx, std::slice::from_ref(office)).await??;
    let day = day.unwrap_or_else(|| today(config, Some(city.city.timezone), now));
    let expected = attendance::expected_on(&mut tx, &offices, day, city.city.timezone, SHEET).await?;
    let which = Which { day: Some(day), office: offices.into_iter().next() };
    let sheet = day::sheet(&bot.setting(&city), &city.city.language, which, &expected, now);
    Ok(bot.locales.sheet(&sheet))
}
