//! What was written: a command, an answer to what was asked, a choice in words, a day or time, or the
//! name of a service; in this order. Whole messages come before words in sentences.

use chrono::{Days, NaiveDate, NaiveTime};

use super::choices::means;
use super::command;
use super::dates::{date_in, date_with_month_in, hours_in, next_weekday, time_in};
use super::talk::Talk;
use crate::conversation::{Action, Draft, Stage};
use crate::desk::Hours;
use crate::directory::postal_code_of;
use crate::fold::fold;
use crate::reply::{Passage, Placement};
use crate::vocabulary::{Command, Word};

/// Longer messages are stories, and no booking needs one (counted in characters).
const LONGEST: usize = 300;
/// In longer texts, "so" and "do" are not Sunday and Thursday.
const SHORT_TEXT: usize = 2;

/// A text, looked at in several ways.
pub(super) struct Said<'t> {
    pub(super) text: &'t str,
    pub(super) folded: String,
    /// What the whole text means.
    pub(super) word: Option<Word>,
    /// What its single words mean.
    pub(super) words: Vec<Word>,
    pub(super) time: Option<NaiveTime>,
    pub(super) day: Option<NaiveDate>,
    pub(super) weekday: Option<u8>,
    pub(super) hours: Option<Hours>,
    /// This week, the next, the one after.
    pub(super) weeks: Option<u8>,
}

impl Said<'_> {
    /// "Not on Monday" is no wish for Monday.
    pub(super) fn is_negated(&self) -> bool {
        self.words.contains(&Word::Not)
    }

    /// The day that is named, by its date or as the next such day of the week.
    pub(super) fn wanted_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.day.or_else(|| self.weekday.map(|weekday| next_weekday(today, weekday)))
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
        match (self.not_bookable(text), &self.conversation.stage) {
            (Some(passage), _) => self.misunderstood_as(passage),
            // Whoever begins to talk is greeted.
            (None, Stage::Idle) => self.show_open_prompt(),
            (None, _) => self.misunderstood(),
        }
    }

    /// What is said where the text names a service that the catalogue knows, but nobody can book.
    fn not_bookable(&self, text: &str) -> Option<Passage> {
        let service = self.setting.city.find_not_offered(text)?;
        Some(self.tell(|tell| Passage::NotBookable {
            service: tell.text(&service.name),
            phone: tell.phone(),
            hours: tell.phone_hours(),
        }))
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
        let hours = hours_in(&tokens, vocabulary);
        // "Guten Morgen" is not tomorrow.
        let greets = tokens.windows(2).any(|pair| vocabulary.word(&pair.concat()) == Some(Word::Hello));
        let in_days = words.iter().filter(|_| !greets).find_map(|word| match word {
            Word::InDays(days) => Some(self.today() + Days::new((*days).into())),
            _ => None,
        });
        let weeks = tokens.windows(2).find_map(|pair| match vocabulary.word(&pair.concat()) {
            Some(Word::InWeeks(weeks)) => Some(weeks),
            _ => None,
        });
        Said {
            text,
            folded: fold(text),
            word,
            words,
            // "Ab 15 Uhr" is no appointment at three.
            time: time_in(text).filter(|_| hours.is_none()),
            day: date_in(text, self.today())
                .or_else(|| date_with_month_in(&tokens, vocabulary, self.today()))
                .or(in_days),
            weekday,
            hours,
            weeks,
        }
    }

    /// The text as a whole: a word, a language, a choice.
    fn whole(&mut self, said: &Said<'_>) -> bool {
        if postal_code_of(said.text).is_some_and(|code| said.text == code && self.show_nearest(code)) {
            return true;
        }
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

    /// What stands in the text: something about the booking in the making, a command, a service, yes or
    /// no.
    fn parts(&mut self, said: &Said<'_>) -> bool {
        if self.repair(said) {
            return true;
        }
        // A word that fits nowhere here is not a part of something else.
        if said.word.is_some() {
            return false;
        }
        if self.answer_named(said) {
            return true;
        }
        if let Some(command) = command_in(said) {
            self.command(command, "");
            return true;
        }
        let (day, time) =
            if said.is_negated() { (None, None) } else { (said.wanted_day(self.today()), said.time) };
        if self.may_change_subject() && self.find_service(said.text, day, time) {
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
        let grave = match &self.conversation.stage {
            Stage::ConfirmCancel { .. } => Some(Command::Cancel),
            Stage::Forget { .. } => Some(Command::DeleteMe),
            _ => None,
        };
        let objects = said.is_negated() || said.words.contains(&Word::Keep);
        let answer = match said.words.first() {
            _ if grave.is_some() && objects => Word::No,
            Some(Word::No) if !objects => Word::No,
            Some(Word::Yes) if !objects && !said.words.contains(&Word::But) => Word::Yes,
            _ => return false,
        };
        let named = grave.is_none_or(|command| said.words.contains(&Word::Command(command)));
        (answer == Word::No || named) && offered(answer) && self.word(answer)
    }

    /// A word that does what a button does; false where no open choice fits it.
    pub(super) fn word(&mut self, word: Word) -> bool {
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
            Word::Weekday(weekday) => return self.go_to_day(next_weekday(self.today(), weekday)),
            Word::InDays(days) => return self.go_to_day(self.today() + Days::new(days.into())),
            Word::Month(month) => return self.go_to_month(month),
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

    /// Whether the name of a service may begin another booking: not while a place is held or a
    /// question is open that needs a yes or no.
    fn may_change_subject(&self) -> bool {
        !matches!(
            self.conversation.stage,
            Stage::Held { .. } | Stage::ConfirmCancel { .. } | Stage::Forget { .. } | Stage::Language { .. }
        )
    }

    /// Goes on with the service the text names, on this day from this time on; with a list where several
    /// services fit.
    pub(super) fn find_service(
        &mut self,
        text: &str,
        day: Option<NaiveDate>,
        time: Option<NaiveTime>,
    ) -> bool {
        let found = self.setting.city.find_services(text);
        if !found.is_empty() {
            self.abandon_hold();
        }
        match found.as_slice() {
            [] => return false,
            [service] if !self.setting.city.is_booked_here(&service.id) => {
                self.go(Stage::Elsewhere { service: service.id.clone() }, Placement::New);
            }
            [service] => {
                let mut draft = Draft::new(service.id.clone());
                let at = day.zip(time).map(|(day, time)| day.and_time(time));
                draft.wish.day = day;
                draft.wish.from = at.and_then(|at| self.tell(|tell| tell.instant(at)));
                self.ask_places(draft, Placement::New);
            }
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
