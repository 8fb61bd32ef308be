//! Staff close an office, and open it again. What closing brings is shown before it happens.

use crate::closure::{ClosingRefusal, Closure, Plan};
use crate::conversation::StaffPrompt;
use crate::fold::fold;
use crate::ids::OfficeId;
use crate::reply::{Passage, Placement, StaffPassage};
use crate::staff::StaffCall;
use crate::step::talk::Talk;
use crate::vocabulary::Word;

impl Talk<'_> {
    /// What is said behind the command, in any order: "Rathaus Mitte 24.11. ab 10 Uhr, 1 Schalter: Satz für alle".
    /// What stands behind the colon is for citizens.
    pub(super) fn plan_in(&self, argument: &str) -> Plan {
        let (plan, reason) = argument.split_once(": ").unwrap_or((argument, ""));
        let said = self.look_at(plan);
        Plan {
            office: self.office_in(plan),
            day: said.wanted_day(self.today()),
            hours: said.hours,
            desks: said.desks,
            reason: reason.trim().to_owned(),
        }
    }

    /// The office that is named: where several names fit, the longest of them.
    pub(super) fn office_in(&self, text: &str) -> Option<OfficeId> {
        let text = fold(text);
        let city = self.setting.city;
        let named = city.offices.iter().filter_map(|office| {
            let names = office.name.texts().map(fold).filter(|name| !name.is_empty() && text.contains(name));
            Some((names.map(|name| name.len()).max()?, office))
        });
        named.max_by_key(|(length, _)| *length).map(|(_, office)| office.id.clone())
    }

    pub(super) fn not_closed(&mut self, refusal: ClosingRefusal) {
        self.repeat(Passage::Staff(StaffPassage::NotClosed(refusal)));
    }

    pub(super) fn closures(&mut self, call: &StaffCall, closures: Vec<Closure>, placement: Placement) {
        match call {
            StaffCall::Close { .. } => self.lead_with(Passage::Staff(StaffPassage::IsClosed)),
            StaffCall::Reopen { .. } => self.lead_with(Passage::Staff(StaffPassage::IsReopened)),
            _ => {}
        }
        self.show_staff(StaffPrompt::Closures { closures }, placement);
    }
}

/// How many desks: the number before the word.
pub(in crate::step) fn desks_in(words: &[Word]) -> Option<u16> {
    words.windows(2).find_map(|pair| match pair {
        [Word::Number(number), Word::Desks] => u16::try_from(*number).ok(),
        _ => None,
    })
}
