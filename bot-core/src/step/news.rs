//! News of the city: nobody gets any who has not said so, and one tap ends them.

use super::talk::Talk;
use crate::conversation::{Overlay, Purpose};
use crate::desk::Call;
use crate::reply::{Passage, Placement};

impl Talk<'_> {
    /// `/news` shows how it is now.
    pub(super) fn news(&mut self) {
        match self.setting.abilities.news {
            true => self.ask(Call::News, Purpose::Plain, Placement::New),
            false => self.not_yet(),
        }
    }

    pub(super) fn want_news(&mut self, wanted: bool, placement: Placement) {
        match self.setting.abilities.news {
            true => self.ask(Call::WantNews { wanted }, Purpose::Plain, placement),
            false => self.not_yet(),
        }
    }

    pub(super) fn show_news(&mut self, wanted: bool, placement: Placement) {
        self.overlay(placement, Overlay::News { wanted });
    }

    /// Goes back to what is not finished yet.
    pub(super) fn news_changed(&mut self, wanted: bool, placement: Placement) {
        self.lead_with(Passage::CityNewsChanged { wanted });
        let unfinished = self.unfinished();
        self.go(unfinished, placement);
    }
}
