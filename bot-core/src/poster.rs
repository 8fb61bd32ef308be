//! What hangs on walls: links that open the chat at a service and an office, and the posters that show them.
//!
//! A [`Destination`] is written behind `t.me/<bot>?start=` as `service` or `service__office`, and read by the same rules
//! when somebody opens it. On messengers without such links, the words on the poster do the same.

use crate::city::{City, Office, Service};
use crate::directory::Directory;
use crate::ids::{OfficeId, ServiceId};
use crate::language::Language;

/// So many letters fit behind `start=`.
const LONGEST: usize = 64;
/// Stands between a service and an office.
const BETWEEN: &str = "__";

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// To this service,
    pub service: ServiceId,
    /// at this office, or anywhere.
    pub office: Option<OfficeId>,
}

/// What a link turned out to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// It leads there.
    To(Destination),
    /// It leads to this service, but not to the office: that does not serve it any more.
    NotThere(ServiceId),
    /// It was one of a poster, and the service is no more.
    Outdated,
    /// It is something else.
    Other,
}

impl Destination {
    /// What stands behind `start=`; `None` where the ids are too long together.
    pub fn written(&self) -> Option<String> {
        let Self { service, office } = self;
        let written = match office {
            Some(office) => format!("{service}{BETWEEN}{office}"),
            None => service.to_string(),
        };
        (written.len() <= LONGEST).then_some(written)
    }
}

impl Link {
    /// Reads what stood behind `start=`. An id may itself have underscores: whatever the city knows counts.
    pub fn read(written: &str, city: &Directory) -> Self {
        let service = ServiceId::new(written);
        if city.is_offered(&service) {
            return Link::To(Destination { service, office: None });
        }
        let parts: Vec<(ServiceId, OfficeId)> =
            written.char_indices().filter_map(|(at, _)| parted(written, at)).collect();
        let known = parts.iter().find(|(service, _)| city.is_offered(service));
        match (parts.iter().find(|(service, office)| serves(city, service, office)), known) {
            (Some((service, office)), _) => {
                Link::To(Destination { service: service.clone(), office: Some(office.clone()) })
            }
            (None, Some((service, _))) => Link::NotThere(service.clone()),
            (None, None) if parts.is_empty() => Link::Other,
            (None, None) => Link::Outdated,
        }
    }
}

/// A service and an office, if what stands between them begins there.
fn parted(written: &str, at: usize) -> Option<(ServiceId, OfficeId)> {
    let (service, rest) = written.split_at_checked(at)?;
    Some((ServiceId::new(service), OfficeId::new(rest.strip_prefix(BETWEEN)?)))
}

fn serves(city: &Directory, service: &ServiceId, office: &OfficeId) -> bool {
    city.offices_for(std::slice::from_ref(service)).iter().any(|serving| serving.id == *office)
}

/// A poster, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// In which language.
    pub language: Language,
    /// The city's name.
    pub city: String,
    /// The service's,
    pub service: String,
    /// and the office's.
    pub office: String,
    /// What one types to get there.
    pub words: String,
    /// The ways into the chat; at least one.
    pub ways: Vec<Way>,
}

/// A way into the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// On which messenger.
    pub messenger: Messenger,
    /// What the bot is called there: `@termine_bot`, `@termine:example.org`.
    pub bot: String,
    /// The address that the code opens.
    pub link: String,
}

/// A messenger that a link can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Messenger {
    /// Its links lead to a service and office.
    Telegram,
    /// Its links lead to the bot, and the words to a service and office.
    Matrix,
}

impl Messenger {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Messenger::Telegram => "Telegram",
            Messenger::Matrix => "Matrix",
        }
    }
}

impl Poster {
    /// The poster of a service at an office, with these ways there.
    pub fn of(city: &City, service: &Service, office: &Office, language: &Language, ways: Vec<Way>) -> Self {
        let spoken = &city.city.language;
        let service = service.name.text(language, spoken).to_owned();
        let office = office.name.text(language, spoken).to_owned();
        Self {
            language: language.clone(),
            city: city.city.name.clone(),
            words: format!("{service}, {office}"),
            service,
            office,
            ways,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn town() -> Directory {
        let opening = serde_json::json!([{ "weekdays": ["mon"], "from": "08:00", "to": "09:00" }]);
        let city: City = serde_json::from_value(serde_json::json!({
            "city": { "name": "A", "operator": "A", "phone": "1", "phone_hours": "", "privacy_url": "" },
            "group": [{ "id": "g", "name": "G" }],
            "service": [{ "id": "pass", "group": "g", "name": "Pass" }, { "id": "pass__", "group": "g", "name": "Anderer" }],
            "office": [
                { "id": "nord", "name": "Nord", "address": "", "services": ["pass", "pass__"], "opening": opening },
                { "id": "_nord", "name": "Süd", "address": "", "services": ["pass"], "opening": opening },
                { "id": "leer", "name": "Leer", "address": "", "services": [] },
            ],
        }))
        .unwrap();
        Directory::new(city)
    }

    fn to(service: &str, office: Option<&str>) -> Destination {
        Destination { service: ServiceId::new(service), office: office.map(OfficeId::new) }
    }

    #[test]
    fn what_was_written_is_read() {
        for destination in [
            to("pass", None),
            to("pass", Some("nord")),
            to("pass__", None),
            to("pass__", Some("nord")),
            to("pass", Some("_nord")),
        ] {
            assert_eq!(Link::read(&destination.written().unwrap(), &town()), Link::To(destination));
        }
    }

    #[test]
    fn what_leads_nowhere_is_known_as_such() {
        for (written, link) in [
            ("pass__leer", Link::NotThere(ServiceId::new("pass"))),
            ("pass__west", Link::NotThere(ServiceId::new("pass"))),
            ("fax__nord", Link::Outdated),
            ("fax", Link::Other),
            ("", Link::Other),
            ("__", Link::Outdated),
            ("ä__", Link::Outdated),
        ] {
            assert_eq!(Link::read(written, &town()), link, "{written}");
        }
    }

    #[test]
    fn a_link_that_is_too_long_is_none() {
        assert_eq!(to(&"a".repeat(40), Some(&"b".repeat(23))).written(), None);
        assert!(to(&"a".repeat(40), Some(&"b".repeat(22))).written().is_some());
    }
}
