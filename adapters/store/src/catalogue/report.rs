//! What an import changed, for whoever ran it.

use chrono::{DateTime, Utc};

/// What an import changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// What the city says about itself.
    pub about: Changes,
    /// Groups of services.
    pub groups: Changes,
    /// Services.
    pub services: Changes,
    /// Offices, but for what they offer and when they open.
    pub offices: Changes,
    /// Services at offices.
    pub offers: Changes,
    /// Opening rules, and exceptions from them.
    pub rules: Changes,
    /// Appointments still to come that lead to a closed door; somebody has to tell these people.
    pub orphans: Vec<Orphan>,
}

impl ImportReport {
    /// Whether the database is as it was before.
    pub fn changes_nothing(&self) -> bool {
        [self.about, self.groups, self.services, self.offices, self.offers, self.rules]
            .iter()
            .all(Changes::is_none)
    }
}

/// How many things of a kind changed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New ones.
    pub added: usize,
    /// Those that say something else now.
    pub changed: usize,
    /// Those that only stand elsewhere in the order.
    pub moved: usize,
    /// Those that vanished from the file.
    pub retired: usize,
    /// Those that had vanished and are back.
    pub restored: usize,
    /// All others that are offered.
    pub unchanged: usize,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_none(&self) -> bool {
        *self == Changes { unchanged: self.unchanged, ..Changes::default() }
    }
}

/// An appointment still to come that nobody will serve: its service or office is retired, the office no
/// longer offers the service, is closed then, or has no such desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// `XXX-XXX`
    pub reference: String,
    /// The service's name, in the city's language.
    pub service: String,
    /// The office's name, in the city's language.
    pub office: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
}
