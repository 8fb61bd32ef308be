//! What calls say and what they are answered, with as little reading and writing as will do.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

/// `sendMessage` and `editMessageText`.
#[derive(Deserialize)]
pub struct Message<'a> {
    /// To whom.
    pub chat_id: i64,
    /// Which message is edited.
    pub message_id: Option<i64>,
    /// What it says, as it was written.
    #[serde(borrow)]
    pub text: &'a RawValue,
    /// Its keyboard, as it was written.
    #[serde(borrow)]
    pub reply_markup: Option<&'a RawValue>,
}

/// An inline keyboard.
#[derive(Default, Deserialize)]
pub struct Markup<'a> {
    /// Row by row.
    #[serde(borrow, default)]
    pub inline_keyboard: Vec<Vec<Button<'a>>>,
}

/// A button.
#[derive(Deserialize)]
pub struct Button<'a> {
    /// What stands on it.
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    /// What a tap on it carries.
    #[serde(borrow)]
    pub callback_data: Cow<'a, str>,
}

/// `getUpdates`.
#[derive(Default, Deserialize)]
pub struct Polled {
    /// All before it are confirmed.
    pub offset: Option<i64>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// The answer with this result.
pub fn ok(result: &str) -> Vec<u8> {
    [r#"{"ok":true,"result":"#.as_bytes(), result.as_bytes(), b"}"].concat()
}

/// The answer to `getMe`.
pub fn myself() -> Vec<u8> {
    ok(concat!(
        r#"{"id":1,"is_bot":true,"first_name":"Terminlotse","username":"lean_bot","can_join_groups":true,"#,
        r#""can_read_all_group_messages":false,"supports_inline_queries":false,"#,
        r#""can_connect_to_business":false,"has_main_web_app":false}"#
    ))
}

/// A message that the bot sent, as Telegram writes it down: whole, with its keyboard.
pub fn sent(chat: i64, message: i64, text: &str, markup: Option<&str>) -> String {
    let (comma, markup) = markup.map_or(("", ""), |markup| (r#","reply_markup":"#, markup));
    format!(
        r#"{{"message_id":{message},"from":{{"id":1,"is_bot":true,"first_name":"Terminlotse","username":"lean_bot"}},"chat":{{"id":{chat},"first_name":"Ada","type":"private"}},"date":1795300000,"text":{text}{comma}{markup}}}"#
    )
}
