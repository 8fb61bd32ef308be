//! What can be wrong with a city beyond the types of its fields.
//!
//! The same checks serve the import of a file and `check`, which looks at the city as it was
//! imported. To add one, push another [`Finding`] where the thing it is about is looked at.

use std::collections::HashSet;
use std::fmt;

use bot_core::City;
use bot_core::city::{Offered, Office, Service};
use bot_core::ids::ServiceId;
use bot_core::language::Localized;
use bot_core::opening::{Exception, OpeningRule, Release, Releases};
use chrono::TimeDelta;

use crate::toml_source::{KeyPath, nearest};

/// A service takes at most this many slots in a row.
pub const MOST_SLOTS: u8 = 32;
/// At most this many people or papers are booked at once.
pub const MOST_QUANTITY: u8 = 20;
/// An office has at most this many opening rules.
pub const MOST_RULES: usize = 100;
/// An office has at most this many exceptions.
pub const MOST_EXCEPTIONS: usize = 400;
/// An id has at most this many letters: `t.me/<bot>?start=<service>` carries 64, and a button's data
/// carries more than the id.
pub const LONGEST_ID: usize = 40;

/// Something about a city that should not be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub weight: Weight,
    /// Which key it is about.
    pub at: KeyPath,
    /// What it is, as the end of a sentence.
    pub what: String,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Such a city is not imported.
    Refused,
    /// It can be tried out, but must not go public: `check` fails.
    NotPublic,
    /// Probably not meant so.
    Odd,
    /// Something that most cities say is not said; `check` counts these instead of listing them.
    Missing,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// All there is to say against a city.
pub fn findings(city: &City) -> Vec<Finding> {
    let mut found = Findings::default();
    found.look_at_what_it_says_of_itself(city);
    found.look_at_groups(city);
    found.look_at_services(city);
    found.look_at_offices(city);
    found.0
}

/// Places that would be released before they are laid out, `horizon` ahead: they would all become
/// bookable at midnight. A release may move by some days to a working day.
pub fn released_too_early(city: &City, horizon: TimeDelta) -> Vec<Finding> {
    const MOVES: TimeDelta = TimeDelta::days(7);
    let root = KeyPath::root();
    let of_city = (root.key("city").key("release"), &city.city.release);
    let of_offices = city.offices.iter().enumerate().flat_map(|(index, office)| {
        let at = KeyPath::root().key("office").index(index);
        let (rules, exceptions) = (at.key("opening"), at.key("exception"));
        let rules = office.opening.iter().enumerate().filter_map(move |(index, rule)| {
            Some((rules.index(index).key("release"), rule.release.as_ref()?))
        });
        rules.chain(office.exceptions.iter().enumerate().filter_map(move |(index, exception)| {
            Some((exceptions.index(index).key("release"), exception.release.as_ref()?))
        }))
    });
    let too_early = |(at, releases): (KeyPath, &Vec<Release>)| {
        let days = releases.iter().map(|release| release.days_ahead).max()?;
        let needed = TimeDelta::days(days.into()) + MOVES;
        let what = format!(
            "places are released {days} days ahead, but laid out only {} days ahead: policy.horizon should be {} days or more",
            horizon.num_days(),
            needed.num_days()
        );
        (horizon < needed).then_some(Finding { weight: Weight::Odd, at, what })
    };
    std::iter::once(of_city).chain(of_offices).filter_map(too_early).collect()
}

/// Collects what there is to say. The overlay of a dldb import is looked at with the same eyes.
#[derive(Default)]
pub(crate) struct Findings(pub(crate) Vec<Finding>);

impl Findings {
    fn push(&mut self, weight: Weight, at: KeyPath, what: impl Into<String>) {
        self.0.push(Finding { weight, at, what: what.into() });
    }

    pub(crate) fn refuse_if(&mut self, wrong: bool, at: KeyPath, what: impl Into<String>) {
        if wrong {
            self.push(Weight::Refused, at, what);
        }
    }

