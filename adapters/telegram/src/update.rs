//! A Telegram update in the words all platforms share.
//!
//! An update concerns somebody ([`Some`]) or nobody ([`None`]): what other bots say, what people say
//! to each other in a group, that somebody pinned a message. One that teloxide can't read still
//! concerns whoever sent it, and is looked at by hand: a tap wants an answer even then.
//!
//! | update | in a private chat | in a group |
//! |---|---|---|
//! | message with text | `Said` | `InGroup`, when it speaks to the bot |
//! | photo, video, document | `Sent(File)`, never fetched | the same |
//! | sticker, animation; voice, audio, video note | `Sent(Sticker)`; `Sent(Voice)` | the same |
//! | forwarded | `Sent(Forwarded)` | the same |
//! | anything else people send | `Sent(Other)` | the same |
//! | edited message | `Sent(Edited)`; nothing while a live location moves | nothing |
//! | tap | `Tapped` | `Tapped` with an empty token, in the private chat of whoever tapped |
//! | bot blocked, unblocked | `Left`, `Returned` | nothing |
//!
//! To handle another kind of content, give it an arm in `sent`; another kind of update, an arm in
//! [`arrival`] and its name in the poller's list of kinds.

use serde::Deserialize;
use serde_json::Value;
use teloxide::types::{
    CallbackQuery, ChatMemberUpdated, MediaKind, Message, MessageEntityKind, MessageKind, Update, UpdateKind,
    User,
};

use bot_core::arrival::{Arrival, Happening};
use bot_core::event::Unreadable;

use crate::marked::marked;
use crate::menu::Myself;

/// How this adapter names itself in an [`Arrival`].
pub const PLATFORM: &str = "telegram";

/// The id of an update, whatever else is in it.
pub fn id(update: &Value) -> Option<i64> {
    update.get("update_id")?.as_i64()
}

/// What an update means to the bot that is `myself`.
pub fn arrival(update: &Value, myself: &Myself) -> Option<Arrival> {
    let id = id(update)?.to_string();
    let kind = Update::deserialize(update).map(|update| update.kind).ok();
    let (from, chat, happening) = match kind {
        Some(UpdateKind::Message(message)) => of_message(message, myself)?,
        Some(UpdateKind::EditedMessage(message)) => of_edited(message)?,
        Some(UpdateKind::CallbackQuery(query)) => of_tap(query)?,
        Some(UpdateKind::MyChatMember(change)) => of_membership(change)?,
        Some(UpdateKind::Error(_)) | None => return unread(update, id),
        Some(_) => return None,
    };
    Some(Arrival {
        platform: PLATFORM.to_owned(),
        update: id,
        chat,
        account: from.id.to_string(),
        language: from.language_code,
        happening,
    })
}

/// Who did what, and in which chat.
type Deed = (User, String, Happening);

fn of_message(message: Message, myself: &Myself) -> Option<Deed> {
    let from = message.from.clone().filter(|from| !from.is_bot)?;
    let chat = message.chat.id.to_string();
    let happening = if message.chat.is_private() {
        sent(message, myself)?
    } else if speaks_to(&message, myself) {
        Happening::InGroup
    } else {
        return None;
    };
    Some((from, chat, happening))
}

/// What a message in a private chat carries; nothing when it is Telegram that speaks.
fn sent(message: Message, myself: &Myself) -> Option<Happening> {
    let content = match message.kind {
        MessageKind::Common(common) if common.forward_origin.is_some() => Unreadable::Forwarded,
        MessageKind::Common(common) => match common.media_kind {
            MediaKind::Text(media) => {
                let text = marked(&media.text, &media.entities);
                return Some(Happening::Said(without_own_name(text, myself)));
            }
            MediaKind::Photo(_) | MediaKind::Document(_) | MediaKind::Video(_) | MediaKind::PaidMedia(_) => {
                Unreadable::File
            }
            MediaKind::Sticker(_) | MediaKind::Animation(_) => Unreadable::Sticker,
            MediaKind::Voice(_) | MediaKind::Audio(_) | MediaKind::VideoNote(_) => Unreadable::Voice,
            MediaKind::Migration(_) => return None,
            _ => Unreadable::Other,
        },
        // `Empty` is what teloxide makes of contents newer than itself.
        MessageKind::Dice(_) | MessageKind::Empty {} => Unreadable::Other,
        _ => return None,
    };
    Some(Happening::Sent(content))
}

