//! How many minutes or days it was, of many: enough to tell what is usual.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How often each value came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread(BTreeMap<u32, u32>);

impl Spread {
    /// This value came so often.
    pub fn add(&mut self, value: u32, times: u32) {
        if times > 0 {
            let known = self.0.entry(value).or_default();
            *known = known.saturating_add(times);
        }
    }

    /// All values of another one, too.
    pub fn join(&mut self, other: &Spread) {
        other.0.iter().for_each(|(value, times)| self.add(*value, *times));
    }

    /// How many values there are in all.
    pub fn count(&self) -> u32 {
        self.0.values().fold(0, |sum, times| sum.saturating_add(*times))
    }

    /// The value in the middle: as many are below it as above. `None` where there are none.
    pub fn median(&self) -> Option<u32> {
        self.percentile(50)
    }

    /// The least value that so many in a hundred don't exceed; `None` where there are none.
    pub fn percentile(&self, percent: u8) -> Option<u32> {
        let wanted = (u64::from(self.count()) * u64::from(percent)).div_ceil(100).max(1);
        let mut seen = 0;
        self.0.iter().find_map(|(value, times)| {
            seen += u64::from(*times);
            (seen >= wanted).then_some(*value)
        })
    }
}

impl FromIterator<(u32, u32)> for Spread {
    fn from_iter<I: IntoIterator<Item = (u32, u32)>>(values: I) -> Self {
        let mut spread = Self::default();
        values.into_iter().for_each(|(value, times)| spread.add(value, times));
        spread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_what_as_many_are_below_as_above() {
        assert_eq!(Spread::default().median(), None);
        assert_eq!(Spread::from_iter([(7, 1)]).median(), Some(7));
        let spread = Spread::from_iter([(5, 1), (9, 1), (10, 1), (240, 1), (8, 1)]);
        assert_eq!((spread.count(), spread.median()), (5, Some(9)));
        assert_eq!(spread.percentile(80), Some(10));
        assert_eq!(spread.percentile(100), Some(240));
    }

    #[test]
    fn two_become_one() {
        let mut spread = Spread::from_iter([(5, 3)]);
        spread.join(&Spread::from_iter([(5, 1), (20, 5)]));
        assert_eq!(spread, Spread::from_iter([(20, 5), (5, 4)]));
        assert_eq!(spread.median(), Some(20));
    }
}
