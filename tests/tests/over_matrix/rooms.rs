//! Invitations, several people, second rooms, rooms that move.

use serde_json::json;
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::synapse::{Plain, Synapse};
use tests::town_on_matrix::TownOnMatrix;

use crate::booking::{anna_with, says};

#[tokio::test]
async fn an_invitation_to_several_people_is_refused_with_a_reason() {
    let synapse = Synapse::shared().await;
    let town = TownOnMatrix::open(synapse).await;
    let mut anna = NioCitizen::arrive(synapse, "anna").await;
    let mut ben = NioCitizen::arrive(synapse, "ben").await;
    let room = anna.create_room(&[ben.user()], Encryption::Off, false).await;
    ben.join(&room).await;
    anna.wait_for_member(&room, ben.user()).await;
    let plain = Plain::of(anna.account());
    plain.invite(&room, town.user()).await;
    let reason = plain.wait_for_membership(&room, town.user(), "leave").await;
    assert!(reason["reason"].as_str().unwrap().contains("in einem eigenen Raum"), "{reason}");
    town.remove().await;
}

#[tokio::test]
async fn the_bot_leaves_a_room_in_which_it_is_alone() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Hallo", "Was brauchen Sie?").await;
    anna.leave(&room).await;
    let bot = Plain::of(town.account());
    bot.wait_until_out_of(&room).await;
    town.remove().await;
}

#[tokio::test]
async fn a_second_room_shows_the_same_appointments() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, first) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &first, "Personalausweis", "Welcher passt Ihnen?").await;
    says(&mut anna, &first, "1", "noch nicht gebucht").await;
    anna.say(&first, "ja").await;
    anna.reads(&first, ".ics").await;
    let second = anna.create_direct_room(town.user(), Encryption::Off).await;
    anna.wait_for_member(&second, town.user()).await;
    let listed = says(&mut anna, &second, "/termine", "Ihre Termine").await;
    assert!(listed.text.contains("Personalausweis"), "{}", listed.text);
    town.remove().await;
}

#[tokio::test]
async fn a_chat_goes_on_in_the_room_that_replaces_its_own() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, old) = anna_with(&town, Encryption::Off).await;
    says(&mut anna, &old, "Personalausweis", "Welcher passt Ihnen?").await;
    let new = anna.create_direct_room(town.user(), Encryption::Off).await;
    Plain::of(anna.account())
        .set_state(&old, "m.room.tombstone", &json!({ "body": "", "replacement_room": new }))
        .await;
    Plain::of(town.account()).wait_until_out_of(&old).await;
    // Where the conversation stood, it goes on.
    says(&mut anna, &new, "1", "noch nicht gebucht").await;
    assert_eq!(town.count("select count(*) as count from chat").await, 1);
    town.remove().await;
}
