//! Days and times as a language writes them.

use bot_core::month::Month;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use icu_calendar::types::RataDie;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{E, MD, YM, YMDE};
use icu_locale_core::Locale;

use crate::embedded::Source;
use crate::error::LocaleError;

/// One language's habits, loaded once.
pub(crate) struct Dates {
    full: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    weekday_in_full: FixedCalendarDateTimeFormatter<Gregorian, E>,
    button: FixedCalendarDateTimeFormatter<Gregorian, MD>,
}

impl Dates {
    pub(crate) fn of(source: &Source) -> Result<Self, LocaleError> {
        let broken = |complaint: String| LocaleError::Region { region: source.region, complaint };
        let region = Locale::try_from_str(source.region).map_err(|error| broken(error.to_string()))?;
        let unknown = |error: icu_datetime::DateTimeFormatterLoadError| broken(error.to_string());
        Ok(Self {
            month: FixedCalendarDateTimeFormatter::try_new((&region).into(), YM::long()).map_err(unknown)?,
            full: FixedCalendarDateTimeFormatter::try_new((&region).into(), YMDE::long()).map_err(unknown)?,
            weekday: FixedCalendarDateTimeFormatter::try_new((&region).into(), E::short())
                .map_err(unknown)?,
            weekday_in_full: FixedCalendarDateTimeFormatter::try_new((&region).into(), E::long())
                .map_err(unknown)?,
            button: FixedCalendarDateTimeFormatter::try_new(
                (&region).into(),
                MD::for_length(source.button_date),
            )
            .map_err(unknown)?,
        })
    }

    /// "Dienstag, 24. November 2026"
    pub(crate) fn full(&self, day: NaiveDate) -> String {
        self.full.format(&gregorian(day)).to_string()
    }

    /// "Dezember 2026"
    pub(crate) fn month(&self, month: Month) -> String {
        self.month.format(&gregorian(month.first_day())).to_string()
    }

    /// "Mo" to "So", above the columns of a calendar.
    pub(crate) fn weekdays(&self) -> Vec<String> {
        (0..7).map(|weekday| self.weekday.format(&gregorian(some(weekday))).to_string()).collect()
    }

    /// "Montag"; Monday is 0.
    pub(crate) fn weekday_in_full(&self, weekday: u8) -> String {
        self.weekday_in_full.format(&gregorian(some(weekday))).to_string()
    }

    /// "24.11."
    pub(crate) fn date(&self, day: NaiveDate) -> String {
        self.button.format(&gregorian(day)).to_string()
    }

    /// "Di 24.11.", for buttons. Put together here: ICU's own shortest form has a comma and a
    /// stop more, and a button has no room to spare.
    pub(crate) fn button(&self, day: NaiveDate) -> String {
        let day = gregorian(day);
        format!("{} {}", self.weekday.format(&day), self.button.format(&day))
    }
}

/// "14:30", in every language: a place's label contains its time as `HH:MM` by contract.
pub(crate) fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

/// Some day that is this day of the week.
fn some(weekday: u8) -> NaiveDate {
    let monday = NaiveDate::default().week(Weekday::Mon).first_day();
    monday.checked_add_days(Days::new(weekday.into())).unwrap_or(monday)
}

/// Both calendars count days from the first of January of the year 1.
fn gregorian(day: NaiveDate) -> Date<Gregorian> {
    Date::from_rata_die(RataDie::new(day.num_days_from_ce().into()), Gregorian)
}
