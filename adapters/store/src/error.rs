//! What can go wrong with the database, told so that it can be found.

use rusqlite::ErrorCode;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no, or was not there.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// SQLite said no.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// It was closed.
    #[error("the database is closed already")]
    Closed,
    /// The address of the database is none we know.
    #[error("database.url: “{0}” is neither sqlite://FILE nor postgres://…")]
    Url(String),
    /// The database was made by a newer version of the program.
    #[error(
        "the database has migration {found}, this program knows only {known}: it was written by a newer version, please start that one"
    )]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest one we have.
        known: i64,
    },
    /// A migration failed or was changed after it had been applied.
    #[error("migration: {0}")]
    Migration(sqlx::migrate::MigrateError),
    /// A value that should not stand there.
    #[error("column {column} of {row}: {problem}")]
    Data {
        /// The column.
        column: &'static str,
        /// What we know of the row.
        row: String,
        /// What is wrong.
        problem: String,
    },
    /// A sealed value that this key does not open.
    #[error("a sealed value does not open with this database.key; was the key changed?")]
    Sealed,
    /// The key is not the one that this database was sealed with.
    #[error(
        "this database was sealed with another database.key; please configure that one, or nobody can read what is sealed in it"
    )]
    OtherKey,
    /// The sealing key is none.
    #[error("database.key: {0}")]
    Key(String),
}

impl StoreError {
    /// Whether the same work may succeed when it is done again: two transactions stood in each
    /// other's way.
    pub fn is_conflict(&self) -> bool {
        match self {
            // Serialization failure, deadlock.
            StoreError::Database(sqlx::Error::Database(error)) => {
                matches!(error.code().as_deref(), Some("40001" | "40P01"))
            }
            StoreError::Sqlite(error) => {
                matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
            }
            _ => false,
        }
    }
}
