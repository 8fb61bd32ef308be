use super::*;

fn looks(marked: &Marked) -> Vec<(&str, &Look)> {
    marked.marks.iter().map(|mark| (&marked.text[mark.from..mark.to], &mark.look)).collect()
}

fn refused(written: &str) -> String {
    read(written).unwrap_err().to_string()
}

#[test]
fn paragraphs_bold_and_links_become_plain_text_with_marks() {
    let marked = read(
        "**Achtung:** Das Amt zieht um.\nMehr [auf der **Seite**](https://stadt.example/umzug).\n\nBis bald!",
    )
    .unwrap();
    assert_eq!(marked.text, "Achtung: Das Amt zieht um.\nMehr auf der Seite.\n\nBis bald!");
    let link = Look::Link("https://stadt.example/umzug".to_owned());
    assert_eq!(looks(&marked), [("Achtung:", &Look::Bold), ("auf der Seite", &link), ("Seite", &Look::Bold)]);
    assert_eq!(
        marked.with_addresses(),
        "Achtung: Das Amt zieht um.\nMehr auf der Seite (https://stadt.example/umzug).\n\nBis bald!"
    );
}

#[test]
fn lists_say_themselves_in_plain_text() {
    let marked =
        read("Bitte mitbringen:\n- **Ausweis**\n- Foto\n\nSo geht es:\n\n1. Ziehen\n2. Warten\n\nDanke")
            .unwrap();
    assert_eq!(
        marked.text,
        "Bitte mitbringen:\n– Ausweis\n– Foto\n\nSo geht es:\n\n1. Ziehen\n2. Warten\n\nDanke"
    );
    let point = Look::Point { number: None };
    let (first, second) = (Look::Point { number: Some(1) }, Look::Point { number: Some(2) });
    assert_eq!(
        looks(&marked),
        [
            ("– Ausweis", &point),
            ("Ausweis", &Look::Bold),
            ("– Foto", &point),
            ("1. Ziehen", &first),
            ("2. Warten", &second)
        ]
    );
}

#[test]
fn an_address_needs_no_markup() {
    let marked =
        read("Siehe https://stadt.example/a_b_c oder <https://stadt.example>, 5 * 3 & mehr").unwrap();
    assert_eq!(marked.text, "Siehe https://stadt.example/a_b_c oder https://stadt.example, 5 * 3 & mehr");
    assert_eq!(marked.with_addresses(), marked.text, "an address that is read is not said twice");
}

#[test]
fn a_backslash_makes_letters_of_signs() {
    let marked = read(r"Zwei Sterne: \*\*, und \[das\](nicht)").unwrap();
    assert_eq!(marked.text, "Zwei Sterne: **, und [das](nicht)");
    assert!(marked.marks.is_empty());
}

#[test]
fn what_not_every_platform_shows_is_refused_with_its_line() {
    for (written, what) in [
        ("Gut\n\n# Titel", "line 3: a heading"),
        ("Gut\nund *schief*", "line 2: italic writing"),
        ("![Bild](https://stadt.example/a.png)", "line 1: a picture"),
        ("Gut `so`", "line 1: code"),
        ("Gut\n\n    eingerückt", "line 3: code"),
        ("> gesagt", "line 1: a quotation"),
        ("Gut <b>fett</b>", "line 1: HTML"),
        ("Gut\n\n---\n\nnoch", "line 3: a line of ---"),
        ("- a\n  - b", "line 2: a list inside a list"),
    ] {
        let refused = refused(written);
        assert!(refused.starts_with(what), "{written:?}: {refused}");
    }
}

#[test]
fn what_was_left_open_is_refused_with_its_line() {
    for (written, what) in [
        ("Gut\n**fett", "line 2: a ** stands alone"),
        ("** fett **", "line 1: a ** stands alone"),
        ("[Seite](https://stadt.example", "line 1: a link is broken"),
        ("[Seite](nicht da)", "line 1: a link is broken"),
        ("[](https://stadt.example)", "line 1: a link is broken"),
        ("[Seite](stadt.example)", "line 1: a link needs an address"),
        ("[Seite](javascript:alert(1))", "line 1: a link needs an address"),
    ] {
        let refused = refused(written);
        assert!(refused.starts_with(what), "{written:?}: {refused}");
    }
}

#[test]
fn it_must_fit_a_message() {
    assert_eq!(read(&"ü".repeat(LONGEST)).unwrap().text.chars().count(), LONGEST);
    let refused_at = format!("it has {} characters; messengers take 4096", LONGEST + 2);
    assert_eq!(
        refused(&"🙂a".repeat(LONGEST)),
        format!("it has {} characters; messengers take 4096", 3 * LONGEST)
    );
    assert_eq!(refused(&("a".repeat(LONGEST) + "bc")), refused_at);
    assert!(read(&("**a** ".repeat(MOST_MARKS))).is_ok());
    assert!(refused(&"**a** ".repeat(MOST_MARKS + 1)).contains("too many"));
    for nothing in ["", " \n\n ", "\u{200b}", "…"] {
        assert_eq!(refused(nothing), "there is no text in it", "{nothing:?}");
    }
}
