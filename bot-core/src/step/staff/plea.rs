//! Staff talk with citizens through the bot. Whether they may is the desk's to say, each time.

use crate::conversation::{CounselAction, CounselPrompt, Overlay, StaffPrompt, Stage};
use crate::desk::{Answer, Outcome, Refusal};
use crate::ids::RequestId;
use crate::plea::{
    Channel, Line, News, Phrase, PleaDeed, PleaDone, PleaRefusal, Taken, Turn, in_messages, is_topic,
};
use crate::reply::{CounselPassage, Passage, Placement, StaffPassage};
use crate::staff::{StaffCall, StaffOutcome, StaffRefusal};
use crate::step::said::Said;
use crate::step::talk::Talk;
use crate::vocabulary::Word;

impl Talk<'_> {
    pub(in crate::step) fn ask_about_talk(&mut self, deed: PleaDeed, placement: Placement) {
        self.ask_for_staff(StaffCall::Plea(deed), placement);
    }

    /// `/phrases`, and with a number behind it the one with that number. Who talks with nobody sees who waits.
    pub(super) fn phrases(&mut self, argument: &str) {
        let relay = self.conversation.pleading.relay.as_ref().filter(|relay| relay.is_clerk);
        let Some(request) = relay.map(|relay| relay.request.clone()) else {
            return self.ask_for_staff(StaffCall::Requests { page: 0 }, Placement::New);
        };
        let number = argument.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number.and_then(|index| Phrase::all().into_iter().nth(index)) {
            Some(phrase) => self.say_phrase(request, phrase, Placement::New),
            None => self.show_counsel(CounselPrompt::Phrases { request }, Placement::New),
        }
    }

    pub(super) fn choose_in_talk(&mut self, action: CounselAction, placement: Placement) {
        match action {
            CounselAction::Phrases(request) => {
                self.show_counsel(CounselPrompt::Phrases { request }, placement);
            }
            CounselAction::Phrase(request, phrase) => self.say_phrase(request, phrase, placement),
            CounselAction::End(request) => self.ask_about_talk(PleaDeed::End { request }, placement),
            CounselAction::GiveBack(request) => {
                self.ask_about_talk(PleaDeed::GiveBack { request }, placement);
            }
        }
    }

    fn say_phrase(&mut self, request: RequestId, phrase: Phrase, placement: Placement) {
        match phrase {
            Phrase::Bring(things) if things.is_empty() => {
                self.show_counsel(CounselPrompt::Bring { request }, placement);
            }
            phrase => {
                let line = Line::Phrase(phrase);
                self.ask_about_talk(PleaDeed::Say { request, line }, placement);
            }
        }
    }

    /// Whether a gap of a phrase is to be filled now.
    pub(in crate::step) fn awaits_filling(&self) -> bool {
        self.filling().is_some()
    }

    fn filling(&self) -> Option<&RequestId> {
        match &self.conversation.stage {
            Stage::Over(Overlay::Staff(StaffPrompt::Plea(CounselPrompt::Bring { request })), _) => {
                Some(request)
            }
            _ => None,
        }
    }

    /// Takes the text as what is to be brought, unless it is a word for something else.
    pub(in crate::step) fn fills_phrase(&mut self, said: &Said<'_>) -> bool {
        let Some(request) = self.filling().cloned() else { return false };
        if matches!(said.word, Some(Word::Back | Word::Command(_) | Word::Number(1))) {
            return false;
        }
        match is_topic(said.text) {
            true => self.say_phrase(request, Phrase::Bring(said.text.to_owned()), Placement::New),
            false => self.repeat(about(CounselPassage::NoBring)),
        }
        true
    }

    pub(super) fn talk_answered(&mut self, deed: PleaDeed, answer: Answer, placement: Placement) {
        match (deed, answer) {
            (PleaDeed::Say { line, .. }, Answer::Ok(Outcome::Staff(StaffOutcome::Plea(PleaDone::Said)))) => {
                if let Line::Phrase(_) = line {
                    self.say_aside(about(CounselPassage::Sent(line)));
                }
                self.conversation.pleading.note_speaker(true);
            }
            (PleaDeed::End { request }, Answer::Ok(Outcome::Staff(StaffOutcome::Plea(PleaDone::Ended)))) => {
                let talked = self.conversation.pleading.talk(&request).is_some();
                self.conversation.pleading.end(&request);
                let ended = StaffPassage::Plea(CounselPassage::Ended);
                self.back_to_requests(if talked { ended } else { StaffPassage::Handled }, placement);
            }
            (
                PleaDeed::GiveBack { request },
                Answer::Ok(Outcome::Staff(StaffOutcome::Plea(PleaDone::GivenBack))),
            ) => {
                self.conversation.pleading.end(&request);
                self.back_to_requests(StaffPassage::Plea(CounselPassage::GivenBack), placement);
            }
            (
                PleaDeed::Say { request, .. } | PleaDeed::End { request } | PleaDeed::GiveBack { request },
                Answer::Gone,
            ) => self.counsel_is_over(&request, CounselPassage::Over, placement),
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::Plea(refusal)))) => {
                self.not_taken(refusal, placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    pub(super) fn plea_taken(&mut self, taken: Box<Taken>, placement: Placement) {
        if taken.channel == Channel::Here {
            self.conversation.pleading.begin(taken.request.id.clone(), true);
        }
        self.show_counsel(CounselPrompt::Taken { taken, at: self.now }, placement);
    }

    pub(super) fn not_taken(&mut self, refusal: PleaRefusal, placement: Placement) {
        self.back_to_requests(StaffPassage::Plea(CounselPassage::Refused(refusal)), placement);
    }

    /// Something about a plea that they have taken, or that nobody has.
    pub(in crate::step) fn hears_of_talk(&mut self, news: News) {
        let News { request, lines, turn, is_open, .. } = news;
        if !lines.is_empty() && is_open && self.conversation.pleading.talk(&request).is_none() {
            self.conversation.pleading.begin(request.clone(), true);
        }
        for lines in in_messages(lines) {
            self.say_aside(about(CounselPassage::FromCitizen(lines)));
            self.conversation.pleading.note_speaker(true);
        }
        match turn {
            Turn::Begun(_) | Turn::GoesOn => {}
            Turn::Ended => self.hears_the_end_of_talk(&request, CounselPassage::EndedByCitizen),
            Turn::Waits => self.hears_the_end_of_talk(&request, CounselPassage::Lapsed),
            Turn::TakesLonger { minutes } => self.say_aside(about(CounselPassage::TakesLonger { minutes })),
        }
    }

    fn hears_the_end_of_talk(&mut self, request: &RequestId, said: CounselPassage) {
        match self.shows_talk(request) {
            true => self.counsel_is_over(request, said, Placement::New),
            false => {
                self.conversation.pleading.end(request);
                self.say_aside(about(said));
            }
        }
    }

    fn counsel_is_over(&mut self, request: &RequestId, said: CounselPassage, placement: Placement) {
        if self.shows_talk(request) {
            self.leave_overlay();
        }
        self.conversation.pleading.end(request);
        self.lead_with(about(said));
        self.show(placement);
    }

    fn shows_talk(&self, request: &RequestId) -> bool {
        let Stage::Over(Overlay::Staff(StaffPrompt::Plea(prompt)), _) = &self.conversation.stage else {
            return false;
        };
        match prompt {
            CounselPrompt::Taken { taken, .. } => taken.request.id == *request,
            CounselPrompt::Phrases { request: shown } | CounselPrompt::Bring { request: shown } => {
                shown == request
            }
        }
    }

    fn show_counsel(&mut self, prompt: CounselPrompt, placement: Placement) {
        self.show_staff(StaffPrompt::Plea(prompt), placement);
    }
}

fn about(passage: CounselPassage) -> Passage {
    Passage::Staff(StaffPassage::Plea(passage))
}
