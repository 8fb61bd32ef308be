//! What was written behind a key, and the kinds of things a key can want.
//!
//! The environment knows texts only, so a number, or a list with commas, may be written as a text.
//! Each reader answers what it read, or the end of a sentence that begins with the key.

use std::ops::RangeInclusive;

use bot_core::quiet_hours::QuietHours;
use chrono::{NaiveTime, TimeDelta};
use toml::de::DeValue;

/// A value as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// In quotes, or in the environment.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// In brackets.
    List(Vec<Value>),
    /// Something no key wants, in words.
    Other(&'static str),
}

impl From<&DeValue<'_>> for Value {
    fn from(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Value::Text(text.clone().into_owned()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Value::Other("a number far too large"), Value::Number),
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| Value::from(item.get_ref())).collect())
            }
            DeValue::Float(_) => Value::Other("a number with a fraction"),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(_) => Value::Other("a date or time"),
            DeValue::Table(_) => Value::Other("a table"),
        }
    }
}

impl Value {
    /// A text that isn't empty.
    pub fn text(&self) -> Result<&str, String> {
        self.text_such_as("a text in quotes")
    }

    /// A text where `expected` is.
    fn text_such_as(&self, expected: &str) -> Result<&str, String> {
        let found = match self {
            Value::Text(text) if text.trim().is_empty() => "nothing",
            Value::Text(text) => return Ok(text.trim()),
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::List(_) => "a list",
            Value::Other(kind) => kind,
        };
        Err(format!("{found} stands here, but it must be {expected}"))
    }

    /// What `read` makes of the text; `expected` says what that is.
    pub fn such_as<T>(&self, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, String> {
        let text = self.text_such_as(expected)?;
        read(text).ok_or_else(|| format!("“{text}” is not {expected}"))
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, String> {
        let expected: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        let read = |text: &str| words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        self.such_as(&expected.join(" or "), read)
    }

    /// Whether something is so.
    pub fn yes_or_no(&self) -> Result<bool, String> {
        match self {
            Value::Flag(flag) => Ok(*flag),
            written => written.such_as("true or false", |text| text.parse().ok()),
        }
    }

    /// An address of the web, without a slash at its end.
    pub fn url(&self) -> Result<String, String> {
        let is_url = |text: &str| ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
        self.such_as("an address such as \"https://example.org\"", |text| {
            is_url(text).then(|| text.trim_end_matches('/').to_owned())
        })
    }

    /// A whole number.
    pub fn number(&self, possible: RangeInclusive<u32>) -> Result<u32, String> {
        let expected = format!("a whole number from {} to {}", possible.start(), possible.end());
        let possible = |number: &u32| possible.contains(number);
        match self {
            Value::Number(number) => u32::try_from(*number)
                .ok()
                .filter(possible)
                .ok_or_else(|| format!("{number} is not {expected}")),
            _ => self.such_as(&expected, |text| text.parse().ok().filter(possible)),
        }
    }

    /// A duration above zero and up to `longest`, both as people write them.
    pub fn duration(&self, longest: &str) -> Result<TimeDelta, String> {
        let duration = self.such_as("a duration such as \"15m\", \"24h\" or \"42d\"", read_duration)?;
        let longest_possible = read_duration(longest).unwrap_or(TimeDelta::MAX);
        if TimeDelta::zero() < duration && duration <= longest_possible {
            Ok(duration)
        } else {
            Err(format!("“{}” is not possible, it must be more than 0 and at most {longest}", self.text()?))
        }
    }

    /// A list of durations, `most` of them at the most; none is fine.
    pub fn durations(&self, most: usize, longest: &str) -> Result<Vec<TimeDelta>, String> {
        let items = match self {
            Value::List(items) => items.clone(),
            Value::Text(text) if text.trim().is_empty() => Vec::new(),
            Value::Text(text) => text.split(',').map(|item| Value::Text(item.to_owned())).collect(),
            _ => {
                return Err("this must be a list of durations such as [\"5d\", \"24h\"]".to_owned());
            }
        };
        if items.len() > most {
            return Err(format!("{} durations stand here, at most {most} are possible", items.len()));
        }
        items.iter().map(|item| item.duration(longest)).collect()
    }

    /// Two times of day with a hyphen.
    pub fn hours(&self) -> Result<QuietHours, String> {
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        self.such_as("a span of hours such as \"21:00-08:00\"", |text| {
            let (from, to) = text.split_once(['-', '–'])?;
            Some(QuietHours { from: time(from)?, to: time(to)? })
        })
    }
}

fn read_duration(text: &str) -> Option<TimeDelta> {
    TimeDelta::from_std(humantime::parse_duration(text).ok()?).ok()
}
