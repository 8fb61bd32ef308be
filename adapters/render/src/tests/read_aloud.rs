//! Everything the bot says, on one sheet for each language, to be read aloud. After a change of
//! wording run the tests with `UPDATE_EXPECT=1` and read what changed.

use std::fmt::Debug;

use bot_core::Language;
use bot_core::reply::Picture;
use expect_test::expect_file;

use super::{label, locales, reply, samples};

#[test]
fn german() {
    expect_file!["read_aloud/de.txt"].assert_eq(&sheet(&super::german()));
}

#[test]
fn english() {
    expect_file!["read_aloud/en.txt"].assert_eq(&sheet(&super::english()));
}

fn sheet(language: &Language) -> String {
    let locales = locales();
    let mut sheet = String::new();
    for passage in samples::passages() {
        let name = variant(&passage);
        let text = locales.reply(&reply(language.clone(), vec![passage], vec![])).text;
        sheet.push_str(&format!("── {name}\n{text}\n\n"));
    }
    sheet.push_str("── Choices\n");
    for sample in samples::labels() {
        let name = variant(&sample);
        sheet.push_str(&format!("{name}: {}\n", label(&locales, language.clone(), sample)));
    }
    sheet.push_str("\n── Toasts\n");
    for toast in samples::toasts() {
        sheet.push_str(&format!("{toast:?}: {}\n", locales.toast(toast, language)));
    }
    sheet.push_str("\n── Outside\n");
    for forecast in samples::forecasts() {
        sheet.push_str(&format!("{}\n", locales.forecast(&forecast, language)));
    }
    sheet.push_str("\n── Poster\n");
    if let Some(poster) = samples::posters(language).pop() {
        sheet.push_str(&words_of(&locales.poster(&poster).unwrap()));
    }
    sheet.push_str("\n── Pictures\n");
    for picture in samples::pictures() {
        let picture = locales.drawing(&Picture { language: language.clone(), ..picture });
        let series = picture.series.join(", ");
        let lines = [picture.title, picture.message, picture.axis, series];
        sheet.push_str(&format!("{}\n", lines.join(" | ")));
        for group in picture.groups {
            let bars: Vec<String> = group.bars.into_iter().map(|bar| bar.text).collect();
            sheet.push_str(&format!("    {}: {}\n", group.label, bars.join(" | ")));
        }
        sheet.push_str(&format!("    {}\n", picture.footer));
    }
    sheet.push_str("\n── Menu\n");
    for (name, description) in locales.menu(language) {
        sheet.push_str(&format!("/{name}: {description}\n"));
    }
    sheet
}

/// The words of a drawing, a line each.
fn words_of(drawing: &str) -> String {
    let texts = drawing.lines().filter_map(|line| line.strip_suffix("</text>")?.rsplit_once('>'));
    texts.map(|(_, text)| format!("{text}\n")).collect()
}

/// `Held { told: … }` → `Held`
fn variant(sample: &impl Debug) -> String {
    let written = format!("{sample:?}");
    written.chars().take_while(|letter| letter.is_alphanumeric()).collect()
}
