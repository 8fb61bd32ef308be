//! What staff did, as a table for people or as comma-separated values for programs.

use chrono::SecondsFormat;
use chrono_tz::Tz;
use render::table;
use store::audit::{self, Action, Entry};
use store::{Store, StoreError, catalogue};

use crate::config::Config;

/// All entries, the oldest first, by the city's clock; as comma-separated values by UTC.
///
/// # Errors
/// The database failed, or does not open with its key.
pub async fn audit(store: &Store, config: &Config, csv: bool) -> Result<String, StoreError> {
    table(store, config, csv, "staff have done nothing yet\n", |_| true).await
}

/// What staff have booked in emergencies, with the stated reasons; how many, stands last.
///
/// # Errors
/// The database failed, or does not open with its key.
pub async fn emergencies(store: &Store, config: &Config, csv: bool) -> Result<String, StoreError> {
    let emergency = |entry: &Entry| entry.action == Action::Emergency.name();
    let table = table(store, config, csv, "nothing was booked in an emergency\n", emergency).await?;
    let count = table.lines().count();
    Ok(match csv || count < 2 {
        true => table,
        false => format!("{table}{count} emergencies\n"),
    })
}

async fn table(
    store: &Store,
    config: &Config,
    csv: bool,
    nothing: &str,
    wanted: impl Fn(&Entry) -> bool,
) -> Result<String, StoreError> {
    let mut tx = store.begin_read().await?;
    let zone = catalogue::load(&mut tx).await?.map(|city| city.city.timezone);
    let zone = config.city.timezone.or(zone).unwrap_or(Tz::UTC);
    let mut entries = audit::all(&mut tx, store.codec()).await?;
    entries.retain(wanted);
    Ok(match csv {
        true => {
            let head = ["at", "who", "name", "role", "what", "about", "why"].map(str::to_owned);
            std::iter::once(head).chain(entries.iter().map(cells)).map(|row| table::row(&row, ',')).collect()
        }
        false if entries.is_empty() => nothing.to_owned(),
        false => entries.iter().map(|entry| line(entry, zone)).collect(),
    })
}

fn line(entry: &Entry, zone: Tz) -> String {
    let Entry { at, actor, name, role, action, subject, reason } = entry;
    let at = at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S");
    let who = match (name, role) {
        (Some(name), _) => format!("{actor} ({})", name.escape_debug()),
        (None, Some(role)) => format!("{actor} ({})", role.name()),
        (None, None) => actor.clone(),
    };
    let why = reason.as_ref().map(|reason| format!(": {}", reason.escape_debug())).unwrap_or_default();
    format!("{at}  {who}  {action} {subject}{why}\n")
}

fn cells(entry: &Entry) -> [String; 7] {
    let Entry { at, actor, name, role, action, subject, reason } = entry;
    [
        at.to_rfc3339_opts(SecondsFormat::Secs, true),
        actor.clone(),
        name.clone().unwrap_or_default(),
        role.map(|role| role.name().to_owned()).unwrap_or_default(),
        action.clone(),
        subject.clone(),
        reason.clone().unwrap_or_default(),
    ]
}