    fn look_at_what_it_says_of_itself(&mut self, city: &City) {
        let at = KeyPath::root().key("city");
        let about = &city.city;
        self.refuse_if(about.name.trim().is_empty(), at.key("name"), "the city needs a name");
        let url = about.privacy_url.trim();
        self.look_at_address(&at.key("privacy_url"), url);
        self.look_at_releases(&at, &about.release, about.waiting_share);

        let needed = [
            ("operator", about.operator.is_empty(), "who runs the bot must be said (§ 5 DDG)"),
            ("phone", about.phone.trim().is_empty(), "without a number nobody gets to a person"),
            ("privacy_url", url.is_empty(), "the privacy page is missing (Art. 13 GDPR)"),
            ("imprint", about.imprint.is_empty(), "the imprint is missing (§ 5 DDG)"),
            (
                "accessibility",
                about.accessibility.is_empty(),
                "the statement on accessibility is missing (§ 12b BGG)",
            ),
        ];
        for (key, missing, what) in needed {
            if missing {
                self.push(Weight::NotPublic, at.key(key), what);
            }
        }
    }

    /// An address on the web, where there is one.
    pub(crate) fn look_at_address(&mut self, at: &KeyPath, address: &str) {
        let good = address.is_empty() || is_address(address);
        self.refuse_if(!good, at.clone(), format!("“{address}” is no address such as https://…"));
    }

    fn look_at_groups(&mut self, city: &City) {
        let mut seen = HashSet::new();
        for (index, group) in city.groups.iter().enumerate() {
            let at = KeyPath::root().key("group").index(index);
            self.look_at_id(&at, group.id.as_str(), &mut seen, "group");
            self.look_at_name(&at, &group.name);
        }
    }

    fn look_at_services(&mut self, city: &City) {
        if city.services.is_empty() {
            self.push(
                Weight::Odd,
                KeyPath::root().key("service"),
                "there is no service, so nothing can be booked",
            );
        }
        let mut seen = HashSet::new();
        for (index, service) in city.services.iter().enumerate() {
            let at = KeyPath::root().key("service").index(index);
            self.look_at_id(&at, service.id.as_str(), &mut seen, "service");
            self.look_at_name(&at, &service.name);
            self.look_at_group_of(&at, city, service);
            self.look_at_size(&at, service);
            self.look_at_combinations(&at, city, service);
            self.look_whether_offered(&at, city, service);
        }
    }

    fn look_at_group_of(&mut self, at: &KeyPath, city: &City, service: &Service) {
        if city.group(&service.group).is_none() {
            let known = city.groups.iter().map(|group| group.id.as_str());
            self.push(Weight::Refused, at.key("group"), unknown("group", service.group.as_str(), known));
        }
    }

    fn look_at_size(&mut self, at: &KeyPath, service: &Service) {
        self.look_at_number(&at.key("slots"), service.slots, MOST_SLOTS);
        self.look_at_number(&at.key("max_quantity"), service.max_quantity, MOST_QUANTITY);
    }

    pub(crate) fn look_at_number(&mut self, at: &KeyPath, number: u8, most: u8) {
        let what = format!("{number} is not possible, it must be 1 to {most}");
        self.refuse_if(!(1..=most).contains(&number), at.clone(), what);
    }

    fn look_at_combinations(&mut self, at: &KeyPath, city: &City, service: &Service) {
        for (index, other) in service.combines.iter().enumerate() {
            let at = at.key("combines").index(index);
            self.refuse_if(*other == service.id, at.clone(), format!("“{other}” is this service itself"));
            self.look_whether_known(&at, city, other);
        }
    }

    fn look_whether_known(&mut self, at: &KeyPath, city: &City, service: &ServiceId) {
        if city.services.iter().all(|known| known.id != *service) {
            let known = city.services.iter().map(|service| service.id.as_str());
            self.push(Weight::Refused, at.clone(), unknown("service", service.as_str(), known));
        }
    }

    fn look_whether_offered(&mut self, at: &KeyPath, city: &City, service: &Service) {
        let id = &service.id;
        let offers = city.offices.iter().filter_map(|office| Some((office, office.offered(id)?)));
        let (here, elsewhere): (Vec<_>, Vec<_>) = offers.partition(|(_, offered)| offered.is_booked_here());
        let what = if here.is_empty() && elsewhere.is_empty() {
            format!("no office offers “{id}”, so nobody can book it")
        } else if !here.is_empty() && here.iter().all(|(office, _)| office.opening.is_empty()) {
            format!("no office that offers “{id}” has opening rules")
        } else {
            return;
        };
        self.push(Weight::Missing, at.clone(), what);
    }

