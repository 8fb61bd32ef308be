//! Which service is offered at which location: what the two files say about it, put together.
//!
//! Both files list each pair, and newer ones say some things on one side only, so a pair counts when
//! either names it. Where they contradict each other the careful word holds, for a citizen must not
//! stand before a clerk who knows of no appointment: not bookable before bookable, elsewhere before
//! here, more slots before fewer, fewer people before more.

use std::collections::{BTreeMap, BTreeSet};

use super::text;
use super::written::{Entry, Location, Pair, Service};

/// All pairs, and what is odd about them.
#[derive(Default)]
pub struct Pairs {
    /// Of services and locations that both exist, by service and location.
    pub known: BTreeMap<(String, String), Booking>,
    /// Locations that don't exist, with the services that name them.
    pub missing_locations: Named,
    /// Services that don't exist, with the locations that name them.
    pub missing_services: Named,
    /// Pairs that the two files tell differently.
    pub contradictions: BTreeSet<(String, String)>,
    /// Pairs that one file lists several times.
    pub repeated: BTreeSet<(String, String)>,
}

/// An id that leads nowhere, and who names it.
pub type Named = BTreeMap<String, BTreeSet<String>>;

/// How a service is booked at a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Whether citizens can book it.
    pub allowed: bool,
    /// Whether it is booked elsewhere.
    pub elsewhere: bool,
    /// Under this address; empty where none is known.
    pub link: String,
    /// A page about it, which leads further where there is no address.
    pub page: String,
    /// Slots of one errand.
    pub slots: Option<u16>,
    /// Minutes of one errand.
    pub minutes: Option<u16>,
    /// For how many people or papers.
    pub quantity: Option<u16>,
}

impl Pairs {
    /// Puts together what services and locations say.
    pub fn of(services: &[Service], locations: &[Location]) -> Self {
        let service_ids: BTreeSet<&str> = services.iter().map(Entry::id).collect();
        let location_ids: BTreeSet<&str> = locations.iter().map(Entry::id).collect();
        let mut pairs = Self::default();
        let by_service = services.iter().flat_map(|service| {
            service.locations.iter().map(move |pair| ((service.id(), pair.with.as_str()), pair))
        });
        for ((service, location), booking) in pairs.one_side(by_service) {
            if location_ids.contains(location.as_str()) {
                pairs.known.insert((service, location), booking);
            } else {
                pairs.missing_locations.entry(location).or_default().insert(service);
            }
        }
        let by_location = locations.iter().flat_map(|location| {
            location.services.iter().map(move |pair| ((pair.with.as_str(), location.id()), pair))
        });
        for ((service, location), booking) in pairs.one_side(by_location) {
            if service_ids.contains(service.as_str()) {
                pairs.add_other_side((service, location), booking);
            } else {
                pairs.missing_services.entry(service).or_default().insert(location);
            }
        }
        pairs
    }

    /// What one file says of each pair.
    fn one_side<'a>(
        &mut self,
        listed: impl Iterator<Item = ((&'a str, &'a str), &'a Pair)>,
    ) -> BTreeMap<(String, String), Booking> {
        let mut side = BTreeMap::<(String, String), Booking>::new();
        for ((service, location), pair) in listed {
            let key = (service.to_owned(), location.to_owned());
            let booking = Booking::of(pair);
            let carefully = match side.get(&key) {
                Some(before) => {
                    self.repeated.insert(key.clone());
                    before.carefully(&booking)
                }
                None => booking,
            };
            side.insert(key, carefully);
        }
        side
    }

    fn add_other_side(&mut self, key: (String, String), booking: Booking) {
        let together = match self.known.get(&key) {
            Some(before) => {
                if before.contradicts(&booking) {
                    self.contradictions.insert(key.clone());
                }
                before.carefully(&booking)
            }
            None => booking,
        };
        self.known.insert(key, together);
    }
}

impl Booking {
    fn of(pair: &Pair) -> Self {
        let appointment = &pair.appointment;
        Self {
            allowed: appointment.allowed && pair.public.unwrap_or(true),
            elsewhere: appointment.external,
            link: text::address(appointment.link.as_str()).unwrap_or_default(),
            page: text::address(pair.url.as_str()).unwrap_or_default(),
            slots: appointment.slots.0,
            minutes: pair.duration,
            quantity: pair.max_quantity,
        }
    }

