//! The prompts around linked messengers.

use super::View;
use crate::conversation::Action;
use crate::linking::{Links, Reminders, messengers};
use crate::reply::{Label, Passage};

pub(super) fn links(links: &Links) -> View {
    let linked = messengers(std::iter::once(&links.here).chain(&links.others));
    let elsewhere = links.reminders != Reminders::Here;
    View::say(Passage::Links { messengers: linked, reminders: links.reminders.clone() })
        .row(elsewhere.then_some((Label::RemindHere, Action::RemindHere)))
        .row([(Label::LinkAnother, Action::LinkAnother)])
        .row([(Label::Unlink, Action::Unlink), (Label::Back, Action::Back)])
}

pub(super) fn confirm_link(platforms: &[String]) -> View {
    View::say(Passage::ConfirmLink { messengers: messengers(platforms) })
        .row([(Label::ConfirmLink, Action::ConfirmLink), (Label::Back, Action::Back)])
}

pub(super) fn confirm_unlink() -> View {
    View::say(Passage::ConfirmUnlink)
        .row([(Label::ConfirmUnlink, Action::ConfirmUnlink), (Label::Back, Action::Back)])
}
