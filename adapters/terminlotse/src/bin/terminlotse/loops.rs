//! The loops that run as long as the bot serves: each calls its `run_once`, sleeps until the
//! deadline that it returns, and goes on after errors.

use std::convert::Infallible;
use std::fmt::Display;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use matrix::{ConnectError, Refusal};
use store::desk::LocalDesk;
use telegram::{PollError, Poller};
use terminlotse::Bot;
use terminlotse::jobs::Job;
use terminlotse::matrix_chat::{Hearing, HearingError};
use terminlotse::sender::{Messenger, Progress, Sender};
use terminlotse::turn::{Cause, Turn};
use tokio::task::JoinSet;

use crate::clock::{Seeds, now};

/// The pause after an error of the database: long enough for it to come back, short enough that
/// nobody notices.
const PAUSE: Duration = Duration::from_secs(1);

/// The pause after a failed sync.
const AWAY: Duration = Duration::from_secs(2);

/// What another process wrote is noticed within this time.
const LOOK: Duration = Duration::from_secs(1);

/// So long after a send its outcome waits for the commit of a turn that takes it along.
const RECORD: Duration = Duration::from_millis(100);

/// So long after a send that others of its chat wait for, it is looked what can be sent now: some for all,
/// rather than a commit for each.
const FOLLOW: Duration = Duration::from_millis(50);

fn until(deadline: DateTime<Utc>) -> Duration {
    (deadline - now()).to_std().unwrap_or_default()
}

/// Loops that run beside each other. A bot that lost one would be half dead without anybody
/// noticing, so the first to end ends them all.
#[derive(Default)]
pub struct Loops(JoinSet<String>);

impl Loops {
    /// Starts one.
    pub fn start(&mut self, name: &'static str, runs: impl Future<Output: Display> + Send + 'static) {
        self.0.spawn(async move {
            match AssertUnwindSafe(runs).catch_unwind().await {
                Ok(end) => end.to_string(),
                Err(_) => {
                    format!("the loop “{name}” broke down, which is a defect; please start the bot again")
                }
            }
        });
    }

    /// Waits until one has ended, and says in one sentence why.
    pub async fn end(mut self) -> String {
        match self.0.join_next().await {
            Some(Ok(why)) => why,
            Some(Err(called_off)) => called_off.to_string(),
            None => "there was nothing to do".to_owned(),
        }
    }
}

/// Runs a job for ever.
pub async fn job<J: Job>(mut job: J) -> Infallible {
    loop {
        match job.run_once(now()).await {
            Ok(next) => tokio::time::sleep(until(next)).await,
            Err(error) => {
                tracing::error!(job = J::NAME, %error, "a job failed and is run again");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Sends for ever. Other processes write into the same outbox without a signal to this one: a console
/// beside the bot, another instance.
pub async fn send<M: Messenger>(bot: Arc<Bot<LocalDesk>>, mut sender: Sender<LocalDesk, M>) -> Infallible {
    let mut written = bot.watch_outbox();
    loop {
        let pause = match sender.run_once(now()).await {
            Ok(next) => next.map_or(LOOK, |next| until(next).min(LOOK)),
            Err(error) => {
                tracing::error!(%error, "the outbox can't be read; trying again");
                PAUSE
            }
        };
        let mut look_at = now() + pause;
        loop {
            tokio::select! {
                progress = sender.progress() => {
                    sender.settle(now());
                    look_at = look_at.min(now() + match progress {
                        Progress::Ended => RECORD,
                        Progress::Followed => FOLLOW,
                    });
                }
                _ = written.changed() => break,
                () = tokio::time::sleep(until(look_at)) => break,
            }
        }
    }
}

/// Polls Telegram until the token is refused for good.
///
/// The next poll, which acknowledges this batch, waits until every turn of it is committed or
/// recorded as failed.
pub async fn poll_telegram(bot: Arc<Bot<LocalDesk>>, mut poller: Poller, seeds: Seeds) -> PollError {
    loop {
        let arrivals = match poller.fetch().await {
            Ok(arrivals) => arrivals,
            Err(PollError::Pause { refusal, pause }) => {
                tracing::warn!(%refusal, pause_s = pause.as_secs(), "no updates from Telegram");
                tokio::time::sleep(pause).await;
                continue;
            }
            Err(error) => return error,
        };
        let now = now();
        bot.heard.note("telegram", now);
        let turn = |arrival| Turn { cause: Cause::Arrived(arrival), now, seed: seeds.next() };
        let mut turns: Vec<Turn> = arrivals.into_iter().map(turn).collect();
        while let Err(error) = bot.take_turns(&turns).await {
            tracing::error!(%error, turns = turns.len(), "turns wait for the database");
            tokio::time::sleep(PAUSE).await;
            retime(&mut turns);
        }
        poller.acknowledge();
    }
}

/// Hears Matrix until the bot is not let in any more.
pub async fn hear_matrix(
    bot: Arc<Bot<LocalDesk>>,
    mut hearing: Hearing<LocalDesk>,
    seeds: Seeds,
) -> ConnectError {
    loop {
        let pause = match hearing.run_once(now, || seeds.next()).await {
            Ok(()) => {
                bot.heard.note(matrix::PLATFORM, now());
                continue;
            }
            Err(HearingError::Refused(Refusal::LoggedOut { device_is_kept })) => {
                match hearing.renew(device_is_kept, now()).await {
                    Ok(()) => continue,
                    Err(error @ (ConnectError::NoPassword | ConnectError::Credentials)) => return error,
                    Err(error) => {
                        tracing::warn!(%error, "the bot is not logged in to Matrix; trying again");
                        error.pause().unwrap_or(AWAY)
                    }
                }
            }
            Err(HearingError::Refused(Refusal::TooMany(pause))) => pause,
            Err(HearingError::Untrusted(error)) => return error,
            Err(error) => {
                tracing::warn!(%error, "Matrix is not heard; trying again");
                AWAY
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Turns that had to wait are taken now, not when they came: what they offer must not be over.
fn retime(turns: &mut [Turn]) {
    let now = now();
    for turn in turns {
        turn.now = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn breaks_down() -> Infallible {
        panic!("some defect")
    }

    #[tokio::test]
    async fn a_loop_that_breaks_down_ends_all_and_is_named() {
        let mut loops = Loops::default();
        loops.start("wake", breaks_down());
        loops.start("send", std::future::pending::<Infallible>());
        let why = loops.end().await;
        assert_eq!(why, "the loop “wake” broke down, which is a defect; please start the bot again");
    }

    #[tokio::test]
    async fn a_loop_that_ends_says_why() {
        let mut loops = Loops::default();
        loops.start("telegram", async { "the token was taken back" });
        loops.start("send", std::future::pending::<Infallible>());
        assert_eq!(loops.end().await, "the token was taken back");
    }
}
