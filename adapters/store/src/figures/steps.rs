//! How far conversations get: a number for each day and step. On PostgreSQL turns run beside each other, so each chat
//! counts in one of some shards, and turns seldom wait for each other.

use bot_core::figures::Step;
use bot_core::ids::ChatId;
use chrono::NaiveDate;

use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// How many chats count at the same time.
const SHARDS: u32 = 16;

/// A conversation has got to these steps today.
pub async fn count(tx: &mut Tx, chat: &ChatId, reached: &[Step], today: NaiveDate) -> Result<(), StoreError> {
    const COUNT: Dialects = Dialects {
        sqlite: "insert into step_count (day, step, shard, reached)
            select $1, value, $2, 1 from json_each($3) where true
            on conflict (day, step, shard) do update set reached = step_count.reached + 1",
        postgres: "insert into step_count (day, step, shard, reached)
            select $1, value, $2, 1 from json_array_elements_text($3::json)
            on conflict (day, step, shard) do update set reached = step_count.reached + 1",
    };
    if reached.is_empty() {
        return Ok(());
    }
    // Each once, and always in the same order: so two turns don't wait for each other.
    let names: Vec<&str> =
        Step::ALL.iter().filter(|(step, _)| reached.contains(step)).map(|(_, name)| *name).collect();
    let shard =
        chat.as_str().bytes().fold(0, |sum: u32, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let (today, names) = (today.to_string(), json::list(&names)?);
    tx.execute(COUNT, args![&today, i64::from(shard % SHARDS), &names]).await.map(drop)
}

/// How many conversations got to each step since the first of these days.
pub(super) async fn reached(tx: &mut Tx, days: &[NaiveDate]) -> Result<Vec<(Step, u32)>, StoreError> {
    let sql =
        "select step, cast(sum(reached) as bigint) as reached from step_count where day >= $1 group by step";
    let since = days.first().map(ToString::to_string).unwrap_or_default();
    let mut known = Vec::new();
    for row in tx.rows(sql, args![&since]).await? {
        if let Some(step) = Step::named(&row.text("step")?) {
            known.push((step, row.small("reached")?));
        }
    }
    known.sort_by_key(|(step, _)| *step);
    Ok(known)
}

/// Forgets the numbers of days before this one; how many they were.
pub(crate) async fn forget_before(tx: &mut Tx, day: NaiveDate) -> Result<u64, StoreError> {
    tx.execute("delete from step_count where day < $1", args![&day.to_string()]).await
}
