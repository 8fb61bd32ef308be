//! Whatever happens, in whatever order, a step keeps its promises: it doesn't panic, what it says can
//! be said on every platform, and a deadline that was answered lies in the past for good.
//!
//! - [`answers`]: what a desk answers, to what was asked or to nothing
//! - [`unasked`]: what happens without the citizen: offers, reminders, closures
//! - [`words`]: what people type

mod answers;
mod unasked;
mod words;

use std::fmt;

use bot_core::desk::{Abilities, Request};
use bot_core::event::{Event, Tap, Unreadable};
use bot_core::ids::ChatId;
use bot_core::reply::{Reply, token};
use bot_core::{Conversation, Directory, Effect, Language, Setting, step};
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use render::Locales;
use tests::town::{FRIDAY, kleinstadt};

const CONVERSATIONS: u64 = 200;
const EVENTS: usize = 120;

/// The last message that was written.
const MESSAGE: &str = "$1";

/// What is told when a promise is broken.
struct Scene<'a> {
    seed: u64,
    event: &'a Event,
    on: &'a Conversation,
}

impl fmt::Display for Scene<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "seed {}: {:?}\non {:?}", self.seed, self.event, self.on)
    }
}

struct Play {
    chance: StdRng,
    now: DateTime<Utc>,
    asked: Vec<Request>,
    shown: Option<Reply>,
}

impl Play {
    fn event(&mut self, conversation: &Conversation) -> Event {
        match self.chance.random_range(0..13) {
            12 => self.unasked(),
            0..3 => Event::Said(self.words()),
            3..6 => {
                Event::Tapped(Tap { token: self.token(conversation), on_open_prompt: self.chance.random() })
            }
            6 if self.chance.random() => Event::NoticesMoved,
            6 => Event::Due,
            7 => Event::Sent(Unreadable::File),
            8 => Event::Changed { message: MESSAGE.to_owned(), text: self.words() },
            9 => Event::Reacted { agrees: self.chance.random(), on_open_prompt: self.chance.random() },
            _ => self.answered(),
        }
    }

    fn words(&mut self) -> String {
        (*words::WORDS.choose(&mut self.chance).unwrap()).to_owned()
    }

    /// Mostly a choice that is open, sometimes an old one or none at all.
    fn token(&mut self, conversation: &Conversation) -> String {
        let choices = self.shown.as_ref().map_or(0, |reply| reply.choices.iter().flatten().count());
        match self.chance.random_range(0..8) {
            0 => token(conversation.serial().wrapping_sub(1), 0),
            1 => (*["", ".", "-", "7.", "x.y", "-1.0", "4294967296.0", "\u{0}"]
                .choose(&mut self.chance)
                .unwrap())
            .to_owned(),
            _ => token(conversation.serial(), self.chance.random_range(0..=choices.max(1))),
        }
    }
}

fn city() -> Directory {
    Directory::new(kleinstadt())
}

#[test]
fn no_event_breaks_a_conversation() {
    let (city, locales) = (city(), Locales::embedded().unwrap());
    let vocabulary = locales.vocabulary();
    for seed in 0..CONVERSATIONS {
        let abilities = Abilities {
            atomic_move: seed % 2 == 0,
            offers: seed % 5 > 0,
            lanes: true,
            links: true,
            staff: true,
            wards: seed % 3 > 0,
            moves: (seed % 4 > 0).then_some(2),
            news: true,
            longest_hold: TimeDelta::minutes(20),
            undo: None,
            fields: Vec::new(),
        };
        let languages = locales.languages();
        let setting = Setting { city: &city, abilities: &abilities, vocabulary: &vocabulary, languages };
        let mut play = Play {
            chance: StdRng::seed_from_u64(seed),
            now: FRIDAY.parse().unwrap(),
            asked: Vec::new(),
            shown: None,
        };
        let mut conversation = Conversation::new(ChatId::new("chat"), Language::new("de"), play.now);
        for _ in 0..EVENTS {
            play.now += TimeDelta::seconds(play.chance.random_range(0..120));
            let event = play.event(&conversation);
            let scene = Scene { seed, event: &event, on: &conversation };
            let stepped = step(&setting, conversation.clone(), play.now, event.clone());
            keeps_promises(&locales, &mut play, &event, &stepped.effects, &stepped.conversation, &scene);
            let written = stepped.conversation.write();
            assert_eq!(Conversation::read(&written).unwrap(), stepped.conversation, "{scene}");
            conversation = stepped.conversation;
            if matches!(event, Event::Said(_)) {
                conversation.heard(MESSAGE);
            }
        }
    }
}

fn keeps_promises(
    locales: &Locales,
    play: &mut Play,
    event: &Event,
    effects: &[Effect],
    after: &Conversation,
    scene: &Scene<'_>,
) {
    let mut toasts = 0;
    for effect in effects {
        match effect {
            Effect::Desk(request) => {
                assert!(play.asked.iter().all(|asked| asked.id != request.id || asked == request), "{scene}");
                play.asked.push(request.clone());
            }
            Effect::Reply(reply) => {
                let rendered = locales.reply(reply);
                assert!(!rendered.text.trim().is_empty(), "nothing is said: {scene}");
                for button in rendered.choices.iter().flatten() {
                    assert!((1..=64).contains(&button.token.len()), "Telegram's callback data: {scene}");
                    assert!(!button.text.trim().is_empty(), "a choice without words: {scene}");
                }
                play.shown = Some(reply.clone());
            }
            Effect::Toast(_) => toasts += 1,
            Effect::File(_) | Effect::Picture(_) | Effect::Reached(_) => {}
            Effect::TradeFile(file) => {
                let rows = locales.trade_file(file).lines().count();
                assert_eq!(rows, file.rows.len() + 1, "{scene}");
            }
            Effect::Sheet(sheet) => {
                let rows = locales.sheet(sheet).matches("<tr>").count();
                assert_eq!(rows, sheet.rows.len() + 1, "{scene}");
            }
        }
    }
    assert_eq!(toasts, usize::from(matches!(event, Event::Tapped(_))), "every tap has one answer: {scene}");
    if matches!(event, Event::Due) {
        assert!(
            after.deadline().is_none_or(|deadline| deadline > play.now),
            "it would be woken for ever: {scene}"
        );
    }
    if matches!(event, Event::Said(_) | Event::Sent(_) | Event::Changed { .. }) {
        assert!(!effects.is_empty(), "nobody is left without an answer: {scene}");
    }
}
