//! Whether the bot could serve: looks, and changes nothing.

use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::session::get_login_types::v3::LoginType;

use crate::account::Account;
use crate::refusal::Refusal;
use crate::session::{self, ConnectError};

/// How far an account can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// It is logged in, under this name.
    LoggedIn(String),
    /// The homeserver is there and takes passwords. Whether this one is right shows at the first start: a
    /// look must not leave a device behind.
    Homeserver,
}

/// Asks the homeserver.
///
/// # Errors
/// It is not there, does not take passwords, or has ended the session.
pub async fn reach(account: &Account) -> Result<Reached, ConnectError> {
    let client = session::plain_client(account).await?;
    match session::kept(&account.store)? {
        Some(kept) => whoami(&client, kept).await.map_err(ConnectError::from),
        None if account.password.is_none() => Err(ConnectError::NoPassword),
        None => takes_passwords(&client, account).await,
    }
}

async fn whoami(client: &Client, kept: session::Kept) -> Result<Reached, Refusal> {
    client.restore_session(kept.session).await?;
    Ok(Reached::LoggedIn(client.whoami().await?.user_id.to_string()))
}

async fn takes_passwords(client: &Client, account: &Account) -> Result<Reached, ConnectError> {
    let types = client.matrix_auth().get_login_types().await.map_err(Refusal::from)?;
    match types.flows.iter().any(|flow| matches!(flow, LoginType::Password(_))) {
        true => Ok(Reached::Homeserver),
        false => Err(ConnectError::Homeserver {
            homeserver: account.homeserver.clone(),
            problem: "it does not let anybody log in by password".to_owned(),
        }),
    }
}
