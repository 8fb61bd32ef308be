//! An update that can't be handled: it is kept, its citizen is told, and everybody else goes on.

use tests::binary::Binary;
use tests::bot_api::FakeBotApi;

use crate::{kleinstadt, taps_a_place};

/// Overwrites what is sealed of Anna's name, so that it opens no more.
async fn spoil(binary: &Binary) {
    let sql = "update person set name_sealed = x'00'
        where id = (select person from account where address = '4711')";
    sqlx::query(sql).execute(&mut binary.database().await).await.unwrap();
}

#[tokio::test]
async fn one_poisoned_chat_stops_nobody_else() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake);
    let mut bot = binary.start(&[]);
    let (anna, ben) = (fake.citizen(4711, "Anna", "de"), fake.citizen(4712, "Ben", "de"));
    anna.deep_link("reisepass");
    let prompt = anna.sees("Welcher passt Ihnen?").await;
    spoil(&binary).await;

    let tap = anna.taps("08:00");
    ben.deep_link("personalausweis");
    anna.sees("ist mir ein Fehler passiert").await;
    assert_eq!(anna.tap_answered(&tap).await, None);
    let again = anna.taps_on(prompt.id, "08:15");
    assert_eq!(anna.tap_answered(&again).await, None);
    taps_a_place(&ben).await;
    ben.sees("noch nicht gebucht").await;
    ben.taps("Buchen");
    ben.sees("Gebucht:").await;

    fake.all_confirmed().await;
    assert_eq!(binary.number("select count(*) from failed_turn").await, 2);
    let log = bot.terminate().await.err;
    assert!(log.contains("a turn failed twice"), "{log}");
    for secret in ["4711", "Anna", "Personalausweis"] {
        assert!(!log.contains(secret), "“{secret}” stands in the log:\n{log}");
    }
}
