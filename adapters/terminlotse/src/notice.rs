//! Notices on the way out: what a recipient gets, and `terminlotse notice` for operators and scripts.
//!
//! - [`order`]: what was typed becomes a notice, or one clear sentence
//! - [`told`]: how far it has come, as lines and as a list

use bot_core::Language;
use bot_core::markup::Marked;
use bot_core::notice::Audience;
use bot_core::reply::{Label, Passage, Placement, Reply};
use store::notices::Notice;

use crate::letter::Letter;

pub mod order;
pub mod told;

pub use order::NoticeError;

/// What somebody gets who reads this language; without one, or where it was not written in theirs, the city's.
pub fn letter(notice: &Notice, language: Option<&Language>, city: &Language) -> Letter {
    let language = language.unwrap_or(city);
    let text = notice.texts.text(language, city).cloned().unwrap_or_default();
    Letter::Message(message(text, &notice.audience, language.clone()))
}

/// The message as everybody sees it: news can be left with one tap.
pub fn message(text: Marked, audience: &Audience, language: Language) -> Reply {
    let leave = (*audience == Audience::News).then(|| vec![Label::LeaveNews]);
    Reply {
        language,
        placement: Placement::New,
        serial: 0,
        // One choice under a text needs no list.
        numbered: false,
        aside: true,
        lead: Vec::new(),
        passages: vec![Passage::Notice(text)],
        choices: leave.into_iter().collect(),
    }
}
