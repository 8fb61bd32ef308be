//! When an office is open, and which places that makes.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A day of the week, as city files write it: `mon`, `tue`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// One opening rule of an office. Times are the office's own clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningRule {
    /// On which days of the week.
    pub weekdays: Vec<Day>,
    /// From when: `"08:00"`.
    #[serde(with = "clock_time")]
    pub from: NaiveTime,
    /// Until when; a slot that would end later is not made.
    #[serde(with = "clock_time")]
    pub to: NaiveTime,
    /// How many desks serve in parallel.
    #[serde(default = "one")]
    pub desks: u16,
    /// Minutes of one slot; the city's `policy.slot` when it isn't said.
    #[serde(default)]
    pub slot_minutes: Option<u16>,
    /// First day it holds.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day it holds.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
}

fn one() -> u16 {
    1
}

/// Reads and writes `08:00`.
mod clock_time {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&time.format("%H:%M").to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M")
            .map_err(|_| de::Error::custom(format!("“{text}” is no time of day such as \"08:00\"")))
    }
}