    fn look_at_offices(&mut self, city: &City) {
        let mut seen = HashSet::new();
        for (index, office) in city.offices.iter().enumerate() {
            let at = KeyPath::root().key("office").index(index);
            self.look_at_id(&at, office.id.as_str(), &mut seen, "office");
            self.look_at_name(&at, &office.name);
            self.refuse_if(office.address.trim().is_empty(), at.key("address"), "an office needs an address");
            self.look_at_services_of(&at, city, office);
            self.look_at_opening(&at.key("opening"), &office.opening);
            self.look_at_exceptions(&at.key("exception"), &office.exceptions);
        }
    }

    fn look_at_services_of(&mut self, at: &KeyPath, city: &City, office: &Office) {
        let mut seen = HashSet::new();
        for (index, offered) in office.services.iter().enumerate() {
            let at = at.key("services").index(index);
            let service = &offered.service;
            self.refuse_if(!seen.insert(service), at.clone(), format!("“{service}” is listed twice"));
            self.look_at_offer(&at, offered);
            self.look_whether_known(&at, city, service);
        }
    }

    fn look_at_offer(&mut self, at: &KeyPath, offered: &Offered) {
        if let Some(slots) = offered.slots {
            self.look_at_number(&at.key("slots"), slots, MOST_SLOTS);
        }
        self.look_at_address(&at.key("elsewhere"), offered.elsewhere.as_deref().unwrap_or_default());
    }

    pub(crate) fn look_at_opening(&mut self, at: &KeyPath, rules: &[OpeningRule]) {
        let too_many = rules.len() > MOST_RULES;
        self.refuse_if(too_many, at.clone(), format!("an office has at most {MOST_RULES} opening rules"));
        for (index, rule) in rules.iter().enumerate() {
            if let Some(problem) = rule.problem() {
                self.push(Weight::Refused, at.index(index).key(problem.field()), problem.to_string());
            }
        }
    }

    pub(crate) fn look_at_exceptions(&mut self, at: &KeyPath, exceptions: &[Exception]) {
        let too_many = exceptions.len() > MOST_EXCEPTIONS;
        let most = format!("an office has at most {MOST_EXCEPTIONS} exceptions");
        self.refuse_if(too_many, at.clone(), most);
        let closed: HashSet<_> = exceptions.iter().filter(|day| day.closed).map(|day| day.date).collect();
        for (index, exception) in exceptions.iter().enumerate() {
            let at = at.index(index);
            if let Some(problem) = exception.problem() {
                self.push(Weight::Refused, at.key(problem.field()), problem.to_string());
            }
            let contradicts = !exception.closed && closed.contains(&exception.date);
            let what = format!("another exception says that the office is closed on {}", exception.date);
            self.refuse_if(contradicts, at.key("date"), what);
        }
    }

    pub(crate) fn look_at_releases(&mut self, at: &KeyPath, shares: &[Release], waiting_share: Option<u8>) {
        if let Some(problem) = Releases::problem(shares, waiting_share) {
            self.push(Weight::Refused, at.key(problem.field()), problem.to_string());
        }
    }

    pub(crate) fn look_at_id<'a>(
        &mut self,
        at: &KeyPath,
        id: &'a str,
        seen: &mut HashSet<&'a str>,
        kind: &str,
    ) {
        let what = format!("“{id}” is no id: 1 to {LONGEST_ID} of a-z, 0-9, - and _");
        self.refuse_if(!is_id(id), at.key("id"), what);
        self.refuse_if(!seen.insert(id), at.key("id"), format!("another {kind} has the id “{id}” already"));
    }

    pub(crate) fn look_at_name(&mut self, at: &KeyPath, name: &Localized) {
        self.refuse_if(name.is_empty(), at.key("name"), "a name is needed, citizens choose by it");
    }
}

/// Whether an id fits into links and buttons.
pub(crate) fn is_id(id: &str) -> bool {
    let fits = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '_' | '-');
    !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(fits)
}

/// Whether a text is an address on the web.
pub(crate) fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// “reisepas” is no service of this file; the nearest is “reisepass”.
pub(crate) fn unknown<'a>(kind: &str, id: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(id, known) {
        Some(nearest) => format!("“{id}” is no {kind} of this file; the nearest is “{nearest}”"),
        None => format!("“{id}” is no {kind} of this file; it has none"),
    }
}
