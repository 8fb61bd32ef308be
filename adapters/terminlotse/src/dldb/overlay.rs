//! The overlay `city.toml`: what a city has to say that stands in no dldb file.
//!
//! It has the shape of a city file in which everything may be left out: `[city]`, `[[group]]` by the
//! id of a topic, `[[service]]` by id, `[[office]]` by id or, for all of a kind, by `kind`. What it says
//! wins over the files, and what it says of one office wins over what it says of its kind.
//! `[[district]]` names the district of all offices that an authority runs.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use bot_core::city::{self, Group};
use bot_core::desk::Field;
use bot_core::holidays::State;
use bot_core::ids::{GroupId, OfficeId, ServiceId};
use bot_core::language::{Language, Localized};
use bot_core::opening::written::maybe_duration;
use bot_core::opening::{Exception, OpeningRule, Release};
use chrono::TimeDelta;
use chrono_tz::Tz;
use serde::Deserialize;

use super::catalogue::OTHER_GROUP;
use crate::city_file::checks::{Finding, Findings, MOST_QUANTITY, MOST_SLOTS, Weight, unknown};
use crate::toml_source::KeyPath;

/// Taken as the overlay when none is named.
pub const DEFAULT_FILE: &str = "city.toml";

/// Which file is the overlay: the one that is named, else `city.toml` if it is there.
pub fn chosen(named: Option<&Path>) -> Option<PathBuf> {
    let default = || Some(PathBuf::from(DEFAULT_FILE)).filter(|file| file.exists());
    named.map(Path::to_owned).or_else(default)
}

/// An overlay.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// What the city says about itself.
    #[serde(default)]
    pub city: About,
    /// Names of topics, in the order they are shown.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// Names of districts.
    #[serde(default, rename = "district")]
    pub districts: Vec<District>,
    /// Services, most wanted first.
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
    /// Offices.
    #[serde(default, rename = "office")]
    pub offices: Vec<Office>,
}

/// Some of what a city says about itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    name: Option<String>,
    operator: Option<Localized>,
    phone: Option<String>,
    phone_hours: Option<Localized>,
    privacy_url: Option<String>,
    imprint: Option<Localized>,
    accessibility: Option<Localized>,
    timezone: Option<Tz>,
    language: Option<Language>,
    state: Option<State>,
    missed_costs: Option<u16>,
    release: Option<Vec<Release>>,
    waiting_share: Option<u8>,
    #[serde(default, with = "maybe_duration")]
    waiting_for: Option<TimeDelta>,
}

/// The district of all offices that an authority runs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct District {
    /// The authority's id.
    pub authority: String,
    /// As citizens see it.
    pub name: String,
}

/// Some of what there is to say of a service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Which service.
    pub id: ServiceId,
    /// See [`city::Service`], as all that follows.
    pub group: Option<GroupId>,
    pub name: Option<Localized>,
    pub words: Option<Vec<String>>,
    pub bring: Option<Vec<Localized>>,
    pub ready: Option<Localized>,
    pub fee: Option<Localized>,
    pub slots: Option<u8>,
    pub max_quantity: Option<u8>,
    pub ask: Option<Vec<Field>>,
    pub combines: Option<Vec<ServiceId>>,
}

/// Some of what there is to say of an office, or of all offices of a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Which office;
    pub id: Option<OfficeId>,
    /// or all of this kind.
    pub kind: Option<String>,
    /// See [`city::Office`], as all that follows.
    pub name: Option<Localized>,
    pub address: Option<String>,
    pub district: Option<String>,
    pub opening: Option<Vec<OpeningRule>>,
    #[serde(rename = "exception")]
    pub exceptions: Option<Vec<Exception>>,
}

impl About {
    /// What was said of the city before, and this over it.
    pub fn over(&self, before: city::About) -> city::About {
        fn said<T: Clone>(said: &Option<T>, before: T) -> T {
            said.clone().unwrap_or(before)
        }
        city::About {
            name: said(&self.name, before.name),
            operator: said(&self.operator, before.operator),
            phone: said(&self.phone, before.phone),
            phone_hours: said(&self.phone_hours, before.phone_hours),
            privacy_url: said(&self.privacy_url, before.privacy_url),
            imprint: said(&self.imprint, before.imprint),
            accessibility: said(&self.accessibility, before.accessibility),
            timezone: said(&self.timezone, before.timezone),
            language: said(&self.language, before.language),
            state: self.state.or(before.state),
            missed_costs: self.missed_costs.or(before.missed_costs),
            release: said(&self.release, before.release),
            waiting_share: self.waiting_share.or(before.waiting_share),
            waiting_for: self.waiting_for.or(before.waiting_for),
        }
    }
}

