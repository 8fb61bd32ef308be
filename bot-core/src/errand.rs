//! What somebody comes for. A visit is one errand, or several different ones that follow each other at one
//! desk, where the catalogue says that they [combine](crate::city::Errands).

use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Wish};
use crate::ids::ServiceId;
use crate::weekdays::Weekdays;

/// More different services are not asked of one desk in one visit.
pub const MOST_ERRANDS: usize = 4;

/// A service, for so many people or papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errand {
    /// Which service,
    pub service: ServiceId,
    /// and how many times.
    pub quantity: u8,
}

impl Wish {
    /// One of this service; anywhere, on any day.
    pub fn new(service: ServiceId) -> Self {
        Self {
            service,
            quantity: 1,
            also: Vec::new(),
            offices: Vec::new(),
            day: None,
            weekdays: Weekdays::ANY,
            hours: None,
            from: None,
            moving: None,
            whom: None,
        }
    }

    /// The same that an appointment is for; anywhere, on any day.
    pub fn like(appointment: &Appointment) -> Self {
        Self {
            quantity: appointment.quantity,
            also: appointment.also.clone(),
            whom: appointment.ward().cloned(),
            ..Self::new(appointment.service.clone())
        }
    }

    /// All that it is for, in the order in which it was asked for.
    pub fn errands(&self) -> Vec<Errand> {
        errands(&self.service, self.quantity, &self.also)
    }

    /// The services that it is for.
    pub fn services(&self) -> Vec<ServiceId> {
        services(&self.service, &self.also)
    }

    /// Whether it is for this service, among others.
    pub fn is_for(&self, service: &ServiceId) -> bool {
        is_for(&self.service, &self.also, service)
    }

    /// Whether it is for all that an appointment is for, and for whoever comes then: so it can take its place.
    pub fn covers(&self, appointment: &Appointment) -> bool {
        let for_all = appointment.services().iter().all(|service| self.is_for(service));
        for_all && self.whom.as_ref() == appointment.ward()
    }

    /// Each errand for so many.
    pub fn for_each(&mut self, quantity: u8) {
        self.quantity = quantity;
        self.also.iter_mut().for_each(|errand| errand.quantity = quantity);
    }
}

impl Appointment {
    /// All that it is for, in the order in which it was asked for.
    pub fn errands(&self) -> Vec<Errand> {
        errands(&self.service, self.quantity, &self.also)
    }

    /// The services that it is for.
    pub fn services(&self) -> Vec<ServiceId> {
        services(&self.service, &self.also)
    }

    /// Whether it is for this service, among others: it is a live booking for each of them.
    pub fn is_for(&self, service: &ServiceId) -> bool {
        is_for(&self.service, &self.also, service)
    }
}

fn errands(service: &ServiceId, quantity: u8, also: &[Errand]) -> Vec<Errand> {
    let first = Errand { service: service.clone(), quantity };
    std::iter::once(first).chain(also.iter().cloned()).collect()
}

fn services(service: &ServiceId, also: &[Errand]) -> Vec<ServiceId> {
    std::iter::once(service).chain(also.iter().map(|errand| &errand.service)).cloned().collect()
}

fn is_for(service: &ServiceId, also: &[Errand], other: &ServiceId) -> bool {
    service == other || also.iter().any(|errand| errand.service == *other)
}
