//! Every locale has exactly the texts the code says, and tells exactly the facts it is given.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bot_core::vocabulary::Command;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::{german, label, locales, reply, samples};
use crate::embedded::{GERMAN, OTHERS, Source};
use crate::text::{Fact, Text};
use crate::{calendar, forecast, labels, passages, pictures, poster, sheet, trade, words};

type Names = BTreeSet<String>;

#[test]
fn every_text_stands_in_every_locale_and_no_other() {
    let said = said();
    let mut complaints = Vec::new();
    for source in sources() {
        let written = Written::read(source);
        for key in said.keys().filter(|key| !written.texts.contains_key(*key)) {
            complaints.push(format!("locales/{}: `{key}` is missing", source.code));
        }
        let quoted: Names = written.texts.values().flat_map(|text| text.quotes.clone()).collect();
        for (key, text) in &written.texts {
            if !said.contains_key(key) && !quoted.contains(key) {
                complaints.push(format!("{}: nothing says `{key}`", text.file));
            }
        }
    }
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn every_text_tells_what_it_is_given() {
    let mut complaints = Vec::new();
    for source in sources() {
        let written = Written::read(source);
        for (key, given) in said() {
            let Some(text) = written.texts.get(&key) else {
                continue;
            };
            let told = written.variables(&key);
            for name in told.difference(&given) {
                complaints.push(format!("{}: `{key}` wants ${name}, which nobody gives", text.file));
            }
            for name in given.difference(&told) {
                complaints.push(format!("{}: `{key}` does not tell ${name}", text.file));
            }
        }
    }
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn every_file_of_the_folder_is_embedded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let names = |folder: &Path| -> Names {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names(&folder), sources().map(|source| source.code.to_owned()).collect());
    for source in sources() {
        let embedded = source.files.iter().map(|(path, _)| path.rsplit('/').next().unwrap().to_owned());
        assert_eq!(names(&folder.join(source.code)), embedded.collect(), "locales/{}", source.code);
    }
}

#[test]
fn nothing_is_longer_than_a_messenger_takes() {
    let locales = locales();
    for language in locales.languages() {
        for passage in samples::passages() {
            let text = locales.reply(&reply(language.clone(), vec![passage], vec![])).text;
            assert!(!text.contains('{') && text.encode_utf16().count() < 1_000, "{text}");
        }
        for sample in samples::labels() {
            let text = label(&locales, language.clone(), sample);
            assert!(!text.contains('{') && text.chars().count() <= 40, "{text}");
        }
        for toast in samples::toasts() {
            assert!(locales.toast(toast, language).encode_utf16().count() <= 200);
        }
        for (name, description) in locales.menu(language) {
            assert!((1..=256).contains(&description.chars().count()), "/{name}");
            assert!(name.len() <= 32 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "/{name}");
        }
    }
}

/// Every key the code says, with the facts it gives, over all samples.
fn said() -> BTreeMap<String, Names> {
    let mut said = BTreeMap::<String, Names>::new();
    let mut hear = |text: &Text<'_>| heard(&mut said, text);
    samples::passages().iter().flat_map(passages::passage).for_each(|text| hear(&text));
    samples::labels().iter().for_each(|sample| hear(&labels::label(sample)));
    samples::toasts().into_iter().for_each(|toast| hear(&labels::toast(toast)));
    Command::ALL
        .iter()
        .filter(|(command, _)| command.in_menu())
        .for_each(|(_, name)| hear(&labels::menu(name)));
    words::meanings().for_each(|(key, _)| hear(&Text::new(key)));
    words::staff_commands().for_each(|(key, _)| hear(&Text::new(key)));
    hear(&Text::new(words::TRADE_COMMAND));
    hear(&Text::new(words::LIST_HEAD));
    hear(&Text::new(words::LANGUAGE));
    hear(&Text::new(words::INTRODUCTION));
    hear(&Text::new(words::CLOSING));
    for one in samples::forecasts() {
        forecast::sentences(&one).iter().for_each(&mut hear);
    }
    let hear = std::cell::RefCell::new(hear);
    for cancelled in [false, true] {
        calendar::parcel(&samples::calendar_file(german(), cancelled), |text| {
            hear.borrow_mut()(&text);
            String::new()
        });
    }
    for one in samples::pictures() {
        pictures::drawing(&one, |text| {
            hear.borrow_mut()(&text);
            String::new()
        });
    }
    for one in samples::sheets() {
        sheet::html(&one, |text| {
            hear.borrow_mut()(&text);
            String::new()
        });
    }
    trade::file(&samples::trade_file(german()), |text| {
        hear.borrow_mut()(&text);
        String::new()
    });
    for one in samples::posters(&german()) {
        poster::svg(&one, |text| {
            hear.borrow_mut()(&text);
            String::new()
        });
    }
    said
}

/// A text with its facts, and the texts among these.
fn heard(said: &mut BTreeMap<String, Names>, text: &Text<'_>) {
    let facts = text.facts.iter().map(|(name, _)| (*name).to_owned());
    said.entry(text.key.to_string()).or_default().extend(facts);
    for (_, fact) in &text.facts {
        if let Fact::Texts(texts, _) = fact {
            texts.iter().for_each(|text| heard(said, text));
        }
    }
}

fn sources() -> impl Iterator<Item = &'static Source> {
    [&GERMAN].into_iter().chain(OTHERS)
}

/// What stands in a locale's files.
struct Written {
    texts: BTreeMap<String, WrittenText>,
}

struct WrittenText {
    file: &'static str,
    variables: Names,
    /// Other texts that stand within it.
    quotes: Names,
}

impl Written {
    fn read(source: &Source) -> Self {
        let mut texts = BTreeMap::new();
        for &(file, content) in source.files {
            for entry in fluent_syntax::parser::parse(content).expect(file).body {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let mut text = WrittenText { file, variables: Names::new(), quotes: Names::new() };
                text.walk(&message.value.expect(message.id.name));
                texts.insert(message.id.name.to_owned(), text);
            }
        }
        Self { texts }
    }

    /// The variables of a text and of those it quotes.
    fn variables(&self, key: &str) -> Names {
        let Some(text) = self.texts.get(key) else {
            return Names::new();
        };
        let quoted = text.quotes.iter().flat_map(|quoted| self.variables(quoted));
        text.variables.iter().cloned().chain(quoted).collect()
    }
}

impl WrittenText {
    fn walk(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.walk(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.quotes.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
                positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::TermReference { .. }
            | InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
