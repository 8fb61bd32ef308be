//! Puts a bot together as the configuration says.

use std::path::{Path, PathBuf};

use bot_core::City;
use chrono::{DateTime, TimeDelta, Utc};
use render::Locales;
use store::desk::{DeskPolicy, LocalDesk};
use store::seal::Codec;
use store::{Store, StoreError, catalogue};

use crate::bot::Bot;
use crate::city_file::{self, CityFileError};
use crate::config::Config;

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
    #[error("the key file {} can't be used: {reason}", file.display())]
    KeyFile {
        /// Which file.
        file: PathBuf,
        /// What is wrong.
        reason: std::io::Error,
    },
}

/// Opens the database. On SQLite without a configured key, the key lies in a file beside it, made of
/// `fresh_key` the first time.
///
/// # Errors
/// See [`AssembleError`].
pub async fn open_store(config: &Config, fresh_key: [u8; 32]) -> Result<Store, AssembleError> {
    let url = config.database.url.expose();
    let codec = match &config.database.key {
        Some(key) => Codec::new(key.expose()),
        None => match url.strip_prefix("sqlite://") {
            Some(file) => Codec::from_hex(&key_beside(Path::new(file), fresh_key)?)?,
            None => return Err(AssembleError::KeyMissing),
        },
    };
    Ok(Store::open(url, codec).await?)
}

/// The key in `FILE.key`, readable only to whoever runs the program.
fn key_beside(database: &Path, fresh_key: [u8; 32]) -> Result<String, AssembleError> {
    use std::io::{ErrorKind, Write as _};
    let file = database.with_extension("key");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let key = match options.open(&file) {
        Ok(mut made) => {
            let key = hex::encode(fresh_key);
            made.write_all(key.as_bytes()).and_then(|()| made.sync_all()).map(|()| key)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => std::fs::read_to_string(&file),
        Err(error) => Err(error),
    };
    key.map_err(|reason| AssembleError::KeyFile { file, reason })
}

/// The bot of the configured city: `city.file` where one is named, else what was imported, else the
/// demo city.
///
/// # Errors
/// See [`AssembleError`].
pub async fn open_bot(store: Store, config: &Config, now: DateTime<Utc>) -> Result<Bot<LocalDesk>, AssembleError> {
    let city = match &config.city.file {
        Some(file) => import(&store, city_file::read(file)?.city, now).await?,
        None => {
            let mut tx = store.begin_read().await?;
            let imported = catalogue::load(&mut tx).await?;
            drop(tx);
            match imported {
                Some(city) => city,
                None => import(&store, city_file::demo()?, now).await?,
            }
        }
    };
    Ok(Bot::new(store, LocalDesk::new(desk_policy(config)), Locales::embedded()?, overridden(city, config)))
}

async fn import(store: &Store, city: City, now: DateTime<Utc>) -> Result<City, StoreError> {
    let mut tx = store.begin().await?;
    catalogue::import(&mut tx, &city, now).await?;
    let loaded = catalogue::load(&mut tx).await?;
    tx.commit().await?;
    Ok(loaded.unwrap_or(city))
}

/// The city with what the configuration says otherwise.
pub fn overridden(mut city: City, config: &Config) -> City {
    if let Some(timezone) = config.city.timezone {
        city.city.timezone = timezone;
    }
    if let Some(language) = &config.city.language {
        city.city.language = language.clone();
    }
    city
}

fn desk_policy(config: &Config) -> DeskPolicy {
    let policy = &config.policy;
    DeskPolicy {
        hold: policy.hold,
        undo: UNDO,
        horizon: policy.horizon,
        live_bookings_per_service: policy.live_bookings_per_service,
        live_bookings: policy.live_bookings,
    }
}
