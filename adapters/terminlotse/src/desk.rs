//! Who answers what a conversation asks of the calendar.

use bot_core::city::City;
use bot_core::closure::Message;
use bot_core::desk::{Abilities, Answer, Request};
use bot_core::forecast::Forecast;
use bot_core::ids::{AppointmentId, CaseId, ChatId, EntryId, OrderId};
use bot_core::reminding::{Outdated, Reminding};
use bot_core::tidings::Tidings;
use bot_core::waitlist::{Entry, Offer};
use chrono::{DateTime, Utc};
use store::desk::{LocalDesk, Who};
use store::dice::Dice;
use store::seal::Codec;
use store::waitlist::offering::Candidate;
use store::{StoreError, Tx};

/// A request as it reaches a desk, inside a turn's transaction.
pub struct Question<'a> {
    /// For whom, and from which chat: a desk that answers later needs it.
    pub who: &'a Who,
    /// In which city.
    pub city: &'a City,
    /// What is wanted.
    pub request: &'a Request,
    /// When.
    pub now: DateTime<Utc>,
}

/// A desk. The local one answers inside the turn; another may answer in a later one
/// ([`Cause::Answered`](crate::turn::Cause::Answered)).
pub trait Desk: Send + Sync {
    /// What it can do.
    fn abilities(&self) -> Abilities;

    /// The answer, or nothing when it will come later.
    fn answer(
        &self,
        tx: &mut Tx,
        store: &store::Store,
        dice: &mut Dice,
        question: &Question<'_>,
    ) -> impl Future<Output = Result<Option<Answer>, StoreError>> + Send;

