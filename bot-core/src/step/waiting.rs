//! The waitlist: joining and leaving it, and places that are offered.

use chrono::{DateTime, Utc};

use super::talk::Talk;
use crate::conversation::{Action, Draft, Overlay, Purpose, Stage, Whom};
use crate::desk::{Answer, Call, Outcome, Refusal, Wish};
use crate::ids::EntryId;
use crate::reply::{Passage, Placement};
use crate::waitlist::{Change, Entry, Offer, Part};

/// So many offers that nobody answered, and it is asked whether the wishes still fit.
const MISSED: u32 = 3;

impl Talk<'_> {
    /// `/waitlist`: waits for what the open prompt could not give, else shows what is waited for.
    pub(super) fn waitlist(&mut self) {
        if !self.setting.abilities.offers {
            return self.not_yet();
        }
        match self.conversation.choices.contains(&Action::Wait) {
            true => self.wait(Placement::New),
            false => self.ask(Call::Entries, Purpose::Plain, Placement::New),
        }
    }

    pub(super) fn wait(&mut self, placement: Placement) {
        match self.conversation.stage.draft().cloned() {
            Some(draft) => self.ask_to_wait(draft, placement),
            None => self.begin_booking(placement),
        }
    }

    fn ask_to_wait(&mut self, draft: Draft, placement: Placement) {
        self.ask(Call::Wait { wish: draft.wish.clone() }, Purpose::Draft(draft), placement);
    }

    pub(super) fn change_entry(&mut self, entry: EntryId, change: Change, placement: Placement) {
        self.ask(Call::ChangeEntry { entry, change }, Purpose::Plain, placement);
    }

    pub(super) fn leave_waitlist(&mut self, entry: EntryId, placement: Placement) {
        self.ask(Call::LeaveWaitlist { entry }, Purpose::Plain, placement);
    }

    pub(super) fn ask_staff(&mut self, entry: EntryId, placement: Placement) {
        self.ask(Call::AskStaff { entry }, Purpose::Plain, placement);
    }

    pub(super) fn wait_longer(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::Over(Overlay::WaitedInVain { entry }, _) => {
                let entry = entry.id.clone();
                self.change_entry(entry, Change::Longer, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    /// An offer lies over whatever is open: its time is short.
    pub(super) fn offered(&mut self, offer: Offer) {
        self.overlay(Placement::New, Overlay::Offered { offer });
    }

    pub(super) fn waited_in_vain(&mut self, entry: Entry) {
        self.overlay(Placement::New, Overlay::WaitedInVain { entry });
    }

    pub(super) fn take_offer(&mut self, placement: Placement) {
        let Some(Offer { entry, wish, whom, hold, old, .. }) = self.conversation.stage.offer().cloned()
        else {
            return self.show_open_prompt();
        };
        let draft = Draft { wish, old, later_than: None, whom: whom.map_or(Whom::Myself, Whom::Ward) };
        let call = Call::TakeOffer { entry, offer: hold, seen: is_seen(placement) };
        self.ask(call, Purpose::Draft(draft), placement);
    }

    pub(super) fn decline_offer(&mut self, placement: Placement) {
        match self.conversation.stage.offer().cloned() {
            Some(Offer { entry, hold, .. }) => {
                let call = Call::DeclineOffer { entry, offer: hold, seen: is_seen(placement) };
                self.ask(call, Purpose::Plain, placement);
            }
            None => self.show_open_prompt(),
        }
    }

    /// Whether it was an offer's time that has come; the desk knows when it reached the citizen.
    pub(super) fn offer_is_due(&mut self) -> bool {
        let due = self.conversation.stage.offer().filter(|offer| offer.until <= self.now).cloned();
        let Some(Offer { entry, hold, .. }) = due else { return false };
        self.ask(Call::EndOffer { entry, offer: hold }, Purpose::Plain, Placement::Edit);
        true
    }

    pub(super) fn waitlist_answered(
        &mut self,
        call: Call,
        purpose: Purpose,
        answer: Answer,
        placement: Placement,
    ) {
        match (call, purpose, answer) {
            (Call::Entries, _, Answer::Ok(Outcome::Entries(entries))) => self.entries(entries, placement),
            (Call::ChangeEntry { .. }, Purpose::ChooseWeekdays, Answer::Ok(Outcome::Waits(entry))) => {
                self.go(Stage::Wishes { entry, part: Some(Part::Weekdays), page: 0 }, placement);
            }
            (Call::Wait { .. } | Call::ChangeEntry { .. }, _, Answer::Ok(Outcome::Waits(entry))) => {
                self.go(Stage::Waits { entry }, placement);
            }
            (Call::Wait { .. }, Purpose::Draft(draft), Answer::Refused(refusal)) => {
                self.may_not_wait(draft, refusal, placement);
            }
            (
                Call::Entries | Call::TakeOffer { .. } | Call::DeclineOffer { .. },
                _,
                Answer::Ok(Outcome::Offered(offer)),
            ) => self.show_offer(*offer, placement),
            (Call::AskStaff { .. }, _, Answer::Ok(Outcome::Asked { entry, minutes })) => {
                self.staff_asked(entry, minutes, placement);
            }
            (Call::LeaveWaitlist { .. }, _, Answer::Ok(_) | Answer::Gone) => {
                self.end_of_waiting(Passage::LeftWaitlist, placement);
            }
            (Call::TakeOffer { .. }, Purpose::Draft(draft), answer) => {
                self.offer_taken(draft, answer, placement);
            }
            (Call::DeclineOffer { .. }, _, Answer::Ok(Outcome::Waits(entry))) => {
                self.wait_on(Passage::OfferDeclined, entry, placement);
            }
            (Call::EndOffer { .. }, _, Answer::Ok(Outcome::Offered(offer))) => {
                self.offer_goes_on(*offer, placement);
            }
            (Call::EndOffer { .. }, _, Answer::Ok(Outcome::Missed { entry, times })) => {
                self.missed(times >= MISSED, entry, placement);
            }
            (Call::EndOffer { .. }, _, Answer::Ok(Outcome::Waits(_))) => self.forget_offer(),
            (
                Call::DeclineOffer { .. }
                | Call::EndOffer { .. }
                | Call::ChangeEntry { .. }
                | Call::AskStaff { .. },
                _,
                Answer::Gone,
            ) => {
                self.end_of_waiting(Passage::OfferGone, placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    fn entries(&mut self, entries: Vec<Entry>, placement: Placement) {
        match <[Entry; 1]>::try_from(entries) {
            Ok([entry]) => self.go(Stage::Waits { entry }, placement),
            Err(entries) => {
                let under = Box::new(self.unfinished());
                self.go(Stage::Over(Overlay::Entries { entries }, under), placement);
            }
        }
    }

    /// Staff look at it. An entry that is over stays so; any other is waited for on.
    fn staff_asked(&mut self, entry: Entry, minutes: Option<u32>, placement: Placement) {
        let asked = self.tell(|tell| Passage::StaffAsked { minutes, hours: tell.phone_hours() });
        if !matches!(self.conversation.stage, Stage::Over(Overlay::WaitedInVain { .. }, _)) {
            self.lead_with(asked);
            return self.go(Stage::Waits { entry }, placement);
        }
        self.end_of_waiting(asked, placement);
    }

    /// Whoever has such an appointment can wait for an earlier one.
    fn may_not_wait(&mut self, draft: Draft, refusal: Refusal, placement: Placement) {
        match refusal {
            Refusal::SameService(old) if draft.old.is_none() => {
                // What is moved stays whole.
                let errands = if draft.wish.covers(&old) { draft.wish.clone() } else { Wish::like(&old) };
                let Wish { service, quantity, also, .. } = errands;
                let mut wish = Wish { service, quantity, also, moving: Some(old.id.clone()), ..draft.wish };
                // What was wished for later than that can't be an earlier one.
                let last = self.tell(|tell| tell.local(old.starts_at)).date();
                wish.day = wish.day.filter(|day| *day <= last);
                wish.from = wish.from.filter(|from| *from < old.starts_at);
                self.ask_to_wait(Draft { wish, ..Draft::moving(old) }, placement);
            }
            Refusal::MovedTooOften => self.moved_too_often(placement),
            _ => {
                let person = self.person();
                self.lead_with(person);
                self.show(placement);
            }
        }
    }

    /// What is known already need not be asked: then one tap books.
    fn offer_taken(&mut self, draft: Draft, answer: Answer, placement: Placement) {
        let Answer::Ok(Outcome::Held(hold)) = answer else {
            return self.end_of_waiting(Passage::OfferGone, placement);
        };
        self.forget_offer();
        self.abandon_hold();
        let stage = self.stage_of_hold(draft, hold);
        match &stage {
            Stage::Held { hold, .. } if hold.missing.is_empty() => {
                self.conversation.stage = stage;
                self.choose(Action::Book, placement);
            }
            _ => self.go(stage, placement),
        }
    }

    /// It reached the citizen later than was thought, or is still on its way: then nothing is said.
    fn offer_goes_on(&mut self, later: Offer, placement: Placement) {
        let is_open = matches!(self.conversation.stage, Stage::Over(Overlay::Offered { .. }, _));
        let minute = |until: DateTime<Utc>| until.timestamp().div_euclid(60);
        let Some(offer) = self.conversation.stage.offer_mut() else { return };
        let tells_another_time = later.delivered && minute(offer.until) != minute(later.until);
        *offer = later;
        if is_open && tells_another_time {
            self.show(placement);
        }
    }

    /// An offer that is open already, whether the prompt still shows it or not.
    fn show_offer(&mut self, later: Offer, placement: Placement) {
        match self.conversation.stage.offer_mut() {
            Some(offer) if offer.hold == later.hold => {
                *offer = later;
                self.leave_overlay();
                self.show(placement);
            }
            _ => self.overlay(placement, Overlay::Offered { offer: later }),
        }
    }

    /// Whoever has missed several is asked for the wishes, unless something else is under way.
    fn missed(&mut self, again: bool, entry: Entry, placement: Placement) {
        self.lead_with(Passage::OfferMissed { again });
        self.forget_offer();
        let stage = match self.unfinished() {
            Stage::Idle | Stage::Waits { .. } | Stage::Wishes { .. } => match again {
                true => Stage::Wishes { entry, part: None, page: 0 },
                false => Stage::Waits { entry },
            },
            under => under,
        };
        self.go(stage, placement);
    }

    /// The offer is answered, or over.
    fn forget_offer(&mut self) {
        let stage = std::mem::take(&mut self.conversation.stage);
        self.conversation.stage = stage.without_offer();
    }

    /// Back to what was open before the offer; where nothing was, to the entry.
    fn wait_on(&mut self, passage: Passage, entry: Entry, placement: Placement) {
        self.lead_with(passage);
        self.forget_offer();
        let stage = match self.unfinished() {
            Stage::Idle | Stage::Waits { .. } | Stage::Wishes { .. } => Stage::Waits { entry },
            under => under,
        };
        self.go(stage, placement);
    }

    fn end_of_waiting(&mut self, passage: Passage, placement: Placement) {
        self.lead_with(passage);
        self.forget_offer();
        let stage = match self.unfinished() {
            Stage::Idle | Stage::Waits { .. } | Stage::Wishes { .. } => Stage::FIRST,
            under => under,
        };
        self.go(stage, placement);
    }
}

/// A tap stands on the message that it answers; words may have crossed it on its way.
fn is_seen(placement: Placement) -> bool {
    placement == Placement::Edit
}
