//! The offices of the city, and what they offer.

use std::collections::BTreeMap;

use bot_core::city::{self, Offered};
use bot_core::ids::OfficeId;
use bot_core::language::Localized;
use bot_core::opening::{Exception, OpeningRule};
use chrono::TimeDelta;

use super::{Catalogue, Made, NO_ADDRESS, alphabetically};
use crate::city_file::checks::MOST_SLOTS;
use crate::dldb::pairs::Booking;
use crate::dldb::text;
use crate::dldb::written::{Address, Entry as _, Location, Service};

/// What stands between the services of the city and their offers.
struct Services<'a> {
    /// Those of the city, in its order, with what was written of each.
    all: Vec<(&'a city::Service, &'a Service)>,
}

impl Catalogue<'_> {
    /// Adds the offices, by name.
    pub(super) fn add_offices(&self, made: &mut Made) {
        let city_services = std::mem::take(&mut made.city.services);
        let written: BTreeMap<&str, &Service> =
            self.written.services.iter().map(|service| (service.id(), service)).collect();
        let all =
            city_services.iter().filter_map(|service| Some((service, *written.get(service.id.as_str())?)));
        let services = Services { all: all.collect() };
        for (index, location) in self.written.locations.iter().enumerate() {
            if let Some(office) = self.office(made, index, location, &services) {
                made.city.offices.push(office);
            }
        }
        made.city.services = city_services;
        made.counts.gone = self.pairs.known.len() - made.counts.kept();
        let language = &self.written.language;
        made.city
            .offices
            .sort_by_cached_key(|office| alphabetically(&office.name, office.id.as_str(), language));
    }

    fn office(
        &self,
        made: &mut Made,
        index: usize,
        written: &Location,
        services: &Services<'_>,
    ) -> Option<city::Office> {
        let said = self.overlay.office(written.id(), written.office.as_str());
        let name =
            said.clone().find_map(|said| said.name.clone()).unwrap_or_else(|| self.office_name(written));
        if !made.takes("location", index, written, &name) {
            return None;
        }
        let address =
            said.clone().find_map(|said| said.address.clone()).unwrap_or_else(|| line(&written.address));
        if address.trim().is_empty() {
            made.skip("location", index, written, NO_ADDRESS);
            return None;
        }
        let district = said.clone().find_map(|said| said.district.as_deref());
        let opening = said.clone().find_map(|said| said.opening.as_deref()).unwrap_or_default();
        let opening: Vec<_> = opening.iter().map(|rule| with_slots_of(rule, written)).collect();
        let exceptions = said.clone().find_map(|said| said.exceptions.as_deref()).unwrap_or_default();
        let exceptions = exceptions.iter().map(|day| day_with_slots_of(day, written)).collect();
        let district = district.or(self.overlay.district(written.authority.id.as_str()));
        let offers = self.offers(made, written, services, &opening);
        // Hours of a kind reach offices where nothing is booked, too; places there would be for nobody.
        let opens = offers.iter().any(Offered::is_booked_here);
        Some(city::Office {
            id: OfficeId::new(written.id()),
            name,
            address,
            district: district.unwrap_or_default().to_owned(),
            services: offers,
            opening: if opens { opening } else { Vec::new() },
            exceptions: if opens { exceptions } else { Vec::new() },
        })
    }

    fn office_name(&self, written: &Location) -> Localized {
        let english = self.written.locations_en.get(written.id());
        self.name(&written.name, english.map(|english| &english.name))
    }

    /// What an office offers, in the order of the city's services.
    fn offers(
        &self,
        made: &mut Made,
        location: &Location,
        services: &Services<'_>,
        opening: &[OpeningRule],
    ) -> Vec<Offered> {
        let slot = self.slot_of(location, opening);
        let mut offers = Vec::new();
        for (service, written) in &services.all {
            let pair = (service.id.as_str().to_owned(), location.id().to_owned());
            let Some(booking) = self.pairs.known.get(&pair) else { continue };
            if !booking.allowed || written.public == Some(false) || location.public == Some(false) {
                made.counts.not_bookable += 1;
            } else if booking.elsewhere {
                made.counts.elsewhere += 1;
                let elsewhere = Some(way_elsewhere(booking, written));
                offers.push(Offered { service: service.id.clone(), slots: None, elsewhere });
            } else if let Some(slots) = self.slots(service, written, booking, location, slot) {
                made.counts.here += 1;
                let slots = Some(slots).filter(|slots| *slots != service.slots);
                offers.push(Offered { service: service.id.clone(), slots, elsewhere: None });
            } else {
                made.counts.not_bookable += 1;
                made.too_long.insert(pair);
            }
        }
        offers
    }

    /// How many slots of the office one errand takes; `None` when that's more than there can be.
    fn slots(
        &self,
        service: &city::Service,
        written: &Service,
        booking: &Booking,
        location: &Location,
        slot: TimeDelta,
    ) -> Option<u8> {
        let minutes = |minutes: u16| in_slots(minutes_of(minutes), slot);
        let said = self.overlay.service(written.id()).and_then(|said| said.slots);
        let slots = match (booking.slots, booking.minutes) {
            // Its slots are of the location's own length, which the overlay may have changed.
            (Some(slots), _) => match slot_written(location) {
                Some(own) => in_slots(own * slots.into(), slot),
                None => slots.into(),
            },
            (None, Some(duration)) => minutes(duration),
            (None, None) => match (said, written.duration) {
                (None, Some(duration)) => minutes(duration),
                _ => service.slots.into(),
            },
        };
        u8::try_from(slots).ok().filter(|slots| *slots <= MOST_SLOTS)
    }

    /// How long the slots of an office are; where its rules differ, the shortest.
    fn slot_of(&self, location: &Location, opening: &[OpeningRule]) -> TimeDelta {
        let default = slot_written(location).unwrap_or(self.slot);
        let rules = opening.iter().map(|rule| rule.slot_minutes.map_or(self.slot, minutes_of));
        rules.min().unwrap_or(default)
    }
}

