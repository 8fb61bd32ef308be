//! A city arranged for looking things up: who offers a service, which service a text names, what lies
//! where.
//!
//! A real catalogue has hundreds of services at a hundred offices, and every prompt looks into it; so
//! the ways through it are laid out once, when a city is taken up, and the city does not change after.
//!
//! - [`naming`]: the services that a text names
//! - [`whereabouts`]: offices by district and by postal code

mod naming;
mod whereabouts;

use std::collections::HashMap;
use std::ops::Deref;

use crate::city::{City, Office, Service};
use crate::ids::{GroupId, ServiceId};

use naming::Names;

pub use whereabouts::{District, postal_code_of};

/// A city, and the ways through its catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    city: City,
    offered: HashMap<ServiceId, Offers>,
    /// The folded names of each service, in the services' order.
    names: Vec<Names>,
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
            for offer in &office.services {
                let offers = offered.entry(offer.service.clone()).or_default();
                match &offer.elsewhere {
                    None => offers.here.push(position),
                    Some(address) => offers.elsewhere.push((position, address.clone())),
                }
            }
        }
        let names = city.services.iter().map(Names::of).collect();
        Self { city, offered, names }
    }

    /// The offices where a service is booked with us.
    pub fn offices_for(&self, service: &ServiceId) -> impl Iterator<Item = &Office> {
        let here = self.offered.get(service).map(|offers| offers.here.as_slice()).unwrap_or_default();
        here.iter().filter_map(|position| self.city.offices.get(*position))
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
        self.offices_for(service).next().is_some()
    }

    /// Whether a service can be booked at all, with us or elsewhere.
    pub fn is_offered(&self, service: &ServiceId) -> bool {
        self.offered.contains_key(service)
    }

    /// The services of a group that at least one office offers, most wanted first.
    pub fn services_of<'a>(&'a self, group: &'a GroupId) -> impl Iterator<Item = &'a Service> {
        let services = self.city.services.iter();
        services.filter(move |service| service.group == *group && self.is_offered(&service.id))
    }
}

impl Deref for Directory {
    type Target = City;

    fn deref(&self) -> &City {
        &self.city
    }
}
