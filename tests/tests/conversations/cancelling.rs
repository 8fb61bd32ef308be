//! Cancelling, and taking it back.

use chrono::TimeDelta;
use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn cancelling_asks_once_and_can_be_undone() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.says("Termin absagen").await;
        ada.taps("Behalten").await;
        ada.taps("Absagen").await;
        ada.taps("Ja, absagen").await;
        ada.taps("zurücknehmen").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn after_a_minute_the_place_belongs_to_others() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.says("/cancel").await;
        ada.says("ja").await;
        let bob = town.citizen("bob");
        bob.says("/start personalausweis").await;
        town.passes(TimeDelta::minutes(2)).await;
        bob.says("Personalausweis").await;
        ada.says("/appointments").await;
    };
    conversation(script, expect![[""]]).await;
}