impl Overlay {
    /// What it says of a service.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id.as_str() == id)
    }

    /// What it says of an office: of itself first, then of its kind.
    pub fn office<'a>(&'a self, id: &'a str, kind: &'a str) -> impl Iterator<Item = &'a Office> + Clone {
        let is_it = move |office: &&Office| office.id.as_ref().is_some_and(|known| known.as_str() == id);
        let is_like_it = move |office: &&Office| office.kind.as_deref() == Some(kind);
        self.offices.iter().find(is_it).into_iter().chain(self.offices.iter().find(is_like_it))
    }

    /// The district of an authority's offices.
    pub fn district(&self, authority: &str) -> Option<&str> {
        self.districts.iter().find(|known| known.authority == authority).map(|known| known.name.as_str())
    }

    /// What can't be, wherever it stands.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Findings::default();
        self.look_at_city(&mut found);
        self.look_at_groups(&mut found);
        self.look_at_services(&mut found);
        self.look_at_offices(&mut found);
        found.0
    }

    fn look_at_city(&self, found: &mut Findings) {
        let at = KeyPath::root().key("city");
        let nameless = self.city.name.as_deref().is_some_and(|name| name.trim().is_empty());
        found.refuse_if(nameless, at.key("name"), "the city needs a name");
        found.look_at_address(&at.key("privacy_url"), self.city.privacy_url.as_deref().unwrap_or_default());
        found.look_at_releases(
            &at,
            self.city.release.as_deref().unwrap_or_default(),
            self.city.waiting_share,
        );
    }

    fn look_at_groups(&self, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, group) in self.groups.iter().enumerate() {
            let at = KeyPath::root().key("group").index(index);
            found.look_at_id(&at, group.id.as_str(), &mut seen, "group");
            found.look_at_name(&at, &group.name);
        }
    }

    fn look_at_services(&self, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, service) in self.services.iter().enumerate() {
            let at = KeyPath::root().key("service").index(index);
            found.look_at_id(&at, service.id.as_str(), &mut seen, "service");
            if let Some(name) = &service.name {
                found.look_at_name(&at, name);
            }
            if let Some(slots) = service.slots {
                found.look_at_number(&at.key("slots"), slots, MOST_SLOTS);
            }
            if let Some(quantity) = service.max_quantity {
                found.look_at_number(&at.key("max_quantity"), quantity, MOST_QUANTITY);
            }
            if let Some(group) = &service.group {
                let strange = self.groups.iter().all(|known| known.id != *group);
                let known = self.groups.iter().map(|group| group.id.as_str());
                found.refuse_if(strange, at.key("group"), unknown("group", group.as_str(), known));
            }
        }
    }

    fn look_at_offices(&self, found: &mut Findings) {
        let (mut ids, mut kinds) = (HashSet::new(), HashSet::new());
        for (index, office) in self.offices.iter().enumerate() {
            let at = KeyPath::root().key("office").index(index);
            match (&office.id, &office.kind) {
                (Some(id), None) => found.look_at_id(&at, id.as_str(), &mut ids, "office"),
                (None, Some(kind)) => {
                    let again = format!("the kind “{kind}” is described already");
                    found.refuse_if(!kinds.insert(kind), at.key("kind"), again);
                    let own = "this is an office's own: name the office by its id";
                    found.refuse_if(office.name.is_some(), at.key("name"), own);
                    found.refuse_if(office.address.is_some(), at.key("address"), own);
                    found.refuse_if(office.district.is_some(), at.key("district"), own);
                }
                _ => found.refuse_if(
                    true,
                    at.clone(),
                    "an office is named by `id`, or all of a kind by `kind`",
                ),
            }
            if let Some(name) = &office.name {
                found.look_at_name(&at, name);
            }
            found.look_at_opening(&at.key("opening"), office.opening.as_deref().unwrap_or_default());
            found.look_at_exceptions(&at.key("exception"), office.exceptions.as_deref().unwrap_or_default());
        }
    }

    /// What it names that is not in the files.
    pub fn strangers(&self, known: &Known<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        let root = KeyPath::root();
        for (index, group) in self.groups.iter().enumerate() {
            let used = self.services.iter().any(|service| service.group.as_ref() == Some(&group.id));
            let known = group.id.as_str() == OTHER_GROUP || known.topics.contains(group.id.as_str());
            if !used && !known {
                found.push(strange(root.key("group").index(index).key("id"), "topic", group.id.as_str()));
            }
        }
        for (index, district) in self.districts.iter().enumerate() {
            if !known.authorities.contains(district.authority.as_str()) {
                let at = root.key("district").index(index).key("authority");
                found.push(strange(at, "authority", &district.authority));
            }
        }
        for (index, service) in self.services.iter().enumerate() {
            if !known.services.contains(service.id.as_str()) {
                found.push(strange(
                    root.key("service").index(index).key("id"),
                    "service",
                    service.id.as_str(),
                ));
            }
            for (other, id) in service.combines.iter().flatten().enumerate() {
                if !known.services.contains(id.as_str()) {
                    let at = root.key("service").index(index).key("combines").index(other);
                    found.push(strange(at, "service", id.as_str()));
                }
            }
        }
        for (index, office) in self.offices.iter().enumerate() {
            let at = root.key("office").index(index);
            match (&office.id, &office.kind) {
                (Some(id), _) if !known.locations.contains(id.as_str()) => {
                    found.push(strange(at.key("id"), "location", id.as_str()));
                }
                (_, Some(kind)) if !known.kinds.contains(kind.as_str()) => {
                    found.push(strange(at.key("kind"), "kind of location", kind));
                }
                _ => {}
            }
        }
        found
    }
}

/// The ids that stand in dldb files.
pub struct Known<'a> {
    pub topics: BTreeSet<&'a str>,
    pub authorities: BTreeSet<&'a str>,
    pub services: BTreeSet<&'a str>,
    pub locations: BTreeSet<&'a str>,
    /// Kinds of locations.
    pub kinds: BTreeSet<&'a str>,
}

fn strange(at: KeyPath, kind: &str, id: &str) -> Finding {
    Finding { weight: Weight::Odd, at, what: format!("the dldb files have no {kind} “{id}”") }
}
