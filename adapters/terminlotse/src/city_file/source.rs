//! The text of a city file, or of an overlay, in which everything that is wrong is named by its line.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeTable;

use super::checks::{Finding, Weight};
use super::{CityFileError, values};
use crate::toml_source::{KeyPath, syntax_error};

/// A TOML file that has been parsed.
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    table: Spanned<DeTable<'a>>,
}

impl<'a> Source<'a> {
    /// Parses the text; `file` is its name in complaints.
    pub(crate) fn parse(file: &'a str, text: &'a str) -> Result<Self, CityFileError> {
        let table = DeTable::parse(text).map_err(|error| {
            let (line, reason) = syntax_error(text, &error);
            CityFileError::Syntax { file: file.to_owned(), line, reason }
        })?;
        Ok(Self { file, text, table })
    }

    /// Its values as something that serde can make.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, CityFileError> {
        serde_path_to_error::deserialize(values::Table(self.table.get_ref()))
            .map_err(|error| self.wrong(&KeyPath::from(error.path()), error.inner().to_string()))
    }

    /// What is wrong at a key, as an error.
    pub(crate) fn wrong(&self, at: &KeyPath, reason: String) -> CityFileError {
        CityFileError::Wrong {
            file: self.file.to_owned(),
            line: at.line(self.text, &self.table),
            key: at.to_string(),
            reason,
        }
    }

    /// The first finding that can't be, as an error; else all of them, as sentences.
    pub(crate) fn refuse_or_remark(&self, findings: Vec<Finding>) -> Result<Vec<String>, CityFileError> {
        let (refused, remarks): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(|finding| finding.weight == Weight::Refused);
        match refused.into_iter().next() {
            Some(finding) => Err(self.wrong(&finding.at, finding.what)),
            None => {
                Ok(remarks.into_iter().map(|found| self.wrong(&found.at, found.what).to_string()).collect())
            }
        }
    }
}
