//! `terminlotse import`: loads or updates what can be booked, and tells what that changed.

use std::path::Path;

use bot_core::City;
use bot_core::city::About;
use chrono::{DateTime, Utc};
use store::catalogue::{self, ImportReport};
use store::{Store, StoreError};

use crate::city_file::CityFileError;
use crate::config::Config;
use crate::dldb::{self, DldbError};
use crate::jobs::lay_out_all;
use crate::{assemble, city_file};

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The city file is wrong.
    #[error(transparent)]
    File(#[from] CityFileError),
    /// The dldb files or their overlay are wrong.
    #[error(transparent)]
    Dldb(#[from] DldbError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Imports a city file, whole or not at all, and lays its places out. Returns what is to be told,
/// line by line.
///
/// # Errors
/// The file is wrong or the database failed, and nothing was changed; or it failed while places were
/// laid out, with which a running bot, or another import, goes on.
pub async fn city(
    store: &Store,
    config: &Config,
    file: &Path,
    now: DateTime<Utc>,
) -> Result<Vec<String>, ImportError> {
    let read = city_file::read(file)?;
    let report = bring_in(store, config, &read.city, now).await?;
    let too_early = released_too_early(config, &read.city);
    let warnings = read.remarks.into_iter().map(|remark| format!("warning: {remark}")).chain(too_early);
    Ok(warnings.chain(told(&report, &read.city.city)).collect())
}

/// Imports dldb files with their overlay, and lays the places out. Returns what is to be told, line by
/// line. What the city said about itself before still holds where the overlay says nothing.
///
/// # Errors
/// As [`city`].
pub async fn dldb(
    store: &Store,
    config: &Config,
    files: &dldb::Files,
    now: DateTime<Utc>,
) -> Result<Vec<String>, ImportError> {
    let read = dldb::read(files, said_before(store).await?, config.policy.slot)?;
    let report = bring_in(store, config, &read.city, now).await?;
    let too_early = released_too_early(config, &read.city);
    Ok(read.told.into_iter().chain(too_early).chain(told(&report, &read.city.city)).collect())
}

/// Warnings about releases that the configuration makes impossible.
fn released_too_early(config: &Config, city: &City) -> Vec<String> {
    let found = city_file::released_too_early(city, config.policy.horizon).into_iter();
    found.map(|finding| format!("warning: {finding}")).collect()
}

/// What the city said about itself until now. A trial with the demo city doesn't count.
async fn said_before(store: &Store) -> Result<Option<About>, ImportError> {
    let before = catalogue::load(&mut store.begin_read().await?).await?.map(|city| city.city);
    let demo = city_file::demo()?.city;
    Ok(before.filter(|about| *about != demo))
}

async fn bring_in(
    store: &Store,
    config: &Config,
    city: &City,
    now: DateTime<Utc>,
) -> Result<ImportReport, StoreError> {
    let mut tx = store.begin().await?;
    let report = catalogue::import(&mut tx, city, now).await?;
    tx.commit().await?;
    // Offices that changed have no free places until then.
    lay_out_all(store, &assemble::layout(config, city), now).await?;
    Ok(report)
}

/// What changed, and who has to be told that their appointment leads nowhere: each time, until
/// somebody has done it.
fn told(report: &ImportReport, about: &About) -> Vec<String> {
    let kinds = [
        ("city", &report.about),
        ("groups", &report.groups),
        ("services", &report.services),
        ("offices", &report.offices),
        ("services at offices", &report.offers),
        ("opening rules", &report.rules),
    ];
    let counts = kinds.into_iter().map(|(kind, count)| {
        format!(
            "{kind}: {} added, {} changed, {} moved, {} retired, {} restored, {} unchanged",
            count.added, count.changed, count.moved, count.retired, count.restored, count.unchanged
        )
    });
    let orphans = report.orphans.iter().map(|orphan| {
        format!(
            "kept: appointment {} ({}, {}, {})",
            orphan.reference,
            orphan.service,
            orphan.office,
            orphan.starts_at.with_timezone(&about.timezone).format("%Y-%m-%d %H:%M")
        )
    });
    let nothing = report.changes_nothing().then(|| "nothing has changed".to_owned());
    let counts = counts.filter(|_| !report.changes_nothing());
    nothing.into_iter().chain(counts).chain(orphans).collect()
}
