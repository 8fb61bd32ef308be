//! Staff let booking rest, open more places, and set last moments.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation, conversation_by_the_clock};

#[tokio::test]
async fn booking_rests_with_one_command_and_nobody_is_sent_away() {
    let script = async |town: &Town| {
        let (ada, bob, oez) = (town.citizen("ada"), town.citizen("bob"), town.citizen("Frau Öz"));
        town.employs(&oez, Role::Supervisor, &[]).await;
        ada.says("Personalausweis").await;
        ada.taps("10:15").await;
        bob.says("Personalausweis").await;
        oez.says("/anhalten").await;
        oez.says("/anhalten Wegen einer Störung geht es um 14 Uhr weiter.").await;
        bob.taps("10:15").await;
        bob.taps("warten").await;
        ada.says("ja").await;
        ada.says("verschieben").await;
        town.citizen("cem").says("Reisepass").await;
        oez.taps("Wieder buchen lassen").await;
        town.passes(TimeDelta::minutes(1)).await;
        bob.says("/termine").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}

#[tokio::test]
async fn more_places_are_opened_today_and_go_to_those_who_wait() {
    let script = async |town: &Town| {
        let (bob, oez) = (town.citizen("bob"), town.citizen("Frau Öz"));
        town.employs(&oez, Role::Supervisor, &["mitte"]).await;
        bob.says("Personalausweis heute ab 18 Uhr").await;
        bob.taps("warten").await;
        oez.says("/zusatz").await;
        oez.taps("Rathaus Mitte").await;
        oez.says("/zusatz Rathaus Mitte gestern 8 bis 9 Uhr").await;
        oez.says("/zusatz Rathaus Mitte 8 bis 9 Uhr").await;
        oez.says("/zusatz Bürgeramt Nord 18 bis 19 Uhr").await;
        oez.says("/zusatz Rathaus Mitte 18 bis 19 Uhr, 2 Schalter").await;
        oez.taps("Öffnen").await;
        town.lays_out().await;
        bob.says("ja").await;
        bob.says("ja").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}

#[tokio::test]
async fn until_the_last_moment_everything_can_be_changed() {
    let script = async |town: &Town| {
        let (ada, oez) = (town.citizen("ada"), town.citizen("Frau Öz"));
        town.employs(&oez, Role::Supervisor, &[]).await;
        ada.books("personalausweis", "11:15").await;
        oez.says("/frist").await;
        oez.says("/frist 2 Stunden").await;
        oez.says("/frist Personalausweis 400 Stunden").await;
        oez.says("/frist Personalausweis 2 Stunden").await;
        ada.says("absagen").await;
        ada.says("ja").await;
        ada.says("verschieben").await;
        oez.says("/frist Personalausweis keine").await;
        ada.says("absagen").await;
        ada.says("ja").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn what_is_about_the_whole_city_is_for_those_who_serve_it() {
    let script = async |town: &Town| {
        let (oez, clerk) = (town.citizen("Frau Öz"), town.citizen("Herr Abt"));
        town.employs(&oez, Role::Supervisor, &["mitte"]).await;
        town.employs(&clerk, Role::Clerk, &[]).await;
        oez.says("/pause").await;
        oez.says("/last_moment passport 2 hours").await;
        clerk.says("/pause Feierabend").await;
        clerk.says("/zusatz Rathaus Mitte 18 bis 19 Uhr").await;
        town.citizen("ada").says("/pause").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn in_english() {
    let script = async |town: &Town| {
        let oez = town.citizen("Ms Oz").speaking("en");
        town.employs(&oez, Role::Admin, &[]).await;
        oez.says("/pause The power is out, we go on at two.").await;
        town.citizen("ada").speaking("en").says("identity card").await;
        oez.says("/pause").await;
        oez.taps("Let people book again").await;
        oez.says("/extra Rathaus Mitte today 18:00 to 19:00").await;
        oez.says("/last_moment identity card 90 minutes").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}
