//! Reminders: who is reminded comes, moves or cancels; and what becomes of an appointment that nobody confirms.

use super::said::Said;
use super::talk::Talk;
use crate::conversation::{Action, Overlay, Purpose, Stage};
use crate::desk::{Answer, Appointment, Call, Outcome};
use crate::effect::Effect;
use crate::reminding::{Outdated, Release, Reminder};
use crate::reply::{News, Passage, Placement};
use crate::vocabulary::{Command, Word};

impl Talk<'_> {
    /// A reminder lies over whatever is open. Older ones of the same appointment have had their time, and so have
    /// those of appointments that have begun.
    pub(super) fn reminded(&mut self, reminder: Reminder) {
        let (id, now) = (reminder.appointment.id.clone(), self.now);
        self.forget_reminders(|older| older.appointment.id == id || older.appointment.starts_at <= now);
        let at = self.tell(|tell| tell.local(reminder.appointment.starts_at)).date();
        let days = u32::try_from((at - self.today()).num_days()).unwrap_or_default();
        if reminder.last {
            self.lead_with(Passage::NoAnswerYet);
        }
        self.lead_with(Passage::Upcoming { days });
        self.overlay(Placement::New, Overlay::Reminded { reminder });
    }

    /// What was told does not hold any more, and was not changed in this chat. Where nobody can have seen it,
    /// nothing is said.
    pub(super) fn reminder_outdated(&mut self, outdated: Outdated) {
        let Outdated { appointment, booked, seen } = outdated;
        let was_open = self.forget_reminders(|reminder| {
            let told = &reminder.appointment;
            told.id == appointment.id && told.sequence < appointment.sequence
        });
        if !was_open || !seen {
            return;
        }
        let told = self.tell(|tell| tell.appointment(&appointment));
        let stage = match (self.unfinished(), booked) {
            (Stage::Idle, true) => Stage::Standing { appointment, news: News::Moved },
            (under, true) => {
                self.lead_with(Passage::MovedMeanwhile { told });
                under
            }
            (under, false) => {
                self.lead_with(Passage::CancelledMeanwhile { told });
                under
            }
        };
        self.go(stage, Placement::Edit);
    }

    /// The place is given away. What the citizen has instead, an offer or a rank on the waitlist, lies below.
    pub(super) fn released(&mut self, release: Release) {
        let Release { appointment, asked_at, entry, offer } = release;
        self.forget_reminders(|reminder| reminder.appointment.id == appointment.id);
        let file = self.tell(|tell| tell.calendar_file(&appointment, true, self.now));
        let under = match (offer, entry) {
            (Some(offer), _) => Stage::Over(Overlay::Offered { offer }, Box::new(self.unfinished())),
            (None, Some(entry)) => {
                self.abandon_hold();
                Stage::Waits { entry }
            }
            (None, None) => self.unfinished(),
        };
        self.go(Stage::Over(Overlay::Released { appointment, asked_at }, Box::new(under)), Placement::New);
        self.effect(Effect::File(file));
    }

    pub(super) fn coming(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::Over(Overlay::Reminded { reminder }, _) => {
                let appointment = reminder.appointment.id.clone();
                self.ask(Call::Confirm { appointment }, Purpose::Plain, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    pub(super) fn not_coming(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::Over(Overlay::Reminded { reminder }, _) => {
                let appointment = reminder.appointment.clone();
                self.abandon_hold();
                self.go(Stage::ConfirmCancel { appointment }, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    pub(super) fn confirm_answered(&mut self, answer: Answer, placement: Placement) {
        let appointment = match answer {
            Answer::Ok(Outcome::Booked(appointment)) => appointment,
            answer => return self.not_changed(answer, placement),
        };
        let checks = matches!(&self.conversation.stage, Stage::Over(Overlay::Reminded { reminder }, _) if reminder.checks);
        self.forget_reminders(|reminder| reminder.appointment.id == appointment.id);
        let asks = self.setting.city.service(&appointment.service).is_some_and(|s| !s.ready.is_empty());
        match checks && asks {
            true => {
                self.overlay(placement, Overlay::Ready { appointment, missing: false });
            }
            false => self.comes(appointment, placement),
        }
    }

    /// All is said about it: back to what was open, else the appointment is shown.
    fn comes(&mut self, appointment: Appointment, placement: Placement) {
        match self.unfinished() {
            Stage::Idle => self.go(Stage::Standing { appointment, news: News::Confirmed }, placement),
            under => {
                let at = self.tell(|tell| tell.local(appointment.starts_at));
                self.lead_with(Passage::SeeYou { at });
                self.go(under, placement);
            }
        }
    }

    pub(super) fn all_there(&mut self, placement: Placement) {
        match std::mem::take(&mut self.conversation.stage) {
            Stage::Over(Overlay::Ready { appointment, .. }, under) => {
                self.conversation.stage = *under;
                self.comes(appointment, placement);
            }
            stage => {
                self.conversation.stage = stage;
                self.show_open_prompt();
            }
        }
    }

    /// There is still time to get it, or to move.
    pub(super) fn not_all_there(&mut self, placement: Placement) {
        if let Stage::Over(Overlay::Ready { missing, .. }, _) = &mut self.conversation.stage {
            *missing = true;
        }
        self.show(placement);
    }

    /// The citizen says that giving the place away was wrong. What is held for them stays.
    pub(super) fn object(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::Over(Overlay::Released { appointment, .. }, _) => {
                let appointment = appointment.id.clone();
                self.ask(Call::Object { appointment }, Purpose::Plain, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    /// Staff look at it; and who can't wait for that knows whom to call.
    pub(super) fn object_answered(&mut self, answer: Answer, placement: Placement) {
        if !matches!(answer, Answer::Ok(_) | Answer::Gone) {
            return self.desk_silent(placement);
        }
        if let Stage::Over(Overlay::Released { appointment, .. }, _) = &self.conversation.stage {
            let reference = appointment.reference.clone();
            let objected = self.tell(|tell| Passage::Objected {
                reference,
                phone: tell.phone(),
                hours: tell.phone_hours(),
            });
            self.lead_with(objected);
        }
        self.show(placement);
    }

    /// A sentence that answers a reminder: "Ja, ich komme gern", "Nein, leider nicht". What else it may name is
    /// looked at elsewhere.
    pub(super) fn answers_reminder(&mut self, said: &Said<'_>) -> bool {
        let Stage::Over(Overlay::Reminded { reminder }, _) = &self.conversation.stage else { return false };
        let names_command = said.words.iter().any(|word| matches!(word, Word::Command(_)));
        let at = self.tell(|tell| tell.local(reminder.appointment.starts_at)).date();
        let another_day = said.wanted_day(self.today()).is_some_and(|day| day != at);
        let objects = another_day || said.is_negated() || said.words.contains(&Word::But);
        let action = match said.word.or_else(|| said.words.first().copied()) {
            Some(Word::No) if !names_command => Action::NotComing,
            Some(Word::Yes) if said.words.contains(&Word::Command(Command::Cancel)) => Action::NotComing,
            Some(Word::Yes) if said.words.contains(&Word::Command(Command::Move)) => {
                Action::Move(reminder.appointment.id.clone())
            }
            Some(Word::Yes | Word::Coming) if !names_command && !objects => Action::Coming,
            _ => return false,
        };
        self.choose(action, Placement::New);
        true
    }

    /// Takes these reminders away, under whatever overlays; whether there was one.
    fn forget_reminders(&mut self, gone: impl Fn(&Reminder) -> bool) -> bool {
        let before = std::mem::take(&mut self.conversation.stage);
        self.conversation.stage = before.clone().without_reminders(&gone);
        self.conversation.stage != before
    }
}
