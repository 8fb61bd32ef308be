//! What the plain client does to a room and an account, and waits to see there: it asks again and again, and
//! panics in the end.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::Plain;
use super::plain::{accepted, answer};

/// What takes longer than this will not happen any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// Who an account is to others.
#[derive(Debug)]
pub struct CrossSigning {
    /// The master key.
    pub master_key: Value,
    /// How many of its devices it has signed.
    pub signed_devices: usize,
}

impl Plain {
    /// Sets a room's state.
    pub async fn set_state(&self, room: &str, kind: &str, content: &Value) {
        self.call(Method::PUT, &format!("rooms/{room}/state/{kind}/"), content).await;
    }

    /// Replaces a room by a new one, as its creator can; answers with the new one's id.
    pub async fn upgrade(&self, room: &str) -> String {
        let upgraded =
            self.call(Method::POST, &format!("rooms/{room}/upgrade"), &json!({"new_version": "11"})).await;
        upgraded["replacement_room"].as_str().expect("there is a new room").to_owned()
    }

    /// Removes somebody from a room.
    pub async fn kick(&self, room: &str, user: &str) {
        self.call(Method::POST, &format!("rooms/{room}/kick"), &json!({"user_id": user})).await;
    }

    /// Logs out the session of this token, whosever it is.
    pub async fn log_out(&self, access_token: &str) {
        let mut account = self.account().clone();
        access_token.clone_into(&mut account.access_token);
        Self::of(account).call(Method::POST, "logout", &json!({})).await;
    }

    /// Waits until somebody's membership of a room is this; answers with its event's content.
    pub async fn wait_for_membership(&self, room: &str, user: &str, membership: &str) -> Value {
        let path = format!("rooms/{room}/state/m.room.member/{user}");
        self.until(&format!("{user} is “{membership}”"), async || {
            let member = answer(self.request(Method::GET, &path)).await.ok()?;
            (member["membership"] == membership).then_some(member)
        })
        .await
    }

    /// Waits until this account is out of a room.
    pub async fn wait_until_out_of(&self, room: &str) {
        self.until("the room is left", async || {
            let joined = self.get("joined_rooms").await;
            let rooms = joined["joined_rooms"].as_array().expect("rooms are a list");
            (!rooms.iter().any(|joined| joined == room)).then_some(())
        })
        .await
    }

    /// Waits until the key is in this account's backup under which a message was encrypted; others, of what the
    /// account said itself, may be there before.
    pub async fn wait_for_backed_up_key_of(&self, room: &str, event: &str) {
        let said = self.get(&format!("rooms/{room}/event/{event}")).await;
        let session = said["content"]["session_id"].as_str().expect("the message is encrypted");
        self.until("the key is backed up", async || {
            let backup = answer(self.request(Method::GET, "room_keys/version")).await.ok()?;
            let keys = format!("room_keys/keys?version={}", backup["version"].as_str()?);
            let kept = answer(self.request(Method::GET, &keys)).await.ok()?;
            kept["rooms"][room]["sessions"].get(session).map(drop)
        })
        .await;
    }

    /// Who somebody is to others.
    pub async fn cross_signing(&self, user: &str) -> CrossSigning {
        let keys = self.call(Method::POST, "keys/query", &json!({"device_keys": {user: []}})).await;
        let signer = keys["self_signing_keys"][user]["keys"].as_object().and_then(|keys| keys.keys().next());
        let signer = signer.expect("there is a key that signs devices").to_owned();
        let devices = keys["device_keys"][user].as_object().expect("there are devices");
        let is_signed = |device: &&Value| device["signatures"][user].get(&signer).is_some();
        CrossSigning {
            master_key: keys["master_keys"][user]["keys"].clone(),
            signed_devices: devices.values().filter(is_signed).count(),
        }
    }

    async fn get(&self, path: &str) -> Value {
        accepted(answer(self.request(Method::GET, path)).await)
    }

    async fn until<T>(&self, what: &str, looks: impl AsyncFn() -> Option<T>) -> T {
        let looking = async {
            loop {
                if let Some(seen) = looks().await {
                    return seen;
                }
            }
        };
        timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("in vain: {what}"))
    }
}
