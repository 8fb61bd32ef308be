//! Parcels: what the citizen sees of them.

use bot_core::delivery::{Delivery, Parcel};
use bot_core::drawing::{Drawing, Form};
use bot_core::figures::Theme;
use serde_json::json;
use tests::bot_api::{ApiError, Document};

use crate::{message, messenger, replacing, set_up};

fn toast(callback: &str, text: Option<&str>) -> Parcel {
    Parcel::Toast { callback: callback.to_owned(), text: text.map(str::to_owned) }
}

#[tokio::test]
async fn a_message_is_plain_text_with_its_choices_as_buttons() {
    let (fake, client, anna) = set_up().await;
    let text = "*Guten Tag* <b>Anna</b>_\n\nhttps://example.org";
    let delivery = messenger(&client).deliver("4711", &message(text, &["✅ Buchen", "⬅️ Zurück"])).await;
    let shown = anna.newest().unwrap();
    assert_eq!(delivery, Delivery::Delivered { message: Some(shown.id.to_string()) });
    assert_eq!((shown.text.as_str(), shown.labels()), (text, vec!["✅ Buchen", "⬅️ Zurück"]));
    let calls = fake.calls_of("sendMessage");
    let params = &calls.first().unwrap().params;
    assert_eq!(params.get("parse_mode"), None);
    assert_eq!(params.get("link_preview_options"), Some(&json!({ "is_disabled": true })));
}

#[tokio::test]
async fn numbered_choices_stand_in_the_text() {
    let (_fake, client, anna) = set_up().await;
    let Parcel::Message { mut rendered, .. } = message("Was brauchen Sie?", &["Ausweis", "Pass"]) else {
        unreachable!()
    };
    rendered.numbered = true;
    messenger(&client).deliver("4711", &Parcel::Message { rendered, replacing: None, answered: None }).await;
    let shown = anna.newest().unwrap();
    assert_eq!(shown.text, "Was brauchen Sie?\n\n1) Ausweis\n2) Pass");
    assert!(shown.keyboard.is_empty());
}

#[tokio::test]
async fn an_edit_takes_the_place_of_the_message_and_its_buttons() {
    let (fake, client, anna) = set_up().await;
    let messenger = messenger(&client);
    messenger.deliver("4711", &message("eins", &["a"])).await;
    let id = anna.newest().unwrap().id;
    let edit = replacing(&id.to_string(), "zwei", &[]);
    assert_eq!(messenger.deliver("4711", &edit).await, Delivery::Edited);
    let shown = anna.newest().unwrap();
    assert_eq!((shown.id, shown.text.as_str(), shown.labels().len()), (id, "zwei", 0));

    // The second time, Telegram says that nothing changes; that is as good.
    fake.expect(ApiError::NotModified);
    assert_eq!(messenger.deliver("4711", &edit).await, Delivery::Edited);
    assert_eq!(anna.messages().len(), 1);
}

#[tokio::test]
async fn what_cannot_be_edited_is_sent_anew() {
    let (fake, client, anna) = set_up().await;
    let messenger = messenger(&client);
    messenger.deliver("4711", &message("eins", &[])).await;
    let first = anna.newest().unwrap().id;
    anna.deletes(first);
    let delivery = messenger.deliver("4711", &replacing(&first.to_string(), "zwei", &[])).await;
    let second = anna.newest().unwrap();
    assert_eq!(delivery, Delivery::Delivered { message: Some(second.id.to_string()) });
    assert_eq!(second.text, "zwei");

    fake.age_messages();
    messenger.deliver("4711", &replacing(&second.id.to_string(), "drei", &["a"])).await;
    let third = anna.newest().unwrap();
    assert_eq!((third.text.as_str(), third.labels()), ("drei", vec!["a"]));

    let tried = fake.calls_of("editMessageText").len();
    messenger.deliver("4711", &replacing("$matrix-event", "vier", &[])).await;
    assert_eq!(anna.newest().unwrap().text, "vier");
    assert_eq!(fake.calls_of("editMessageText").len(), tried);
}

#[tokio::test]
async fn each_tap_is_answered_once_with_a_word_or_without() {
    let (fake, client, anna) = set_up().await;
    let messenger = messenger(&client);
    messenger.deliver("4711", &message("Was?", &["a"])).await;
    let delivered = Delivery::Delivered { message: None };

    let first = anna.taps("a");
    assert_eq!(messenger.deliver("4711", &toast(&first, Some("Schon vorbei."))).await, delivered);
    let second = anna.taps("a");
    assert_eq!(messenger.deliver("4711", &toast(&second, None)).await, delivered);
    let third = anna.taps("a");
    assert_eq!(messenger.deliver("4711", &toast(&third, Some("  "))).await, delivered);
    assert_eq!(anna.tap_answered(&third).await, None);
    assert_eq!(anna.toasts(), ["Schon vorbei."]);
    assert!(fake.unanswered_callbacks().is_empty());

    let late = anna.taps("a");
    fake.age_callbacks();
    assert_eq!(messenger.deliver("4711", &toast(&late, Some("Hallo"))).await, Delivery::Expired);
    fake.expect(ApiError::QueryTooOld);
    assert_eq!(messenger.deliver("4711", &toast(&first, None)).await, Delivery::Expired);
    assert_eq!(messenger.deliver("4711", &toast("no number", None)).await, Delivery::Expired);
}

