//! Carries a parcel to a chat and says what became of it.
//!
//! Nothing here waits, tries again, or remembers: the outbox does. What Telegram would refuse for
//! its size is made to fit before it is sent, so that a long text costs some words and not the
//! whole message.

use reqwest::multipart::{Form, Part};
use serde::Deserialize;
use serde::de::IgnoredAny;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, EditMessageText, EditMessageTextSetters, SendMessage,
    SendMessageSetters,
};
use teloxide::types::{CallbackQueryId, ChatId, LinkPreviewOptions, MessageId};

use bot_core::delivery::{Delivery, Parcel, Rendered};

use crate::client::Client;
use crate::entities::entities;
use crate::keyboard::keyboard;
use crate::refusal::Refusal;
use crate::{fit, long_labels};

/// The longest answer to a tap.
const TOAST: usize = 200;

/// Sends messages, changes them, answers taps, sends files. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Messenger {
    client: Client,
}

/// All we want to know of a message we sent.
#[derive(Deserialize)]
struct Sent {
    message_id: i32,
}

impl Messenger {
    /// Sends as the client's bot.
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// Carries out one parcel for the chat with this id.
    pub async fn deliver(&self, chat: &str, parcel: &Parcel) -> Delivery {
        let done = match parcel {
            Parcel::Toast { callback, text } => self.toast(callback, text.as_deref()).await,
            Parcel::Message { rendered, replacing, .. } => match chat_id(chat) {
                Ok(chat) => self.message(chat, rendered, replacing.as_deref()).await,
                Err(refused) => return refused,
            },
            Parcel::File { name, media_type, content } => match chat_id(chat) {
                Ok(chat) => self.file(chat, name, media_type, content.clone()).await,
                Err(refused) => return refused,
            },
        };
        done.unwrap_or_else(outcome)
    }

    async fn message(
        &self,
        chat: ChatId,
        rendered: &Rendered,
        replacing: Option<&str>,
    ) -> Result<Delivery, Refusal> {
        let keyboard = keyboard(rendered);
        let text = match keyboard {
            Some(_) => long_labels::text(rendered),
            None => fit::numbered(rendered),
        };
        if fit::is_blank(&text) {
            return Ok(Delivery::Refused("the message has no text".to_owned()));
        }
        let entities = entities(rendered, &text);
        // An id that is not Telegram's names no message that could be changed.
        if let Some(id) = replacing.and_then(|id| id.parse().ok()) {
            let mut edit =
                EditMessageText::new(chat, MessageId(id), text.as_str()).link_preview_options(no_preview());
            edit.reply_markup.clone_from(&keyboard);
            edit.entities.clone_from(&entities);
            match self.client.call::<_, IgnoredAny>(&edit).await {
                Err(Refusal::MessageGone(_)) => {}
                edited => return edited.map(|_| Delivery::Edited),
            }
        }
        let mut send = SendMessage::new(chat, text).link_preview_options(no_preview());
        send.entities = entities;
        send.reply_markup = keyboard.map(Into::into);
        self.client.call(&send).await.map(delivered)
    }

    async fn toast(&self, callback: &str, text: Option<&str>) -> Result<Delivery, Refusal> {
        let mut answer = AnswerCallbackQuery::new(CallbackQueryId(callback.to_owned()));
        if let Some(text) = text.filter(|text| !fit::is_blank(text)) {
            answer = answer.text(fit::text(text, TOAST));
        }
        self.client.call(&answer).await.map(|_: IgnoredAny| Delivery::Delivered { message: None })
    }

    async fn file(
        &self,
        chat: ChatId,
        name: &str,
        media_type: &str,
        content: Vec<u8>,
    ) -> Result<Delivery, Refusal> {
        let part = Part::bytes(content).file_name(name.to_owned());
        let Ok(part) = part.mime_str(media_type) else {
            return Ok(Delivery::Refused(format!("{media_type:?} is no media type")));
        };
        // A picture is to be seen at once, not behind a tap.
        let (method, field) = match media_type.starts_with("image/") {
            true => ("sendPhoto", "photo"),
            false => ("sendDocument", "document"),
        };
        let form = Form::new().text("chat_id", chat.to_string()).part(field, part);
        self.client.upload(method, form).await.map(delivered)
    }
}

/// Reasons are logged, and logs name no chats.
fn chat_id(chat: &str) -> Result<ChatId, Delivery> {
    chat.parse().map(ChatId).map_err(|_| Delivery::Refused("the chat's id is none of Telegram's".to_owned()))
}

fn delivered(sent: Sent) -> Delivery {
    Delivery::Delivered { message: Some(sent.message_id.to_string()) }
}

fn outcome(refusal: Refusal) -> Delivery {
    match refusal {
        Refusal::Blocked(_) => Delivery::Blocked,
        Refusal::ChatGone(_) => Delivery::Unreachable(refusal.to_string()),
        Refusal::NotModified => Delivery::Edited,
        Refusal::QueryExpired => Delivery::Expired,
        Refusal::TooMany { retry_after } => Delivery::Wait(retry_after),
        // A wrong token or a second instance is the operator's to mend; no message is lost over it.
        Refusal::Conflict(_) | Refusal::Unauthorized(_) | Refusal::Server { .. } | Refusal::Network(_) => {
            Delivery::Failed(refusal.to_string())
        }
        Refusal::MessageGone(_) | Refusal::Other { .. } => Delivery::Refused(refusal.to_string()),
    }
}

/// A link to the privacy page should not fill the screen with a picture of it.
fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
