//! The way to an appointment.

use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn four_taps_from_start_to_the_appointment() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.taps("Ausweise").await;
        ada.taps("Personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        assert_eq!(ada.messages(), 1, "all but the file are edits of one message");
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn a_deep_link_goes_straight_to_the_places() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:15").await;
        ada.taps("Buchen").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn words_and_numbers_do_all_that_buttons_do() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Hallo").await;
        ada.says("perso").await;
        ada.says("Di 14:00").await;
        ada.says("zurück").await;
        ada.says("anderer Tag").await;
        ada.says("24.11.").await;
        ada.says("zwei").await;
        ada.says("ja").await;
        ada.says("Danke!").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn two_passports_take_twice_the_slots_and_a_name() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Reisepass").await;
        ada.taps("Für mehrere").await;
        ada.taps("2 Personen").await;
        ada.taps("08:00").await;
        ada.says("7").await;
        ada.says("Ada Lovelace").await;
        ada.taps("Buchen").await;
        // The whole first hour of Monday at the one desk is taken: four slots in a row.
        let bob = town.citizen("bob");
        bob.says("Personalausweis").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn another_office_and_another_day() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Anderes Amt").await;
        ada.taps("Bürgeramt Nord").await;
        ada.taps("Anderer Tag").await;
        ada.taps("26.11.").await;
        ada.taps("Alle Ämter").await;
        ada.says("am Mittwoch").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn what_the_city_asks_is_asked_once() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Auto anmelden").await;
        ada.says("1").await;
        ada.says("Ada Lovelace").await;
        ada.says("keine Ahnung").await;
        ada.says("0231 5001234").await;
        ada.says("ja").await;
        // The name is known by now.
        ada.says("Reisepass").await;
        ada.says("1").await;
        ada.says("buchen").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn more_time_for_a_hold_once() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Mehr Zeit").await;
        ada.taps("Buchen").await;
    };
    conversation(script, expect![[""]]).await;
}
