//! A conversation while a step is taken, and what every part of a step needs: show the prompt, ask
//! the desk.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::Step;
use super::choices::means;
use crate::conversation::{Action, Conversation, Draft, Purpose, Stage, Waiting};
use crate::desk::{Call, Request, Wish};
use crate::effect::Effect;
use crate::figures::steps::Attempt;
use crate::ids::{HoldId, OrderId};
use crate::month::Month;
use crate::reply::{Label, Passage, Placement, Reply, Toast};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::view::{PLACES, view};
use crate::vocabulary::Word;

/// Misunderstandings in a row until a person is named (guarantee 9).
const MISUNDERSTANDINGS: u8 = 3;
/// How long a desk may take until the citizen is told that it takes a moment.
const PATIENCE: TimeDelta = TimeDelta::seconds(2);

/// A conversation while a step is taken.
pub(super) struct Talk<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) now: DateTime<Utc>,
    pub(super) conversation: Conversation,
    effects: Vec<Effect>,
    /// What is said before the next prompt.
    lead: Vec<Passage>,
}

impl<'a> Talk<'a> {
    pub(super) fn new(setting: &'a Setting<'a>, conversation: Conversation, now: DateTime<Utc>) -> Self {
        Self { setting, now, conversation, effects: Vec::new(), lead: Vec::new() }
    }

    pub(super) fn finish(mut self) -> Step {
        if !self.lead.is_empty() {
            self.show(Placement::New);
        }
        self.count_steps();
        Step { conversation: self.conversation, effects: self.effects }
    }

    /// Counts how far it has got.
    fn count_steps(&mut self) {
        let Conversation { attempt, stage, .. } = &self.conversation;
        let (attempt, steps) = Attempt::goes_on(*attempt, stage, self.now);
        self.conversation.attempt = attempt;
        if !steps.is_empty() {
            self.effect(Effect::Reached(steps));
        }
    }

