//! Who answers what a conversation asks of the calendar.

use bot_core::city::City;
use bot_core::desk::{Abilities, Answer, Request};
use chrono::{DateTime, Utc};
use store::desk::{LocalDesk, Who};
use store::dice::Dice;
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
}

impl Desk for LocalDesk {
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
        LocalDesk::answer(self, tx, store.codec(), dice, who, city, request, *now).await.map(Some)
    }
}
