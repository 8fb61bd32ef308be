//! Days of the week that suit.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days of the week, Monday being 0. Where none is named, any suits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weekdays(u8);

impl Weekdays {
    /// No day is named.
    pub const ANY: Self = Self(0);

    /// Whether any day suits.
    pub fn are_any(self) -> bool {
        self.named().next().is_none()
    }

    /// Whether this day suits.
    pub fn suit(self, day: NaiveDate) -> bool {
        self.are_any() || self.name(day.weekday().num_days_from_monday())
    }

    /// Whether this day of the week is named.
    pub fn name(self, weekday: impl Into<u32>) -> bool {
        1_u8.checked_shl(weekday.into()).is_some_and(|bit| self.0 & bit != 0)
    }

    /// Those that are named, Monday first.
    pub fn named(self) -> impl Iterator<Item = u8> {
        (0..7).filter(move |weekday: &u8| self.name(*weekday))
    }

    /// With this day of the week where it was not named, without it where it was.
    #[must_use]
    pub fn toggled(self, weekday: u8) -> Self {
        Self(self.0 ^ 1_u8.checked_shl(weekday.into()).unwrap_or_default())
    }

    /// Those that are not named in `others`.
    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }
}

impl FromIterator<u8> for Weekdays {
    fn from_iter<I: IntoIterator<Item = u8>>(weekdays: I) -> Self {
        let named = |named: Self, weekday| if named.name(weekday) { named } else { named.toggled(weekday) };
        weekdays.into_iter().fold(Self::ANY, named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_suit_that_are_named_or_any() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let week = |days: Weekdays| monday.iter_days().take(7).map(|day| days.suit(day)).collect::<Vec<_>>();
        let some: Weekdays = [2, 0, 2].into_iter().collect();
        assert_eq!(week(some), [true, false, true, false, false, false, false]);
        assert_eq!(week(Weekdays::ANY), [true; 7]);
        assert_eq!(some.toggled(2).named().collect::<Vec<_>>(), [0]);
        assert!(some.toggled(2).toggled(0).are_any());
        assert_eq!(some.without([0].into_iter().collect()).named().collect::<Vec<_>>(), [2]);
        assert_eq!([9].into_iter().collect::<Weekdays>(), Weekdays::ANY, "there is no such day");
    }
}
