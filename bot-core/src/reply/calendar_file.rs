//! An appointment for the citizen's own calendar.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A calendar file (RFC 5545), before it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarFile {
    /// In which language.
    pub language: Language,
    /// Whether the appointment stands, or is cancelled (`METHOD:CANCEL`).
    pub cancelled: bool,
    /// Stable over the appointment's life.
    pub uid: String,
    /// Raised by each change.
    pub sequence: u32,
    /// When the file is written (`DTSTAMP`).
    pub written_at: DateTime<Utc>,
    /// From
    pub starts_at: DateTime<Utc>,
    /// until.
    pub ends_at: DateTime<Utc>,
    /// `XXX-XXX`; also in the file's name.
    pub reference: String,
    /// The name of who comes, if it is not the citizen.
    pub whom: Option<String>,
    /// Name of the service.
    pub service: String,
    /// For how many.
    pub quantity: u8,
    /// Name of the office.
    pub office: String,
    /// Its address.
    pub address: String,
    /// What to bring.
    pub bring: Vec<String>,
}
