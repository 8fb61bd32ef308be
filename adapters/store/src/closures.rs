//! Closures: an office, or some of its desks, does not open for a time.
//!
//! A closure beats every opening rule: free places of its time go at once, none is [laid out](crate::layout)
//! there, holds and offers end. Appointments keep their places, which nobody gets after them, and each has a
//! [case](cases) until it is clear what becomes of it. Opening again lays the places out anew.
//!
//! - [`closing`]: closing and opening again
//! - [`cases`]: the appointments that are affected, and when to look at them
//! - [`rehousing`]: another desk at the same time, or other places that are held for them
//! - [`telling`]: what is told next of a case
//!
//! Closing takes the places and writes the cases down in one transaction, by a few statements for each desk. What
//! costs more is done afterwards, some cases at a time, and before the waitlist is offered anything.

use std::collections::BTreeSet;

use bot_core::closure::{Closing, Extent, Progress};
use bot_core::ids::{ClosureId, OfficeId};
use bot_core::opening::Slot;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::json;
use crate::places::Span;
use crate::sql::{Row, Tx, args};

pub mod cases;
pub mod closing;
pub mod rehousing;
pub mod telling;

/// A closure as it is kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id.
    pub id: ClosureId,
    /// Which office.
    pub office: OfficeId,
    /// When.
    pub span: Span,
    /// The desks that fall out; `None` is the whole office.
    pub desks: Option<BTreeSet<u16>>,
    /// What citizens are told about it.
    pub reason: String,
    /// It opens after all, since then.
    pub reopened_at: Option<DateTime<Utc>>,
}

impl Record {
    /// Whether a slot can't be served.
    pub fn covers(&self, slot: &Slot) -> bool {
        slot.starts_at < self.span.until
            && slot.ends_at > self.span.from
            && self.desks.as_ref().is_none_or(|desks| desks.contains(&slot.desk))
    }
}

/// The closure of this id.
pub async fn find(tx: &mut Tx, id: &ClosureId) -> Result<Option<Record>, StoreError> {
    tx.row("select * from closure where id = $1", args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// What is closed at an office and not over yet, in the order of its begin.
pub async fn standing(tx: &mut Tx, office: &OfficeId, now: DateTime<Utc>) -> Result<Vec<Record>, StoreError> {
    let sql = "select * from closure where office = $1 and reopened_at is null and until_at > $2
        order by from_at, id";
    tx.rows(sql, args![office.as_str(), now]).await?.iter().map(read).collect()
}

/// A closure and how far it has come.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Which.
    pub closure: Record,
    /// What became of those it affects.
    pub progress: Progress,
}

/// All closures that are not over, with how far they have come.
pub async fn in_progress(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Standing>, StoreError> {
    let sql = "select k.*,
            count(case when c.state = 'new' or (c.state = 'asked' and c.told_at is null) then 1 end) as untold,
            count(case when c.state = 'asked' and c.told_at is not null and c.answer_by is not null then 1 end) as asked,
            count(case when c.state = 'asked' and c.told_at is not null and c.answer_by is null then 1 end) as waiting,
            count(case when c.state = 'listed' then 1 end) as listed,
            count(case when c.state = 'moved' then 1 end) as moved,
            count(case when c.state = 'cancelled' then 1 end) as cancelled,
            count(case when c.state = 'kept' then 1 end) as kept
        from closure k left join closure_case c on c.closure = k.id
        where k.reopened_at is null and k.until_at > $1
        group by k.id order by k.from_at, k.id";
    tx.rows(sql, args![now])
        .await?
        .iter()
        .map(|row| {
            let progress = Progress {
                untold: row.small("untold")?,
                asked: row.small("asked")?,
                waiting: row.small("waiting")?,
                listed: row.small("listed")?,
                moved: row.small("moved")?,
                cancelled: row.small("cancelled")?,
                kept: row.small("kept")?,
            };
            Ok(Standing { closure: read(row)?, progress })
        })
        .collect()
}

/// Whom a closure affects, as far as was looked at.
pub(crate) async fn extent(tx: &mut Tx, closure: &ClosureId) -> Result<Extent, StoreError> {
    let sql = "select count(*) as people, count(case when c.state = 'kept' then 1 end) as seated,
            count(case when c.state <> 'kept' and c.chat is null then 1 end) as without_chat,
            count(case when c.state <> 'kept' and exists (
                select 1 from closure_alternative a where a.closure_case = c.id) then 1 end) as offered
        from closure_case c where c.closure = $1 and c.stranded = 1";
    let Some(row) = tx.row(sql, args![closure.as_str()]).await? else { return Ok(Extent::default()) };
    Ok(Extent {
        people: row.small("people")?,
        seated: row.small("seated")?,
        offered: row.small("offered")?,
        without_chat: row.small("without_chat")?,
    })
}

/// Forgets closures that are over and that nothing names any more; how many.
pub(crate) async fn forget_old(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "delete from closure where until_at < $1
        and not exists (select 1 from closure_case c where c.closure = closure.id)
        and not exists (select 1 from appointment a where a.closure = closure.id)";
    tx.execute(sql, args![old]).await
}

fn read(row: &Row) -> Result<Record, StoreError> {
    let id = row.text("id")?;
    let desks = row.maybe_text("desks")?;
    Ok(Record {
        office: OfficeId::new(row.text("office")?),
        span: Span { from: row.instant("from_at")?, until: row.instant("until_at")? },
        desks: desks.map(|desks| json::read(&format!("closure {id}"), &desks)).transpose()?,
        reason: row.text("reason")?,
        reopened_at: row.maybe_instant("reopened_at")?,
        id: ClosureId::new(id),
    })
}

fn span(closing: &Closing) -> Span {
    Span { from: closing.from, until: closing.until }
}
