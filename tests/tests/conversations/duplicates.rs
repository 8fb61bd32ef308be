//! Who has probably booked twice is asked which appointment stays.

use bot_core::arrival::Happening;
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn whoever_booked_twice_is_asked_which_one_they_need() {
    let script = async |town: &Town| {
        let (oez, ada, home) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("home"));
        let (_, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        ada.books_as("reisepass", "08:00", "Ada Löwe").await;
        home.books_as("reisepass", "08:15", "Loewe, Ada").await;
        town.looks_for_duplicates().await;
        oez.says("/requests").await;
        oez.taps("Doppelt").await;
        oez.taps("Nachfragen").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("ja").await;
        oez.says("/requests").await;
        home.taps("Diesen absagen").await;
        oez.says("/requests").await;
    };
    conversation(script, expect![[""]]).await;
}

#[tokio::test]
async fn one_person_keeps_one_of_several_and_a_chat_that_left_stays_in_the_list() {
    let script = async |town: &Town| {
        let (oez, ada, home) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("home"));
        let (_, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        ada.books_as("reisepass", "08:00", "Ada Löwe").await;
        home.books_as("reisepass", "08:15", "Ada Löwe").await;
        ada.says("/link").await;
        home.says(&ada.code()).await;
        home.taps("Ja, verbinden").await;
        town.looks_for_duplicates().await;
        for citizen in [&ada, &home] {
            citizen.happens(Happening::Left).await;
        }
        oez.says("/requests").await;
        oez.taps("Doppelt").await;
        oez.taps("Nachfragen").await;
        ada.happens(Happening::Returned).await;
        oez.taps("Nachfragen").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.taps("08:00").await;
        oez.says("/requests").await;
    };
    conversation(script, expect![[""]]).await;
}
