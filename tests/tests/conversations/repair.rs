//! What goes wrong in a conversation, and how it goes on.

use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn back_works_everywhere() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.taps("Ausweise").await;
        ada.taps("Personalausweis").await;
        ada.taps("Anderes Amt").await;
        for _ in 0..3 {
            ada.taps("Zurück").await;
        }
        ada.says("zurück").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn a_question_in_between_keeps_the_open_prompt() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("/privacy").await;
        ada.says("/termine").await;
        ada.says("ja").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn outdated_and_foreign_buttons() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        let old = ada.button(0, "Auto");
        ada.taps("Ausweise").await;
        // A second tap on a slow phone: the new prompt stands there already.
        ada.taps_token(0, &old.token, "Auto (zweimal)").await;
        ada.says("/hilfe").await;
        // An old message further up.
        ada.taps_token(0, &old.token, "Auto (alt)").await;
        ada.taps_token(0, "rm -rf", "fremd").await;
        ada.taps_token(0, "", "leer").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn three_misunderstandings_lead_to_a_person() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("blaue Elefanten").await;
        ada.says("wirklich blaue").await;
        ada.says("sehr blaue").await;
        ada.says("08:00").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn a_conversation_that_cannot_be_read_starts_over_and_loses_no_booking() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        town.spoil_conversation("ada").await;
        ada.says("/termine").await;
    };
    conversation(script, expect![[""]]).await;
}
