//! One turn: what happened goes in, what is said lies in the outbox, all in one transaction.
//!
//! A turn is a function of its event, its time and its seed: load the conversation, step, let the
//! desk answer until nothing is asked, save, enqueue, note the update. So it can be rerun whenever
//! its transaction is lost.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bot_core::arrival::{Arrival, Happening};
use bot_core::closure::Message;
use bot_core::desk::Answer;
use bot_core::event::{Event, Tap};
use bot_core::figures::Step;
use bot_core::ids::{AppointmentId, CaseId, ChatId, EntryId, HoldId, OrderId};
use bot_core::reminding::Reminding;
use bot_core::reply::{Passage, Placement, Reply, read_token};
use bot_core::{Conversation, Effect, Language, step};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use store::chats::{self, Chat};
use store::closures::cases;
use store::desk::Who;
use store::dice::Dice;
use store::figures::steps;
use store::notices::watch;
use store::outbox::{self, Kind, Lane, NewRow};
use store::{StoreError, Tx, updates};

use crate::bot::Bot;
use crate::desk::{Desk, Question};
use crate::letter::Letter;
use crate::post::{Handed, Place};
use crate::sender::LEASE;

/// How many events one turn may have: each question to the desk brings one. The longest way, a move
/// on a desk without atomic moves, has six; more is a circle.
const EVENTS: usize = 32;

/// A turn to be taken.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What happened.
    pub cause: Cause,
    /// When it is taken.
    pub now: DateTime<Utc>,
    /// Its randomness.
    pub seed: [u8; 32],
}

/// What a turn is about.
#[derive(Clone, Debug)]
pub enum Cause {
    /// A platform's update.
    Arrived(Arrival),
    /// A conversation's deadline.
    Due(ChatId),
    /// A place is offered to this entry of the waitlist.
    Offered(EntryId),
    /// The last day of this entry is over.
    WaitedInVain(EntryId),
    /// The citizen of this appointment is to be reminded.
    Reminded(AppointmentId),
    /// This appointment has changed since the reminder of this moment.
    ReminderOutdated(AppointmentId, DateTime<Utc>),
    /// There is something to do about an appointment that a closure affects.
    Closure(CaseId),
    /// What was held or offered is closed.
    PlaceClosed(HoldId),
    /// These tidings are to be told, by their id.
    Tidings(String),
    /// Notices have come further since staff looked at them in this chat.
    NoticesMoved(ChatId),
    /// A late answer of a desk.
    Answered {
        /// To which conversation.
        chat: ChatId,
        /// To which request.
        order: OrderId,
        /// What it says.
        answer: Answer,
    },
}

/// Why a turn failed.
#[derive(Debug, thiserror::Error)]
pub enum TurnError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The conversation's step panicked.
    #[error("the step panicked; where, stands in the log")]
    Panicked,
    /// The conversation asked and asked.
    #[error("the turn had more than {EVENTS} events")]
    Endless,
}

/// What a turn has written into the outbox.
#[derive(Default)]
pub(crate) struct Written {
    /// Leased for the sender, to be handed over once it is committed.
    handed: Vec<(Place, Handed)>,
    /// Something else waits to be claimed.
    waits: bool,
}

impl Written {
    /// What another turn of the same transaction has written, too.
    pub fn add(&mut self, mut other: Written) {
        self.handed.append(&mut other.handed);
        self.waits |= other.waits;
    }

    /// It is committed. Tells whether something waits to be claimed.
    pub fn hand_over(self) -> bool {
        for (place, handed) in self.handed {
            place.send(handed);
        }
        self.waits
    }
}

