//! What is remembered of a conversation between two events.
//!
//! ```text
//!            ┌────────── service by name, or deep link ──────────┐
//! Groups ─ Group / Matches ─────────────────────────────────── Places ─┬─ Districts ─ Offices
//!    ↑        └─ Elsewhere                                     ↑   │  ├─ Days
//!    │                                                          │   │  └─ Quantity, Besides
//!    │                                         hold over, lost ─┤   ↓
//! Cancelled ── undo ──→ Standing ←── book, move ─────────────── Held (asks what is missing)
//!    ↑                    ↑  │                                      │
//!    └── ConfirmCancel ←──┴──┴─ Appointments              Limit ←───┘ refused
//! ```
//!
//! An [`Overlay`] lies over an open prompt and gives it back; from `Whom` it goes on to `Held`, or to `Places`.
//! Where nothing is free, and in a move, `Places` leads to `Waits`, and that to `Wishes` and back.
//! Beside the stage, a conversation can be waiting for the desk ([`Waiting`]): then the stage is the
//! one before the answer.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::figures::steps::Attempt;
use crate::ids::{ChatId, HoldId};
use crate::language::Language;

mod action;
mod day;
mod draft;
mod figures;
mod notice;
mod on_behalf;
mod overlay;
mod plea;
mod rules;
mod staff;
mod stage;
mod stored;
mod trade;
mod waiting;

pub(crate) use action::{Action, Wanted};
pub(crate) use day::{ArrivingPrompt, DayAction, DayPrompt};
pub(crate) use draft::{Draft, Limit, Listing, Whom};
pub(crate) use figures::{FiguresAction, FiguresLook, FiguresPrompt};
pub(crate) use notice::{Ask, NoticeAction, Writing};
pub(crate) use on_behalf::{OnBehalfAction, OnBehalfPrompt};
pub(crate) use overlay::Overlay;
pub(crate) use plea::{CounselAction, CounselPrompt, PleaAction, PleaPrompt, Pleading};
pub(crate) use rules::{RuleAction, RulePrompt};
pub(crate) use staff::{StaffAction, StaffPrompt};
pub(crate) use stage::Stage;
pub use stored::Unreadable;
pub(crate) use trade::{TradeAction, TradePrompt};
pub(crate) use waiting::{Purpose, Waiting};

/// A conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    pub(crate) chat: ChatId,
    pub(crate) language: Language,
    /// The citizen chose it, so the platform's word no longer counts.
    pub(crate) language_chosen: bool,
    /// The first message, with who runs the bot, was sent.
    pub(crate) met: bool,
    /// It took the place of one that could not be read, and the citizen doesn't know yet.
    pub(crate) anew: bool,
    /// Choices come as numbered text.
    pub(crate) numbered: bool,
    /// Counts showings of prompts; part of each choice's token.
    pub(crate) serial: u32,
    pub(crate) stage: Stage,
    /// What the choices of the open prompt do, in their order.
    pub(crate) choices: Vec<Action>,
    /// Misunderstandings in a row.
    pub(crate) misunderstood: u8,
    /// The last message, if it was not understood.
    #[serde(default)]
    pub(crate) unclear: Option<Unclear>,
    /// How far it has got on its way to an appointment.
    #[serde(default)]
    pub(crate) attempt: Option<Attempt>,
    /// The place that is held for this conversation.
    pub(crate) hold: Option<HoldId>,
    pub(crate) waiting: Option<Waiting>,
    /// A talk with a person, and what leads to it.
    #[serde(default)]
    pub(crate) pleading: Pleading,
    /// Counts requests to the desk; part of their ids.
    pub(crate) requests: u64,
}

/// A message that was not understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Unclear {
    /// The platform's id of it.
    message: String,
    /// Which showing of a prompt answered it.
    answer: u32,
}

impl Conversation {
    /// A conversation in which nothing was said yet. Its serials begin with the time, so that no button
    /// of an earlier conversation fits.
    pub fn new(chat: ChatId, language: Language, now: DateTime<Utc>) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "only that it grows matters"
        )]
        let serial = now.timestamp() as u32;
        Self {
            chat,
            language,
            language_chosen: false,
            met: false,
            anew: false,
            numbered: false,
            serial,
            stage: Stage::Idle,
            choices: Vec::new(),
            misunderstood: 0,
            unclear: None,
            attempt: None,
            hold: None,
            waiting: None,
            pleading: Pleading::default(),
            requests: 0,
        }
    }

    /// A conversation in place of one that can't be read any more. It says so first.
    pub fn start_over(chat: ChatId, language: Language, now: DateTime<Utc>) -> Self {
        Self { met: true, anew: true, ..Self::new(chat, language, now) }
    }

    /// Whose conversation it is.
    pub fn chat(&self) -> &ChatId {
        &self.chat
    }

    /// In which language it is held.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Takes the platform's word for the language, as long as the citizen hasn't chosen one.
    pub fn follow_language(&mut self, language: Language) {
        if !self.language_chosen {
            self.language = language;
        }
    }

    /// The language the citizen chose, if they did.
    pub fn chosen_language(&self) -> Option<&Language> {
        self.language_chosen.then_some(&self.language)
    }

    /// Takes the language the citizen chose in an earlier conversation.
    pub fn choose_language(&mut self, language: Language) {
        self.language = language;
        self.language_chosen = true;
    }

    /// Which showing of a prompt is open; a tap that carries it stands on the open prompt.
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// Notes which of the citizen's messages was answered last, by the platform's id of it: as long as it was
    /// not understood and the answer is still open, it may be [changed](crate::Event::Changed).
    pub fn heard(&mut self, message: &str) {
        let unclear = || Unclear { message: message.to_owned(), answer: self.serial };
        self.unclear = (self.misunderstood > 0).then(unclear);
    }

    /// Whether a message may be changed into something that is understood.
    pub(crate) fn may_change(&self, message: &str) -> bool {
        self.unclear.as_ref().is_some_and(|last| last.message == message && last.answer == self.serial)
    }

    /// The place that is held for it.
    pub fn hold(&self) -> Option<&HoldId> {
        self.hold.as_ref()
    }

    /// Whether it waits for the desk.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// When it wants an [`Event::Due`](crate::Event::Due): a hold ends, an undo is over, the desk is
    /// slow.
    pub fn deadline(&self) -> Option<DateTime<Utc>> {
        match &self.waiting {
            Some(waiting) => Some(waiting.wake_at),
            None => self.stage.deadline(),
        }
    }
}
