//! The loops that run as long as the bot serves: each calls its `run_once`, sleeps until the
//! deadline that it returns, and goes on after errors.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use store::desk::LocalDesk;
use telegram::{PollError, Poller};
use terminlotse::Bot;
use terminlotse::jobs::Job;
use terminlotse::sender::{Messenger, Sender};
use terminlotse::turn::{Cause, Turn};

use crate::clock::{Seeds, now};

/// The pause after an error of the database: long enough for it to come back, short enough that
/// nobody notices.
const PAUSE: Duration = Duration::from_secs(1);

fn until(deadline: DateTime<Utc>) -> Duration {
    (deadline - now()).to_std().unwrap_or_default()
}

/// Runs a job for ever.
pub async fn job<J: Job>(mut job: J) {
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

/// Sends for ever.
pub async fn send<M: Messenger>(bot: Arc<Bot<LocalDesk>>, messenger: Arc<M>) {
    let mut written = bot.watch_outbox();
    let mut sender = Sender::new(bot, messenger);
    loop {
        let pause = match sender.run_once(now()).await {
            Ok(next) => next.map_or(Duration::MAX, until),
            Err(error) => {
                tracing::error!(%error, "the outbox can't be read; trying again");
                PAUSE
            }
        };
        tokio::select! {
            () = sender.progress() => {}
            _ = written.changed() => {}
            () = tokio::time::sleep(pause) => {}
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
        let turn = |arrival| Turn { cause: Cause::Arrived(arrival), now, seed: seeds.next() };
        let turns: Vec<Turn> = arrivals.into_iter().map(turn).collect();
        while let Err(error) = bot.take_turns(&turns).await {
            tracing::error!(%error, turns = turns.len(), "turns wait for the database");
            tokio::time::sleep(PAUSE).await;
        }
        poller.acknowledge();
    }
}
