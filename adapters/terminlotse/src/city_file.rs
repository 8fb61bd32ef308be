//! City files: what `import city FILE.toml` reads.
//!
//! A file has the shape of [`City`]; `demo/lindenau.toml` is the example with comments. It is read
//! in two passes: its [`values`] become a [`City`], then the [`checks`] look at what serde can't
//! see: names that name nothing, rules that make no places. Every error is one sentence with file,
//! line and key:
//!
//! ```text
//! city.toml, line 41, office[2].opening[0].from: “8 Uhr” is no time of day such as "08:00"
//! ```
//!
//! A new field needs nothing here beyond its place in [`bot_core::city`]; what can be wrong with it
//! beyond its type is said in [`checks`].

pub mod checks;
mod source;
mod values;

use std::path::Path;

use bot_core::City;

pub use checks::{Finding, Weight, findings, released_too_early};
pub(crate) use source::Source;

/// The city that comes with the program, for trying it out and as an example.
pub const DEMO: &str = include_str!("../demo/lindenau.toml");

/// A city file that can be imported, with what is odd about it.
#[derive(Debug)]
pub struct CityFile {
    /// The city.
    pub city: City,
    /// What should be looked at, one sentence each, with file and line.
    pub remarks: Vec<String>,
}

/// Why a city file can't be imported.
#[derive(Debug, thiserror::Error)]
pub enum CityFileError {
    /// It could not be opened.
    #[error("{file} can't be read: {reason}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// It is no TOML.
    #[error("{file}, line {line}: this is no TOML: {reason}")]
    Syntax {
        /// Which file.
        file: String,
        /// In which line, counted from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// Something in it is wrong.
    #[error("{file}, line {line}, {key}: {reason}")]
    Wrong {
        /// Which file.
        file: String,
        /// In which line, counted from 1.
        line: usize,
        /// Under which key.
        key: String,
        /// What is wrong, as the end of a sentence.
        reason: String,
    },
}

/// Reads a city file.
pub fn read(path: &Path) -> Result<CityFile, CityFileError> {
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&file, &text),
        Err(reason) => Err(CityFileError::Unreadable { file, reason }),
    }
}

/// The demo city.
pub fn demo() -> Result<City, CityFileError> {
    parse("lindenau.toml", DEMO).map(|demo| demo.city)
}

/// Reads the text of a city file; `file` is its name in complaints.
pub fn parse(file: &str, text: &str) -> Result<CityFile, CityFileError> {
    let source = Source::parse(file, text)?;
    let city: City = source.read()?;
    let remarks = source.refuse_or_remark(findings(&city))?;
    Ok(CityFile { city, remarks })
}

#[cfg(test)]
mod tests;
