//! Accounts on the shared homeserver that stay logged in, for one town after the other: to log in and to make
//! keys costs more than a whole conversation.
//!
//! A client is bound to the runtime that it was made in, and each test has one of its own. So whatever uses
//! these accounts runs in a [common one](in_common_runtime).

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, LazyLock, Mutex};

use matrix::{PLATFORM, Session};
use store::{Store, sync};
use terminlotse::matrix_chat::heard_as;
use tokio::runtime::Runtime;

use super::FRIDAY;
use crate::sdk_citizen::SdkCitizen;
use crate::synapse::Synapse;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("threads can be started"));
static BOTS: Mutex<Vec<BotAccount>> = Mutex::new(Vec::new());
static CITIZENS: Mutex<Vec<SdkCitizen>> = Mutex::new(Vec::new());

/// A bot's account.
pub(super) struct BotAccount {
    pub session: Arc<Session>,
    /// Up to where it has heard what happened; nothing at first.
    heard: Option<String>,
}

/// Runs this where the accounts' clients have their connections.
pub(super) async fn in_common_runtime<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    std::future::poll_fn(|context| {
        let _inside = RUNTIME.enter();
        future.as_mut().poll(context)
    })
    .await
}

/// A bot that serves no town.
pub(super) async fn bot() -> BotAccount {
    let resting = BOTS.lock().unwrap().pop();
    match resting {
        Some(bot) => bot,
        None => BotAccount { session: log_in().await, heard: None },
    }
}

async fn log_in() -> Arc<Session> {
    let synapse = Synapse::shared().await;
    let account = synapse.register("termine").await;
    let account = matrix::Account {
        store: synapse.folder().join(&account.user),
        homeserver: account.homeserver,
        user: account.user,
        password: Some(account.password),
        recovery_key: None,
    };
    let now = FRIDAY.parse().expect("it is an instant");
    Session::connect(account, now).await.expect("the bot logs in")
}

impl BotAccount {
    /// What it has heard in other towns is no business of this one.
    pub async fn begin_now(&self, store: &Store) {
        let Some(token) = &self.heard else { return };
        let mut tx = store.begin().await.expect("the database is there");
        let heard = [&*self.heard_as(), PLATFORM];
        sync::advance(&mut tx, heard, token, &BTreeMap::new()).await.expect("the database is there");
        tx.commit().await.expect("the database is there");
    }

    /// It leaves this town.
    pub async fn rest(self, store: &Store) {
        let mut tx = store.begin_read().await.expect("the database is there");
        let heard = sync::token(&mut tx, &self.heard_as()).await.expect("the database is there");
        tx.commit().await.expect("the database is there");
        BOTS.lock().unwrap().push(Self { heard, ..self });
    }

    /// Under which name a store keeps up to where it has heard.
    fn heard_as(&self) -> String {
        heard_as(&self.session.user())
    }
}

/// A citizen who lives in no town.
pub(super) async fn citizen() -> SdkCitizen {
    let resting = CITIZENS.lock().unwrap().pop();
    match resting {
        Some(citizen) => citizen,
        None => SdkCitizen::arrive(Synapse::shared().await, "citizen").await,
    }
}

/// These leave their town.
pub(super) fn rest(citizens: impl Iterator<Item = SdkCitizen>) {
    CITIZENS.lock().unwrap().extend(citizens);
}
