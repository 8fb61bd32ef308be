//! The bot's device: logged in once, kept in a folder, and logged in again when the homeserver forgot it.

use std::fs::{self, File};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::RoomId;
use matrix_sdk::store::{RoomLoadSettings, StateStoreDataKey};
use matrix_sdk::{Client, ClientBuildError, ClientBuilder};
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::identity::{self, IdentityError};
use crate::refusal::Refusal;

/// How citizens' clients list the device.
const DEVICE: &str = "Terminlotse";
/// Where the session is kept, in the store's folder,
const SESSION: &str = "session.json";
/// by what the names of matrix-sdk's files begin,
const DATABASES: &str = "matrix-sdk-";
/// and which file a process locks as long as it uses the folder.
const LOCK: &str = "lock";
/// How long a call may take before it counts as lost.
const CALL: Duration = Duration::from_secs(20);
/// How long a homeserver that is away is left alone.
const AWAY: Duration = Duration::from_secs(5);

/// Why there is no session; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The address is none, or nobody answers there.
    #[error("`matrix.homeserver` is {homeserver}: {problem}")]
    Homeserver {
        /// What was configured.
        homeserver: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The folder can't be used.
    #[error("`matrix.store` is {folder}: {problem}")]
    Store {
        /// Which folder.
        folder: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The folder is another account's.
    #[error("`matrix.store` is {folder}: it belongs to {user} at {homeserver}; please name another folder")]
    OtherAccount {
        /// Which folder.
        folder: String,
        /// Whose it is,
        user: String,
        /// and where that is.
        homeserver: String,
    },
    /// Name or password are wrong.
    #[error("the homeserver did not log the bot in; please look at `matrix.user` and `matrix.password`")]
    Credentials,
    /// There is neither a session nor a password.
    #[error("the bot is not logged in, and `matrix.password` is not set")]
    NoPassword,
    /// The homeserver said no.
    #[error("matrix: {0}")]
    Refused(#[from] Refusal),
    /// The cross-signing keys.
    #[error("matrix: {0}")]
    Identity(#[from] IdentityError),
}

impl ConnectError {
    /// What the homeserver said to it, where it was that.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) | Self::Identity(IdentityError::Refused(refusal)) => Some(refusal),
            _ => None,
        }
    }

    /// How long to wait before it is worth another try; `None` where waiting won't help.
    pub fn pause(&self) -> Option<Duration> {
        match self.refusal()? {
            Refusal::TooMany(pause) => Some(*pause),
            Refusal::Unreachable(_) => Some(AWAY),
            _ => None,
        }
    }
}

/// What is kept of a login.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) session: MatrixSession,
    homeserver: String,
    logged_in_at: DateTime<Utc>,
    /// Whether the device has heard once of all rooms that the account is in.
    knows_rooms: bool,
}

/// The bot's device on its homeserver.
pub struct Session {
    account: Account,
    current: RwLock<Current>,
    /// Held as long as the folder is ours.
    _lock: File,
}

#[derive(Clone)]
struct Current {
    client: Client,
    kept: Kept,
    /// Whether citizens' clients trust the device.
    established: bool,
}

impl Kept {
    fn must_be_of(&self, account: &Account) -> Result<(), ConnectError> {
        let user = self.session.meta.user_id.as_str();
        let is_named = user == account.user || self.session.meta.user_id.localpart() == account.user;
        match is_named && self.homeserver == account.homeserver {
            true => Ok(()),
            false => Err(ConnectError::OtherAccount {
                folder: account.store.display().to_string(),
                user: user.to_owned(),
                homeserver: self.homeserver.clone(),
            }),
        }
    }
}

impl Session {
    /// Restores the device in the account's folder, or logs in and makes one.
    ///
    /// # Errors
    /// The folder is in use, the homeserver is not there, or says no.
    pub async fn connect(account: Account, now: DateTime<Utc>) -> Result<Arc<Self>, ConnectError> {
        let lock = lock(&account.store)?;
        let current = open(&account, now).await?;
        let session = Self { account, current: RwLock::new(current), _lock: lock };
        session.establish().await?;
        Ok(Arc::new(session))
    }

