//! `terminlotse notice`: sends, watches and changes notices.

use std::io::{BufWriter, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bot_core::notice::{Progress, State};
use chrono::{DateTime, TimeDelta, Utc};
use store::desk::LocalDesk;
use store::notices::{self, Notice, progress};
use store::{Store, StoreError};
use terminlotse::Bot;
use terminlotse::cli::NoticeCall;
use terminlotse::config::Config;
use terminlotse::jobs::{Job as _, Notify};
use terminlotse::notice::order::{self, Change, Send, Setting};
use terminlotse::notice::told::{self, Speed};

use crate::Failure;
use crate::clock::now;

/// How often progress is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// Where there is no terminal, a line so often.
const LINE: TimeDelta = TimeDelta::seconds(10);
/// After so long without any progress it is asked whether the bot runs.
const STILL: TimeDelta = TimeDelta::minutes(1);
/// How many notices `status` tells of.
const LATEST: u32 = 10;

/// Does what was called.
pub async fn call(bot: &Arc<Bot<LocalDesk>>, config: &Config, call: &NoticeCall) -> Result<(), Failure> {
    match call {
        NoticeCall::Send(order) => send(bot, config, order).await,
        NoticeCall::Status { number: Some(number), list } => {
            status(&bot.store, *number).await?;
            match list {
                Some(file) => write_list(&bot.store, *number, file).await,
                None => Ok(()),
            }
        }
        NoticeCall::Status { number: None, .. } => latest(&bot.store).await,
        NoticeCall::Pause { number } => change(bot, *number, Change::Pause).await,
        NoticeCall::Resume { number } => change(bot, *number, Change::Resume).await,
        NoticeCall::Stop { number } => change(bot, *number, Change::Stop).await,
    }
}

async fn send(bot: &Arc<Bot<LocalDesk>>, config: &Config, order: &Send) -> Result<(), Failure> {
    let city = bot.city();
    let languages = bot.locales.languages();
    let setting = Setting { city: &city, languages, four_eyes: config.policy.four_eyes, now: now() };
    let (id, people) = order::send(&bot.store, order, &setting).await?;
    let per_second = config.telegram.messages_per_second;
    let seconds = bot_core::notice::duration(people, per_second).num_seconds();
    let takes = told::time_to_go(u64::try_from(seconds).unwrap_or(u64::MAX));
    println!("notice {id}: {people} recipients, {takes} at {per_second} messages a second");
    let is_later = order.at.is_some();
    let mut job = Notify::new(bot.clone());
    while find(&bot.store, id)
        .await?
        .is_some_and(|notice| notice.state == State::Approved && notice.queued_at.is_none())
    {
        let next = job.run_once(now()).await?;
        tokio::time::sleep((next - now()).to_std().unwrap_or_default()).await;
    }
    match (&order.at, order.detach || is_later) {
        (Some(at), _) => println!("it goes out at {at}; terminlotse notice status {id} tells how far it is"),
        (None, true) => println!("terminlotse notice status {id} tells how far it is"),
        (None, false) => watch(bot, id, per_second).await?,
    }
    Ok(())
}

async fn find(store: &Store, id: i64) -> Result<Option<Notice>, StoreError> {
    notices::find(&mut store.begin_read().await?, id).await
}

/// Shows how far it is until it is over, or paused.
async fn watch(bot: &Arc<Bot<LocalDesk>>, id: i64, per_second: u32) -> Result<(), Failure> {
    let (mut job, mut screen) = (Notify::new(bot.clone()), Screen::default());
    let mut speed = None;
    loop {
        job.run_once(now()).await?;
        let mut tx = bot.store.begin_read().await?;
        let Some(notice) = notices::find(&mut tx, id).await? else { return Ok(()) };
        let progress = progress::of(&mut tx, &notice).await?;
        drop(tx);
        let speed = speed.get_or_insert_with(|| Speed::from(&progress, per_second, now()));
        let is_over = notice.ended_at.is_some() || notice.state == State::Paused;
        let to_go = match is_over {
            true => notice.state.name().to_owned(),
            false => told::time_to_go(speed.seconds_to_go(&progress, now())),
        };
        screen.show(&progress, &to_go, is_over, now());
        if is_over {
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Where progress is shown: on one line that changes, or line by line.
#[derive(Default)]
struct Screen {
    shown: Option<(Progress, DateTime<Utc>)>,
    warned: bool,
}

impl Screen {
    fn show(&mut self, progress: &Progress, to_go: &str, is_last: bool, now: DateTime<Utc>) {
        let line = format!("{}, {to_go}", told::bar(progress));
        let changed = self.shown.is_none_or(|(shown, _)| shown != *progress);
        if std::io::stdout().is_terminal() {
            print!("\r{line}\x1b[K{}", if is_last { "\n" } else { "" });
            // Whoever closes the terminal wants to see nothing more.
            std::io::stdout().flush().ok();
        } else if is_last || self.shown.is_none_or(|(_, at)| changed && now - at >= LINE) {
            println!("{line}");
        } else {
            return self.warn(now);
        }
        match changed {
            true => (self.shown, self.warned) = (Some((*progress, now)), false),
            false => self.warn(now),
        }
    }

    fn warn(&mut self, now: DateTime<Utc>) {
        let is_still = self.shown.is_some_and(|(_, since)| now - since >= STILL);
        if is_still && !std::mem::replace(&mut self.warned, true) {
            eprintln!("terminlotse: nothing was sent for a minute; is the bot running (terminlotse run)?");
        }
    }
}

async fn status(store: &Store, number: i64) -> Result<(), Failure> {
    let mut tx = store.begin_read().await?;
    let notice = order::find(&mut tx, number).await?;
    print!("{}", told::status(&notice, &progress::of(&mut tx, &notice).await?));
    Ok(())
}

async fn latest(store: &Store) -> Result<(), Failure> {
    let mut tx = store.begin_read().await?;
    let latest = notices::latest(&mut tx, LATEST).await?;
    if latest.is_empty() {
        println!("there are no notices");
    }
    for notice in latest {
        print!("{}", told::status(&notice, &progress::of(&mut tx, &notice).await?));
    }
    Ok(())
}

async fn write_list(store: &Store, number: i64, file: &Path) -> Result<(), Failure> {
    let opened = std::fs::File::create(file).map_err(|error| format!("{}: {error}", file.display()))?;
    told::list(store, number, &mut BufWriter::new(opened)).await?;
    println!("the list stands in {}", file.display());
    Ok(())
}

/// Changes a notice and sees to it that the outbox knows, whether the bot runs or not.
async fn change(bot: &Arc<Bot<LocalDesk>>, number: i64, change: Change) -> Result<(), Failure> {
    order::change(&bot.store, number, change, now()).await?;
    let mut job = Notify::new(bot.clone());
    while job.run_once(now()).await? <= now() {}
    status(&bot.store, number).await
}
