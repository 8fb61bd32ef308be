//! Numbers as a language writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

use crate::embedded::Source;
use crate::error::LocaleError;

/// One language's habits, loaded once.
pub(crate) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(crate) fn of(source: &Source) -> Result<Self, LocaleError> {
        let broken = |complaint: String| LocaleError::Region { region: source.region, complaint };
        let region = Locale::try_from_str(source.region).map_err(|error| broken(error.to_string()))?;
        let formatter = DecimalFormatter::try_new((&region).into(), Default::default());
        formatter.map(Self).map_err(|error| broken(error.to_string()))
    }

    /// "1.204"
    pub(crate) fn whole(&self, number: u32) -> String {
        self.0.format(&Decimal::from(number)).to_string()
    }

    /// So many in a thousand: "12,5", and "12" where nothing stands behind the comma.
    pub(crate) fn percent(&self, share: u32) -> String {
        let mut number = Decimal::from(share);
        number.multiply_pow10(-1);
        number.trim_end();
        self.0.format(&number).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded::{GERMAN, OTHERS};

    #[test]
    fn commas_and_points_stand_where_the_language_wants_them() {
        let numbers = |source| Numbers::of(source).unwrap();
        let (german, english) = (numbers(&GERMAN), numbers(&OTHERS[0]));
        assert_eq!((german.whole(1_204), english.whole(1_204)), ("1.204".to_owned(), "1,204".to_owned()));
        assert_eq!((german.percent(125), english.percent(125)), ("12,5".to_owned(), "12.5".to_owned()));
        assert_eq!(["0", "12", "100"].map(str::to_owned), [0, 120, 1_000].map(|share| german.percent(share)));
    }
}
