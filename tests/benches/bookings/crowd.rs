//! All citizens, and the Bot API through which the bot speaks to them.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serde_json::value::RawValue;
use tests::lean_bot_api::{Exchange, Markup, Message, Reply, Updates, myself, ok, sent};
use tests::measuring::now;
use tokio::sync::{mpsc, oneshot};

use crate::citizen::{Act, Citizen, Tap, Waiting, reference};
use crate::protocol::Coming;

/// How many citizens there are.
pub const CITIZENS: usize = 10_000;
/// The chat of the first one.
const FIRST_CHAT: i64 = 1_000_000;
/// One reference in so many is looked up in the database.
const LOOKED_UP: u64 = 10;
/// In the open loop, one act in so many is somebody's first: then a tap, a tap, a tap, a tap.
const ACTS: u64 = 5;

/// A reference to be looked up before its message is accepted.
pub struct Lookup {
    pub reference: String,
    pub answer: oneshot::Sender<Vec<u8>>,
    pub body: Vec<u8>,
}

/// What was counted since the process began.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub taps: u64,
    pub holds: u64,
    pub confirmations: u64,
    pub lost: u64,
    pub appointments: u64,
    pub looked_up: u64,
}

/// All citizens.
pub struct Crowd {
    updates: Updates,
    citizens: Vec<Citizen>,
    /// Whose turn it is to come.
    next_comer: usize,
    /// How many may still come in this phase.
    to_come: usize,
    coming: Option<Coming>,
    /// Those who know what to do next, when they don't do it at once.
    ready: VecDeque<usize>,
    /// Those who wait for the bot.
    waiting: usize,
    acts: u64,
    messages: i64,
    lookups: mpsc::UnboundedSender<Lookup>,
    /// What was counted.
    pub counts: Counts,
    /// From an act to its message, since it was emptied last.
    pub latencies: Vec<Duration>,
    /// What nobody could make sense of.
    pub puzzled: Option<String>,
}

impl Crowd {
    /// Who looks references up gets them through `lookups`.
    pub fn new(lookups: mpsc::UnboundedSender<Lookup>) -> Self {
        Self {
            updates: Updates::default(),
            citizens: (0..CITIZENS).map(|_| Citizen::default()).collect(),
            next_comer: 0,
            to_come: 0,
            coming: None,
            ready: VecDeque::new(),
            waiting: 0,
            acts: 0,
            messages: 0,
            lookups,
            counts: Counts::default(),
            latencies: Vec::new(),
            puzzled: None,
        }
    }

    /// Lets them come; each once, and those first who were on their way.
    pub fn open(&mut self, coming: Coming) {
        self.coming = Some(coming);
        self.to_come = CITIZENS;
        if let Coming::Closed { active } = coming {
            let began = now();
            while self.waiting < active && self.act_next(began, false) {}
        }
    }

    /// Nobody does anything new.
    pub fn close(&mut self) {
        self.coming = None;
    }

    /// Whether everybody who could come has come.
    pub fn has_all_come(&self) -> bool {
        self.to_come == 0
    }

    /// Whether all that was done is answered.
    pub fn is_quiet(&self) -> bool {
        self.waiting == 0
    }

    /// Whether the bot has asked for updates.
    pub fn is_polled(&self) -> bool {
        self.updates.is_polled()
    }

    /// In the open loop: one act that was due at this moment.
    pub fn act_on_schedule(&mut self, due: Instant) {
        self.acts += 1;
        let comes = self.acts.is_multiple_of(ACTS);
        self.act_next(due, comes);
    }

    /// Lets one citizen act; false when there is nobody.
    fn act_next(&mut self, since: Instant, newcomer: bool) -> bool {
        let ready = if newcomer { None } else { self.ready.pop_front() };
        if let Some(number) = ready.or_else(|| self.comer()).or_else(|| self.ready.pop_front()) {
            self.act(number, since);
            return true;
        }
        false
    }

    /// The next one who comes; those who are on their way are passed over.
    fn comer(&mut self) -> Option<usize> {
        while self.to_come > 0 {
            let number = self.next_comer;
            self.next_comer = (number + 1) % CITIZENS;
            self.to_come -= 1;
            let citizen = &mut self.citizens[number];
            if citizen.waiting.is_none() && citizen.next.is_none() {
                citizen.next = Some(Act::Start);
                return Some(number);
            }
        }
        None
    }

