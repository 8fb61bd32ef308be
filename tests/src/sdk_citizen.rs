//! A citizen on Matrix whose client stands on matrix-sdk, as Element X does, with cross-signing keys as
//! ordinary clients have them. It runs in this process and keeps nothing, so that a whole suite of
//! conversations can go through it.

use std::collections::BTreeMap;
use std::time::Duration;

use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::{ShieldState, TimelineEvent, TimelineEventKind};
use matrix_sdk::encryption::EncryptionSettings;
use matrix_sdk::media::{MediaFormat, MediaRequestParameters};
use matrix_sdk::ruma::api::client::filter::FilterDefinition;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request, RoomPreset};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::message::{FileMessageEventContent, MessageType, Relation};
use matrix_sdk::ruma::events::{
    AnySyncMessageLikeEvent, AnySyncTimelineEvent, InitialStateEvent, SyncMessageLikeEvent,
};
use matrix_sdk::ruma::{OwnedUserId, RoomId, UInt, UserId};
use matrix_sdk::{Client, Room};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::nio_citizen::Encryption;
use crate::synapse::{Account, Synapse};

/// What takes longer than this will not happen any more.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the homeserver keeps a sync open when nothing happens.
const WAIT: Duration = Duration::from_secs(5);
/// More than the bot says between two looks.
const EVENTS: u32 = 100;

/// A citizen with a client. All calls panic when something fails.
pub struct SdkCitizen {
    account: Account,
    client: Client,
    chats: BTreeMap<String, Vec<Shown>>,
}

/// What somebody else has said in a room, as it stands there now.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The id of the event that said it first.
    pub event: String,
    /// Its text; of a file, its name.
    pub text: String,
    /// What is in the file.
    pub file: Option<String>,
    /// Whether it came encrypted, with all its changes.
    pub encrypted: bool,
    /// What the client warns of: a device that nobody vouches for.
    pub warning: Option<String>,
    sender: OwnedUserId,
}

impl SdkCitizen {
    /// Registers a citizen, logs in, and makes cross-signing keys.
    pub async fn arrive(synapse: &Synapse, name: &str) -> Self {
        let account = synapse.register(name).await;
        let settings =
            EncryptionSettings { auto_enable_cross_signing: true, ..EncryptionSettings::default() };
        let builder =
            Client::builder().homeserver_url(&account.homeserver).with_encryption_settings(settings);
        let client = builder.build().await.expect("the homeserver is there");
        let login = client.matrix_auth().login_username(&account.user, &account.password);
        login.send().await.expect("the password is right");
        client.encryption().wait_for_e2ee_initialization_tasks().await;
        let keys = client.encryption().cross_signing_status().await;
        assert!(keys.is_some_and(|keys| keys.is_complete()), "an ordinary client has cross-signing keys");
        Self { account, client, chats: BTreeMap::new() }
    }

    /// The citizen's full name.
    pub fn user(&self) -> &str {
        &self.account.user
    }

    /// Creates a room for two and invites the other; answers with its id.
    pub async fn create_direct_room(&mut self, with: &str, encryption: Encryption) -> String {
        let mut room = Request::new();
        room.is_direct = true;
        room.preset = Some(RoomPreset::TrustedPrivateChat);
        room.invite = vec![user_id(with)];
        if encryption == Encryption::On {
            let content = RoomEncryptionEventContent::with_recommended_defaults();
            room.initial_state = vec![InitialStateEvent::with_empty_state_key(content).to_raw_any()];
        }
        let created = self.client.create_room(room).await.expect("anybody may create a room");
        created.room_id().to_string()
    }

    /// Whether somebody has joined a room, as far as this client knows.
    pub async fn sees_in_room(&self, room: &str, user: &str) -> bool {
        let member = self.room(room).get_member_no_sync(&user_id(user)).await.expect("the store is there");
        member.is_some_and(|member| member.membership().as_str() == "join")
    }

    /// Waits until somebody who was invited has joined.
    pub async fn wait_for_member(&mut self, room: &str, user: &str) {
        self.until(&format!("{user} in {room}"), async |citizen: &Self| {
            citizen.sees_in_room(room, user).await.then_some(())
        })
        .await;
    }

    /// Says a text; answers with its event's id, as all that send do.
    pub async fn say(&self, room: &str, words: &str) -> String {
        self.send(room, "m.room.message", json!({ "msgtype": "m.text", "body": words })).await
    }

    /// Reacts to a message.
    pub async fn react(&self, room: &str, event: &str, key: &str) -> String {
        let relation = json!({ "rel_type": "m.annotation", "event_id": event, "key": key });
        self.send(room, "m.reaction", json!({ "m.relates_to": relation })).await
    }

