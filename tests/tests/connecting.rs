//! The bot comes to Telegram: `check` only asks who it is, a start waits for a Telegram that is not
//! there, and only what waiting won't change ends it.

use render::Locales;
use telegram::Refusal;
use terminlotse::config;
use terminlotse::telegram_chat::{ConnectError, Connection, ask, connect};
use tests::bot_api::{ApiError, FakeBotApi, Fault};

fn at(fake: &FakeBotApi) -> config::Telegram {
    config::Telegram { api_url: Some(fake.url()), ..config::Telegram::default() }
}

async fn connects(fake: &FakeBotApi) -> Result<Connection, ConnectError> {
    connect(fake.token(), &at(fake), &Locales::embedded().unwrap()).await
}

const TOO_MANY: Fault = Fault::Refused(ApiError::TooManyRequests { retry_after: 0 });

#[tokio::test]
async fn who_only_asks_changes_nothing() {
    let fake = FakeBotApi::start().await;
    assert_eq!(ask(fake.token(), &at(&fake)).await.unwrap().username, "terminlotse_test_bot");
    let calls: Vec<String> = fake.calls().into_iter().map(|call| call.method).collect();
    assert_eq!(calls, ["getMe"]);
}

#[tokio::test]
async fn a_bot_without_its_menu_serves_all_the_same() {
    let fake = FakeBotApi::start().await;
    for fault in [TOO_MANY, Fault::Refused(ApiError::Internal), Fault::LostCall] {
        fake.plan("setMyCommands", 1, fault);
        assert_eq!(connects(&fake).await.unwrap().username, "terminlotse_test_bot");
    }
    connects(&fake).await.unwrap();
    assert!(!fake.menu("de").is_empty() && !fake.menu("en").is_empty(), "the next start puts it up");
}

#[tokio::test]
async fn a_start_that_comes_too_often_waits() {
    let fake = FakeBotApi::start().await;
    fake.plan("getMe", 2, TOO_MANY);
    fake.plan("deleteWebhook", 2, TOO_MANY);
    connects(&fake).await.unwrap();
    assert_eq!(fake.calls_of("getMe").len(), 3);
}

#[tokio::test]
async fn a_token_that_nobody_knows_is_final() {
    let fake = FakeBotApi::start().await;
    fake.plan("getMe", 1, Fault::Refused(ApiError::Unauthorized));
    let refused = connects(&fake).await.err().unwrap();
    assert!(matches!(refused, ConnectError::Refused(Refusal::Unauthorized(_))), "{refused}");
}
