//! Gathers what was written, in the file and in the environment, with the place where it stands.

use toml::de::{DeTable, DeValue};

use super::ConfigError;
use super::keys;
use super::value::Value;
use crate::logging;
use crate::toml_source::{line_at, nearest, syntax_error};

/// Begins every variable of ours.
const PREFIX: &str = "TERMINLOTSE_";

/// Variables of ours that are no keys: the log's, and those of the tests, which a program they
/// start inherits.
const OTHER_VARIABLES: &[&str] = &[logging::VARIABLE, "TERMINLOTSE_CRASH_AT", "TERMINLOTSE_TEST_POSTGRES"];

/// One value that was written somewhere.
pub(super) struct Given {
    /// The key: `policy.hold`.
    pub key: String,
    /// What was written.
    pub value: Value,
    /// File, line and key; or the variable.
    pub place: String,
}

impl Given {
    /// Says what is wrong with it.
    pub fn wrong(&self, reason: impl Into<String>) -> ConfigError {
        ConfigError::Wrong { place: self.place.clone(), reason: reason.into() }
    }
}

/// What stands in a file.
pub(super) fn in_file(file: &str, text: &str) -> Result<Vec<Given>, ConfigError> {
    let table = DeTable::parse(text).map_err(|error| {
        let (line, reason) = syntax_error(text, &error);
        ConfigError::Syntax { file: file.to_owned(), line, reason }
    })?;
    let mut given = Vec::new();
    gather(file, text, "", table.get_ref(), &mut given)?;
    Ok(given)
}

/// Walks down the tables that known keys lie in.
fn gather(
    file: &str,
    text: &str,
    above: &str,
    table: &DeTable<'_>,
    given: &mut Vec<Given>,
) -> Result<(), ConfigError> {
    for (name, value) in table {
        let key =
            if above.is_empty() { name.get_ref().to_string() } else { format!("{above}.{}", name.get_ref()) };
        match value.get_ref() {
            DeValue::Table(inner) if keys::lie_in(&key) => gather(file, text, &key, inner, given)?,
            value => {
                let place = format!("{file}, line {}, {key}", line_at(text, name.span().start));
                let one = Given { key, value: Value::from(value), place };
                if !keys::is_known(&one.key) {
                    let unknown = match value {
                        DeValue::Table(_) => unknown("table", &one.key, &keys::tables()),
                        _ => unknown("key", &one.key, &keys::names()),
                    };
                    return Err(one.wrong(unknown));
                }
                given.push(one);
            }
        }
    }
    Ok(())
}

/// What stands in the environment. `TERMINLOTSE_POLICY__HOLD` is `policy.hold`.
pub(super) fn in_environment(
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Vec<Given>, ConfigError> {
    let mut given = Vec::new();
    for (variable, value) in environment {
        if !variable.starts_with(PREFIX) || OTHER_VARIABLES.contains(&variable.as_str()) {
            continue;
        }
        let name = keys::names().into_iter().find(|key| variable_of(key) == variable);
        let one = Given { key: name.unwrap_or_default(), value: Value::Text(value), place: variable };
        if one.key.is_empty() {
            let known: Vec<String> = keys::names().iter().map(|key| variable_of(key)).collect();
            return Err(one.wrong(unknown("variable", &one.place, &known)));
        }
        given.push(one);
    }
    // The environment comes in any order; complaints should not.
    given.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(given)
}

/// The variable of a key.
fn variable_of(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "__").to_uppercase())
}

fn unknown(kind: &str, name: &str, known: &[String]) -> String {
    let nearest = nearest(name, known.iter().map(String::as_str)).unwrap_or_default();
    format!("this {kind} is unknown; the nearest known one is {nearest}")
}
