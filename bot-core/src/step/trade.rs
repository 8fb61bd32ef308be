//! What businesses type and tap. Whether somebody is one is the desk's to say, each time.

use chrono::NaiveDate;

use super::dates::{next_weekday, time_in};
use super::talk::Talk;
use crate::conversation::{Overlay, Purpose, Stage, TradeAction, TradePrompt};
use crate::desk::{Answer, Call, Hours, Outcome, Refusal};
use crate::effect::Effect;
use crate::ids::{AppointmentId, PlaceId, ServiceId};
use crate::reply::{Passage, Placement, TradePassage};
use crate::staff::{Invitation, attendance};
use crate::trade::{Batch, MOST, TradeCall, TradeOutcome, TradeRefusal};
use crate::view::{trade_file, trade_row};
use crate::vocabulary::{Vocabulary, Word};

impl Talk<'_> {
    /// Carries the command of businesses out, if it is that.
    pub(super) fn takes_trade_command(&mut self, name: &str, argument: &str) -> bool {
        let known = self.setting.vocabulary.is_trade_command(name) && self.setting.abilities.lanes;
        if known {
            self.trade_command(argument);
        }
        known
    }

    fn trade_command(&mut self, argument: &str) {
        let (order, list) = order_and_list(argument, self.setting.vocabulary);
        let batch = Batch { notes: list, ..self.batch_in(order) };
        let names_service = !batch.services.is_empty();
        let call = match (Invitation::read(argument), reference_in(order)) {
            _ if argument.is_empty() => TradeCall::Ledger { page: 0 },
            // A long order could have as many letters as a code; no code names a service.
            (Some(code), _) if !names_service => TradeCall::Join { code },
            (None, Some(reference)) if !names_service => {
                TradeCall::Times { reference, day: batch.day, hours: batch.hours }
            }
            _ => TradeCall::LookAt { batch },
        };
        self.ask_for_trade(call, Placement::New);
    }

    /// What is said behind the command, in any order: "20 Zulassung Dienstag ab 8".
    fn batch_in(&self, argument: &str) -> Batch {
        let vocabulary = self.setting.vocabulary;
        let said = self.look_at(argument);
        let tokens: Vec<&str> = argument.split_whitespace().collect();
        let services = self.services_in(&tokens, argument);
        let from = |from| Hours { from, to: None };
        Batch {
            services,
            count: count_in(&tokens, vocabulary),
            day: said.wanted_day(self.today()).or_else(|| short_weekday(&said.words, self.today())),
            hours: said.hours.or_else(|| said.time.map(from)),
            notes: Vec::new(),
        }
    }

    /// What is named beside number, day and hours; a name may itself be made of such words.
    pub(super) fn services_in(&self, tokens: &[&str], argument: &str) -> Vec<ServiceId> {
        let vocabulary = self.setting.vocabulary;
        let says_more = |word: &&&str| {
            vocabulary.word(word).is_none() && !word.starts_with(|first: char| first.is_ascii_digit())
        };
        let beside = tokens.iter().filter(says_more).copied().collect::<Vec<_>>().join(" ");
        let named = |text: &str| {
            let named = self.setting.city.find_services(text, vocabulary);
            named.services.iter().map(|service| service.id.clone()).collect::<Vec<_>>()
        };
        Some(named(&beside)).filter(|services| !services.is_empty()).unwrap_or_else(|| named(argument))
    }

    fn ask_for_trade(&mut self, call: TradeCall, placement: Placement) {
        self.ask(Call::Trade(call), Purpose::Plain, placement);
    }

    pub(super) fn choose_for_trade(&mut self, action: TradeAction, placement: Placement) {
        let call = match action {
            TradeAction::Ledger { page } => TradeCall::Ledger { page },
            TradeAction::LookAt(batch) => TradeCall::LookAt { batch },
            TradeAction::Book(batch, amount) => TradeCall::Book { batch, amount },
            TradeAction::AskCancel(appointment) => return self.ask_cancel(&appointment, placement),
            TradeAction::Cancel(appointment) => TradeCall::Cancel { appointment },
            TradeAction::Times(reference) => TradeCall::Times { reference, day: None, hours: None },
            TradeAction::Swap(appointment, place) => TradeCall::Swap { appointment, place: place.id },
            TradeAction::File => TradeCall::All,
        };
        self.ask_for_trade(call, placement);
    }

    /// Nothing brings a cancelled one back, and a number is typed quickly.
    fn ask_cancel(&mut self, id: &AppointmentId, placement: Placement) {
        let page = self.ledger_page();
        let Stage::Over(Overlay::Trade(TradePrompt::Ledger { ledger }), _) = &self.conversation.stage else {
            return self.ask_for_trade(TradeCall::Ledger { page }, placement);
        };
        match ledger.appointments.iter().find(|one| one.id == *id).cloned() {
            Some(appointment) => {
                self.show_trade(TradePrompt::ConfirmCancel { appointment, page }, placement);
            }
            None => self.ask_for_trade(TradeCall::Ledger { page }, placement),
        }
    }

    pub(super) fn trade_answered(&mut self, call: TradeCall, answer: Answer, placement: Placement) {
        match (call, answer) {
            (call, Answer::Refused(Refusal::Trade(refusal))) => self.trade_refused(&call, refusal, placement),
            (TradeCall::Join { .. }, Answer::Gone) => self.repeat(Passage::Trade(TradePassage::WrongCode)),
            (TradeCall::Cancel { .. }, Answer::Gone) => {
                self.back_to_ledger(TradePassage::NothingToCancel, placement);
            }
            (TradeCall::Cancel { .. }, Answer::Ok(Outcome::Trade(TradeOutcome::Cancelled(cancelled)))) => {
                let row = self.tell(|tell| trade_row(tell, &cancelled, ""));
                self.back_to_ledger(TradePassage::Cancelled(row), placement);
            }
            (TradeCall::Times { .. }, Answer::Gone) => {
                self.back_to_ledger(TradePassage::NothingToCancel, placement);
            }
            (TradeCall::Times { .. }, Answer::Ok(Outcome::Trade(TradeOutcome::Times(times))))
                if !times.places.is_empty() =>
            {
                self.show_trade(TradePrompt::Times { times }, placement);
            }
            (TradeCall::Swap { .. }, Answer::Gone) => self.look_for_other_times(placement),
            (TradeCall::Swap { .. }, Answer::Ok(Outcome::Trade(TradeOutcome::Swapped(swapped)))) => {
                let row = self.tell(|tell| trade_row(tell, &swapped, ""));
                self.back_to_ledger(TradePassage::Swapped(row), placement);
            }
            (TradeCall::All, Answer::Ok(Outcome::Trade(TradeOutcome::All(all)))) => {
                let language = self.conversation.language.clone();
                let file = self.tell(|tell| trade_file(tell, &all, language));
                self.repeat(Passage::Trade(TradePassage::FileComes));
                self.effect(Effect::TradeFile(file));
            }
            (call, Answer::Ok(Outcome::Trade(TradeOutcome::Ledger(ledger)))) => {
                if let TradeCall::Join { .. } = call {
                    self.lead_with(Passage::Trade(TradePassage::Joined));
                }
                self.show_trade(TradePrompt::Ledger { ledger }, placement);
            }
            (TradeCall::LookAt { batch }, Answer::Ok(Outcome::Trade(TradeOutcome::Preview(preview))))
                if batch.whole().is_some() && !preview.places.is_empty() =>
            {
                self.show_trade(TradePrompt::Preview { batch, preview }, placement);
            }
            (TradeCall::Book { .. }, Answer::Ok(Outcome::Trade(TradeOutcome::Booked(booked))))
                if !booked.appointments.is_empty() =>
            {
                self.show_trade(TradePrompt::Booked { booked }, placement);
            }
            (..) => self.desk_silent(placement),
        }
    }

    fn trade_refused(&mut self, call: &TradeCall, refusal: TradeRefusal, placement: Placement) {
        let batch = match call {
            TradeCall::LookAt { batch } | TradeCall::Book { batch, .. } => batch.clone(),
            _ => Batch::default(),
        };
        let swapped = match call {
            TradeCall::Times { day, .. } => *day,
            TradeCall::Swap { place, .. } => self.offered_day(place),
            _ => None,
        };
        let day = batch.day.or(swapped).unwrap_or_else(|| self.today());
        let why = match refusal {
            TradeRefusal::NotTrade => return self.not_trade(),
            TradeRefusal::Incomplete => return self.trade_misses(batch, placement),
            TradeRefusal::NotAll if matches!(call, TradeCall::Book { .. }) => {
                self.lead_with(Passage::Trade(TradePassage::NotAll));
                return self.ask_for_trade(TradeCall::LookAt { batch }, placement);
            }
            TradeRefusal::TooLate => return self.back_to_ledger(TradePassage::TooLate, placement),
            TradeRefusal::NothingFree if matches!(call, TradeCall::Times { day: None, .. }) => {
                TradePassage::NoOtherTime
            }
            TradeRefusal::List(problem) => TradePassage::ListProblem(problem),
            TradeRefusal::TooManyTries => TradePassage::TooManyTries,
            TradeRefusal::TooManyAtOnce => TradePassage::TooManyAtOnce { most: MOST },
            TradeRefusal::NotInLane => {
                let service = self.tell(|tell| tell.services(&batch.services));
                TradePassage::NotInLane { service }
            }
            TradeRefusal::QuotaUsed { quota } => TradePassage::QuotaUsed { day, quota },
            TradeRefusal::Paused => TradePassage::Paused,
            TradeRefusal::NothingFree | TradeRefusal::NotAll => TradePassage::NothingFree { day },
        };
        self.leave_preview();
        self.repeat(Passage::Trade(why));
    }

    /// Somebody was quicker with the time that was to be swapped for.
    fn look_for_other_times(&mut self, placement: Placement) {
        self.lead_with(Passage::Trade(TradePassage::TimeGone));
        let call = match &self.conversation.stage {
            Stage::Over(Overlay::Trade(TradePrompt::Times { times }), _) => {
                let reference = times.appointment.reference.clone();
                TradeCall::Times { reference, day: None, hours: None }
            }
            _ => TradeCall::Ledger { page: 0 },
        };
        self.ask_for_trade(call, placement);
    }

    /// The day of a time that was offered.
    fn offered_day(&self, place: &PlaceId) -> Option<NaiveDate> {
        let Stage::Over(Overlay::Trade(TradePrompt::Times { times }), _) = &self.conversation.stage else {
            return None;
        };
        let place = times.places.iter().find(|offered| offered.id == *place)?;
        Some(self.tell(|tell| tell.local(place.starts_at)).date())
    }

    /// Whoever is no business, or none any more, is told what everybody is told.
    fn not_trade(&mut self) {
        if let Stage::Over(Overlay::Trade(_), _) = self.conversation.stage {
            self.leave_overlay();
        }
        self.repeat(Passage::UnknownCommand);
    }

    /// What can't be booked is not offered again.
    fn leave_preview(&mut self) {
        if let Stage::Over(Overlay::Trade(TradePrompt::Preview { .. }), _) = self.conversation.stage {
            self.leave_overlay();
        }
    }

    /// Asks for what is missing, the service first.
    fn trade_misses(&mut self, batch: Batch, placement: Placement) {
        let missing = match batch.services.as_slice() {
            [] => TradePassage::WhichService,
            [_] if batch.number().is_none_or(|count| count == 0) => TradePassage::HowMany,
            [_] => TradePassage::WhichDay,
            _ => return self.show_trade(TradePrompt::WhichService { batch }, placement),
        };
        self.repeat(Passage::Trade(missing));
    }

    fn back_to_ledger(&mut self, passage: TradePassage, placement: Placement) {
        let page = self.ledger_page();
        self.lead_with(Passage::Trade(passage));
        self.ask_for_trade(TradeCall::Ledger { page }, placement);
    }

    /// Which page of the list is open, or was a moment ago.
    fn ledger_page(&self) -> u16 {
        match &self.conversation.stage {
            Stage::Over(Overlay::Trade(TradePrompt::Ledger { ledger }), _) => ledger.page,
            Stage::Over(Overlay::Trade(TradePrompt::ConfirmCancel { page, .. }), _) => *page,
            _ => 0,
        }
    }

    fn show_trade(&mut self, prompt: TradePrompt, placement: Placement) {
        self.understood();
        self.overlay(placement, Overlay::Trade(prompt));
    }
}

