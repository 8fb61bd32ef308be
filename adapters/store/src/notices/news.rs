//! Who wants news of the city. Nobody does who has not said so.

use bot_core::ids::PersonId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// What is not sent yet to the person `$1`.
macro_rules! withdraw {
    ($which:literal) => {
        concat!(
            "update outbox set outcome = 'expired', reason = 'withdrawn', closed_at = $2
            where outcome is null and lease_until is null and notice is not null ",
            $which,
            " and chat in (select chat.id from chat join account on account.id = chat.account
                where account.person = $1)"
        )
    };
}

pub(super) const WITHDRAW: &str = withdraw!("");
pub(super) const WITHDRAW_NEWS: &str = withdraw!(
    "and exists (select 1 from notice where notice.id = outbox.notice and notice.audience = 'news')"
);

/// Whether somebody wants them.
pub async fn wants(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let sql = "select 1 as wants from person where id = $1 and news_at is not null";
    Ok(tx.row(sql, args![person.as_str()]).await?.is_some())
}

/// Somebody wants them from now on.
pub async fn take(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update person set news_at = coalesce(news_at, $2) where id = $1";
    tx.execute(sql, args![person.as_str(), now]).await.map(drop)
}

/// Somebody wants them no more; what is on its way to them is withdrawn, unless it is just being sent.
pub async fn leave(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute("update person set news_at = null where id = $1", args![person.as_str()]).await?;
    tx.execute(WITHDRAW_NEWS, args![person.as_str(), now]).await.map(drop)
}

/// Nobody is written to who was forgotten, nor listed.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute("update person set news_at = null where id = $1", args![person.as_str()]).await?;
    tx.execute("delete from notice_recipient where person = $1", args![person.as_str()]).await?;
    tx.execute(WITHDRAW, args![person.as_str(), now]).await.map(drop)
}
