//! Reads what was written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::problem::{Foreign, Problem, Trouble};
use super::{LONGEST, LONGEST_ADDRESS, Look, MOST_MARKS, Mark, Marked};

/// Reads a text with its markup.
///
/// # Errors
/// The first thing in it that can't be sent as it was written.
pub fn read(written: &str) -> Result<Marked, Problem> {
    // Control characters show nothing, and some platforms refuse them.
    let written: String =
        written.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect();
    let mut reader = Reader::of(&written);
    for (event, range) in Parser::new_ext(&written, Options::empty()).into_offset_iter() {
        let line = reader.line(range.start);
        reader.take(event, range).map_err(|trouble| Problem { line, trouble })?;
    }
    reader.finish()
}

struct Reader<'w> {
    written: &'w str,
    marked: Marked,
    /// Marks that have begun and not ended, by their places.
    open: Vec<usize>,
    list: Option<List>,
    /// What was written and is read as it stands, without a gap.
    literal: Range<usize>,
}

/// The list that is being read.
struct List {
    /// The number of the next point, where they are counted.
    next: Option<u64>,
    /// Something of this point has been read.
    in_point: bool,
}

impl<'w> Reader<'w> {
    fn of(written: &'w str) -> Self {
        let marked = Marked::default();
        Self { written, marked, open: Vec::new(), list: None, literal: 0..0 }
    }

    fn line(&self, at: usize) -> usize {
        1 + self.written.get(..at).unwrap_or_default().matches('\n').count()
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Trouble> {
        match event {
            Event::Start(Tag::Paragraph) => self.begin_block(range.start),
            Event::Start(Tag::List(first)) => {
                if self.list.is_some() {
                    return Err(Trouble::NestedList);
                }
                self.begin_block(range.start);
                self.list = Some(List { next: first, in_point: false });
            }
            Event::Start(Tag::Item) => self.begin_point(),
            Event::Start(Tag::Strong) => self.begin(Look::Bold),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let address = dest_url.to_string();
                match link_type {
                    // Its words are the address, and every platform knows one when it sees it.
                    LinkType::Email => self.begin(Look::Link(format!("mailto:{address}"))),
                    _ if leads_somewhere(&address) => self.begin(Look::Link(address)),
                    _ => return Err(Trouble::Address),
                }
            }
            Event::End(TagEnd::Strong | TagEnd::Link) => self.end(range)?,
            Event::End(TagEnd::Item) => self.end_point(),
            Event::End(TagEnd::List(_)) => self.list = None,
            Event::End(TagEnd::Paragraph) => {}
            Event::Text(text) => {
                self.look_for_leftovers(&range)?;
                self.say(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.say("\n"),
            other => return Err(Trouble::Foreign(foreign(&other))),
        }
        Ok(())
    }

    fn say(&mut self, text: &str) {
        if let Some(list) = &mut self.list {
            list.in_point = true;
        }
        self.marked.text.push_str(text);
    }

    /// A list stays with the line above it, unless an empty one parts them.
    fn begin_block(&mut self, at: usize) {
        if let Some(list) = &self.list {
            if list.in_point {
                self.marked.text.push('\n');
            }
            return;
        }
        if !self.marked.text.is_empty() {
            let above = self.written.get(..at).unwrap_or_default();
            let between = above.get(above.trim_end().len()..).unwrap_or_default();
            let is_parted = between.matches('\n').count() > 1;
            self.marked.text.push_str(if is_parted { "\n\n" } else { "\n" });
        }
    }

    fn begin_point(&mut self) {
        let Some(list) = &mut self.list else { return };
        let number = list.next;
        list.next = number.map(|number| number.saturating_add(1));
        list.in_point = false;
        if !self.marked.text.is_empty() && !self.marked.text.ends_with('\n') {
            self.marked.text.push('\n');
        }
        let look = Look::Point { number };
        let sign = look.sign().unwrap_or_default();
        self.begin(look);
        self.marked.text.push_str(&sign);
    }

    fn end_point(&mut self) {
        if let Some(index) = self.open.pop()
            && let Some(mark) = self.marked.marks.get_mut(index)
        {
            mark.to = self.marked.text.len();
        }
    }

    fn begin(&mut self, look: Look) {
        let at = self.marked.text.len();
        self.open.push(self.marked.marks.len());
        self.marked.marks.push(Mark { from: at, to: at, look });
    }

    /// What looks other than the rest must be something.
    fn end(&mut self, range: Range<usize>) -> Result<(), Trouble> {
        let end = self.marked.text.len();
        let mark = self.open.pop().and_then(|index| self.marked.marks.get_mut(index));
        if let Some(mark) = mark {
            mark.to = end;
            if self.marked.text.get(mark.from..end).is_none_or(|words| words.trim().is_empty()) {
                return Err(Trouble::BrokenLink);
            }
        }
        self.literal = range.end..range.end;
        Ok(())
    }

    /// Markup that was left open is read as letters. What a backslash stands before is no markup, and a gap
    /// in what was written.
    fn look_for_leftovers(&mut self, range: &Range<usize>) -> Result<(), Trouble> {
        let is_escaped = self.written.get(..range.start).is_some_and(|before| before.ends_with('\\'));
        let start = match self.literal.end == range.start {
            true => self.literal.start,
            // The sign itself is what it looks like.
            false => range.start + usize::from(is_escaped),
        };
        self.literal = start..range.end;
        let literal = self.written.get(self.literal.clone()).unwrap_or_default();
        match () {
            () if literal.contains("**") => Err(Trouble::OpenBold),
            () if literal.contains("](") => Err(Trouble::BrokenLink),
            () => Ok(()),
        }
    }

    fn finish(self) -> Result<Marked, Problem> {
        let lines = self.line(self.written.len());
        let Marked { text, marks } = self.marked;
        let marked = Marked { text: text.trim_end().to_owned(), marks };
        let units = marked.text.chars().map(char::len_utf16).sum();
        let looks = marked.marks.iter().filter(|mark| mark.look.sign().is_none()).count();
        let trouble = match () {
            () if !marked.text.chars().any(char::is_alphanumeric) => Trouble::Empty,
            () if units > LONGEST => Trouble::TooLong(units),
            () if looks > MOST_MARKS => Trouble::TooManyMarks,
            () => return Ok(marked.within()),
        };
        Err(Problem { line: lines, trouble })
    }
}

impl Marked {
    /// Without what marks say beyond the end of the text.
    fn within(mut self) -> Self {
        let end = self.text.len();
        self.marks.retain_mut(|mark| {
            mark.to = mark.to.min(end);
            mark.from < mark.to
        });
        self
    }
}

fn leads_somewhere(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let is_clean = |host: &str| {
        host.starts_with(char::is_alphanumeric)
            && !address.chars().any(|letter| letter.is_whitespace() || letter.is_control())
    };
    address.len() <= LONGEST_ADDRESS && host.is_some_and(is_clean)
}

fn foreign(event: &Event<'_>) -> Foreign {
    match event {
        Event::Start(Tag::Heading { .. }) => Foreign::Heading,
        Event::Start(Tag::Emphasis) => Foreign::Italic,
        Event::Start(Tag::Image { .. }) => Foreign::Picture,
        Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => Foreign::Code,
        Event::Start(Tag::BlockQuote(_)) => Foreign::Quote,
        Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => Foreign::Html,
        Event::Rule => Foreign::Rule,
        _ => Foreign::Other,
    }
}