    /// Which entries of the waitlist might be served by what has changed after `since`, in their order. A desk that
    /// keeps no waitlist has none.
    fn candidates(
        &self,
        _tx: &mut Tx,
        _since: DateTime<Utc>,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Vec<Candidate>, StoreError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Offers an entry the first place that suits, if it waits and there is one; false where nothing suits it, nor
    /// anybody who wants the same.
    fn offer(
        &self,
        _tx: &mut Tx,
        _city: &City,
        _entry: &EntryId,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send {
        async { Ok(false) }
    }

    /// An offer that is told now, and in which chat; `None` where it was told before, or is gone.
    fn tell_offer(
        &self,
        _tx: &mut Tx,
        _codec: &Codec,
        _entry: &EntryId,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<(ChatId, Offer)>, StoreError>> + Send {
        async { Ok(None) }
    }

    /// Entries whose last day is over and that nobody was told of yet; none as long as nobody is written to.
    fn over(
        &self,
        _tx: &mut Tx,
        _city: &City,
        _now: DateTime<Utc>,
        _limit: u32,
    ) -> impl Future<Output = Result<Vec<EntryId>, StoreError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Tidings that are told now, and in which chat; `None` where they were told before, or are of no use any more.
    fn tell_tidings(
        &self,
        _tx: &mut Tx,
        _store: &store::Store,
        _id: &str,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<(ChatId, Tidings)>, StoreError>> + Send {
        async { Ok(None) }
    }

    /// An entry whose last day is over, and in which chat that is told; `None` where it goes on.
    fn end_waiting(
        &self,
        _tx: &mut Tx,
        _codec: &Codec,
        _entry: &EntryId,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<(ChatId, Entry)>, StoreError>> + Send {
        async { Ok(None) }
    }

    /// What is said of an appointment now, and in which chat; `None` where it was said before, or does not hold.
    fn remind(
        &self,
        _tx: &mut Tx,
        _codec: &Codec,
        _dice: &mut Dice,
        _city: &City,
        _appointment: &AppointmentId,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<(ChatId, Reminding)>, StoreError>> + Send {
        async { Ok(None) }
    }

    /// What has become of an appointment since the reminder of this moment, and which chat is told so.
    fn outdate_reminder(
        &self,
        _tx: &mut Tx,
        _appointment: &AppointmentId,
        _told_at: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<(ChatId, Outdated)>, StoreError>> + Send {
        async { Ok(None) }
    }

    /// Looks for other places for some of those who have lost theirs to a closure, before the waitlist gets what has
    /// become free after `since`; whether all are looked at.
    fn rehouse(
        &self,
        _tx: &mut Tx,
        _city: &City,
        _since: DateTime<Utc>,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send {
        async { Ok(true) }
    }

    /// What is told of each service outside the chat. A desk whose calendar can't be looked at like that tells nothing.
    fn forecasts(
        &self,
        _tx: &mut Tx,
        _city: &City,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Vec<Forecast>, StoreError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Looks after those who would like to speak with a person. A desk that knows no staff has none.
    fn tend_pleas(
        &self,
        _tx: &mut Tx,
        _store: &store::Store,
        _city: &City,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send {
        async { Ok(()) }
    }
    /// Answers what it has set aside, each to its chat and its request.
    fn late_answers(
        &self,
        _store: &store::Store,
        _dice: &mut Dice,
        _city: &City,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Vec<(ChatId, OrderId, Answer)>, StoreError>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Does what there is to do about a closure's case by now; what is told of it, and in which chat.
    fn attend(
        &self,
        _tx: &mut Tx,
        _store: &store::Store,
        _city: &City,
        _case: &CaseId,
        _now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<(ChatId, Message)>, StoreError>> + Send {
        async { Ok(None) }
    }
}

impl Desk for LocalDesk {
    async fn tell_tidings(
        &self,
        tx: &mut Tx,
        store: &store::Store,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Tidings)>, StoreError> {
        LocalDesk::tell_tidings(self, tx, store.codec(), id, now).await
    }

    fn abilities(&self) -> Abilities {
        LocalDesk::abilities(self)
    }

    async fn answer(
        &self,
        tx: &mut Tx,
        store: &store::Store,
        dice: &mut Dice,
        question: &Question<'_>,
    ) -> Result<Option<Answer>, StoreError> {
        let Question { who, city, request, now, .. } = question;
        if store.shares_commits() && self.sets_aside(tx, store.codec(), who, request).await? {
            return Ok(None);
        }
        LocalDesk::answer(self, tx, store.codec(), dice, who, city, request, *now).await.map(Some)
    }

    async fn late_answers(
        &self,
        store: &store::Store,
        dice: &mut Dice,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<Vec<(ChatId, OrderId, Answer)>, StoreError> {
        let mut answers = Vec::new();
        for (who, request) in self.take_aside() {
            let mut tx = store.begin_read().await?;
            let answer =
                LocalDesk::answer(self, &mut tx, store.codec(), dice, &who, city, &request, now).await?;
            answers.push((who.chat, request.id, answer));
        }
        Ok(answers)
    }

    async fn candidates(
        &self,
        tx: &mut Tx,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Candidate>, StoreError> {
        LocalDesk::candidates(self, tx, since, now).await
    }

    async fn offer(
        &self,
        tx: &mut Tx,
        city: &City,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        LocalDesk::offer(self, tx, city, entry, now).await
    }

    async fn tell_offer(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Offer)>, StoreError> {
        LocalDesk::tell_offer(self, tx, codec, entry, now).await
    }

    async fn over(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<EntryId>, StoreError> {
        LocalDesk::over(self, tx, city, now, limit).await
    }

    async fn end_waiting(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Entry)>, StoreError> {
        LocalDesk::end_waiting(self, tx, codec, entry, now).await
    }

    async fn remind(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        dice: &mut Dice,
        city: &City,
        appointment: &AppointmentId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Reminding)>, StoreError> {
        LocalDesk::remind(self, tx, codec, dice, city, appointment, now).await
    }

    async fn outdate_reminder(
        &self,
        tx: &mut Tx,
        appointment: &AppointmentId,
        told_at: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Outdated)>, StoreError> {
        LocalDesk::outdate_reminder(self, tx, appointment, told_at).await
    }

    async fn rehouse(
        &self,
        tx: &mut Tx,
        city: &City,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        LocalDesk::rehouse(self, tx, city, since, now).await
    }

    async fn forecasts(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<Vec<Forecast>, StoreError> {
        LocalDesk::forecasts(self, tx, city, now).await
    }

    async fn tend_pleas(
        &self,
        tx: &mut Tx,
        store: &store::Store,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        LocalDesk::tend_pleas(self, tx, store.codec(), city, now).await
    }

    async fn attend(
        &self,
        tx: &mut Tx,
        store: &store::Store,
        city: &City,
        case: &CaseId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Message)>, StoreError> {
        LocalDesk::attend(self, tx, store.codec(), city, case, now).await
    }
}
