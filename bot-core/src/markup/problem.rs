//! What can't be sent as it was written.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{LONGEST, LONGEST_ADDRESS, MOST_MARKS};

/// Something that can't be sent, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The line as it was written, from 1.
    pub line: usize,
    /// What is wrong there.
    pub trouble: Trouble,
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// There is nothing to read in it.
    Empty,
    /// It is longer than [`LONGEST`]; so many UTF-16 units.
    TooLong(usize),
    /// It has more than [`MOST_MARKS`] bold parts and links.
    TooManyMarks,
    /// Something that not every platform can show.
    Foreign(Foreign),
    /// A `**` that has no other one.
    OpenBold,
    /// A `[…](` that never ends, or leads nowhere.
    BrokenLink,
    /// An address that does not begin with `https://` or `http://`, or is longer than [`LONGEST_ADDRESS`].
    Address,
    /// A list inside a list.
    NestedList,
}

/// Markup that not every platform can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// `# …`
    Heading,
    /// `*…*`, `_…_`
    Italic,
    /// A picture.
    Picture,
    /// `` `…` ``, a block of it, or lines that are indented like one.
    Code,
    /// `> …`
    Quote,
    /// `<b>`
    Html,
    /// `---`
    Rule,
    /// Anything else.
    Other,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line;
        match self.trouble {
            Trouble::Empty => f.write_str("there is no text in it"),
            Trouble::TooLong(units) => write!(f, "it has {units} characters; messengers take {LONGEST}"),
            Trouble::TooManyMarks => {
                write!(f, "line {line}: more than {MOST_MARKS} bold parts and links are too many")
            }
            Trouble::Foreign(what) => write!(
                f,
                "line {line}: {} can't be shown everywhere; use paragraphs, **bold**, [links](https://…) and lists",
                what.name()
            ),
            Trouble::OpenBold => {
                write!(
                    f,
                    "line {line}: a ** stands alone; bold is written **like this**, without spaces inside"
                )
            }
            Trouble::BrokenLink => write!(f, "line {line}: a link is broken; write [words](https://…)"),
            Trouble::Address => write!(
                f,
                "line {line}: a link needs an address that begins with https:// and has at most {LONGEST_ADDRESS} characters"
            ),
            Trouble::NestedList => write!(f, "line {line}: a list inside a list can't be shown everywhere"),
        }
    }
}

impl std::error::Error for Problem {}

impl Foreign {
    fn name(self) -> &'static str {
        match self {
            Foreign::Heading => "a heading",
            Foreign::Italic => "italic writing (* or _)",
            Foreign::Picture => "a picture",
            Foreign::Code => "code (` or an indented line)",
            Foreign::Quote => "a quotation (>)",
            Foreign::Html => "HTML (<…>)",
            Foreign::Rule => "a line of ---",
            Foreign::Other => "this markup",
        }
    }
}
