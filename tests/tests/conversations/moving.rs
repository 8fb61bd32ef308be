//! Moving an appointment.

use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn a_move_swaps_the_places_and_keeps_the_reference() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.taps("Verschieben").await;
        ada.taps("08:30").await;
        ada.taps("verschieben").await;
        // The old place is free again.
        let bob = town.citizen("bob");
        bob.says("/start personalausweis").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn the_old_appointment_stays_until_the_new_one_is_confirmed() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        ada.says("verschieben").await;
        ada.taps("08:30").await;
        ada.taps("Zurück").await;
        ada.taps("Zurück").await;
    };
    conversation(script, expect![[""]]).await;
}
