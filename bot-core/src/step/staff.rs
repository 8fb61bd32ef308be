//! What staff type and tap. Whether they may is the desk's to say, each time.

mod closures;
mod day;
mod figures;
mod letter;
mod notices;
mod on_behalf;
mod plea;
mod rules;

pub(super) use closures::desks_in;

use super::talk::Talk;
use crate::conversation::{Overlay, Purpose, StaffAction, StaffPrompt, Stage};
use crate::day::{DayCall, Which};
use crate::desk::{Answer, Call, Outcome, Refusal};
use crate::plea::PleaDone;
use crate::reply::{Passage, Placement, StaffPassage};
use crate::staff::{
    Attendance, Invitation, StaffCall, StaffCommand, StaffOutcome, StaffRefusal, StaffRequest, attendance,
};

impl Talk<'_> {
    /// Carries a command of staff out, if it is one.
    pub(super) fn takes_staff_command(&mut self, name: &str, argument: &str) -> bool {
        let known = self.setting.vocabulary.staff_command(name).filter(|_| self.setting.abilities.staff);
        if let Some(command) = known {
            self.staff_command(command, argument);
        }
        known.is_some()
    }

    fn staff_command(&mut self, command: StaffCommand, argument: &str) {
        let call = match command {
            StaffCommand::Staff if argument.is_empty() => StaffCall::Myself,
            StaffCommand::Staff => match Invitation::read(argument) {
                Some(code) => StaffCall::Join { code },
                // Nobody guesses like that.
                None => return self.repeat(Passage::Staff(StaffPassage::WrongInvitation)),
            },
            StaffCommand::Requests => StaffCall::Requests { page: 0 },
            StaffCommand::Close => StaffCall::LookAtClosing { plan: self.plan_in(argument) },
            StaffCommand::Closures => StaffCall::Closures,
            StaffCommand::Today => StaffCall::Day(DayCall::List { which: Which::default(), page: None }),
            StaffCommand::Day | StaffCommand::CheckIn | StaffCommand::Next => {
                StaffCall::Day(self.day_call(command, argument))
            }
            StaffCommand::Arrived => mark(argument, Attendance::Arrived),
            StaffCommand::Missed => mark(argument, Attendance::Missed),
            StaffCommand::Done => mark(argument, Attendance::Done),
            StaffCommand::Notice => StaffCall::LookAtNotice { draft: Box::default() },
            StaffCommand::Notices => StaffCall::Notices,
            StaffCommand::OnBehalf(command) => return self.on_behalf_command(command, argument),
            StaffCommand::Rule(command) => return self.rule_command(command, argument),
            StaffCommand::Phrases => return self.phrases(argument),
            StaffCommand::Report => StaffCall::Figures(self.figures_call(argument)),
        };
        self.ask_for_staff(call, Placement::New);
    }

    fn ask_for_staff(&mut self, call: StaffCall, placement: Placement) {
        self.ask(Call::Staff(call), Purpose::Plain, placement);
    }

    pub(super) fn choose_for_staff(&mut self, action: StaffAction, placement: Placement) {
        let call = match action {
            StaffAction::Requests { page } => StaffCall::Requests { page },
            StaffAction::Take(request) => StaffCall::Take { request },
            StaffAction::Handle(request, handling) => StaffCall::Handle { request, handling },
            StaffAction::LookAtClosing(plan) => StaffCall::LookAtClosing { plan },
            StaffAction::Close(plan) => StaffCall::Close { plan },
            StaffAction::Reopen(closure) => StaffCall::Reopen { closure },
            StaffAction::Expected(reference) => StaffCall::Expected { reference },
            StaffAction::Mark(reference, attendance) => StaffCall::Mark { reference, attendance },
            StaffAction::Day(action) => return self.choose_on_the_day(action, placement),
            StaffAction::Notice(action) => return self.choose_about_notices(action, placement),
            StaffAction::OnBehalf(action) => return self.choose_on_behalf(action, placement),
            StaffAction::Rules(action) => return self.choose_about_rules(action, placement),
            StaffAction::Plea(action) => return self.choose_in_talk(action, placement),
            StaffAction::Figures(action) => return self.choose_figures(action),
        };
        self.ask_for_staff(call, placement);
    }

    pub(super) fn staff_answered(&mut self, call: StaffCall, answer: Answer, placement: Placement) {
        match (call, answer) {
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff))) => self.not_staff(),
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::TooManyTries))) => {
                self.repeat(Passage::Staff(StaffPassage::TooManyTries));
            }
            (_, Answer::Ok(Outcome::Staff(StaffOutcome::Rules(outcome)))) => {
                self.rules_answered(*outcome, placement);
            }
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::Rule(refusal)))) => self.rule_refused(refusal),
            (StaffCall::OnBehalf(call), answer) => self.on_behalf_answered(*call, answer, placement),
            (StaffCall::Plea(deed), answer) => self.talk_answered(deed, answer, placement),
            (_, Answer::Ok(Outcome::Staff(StaffOutcome::Plea(PleaDone::Taken(taken))))) => {
                self.plea_taken(taken, placement);
            }
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::Plea(refusal)))) => {
                self.not_taken(refusal, placement);
            }
            (StaffCall::Figures(call), Answer::Ok(Outcome::Staff(StaffOutcome::Figures(outcome)))) => {
                self.figures_answered(call, outcome);
            }
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::Closing(refusal)))) => {
                self.not_closed(refusal);
            }
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::TooEarly))) => {
                self.repeat(Passage::Staff(StaffPassage::TooEarly));
            }
            (StaffCall::Mark { reference, .. }, Answer::Gone) if reference.is_empty() => {
                self.repeat(Passage::Staff(StaffPassage::WhichReference));
            }
            (StaffCall::Mark { .. } | StaffCall::Expected { .. } | StaffCall::Day(_), Answer::Gone) => {
                self.repeat(Passage::Staff(StaffPassage::NoSuchReference));
            }
            (_, Answer::Ok(Outcome::Staff(StaffOutcome::Day(outcome)))) => {
                self.day_answered(outcome, placement);
            }
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::Day(refusal)))) => self.day_refused(refusal),
            (_, Answer::Ok(Outcome::Staff(StaffOutcome::Expected(expected)))) => {
                self.show_staff(StaffPrompt::Expected { expected }, placement);
            }
            (_, Answer::Ok(Outcome::Staff(StaffOutcome::Unreachable))) => {
                self.repeat(Passage::Staff(StaffPassage::Unreachable));
            }
            (_, Answer::Refused(Refusal::Staff(StaffRefusal::Notice(refusal)))) => {
                self.notice_refused(refusal, placement);
            }
            (StaffCall::Join { .. }, Answer::Gone) => {
                self.repeat(Passage::Staff(StaffPassage::WrongInvitation));
            }
            (_, Answer::Ok(Outcome::Staff(StaffOutcome::Member(member)))) => {
                self.show_staff(StaffPrompt::Home { member }, placement);
            }
            (
                StaffCall::Requests { page },
                Answer::Ok(Outcome::Staff(StaffOutcome::Requests { requests, total })),
            ) => {
                self.requests(requests, page, total, placement);
            }
            (StaffCall::Take { .. }, Answer::Ok(Outcome::Staff(StaffOutcome::Request(request)))) => {
                self.show_staff(StaffPrompt::Request { request, at: self.now }, placement);
            }
            (StaffCall::Handle { .. }, Answer::Ok(Outcome::Staff(StaffOutcome::OnBehalf(outcome)))) => {
                self.taken_for_caller(*outcome, placement);
            }
            (StaffCall::Handle { .. }, Answer::Ok(Outcome::Staff(StaffOutcome::Handled))) => {
                self.back_to_requests(StaffPassage::Handled, placement);
            }
            (
                StaffCall::LookAtClosing { .. },
                Answer::Ok(Outcome::Staff(StaffOutcome::Closing { plan, offices, extent })),
            ) => {
                let today = self.today();
                self.show_staff(StaffPrompt::Closing { plan, offices, extent, today }, placement);
            }
            (call, Answer::Ok(Outcome::Staff(StaffOutcome::Closures(closures)))) => {
                self.closures(&call, closures, placement);
            }
            (StaffCall::Take { .. } | StaffCall::Handle { .. }, Answer::Gone) => {
                self.back_to_requests(StaffPassage::RequestGone, placement);
            }
            (
                call @ (StaffCall::LookAtNotice { .. }
                | StaffCall::ProposeNotice { .. }
                | StaffCall::Notices
                | StaffCall::OpenNotice { .. }
                | StaffCall::SteerNotice { .. }),
                Answer::Ok(Outcome::Staff(outcome)),
            ) => self.notices_answered(call, outcome, placement),
            (..) => self.desk_silent(placement),
        }
    }

    /// Whoever has no role, or none any more, is told what everybody is told.
    fn not_staff(&mut self) {
        if let Stage::Over(Overlay::Staff(_), _) = self.conversation.stage {
            self.leave_overlay();
        }
        self.conversation.pleading.relay.take_if(|relay| relay.is_clerk);
        self.repeat(Passage::UnknownCommand);
    }

    /// After the last page comes the first; the last one may have become empty meanwhile.
    fn requests(&mut self, requests: Vec<StaffRequest>, page: u16, total: u32, placement: Placement) {
        if requests.is_empty() && page > 0 {
            return self.ask_for_staff(StaffCall::Requests { page: 0 }, placement);
        }
        self.show_staff(StaffPrompt::Requests { requests, page, total, at: self.now }, placement);
    }

    fn back_to_requests(&mut self, passage: StaffPassage, placement: Placement) {
        self.lead_with(Passage::Staff(passage));
        self.ask_for_staff(StaffCall::Requests { page: 0 }, placement);
    }

    pub(super) fn show_staff(&mut self, prompt: StaffPrompt, placement: Placement) {
        self.understood();
        self.overlay(placement, Overlay::Staff(prompt));
    }
}

/// What is no reference is found nowhere, and whether this command exists is the desk's to say.
fn mark(argument: &str, attendance: Attendance) -> StaffCall {
    let reference = attendance::reference(argument).unwrap_or_else(|| argument.to_owned());
    StaffCall::Mark { reference, attendance }
}
