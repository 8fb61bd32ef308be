//! Places that were given back, and whether somebody has booked them again.

use bot_core::figures::Tally;
use bot_core::ids::OfficeId;
use chrono::{DateTime, Utc};

use super::weeks::{in_weeks, week_of};
use super::{Asked, Tallies, of_offices};
use crate::error::StoreError;
use crate::sql::{Dialects, Tx, args};

/// The places of an appointment are given back: those of them that have not begun. What was only held was never
/// anybody's, and what a business gives back is a business' again.
pub(crate) async fn note(tx: &mut Tx, occupancy: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "insert into freed_place (office, desk, starts_at, freed_at)
        select place.office, place.desk, place.starts_at, $2
        from occupancy join place on place.occupant = occupancy.id
        where occupancy.id = $1 and occupancy.kind in ('appointment', 'grace')
            and place.starts_at > $2 and place.lane <> 'trade'
        on conflict (office, desk, starts_at) do update set freed_at = excluded.freed_at";
    tx.execute(sql, args![occupancy, now]).await.map(drop)
}

/// What became of those of each week. A place of the past that nobody took is not there any more.
pub(super) async fn count(tx: &mut Tx, asked: &Asked<'_>, tallies: &mut Tallies) -> Result<(), StoreError> {
    const FREED: Dialects = of_offices!(
        concat!(
            "select ",
            week_of!("freed.starts_at"),
            " as week, freed.office, count(*) as freed,
                count(case when occupancy.kind = 'appointment' then 1 end) as filled
            from freed_place freed
                left join place on place.office = freed.office and place.desk = freed.desk
                    and place.starts_at = freed.starts_at
                left join occupancy on occupancy.id = place.occupant
            where ",
            in_weeks!("freed.starts_at"),
            " and "
        ),
        "freed.office",
        " group by 1, 2 order by 1, 2"
    );
    for row in tx.rows(FREED, &asked.weeks.args(asked.offices)).await? {
        let tally = Tally { freed: row.small("freed")?, filled: row.small("filled")?, ..Tally::default() };
        tallies.add(OfficeId::new(row.text("office")?), asked.weeks.monday(&row)?, tally);
    }
    Ok(())
}

/// Forgets places from before an instant; how many they were.
pub(crate) async fn forget_before(tx: &mut Tx, since: DateTime<Utc>) -> Result<u64, StoreError> {
    tx.execute("delete from freed_place where starts_at < $1", args![since]).await
}
