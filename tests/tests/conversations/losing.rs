//! Places that are lost: to somebody else, or to the clock.

use chrono::TimeDelta;
use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn a_place_just_lost_shows_the_nearest_in_the_same_message() {
    let script = async |town: &tests::town::Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.says("/start personalausweis").await;
        bob.says("/start personalausweis").await;
        ada.taps("08:00").await;
        bob.taps("08:00").await;
        assert_eq!(bob.messages(), 1);
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn a_hold_that_ran_out_is_told_and_the_place_is_free_again() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        town.passes(TimeDelta::minutes(11)).await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn when_nothing_is_free_there_is_always_a_way_on() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.says("am Sonntag").await;
        ada.taps("Anderer Tag").await;
        ada.taps("Alle Tage").await;
    };
    conversation(script, expect![[""]]).await;
}
