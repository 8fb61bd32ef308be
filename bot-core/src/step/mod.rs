//! One step of a conversation: an event in, a new conversation and effects out.
//!
//! [`step`] hands the event to the module of its kind: [`said`] for words, [`chosen`] for what a choice
//! does, [`answered`] for the desk's answers, [`due`] for deadlines. Words may be a [`command`], name one
//! of the open [`choices`], contain [`dates`], [`repair`] the booking in the making, put several
//! [`errands`] together, or fill one of the [`fields`] that a city asks for; [`whom`] is about who comes,
//! [`linking`] about a second messenger, [`waiting`] about the waitlist, [`wishes`] about what suits who
//! waits, [`reminding`] about reminders, [`closures`] about appointments that fall out, [`tidings`] about what
//! staff did that concerns a citizen, [`arriving`] about the day of an appointment, [`staff`] about those who serve,
//! [`claiming`] about what staff have booked for a citizen, [`plea`] about a talk with a person, [`trade`] about
//! businesses.
//!
//! They change the stage of a [`Talk`] and then show it; what a stage looks like is [`view`](crate::view)'s matter.
//!
//! To add a prompt: a `Stage` (or an `Overlay`, if it gives back what was open), its look in `view`, its choices'
//! `Action`s in [`chosen`], and its passages in every locale.

mod answered;
mod arriving;
mod choices;
mod chosen;
mod claiming;
mod closures;
mod command;
mod dates;
mod due;
mod errands;
mod fields;
mod linking;
mod news;
mod plea;
mod reminding;
mod repair;
mod said;
mod staff;
mod talk;
mod tidings;
mod trade;
mod waiting;
mod whom;
mod wishes;

use chrono::{DateTime, Utc};

use crate::conversation::Conversation;
use crate::effect::Effect;
use crate::event::{Event, Tap, Unreadable};
use crate::reply::{LEAVE_NEWS, NO_CHOICE, Passage, Placement, Toast, read_token};
use crate::setting::Setting;
use crate::vocabulary::Word;

use choices::means;
use talk::Talk;

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
        Event::Changed { message, text } => changed(&mut talk, &message, &text),
        Event::Reacted { agrees, on_open_prompt } => reacted(&mut talk, agrees, on_open_prompt),
        Event::Tapped(tap) => tapped(&mut talk, &tap),
        Event::Sent(what) => talk.repeat(Passage::CannotRead(what)),
        Event::Answered { order, answer } => talk.answered(&order, answer),
        Event::Offered(offer) => talk.offered(*offer),
        Event::WaitedInVain(entry) => talk.waited_in_vain(entry),
        Event::Reminded(reminder) => talk.reminded(*reminder),
        Event::ReminderOutdated(outdated) => talk.reminder_outdated(outdated),
        Event::Released(release) => talk.released(*release),
        Event::Closure(message) => talk.told_of_closure(*message),
        Event::Tidings(tidings) => talk.hears_tidings(tidings),
        Event::NoticesMoved => talk.notices_moved(),
        Event::Due => talk.due(),
    }
    talk.finish()
}

/// What was understood has been acted upon already, and what lies further back may mean another question.
fn changed(talk: &mut Talk<'_>, message: &str, text: &str) {
    if !talk.conversation.may_change(message) {
        return talk.repeat(Passage::CannotRead(Unreadable::Edited));
    }
    talk.said(text);
    talk.conversation.heard(message);
}

/// A sign does what the word would do; where nothing asks for a yes or no, nothing.
fn reacted(talk: &mut Talk<'_>, agrees: bool, on_open_prompt: bool) {
    let word = if agrees { Word::Yes } else { Word::No };
    let action = talk.conversation.choices.iter().find(|action| means(word, action)).cloned();
    if let (false, Some(action)) = (talk.waits_for_order(), action) {
        if !on_open_prompt {
            return talk.show_open_prompt();
        }
        talk.understood();
        // A question to the desk gives way to what is wanted now.
        talk.conversation.waiting = None;
        talk.choose(action, Placement::Edit);
    }
}

fn tapped(talk: &mut Talk<'_>, tap: &Tap) {
    if talk.waits_for_order() {
        return talk.toast(Some(Toast::OneMoment));
    }
    if tap.token == NO_CHOICE {
        return talk.toast(Some(Toast::NoChoice));
    }
    if tap.token == LEAVE_NEWS {
        talk.toast(None);
        talk.conversation.waiting = None;
        return talk.want_news(false, Placement::New);
    }
    let action = read_token(&tap.token)
        .filter(|(serial, _)| *serial == talk.conversation.serial)
        .and_then(|(_, index)| talk.conversation.choices.get(index).cloned());
    match action {
        Some(action) => {
            talk.toast(None);
            talk.understood();
            // A question to the desk gives way to what is wanted now.
            talk.conversation.waiting = None;
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