    fn current(&self) -> Current {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(&mut Current)) {
        change(&mut self.current.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// The client of the device.
    pub(crate) fn client(&self) -> Client {
        self.current().client
    }

    /// Since when this device is logged in. Transaction ids from before mean nothing to the homeserver.
    pub(crate) fn logged_in_at(&self) -> DateTime<Utc> {
        self.current().kept.logged_in_at
    }

    /// Whether the device has heard once of all rooms that the account is in.
    pub(crate) fn knows_rooms(&self) -> bool {
        self.current().kept.knows_rooms
    }

    /// Notes that it has.
    pub(crate) fn knows_its_rooms(&self) -> Result<(), Refusal> {
        let mut kept = self.current().kept;
        if kept.knows_rooms {
            return Ok(());
        }
        kept.knows_rooms = true;
        keep(&self.account.store, &kept).map_err(|error| Refusal::Store(error.to_string()))?;
        self.change(|current| current.kept = kept);
        Ok(())
    }

    /// Sees to it that citizens' clients trust the device, unless that is done.
    ///
    /// # Errors
    /// The homeserver is not there, or the recovery key is wrong.
    pub async fn establish(&self) -> Result<(), ConnectError> {
        let current = self.current();
        if !current.established {
            identity::establish(&current.client, &self.account).await?;
            self.change(|current| current.established = true);
        }
        Ok(())
    }

    /// The bot's own name: `@termine:example.org`.
    pub fn user(&self) -> String {
        self.client().user_id().map(ToString::to_string).unwrap_or_default()
    }

    /// Whether what is written in a room is encrypted from end to end, as far as we know by now.
    pub async fn is_encrypted(&self, room: &str) -> bool {
        let Some(room) = <&RoomId>::try_from(room).ok().and_then(|room| self.client().get_room(room)) else {
            return false;
        };
        room.latest_encryption_state().await.is_ok_and(|state| state.is_encrypted())
    }

    /// Logs in again, after the homeserver has [ended](Refusal::LoggedOut) the session.
    ///
    /// # Errors
    /// There is no password, or it is wrong by now.
    pub async fn renew(&self, device_is_kept: bool, now: DateTime<Utc>) -> Result<(), ConnectError> {
        let renewed = log_in_again(&self.account, device_is_kept, now).await?;
        self.change(|current| *current = renewed);
        Ok(())
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({:?})", self.account)
    }
}

/// A device has one process: two would use up each other's keys.
fn lock(folder: &Path) -> Result<File, ConnectError> {
    let unusable = |problem: String| ConnectError::Store { folder: folder.display().to_string(), problem };
    fs::create_dir_all(folder).map_err(|error| unusable(error.to_string()))?;
    private(folder).map_err(|error| unusable(error.to_string()))?;
    let lock = File::create(folder.join(LOCK)).map_err(|error| unusable(error.to_string()))?;
    lock.try_lock().map_err(|_| unusable("another process uses this folder".to_owned()))?;
    Ok(lock)
}

#[cfg(unix)]
fn private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_: &Path) -> std::io::Result<()> {
    Ok(())
}

async fn build(account: &Account) -> Result<Client, ConnectError> {
    let settings = EncryptionSettings {
        auto_enable_cross_signing: true,
        // A message whose key we lost may have it in the backup.
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
        auto_enable_backups: false,
    };
    let builder = builder(account).sqlite_store(&account.store, None).with_encryption_settings(settings);
    builder.build().await.map_err(|error| unbuilt(account, error))
}

/// A client that keeps nothing.
pub(crate) async fn plain_client(account: &Account) -> Result<Client, ConnectError> {
    builder(account).build().await.map_err(|error| unbuilt(account, error))
}

/// The outbox and the sync loop try again, each in its own way; so no call does it by itself.
fn builder(account: &Account) -> ClientBuilder {
    let calls = RequestConfig::new().timeout(CALL).disable_retry();
    Client::builder().homeserver_url(&account.homeserver).request_config(calls)
}

fn unbuilt(account: &Account, error: ClientBuildError) -> ConnectError {
    let wrong = |problem| ConnectError::Homeserver { homeserver: account.homeserver.clone(), problem };
    match error {
        ClientBuildError::Url(_) => wrong("is no address of a web server".to_owned()),
        ClientBuildError::SqliteStore(error) => {
            ConnectError::Store { folder: account.store.display().to_string(), problem: error.to_string() }
        }
        other => wrong(other.to_string()),
    }
}

async fn open(account: &Account, now: DateTime<Utc>) -> Result<Current, ConnectError> {
    let Some(kept) = kept(&account.store)? else {
        return log_in_again(account, false, now).await;
    };
    kept.must_be_of(account)?;
    let client = build(account).await?;
    forget_sync_token(&client).await?;
    let settings = RoomLoadSettings::default();
    client.matrix_auth().restore_session(kept.session.clone(), settings).await.map_err(Refusal::from)?;
    match client.whoami().await.map_err(Refusal::from) {
        Ok(_) => Ok(Current { client, kept, established: false }),
        Err(Refusal::LoggedOut { device_is_kept }) => {
            drop(client);
            log_in_again(account, device_is_kept, now).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// What matrix-sdk has seen last is not what we have answered last. If it knew its own token, it would
/// answer a repeated one by an empty response, and an event would be lost.
async fn forget_sync_token(client: &Client) -> Result<(), ConnectError> {
    let removed = client.state_store().remove_kv_data(StateStoreDataKey::SyncToken).await;
    removed.map_err(|error| Refusal::Store(error.to_string()).into())
}

async fn log_in(
    client: Client,
    account: &Account,
    device: Option<Kept>,
    now: DateTime<Utc>,
) -> Result<Current, ConnectError> {
    let password = account.password.as_deref().ok_or(ConnectError::NoPassword)?;
    let auth = client.matrix_auth();
    let mut login = auth.login_username(&account.user, password).initial_device_display_name(DEVICE);
    if let Some(kept) = &device {
        login = login.device_id(kept.session.meta.device_id.as_str());
    }
    let response = login.send().await.map_err(|error| match Refusal::from(error) {
        Refusal::Forbidden => ConnectError::Credentials,
        refusal => refusal.into(),
    })?;
    let kept = Kept {
        session: (&response).into(),
        homeserver: account.homeserver.clone(),
        logged_in_at: now,
        knows_rooms: device.is_some_and(|kept| kept.knows_rooms),
    };
    keep(&account.store, &kept)?;
    Ok(Current { client, kept, established: false })
}

/// As the same device where the homeserver has kept that. Else as a new one, with nothing of an old one: keys
/// that it had published are gone with it, and matrix-sdk would not publish them again. So it is, too, where a
/// process died between its login and keeping the session.
async fn log_in_again(
    account: &Account,
    device_is_kept: bool,
    now: DateTime<Utc>,
) -> Result<Current, ConnectError> {
    if account.password.is_none() {
        return Err(ConnectError::NoPassword);
    }
    if !device_is_kept {
        forget_device(&account.store)?;
    }
    let client = build(account).await?;
    forget_sync_token(&client).await?;
    log_in(client, account, kept(&account.store)?, now).await
}

fn forget_device(folder: &Path) -> Result<(), ConnectError> {
    let forget = || {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name == SESSION || name.starts_with(DATABASES) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    };
    forget().map_err(|error: std::io::Error| ConnectError::Store {
        folder: folder.display().to_string(),
        problem: error.to_string(),
    })
}

pub(crate) fn kept(folder: &Path) -> Result<Option<Kept>, ConnectError> {
    let file = folder.join(SESSION);
    let unusable = |problem: String| ConnectError::Store { folder: file.display().to_string(), problem };
    match fs::read(&file) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| unusable("is not what this program wrote there".to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(error.to_string())),
    }
}

/// Written beside and moved into place: a death in between leaves the old session or the new one.
fn keep(folder: &Path, kept: &Kept) -> Result<(), ConnectError> {
    let file = folder.join(SESSION);
    let beside = folder.join("session.json.new");
    let written = serde_json::to_vec(kept)
        .map_err(std::io::Error::other)
        .and_then(|bytes| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, &file));
    written.map_err(|error| ConnectError::Store {
        folder: file.display().to_string(),
        problem: error.to_string(),
    })
}
