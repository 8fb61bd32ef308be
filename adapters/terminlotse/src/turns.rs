//! Takes turns, many at a time, and makes them durable before anybody is answered.
//!
//! On SQLite the turns that arrive together share one commit. If one of them fails, or the transaction is
//! lost, nobody is answered and all are taken again, one by one. On PostgreSQL turns of different chats
//! run beside each other.
//!
//! A turn that fails a second time is kept with its error, answered with one sentence, and counts as
//! taken: one poisonous update must not stop the bot.

use bot_core::arrival::{Arrival, Happening};
use bot_core::reply::Passage;
use chrono::{DateTime, Utc};
use futures::future::try_join_all;
use store::closures::cases;
use store::dice::Dice;
use store::notices::watch;
use store::outbox::Lane;
use store::{StoreError, Tx, chats, outbox, updates};

use crate::bot::Bot;
use crate::crash_point::{CrashPoint, pass};
use crate::desk::Desk;
use crate::letter::Letter;
use crate::turn::{Cause, Turn, TurnError, Written, notice, row, take};

/// How often a turn is taken again because another transaction stood in its way.
const CONFLICTS: usize = 8;

impl<D: Desk> Bot<D> {
    /// Takes all turns. When it returns, each is committed or recorded as failed, and may be
    /// acknowledged.
    ///
    /// # Errors
    /// The database can't even record failures: nothing may be acknowledged.
    pub async fn take_turns(&self, turns: &[Turn]) -> Result<(), StoreError> {
        if turns.is_empty() {
            return Ok(());
        }
        if self.store.shares_commits() && !cfg!(feature = "lone-commits") {
            self.take_together(turns).await
        } else {
            try_join_all(by_chat(turns).into_iter().map(|turns| self.take_in_order(turns))).await.map(drop)
        }
    }

    async fn take_together(&self, turns: &[Turn]) -> Result<(), StoreError> {
        let Err(error) = self.share_commit(turns).await else { return Ok(()) };
        tracing::warn!(%error, turns = turns.len(), "a shared commit was lost; its turns are taken one by one");
        for turn in turns {
            if let Err(error) = self.take_alone(turn).await {
                self.record_failure(turn, &error).await?;
            }
        }
        Ok(())
    }

    /// One transaction for all; the first turn that fails undoes it. To be able to undo each by itself
    /// would cost all of them, always, a tenth of their time.
    async fn share_commit(&self, turns: &[Turn]) -> Result<(), TurnError> {
        let mut tx = self.store.begin().await?;
        let recording = self.post.record(&mut tx, latest(turns)).await?;
        let mut written = Written::default();
        for turn in turns {
            written.add(take(self, &mut tx, turn).await?);
        }
        pass(CrashPoint::BeforeCommit);
        tx.commit().await?;
        pass(CrashPoint::AfterCommit);
        recording.committed();
        self.send_off(written);
        Ok(())
    }

    /// What was written is committed: senders may have it.
    fn send_off(&self, written: Written) {
        if written.hand_over() {
            self.signal_outbox();
        }
    }

    async fn take_in_order(&self, turns: Vec<&Turn>) -> Result<(), StoreError> {
        for turn in turns {
            if self.take_alone(turn).await.is_err()
                && let Err(error) = self.take_alone(turn).await
            {
                self.record_failure(turn, &error).await?;
            }
        }
        Ok(())
    }

    async fn take_alone(&self, turn: &Turn) -> Result<(), TurnError> {
        let mut conflicts = 0;
        loop {
            match self.take_once(turn).await {
                Err(TurnError::Store(error)) if error.is_conflict() && conflicts < CONFLICTS => {
                    conflicts += 1
                }
                taken => return taken,
            }
        }
    }

    async fn take_once(&self, turn: &Turn) -> Result<(), TurnError> {
        let mut tx = self.store.begin().await?;
        let recording = self.post.record(&mut tx, turn.now).await?;
        let written = take(self, &mut tx, turn).await?;
        pass(CrashPoint::BeforeCommit);
        tx.commit().await?;
        pass(CrashPoint::AfterCommit);
        recording.committed();
        self.send_off(written);
        Ok(())
    }

