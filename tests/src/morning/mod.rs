//! The morning of a release: at seven, places become bookable, and many people want one.
//!
//! A [`City`](city()) releases its places; [`prepare`] makes its bot a minute before. The [`Crowd`] are its people,
//! each with a phone: what the bot sends them arrives there ([`Phones`]), they read it, think, and tap. Whoever lets
//! the morning go by decides what time is: the clock on the wall, or one that jumps from act to act. In the end
//! [`Outcome`] looks into the database who has what.

use std::sync::Arc;

use bot_core::City;
use chrono::{DateTime, TimeDelta, Utc};
use render::Locales;
use serde_json::json;
use store::{Store, StoreError, catalogue};
use terminlotse::Bot;
use terminlotse::desk::Desk;
use terminlotse::jobs::lay_out_all;

mod crowd;
mod outcome;
mod phones;

pub use crowd::{Act, Crowd, Tally};
pub use outcome::Outcome;
pub use phones::Phones;

/// When the places are released: a Friday, 07:00 by the offices' clock.
pub const RELEASE: &str = "2026-11-20T06:00:00Z";
/// The platform of all phones.
pub const PLATFORM: &str = "telegram";
/// The service everybody wants.
pub const SERVICE: &str = "personalausweis";
/// Each office has so many starts a day, every quarter of an hour.
const STARTS: u32 = 30;

/// When it begins.
///
/// # Panics
/// Never: it is an instant.
pub fn release() -> DateTime<Utc> {
    RELEASE.parse().expect("it is an instant")
}

/// How large a city is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Offices,
    pub offices: u32,
    /// and desks at each.
    pub desks: u32,
}

impl Size {
    /// How many places one morning's release has.
    pub fn places(self) -> u32 {
        self.offices * self.desks * STARTS
    }
}

/// A city that releases as many places each morning as it has in a day: three of ten for the same day, the others
/// for two weeks ahead; a tenth of them is for those who wait.
///
/// # Panics
/// Never: it is a city.
pub fn city(size: Size) -> City {
    let opening = json!([{
        "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "08:15", "to": "15:45", "desks": size.desks,
    }]);
    let office = |number: u32| {
        json!({
            "id": format!("o{number}"), "name": format!("Bürgeramt {number}"),
            "address": format!("Hauptstraße {number}, 44998 Weitstadt"), "services": [SERVICE], "opening": opening,
        })
    };
    let offices: Vec<_> = (1..=size.offices).map(office).collect();
    let city = json!({
        "city": {
            "name": "Weitstadt", "operator": "Stadt Weitstadt", "phone": "030 23125 200",
            "phone_hours": "Montag bis Freitag 7 bis 18 Uhr", "privacy_url": "https://weitstadt.example.org",
            "release": [
                { "days_ahead": 14, "at": "07:00", "share": 70 },
                { "days_ahead": 0, "at": "07:00", "share": 30 },
            ],
            "waiting_share": 10,
        },
        "group": [{ "id": "ausweise", "name": "Ausweise" }],
        "service": [{
            "id": SERVICE, "group": "ausweise", "name": "Personalausweis",
            "bring": ["den bisherigen Personalausweis oder Reisepass", "ein biometrisches Lichtbild"],
            "fee": "46,00 Euro",
        }],
        "office": offices,
    });
    serde_json::from_value(city).expect("it is a city")
}

/// The bot of a city a minute before the release. Whatever was released on the mornings before is taken.
///
/// # Errors
/// The database's own.
pub async fn prepare<D: Desk>(store: &Store, size: Size, desk: D) -> Result<Arc<Bot<D>>, StoreError> {
    let (city, eve) = (city(size), release() - TimeDelta::minutes(1));
    let mut tx = store.begin().await?;
    catalogue::import(&mut tx, &city, eve).await?;
    tx.commit().await?;
    let rules = city.city.opening_rules(TimeDelta::minutes(15));
    let layout = store::layout::Layout { rules, horizon: TimeDelta::days(16) };
    lay_out_all(store, &layout, eve).await?;
    sell_out(store, eve).await?;
    let locales = Locales::embedded().expect("the locales are whole");
    Ok(Arc::new(Bot::new(store.clone(), desk, locales, city)))
}

/// All that can be booked is somebody's.
async fn sell_out(store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
    let now = now.timestamp_micros();
    let mut tx = store.begin().await?;
    let sql: [String; 3] = [
        "insert into person (id, created_at) values ('somebody', 0)".to_owned(),
        format!(
            "insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at, ends_at,
                expires_at, created_at)
            select office || ' ' || desk || ' ' || starts_at, 'appointment', 'somebody', '{SERVICE}', 1, office, desk,
                1, starts_at, ends_at, null, 0
            from place where waiting_from <= {now}"
        ),
        format!(
            "update place set occupant = office || ' ' || desk || ' ' || starts_at where waiting_from <= {now}"
        ),
    ];
    for statement in sql {
        // It lives as long as the test does.
        tx.execute(&*statement.leak(), &[]).await?;
    }
    tx.commit().await
}