    /// Both, and where they differ the careful word.
    fn carefully(&self, other: &Self) -> Self {
        let first = |a: &String, b: &String| if a.is_empty() { b.clone() } else { a.clone() };
        Self {
            allowed: self.allowed && other.allowed,
            elsewhere: self.elsewhere || other.elsewhere,
            link: first(&self.link, &other.link),
            page: first(&self.page, &other.page),
            slots: self.slots.max(other.slots),
            minutes: self.minutes.max(other.minutes),
            quantity: [self.quantity, other.quantity].into_iter().flatten().min(),
        }
    }

    /// Whether they can't both be true; what one of them doesn't say is no contradiction.
    fn contradicts(&self, other: &Self) -> bool {
        let differ = |a: Option<u16>, b: Option<u16>| a.zip(b).is_some_and(|(a, b)| a != b);
        (self.allowed, self.elsewhere) != (other.allowed, other.elsewhere)
            || differ(self.slots, other.slots)
            || differ(self.minutes, other.minutes)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn service(id: &str, locations: &Value) -> Service {
        serde_json::from_value(json!({ "id": id, "name": id, "locations": locations })).unwrap()
    }

    fn location(id: &str, services: &Value) -> Location {
        serde_json::from_value(json!({ "id": id, "name": id, "services": services })).unwrap()
    }

    fn at(key: &str, id: &str, slots: &str, external: bool, allowed: bool) -> Value {
        json!({ key: id, "appointment": { "slots": slots, "external": external, "allowed": allowed } })
    }

    fn one(by_service: Value, by_location: Value) -> (Booking, bool) {
        let pairs = Pairs::of(&[service("s", &by_service)], &[location("l", &by_location)]);
        let booking = pairs.known.values().next().unwrap().clone();
        (booking, !pairs.contradictions.is_empty())
    }

    #[test]
    fn either_file_may_name_a_pair() {
        let pair = |key, id| json!([at(key, id, "2", false, true)]);
        let both = one(pair("location", "l"), pair("service", "s"));
        assert!(both.0.allowed && !both.0.elsewhere && both.0.slots == Some(2) && !both.1);
        assert_eq!(one(json!([]), pair("service", "s")), both);
        assert_eq!(one(pair("location", "l"), json!([])), both);
    }

    #[test]
    fn where_they_contradict_each_other_the_careful_word_holds() {
        let said = |slots: (&str, &str), external: (bool, bool), allowed: (bool, bool)| {
            one(
                json!([at("location", "l", slots.0, external.0, allowed.0)]),
                json!([at("service", "s", slots.1, external.1, allowed.1)]),
            )
        };
        let (booking, contradicts) = said(("0", "0"), (false, true), (true, true));
        assert!(booking.elsewhere && contradicts);
        let (booking, contradicts) = said(("0", "0"), (false, false), (false, true));
        assert!(!booking.allowed && contradicts);
        let (booking, contradicts) = said(("3", "2"), (false, false), (true, true));
        assert!(booking.slots == Some(3) && contradicts);
        let (booking, contradicts) = said(("0", "2"), (false, false), (true, true));
        assert!(booking.slots == Some(2) && !contradicts, "“0” says nothing");
    }

    #[test]
    fn what_leads_nowhere_and_what_stands_twice_is_told() {
        let twice = json!([at("service", "s", "1", false, true), at("service", "s", "1", false, true)]);
        let lost = json!([at("location", "gone", "1", false, true)]);
        let odd = json!([at("service", "never", "1", false, false)]);
        let pairs = Pairs::of(&[service("s", &lost)], &[location("l", &twice), location("m", &odd)]);
        assert_eq!(pairs.known.len(), 1);
        assert_eq!(pairs.repeated, BTreeSet::from([("s".into(), "l".into())]));
        assert_eq!(pairs.missing_locations, Named::from([("gone".into(), BTreeSet::from(["s".into()]))]));
        assert_eq!(pairs.missing_services, Named::from([("never".into(), BTreeSet::from(["m".into()]))]));
    }

    #[test]
    fn what_is_not_for_the_public_can_t_be_booked() {
        let mut pair = at("service", "s", "1", false, true);
        pair["public"] = json!(false);
        assert!(!one(json!([]), json!([pair])).0.allowed);
    }
}
