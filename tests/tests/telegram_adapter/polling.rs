//! Offsets: what is acknowledged never comes again, and what is not always does.

use std::time::Duration;

use bot_core::arrival::{Arrival, Happening};
use serde_json::json;
use telegram::{Myself, PollError, Poller, Refusal, menu};
use tests::bot_api::{ApiError, FakeBotApi, Fault};

use crate::{client, poller, set_up};

fn said(batch: &[Arrival]) -> Vec<&str> {
    batch
        .iter()
        .map(|arrival| match &arrival.happening {
            Happening::Said(text) => text.as_str(),
            _ => "?",
        })
        .collect()
}

#[tokio::test]
async fn a_batch_that_is_not_acknowledged_comes_again() {
    let (fake, client, anna) = set_up().await;
    let mut poller = poller(&client).await;
    let first = poller.fetch().await.unwrap();
    anna.says("Hallo?");
    let again = poller.fetch().await.unwrap();
    assert_eq!(said(&again), ["/start", "Hallo?"]);
    assert_eq!(first.first(), again.first());
    assert!(fake.look(|world| world.queue.confirmed().is_empty()));

    poller.acknowledge();
    assert!(poller.fetch().await.unwrap().is_empty());
    assert_eq!(fake.look(|world| world.queue.confirmed().len()), 2);
}

#[tokio::test]
async fn a_new_process_is_given_what_the_old_one_did_not_finish() {
    let (_fake, client, anna) = set_up().await;
    let mut old = poller(&client).await;
    old.fetch().await.unwrap();
    old.acknowledge();
    anna.says("Personalausweis");
    assert_eq!(said(&old.fetch().await.unwrap()), ["Personalausweis"]);
    drop(old);
    assert_eq!(said(&poller(&client).await.fetch().await.unwrap()), ["Personalausweis"]);
}

#[tokio::test]
async fn a_failed_fetch_acknowledges_nothing() {
    let (fake, client, _anna) = set_up().await;
    let mut poller = poller(&client).await;
    poller.fetch().await.unwrap();
    fake.plan("getUpdates", 1, Fault::Refused(ApiError::Internal));
    poller.fetch().await.unwrap_err();
    poller.acknowledge();
    assert_eq!(said(&poller.fetch().await.unwrap()), ["/start"]);
}

#[tokio::test]
async fn a_confirmation_whose_answer_is_lost_is_repeated() {
    let (fake, client, anna) = set_up().await;
    let mut poller = poller(&client).await;
    poller.fetch().await.unwrap();
    poller.acknowledge();
    fake.plan("getUpdates", 1, Fault::LostCall);
    poller.fetch().await.unwrap_err();
    anna.says("zwei");
    assert_eq!(said(&poller.fetch().await.unwrap()), ["zwei"]);
}

#[tokio::test]
async fn ids_may_start_anew_at_a_smaller_number() {
    let (fake, client, anna) = set_up().await;
    let mut poller = poller(&client).await;
    poller.fetch().await.unwrap();
    poller.acknowledge();
    assert!(poller.fetch().await.unwrap().is_empty());
    fake.restart_updates_at(17);
    anna.says("nach einer Woche");
    let batch = poller.fetch().await.unwrap();
    assert_eq!(said(&batch), ["nach einer Woche"]);
    assert_eq!(batch.first().unwrap().update, "17");
    poller.acknowledge();
    assert!(poller.fetch().await.unwrap().is_empty());
}

#[tokio::test]
async fn many_updates_come_in_order_and_a_hundred_at_a_time() {
    let (_fake, client, anna) = set_up().await;
    for number in 1..250 {
        anna.says(&number.to_string());
    }
    let mut poller = poller(&client).await;
    let mut sizes = Vec::new();
    let mut ids = Vec::new();
    loop {
        let batch = poller.fetch().await.unwrap();
        poller.acknowledge();
        if batch.is_empty() {
            break;
        }
        sizes.push(batch.len());
        ids.extend(batch.iter().map(|arrival| arrival.update.parse::<i64>().unwrap()));
    }
    assert_eq!(sizes, [100, 100, 50]);
    assert!(ids.is_sorted());
}

