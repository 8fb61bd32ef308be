//! For whom: citizens book for their children and parents, too, and limits count for each of them.

use super::said::Said;
use super::talk::Talk;
use crate::conversation::{Draft, Overlay, Purpose, Stage, Whom};
use crate::desk::{Answer, Call, Field, Outcome, Place, Ward, Wish};
use crate::reply::{Passage, Placement};
use crate::vocabulary::Word;

impl Talk<'_> {
    /// Asks for whom else it is, and keeps what was chosen so far; false where nothing is in the making.
    pub(super) fn ask_whom(&mut self, placement: Placement) -> bool {
        let Some((draft, place)) = self.in_the_making() else { return false };
        match self.setting.abilities.wards {
            true => self.ask(Call::Wards, Purpose::Whom(draft, place), placement),
            false => self.not_yet(),
        }
        true
    }

    /// The booking in the making and the place that was chosen for it. What is moved stays whose it is: for
    /// somebody else it is a new one. Who has just booked may want the same for somebody else.
    fn in_the_making(&self) -> Option<(Draft, Option<Place>)> {
        let (draft, place) = match &self.conversation.stage {
            Stage::Standing { appointment, .. } => (Draft::like(appointment), None),
            Stage::Held { draft, hold, .. } => (draft.clone(), Some(hold.place.clone())),
            Stage::Limit { draft, place, .. } => (draft.clone(), Some(place.clone())),
            Stage::Over(Overlay::Whom { draft, place, .. }, _) => (draft.clone(), place.clone()),
            stage => (stage.draft()?.clone(), None),
        };
        let wish = Wish { moving: None, ..draft.wish };
        Some((Draft { wish, old: None, ..draft }, place))
    }

    /// "Das ist für meine Mutter": whatever is asked at the moment.
    pub(super) fn takes_somebody_else(&mut self, said: &Said<'_>) -> bool {
        let is_asked = matches!(self.conversation.stage, Stage::Over(Overlay::Whom { .. }, _));
        let Some((draft, _)) = self.in_the_making().filter(|_| said.for_somebody_else && !is_asked) else {
            return false;
        };
        let named = self.setting.city.find_services(said.text, self.setting.vocabulary);
        let is_other = named.services.iter().any(|service| service.id != draft.wish.service);
        !(named.clearly && is_other) && self.ask_whom(Placement::New)
    }

    /// Back to the citizen; false where it is for them anyway.
    pub(super) fn for_myself(&mut self) -> bool {
        let is_for_other = self.in_the_making().is_some_and(|(draft, _)| draft.whom != Whom::Myself);
        let is_asked = matches!(self.conversation.stage, Stage::Over(Overlay::Whom { .. }, _));
        if is_for_other || is_asked {
            self.book_for(None, Placement::New);
        }
        is_for_other || is_asked
    }

    /// Goes on for this person, or for the citizen, with what was chosen.
    pub(super) fn book_for(&mut self, whom: Option<Ward>, placement: Placement) {
        match self.in_the_making() {
            Some((draft, place)) => self.go_on_for(whom, draft, place, placement),
            None => self.show_open_prompt(),
        }
    }

    fn go_on_for(
        &mut self,
        whom: Option<Ward>,
        mut draft: Draft,
        place: Option<Place>,
        placement: Placement,
    ) {
        draft.book_for(whom);
        match place {
            Some(place) => self.hold_for(draft, place, placement),
            None => self.ask_places(draft, placement),
        }
    }

    /// Takes the text as the name of who comes, unless it is a word for something else.
    pub(super) fn answer_whom(&mut self, said: &Said<'_>) {
        let leads_on = matches!(
            said.word,
            Some(Word::Back | Word::No | Word::Myself | Word::Number(_) | Word::Command(_))
        );
        if leads_on && said.word.is_some_and(|word| self.word(word)) {
            return self.understood();
        }
        if let Some(action) = self.choice_named(said) {
            self.understood();
            return self.choose(action, Placement::New);
        }
        match (self.answer_in(Field::Name, said), self.in_the_making()) {
            (Some(name), Some((draft, place))) => {
                let name = name.to_owned();
                self.understood();
                self.ask(Call::NameWard { name }, Purpose::Whom(draft, place), Placement::New);
            }
            _ => self.misunderstood_as(Passage::NotA(Field::Name)),
        }
    }

    pub(super) fn whom_answered(
        &mut self,
        draft: Draft,
        place: Option<Place>,
        answer: Answer,
        placement: Placement,
    ) {
        match answer {
            Answer::Ok(Outcome::Wards(wards)) => {
                self.overlay(placement, Overlay::Whom { draft, place, wards });
            }
            Answer::Ok(Outcome::Ward(ward)) => self.go_on_for(Some(ward), draft, place, placement),
            _ => self.desk_silent(placement),
        }
    }
}
