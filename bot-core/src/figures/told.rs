//! Figures in somebody's words.

use chrono::{DateTime, Utc};

use super::{Summary, Theme};
use crate::language::Language;
use crate::reply::{Passage, Picture};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::view::{figures_in_words, pictures_of};

/// The figures in words, for whoever reads this language.
pub fn passages(
    setting: &Setting<'_>,
    language: &Language,
    summary: &Summary,
    now: DateTime<Utc>,
) -> Vec<Passage> {
    figures_in_words(&Teller::new(setting, language), summary, now)
}

/// The same as pictures, each with one message; none of what there is nothing to tell about.
pub fn pictures(
    setting: &Setting<'_>,
    language: &Language,
    summary: &Summary,
    theme: Theme,
    now: DateTime<Utc>,
) -> Vec<Picture> {
    pictures_of(&Teller::new(setting, language), summary, theme, now)
}
