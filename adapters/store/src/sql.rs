//! One SQL text for both engines: a transaction, arguments and rows that are the same on SQLite and
//! PostgreSQL.
//!
//! Statements use `$1` for arguments and only what both engines understand; ids are TEXT, numbers
//! and instants BIGINT (instants in microseconds of UTC), everything else BLOB or BYTEA. Where the
//! engines differ, a statement is given as a [`Dialects`] pair, both texts side by side.

use chrono::{DateTime, Utc};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{Postgres, Row as _};

use crate::error::StoreError;
use crate::sqlite;

/// A statement in the two dialects, where one text will not do.
#[derive(Clone, Copy)]
pub struct Dialects {
    /// As SQLite wants it.
    pub sqlite: &'static str,
    /// As PostgreSQL wants it.
    pub postgres: &'static str,
}

impl From<&'static str> for Dialects {
    fn from(both: &'static str) -> Self {
        Self { sqlite: both, postgres: both }
    }
}

/// An argument of a statement.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A number or instant, or null.
    Int(Option<i64>),
    /// A text, or null.
    Text(Option<&'a str>),
    /// Bytes, or null.
    Bytes(Option<&'a [u8]>),
}

impl From<i64> for Arg<'_> {
    fn from(value: i64) -> Self {
        Arg::Int(Some(value))
    }
}

impl From<Option<i64>> for Arg<'_> {
    fn from(value: Option<i64>) -> Self {
        Arg::Int(value)
    }
}

impl From<DateTime<Utc>> for Arg<'_> {
    fn from(value: DateTime<Utc>) -> Self {
        Arg::Int(Some(value.timestamp_micros()))
    }
}

impl From<Option<DateTime<Utc>>> for Arg<'_> {
    fn from(value: Option<DateTime<Utc>>) -> Self {
        Arg::Int(value.map(|at| at.timestamp_micros()))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(value: &'a str) -> Self {
        Arg::Text(Some(value))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(value: &'a String) -> Self {
        Arg::Text(Some(value))
    }
}

impl<'a> From<Option<&'a str>> for Arg<'a> {
    fn from(value: Option<&'a str>) -> Self {
        Arg::Text(value)
    }
}

impl<'a> From<&'a [u8]> for Arg<'a> {
    fn from(value: &'a [u8]) -> Self {
        Arg::Bytes(Some(value))
    }
}

impl<'a> From<Option<&'a [u8]>> for Arg<'a> {
    fn from(value: Option<&'a [u8]>) -> Self {
        Arg::Bytes(value)
    }
}

/// A list of [`Arg`]s from values of any kind they can be made of.
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::sql::Arg::from($value)),*] };
}
pub(crate) use args;

/// A transaction. Dropped without [`Tx::commit`] it changes nothing.
pub enum Tx {
    /// On SQLite.
    Sqlite(sqlite::Transaction),
    /// On PostgreSQL.
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Tx {
    /// Runs a statement; how many rows it touched.
    pub async fn execute(&mut self, sql: impl Into<Dialects>, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let sql = sql.into();
        Ok(match self {
            Tx::Sqlite(tx) => tx.execute(sql.sqlite, args)?,
            Tx::Postgres(tx) => on_postgres(sql, args).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// All rows of a query.
    pub async fn rows(&mut self, sql: impl Into<Dialects>, args: &[Arg<'_>]) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into();
        Ok(match self {
            Tx::Sqlite(tx) => tx.rows(sql.sqlite, args, usize::MAX)?.into_iter().map(Row::Sqlite).collect(),
            Tx::Postgres(tx) => {
                on_postgres(sql, args).fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row of a query, if there is one.
    pub async fn row(
        &mut self,
        sql: impl Into<Dialects>,
        args: &[Arg<'_>],
    ) -> Result<Option<Row>, StoreError> {
        let sql = sql.into();
        Ok(match self {
            Tx::Sqlite(tx) => tx.rows(sql.sqlite, args, 1)?.pop().map(Row::Sqlite),
            Tx::Postgres(tx) => on_postgres(sql, args).fetch_optional(&mut **tx).await?.map(Row::Postgres),
        })
    }

    /// Begins a part that can be undone by itself.
    pub async fn savepoint(&mut self) -> Result<(), StoreError> {
        self.execute("savepoint part", &[]).await.map(drop)
    }

    /// Keeps the part since [`Tx::savepoint`].
    pub async fn release_savepoint(&mut self) -> Result<(), StoreError> {
        self.execute("release savepoint part", &[]).await.map(drop)
    }

    /// Undoes the part since [`Tx::savepoint`].
    pub async fn undo_savepoint(&mut self) -> Result<(), StoreError> {
        self.execute("rollback to savepoint part", &[]).await?;
        self.release_savepoint().await
    }

    /// Makes it durable.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => Ok(tx.commit().await?),
        }
    }
}

fn on_postgres(sql: Dialects, args: &[Arg<'_>]) -> Query<'static, Postgres, PgArguments> {
    let mut query = sqlx::query(sql.postgres);
    for arg in args {
        query = match *arg {
            Arg::Int(value) => query.bind(value),
            Arg::Text(value) => query.bind(value),
            Arg::Bytes(value) => query.bind(value),
        };
    }
    query
}

/// A row of a query.
pub enum Row {
    /// From SQLite.
    Sqlite(sqlite::Row),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// A text.
    pub fn text(&self, name: &'static str) -> Result<String, StoreError> {
        self.maybe_text(name)?.ok_or_else(|| missing(name))
    }

    /// A text or null.
    pub fn maybe_text(&self, name: &'static str) -> Result<Option<String>, StoreError> {
        match self {
            Row::Sqlite(row) => row.text(name),
            Row::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// A number.
    pub fn int(&self, name: &'static str) -> Result<i64, StoreError> {
        self.maybe_int(name)?.ok_or_else(|| missing(name))
    }

    /// A number or null.
    pub fn maybe_int(&self, name: &'static str) -> Result<Option<i64>, StoreError> {
        match self {
            Row::Sqlite(row) => row.int(name),
            Row::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// A small number, such as a count of slots.
    pub fn small<T: TryFrom<i64>>(&self, name: &'static str) -> Result<T, StoreError> {
        let value = self.int(name)?;
        T::try_from(value).map_err(|_| bad(name, value, "is out of range"))
    }

    /// Bytes or null.
    pub fn maybe_bytes(&self, name: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        match self {
            Row::Sqlite(row) => row.bytes(name),
            Row::Postgres(row) => Ok(row.try_get(name)?),
        }
    }

    /// An instant.
    pub fn instant(&self, name: &'static str) -> Result<DateTime<Utc>, StoreError> {
        let micros = self.int(name)?;
        DateTime::from_timestamp_micros(micros).ok_or_else(|| bad(name, micros, "is no instant"))
    }

    /// An instant or null.
    pub fn maybe_instant(&self, name: &'static str) -> Result<Option<DateTime<Utc>>, StoreError> {
        match self.maybe_int(name)? {
            None => Ok(None),
            Some(_) => self.instant(name).map(Some),
        }
    }
}

fn missing(column: &'static str) -> StoreError {
    StoreError::Data { column, row: "a row".to_owned(), problem: "has no value".to_owned() }
}

fn bad(column: &'static str, value: i64, problem: &str) -> StoreError {
    StoreError::Data { column, row: format!("a row with {value}"), problem: problem.to_owned() }
}
