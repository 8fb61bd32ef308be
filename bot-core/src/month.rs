//! Months, as a calendar on the wall shows them.

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(NaiveDate);

impl Month {
    /// The month a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// The next month of this number, 1 being January; this one counts.
    pub fn next_called(self, number: u32) -> Self {
        let ahead = (12 + number - self.0.month()) % 12;
        self.0.checked_add_months(Months::new(ahead)).map_or(self, Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn january_comes_after_december() {
        let november = Month::of(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        assert_eq!(november.next_called(11), november);
        assert_eq!(november.next_called(1).first_day().to_string(), "2027-01-01");
        assert!(november.contains(NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()));
    }
}
