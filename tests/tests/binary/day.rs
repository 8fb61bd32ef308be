//! `terminlotse checkin` and `terminlotse report day`.

use tests::binary::Binary;

use crate::{done, in_kleinstadt, refused};

#[tokio::test]
async fn the_code_and_the_sheet_of_a_day() {
    let binary = in_kleinstadt(Binary::new());
    // The city is there once the bot was.
    done(binary.run(&["console"], "").await);
    let asked = ["checkin", "--office", "mitte", "--day", "2026-12-01"];
    let told = done(binary.run(&asked, "").await);
    let (code, rest) = told.split_once("  ").unwrap();
    assert_eq!(rest, format!("mitte, 2026-12-01\nhttps://t.me/<bot>?start={code}\n"));
    assert_eq!(done(binary.run(&asked, "").await), told, "nothing is stored, and nothing changes");
    let other = done(binary.run(&["checkin", "--office", "mitte", "--day", "2026-12-02"], "").await);
    assert!(!other.starts_with(code), "{other}");

    let page = done(binary.run(&["report", "day", "--office", "mitte", "--day", "2026-12-01"], "").await);
    assert!(page.contains("<h1>Rathaus Mitte · Dienstag, 1. Dezember 2026</h1>"), "{page}");

    let today = done(binary.run(&["checkin", "--office", "nord"], "").await);
    let (code, _) = today.split_once("  ").unwrap();
    let told = done(binary.run(&["console", "--as", "ada"], &format!("/start {code}\n")).await);
    assert!(told.contains("Hier finde ich heute keinen Termin von Ihnen."), "{told}");
}

#[tokio::test]
async fn what_makes_no_sense_is_said_in_a_sentence() {
    let binary = in_kleinstadt(Binary::new());
    for call in [&["checkin", "--office", "west"][..], &["report", "day", "--office", "west"]] {
        let sentence = "terminlotse: there is no office “west” in the city";
        assert_eq!(refused(&binary.run(call, "").await), sentence);
    }
}
