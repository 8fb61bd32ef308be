//! How Telegram writes down what happened.

use serde_json::{Map, Value, json};

use super::world::Shown;

/// The bot's own account.
pub const BOT_ID: i64 = 1;
/// Its name.
pub const BOT_NAME: &str = "terminlotse_test_bot";

/// When everything happens here: nothing in the Bot API depends on it.
const DATE: i64 = 1_795_300_000;

/// The bot as `getMe` tells it.
pub fn bot() -> Value {
    json!({
        "id": BOT_ID, "is_bot": true, "first_name": "Terminlotse", "username": BOT_NAME,
        "can_join_groups": true, "can_read_all_group_messages": false,
        "supports_inline_queries": false, "can_connect_to_business": false, "has_main_web_app": false,
    })
}

/// A person.
pub fn user(id: i64, name: &str, language: &str) -> Value {
    let mut user = json!({ "id": id, "is_bot": false, "first_name": name });
    if let (false, Some(user)) = (language.is_empty(), user.as_object_mut()) {
        user.insert("language_code".to_owned(), language.into());
    }
    user
}

/// A private chat.
pub fn private_chat(id: i64, name: &str) -> Value {
    json!({ "id": id, "type": "private", "first_name": name })
}

/// A group.
pub fn group_chat(id: i64, title: &str) -> Value {
    json!({ "id": id, "type": "group", "title": title, "all_members_are_administrators": false })
}

/// A message with this content (`{"text": …}`, `{"sticker": …}`).
pub fn message(id: i64, from: &Value, chat: &Value, content: Value) -> Value {
    let mut message = json!({ "message_id": id, "date": DATE, "from": from, "chat": chat });
    if let (Some(message), Value::Object(content)) = (message.as_object_mut(), content) {
        message.extend(content);
    }
    message
}

/// A text with the commands and mentions that Telegram finds in it.
pub fn text(text: &str) -> Value {
    let mut content = json!({ "text": text });
    let entities = entities(text);
    if let (false, Some(content)) = (entities.is_empty(), content.as_object_mut()) {
        content.insert("entities".to_owned(), entities.into());
    }
    content
}

fn entities(text: &str) -> Vec<Value> {
    let mut entities = Vec::new();
    let mut offset = 0;
    for word in text.split(' ') {
        let length = word.encode_utf16().count();
        let kind = match word.chars().next() {
            Some('/') if length > 1 => Some("bot_command"),
            Some('@') if length > 1 => Some("mention"),
            _ => None,
        };
        entities.extend(kind.map(|kind| json!({ "type": kind, "offset": offset, "length": length })));
        offset += length + 1;
    }
    entities
}

/// A message of the bot as an answer tells it.
pub fn shown(message: &Shown, chat: &Value) -> Value {
    let mut content = Map::new();
    match &message.document {
        Some(file) => {
            let document = json!({
                "file_id": format!("file-{}", message.id), "file_unique_id": format!("unique-{}", message.id),
                "file_size": file.content.len(), "file_name": file.name, "mime_type": file.media_type,
            });
            content.insert("document".to_owned(), document);
        }
        None => {
            content.insert("text".to_owned(), message.text.as_str().into());
        }
    }
    if message.edits > 0 {
        content.insert("edit_date".to_owned(), DATE.into());
    }
    if !message.keyboard.is_empty() {
        content.insert("reply_markup".to_owned(), keyboard(message));
    }
    self::message(message.id, &bot(), chat, Value::Object(content))
}

fn keyboard(message: &Shown) -> Value {
    let rows: Vec<Vec<Value>> = message
        .keyboard
        .iter()
        .map(|row| {
            row.iter().map(|button| json!({ "text": button.text, "callback_data": button.data })).collect()
        })
        .collect();
    json!({ "inline_keyboard": rows })
}

/// A message that is too old to be shown to the bot.
pub fn inaccessible(message: &Shown, chat: &Value) -> Value {
    json!({ "chat": chat, "message_id": message.id, "date": 0 })
}

/// A tap.
pub fn tap(id: u64, from: &Value, message: Option<Value>, data: &str) -> Value {
    let mut query = json!({ "id": id.to_string(), "from": from, "chat_instance": "1", "data": data });
    if let (Some(message), Some(query)) = (message, query.as_object_mut()) {
        query.insert("message".to_owned(), message);
    }
    query
}

/// The bot's place in a chat changed.
pub fn membership(from: &Value, chat: &Value, old: &str, new: &str) -> Value {
    let member = |status: &str| {
        let mut member = json!({ "user": bot(), "status": status });
        if let (true, Some(member)) = (status == "kicked", member.as_object_mut()) {
            member.insert("until_date".to_owned(), 0.into());
        }
        member
    };
    json!({
        "chat": chat, "from": from, "date": DATE,
        "old_chat_member": member(old), "new_chat_member": member(new),
    })
}