/// Takes a turn inside a transaction.
pub(crate) async fn take<D: Desk>(bot: &Bot<D>, tx: &mut Tx, turn: &Turn) -> Result<Written, TurnError> {
    let written = Written::default();
    let (now, lane) = (turn.now, Lane::Live);
    let mut taking = Taking { bot, tx, dice: Dice::new(turn.seed), now, heard: None, lane, written };
    match &turn.cause {
        Cause::Arrived(arrival) => taking.arrived(arrival).await?,
        Cause::Due(chat) => taking.happened(chat, Event::Due).await?,
        Cause::Offered(entry) => taking.offered(entry).await?,
        Cause::WaitedInVain(entry) => taking.waited_in_vain(entry).await?,
        Cause::Reminded(appointment) => taking.reminded(appointment).await?,
        Cause::ReminderOutdated(appointment, told_at) => {
            taking.reminder_outdated(appointment, *told_at).await?;
        }
        Cause::Closure(case) => taking.closure(case).await?,
        Cause::PlaceClosed(hold) => taking.place_closed(hold).await?,
        Cause::Tidings(id) => taking.tidings(id).await?,
        Cause::NoticesMoved(chat) => taking.notices_moved(chat).await?,
        Cause::Answered { chat, order, answer } => {
            let event = Event::Answered { order: order.clone(), answer: answer.clone() };
            taking.happened(chat, event).await?;
        }
    }
    Ok(taking.written)
}

/// A turn while it is taken.
struct Taking<'a, D> {
    bot: &'a Bot<D>,
    tx: &'a mut Tx,
    dice: Dice,
    now: DateTime<Utc>,
    /// The message of the citizen that is answered, by the platform's id of it.
    heard: Option<String>,
    /// How urgent what is said is: live, unless nobody asked for it.
    lane: Lane,
    written: Written,
}

