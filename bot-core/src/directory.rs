//! A city arranged for looking things up: who offers a service, which service a text names, what lies
//! where.
//!
//! A real catalogue has hundreds of services at a hundred offices, and every prompt looks into it; so
//! the ways through it are laid out once, when a city is taken up, and the city does not change after.
//!
//! - [`naming`]: the services that a text names
//! - [`together`]: what one visit can serve
//! - [`whereabouts`]: offices by district and by postal code

mod naming;
mod together;
mod whereabouts;

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Deref;

use crate::city::{City, Offered, Office, Service};
use crate::ids::{GroupId, OfficeId, ServiceId};

use naming::{Names, Rarity};
use together::Combining;

pub use naming::Named;
pub use whereabouts::{District, postal_code_of};

/// A city, and the ways through its catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    city: City,
    offered: HashMap<ServiceId, Offers>,
    services_at: HashMap<ServiceId, usize>,
    offices_at: HashMap<OfficeId, usize>,
    /// The services of each group that are offered.
    grouped: HashMap<GroupId, Vec<usize>>,
    /// The folded names of each service, in the services' order.
    names: Vec<Names>,
    rarity: Rarity,
    combining: Combining,
    /// The folded words that each office goes by, in the offices' order.
    office_words: Vec<Vec<String>>,
}

/// Where a service is offered, as positions among the offices.
#[derive(Clone, Debug, Default, PartialEq)]
struct Offers {
    here: Vec<usize>,
    /// And under which address.
    elsewhere: Vec<(usize, String)>,
}

impl Directory {
    /// Lays out the ways through a city.
    pub fn new(city: City) -> Self {
        let mut offered = HashMap::<ServiceId, Offers>::new();
        for (position, office) in city.offices.iter().enumerate() {
            // An office that never opens has no places, and is no choice.
            let is_choice = |offer: &&Offered| !offer.is_booked_here() || !office.opening.is_empty();
            for offer in office.services.iter().filter(is_choice) {
                let offers = offered.entry(offer.service.clone()).or_default();
                match &offer.elsewhere {
                    None => offers.here.push(position),
                    Some(address) => offers.elsewhere.push((position, address.clone())),
                }
            }
        }
        let names: Vec<Names> = city.services.iter().map(Names::of).collect();
        let mut grouped = HashMap::<GroupId, Vec<usize>>::new();
        for (position, service) in city.services.iter().enumerate() {
            if offered.contains_key(&service.id) {
                grouped.entry(service.group.clone()).or_default().push(position);
            }
        }
        let services_at = positions(city.services.iter().map(|service| &service.id));
        Self {
            combining: Combining::of(&city, &services_at),
            services_at,
            offices_at: positions(city.offices.iter().map(|office| &office.id)),
            grouped,
            rarity: Rarity::of(&names),
            names,
            office_words: city.offices.iter().map(whereabouts::words_of).collect(),
            offered,
            city,
        }
    }

    /// The service of this id, also a retired one.
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        match self.services_at.get(id) {
            Some(position) => self.city.services.get(*position),
            None => self.city.service(id),
        }
    }

    /// The office of this id, also a retired one.
    pub fn office(&self, id: &OfficeId) -> Option<&Office> {
        match self.offices_at.get(id) {
            Some(position) => self.city.offices.get(*position),
            None => self.city.office(id),
        }
    }

    /// The offices that open and where all of these services are booked with us.
    pub fn offices_for(&self, services: &[ServiceId]) -> Vec<&Office> {
        self.here(services).into_iter().filter_map(|position| self.city.offices.get(position)).collect()
    }

    /// The same as positions among the offices.
    fn here(&self, services: &[ServiceId]) -> Vec<usize> {
        let here = |id| self.offered.get(id).map(|offers| offers.here.as_slice()).unwrap_or_default();
        let Some((first, others)) = services.split_first() else { return Vec::new() };
        let is_served = |position: &&usize| others.iter().all(|other| here(other).contains(position));
        here(first).iter().filter(is_served).copied().collect()
    }

    /// The offices where a service is booked elsewhere, each with the address; it may be empty.
    pub fn elsewhere_for(&self, service: &ServiceId) -> impl Iterator<Item = (&Office, &str)> {
        let elsewhere =
            self.offered.get(service).map(|offers| offers.elsewhere.as_slice()).unwrap_or_default();
        elsewhere
            .iter()
            .filter_map(|(position, address)| Some((self.city.offices.get(*position)?, address.as_str())))
    }

    /// Whether a service can be booked with us.
    pub fn is_booked_here(&self, service: &ServiceId) -> bool {
        self.offered.get(service).is_some_and(|offers| !offers.here.is_empty())
    }

    /// Whether a service can be booked at all, with us or elsewhere.
    pub fn is_offered(&self, service: &ServiceId) -> bool {
        self.offered.contains_key(service)
    }

    /// The services of a group that at least one office offers, most wanted first.
    pub fn services_of(&self, group: &GroupId) -> impl Iterator<Item = &Service> {
        let positions = self.grouped.get(group).map(Vec::as_slice).unwrap_or_default();
        positions.iter().filter_map(|position| self.city.services.get(*position))
    }
}

fn positions<'a, Id: Clone + Eq + Hash + 'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(position, id)| (id.clone(), position)).collect()
}

impl Deref for Directory {
    type Target = City;

    fn deref(&self) -> &City {
        &self.city
    }
}
