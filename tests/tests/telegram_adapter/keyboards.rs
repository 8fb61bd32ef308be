//! Days become a calendar, and choices too long for a button are read in the text.

use bot_core::delivery::{Button, Parcel, Rendered};
use chrono::NaiveDate;
use expect_test::{Expect, expect};
use tests::bot_api::Shown;

use crate::{messenger, set_up};

/// What a message and its buttons look like.
async fn looks(rendered: Rendered, expected: Expect) {
    let (_fake, client, anna) = set_up().await;
    let parcel = Parcel::Message { rendered, replacing: None, answered: None };
    messenger(&client).deliver(&anna.id().to_string(), &parcel).await;
    let Shown { text, keyboard, .. } = anna.newest().unwrap();
    let rows = keyboard.iter().map(|row| {
        let buttons = row.iter().map(|button| format!("[{}]", button.text));
        buttons.collect::<String>()
    });
    let rows: Vec<String> = rows.collect();
    expected.assert_eq(&format!("{text}\n{}", rows.join("\n")));
}

fn choice(text: &str, number: usize) -> Button {
    Button { text: text.to_owned(), token: format!("1.{number}"), day: None }
}

fn day(text: &str, number: usize) -> Button {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    Button { text: day.format("%d.%m.").to_string(), token: format!("1.{number}"), day: Some(day) }
}

fn month(numbered: bool) -> Rendered {
    let weekdays = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"].map(str::to_owned).to_vec();
    let choices = vec![
        vec![day("2026-11-24", 0), day("2026-11-26", 1)],
        vec![day("2026-12-07", 2), day("2026-12-13", 3)],
        vec![choice("Dezember ▶", 4)],
        vec![choice("Alle Tage", 5), choice("⬅️ Zurück", 6)],
    ];
    Rendered {
        text: "Welcher Tag?".to_owned(),
        marks: Vec::new(),
        choices,
        weekdays,
        numbered,
        yes_or_no: false,
    }
}

#[tokio::test]
async fn days_are_laid_out_as_a_calendar() {
    looks(
        month(false),
        expect![[r#"
        Welcher Tag?
        [Mo][Di][Mi][Do][Fr][Sa][So]
        [·][24][·][26][·][·][·]
        [·][·][·][·][·][·][·]
        [7][·][·][·][·][·][13]
        [Dezember ▶]
        [Alle Tage][⬅️ Zurück]"#]],
    )
    .await;
}

#[tokio::test]
async fn in_a_text_the_days_of_a_week_share_a_line() {
    looks(
        month(true),
        expect![[r#"
        Welcher Tag?

        1) 24.11. · 2) 26.11.
        3) 07.12. · 4) 13.12.
        5) Dezember ▶
        6) Alle Tage
        7) ⬅️ Zurück
    "#]],
    )
    .await;
}

#[tokio::test]
async fn long_choices_are_read_in_the_text() {
    let choices = vec![
        vec![choice("Personalausweis beantragen", 0)],
        vec![choice("Personalausweis, vorläufig, für Berliner Einwohner ohne feste Wohnung", 1)],
        vec![choice("Personalausweis abholen", 2)],
        vec![choice("⬅️ Zurück", 3)],
    ];
    let rendered = Rendered {
        text: "Was meinen Sie?".to_owned(),
        marks: Vec::new(),
        choices,
        weekdays: Vec::new(),
        yes_or_no: false,
        numbered: false,
    };
    looks(
        rendered,
        expect![[r#"
        Was meinen Sie?

        1) Personalausweis beantragen
        2) Personalausweis, vorläufig, für Berliner Einwohner ohne feste Wohnung
        [1) Personalausweis beantragen]
        [2) Personalausweis, vorläufig, für B…]
        [Personalausweis abholen]
        [⬅️ Zurück]"#]],
    )
    .await;
}
