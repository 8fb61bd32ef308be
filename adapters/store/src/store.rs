//! Opens the database and hands out transactions.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection as _, PgPool, SqlitePool};

use crate::error::StoreError;
use crate::key_check::refuse_other_key;
use crate::migrations;
use crate::seal::Codec;
use crate::sql::Tx;

/// How many connections PostgreSQL gets: turns of as many chats run beside each other.
const POSTGRES_CONNECTIONS: u32 = 16;
/// Readers on SQLite, which don't wait for the writer.
const SQLITE_READERS: u32 = 2;

/// An open database and the key to what is sealed in it.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    codec: Codec,
}

#[derive(Clone)]
enum Engine {
    /// The writer's pool has one connection: queueing for it is queueing for SQLite's one lock, but
    /// fair and without busy waiting.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
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
            Engine::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("begin immediate").await?),
            Engine::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Begins a transaction that only reads.
    pub async fn begin_read(&self) -> Result<Tx, StoreError> {
        Ok(match &self.engine {
            Engine::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Engine::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Whether turns that arrive together should share a transaction: there is one writer anyway,
    /// and each commit waits for the disk.
    pub fn shares_commits(&self) -> bool {
        matches!(self.engine, Engine::Sqlite { .. })
    }

    /// The codec for what is sealed here.
    pub fn codec(&self) -> &Codec {
        &self.codec
    }

    /// Waits until every connection is closed; the database can then be copied or opened elsewhere.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether a connection can begin a transaction. When SQLite gives a transaction up by itself (the disk
/// is full, a read failed), sqlx goes on counting it, and the connection would refuse every other one:
/// it is replaced.
async fn is_usable(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // The rollback of a dropped transaction may still be on its way.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

async fn open_sqlite(url: &str) -> Result<Engine, StoreError> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|_| StoreError::Url(url.to_owned()))?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An answered turn survives power loss (guarantee 3).
        .synchronous(SqliteSynchronous::Full)
        // Another process may write too: `terminlotse import` beside a running bot.
        .busy_timeout(Duration::from_secs(10));
    let pool = |connections: u32| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .before_acquire(|connection, _| Box::pin(is_usable(connection)))
    };
    let writer = pool(1).connect_with(options.clone()).await?;
    migrations::migrate_sqlite(&writer).await?;
    let readers = pool(SQLITE_READERS).connect_lazy_with(options.read_only(true));
    Ok(Engine::Sqlite { writer, readers })
}
