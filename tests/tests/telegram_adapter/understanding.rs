//! Every kind of update in the words all platforms share.

use bot_core::arrival::{Arrival, Happening};
use bot_core::event::Unreadable;
use serde_json::json;
use telegram::Client;

use crate::{message, messenger, poller, set_up};

/// What arrives, after the `/start` that [`set_up`] sends.
async fn arrivals(client: &Client) -> Vec<Arrival> {
    let mut arrivals = poller(client).await.fetch().await.unwrap();
    assert_eq!(arrivals.remove(0).happening, Happening::Said("/start".to_owned()));
    arrivals
}

async fn happenings(client: &Client) -> Vec<Happening> {
    arrivals(client).await.into_iter().map(|arrival| arrival.happening).collect()
}

fn said(text: &str) -> Happening {
    Happening::Said(text.to_owned())
}

#[tokio::test]
async fn an_arrival_names_who_wrote_where_and_in_which_language() {
    let (fake, client, anna) = set_up().await;
    anna.says("Personalausweis\nfür zwei");
    fake.citizen(4712, "Bo", "").says("Hi");
    let arrivals = arrivals(&client).await;
    let expected = |account: &str, language: Option<&str>, text: &str, update: &str| Arrival {
        platform: "telegram".to_owned(),
        update: update.to_owned(),
        chat: account.to_owned(),
        account: account.to_owned(),
        language: language.map(str::to_owned),
        happening: said(text),
    };
    let anna = expected("4711", Some("de-AT"), "Personalausweis\nfür zwei", "892000002");
    assert_eq!(arrivals, [anna, expected("4712", None, "Hi", "892000003")]);
}

#[tokio::test]
async fn commands_lose_the_bots_own_name_only() {
    let (_fake, client, anna) = set_up().await;
    anna.deep_link("personalausweis");
    anna.says("/book@terminlotse_test_bot");
    anna.says("/book@TerminLotse_Test_Bot zwei");
    anna.says("/book@another_bot");
    anna.says("an anna@terminlotse_test_bot");
    let expected = [
        "/start personalausweis",
        "/book",
        "/book zwei",
        "/book@another_bot",
        "an anna@terminlotse_test_bot",
    ];
    assert_eq!(happenings(&client).await, expected.map(said));
}

#[tokio::test]
async fn what_is_no_text_is_named_and_never_fetched() {
    let (fake, client, anna) = set_up().await;
    anna.sends_photo();
    anna.sends_document();
    anna.sticker();
    anna.sends_voice();
    anna.forwards("Termin?");
    anna.sends_location();
    anna.sends_content(json!({ "dice": { "emoji": "🎲", "value": 3 } }));
    anna.sends_content(json!({ "something_of_next_year": { "x": 1 } }));
    let message = anna.says("Termn");
    anna.edits(message, "Termin");
    let sent = |content| Happening::Sent(content);
    let expected = [
        sent(Unreadable::File),
        sent(Unreadable::File),
        sent(Unreadable::Sticker),
        sent(Unreadable::Voice),
        sent(Unreadable::Forwarded),
        sent(Unreadable::Other),
        sent(Unreadable::Other),
        sent(Unreadable::Other),
        said("Termn"),
        sent(Unreadable::Edited),
    ];
    assert_eq!(happenings(&client).await, expected);
    assert!(fake.calls_of("getFile").is_empty());
}

#[tokio::test]
async fn nobody_is_told_that_telegram_cannot_be_understood() {
    let (_fake, client, anna) = set_up().await;
    let message = anna.says("Hallo");
    let user = json!({ "id": 1, "is_bot": false, "first_name": "x" });
    let chat = json!({ "id": anna.id(), "type": "private", "first_name": "Anna" });
    let pinned = json!({ "message_id": message, "date": 5, "chat": chat, "from": user, "text": "Hallo" });
    anna.sends_content(json!({ "pinned_message": pinned }));
    anna.sends_content(json!({ "message_auto_delete_timer_changed": { "message_auto_delete_time": 60 } }));
    assert_eq!(happenings(&client).await, [said("Hallo")]);
}

#[tokio::test]
async fn a_live_location_moves_without_a_word() {
    let (fake, client, anna) = set_up().await;
    let user = json!({ "id": anna.id(), "is_bot": false, "first_name": "Anna" });
    let chat = json!({ "id": anna.id(), "type": "private", "first_name": "Anna" });
    let place = json!({ "longitude": 7.2, "latitude": 51.4, "live_period": 60 });
    let moved =
        json!({ "message_id": 3, "date": 5, "edit_date": 6, "from": user, "chat": chat, "location": place });
    fake.update("edited_message", moved);
    assert_eq!(happenings(&client).await, []);
}

