//! Citizens on the day of their appointment: they check in, they are late, they are called.

use super::said::Said;
use super::talk::Talk;
use crate::conversation::{ArrivingPrompt, Draft, Overlay, Purpose, Stage};
use crate::day::{Arrival, Arriving, CheckInCode};
use crate::desk::{Answer, Appointment, Call, Outcome, Refusal};
use crate::reminding::Reminder;
use crate::reply::{ArrivingPassage, Passage, Placement};
use crate::vocabulary::{Vocabulary, Word};

/// No phrase for being late has more words.
const LATE: usize = 3;
/// Nobody is noted as later than that, in minutes.
const LATEST: u16 = 240;

impl Talk<'_> {
    /// Takes a message that is a code from an office's wall, whatever else was asked.
    pub(super) fn takes_check_in_code(&mut self, text: &str) -> bool {
        let code = CheckInCode::read(text).filter(|_| self.setting.abilities.staff);
        let found = code.is_some();
        if let Some(code) = code {
            self.understood();
            self.say_on_the_day(Arriving::Here { code });
        }
        found
    }

    /// Takes "Ich verspäte mich um 10 Minuten". Whoever was asked to come later may say yes to that in such words.
    pub(super) fn takes_lateness(&mut self, said: &Said<'_>) -> bool {
        let asked = self.conversation.stage.case().is_some();
        if asked || said.is_negated() || !self.setting.abilities.staff {
            return false;
        }
        let tokens: Vec<&str> = said.text.split_whitespace().collect();
        let minutes = minutes_in(&tokens, self.setting.vocabulary);
        let is_late =
            says_late(&tokens, self.setting.vocabulary) || (says_coming_later(said) && minutes.is_some());
        if is_late {
            self.understood();
            self.say_on_the_day(Arriving::Late { minutes });
        }
        is_late
    }

    fn say_on_the_day(&mut self, said: Arriving) {
        self.ask(Call::Arriving(said), Purpose::Plain, Placement::New);
    }

    pub(super) fn arriving_answered(&mut self, said: Arriving, answer: Answer, placement: Placement) {
        match (said, answer) {
            (_, Answer::Ok(Outcome::Arrival(arrival))) => self.arrived(arrival, placement),
            (Arriving::Here { .. }, Answer::Gone) => self.say_arriving(ArrivingPassage::WrongCode, placement),
            (Arriving::Late { .. }, Answer::Gone) => {
                self.say_arriving(ArrivingPassage::NothingNear, placement)
            }
            (_, Answer::Refused(Refusal::TooManyCodes)) => {
                self.say_arriving(ArrivingPassage::TooManyCodes, placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    /// Whoever is there has come: no reminder of it asks for an answer any more.
    fn need_not_be_asked(&mut self, appointment: &Appointment) {
        let is_about_it = |reminder: &Reminder| reminder.appointment.id == appointment.id;
        let stage = std::mem::take(&mut self.conversation.stage);
        self.conversation.stage = stage.without_reminders(&is_about_it);
    }

    fn arrived(&mut self, arrival: Arrival, placement: Placement) {
        match arrival {
            Arrival::CheckedIn { appointment, desk: Some(desk) } => {
                self.need_not_be_asked(&appointment);
                let called = self.called(&appointment, desk);
                self.say_over(called, placement);
            }
            Arrival::CheckedIn { appointment, desk: None } => {
                self.need_not_be_asked(&appointment);
                let (told, reference) =
                    (self.tell(|tell| tell.appointment(&appointment)), appointment.reference);
                self.say_arriving(ArrivingPassage::CheckedIn { told, reference }, placement);
            }
            // When and where it is stands in the list.
            Arrival::TooEarly { .. } => self.show_own(ArrivingPassage::TooEarly, placement),
            Arrival::Elsewhere { .. } => self.show_own(ArrivingPassage::Elsewhere, placement),
            Arrival::Over { appointment, served } => {
                let at = self.tell(|tell| tell.local(appointment.starts_at));
                self.say_arriving(ArrivingPassage::Over { at, served }, placement);
            }
            Arrival::NoAppointment { office } => {
                self.abandon_hold();
                self.overlay(placement, Overlay::Arriving(ArrivingPrompt::WalkIn { office, page: 0 }));
            }
            Arrival::Noted { appointment, minutes } => {
                self.overlay(placement, Overlay::Arriving(ArrivingPrompt::Late { appointment, minutes }));
            }
        }
    }

    fn show_own(&mut self, passage: ArrivingPassage, placement: Placement) {
        self.lead_with(Passage::Arriving(passage));
        self.ask(Call::Appointments, Purpose::List, placement);
    }

    fn say_arriving(&mut self, passage: ArrivingPassage, placement: Placement) {
        self.say_over(Passage::Arriving(passage), placement);
    }

    /// It is the citizen's turn; whatever is open stays as it is.
    pub(super) fn is_called(&mut self, appointment: &Appointment, desk: u16) {
        let called = self.called(appointment, desk);
        self.say_aside(called);
    }

    fn called(&self, appointment: &Appointment, desk: u16) -> Passage {
        let office = self.tell(|tell| tell.office(&appointment.office));
        Passage::Arriving(ArrivingPassage::Called { desk, office, reference: appointment.reference.clone() })
    }

    /// Whoever stands in an office without an appointment wants a place there, today.
    pub(super) fn wish_here(&self, draft: &mut Draft) {
        if let Stage::Over(Overlay::Arriving(ArrivingPrompt::WalkIn { office, .. }), _) =
            &self.conversation.stage
        {
            draft.wish.offices = vec![office.clone()];
            draft.wish.day = Some(self.today());
        }
    }
}

/// Whether a phrase for being late stands in a sentence.
fn says_late(words: &[&str], vocabulary: &Vocabulary) -> bool {
    let is_phrase = |phrase: &[&str]| vocabulary.word(&phrase.concat()) == Some(Word::Late);
    (1..=LATE).any(|length| words.windows(length).any(is_phrase))
}

/// "Komme 10 Minuten später": without its minutes it could mean a later place.
fn says_coming_later(said: &Said<'_>) -> bool {
    said.words.contains(&Word::Coming) && said.words.contains(&Word::More)
}

/// How many minutes: "10 Minuten", "10min".
fn minutes_in(words: &[&str], vocabulary: &Vocabulary) -> Option<u16> {
    words.iter().enumerate().find_map(|(position, word)| {
        let unit = word.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let number = word.strip_suffix(unit)?;
        let unit = if unit.is_empty() { *words.get(position + 1)? } else { unit };
        let is_minutes = vocabulary.word(unit) == Some(Word::Minutes);
        Some(number.parse::<u16>().ok().filter(|_| is_minutes)?.min(LATEST))
    })
}
