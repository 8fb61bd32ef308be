//! Brings what was committed from the write-ahead log into the database, beside the commits rather than in them.
//!
//! SQLite does it within whichever commit finds the log long enough: then that commit, and whoever queues behind it,
//! waits until some megabytes are on the disk. While a notice goes out to many, the log is that long every second, and
//! the answers that came beside it took several times as long as without it. So a connection of its own does it,
//! which no commit waits for; only where the commits leave it no gap, and the log grows, does it make them wait.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::Connection;
use tokio::task::spawn_blocking;

use super::{Shared, connect};
use crate::error::StoreError;

/// From so many pages on (of 4 KiB) it is worth it.
const LONG: i32 = 1_000;
/// With so many pages it has to end, and commits wait for it.
const TOO_LONG: i32 = 16_000;
/// So long it waits for transactions that read what is older; then it tries again after the next commit.
const PATIENCE: Duration = Duration::from_millis(100);

thread_local! {
    /// How many pages the log has after the commit that this thread has just made.
    static PAGES: Cell<i32> = const { Cell::new(0) };
}

/// Lets commits on this connection tell how long the log is; the commits themselves leave it as it is.
pub(super) fn listen(writer: &Connection) {
    writer.wal_hook(Some(|_, pages| {
        PAGES.set(pages);
        Ok(())
    }));
}

/// How many pages the log has, by the last commit on this thread.
pub(super) fn pages() -> i32 {
    PAGES.take()
}

/// Who brings it into the database.
pub(super) struct Checkpoints {
    connection: Shared,
    is_running: AtomicBool,
}

impl Checkpoints {
    pub(super) fn open(file: &Path) -> Result<Arc<Self>, StoreError> {
        let connection = connect(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(PATIENCE)?;
        let connection = Arc::new(tokio::sync::Mutex::new(Some(connection)));
        Ok(Arc::new(Self { connection, is_running: AtomicBool::new(false) }))
    }

    /// Begins, where the log is long enough and nobody is at it; nobody waits for its end.
    pub(super) fn begin(self: &Arc<Self>, pages: i32) {
        if pages < LONG || self.is_running.swap(true, Ordering::AcqRel) {
            return;
        }
        let this = Arc::clone(self);
        drop(spawn_blocking(move || {
            this.run(if pages < TOO_LONG { "passive" } else { "restart" });
            this.is_running.store(false, Ordering::Release);
        }));
    }

    fn run(&self, how: &str) {
        let guard = self.connection.blocking_lock();
        let Some(connection) = guard.as_ref() else { return };
        // It answers with a row, whether it came to the end or not.
        let done = connection.query_row(&format!("pragma wal_checkpoint({how})"), [], |_| Ok(()));
        if let Err(error) = done {
            tracing::warn!(%error, "the write-ahead log could not be brought into the database yet");
        }
    }

    pub(super) async fn close(&self) {
        *self.connection.lock().await = None;
    }
}
