//! What waited for a person, by kind: how much came, and how much is open.

use bot_core::figures::RequestFigures;

use super::{Asked, of_offices};
use crate::error::StoreError;
use crate::sql::{Dialects, Tx};

/// What belongs to no office counts for each.
pub(super) async fn count(tx: &mut Tx, asked: &Asked<'_>) -> Result<Vec<RequestFigures>, StoreError> {
    const FILED: Dialects = of_offices!(
        "select kind, count(case when created_at >= $2 and created_at < $3 then 1 end) as filed,
            count(case when done_at is null then 1 end) as still_open
        from request where ((created_at >= $2 and created_at < $3) or done_at is null) and (office is null or ",
        "office",
        ") group by kind order by kind"
    );
    let rows = tx.rows(FILED, &asked.weeks.whole(asked.offices)).await?;
    rows.iter()
        .map(|row| {
            let (filed, open) = (row.small("filed")?, row.small("still_open")?);
            Ok(RequestFigures { kind: row.text("kind")?, filed, open })
        })
        .collect()
}