/// "Di": behind the command, nothing else is meant by it.
pub(super) fn short_weekday(words: &[Word], today: NaiveDate) -> Option<NaiveDate> {
    words.iter().find_map(|word| match word {
        Word::Weekday(weekday) => Some(next_weekday(today, *weekday)),
        _ => None,
    })
}

/// What is ordered, and what each of it is called: the lines below, or, where a message is only one line, what stands
/// behind semicolons. Of a line only the first cell counts, and a line that names the column doesn't.
fn order_and_list<'t>(argument: &'t str, vocabulary: &Vocabulary) -> (&'t str, Vec<String>) {
    let (order, list, parting) = match argument.split_once('\n') {
        Some((order, list)) => (order, list, '\n'),
        None => match argument.split_once(';') {
            Some((order, list)) => (order, list, ';'),
            None => (argument, "", '\n'),
        },
    };
    let cell = |line: &str| {
        let cell = line.split([';', ',', '\t']).next().unwrap_or_default();
        cell.trim().trim_matches('"').trim().to_owned()
    };
    let cells = list.split(parting).map(cell).filter(|cell| !cell.is_empty());
    let lines = cells.enumerate().filter(|(nth, cell)| *nth > 0 || !vocabulary.is_list_head(cell));
    (order.trim(), lines.map(|(_, cell)| cell).collect())
}

/// The reference with which an order begins, written as references are.
fn reference_in(order: &str) -> Option<String> {
    let written = order.split_whitespace().next()?;
    attendance::reference(written).filter(|reference| reference.eq_ignore_ascii_case(written))
}

/// How many: the first number that is no part of a time or a day.
fn count_in(words: &[&str], vocabulary: &Vocabulary) -> Option<u16> {
    let means = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| vocabulary.word(word));
    let is_month = |at| matches!(means(at), Some(Word::Month(_)));
    words.iter().enumerate().find_map(|(at, word)| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let bound = matches!(means(before), Some(Word::From | Word::Until | Word::And));
        let clock = words.get(at..at + 2).is_some_and(|pair| time_in(&pair.join(" ")).is_some());
        if bound || clock || is_month(before) || is_month(after) || word.ends_with('.') {
            return None;
        }
        let number = word.trim_end_matches(['x', '×']);
        match (number.parse::<u64>(), vocabulary.word(word)) {
            (Ok(number), _) => Some(u16::try_from(number).unwrap_or(u16::MAX)),
            (_, Some(Word::Number(number))) => u16::try_from(number).ok(),
            _ => None,
        }
    })
}
