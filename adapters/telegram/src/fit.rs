//! Texts in the sizes Telegram takes. It counts in UTF-16 units: most emoji are two.

use std::borrow::Cow;

use bot_core::delivery::{Button, Rendered};

/// The longest text of a message.
pub const MESSAGE: usize = 4096;

/// Stands where something was cut off.
const CUT: char = '…';

/// Below this, a label says nothing; where even so many are too much, the end of the list goes.
const SMALLEST_LABEL: usize = 8;

/// What is left to the text of a message when its list of choices is very long.
const SMALLEST_TEXT: usize = 512;

/// The text, or its beginning and "…" in at most `limit` units. It is cut between two paragraphs
/// or lines where that keeps more than half of it, else between two characters.
pub fn text(text: &str, limit: usize) -> Cow<'_, str> {
    if units(text) <= limit {
        return Cow::Borrowed(text);
    }
    // A line break and the sign for what is missing are one unit each.
    let kept = beginning(text, limit.saturating_sub(2));
    let ends = |at: Option<usize>| at.filter(|at| *at > kept.len() / 2);
    match ends(kept.rfind("\n\n")).or_else(|| ends(kept.rfind('\n'))).and_then(|at| kept.get(..at)) {
        Some(lines) => Cow::Owned(format!("{}\n{CUT}", lines.trim_end())),
        None => Cow::Owned(format!("{}{CUT}", kept.trim_end())),
    }
}

/// A message with its choices as a numbered list. Where it is too long, the text gives way and the
/// list stays: without it nobody could answer.
pub fn numbered(rendered: &Rendered) -> String {
    let whole = rendered.numbered_text();
    if units(&whole) <= MESSAGE {
        return whole;
    }
    let count = rendered.choices.iter().flatten().count().max(1);
    let list = with_labels(rendered, (MESSAGE - SMALLEST_TEXT) / count);
    let left = MESSAGE.saturating_sub(units(&list.numbered_text()));
    let fitted = Rendered { text: text(&rendered.text, left).into_owned(), ..list };
    text(&fitted.numbered_text(), MESSAGE).into_owned()
}

/// The list alone, each line in at most `share` units where the labels need it.
fn with_labels(rendered: &Rendered, share: usize) -> Rendered {
    let list = Rendered { text: String::new(), marks: Vec::new(), ..rendered.clone() };
    if units(&list.numbered_text()) <= MESSAGE - SMALLEST_TEXT {
        return list;
    }
    // "\n1234) "
    let label = share.saturating_sub(7).max(SMALLEST_LABEL);
    let shorter = |button: Button| Button { text: text(&button.text, label).into_owned(), ..button };
    let choices = list.choices.into_iter().map(|row| row.into_iter().map(shorter).collect()).collect();
    Rendered { choices, ..list }
}

/// How long Telegram says a text is.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Whether Telegram would see nothing in a text.
pub fn is_blank(text: &str) -> bool {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    text.chars().all(|c| c.is_whitespace() || c.is_control() || invisible(c))
}

/// As many whole characters as fit into so many units.
fn beginning(text: &str, limit: usize) -> &str {
    let mut used = 0;
    for (at, letter) in text.char_indices() {
        used += letter.len_utf16();
        if used > limit {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}
