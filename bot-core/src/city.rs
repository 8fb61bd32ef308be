//! What a city offers: its services in groups, its offices, and what it says about itself.
//!
//! This is the shape of the city file too (`import city FILE.toml`); a field added here can be
//! written there at once. [`Directory`](crate::directory::Directory) looks things up in it.

mod errands;
mod offered;

use chrono::TimeDelta;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::desk::Field;
use crate::holidays::State;
use crate::ids::{GroupId, OfficeId, ServiceId};
use crate::language::{Language, Localized};
use crate::opening::release::WAITING_FOR;
use crate::opening::written::maybe_duration;
use crate::opening::{CityRules, Exception, OpeningRule, Release, Releases, Schedule};

pub use errands::Errands;
pub use offered::Offered;

/// A city with all a citizen can book there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// What it says about itself.
    pub city: About,
    /// Groups of services, in the order they are shown.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// All services, most wanted first.
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
    /// All offices.
    #[serde(default, rename = "office")]
    pub offices: Vec<Office>,
    /// What vanished from the city file; appointments there still have names.
    #[serde(skip)]
    pub retired: Retired,
}

/// What is no longer offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retired {
    /// Services.
    pub services: Vec<Service>,
    /// Offices.
    pub offices: Vec<Office>,
}

/// What a city says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// "Lindenau an der Ruhr"
    pub name: String,
    /// Who runs the bot, in full, as the law on digital services wants it (§ 5 DDG).
    pub operator: Localized,
    /// The hotline's number, as one would dial it.
    pub phone: String,
    /// When somebody answers the hotline.
    pub phone_hours: Localized,
    /// Where the privacy page stands (Art. 13 GDPR).
    pub privacy_url: String,
    /// The imprint: a text or an address.
    #[serde(default)]
    pub imprint: Localized,
    /// The statement on accessibility (§ 12b BGG): a text or an address.
    #[serde(default)]
    pub accessibility: Localized,
    /// The zone of the offices' clocks.
    #[serde(default = "berlin")]
    pub timezone: Tz,
    /// The language of those whose own we don't know.
    #[serde(default = "german")]
    pub language: Language,
    /// The federal state whose public holidays the offices keep: `"NW"`. None when it isn't said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What a missed appointment costs the city, in whole euros; reminders say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed_costs: Option<u16>,
    /// When places become bookable, where an opening rule doesn't say it; at once when nobody does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub release: Vec<Release>,
    /// Percent of each release that is for those who wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_share: Option<u8>,
    /// How long they have it for themselves: `"15m"`, which is so when it isn't said.
    #[serde(default, with = "maybe_duration", skip_serializing_if = "Option::is_none")]
    pub waiting_for: Option<TimeDelta>,
}

impl Default for About {
    /// Says nothing yet, in Berlin's time and in German.
    fn default() -> Self {
        Self {
            name: String::new(),
            operator: Localized::default(),
            phone: String::new(),
            phone_hours: Localized::default(),
            privacy_url: String::new(),
            imprint: Localized::default(),
            accessibility: Localized::default(),
            timezone: berlin(),
            language: german(),
            state: None,
            missed_costs: None,
            release: Vec::new(),
            waiting_share: None,
            waiting_for: None,
        }
    }
}

impl About {
    /// What holds for the opening rules of all offices; slots are as long as `slot` where a rule doesn't
    /// say it.
    pub fn opening_rules(&self, slot: TimeDelta) -> CityRules {
        let releases = Releases {
            shares: self.release.clone(),
            waiting_share: self.waiting_share.unwrap_or_default(),
            waiting_for: self.waiting_for.unwrap_or(WAITING_FOR),
        };
        CityRules { zone: self.timezone, slot, state: self.state, releases }
    }
}

fn berlin() -> Tz {
    chrono_tz::Europe::Berlin
}

fn german() -> Language {
    Language::new("de")
}

/// A group of services: "Ausweise und Reisen".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Named by [`Service::group`].
    pub id: GroupId,
    /// As citizens see it.
    pub name: Localized,
}

/// Something citizens come for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in deep links and files.
    pub id: ServiceId,
    /// The group it is shown in.
    pub group: GroupId,
    /// As citizens see it.
    pub name: Localized,
    /// Other words people use for it: "Perso".
    #[serde(default)]
    pub words: Vec<String>,
    /// What to bring, one thing each.
    #[serde(default)]
    pub bring: Vec<Localized>,
    /// What people forget; asked a day ahead, so that they can get it or move: "Foto? Alter Ausweis?"
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub ready: Localized,
    /// What it costs, as a sentence.
    #[serde(default)]
    pub fee: Localized,
    /// How many slots in a row one errand takes.
    #[serde(default = "one")]
    pub slots: u8,
    /// For how many people or papers one can book at once.
    #[serde(default = "one")]
    pub max_quantity: u8,
    /// What the city must know of who comes.
    #[serde(default)]
    pub ask: Vec<Field>,
    /// What helps somebody who needs it before a place is free: a provisional document, say.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub substitute: Localized,
    /// Services that the same visit can serve too; it is enough when one of the two says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub combines: Vec<ServiceId>,
}

fn one() -> u8 {
    1
}

/// A house where citizens are served.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name in files.
    pub id: OfficeId,
    /// As citizens see it.
    pub name: Localized,
    /// Street, number, postal code and town in one line.
    pub address: String,
    /// The part of the city it lies in.
    #[serde(default)]
    pub district: String,
    /// What is done there.
    pub services: Vec<Offered>,
    /// When, and at how many desks.
    #[serde(default)]
    pub opening: Vec<OpeningRule>,
    /// Single days that are unlike others.
    #[serde(default, rename = "exception", skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

impl City {
    /// The service of this id, also a retired one.
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().chain(&self.retired.services).find(|service| service.id == *id)
    }

    /// The office of this id, also a retired one.
    pub fn office(&self, id: &OfficeId) -> Option<&Office> {
        self.offices.iter().chain(&self.retired.offices).find(|office| office.id == *id)
    }

    /// The group of this id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }
}

impl Office {
    /// When it is open.
    pub fn schedule(&self) -> Schedule<'_> {
        Schedule { rules: &self.opening, exceptions: &self.exceptions }
    }

    /// How it offers this service, if it does.
    pub fn offered(&self, service: &ServiceId) -> Option<&Offered> {
        self.services.iter().find(|offered| offered.service == *service)
    }
}
