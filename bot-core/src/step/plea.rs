//! A citizen would like to speak with a person, and does.

use super::choices::means;
use super::said::Said;
use super::talk::Talk;
use crate::conversation::{
    CounselPrompt, OnBehalfPrompt, Overlay, PleaAction, PleaPrompt, Purpose, StaffPrompt, Stage,
};
use crate::day::CheckInCode;
use crate::desk::{Answer, Call, Field, Outcome};
use crate::ids::RequestId;
use crate::plea::{
    Channel, LONGEST_LINE, Line, News, Plea, PleaCall, PleaDeed, PleaOutcome, SoFar, Standing, Turn,
    in_messages, is_topic,
};
use crate::reply::{Passage, Placement, PleaPassage};
use crate::staff::StaffCall;
use crate::view::passages_of;
use crate::vocabulary::{Command, Word};

impl Talk<'_> {
    /// `/person`. Where nobody serves in chats, the telephone is named.
    pub(super) fn asks_for_person(&mut self) {
        match self.setting.abilities.staff {
            true => self.ask_about_plea(PleaCall::Look, Placement::New),
            false => {
                let person = self.person();
                self.repeat(person);
            }
        }
    }

    /// `/end`, on either side of a talk.
    pub(super) fn end_talk(&mut self) {
        match self.conversation.pleading.relay.clone() {
            Some(relay) if relay.is_clerk => {
                self.ask_about_talk(PleaDeed::End { request: relay.request }, Placement::New);
            }
            Some(relay) => self.ask_about_plea(PleaCall::End { request: relay.request }, Placement::New),
            None => self.repeat(about(PleaPassage::NoTalk)),
        }
    }

    fn ask_about_plea(&mut self, call: PleaCall, placement: Placement) {
        self.ask(Call::Plea(call), Purpose::Plain, placement);
    }

    /// How long a message may be that goes to somebody else.
    pub(super) fn longest_line(&self) -> Option<usize> {
        self.conversation.pleading.relay.as_ref().map(|_| LONGEST_LINE)
    }

    /// In a talk, what is written goes to the other: unless it answers what the bot has asked since one of both spoke.
    pub(super) fn relays(&mut self, said: &Said<'_>) -> bool {
        let Some(relay) = self.conversation.pleading.relay.clone() else { return false };
        if said.word == Some(Word::Command(Command::End)) {
            self.end_talk();
            return true;
        }
        // Whoever stands in an office writes what hangs on its wall.
        let is_code = !relay.is_clerk && CheckInCode::read(said.text).is_some();
        let is_for_bot = is_code || (relay.is_clerk && self.awaits_words_of_staff());
        if said.text.is_empty() || is_for_bot || (!relay.spoke_last && self.answers_prompt(said)) {
            return false;
        }
        let (request, text) = (relay.request, said.text.to_owned());
        let call = match relay.is_clerk {
            true => Call::Staff(StaffCall::Plea(PleaDeed::Say { request, line: Line::Words(text) })),
            false => Call::Plea(PleaCall::Say { request, text }),
        };
        self.ask(call, Purpose::Plain, Placement::New);
        true
    }

    /// Whether a text answers the open prompt: it names a choice, or is what was asked for.
    fn answers_prompt(&self, said: &Said<'_>) -> bool {
        let choices = &self.conversation.choices;
        let names_choice = match said.word {
            Some(Word::Back) => true,
            Some(Word::Number(number)) => (1..=choices.len()).contains(&number),
            // To what the other has asked.
            Some(Word::Yes | Word::No) if self.shows_own_talk() => false,
            Some(word) => choices.iter().any(|action| means(word, action)),
            None => self.choice_named(said).is_some(),
        };
        names_choice || self.awaits_text()
    }

    fn shows_own_talk(&self) -> bool {
        matches!(
            &self.conversation.stage,
            Stage::Over(
                Overlay::Plea(PleaPrompt::Talking { .. })
                    | Overlay::Staff(StaffPrompt::Plea(CounselPrompt::Taken { .. })),
                _
            )
        )
    }

    /// Whether staff are asked for something that is none of the citizen's business, whoever has spoken last.
    fn awaits_words_of_staff(&self) -> bool {
        let asks = matches!(
            &self.conversation.stage,
            Stage::Over(
                Overlay::Staff(StaffPrompt::OnBehalf(
                    OnBehalfPrompt::WhichReason { .. }
                        | OnBehalfPrompt::Kept { .. }
                        | OnBehalfPrompt::Waiting { .. }
                        | OnBehalfPrompt::Cancelling { .. }
                )),
                _
            )
        );
        asks || self.awaits_notice_text() || self.awaits_filling()
    }

    fn awaits_text(&self) -> bool {
        let asks = match &self.conversation.stage {
            Stage::Over(Overlay::Plea(prompt), _) => {
                !matches!(prompt, PleaPrompt::Talking { .. } | PleaPrompt::Stands { .. })
            }
            Stage::Over(Overlay::Staff(StaffPrompt::OnBehalf(_)), _)
            | Stage::Over(Overlay::Whom { .. }, _) => true,
            _ => false,
        };
        asks || self.missing_field().is_some() || self.awaits_words_of_staff()
    }

    /// Takes the text as what was asked for, unless it is a word for something else.
    pub(super) fn answers_plea(&mut self, said: &Said<'_>) -> bool {
        let Stage::Over(Overlay::Plea(prompt), _) = &self.conversation.stage else { return false };
        let leads_on = said.word.is_some_and(|word| !matches!(word, Word::Number(_)))
            || self.setting.vocabulary.language(said.text).is_some();
        match prompt.clone() {
            // They have said so already; now it says how.
            PleaPrompt::Channel { topic } if said.word == Some(Word::Command(Command::Person)) => {
                self.choose_channel(topic, Channel::Phone, Placement::New);
            }
            _ if leads_on => return false,
            PleaPrompt::Topic => self.take_topic(said.text),
            PleaPrompt::Channel { topic } => {
                let phone = self.answer_in(Field::Phone, said).map(|reach| (Channel::Phone, reach));
                let email = || self.answer_in(Field::Email, said).map(|reach| (Channel::Email, reach));
                let Some((channel, reach)) = phone.or_else(email) else { return false };
                let reach = Some(reach.to_owned());
                self.show_plea(PleaPrompt::Consent { topic, channel, reach }, Placement::New);
            }
            PleaPrompt::Reach { topic, channel } => {
                let is_choice = matches!(said.word, Some(Word::Number(1)));
                let Some(field) = field_of(channel).filter(|_| !is_choice) else { return false };
                match self.answer_in(field, said).map(str::to_owned) {
                    Some(reach) => {
                        let reach = Some(reach);
                        self.show_plea(PleaPrompt::Consent { topic, channel, reach }, Placement::New);
                    }
                    None => self.repeat(Passage::NotA(field)),
                }
            }
            PleaPrompt::Consent { .. } | PleaPrompt::Stands { .. } | PleaPrompt::Talking { .. } => {
                return false;
            }
        }
        true
    }

    fn take_topic(&mut self, text: &str) {
        match is_topic(text) {
            true => self.show_plea(PleaPrompt::Channel { topic: text.to_owned() }, Placement::New),
            false => self.repeat(about(PleaPassage::NoTopic)),
        }
    }

    pub(super) fn choose_about_plea(&mut self, action: PleaAction, placement: Placement) {
        let prompt = match &self.conversation.stage {
            Stage::Over(Overlay::Plea(prompt), _) => Some(prompt.clone()),
            _ => None,
        };
        match (action, prompt) {
            (PleaAction::By(channel), Some(PleaPrompt::Channel { topic })) => {
                self.choose_channel(topic, channel, placement);
            }
            (PleaAction::MaySee(agrees), Some(PleaPrompt::Consent { topic, channel, reach })) => {
                let so_far = agrees.then(|| self.so_far());
                let plea = Box::new(Plea { topic, channel, reach, so_far });
                self.ask_about_plea(PleaCall::Ask { plea }, placement);
            }
            (PleaAction::End(request), _) => self.ask_about_plea(PleaCall::End { request }, placement),
            _ => self.show_open_prompt(),
        }
    }

    fn choose_channel(&mut self, topic: String, channel: Channel, placement: Placement) {
        let prompt = match channel {
            Channel::Here => PleaPrompt::Consent { topic, channel, reach: None },
            Channel::Phone | Channel::Email => PleaPrompt::Reach { topic, channel },
        };
        self.show_plea(prompt, placement);
    }

    /// What the bot had asked last, and what it had not understood; a greeting tells nothing.
    fn so_far(&mut self) -> SoFar {
        let prompt = match self.conversation.stage.clone().bottom() {
            Stage::Groups { .. } => Vec::new(),
            under => passages_of(self.setting, &self.conversation.language, self.now, &under),
        };
        SoFar { prompt, puzzles: self.conversation.pleading.take_puzzles(self.now) }
    }

    pub(super) fn plea_answered(&mut self, call: PleaCall, answer: Answer, placement: Placement) {
        let outcome = match answer {
            Answer::Ok(Outcome::Plea(outcome)) => outcome,
            Answer::Gone => return self.plea_gone(call, placement),
            _ => return self.desk_silent(placement),
        };
        match (call, outcome) {
            (PleaCall::Say { .. }, PleaOutcome::Said) => self.conversation.pleading.note_speaker(true),
            (PleaCall::Say { request, .. }, PleaOutcome::Stands(_)) => {
                self.talk_is_over(&request, PleaPassage::Kept, placement);
            }
            (PleaCall::End { request }, PleaOutcome::Over { talked }) => {
                let said = if talked { PleaPassage::Ended } else { PleaPassage::Withdrawn };
                self.talk_is_over(&request, said, placement);
            }
            (PleaCall::Ask { .. }, PleaOutcome::Stands(standing)) => {
                self.lead_with(about(PleaPassage::Asked));
                self.stands_or_talks(standing, placement);
            }
            (_, PleaOutcome::Stands(standing)) => self.stands_or_talks(standing, placement),
            (_, PleaOutcome::Nothing) => self.show_plea(PleaPrompt::Topic, placement),
            (_, PleaOutcome::Nobody) => {
                let person = self.person();
                self.lead_with(person);
                self.show(placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    /// It was over already. What was written meanwhile is for the bot, then.
    fn plea_gone(&mut self, call: PleaCall, placement: Placement) {
        match call {
            PleaCall::Say { request, text } => {
                self.conversation.pleading.end(&request);
                self.leave_talk();
                self.lead_with(about(PleaPassage::Over));
                self.said(&text);
            }
            PleaCall::End { request } => self.talk_is_over(&request, PleaPassage::Over, placement),
            PleaCall::Look | PleaCall::Ask { .. } => self.desk_silent(placement),
        }
    }

    fn stands_or_talks(&mut self, standing: Standing, placement: Placement) {
        match standing.talks_here() {
            true => self.talk_begins(standing.request, placement),
            false => self.show_plea(PleaPrompt::Stands { standing, at: self.now }, placement),
        }
    }

    fn talk_begins(&mut self, request: RequestId, placement: Placement) {
        self.conversation.pleading.begin(request.clone(), false);
        self.show_plea(PleaPrompt::Talking { request }, placement);
    }

    fn talk_is_over(&mut self, request: &RequestId, said: PleaPassage, placement: Placement) {
        self.conversation.pleading.end(request);
        self.leave_talk();
        self.lead_with(about(said));
        self.show(placement);
    }

    /// Back to what lies under the prompt of a talk, or of a plea that stands.
    fn leave_talk(&mut self) {
        if let Stage::Over(Overlay::Plea(PleaPrompt::Talking { .. } | PleaPrompt::Stands { .. }), _) =
            self.conversation.stage
        {
            self.leave_overlay();
        }
    }

    fn show_plea(&mut self, prompt: PleaPrompt, placement: Placement) {
        self.understood();
        self.overlay(placement, Overlay::Plea(prompt));
    }

    /// Something about the citizen's own plea. Where their lines come before it was told that a clerk is there, that
    /// is told with them.
    pub(super) fn hears_of_plea(&mut self, news: News) {
        let News { request, lines, turn, is_open, .. } = news;
        let is_known = self.conversation.pleading.talk(&request).is_some();
        let talks = matches!(turn, Turn::Begun(Channel::Here) | Turn::GoesOn);
        if talks && is_open && !is_known {
            self.talk_begins(request.clone(), Placement::New);
        }
        for lines in in_messages(lines) {
            self.say_aside(about(PleaPassage::FromClerk(lines)));
            self.conversation.pleading.note_speaker(true);
        }
        match turn {
            Turn::Begun(Channel::Here) | Turn::GoesOn => {}
            Turn::Begun(channel) => self.say_aside(about(PleaPassage::Promised(channel))),
            Turn::Ended => self.hears_the_end(&request, PleaPassage::EndedByClerk),
            Turn::Waits if is_known => self.hears_the_end(&request, PleaPassage::Waits),
            // They don't know yet that somebody was there.
            Turn::Waits => {}
            Turn::TakesLonger { .. } => {
                let passage = self
                    .tell(|tell| PleaPassage::TakesLonger { phone: tell.phone(), hours: tell.phone_hours() });
                self.say_aside(about(passage));
            }
        }
    }

    /// Whatever else is open stays open.
    fn hears_the_end(&mut self, request: &RequestId, said: PleaPassage) {
        let is_shown = matches!(
            &self.conversation.stage,
            Stage::Over(Overlay::Plea(PleaPrompt::Talking { request: shown }), _) if shown == request
        );
        match is_shown {
            true => self.talk_is_over(request, said, Placement::New),
            false => {
                self.conversation.pleading.end(request);
                self.say_aside(about(said));
            }
        }
    }
}

/// What is asked for to answer in this way.
fn field_of(channel: Channel) -> Option<Field> {
    match channel {
        Channel::Here => None,
        Channel::Phone => Some(Field::Phone),
        Channel::Email => Some(Field::Email),
    }
}

fn about(passage: PleaPassage) -> Passage {
    Passage::Plea(passage)
}
