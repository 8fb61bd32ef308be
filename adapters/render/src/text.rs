//! A text before it is said: which one, and with which facts. The same for every language.

use std::borrow::Cow;

use bot_core::month::Month;
use bot_core::reply::Told;
use bot_core::weekdays::Weekdays;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A text of the locales, named by its key, and what it tells.
pub(crate) struct Text<'a> {
    pub(crate) key: Cow<'static, str>,
    pub(crate) facts: Vec<(&'static str, Fact<'a>)>,
}

/// Something a text tells. How it is written is the locale's matter.
pub(crate) enum Fact<'a> {
    /// Words that stand as they are: names, addresses, numbers to dial.
    Words(&'a str),
    /// Several things, each on a line of its own.
    List(&'a [String]),
    /// Several things, one after the other in a sentence.
    Series(&'a [String]),
    /// Other texts, with this between them.
    Texts(Vec<Text<'a>>, &'static str),
    /// How many.
    Count(usize),
    /// The same where no wording depends on it: "1.204"
    Number(u32),
    /// So many in a thousand, as percent: "12,5"
    Share(u32),
    /// "Dienstag, 24. November 2026"
    Day(NaiveDate),
    /// "Di 24.11."
    ButtonDay(NaiveDate),
    /// "24.11."
    Date(NaiveDate),
    /// "Montag"
    Weekday(u8),
    /// "Montag, Mittwoch"
    Weekdays(Weekdays),
    /// "Dezember 2026"
    Month(Month),
    /// "14:30"
    Time(NaiveTime),
    /// Which of several wordings; never shown.
    Case(&'static str),
}

impl<'a> Text<'a> {
    pub(crate) fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), facts: Vec::new() }
    }

    fn fact(mut self, name: &'static str, fact: Fact<'a>) -> Self {
        self.facts.push((name, fact));
        self
    }

    pub(crate) fn words(self, name: &'static str, words: &'a str) -> Self {
        self.fact(name, Fact::Words(words))
    }

    pub(crate) fn list(self, name: &'static str, things: &'a [String]) -> Self {
        self.fact(name, Fact::List(things))
    }

    pub(crate) fn series(self, name: &'static str, things: &'a [String]) -> Self {
        self.fact(name, Fact::Series(things))
    }

    pub(crate) fn text(self, name: &'static str, text: Text<'a>) -> Self {
        self.texts(name, [text])
    }

    pub(crate) fn texts(self, name: &'static str, texts: impl IntoIterator<Item = Text<'a>>) -> Self {
        self.fact(name, Fact::Texts(texts.into_iter().collect(), ", "))
    }

    pub(crate) fn lines(self, name: &'static str, texts: impl IntoIterator<Item = Text<'a>>) -> Self {
        self.fact(name, Fact::Texts(texts.into_iter().collect(), "\n"))
    }

    pub(crate) fn count(self, name: &'static str, count: impl Into<usize>) -> Self {
        self.fact(name, Fact::Count(count.into()))
    }

    pub(crate) fn number(self, name: &'static str, number: u32) -> Self {
        self.fact(name, Fact::Number(number))
    }

    pub(crate) fn share(self, name: &'static str, in_a_thousand: u32) -> Self {
        self.fact(name, Fact::Share(in_a_thousand))
    }

    pub(crate) fn short_day(self, name: &'static str, day: NaiveDate) -> Self {
        self.fact(name, Fact::ButtonDay(day))
    }

    pub(crate) fn date(self, name: &'static str, day: NaiveDate) -> Self {
        self.fact(name, Fact::Date(day))
    }

    pub(crate) fn day(self, day: NaiveDate) -> Self {
        self.fact("day", Fact::Day(day))
    }

    pub(crate) fn since(self, day: NaiveDate) -> Self {
        self.fact("since", Fact::Day(day))
    }

    pub(crate) fn time(self, name: &'static str, at: NaiveDateTime) -> Self {
        self.clock(name, at.time())
    }

    pub(crate) fn clock(self, name: &'static str, time: NaiveTime) -> Self {
        self.fact(name, Fact::Time(time))
    }

    pub(crate) fn month(self, month: Month) -> Self {
        self.fact("month", Fact::Month(month))
    }

    pub(crate) fn weekday(self, weekday: u8) -> Self {
        self.fact("weekday", Fact::Weekday(weekday))
    }

    pub(crate) fn weekdays(self, weekdays: Weekdays) -> Self {
        self.fact("weekdays", Fact::Weekdays(weekdays))
    }

    pub(crate) fn case(self, name: &'static str, case: &'static str) -> Self {
        self.fact(name, Fact::Case(case))
    }

    /// Day and time in full, as `$day` and `$time`.
    pub(crate) fn at(self, at: NaiveDateTime) -> Self {
        self.day(at.date()).time("time", at)
    }

    /// A day as short as a button wants it, as `$day`.
    pub(crate) fn on_button(self, day: NaiveDate) -> Self {
        self.fact("day", Fact::ButtonDay(day))
    }

    /// For whom it is, as `$whom` and `$whose`; nothing is said where it is the citizen.
    pub(crate) fn whose(self, whom: Option<&'a str>) -> Self {
        match whom {
            Some(whom) => self.case("whose", "other").words("whom", whom),
            None => self.case("whose", "own").words("whom", ""),
        }
    }

    /// All that is told of an appointment.
    pub(crate) fn told(self, told: &'a Told) -> Self {
        self.words("service", &told.service)
            .whose(told.whom.as_deref())
            .count("quantity", told.quantity)
            .at(told.at)
            .words("office", &told.office)
            .words("address", &told.address)
    }
}
