//! Real databases for tests: each test gets one of its own.
//!
//! SQLite's is a file in a temporary folder, with its write-ahead log on a real disk. PostgreSQL's
//! is made on the server that `tests/run` starts and names in [`SERVER`]. A test without that
//! server fails and says so: a store that was tested on one engine only is not tested.

use std::ops::Deref;

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};
use store::Store;
use store::seal::Codec;
use tempfile::TempDir;

/// Names the server on which tests make their databases: `postgres://terminlotse@127.0.0.1:5432/postgres`.
pub const SERVER: &str = "TERMINLOTSE_TEST_POSTGRES";

/// Writes a test once and runs it on both engines, as `name::sqlite` and `name::postgres`.
///
/// ```text
/// on_both_engines! {
///     async fn a_chat_is_met_once(store: Store) {
///         let mut tx = store.begin().await.unwrap();
///         …
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($(
        $(#[$attribute:meta])*
        async fn $name:ident($store:ident: Store) $body:block
    )*) => {$(
        $(#[$attribute])*
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing from around it")]
            use super::*;

            async fn holds($store: ::store::Store) $body

            #[tokio::test]
            async fn sqlite() {
                let database = $crate::databases::sqlite().await;
                holds(database.store.clone()).await;
                database.remove().await;
            }

            #[tokio::test]
            async fn postgres() {
                let database = $crate::databases::postgres().await;
                holds(database.store.clone()).await;
                database.remove().await;
            }
        }
    )*};
}

/// A store on SQLite, in a file of its own.
pub async fn sqlite() -> TestStore {
    TestStore::on(Database::sqlite()).await
}

/// A store on PostgreSQL, in a database of its own.
///
/// # Panics
/// When no server is named in [`SERVER`].
pub async fn postgres() -> TestStore {
    TestStore::on(Database::postgres().await).await
}

/// The codec of all tests: what it seals is no secret.
pub fn codec() -> Codec {
    Codec::from_hex(&"7e".repeat(32)).expect("these are 64 digits")
}

/// An open store and the database under it.
pub struct TestStore {
    /// The store.
    pub store: Store,
    /// Where it is kept.
    pub database: Database,
}

impl TestStore {
    async fn on(database: Database) -> Self {
        let store = Store::open(database.url(), codec()).await.expect("a new database opens");
        Self { store, database }
    }

    /// Closes the store and removes its database. A test that fails never comes here and leaves
    /// PostgreSQL's database to be looked at, until the throw-away server goes.
    pub async fn remove(self) {
        self.store.close().await;
        self.database.remove().await;
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

/// An empty database, before a store opens it.
pub struct Database {
    url: String,
    kept: Kept,
}

enum Kept {
    InFolder(TempDir),
    OnServer { server: String, name: String },
}

impl Database {
    /// A file in a temporary folder that goes with this value.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        let file = folder.path().join("test.db");
        // An empty file is an empty database to SQLite.
        std::fs::write(&file, "").expect("the temporary folder takes a file");
        Self { url: format!("sqlite://{}", file.display()), kept: Kept::InFolder(folder) }
    }

    /// A new database on the server that [`SERVER`] names.
    ///
    /// # Panics
    /// When it names none.
    pub async fn postgres() -> Self {
        let server = std::env::var(SERVER).unwrap_or_else(|_| {
            panic!(
                "{SERVER} is not set: start the tests by `tests/run`, which brings a PostgreSQL of its own"
            )
        });
        let mut connection = connect(&server).await;
        // The server throws the dice, so that several test processes never choose the same name.
        let name: String = sqlx::query_scalar("select 'test_' || replace(gen_random_uuid()::text, '-', '')")
            .fetch_one(&mut connection)
            .await
            .expect("the server makes up a name");
        let create = AssertSqlSafe(format!("create database {name}"));
        connection.execute(create).await.expect("the server makes a database");
        let (base, _) =
            server.rsplit_once('/').expect("the server's address ends in a database: postgres://…/postgres");
        Self { url: format!("{base}/{name}"), kept: Kept::OnServer { server, name } }
    }

    /// Its address, as `database.url` takes it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Removes it.
    pub async fn remove(self) {
        match self.kept {
            Kept::InFolder(folder) => folder.close().expect("the temporary folder can be removed"),
            Kept::OnServer { server, name } => {
                let remove = AssertSqlSafe(format!("drop database {name} with (force)"));
                connect(&server).await.execute(remove).await.expect("the server drops the database");
            }
        }
    }
}

async fn connect(server: &str) -> PgConnection {
    PgConnection::connect(server)
        .await
        .unwrap_or_else(|error| panic!("{SERVER} names {server}, but: {error}"))
}
