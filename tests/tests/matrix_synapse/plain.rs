//! A client without encryption, and the homeserver's limits.

use serde_json::json;
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::synapse::{Limits, Plain, Synapse};

#[tokio::test]
async fn a_plain_client_talks_to_one_that_could_encrypt() {
    let synapse = Synapse::shared().await;
    let mut anna = NioCitizen::arrive(synapse, "anna").await;
    let ben = Plain::of(synapse.register("ben").await);
    let room = ben.create_direct_room(anna.user()).await;
    anna.join(&room).await;

    let odd = json!({"msgtype": "de.example.odd", "body": "?"});
    let odd = ben.send(&room, "m.room.message", &odd).await;
    ben.redact(&room, &odd).await;
    ben.say(&room, "Guten Tag").await;
    let seen = anna.wait_for(&room, "Guten Tag").await;
    assert!(seen.iter().all(|event| !event.decrypted));
    assert!(anna.unread(&room).await.is_empty(), "all was told");

    anna.say(&room, "Moin").await;
    let last = ben.events(&room).await.pop().unwrap();
    assert_eq!((&last["sender"], &last["content"]["body"]), (&json!(anna.user()), &json!("Moin")));
}

#[tokio::test]
async fn a_plain_room_is_as_good() {
    let synapse = Synapse::shared().await;
    let mut anna = NioCitizen::arrive(synapse, "anna").await;
    let ben = Plain::of(synapse.register("ben").await);
    let room = anna.create_direct_room(ben.user(), Encryption::Off).await;
    ben.join(&room).await;
    anna.wait_for_member(&room, ben.user()).await;
    ben.say(&room, "Hallo").await;
    assert!(!anna.reads(&room, "Hallo").await.decrypted);
    anna.leave(&room).await;
}

#[tokio::test]
async fn the_default_limits_refuse_a_flood() {
    let synapse = Synapse::start(Limits::Default).await;
    let ben = Plain::of(synapse.register("ben").await);
    let anna = synapse.register("anna").await;
    let room = ben.create_direct_room(&anna.user).await;
    let mut sent = 0;
    let refused = loop {
        let content = json!({"msgtype": "m.text", "body": sent.to_string()});
        match ben.try_send(&room, "m.room.message", &content).await {
            Ok(_) => sent += 1,
            Err(reason) => break reason,
        }
    };
    assert_eq!(refused["errcode"], "M_LIMIT_EXCEEDED", "{refused}");
    assert!(refused["retry_after_ms"].is_number(), "{refused}");
    assert!(sent <= 20, "{sent} messages went through at once");
}
