//! The desks a town can have: its own, which answers inside the turn, or a slow one that answers
//! later and loses answers, as a city's existing system behind a bad line does.

use std::collections::HashSet;
use std::sync::Mutex;

use bot_core::City;
use bot_core::closure::Message;
use bot_core::desk::{Abilities, Answer, Request};
use bot_core::forecast::Forecast;
use bot_core::ids::{AppointmentId, CaseId, ChatId, EntryId, OrderId};
use bot_core::reminding::{Outdated, Reminding};
use bot_core::tidings::Tidings;
use bot_core::waitlist::{Entry, Offer};
use chrono::{DateTime, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::desk::{LocalDesk, Who};
use store::dice::Dice;
use store::seal::Codec;
use store::waitlist::offering::Candidate;
use store::{Store, StoreError, Tx};
use terminlotse::desk::{Desk, Question};

/// A desk of a test's town.
pub enum TownDesk {
    /// Answers at once.
    Local(Box<LocalDesk>),
    /// Answers late, or not at all until it is asked again.
    Slow(Box<SlowDesk>),
}

/// A desk behind a bad line.
pub struct SlowDesk {
    desk: LocalDesk,
    atomic_move: bool,
    state: Mutex<State>,
}

struct State {
    chance: StdRng,
    waiting: Vec<Asked>,
    /// Requests that lost an answer already; the next one gets through.
    unlucky: HashSet<OrderId>,
}

/// A request that was asked and not answered yet.
#[derive(Clone)]
struct Asked {
    who: Who,
    request: Request,
}

/// What becomes of a request on a bad line.
enum Fate {
    AnsweredAtOnce,
    AnsweredLater,
    NeverArrived,
    AnswerLost,
    OutcomeUnknown,
}

impl SlowDesk {
    /// A slow desk over the local one; the same seed has the same bad luck.
    pub fn new(desk: LocalDesk, atomic_move: bool, seed: u64) -> Self {
        let state =
            State { chance: StdRng::seed_from_u64(seed), waiting: Vec::new(), unlucky: HashSet::new() };
        Self { desk, atomic_move, state: Mutex::new(state) }
    }

    fn fate(&self, request: &Request) -> Fate {
        let mut state = self.state.lock().unwrap();
        let unlucky = state.unlucky.contains(&request.id);
        let fate = match state.chance.random_range(0..8) {
            0..2 => Fate::AnsweredAtOnce,
            5 if !unlucky => Fate::NeverArrived,
            6 if !unlucky => Fate::AnswerLost,
            7 if !unlucky => Fate::OutcomeUnknown,
            _ => Fate::AnsweredLater,
        };
        if matches!(fate, Fate::NeverArrived | Fate::AnswerLost | Fate::OutcomeUnknown) {
            state.unlucky.insert(request.id.clone());
        }
        fate
    }

    /// Carries out what arrived and was not answered yet; the answers, with their chats.
    pub async fn late_answers(
        &self,
        store: &Store,
        city: &City,
        now: DateTime<Utc>,
    ) -> Vec<(ChatId, OrderId, Answer)> {
        let waiting = std::mem::take(&mut self.state.lock().unwrap().waiting);
        let mut answers = Vec::new();
        for Asked { who, request } in waiting {
            let mut tx = store.begin().await.unwrap();
            let mut dice = Dice::new(self.state.lock().unwrap().chance.random());
            let answer =
                self.desk.answer(&mut tx, store.codec(), &mut dice, &who, city, &request, now).await.unwrap();
            tx.commit().await.unwrap();
            answers.push((who.chat, request.id, answer));
        }
        answers
    }
}

impl Desk for TownDesk {
    fn abilities(&self) -> Abilities {
        match self {
            TownDesk::Local(desk) => desk.abilities(),
            TownDesk::Slow(slow) => Abilities { atomic_move: slow.atomic_move, ..slow.desk.abilities() },
        }
    }

    async fn answer(
        &self,
        tx: &mut Tx,
        store: &Store,
        dice: &mut Dice,
        question: &Question<'_>,
    ) -> Result<Option<Answer>, StoreError> {
        let slow = match self {
            TownDesk::Local(desk) => return desk_answer(desk, tx, store, dice, question).await.map(Some),
            TownDesk::Slow(slow) => slow,
        };
        let Question { who, request, .. } = question;
        match slow.fate(request) {
            Fate::AnsweredAtOnce => desk_answer(&slow.desk, tx, store, dice, question).await.map(Some),
            Fate::AnsweredLater => {
                let asked = Asked { who: (*who).clone(), request: (*request).clone() };
                slow.state.lock().unwrap().waiting.push(asked);
                Ok(None)
            }
            Fate::NeverArrived => Ok(None),
            Fate::AnswerLost => desk_answer(&slow.desk, tx, store, dice, question).await.map(|_| None),
            Fate::OutcomeUnknown => {
                desk_answer(&slow.desk, tx, store, dice, question).await.map(|_| Some(Answer::Unknown))
            }
        }
    }

    async fn candidates(
        &self,
        tx: &mut Tx,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.own().candidates(tx, since, now).await
    }

    async fn offer(
        &self,
        tx: &mut Tx,
        city: &City,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.own().offer(tx, city, entry, now).await
    }

    async fn tell_offer(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Offer)>, StoreError> {
        self.own().tell_offer(tx, codec, entry, now).await
    }

    async fn over(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<EntryId>, StoreError> {
        self.own().over(tx, city, now, limit).await
    }

    async fn tell_tidings(
        &self,
        tx: &mut Tx,
        store: &Store,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Tidings)>, StoreError> {
        self.own().tell_tidings(tx, store.codec(), id, now).await
    }

    async fn end_waiting(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Entry)>, StoreError> {
        self.own().end_waiting(tx, codec, entry, now).await
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
        self.own().remind(tx, codec, dice, city, appointment, now).await
    }

    async fn outdate_reminder(
        &self,
        tx: &mut Tx,
        appointment: &AppointmentId,
        told_at: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Outdated)>, StoreError> {
        self.own().outdate_reminder(tx, appointment, told_at).await
    }

    async fn forecasts(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<Vec<Forecast>, StoreError> {
        self.own().forecasts(tx, city, now).await
    }

    async fn rehouse(
        &self,
        tx: &mut Tx,
        city: &City,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.own().rehouse(tx, city, since, now).await
    }

    async fn tend_pleas(
        &self,
        tx: &mut Tx,
        store: &Store,
        city: &City,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.own().tend_pleas(tx, store.codec(), city, now).await
    }

    async fn attend(
        &self,
        tx: &mut Tx,
        store: &Store,
        city: &City,
        case: &CaseId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Message)>, StoreError> {
        self.own().attend(tx, store.codec(), city, case, now).await
    }
}

impl TownDesk {
    /// The desk over the town's own store, behind whatever line.
    pub fn own(&self) -> &LocalDesk {
        match self {
            TownDesk::Local(desk) => desk,
            TownDesk::Slow(slow) => &slow.desk,
        }
    }
}

async fn desk_answer(
    desk: &LocalDesk,
    tx: &mut Tx,
    store: &Store,
    dice: &mut Dice,
    question: &Question<'_>,
) -> Result<Answer, StoreError> {
    let Question { who, city, request, now, .. } = question;
    desk.answer(tx, store.codec(), dice, who, city, request, *now).await
}
