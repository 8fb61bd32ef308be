//! Tens of thousands join a list within a minute: nobody's rank may cost a look at all of them.

use super::{LONGER, MORE_URGENT, SERVED};
use crate::seal::Codec;
use crate::store::Store;

#[tokio::test]
async fn who_stands_before_is_counted_in_indexes_alone() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("rank.db").display());
    let store = Store::open(&url, Codec::from_hex(&"7e".repeat(32)).unwrap()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let found = [
        (MORE_URGENT, "waitlist_entry_deadline (service=? AND deadline_at<?)"),
        (LONGER, "waitlist_entry_rank (service=? AND (created_at,id)>(?,?) AND (created_at,id)<(?,?))"),
        (SERVED, "waitlist_entry_served (service=? AND ended_at>?)"),
    ];
    for (sql, index) in found {
        let explain: &'static str = format!("explain query plan {sql}").leak();
        let plan = tx.row(explain, &[]).await.unwrap().unwrap().text("detail").unwrap();
        assert_eq!(plan, format!("SEARCH waitlist_entry USING COVERING INDEX {index}"));
    }
}
