//! One errand, one place.

use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn at_the_limit_the_appointment_can_be_moved_to_the_chosen_place() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.says("/start personalausweis").await;
        ada.taps("08:30").await;
        ada.taps("Verschieben").await;
        ada.taps("verschieben").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn at_the_limit_everything_can_stay_as_it_is() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.says("perso").await;
        ada.taps("08:30").await;
        ada.says("behalten").await;
    };
    conversation(script, expect![[""]]).await;
}
