//! How Synapse is configured: alone on its machine, quick, and with nothing worth keeping.

use std::path::Path;

use serde_json::{Value, json};

/// The key that events are signed with; no secret, as all of this.
const SIGNING_KEY: &str = "ed25519 test OVKFNHEKQ/BLi+vIP2cYI7qUy5ihY1m/UAKEnutpHfQ\n";

/// How often something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// As often as anybody likes.
    Generous,
    /// As Synapse limits it by default: ten messages at once and then one in five seconds, five
    /// logins from an address. Only registering is still free, as it is the tests' business.
    Default,
    /// Generous, but every session is over after three seconds.
    ShortSessions,
}

/// Writes all that Synapse needs into its folder.
pub fn write(folder: &Path, port: u16, limits: Limits) {
    let mut config = quick_and_alone(folder, port);
    let limits = match limits {
        Limits::Generous => without_limits(),
        Limits::Default => json!({"rc_registration": unlimited()}),
        Limits::ShortSessions => {
            let mut limits = without_limits();
            merge(&mut limits, json!({"session_lifetime": "3s"}));
            limits
        }
    };
    merge(&mut config, limits);
    let file = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("the folder takes a file");
    };
    // It is YAML, of which JSON is a part.
    file("homeserver.yaml", &config.to_string());
    file("signing.key", SIGNING_KEY);
}

fn quick_and_alone(folder: &Path, port: u16) -> Value {
    let here = |name: &str| folder.join(name).display().to_string();
    json!({
        "server_name": "stadt.test",
        "public_baseurl": format!("http://127.0.0.1:{port}/"),
        "listeners": [{
            "type": "http",
            "bind_addresses": ["127.0.0.1"],
            "port": port,
            "resources": [{"names": ["client"]}],
        }],
        "database": {"name": "sqlite3", "args": {"database": here("homeserver.db")}},
        "media_store_path": here("media"),
        "signing_key_path": here("signing.key"),
        "macaroon_secret_key": "no secret",
        "form_secret": "no secret",
        "enable_registration": true,
        "enable_registration_without_verification": true,
        // The weakest, and quickest, that bcrypt has.
        "bcrypt_rounds": 4,
        "federation_domain_whitelist": [],
        "trusted_key_servers": [],
        "presence": {"enabled": false},
        "user_directory": {"enabled": false},
        "report_stats": false,
        // Whoever hears a room has to be told of all that happens in it; by default a hundred at most.
        "filter_timeline_limit": 1000,
    })
}

fn without_limits() -> Value {
    json!({
        "rc_message": unlimited(),
        "rc_registration": unlimited(),
        "rc_login": {"address": unlimited(), "account": unlimited(), "failed_attempts": unlimited()},
        "rc_joins": {"local": unlimited(), "remote": unlimited()},
        "rc_joins_per_room": unlimited(),
        "rc_invites": {"per_room": unlimited(), "per_user": unlimited(), "per_issuer": unlimited()},
        "rc_room_creation": unlimited(),
        "rc_key_requests": unlimited(),
        "rc_media_create": unlimited(),
    })
}

fn unlimited() -> Value {
    json!({"per_second": 1_000_000, "burst_count": 1_000_000})
}

fn merge(config: &mut Value, more: Value) {
    if let (Value::Object(config), Value::Object(more)) = (config, more) {
        config.extend(more);
    }
}