    /// Calls `tell` with somebody who tells things in the citizen's language.
    pub(super) fn tell<T>(&self, tell: impl FnOnce(&Teller<'_>) -> T) -> T {
        tell(&Teller::new(self.setting, &self.conversation.language))
    }

    /// Today by the offices' clock.
    pub(super) fn today(&self) -> NaiveDate {
        self.tell(|tell| tell.local(self.now)).date()
    }

    /// Says this before the next prompt.
    pub(super) fn lead_with(&mut self, passage: Passage) {
        self.lead.push(passage);
    }

    /// Whether it will be said that a place was lost.
    pub(super) fn after_a_loss(&self) -> bool {
        self.lead.iter().any(|passage| matches!(passage, Passage::PlaceLost | Passage::HoldEnded))
    }

    /// Goes to a stage and shows its prompt.
    pub(super) fn go(&mut self, stage: Stage, placement: Placement) {
        self.conversation.stage = stage;
        self.show(placement);
    }

    /// Shows the prompt of the stage, under a new serial: what was open before is outdated.
    pub(super) fn show(&mut self, placement: Placement) {
        let reply = self.look(placement);
        self.prompt(reply);
    }

    /// Shows the prompt in its place once more. As long as it offers the same, a tap on what was shown before
    /// still counts: nobody can know when it changes by itself.
    pub(super) fn refresh(&mut self) {
        let before = std::mem::take(&mut self.conversation.choices);
        let reply = self.look(Placement::Edit);
        match self.conversation.choices == before {
            true => self.effects.push(Effect::Reply(reply)),
            false => self.prompt(reply),
        }
    }

    /// What the stage looks like, with what is to be said before.
    fn look(&mut self, placement: Placement) -> Reply {
        let view = view(self.setting, &self.conversation, self.now);
        let mut choices = Vec::new();
        let mut actions = Vec::new();
        for row in view.choices {
            // A sign is offered for what a label says, and does what its action means.
            debug_assert!(row.iter().all(|(label, action)| label.is_yes() == means(Word::Yes, action)));
            let (labels, row_actions): (Vec<_>, Vec<_>) = row.into_iter().unzip();
            choices.push(labels);
            actions.extend(row_actions);
        }
        if self.conversation.pleading.offered && !actions.contains(&Action::Person) {
            choices.push(vec![Label::Person]);
            actions.push(Action::Person);
        }
        self.conversation.choices = actions;
        let lead = self.take_lead();
        Reply { lead, passages: view.passages, choices, ..self.reply(placement) }
    }

    /// Says something under a new serial: what was open before is outdated.
    fn prompt(&mut self, reply: Reply) {
        let serial = self.conversation.serial.wrapping_add(1);
        self.conversation.serial = serial;
        self.conversation.pleading.note_speaker(false);
        self.effects.push(Effect::Reply(Reply { serial, ..reply }));
    }

    /// A reply that says nothing yet.
    fn reply(&self, placement: Placement) -> Reply {
        Reply {
            language: self.conversation.language.clone(),
            placement,
            serial: self.conversation.serial,
            numbered: self.conversation.numbered,
            aside: false,
            lead: Vec::new(),
            passages: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Who runs the bot: stands in the first message ever.
    fn intro(&self) -> Option<Passage> {
        let intro = || {
            self.tell(|tell| Passage::Intro {
                operator: tell.operator(),
                privacy_url: self.setting.city.city.privacy_url.clone(),
            })
        };
        (!self.conversation.met).then(intro)
    }

    /// What is said once before the next message.
    fn take_lead(&mut self) -> Vec<Passage> {
        let intro = self.intro();
        self.conversation.met = true;
        let anew = std::mem::take(&mut self.conversation.anew).then_some(Passage::StartedOver);
        intro.into_iter().chain(anew).chain(std::mem::take(&mut self.lead)).collect()
    }

    /// Says something and shows the open prompt again, below all that was written meanwhile.
    pub(super) fn repeat(&mut self, passage: Passage) {
        self.lead_with(passage);
        self.show(Placement::New);
    }

    /// Shows the open prompt once more; where none is open, the first one.
    pub(super) fn show_open_prompt(&mut self) {
        if self.conversation.stage == Stage::Idle {
            self.conversation.stage = Stage::FIRST;
        }
        self.show(Placement::New);
    }

    /// Says something that leaves the open prompt as it is, with its choices further up.
    pub(super) fn say_aside(&mut self, passage: Passage) {
        let lead = self.take_lead();
        let reply = Reply { aside: true, lead, passages: vec![passage], ..self.reply(Placement::New) };
        self.effects.push(Effect::Reply(reply));
    }

    /// Says that it takes a moment. The prompt keeps its stage but loses its choices until the answer
    /// is there, and what was to be said once is said with that.
    pub(super) fn say_one_moment(&mut self, placement: Placement) {
        self.conversation.choices.clear();
        let lead = self.intro().into_iter().collect();
        self.prompt(Reply { lead, passages: vec![Passage::OneMoment], ..self.reply(placement) });
    }

    pub(super) fn toast(&mut self, toast: Option<Toast>) {
        self.effects.push(Effect::Toast(toast));
    }

    pub(super) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// The last misunderstanding is forgotten.
    pub(super) fn understood(&mut self) {
        self.conversation.misunderstood = 0;
        self.conversation.pleading.offered = false;
    }

    /// Asks to say it another way; the third time a person is named, and offered as long as nothing is understood.
    pub(super) fn misunderstood(&mut self) {
        self.misunderstood_as(Passage::Misunderstood);
    }

    /// The same, in words that fit what was asked.
    pub(super) fn misunderstood_as(&mut self, passage: Passage) {
        self.conversation.misunderstood += 1;
        if self.conversation.misunderstood < MISUNDERSTANDINGS {
            return self.repeat(passage);
        }
        self.understood();
        self.conversation.pleading.offered = self.setting.abilities.staff;
        let person = self.person();
        self.repeat(person);
    }

    pub(super) fn person(&self) -> Passage {
        self.tell(|tell| Passage::Person { phone: tell.phone(), hours: tell.phone_hours() })
    }

    /// Asks or orders something; the answer goes where `placement` says.
    pub(super) fn ask(&mut self, call: Call, purpose: Purpose, placement: Placement) {
        let request = Request { id: self.next_request(), call };
        self.effects.push(Effect::Desk(request.clone()));
        self.conversation.waiting = Some(Waiting {
            request,
            tries: 1,
            told: false,
            wake_at: self.now + PATIENCE,
            lead: std::mem::take(&mut self.lead),
            placement,
            purpose,
        });
    }

    /// Asks for the earliest places for a draft. A move may find its own place among them, as long as
    /// another desk is free at that time: one more, then.
    pub(super) fn ask_places(&mut self, draft: Draft, placement: Placement) {
        let limit = PLACES + u8::from(draft.old.is_some());
        let wish = Wish { from: draft.wish.from.max(draft.later_than), ..draft.wish.clone() };
        self.ask(Call::Places { wish, limit }, Purpose::Draft(draft), placement);
    }

    /// Asks for the days with places, to show this month, or the first that has some.
    pub(super) fn ask_days(&mut self, draft: Draft, month: Option<Month>, placement: Placement) {
        self.ask(Call::Days { wish: draft.wish.clone() }, Purpose::Days(draft, month), placement);
    }

    /// Gives the held place back because something else is wanted now, and says so.
    pub(super) fn abandon_hold(&mut self) {
        if self.conversation.hold.is_some() {
            self.lead_with(Passage::HoldReleased);
        }
        self.release_hold();
    }

    /// Gives the held place back without waiting for an answer: it would end by itself anyway.
    pub(super) fn release_hold(&mut self) {
        if let Some(hold) = self.conversation.hold.take() {
            self.release(hold);
        }
    }

    /// Gives a place back that is held for somebody.
    pub(super) fn release(&mut self, hold: HoldId) {
        let request = Request { id: self.next_request(), call: Call::Release { hold } };
        self.effects.push(Effect::Desk(request));
    }

    /// An id that no other request has, not even one of a conversation this one took the place of.
    fn next_request(&mut self) -> OrderId {
        self.conversation.requests += 1;
        OrderId::new(format!(
            "{}-{}-{}",
            self.conversation.chat,
            self.now.timestamp_micros(),
            self.conversation.requests
        ))
    }

    /// Whether an order is under way; a question may be dropped for something newer.
    pub(super) fn waits_for_order(&self) -> bool {
        self.conversation.waiting.as_ref().is_some_and(|waiting| waiting.request.call.is_order())
    }
}
