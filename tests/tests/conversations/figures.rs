//! Figures for those who decide: in words, and as pictures.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Citizen, Town, conversation_by_the_clock, kleinstadt};

/// From Friday, ten o'clock, to Monday, half past seven.
const TO_MONDAY: TimeDelta = TimeDelta::minutes(69 * 60 + 30);

/// A morning in the centre.
async fn a_morning(town: &Town) {
    let told = "Ada comes at eight and is served, Bob does not come; Cem cancels, and Dora has his place";
    town.meanwhile(told, async {
        let people = ["ada", "bob", "cem", "dora"].map(|name| town.citizen(name));
        let [ada, bob, cem, dora] = &people;
        let oez = town.citizen("Frau Öz");
        town.employs(&oez, Role::Clerk, &["mitte"]).await;
        ada.books("personalausweis", "08:00").await;
        bob.books("personalausweis", "08:15").await;
        cem.books("personalausweis", "08:30").await;
        town.passes(TO_MONDAY).await;
        ada.says(&town.code_of("mitte")).await;
        cancels(cem).await;
        town.passes(TimeDelta::minutes(10)).await;
        dora.books("personalausweis", "08:30").await;
        oez.says("/naechste 4").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.taps("Ist am Schalter").await;
        town.passes(TimeDelta::minutes(49)).await;
        oez.taps("Ist fertig").await;
        oez.says(&format!("/nicht_da {}", town.reference_at("08:15").await)).await;
    })
    .await;
}

async fn cancels(citizen: &Citizen<'_>) {
    citizen.says("/absagen").await;
    citizen.taps("Absagen").await;
}

#[tokio::test]
async fn a_supervisor_looks_at_figures() {
    let script = async |town: &Town| {
        let (yilmaz, oez) = (town.citizen("Dr. Yıl"), town.citizen("Frau Öz"));
        town.employs(&yilmaz, Role::Supervisor, &[]).await;
        yilmaz.says("/bericht").await;
        a_morning(town).await;
        yilmaz.says("/bericht").await;
        yilmaz.taps("Dunkle Bilder").await;
        yilmaz.says("Rathaus Mitte").await;
        yilmaz.says("/bericht Nord 2").await;
        yilmaz.says("alle Ämter").await;
        yilmaz.says("/bericht auf dem Mond").await;
        oez.says("/bericht").await;
        oez.says("/bericht auf dem Mond").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}

#[tokio::test]
async fn only_of_their_own_offices() {
    let script = async |town: &Town| {
        let yilmaz = town.citizen("Dr. Yıl");
        town.employs(&yilmaz, Role::Supervisor, &["nord"]).await;
        yilmaz.says("/bericht Rathaus Mitte").await;
        yilmaz.says("/bericht").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}

#[tokio::test]
async fn in_english_too() {
    let script = async |town: &Town| {
        let yilmaz = town.citizen("Dr. Yıl");
        town.employs(&yilmaz, Role::Admin, &[]).await;
        a_morning(town).await;
        yilmaz.says("English").await;
        yilmaz.says("/report").await;
        yilmaz.says("dark pictures").await;
        yilmaz.says("/figures on the moon").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}
