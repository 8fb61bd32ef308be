//! Carries a parcel into a room and says what became of it.
//!
//! Nothing here waits or tries again: the outbox does. Each event carries a transaction id made of its row,
//! by which the homeserver knows it again when the same device sends it twice; where it may have forgotten,
//! the room itself is [asked](crate::sent_before).
//!
//! What a prompt offered is taken away when it was answered, and the reactions that answer a yes or no are
//! put below it. Both only please the eye: they never make a delivery fail.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use bot_core::delivery::{Delivery, Parcel, Rendered, Urgency, Waybill};
use matrix_sdk::ruma::{OwnedEventId, OwnedTransactionId, RoomId};
use matrix_sdk::{Room, RoomMemberships, RoomState};
use mime::Mime;
use serde_json::{Map, Value, json};
use tokio::time::timeout;

use crate::picture;
use crate::prompt::{self, NO, ROW, YES};
use crate::refusal::Refusal;
use crate::sent_before;
use crate::session::Session;

/// How long a send may take in all: less than the outbox leases a row for (a minute), or another sender would
/// begin with it.
const LONGEST: Duration = Duration::from_secs(45);
/// How long what only pleases the eye may take.
const DECORATION: Duration = Duration::from_secs(5);

/// Sends messages, changes them, sends files.
#[derive(Clone, Debug)]
pub struct Messenger {
    session: Arc<Session>,
}

impl Messenger {
    /// Sends as the session's bot.
    pub fn new(session: Arc<Session>) -> Self {
        Self { session }
    }

    /// Carries out one parcel.
    pub async fn deliver(&self, way: &Waybill, parcel: &Parcel) -> Delivery {
        let room = RoomId::parse(&way.chat).ok().and_then(|room| self.session.client().get_room(&room));
        let room = match room {
            Some(room) => room,
            None if self.session.knows_rooms() => {
                return Delivery::Unreachable("the bot is not in that room".to_owned());
            }
            None => return Delivery::Failed("a new device does not know its rooms yet".to_owned()),
        };
        if room.state() != RoomState::Joined {
            return Delivery::Blocked;
        }
        let sending = Sending { session: &self.session, room, way };
        let done = timeout(LONGEST, async {
            match parcel {
                // A reaction needs no answer of its own.
                Parcel::Toast { .. } => Ok(Delivery::Delivered { message: None }),
                Parcel::Message { rendered, replacing, answered } => {
                    sending.message(rendered, replacing.as_deref(), answered.as_deref()).await
                }
                Parcel::File { name, media_type, content } => sending.file(name, media_type, content).await,
            }
        });
        done.await.unwrap_or(Err(Refusal::Unreachable(None))).unwrap_or_else(outcome)
    }
}

/// One parcel on its way into a room.
struct Sending<'a> {
    session: &'a Session,
    room: Room,
    way: &'a Waybill,
}

