//! A day on paper.

use chrono::{DateTime, Utc};

use super::{Expected, Which};
use crate::language::Language;
use crate::reply::DaySheet;
use crate::setting::Setting;
use crate::tell::Teller;
use crate::view::day_sheet;

/// The sheet of these appointments, for whoever reads this language.
pub fn sheet(
    setting: &Setting<'_>,
    language: &Language,
    which: Which,
    expected: &[Expected],
    now: DateTime<Utc>,
) -> DaySheet {
    day_sheet(&Teller::new(setting, language), which, expected, now)
}
