//! Several errands in one visit: named at once, or one added to another.

use super::said::Said;
use super::talk::Talk;
use crate::conversation::{Draft, Stage};
use crate::errand::Errand;
use crate::ids::ServiceId;
use crate::reply::{Passage, Placement};
use crate::vocabulary::Word;

impl Talk<'_> {
    /// Goes on with all the services that a text names one after the other; false where it names fewer than two.
    pub(super) fn find_several(&mut self, text: &str) -> bool {
        let named = self.setting.city.named_in_turn(text, self.setting.vocabulary);
        let said = self.look_at(text);
        let [first, others @ ..] = named.as_slice() else { return false };
        if others.is_empty() || said.is_negated() {
            return false;
        }
        let first = first.id.clone();
        let others: Vec<ServiceId> = others.iter().map(|other| other.id.clone()).collect();
        self.abandon_hold();
        let mut visit = Draft::new(first.clone());
        for other in others {
            self.join(&mut visit, other);
        }
        let change = self.named_in(&said, &visit.wish.services());
        self.begin_with(first, Placement::New, |talk, draft| {
            draft.wish.also = visit.wish.also;
            talk.apply(draft, change);
        });
        true
    }

    /// "Und noch einen Reisepass": what is named beside the booking in the making becomes a part of it; false where
    /// nothing is to be added.
    pub(super) fn adds_errand(&mut self, said: &Said<'_>) -> bool {
        let adds = matches!(said.words.first(), Some(Word::And)) || said.words.contains(&Word::OneMoreErrand);
        let Some(mut draft) =
            self.under_way().filter(|draft| adds && draft.old.is_none() && !said.is_negated())
        else {
            return false;
        };
        let named = self.setting.city.named_in_turn(said.text, self.setting.vocabulary).into_iter();
        let others: Vec<ServiceId> =
            named.map(|service| service.id.clone()).filter(|service| !draft.wish.is_for(service)).collect();
        if others.is_empty() {
            return false;
        }
        self.abandon_hold();
        for other in others {
            self.join(&mut draft, other);
        }
        let change = self.named_in(said, &draft.wish.services());
        self.apply(&mut draft, change);
        self.ask_places(draft, Placement::New);
        true
    }

    /// Which one more?
    pub(super) fn choose_errand(&mut self, draft: Draft, placement: Placement) {
        self.go(Stage::Besides { draft, page: 0 }, placement);
    }

    /// One more in the same visit.
    pub(super) fn add_errand(&mut self, mut draft: Draft, service: ServiceId, placement: Placement) {
        self.join(&mut draft, service);
        draft.later_than = None;
        self.ask_places(draft, placement);
    }

    /// Makes a service a part of the visit, at those of the wished offices that serve both. Where one visit can't
    /// serve both, says so.
    fn join(&mut self, draft: &mut Draft, service: ServiceId) {
        let wish = &mut draft.wish;
        let is_served = self.setting.city.besides(&wish.services()).iter().any(|other| other.id == service);
        if is_served {
            wish.also.push(Errand { service, quantity: 1 });
            let offices = self.setting.city.offices_for(&wish.services());
            wish.offices.retain(|wished| offices.iter().any(|office| office.id == *wished));
        } else if !wish.is_for(&service) {
            let apart = self.tell(|tell| Passage::Apart {
                service: tell.services(&wish.services()),
                other: tell.service(&service),
            });
            self.lead_with(apart);
        }
    }
}
