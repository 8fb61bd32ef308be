//! Which services are wanted most: those that were booked most often lately stand first.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::error::StoreError;
use crate::json;
use crate::sql::{Dialects, Tx, args};

/// How often a service was booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wanted {
    service: String,
    bookings: i64,
}

/// What is booked beside something else counts as much; what businesses book says nothing about citizens.
macro_rules! wanted_since {
    ($others:literal) => {
        concat!(
            "select service.id, coalesce(lately.bookings, 0) as bookings
             from service left join (
                 select service, count(*) as bookings from (
                     select service from appointment where created_at >= $1 and business is null
                     union all
                     select other.value ->> 'service' from appointment, ",
            $others,
            " other where created_at >= $1 and also <> '[]'
                 ) booked group by service
             ) lately on lately.service = service.id
             where service.bookings <> coalesce(lately.bookings, 0)
             order by service.id"
        )
    };
}

/// Services whose bookings since an instant differ from what is remembered of them. Changes nothing, and
/// looks at all those bookings: no turn should wait for it.
pub async fn wanted_since(tx: &mut Tx, since: DateTime<Utc>) -> Result<Vec<Wanted>, StoreError> {
    const WANTED_SINCE: Dialects = Dialects {
        sqlite: wanted_since!("json_each(also)"),
        postgres: wanted_since!("json_array_elements(also::json)"),
    };
    let rows = tx.rows(WANTED_SINCE, args![since]).await?;
    rows.iter().map(|row| Ok(Wanted { service: row.text("id")?, bookings: row.int("bookings")? })).collect()
}

const REMEMBER: Dialects = Dialects {
    sqlite: "update service set bookings = item.value ->> 'bookings'
        from json_each($1) item where service.id = item.value ->> 'service'",
    postgres: "update service set bookings = item.bookings
        from json_to_recordset($1::json) as item (service text, bookings bigint)
        where service.id = item.service",
};

/// Remembers how often services were booked; the next [`load`](super::load) shows them in that order.
pub async fn remember(tx: &mut Tx, wanted: &[Wanted]) -> Result<(), StoreError> {
    if !wanted.is_empty() {
        tx.execute(REMEMBER, args![&json::list(wanted)?]).await?;
    }
    Ok(())
}
