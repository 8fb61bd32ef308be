//! Staff let booking rest, open more places, and set last moments. Whether they may is the desk's to say, each time.

use crate::closure::Plan;
use crate::conversation::Purpose;
use crate::conversation::{RuleAction, RulePrompt, StaffPrompt};
use crate::desk::Call;
use crate::reply::{Passage, Placement, RulePassage, StaffPassage};
use crate::rules::{RuleCall, RuleCommand, RuleOutcome, RuleRefusal};
use crate::staff::StaffCall;
use crate::step::talk::Talk;
use crate::vocabulary::Word;

impl Talk<'_> {
    pub(super) fn rule_command(&mut self, command: RuleCommand, argument: &str) {
        let call = match command {
            RuleCommand::Pause if argument.is_empty() => RuleCall::LookAtBooking,
            RuleCommand::Pause => RuleCall::Pause { sentence: argument.to_owned() },
            RuleCommand::Extra => RuleCall::LookAtExtra { plan: self.extra_in(argument) },
            RuleCommand::LastMoment => self.last_moment_in(argument),
        };
        self.ask_about_rules(call, Placement::New);
    }

    /// "Rathaus Mitte 14 bis 16 Uhr, 2 Schalter" is about today.
    fn extra_in(&self, argument: &str) -> Plan {
        let plan = self.plan_in(argument);
        Plan { day: plan.day.or_else(|| Some(self.today())), reason: String::new(), ..plan }
    }

    /// "Reisepass 2 Stunden", or "Reisepass keine"; whoever names no time looks only.
    fn last_moment_in(&self, argument: &str) -> RuleCall {
        let said = self.look_at(argument);
        let minutes = minutes_in(&said.words);
        if minutes.is_none() && !said.is_negated() {
            return RuleCall::LastMoments;
        }
        RuleCall::SetLastMoment { services: self.services_wanted(argument), minutes }
    }

    pub(super) fn choose_about_rules(&mut self, action: RuleAction, placement: Placement) {
        let call = match action {
            RuleAction::Pause => RuleCall::Pause { sentence: String::new() },
            RuleAction::Resume => RuleCall::Resume,
            RuleAction::LookAtExtra(plan) => RuleCall::LookAtExtra { plan },
            RuleAction::OpenExtra(plan) => RuleCall::OpenExtra { plan },
        };
        self.ask_about_rules(call, placement);
    }

    fn ask_about_rules(&mut self, call: RuleCall, placement: Placement) {
        self.ask(Call::Staff(StaffCall::Rules(Box::new(call))), Purpose::Plain, placement);
    }

    pub(super) fn rules_answered(&mut self, outcome: RuleOutcome, placement: Placement) {
        let prompt = match outcome {
            RuleOutcome::Booking(booking) => RulePrompt::Booking { booking },
            RuleOutcome::Extra { plan, offices, gain } => RulePrompt::Extra { plan, offices, gain },
            RuleOutcome::Opened { plan, places } => RulePrompt::Opened { plan, places },
            RuleOutcome::LastMoments(moments) => RulePrompt::LastMoments { moments },
        };
        self.show_staff(StaffPrompt::Rules(prompt), placement);
    }

    pub(super) fn rule_refused(&mut self, refusal: RuleRefusal) {
        self.repeat(Passage::Staff(StaffPassage::Rule(RulePassage::Refused(refusal))));
    }
}

/// How many minutes: "90 Minuten", "2 Stunden".
fn minutes_in(words: &[Word]) -> Option<u32> {
    words.windows(2).find_map(|pair| match pair {
        [Word::Number(number), Word::Minutes] => u32::try_from(*number).ok(),
        [Word::Number(number), Word::FullHours] => u32::try_from(*number).ok()?.checked_mul(60),
        _ => None,
    })
}
