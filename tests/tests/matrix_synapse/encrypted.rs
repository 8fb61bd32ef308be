//! Two citizens with encryption talk.

use serde_json::json;
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::synapse::{Limits, Synapse};

/// Anna and Ben in an encrypted room.
async fn a_room(synapse: &Synapse) -> (NioCitizen, NioCitizen, String) {
    let mut anna = NioCitizen::arrive(synapse, "anna").await;
    let mut ben = NioCitizen::arrive(synapse, "ben").await;
    let room = anna.create_direct_room(ben.user(), Encryption::On).await;
    ben.join(&room).await;
    anna.wait_for_member(&room, ben.user()).await;
    (anna, ben, room)
}

#[tokio::test]
async fn a_message_is_reacted_to_edited_and_taken_back() {
    let (mut anna, mut ben, room) = a_room(Synapse::shared().await).await;
    let message = anna.say(&room, "Wo ist das Bürgeramt?").await;
    let read = ben.reads(&room, "Bürgeramt").await;
    assert!(read.decrypted);
    assert_eq!((&*read.sender, &*read.event), (anna.user(), &*message));
    assert_eq!(read.content, json!({"msgtype": "m.text", "body": "Wo ist das Bürgeramt?"}));

    ben.react(&room, &message, "👍").await;
    let reaction = anna.reads(&room, "👍").await;
    assert_eq!(reaction.content["m.relates_to"]["event_id"], message.as_str());
    assert!(!reaction.decrypted, "reactions are never encrypted");

    anna.edit(&room, &message, "Wo ist das Standesamt?").await;
    let edit = ben.reads(&room, "Standesamt").await;
    assert!(edit.decrypted);
    assert_eq!(edit.content["m.relates_to"], json!({"rel_type": "m.replace", "event_id": message}));

    anna.redact(&room, &message).await;
    anna.say(&room, "Schon gut").await;
    let kinds: Vec<_> = ben.wait_for(&room, "Schon gut").await.into_iter().map(|seen| seen.kind).collect();
    assert_eq!(kinds, ["m.room.redaction", "m.room.message"]);
}

#[tokio::test]
async fn all_that_a_message_carries_arrives() {
    let (mut anna, mut ben, room) = a_room(Synapse::shared().await).await;
    let content = json!({
        "msgtype": "m.text",
        "body": "1) Ja",
        "format": "org.matrix.custom.html",
        "formatted_body": "<ol><li>Ja</li></ol>",
        "m.mentions": {"user_ids": [ben.user()]},
        "de.terminlotse.row": "7",
    });
    anna.send(&room, "m.room.message", content.clone()).await;
    assert_eq!(ben.reads(&room, "Ja").await.content, content);
}

#[tokio::test]
async fn a_file_is_encrypted_too() {
    let (mut anna, mut ben, room) = a_room(Synapse::shared().await).await;
    anna.attach(&room, "termin.ics", "BEGIN:VCALENDAR\r\n").await;
    let attached = ben.reads(&room, "termin.ics").await;
    assert!(attached.decrypted);
    assert_eq!(attached.content["url"], json!(null), "the file is not to be had in the clear");
    assert_eq!(attached.file.as_deref(), Some("BEGIN:VCALENDAR\r\n"));
}

#[tokio::test]
async fn a_talk_survives_the_homeservers_restart() {
    let synapse = Synapse::start(Limits::Generous).await;
    let (mut anna, mut ben, room) = a_room(&synapse).await;
    anna.say(&room, "Vorher").await;
    ben.reads(&room, "Vorher").await;
    synapse.start_again().await;
    ben.say(&room, "Nachher").await;
    assert!(anna.reads(&room, "Nachher").await.decrypted);
}