    fn act(&mut self, number: usize, since: Instant) {
        let citizen = &mut self.citizens[number];
        let Some(act) = citizen.next.take() else { return };
        let id = self.updates.next_id();
        let chat = FIRST_CHAT + number as i64;
        let person = format!(r#"{{"id":{chat},"is_bot":false,"first_name":"Ada","language_code":"de"}}"#);
        let (kind, content) = match &act {
            Act::Start => {
                self.messages += 1;
                let message = self.messages;
                let content = format!(
                    r#"{{"message_id":{message},"from":{person},"chat":{{"id":{chat},"first_name":"Ada","type":"private"}},"date":1795300000,"text":"/start","entities":[{{"offset":0,"length":6,"type":"bot_command"}}]}}"#
                );
                ("message", content)
            }
            Act::Tap(_, token) => {
                let markup = (!citizen.markup.is_empty()).then_some(citizen.markup.as_str());
                let message = sent(chat, citizen.prompt, &citizen.text, markup);
                let content = format!(
                    r#"{{"id":"{number}.{id}","from":{person},"message":{message},"chat_instance":"{chat}","data":"{token}"}}"#
                );
                ("callback_query", content)
            }
        };
        citizen.waiting = Some(Waiting { since, act, shown: false, answered: false });
        self.waiting += 1;
        self.updates.push(kind, &content);
    }

    fn shown(
        &mut self,
        number: usize,
        message: i64,
        text: &str,
        markup: Option<&RawValue>,
    ) -> Option<String> {
        let citizen = &mut self.citizens[number];
        citizen.prompt = message;
        text.clone_into(&mut citizen.text);
        markup.map_or("", RawValue::get).clone_into(&mut citizen.markup);
        let waiting = citizen.waiting.as_mut().filter(|waiting| !waiting.shown)?;
        waiting.shown = true;
        self.latencies.push(now() - waiting.since);
        let confirms = matches!(waiting.act, Act::Tap(Tap::Confirmation, _));
        let holds = matches!(waiting.act, Act::Tap(Tap::Hold, _));
        let told = if confirms { reference(text) } else { None };
        if told.is_some() {
            citizen.visits += 1;
            self.counts.appointments += 1;
        } else {
            let read = markup.and_then(|markup| serde_json::from_str::<Markup<'_>>(markup.get()).ok());
            citizen.next = citizen.choose(&read.unwrap_or_default(), number);
            self.counts.lost += u64::from(holds && matches!(citizen.next, Some(Act::Tap(Tap::Hold, _))));
            if citizen.next.is_none() {
                self.puzzled.get_or_insert_with(|| format!("{text} {}", citizen.markup));
            }
        }
        self.proceed(number);
        told
    }

    fn answered(&mut self, number: usize) {
        if let Some(waiting) = &mut self.citizens[number].waiting {
            waiting.answered = true;
        }
        self.proceed(number);
    }

    /// Goes on, once all has come that was waited for.
    fn proceed(&mut self, number: usize) {
        let citizen = &mut self.citizens[number];
        let Some(over) = citizen.waiting.take_if(|waiting| waiting.is_over()) else { return };
        self.waiting -= 1;
        if let Act::Tap(tap, _) = over.act {
            self.counts.taps += 1;
            self.counts.holds += u64::from(tap == Tap::Hold);
            self.counts.confirmations += u64::from(tap == Tap::Confirmation);
        }
        let goes_on = citizen.next.is_some();
        match self.coming {
            Some(Coming::Closed { .. }) if goes_on => self.act(number, now()),
            Some(Coming::Closed { .. }) => {
                self.act_next(now(), false);
            }
            _ if goes_on => self.ready.push_back(number),
            _ => {}
        }
    }

    /// A message of the bot.
    fn message(&mut self, body: &[u8]) -> Reply {
        let Ok(message) = serde_json::from_slice::<Message<'_>>(body) else {
            self.puzzled.get_or_insert_with(|| String::from_utf8_lossy(body).into_owned());
            return Reply::Now(
                br#"{"ok":false,"error_code":400,"description":"Bad Request: unreadable"}"#.to_vec(),
            );
        };
        let id = message.message_id.unwrap_or_else(|| {
            self.messages += 1;
            self.messages
        });
        let (text, markup) = (message.text.get(), message.reply_markup);
        let answer = ok(&sent(message.chat_id, id, text, markup.map(RawValue::get)));
        let told = number(message.chat_id).and_then(|number| self.shown(number, id, text, markup));
        match told.filter(|_| self.counts.appointments.is_multiple_of(LOOKED_UP)) {
            Some(reference) => {
                self.counts.looked_up += 1;
                let (sender, later) = oneshot::channel();
                self.lookups.send(Lookup { reference, answer: sender, body: answer }).ok();
                Reply::Later(later)
            }
            None => Reply::Now(answer),
        }
    }

    fn answer(&mut self, body: &[u8]) -> Reply {
        #[derive(serde::Deserialize)]
        struct Answered<'a> {
            callback_query_id: &'a str,
        }
        let answered = serde_json::from_slice::<Answered<'_>>(body).ok();
        let number = answered.and_then(|answered| answered.callback_query_id.split('.').next()?.parse().ok());
        if let Some(number) = number {
            self.answered(number);
        }
        Reply::Now(ok("true"))
    }
}

fn number(chat: i64) -> Option<usize> {
    usize::try_from(chat - FIRST_CHAT).ok().filter(|number| *number < CITIZENS)
}

impl Exchange for Crowd {
    fn call(&mut self, method: &str, body: &[u8]) -> Reply {
        match method {
            "getUpdates" => self.updates.poll(body),
            "sendMessage" | "editMessageText" => self.message(body),
            "answerCallbackQuery" => self.answer(body),
            "sendDocument" => {
                self.messages += 1;
                Reply::Now(ok(&sent(FIRST_CHAT, self.messages, "\"termin.ics\"", None)))
            }
            "getMe" => Reply::Now(myself()),
            _ => Reply::Now(ok("true")),
        }
    }
}
