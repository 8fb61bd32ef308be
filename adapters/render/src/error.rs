//! What can be wrong with a locale.

/// A locale that can't be used. The files are embedded, so a build that passes its tests never
/// shows one.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// Fluent can't read a file.
    #[error("{file}: this is not Fluent: {complaint}")]
    Syntax {
        /// `locales/de/booking.ftl`
        file: &'static str,
        /// What Fluent says.
        complaint: String,
    },
    /// A key stands in the locale twice.
    #[error("{file}: {complaint}")]
    Twice {
        /// The later of the two files.
        file: &'static str,
        /// Which key.
        complaint: String,
    },
    /// The language or region is none that dates are known for.
    #[error("locale `{region}`: {complaint}")]
    Region {
        /// `de-DE`
        region: &'static str,
        /// What is wrong with it.
        complaint: String,
    },
}
