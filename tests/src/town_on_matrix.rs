//! Kleinstadt served on Matrix: the real core, driver, store, sender and adapter in this process, on a real
//! homeserver, with a clock that only moves when it is told to.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use matrix::{Account, Refusal, Session};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::desk::LocalDesk;
use tempfile::TempDir;
use terminlotse::Bot;
use terminlotse::jobs::{Expire, Job as _, Wake};
use terminlotse::matrix_chat::{Hearing, HearingError, heard_as};
use terminlotse::sender::Sender;
use tokio::task::JoinSet;

use crate::databases::{self, TestStore};
use crate::synapse::{self, Synapse};
use crate::town::{FRIDAY, bot_of, kleinstadt, policy};

/// What takes longer than this will not happen any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// The town, whether it is served at this moment or not.
pub struct TownOnMatrix {
    /// Its bot.
    pub bot: Arc<Bot<LocalDesk>>,
    database: TestStore,
    clock: Arc<Mutex<DateTime<Utc>>>,
    chance: Arc<Mutex<StdRng>>,
    account: synapse::Account,
    folder: TempDir,
    recovery_key: Option<String>,
    /// The loops that serve; dropped in the middle of whatever they do.
    loops: JoinSet<()>,
}

impl TownOnMatrix {
    /// Kleinstadt on a Friday morning, served on this homeserver.
    pub async fn open(synapse: &Synapse) -> Self {
        let mut town = Self::closed(synapse).await;
        town.serve().await;
        town
    }

    /// The same, but nobody serves yet.
    pub async fn closed(synapse: &Synapse) -> Self {
        let database = databases::sqlite().await;
        let bot = bot_of(&kleinstadt(), LocalDesk::new(policy()), &database).await;
        Self {
            bot,
            database,
            clock: Arc::new(Mutex::new(FRIDAY.parse().expect("it is an instant"))),
            chance: Arc::new(Mutex::new(StdRng::seed_from_u64(1))),
            account: synapse.register("termine").await,
            folder: tempfile::tempdir().expect("there is room for a temporary folder"),
            recovery_key: None,
            loops: JoinSet::new(),
        }
    }

    /// The bot's full name.
    pub fn user(&self) -> &str {
        &self.account.user
    }

    /// The account, for what an administrator might do to it.
    pub fn account(&self) -> synapse::Account {
        self.account.clone()
    }

    /// Where the device is kept.
    pub fn device(&self) -> PathBuf {
        self.folder.path().join("matrix-store")
    }

    /// Waits until the device has heard of all rooms. No time goes by meanwhile, so that nothing that failed
    /// before would be tried again.
    pub async fn wait_until_its_device_knows_all_rooms(&self) {
        let kept = self.device().join("session.json");
        let knows = || std::fs::read_to_string(&kept).is_ok_and(|kept| kept.contains("\"knows_rooms\":true"));
        let waiting = async {
            while !knows() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.expect("the device hears its rooms");
    }

    /// From now on the account is recovered by this key.
    pub fn configure_recovery_key(&mut self, key: &str) {
        self.recovery_key = Some(key.to_owned());
    }

    /// Connects and serves.
    pub async fn serve(&mut self) {
        let session = Session::connect(self.configured(), self.now()).await.expect("the bot logs in");
        let hearing = Hearing::new(self.bot.clone(), session.clone()).await.expect("the database is there");
        self.loops.spawn(hear(hearing, self.clock.clone(), self.chance.clone()));
        self.loops.spawn(send(self.bot.clone(), session, self.clock.clone()));
    }

    /// The process dies, in the middle of whatever it does.
    pub async fn stop(&mut self) {
        self.loops.shutdown().await;
    }

    /// The account as its operator configured it.
    pub fn configured(&self) -> Account {
        Account {
            homeserver: self.account.homeserver.clone(),
            user: self.account.user.clone(),
            password: Some(self.account.password.clone()),
            store: self.device(),
            recovery_key: self.recovery_key.clone(),
        }
    }

    /// How far the town has heard.
    pub async fn token(&self) -> Option<String> {
        let mut tx = self.bot.store.begin().await.expect("the database is there");
        store::sync::token(&mut tx, &heard_as(self.user())).await.expect("the database is there")
    }

    /// The time in the town.
    pub fn now(&self) -> DateTime<Utc> {
        *self.clock.lock().unwrap()
    }

    /// Time goes by, and what is due then happens.
    pub async fn passes(&self, time: TimeDelta) {
        let now = self.now() + time;
        *self.clock.lock().unwrap() = now;
        Expire::new(self.bot.clone()).run_once(now).await.expect("the database is there");
        let chance = self.chance.clone();
        let mut wake = Wake::new(self.bot.clone(), move || chance.lock().unwrap().random());
        wake.run_once(now).await.expect("the database is there");
    }

    /// How many rows a query counts in the town's database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.bot.store.begin().await.expect("the database is there");
        let row = tx.row(sql, &[]).await.expect("the query is one");
        row.expect("it counts").int("count").expect("it counts")
    }

    /// Waits until a query counts so many rows.
    pub async fn wait_for(&self, count: i64, sql: &'static str) {
        let waiting = async { while self.count(sql).await < count {} };
        tokio::time::timeout(PATIENCE, waiting)
            .await
            .unwrap_or_else(|_| panic!("in vain: {count} of “{sql}”"));
    }

    /// Ends the town.
    pub async fn remove(mut self) {
        self.stop().await;
        let Self { bot, database, .. } = self;
        drop(bot);
        database.remove().await;
    }
}

/// As the binary does it, without pauses.
async fn hear(mut hearing: Hearing<LocalDesk>, clock: Arc<Mutex<DateTime<Utc>>>, chance: Arc<Mutex<StdRng>>) {
    let now = || *clock.lock().unwrap();
    loop {
        match hearing.run_once(now, || chance.lock().unwrap().random()).await {
            Ok(()) => {}
            Err(HearingError::Refused(Refusal::LoggedOut { device_is_kept })) => {
                hearing.renew(device_is_kept, now()).await.expect("the password is right");
            }
            Err(HearingError::Refused(_)) => tokio::task::yield_now().await,
            Err(HearingError::Store(error)) => panic!("the database is not there: {error}"),
            Err(HearingError::Untrusted(error)) => panic!("{error}"),
        }
    }
}

/// As the binary does it: whatever was written or has ended is looked at at once.
async fn send(bot: Arc<Bot<LocalDesk>>, session: Arc<Session>, clock: Arc<Mutex<DateTime<Utc>>>) {
    let mut written = bot.watch_outbox();
    let mut sender = Sender::new(bot, Arc::new(matrix::Messenger::new(session)));
    loop {
        let now = *clock.lock().unwrap();
        sender.run_once(now).await.expect("the database is there");
        tokio::select! {
            _ = sender.progress() => sender.settle(now),
            _ = written.changed() => {}
        }
    }
}
