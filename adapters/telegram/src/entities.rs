//! Bold words and links, as Telegram wants them: beside the text, so that nothing in it needs escaping.

use bot_core::delivery::Rendered;
use bot_core::markup::{Look, Mark};
use reqwest::Url;
use teloxide::types::MessageEntity;

use crate::fit::units;

/// What of the text that goes out looks other than the rest. It begins with the message's own text, of which
/// an end may be missing. `None` where all looks the same; lists are signs in the text.
pub fn entities(rendered: &Rendered, text: &str) -> Option<Vec<MessageEntity>> {
    let same = rendered.text.chars().zip(text.chars()).take_while(|(own, sent)| own == sent);
    let end = same.map(|(letter, _)| letter.len_utf8()).sum();
    let entities: Vec<_> = rendered.marks.iter().filter_map(|mark| entity(text, end, mark)).collect();
    (!entities.is_empty()).then_some(entities)
}

fn entity(text: &str, end: usize, mark: &Mark) -> Option<MessageEntity> {
    let before = text.get(..mark.from)?;
    let words = text.get(mark.from..mark.to.min(end))?.trim_end();
    let (offset, length) = (units(before), units(words));
    if length == 0 {
        return None;
    }
    match &mark.look {
        Look::Bold => Some(MessageEntity::bold(offset, length)),
        Look::Link(address) => {
            let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
            Some(MessageEntity::text_link(url, offset, length))
        }
        Look::Point { .. } => None,
    }
}
