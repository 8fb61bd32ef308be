//! Whatever happens, in whatever order, a step keeps its promises: it doesn't panic, what it says can
//! be said on every platform, and a deadline that was answered lies in the past for good.

use bot_core::desk::{
    Abilities, Answer, Appointment, Call, Field, Hold, Outcome, Place, Refusal, Request, Ward,
};
use bot_core::errand::Errand;
use bot_core::event::{Event, Tap, Unreadable};
use bot_core::ids::{AppointmentId, ChatId, HoldId, OfficeId, OrderId, PersonId, PlaceId, ServiceId};
use bot_core::linking::{Code, LinkRefusal, Links, Reminders};
use bot_core::reply::{Reply, token};
use bot_core::{Conversation, Directory, Effect, Language, Setting, step};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use render::Locales;
use tests::town::{FRIDAY, kleinstadt};

const CONVERSATIONS: u64 = 300;
const EVENTS: usize = 120;

/// The last message that was written.
const MESSAGE: &str = "$1";

const WORDS: &[&str] = &[
    "/start",
    "/start personalausweis",
    "/start \u{0}",
    "/book",
    "/termine",
    "/cancel",
    "/move",
    "/language",
    "/delete_me",
    "/link",
    "/link K7QP-2MXA",
    "k7qp2mxa",
    "verbinden",
    "trennen",
    "hier erinnern",
    "/text",
    "/hilfe",
    "/",
    "!",
    "!!",
    "/@",
    "ja",
    "nein",
    "zurück",
    "perso",
    "reisepass",
    "a",
    "",
    "1",
    "2",
    "3",
    "4",
    "5",
    "99999999999999999999",
    "0",
    "-1",
    "Di 14:30",
    "24:00",
    "31.02.",
    "1.1.0000",
    "29.2.99999",
    "Mittwoch",
    "nein, Mittwoch",
    "lieber nachmittags",
    "ab 15 Uhr",
    "vor 99",
    "nächste Woche",
    "31. Februar",
    "Dezember",
    "im Norden",
    "44263",
    "für 2 Personen",
    "für meine Mutter",
    "Reisepass für mein Kind",
    "für mich",
    "für Erika Kaya",
    "übermorgen",
    "English",
    "Deutsch",
    "Ada Lovelace",
    "0231 5001234",
    "a@b.de",
    "anderer Tag",
    "anderes Amt",
    "für mehrere",
    "mehr",
    "mehr Zeit",
    "behalten",
    "👍",
    "🙂",
    "\u{202e}",
    "ß",
    "İ",
    "danke",
    "hallo",
    "mensch",
    "𝔘𝔫𝔦",
    "%s%n",
    "'; drop table place; --",
];

struct Play {
    chance: StdRng,
    now: DateTime<Utc>,
    asked: Vec<Request>,
    shown: Option<Reply>,
}

impl Play {
    fn event(&mut self, conversation: &Conversation) -> Event {
        match self.chance.random_range(0..12) {
            0..3 => Event::Said(self.words()),
            3..6 => {
                Event::Tapped(Tap { token: self.token(conversation), on_open_prompt: self.chance.random() })
            }
            6 => Event::Due,
            7 => Event::Sent(Unreadable::File),
            8 => Event::Changed { message: MESSAGE.to_owned(), text: self.words() },
            9 => Event::Reacted { agrees: self.chance.random(), on_open_prompt: self.chance.random() },
            _ => self.answered(),
        }
    }

