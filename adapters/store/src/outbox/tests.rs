//! The outbox grows to a hundred thousand rows on a day of notices: no statement may read it all.

use super::{CLOSE_BLOCKED, claim, hand_over, next_due, record, shown, supersede, unopened, version};
use crate::seal::Codec;
use crate::store::Store;

/// How SQLite would go about a statement, a line for each table.
pub(crate) async fn plan(store: &Store, sql: &str) -> String {
    let explain: &'static str = format!("explain query plan {sql}").leak();
    let mut tx = store.begin().await.unwrap();
    let steps = tx.rows(explain, &[]).await.unwrap();
    steps.iter().map(|step| step.text("detail").unwrap() + "\n").collect()
}

/// An empty database in this folder.
pub(crate) async fn opened(folder: &tempfile::TempDir) -> Store {
    let url = format!("sqlite://{}", folder.path().join("outbox.db").display());
    Store::open(&url, Codec::from_hex(&"7e".repeat(32)).unwrap()).await.unwrap()
}

#[tokio::test]
async fn every_statement_finds_its_rows_by_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder).await;
    let statements = [
        hand_over::QUEUED,
        claim::READY.sqlite,
        supersede::LINKS,
        supersede::MERGE.sqlite,
        supersede::GIVE_WAY.sqlite,
        unopened::REFUSE.sqlite,
        claim::LEASE.sqlite,
        next_due::READY_NOW,
        next_due::FIRST,
        record::CLOSE.sqlite,
        record::TELL.sqlite,
        shown::SHOWN,
        version::GIVE_UP.sqlite,
        CLOSE_BLOCKED.sqlite,
    ];
    for sql in statements {
        let plan = plan(&store, sql).await;
        for table in ["outbox", "queued", "other", "older", "newer", "later", "file", "tried", "chat"] {
            assert!(!plan.contains(&format!("SCAN {table}\n")), "{sql}\n{plan}");
        }
    }
}
