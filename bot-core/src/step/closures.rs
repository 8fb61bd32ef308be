//! Closures: an appointment falls out, and what its citizen does about it.

use super::talk::Talk;
use crate::closure::{Alternative, Case, Message};
use crate::conversation::{Draft, Overlay, Purpose, Stage};
use crate::desk::{Answer, Appointment, Call, Outcome, Wish};
use crate::ids::{CaseId, HoldId, OfficeId};
use crate::reply::{News, Passage, Placement};
use crate::view::falls_out_in_trade;

impl Talk<'_> {
    pub(super) fn told_of_closure(&mut self, message: Message) {
        match message {
            Message::FallsOut(case) => self.ask_about(case, false),
            Message::CanYouComeLater(case) => self.ask_about(case, true),
            Message::NotNeeded(case) => {
                let told = self.tell(|tell| tell.appointment(&case.appointment));
                // Whoever has not answered need not be called to the phone again.
                self.end_of_case(&case.id, Passage::NotNeeded { told }, Placement::Edit);
            }
            Message::Listed(case) => self.listed(&case),
            Message::TradeFallsOut { appointments, reason } => {
                let passage = self.tell(|tell| falls_out_in_trade(tell, &appointments, reason));
                self.say_aside(passage);
            }
            Message::Restored(appointment) => self.restored(&appointment),
            Message::FreeAgain { now, before } => {
                let passage = self.tell(|tell| Passage::FreeAgain {
                    before: tell.place(
                        &Wish::like(&now),
                        &before,
                        now.whom.as_ref().map(|ward| ward.name.clone()),
                    ),
                    now: tell.appointment(&now),
                });
                self.say_aside(passage);
            }
            Message::PlaceClosed { hold, office } => self.place_closed(&hold, &office),
        }
    }

    /// It lies over whatever is open; an older question about the same appointment goes.
    fn ask_about(&mut self, case: Case, asks_later: bool) {
        let stage = std::mem::take(&mut self.conversation.stage);
        self.conversation.stage = stage.without_case(&case.id);
        self.overlay(Placement::New, Overlay::Closed { case, asks_later });
    }

    fn listed(&mut self, case: &Case) {
        let passage = self.tell(|tell| Passage::ClosureListed {
            told: tell.appointment(&case.appointment),
            passed_on: !case.alternatives.is_empty(),
            phone: tell.phone(),
            hours: tell.phone_hours(),
        });
        self.end_of_case(&case.id, passage, Placement::New);
    }

    fn restored(&mut self, appointment: &Appointment) {
        let told = self.tell(|tell| tell.appointment(appointment));
        let case = self.conversation.stage.case().filter(|case| case.appointment.id == appointment.id);
        match case.map(|case| case.id.clone()) {
            Some(case) => self.end_of_case(&case, Passage::OpensAfterAll { told }, Placement::New),
            None => self.say_aside(Passage::OpensAfterAll { told }),
        }
    }

    /// What was held or offered is closed; nearest places follow where somebody was about to book.
    fn place_closed(&mut self, hold: &HoldId, office: &OfficeId) {
        let office = self.tell(|tell| tell.office(office));
        let is_offered = self.conversation.stage.offer().is_some_and(|offer| offer.hold == *hold);
        if is_offered {
            let stage = std::mem::take(&mut self.conversation.stage);
            self.conversation.stage = stage.without_offer();
            self.lead_with(Passage::PlaceClosed { office, waits: true });
            let stage = self.unfinished();
            return self.go(if stage == Stage::Idle { Stage::FIRST } else { stage }, Placement::New);
        }
        if self.conversation.hold.as_ref() != Some(hold) {
            return;
        }
        self.conversation.hold = None;
        if let Stage::Held { draft, .. } = self.conversation.stage.clone().bottom() {
            self.lead_with(Passage::PlaceClosed { office, waits: false });
            self.conversation.waiting = None;
            self.ask_places(draft, Placement::New);
        }
    }

    pub(super) fn take_alternative(&mut self, case: CaseId, alternative: Alternative, placement: Placement) {
        let call = Call::TakeAlternative { case, alternative: alternative.hold };
        self.ask(call, Purpose::Plain, placement);
    }

    pub(super) fn cannot_come_later(&mut self, case: CaseId, placement: Placement) {
        self.ask(Call::CannotComeLater { case }, Purpose::Plain, placement);
    }

    pub(super) fn closure_answered(&mut self, call: Call, answer: Answer, placement: Placement) {
        match (call, answer) {
            (Call::TakeAlternative { case, .. }, Answer::Ok(Outcome::Booked(appointment))) => {
                self.forget_case(&case);
                self.stands(appointment, News::Moved, placement);
            }
            (Call::TakeAlternative { case, .. }, Answer::Gone) => self.alternative_gone(&case, placement),
            (Call::CannotComeLater { case }, Answer::Ok(_) | Answer::Gone) => {
                self.end_of_case(&case, Passage::StaysAsBooked, placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    /// Somebody answered too late, or twice. An appointment that falls out still wants another time.
    fn alternative_gone(&mut self, id: &CaseId, placement: Placement) {
        let falls_out = match &self.conversation.stage {
            Stage::Over(Overlay::Closed { case, asks_later: false }, _) if case.id == *id => {
                Some(case.appointment.clone())
            }
            _ => None,
        };
        self.forget_case(id);
        self.lead_with(Passage::AlternativeGone);
        match falls_out {
            Some(appointment) => self.ask_places(Draft::moving(appointment), placement),
            None => self.ask(Call::Appointments, Purpose::List, placement),
        }
    }

    fn forget_case(&mut self, case: &CaseId) {
        let stage = std::mem::take(&mut self.conversation.stage);
        self.conversation.stage = stage.without_case(case);
    }

    /// Nothing is asked about it any more: back to what was open before.
    fn end_of_case(&mut self, case: &CaseId, passage: Passage, placement: Placement) {
        let is_asked = self.conversation.stage.case().is_some_and(|asked| asked.id == *case);
        if !is_asked {
            return self.say_aside(passage);
        }
        self.forget_case(case);
        self.lead_with(passage);
        let stage = self.unfinished();
        self.go(stage, placement);
    }

    /// The appointments, with the question about one of them below: until it is answered, it comes first.
    pub(super) fn appointments_falling_out(
        &mut self,
        purpose: &Purpose,
        case: Case,
        mut appointments: Vec<Appointment>,
        placement: Placement,
    ) {
        if *purpose == Purpose::ChooseCancel {
            return self.appointments(purpose, appointments, placement);
        }
        appointments.retain(|appointment| appointment.id != case.appointment.id);
        let stage = std::mem::take(&mut self.conversation.stage);
        self.conversation.stage = stage.without_case(&case.id);
        let under = Box::new(self.unfinished());
        let asked = Stage::Over(Overlay::Closed { case, asks_later: false }, under);
        let stage = match appointments.is_empty() {
            true => asked,
            false => Stage::Over(Overlay::Appointments { appointments }, Box::new(asked)),
        };
        self.go(stage, placement);
    }
}
