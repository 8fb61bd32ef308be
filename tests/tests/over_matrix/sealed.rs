//! Encryption: who the bot is, keys that are missing, keys that come late, a device that was lost.

use serde_json::json;
use tests::nio_citizen::Encryption;
use tests::synapse::{Plain, Synapse};
use tests::town_on_matrix::TownOnMatrix;

use crate::booking::{anna_with, says};

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

#[tokio::test]
async fn a_new_device_recovers_the_identity_and_reads_what_the_old_one_could() {
    let mut town = TownOnMatrix::closed(Synapse::shared().await).await;
    town.configure_recovery_key("ein Satz, den sich jemand merkt");
    town.serve().await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    let bot = Plain::of(town.account());
    let before = bot.cross_signing(town.user()).await;
    bot.wait_for_backed_up_keys(1).await;

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
