//! Reads one dldb file, and looks whether it is whole.

use std::collections::HashSet;
use std::path::Path;

use bot_core::Language;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::error::DldbError;
use super::written::{Entry, File};
use crate::toml_source::KeyPath;

/// The entries of a file.
pub struct Entries<T> {
    /// In the file's order, each with an id of its own.
    pub entries: Vec<T>,
    /// The language they are written in, where the file says it.
    pub language: Option<Language>,
}

/// Reads a file whole, or says why it can't be taken.
pub fn read<T: DeserializeOwned + Entry>(path: &Path) -> Result<Entries<T>, DldbError> {
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&file, &text),
        Err(reason) => Err(DldbError::Unreadable { file, reason }),
    }
}

/// Reads the text of a file; `name` is its name in complaints.
pub fn parse<T: DeserializeOwned + Entry>(name: &str, text: &str) -> Result<Entries<T>, DldbError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let file: File<T> = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| wrong(name, error.path(), error.inner()))?;
    json.end().map_err(|error| wrong_json(name, &error))?;
    let language = language(file.locale.as_str());
    match whole(file) {
        Ok(entries) => Ok(Entries { entries, language }),
        Err(reason) => Err(DldbError::Refused { file: name.to_owned(), reason }),
    }
}

/// The entries, if the file has all it says it has.
fn whole<T: Entry>(file: File<T>) -> Result<Vec<T>, String> {
    if file.error {
        return Err("the file says that its export failed (error: true)".to_owned());
    }
    let entries = file.data.ok_or("`data` is missing, so there is nothing to import")?;
    if entries.is_empty() {
        return Err("`data` is empty, so there is nothing to import".to_owned());
    }
    if let Some(count) = file.datacount.or(file.meta.datacount).filter(|count| *count != entries.len()) {
        let there = entries.len();
        return Err(format!("the file is not whole: it says datacount {count}, but has {there} entries"));
    }
    let mut seen = HashSet::new();
    let again = entries.iter().position(|entry| !entry.id().is_empty() && !seen.insert(entry.id()));
    match again.and_then(|index| Some((index, entries.get(index)?.id()))) {
        Some((index, id)) => Err(format!("data[{index}].id: another entry has the id “{id}” already")),
        None => Ok(entries),
    }
}

/// `de` of `de_DE`.
fn language(locale: &str) -> Option<Language> {
    let code = locale.split(['_', '-']).next().unwrap_or_default().to_lowercase();
    (!code.is_empty()).then(|| Language::new(code))
}

fn wrong(file: &str, path: &serde_path_to_error::Path, error: &serde_json::Error) -> DldbError {
    if error.classify() != Category::Data {
        return wrong_json(file, error);
    }
    let key = KeyPath::from(path).to_string();
    let key = if key.is_empty() { String::new() } else { format!(", {key}") };
    let reason = in_words(&without_place(error));
    DldbError::Wrong { file: file.to_owned(), line: error.line(), key, reason }
}

fn wrong_json(file: &str, error: &serde_json::Error) -> DldbError {
    DldbError::Syntax { file: file.to_owned(), line: error.line(), reason: without_place(error) }
}

/// What the parser says, without the line: that stands in front.
fn without_place(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    said.strip_suffix(&place).unwrap_or(&said).to_owned()
}

/// serde's account of a wrong type, in words as city files have them.
fn in_words(said: &str) -> String {
    if let Some(field) = said.strip_prefix("missing field ") {
        return format!("{field} is missing here");
    }
    let wrong = ["invalid type: ", "invalid value: ", "invalid length "].into_iter();
    let wrong =
        wrong.filter_map(|begin| said.strip_prefix(begin)).find_map(|rest| rest.split_once(", expected "));
    match wrong {
        Some((found, expected)) => {
            format!("{} stands here, but it must be {}", shown(found), meant(expected))
        }
        None => said.to_owned(),
    }
}

/// A value of the wrong kind.
fn shown(found: &str) -> String {
    if let Some(text) = found.strip_prefix("string ") {
        return format!("the text {text}");
    }
    match found.split_once(" `") {
        Some(("integer" | "floating point", number)) => {
            format!("the number {}", number.trim_end_matches('`'))
        }
        Some(("boolean", truth)) => truth.trim_end_matches('`').to_owned(),
        _ if found == "map" => "an object".to_owned(),
        _ if found == "null" => "null".to_owned(),
        // A list, or one that was taken for the fields of an object and has too few.
        _ => "a list".to_owned(),
    }
}

/// What it should be.
fn meant(expected: &str) -> &str {
    match expected {
        "a boolean" => "true or false",
        "u16" | "usize" => "a whole number",
        "a sequence" => "a list in brackets",
        expected if expected.starts_with("struct ") => "an object in braces",
        expected => expected,
    }
}
