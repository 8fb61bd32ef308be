//! SQLite where it is fastest: in this process, on the thread that asks.
//!
//! A statement takes some microseconds. To hand it to a thread of its own and wait for the answer takes
//! several times as long, and a turn has a dozen of them: so they run where they are asked for. Only
//! what may wait for the disk or for another process (to begin, to commit) is done where waiting harms
//! nobody.
//!
//! One connection writes: queueing for it is queueing for SQLite's one lock, but fair and without busy
//! waiting. Others only read, and don't wait for the writer, and one brings the log into the database
//! ([`checkpoint`]).

mod checkpoint;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use checkpoint::Checkpoints;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};
use tokio::task::spawn_blocking;

use crate::error::StoreError;
use crate::sql::Arg;

/// Another process may write too: `terminlotse import` beside a running bot. SQLite's own way of waiting sleeps longer
/// each time, up to a tenth of a second; whoever waits here has citizens waiting.
const LOOK: Duration = Duration::from_millis(1);
/// It is looked so often, which takes ten seconds.
const PATIENCE: i32 = 10_000;
/// More statements than this program has: each is prepared once.
const STATEMENTS: usize = 256;

/// `synchronous = full`: an answered turn survives power loss (guarantee 3). The cache (in KiB) holds
/// all pages that a shared commit changes, so that each is written once.
const SETTINGS: &str = "pragma foreign_keys = on; pragma synchronous = full;
    pragma cache_size = -16384; pragma temp_store = memory; pragma wal_autocheckpoint = 0";

/// The connections to a database.
#[derive(Clone)]
pub(crate) struct Sqlite {
    writer: Shared,
    readers: [Shared; 2],
    checkpoints: Arc<Checkpoints>,
}

/// A connection that one transaction has at a time; none when the database is closed.
type Shared = Arc<Mutex<Option<Connection>>>;

impl Sqlite {
    /// Opens a database that is there and up to date.
    pub fn open(file: &Path) -> Result<Self, StoreError> {
        let writer = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        checkpoint::listen(&writer);
        let shared = |connection| Arc::new(Mutex::new(Some(connection)));
        let reader = || connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map(shared);
        Ok(Self {
            writer: shared(writer),
            readers: [reader()?, reader()?],
            checkpoints: Checkpoints::open(file)?,
        })
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> Result<Transaction, StoreError> {
        self.begin_on(Arc::clone(&self.writer).lock_owned().await, "begin immediate").await
    }

    /// Begins a transaction that only reads.
    pub async fn begin_read(&self) -> Result<Transaction, StoreError> {
        let [one, other] = &self.readers;
        let connection = match Arc::clone(one).try_lock_owned() {
            Ok(connection) => connection,
            Err(_) => Arc::clone(other).lock_owned().await,
        };
        self.begin_on(connection, "begin").await
    }

    async fn begin_on(
        &self,
        connection: OwnedMutexGuard<Option<Connection>>,
        sql: &'static str,
    ) -> Result<Transaction, StoreError> {
        let connection =
            OwnedMutexGuard::try_map(connection, Option::as_mut).map_err(|_| StoreError::Closed)?;
        let checkpoints = Arc::clone(&self.checkpoints);
        let transaction = Transaction { connection, checkpoints };
        waiting(move || transaction.connection.execute_batch(sql).map(|()| transaction)).await
    }

    /// Closes every connection, each once its transaction is over.
    pub async fn close(&self) {
        for connection in self.readers.iter().chain([&self.writer]) {
            *connection.lock().await = None;
        }
        self.checkpoints.close().await;
    }
}

fn connect(file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    // Each connection has its lock here, and needs none inside.
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(|looks| {
        std::thread::sleep(LOOK);
        looks < PATIENCE
    }))?;
    connection.execute_batch(SETTINGS)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Runs what may wait for the disk, or for another process.
async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> rusqlite::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    match spawn_blocking(work).await {
        Ok(done) => Ok(done?),
        Err(broken) => match broken.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // It was called off, because the process ends: so does whoever waits for it.
            Err(_) => std::future::pending().await,
        },
    }
}