impl super::Counts {
    fn kept(&self) -> usize {
        self.here + self.elsewhere + self.not_bookable
    }
}

/// Where citizens book what is booked elsewhere; empty when nobody says it.
fn way_elsewhere(booking: &Booking, service: &Service) -> String {
    let city_wide = text::address(service.appointment.link.as_str()).unwrap_or_default();
    let about = text::address(service.meta.url.as_str()).unwrap_or_default();
    let ways = [&booking.link, &city_wide, &booking.page, &about];
    ways.into_iter().find(|way| !way.is_empty()).cloned().unwrap_or_default()
}

/// The rule with the slots of the location, where it doesn't say its own.
fn with_slots_of(rule: &OpeningRule, location: &Location) -> OpeningRule {
    let slot_minutes = rule.slot_minutes.or(location.slot_time_in_minutes);
    let with = OpeningRule { slot_minutes, ..rule.clone() };
    if with.problem().is_none() { with } else { rule.clone() }
}

/// The same of a single day; a closed one has no slots.
fn day_with_slots_of(day: &Exception, location: &Location) -> Exception {
    let slot_minutes = day.slot_minutes.or(location.slot_time_in_minutes);
    let with = Exception { slot_minutes, ..day.clone() };
    if with.problem().is_none() { with } else { day.clone() }
}

/// "Müllerstraße 146, 13353 Berlin"
fn line(address: &Address) -> String {
    let part = |a: &str, b: &str| text::line(&format!("{a} {b}"));
    let house = part(address.street.as_str(), address.house_number.as_str());
    let town = part(address.postal_code.as_str(), address.city.as_str());
    let parts = [house, town].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// How long the location's slots are, where it says it.
fn slot_written(location: &Location) -> Option<TimeDelta> {
    location.slot_time_in_minutes.filter(|minutes| *minutes > 0).map(minutes_of)
}

fn minutes_of(minutes: u16) -> TimeDelta {
    TimeDelta::minutes(minutes.into())
}

/// How many slots something takes; the last one may not be used up.
fn in_slots(length: TimeDelta, slot: TimeDelta) -> u64 {
    length.num_milliseconds().unsigned_abs().div_ceil(slot.num_milliseconds().unsigned_abs().max(1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_that_is_begun_is_taken() {
        let slots = |length: i64, slot: i64| in_slots(TimeDelta::minutes(length), TimeDelta::minutes(slot));
        assert_eq!([slots(0, 15), slots(15, 15), slots(16, 15), slots(30, 20)], [1, 1, 2, 2]);
    }
}
