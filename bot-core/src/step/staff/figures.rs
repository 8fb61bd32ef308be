//! Staff look at figures.

use crate::conversation::{FiguresAction, FiguresLook, FiguresPrompt, StaffPrompt};
use crate::effect::Effect;
use crate::figures::{FiguresCall, FiguresOutcome, MOST_WEEKS, Theme, WEEKS};
use crate::reply::{FiguresPassage, Passage, Placement, StaffPassage};
use crate::staff::StaffCall;
use crate::step::talk::Talk;
use crate::view::pictures_of;

impl Talk<'_> {
    /// What the command wants: an office and a number of weeks may stand behind it.
    pub(super) fn figures_call(&self, argument: &str) -> FiguresCall {
        let office = self.office_said(argument);
        let weeks = argument.split_whitespace().find_map(weeks_in);
        let says_more = argument.split_whitespace().any(|word| weeks_in(word).is_none());
        match office {
            None if says_more => FiguresCall::Misread,
            office => FiguresCall::Look { office, weeks: weeks.unwrap_or(WEEKS), theme: Theme::default() },
        }
    }

    /// The pictures come below all else, and with them the words.
    pub(super) fn choose_figures(&mut self, action: FiguresAction) {
        let (FiguresAction::Colours(look) | FiguresAction::Office(look)) = action;
        let FiguresLook { office, weeks, theme } = look;
        let call = FiguresCall::Look { office, weeks, theme };
        self.ask_for_staff(StaffCall::Figures(call), Placement::New);
    }

    pub(super) fn figures_answered(&mut self, call: FiguresCall, outcome: FiguresOutcome) {
        let passage = match (call, outcome) {
            (FiguresCall::Look { office, weeks, theme }, FiguresOutcome::Counted { summary, offices }) => {
                let pictures = self.tell(|tell| pictures_of(tell, &summary, theme, self.now));
                pictures.into_iter().for_each(|picture| self.effect(Effect::Picture(picture)));
                let prompt = FiguresPrompt { summary: *summary, office, offices, weeks, theme, at: self.now };
                return self.show_staff(StaffPrompt::Figures(Box::new(prompt)), Placement::New);
            }
            (_, FiguresOutcome::NotTheirs) => FiguresPassage::NotTheirs,
            _ => FiguresPassage::WhichOffice,
        };
        self.repeat(Passage::Staff(StaffPassage::Figures(passage)));
    }
}

/// A number of weeks.
fn weeks_in(word: &str) -> Option<u8> {
    word.parse().ok().filter(|weeks| (1..=MOST_WEEKS).contains(weeks))
}
