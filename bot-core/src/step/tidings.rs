//! What citizens are told because of something that staff did, and what they answer.

use super::talk::Talk;
use crate::conversation::{Overlay, Purpose, Stage};
use crate::desk::{Answer, Appointment, Call, Outcome};
use crate::effect::Effect;
use crate::reply::{Passage, Placement};
use crate::tidings::{Limits, Stay, Tidings};

impl Talk<'_> {
    pub(super) fn hears_tidings(&mut self, tidings: Tidings) {
        match tidings {
            Tidings::WhichStays(question) => {
                self.overlay(Placement::New, Overlay::WhichStays { question });
            }
            Tidings::OneMore(Limits { missed, hours, .. }) => {
                let passage = self.tell(|tell| {
                    let (phone, opening) = (tell.phone(), tell.phone_hours());
                    Passage::OneMore { missed, hours, phone, opening }
                });
                self.say_aside(passage);
            }
            Tidings::NearOnly(Limits { missed, hours, until: Some(until) }) => {
                let passage = self.tell(|tell| {
                    let (phone, opening, until) =
                        (tell.phone(), tell.phone_hours(), tell.local(until).date());
                    Passage::Restricted { missed, hours, until, phone, opening }
                });
                self.say_aside(passage);
            }
            Tidings::NearOnly(_) => {}
            Tidings::AllOpen => self.say_aside(Passage::AllOpen),
            Tidings::Called { appointment, desk } => self.is_called(&appointment, desk),
            Tidings::ByOffice(by_office) => self.told_by_office(by_office),
            Tidings::Plea(news) if news.to_clerk => self.hears_of_talk(news),
            Tidings::Plea(news) => self.hears_of_plea(news),
        }
    }

    /// Whoever begins to look for places is told that only near ones are open.
    pub(super) fn lead_with_limits(&mut self, limits: Limits) {
        let Some(until) = limits.until.filter(|_| self.conversation.stage.draft().is_none()) else { return };
        let until = self.tell(|tell| tell.local(until)).date();
        self.lead_with(Passage::NearOnly { hours: limits.hours, until });
    }

    pub(super) fn stay(&mut self, stay: Stay, placement: Placement) {
        match &self.conversation.stage {
            Stage::Over(Overlay::WhichStays { question }, _) => {
                let request = question.request.clone();
                self.ask(Call::Stay { request, stay }, Purpose::Plain, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    pub(super) fn stay_answered(&mut self, stay: Stay, answer: Answer, placement: Placement) {
        let passage = match (answer, stay) {
            (Answer::Ok(Outcome::GivenBack(cancelled)), stay) => {
                self.send_files(&cancelled);
                match stay {
                    Stay::All => Passage::AllStay,
                    Stay::None => Passage::ThisGivenBack,
                    Stay::Only(_) if cancelled.is_empty() => Passage::AllStay,
                    Stay::Only(_) => Passage::OthersGivenBack,
                }
            }
            // It was settled meanwhile.
            (Answer::Gone, _) => Passage::AppointmentGone,
            _ => return self.desk_silent(placement),
        };
        self.lead_with(passage);
        let unfinished = self.unfinished();
        match unfinished {
            Stage::Idle => {
                self.conversation.stage = Stage::Idle;
                self.ask(Call::Appointments, Purpose::List, placement);
            }
            unfinished => self.go(unfinished, placement),
        }
    }

    fn send_files(&mut self, cancelled: &[Appointment]) {
        for appointment in cancelled {
            let file = self.tell(|tell| tell.calendar_file(appointment, true, self.now));
            self.effect(Effect::File(file));
        }
    }
}
