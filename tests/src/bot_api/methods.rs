//! What each method does to the world. `getUpdates` waits, so it stands in [`server`](super::server).

use serde_json::{Value, json};

use super::errors::{ApiError, Refused};
use super::params::Params;
use super::rules;
use super::updates;
use super::world::{Document, Door, Frozen, Shown, TapState, World};

/// Carries out a call, whose method is written in small letters.
pub fn call(world: &mut World, method: &str, params: &Params) -> Result<Value, Refused> {
    match method {
        "getme" => Ok(updates::bot()),
        "sendmessage" => send_message(world, params),
        "editmessagetext" => edit_message_text(world, params),
        "senddocument" => send_document(world, params),
        "sendphoto" => send_photo(world, params),
        "answercallbackquery" => answer_callback_query(world, params),
        "setmycommands" => set_my_commands(world, params),
        "setwebhook" => set_webhook(world, params),
        "deletewebhook" => {
            world.webhook.clear();
            Ok(true.into())
        }
        "getwebhookinfo" => Ok(json!({
            "url": world.webhook, "has_custom_certificate": false,
            "pending_update_count": world.queue.waiting(),
        })),
        _ => Err(ApiError::MethodNotFound.into()),
    }
}

fn send_message(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let text = rules::text(params.text("text"), ApiError::TextTooLong)?;
    let keyboard = rules::keyboard(params.json("reply_markup"))?;
    let chat = open_chat(world, params)?;
    let id = world.next_message_id();
    let sent = Shown { id, by_bot: true, text, keyboard, document: None, edits: 0, frozen: None };
    Ok(post(world, chat, sent))
}

fn send_document(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let document = params.file("document").ok_or(ApiError::NoDocument)?.clone();
    send_file(world, params, document)
}

/// A photo is kept like a document.
fn send_photo(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let photo = params.file("photo").ok_or(ApiError::NoPhoto)?.clone();
    rules::photo(&photo.content)?;
    send_file(world, params, photo)
}

fn send_file(world: &mut World, params: &Params, document: Document) -> Result<Value, Refused> {
    if document.content.is_empty() {
        return Err(ApiError::FileEmpty.into());
    }
    let keyboard = rules::keyboard(params.json("reply_markup"))?;
    let text = params.text("caption").unwrap_or_default().to_owned();
    let chat = open_chat(world, params)?;
    let id = world.next_message_id();
    let sent = Shown { id, by_bot: true, text, keyboard, document: Some(document), edits: 0, frozen: None };
    Ok(post(world, chat, sent))
}

fn post(world: &mut World, chat: i64, message: Shown) -> Value {
    let answer = updates::shown(&message, &chat_json(world, chat));
    world.chat_mut(chat).messages.push(message);
    answer
}

fn edit_message_text(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let text = rules::text(params.text("text"), ApiError::EditedTextTooLong)?;
    let keyboard = rules::keyboard(params.json("reply_markup"))?;
    let id = params.int("message_id").ok_or(ApiError::MessageIdEmpty)?;
    let chat = open_chat(world, params)?;
    let described = chat_json(world, chat);
    let messages = &mut world.chat_mut(chat).messages;
    let message =
        messages.iter_mut().find(|message| message.id == id).ok_or(ApiError::MessageToEditNotFound)?;
    match message.frozen {
        Some(Frozen::Deleted) => return Err(Refused::excused(ApiError::MessageToEditNotFound)),
        Some(Frozen::TooOld) => return Err(Refused::excused(ApiError::MessageCantBeEdited)),
        None if !message.by_bot => return Err(ApiError::MessageCantBeEdited.into()),
        None if message.document.is_some() => return Err(ApiError::NoTextToEdit.into()),
        None if message.text == text && message.keyboard == keyboard => {
            return Err(ApiError::NotModified.into());
        }
        None => {}
    }
    message.text = text;
    message.keyboard = keyboard;
    message.edits += 1;
    Ok(updates::shown(message, &described))
}

fn answer_callback_query(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let text = rules::toast(params.text("text"))?;
    let id = params.text("callback_query_id").and_then(|id| id.parse::<u64>().ok());
    let tap = id.and_then(|id| world.taps.get_mut(&id)).ok_or(ApiError::QueryTooOld)?;
    match tap.state {
        TapState::TooOld => return Err(Refused::excused(ApiError::QueryTooOld)),
        TapState::Answered(_) => return Err(ApiError::QueryTooOld.into()),
        TapState::Open => tap.state = TapState::Answered(text.clone()),
    }
    let citizen = tap.citizen;
    world.chat_mut(citizen).toasts.extend(text);
    Ok(true.into())
}

fn set_my_commands(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let language = rules::language(params.text("language_code"))?;
    let commands = rules::commands(params.json("commands"))?;
    world.menus.insert(language, commands);
    Ok(true.into())
}

fn set_webhook(world: &mut World, params: &Params) -> Result<Value, Refused> {
    let url = params.text("url").unwrap_or_default();
    if !url.is_empty() && !url.starts_with("https://") {
        return Err(ApiError::WebhookNotHttps.into());
    }
    world.webhook = url.to_owned();
    Ok(true.into())
}

/// The chat a call is about, if the bot may write to it now.
fn open_chat(world: &World, params: &Params) -> Result<i64, Refused> {
    let id = params.int("chat_id").ok_or(ApiError::ChatIdEmpty)?;
    let chat = world.chats.get(&id).ok_or(ApiError::ChatNotFound)?;
    match chat.door {
        Door::Unknown => Err(ApiError::ChatNotFound.into()),
        Door::Blocked if id < 0 => Err(ApiError::BotKicked.into()),
        Door::Blocked => Err(ApiError::BotBlocked.into()),
        Door::Deactivated => Err(ApiError::UserDeactivated.into()),
        Door::Open => match chat.pace {
            Some(retry_after) => Err(ApiError::TooManyRequests { retry_after }.into()),
            None => Ok(id),
        },
    }
}

fn chat_json(world: &World, id: i64) -> Value {
    let title = world.chats.get(&id).map(|chat| chat.title.as_str()).unwrap_or_default();
    if id < 0 { updates::group_chat(id, title) } else { updates::private_chat(id, title) }
}
