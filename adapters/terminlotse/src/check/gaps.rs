//! What most cities say and this one doesn't, counted, with a few ids to begin with.
//!
//! A catalogue of hundreds of services from another system lacks the same things everywhere; a line
//! for each would hide what matters. To add a gap: its line in [`gaps`].

use std::collections::BTreeSet;

use bot_core::city::{City, Office, Service};
use bot_core::directory::postal_code_of;
use bot_core::ids::ServiceId;

use crate::dldb::OTHER_GROUP;

/// So many ids are named.
const FEW: usize = 5;

/// What is missing, a sentence each.
pub fn gaps(city: &City) -> Vec<String> {
    let offers = || city.offices.iter().flat_map(|office| &office.services);
    let offered: BTreeSet<&ServiceId> = offers().map(|offer| &offer.service).collect();
    let booked: BTreeSet<&ServiceId> =
        offers().filter(|offer| offer.is_booked_here()).map(|offer| &offer.service).collect();
    let lost: BTreeSet<&ServiceId> =
        offers().filter(|offer| offer.elsewhere.as_deref() == Some("")).map(|offer| &offer.service).collect();
    let all: Vec<&Service> = city.services.iter().collect();
    let bookable: Vec<&Service> =
        city.services.iter().filter(|service| booked.contains(&service.id)).collect();
    let offices: Vec<&Office> = city
        .offices
        .iter()
        .filter(|office| office.services.iter().any(|offer| offer.is_booked_here()))
        .collect();

    let of_services = |among: &[&Service], what: &str, lacks: &dyn Fn(&Service) -> bool| {
        let lacking = among.iter().filter(|service| lacks(service)).map(|service| service.id.as_str());
        told(&lacking.collect::<Vec<_>>(), among.len(), what)
    };
    let of_offices = |what: &str, lacks: &dyn Fn(&Office) -> bool| {
        let lacking = offices.iter().filter(|office| lacks(office)).map(|office| office.id.as_str());
        told(&lacking.collect::<Vec<_>>(), offices.len(), what)
    };
    let told = [
        of_services(&all, "services are offered by no office", &|service| !offered.contains(&service.id)),
        of_services(&all, "services are booked elsewhere, under no known address", &|service| {
            lost.contains(&service.id)
        }),
        of_services(&bookable, "bookable services name no documents to bring", &|service| {
            service.bring.is_empty()
        }),
        of_services(&bookable, "bookable services name no fee", &|service| service.fee.is_empty()),
        of_services(&bookable, "bookable services are in no group that has a name", &|service| {
            service.group.as_str() == OTHER_GROUP
        }),
        of_offices("offices with bookable services have no opening rules", &|office| {
            office.opening.is_empty()
        }),
        of_offices("offices with bookable services have no district", &|office| office.district.is_empty()),
        of_offices("offices with bookable services have no postal code in their address", &|office| {
            postal_code_of(&office.address).is_none()
        }),
    ];
    told.into_iter().flatten().collect()
}

/// "264 of 264 bookable services name no fee: 120335, 120658, …"
fn told(lacking: &[&str], all: usize, what: &str) -> Option<String> {
    let few: Vec<&str> = lacking.iter().take(FEW).copied().collect();
    let more = if lacking.len() > FEW { ", …" } else { "" };
    (!lacking.is_empty()).then(|| format!("{} of {all} {what}: {}{more}", lacking.len(), few.join(", ")))
}
