//! The prompts for staff who talk with a citizen.

use chrono::{DateTime, Utc};

use super::told;
use crate::conversation::{Action, CounselAction, CounselPrompt, StaffAction};
use crate::plea::{Channel, Phrase, Taken, latest};
use crate::reply::{CounselLabel, CounselPassage, Label, Passage, StaffLabel, StaffPassage};
use crate::tell::Teller;
use crate::view::View;

pub(super) fn prompt(tell: &Teller, prompt: &CounselPrompt) -> View {
    match prompt {
        CounselPrompt::Taken { taken, at } => one(tell, taken, *at),
        CounselPrompt::Phrases { request } => {
            let phrases = Phrase::all().into_iter().map(|phrase| {
                let action = CounselAction::Phrase(request.clone(), phrase.clone());
                choice(CounselLabel::Phrase(phrase), action)
            });
            View::say(about(CounselPassage::Phrases)).rows(phrases).back()
        }
        CounselPrompt::Bring { .. } => View::say(about(CounselPassage::AskBring)).back(),
    }
}

/// What it is about, what was said before and since, and what can be done.
fn one(tell: &Teller, taken: &Taken, at: DateTime<Utc>) -> View {
    let mut passages: Vec<Passage> = told(tell, &taken.request, at).collect();
    if let Some(so_far) = taken.so_far.as_ref().filter(|so_far| !so_far.is_empty()) {
        passages.push(about(CounselPassage::SoFar));
        passages.extend(so_far.prompt.iter().cloned());
        let puzzles = so_far.puzzles.iter();
        passages.extend(puzzles.map(|text| about(CounselPassage::Puzzle { text: text.clone() })));
    }
    passages.extend(latest(&taken.lines).iter().map(|spoken| about(CounselPassage::Spoken(spoken.clone()))));
    passages.push(about(CounselPassage::HowTo(taken.channel)));
    let id = &taken.request.id;
    let end = match taken.channel {
        Channel::Here => CounselLabel::End,
        Channel::Phone | Channel::Email => CounselLabel::Done,
    };
    let phrases = choice(CounselLabel::Phrases, CounselAction::Phrases(id.clone()));
    View { passages, choices: Vec::new() }
        .row((taken.channel == Channel::Here).then_some(phrases))
        .row([choice(end, CounselAction::End(id.clone()))])
        .row([choice(CounselLabel::GiveBack, CounselAction::GiveBack(id.clone()))])
}

fn about(passage: CounselPassage) -> Passage {
    Passage::Staff(StaffPassage::Plea(passage))
}

fn choice(label: CounselLabel, action: CounselAction) -> (Label, Action) {
    (Label::Staff(StaffLabel::Plea(label)), Action::Staff(StaffAction::Plea(action)))
}
