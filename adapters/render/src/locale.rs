//! One language: its texts and its dates.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use bot_core::Language;

use crate::dates::{self, Dates};
use crate::embedded::Source;
use crate::error::LocaleError;
use crate::numbers::Numbers;
use crate::text::{Fact, Text};

/// One language.
pub(crate) struct Locale {
    pub(crate) language: Language,
    texts: FluentBundle<FluentResource>,
    pub(crate) dates: Dates,
    numbers: Numbers,
}

impl Locale {
    pub(crate) fn load(source: &Source) -> Result<Self, LocaleError> {
        let region: LanguageIdentifier = source
            .region
            .parse()
            .map_err(|error| LocaleError::Region { region: source.region, complaint: format!("{error}") })?;
        let mut texts = FluentBundle::new_concurrent(vec![region]);
        // The marks would part what belongs together when somebody copies a name or an address.
        texts.set_use_isolating(false);
        for &(file, content) in source.files {
            let read = FluentResource::try_new(content.to_owned())
                .map_err(|(_, complaints)| LocaleError::Syntax { file, complaint: sentence(&complaints) })?;
            texts
                .add_resource(read)
                .map_err(|complaints| LocaleError::Twice { file, complaint: sentence(&complaints) })?;
        }
        Ok(Self {
            language: Language::new(source.code),
            texts,
            dates: Dates::of(source)?,
            numbers: Numbers::of(source)?,
        })
    }

    /// The text in this language; `None` where it isn't written.
    pub(crate) fn say(&self, text: &Text<'_>) -> Option<String> {
        let pattern = self.texts.get_message(&text.key)?.value()?;
        let mut facts = FluentArgs::with_capacity(text.facts.len());
        for (name, fact) in &text.facts {
            facts.set(*name, self.write(fact));
        }
        // A complaint here is a variable nobody gave: the tests know them all.
        Some(self.texts.format_pattern(pattern, Some(&facts), &mut Vec::new()).into_owned())
    }

    fn write<'a>(&self, fact: &Fact<'a>) -> FluentValue<'a> {
        match fact {
            Fact::Words(words) => FluentValue::from(*words),
            Fact::List(things) => {
                let lines: Vec<String> = things.iter().map(|thing| format!("– {thing}")).collect();
                FluentValue::from(lines.join("\n"))
            }
            Fact::Series(things) => FluentValue::from(things.join(", ")),
            Fact::Texts(texts, between) => {
                let said: Vec<String> = texts.iter().filter_map(|text| self.say(text)).collect();
                FluentValue::from(said.join(between))
            }
            Fact::Count(count) => FluentValue::from(*count),
            Fact::Number(number) => FluentValue::from(self.numbers.whole(*number)),
            Fact::Share(share) => FluentValue::from(self.numbers.percent(*share)),
            Fact::Day(day) => FluentValue::from(self.dates.full(*day)),
            Fact::ButtonDay(day) => FluentValue::from(self.dates.button(*day)),
            Fact::Date(day) => FluentValue::from(self.dates.date(*day)),
            Fact::Weekday(weekday) => FluentValue::from(self.dates.weekday_in_full(*weekday)),
            Fact::Weekdays(weekdays) => {
                let names: Vec<String> =
                    weekdays.named().map(|weekday| self.dates.weekday_in_full(weekday)).collect();
                FluentValue::from(names.join(", "))
            }
            Fact::Month(month) => FluentValue::from(self.dates.month(*month)),
            Fact::Time(at) => FluentValue::from(dates::time(*at)),
            Fact::Case(case) => FluentValue::from(*case),
        }
    }
}

fn sentence(complaints: &[impl ToString]) -> String {
    complaints.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
