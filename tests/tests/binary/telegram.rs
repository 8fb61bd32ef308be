//! Telegram, at `telegram.api_url`.

use std::time::Duration;

use tests::binary::{Binary, Ended, Process};
use tests::bot_api::{ApiError, FakeBotApi, Fault, Outcome};

use crate::{kleinstadt, refused, taps_a_place};

/// Long enough for a busy machine, and far shorter than the poll that is open.
const QUICKLY: Duration = Duration::from_secs(5);

/// Asks it to end, and looks through what it logged: nothing in it leads to a citizen.
async fn ends_discreetly(mut bot: Process, fake: &FakeBotApi, secrets: &[&str]) {
    let ended = tokio::time::timeout(QUICKLY, bot.terminate()).await.expect("it ends quickly");
    assert_eq!(ended.code(), Some(0), "{}", ended.err);
    let Ended { err, .. } = ended;
    assert!(err.contains("serving Telegram") && err.contains("asked to end"), "it logs what it does: {err}");
    let token = fake.token().split_once(':').unwrap().1;
    for secret in secrets.iter().chain(&["4711", "Anna", token]) {
        assert!(!err.contains(secret), "“{secret}” stands in the log:\n{err}");
    }
}

#[tokio::test]
async fn four_taps_and_two_messages_from_start_to_the_appointment() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake);
    let bot = binary.start(&[]);
    let anna = fake.citizen(4711, "Anna", "de");
    anna.says("/start");
    anna.sees("Was brauchen Sie?").await;
    anna.taps("Ausweise");
    anna.sees_what("the services", |shown| shown.button("Personalausweis").is_some()).await;
    anna.taps("Personalausweis");
    taps_a_place(&anna).await;
    anna.sees("noch nicht gebucht").await;
    anna.taps("Buchen");
    anna.sees("Gebucht:").await;
    anna.sees_what("the calendar file", |shown| shown.document.is_some()).await;
    fake.all_confirmed().await;
    assert_eq!(anna.messages().len(), 2, "{}", anna.transcript());
    fake.wait_for("all taps to be answered", |world| world.unanswered().is_empty().then_some(())).await;
    ends_discreetly(bot, &fake, &["Personalausweis", "/start", "Gebucht"]).await;
}

#[tokio::test]
async fn three_taps_by_deep_link() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake);
    let bot = binary.start(&["run"]);
    let anna = fake.citizen(4711, "Anna", "de");
    anna.deep_link("reisepass");
    taps_a_place(&anna).await;
    anna.sees("Wie heißen Sie?").await;
    anna.says("Annabell Lovelace");
    anna.sees_what("a way to book", |shown| shown.button("Buchen").is_some()).await;
    anna.taps("Buchen");
    anna.sees("Gebucht:").await;
    ends_discreetly(bot, &fake, &["Lovelace", "reisepass", "Reisepass"]).await;
}

#[tokio::test]
async fn who_blocks_the_bot_is_left_alone_and_may_come_back() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake);
    let bot = binary.start(&[]);
    let left = "select count(*) from chat where left_at is not null";
    let anna = fake.citizen(4711, "Anna", "de");
    anna.says("Hallo");
    anna.sees("Guten Tag!").await;
    anna.blocks_bot();
    fake.all_confirmed().await;
    assert_eq!(binary.number(left).await, 1);
    anna.unblocks_bot();
    fake.all_confirmed().await;
    assert_eq!(binary.number(left).await, 0);
    anna.says("/hilfe");
    anna.sees("Ich helfe bei Terminen").await;
    ends_discreetly(bot, &fake, &["Hallo", "hilfe"]).await;
}

#[tokio::test]
async fn two_instances_throw_each_other_out_and_both_survive() {
    let fake = FakeBotApi::start().await;
    fake.expect(ApiError::TwoPollers);
    let binary = kleinstadt(&fake);
    let one = binary.start(&[]);
    fake.wait_for("the first to poll", |world| world.queue.is_polled().then_some(())).await;
    let mut other = binary.start(&[]);
    fake.wait_for("each to be thrown out", |world| {
        let polls = world.journal.calls_of("getUpdates");
        (polls.filter(|poll| poll.outcome == Outcome::Refused(ApiError::TwoPollers)).count() >= 2)
            .then_some(())
    })
    .await;
    assert!(one.runs() && other.runs(), "{}\n{}", one.err(), other.err());
    other.kill().await;
    let anna = fake.citizen(4711, "Anna", "de");
    anna.says("Hallo");
    anna.sees("Guten Tag!").await;
    assert_eq!(anna.messages().len(), 1, "{}", anna.transcript());
    ends_discreetly(one, &fake, &["Hallo"]).await;
}

#[tokio::test]
async fn a_wrong_token_is_named_and_not_quoted() {
    let fake = FakeBotApi::start().await;
    fake.expect(ApiError::Unauthorized);
    let ended = Binary::on_telegram(&fake).set("telegram.token", "77:wrong-token").run(&[], "").await;
    expect_test::expect!["terminlotse: telegram: Telegram does not know this bot token; check `telegram.token` and `telegram.api_url` (Unauthorized)"]
        .assert_eq(&refused(&ended));
}

#[tokio::test]
async fn a_token_that_is_taken_back_ends_the_bot() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake);
    let mut bot = binary.start(&[]);
    fake.plan("getUpdates", 1, Fault::Refused(ApiError::Unauthorized));
    let ended = bot.ended().await;
    assert_eq!(ended.code(), Some(1));
    assert!(ended.err.lines().last().unwrap().contains("does not know this bot token"), "{}", ended.err);
}
