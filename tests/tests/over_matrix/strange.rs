//! What no decent client would send, and what decent clients send that no bot can read.

use serde_json::json;
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::synapse::{Plain, Synapse};
use tests::town_on_matrix::TownOnMatrix;

use crate::booking::{anna_with, says};

#[tokio::test]
async fn what_can_not_be_read_gets_a_sentence_or_is_ignored_on_purpose() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::Off).await;
    let plain = Plain::of(anna.account());
    let prompt = says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;

    // Ignored: nothing is asked, nothing is answered.
    let redacted =
        plain.send(&room, "m.room.message", &json!({ "msgtype": "m.notice", "body": "Bot" })).await;
    plain.redact(&room, &redacted).await;
    for (kind, content) in [
        ("m.room.message", json!({ "msgtype": "m.notice", "body": "1" })),
        (
            "m.reaction",
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": prompt.event, "key": "👍" } }),
        ),
        (
            "m.reaction",
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": redacted, "key": "👍" } }),
        ),
        ("m.reaction", json!({ "m.relates_to": "👍" })),
        ("m.call.invite", json!({ "version": 1 })),
        ("org.example.unknown", json!({ "body": "1" })),
    ] {
        plain.send(&room, kind, &content).await;
    }

    // Answered by one clear sentence.
    for (kind, content, answer) in [
        (
            "m.room.message",
            json!({ "msgtype": "m.image", "body": "x.jpg", "url": "mxc://a/b" }),
            "Bilder und Dateien",
        ),
        ("m.sticker", json!({ "body": "x", "url": "mxc://a/b", "info": {} }), "Sticker"),
        (
            "m.room.message",
            json!({ "msgtype": "m.audio", "body": "x.ogg", "url": "mxc://a/b" }),
            "Sprachnachrichten",
        ),
        (
            "m.room.message",
            json!({ "msgtype": "m.location", "body": "x", "geo_uri": "geo:1,2" }),
            "nicht lesen",
        ),
        ("m.room.message", json!({ "msgtype": "m.text", "body": "ä".repeat(28_000) }), "So lange Texte"),
        (
            "m.room.message",
            json!({ "msgtype": "m.text", "body": "* 1", "m.new_content": { "msgtype": "m.text", "body": "1" },
                "m.relates_to": { "rel_type": "m.replace", "event_id": prompt.event } }),
            "Nachträgliche Änderungen",
        ),
    ] {
        plain.send(&room, kind, &content).await;
        anna.reads(&room, answer).await;
    }

    // Marks that turn or hide letters don't hide the word.
    says(&mut anna, &room, "\u{202e}\u{200b}1\u{200d}", "noch nicht gebucht").await;
    assert_eq!(town.count("select count(*) as count from failed_turn").await, 0);
    town.remove().await;
}

#[tokio::test]
async fn a_room_the_bot_was_removed_from_is_over() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let mut anna = NioCitizen::arrive(Synapse::shared().await, "anna").await;
    let plain = Plain::of(anna.account());
    let room = plain.create_direct_room(town.user()).await;
    anna.wait_for_member(&room, town.user()).await;
    says(&mut anna, &room, "Hallo", "Was brauchen Sie?").await;
    plain.kick(&room, town.user()).await;
    // Who invites it again is served again.
    plain.invite(&room, town.user()).await;
    anna.wait_for_member(&room, town.user()).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    town.remove().await;
}
