//! Tells staff what becomes of notices: that one waits for their approval, how far those have come that they look
//! at, and how one ended.

use std::sync::Arc;

use bot_core::ids::ChatId;
use bot_core::notice::{self, Remit};
use bot_core::reply::{NoticePassage, Passage, StaffPassage};
use bot_core::{Conversation, Language};
use chrono::{DateTime, TimeDelta, Utc};
use store::notices::{Notice, board, letters, watch};
use store::outbox::{self, Lane};
use store::{StoreError, Tx, chats, staff};

use super::Job;
use crate::bot::Bot;
use crate::desk::Desk;
use crate::letter::Letter;
use crate::notice::told;
use crate::turn::{Cause, Turn, notice as message, row};

/// Staff are told within this time.
const LOOK: TimeDelta = TimeDelta::seconds(1);
/// A message that shows progress changes no more often.
const PACE: TimeDelta = TimeDelta::seconds(4);

/// Tells staff.
pub struct TellStaff<D, S> {
    writer: Writer<D>,
    seeds: S,
}

/// Writes what is no answer.
pub(super) struct Writer<D> {
    pub(super) bot: Arc<Bot<D>>,
}

impl<D: Desk> Writer<D> {
    /// Whoever can approve a notice is told that it waits, in a message of its own.
    async fn announce(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), StoreError> {
        let codec = self.bot.store.codec();
        let mut tx = self.bot.store.begin().await?;
        if !letters::announced(&mut tx, notice.id, now).await? {
            return Ok(());
        }
        let city = &self.bot.city().city.language;
        let author = board::standing(&mut tx, codec, notice, city, 1).await?.author;
        for (member, chat) in staff::deciding(&mut tx, codec).await? {
            let remit = Remit { offices: member.offices.clone(), four_eyes: true };
            if member.id != notice.author && remit.allows(&notice.audience) {
                let waits = NoticePassage::Waits { number: notice.id, author: author.clone() };
                let waits = Passage::Staff(StaffPassage::Notice(waits));
                self.write(&mut tx, &chat, |_| waits, now).await?;
            }
        }
        self.commit(tx).await
    }

    /// Author and approver learn how it ended, and get the list.
    async fn report(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), StoreError> {
        let codec = self.bot.store.codec();
        let mut tx = self.bot.store.begin().await?;
        if !letters::reported(&mut tx, notice.id, now).await? {
            return Ok(());
        }
        let city = self.bot.city();
        let setting = self.bot.setting(&city);
        let standing = board::standing(&mut tx, codec, notice, &city.city.language, 1).await?;
        let authors = [Some(&notice.author), notice.approver.as_ref().filter(|one| **one != notice.author)];
        for author in authors.into_iter().flatten() {
            let Some(chat) = staff::chat(&mut tx, author).await? else { continue };
            let report = |language: &Language| notice::report(&setting, language, &standing, now);
            self.write(&mut tx, &chat, report, now).await?;
            if notice.recipients > 0 {
                letters::want_list(&mut tx, notice.id, &chat).await?;
            }
        }
        self.commit(tx).await
    }

    /// A list is put together while others write, and then only sent.
    async fn send_list(&self, id: i64, chat: &ChatId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let content = told::csv(&self.bot.store, id).await?;
        let list = Letter::Document {
            name: format!("mitteilung-{id}.csv"),
            media_type: "text/csv".to_owned(),
            content,
        };
        let mut tx = self.bot.store.begin().await?;
        if letters::list_sent(&mut tx, id, chat).await? {
            let rows = [row(chat, Lane::Due, &list, now)];
            outbox::enqueue(&mut tx, self.bot.store.codec(), &rows, now).await?;
        }
        self.commit(tx).await
    }

    /// Writes to a chat, in the language that is spoken there.
    pub(super) async fn write(
        &self,
        tx: &mut Tx,
        chat: &ChatId,
        passage: impl FnOnce(&Language) -> Passage,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let codec = self.bot.store.codec();
        let Some(found) = chats::find(tx, codec, chat).await? else { return Ok(()) };
        let spoken = found.conversation.as_deref().and_then(|stored| Conversation::read(stored).ok());
        let spoken = found.language.or_else(|| Some(spoken?.language().clone()));
        let language = spoken.unwrap_or_else(|| self.bot.city().city.language.clone());
        let passage = passage(&language);
        let rows = [row(chat, Lane::Due, &Letter::Message(message(language, passage)), now)];
        outbox::enqueue(tx, codec, &rows, now).await
    }

    async fn commit(&self, tx: Tx) -> Result<(), StoreError> {
        tx.commit().await?;
        self.bot.signal_outbox();
        Ok(())
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> TellStaff<D, S> {
    /// Tells this bot's staff, each turn with a seed of `seeds`.
    pub fn new(bot: Arc<Bot<D>>, seeds: S) -> Self {
        Self { writer: Writer { bot }, seeds }
    }

    /// The messages that show progress change in their place.
    async fn refresh(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let bot = &self.writer.bot;
        let mut tx = bot.store.begin_read().await?;
        if !watch::is_watched(&mut tx, now - PACE).await? {
            return Ok(());
        }
        let digest = board::digest(&mut tx).await?;
        let outdated = watch::outdated(&mut tx, &digest, now - PACE).await?;
        drop(tx);
        let turn = |chat| Turn { cause: Cause::NoticesMoved(chat), now, seed: (self.seeds)() };
        let turns: Vec<Turn> = outdated.into_iter().map(turn).collect();
        match turns.is_empty() {
            true => Ok(()),
            false => bot.take_turns(&turns).await.map(drop),
        }
    }
}

impl<D: Desk, S: FnMut() -> [u8; 32] + Send> Job for TellStaff<D, S> {
    const NAME: &'static str = "tell-staff";

    async fn run_once(&mut self, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let store = &self.writer.bot.store;
        let mut tx = store.begin_read().await?;
        let (announced, reported) =
            (letters::to_announce(&mut tx).await?, letters::to_report(&mut tx).await?);
        drop(tx);
        for notice in &announced {
            self.writer.announce(notice, now).await?;
        }
        // What is open is seen to be over before it is reported.
        self.refresh(now).await?;
        for notice in &reported {
            self.writer.report(notice, now).await?;
        }
        let wanted = letters::wanted_lists(&mut self.writer.bot.store.begin_read().await?).await?;
        for (id, chat) in &wanted {
            self.writer.send_list(*id, chat, now).await?;
        }
        Ok(now + LOOK)
    }
}
