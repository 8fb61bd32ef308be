//! One person on two messengers: a code is shown in one chat, typed into the other, and confirmed there.

use chrono::{DateTime, Utc};

use super::talk::Talk;
use crate::conversation::{Overlay, Purpose, Stage};
use crate::desk::{Answer, Call, Outcome, Refusal};
use crate::linking::{Code, Links};
use crate::reply::{Passage, Placement};

impl Talk<'_> {
    /// `/link` asks what is linked, `/link CODE` takes a code.
    pub(super) fn link(&mut self, argument: &str) {
        if !self.setting.abilities.links {
            return self.not_yet();
        }
        match Code::read(argument) {
            Some(code) => self.find_code(code),
            None if argument.is_empty() => self.ask(Call::Links, Purpose::Plain, Placement::New),
            // Nobody guesses like that.
            None => self.repeat(Passage::WrongCode),
        }
    }

    /// Takes a message that is a code, whatever else was asked.
    pub(super) fn takes_link_code(&mut self, text: &str) -> bool {
        let code = match self.missing_field() {
            Some(_) => Code::hyphenated_in_message(text),
            None => Code::in_message(text),
        };
        let code = code.filter(|_| self.setting.abilities.links);
        let found = code.is_some();
        if let Some(code) = code {
            self.understood();
            self.find_code(code);
        }
        found
    }

    fn find_code(&mut self, code: Code) {
        self.ask(Call::FindLinkCode { code }, Purpose::Plain, Placement::New);
    }

    pub(super) fn confirm_link(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::Over(Overlay::ConfirmLink { code, .. }, _) => {
                let call = Call::Link { code: code.clone() };
                self.ask(call, Purpose::Plain, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    pub(super) fn confirm_unlink(&mut self, placement: Placement) {
        let hold = self.conversation.hold.clone();
        self.ask(Call::Unlink { hold }, Purpose::Plain, placement);
    }

    pub(super) fn link_answered(&mut self, call: Call, answer: Answer, placement: Placement) {
        match (call, answer) {
            // Nothing is linked yet: that is what was wanted.
            (Call::Links, Answer::Ok(Outcome::Links(links))) if links.others.is_empty() => {
                self.ask(Call::MakeLinkCode, Purpose::Plain, placement);
            }
            (Call::Links | Call::RemindHere, Answer::Ok(Outcome::Links(links))) => {
                self.show_links(links, placement);
            }
            (Call::MakeLinkCode, Answer::Ok(Outcome::LinkCode { code, until })) => {
                self.show_code(&code, until, placement);
            }
            (Call::FindLinkCode { code }, Answer::Ok(Outcome::Linkable { platforms })) => {
                self.overlay(placement, Overlay::ConfirmLink { code, platforms });
            }
            (Call::Link { .. }, Answer::Ok(Outcome::Links(links))) => {
                self.lead_with(Passage::Linked);
                self.show_links(links, placement);
            }
            (Call::Unlink { .. }, Answer::Ok(Outcome::Done)) => {
                self.say_over(Passage::Unlinked, placement);
            }
            (_, Answer::Refused(Refusal::Link(refusal))) => {
                self.say_over(Passage::CodeRefused(refusal), placement);
            }
            (Call::FindLinkCode { .. } | Call::Link { .. }, Answer::Gone) => {
                self.say_over(Passage::WrongCode, placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    fn show_links(&mut self, links: Links, placement: Placement) {
        self.overlay(placement, Overlay::Links { links });
    }

    /// The code is said once and kept nowhere.
    fn show_code(&mut self, code: &Code, until: DateTime<Utc>, placement: Placement) {
        let until = self.tell(|tell| tell.local(until));
        self.say_over(Passage::LinkCode { code: code.to_string(), until }, placement);
    }

    /// Says something once and goes back to what is not finished yet.
    pub(super) fn say_over(&mut self, passage: Passage, placement: Placement) {
        self.lead_with(passage);
        let unfinished = self.unfinished();
        self.go(unfinished, placement);
    }
}
