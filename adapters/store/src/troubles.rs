//! What is wrong with the bot, until it is over. Each is told once when it begins and once when it is over; what is
//! counted is told again when it has become more.

use bot_core::trouble::{Lasting, Trouble};
use chrono::{DateTime, TimeDelta, Utc};

use crate::error::StoreError;
use crate::sql::{Tx, args};

/// A message waits so long at the most, where the messenger answers.
const WAITING: TimeDelta = TimeDelta::minutes(3);
/// What is counted is counted within this time.
const COUNTED: TimeDelta = TimeDelta::hours(24);

/// Something that is wrong now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What.
    pub trouble: Trouble,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How often, where that is counted.
    pub times: Option<u32>,
}

/// What can be seen in the database.
pub async fn seen(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Seen>, StoreError> {
    let mut seen = stuck(tx, now).await?;
    let day = now.checked_sub_signed(COUNTED).unwrap_or(now);
    let refused = "select count(*) as times from outbox where outcome = 'refused' and closed_at > $1";
    let failed = "select count(*) as times from failed_turn where failed_at > $1";
    for (trouble, sql) in [(Trouble::SetAside, refused), (Trouble::Failed, failed)] {
        let times: u32 = tx.row(sql, args![day]).await?.map_or(Ok(0), |row| row.small("times"))?;
        if times > 0 {
            seen.push(Seen { trouble, since: day, times: Some(times) });
        }
    }
    Ok(seen)
}

/// Messengers for which something urgent has waited too long. What a chat itself was asked to wait for is no trouble.
async fn stuck(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Seen>, StoreError> {
    let sql =
        "select chat.platform, min(outbox.created_at) as since from outbox join chat on chat.id = outbox.chat
        where outbox.outcome is null and outbox.lane in ('live', 'due') and outbox.created_at <= $1
          and (outbox.due_at <= $1 or outbox.attempts > 0)
          and (chat.paced_until is null or chat.paced_until <= $2) and chat.left_at is null
        group by chat.platform order by chat.platform";
    let late = now.checked_sub_signed(WAITING).unwrap_or(now);
    let rows = tx.rows(sql, args![late, now]).await?;
    rows.iter()
        .map(|row| {
            let trouble = Trouble::Stuck { platform: row.text("platform")? };
            Ok(Seen { trouble, since: row.instant("since")?, times: None })
        })
        .collect()
}

/// Remembers what is wrong now, and tells what has changed since the last look.
pub async fn changed(
    tx: &mut Tx,
    seen: &[Seen],
    now: DateTime<Utc>,
) -> Result<Vec<(Trouble, Lasting<DateTime<Utc>>)>, StoreError> {
    let mut changed = Vec::new();
    let rows = tx.rows("select kind, since, told_count from trouble order by kind", &[]).await?;
    let mut known = Vec::new();
    for row in &rows {
        let (kind, since) = (row.text("kind")?, row.instant("since")?);
        match Trouble::named(&kind).filter(|trouble| seen.iter().any(|seen| seen.trouble == *trouble)) {
            Some(trouble) => known.push((trouble, row.small::<u32>("told_count")?)),
            None => {
                tx.execute("delete from trouble where kind = $1", args![&kind]).await?;
                let over = Trouble::named(&kind).filter(|trouble| trouble.platform().is_some());
                changed.extend(over.map(|trouble| (trouble, Lasting::Over(since, now))));
            }
        }
    }
    for Seen { trouble, since, times } in seen {
        let told = known.iter().find(|(known, _)| known == trouble).map(|(_, told)| *told);
        let count = times.unwrap_or_default();
        if told.is_some_and(|told| told >= count) {
            continue;
        }
        let sql = "insert into trouble (kind, since, told_count) values ($1, $2, $3)
            on conflict (kind) do update set told_count = excluded.told_count";
        tx.execute(sql, args![&trouble.name(), *since, i64::from(count)]).await?;
        changed.push((trouble.clone(), times.map_or(Lasting::Since(*since), Lasting::Counted)));
    }
    Ok(changed)
}
