//! What was written: a command, an answer to what was asked, a choice in words, a day or time, or the
//! name of a service; in this order. Whole messages come before words in sentences.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};

use super::command;
use super::dates::{date_in, next_weekday, time_in};
use super::fields::{fill, is_a};
use super::talk::Talk;
use crate::conversation::{Action, Draft, Stage};
use crate::desk::Field;
use crate::fold::fold;
use crate::reply::{Passage, Placement};
use crate::vocabulary::{Command, Word};

/// Longer messages are stories, and no booking needs one (counted in characters).
const LONGEST: usize = 300;
/// In longer texts, "so" and "do" are not Sunday and Thursday.
const SHORT_TEXT: usize = 2;

/// A text, looked at in several ways.
struct Said<'t> {
    text: &'t str,
    folded: String,
    /// What the whole text means.
    word: Option<Word>,
    /// What its single words mean.
    words: Vec<Word>,
    time: Option<NaiveTime>,
    day: Option<NaiveDate>,
    weekday: Option<u8>,
}

impl Said<'_> {
    /// "Not on Monday" is no wish for Monday.
    fn is_negated(&self) -> bool {
        self.words.contains(&Word::Not)
    }
}

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
        let said = self.look_at(text);
        if let Some(field) = self.missing_field() {
            return self.answer_field(field, &said);
        }
        if self.whole(&said) || self.parts(&said) {
            return self.understood();
        }
        match self.conversation.stage {
            // Whoever begins to talk is greeted.
            Stage::Idle => self.show_open_prompt(),
            _ => self.misunderstood(),
        }
    }

    fn look_at<'t>(&self, text: &'t str) -> Said<'t> {
        let vocabulary = self.setting.vocabulary;
        let tokens: Vec<&str> = text.split_whitespace().collect();
        let words: Vec<Word> = tokens.iter().filter_map(|token| vocabulary.word(token)).collect();
        let mut weekdays = tokens.iter().filter_map(|token| match vocabulary.word(token) {
            // "Mo", "Di" and "So" only where little else is said.
            Some(Word::Weekday(day)) if tokens.len() <= SHORT_TEXT || fold(token).len() > 2 => Some(day),
            _ => None,
        });
        let weekday = match (weekdays.next(), weekdays.next()) {
            (Some(day), None) => Some(day),
            // Two of them are a choice that only the citizen can make.
            _ => None,
        };
        let word = match words.as_slice() {
            [Word::NumberSign, number @ Word::Number(_)] if tokens.len() == 2 => Some(*number),
            _ => vocabulary.word(text),
        };
        Said {
            text,
            folded: fold(text),
            word,
            words,
            time: time_in(text),
            day: date_in(text, self.today()),
            weekday,
        }
    }

    /// The text as a whole: a word, a language, a choice.
    fn whole(&mut self, said: &Said<'_>) -> bool {
        if said.word.is_some_and(|word| self.word(word)) {
            return true;
        }
        if let Some(language) = self.setting.vocabulary.language(said.text).cloned() {
            self.choose(Action::Language(language), Placement::New);
            return true;
        }
        match self.choice_named(said) {
            Some(action) => {
                self.choose(action, Placement::New);
                true
            }
            None => false,
        }
    }

    /// What stands in the text: a day or time, a command, a service, yes or no.
    fn parts(&mut self, said: &Said<'_>) -> bool {
        // A word that fits nowhere here is not a part of something else.
        if said.word.is_some() {
            return false;
        }
        if !said.is_negated() && self.when_named(said) {
            return true;
        }
        if self.answer_named(said) {
            return true;
        }
        if let Some(command) = command_in(said) {
            self.command(command, "");
            return true;
        }
        if self.may_change_subject() && self.service_named(said) {
            return true;
        }
        let book = said.words.contains(&Word::Command(Command::Book)) && self.may_change_subject();
        if book {
            self.command(Command::Book, "");
        }
        book
    }

    /// A sentence that answers the open question: "Ja, bitte absagen". What can't be undone wants to be
    /// named in it, and where something speaks against it, it stays as it is.
    fn answer_named(&mut self, said: &Said<'_>) -> bool {
        let choices = &self.conversation.choices;
        let offered = |word: Word| choices.iter().any(|action| means(word, action));
        let undoable = match &self.conversation.stage {
            Stage::ConfirmCancel { .. } => Some(Command::Cancel),
            Stage::Forget { .. } => Some(Command::DeleteMe),
            _ => None,
        };
        let objects = said.is_negated() || said.words.contains(&Word::Keep);
        let answer = match said.words.first() {
            _ if undoable.is_some() && objects => Word::No,
            Some(Word::No) if !objects => Word::No,
            Some(Word::Yes) if !objects && !said.words.contains(&Word::But) => Word::Yes,
            _ => return false,
        };
        let named = undoable.is_none_or(|command| said.words.contains(&Word::Command(command)));
        (answer == Word::No || named) && offered(answer) && self.word(answer)
    }

    /// A service that the text names, on the day and at the time that stand beside it.
    fn service_named(&mut self, said: &Said<'_>) -> bool {
        let [service] = self.setting.city.find_services(said.text)[..] else {
            return self.find_service(said.text);
        };
        let mut draft = Draft::new(service.id.clone());
        if !said.is_negated() {
            let today = self.today();
            let day = said.day.or_else(|| said.weekday.map(|weekday| next_weekday(today, weekday)));
            let at = day.zip(said.time).map(|(day, time)| day.and_time(time));
            draft.wish.day = day;
            draft.wish.from = at.and_then(|at| self.tell(|tell| tell.instant(at)));
        }
        self.abandon_hold();
        self.ask_places(draft, Placement::New);
        true
    }

    /// What is asked for before a held place can be booked.
    fn missing_field(&self) -> Option<Field> {
        match &self.conversation.stage {
            Stage::Held { hold, .. } => hold.missing.first().copied(),
            _ => None,
        }
    }

    /// Takes the text as the name, number or address that is asked for, unless it is a word for
    /// something else.
    fn answer_field(&mut self, field: Field, said: &Said<'_>) {
        // Digits are a choice's number only as far as there are choices: else a telephone's.
        let leads_on =
            matches!(said.word, Some(Word::Back | Word::MoreTime | Word::Number(_) | Word::Command(_)));
        if leads_on && said.word.is_some_and(|word| self.word(word)) {
            return self.understood();
        }
        let is_word = said.word.is_some_and(|word| !matches!(word, Word::Number(_)));
        // "Morgen ist besser", "keine Ahnung": nobody is called that.
        let is_talk = said.words.iter().any(|word| matches!(word, Word::Not | Word::But | Word::InDays(_)));
        let is_language = self.setting.vocabulary.language(said.text).is_some();
        let is_service = !said.text.contains(' ') && !self.setting.city.find_services(said.text).is_empty();
        let answer = self.setting.vocabulary.without_introduction(said.text);
        if is_word || is_talk || is_language || is_service || !is_a(field, answer) {
            return self.misunderstood_as(Passage::NotA(field));
        }
        if let Stage::Held { hold, contact, .. } = &mut self.conversation.stage {
            fill(contact, field, answer);
            hold.missing.retain(|missing| *missing != field);
        }
        self.understood();
        self.show(Placement::New);
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
            Word::Yes if matches!(self.conversation.stage, Stage::Standing { .. }) => {
                self.say_aside(Passage::Welcome);
                return true;
            }
            Word::Back => Some(Action::Back),
            Word::Number(number) => {
                number.checked_sub(1).and_then(|index| self.conversation.choices.get(index).cloned())
            }
            Word::Weekday(weekday) => return self.go_to(Some(next_weekday(self.today(), weekday)), None),
            Word::InDays(days) => return self.go_to(Some(self.today() + Days::new(days.into())), None),
            Word::More if self.is_last_page() => {
                self.lead_with(Passage::NothingLater);
                self.change_wish(Placement::New, |wish| wish.from = None);
                return true;
            }
            Word::Undo if matches!(self.conversation.stage, Stage::Cancelled { undo_until: None, .. }) => {
                self.repeat(Passage::UndoGone);
                return true;
            }
            // None of these: another day, then.
            Word::No if matches!(self.conversation.stage, Stage::Places { .. }) => Some(Action::OtherDay),
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

    /// Whether places are shown and there are no later ones.
    fn is_last_page(&self) -> bool {
        let later = self.conversation.choices.iter().any(|action| means(Word::More, action));
        matches!(self.conversation.stage, Stage::Places { .. }) && !later
    }

    /// The open choice that the text names: by its time, its day, or a part of its name. Two that fit
    /// equally well are none.
    fn choice_named(&self, said: &Said<'_>) -> Option<Action> {
        let choices = &self.conversation.choices;
        let exact = choices.iter().find(|action| self.names(action).any(|name| name == said.folded));
        let mut fitting = choices.iter().filter(|action| self.fits(action, said));
        match (exact, fitting.next(), fitting.next()) {
            (Some(action), ..) | (None, Some(action), None) => Some(action.clone()),
            _ => None,
        }
    }

    fn fits(&self, action: &Action, said: &Said<'_>) -> bool {
        match action {
            Action::Place(place) => {
                let at = self.tell(|tell| tell.local(place.starts_at));
                said.time.is_some_and(|time| time == at.time())
                    && said.day.is_none_or(|day| day == at.date())
                    && said.weekday.is_none_or(|day| u32::from(day) == at.weekday().num_days_from_monday())
                    && !said.is_negated()
            }
            Action::Day(day) => said.day == Some(*day) && said.time.is_none(),
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
        let names = localized.into_iter().flat_map(|name| name.texts()).chain(district).map(fold);
        names.filter(|name| !name.is_empty())
    }

    /// A day, a time or both change when the booking in the making shall be.
    fn when_named(&mut self, said: &Said<'_>) -> bool {
        let today = self.today();
        let day = said.day.or_else(|| said.weekday.map(|weekday| next_weekday(today, weekday)));
        (day.is_some() || said.time.is_some()) && self.go_to(day, said.time)
    }

    /// Looks for places on this day, from this time on. Without a day it is the day that is open.
    fn go_to(&mut self, day: Option<NaiveDate>, time: Option<NaiveTime>) -> bool {
        let open = match &self.conversation.stage {
            Stage::Places { draft, places } => {
                let shown = places.first().map(|place| self.tell(|tell| tell.local(place.starts_at)).date());
                draft.wish.day.or(shown)
            }
            Stage::Offices { draft, .. } | Stage::Days { draft, .. } | Stage::Quantity { draft } => {
                draft.wish.day
            }
            _ => return false,
        };
        let Some(day) = day.or(open) else { return false };
        let from = time.and_then(|time| self.tell(|tell| tell.instant(day.and_time(time))));
        self.change_wish(Placement::New, |wish| {
            wish.day = Some(day);
            wish.from = from;
        });
        true
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
        let found = self.setting.city.find_services(text);
        if !found.is_empty() {
            self.abandon_hold();
        }
        match found.as_slice() {
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

/// The one command that a sentence names: "Ich möchte meinen Termin absagen".
fn command_in(said: &Said<'_>) -> Option<Command> {
    let in_sentences = [
        Command::Cancel,
        Command::Move,
        Command::Appointments,
        Command::Person,
        Command::Help,
        Command::Language,
    ];
    let mut named = in_sentences.into_iter().filter(|command| said.words.contains(&Word::Command(*command)));
    match (named.next(), named.next()) {
        (Some(command), None) if !said.is_negated() => Some(command),
        _ => None,
    }
}

/// Whether a word does what this choice does.
fn means(word: Word, action: &Action) -> bool {
    match word {
        Word::Yes => {
            matches!(action, Action::Book | Action::ConfirmCancel | Action::ConfirmForget)
        }
        Word::No => matches!(action, Action::Keep | Action::Back),
        Word::Keep => matches!(action, Action::Keep),
        Word::More => matches!(action, Action::More | Action::Later),
        Word::MoreTime => matches!(action, Action::MoreTime),
        Word::ChangeDetails => matches!(action, Action::ChangeDetails),
        Word::OtherOffice => matches!(action, Action::OtherOffice),
        Word::AnyOffice => matches!(action, Action::AnyOffice),
        Word::OtherDay => matches!(action, Action::OtherDay),
        Word::AnyDay => matches!(action, Action::AnyDay),
        Word::ForSeveral => matches!(action, Action::ForSeveral),
        Word::Undo => matches!(action, Action::Undo),
        Word::Back
        | Word::Number(_)
        | Word::NumberSign
        | Word::Weekday(_)
        | Word::InDays(_)
        | Word::Command(_)
        | Word::Hello
        | Word::Thanks
        | Word::Not
        | Word::But => false,
    }
}
