//! The fake itself: a bot that breaks a rule is refused in Telegram's words, and found out.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tests::bot_api::{ApiError, Call, FakeBotApi, Outcome};

/// A bot without manners.
struct Raw<'a> {
    fake: &'a FakeBotApi,
    http: reqwest::Client,
}

impl<'a> Raw<'a> {
    fn of(fake: &'a FakeBotApi) -> Self {
        Self { fake, http: reqwest::Client::new() }
    }

    async fn call(&self, method: &str, params: Value) -> (u16, Value) {
        self.call_as(self.fake.token(), method, params).await
    }

    async fn call_as(&self, token: &str, method: &str, params: Value) -> (u16, Value) {
        let address = format!("{}/bot{token}/{method}", self.fake.url());
        let answer = self.http.post(address).json(&params).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Makes a call that breaks a rule; the rule is noted and the answer is Telegram's.
    async fn breaks(&self, rule: ApiError, method: &str, params: Value) {
        let before = self.fake.violations().len();
        let (status, answer) = self.call(method, params.clone()).await;
        assert_eq!(
            answer.get("description").and_then(Value::as_str),
            Some(rule.text().as_str()),
            "{method} {params}"
        );
        assert_eq!(status, rule.code());
        assert_eq!(answer.get("error_code"), Some(&json!(status)));
        assert_eq!(self.fake.violations().len(), before + 1, "{method} {params}");
    }

    async fn ids(&self, params: Value) -> Vec<i64> {
        let (_, answer) = self.call("getUpdates", params).await;
        let updates = answer.get("result").and_then(Value::as_array).unwrap().clone();
        updates.iter().map(|update| update.get("update_id").and_then(Value::as_i64).unwrap()).collect()
    }
}

/// Ends a test in which rules were broken on purpose.
fn forgive(fake: FakeBotApi) {
    let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(fake)));
    assert!(broken.is_err(), "broken rules went unnoticed");
}

#[tokio::test]
async fn texts_and_keyboards_have_their_sizes() {
    let fake = FakeBotApi::start().await;
    fake.citizen(1, "Anna", "de").says("/start");
    let raw = Raw::of(&fake);
    let with = |keyboard: Value| json!({ "chat_id": 1, "text": "?", "reply_markup": { "inline_keyboard": keyboard } });
    let button = |data: String| json!([[{ "text": "a", "callback_data": data }]]);
    let buttons =
        |count| (0..count).map(|n| json!([{ "text": "a", "callback_data": n.to_string() }])).collect();

    raw.breaks(ApiError::TextEmpty, "sendMessage", json!({ "chat_id": 1, "text": " \n" })).await;
    raw.breaks(ApiError::TextEmpty, "sendMessage", json!({ "chat_id": 1 })).await;
    raw.breaks(ApiError::TextTooLong, "sendMessage", json!({ "chat_id": 1, "text": "😀".repeat(2049) }))
        .await;
    raw.breaks(ApiError::ButtonDataInvalid, "sendMessage", with(button("x".repeat(65)))).await;
    raw.breaks(ApiError::ButtonWithoutData, "sendMessage", with(button(String::new()))).await;
    raw.breaks(ApiError::ButtonWithoutText, "sendMessage", with(json!([[{ "callback_data": "x" }]]))).await;
    raw.breaks(ApiError::MarkupUnreadable, "sendMessage", with(json!("buttons"))).await;
    raw.breaks(ApiError::MarkupTooLong, "sendMessage", with(buttons(101))).await;
    raw.breaks(ApiError::ChatNotFound, "sendMessage", json!({ "chat_id": 2, "text": "?" })).await;
    raw.breaks(ApiError::ChatIdEmpty, "sendMessage", json!({ "text": "?" })).await;
    assert_eq!(raw.call("sendMessage", with(button("x".repeat(64)))).await.0, 200);
    assert_eq!(raw.call("sendMessage", with(buttons(100))).await.0, 200);
    forgive(fake);
}

