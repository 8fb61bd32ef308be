//! What was written: a command, an answer to what was asked, a choice in words, a day or time, or the
//! name of a service; in this order. Whole messages come before words in sentences.

use chrono::{Days, NaiveDate, NaiveTime};

use super::choices::means;
use super::command;
use super::dates::{date_in, date_with_month_in, day_of_month_in, hours_in, next_weekday, time_in, weeks_in};
use super::staff::desks_in;
use super::talk::Talk;
use crate::conversation::{Action, Overlay, Stage, Whom};
use crate::desk::Hours;
use crate::directory::postal_code_of;
use crate::fold::{fold, visible};
use crate::reply::{Passage, Placement};
use crate::staff::StaffCommand;
use crate::vocabulary::{Command, Confirmation, InTrade, Vocabulary, Word};
use crate::weekdays::Weekdays;

/// Longer messages are stories, and no booking needs one (counted in characters).
pub(super) const LONGEST: usize = 300;
/// A mail that staff paste may be as long as a message can be.
const LONGEST_MAIL: usize = 4_000;
/// No phrase for somebody else has more words.
const SOMEBODY_ELSE: usize = 4;
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
    /// All days of the week that are named.
    pub(super) weekdays: Weekdays,
    pub(super) hours: Option<Hours>,
    /// This week, the next, the one after.
    pub(super) weeks: Option<u8>,
    /// A month without a day, January being 1.
    pub(super) month: Option<u32>,
    /// So many people.
    pub(super) people: Option<u8>,
    /// It is not for the citizen: "für meine Mutter".
    pub(super) for_somebody_else: bool,
    /// So many desks.
    pub(super) desks: Option<u16>,
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
        let mut text = visible(text);
        if !self.awaits_notice_text() {
            // Bold words mean what others mean.
            text = text.replace("**", "");
        }
        let text = text.as_str();
        let longest = if self.is_mail(text) { LONGEST_MAIL } else { self.longest_line().unwrap_or(LONGEST) };
        if !self.awaits_notice_text() && text.chars().nth(longest).is_some() {
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
                None if self.takes_staff_command(name, argument) => {}
                None if self.takes_trade_command(name, argument) => {}
                None => self.repeat(Passage::UnknownCommand),
            };
        }
        let said = self.look_at(text);
        if self.relays(&said)
            || self.answers_notice(&said)
            || self.answers_on_behalf(&said)
            || self.fills_phrase(&said)
        {
            return self.understood();
        }
        if self.takes_claim_code(text) || self.takes_link_code(text) || self.takes_check_in_code(text) {
            return;
        }
        if self.answers_plea(&said) {
            return self.understood();
        }
        if self.takes_lateness(&said) {
            return;
        }
        if self.takes_somebody_else(&said) {
            return self.understood();
        }
        if matches!(self.conversation.stage, Stage::Over(Overlay::Whom { .. }, _)) {
            return self.answer_whom(&said);
        }
        if let Some(field) = self.missing_field() {
            return self.answer_field(field, &said);
        }
        if self.takes_wishes(&said) || self.answers_reminder(&said) || self.whole(&said) || self.parts(&said)
        {
            return self.understood();
        }
        match (self.not_bookable(&said), &self.conversation.stage) {
            (Some(passage), _) => self.misunderstood_as(passage),
            // Whoever begins to talk is greeted.
            (None, Stage::Idle) => self.show_open_prompt(),
            (None, _) => {
                self.conversation.pleading.note_puzzle(text, self.now);
                self.misunderstood();
            }
        }
    }

    /// Whether staff have pasted this, or typed it behind their command; or a business its list.
    fn is_mail(&self, text: &str) -> bool {
        let vocabulary = self.setting.vocabulary;
        let command = command::split(text).map(|(name, _)| name);
        let of_staff = command.and_then(|name| vocabulary.staff_command(name));
        matches!(of_staff, Some(StaffCommand::OnBehalf(_)))
            || command.is_some_and(|name| vocabulary.is_trade_command(name))
            || self.awaits_commission()
    }

    /// What is said where the text names a service that the catalogue knows, but nobody can book.
    fn not_bookable(&self, said: &Said<'_>) -> Option<Passage> {
        if said.word.is_some() || !self.is_looking_around() {
            return None;
        }
        let named = self.setting.city.find_not_offered(said.text);
        let service = match named.as_slice() {
            [] => return None,
            [service] => self.tell(|tell| tell.text(&service.name)),
            _ => said.text.to_owned(),
        };
        Some(self.tell(|tell| Passage::NotBookable {
            service,
            phone: tell.phone(),
            hours: tell.phone_hours(),
        }))
    }

    pub(super) fn look_at<'t>(&self, text: &'t str) -> Said<'t> {
        let vocabulary = self.setting.vocabulary;
        let tokens: Vec<&str> = text.split_whitespace().collect();
        let words: Vec<Word> = tokens.iter().filter_map(|token| vocabulary.word(token)).collect();
        let weekdays = tokens.iter().filter_map(|token| match vocabulary.word(token) {
            // "Mo", "Di" and "So" only where little else is said.
            Some(Word::Weekday(day)) if tokens.len() <= SHORT_TEXT || fold(token).len() > 2 => Some(day),
            _ => None,
        });
        let weekdays: Vec<u8> = weekdays.collect();
        let weekday = match weekdays.as_slice() {
            [day] => Some(*day),
            // Two of them are a choice that only the citizen can make.
            _ => None,
        };
        let word = match words.as_slice() {
            [Word::NumberSign, number @ Word::Number(_)] if tokens.len() == 2 => Some(*number),
            _ => vocabulary.word(text),
        };
        let hours = hours_in(&tokens, vocabulary);
        let day = date_in(text, self.today())
            .or_else(|| date_with_month_in(&tokens, vocabulary, self.today()))
            .or_else(|| day_of_month_in(&tokens, vocabulary, self.today()));
        let month = words.iter().find_map(|word| match word {
            Word::Month(month) => Some(*month),
            _ => None,
        });
        let people = words.windows(2).find_map(|pair| match pair {
            [Word::Number(number), Word::People] => u8::try_from(*number).ok(),
            _ => None,
        });
        Said {
            text,
            folded: fold(text),
            word,
            // "Ab 15 Uhr" is no appointment at three.
            time: time_in(text).filter(|_| hours.is_none()),
            month: month.filter(|_| day.is_none()),
            day: day.or_else(|| self.in_days(&tokens)),
            weekday,
            weekdays: weekdays.into_iter().collect(),
            hours,
            weeks: weeks_in(&tokens, vocabulary),
            people,
            for_somebody_else: names_somebody_else(&tokens, vocabulary),
            desks: desks_in(&words),
            words,
        }
    }

    /// "Morgen" in a sentence; but "Guten Morgen" is not tomorrow.
    fn in_days(&self, tokens: &[&str]) -> Option<NaiveDate> {
        let vocabulary = self.setting.vocabulary;
        let greets = |pair: &[&str]| vocabulary.word(&pair.concat()) == Some(Word::Hello);
        if tokens.windows(2).any(greets) {
            return None;
        }
        let days = tokens.iter().find_map(|token| match vocabulary.word(token) {
            Some(Word::InDays(days)) => Some(days),
            _ => None,
        })?;
        Some(self.today() + Days::new(days.into()))
    }

    /// The text as a whole: a word, a language, a choice.
    fn whole(&mut self, said: &Said<'_>) -> bool {
        let is_postal_code = postal_code_of(said.text) == Some(said.text);
        if is_postal_code && self.repair(said) {
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
        let command = command_in(said);
        if command.is_none() && self.adds_errand(said) {
            return true;
        }
        if command.is_none() && !self.names_another_service(said) && self.repair(said) {
            return true;
        }
        // A word that fits nowhere here is not a part of something else.
        if said.word.is_some() {
            return false;
        }
        if self.answer_named(said) {
            return true;
        }
        if let Some(command) = command {
            match command {
                Command::Move if !self.move_as_wished(said) => self.command(command, ""),
                Command::Move => {}
                command => self.command(command, ""),
            }
            return true;
        }
        if !said.is_negated() && !self.names_another_service(said) && self.move_as_wished(said) {
            return true;
        }
        // "Mittwoch geht nicht" is about the booking, whatever names its words are like.
        let about_booking = said.is_negated() && self.conversation.stage.draft().is_some();
        if self.may_change_subject() && !about_booking && self.find_service(said.text) {
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
            Stage::Over(Overlay::Forget, _) => Some(Command::DeleteMe),
            _ => None,
        };
        let objects = said.is_negated() || said.words.contains(&Word::Keep);
        let answer = match said.words.first() {
            _ if grave.is_some() && objects => Word::No,
            Some(Word::No) if !objects => Word::No,
            Some(yes @ (Word::Yes | Word::YesTo(_))) if !objects && !said.words.contains(&Word::But) => *yes,
            _ => return false,
        };
        let named = match grave {
            Some(command) => said.words.contains(&Word::Command(command)),
            // "Ja, absagen" is no yes to a booking.
            None => command_in(said).is_none_or(|command| command == Command::Move),
        };
        (answer == Word::No || named) && offered(answer) && self.word(answer)
    }

    /// A word that does what a button does; false where no open choice fits it.
    pub(super) fn word(&mut self, word: Word) -> bool {
        let action = match word {
            // Who says "Termin buchen" while a place is held means that one.
            Word::Command(Command::Book) if self.is_offered(Word::YesTo(Confirmation::Book)) => {
                Some(Action::Book)
            }
            Word::Command(Command::Move) if self.is_offered(Word::InTrade(InTrade::OtherTime)) => {
                return self.word(Word::InTrade(InTrade::OtherTime));
            }
            Word::Command(Command::Link) if self.is_offered(Word::YesTo(Confirmation::Link)) => {
                Some(Action::ConfirmLink)
            }
            Word::Command(command) => {
                self.command(command, "");
                return true;
            }
            Word::Unlink | Word::LinkAnother if !self.is_offered(word) => {
                self.command(Command::Link, "");
                return true;
            }
            // It stands under news, further up.
            Word::LeaveNews if !self.is_offered(word) => {
                self.want_news(false, Placement::New);
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
            Word::More if matches!(self.conversation.stage, Stage::Days { .. }) => self.later_month(),
            Word::Yes | Word::YesTo(Confirmation::Book)
                if matches!(self.conversation.stage, Stage::Standing { .. }) =>
            {
                self.say_aside(Passage::Welcome);
                return true;
            }
            Word::ChangeWish(part) if self.shown_entry().is_some() => Some(Action::AskWish(part)),
            Word::SomebodyElse => return self.ask_whom(Placement::New),
            Word::Myself => return self.for_myself(),
            Word::Back => Some(Action::Back),
            Word::Number(number) => {
                number.checked_sub(1).and_then(|index| self.conversation.choices.get(index).cloned())
            }
            Word::Weekday(weekday) => return self.go_to_day(next_weekday(self.today(), weekday)),
            Word::InDays(days) => return self.go_to_day(self.today() + Days::new(days.into())),
            Word::More if self.is_last_page() => {
                self.lead_with(Passage::NothingLater);
                self.change_wish(Placement::New, |wish| wish.from = None);
                return true;
            }
            Word::Undo if matches!(self.conversation.stage, Stage::Cancelled { undo_until: None, .. }) => {
                self.repeat(Passage::UndoGone);
                return true;
            }
            // Not in time: on another day, then.
            Word::No
                if matches!(
                    self.conversation.stage,
                    Stage::Over(Overlay::Ready { missing: true, .. }, _)
                ) =>
            {
                self.command(Command::Move, "");
                return true;
            }
            // None of these: another day, then.
            Word::No if matches!(self.conversation.stage, Stage::Places { .. }) => Some(Action::OtherDay),
            word => {
                let offered = self.conversation.choices.iter().find(|action| means(word, action)).cloned();
                offered.or_else(|| self.way_on(word))
            }
        };
        match action {
            Some(action) => {
                self.choose(action, Placement::New);
                true
            }
            None => false,
        }
    }

    fn is_offered(&self, word: Word) -> bool {
        self.conversation.choices.iter().any(|action| means(word, action))
    }

    /// The month after the one that is shown.
    fn later_month(&self) -> Option<Action> {
        let Stage::Days { month, .. } = &self.conversation.stage else { return None };
        let is_later = |action: &&Action| matches!(action, Action::Month(other) if other > month);
        self.conversation.choices.iter().find(is_later).cloned()
    }

    /// What a word does while a place is held, though no button says so: the place is given back.
    fn way_on(&mut self, word: Word) -> Option<Action> {
        if !matches!(self.conversation.stage, Stage::Held { .. }) {
            return None;
        }
        let action = match word {
            Word::OtherOffice => Action::OtherOffice,
            Word::AnyOffice => Action::AnyOffice,
            Word::OtherDay | Word::More => Action::OtherDay,
            Word::AnyDay => Action::AnyDay,
            Word::AnyHour => Action::AnyHour,
            _ => return None,
        };
        self.abandon_hold();
        Some(action)
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
            Stage::Held { .. }
                | Stage::ConfirmCancel { .. }
                | Stage::Over(Overlay::Forget, _)
                | Stage::Over(Overlay::Language, _)
                | Stage::Over(Overlay::ConfirmLink { .. }, _)
                | Stage::Over(Overlay::ConfirmUnlink, _)
        )
    }

    /// Whether nothing is in the making yet that a misunderstanding could disturb.
    fn is_looking_around(&self) -> bool {
        matches!(
            self.conversation.stage,
            Stage::Idle
                | Stage::Groups { .. }
                | Stage::Group { .. }
                | Stage::Matches { .. }
                | Stage::Elsewhere { .. }
        )
    }

    /// Whether the text clearly names a service other than the one that is being booked.
    fn names_another_service(&self, said: &Said<'_>) -> bool {
        let named = self.setting.city.find_services(said.text, self.setting.vocabulary);
        let draft = self.conversation.stage.draft();
        named.clearly
            && self.may_change_subject()
            && draft.is_some_and(|draft| named.services.iter().all(|other| !draft.wish.is_for(&other.id)))
    }

    /// Goes on with the service the text names, as it wishes; with a list where several services fit. In
    /// the midst of a booking the name must be clear.
    pub(super) fn find_service(&mut self, text: &str) -> bool {
        if self.find_several(text) {
            return true;
        }
        let named = self.setting.city.find_services(text, self.setting.vocabulary);
        if !self.is_looking_around() && !named.clearly {
            return false;
        }
        match named.services.as_slice() {
            [] => return false,
            [service] => {
                let service = service.id.clone();
                self.abandon_hold();
                let said = self.look_at(text);
                let change = self.named_in(&said, std::slice::from_ref(&service));
                self.begin_with(service, Placement::New, |talk, draft| {
                    if said.for_somebody_else && talk.setting.abilities.wards {
                        draft.whom = Whom::SomebodyElse;
                    }
                    if !said.is_negated() {
                        talk.apply(draft, change);
                    }
                });
            }
            several => {
                let services = several.iter().map(|service| service.id.clone()).collect();
                self.abandon_hold();
                self.go(Stage::Matches { services, page: 0 }, Placement::New);
            }
        }
        true
    }
}

/// Whether somebody else stands in a sentence: "Reisepass für meine Mutter".
fn names_somebody_else(words: &[&str], vocabulary: &Vocabulary) -> bool {
    let is_phrase = |phrase: &[&str]| vocabulary.word(&phrase.concat()) == Some(Word::SomebodyElse);
    (1..=SOMEBODY_ELSE).any(|length| words.windows(length).any(is_phrase))
}

/// The one command that a sentence names: "Ich möchte meinen Termin absagen".
pub(super) fn command_in(said: &Said<'_>) -> Option<Command> {
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