impl<D: Desk> Taking<'_, D> {
    async fn arrived(&mut self, arrival: &Arrival) -> Result<(), TurnError> {
        if !updates::first_time(self.tx, &arrival.platform, &arrival.update, self.now).await? {
            return Ok(());
        }
        let codec = self.bot.store.codec();
        let Arrival { platform, chat, account, .. } = arrival;
        let mut chat = chats::meet(self.tx, codec, &mut self.dice, platform, chat, account, self.now).await?;
        if chat.left && !matches!(arrival.happening, Happening::Left | Happening::InGroup) {
            // Whoever writes or taps is there, whatever a late refusal made us believe.
            chats::mark_returned(self.tx, &chat.id).await?;
            chat.left = false;
        }
        let tag = arrival.language.as_deref();
        match &arrival.happening {
            Happening::Said(text) => {
                self.heard = Some(arrival.update.clone());
                self.converse(&chat, tag, Event::Said(text.clone()), None).await
            }
            Happening::Changed { message, text } => {
                let event = Event::Changed { message: message.clone(), text: text.clone() };
                self.converse(&chat, tag, event, None).await
            }
            Happening::Reacted { message, agrees } => match self.shows_prompt(&chat, message).await? {
                // A sign on any other message answers nothing that is open.
                Some(false) => Ok(()),
                known => {
                    let event = Event::Reacted { agrees: *agrees, on_open_prompt: known.is_some() };
                    self.converse(&chat, tag, event, None).await
                }
            },
            Happening::Sent(what) => self.converse(&chat, tag, Event::Sent(*what), None).await,
            Happening::Tapped { token, message, callback } => {
                let on_open_prompt = self.stands_on_prompt(&mut chat, token, message.as_deref()).await?;
                let tap = Tap { token: token.clone(), on_open_prompt };
                self.converse(&chat, tag, Event::Tapped(tap), Some(callback)).await
            }
            Happening::InGroup => {
                let reply = notice(self.bot.language(tag), Passage::WriteDirectly);
                self.enqueue(&chat, &[Letter::Message(reply)]).await
            }
            Happening::Left => self.left(&chat).await,
            Happening::Returned => Ok(chats::mark_returned(self.tx, &chat.id).await?),
        }
    }

    async fn offered(&mut self, entry: &EntryId) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        let codec = self.bot.store.codec();
        match self.bot.desk.tell_offer(self.tx, codec, entry, self.now).await? {
            Some((chat, offer)) => self.happened(&chat, Event::Offered(Box::new(offer))).await,
            None => Ok(()),
        }
    }

    async fn waited_in_vain(&mut self, entry: &EntryId) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        let codec = self.bot.store.codec();
        match self.bot.desk.end_waiting(self.tx, codec, entry, self.now).await? {
            Some((chat, entry)) => self.happened(&chat, Event::WaitedInVain(entry)).await,
            None => Ok(()),
        }
    }

    async fn reminded(&mut self, appointment: &AppointmentId) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        let (bot, city) = (self.bot, self.bot.city());
        let codec = bot.store.codec();
        let said = bot.desk.remind(self.tx, codec, &mut self.dice, &city, appointment, self.now).await?;
        match said {
            Some((chat, Reminding::Reminder(reminder))) => {
                let told = reminder.appointment.clone();
                self.happened(&chat, Event::Reminded(reminder)).await?;
                Ok(outbox::speak_of(self.tx, &chat, &told, self.now).await?)
            }
            Some((chat, Reminding::Release(release))) => self.happened(&chat, Event::Released(release)).await,
            None => Ok(()),
        }
    }

    async fn reminder_outdated(
        &mut self,
        appointment: &AppointmentId,
        told_at: DateTime<Utc>,
    ) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        match self.bot.desk.outdate_reminder(self.tx, appointment, told_at).await? {
            Some((chat, outdated)) => self.happened(&chat, Event::ReminderOutdated(outdated)).await,
            None => Ok(()),
        }
    }

    async fn closure(&mut self, case: &CaseId) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        match self.bot.desk.attend(self.tx, &self.bot.store, &self.bot.city(), case, self.now).await? {
            Some((chat, message)) => self.happened(&chat, Event::Closure(Box::new(message))).await,
            None => Ok(()),
        }
    }

    async fn place_closed(&mut self, hold: &HoldId) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        match cases::take_closed_hold(self.tx, hold).await? {
            Some((chat, office)) => {
                let message = Message::PlaceClosed { hold: hold.clone(), office };
                self.happened(&chat, Event::Closure(Box::new(message))).await
            }
            None => Ok(()),
        }
    }

    async fn tidings(&mut self, id: &str) -> Result<(), TurnError> {
        self.lane = Lane::Due;
        match self.bot.desk.tell_tidings(self.tx, &self.bot.store, id, self.now).await? {
            Some((chat, tidings)) => {
                if tidings.are_awaited() {
                    self.lane = Lane::Live;
                }
                self.happened(&chat, Event::Tidings(tidings)).await
            }
            None => Ok(()),
        }
    }

    /// Whoever still looks says so by asking again. What is shown stays in the live lane: in any other it could
    /// come after an answer that took its place.
    async fn notices_moved(&mut self, chat: &ChatId) -> Result<(), TurnError> {
        watch::end(self.tx, chat).await?;
        self.happened(chat, Event::NoticesMoved).await
    }

    async fn happened(&mut self, chat: &ChatId, event: Event) -> Result<(), TurnError> {
        match chats::find(self.tx, self.bot.store.codec(), chat).await? {
            Some(chat) => self.converse(&chat, None, event, None).await,
            None => Ok(()),
        }
    }

    /// Whether a tap stands on the message that shows the open prompt. If the send's record was lost
    /// in a crash, the tap itself tells which message that is.
    async fn stands_on_prompt(
        &mut self,
        chat: &mut Chat,
        token: &str,
        message: Option<&str>,
    ) -> Result<bool, TurnError> {
        if chat.prompt_message.as_deref() == message {
            return Ok(message.is_some());
        }
        let serial = read_token(token).map(|(serial, _)| serial);
        let current = serial.is_some() && serial == open_serial(chat);
        if let (true, Some(message)) = (current, message) {
            chats::set_prompt_message(self.tx, &chat.id, Some(message)).await?;
            chat.prompt_message = Some(message.to_owned());
        }
        Ok(current)
    }

    /// Whether a message shows the open prompt. A sign doesn't say, as a tap does, which question it answers;
    /// and as long as it is not recorded where the open prompt arrived, nobody knows.
    async fn shows_prompt(&mut self, chat: &Chat, message: &str) -> Result<Option<bool>, TurnError> {
        let shown = outbox::shown_prompt(self.tx, self.bot.store.codec(), &chat.id).await?;
        let serial = shown.and_then(|body| Letter::read(&body).ok()?.serial());
        let is_open = serial.is_some() && serial == open_serial(chat);
        Ok(is_open.then(|| chat.prompt_message.as_deref() == Some(message)))
    }

    /// Somebody has left. Others may come and go; the chat is of who began it.
    async fn left(&mut self, chat: &Chat) -> Result<(), TurnError> {
        let own = chats::find(self.tx, self.bot.store.codec(), &chat.id).await?;
        if own.is_some_and(|own| own.account == chat.account) {
            chats::mark_left(self.tx, &chat.id, self.now).await?;
        }
        Ok(())
    }

    /// The conversation's part of a turn, in a box: whatever leads to it, it takes no more of the stack.
    fn converse<'t>(
        &'t mut self,
        chat: &'t Chat,
        tag: Option<&'t str>,
        event: Event,
        callback: Option<&'t str>,
    ) -> BoxFuture<'t, Result<(), TurnError>> {
        Box::pin(self.step_and_save(chat, tag, event, callback))
    }

    /// Steps until the desk is asked nothing more, then saves what was said and where it stands.
    async fn step_and_save(
        &mut self,
        chat: &Chat,
        tag: Option<&str>,
        event: Event,
        callback: Option<&str>,
    ) -> Result<(), TurnError> {
        let mut conversation = self.open(chat, tag);
        let mut events = VecDeque::from([event]);
        let mut letters = Vec::new();
        let mut reached = Vec::new();
        for _ in 0..EVENTS {
            let Some(event) = events.pop_front() else {
                if let Some(message) = &self.heard {
                    conversation.heard(message);
                }
                self.save(chat, &conversation, letters).await?;
                return self.count(chat, &reached).await;
            };
            let city = self.bot.city();
            let setting = self.bot.setting(&city);
            let stepped = catch_unwind(AssertUnwindSafe(|| step(&setting, conversation, self.now, event)));
            // What a panic says may quote the citizen: it goes nowhere.
            let stepped = stepped.map_err(|_| TurnError::Panicked)?;
            conversation = stepped.conversation;
            for effect in stepped.effects {
                match effect {
                    Effect::Desk(request) => {
                        let (person, account) = (chat.person.clone(), chat.account.clone());
                        let who = Who { person, account, chat: chat.id.clone() };
                        let question = Question { who: &who, city: &city, request: &request, now: self.now };
                        let desk = &self.bot.desk;
                        let answer = desk.answer(self.tx, &self.bot.store, &mut self.dice, &question).await?;
                        events.extend(answer.map(|answer| Event::Answered { order: request.id, answer }));
                    }
                    Effect::Reply(reply) => letters.push(Letter::Message(reply)),
                    Effect::File(file) => letters.push(Letter::File(file)),
                    Effect::Sheet(sheet) => letters.push(Letter::Sheet(sheet)),
                    Effect::TradeFile(file) => letters.push(Letter::TradeFile(file)),
                    Effect::Picture(picture) => letters.push(Letter::Picture(picture)),
                    Effect::Reached(mut steps) => reached.append(&mut steps),
                    Effect::Toast(toast) => letters.extend(callback.map(|callback| Letter::Toast {
                        callback: callback.to_owned(),
                        toast,
                        language: conversation.language().clone(),
                    })),
                }
            }
        }
        Err(TurnError::Endless)
    }

    /// The stored conversation; a new one for strangers and where it can't be read any more.
    fn open(&self, chat: &Chat, tag: Option<&str>) -> Conversation {
        let stored = match chat.conversation.as_deref().map(Conversation::read) {
            Some(Err(error)) => {
                tracing::warn!(chat = %chat.id, %error, "a conversation starts over");
                None
            }
            Some(Ok(conversation)) => Some(conversation),
            None => None,
        };
        let mut conversation = stored.unwrap_or_else(|| {
            let (id, language) = (chat.id.clone(), self.bot.language(tag));
            match chat.conversation {
                Some(_) => Conversation::start_over(id, language, self.now),
                None => Conversation::new(id, language, self.now),
            }
        });
        // It may have been chosen in an earlier conversation, or on another messenger.
        if let Some(chosen) = &chat.language {
            conversation.choose_language(chosen.clone());
        }
        if let Some(language) = tag.and_then(|tag| Language::of_tag(tag, self.bot.locales.languages())) {
            conversation.follow_language(language);
        }
        conversation
    }

    async fn save(
        &mut self,
        chat: &Chat,
        conversation: &Conversation,
        letters: Vec<Letter>,
    ) -> Result<(), TurnError> {
        let codec = self.bot.store.codec();
        let (deadline, language) = (conversation.deadline(), conversation.chosen_language());
        chats::save(self.tx, codec, chat, &conversation.write(), deadline, language, self.now).await?;
        self.enqueue(chat, &letters).await
    }

    /// Counts how far the conversation has got. It stands last, so that nothing of others is waited for while it holds
    /// what others count in, too.
    async fn count(&mut self, chat: &Chat, reached: &[Step]) -> Result<(), TurnError> {
        let today = self.now.with_timezone(&self.bot.city().city.timezone).date_naive();
        Ok(steps::count(self.tx, &chat.id, reached, today).await?)
    }

    async fn enqueue(&mut self, chat: &Chat, letters: &[Letter]) -> Result<(), TurnError> {
        if letters.is_empty() {
            return Ok(());
        }
        let rows: Vec<NewRow> =
            letters.iter().map(|letter| row(&chat.id, self.lane, letter, self.now)).collect();
        let codec = self.bot.store.codec();
        // On PostgreSQL another instance may be claiming at this moment.
        let short_way =
            self.bot.store.shares_commits().then(|| self.bot.post.places(&chat.platform, rows.len()));
        let Some(places) = short_way.flatten().filter(|_| self.lane == Lane::Live) else {
            self.written.waits = true;
            return Ok(outbox::enqueue(self.tx, codec, &rows, self.now).await?);
        };
        let leased = outbox::hand_over(self.tx, codec, chat, &rows, self.now, LEASE).await?;
        let mut held_back =
            rows.iter().zip(&leased).filter(|(row, leased)| row.kind != Kind::Toast && leased.is_none());
        let waits = held_back.next().is_some();
        let mut waits_for_ours = false;
        for (place, row) in places.into_iter().zip(leased) {
            let Some(row) = row else { continue };
            let is_followed = waits && row.kind != Kind::Toast;
            waits_for_ours |= is_followed;
            self.written.handed.push((place, Handed { row, is_followed }));
        }
        self.written.waits |= waits && !waits_for_ours;
        Ok(())
    }
}

/// Which showing of a prompt is open in a chat.
fn open_serial(chat: &Chat) -> Option<u32> {
    let conversation = chat.conversation.as_deref()?;
    Conversation::read(conversation).ok().map(|conversation| conversation.serial())
}

/// A row of the outbox.
pub(crate) fn row(chat: &ChatId, lane: Lane, letter: &Letter, now: DateTime<Utc>) -> NewRow {
    NewRow { chat: chat.clone(), lane, kind: letter.kind(), body: letter.write(), due_at: now }
}

/// One sentence outside any conversation.
pub(crate) fn notice(language: Language, passage: Passage) -> Reply {
    Reply {
        language,
        placement: Placement::New,
        serial: 0,
        numbered: false,
        aside: true,
        lead: Vec::new(),
        passages: vec![passage],
        choices: Vec::new(),
    }
}
