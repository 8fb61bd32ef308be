//! `terminlotse report`: what is worth a look, for staff and operators.
//!
//! To add a report: its variant of [`Matter`](crate::cli::Matter), a function that returns its table, and
//! its arm in `main`.

mod audit;
mod reminders;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bot_core::City;
use bot_core::desk::Contact;
use bot_core::duplicates::{self, Booking, Group, Reason};
use bot_core::ids::ServiceId;
use chrono::{DateTime, Utc};
use store::{Store, StoreError, catalogue, live_bookings};

use crate::config::Config;

pub use audit::{audit, emergencies};
pub use reminders::reminders;

/// Live appointments that are probably one person's, the most probable first. Without `names`, references
/// only: a table is easily shown around.
///
/// # Errors
/// The database failed, or does not open with its key.
pub async fn duplicates(
    store: &Store,
    config: &Config,
    names: bool,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let mut tx = store.begin_read().await?;
    let bookings = live_bookings::all(&mut tx, store.codec(), now).await?;
    let city = catalogue::load(&mut tx).await?.map(|city| config.city.overrule(city));
    let groups = duplicates::find(&bookings);
    if groups.is_empty() {
        return Ok(format!("no probable duplicates among {} live appointments\n", bookings.len()));
    }
    Ok(table(&groups, &service_names(city.as_ref()), names))
}

fn service_names(city: Option<&City>) -> BTreeMap<&ServiceId, &str> {
    let named = city.into_iter().flat_map(|city| {
        let language = &city.city.language;
        city.services.iter().map(move |service| (&service.id, service.name.text(language, language)))
    });
    named.collect()
}

fn table(groups: &[Group<'_>], services: &BTreeMap<&ServiceId, &str>, names: bool) -> String {
    let rows: Vec<[String; 5]> = groups.iter().map(|group| row(group, services)).collect();
    let head = ["score", "references", "service", "days", "reasons"].map(str::to_owned);
    let widths = [0, 1, 2, 3].map(|column| {
        let cells = rows.iter().chain([&head]).filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    });
    let mut table = line(&head, widths);
    for (group, row) in groups.iter().zip(&rows) {
        table.push_str(&line(row, widths));
        if names {
            table.extend(group.bookings.iter().map(|booking| who(booking)));
        }
    }
    table
}

fn row(group: &Group<'_>, services: &BTreeMap<&ServiceId, &str>) -> [String; 5] {
    let appointments = || group.bookings.iter().map(|booking| &booking.appointment);
    let references: Vec<&str> = appointments().map(|appointment| appointment.reference.as_str()).collect();
    let service = appointments().next().map_or("", |appointment| {
        services.get(&appointment.service).copied().unwrap_or(appointment.service.as_str())
    });
    let reasons: Vec<&str> = group.reasons.iter().map(|reason| words(*reason)).collect();
    [
        group.score.to_string(),
        references.join(" "),
        service.to_owned(),
        group.days().to_string(),
        reasons.join(", "),
    ]
}

/// Numbers to the right, the last column as long as it is.
fn line([score, references, service, days, reasons]: &[String; 5], widths: [usize; 4]) -> String {
    let [a, b, c, d] = widths;
    format!("{score:>a$}  {references:b$}  {service:c$}  {days:>d$}  {reasons}\n")
}

fn who(Booking { appointment, contact: Contact { name, phone, email }, .. }: &Booking) -> String {
    let mut line = format!("       {}", appointment.reference);
    for known in [name, phone, email].into_iter().flatten() {
        // Writing to a text never fails.
        let _ = write!(line, "  {}", known.escape_debug());
    }
    line + "\n"
}

fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::SamePerson => "same account",
        Reason::SamePhone => "same phone",
        Reason::PhoneAlike => "phone alike",
        Reason::SameEmail => "same e-mail",
        Reason::SameName => "same name",
        Reason::NameAlike => "name alike",
        Reason::NameInPart => "part of the name",
        Reason::RareName => "rare name",
        Reason::UniqueName => "very rare name",
        Reason::SameWeek => "within a week",
        Reason::OtherPhone => "but another phone",
        Reason::OtherEmail => "but another e-mail",
    }
}
