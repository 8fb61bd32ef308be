//! Every row of the refusals' table: what Telegram says, and what a send makes of it.

use std::time::Duration;

use bot_core::delivery::Delivery;
use telegram::{Client, Refusal};
use tests::bot_api::{ApiError, Fault};

use crate::{message, messenger, replacing, set_up};

/// What a send answers, without the words.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Delivered,
    Edited,
    Blocked,
    Unreachable,
    Expired,
    Wait(u64),
    Failed,
    Refused,
}

fn kind(delivery: &Delivery) -> Kind {
    match delivery {
        Delivery::Delivered { .. } => Kind::Delivered,
        Delivery::Edited => Kind::Edited,
        Delivery::Blocked => Kind::Blocked,
        Delivery::Unreachable(_) => Kind::Unreachable,
        Delivery::Expired => Kind::Expired,
        Delivery::Wait(pause) => Kind::Wait(pause.as_secs()),
        Delivery::Failed(_) => Kind::Failed,
        Delivery::Refused(_) => Kind::Refused,
    }
}

#[tokio::test]
async fn each_refusal_of_a_new_message_becomes_its_outcome() {
    let (fake, client, anna) = set_up().await;
    let table = [
        (ApiError::BotBlocked, Kind::Blocked),
        (ApiError::UserDeactivated, Kind::Blocked),
        (ApiError::BotKicked, Kind::Blocked),
        (ApiError::CantInitiate, Kind::Blocked),
        (ApiError::ChatNotFound, Kind::Unreachable),
        (ApiError::TooManyRequests { retry_after: 7 }, Kind::Wait(7)),
        (ApiError::TwoPollers, Kind::Failed),
        (ApiError::Unauthorized, Kind::Failed),
        (ApiError::NotFound, Kind::Failed),
        (ApiError::Internal, Kind::Failed),
        (ApiError::BadGateway, Kind::Failed),
        (ApiError::ButtonDataInvalid, Kind::Refused),
        (ApiError::TextTooLong, Kind::Refused),
    ];
    for (error, expected) in table {
        fake.plan("sendMessage", 1, Fault::Refused(error));
        let delivery = messenger(&client).deliver(&anna.id().to_string(), &message("Guten Tag", &[])).await;
        assert_eq!(kind(&delivery), expected, "{error:?} became {delivery:?}");
    }
    assert!(anna.messages().is_empty());
}

#[tokio::test]
async fn each_refusal_of_an_edit_becomes_its_outcome() {
    let (fake, client, anna) = set_up().await;
    let table = [
        (ApiError::NotModified, Kind::Edited),
        (ApiError::MessageToEditNotFound, Kind::Delivered),
        (ApiError::MessageCantBeEdited, Kind::Delivered),
        (ApiError::NoTextToEdit, Kind::Delivered),
        (ApiError::MessageIdEmpty, Kind::Delivered),
        (ApiError::BotBlocked, Kind::Blocked),
        (ApiError::TooManyRequests { retry_after: 3 }, Kind::Wait(3)),
        (ApiError::Internal, Kind::Failed),
    ];
    for (error, expected) in table {
        fake.plan("editMessageText", 1, Fault::Refused(error));
        let delivery = messenger(&client).deliver(&anna.id().to_string(), &replacing("5", "Neu", &[])).await;
        assert_eq!(kind(&delivery), expected, "{error:?} became {delivery:?}");
    }
}

#[tokio::test]
async fn a_lost_call_and_a_lost_answer_are_worth_another_try() {
    let (fake, client, anna) = set_up().await;
    let chat = anna.id().to_string();

    fake.plan("sendMessage", 1, Fault::LostCall);
    let delivery = messenger(&client).deliver(&chat, &message("eins", &[])).await;
    assert_eq!(kind(&delivery), Kind::Failed);
    assert!(anna.messages().is_empty());

    fake.plan("sendMessage", 1, Fault::LostAnswer);
    let delivery = messenger(&client).deliver(&chat, &message("zwei", &[])).await;
    assert_eq!(kind(&delivery), Kind::Failed);
    assert_eq!(anna.newest().unwrap().text, "zwei");

    let delivery = messenger(&client).deliver(&chat, &message("drei", &[])).await;
    assert_eq!(kind(&delivery), Kind::Delivered);
}

/// Wordings that were or may be in use; only their beginnings count.
#[test]
fn drifting_texts_are_still_understood() {
    let of = |code, text| Refusal::of(code, text, None, None);
    let gone = |text: &str| Refusal::ChatGone(text.to_owned());
    assert_eq!(of(400, "Bad Request: QUERY_ID_INVALID"), Refusal::QueryExpired);
    let older = "Bad Request: query is too old and response timeout expired or query id is invalid";
    assert_eq!(of(400, older), Refusal::QueryExpired);
    assert_eq!(of(400, "Bad Request: Message is not modified"), Refusal::NotModified);
    assert_eq!(of(400, "Bad Request: MESSAGE_NOT_MODIFIED"), Refusal::NotModified);
    assert_eq!(of(400, "Bad Request: PEER_ID_INVALID"), gone("Bad Request: PEER_ID_INVALID"));
    let moved = "Bad Request: group chat was upgraded to a supergroup chat";
    assert_eq!(Refusal::of(400, moved, None, Some(-100_123)), gone(moved));
    let pause = |seconds| Refusal::TooMany { retry_after: Duration::from_secs(seconds) };
    assert_eq!(of(429, "Too Many Requests: retry after 31"), pause(31));
    assert_eq!(of(429, "Flood"), pause(1));
    assert_eq!(Refusal::of(429, "retry after 31", Some(Duration::from_secs(5)), None), pause(5));
    assert!(matches!(of(418, "teapot"), Refusal::Other { code: 418, .. }));
    assert!(matches!(of(302, ""), Refusal::Network(_)));
}

#[tokio::test]
async fn the_token_is_in_no_error_and_no_debug_output() {
    // Nothing listens on a port that was just given back.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = Client::new("1:secret-token", Some(&format!("http://127.0.0.1:{port}"))).unwrap();
    let refusal = telegram::Myself::ask(&client).await.unwrap_err();
    assert!(matches!(refusal, Refusal::Network(_)), "{refusal:?}");
    let delivery = messenger(&client).deliver("1", &message("Guten Tag", &[])).await;
    for text in [refusal.to_string(), format!("{refusal:?} {client:?} {delivery:?}")] {
        assert!(!text.contains("secret-token"), "{text}");
    }
}

#[test]
fn a_wrong_token_or_address_is_named_before_any_call() {
    for token in ["", "1:a/b", "1:a b", "1:abc\n", "1:äbc", "1:a?b", "1:a#b"] {
        let error = Client::new(token, None).unwrap_err().to_string();
        assert!(error.contains("telegram.token"), "{token:?}: {error}");
    }
    for url in ["", "localhost:8081", "ftp://localhost", "/bot"] {
        let error = Client::new("1:abc", Some(url)).unwrap_err().to_string();
        assert!(error.contains("telegram.api_url"), "{url:?}: {error}");
    }
}
