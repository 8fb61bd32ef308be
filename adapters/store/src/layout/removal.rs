//! Places that go: of rules that changed or are no more, and of the past.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::AT_ONCE;
use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// How long places that nobody took are kept.
const KEPT: TimeDelta = TimeDelta::days(3);

/// Takes back the free places of these offices that are still to come, and lets all their rules be laid
/// out anew. Places that somebody has stay.
pub(crate) async fn take_back(
    tx: &mut Tx,
    offices: &BTreeSet<String>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const TAKE_BACK: Dialects = Dialects {
        sqlite: "delete from place where office in (select value from json_each($1))
                 and starts_at > $2 and occupant is null",
        postgres: "delete from place where office in (select json_array_elements_text($1::json))
                   and starts_at > $2 and occupant is null",
    };
    const LAY_OUT_ANEW: Dialects = Dialects {
        sqlite: "update opening_rule set laid_until = null where office in (select value from json_each($1))",
        postgres: "update opening_rule set laid_until = null
                   where office in (select json_array_elements_text($1::json))",
    };
    if offices.is_empty() {
        return Ok(());
    }
    let offices = json::list(&offices.iter().collect::<Vec<_>>())?;
    tx.execute(TAKE_BACK, args![&offices, now]).await?;
    tx.execute(LAY_OUT_ANEW, args![&offices]).await.map(drop)
}

/// Removes free places of rules that are no more, as far as the import and a cancellation that ran
/// beside each other left some.
pub(super) async fn remove_retired(tx: &mut Tx) -> Result<u64, StoreError> {
    // Said twice: on PostgreSQL a place may be taken between the two looks.
    tx.execute(
        "delete from place where occupant is null and (office, desk, starts_at) in (
             select p.office, p.desk, p.starts_at from opening_rule r join place p on p.rule = r.id
             where r.retired_at is not null and p.occupant is null limit $1 + 0)",
        args![AT_ONCE as i64],
    )
    .await
}

/// Removes places of the past that nobody took.
pub(super) async fn remove_unused(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // Office by office, as the index of free places wants it.
    tx.execute(
        "delete from place where occupant is null and (office, desk, starts_at) in (
             select p.office, p.desk, p.starts_at from office o join place p on p.office = o.id
             where p.lane in ('public', 'staff', 'emergency', 'trade') and p.occupant is null
               and p.starts_at < $1 limit $2 + 0)",
        args![now.checked_sub_signed(KEPT).unwrap_or(now), AT_ONCE as i64],
    )
    .await
}
