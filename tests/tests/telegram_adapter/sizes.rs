//! Telegram's sizes are kept, whatever comes. The fake refuses what is too large, so that each
//! message that arrives here is proof.

use bot_core::delivery::{Button, Delivery, Parcel, Rendered};
use telegram::Client;
use tests::bot_api::{Citizen, Shown};

use crate::{message, messenger, rendered, set_up};

async fn show(client: &Client, anna: &Citizen, rendered: Rendered) -> Shown {
    let parcel = Parcel::Message { rendered, replacing: None, answered: None };
    let delivery = messenger(client).deliver(&anna.id().to_string(), &parcel).await;
    assert!(matches!(delivery, Delivery::Delivered { .. }), "{delivery:?}");
    anna.newest().unwrap()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn many(count: usize, label: &str, in_a_row: usize) -> Vec<Vec<Button>> {
    let button = |index| Button { text: format!("{label} {index}"), token: format!("1.{index}"), day: None };
    let all: Vec<Button> = (0..count).map(button).collect();
    all.chunks(in_a_row).map(<[Button]>::to_vec).collect()
}

#[tokio::test]
async fn a_text_of_exactly_the_limit_is_not_touched() {
    let (_fake, client, anna) = set_up().await;
    let shown = show(&client, &anna, rendered(&"a".repeat(4096), &[])).await;
    assert_eq!(shown.text, "a".repeat(4096));
}

#[tokio::test]
async fn a_long_text_is_cut_and_says_so() {
    let (_fake, client, anna) = set_up().await;
    let shown = show(&client, &anna, rendered(&"a".repeat(10_000), &["ok"])).await;
    assert_eq!(shown.text, format!("{}…", "a".repeat(4094)));
    assert_eq!(shown.labels(), ["ok"]);
}

#[tokio::test]
async fn a_long_text_is_cut_between_paragraphs_or_lines() {
    let (_fake, client, anna) = set_up().await;
    let paragraph = format!("{}\nzweite Zeile\n\n", "a".repeat(900));
    let shown = show(&client, &anna, rendered(&paragraph.repeat(11), &[])).await;
    assert_eq!(shown.text, format!("{}\n…", paragraph.repeat(4).trim_end()));

    let line = format!("{}\n", "b".repeat(999));
    let shown = show(&client, &anna, rendered(&line.repeat(10), &[])).await;
    assert_eq!(shown.text, format!("{}…", line.repeat(4)));
}

#[tokio::test]
async fn emoji_are_two_units_and_never_torn() {
    let (_fake, client, anna) = set_up().await;
    for text in ["😀".repeat(5_000), format!("a{}", "😀".repeat(5_000))] {
        let shown = show(&client, &anna, rendered(&text, &[])).await;
        let kept = shown.text.strip_suffix('…').unwrap();
        assert!(text.starts_with(kept));
        assert!((4090..=4096).contains(&units(&shown.text)));
    }
    let shown = show(&client, &anna, rendered(&"😀".repeat(2048), &[])).await;
    assert_eq!(units(&shown.text), 4096);
}

#[tokio::test]
async fn the_numbered_choices_survive_a_long_text() {
    let (_fake, client, anna) = set_up().await;
    let long = Rendered {
        text: "a".repeat(10_000),
        marks: Vec::new(),
        choices: many(12, "Bürgeramt", 1),
        weekdays: Vec::new(),
        yes_or_no: false,
        numbered: true,
    };
    let shown = show(&client, &anna, long).await;
    assert!(shown.text.contains("aaa…\n\n1) Bürgeramt 0\n"), "{}", shown.text);
    assert!(shown.text.ends_with("12) Bürgeramt 11"), "{}", shown.text);
    assert!(units(&shown.text) > 4090);
}

#[tokio::test]
async fn long_numbered_choices_share_the_room() {
    let (_fake, client, anna) = set_up().await;
    let choices = many(100, &"Amt ".repeat(50), 1);
    let shown = show(
        &client,
        &anna,
        Rendered {
            text: "Wo? ".repeat(500),
            marks: Vec::new(),
            choices,
            weekdays: Vec::new(),
            yes_or_no: false,
            numbered: true,
        },
    )
    .await;
    assert!(shown.text.starts_with("Wo? Wo? "), "{}", shown.text);
    for number in 1..=100 {
        assert!(shown.text.contains(&format!("\n{number}) Amt ")), "no {number} in {}", shown.text);
    }
    let endless = Rendered {
        text: String::new(),
        marks: Vec::new(),
        choices: many(5_000, "Amt", 1),
        weekdays: Vec::new(),
        yes_or_no: false,
        numbered: true,
    };
    assert!(show(&client, &anna, endless).await.text.starts_with("1) Amt"));
}

#[tokio::test]
async fn a_keyboard_telegram_would_refuse_becomes_a_list() {
    let (_fake, client, anna) = set_up().await;
    let with = |choices| Rendered {
        text: "Wo?".to_owned(),
        marks: Vec::new(),
        choices,
        weekdays: Vec::new(),
        yes_or_no: false,
        numbered: false,
    };
    assert_eq!(show(&client, &anna, with(many(100, "Amt", 8))).await.labels().len(), 100);

    let button = |text: &str, token: &str| {
        vec![vec![Button { text: text.to_owned(), token: token.to_owned(), day: None }]]
    };
    let refused = [
        many(101, "Amt", 8),
        many(100, &"Ä".repeat(60), 8),
        button("Amt", ""),
        button("Amt", &"1".repeat(65)),
        button("Amt", &"ü".repeat(33)),
        button(" ", "1.0"),
    ];
    for choices in refused {
        let shown = show(&client, &anna, with(choices)).await;
        assert!(shown.keyboard.is_empty() && shown.text.starts_with("Wo?\n\n1)"), "{}", shown.text);
    }
    assert_eq!(show(&client, &anna, with(button("Amt", &"1".repeat(64)))).await.labels(), ["Amt"]);
}

#[tokio::test]
async fn rows_are_at_most_eight_wide_and_labels_are_short() {
    let (_fake, client, anna) = set_up().await;
    let choices = vec![many(20, &"Bürgeramt ".repeat(20), 20).concat(), Vec::new()];
    let shown = show(
        &client,
        &anna,
        Rendered {
            text: "Wo?".to_owned(),
            marks: Vec::new(),
            choices,
            weekdays: Vec::new(),
            yes_or_no: false,
            numbered: false,
        },
    )
    .await;
    let widths: Vec<usize> = shown.keyboard.iter().map(Vec::len).collect();
    assert_eq!(widths, [8, 8, 4]);
    assert!(shown.labels().iter().all(|label| label.ends_with('…') && units(label) <= 64));
}

#[tokio::test]
async fn a_toast_is_cut_at_two_hundred() {
    let (_fake, client, anna) = set_up().await;
    show(&client, &anna, rendered("Was?", &["a"])).await;
    for text in ["a".repeat(500), "😀".repeat(500)] {
        let callback = anna.taps("a");
        messenger(&client).deliver("4711", &Parcel::Toast { callback, text: Some(text) }).await;
    }
    assert_eq!(anna.toasts().len(), 2);
}

#[tokio::test]
async fn an_empty_text_is_never_sent() {
    let (fake, client, anna) = set_up().await;
    for text in ["", " \n\t", "\u{200b}\u{2060}"] {
        for labels in [&[][..], &["a"]] {
            let delivery = messenger(&client).deliver("4711", &message(text, labels)).await;
            assert!(matches!(delivery, Delivery::Refused(_)), "{text:?} {delivery:?}");
        }
    }
    assert!(fake.calls_of("sendMessage").is_empty() && anna.messages().is_empty());
}
