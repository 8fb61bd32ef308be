//! A deadline has come.

use chrono::TimeDelta;

use super::talk::Talk;
use crate::conversation::Stage;
use crate::effect::Effect;
use crate::reply::{Passage, Placement};

/// How long to wait for an answer before an order is repeated; longer from time to time.
const REPEAT: TimeDelta = TimeDelta::seconds(10);
/// How often an order is sent until the citizen is told that nobody knows.
const TRIES: u8 = 5;

impl Talk<'_> {
    pub(super) fn due(&mut self) {
        if self.conversation.deadline().is_none_or(|deadline| deadline > self.now) {
            return;
        }
        match self.conversation.waiting {
            Some(_) => self.desk_is_slow(),
            None => self.stage_is_due(),
        }
    }

    fn stage_is_due(&mut self) {
        if self.offer_is_due() {
            return;
        }
        // The question of the offer stays; the place that was held before it is free again.
        if self.conversation.stage.drop_what_is_over(self.now) {
            return self.release_hold();
        }
        if self.conversation.stage.is_overlay() && self.conversation.stage.undo_is_over() {
            // The question that lies above stays; without its undo the prompt comes back later.
            return;
        }
        match std::mem::take(&mut self.conversation.stage).bottom() {
            Stage::Held { draft, .. } => {
                self.lead_with(Passage::HoldEnded);
                self.release_hold();
                self.ask_places(draft, Placement::Edit);
            }
            Stage::Cancelled { appointment, .. } => {
                self.go(Stage::Cancelled { appointment, undo_until: None }, Placement::Edit);
            }
            stage => self.conversation.stage = stage,
        }
    }

    fn desk_is_slow(&mut self) {
        let Some(mut waiting) = self.conversation.waiting.take() else { return };
        if !waiting.told {
            waiting.told = true;
            waiting.wake_at = self.now + REPEAT;
            let placement = std::mem::replace(&mut waiting.placement, Placement::Edit);
            self.say_one_moment(placement);
            self.conversation.waiting = Some(waiting);
        } else if waiting.tries < TRIES {
            waiting.tries += 1;
            waiting.wake_at = self.now + REPEAT * i32::from(waiting.tries);
            self.effect(Effect::Desk(waiting.request.clone()));
            self.conversation.waiting = Some(waiting);
        } else {
            let phone = self.tell(|tell| tell.phone());
            self.lead_with(Passage::DeskSilent { phone });
            // While the desk was silent, the hold may have ended, too.
            match self.conversation.deadline() {
                Some(deadline) if deadline <= self.now => self.stage_is_due(),
                _ => self.show(Placement::Edit),
            }
        }
    }
}
