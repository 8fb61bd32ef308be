//! Languages, and texts a city writes in several of them.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language by its short code (`de`, `en`). Which ones exist is told by the folders in `locales`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// The language with this code.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The first of `known` that a platform's tag such as `de-AT` names.
    pub fn of_tag(tag: &str, known: &[Language]) -> Option<Language> {
        let primary = tag.split(['-', '_']).next()?.to_lowercase();
        known.iter().find(|language| language.0 == primary).cloned()
    }
}

/// A text in one or several languages. In a city file it is either one text for all
/// (`name = "Rathaus"`) or a table (`name = { de = "Rathaus", en = "Town hall" }`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized(BTreeMap<String, String>);

/// Stands for "all languages" in a [`Localized`] text.
const ALL: &str = "";

impl Localized {
    /// One text for all languages.
    pub fn all(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(ALL.to_owned(), text.into())]))
    }

    /// The text in `wanted`, else in `fallback`, else in whatever there is; empty when there is none.
    pub fn text(&self, wanted: &Language, fallback: &Language) -> &str {
        [wanted.code(), fallback.code(), ALL]
            .into_iter()
            .find_map(|code| self.0.get(code))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Every text there is, in any language.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }

    /// Whether no text stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

impl FromIterator<(Language, String)> for Localized {
    /// A text for each of these languages.
    fn from_iter<T: IntoIterator<Item = (Language, String)>>(texts: T) -> Self {
        Self(texts.into_iter().map(|(language, text)| (language.0, text)).collect())
    }
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.get(ALL) {
            Some(text) => serializer.serialize_str(text),
            None => self.0.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = Localized;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a table of texts by language such as { de = \"…\", en = \"…\" }")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Localized, E> {
                Ok(Localized::all(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Localized, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((code, text)) = map.next_entry::<String, String>()? {
                    texts.insert(code, text);
                }
                Ok(Localized(texts))
            }
        }

        deserializer.deserialize_any(Texts)
    }
}