#[tokio::test]
async fn what_cannot_be_read_stalls_nobody() {
    let (fake, client, anna) = set_up().await;
    fake.update("hologram", json!({ "from": { "id": 1 } }));
    fake.update("message", json!("garbage"));
    fake.update("callback_query", json!({ "id": 5 }));
    anna.says("danach");
    let mut poller = poller(&client).await;
    assert_eq!(said(&poller.fetch().await.unwrap()), ["/start", "danach"]);
    poller.acknowledge();
    assert!(poller.fetch().await.unwrap().is_empty());
    fake.all_confirmed().await;
}

#[tokio::test]
async fn a_waiting_poll_is_answered_as_soon_as_something_happens() {
    let (fake, client, anna) = set_up().await;
    let myself = Myself::ask(&client).await.unwrap();
    let mut poller = Poller::new(client, myself, Duration::from_secs(50));
    poller.fetch().await.unwrap();
    poller.acknowledge();
    let (batch, ()) = tokio::join!(poller.fetch(), async {
        fake.wait_for("a poll", |world| world.queue.is_polled().then_some(())).await;
        anna.says("Hallo?");
    });
    assert_eq!(said(&batch.unwrap()), ["Hallo?"]);
}

#[tokio::test]
async fn a_second_poller_is_a_conflict_and_its_pause_is_said() {
    let fake = FakeBotApi::start().await;
    fake.expect(ApiError::TwoPollers);
    let client = client(&fake);
    let myself = Myself::ask(&client).await.unwrap();
    let mut patient = Poller::new(client.clone(), myself, Duration::from_secs(50));
    let mut second = poller(&client).await;
    let (thrown_out, ()) = tokio::join!(patient.fetch(), async {
        fake.wait_for("a poll", |world| world.queue.is_polled().then_some(())).await;
        second.fetch().await.unwrap();
    });
    let Err(PollError::Pause { refusal: Refusal::Conflict(text), pause }) = thrown_out else {
        panic!("{thrown_out:?}")
    };
    assert!(text.starts_with("Conflict: terminated by other getUpdates"), "{text}");
    assert_eq!(pause, Duration::from_secs(5));
}

#[tokio::test]
async fn a_forgotten_webhook_is_ended_and_loses_nothing() {
    let (fake, client, _anna) = set_up().await;
    fake.expect(ApiError::WebhookActive);
    fake.look(|world| assert!(world.webhook.is_empty()));
    let call = reqwest::Client::new().post(format!("{}/bot{}/setWebhook", fake.url(), fake.token()));
    call.json(&json!({ "url": "https://example.org/hook" })).send().await.unwrap();

    let mut poller = poller(&client).await;
    let refused = poller.fetch().await.unwrap_err();
    assert!(matches!(refused, PollError::Pause { refusal: Refusal::Conflict(_), .. }), "{refused:?}");
    menu::end_webhook(&client).await.unwrap();
    assert_eq!(said(&poller.fetch().await.unwrap()), ["/start"]);
}

#[tokio::test]
async fn pauses_grow_until_it_works_and_telegrams_own_come_first() {
    let (fake, client, _anna) = set_up().await;
    let mut poller = poller(&client).await;
    fake.plan("getUpdates", 7, Fault::Refused(ApiError::Internal));
    fake.plan("getUpdates", 1, Fault::Refused(ApiError::TooManyRequests { retry_after: 42 }));
    let mut pauses = Vec::new();
    while let Err(error) = poller.fetch().await {
        let PollError::Pause { pause, .. } = error else { panic!("{error}") };
        pauses.push(pause.as_secs());
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30, 42]);
    fake.plan("getUpdates", 1, Fault::LostCall);
    let Err(PollError::Pause { pause, .. }) = poller.fetch().await else { panic!("no pause") };
    assert_eq!(pause.as_secs(), 1);
}

#[tokio::test]
async fn an_unknown_token_is_final() {
    let fake = FakeBotApi::start().await;
    fake.expect(ApiError::Unauthorized);
    let mut good = poller(&client(&fake)).await;
    let stranger = telegram::Client::new("2:stranger", Some(&fake.url())).unwrap();
    let refusal = Myself::ask(&stranger).await.unwrap_err();
    assert!(matches!(refusal, Refusal::Unauthorized(_)), "{refusal:?}");

    fake.plan("getUpdates", 1, Fault::Refused(ApiError::Unauthorized));
    let error = good.fetch().await.unwrap_err();
    assert!(matches!(error, PollError::Final(_)), "{error:?}");
    assert!(error.to_string().contains("telegram.token"), "{error}");
}
