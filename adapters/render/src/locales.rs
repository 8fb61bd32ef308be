//! All languages, and what they can turn into words.

use bot_core::Language;
use bot_core::delivery::{Button, Parcel, Rendered};
use bot_core::drawing::Drawing;
use bot_core::forecast::Foretold;
use bot_core::markup::Marked;
use bot_core::poster::Poster;
use bot_core::reply::{
    CalendarFile, DaySheet, LEAVE_NEWS, Label, Passage, Picture, Reply, Toast, TradeFile, token,
};
use bot_core::vocabulary::{Command, Vocabulary};

use crate::embedded::{GERMAN, OTHERS};
use crate::error::LocaleError;
use crate::locale::Locale;
use crate::text::Text;
use crate::{calendar, forecast, labels, passages, pictures, poster, sheet, trade, words};

/// All languages. Build it once; it can be shared by all threads.
pub struct Locales {
    german: Locale,
    others: Vec<Locale>,
    languages: Vec<Language>,
}

impl Locales {
    /// The languages of the folder `locales`, as they were when this was built.
    pub fn embedded() -> Result<Self, LocaleError> {
        let german = Locale::load(&GERMAN)?;
        let others = OTHERS.iter().map(Locale::load).collect::<Result<Vec<_>, _>>()?;
        let languages =
            std::iter::once(&german).chain(&others).map(|locale| locale.language.clone()).collect();
        Ok(Self { german, others, languages })
    }

    /// Every language there is, German first.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The words of all languages in one table.
    pub fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary::new();
        for locale in self.all() {
            words::teach(locale, &mut vocabulary);
        }
        vocabulary
    }

    /// The commands a messenger shows in its menu, each with its description.
    pub fn menu(&self, language: &Language) -> Vec<(&'static str, String)> {
        let locale = self.locale(language);
        Command::ALL
            .into_iter()
            .filter(|(command, _)| command.in_menu())
            .map(|(_, name)| (name, self.say(locale, &labels::menu(name))))
            .collect()
    }

    /// A message, with each choice's words and token.
    pub fn reply(&self, reply: &Reply) -> Rendered {
        let locale = self.locale(&reply.language);
        let said = self.said(locale, reply.lead.iter().chain(&reply.passages));
        let mut index = 0;
        let mut button = |label: &Label| {
            let token = match label {
                Label::LeaveNews => LEAVE_NEWS.to_owned(),
                _ => token(reply.serial, index),
            };
            index += 1;
            let day = if let Label::Day(day) = label { Some(*day) } else { None };
            Button { text: self.label(locale, label), token, day }
        };
        let choices: Vec<Vec<Button>> =
            reply.choices.iter().map(|row| row.iter().map(&mut button).collect()).collect();
        let is_calendar = choices.iter().flatten().any(|button| button.day.is_some());
        let weekdays = if is_calendar { locale.dates.weekdays() } else { Vec::new() };
        let yes_or_no = reply.choices.iter().flatten().any(Label::is_yes);
        let Marked { text, marks } = said;
        Rendered { text, marks, choices, weekdays, yes_or_no, numbered: reply.numbered }
    }

    /// Passages alone, outside any chat.
    pub fn passages(&self, passages: &[Passage], language: &Language) -> String {
        self.said(self.locale(language), passages.iter()).text
    }

    /// A short word for a tap.
    pub fn toast(&self, toast: Toast, language: &Language) -> String {
        self.say(self.locale(language), &labels::toast(toast))
    }

    /// A calendar file.
    pub fn calendar(&self, file: &CalendarFile) -> Parcel {
        let locale = self.locale(&file.language);
        calendar::parcel(file, |text| self.say(locale, &text))
    }

    /// What the city's website, or the hotline's announcement, says of a service.
    pub fn forecast(&self, forecast: &Foretold, language: &Language) -> String {
        let locale = self.locale(language);
        let sentences = forecast::sentences(forecast);
        sentences.iter().map(|text| self.say(locale, text)).collect::<Vec<_>>().join(" ")
    }

    /// A day to be printed: a page of HTML that needs nothing else.
    pub fn sheet(&self, sheet: &DaySheet) -> String {
        let locale = self.locale(&sheet.language);
        sheet::html(sheet, |text| self.say(locale, &text))
    }

    /// All that a business has booked, as comma-separated values for a spreadsheet.
    pub fn trade_file(&self, file: &TradeFile) -> String {
        let locale = self.locale(&file.language);
        trade::file(file, |text| self.say(locale, &text))
    }

    /// A poster as a drawing (SVG) on A4; `None` where an address is longer than a code can be.
    pub fn poster(&self, poster: &Poster) -> Option<String> {
        let locale = self.locale(&poster.language);
        poster::svg(poster, |text| self.say(locale, &text))
    }
    /// A picture of figures, ready to be drawn.
    pub fn drawing(&self, picture: &Picture) -> Drawing {
        let locale = self.locale(&picture.language);
        pictures::drawing(picture, |text| self.say(locale, &text))
    }

    fn said<'a>(&self, locale: &Locale, passages: impl Iterator<Item = &'a Passage>) -> Marked {
        let mut said = Marked::default();
        for passage in passages {
            match passage {
                // Staff wrote it, in this language.
                Passage::Notice(notice) => said.add(notice.clone()),
                _ => {
                    passages::passage(passage).iter().for_each(|text| said.add(self.say(locale, text).into()))
                }
            }
        }
        said
    }

    fn label(&self, locale: &Locale, label: &Label) -> String {
        // A language is called by its own name, so that those find it who can't read this one.
        let locale = if let Label::Language(own) = label { self.locale(own) } else { locale };
        self.say(locale, &labels::label(label))
    }

    /// The locale of a language; German where there is none.
    fn locale(&self, language: &Language) -> &Locale {
        self.others.iter().find(|locale| locale.language == *language).unwrap_or(&self.german)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Locale> {
        std::iter::once(&self.german).chain(&self.others)
    }

    /// A text missing in a language is said in German: foreign words help more than none.
    fn say(&self, locale: &Locale, text: &Text<'_>) -> String {
        locale.say(text).or_else(|| self.german.say(text)).unwrap_or_else(|| text.key.to_string())
    }
}
