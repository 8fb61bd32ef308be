//! Who came, who did not, and who cancelled late: of citizens' appointments, by when they would have begun.

use bot_core::figures::Tally;
use bot_core::ids::OfficeId;
use chrono::{DateTime, Utc};

use super::weeks::{in_weeks, week_of};
use super::{Asked, Tallies, of_offices};
use crate::error::StoreError;
use crate::sql::{Arg, Dialects, Tx};

pub(super) async fn count(
    tx: &mut Tx,
    asked: &Asked<'_>,
    tallies: &mut Tallies,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    due(tx, asked, tallies, now).await?;
    cancelled_late(tx, asked, tallies).await
}

/// Who was there has checked in, was called or served, or was marked as there; that nobody came, outweighs it.
async fn due(
    tx: &mut Tx,
    asked: &Asked<'_>,
    tallies: &mut Tallies,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const DUE: Dialects = of_offices!(
        concat!(
            "select ",
            week_of!("a.starts_at"),
            " as week, a.office, count(*) as due,
                count(case when attendance.missed = 1 then 1 end) as missed,
                count(case when coalesce(attendance.missed, 0) = 0 and (attendance.missed = 0
                    or presence.checked_in_at is not null or presence.served_at is not null
                    or presence.done_at is not null) then 1 end) as came
            from appointment a
                left join attendance on attendance.appointment = a.id
                left join presence on presence.appointment = a.id
            where a.state = 'booked' and a.business is null and a.starts_at <= $15 and ",
            in_weeks!("a.starts_at"),
            " and a.ends_at >= $2 and "
        ),
        "a.office",
        " group by 1, 2 order by 1, 2"
    );
    let mut args = asked.weeks.args(asked.offices);
    args.push(Arg::from(now));
    for row in tx.rows(DUE, &args).await? {
        let (due, came, missed) = (row.small("due")?, row.small("came")?, row.small("missed")?);
        let tally = Tally { due, came, missed, ..Tally::default() };
        tallies.add(OfficeId::new(row.text("office")?), asked.weeks.monday(&row)?, tally);
    }
    Ok(())
}

/// Whoever cancelled on the day before or later. What was given away, or fell out, nobody has cancelled.
async fn cancelled_late(tx: &mut Tx, asked: &Asked<'_>, tallies: &mut Tallies) -> Result<(), StoreError> {
    const LATE: Dialects = of_offices!(
        concat!(
            "select ",
            week_of!("starts_at"),
            " as week, office, count(*) as late from appointment
            where state = 'cancelled' and business is null and released_at is null and closure is null
                and changed_at > starts_at - 86400000000 and changed_at <= starts_at and ",
            in_weeks!("starts_at"),
            " and ends_at >= $2 and "
        ),
        "office",
        " group by 1, 2 order by 1, 2"
    );
    for row in tx.rows(LATE, &asked.weeks.args(asked.offices)).await? {
        let tally = Tally { cancelled_late: row.small("late")?, ..Tally::default() };
        tallies.add(OfficeId::new(row.text("office")?), asked.weeks.monday(&row)?, tally);
    }
    Ok(())
}
