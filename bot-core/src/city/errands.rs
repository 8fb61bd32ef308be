//! The errands of one visit, as a city serves them: which combine, and how many slots in a row they take.

use super::{City, Offered, Office, Service};
use crate::desk::{Field, Wish};
use crate::errand::{Errand, MOST_ERRANDS};
use crate::ids::ServiceId;

/// What a wish is for, each errand for at most as many as its service allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Errands<'c> {
    first: (&'c Service, u8),
    also: Vec<(&'c Service, u8)>,
}

impl Service {
    /// For how many it can be wanted at once, of so many.
    pub fn quantity(&self, wished: u8) -> u8 {
        wished.clamp(1, self.max_quantity.max(1))
    }
}

impl Offered {
    /// How many slots in a row an errand takes here that is done so many times.
    pub fn slots_for(&self, service: &Service, quantity: u8) -> u16 {
        u16::from(self.slots(service)) * u16::from(quantity)
    }
}

impl City {
    /// Whether one visit can serve both. It is enough when one of them says so.
    pub fn combine(&self, one: &ServiceId, other: &ServiceId) -> bool {
        let says = |one: &ServiceId, other: &ServiceId| {
            self.services.iter().any(|service| service.id == *one && service.combines.contains(other))
        };
        one != other && (says(one, other) || says(other, one))
    }

    /// Whether one visit can serve all of them.
    pub fn all_combine(&self, services: &[ServiceId]) -> bool {
        let others = |at: usize| services.iter().skip(at + 1);
        services.len() <= MOST_ERRANDS
            && services.iter().enumerate().all(|(at, one)| others(at).all(|other| self.combine(one, other)))
    }

    /// The errands of a wish as one visit; `None` where a service is not offered any more, or where the
    /// catalogue doesn't say of all of them that they combine.
    pub fn errands(&self, wish: &Wish) -> Option<Errands<'_>> {
        let served = |service: &ServiceId, quantity: u8| {
            let offered = self.services.iter().find(|offered| offered.id == *service)?;
            Some((offered, offered.quantity(quantity)))
        };
        let first = served(&wish.service, wish.quantity)?;
        let also = wish.also.iter().map(|errand| served(&errand.service, errand.quantity));
        let also = also.collect::<Option<Vec<_>>>()?;
        self.all_combine(&wish.services()).then_some(Errands { first, also })
    }

    /// What must be known of who comes for these errands.
    pub fn asks(&self, errands: &[Errand]) -> Vec<Field> {
        let services = errands.iter().filter_map(|errand| self.service(&errand.service));
        let mut asked = Vec::new();
        for field in services.flat_map(|service| &service.ask) {
            if !asked.contains(field) {
                asked.push(*field);
            }
        }
        asked
    }
}

impl Errands<'_> {
    /// The first of them.
    pub fn first(&self) -> Errand {
        errand(&self.first)
    }

    /// The others.
    pub fn also(&self) -> Vec<Errand> {
        self.also.iter().map(errand).collect()
    }

    /// How many slots in a row all of them take at one desk of an office; `None` where not all of them are
    /// booked there with us.
    pub fn slots_at(&self, office: &Office) -> Option<u16> {
        let mut each = std::iter::once(&self.first).chain(&self.also);
        each.try_fold(0_u16, |slots, (service, quantity)| {
            let offered = office.offered(&service.id).filter(|offered| offered.is_booked_here())?;
            Some(slots.saturating_add(offered.slots_for(service, *quantity)))
        })
    }
}

fn errand((service, quantity): &(&Service, u8)) -> Errand {
    Errand { service: service.id.clone(), quantity: *quantity }
}
