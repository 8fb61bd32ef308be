//! A desk that shows everybody the same earliest places, as if there were no rush.

use bot_core::City;
use bot_core::desk::{Abilities, Answer, Call};
use bot_core::ids::{ChatId, EntryId};
use bot_core::waitlist::{Entry, Offer};
use chrono::{DateTime, Utc};
use store::desk::LocalDesk;
use store::dice::Dice;
use store::seal::Codec;
use store::waitlist::offering::Candidate;
use store::{Store, StoreError, Tx};
use terminlotse::desk::{Desk, Question};

use crate::run::policy;

/// The desk.
pub struct Alike(pub LocalDesk);

impl Desk for Alike {
    fn abilities(&self) -> Abilities {
        self.0.abilities()
    }

    async fn answer(
        &self,
        tx: &mut Tx,
        store: &Store,
        dice: &mut Dice,
        question: &Question<'_>,
    ) -> Result<Option<Answer>, StoreError> {
        match question.request.call {
            // One that has just been opened remembers nobody.
            Call::Places { .. } => Desk::answer(&LocalDesk::new(policy()), tx, store, dice, question).await,
            _ => Desk::answer(&self.0, tx, store, dice, question).await,
        }
    }

    async fn candidates(
        &self,
        tx: &mut Tx,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.0.candidates(tx, since, now).await
    }

    async fn offer(
        &self,
        tx: &mut Tx,
        city: &City,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.0.offer(tx, city, entry, now).await
    }

    async fn tell_offer(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Offer)>, StoreError> {
        self.0.tell_offer(tx, codec, entry, now).await
    }

    async fn over(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<EntryId>, StoreError> {
        self.0.over(tx, city, now, limit).await
    }

    async fn end_waiting(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Entry)>, StoreError> {
        self.0.end_waiting(tx, codec, entry, now).await
    }
}
