//! Who can book near places only, for a while. It ends by itself.

use bot_core::ids::PersonId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};
use crate::staff::Member;

/// Until when only near places are open to a person, if so.
pub async fn until(
    tx: &mut Tx,
    person: &PersonId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "select until_at from restriction where person = $1 and until_at > $2";
    tx.row(sql, args![person.as_str(), now]).await?.map(|row| row.instant("until_at")).transpose()
}

/// Restricts a person, or restricts them anew.
pub async fn put(
    tx: &mut Tx,
    person: &PersonId,
    until: DateTime<Utc>,
    by: &Member,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "insert into restriction (person, until_at, decided_by, created_at) values ($1, $2, $3, $4)
        on conflict (person) do update set until_at = excluded.until_at, decided_by = excluded.decided_by,
            created_at = excluded.created_at";
    tx.execute(sql, args![person.as_str(), until, &by.id, now]).await.map(drop)
}

/// Lifts what restricts a person; false where nothing does any more.
pub async fn lift(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let restricts = until(tx, person, now).await?.is_some();
    tx.execute("delete from restriction where person = $1", args![person.as_str()]).await?;
    Ok(restricts)
}

/// Whoever is linked with, or parts from, a restricted person is restricted as they are, for the longer of both.
pub(crate) async fn copy(tx: &mut Tx, from: &PersonId, to: &PersonId) -> Result<(), StoreError> {
    let sql = "insert into restriction (person, until_at, decided_by, created_at)
        select $2, until_at, decided_by, created_at from restriction where person = $1
        on conflict (person) do update set until_at = excluded.until_at
        where restriction.until_at < excluded.until_at";
    tx.execute(sql, args![from.as_str(), to.as_str()]).await.map(drop)
}

/// Forgets those that have ended; how many they were.
pub async fn forget_ended(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    tx.execute("delete from restriction where until_at <= $1", args![now]).await
}
