//! `terminlotse poster`.

use tests::binary::Binary;
use tests::bot_api::FakeBotApi;

use crate::{done, in_kleinstadt, kleinstadt, refused};

#[tokio::test]
async fn a_poster_is_drawn_for_each_service_at_an_office() {
    let binary = in_kleinstadt(Binary::new());
    let arguments = ["poster", "--office", "mitte", "--telegram", "@kleinstadt_bot", "--out", "posters"];
    let told = done(binary.run(&arguments, "").await);
    assert_eq!(told, "posters/mitte-personalausweis.de.svg\nposters/mitte-reisepass.de.svg\n");
    let drawing = std::fs::read_to_string(binary.path("posters/mitte-reisepass.de.svg")).unwrap();
    for words in ["Kleinstadt", "Termin buchen", "Reisepass", "Rathaus Mitte", "@kleinstadt_bot"] {
        assert!(drawing.contains(words), "{words}: {drawing}");
    }
    assert!(drawing.contains("„Reisepass, Rathaus Mitte“") && !drawing.contains("Matrix"), "{drawing}");
}

#[tokio::test]
async fn telegram_is_asked_for_the_name_and_matrix_needs_none() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake)
        .set("matrix.homeserver", "https://matrix.kleinstadt.example")
        .set("matrix.user", "@termine:kleinstadt.example");
    let arguments = ["poster", "--service", "zulassung", "--language", "en", "--out", "."];
    let told = done(binary.run(&arguments, "").await);
    assert_eq!(told, "./nord-zulassung.en.svg\n");
    let drawing = std::fs::read_to_string(binary.path("nord-zulassung.en.svg")).unwrap();
    for words in
        ["Book an appointment", "Register a car", "@termine:kleinstadt.example", "on Telegram, write to @"]
    {
        assert!(drawing.contains(words), "{words}: {drawing}");
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_said_in_a_sentence() {
    let binary = in_kleinstadt(Binary::new());
    for (arguments, sentence) in [
        (
            &["poster", "--out", "p"][..],
            "terminlotse: no messenger is known: set telegram.token or matrix.user, or name the bot by --telegram NAME",
        ),
        (
            &["poster", "--out", "p", "--telegram", "Termin Bot"],
            "terminlotse: “Termin Bot” is no name of a bot on Telegram such as termine_bot",
        ),
        (
            &["poster", "--out", "p", "--telegram", "b", "--office", "west"],
            "terminlotse: there is no office “west” in the city",
        ),
        (
            &["poster", "--out", "p", "--telegram", "b", "--service", "fax"],
            "terminlotse: there is no service “fax” in the city",
        ),
        (
            &["poster", "--out", "p", "--telegram", "b", "--office", "mitte", "--service", "zulassung"],
            "terminlotse: none of these offices serves that",
        ),
        (
            &["poster", "--out", "p", "--telegram", "b", "--language", "tlh"],
            "terminlotse: “tlh” is none of the languages there are: de, en",
        ),
        (
            &["poster", "--out", "kleinstadt.toml", "--telegram", "b"],
            "terminlotse: kleinstadt.toml can't be written: File exists (os error 17)",
        ),
    ] {
        assert_eq!(refused(&binary.run(arguments, "").await), sentence);
        assert!(!binary.path("p").exists());
    }
}
