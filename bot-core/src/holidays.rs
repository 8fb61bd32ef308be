//! Public holidays of the federal states, as their laws stand in 2026.
//!
//! Computed, not looked up: a city plans years ahead. Of our own, since the ready-made crate for chrono's
//! dates switches on chrono's clock, which the core must not have, and leaves out Brandenburg's Sundays.
//!
//! What holds in some towns of a state only is left out: Augsburg's Peace Festival, Corpus Christi in
//! parts of Saxony and Thuringia. Such a town lists the day as an exception of its offices; so does a
//! town in Bavaria with mostly Protestant inhabitants, where the Assumption of Mary, kept here as in
//! most of Bavaria, is no holiday.
//!
//! When a state keeps another day, add it to [`Holiday`], say when it is ([`Holiday::date`]) and who
//! keeps it ([`Holiday::is_kept_in`]).

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// A federal state of Germany, by its ISO 3166-2 code without `DE-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the codes are a standard")]
pub enum State {
    /// Baden-Württemberg
    Bw,
    /// Bavaria
    By,
    /// Berlin
    Be,
    /// Brandenburg
    Bb,
    /// Bremen
    Hb,
    /// Hamburg
    Hh,
    /// Hesse
    He,
    /// Mecklenburg-Western Pomerania
    Mv,
    /// Lower Saxony
    Ni,
    /// North Rhine-Westphalia
    Nw,
    /// Rhineland-Palatinate
    Rp,
    /// Saarland
    Sl,
    /// Saxony
    Sn,
    /// Saxony-Anhalt
    St,
    /// Schleswig-Holstein
    Sh,
    /// Thuringia
    Th,
}

impl State {
    /// The holiday that is kept here on a date.
    pub fn holiday(self, date: NaiveDate) -> Option<Holiday> {
        let year = date.year();
        Holiday::ALL
            .iter()
            .copied()
            .find(|holiday| holiday.is_kept_in(self, year) && holiday.date(year) == Some(date))
    }
}

/// A public holiday, wherever it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January
    NewYear,
    /// 6 January
    Epiphany,
    /// 8 March
    WomensDay,
    /// The Friday before Easter
    GoodFriday,
    /// Easter Sunday; only Brandenburg's law names it
    EasterSunday,
    /// Easter Monday
    EasterMonday,
    /// 1 May
    LabourDay,
    /// 8 May 2025, eighty years after the end of the war; kept once
    LiberationDay,
    /// The Thursday 39 days after Easter
    AscensionDay,
    /// Whit Sunday; only Brandenburg's law names it
    WhitSunday,
    /// Whit Monday
    WhitMonday,
    /// The Thursday 60 days after Easter
    CorpusChristi,
    /// 17 June 2028, seventy-five years after the uprising in the GDR; kept once
    UprisingDay,
    /// 15 August
    AssumptionDay,
    /// 20 September
    ChildrensDay,
    /// 3 October
    GermanUnityDay,
    /// 31 October
    ReformationDay,
    /// 1 November
    AllSaintsDay,
    /// The Wednesday before 23 November (Buß- und Bettag)
    RepentanceDay,
    /// 25 December
    ChristmasDay,
    /// 26 December
    SecondChristmasDay,
}

impl Holiday {
    /// All of them, in the order of the year.
    pub const ALL: &[Holiday] = &[
        Holiday::NewYear,
        Holiday::Epiphany,
        Holiday::WomensDay,
        Holiday::GoodFriday,
        Holiday::EasterSunday,
        Holiday::EasterMonday,
        Holiday::LabourDay,
        Holiday::LiberationDay,
        Holiday::AscensionDay,
        Holiday::WhitSunday,
        Holiday::WhitMonday,
        Holiday::CorpusChristi,
        Holiday::UprisingDay,
        Holiday::AssumptionDay,
        Holiday::ChildrensDay,
        Holiday::GermanUnityDay,
        Holiday::ReformationDay,
        Holiday::AllSaintsDay,
        Holiday::RepentanceDay,
        Holiday::ChristmasDay,
        Holiday::SecondChristmasDay,
    ];

    /// When it is in a year; `None` beyond the calendar.
    pub fn date(self, year: i32) -> Option<NaiveDate> {
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let after_easter = |days| easter_sunday(year)?.checked_add_signed(TimeDelta::days(days));
        match self {
            Holiday::NewYear => on(1, 1),
            Holiday::Epiphany => on(1, 6),
            Holiday::WomensDay => on(3, 8),
            Holiday::GoodFriday => after_easter(-2),
            Holiday::EasterSunday => after_easter(0),
            Holiday::EasterMonday => after_easter(1),
            Holiday::LabourDay => on(5, 1),
            Holiday::LiberationDay => on(5, 8),
            Holiday::AscensionDay => after_easter(39),
            Holiday::WhitSunday => after_easter(49),
            Holiday::WhitMonday => after_easter(50),
            Holiday::CorpusChristi => after_easter(60),
            Holiday::UprisingDay => on(6, 17),
            Holiday::AssumptionDay => on(8, 15),
            Holiday::ChildrensDay => on(9, 20),
            Holiday::GermanUnityDay => on(10, 3),
            Holiday::ReformationDay => on(10, 31),
            Holiday::AllSaintsDay => on(11, 1),
            Holiday::RepentanceDay => wednesday_before(on(11, 23)?),
            Holiday::ChristmasDay => on(12, 25),
            Holiday::SecondChristmasDay => on(12, 26),
        }
    }

    /// Whether a state keeps it in a year.
    pub fn is_kept_in(self, state: State, year: i32) -> bool {
        use State::*;
        match self {
            Holiday::NewYear
            | Holiday::GoodFriday
            | Holiday::EasterMonday
            | Holiday::LabourDay
            | Holiday::AscensionDay
            | Holiday::WhitMonday
            | Holiday::GermanUnityDay
            | Holiday::ChristmasDay
            | Holiday::SecondChristmasDay => true,
            Holiday::Epiphany => matches!(state, Bw | By | St),
            Holiday::WomensDay => matches!(state, Be | Mv),
            Holiday::EasterSunday | Holiday::WhitSunday => state == Bb,
            Holiday::LiberationDay => state == Be && year == 2025,
            Holiday::CorpusChristi => matches!(state, Bw | By | He | Nw | Rp | Sl),
            Holiday::UprisingDay => state == Be && year == 2028,
            Holiday::AssumptionDay => matches!(state, By | Sl),
            Holiday::ChildrensDay => state == Th,
            Holiday::ReformationDay => matches!(state, Bb | Hb | Hh | Mv | Ni | Sn | St | Sh | Th),
            Holiday::AllSaintsDay => matches!(state, Bw | By | Nw | Rp | Sl),
            Holiday::RepentanceDay => state == Sn,
        }
    }
}

/// The last Wednesday before a date.
fn wednesday_before(date: NaiveDate) -> Option<NaiveDate> {
    let days = 1 + (date.weekday().num_days_from_monday() + 7 - 3) % 7;
    date.checked_sub_signed(TimeDelta::days(days.into()))
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm in Meeus, Astronomical
/// Algorithms, chapter 8; its letters are kept.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, day) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)
}

#[cfg(test)]
mod tests;
