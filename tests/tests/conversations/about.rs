//! What the bot says about itself, in which language and form; and how it forgets.

use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn the_language_follows_the_phone_and_then_the_citizen() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada").speaking("en-GB");
        ada.says("/start identity").await;
        ada.says("passport").await;
        ada.says("Deutsch").await;
        ada.says("/language").await;
        ada.taps("English").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn choices_as_text_for_reading_aloud() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("/text").await;
        ada.says("1").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn imprint_accessibility_help_and_a_person() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/impressum").await;
        ada.says("/barrierefreiheit").await;
        ada.says("/help").await;
        ada.says("Mensch").await;
        ada.says("/warteliste").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn everything_is_deleted_when_asked() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.says("/delete_me").await;
        ada.taps("Ja, alles").await;
        ada.says("/termine").await;
    };
    conversation(script, expect![[""]]).await;
}
