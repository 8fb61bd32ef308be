//! What the locales must keep, and how they sound.

mod calendar;
mod completeness;
mod dates;
mod read_aloud;
mod samples;
mod words;

use bot_core::Language;
use bot_core::delivery::Button;
use bot_core::reply::{Label, Passage, Placement, Reply};

use crate::Locales;

fn locales() -> Locales {
    Locales::embedded().unwrap()
}

fn german() -> Language {
    Language::new("de")
}

fn english() -> Language {
    Language::new("en")
}

fn reply(language: Language, passages: Vec<Passage>, choices: Vec<Vec<Label>>) -> Reply {
    Reply {
        language,
        placement: Placement::New,
        serial: 7,
        numbered: false,
        aside: false,
        lead: Vec::new(),
        passages,
        choices,
    }
}

/// What one choice says.
fn label(locales: &Locales, language: Language, label: Label) -> String {
    locales.reply(&reply(language, vec![], vec![vec![label]])).choices[0][0].text.clone()
}

#[test]
fn all_threads_share_one() {
    fn shared(_: &(impl Send + Sync)) {}
    shared(&locales());
}

#[test]
fn paragraphs_are_parted_and_choices_numbered_through_all_rows() {
    let rows = vec![vec![Label::Book, Label::MoreTime], vec![Label::Back]];
    let rendered = locales().reply(&reply(german(), vec![Passage::Matches, Passage::ChooseLanguage], rows));
    assert_eq!(
        rendered.text,
        "Dazu passt mehreres. Was meinen Sie?\n\nIn welcher Sprache soll ich schreiben?"
    );
    let button = |text: &str, token: &str| Button { text: text.into(), token: token.into(), day: None };
    assert_eq!(
        rendered.choices,
        [vec![button("✅ Buchen", "7.0"), button("Mehr Zeit", "7.1")], vec![button("⬅️ Zurück", "7.2")]]
    );
}

#[test]
fn a_language_nobody_wrote_is_answered_in_german() {
    let klingon = Language::new("tlh");
    let rendered = locales().reply(&reply(klingon.clone(), vec![Passage::Matches], vec![]));
    assert_eq!(rendered.text, "Dazu passt mehreres. Was meinen Sie?");
    assert_eq!(locales().menu(&klingon), locales().menu(&german()));
}

#[test]
fn a_language_is_called_by_its_own_name() {
    let locales = locales();
    assert_eq!(locales.languages(), [german(), english()]);
    assert_eq!(label(&locales, german(), Label::Language(english())), "English");
    assert_eq!(label(&locales, english(), Label::Language(german())), "Deutsch");
}

#[test]
fn what_a_city_writes_stands_as_it_is() {
    let signs = "Amt {für} *alles* <b>„Ä“</b> { $x } \\ _1_".to_owned();
    assert_eq!(label(&locales(), german(), Label::Name(signs.clone())), signs);
}
