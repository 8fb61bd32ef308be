//! What passages tell of: an appointment, what somebody waits for, what is closed.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::desk::Hours;
use crate::weekdays::Weekdays;

/// An appointment as it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Name of the service.
    pub service: String,
    /// The name of who comes, if it is not the citizen.
    pub whom: Option<String>,
    /// For how many.
    pub quantity: u8,
    /// When, by the office's clock.
    pub at: NaiveDateTime,
    /// Name of the office.
    pub office: String,
    /// Its address.
    pub address: String,
}

/// What somebody waits for, as it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waited {
    /// Name of the service.
    pub service: String,
    /// The name of who would come, if it is not the citizen.
    pub whom: Option<String>,
    /// For how many.
    pub quantity: u8,
    /// Only at this office, or in this district.
    pub office: Option<String>,
    /// Only on this day.
    pub day: Option<NaiveDate>,
    /// Not before this day.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// Only on these days of the week.
    #[serde(default)]
    pub weekdays: Weekdays,
    /// Only at these hours.
    pub within: Option<Hours>,
    /// The last day that suits.
    pub until: NaiveDate,
    /// The day by which it is needed.
    pub deadline: Option<NaiveDate>,
    /// In place of a later appointment.
    pub earlier: bool,
}

/// A place that begins soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Soon {
    /// In so many minutes,
    pub minutes: u16,
    /// in this part of the city.
    pub place: String,
}

/// Which offices are to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Among {
    /// All of them; a postal code brings the nearest to the top where their own are known.
    All {
        /// Whether they are.
        postal_codes: bool,
    },
    /// Those of this district.
    District(String),
    /// All of them, the nearest to this postal code first.
    Near(String),
}

/// How it is asked whether somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coming {
    /// Do they come?
    Open,
    /// Do they come? It must be confirmed by then, by the offices' clock, or it is given away.
    By(NaiveDateTime),
    /// They said so; does it stay like that?
    Said,
}

/// What it means to miss an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missed {
    /// As numbers.
    Costs {
        /// How long the place stays empty,
        minutes: u32,
        /// what that costs, where the city says so,
        euros: Option<u16>,
        /// and how many wait for a place.
        waiting: u32,
    },
    /// In general words.
    Generally,
}

/// What is closed, as far as it concerns one appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closed {
    /// The office, all day.
    Day,
    /// The office, at these hours.
    Hours {
        /// From
        from: NaiveDateTime,
        /// until, by its clock.
        until: NaiveDateTime,
    },
    /// A desk.
    Desk,
}

/// How a booked appointment came to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    /// Newly booked.
    Booked,
    /// Moved here.
    Moved,
    /// Its cancellation was taken back.
    Restored,
    /// The citizen says that they come.
    Confirmed,
}
