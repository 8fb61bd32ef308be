//! Text as HTML: paragraphs and lines, bold words, links and lists.

use std::mem;
use std::ops::Range;

use bot_core::markup::{Look, Mark};

/// The text as paragraphs and lists.
pub fn formatted(text: &str, marks: &[Mark]) -> String {
    let mut writing = Writing { text, marks, html: String::new(), list: None };
    let mut done = 0;
    for mark in marks.iter().filter(|mark| mark.to <= text.len()) {
        if let Look::Point { number } = mark.look {
            writing.paragraphs(done..mark.from);
            writing.point(number, mark);
            done = mark.to;
        }
    }
    writing.paragraphs(done..text.len());
    writing.end_list();
    writing.html
}

/// The text with nothing in it that HTML would take for its own.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

struct Writing<'a> {
    text: &'a str,
    marks: &'a [Mark],
    html: String,
    /// What ends the list that is being written.
    list: Option<&'static str>,
}

impl Writing<'_> {
    fn paragraphs(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut at = range.start;
        for paragraph in text.split("\n\n") {
            let words = paragraph.trim_matches('\n');
            let from = at + paragraph.len() - paragraph.trim_start_matches('\n').len();
            if !words.is_empty() {
                self.end_list();
                self.html.push_str("<p>");
                self.inline(from..from + words.len());
                self.html.push_str("</p>");
            }
            at += paragraph.len() + 2;
        }
    }

    fn point(&mut self, number: Option<u64>, mark: &Mark) {
        let (begin, end) = match number {
            Some(number) => (format!("<ol start=\"{number}\">"), "</ol>"),
            None => ("<ul>".to_owned(), "</ul>"),
        };
        if self.list != Some(end) {
            self.end_list();
            self.html.push_str(&begin);
            self.list = Some(end);
        }
        let sign = mark.look.sign().unwrap_or_default().len();
        self.html.push_str("<li>");
        self.inline(mark.from + sign..mark.to);
        self.html.push_str("</li>");
    }

    fn end_list(&mut self) {
        self.html.push_str(self.list.take().unwrap_or_default());
    }

    /// Marks lie inside each other or apart, never across.
    fn inline(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let mut open: Vec<(usize, &'static str)> = Vec::new();
        let marks = self.marks;
        for mark in marks.iter().filter(|mark| mark.from < range.end && mark.to > range.start) {
            let (begin, end) = match &mark.look {
                Look::Bold => ("<strong>".to_owned(), "</strong>"),
                Look::Link(address) => (format!("<a href=\"{}\">", escaped(address)), "</a>"),
                Look::Point { .. } => continue,
            };
            at = self.end_marks(&mut open, at, mark.from);
            self.words(at..mark.from);
            at = at.max(mark.from);
            self.html.push_str(&begin);
            open.push((mark.to.min(range.end), end));
        }
        at = self.end_marks(&mut open, at, range.end);
        self.words(at..range.end);
    }

    /// Writes on as far as marks end that end before `limit`; tells how far that is.
    fn end_marks(&mut self, open: &mut Vec<(usize, &'static str)>, at: usize, limit: usize) -> usize {
        let mut at = at;
        while let Some((end, tag)) = open.pop_if(|(end, _)| *end <= limit) {
            self.words(mem::replace(&mut at, end)..end);
            self.html.push_str(tag);
        }
        at
    }

    fn words(&mut self, range: Range<usize>) {
        self.html.push_str(&escaped(self.text.get(range).unwrap_or_default()).replace('\n', "<br>"));
    }
}

#[cfg(test)]
mod tests {
    use bot_core::markup::read;

    use super::*;

    fn html(written: &str) -> String {
        let marked = read(written).unwrap();
        formatted(&marked.text, &marked.marks)
    }

    #[test]
    fn plain_text_is_paragraphs_and_lines() {
        assert_eq!(formatted("a <b>\nc\n\nd & e", &[]), "<p>a &lt;b&gt;<br>c</p><p>d &amp; e</p>");
    }

    #[test]
    fn bold_and_links_lie_inside_each_other() {
        assert_eq!(
            html("**Neu:** [zur **Seite**](https://stadt.example/?a=1&b=2) & mehr"),
            "<p><strong>Neu:</strong> <a href=\"https://stadt.example/?a=1&amp;b=2\">zur <strong>Seite</strong></a> &amp; mehr</p>"
        );
        assert_eq!(html("**alles\nfett**"), "<p><strong>alles<br>fett</strong></p>");
    }

    #[test]
    fn points_are_lists() {
        assert_eq!(
            html("Bitte:\n- **Ausweis**\n- Foto\n  farbig\n\n3. Ziehen\n4. Warten\n\nDanke"),
            "<p>Bitte:</p><ul><li><strong>Ausweis</strong></li><li>Foto<br>farbig</li></ul>\
            <ol start=\"3\"><li>Ziehen</li><li>Warten</li></ol><p>Danke</p>"
        );
    }
}
