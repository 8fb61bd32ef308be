//! Opens the database and hands out transactions.

use std::str::FromStr;

use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::error::StoreError;
use crate::key_check::refuse_other_key;
use crate::migrations;
use crate::seal::Codec;
use crate::sql::Tx;
use crate::sqlite::Sqlite;

/// How many connections PostgreSQL gets: turns of as many chats run beside each other.
const POSTGRES_CONNECTIONS: u32 = 16;

/// An open database and the key to what is sealed in it.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    codec: Codec,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Sqlite),
    Postgres(PgPool),
}

impl Store {
    /// Opens the database at `sqlite://FILE` or `postgres://…` and brings it up to date.
    ///
    /// # Errors
    /// The address is unknown, the database can't be reached, it was written by a newer version, or it
    /// was sealed with another key.
    pub async fn open(url: &str, codec: Codec) -> Result<Self, StoreError> {
        let engine = if url.starts_with("sqlite:") {
            open_sqlite(url).await?
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).connect(url).await?;
            migrations::migrate_postgres(&pool).await?;
            Engine::Postgres(pool)
        } else {
            return Err(StoreError::Url(url.to_owned()));
        };
        let store = Self { engine, codec };
        let mut tx = store.begin().await?;
        refuse_other_key(&mut tx, &store.codec).await?;
        tx.commit().await?;
        Ok(store)
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(match &self.engine {
            Engine::Sqlite(sqlite) => Tx::Sqlite(sqlite.begin().await?),
            Engine::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Begins a transaction that only reads.
    pub async fn begin_read(&self) -> Result<Tx, StoreError> {
        Ok(match &self.engine {
            Engine::Sqlite(sqlite) => Tx::Sqlite(sqlite.begin_read().await?),
            Engine::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Whether turns that arrive together should share a transaction: there is one writer anyway,
    /// and each commit waits for the disk.
    pub fn shares_commits(&self) -> bool {
        matches!(self.engine, Engine::Sqlite(_))
    }

    /// The codec for what is sealed here.
    pub fn codec(&self) -> &Codec {
        &self.codec
    }

    /// Waits until every connection is closed; the database can then be copied or opened elsewhere.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

/// Migrations go through sqlx, all else through our own connections.
async fn open_sqlite(url: &str) -> Result<Engine, StoreError> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|_| StoreError::Url(url.to_owned()))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let file = options.get_filename().to_owned();
    let migrating = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    migrations::migrate_sqlite(&migrating).await?;
    let sqlite = Sqlite::open(&file)?;
    migrating.close().await;
    Ok(Engine::Sqlite(sqlite))
}
