//! Where something stands in a TOML file, so that a complaint can name file, line and key.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The way to a value: `office[2].opening[0].from`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyPath(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
}

impl KeyPath {
    /// The whole file.
    pub fn root() -> Self {
        Self::default()
    }

    /// On to a key of a table.
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    /// On to an item of a list, counted from 0.
    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn then(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }

    /// The line it stands in, counted from 1. Of what is missing, the line of what it is missing in.
    pub fn line(&self, text: &str, file: &Spanned<DeTable<'_>>) -> usize {
        let mut offset = 0;
        let mut value = Found::Table(file.get_ref());
        for step in &self.0 {
            let Some((start, next)) = value.step(step) else {
                break;
            };
            offset = start;
            value = next;
        }
        line_at(text, offset)
    }
}

/// What a step of the way leads to.
enum Found<'a> {
    Table(&'a DeTable<'a>),
    Value(&'a DeValue<'a>),
}

impl<'a> Found<'a> {
    /// One step on: where it begins, and what is there.
    fn step(&self, step: &Step) -> Option<(usize, Found<'a>)> {
        let table = match self {
            Found::Table(table) => Some(*table),
            Found::Value(value) => value.as_table(),
        };
        match step {
            Step::Key(key) => {
                let (key, value) = table?.iter().find(|(name, _)| name.get_ref() == key)?;
                Some((key.span().start, Found::Value(value.get_ref())))
            }
            Step::Index(index) => {
                let Found::Value(list) = self else {
                    return None;
                };
                let item = list.as_array()?.get(*index)?;
                Some((item.span().start, Found::Value(item.get_ref())))
            }
        }
    }
}

impl From<&serde_path_to_error::Path> for KeyPath {
    fn from(path: &serde_path_to_error::Path) -> Self {
        use serde_path_to_error::Segment;
        path.iter().fold(KeyPath::root(), |way, segment| match segment {
            Segment::Seq { index } => way.index(*index),
            Segment::Map { key } => way.key(key),
            Segment::Enum { .. } | Segment::Unknown => way,
        })
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The line of a byte, counted from 1.
pub fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// What is wrong with a file that is no TOML, and in which line. The parser's own account would
/// quote the line, and there may be a secret in it.
pub fn syntax_error(text: &str, error: &toml::de::Error) -> (usize, String) {
    let line = line_at(text, error.span().map_or(0, |span| span.start));
    (line, error.message().replace('\n', ", "))
}

/// The known name that `name` most likely means.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known.into_iter().max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)))
}
