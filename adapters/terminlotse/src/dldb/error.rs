//! Why dldb files can't be imported.

use crate::city_file::CityFileError;

/// Why nothing was taken from dldb files; each is one sentence that names the file.
#[derive(Debug, thiserror::Error)]
pub enum DldbError {
    /// A file could not be opened.
    #[error("{file} can't be read: {reason}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// It is no JSON.
    #[error("{file}, line {line}: this is no JSON: {reason}")]
    Syntax {
        /// Which file.
        file: String,
        /// In which line, counted from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// Something in it is wrong.
    #[error("{file}, line {line}{key}: {reason}")]
    Wrong {
        /// Which file.
        file: String,
        /// In which line, counted from 1.
        line: usize,
        /// Under which key, after a comma; empty where it's the whole file.
        key: String,
        /// What is wrong, as the end of a sentence.
        reason: String,
    },
    /// It is no file to import.
    #[error("{file}: {reason}")]
    Refused {
        /// Which file.
        file: String,
        /// Why, as a sentence of its own.
        reason: String,
    },
    /// The overlay is wrong.
    #[error(transparent)]
    Overlay(#[from] CityFileError),
    /// Neither the files nor an overlay say which city this is.
    #[error("no location says in which city it lies: name the city in an overlay, under [city]")]
    NoCity,
}
