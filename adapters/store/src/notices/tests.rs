//! On a day of notices a hundred thousand rows lie in the outbox: whoever looks for some of them, again and
//! again, finds them by the index that has no others.

use super::{news, progress, steer};
use crate::outbox::tests::{opened, plan};

#[tokio::test]
async fn every_statement_finds_its_rows_by_the_right_index() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder).await;
    for (sql, index) in [
        (steer::HOLD, "outbox_open"),
        (steer::LET_GO, "outbox_open"),
        (steer::ANY_FREE, "outbox_open"),
        (steer::ANY_HELD, "outbox_open"),
        (steer::WITHDRAW, "outbox_notice"),
        (steer::ANY_OPEN, "outbox_notice"),
        (progress::COUNTED, "COVERING INDEX outbox_notice"),
        (news::WITHDRAW, "outbox_chat_open"),
        (news::WITHDRAW_NEWS, "outbox_chat_open"),
    ] {
        let plan = plan(&store, sql).await;
        assert!(plan.contains(index) && !plan.contains("SCAN outbox\n"), "{sql}\n{plan}");
    }
}
