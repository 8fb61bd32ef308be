//! What the machine can do: the least that a turn must write, and nothing else.

use std::time::Duration;

use store::sql::Arg;
use store::{Store, StoreError};
use tests::measuring::now;

/// For so long it is measured.
const SECONDS: Duration = Duration::from_secs(3);
/// So many share a commit.
const BATCH: i64 = 100;
/// So many bytes a conversation has.
const CONVERSATION: usize = 1_500;

/// How many updates a second can be noted, and a conversation of a chat that is there rewritten for each, a hundred
/// to a commit.
pub async fn writes(store: &Store) -> Result<f64, StoreError> {
    let conversation = vec![7; CONVERSATION];
    let (began, mut written) = (now(), 0);
    while began.elapsed() < SECONDS {
        let mut tx = store.begin().await?;
        for _ in 0..BATCH {
            let update = written.to_string();
            tx.execute(
                "insert into seen_update (platform, id, seen_at) values ('bare', $1, 0)",
                &[Arg::from(&update)],
            )
            .await?;
            let sql = "update chat set conversation_sealed = $2 where platform = 'telegram' and address = $1";
            let chat = (written * 7_919 % 45_000).to_string();
            tx.execute(sql, &[Arg::from(&chat), Arg::from(&*conversation)]).await?;
            written += 1;
        }
        tx.commit().await?;
    }
    Ok(written as f64 / began.elapsed().as_secs_f64())
}
