//! `terminlotse report`.

use expect_test::expect;
use tests::binary::Binary;

use crate::{done, in_kleinstadt, refused};

/// Books a passport under this name, in a chat of one's own; its reference.
async fn books(binary: &Binary, account: &str, name: &str) -> String {
    let lines = format!("/book reisepass\n1\n1\nja\n{name}\nja\n");
    let out = done(binary.run(&["console", "--as", account], &lines).await);
    let reference = out.lines().find_map(|line| line.strip_prefix("Ihre Nummer: "));
    reference.unwrap_or_else(|| panic!("nothing was booked:\n{out}")).to_owned()
}

/// What is listed, whatever the references, and however many days are between today's next places.
async fn listed(binary: &Binary, arguments: &[&str], references: [&str; 2]) -> String {
    let listed = done(binary.run(arguments, "").await);
    let named = listed.replace(references[0], "AAA-AAA").replace(references[1], "BBB-BBB");
    (0..8).fold(named, |text, days| text.replace(&format!(" {days}  same name"), " D  same name"))
}

#[tokio::test]
async fn duplicates_are_listed_by_their_references() {
    let binary = in_kleinstadt(Binary::new());
    let first = books(&binary, "home", "Jörg Müller").await;
    let second = books(&binary, "work", "Mueller, Joerg").await;
    books(&binary, "ben", "Ben Vogel").await;
    expect![[r#"
        score  references       service    days  reasons
           75  AAA-AAA BBB-BBB  Reisepass     D  same name, very rare name, within a week
    "#]]
    .assert_eq(&listed(&binary, &["report", "duplicates"], [&first, &second]).await);
    expect![[r#"
        score  references       service    days  reasons
           75  AAA-AAA BBB-BBB  Reisepass     D  same name, very rare name, within a week
               AAA-AAA  Jörg Müller
               BBB-BBB  Mueller, Joerg
    "#]]
    .assert_eq(&listed(&binary, &["report", "duplicates", "--names"], [&first, &second]).await);
}

#[tokio::test]
async fn where_there_are_none_it_says_so() {
    let binary = in_kleinstadt(Binary::new());
    books(&binary, "ada", "Ada Löwe").await;
    books(&binary, "ben", "Ben Vogel").await;
    expect![[r#"
        no probable duplicates among 2 live appointments
    "#]]
    .assert_eq(&done(binary.run(&["report", "duplicates"], "").await));
}

#[tokio::test]
async fn figures_are_told_and_drawn() {
    let binary = in_kleinstadt(Binary::new());
    books(&binary, "ada", "Ada Löwe").await;
    let folder = binary.path("figures");
    let out = folder.to_str().unwrap();
    let told =
        done(binary.run(&["report", "figures", "--weeks", "1", "--out", out, "--theme", "dark"], "").await);
    assert!(told.contains("Gebucht: ein Termin; in dieser Woche bisher 1"), "{told}");
    let picture = std::fs::read(folder.join("bookings.png")).unwrap();
    assert!(picture.starts_with(b"\x89PNG") && told.contains("bookings.png"), "{told}");
    let table = std::fs::read_to_string(folder.join("figures.csv")).unwrap();
    assert!(table.contains("\"booked for the service\",\"\",\"\",\"reisepass\",\"1\""), "{table}");
    assert_eq!(done(binary.run(&["report", "figures", "--weeks", "1", "--csv"], "").await), table);
    let english = done(binary.run(&["report", "figures", "--language", "en"], "").await);
    assert!(english.contains("Booked: one appointment; this week so far 1"), "{english}");
}

#[tokio::test]
async fn whoever_serves_at_the_terminal_gets_them_as_files() {
    let binary = in_kleinstadt(Binary::new());
    books(&binary, "ada", "Ada Löwe").await;
    let told = done(binary.run(&["console", "--staff"], "/bericht\nDunkle Bilder\n").await);
    let parts: Vec<&str> = told.split("Gebucht: ein Termin").collect();
    assert_eq!(parts.len(), 3, "once light and once dark: {told}");
    assert!(parts[0].contains("bookings.png") && parts[1].contains("bookings.png"), "{told}");
    assert!(std::fs::read(binary.path("bookings.png")).unwrap().starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn figures_of_what_is_not_there_are_refused() {
    let binary = in_kleinstadt(Binary::new());
    let fails = async |arguments: &[&str]| refused(&binary.run(arguments, "").await);
    assert_eq!(
        fails(&["report", "figures", "--office", "mond"]).await,
        "terminlotse: there is no office “mond” in the city"
    );
    assert_eq!(
        fails(&["report", "figures", "--language", "tlh"]).await,
        "terminlotse: there is no language “tlh”; possible are de, en"
    );
}

#[tokio::test]
async fn reminders_are_counted_by_their_wording() {
    let binary = in_kleinstadt(Binary::new());
    expect![[r#"
        wording   reminded  confirmed      moved  cancelled   released     silent       open    arrived     missed
        costs            0          0          0          0          0          0          0          0          0
        general          0          0          0          0          0          0          0          0          0
    "#]]
    .assert_eq(&done(binary.run(&["report", "reminders"], "").await));
    expect![[r#"
        wording,reminded,confirmed,moved,cancelled,released,silent,open,arrived,missed
        costs,0,0,0,0,0,0,0,0,0
        general,0,0,0,0,0,0,0,0,0
    "#]]
    .assert_eq(&done(binary.run(&["report", "reminders", "--csv"], "").await));
}