    fn words(&mut self) -> String {
        (*WORDS.choose(&mut self.chance).unwrap()).to_owned()
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

    /// An answer to something that was asked, fitting or not, early or late or twice.
    fn answered(&mut self) -> Event {
        let request = self.asked.choose(&mut self.chance).cloned();
        let (order, call) = match request {
            Some(request) => (request.id, Some(request.call)),
            None => (OrderId::new("nobody asked"), None),
        };
        let answer = match self.chance.random_range(0..8) {
            0 => Answer::Gone,
            1 => Answer::Unknown,
            2 => Answer::Refused(self.refusal()),
            3 => Answer::Ok(self.outcome(None)),
            _ => Answer::Ok(self.outcome(call.as_ref())),
        };
        Event::Answered { order, answer }
    }

    fn refusal(&mut self) -> Refusal {
        match self.chance.random_range(0..10) {
            6 => Refusal::TooManyOfAccount((0..6).map(|_| self.appointment()).collect()),
            7 => Refusal::KnownElsewhere,
            8 => Refusal::TooManyHolds,
            9 => Refusal::MovedTooOften,
            0 => Refusal::SameService(self.appointment()),
            1 => Refusal::TooMany((0..self.chance.random_range(0..4)).map(|_| self.appointment()).collect()),
            2 => Refusal::TooLate,
            3 => Refusal::Link(LinkRefusal::OwnCode),
            4 => Refusal::Link(LinkRefusal::AlreadyLinked),
            _ => Refusal::Link(LinkRefusal::TooManyTries),
        }
    }

    fn outcome(&mut self, call: Option<&Call>) -> Outcome {
        match call {
            Some(Call::Places { .. }) => {
                Outcome::Places((0..self.chance.random_range(0..4)).map(|_| self.place()).collect())
            }
            Some(Call::Days { .. }) => {
                Outcome::Days((0..self.chance.random_range(0..9)).map(|_| self.day()).collect())
            }
            Some(Call::Appointments) => Outcome::Appointments(
                (0..self.chance.random_range(0..4)).map(|_| self.appointment()).collect(),
            ),
            Some(Call::Hold { .. } | Call::Extend { .. }) => Outcome::Held(self.hold()),
            Some(Call::Book { .. } | Call::Move { .. } | Call::Undo { .. }) => {
                Outcome::Booked(self.appointment())
            }
            Some(Call::Cancel { .. }) => Outcome::Cancelled {
                appointment: self.appointment(),
                undo_until: self.chance.random::<bool>().then(|| self.now + TimeDelta::minutes(1)),
            },
            Some(Call::Wards) => {
                Outcome::Wards((0..self.chance.random_range(0..4)).filter_map(|_| self.whom()).collect())
            }
            Some(Call::NameWard { name }) => {
                Outcome::Ward(Ward { id: PersonId::new("typed"), name: name.clone() })
            }
            Some(Call::Links | Call::Link { .. } | Call::RemindHere) => Outcome::Links(self.links()),
            Some(Call::MakeLinkCode) => Outcome::LinkCode {
                code: Code::read("K7QP-2MXA").unwrap(),
                until: self.now + TimeDelta::minutes(10),
            },
            Some(Call::FindLinkCode { .. }) => Outcome::Linkable { platforms: vec!["matrix".into()] },
            _ => Outcome::Done,
        }
    }

    fn links(&mut self) -> Links {
        let others = vec!["matrix".to_owned(); self.chance.random_range(0..3)];
        let reminders = match self.chance.random_range(0..3) {
            0 => Reminders::WhereBooked,
            1 => Reminders::Here,
            _ => Reminders::There("matrix".into()),
        };
        Links { here: "telegram".into(), others, reminders }
    }

    fn day(&mut self) -> NaiveDate {
        self.now.date_naive() + TimeDelta::days(self.chance.random_range(0..60))
    }

    fn place(&mut self) -> Place {
        let starts_at = self.now + TimeDelta::minutes(self.chance.random_range(-10_000..60_000));
        Place {
            id: PlaceId::new(self.chance.random::<u64>().to_string()),
            office: OfficeId::new(*["mitte", "nord", "verschwunden"].choose(&mut self.chance).unwrap()),
            starts_at,
            ends_at: starts_at + TimeDelta::minutes(15),
        }
    }

    fn hold(&mut self) -> Hold {
        let fields = [Field::Name, Field::Phone, Field::Email];
        Hold {
            id: HoldId::new(self.chance.random::<u64>().to_string()),
            place: self.place(),
            until: self.now + TimeDelta::minutes(self.chance.random_range(-5..20)),
            extendable: self.chance.random(),
            missing: fields.into_iter().filter(|_| self.chance.random()).collect(),
        }
    }

    fn whom(&mut self) -> Option<Ward> {
        let name = *["Erika Kaya", "Ä", "\u{202e}", ""].choose(&mut self.chance).unwrap();
        let ward = Ward { id: PersonId::new(name), name: name.to_owned() };
        (!name.is_empty()).then_some(ward)
    }

    fn appointment(&mut self) -> Appointment {
        let Place { office, starts_at, ends_at, .. } = self.place();
        Appointment {
            id: AppointmentId::new(self.chance.random::<u64>().to_string()),
            reference: "ABC-DEF".into(),
            service: ServiceId::new(
                *["personalausweis", "reisepass", "verschwunden"].choose(&mut self.chance).unwrap(),
            ),
            quantity: self.chance.random_range(1..4),
            also: self.chance.random_bool(0.3).then(|| errand("zulassung")).into_iter().collect(),
            office,
            starts_at,
            ends_at,
            sequence: self.chance.random_range(0..9),
            whom: self.whom(),
            moves: self.chance.random_range(0..4),
            falls_out: self.chance.random(),
        }
    }
}

fn errand(service: &str) -> Errand {
    Errand { service: ServiceId::new(service), quantity: 1 }
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
            offers: false,
            lanes: false,
            links: true,
            staff: true,
            wards: seed % 3 > 0,
            moves: (seed % 4 > 0).then_some(2),
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
            let scene = format!("seed {seed}: {event:?}\non {conversation:?}");
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
    scene: &str,
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
            Effect::File(_) => {}
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
