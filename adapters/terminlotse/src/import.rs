//! `terminlotse import`: loads or updates what can be booked, and tells what that changed.

use std::path::Path;

use chrono::{DateTime, Utc};
use store::catalogue::{self, ImportReport};
use store::{Store, StoreError};

use crate::assemble;
use crate::city_file::{self, CityFileError};
use crate::config::Config;
use crate::jobs::lay_out_all;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is wrong.
    #[error(transparent)]
    File(#[from] CityFileError),
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
    let mut tx = store.begin().await?;
    let report = catalogue::import(&mut tx, &read.city, now).await?;
    tx.commit().await?;
    // Offices that changed have no free places until then.
    lay_out_all(store, &assemble::layout(config, &read.city), now).await?;
    let warnings = read.remarks.into_iter().map(|remark| format!("warning: {remark}"));
    Ok(warnings.chain(told(&report)).collect())
}

fn told(report: &ImportReport) -> Vec<String> {
    if report.changes_nothing() {
        return vec!["nothing has changed".to_owned()];
    }
    let kinds = [
        ("groups", &report.groups),
        ("services", &report.services),
        ("offices", &report.offices),
        ("opening rules", &report.rules),
    ];
    let counts = kinds.into_iter().map(|(kind, count)| {
        format!(
            "{kind}: {} added, {} changed, {} retired, {} restored, {} unchanged",
            count.added, count.changed, count.retired, count.restored, count.unchanged
        )
    });
    let orphans = report.orphans.iter().map(|orphan| {
        format!(
            "kept: appointment {} ({}, {}, {})",
            orphan.reference, orphan.service, orphan.office, orphan.starts_at
        )
    });
    counts.chain(orphans).collect()
}