impl Sending<'_> {
    async fn message(
        &self,
        rendered: &Rendered,
        replacing: Option<&str>,
        answered: Option<&str>,
    ) -> Result<Delivery, Refusal> {
        let mut content = prompt::content(rendered, self.kind(), self.way.row);
        if self.way.urgency == Urgency::Call {
            content.insert("m.mentions".to_owned(), json!({ "user_ids": self.citizens().await? }));
        }
        if let Some(event) = replacing {
            self.put(prompt::replacing(event, content)).await?;
            self.decorate(self.offer_reactions(event, rendered)).await;
            return Ok(Delivery::Edited);
        }
        let event = self.put(content).await?;
        let tidied = async {
            if let Some(prompt) = answered {
                self.shorten(prompt).await;
            }
        };
        self.decorate(async { tokio::join!(self.offer_reactions(event.as_str(), rendered), tidied) }).await;
        Ok(Delivery::Delivered { message: Some(event.to_string()) })
    }

    /// A notice rings no bell (`.m.rule.suppress_notices` of the default push rules).
    fn kind(&self) -> &'static str {
        match self.way.urgency {
            Urgency::Answer | Urgency::Call => "m.text",
            Urgency::Notice => "m.notice",
        }
    }

    async fn citizens(&self) -> Result<Vec<String>, Refusal> {
        let members = self.room.members(RoomMemberships::ACTIVE).await?;
        let others = members.iter().filter(|member| !member.is_account_user());
        Ok(others.map(|member| member.user_id().to_string()).collect())
    }

    /// What only pleases the eye keeps nobody waiting for long.
    async fn decorate<T>(&self, decoration: impl Future<Output = T>) {
        timeout(DECORATION, decoration).await.ok();
    }

    async fn file(&self, name: &str, media_type: &str, content: &[u8]) -> Result<Delivery, Refusal> {
        let Ok(mime) = media_type.parse::<Mime>() else {
            return Ok(Delivery::Refused(format!("{media_type:?} is no media type")));
        };
        let is_picture = mime.type_() == mime::IMAGE;
        let mut event = prompt::text(name, if is_picture { "m.image" } else { "m.file" }, self.way.row);
        event.insert("filename".to_owned(), name.into());
        let mut info = json!({ "mimetype": media_type, "size": content.len() });
        if let (Some((width, height)), Some(info)) = (picture::size(content), info.as_object_mut()) {
            info.insert("w".to_owned(), width.into());
            info.insert("h".to_owned(), height.into());
        }
        event.insert("info".to_owned(), info);
        let client = self.session.client();
        if self.is_encrypted().await? {
            let file = client.upload_encrypted_file(&mut Cursor::new(content)).await?;
            let file = serde_json::to_value(file).map_err(|error| Refusal::Store(error.to_string()))?;
            event.insert("file".to_owned(), file);
        } else {
            let uploaded = client.media().upload(&mime, content.to_vec(), None).await?;
            event.insert("url".to_owned(), uploaded.content_uri.to_string().into());
        }
        let event = self.put(event).await?;
        Ok(Delivery::Delivered { message: Some(event.to_string()) })
    }

    async fn is_encrypted(&self) -> Result<bool, Refusal> {
        Ok(self.room.latest_encryption_state().await?.is_encrypted())
    }

    /// Puts the row's event into the room, once.
    async fn put(&self, content: Map<String, Value>) -> Result<OwnedEventId, Refusal> {
        if sent_before::may_be_unknown_to_the_homeserver(self.way, self.session.logged_in_at())
            && let Some(event) = sent_before::find(&self.room, self.way).await?
        {
            return Ok(event);
        }
        self.send("m.room.message", content, "message").await
    }

    async fn send(
        &self,
        kind: &str,
        content: Map<String, Value>,
        part: &str,
    ) -> Result<OwnedEventId, Refusal> {
        // Another database counts its rows anew; the moment tells them apart.
        let written_at = self.way.written_at.timestamp_micros();
        let transaction = OwnedTransactionId::from(format!("row-{}-{written_at}-{part}", self.way.row));
        let sent = self.room.send_raw(kind, Value::Object(content)).with_transaction_id(&transaction).await?;
        Ok(sent.response.event_id)
    }

    /// Only yes and no are ever offered as reactions, for these are not encrypted.
    async fn offer_reactions(&self, event: &str, rendered: &Rendered) {
        if !rendered.yes_or_no {
            return;
        }
        for (key, name) in [(YES, "yes"), (NO, "no")] {
            let relation = json!({ "rel_type": "m.annotation", "event_id": event, "key": key });
            let content = Map::from_iter([("m.relates_to".to_owned(), relation)]);
            if let Err(refusal) = self.send("m.reaction", content, name).await {
                tracing::debug!(row = self.way.row, %refusal, "a reaction was not offered");
                return;
            }
        }
    }

    /// Takes the choices away from a prompt that was answered, so that the room stays short.
    async fn shorten(&self, prompt: &str) {
        if let Err(refusal) = self.try_to_shorten(prompt).await {
            tracing::debug!(row = self.way.row, %refusal, "an answered prompt keeps its choices");
        }
    }

    async fn try_to_shorten(&self, prompt: &str) -> Result<(), Refusal> {
        let Ok(id) = OwnedEventId::try_from(prompt) else { return Ok(()) };
        let event = self.room.event(&id, None).await?;
        let Ok(event) = event.raw().deserialize_as_unchecked::<Value>() else { return Ok(()) };
        let row = event
            .get("content")
            .and_then(|content| content.get(ROW))
            .and_then(Value::as_i64)
            .unwrap_or_default();
        let Some(text) = prompt::without_choices(&event) else { return Ok(()) };
        let mut edit = prompt::replacing(prompt, prompt::text(text, "m.text", row));
        // Whoever looks for that row shall find the prompt itself.
        edit.remove(ROW);
        self.send("m.room.message", edit, "answered").await.map(drop)
    }
}

fn outcome(refusal: Refusal) -> Delivery {
    match refusal {
        Refusal::TooMany(pause) => Delivery::Wait(pause),
        Refusal::Forbidden => Delivery::Blocked,
        Refusal::Gone => Delivery::Unreachable(refusal.to_string()),
        Refusal::TooLarge | Refusal::Other(_) => Delivery::Refused(refusal.to_string()),
        // The sync loop logs the bot in again; the row waits for that.
        Refusal::LoggedOut { .. } | Refusal::Unreachable(_) | Refusal::Store(_) => {
            Delivery::Failed(refusal.to_string())
        }
    }
}
