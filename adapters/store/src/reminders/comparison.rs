//! Which wording of reminders brings what.

use bot_core::reminding::Wording;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// What came of the appointments of one wording; each counts once, by what came last, and beside that once where
/// staff marked who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arm {
    /// The wording.
    pub wording: Wording,
    /// Appointments that were reminded of.
    pub reminded: u64,
    /// Confirmed, and not moved or cancelled.
    pub confirmed: u64,
    /// Moved after a reminder, and not cancelled.
    pub moved: u64,
    /// Cancelled by the citizen.
    pub cancelled: u64,
    /// Given away because nobody confirmed.
    pub released: u64,
    /// Nothing of this, and the time has come.
    pub silent: u64,
    /// Nothing of this, and there is still time.
    pub open: u64,
    /// Marked by staff, or checked in: the citizen came,
    pub arrived: u64,
    /// or did not.
    pub missed: u64,
}

/// All arms, in the order of [`Wording::ALL`], of appointments that are kept.
pub async fn arms(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Arm>, StoreError> {
    let sql = "select count(*) as reminded,
            coalesce(sum(case came when 'confirmed' then 1 end), 0) as confirmed,
            coalesce(sum(case came when 'moved' then 1 end), 0) as moved,
            coalesce(sum(case came when 'cancelled' then 1 end), 0) as cancelled,
            coalesce(sum(case came when 'released' then 1 end), 0) as released,
            coalesce(sum(case came when 'silent' then 1 end), 0) as silent,
            coalesce(sum(case came when 'open' then 1 end), 0) as still_open,
            coalesce(sum(case missed when 0 then 1 end), 0) as arrived,
            coalesce(sum(case missed when 1 then 1 end), 0) as missed
        from (select case
                when released_at is not null then 'released'
                when state = 'cancelled' then 'cancelled'
                when exists (select 1 from reminder
                    where reminder.appointment = appointment.id
                        and reminder.starts_at <> appointment.starts_at) then 'moved'
                when confirmed_at is not null then 'confirmed'
                when starts_at <= $2 then 'silent' else 'open' end as came,
                coalesce((select missed from attendance where attendance.appointment = appointment.id),
                    (select 0 from presence where presence.appointment = appointment.id
                        and checked_in_at is not null)) as missed
            from appointment where wording = $1) as outcome";
    let mut arms = Vec::new();
    for (wording, name) in Wording::ALL {
        let Some(row) = tx.row(sql, args![*name, now]).await? else { continue };
        arms.push(Arm {
            wording: *wording,
            reminded: row.small("reminded")?,
            confirmed: row.small("confirmed")?,
            moved: row.small("moved")?,
            cancelled: row.small("cancelled")?,
            released: row.small("released")?,
            silent: row.small("silent")?,
            open: row.small("still_open")?,
            arrived: row.small("arrived")?,
            missed: row.small("missed")?,
        });
    }
    Ok(arms)
}
