//! What anybody may know without writing to the bot: when a service has a free place next, and how long its waitlist
//! takes. It answers "is anything free?" on the city's website and in the hotline's announcement.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::desk::Place;
use crate::directory::Directory;
use crate::ids::ServiceId;
use crate::language::Language;

/// What the calendar says about a service at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Which.
    pub service: ServiceId,
    /// The next place that is free to everybody.
    pub next: Option<Place>,
    /// Where there is none: when more become bookable, as far as that is known.
    pub next_release: Option<DateTime<Utc>>,
    /// How many wait for one.
    pub waiting: u32,
    /// In about how many days whoever joins them now gets one, as far as recent days tell.
    pub days: Option<u16>,
}

/// A forecast as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foretold {
    /// Name of the service.
    pub service: String,
    /// When the next place is, by the office's clock, and the office's name.
    pub next: Option<(NaiveDateTime, String)>,
    /// When more become bookable, by the offices' clock.
    pub next_release: Option<NaiveDateTime>,
    /// How long the waitlist takes; only where nothing is free.
    pub days: Option<u16>,
}

impl Forecast {
    /// In this language, with the city's names.
    pub fn told(&self, city: &Directory, language: &Language) -> Foretold {
        let local = |at: DateTime<Utc>| at.with_timezone(&city.city.timezone).naive_local();
        let office = |place: &Place| {
            let office = city.office(&place.office);
            office.map_or_else(
                || place.office.to_string(),
                |office| office.name.text(language, &city.city.language).to_owned(),
            )
        };
        let service = city.service(&self.service);
        Foretold {
            service: service.map_or_else(
                || self.service.to_string(),
                |service| service.name.text(language, &city.city.language).to_owned(),
            ),
            next: self.next.as_ref().map(|place| (local(place.starts_at), office(place))),
            next_release: self.next_release.map(local),
            days: self.days.filter(|_| self.next.is_none()),
        }
    }
}