/// A transaction. Dropped without [`Transaction::commit`] it changes nothing.
pub struct Transaction {
    connection: OwnedMappedMutexGuard<Option<Connection>, Connection>,
    checkpoints: Arc<Checkpoints>,
}

impl Transaction {
    /// Runs a statement; how many rows it touched.
    pub(crate) fn execute(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let mut statement = bound(&self.connection, sql, args)?;
        let mut rows = statement.raw_query();
        while rows.next()?.is_some() {}
        drop(rows);
        drop(statement);
        Ok(self.connection.changes())
    }

    /// The rows of a query, at most so many.
    pub(crate) fn rows(&mut self, sql: &str, args: &[Arg<'_>], limit: usize) -> Result<Vec<Row>, StoreError> {
        let mut statement = bound(&self.connection, sql, args)?;
        let names: Arc<[String]> = statement.column_names().into_iter().map(str::to_owned).collect();
        let (mut rows, mut read) = (statement.raw_query(), Vec::new());
        while read.len() < limit
            && let Some(row) = rows.next()?
        {
            let values = (0..names.len()).map(|column| row.get(column)).collect::<Result<_, _>>()?;
            read.push(Row { names: Arc::clone(&names), values });
        }
        Ok(read)
    }

    /// Makes it durable.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        let checkpoints = Arc::clone(&self.checkpoints);
        let pages = waiting(move || self.connection.execute_batch("commit").map(|()| checkpoint::pages()));
        checkpoints.begin(pages.await?);
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.connection.is_autocommit() {
            return;
        }
        if let Err(error) = self.connection.execute_batch("rollback") {
            tracing::error!(%error, "a transaction could not be undone");
        }
    }
}

/// A prepared statement with its arguments: `$2` is the second.
fn bound<'c>(
    connection: &'c Connection,
    sql: &str,
    args: &[Arg<'_>],
) -> Result<CachedStatement<'c>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    for index in 1..=statement.parameter_count() {
        let number = statement.parameter_name(index).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        let arg = number.and_then(|number| args.get(number.checked_sub(1)?)).unwrap_or(&Arg::Int(None));
        statement.raw_bind_parameter(index, value(arg))?;
    }
    Ok(statement)
}

fn value<'a>(arg: &Arg<'a>) -> ToSqlOutput<'a> {
    ToSqlOutput::Borrowed(match *arg {
        Arg::Int(Some(value)) => ValueRef::Integer(value),
        Arg::Text(Some(value)) => ValueRef::Text(value.as_bytes()),
        Arg::Bytes(Some(value)) => ValueRef::Blob(value),
        Arg::Int(None) | Arg::Text(None) | Arg::Bytes(None) => ValueRef::Null,
    })
}

/// A row of a query.
pub struct Row {
    names: Arc<[String]>,
    values: Vec<Value>,
}

impl Row {
    /// A text or null.
    pub(crate) fn text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        match self.value(column)? {
            Value::Text(value) => Ok(Some(value.clone())),
            Value::Null => Ok(None),
            _ => Err(unfit(column, "is no text")),
        }
    }

    /// A number or null.
    pub(crate) fn int(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Integer(value) => Ok(Some(*value)),
            Value::Null => Ok(None),
            _ => Err(unfit(column, "is no number")),
        }
    }

    /// Bytes or null.
    pub(crate) fn bytes(&self, column: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.value(column)? {
            Value::Blob(value) => Ok(Some(value.clone())),
            Value::Null => Ok(None),
            _ => Err(unfit(column, "is no bytes")),
        }
    }

    fn value(&self, column: &'static str) -> Result<&Value, StoreError> {
        let place = self.names.iter().position(|name| name == column);
        place.and_then(|place| self.values.get(place)).ok_or_else(|| unfit(column, "is not there"))
    }
}

fn unfit(column: &'static str, problem: &str) -> StoreError {
    StoreError::Data { column, row: "a row".to_owned(), problem: problem.to_owned() }
}
