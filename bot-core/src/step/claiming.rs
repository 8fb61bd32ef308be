//! A chat takes over what staff have booked for its citizen, and hears what staff change about it.

use super::talk::Talk;
use crate::conversation::Purpose;
use crate::desk::{Answer, Call, Outcome, Refusal};
use crate::effect::Effect;
use crate::linking::LinkRefusal;
use crate::on_behalf::ClaimCode;
use crate::reply::{ClaimPassage, News, Passage, Placement};
use crate::tidings::ByOffice;

impl Talk<'_> {
    /// `/claim CODE`.
    pub(super) fn claim(&mut self, argument: &str) {
        match ClaimCode::read(argument) {
            Some(code) => self.take_over(code),
            None if argument.is_empty() => self.repeat(Passage::Claim(ClaimPassage::WhichCode)),
            // Nobody guesses like that.
            None => self.repeat(Passage::Claim(ClaimPassage::WrongCode)),
        }
    }

    /// Takes a message that is a code as it was given: in three groups.
    pub(super) fn takes_claim_code(&mut self, text: &str) -> bool {
        let code = ClaimCode::read(text).filter(|code| code.to_string().eq_ignore_ascii_case(text));
        let found = code.is_some();
        if let Some(code) = code {
            self.understood();
            self.take_over(code);
        }
        found
    }

    pub(super) fn take_over(&mut self, code: ClaimCode) {
        if !self.setting.abilities.staff {
            return self.not_yet();
        }
        self.ask(Call::Claim { code }, Purpose::Plain, Placement::New);
    }

    pub(super) fn claim_answered(&mut self, answer: Answer, placement: Placement) {
        match answer {
            Answer::Ok(Outcome::Booked(appointment)) => {
                self.abandon_hold();
                self.lead_with(Passage::Claim(ClaimPassage::Claimed));
                self.stands(appointment, News::Booked, placement);
            }
            Answer::Refused(Refusal::Link(LinkRefusal::TooManyTries)) => {
                self.repeat(Passage::Claim(ClaimPassage::TooManyTries));
            }
            Answer::Gone => self.repeat(Passage::Claim(ClaimPassage::WrongCode)),
            _ => self.desk_silent(placement),
        }
    }

    /// Staff have cancelled or moved an appointment. What is open stays open.
    pub(super) fn told_by_office(&mut self, ByOffice { appointment, cancelled, reason }: ByOffice) {
        let passage = self.tell(|tell| {
            let (told, phone) = (tell.appointment(&appointment), tell.phone());
            let reference = appointment.reference.clone();
            Passage::Claim(match cancelled {
                true => ClaimPassage::Cancelled { told, reference, reason, phone },
                false => ClaimPassage::Moved { told, reference, reason, phone },
            })
        });
        let file = self.tell(|tell| tell.calendar_file(&appointment, cancelled, self.now));
        self.say_aside(passage);
        self.effect(Effect::File(file));
    }
}
