//! The whole conversation, in an encrypted room and in a plain one.

use chrono::TimeDelta;
use serde_json::json;
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::synapse::Synapse;
use tests::town_on_matrix::TownOnMatrix;

/// Anna in a direct room with the bot.
pub async fn anna_with(town: &TownOnMatrix, encryption: Encryption) -> (NioCitizen, String) {
    let mut anna = NioCitizen::arrive(Synapse::shared().await, "anna").await;
    let room = anna.create_direct_room(town.user(), encryption).await;
    anna.wait_for_member(&room, town.user()).await;
    (anna, room)
}

/// Says something and waits for an answer with these words.
pub async fn says(anna: &mut NioCitizen, room: &str, words: &str, answer: &str) -> tests::nio_citizen::Seen {
    anna.say(room, words).await;
    anna.reads(room, answer).await
}

async fn the_whole_conversation(encryption: Encryption) {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, encryption).await;

    let places = says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    assert_eq!(places.decrypted, encryption == Encryption::On);
    let secret = i64::from(encryption == Encryption::On);
    town.wait_for(secret, "select count(*) as count from chat where encrypted = 1").await;
    assert_eq!(places.content["msgtype"], "m.text");
    let html = places.content["formatted_body"].as_str().unwrap();
    assert!(html.contains("<ol><li>") && html.contains("⬅️ Zurück</li></ol>"), "{html}");

    says(&mut anna, &room, "1", "noch nicht gebucht").await;
    anna.say(&room, "ja").await;
    let booked = anna.wait_for(&room, ".ics").await;
    assert!(booked.iter().any(|seen| seen.text.starts_with("Gebucht")), "{booked:?}");
    let file = booked.last().unwrap();
    assert!(file.file.as_deref().unwrap().starts_with("BEGIN:VCALENDAR"));
    assert_eq!(
        file.content["url"].is_null(),
        encryption == Encryption::On,
        "the file is sealed where the room is"
    );
    assert_eq!(town.count("select count(*) as count from appointment where state = 'booked'").await, 1);

    says(&mut anna, &room, "verschieben", "Welcher passt Ihnen?").await;
    says(&mut anna, &room, "zwei", "ersetzt Ihren Termin").await;
    anna.say(&room, "ja").await;
    anna.reads(&room, ".ics").await;
    assert_eq!(town.count("select count(*) as count from appointment where sequence > 0").await, 1);

    says(&mut anna, &room, "!absagen", "Möchten Sie diesen Termin absagen?").await;
    says(&mut anna, &room, "ja", "Abgesagt:").await;
    assert_eq!(town.count("select count(*) as count from appointment where state = 'booked'").await, 0);

    says(&mut anna, &room, "/language", "English").await;
    says(&mut anna, &room, "English", "I’ll write English").await;
    town.remove().await;
}

#[tokio::test]
async fn books_moves_and_cancels_in_an_encrypted_room() {
    the_whole_conversation(Encryption::On).await;
}

#[tokio::test]
async fn books_moves_and_cancels_in_a_plain_room() {
    the_whole_conversation(Encryption::Off).await;
}

#[tokio::test]
async fn a_hold_runs_out_and_the_place_is_free_again() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    says(&mut anna, &room, "1", "noch nicht gebucht").await;
    town.passes(TimeDelta::minutes(11)).await;
    anna.reads(&room, "Die Zeit ist um").await;
    assert_eq!(town.count("select count(*) as count from occupancy").await, 0);
    town.remove().await;
}

#[tokio::test]
async fn a_yes_may_be_a_thumb_and_only_there() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    anna.say(&room, "1").await;
    let hold = anna.reads(&room, "noch nicht gebucht").await;
    let offered = anna.wait_for(&room, "👎").await;
    let keys: Vec<&str> =
        offered.iter().filter(|seen| seen.kind == "m.reaction").map(|seen| &*seen.text).collect();
    assert_eq!(keys, ["👍", "👎"]);

    anna.react(&room, &hold.event, "🎉").await;
    anna.react(&room, &hold.event, "👍").await;
    let booked = anna.reads(&room, "Gebucht").await;
    assert_eq!(booked.content["m.relates_to"], json!({ "rel_type": "m.replace", "event_id": hold.event }));
    anna.reads(&room, ".ics").await;
    assert_eq!(town.count("select count(*) as count from appointment").await, 1);
    town.remove().await;
}

#[tokio::test]
async fn an_answered_prompt_loses_its_choices() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    let places = says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    anna.say(&room, "1").await;
    anna.reads(&room, "noch nicht gebucht").await;
    let shortened = anna.reads(&room, "Welcher passt Ihnen?").await;
    assert_eq!(shortened.content["m.relates_to"]["event_id"], *places.event);
    assert!(shortened.text.ends_with("Welcher passt Ihnen?"), "{}", shortened.text);
    town.remove().await;
}

#[tokio::test]
async fn a_changed_message_counts_while_it_was_not_understood() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    anna.say(&room, "xqz").await;
    let typo = anna.say(&room, "xqzz").await;
    anna.reads(&room, "nicht verstanden").await;
    anna.edit(&room, &typo, "1").await;
    anna.reads(&room, "noch nicht gebucht").await;
    anna.edit(&room, &typo, "2").await;
    anna.reads(&room, "Nachträgliche Änderungen").await;
    town.remove().await;
}
