//! Which account the bot writes from.

use std::path::PathBuf;

/// The bot's account, as its operator configured it.
#[derive(Clone)]
pub struct Account {
    /// `https://matrix.example.org`.
    pub homeserver: String,
    /// `@termine:example.org`, or only `termine`.
    pub user: String,
    /// Needed for the first login, and again when the homeserver has ended the session.
    pub password: Option<String>,
    /// The folder of the device: its session and its keys. It belongs to one process.
    pub store: PathBuf,
    /// Opens the secret storage: a recovery key or a passphrase. Where the account has no secret storage
    /// yet, it becomes the passphrase of a new one.
    pub recovery_key: Option<String>,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({} at {}, secrets hidden)", self.user, self.homeserver)
    }
}