#[tokio::test]
async fn other_bots_are_not_talked_to() {
    let (fake, client, _anna) = set_up().await;
    let bot = json!({ "id": 5, "is_bot": true, "first_name": "Other", "username": "other_bot" });
    let chat = json!({ "id": 5, "type": "private", "first_name": "Other" });
    fake.update("message", json!({ "message_id": 3, "date": 5, "from": bot, "chat": chat, "text": "ping" }));
    assert_eq!(happenings(&client).await, []);
}

#[tokio::test]
async fn a_tap_tells_its_button_its_message_and_its_id() {
    let (fake, client, anna) = set_up().await;
    messenger(&client).deliver(&anna.id().to_string(), &message("Was?", &["Ausweis", "Zurück"])).await;
    let on = anna.newest().unwrap().id;
    let taps = [
        anna.taps("Zurück"),
        anna.taps_on_inaccessible(on, "Ausweis"),
        anna.taps_data(on, "; drop table places"),
        anna.taps_data(999, "1.0"),
    ];
    let tapped = |token: &str, message: Option<i64>, callback: &String| Happening::Tapped {
        token: token.to_owned(),
        message: message.map(|id| id.to_string()),
        callback: callback.clone(),
    };
    let [back, old, odd, foreign] = &taps;
    let expected = [
        tapped("1.1", Some(on), back),
        tapped("1.0", Some(on), old),
        tapped("; drop table places", Some(on), odd),
        // Without its message nobody knows which dialogue the button belongs to.
        tapped("", None, foreign),
    ];
    assert_eq!(happenings(&client).await, expected);
    assert_eq!(fake.unanswered_callbacks(), taps);
}

#[tokio::test]
async fn a_malformed_tap_or_message_is_still_answered() {
    let (fake, client, _anna) = set_up().await;
    let from = json!({ "id": 4711, "language_code": "de" });
    fake.update("callback_query", json!({ "id": "77", "from": from, "data": { "not": "a text" } }));
    fake.update("message", json!({ "from": from, "chat": { "type": "private" }, "text": ["?"] }));
    fake.update("message", json!({ "from": from, "chat": { "type": "group" }, "text": ["?"] }));
    let tapped = Happening::Tapped { token: String::new(), message: None, callback: "77".to_owned() };
    let arrivals = arrivals(&client).await;
    let told: Vec<_> = arrivals.iter().map(|arrival| (arrival.chat.as_str(), &arrival.happening)).collect();
    assert_eq!(told, [("4711", &tapped), ("4711", &Happening::Sent(Unreadable::Other))]);
}

#[tokio::test]
async fn blocking_and_coming_back_are_told() {
    let (_fake, client, anna) = set_up().await;
    anna.blocks_bot();
    anna.unblocks_bot();
    assert_eq!(happenings(&client).await, [Happening::Left, Happening::Returned]);
}

#[tokio::test]
async fn in_a_group_only_what_speaks_to_the_bot_arrives() {
    let (fake, client, anna) = set_up().await;
    let group = fake.group(-77, "Stammtisch");
    group.says(&anna, "Weiß jemand, wann das Amt öffnet?");
    group.says(&anna, "/book@another_bot");
    group.says(&anna, "Hallo @another_bot");
    group.says(&anna, "/book");
    group.says(&anna, "/book@terminlotse_test_bot");
    group.says(&anna, "😀 Frag doch @Terminlotse_Test_Bot danach");
    group.replies(&anna, "Danke!");
    group.kicks_bot(&anna);
    let arrivals = arrivals(&client).await;
    let told: Vec<_> = arrivals.iter().map(|arrival| (arrival.chat.as_str(), &arrival.happening)).collect();
    assert_eq!(told, [("-77", &Happening::InGroup); 4]);
}

#[tokio::test]
async fn a_tap_in_a_group_is_answered_privately() {
    let (fake, client, anna) = set_up().await;
    let tap = fake.group(-77, "Stammtisch").taps(&anna, "1.0");
    let arrivals = arrivals(&client).await;
    let told: Vec<_> = arrivals.iter().map(|arrival| (arrival.chat.as_str(), &arrival.happening)).collect();
    let foreign = Happening::Tapped { token: String::new(), message: None, callback: tap };
    assert_eq!(told, [("4711", &foreign)]);
}
