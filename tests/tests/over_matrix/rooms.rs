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
async fn a_room_that_only_claims_to_be_the_next_one_is_not_followed() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, theirs) = anna_with(&town, Encryption::Off).await;
    says(&mut anna, &theirs, "Hallo", "Was brauchen Sie?").await;
    let mut mallory = NioCitizen::arrive(Synapse::shared().await, "mallory").await;
    let room = mallory.create_direct_room(town.user(), Encryption::Off).await;
    mallory.wait_for_member(&room, town.user()).await;
    says(&mut mallory, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    Plain::of(mallory.account())
        .set_state(&room, "m.room.tombstone", &json!({ "body": "", "replacement_room": theirs }))
        .await;
    // Anna's next answer comes after the tombstone was looked at.
    says(&mut anna, &theirs, "Hallo", "Was brauchen Sie?").await;
    says(&mut anna, &theirs, "Reisepass", "Reisepass").await;
    assert_eq!(town.count("select count(*) as count from chat").await, 2);
    town.remove().await;
}

#[tokio::test]
async fn what_was_said_before_the_bot_came_is_answered() {
    let mut town = TownOnMatrix::open(Synapse::shared().await).await;
    town.stop().await;
    let anna = Plain::of(Synapse::shared().await.register("anna").await);
    let room = anna.create_direct_room(town.user()).await;
    anna.say(&room, "Personalausweis").await;
    town.serve().await;
    town.wait_for(1, "select count(*) as count from outbox where outcome = 'delivered'").await;
    let said = anna.events(&room).await;
    let last = said.last().unwrap();
    assert!(last["content"]["body"].as_str().unwrap().contains("Welcher passt Ihnen?"), "{last}");
    town.remove().await;
}

#[tokio::test]
async fn a_chat_goes_on_in_the_room_that_replaces_its_own() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, old) = anna_with(&town, Encryption::Off).await;
    says(&mut anna, &old, "Personalausweis", "Welcher passt Ihnen?").await;
    let plain = Plain::of(anna.account());
    let new = plain.upgrade(&old).await;
    plain.invite(&new, town.user()).await;
    anna.wait_for_member(&new, town.user()).await;
    Plain::of(town.account()).wait_until_out_of(&old).await;
    // Where the conversation stood, it goes on.
    says(&mut anna, &new, "1", "noch nicht gebucht").await;
    assert_eq!(town.count("select count(*) as count from chat").await, 1);
    town.remove().await;
}
