//! Who the bot is to citizens' clients: cross-signing keys, kept in the account's secret storage.
//!
//! Whoever talks to the bot must not see a warning that its device is unverified. So the first device
//! makes the cross-signing keys and puts them, with a backup of room keys, into secret storage; a later
//! one, after the store was lost, takes them from there.

use std::fs;

use matrix_sdk::Client;
use matrix_sdk::encryption::recovery::{RecoveryError, RecoveryState};
use matrix_sdk::encryption::secret_storage::SecretStorageError;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, Password, UserIdentifier};

use crate::account::Account;
use crate::refusal::Refusal;

/// Where a new recovery key is written when none is configured, in the store's folder.
const RECOVERY_KEY: &str = "recovery-key";

/// Why the bot's identity could not be made or restored.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// It does not open the secret storage.
    #[error("`matrix.recovery_key` does not open the account's secret storage")]
    WrongKey,
    /// The homeserver or the store.
    #[error("the cross-signing keys could not be set up: {0}")]
    Refused(#[from] Refusal),
    /// The file.
    #[error("the recovery key could not be written to {file}: {problem}")]
    Key {
        /// Which one.
        file: String,
        /// What happened.
        problem: String,
    },
}

/// Sees to it that this device is signed by the account, and that the account can be recovered.
pub(crate) async fn establish(client: &Client, account: &Account) -> Result<(), IdentityError> {
    let encryption = client.encryption();
    encryption.wait_for_e2ee_initialization_tasks().await;
    let password = account.password.as_ref().map(|password| {
        let user = UserIdentifier::Matrix(matrix_sdk::ruma::api::client::uiaa::MatrixUserIdentifier::new(
            account.user.clone(),
        ));
        AuthData::Password(Password::new(user, password.clone()))
    });
    encryption.bootstrap_cross_signing_if_needed(password).await.map_err(Refusal::from)?;
    let recovery = encryption.recovery();
    let key = account.recovery_key.clone().or_else(|| kept_key(account));
    match (recovery.state(), &key) {
        (RecoveryState::Enabled, _) => {}
        (RecoveryState::Disabled, _) => enable(client, account).await?,
        (RecoveryState::Incomplete | RecoveryState::Unknown, Some(key)) => {
            recovery.recover(key).await.map_err(refused)?;
            tracing::info!("the bot's Matrix identity was recovered");
        }
        (RecoveryState::Incomplete | RecoveryState::Unknown, None) => tracing::warn!(
            "this device lacks the account's secrets, so clients show the bot as unverified; please set matrix.recovery_key"
        ),
    }
    Ok(())
}

/// The key that an earlier device made, where nobody has configured it yet.
fn kept_key(account: &Account) -> Option<String> {
    fs::read_to_string(account.store.join(RECOVERY_KEY)).ok().map(|key| key.trim().to_owned())
}

async fn enable(client: &Client, account: &Account) -> Result<(), IdentityError> {
    let recovery = client.encryption().recovery();
    match &account.recovery_key {
        Some(passphrase) => {
            recovery.enable().with_passphrase(passphrase).await.map_err(refused)?;
        }
        None => {
            let key = recovery.enable().await.map_err(refused)?;
            let file = account.store.join(RECOVERY_KEY);
            fs::write(&file, format!("{key}\n")).map_err(|error| IdentityError::Key {
                file: file.display().to_string(),
                problem: error.to_string(),
            })?;
            tracing::warn!(
                file = %file.display(),
                "a recovery key was made for the bot; please keep it safe and configure it as matrix.recovery_key"
            );
        }
    }
    Ok(())
}

fn refused(error: RecoveryError) -> IdentityError {
    match error {
        RecoveryError::SecretStorage(SecretStorageError::Sdk(error)) => Refusal::from(error).into(),
        RecoveryError::SecretStorage(_) => IdentityError::WrongKey,
        RecoveryError::Sdk(error) => Refusal::from(error).into(),
        other => Refusal::Store(other.to_string()).into(),
    }
}