    /// Sets a turn aside that failed twice.
    async fn record_failure(&self, turn: &Turn, error: &TurnError) -> Result<(), StoreError> {
        tracing::error!(%error, "a turn failed twice and is set aside");
        let (mut tx, codec) = (self.store.begin().await?, self.store.codec());
        match &turn.cause {
            Cause::Arrived(arrival) => self.keep_failed(&mut tx, turn, arrival, error).await?,
            // It would fail again at once, and again: the next word of the citizen wakes it.
            Cause::Due(chat) => chats::wake_at(&mut tx, chat, None).await?,
            // Whoever looks again sees it.
            Cause::NoticesMoved(chat) => watch::end(&mut tx, chat).await?,
            // So would these: the offer passes on when its time is over, and the next reminder is another.
            Cause::Offered(entry) => drop(self.desk.tell_offer(&mut tx, codec, entry, turn.now).await?),
            Cause::WaitedInVain(entry) => drop(self.desk.end_waiting(&mut tx, codec, entry, turn.now).await?),
            Cause::Reminded(appointment) => {
                let (mut dice, city) = (Dice::new(turn.seed), self.city());
                drop(self.desk.remind(&mut tx, codec, &mut dice, &city, appointment, turn.now).await?);
            }
            Cause::ReminderOutdated(appointment, told_at) => {
                drop(self.desk.outdate_reminder(&mut tx, appointment, *told_at).await?);
            }
            // It is listed for staff when nobody answers.
            Cause::Closure(case) => {
                drop(self.desk.attend(&mut tx, &self.store, &self.city(), case, turn.now).await?);
            }
            Cause::PlaceClosed(hold) => drop(cases::take_closed_hold(&mut tx, hold).await?),
            Cause::Tidings(id) => drop(self.desk.tell_tidings(&mut tx, &self.store, id, turn.now).await?),
            Cause::Answered { .. } => {}
        }
        tx.commit().await?;
        self.signal_outbox();
        Ok(())
    }

    /// Keeps an update that failed, with its error, and says so to the citizen.
    async fn keep_failed(
        &self,
        tx: &mut Tx,
        turn: &Turn,
        arrival: &Arrival,
        error: &TurnError,
    ) -> Result<(), StoreError> {
        let Arrival { platform, update, chat, account, .. } = arrival;
        let (codec, now) = (self.store.codec(), turn.now);
        if !updates::first_time(tx, platform, update, now).await? {
            return Ok(());
        }
        let kept = serde_json::to_vec(arrival).unwrap_or_default();
        updates::record_failure(tx, codec, platform, update, &kept, &error.to_string(), now).await?;
        let mut dice = Dice::new(turn.seed);
        let chat = chats::id_of(tx, &mut dice, platform, chat, account, now).await?;
        let rows: Vec<_> =
            self.apology(arrival).iter().map(|letter| row(&chat, Lane::Live, letter, now)).collect();
        outbox::enqueue(tx, codec, &rows, now).await
    }

    fn apology(&self, arrival: &Arrival) -> Vec<Letter> {
        let language = self.language(arrival.language.as_deref());
        let sorry = Letter::Message(notice(language.clone(), Passage::TurnFailed));
        let tap = match &arrival.happening {
            Happening::Tapped { callback, .. } => {
                Some(Letter::Toast { callback: callback.clone(), toast: None, language })
            }
            _ => None,
        };
        tap.into_iter().chain([sorry]).collect()
    }
}

/// When the last of the turns is taken.
fn latest(turns: &[Turn]) -> DateTime<Utc> {
    turns.iter().map(|turn| turn.now).max().unwrap_or_default()
}

/// What tells the chats of turns apart.
fn chat_of(turn: &Turn) -> (&str, &str) {
    match &turn.cause {
        Cause::Arrived(arrival) => (&arrival.platform, &arrival.chat),
        Cause::Due(chat) | Cause::NoticesMoved(chat) | Cause::Answered { chat, .. } => ("", chat.as_str()),
        Cause::Offered(entry) | Cause::WaitedInVain(entry) => ("waitlist", entry.as_str()),
        Cause::Reminded(appointment) | Cause::ReminderOutdated(appointment, _) => {
            ("appointment", appointment.as_str())
        }
        Cause::Closure(case) => ("closure", case.as_str()),
        Cause::PlaceClosed(hold) => ("hold", hold.as_str()),
        Cause::Tidings(id) => ("tidings", id),
    }
}

/// The turns of each chat, in their order.
fn by_chat(turns: &[Turn]) -> Vec<Vec<&Turn>> {
    let mut chats: Vec<Vec<&Turn>> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for turn in turns {
        let index = *known.entry(chat_of(turn)).or_insert_with(|| {
            chats.push(Vec::new());
            chats.len() - 1
        });
        if let Some(chat) = chats.get_mut(index) {
            chat.push(turn);
        }
    }
    chats
}