/// `/book@terminlotse_bot` is how some clients write `/book`.
fn without_own_name(text: String, myself: &Myself) -> String {
    if !text.starts_with('/') {
        return text;
    }
    let (command, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    match command.split_once('@') {
        Some((name, bot)) if myself.is_called(bot) => format!("{name}{rest}"),
        _ => text,
    }
}

/// In a group, the bot answers commands, its name, and answers to itself.
fn speaks_to(message: &Message, myself: &Myself) -> bool {
    let entities = message.parse_entities().or_else(|| message.parse_caption_entities()).unwrap_or_default();
    let named = entities.iter().any(|entity| match entity.kind() {
        MessageEntityKind::Mention => myself.is_called(entity.text().trim_start_matches('@')),
        MessageEntityKind::TextMention { user } => myself.is(user),
        MessageEntityKind::BotCommand => {
            entity.text().split_once('@').is_none_or(|(_, bot)| myself.is_called(bot))
        }
        _ => false,
    });
    let replied = message.reply_to_message().and_then(|earlier| earlier.from.as_ref());
    named || replied.is_some_and(|author| myself.is(author))
}

fn of_edited(message: Message) -> Option<Deed> {
    let from = message.from.clone().filter(|from| !from.is_bot)?;
    // A live location is "edited" every few seconds.
    if !message.chat.is_private() || message.location().is_some() {
        return None;
    }
    Some((from, message.chat.id.to_string(), Happening::Sent(Unreadable::Edited)))
}

/// A tap always becomes an arrival, because it always wants an answer. One in a group is answered as
/// a foreign button, and privately: nothing about a person's bookings belongs into a group.
fn of_tap(query: CallbackQuery) -> Option<Deed> {
    let private = query.message.as_ref().is_some_and(|message| message.chat().is_private());
    let (token, message) = if private {
        let message = query.message.as_ref().map(|message| message.id().to_string());
        (query.data.unwrap_or_default(), message)
    } else {
        (String::new(), None)
    };
    // A private chat has its citizen's id.
    let chat = query.from.id.to_string();
    Some((query.from, chat, Happening::Tapped { token, message, callback: query.id.0 }))
}

fn of_membership(change: ChatMemberUpdated) -> Option<Deed> {
    if !change.chat.is_private() {
        return None;
    }
    let happening = if change.new_chat_member.is_present() { Happening::Returned } else { Happening::Left };
    Some((change.from, change.chat.id.to_string(), happening))
}

/// An update of a shape teloxide does not know, looked at by hand.
fn unread(update: &Value, id: String) -> Option<Arrival> {
    let kind = update.as_object()?.keys().find(|key| *key != "update_id")?;
    tracing::warn!(update = %id, %kind, "an update could not be read");
    let content = update.get(kind)?;
    let from = content.get("from")?;
    let account = from.get("id")?.as_i64()?.to_string();
    let bot = from.get("is_bot").and_then(Value::as_bool).unwrap_or(false);
    let happening = match kind.as_str() {
        "callback_query" => Happening::Tapped {
            token: String::new(),
            message: None,
            callback: content.get("id")?.as_str()?.to_owned(),
        },
        "message" if !bot && content.pointer("/chat/type")?.as_str()? == "private" => {
            Happening::Sent(Unreadable::Other)
        }
        _ => return None,
    };
    Some(Arrival {
        platform: PLATFORM.to_owned(),
        update: id,
        chat: account.clone(),
        account,
        language: from.get("language_code").and_then(Value::as_str).map(str::to_owned),
        happening,
    })
}
