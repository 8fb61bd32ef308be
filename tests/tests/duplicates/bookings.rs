//! A city's live bookings, and who really made which.

use bot_core::desk::{Appointment, Field};
use bot_core::duplicates::Booking;
use bot_core::ids::{AppointmentId, OfficeId, PersonId, ServiceId};
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use crate::people::{self, Human};
use crate::writing::{self, Twist};

const HOUSEHOLDS: usize = 2_500;
const HORIZON: i64 = 42;
/// Services, how many in a hundred book them, and what is asked there.
const SERVICES: [(&str, u32, &[Field]); 5] = [
    ("personalausweis", 35, &[Field::Phone]),
    ("reisepass", 25, &[Field::Phone, Field::Email]),
    ("meldebescheinigung", 15, &[Field::Email]),
    ("anmeldung", 15, &[Field::Phone]),
    ("fuehrungszeugnis", 10, &[]),
];

/// A booking, by whom it was really made, and how they wrote their name.
pub struct Made {
    pub human: usize,
    pub twist: Twist,
}

/// Some weeks of bookings.
pub struct Bookings {
    pub humans: Vec<Human>,
    /// In the order of `bookings`.
    pub made: Vec<Made>,
    pub bookings: Vec<Booking>,
}

impl Bookings {
    /// The same for the same seed. One in eleven books again for the same errand, families go together, and
    /// everybody writes anew.
    pub fn generate(seed: u64) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let humans = people::city(HOUSEHOLDS, &mut chance);
        let mut all = Self { humans, made: Vec::new(), bookings: Vec::new() };
        let mut home = (usize::MAX, 0, 0);
        for human in 0..all.humans.len() {
            let household = all.humans[human].household;
            if household != home.0 {
                home = (household, service(&mut chance), chance.random_range(0..HORIZON));
            }
            let together = chance.random_bool(0.5);
            let (service, day) = if together {
                (home.1, home.2 + chance.random_range(0..3))
            } else {
                (service(&mut chance), chance.random_range(0..HORIZON))
            };
            all.book(human, service, day, &mut chance);
            if chance.random_bool(0.09) {
                for _ in 0..*[1, 1, 1, 1, 1, 1, 2, 4].choose(&mut chance).unwrap() {
                    let later = day + days_later(&mut chance);
                    all.book(human, service, later, &mut chance);
                }
            }
        }
        all
    }

    /// Books from an account of its own: from the same one, the limits would say no.
    fn book(&mut self, human: usize, service: usize, day: i64, chance: &mut StdRng) {
        let (service, _, asked) = SERVICES[service];
        let (contact, twist) = writing::contact(&self.humans[human], asked, chance);
        let monday: DateTime<Utc> = "2026-11-23T07:00:00Z".parse().unwrap();
        let starts_at = monday + TimeDelta::days(day) + TimeDelta::minutes(15 * chance.random_range(0..32));
        let number = self.bookings.len().to_string();
        self.made.push(Made { human, twist });
        self.bookings.push(Booking {
            appointment: Appointment {
                id: AppointmentId::new(&number),
                reference: number.clone(),
                service: ServiceId::new(service),
                quantity: 1,
                also: Vec::new(),
                office: OfficeId::new("mitte"),
                starts_at,
                ends_at: starts_at + TimeDelta::minutes(15),
                sequence: 0,
                whom: None,
                moves: 0,
                falls_out: false,
            },
            person: PersonId::new(number),
            contact,
        });
    }
}

fn service(chance: &mut StdRng) -> usize {
    let mut at = chance.random_range(0..100);
    let found = SERVICES.iter().position(|(_, share, _)| {
        let found = at < *share;
        at = at.saturating_sub(*share);
        found
    });
    found.expect("the shares make a hundred")
}

/// Half of them are within three days, one in five later than ten.
fn days_later(chance: &mut StdRng) -> i64 {
    match chance.random_range(0..10) {
        0..5 => chance.random_range(0..=3),
        5..8 => chance.random_range(4..=10),
        _ => chance.random_range(11..=30),
    }
}
