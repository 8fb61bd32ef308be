//! The chat in the terminal, through a pipe: a line in is a message.

use tests::binary::Binary;

use crate::done;

#[tokio::test]
async fn four_lines_book_on_the_demo_city() {
    let binary = Binary::new();
    let out = done(binary.run(&["console"], "/book\nPersonalausweis\n1\nbuchen\n").await);
    for expected in [
        "Lindenau an der Ruhr",
        "1) Ausweis und Reisen",
        "Diese Termine sind frei",
        "1) ✅ Buchen",
        "Gebucht:",
    ] {
        assert!(out.contains(expected), "no {expected} in\n{out}");
    }
    let file = out.lines().find_map(|line| line.strip_prefix("📎 ./")).unwrap();
    let file = std::fs::read_to_string(binary.path(file)).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR") && file.contains("METHOD:PUBLISH"), "{file}");
}

#[tokio::test]
async fn with_nothing_configured_two_lines_say_how_to_connect_and_the_chat_opens() {
    for call in [&[][..], &["run"]] {
        let out = done(Binary::new().run(call, "Hallo\n").await);
        let (first, chat) = out.split_once("\n\n").unwrap();
        assert_eq!(first.lines().count(), 2, "{first}");
        assert!(first.contains("TERMINLOTSE_TELEGRAM__TOKEN") && first.contains("Matrix"), "{first}");
        assert!(chat.contains("Guten Tag!"), "{chat}");
    }
}

#[tokio::test]
async fn who_comes_back_is_known_and_nobody_sees_anothers_appointments() {
    let binary = Binary::new();
    let booked = done(binary.run(&["console", "--as", "ada"], "/start personalausweis\n1\nja\n").await);
    let reference = booked.lines().find_map(|line| line.strip_prefix("Ihre Nummer: ")).unwrap();
    let again = done(binary.run(&["console", "--as", "ada"], "/termine\n").await);
    assert!(again.contains(&format!("Nummer: {reference}")), "{again}");
    let other = done(binary.run(&["console", "--as", "bob"], "/termine\n").await);
    assert!(other.contains("Sie haben gerade keinen Termin"), "{other}");
}

#[tokio::test]
async fn no_line_is_too_odd() {
    let odd = ["", " ", "🙂🙂🙂", "/fliegen", "\u{0}\u{7}", &"ä".repeat(100_000), "Ende ohne Zeilenende"];
    let out = done(Binary::new().run(&["console"], &odd.join("\n")).await);
    for expected in ["Diesen Befehl kenne ich nicht", "So lange Texte", "nicht verstanden"] {
        assert!(out.contains(expected), "no {expected} in\n{out}");
    }
}
