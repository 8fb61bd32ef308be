//! One step of a conversation: an event in, a new conversation and effects out.
//!
//! [`step`] hands the event to the module of its kind: [`said`] for words (with [`command`] for
//! those behind a slash), [`chosen`] for what a choice does, [`answered`] for the desk's answers,
//! [`due`] for deadlines. They change the stage of a [`Talk`] and then show it; what a stage looks
//! like is [`view`](crate::view)'s matter.
//!
//! To add a prompt: a `Stage`, its look in `view`, its choices' `Action`s in [`chosen`], and its
//! passages in every locale.

mod answered;
mod chosen;
mod command;
mod due;
mod said;
mod talk;

use chrono::{DateTime, Utc};

use crate::city::City;
use crate::conversation::Conversation;
use crate::desk::Abilities;
use crate::effect::Effect;
use crate::event::{Event, Tap};
use crate::language::Language;
use crate::reply::{Passage, Placement, Toast, read_token};
use crate::vocabulary::Vocabulary;

use talk::Talk;

/// What a conversation happens in; the same for all conversations of a city.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What can be booked.
    pub city: &'a City,
    /// What the desk can do.
    pub abilities: &'a Abilities,
    /// The words that do what buttons do.
    pub vocabulary: &'a Vocabulary,
    /// The languages the bot speaks.
    pub languages: &'a [Language],
}

/// What a step brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The conversation as it stands now.
    pub conversation: Conversation,
    /// What shall be done, in this order.
    pub effects: Vec<Effect>,
}

/// Takes one step. The same arguments always bring the same step.
pub fn step(setting: &Setting<'_>, conversation: Conversation, now: DateTime<Utc>, event: Event) -> Step {
    let mut talk = Talk::new(setting, conversation, now);
    match event {
        Event::Said(text) => talk.said(&text),
        Event::Tapped(tap) => tapped(&mut talk, &tap),
        Event::Sent(what) => talk.repeat(Passage::CannotRead(what)),
        Event::Answered { order, answer } => talk.answered(&order, answer),
        Event::Due => talk.due(),
    }
    talk.finish()
}

fn tapped(talk: &mut Talk<'_>, tap: &Tap) {
    if talk.waits_for_order() {
        return talk.toast(Some(Toast::OneMoment));
    }
    let action = read_token(&tap.token)
        .filter(|(serial, _)| *serial == talk.conversation.serial)
        .and_then(|(_, index)| talk.conversation.choices.get(index).cloned());
    match action {
        Some(action) => {
            talk.toast(None);
            talk.understood();
            talk.choose(action, Placement::Edit);
        }
        None => {
            talk.toast(Some(Toast::Outdated));
            // A second tap on a slow phone stands on the open prompt: that needs no second copy.
            if !tap.on_open_prompt || talk.conversation.choices.is_empty() {
                talk.show_open_prompt();
            }
        }
    }
}