#[tokio::test]
async fn edits_need_a_message_of_the_bot_and_a_change() {
    let fake = FakeBotApi::start().await;
    let anna = fake.citizen(1, "Anna", "de");
    let hers = anna.says("/start");
    let raw = Raw::of(&fake);
    raw.call("sendMessage", json!({ "chat_id": 1, "text": "eins" })).await;
    let id = anna.newest().unwrap().id;
    let edit = |id: i64, text: &str| json!({ "chat_id": 1, "message_id": id, "text": text });
    raw.breaks(ApiError::NotModified, "editMessageText", edit(id, " eins ")).await;
    raw.breaks(ApiError::MessageToEditNotFound, "editMessageText", edit(999, "zwei")).await;
    raw.breaks(ApiError::MessageCantBeEdited, "editMessageText", edit(hers, "zwei")).await;
    raw.breaks(ApiError::EditedTextTooLong, "editMessageText", edit(id, &"x".repeat(4097))).await;
    raw.breaks(ApiError::MessageIdEmpty, "editMessageText", json!({ "chat_id": 1, "text": "x" })).await;
    assert_eq!(raw.call("editMessageText", edit(id, "zwei")).await.0, 200);
    assert_eq!(anna.transcript(), "Anna: /start\nbot: zwei\n");
    forgive(fake);
}

#[tokio::test]
async fn a_tap_is_answered_once() {
    let fake = FakeBotApi::start().await;
    let anna = fake.citizen(1, "Anna", "de");
    anna.says("/start");
    let raw = Raw::of(&fake);
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Buchen", "callback_data": "1.0" }]] });
    raw.call("sendMessage", json!({ "chat_id": 1, "text": "?", "reply_markup": keyboard })).await;
    let answer = |id: &str| json!({ "callback_query_id": id, "text": "gut" });
    let tap = anna.taps("Buch");
    assert_eq!(raw.call("answerCallbackQuery", answer(&tap)).await.0, 200);
    raw.breaks(ApiError::QueryTooOld, "answerCallbackQuery", answer(&tap)).await;
    raw.breaks(ApiError::QueryTooOld, "answerCallbackQuery", answer("1234")).await;
    let long = json!({ "callback_query_id": anna.taps("Buch"), "text": "x".repeat(201) });
    raw.breaks(ApiError::ToastTooLong, "answerCallbackQuery", long).await;
    forgive(fake);
}

#[tokio::test]
async fn menus_have_their_rules() {
    let fake = FakeBotApi::start().await;
    let raw = Raw::of(&fake);
    let menu = |name: &str, description: &str| json!({ "commands": [{ "command": name, "description": description }] });
    let many: Vec<Value> =
        (0..101).map(|n| json!({ "command": format!("c{n}"), "description": "x" })).collect();
    raw.breaks(ApiError::CommandInvalid, "setMyCommands", menu("Book", "x")).await;
    raw.breaks(ApiError::CommandTooLong, "setMyCommands", menu(&"b".repeat(33), "x")).await;
    raw.breaks(ApiError::DescriptionEmpty, "setMyCommands", menu("book", "")).await;
    raw.breaks(ApiError::DescriptionTooLong, "setMyCommands", menu("book", &"x".repeat(257))).await;
    raw.breaks(ApiError::TooManyCommands, "setMyCommands", json!({ "commands": many })).await;
    raw.breaks(ApiError::CommandsUnreadable, "setMyCommands", json!({ "commands": [] })).await;
    let mut language = menu("book", "x");
    language.as_object_mut().unwrap().insert("language_code".to_owned(), json!("german"));
    raw.breaks(ApiError::LanguageInvalid, "setMyCommands", language).await;
    forgive(fake);
}

#[tokio::test]
async fn tokens_methods_and_files_are_checked() {
    let fake = FakeBotApi::start().await;
    let raw = Raw::of(&fake);
    let (status, answer) = raw.call_as("1:wrong", "getMe", json!({})).await;
    assert_eq!((status, answer.get("description")), (401, Some(&json!("Unauthorized"))));
    raw.breaks(ApiError::MethodNotFound, "makeCoffee", json!({})).await;
    raw.breaks(ApiError::NoDocument, "sendDocument", json!({ "chat_id": 1 })).await;
    raw.breaks(ApiError::NoPhoto, "sendPhoto", json!({ "chat_id": 1 })).await;
    let photo = format!("{}/bot{}/sendPhoto", fake.url(), fake.token());
    let text = Form::new()
        .text("chat_id", "1")
        .part("photo", Part::bytes(b"no picture".to_vec()).file_name("a.png"));
    let answer = raw.http.post(photo).multipart(text).send().await.unwrap();
    assert_eq!(answer.status(), 400);
    let address = format!("{}/bot{}/sendDocument", fake.url(), fake.token());
    let empty = Form::new().text("chat_id", "1").part("document", Part::bytes(Vec::new()).file_name("a.ics"));
    let answer = raw.http.post(address).multipart(empty).send().await.unwrap();
    assert_eq!(answer.status(), 400);
    forgive(fake);
}

