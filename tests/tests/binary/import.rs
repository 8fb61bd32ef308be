//! `terminlotse import city`.

use expect_test::expect;
use tests::binary::Binary;
use tests::town::KLEINSTADT;

use crate::{done, refused};

const IMPORT: &[&str] = &["import", "city", "city.toml"];

async fn imported() -> Binary {
    let binary = Binary::new();
    binary.write("city.toml", KLEINSTADT);
    let out = done(binary.run(IMPORT, "").await);
    assert!(out.contains("services: 3 added") && out.contains("offices: 2 added"), "{out}");
    binary
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let binary = imported().await;
    assert_eq!(done(binary.run(IMPORT, "").await), "nothing has changed\n");
}

#[tokio::test]
async fn a_broken_file_is_named_with_line_and_key_and_changes_nothing() {
    let binary = imported().await;
    binary.write("city.toml", &KLEINSTADT.replace("slots = 2", "slots = \"zwei\""));
    expect!["terminlotse: city.toml, line 34, service[1].slots: the text “zwei” stands here, but it must be a whole number from 0 to 255"]
        .assert_eq(&refused(&binary.run(IMPORT, "").await));
    binary.write("city.toml", KLEINSTADT);
    assert_eq!(done(binary.run(IMPORT, "").await), "nothing has changed\n");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_named() {
    expect!["terminlotse: city.toml can't be read: No such file or directory (os error 2)"]
        .assert_eq(&refused(&Binary::new().run(IMPORT, "").await));
}

#[tokio::test]
async fn appointments_at_an_office_that_vanished_are_kept_and_listed() {
    let binary = imported().await;
    let lines = "/book personalausweis\nAnderes Amt\nRathaus Mitte\n1\nja\n";
    let booked = done(binary.run(&["console"], lines).await);
    let reference = booked.lines().find_map(|line| line.strip_prefix("Ihre Nummer: ")).unwrap();
    let mut parts = KLEINSTADT.split("[[office]]");
    let (head, _mitte, nord) = (parts.next().unwrap(), parts.next(), parts.next().unwrap());
    binary.write("city.toml", &format!("{head}[[office]]{nord}"));

    let out = done(binary.run(IMPORT, "").await);
    let kept: Vec<&str> = out.lines().filter(|line| line.starts_with("kept: ")).collect();
    assert!(
        matches!(kept[..], [line] if line.contains(reference) && line.contains("Rathaus Mitte")),
        "{out}"
    );
    let list = done(binary.run(&["console"], "/termine\n").await);
    assert!(list.contains("Rathaus Mitte") && list.contains(reference), "{list}");
}

#[tokio::test]
async fn appointments_need_a_city_and_a_table() {
    let arguments = ["import", "appointments", "old.csv"];
    expect!["terminlotse: there is no city yet; terminlotse import city FILE.toml brings one"]
        .assert_eq(&refused(&Binary::new().run(&arguments, "").await));
    let binary = imported().await;
    expect!["terminlotse: old.csv can't be read: No such file or directory (os error 2)"]
        .assert_eq(&refused(&binary.run(&arguments, "").await));
    binary
        .write("old.csv", "Amt;Leistung;Termin;Name\nmitte;Personalausweis;24.11.2020 08:00;Erika Muster\n");
    expect![
        "terminlotse: old.csv, line 2, Termin: this has begun already, or is over; please leave the line out"
    ]
    .assert_eq(&refused(&binary.run(&arguments, "").await));
}
