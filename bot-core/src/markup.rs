//! Texts that people write with a little markup: paragraphs, `**bold**`, `[links](https://…)` and lists.
//!
//! ```text
//! what was written ── read ──→ Marked: plain text, and which parts of it look how ──→ each platform's own form
//! ```
//!
//! The plain text says everything by itself, lists included, so that no platform has to understand more than
//! letters. What can't be said on every platform is refused with its line, and so is what was left open: an
//! author sees at once what citizens would have seen.
//!
//! - [`Marked`]: what goes out
//! - [`read()`]: what is understood, by pulldown-cmark
//! - [`Problem`]: what is refused

use serde::{Deserialize, Serialize};

mod problem;
mod read;

pub use problem::{Foreign, Problem, Trouble};
pub use read::read;

/// The longest text, in UTF-16 units, after the markup is taken away: what Telegram takes as one message.
pub const LONGEST: usize = 4096;
/// So many parts can look other than the rest: Telegram ignores those after them.
pub const MOST_MARKS: usize = 100;
/// The longest address of a link, in bytes.
pub const LONGEST_ADDRESS: usize = 512;

/// A text and what it looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// What is read, with an empty line between paragraphs; a point of a list begins with "– " or "1. ".
    pub text: String,
    /// What looks other than the rest, in the order in which it begins, the outer before the inner.
    pub marks: Vec<Mark>,
}

/// A part of a text that looks other than the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its first byte,
    pub from: usize,
    /// and the first byte after it.
    pub to: usize,
    /// What it looks like.
    pub look: Look,
}

/// What a part of a text looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// Bold.
    Bold,
    /// A link to this address.
    Link(String),
    /// A point of a list; the part includes its sign.
    Point {
        /// Its number, where points are counted.
        number: Option<u64>,
    },
}

impl Look {
    /// What stands before a point of a list.
    pub fn sign(&self) -> Option<String> {
        match self {
            Look::Point { number: Some(number) } => Some(format!("{number}. ")),
            Look::Point { number: None } => Some("– ".to_owned()),
            Look::Bold | Look::Link(_) => None,
        }
    }
}

impl Marked {
    /// Adds a text below this one, as a paragraph of its own.
    pub fn add(&mut self, below: Marked) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&below.text);
        let moved = |mark: Mark| Mark { from: mark.from + start, to: mark.to + start, ..mark };
        self.marks.extend(below.marks.into_iter().map(moved));
    }

    /// For paper and other places without links: each address stands behind what leads there.
    pub fn with_addresses(&self) -> String {
        let mut written = String::with_capacity(self.text.len());
        let mut done = 0;
        let mut links: Vec<(usize, &str)> = self.marks.iter().filter_map(|mark| self.hidden(mark)).collect();
        links.sort_by_key(|(to, _)| *to);
        for (to, address) in links {
            written.push_str(self.text.get(done..to).unwrap_or_default());
            written.push_str(&format!(" ({address})"));
            done = to;
        }
        written + self.text.get(done..).unwrap_or_default()
    }

    /// Where an address belongs that does not stand in the text.
    fn hidden<'a>(&self, mark: &'a Mark) -> Option<(usize, &'a str)> {
        match &mark.look {
            Look::Link(address) if self.text.get(mark.from..mark.to) != Some(address) => {
                Some((mark.to, address))
            }
            _ => None,
        }
    }
}

impl From<String> for Marked {
    fn from(text: String) -> Self {
        Self { text, marks: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
