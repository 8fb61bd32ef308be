//! The list of languages, and the files each one is made of.
//!
//! To add a language, add its line to [`OTHERS`] and write `locales/<code>`; to add a file, add
//! it to `language!`, and every language must have it.

use icu_datetime::options::Length;

/// A language as it stands in the folder `locales`.
pub(crate) struct Source {
    /// Its code, which is the name of its folder.
    pub(crate) code: &'static str,
    /// Whose habits its dates follow: `en-GB` writes the day before the month.
    pub(crate) region: &'static str,
    /// How a date is written on a button: German `24.11.` is short, English `24 Nov` is medium.
    pub(crate) button_date: Length,
    /// Each file's path and content.
    pub(crate) files: &'static [(&'static str, &'static str)],
}

macro_rules! language {
    ($code:literal, $region:literal, $button_date:expr) => {
        language!($code, $region, $button_date;
            "about", "appointments", "booking", "calendar", "choices", "closures", "day", "figures", "linking", "notices",
            "on_behalf", "outside", "plea", "poster", "reminders", "repair", "rules", "staff", "trade", "waitlist", "words")
    };
    ($code:literal, $region:literal, $button_date:expr; $($file:literal),+) => {
        Source {
            code: $code,
            region: $region,
            button_date: $button_date,
            files: &[$((
                concat!("locales/", $code, "/", $file, ".ftl"),
                include_str!(concat!("../../../locales/", $code, "/", $file, ".ftl")),
            )),+],
        }
    };
}

/// What all others fall back to.
pub(crate) const GERMAN: Source = language!("de", "de-DE", Length::Short);

/// All others.
pub(crate) const OTHERS: &[Source] = &[language!("en", "en-GB", Length::Medium)];
