//! Encryption: who the bot is, keys that are missing, keys that come late, a device that was lost.

use serde_json::json;
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::sdk_citizen::SdkCitizen;
use tests::synapse::{Plain, Synapse};
use tests::town_on_matrix::TownOnMatrix;

use crate::booking::{anna_with, says};

#[tokio::test]
async fn an_ordinary_client_warns_of_nothing_that_the_bot_says() {
    let synapse = Synapse::shared().await;
    let town = TownOnMatrix::open(synapse).await;
    let mut anna = SdkCitizen::arrive(synapse, "anna").await;
    let room = anna.create_direct_room(town.user(), Encryption::On).await;
    anna.wait_for_member(&room, town.user()).await;
    anna.say(&room, "Personalausweis").await;
    anna.reads(&room, "Welcher passt Ihnen?").await;
    anna.say(&room, "1").await;
    let hold = anna.reads(&room, "noch nicht gebucht").await;
    // A sign that comes before it is recorded where the prompt arrived is asked for again.
    town.wait_for(2, "select count(*) as count from outbox where kind = 'prompt' and outcome is not null")
        .await;
    anna.react(&room, &hold.event, "👍").await;
    assert_eq!(anna.reads(&room, "Gebucht").await.event, hold.event, "it stands in the prompt's place");
    let file = anna.reads(&room, ".ics").await.file;
    assert!(file.is_some_and(|file| file.starts_with("BEGIN:VCALENDAR")));

    assert!(anna.sees_only_signed_devices(town.user()).await);
    for shown in anna.chat(&room) {
        assert!(shown.encrypted && shown.warning.is_none(), "{shown:?}");
    }
    let unsigned = NioCitizen::arrive(synapse, "ben").await;
    assert!(!anna.sees_only_signed_devices(unsigned.user()).await, "that client signs nothing");
    town.remove().await;
}

#[tokio::test]
async fn a_message_without_its_key_gets_one_polite_request() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Hallo", "Was brauchen Sie?").await;
    let sealed = json!({
        "algorithm": "m.megolm.v1.aes-sha2", "session_id": "NobodyKnowsThisSession", "ciphertext": "AwgAEnACgAkLmt6qF84IK",
        "sender_key": "x", "device_id": "x",
    });
    let plain = Plain::of(anna.account());
    plain.send(&room, "m.room.encrypted", &sealed).await;
    plain.send(&room, "m.room.encrypted", &sealed).await;
    town.wait_for(1, "select count(*) as count from withheld_event where seen_at > 0").await;
    town.passes(chrono::TimeDelta::seconds(6)).await;
    anna.reads(&room, "nicht entschlüsseln").await;
    // Two at once are one request: the next answer is that to the next message.
    anna.say(&room, "Personalausweis").await;
    let since = anna.wait_for(&room, "Welcher passt Ihnen?").await;
    assert!(since.iter().all(|seen| !seen.text.contains("nicht entschlüsseln")), "{since:?}");
    town.remove().await;
}

/// After a sync that only tells what is new, the device would not know a room in which nobody speaks.
#[tokio::test]
async fn a_new_device_writes_into_rooms_that_are_silent() {
    let mut town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    says(&mut anna, &room, "1", "noch nicht gebucht").await;
    town.stop().await;
    std::fs::remove_dir_all(town.device()).unwrap();
    town.serve().await;
    town.wait_until_its_device_knows_all_rooms().await;
    town.passes(chrono::TimeDelta::minutes(11)).await;
    anna.reads(&room, "Die Zeit ist um").await;
    town.remove().await;
}

#[tokio::test]
async fn a_new_device_recovers_the_identity_and_reads_what_the_old_one_could() {
    let mut town = TownOnMatrix::closed(Synapse::shared().await).await;
    town.configure_recovery_key("ein Satz, den sich jemand merkt");
    town.serve().await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    let said = anna.say(&room, "Personalausweis").await;
    anna.reads(&room, "Welcher passt Ihnen?").await;
    let bot = Plain::of(town.account());
    let before = bot.cross_signing(town.user()).await;
    bot.wait_for_backed_up_key_of(&room, &said).await;

    town.stop().await;
    // While nobody serves: by a session whose key only the lost device, and its backup, know.
    anna.say(&room, "1").await;
    std::fs::remove_dir_all(town.device()).unwrap();
    town.serve().await;
    anna.reads(&room, "noch nicht gebucht").await;
    town.passes(chrono::TimeDelta::seconds(6)).await;

    let after = bot.cross_signing(town.user()).await;
    assert_eq!(before.master_key, after.master_key, "the identity is the same");
    assert_eq!(after.signed_devices, 2, "the new device is signed, as the old one was");
    assert_eq!(town.count("select count(*) as count from occupancy").await, 1, "answered once");
    town.remove().await;
}
