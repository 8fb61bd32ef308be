//! How far a notice has come: a line with a bar, and a list of all recipients.

use std::io::{self, Write};

use bot_core::notice::{Progress, State, duration};
use chrono::{DateTime, Utc};
use store::notices::{Notice, progress};
use store::{Store, StoreError};

/// How many parts a bar has.
const BAR: u64 = 20;
/// How many lines of the list are read at once.
const PAGE: u32 = 1000;

/// Tells how fast a notice goes, from what was seen first.
#[derive(Clone, Copy, Debug)]
pub struct Speed {
    since: DateTime<Utc>,
    ended: u64,
    /// What the platform allows, for as long as nothing was seen.
    per_second: u32,
}

impl Speed {
    /// From here on.
    pub fn from(progress: &Progress, per_second: u32, now: DateTime<Utc>) -> Self {
        Self { since: now, ended: progress.ended(), per_second }
    }

    /// How many seconds are left.
    pub fn seconds_to_go(&self, progress: &Progress, now: DateTime<Utc>) -> u64 {
        let ended = progress.ended().saturating_sub(self.ended);
        let seconds = u64::try_from((now - self.since).num_seconds()).unwrap_or(0);
        match (progress.left.saturating_mul(seconds)).checked_div(ended) {
            Some(seconds) if ended > 0 => seconds,
            _ => u64::try_from(duration(progress.left, self.per_second).num_seconds()).unwrap_or(u64::MAX),
        }
    }
}

/// `[██████████░░░░░░░░░░] 50.0 %: 50000 sent, 12 blocked, 3 unreachable, 1 unknown, 49984 left`
pub fn bar(progress: &Progress) -> String {
    let permille = if progress.left == 0 { 1000 } else { progress.permille() };
    let full = permille * BAR / 1000;
    let bar: String = (0..BAR).map(|part| if part < full { '█' } else { '░' }).collect();
    let Progress { sent, blocked, unreachable, unknown, withdrawn, left } = progress;
    let mut line = format!("[{bar}] {}.{} %: {sent} sent", permille / 10, permille % 10);
    let rest = [
        (*blocked, "blocked"),
        (*unreachable, "unreachable"),
        (*unknown, "unknown"),
        (*withdrawn, "withdrawn"),
        (*left, "left"),
    ];
    for (count, what) in rest.iter().filter(|(count, _)| *count > 0) {
        line.push_str(&format!(", {count} {what}"));
    }
    line
}

/// So many seconds, as people say it: `about 8 min`.
pub fn time_to_go(seconds: u64) -> String {
    match seconds {
        0..=90 => format!("about {seconds} s"),
        91..=5400 => format!("about {} min", seconds.div_ceil(60)),
        _ => format!("about {} h", seconds.div_ceil(3600)),
    }
}

/// What `status` says of a notice, in one line.
pub fn status(notice: &Notice, progress: &Progress) -> String {
    let Notice { id, state, audience, author, .. } = notice;
    let name = state.name();
    let approver = notice.approver.as_deref().map(|name| format!(", approved by {name}")).unwrap_or_default();
    let at = notice
        .send_at
        .filter(|_| *state == State::Approved && notice.queued_at.is_some() && progress.ended() == 0);
    let at = at.map(|at| format!(" (at {})", at.format("%Y-%m-%d %H:%M UTC"))).unwrap_or_default();
    format!("notice {id}, {name}{at}: {audience}, by {author}{approver}\n{}\n", bar(progress))
}

/// Writes the list of all recipients: their numbers, the appointments it was about, and what became of it.
///
/// # Errors
/// The database failed, or the list can't be written.
pub async fn list(store: &Store, notice: i64, out: &mut impl Write) -> Result<(), ListError> {
    writeln!(out, "number,reference,outcome")?;
    let mut after = 0;
    loop {
        let page = progress::list(&mut store.begin_read().await?, notice, after, PAGE).await?;
        for line in &page {
            // References are letters, digits and hyphens.
            writeln!(
                out,
                "{},{},{}",
                line.number,
                line.reference.as_deref().unwrap_or_default(),
                line.outcome
            )?;
        }
        match page.last() {
            Some(last) => after = last.number,
            None => return Ok(out.flush()?),
        }
    }
}

/// The same, to be sent.
///
/// # Errors
/// The database's own.
pub async fn csv(store: &Store, notice: i64) -> Result<String, StoreError> {
    let mut written = Vec::new();
    match list(store, notice, &mut written).await {
        // Memory takes all of it.
        Ok(()) | Err(ListError::Written(_)) => Ok(String::from_utf8_lossy(&written).into_owned()),
        Err(ListError::Store(error)) => Err(error),
    }
}

/// Why a list can't be had.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file.
    #[error("the list can't be written: {0}")]
    Written(#[from] io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_says_in_words_what_it_shows() {
        let half = Progress { sent: 40, blocked: 9, unknown: 1, left: 50, ..Progress::default() };
        assert_eq!(bar(&half), "[██████████░░░░░░░░░░] 50.0 %: 40 sent, 9 blocked, 1 unknown, 50 left");
        let all = Progress { sent: 3, ..Progress::default() };
        assert_eq!(bar(&all), "[████████████████████] 100.0 %: 3 sent");
        let almost = Progress { sent: 99_999, left: 1, ..Progress::default() };
        assert_eq!(bar(&almost), "[███████████████████░] 99.9 %: 99999 sent, 1 left");
    }

    #[test]
    fn the_time_to_go_is_what_was_seen() {
        let now = DateTime::UNIX_EPOCH;
        let begin = Progress { left: 1000, ..Progress::default() };
        let speed = Speed::from(&begin, 10, now);
        assert_eq!(speed.seconds_to_go(&begin, now), 100, "as the platform allows");
        let later = Progress { sent: 100, left: 900, ..Progress::default() };
        assert_eq!(speed.seconds_to_go(&later, now + chrono::TimeDelta::seconds(5)), 45);
    }
}
