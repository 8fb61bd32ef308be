//! What can be wrong with a city beyond the types of its fields.
//!
//! The same checks serve the import of a file and `check`, which looks at the city as it was
//! imported. To add one, push another [`Finding`] where the thing it is about is looked at.

use std::collections::HashSet;
use std::fmt;

use bot_core::City;
use bot_core::city::{Office, Service};
use bot_core::language::Localized;

use crate::toml_source::{KeyPath, nearest};

/// A service takes at most this many slots in a row.
pub const MOST_SLOTS: u8 = 32;
/// At most this many people or papers are booked at once.
pub const MOST_QUANTITY: u8 = 20;
/// An office has at most this many opening rules.
pub const MOST_RULES: usize = 100;
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
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// All there is to say against a city.
pub fn findings(city: &City) -> Vec<Finding> {
    let mut found = Findings(Vec::new());
    found.look_at_what_it_says_of_itself(city);
    found.look_at_groups(city);
    found.look_at_services(city);
    found.look_at_offices(city);
    found.0
}

struct Findings(Vec<Finding>);

impl Findings {
    fn push(&mut self, weight: Weight, at: KeyPath, what: impl Into<String>) {
        self.0.push(Finding { weight, at, what: what.into() });
    }

    fn refuse_if(&mut self, wrong: bool, at: KeyPath, what: impl Into<String>) {
        if wrong {
            self.push(Weight::Refused, at, what);
        }
    }

    fn look_at_what_it_says_of_itself(&mut self, city: &City) {
        let at = KeyPath::root().key("city");
        let about = &city.city;
        self.refuse_if(about.name.trim().is_empty(), at.key("name"), "the city needs a name");
        let url = about.privacy_url.trim();
        let no_address = !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://");
        self.refuse_if(no_address, at.key("privacy_url"), format!("“{url}” is no address such as https://…"));

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
        for (key, number, most) in
            [("slots", service.slots, MOST_SLOTS), ("max_quantity", service.max_quantity, MOST_QUANTITY)]
        {
            let what = format!("{number} is not possible, it must be 1 to {most}");
            self.refuse_if(!(1..=most).contains(&number), at.key(key), what);
        }
    }

    fn look_whether_offered(&mut self, at: &KeyPath, city: &City, service: &Service) {
        let mut offices = city.offices_for(&service.id).peekable();
        let id = &service.id;
        if offices.peek().is_none() {
            self.push(Weight::Odd, at.clone(), format!("no office offers “{id}”, so nobody can book it"));
        } else if offices.all(|office| office.opening.is_empty()) {
            self.push(Weight::Odd, at.clone(), format!("no office that offers “{id}” has opening rules"));
        }
    }

    fn look_at_offices(&mut self, city: &City) {
        let mut seen = HashSet::new();
        for (index, office) in city.offices.iter().enumerate() {
            let at = KeyPath::root().key("office").index(index);
            self.look_at_id(&at, office.id.as_str(), &mut seen, "office");
            self.look_at_name(&at, &office.name);
            self.refuse_if(office.address.trim().is_empty(), at.key("address"), "an office needs an address");
            self.look_at_services_of(&at, city, office);
            self.look_at_opening_of(&at, office);
        }
    }

    fn look_at_services_of(&mut self, at: &KeyPath, city: &City, office: &Office) {
        let mut seen = HashSet::new();
        for (index, service) in office.services.iter().enumerate() {
            let at = at.key("services").index(index);
            self.refuse_if(!seen.insert(service), at.clone(), format!("“{service}” is listed twice"));
            if city.services.iter().all(|known| known.id != *service) {
                let known = city.services.iter().map(|service| service.id.as_str());
                self.push(Weight::Refused, at, unknown("service", service.as_str(), known));
            }
        }
    }

    fn look_at_opening_of(&mut self, at: &KeyPath, office: &Office) {
        let too_many = office.opening.len() > MOST_RULES;
        self.refuse_if(
            too_many,
            at.key("opening"),
            format!("an office has at most {MOST_RULES} opening rules"),
        );
        for (index, rule) in office.opening.iter().enumerate() {
            if let Some(problem) = rule.problem() {
                let at = at.key("opening").index(index).key(problem.field());
                self.push(Weight::Refused, at, problem.to_string());
            }
        }
    }

    fn look_at_id<'a>(&mut self, at: &KeyPath, id: &'a str, seen: &mut HashSet<&'a str>, kind: &str) {
        let fits = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '_' | '-');
        let good = !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(fits);
        let what = format!("“{id}” is no id: 1 to {LONGEST_ID} of a-z, 0-9, - and _");
        self.refuse_if(!good, at.key("id"), what);
        self.refuse_if(!seen.insert(id), at.key("id"), format!("another {kind} has the id “{id}” already"));
    }

    fn look_at_name(&mut self, at: &KeyPath, name: &Localized) {
        self.refuse_if(name.is_empty(), at.key("name"), "a name is needed, citizens choose by it");
    }
}

/// “reisepas” is no service of this file; the nearest is “reisepass”.
fn unknown<'a>(kind: &str, id: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(id, known) {
        Some(nearest) => format!("“{id}” is no {kind} of this file; the nearest is “{nearest}”"),
        None => format!("“{id}” is no {kind} of this file; it has none"),
    }
}
