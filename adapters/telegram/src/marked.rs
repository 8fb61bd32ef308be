//! What is bold or a link in a message, with the marks by which people write it.
//!
//! Clients take `**` away when somebody types it, and send what it meant beside the text; links are made by a menu.
//! Whoever writes a notice means what they see.

use teloxide::types::{MessageEntity, MessageEntityKind};

/// A part of a text between marks.
struct Part<'a> {
    /// In UTF-16 units, without the space around it.
    from: usize,
    to: usize,
    /// Where it leads; nowhere, if it is bold.
    address: Option<&'a str>,
}

/// The text with its marks.
pub(crate) fn marked(text: &str, entities: &[MessageEntity]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut parts: Vec<Part<'_>> = entities.iter().filter_map(|entity| part(entity, &units)).collect();
    // The outer before the inner.
    parts.sort_by_key(|part| (part.from, std::cmp::Reverse(part.to)));
    let (mut written, mut at, mut open) = (String::with_capacity(text.len()), 0, Vec::new());
    let mut next = parts.iter().peekable();
    for letter in text.chars() {
        close(&mut open, at, &mut written);
        while let Some(part) = next.next_if(|part| part.from <= at) {
            written.push_str(if part.address.is_some() { "[" } else { "**" });
            open.push(part);
        }
        written.push(letter);
        at += letter.len_utf16();
    }
    close(&mut open, at, &mut written);
    written
}

/// Ends the parts that end here, the inner before the outer.
fn close(open: &mut Vec<&Part<'_>>, at: usize, written: &mut String) {
    while let Some(part) = open.pop_if(|part| part.to <= at) {
        match part.address {
            Some(address) => written.push_str(&format!("]({address})")),
            None => written.push_str("**"),
        }
    }
}

fn part<'a>(entity: &'a MessageEntity, units: &[u16]) -> Option<Part<'a>> {
    let address = match &entity.kind {
        MessageEntityKind::Bold => None,
        MessageEntityKind::TextLink { url } => Some(url.as_str()),
        _ => return None,
    };
    let end = entity.offset.saturating_add(entity.length);
    let inside = units.get(entity.offset..end)?;
    let is_space = |unit: &u16| char::from_u32((*unit).into()).is_some_and(char::is_whitespace);
    let before = inside.iter().take_while(|unit| is_space(unit)).count();
    let after = inside.iter().rev().take_while(|unit| is_space(unit)).count();
    (before + after < inside.len()).then(|| Part { from: entity.offset + before, to: end - after, address })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bold(offset: usize, length: usize) -> MessageEntity {
        MessageEntity { kind: MessageEntityKind::Bold, offset, length }
    }

    fn link(offset: usize, length: usize) -> MessageEntity {
        let url = "https://lindenau.example/x".parse().unwrap();
        MessageEntity { kind: MessageEntityKind::TextLink { url }, offset, length }
    }

    #[test]
    fn what_looks_bold_or_leads_somewhere_is_marked() {
        assert_eq!(
            marked("🎉 Neu: hier", &[bold(3, 5), link(8, 4)]),
            "🎉 **Neu:** [hier](https://lindenau.example/x)"
        );
        assert_eq!(marked("ganz", &[link(0, 4), bold(0, 4)]), "[**ganz**](https://lindenau.example/x)");
        assert_eq!(
            marked("a b", &[bold(0, 2), bold(1, 1), bold(2, 9)]),
            "**a** b",
            "no space inside, none beyond"
        );
        let code = MessageEntity { kind: MessageEntityKind::Code, offset: 0, length: 1 };
        assert_eq!(marked("a", &[code]), "a");
    }
}
