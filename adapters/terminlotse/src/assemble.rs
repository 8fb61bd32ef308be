//! Puts a bot together as the configuration says.

use std::path::Path;

use bot_core::City;
use chrono::{DateTime, TimeDelta, Utc};
use render::Locales;
use store::desk::{DeskPolicy, LocalDesk};
use store::layout::Layout;
use store::seal::Codec;
use store::{Store, StoreError, catalogue};

use crate::bot::Bot;
use crate::city_file::{self, CityFileError};
use crate::config::Config;
use crate::jobs::lay_out_all;
use crate::key_file::{KeyFileError, key_beside};

/// How long a cancellation can be taken back.
const UNDO: TimeDelta = TimeDelta::minutes(1);

/// Why the bot could not be put together; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum AssembleError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The city file.
    #[error(transparent)]
    City(#[from] CityFileError),
    /// The texts; this is a defect of the program.
    #[error(transparent)]
    Locales(#[from] render::LocaleError),
    /// PostgreSQL has no place beside it where a key file could lie.
    #[error("database.key: PostgreSQL needs one, 64 hexadecimal digits; make it with: openssl rand -hex 32")]
    KeyMissing,
    /// The key file.
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
}

/// Opens the database. On SQLite without a configured key, the key lies in a file beside it, made of
/// `fresh_key` the first time.
///
/// # Errors
/// See [`AssembleError`].
pub async fn open_store(config: &Config, fresh_key: [u8; 32]) -> Result<Store, AssembleError> {
    let url = config.database.url.expose();
    let key = match (&config.database.key, sqlite_file(url)) {
        (Some(key), _) => key.clone(),
        (None, Some(database)) => key_beside(database, fresh_key)?,
        (None, None) => return Err(AssembleError::KeyMissing),
    };
    Ok(Store::open(url, Codec::new(key.expose())).await?)
}

/// `terminlotse.db` of `sqlite://terminlotse.db?cache=private`.
fn sqlite_file(url: &str) -> Option<&Path> {
    let file = url.strip_prefix("sqlite://")?;
    Some(Path::new(file.split_once('?').map_or(file, |(file, _)| file)))
}

/// The bot of the configured city: `city.file` where one is named, else what was imported, else the
/// demo city.
///
/// # Errors
/// See [`AssembleError`].
pub async fn open_bot(
    store: Store,
    config: &Config,
    now: DateTime<Utc>,
) -> Result<Bot<LocalDesk>, AssembleError> {
    let before = catalogue::load(&mut store.begin_read().await?).await?;
    let city = match (&config.city.file, &before) {
        (Some(file), _) => import(&store, city_file::read(file)?.city, now).await?,
        (None, Some(imported)) => imported.clone(),
        (None, None) => import(&store, city_file::demo()?, now).await?,
    };
    // Where offices changed, their free places were taken away. The first time there were none, and
    // they may come while the bot serves already.
    if before.is_some_and(|before| before != city) {
        lay_out_all(&store, &layout(config, &city), now).await?;
    }
    let desk = LocalDesk::new(desk_policy(config));
    Ok(Bot::new(store, desk, Locales::embedded()?, city).with_overrides(&config.city))
}

/// How places of this city are laid out.
pub fn layout(config: &Config, city: &City) -> Layout {
    let mut rules = city.city.opening_rules(config.policy.slot);
    rules.zone = config.city.timezone.unwrap_or(rules.zone);
    Layout { rules, horizon: config.policy.horizon }
}

async fn import(store: &Store, city: City, now: DateTime<Utc>) -> Result<City, StoreError> {
    let mut tx = store.begin().await?;
    catalogue::import(&mut tx, &city, now).await?;
    let loaded = catalogue::load(&mut tx).await?;
    tx.commit().await?;
    Ok(loaded.unwrap_or(city))
}

fn desk_policy(config: &Config) -> DeskPolicy {
    let policy = &config.policy;
    DeskPolicy {
        slot: policy.slot,
        hold: policy.hold,
        undo: UNDO,
        horizon: policy.horizon,
        live_bookings_per_service: policy.live_bookings_per_service,
        live_bookings: policy.live_bookings,
        live_bookings_per_account: policy.live_bookings_per_account,
        moves: policy.moves,
        offer: policy.offer,
        near_deadline: policy.near_deadline,
        quiet_hours: policy.quiet_hours,
        reminders: policy.reminders.clone(),
        confirm_by: policy.confirm_by,
        return_delay: policy.return_delay,
        closure_answer: policy.closure_answer,
        no_show_limit: policy.no_show_limit,
        no_show_window: policy.no_show_window,
        short_notice: policy.short_notice,
        retention: policy.retention,
        four_eyes: policy.four_eyes,
        names_on_telegram: policy.names_on_telegram,
        escalate_after: policy.escalate_after,
        messages_per_second: config.telegram.messages_per_second,
    }
}
