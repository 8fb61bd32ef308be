//! What is counted for those who run the offices. Each figure is a question to the tables that hold what happened;
//! only what they don't keep is counted as it happens: how far conversations get ([`steps`]), and which places were
//! given back ([`freed`]).
//!
//! - [`weeks`]: of which weeks
//! - [`booked`]: how many were booked, of which lane, how far ahead
//! - [`shown_up`]: who came, who did not, who cancelled late
//! - [`freed`]: what became of places that were given back
//! - [`minutes`]: how long visits take
//! - [`filed`]: what waited for a person
//!
//! All but the next free place of each service, which is the [desk](crate::desk)'s to tell, is gathered here. To add a
//! figure: a module with its query, its line in [`gather`], and its truth in the conformance suite.

use bot_core::City;
use bot_core::figures::{Figures, OfficeWeek, Scope, Tally};
use bot_core::ids::OfficeId;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::error::StoreError;
use crate::json;
use crate::sql::Tx;

mod booked;
mod filed;
pub mod freed;
mod minutes;
mod shown_up;
pub mod steps;
mod weeks;

use weeks::Weeks;

/// What was counted until now. `kept` is how long appointments are kept: weeks of which some are forgotten are left
/// out.
///
/// # Errors
/// The database's own.
pub async fn gather(
    tx: &mut Tx,
    city: &City,
    scope: &Scope,
    kept: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Figures, StoreError> {
    let weeks = Weeks::until(now, scope.weeks, kept, city.city.timezone);
    let offices = (!scope.offices.is_empty()).then(|| json::list(&scope.offices)).transpose()?;
    let asked = Asked { offices: offices.as_deref(), weeks: &weeks };
    let mut tallies = Tallies::default();
    let mut services = booked::count(tx, &asked, city, &mut tallies).await?;
    shown_up::count(tx, &asked, &mut tallies, now).await?;
    freed::count(tx, &asked, &mut tallies).await?;
    minutes::measure(tx, &asked, &mut services).await?;
    Ok(Figures {
        offices: scope.offices.clone(),
        weeks: weeks.mondays.clone(),
        lanes: booked::by_lane(tx, &asked).await?,
        requests: filed::count(tx, &asked).await?,
        steps: steps::reached(tx, &weeks.mondays).await?,
        tallies: tallies.0,
        services,
    })
}

/// Of what figures are wanted.
struct Asked<'a> {
    /// A JSON list of offices; null is all of them.
    offices: Option<&'a str>,
    weeks: &'a Weeks,
}

/// Offices' weeks, as they are counted.
#[derive(Default)]
struct Tallies(Vec<OfficeWeek>);

impl Tallies {
    /// What belongs to an office's week is added to it.
    fn add(&mut self, office: OfficeId, monday: NaiveDate, tally: Tally) {
        let same = |one: &&mut OfficeWeek| one.office == office && one.monday == monday;
        match self.0.iter_mut().find(same) {
            Some(one) => one.tally = one.tally.plus(tally),
            None => self.0.push(OfficeWeek { office, monday, tally }),
        }
    }
}

/// Whether a column is one of the wanted offices: `$1` is a JSON list of them, or null for all.
macro_rules! wanted {
    (sqlite, $office:literal) => {
        concat!("($1 is null or ", $office, " in (select value from json_each($1)))")
    };
    (postgres, $office:literal) => {
        concat!("($1::text is null or ", $office, " in (select json_array_elements_text($1::json)))")
    };
}

/// A statement with `wanted!` in the middle.
macro_rules! of_offices {
    ($before:expr, $office:literal, $after:expr) => {
        $crate::sql::Dialects {
            sqlite: concat!($before, $crate::figures::wanted!(sqlite, $office), $after),
            postgres: concat!($before, $crate::figures::wanted!(postgres, $office), $after),
        }
    };
}
pub(crate) use {of_offices, wanted};