#[tokio::test]
async fn an_offset_confirms_all_before_it() {
    let fake = FakeBotApi::start().await;
    let anna = fake.citizen(1, "Anna", "de");
    for number in 0..5 {
        anna.says(&number.to_string());
    }
    let raw = Raw::of(&fake);
    let all = raw.ids(json!({})).await;
    let &[first, second, _, fourth, last] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(raw.ids(json!({ "offset": first })).await, all);
    assert_eq!(raw.ids(json!({ "limit": 2 })).await, [first, second]);
    assert_eq!(raw.ids(json!({ "offset": fourth })).await, [fourth, last]);
    assert_eq!(raw.ids(json!({})).await, [fourth, last]);
    assert_eq!(raw.ids(json!({ "offset": last + 1_000 })).await, [fourth, last]);
    assert_eq!(raw.ids(json!({ "offset": -1 })).await, [last]);
    assert!(raw.ids(json!({ "offset": last + 1 })).await.is_empty());
    assert_eq!(fake.look(|world| world.queue.confirmed().to_vec()), all);
}

#[tokio::test]
async fn only_wanted_kinds_are_handed_out() {
    let fake = FakeBotApi::start().await;
    let anna = fake.citizen(1, "Anna", "de");
    let raw = Raw::of(&fake);
    raw.ids(json!({ "allowed_updates": ["my_chat_member"] })).await;
    anna.says("ungehört");
    anna.blocks_bot();
    assert_eq!(raw.ids(json!({})).await.len(), 1);
}

#[tokio::test]
async fn the_older_of_two_polls_is_thrown_out() {
    let fake = FakeBotApi::start().await;
    let raw = Raw::of(&fake);
    let ((status, answer), ()) = tokio::join!(raw.call("getUpdates", json!({ "timeout": 50 })), async {
        fake.wait_for("a poll", |world| world.queue.is_polled().then_some(())).await;
        raw.call("getUpdates", json!({})).await;
    });
    assert_eq!((status, answer.get("description")), (409, Some(&json!(ApiError::TwoPollers.text()))));
    forgive(fake);
}

#[tokio::test]
async fn a_poll_whose_caller_was_killed_is_no_second_poller() {
    let fake = FakeBotApi::start().await;
    let raw = Raw::of(&fake);
    let killed = Raw::of(&fake);
    tokio::select! {
        _ = killed.call("getUpdates", json!({ "timeout": 50 })) => panic!("nothing happened"),
        () = fake.wait_for("a poll", |world| world.queue.is_polled().then_some(())) => {}
    }
    drop(killed);
    fake.wait_for("the poll to end", |world| (!world.queue.is_polled()).then_some(())).await;
    assert_eq!(raw.call("getUpdates", json!({})).await.0, 200);
}

#[tokio::test]
async fn polling_with_a_webhook_is_refused() {
    let fake = FakeBotApi::start().await;
    let raw = Raw::of(&fake);
    raw.breaks(ApiError::WebhookNotHttps, "setWebhook", json!({ "url": "http://example.org" })).await;
    raw.call("setWebhook", json!({ "url": "https://example.org" })).await;
    raw.breaks(ApiError::WebhookActive, "getUpdates", json!({})).await;
    raw.call("deleteWebhook", json!({})).await;
    assert_eq!(raw.call("getUpdates", json!({})).await.0, 200);
    forgive(fake);
}

#[tokio::test]
async fn what_the_test_arranged_is_no_violation() {
    let fake = FakeBotApi::start().await;
    let anna = fake.citizen(1, "Anna", "de");
    anna.says("/start");
    let raw = Raw::of(&fake);
    anna.blocks_bot();
    assert_eq!(raw.call("sendMessage", json!({ "chat_id": 1, "text": "?" })).await.0, 403);
    anna.unblocks_bot();
    fake.pace(1, 4);
    let (status, answer) = raw.call("sendMessage", json!({ "chat_id": 1, "text": "?" })).await;
    assert_eq!((status, answer.pointer("/parameters/retry_after")), (429, Some(&json!(4))));
    fake.expect(ApiError::TextEmpty);
    assert_eq!(raw.call("sendMessage", json!({ "chat_id": 1 })).await.0, 400);
    let outcomes: Vec<Outcome> = fake.calls().iter().map(|Call { outcome, .. }| *outcome).collect();
    let refused = [ApiError::BotBlocked, ApiError::TooManyRequests { retry_after: 4 }, ApiError::TextEmpty];
    assert_eq!(outcomes, refused.map(Outcome::Refused));
    fake.assert_kept_rules();
}