#[tokio::test]
async fn a_file_arrives_as_it_is() {
    let (_fake, client, anna) = set_up().await;
    let content: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let (name, media_type) = ("Termin ÄÖ \"7\".ics", "text/calendar; charset=utf-8");
    let file =
        Parcel::File { name: name.to_owned(), media_type: media_type.to_owned(), content: content.clone() };
    let delivery = messenger(&client).deliver("4711", &file).await;
    let shown = anna.newest().unwrap();
    assert_eq!(delivery, Delivery::Delivered { message: Some(shown.id.to_string()) });
    let Document { name: told, media_type: kind, content: received } = anna.documents().remove(0);
    assert_eq!((told.as_str(), kind.as_str()), (name, media_type));
    assert!(received == content);
}

#[tokio::test]
async fn a_picture_is_seen_at_once() {
    let (fake, client, anna) = set_up().await;
    let drawing = Drawing {
        title: "Gebuchte Termine".into(),
        message: "3 Termine wurden gebucht.".into(),
        axis: "Termine je Woche".into(),
        series: Vec::new(),
        form: Form::Columns,
        at_least: 0.0,
        groups: Vec::new(),
        footer: "Alle Ämter".into(),
    };
    let content = charts::png(&drawing, Theme::Light);
    let (name, media_type) = ("bookings.png".to_owned(), "image/png".to_owned());
    let file = Parcel::File { name, media_type, content: content.clone() };
    let delivery = messenger(&client).deliver("4711", &file).await;
    let shown = anna.newest().unwrap();
    assert_eq!(delivery, Delivery::Delivered { message: Some(shown.id.to_string()) });
    assert!(anna.documents().remove(0).content == content);
    assert!(fake.calls_of("sendPhoto").len() == 1, "a document would be behind a tap");
}

#[tokio::test]
async fn who_blocked_the_bot_or_left_is_not_written_to() {
    let (fake, client, anna) = set_up().await;
    let messenger = messenger(&client);
    anna.blocks_bot();
    assert_eq!(messenger.deliver("4711", &message("?", &[])).await, Delivery::Blocked);
    anna.unblocks_bot();
    assert!(matches!(messenger.deliver("4711", &message("!", &[])).await, Delivery::Delivered { .. }));
    anna.deletes_account();
    assert_eq!(messenger.deliver("4711", &message("?", &[])).await, Delivery::Blocked);

    fake.expect(ApiError::ChatNotFound);
    assert!(matches!(messenger.deliver("999", &message("?", &[])).await, Delivery::Unreachable(_)));
    assert!(matches!(messenger.deliver("@anna", &message("?", &[])).await, Delivery::Refused(_)));
}

#[tokio::test]
async fn a_paced_chat_waits_alone() {
    let (fake, client, anna) = set_up().await;
    let bo = fake.citizen(4712, "Bo", "en");
    bo.says("/start");
    fake.pace(anna.id(), 9);
    let messenger = messenger(&client);
    let wait = Delivery::Wait(std::time::Duration::from_secs(9));
    assert_eq!(messenger.deliver("4711", &message("?", &[])).await, wait);
    assert!(matches!(messenger.deliver("4712", &message("!", &[])).await, Delivery::Delivered { .. }));
    fake.unpace(anna.id());
    assert!(matches!(messenger.deliver("4711", &message("!", &[])).await, Delivery::Delivered { .. }));
}

#[tokio::test]
async fn one_connection_serves_call_after_call() {
    let (fake, client, _anna) = set_up().await;
    for number in 0..20 {
        messenger(&client).deliver("4711", &message(&number.to_string(), &[])).await;
    }
    assert_eq!(fake.connections(), 1);
}

#[tokio::test]
async fn the_address_may_end_in_a_slash() {
    let (fake, _client, anna) = set_up().await;
    let client = telegram::Client::new(fake.token(), Some(&format!("{}/", fake.url()))).unwrap();
    messenger(&client).deliver("4711", &message("Guten Tag", &[])).await;
    assert_eq!(anna.newest().unwrap().text, "Guten Tag");
}
