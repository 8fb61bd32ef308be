//! Staff run the day: who is expected, who is next, and what hangs on the wall.

use crate::conversation::{DayAction, DayPrompt, StaffPrompt};
use crate::day::{DayCall, DayOutcome, DayRefusal, Expected, LAST_DESK, Misread, Which};
use crate::effect::Effect;
use crate::ids::OfficeId;
use crate::reply::{DayPassage, Passage, Placement, StaffPassage};
use crate::staff::{StaffCall, StaffCommand};
use crate::step::talk::Talk;
use crate::view::day_sheet;

impl Talk<'_> {
    /// What a command of the day wants. Where nothing is made of what stands behind it, the desk says whether the
    /// command exists at all.
    pub(super) fn day_call(&self, command: StaffCommand, argument: &str) -> DayCall {
        let office = self.office_said(argument);
        let says_nothing = office.is_none() && !argument.is_empty();
        match command {
            StaffCommand::CheckIn if says_nothing => DayCall::Misread(Misread::Office),
            StaffCommand::CheckIn => DayCall::Codes { office },
            StaffCommand::Next => match desk_in(argument) {
                None if says_nothing => DayCall::Misread(Misread::Desk),
                desk => DayCall::Next { desk, office },
            },
            _ => match self.look_at(argument).wanted_day(self.today()) {
                None if says_nothing => DayCall::Misread(Misread::Day),
                day => DayCall::List { which: Which { day, office }, page: None },
            },
        }
    }

    /// The office that is named, in full or by a word of its name that no other has.
    pub(super) fn office_said(&self, text: &str) -> Option<OfficeId> {
        let called = || self.setting.city.office_called(text, self.setting.vocabulary);
        self.office_in(text).or_else(|| called().map(|office| office.id.clone()))
    }

    pub(super) fn choose_on_the_day(&mut self, action: DayAction, placement: Placement) {
        let call = match action {
            DayAction::List { which, page } => DayCall::List { which, page },
            DayAction::Sheet(which) => DayCall::Sheet { which },
            DayAction::Next => DayCall::Next { desk: None, office: None },
            DayAction::Again(reference) => DayCall::Again { reference },
            DayAction::Serve(reference) => DayCall::Serve { reference },
        };
        self.ask_for_staff(StaffCall::Day(call), placement);
    }

    pub(super) fn day_answered(&mut self, outcome: DayOutcome, placement: Placement) {
        let prompt = match outcome {
            DayOutcome::List { which, expected, page, total } => {
                DayPrompt::List { which, expected, page, total }
            }
            DayOutcome::Sheet { which, expected } => return self.send_sheet(which, &expected),
            DayOutcome::Codes { day, codes } => DayPrompt::Codes { day, codes },
            DayOutcome::Called(called) => DayPrompt::Called { called },
            DayOutcome::Nobody { office, before } => DayPrompt::Nobody { office, before },
        };
        self.show_staff(StaffPrompt::Day(prompt), placement);
    }

    fn send_sheet(&mut self, which: Which, expected: &[Expected]) {
        let sheet = self.tell(|tell| day_sheet(tell, which, expected, self.now));
        self.repeat(Passage::Staff(StaffPassage::Day(DayPassage::SheetComes)));
        self.effect(Effect::Sheet(sheet));
    }

    pub(super) fn day_refused(&mut self, refusal: DayRefusal) {
        self.repeat(Passage::Staff(StaffPassage::Day(DayPassage::Refused(refusal))));
    }
}

/// The number of a desk: the first one that is said.
fn desk_in(text: &str) -> Option<u16> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter_map(|word| word.parse().ok()).find(|desk| (1..=LAST_DESK).contains(desk))
}
