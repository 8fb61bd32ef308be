//! What was written: a command, an answer to what was asked, a choice in words, a date, or the name
//! of a service; in this order.

use chrono::{Datelike as _, Days, NaiveDate};

use super::command;
use super::dates::{date_in, next_weekday, time_in};
use super::fields::{fill, is_a};
use super::talk::Talk;
use crate::conversation::{Action, Draft, Stage};
use crate::fold::fold;
use crate::reply::{Passage, Placement};
use crate::vocabulary::Word;

/// Longer messages are stories, and no booking needs one (counted in characters).
const LONGEST: usize = 300;

impl Talk<'_> {
    pub(super) fn said(&mut self, text: &str) {
        let text = text.trim();
        if text.chars().nth(LONGEST).is_some() {
            return self.repeat(Passage::TooLong);
        }
        if self.waits_for_order() {
            return self.say_one_moment(Placement::New);
        }
        // A question to the desk gives way to what is wanted now.
        self.conversation.waiting = None;
        if let Some((name, argument)) = command::split(text) {
            return match self.setting.vocabulary.command(name) {
                Some(command) => self.command(command, argument),
                None => self.repeat(Passage::UnknownCommand),
            };
        }
        let word = self.setting.vocabulary.word(text);
        if self.answers_field(text, word) || word.is_some_and(|word| self.word(word)) {
            return self.understood();
        }
        if let Some(language) = self.setting.vocabulary.language(text).cloned() {
            self.understood();
            return self.choose(Action::Language(language), Placement::New);
        }
        if let Some(action) = self.choice_named(text) {
            self.understood();
            return self.choose(action, Placement::New);
        }
        if self.day_named(text) || (self.may_change_subject() && self.find_service(text)) {
            return self.understood();
        }
        match self.conversation.stage {
            // Whoever says good day is greeted.
            Stage::Idle => self.show_open_prompt(),
            _ => self.misunderstood(),
        }
    }

    /// Takes the text as the name, number or address that is asked for.
    fn answers_field(&mut self, text: &str, word: Option<Word>) -> bool {
        if matches!(word, Some(Word::Back | Word::MoreTime | Word::Command(_))) {
            return false;
        }
        let Stage::Held { hold, contact, .. } = &mut self.conversation.stage else { return false };
        let Some(field) = hold.missing.first().copied() else { return false };
        if is_a(field, text) {
            fill(contact, field, text);
            hold.missing.remove(0);
            self.show(Placement::New);
        } else {
            self.repeat(Passage::NotA(field));
        }
        true
    }

    /// A word that does what a button does; false where no open choice fits it.
    fn word(&mut self, word: Word) -> bool {
        let action = match word {
            Word::Command(command) => {
                self.command(command, "");
                return true;
            }
            Word::Hello => {
                self.show_open_prompt();
                return true;
            }
            Word::Thanks => {
                self.say_aside(Passage::Welcome);
                return true;
            }
            Word::Back => Some(Action::Back),
            Word::Number(number) => {
                number.checked_sub(1).and_then(|index| self.conversation.choices.get(index).cloned())
            }
            Word::Weekday(weekday) => return self.go_to_day(next_weekday(self.today(), weekday)),
            Word::InDays(days) => return self.go_to_day(self.today() + Days::new(days.into())),
            word => self.conversation.choices.iter().find(|action| means(word, action)).cloned(),
        };
        match action {
            Some(action) => {
                self.choose(action, Placement::New);
                true
            }
            None => false,
        }
    }

    /// The open choice that the text names: by its time, its day, or a part of its name. Two that fit
    /// equally well are none.
    fn choice_named(&self, text: &str) -> Option<Action> {
        let said = Said {
            folded: fold(text),
            time: time_in(text),
            day: date_in(text, self.today()),
            weekday: self.weekday_in(text),
        };
        let exact = self
            .conversation
            .choices
            .iter()
            .find(|action| self.names(action).any(|name| name == said.folded));
        let mut fitting = self.conversation.choices.iter().filter(|action| self.fits(action, &said));
        match (exact, fitting.next(), fitting.next()) {
            (Some(action), ..) | (None, Some(action), None) => Some(action.clone()),
            _ => None,
        }
    }

    fn fits(&self, action: &Action, said: &Said) -> bool {
        match action {
            Action::Place(place) => {
                let at = self.tell(|tell| tell.local(place.starts_at));
                let weekday = at.weekday().num_days_from_monday();
                said.time.as_ref().is_some_and(|time| *time == at.format("%H:%M").to_string())
                    && said.day.is_none_or(|day| day == at.date())
                    && said.weekday.is_none_or(|said| u32::from(said) == weekday)
            }
            Action::Day(day) => said.day == Some(*day),
            _ => said.folded.len() >= 3 && self.names(action).any(|name| name.contains(&said.folded)),
        }
    }

    /// The folded names of a choice, in every language the city writes.
    fn names<'b>(&'b self, action: &'b Action) -> impl Iterator<Item = String> + 'b {
        let city = &self.setting.city;
        let localized = match action {
            Action::Group(group) => city.group(group).map(|group| &group.name),
            Action::Service(service) => city.service(service).map(|service| &service.name),
            Action::Office(office) => city.office(office).map(|office| &office.name),
            _ => None,
        };
        let district = match action {
            Action::Office(office) => city.office(office).map(|office| office.district.as_str()),
            _ => None,
        };
        localized.into_iter().flat_map(|name| name.texts()).chain(district).map(fold)
    }

    /// A date such as "24.11.", or a day of the week, changes the day of the booking in the making.
    fn day_named(&mut self, text: &str) -> bool {
        let today = self.today();
        let weekday = || self.weekday_in(text).map(|weekday| next_weekday(today, weekday));
        date_in(text, today).or_else(weekday).is_some_and(|day| self.go_to_day(day))
    }

    /// The first day of the week that is named.
    fn weekday_in(&self, text: &str) -> Option<u8> {
        text.split_whitespace().find_map(|word| match self.setting.vocabulary.word(word) {
            Some(Word::Weekday(weekday)) => Some(weekday),
            _ => None,
        })
    }

    fn go_to_day(&mut self, day: NaiveDate) -> bool {
        let open = matches!(
            self.conversation.stage,
            Stage::Places { .. } | Stage::Offices { .. } | Stage::Days { .. } | Stage::Quantity { .. }
        );
        if open {
            self.change_wish(Placement::New, |wish| wish.day = Some(day));
        }
        open
    }

    /// Whether the name of a service may begin another booking: not while a place is held or a
    /// question is open that needs a yes or no.
    fn may_change_subject(&self) -> bool {
        !matches!(
            self.conversation.stage,
            Stage::Held { .. } | Stage::ConfirmCancel { .. } | Stage::Forget { .. } | Stage::Language { .. }
        )
    }

    /// Goes on with the service the text names; with a list where several fit.
    pub(super) fn find_service(&mut self, text: &str) -> bool {
        match self.setting.city.find_services(text).as_slice() {
            [] => return false,
            [service] => self.ask_places(Draft::new(service.id.clone()), Placement::New),
            several => {
                let services = several.iter().map(|service| service.id.clone()).collect();
                self.go(Stage::Matches { services, page: 0 }, Placement::New);
            }
        }
        true
    }
}

/// A text, looked at in several ways.
struct Said {
    folded: String,
    time: Option<String>,
    day: Option<NaiveDate>,
    weekday: Option<u8>,
}

/// Whether a word does what this choice does.
fn means(word: Word, action: &Action) -> bool {
    match word {
        Word::Yes => {
            matches!(action, Action::Book | Action::ConfirmCancel | Action::ConfirmForget | Action::Undo)
        }
        Word::No => matches!(action, Action::Keep | Action::Back),
        Word::Keep => matches!(action, Action::Keep),
        Word::More => matches!(action, Action::More),
        Word::MoreTime => matches!(action, Action::MoreTime),
        Word::OtherOffice => matches!(action, Action::OtherOffice),
        Word::AnyOffice => matches!(action, Action::AnyOffice),
        Word::OtherDay => matches!(action, Action::OtherDay),
        Word::AnyDay => matches!(action, Action::AnyDay),
        Word::ForSeveral => matches!(action, Action::ForSeveral),
        Word::Undo => matches!(action, Action::Undo),
        Word::Back
        | Word::Number(_)
        | Word::Weekday(_)
        | Word::InDays(_)
        | Word::Command(_)
        | Word::Hello
        | Word::Thanks => false,
    }
}