    /// Sends any event, encrypted where the room is.
    pub async fn send(&self, room: &str, kind: &str, content: Value) -> String {
        let sent = self.room(room).send_raw(kind, content).await;
        sent.expect("a member may send").response.event_id.to_string()
    }

    /// What others have said in a room, the oldest first, as it stands there now.
    pub fn chat(&self, room: &str) -> &[Shown] {
        self.chats.get(room).map(Vec::as_slice).unwrap_or_default()
    }

    /// Looks at what is there by now; waits for nothing.
    pub async fn catch_up(&mut self) {
        self.sync(Duration::ZERO).await;
    }

    /// Waits until somebody else's message has this text in it; answers with the newest such.
    pub async fn reads(&mut self, room: &str, words: &str) -> Shown {
        self.until(&format!("“{words}”"), async |citizen: &Self| {
            citizen.chat(room).iter().rev().find(|shown| shown.text.contains(words)).cloned()
        })
        .await
    }

    /// Whether somebody has devices and each is signed by its owner; of any other, clients warn.
    pub async fn sees_only_signed_devices(&self, user: &str) -> bool {
        let (encryption, user) = (self.client.encryption(), user_id(user));
        // That asks the homeserver for the devices, too.
        encryption.request_user_identity(&user).await.expect("the homeserver is there");
        let devices = encryption.get_user_devices(&user).await.expect("the store is there");
        let signed: Vec<bool> = devices.devices().map(|device| device.is_cross_signed_by_owner()).collect();
        !signed.is_empty() && signed.iter().all(|signed| *signed)
    }

    async fn until<T>(&mut self, what: &str, looks: impl AsyncFn(&Self) -> Option<T>) -> T {
        let user = self.user().to_owned();
        let looking = async {
            loop {
                if let Some(seen) = looks(self).await {
                    return seen;
                }
                self.sync(WAIT).await;
            }
        };
        timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("{user} waits in vain for {what}"))
    }

    async fn sync(&mut self, wait: Duration) {
        let mut filter = FilterDefinition::default();
        filter.room.timeline.limit = Some(UInt::from(EVENTS));
        let settings = SyncSettings::new().timeout(wait).filter(Filter::FilterDefinition(filter));
        let news = self.client.sync_once(settings).await.expect("the homeserver is there");
        for (room, update) in news.rooms.joined {
            for event in &update.timeline.events {
                self.see(room.as_str(), event).await;
            }
        }
    }

    async fn see(&mut self, room: &str, event: &TimelineEvent) {
        use AnySyncMessageLikeEvent::{RoomEncrypted, RoomMessage};
        use SyncMessageLikeEvent::Original;
        let Ok(AnySyncTimelineEvent::MessageLike(read)) = event.raw().deserialize() else { return };
        if *read.sender() == *self.account.user {
            return;
        }
        let message = match read {
            RoomMessage(Original(message)) => message,
            RoomEncrypted(_) => panic!("{} can't decrypt {}", self.user(), read.event_id()),
            _ => return,
        };
        let file = match &message.content.msgtype {
            MessageType::File(file) => Some(self.download(file).await),
            _ => None,
        };
        let (encrypted, warning) = (matches!(event.kind, TimelineEventKind::Decrypted(_)), warning(event));
        let chat = self.chats.entry(room.to_owned()).or_default();
        if let Some(Relation::Replacement(edit)) = message.content.relates_to {
            let of_sender =
                |shown: &&mut Shown| shown.event == *edit.event_id && shown.sender == message.sender;
            if let Some(shown) = chat.iter_mut().find(of_sender) {
                edit.new_content.msgtype.body().clone_into(&mut shown.text);
                shown.encrypted &= encrypted;
                shown.warning = shown.warning.take().or(warning);
            }
            return;
        }
        chat.push(Shown {
            event: message.event_id.to_string(),
            text: message.content.msgtype.body().to_owned(),
            file,
            encrypted,
            warning,
            sender: message.sender,
        });
    }

    async fn download(&self, file: &FileMessageEventContent) -> String {
        let request = MediaRequestParameters { source: file.source.clone(), format: MediaFormat::File };
        let content = self.client.media().get_media_content(&request, false).await;
        String::from_utf8(content.expect("what was announced can be fetched")).expect("the file is a text")
    }

    fn room(&self, room: &str) -> Room {
        let room = RoomId::parse(room).expect("it is a room's id");
        self.client.get_room(&room).expect("the citizen is in the room")
    }
}

/// As Element words it, which looks with the laxer of the two views.
fn warning(event: &TimelineEvent) -> Option<String> {
    match event.encryption_info()?.verification_state.to_shield_state_lax() {
        ShieldState::Red { message, .. } | ShieldState::Grey { message, .. } => Some(message.to_owned()),
        ShieldState::None => None,
    }
}

fn user_id(user: &str) -> OwnedUserId {
    UserId::parse(user).expect("it is a user's id")
}
