//! What is said about figures, and what is drawn of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::figures::summary::{LaneFigures, Minutes};
use crate::figures::{RequestFigures, Step, Tally, Theme};
use crate::language::Language;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiguresPassage {
    /// Of what the figures are.
    Head(Frame),
    /// There are none yet.
    Nothing,
    /// What was counted of appointments and places.
    Numbers {
        /// In the whole time,
        whole: Tally,
        /// and in the running week.
        running: Tally,
    },
    /// How many wait, and for what a person was needed.
    Waiting {
        /// How many wait for a place.
        waiting: u32,
        /// What waited for a person, by kind.
        requests: Vec<RequestFigures>,
    },
    /// When each service has its next free place.
    Next(Vec<NextRow>),
    /// From which lanes was booked.
    Lanes(Vec<LaneFigures>),
    /// How long visits take.
    Minutes(Vec<MinutesRow>),
    /// How far conversations get.
    Steps(Vec<(Step, u32)>),
    /// What was written is the name of no office.
    WhichOffice,
    /// That office is not one of theirs.
    NotTheirs,
}

/// Of what figures are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The names of the offices; none is all of them.
    pub offices: Vec<String>,
    /// From this day
    pub since: NaiveDate,
    /// to this one.
    pub until: NaiveDate,
}

/// When a service has its next free place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextRow {
    /// Its name.
    pub service: String,
    /// In how many days; `None`: nothing is free.
    pub days: Option<u32>,
    /// How many wait for one.
    pub waiting: u32,
}

/// How long visits for a service take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesRow {
    /// Its name.
    pub service: String,
    /// How long.
    pub minutes: Minutes,
}

/// The words on a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiguresLabel {
    /// The pictures in these colours.
    Theme(Theme),
    /// Only this office, by its name.
    Office(String),
    /// All of their offices.
    AllOffices,
}

/// A picture, before its words are written and it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// In which language.
    pub language: Language,
    /// In which colours.
    pub theme: Theme,
    /// Of what it is.
    pub frame: Frame,
    /// What it shows.
    pub shows: Shows,
}

/// What a picture shows. To add one: a variant, its name in [`Shows::name`], when there is something to show in
/// `view::staff::figures`, and its words in the renderer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// How many appointments were booked, week by week.
    Bookings(Vec<(NaiveDate, Tally)>),
    /// How many did not come or cancelled late, week by week.
    Misses(Vec<(NaiveDate, Tally)>),
    /// How many did not come, office by office.
    Offices(Vec<(String, Tally)>),
    /// What became of places that were given back, week by week.
    Refilled(Vec<(NaiveDate, Tally)>),
    /// When services have their next free place.
    Next(Vec<NextRow>),
    /// How long those wait who book in each lane.
    Lanes(Vec<LaneFigures>),
    /// How long visits take.
    Minutes(Vec<MinutesRow>),
    /// How far conversations get.
    Steps(Vec<(Step, u32)>),
}

impl Shows {
    /// What its file is called.
    pub fn name(&self) -> &'static str {
        match self {
            Shows::Bookings(_) => "bookings",
            Shows::Misses(_) => "missed",
            Shows::Offices(_) => "offices",
            Shows::Refilled(_) => "refilled",
            Shows::Next(_) => "next-free",
            Shows::Lanes(_) => "lanes",
            Shows::Minutes(_) => "minutes",
            Shows::Steps(_) => "steps",
        }
    }
}
