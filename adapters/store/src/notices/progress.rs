//! How far a notice has come, and what became of each of its recipients.

use bot_core::notice::Progress;

use super::Notice;
use crate::error::StoreError;
use crate::sql::{Tx, args};

pub(super) const COUNTED: &str =
    "select outcome, unknown, count(*) as count from outbox where notice = $1 group by outcome, unknown";

/// What became of a notice so far.
pub async fn of(tx: &mut Tx, notice: &Notice) -> Result<Progress, StoreError> {
    if let Some(result) = notice.result {
        return Ok(result);
    }
    let mut progress = Progress::default();
    for row in tx.rows(COUNTED, args![notice.id]).await? {
        let is_doubtful = row.int("unknown")? > 0;
        *place(&mut progress, row.maybe_text("outcome")?.as_deref(), is_doubtful) +=
            row.small::<u64>("count")?;
    }
    // Who can't be written to at all has no row there.
    progress.unreachable += notice.recipients.saturating_sub(progress.all());
    Ok(progress)
}

/// Whether something of it is still to be sent.
pub async fn is_under_way(tx: &mut Tx, notice: i64) -> Result<bool, StoreError> {
    let sql = "select 1 as waits from outbox where notice = $1 and outcome is null limit 1";
    Ok(tx.row(sql, args![notice]).await?.is_some())
}

fn place<'a>(progress: &'a mut Progress, outcome: Option<&str>, is_doubtful: bool) -> &'a mut u64 {
    match outcome {
        None => &mut progress.left,
        Some("delivered" | "edited") if !is_doubtful => &mut progress.sent,
        Some("delivered" | "edited" | "unknown" | "superseded") => &mut progress.unknown,
        Some("blocked") => &mut progress.blocked,
        Some("expired") => &mut progress.withdrawn,
        Some(_) => &mut progress.unreachable,
    }
}

/// A line of the list: no name, and nothing by which somebody else finds the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The recipient's number.
    pub number: u64,
    /// The appointment it was about.
    pub reference: Option<String>,
    /// What became of it.
    pub outcome: &'static str,
}

/// The recipients after this number, `limit` at most.
pub async fn list(tx: &mut Tx, notice: i64, after: u64, limit: u32) -> Result<Vec<Line>, StoreError> {
    let sql =
        "select recipient.number, recipient.reference, recipient.chat, outbox.id as row_id, outbox.outcome,
            outbox.unknown
        from notice_recipient as recipient
        left join outbox on outbox.chat = recipient.chat and outbox.notice = recipient.notice
        where recipient.notice = $1 and recipient.number > $2 order by recipient.number limit $3 + 0";
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let rows = tx.rows(sql, args![notice, after, i64::from(limit)]).await?;
    let lines = rows.iter().map(|row| {
        let is_doubtful = row.maybe_int("unknown")?.unwrap_or_default() > 0;
        let outcome = match (row.maybe_text("chat")?, row.maybe_int("row_id")?) {
            (None, _) => "unreachable",
            (Some(_), None) => "forgotten",
            (Some(_), Some(_)) => word(row.maybe_text("outcome")?.as_deref(), is_doubtful),
        };
        Ok(Line { number: row.small("number")?, reference: row.maybe_text("reference")?, outcome })
    });
    lines.collect()
}

fn word(outcome: Option<&str>, is_doubtful: bool) -> &'static str {
    match outcome {
        None => "waiting",
        Some("delivered" | "edited") if !is_doubtful => "sent",
        Some("delivered" | "edited" | "unknown" | "superseded") => "unknown",
        Some("blocked") => "blocked",
        Some("expired") => "withdrawn",
        Some(_) => "unreachable",
    }
}
