//! What a desk can do is data, and the conversation obeys it: it asks what the desk must be told, and
//! promises no more than the desk keeps.

use bot_core::desk::{Abilities, Answer, Appointment, Call, Field, Hold, Outcome, Place, Request};
use bot_core::event::Event;
use bot_core::ids::{AppointmentId, ChatId, HoldId, OfficeId, PlaceId, ServiceId};
use bot_core::reply::{Label, Passage, Reply};
use bot_core::{Conversation, Directory, Effect, Language, Setting, step};
use chrono::{DateTime, TimeDelta, Utc};
use render::Locales;
use tests::town::{FRIDAY, kleinstadt};

/// A conversation with a desk that is played by hand.
struct Talk {
    city: Directory,
    locales: Locales,
    abilities: Abilities,
    conversation: Conversation,
    now: DateTime<Utc>,
}

impl Talk {
    fn with(abilities: Abilities) -> Self {
        let now = FRIDAY.parse().unwrap();
        Self {
            city: Directory::new(kleinstadt()),
            locales: Locales::embedded().unwrap(),
            abilities,
            conversation: Conversation::new(ChatId::new("chat"), Language::new("de"), now),
            now,
        }
    }

    /// What the citizen reads and what the desk is asked after an event.
    fn hears(&mut self, event: Event) -> (Option<Reply>, Option<Request>) {
        let vocabulary = self.locales.vocabulary();
        let setting = Setting {
            city: &self.city,
            abilities: &self.abilities,
            vocabulary: &vocabulary,
            languages: self.locales.languages(),
        };
        let stepped = step(&setting, self.conversation.clone(), self.now, event);
        self.conversation = stepped.conversation;
        let (mut reply, mut request) = (None, None);
        for effect in stepped.effects {
            match effect {
                Effect::Reply(said) => reply = Some(said),
                Effect::Desk(asked) => request = Some(asked),
                Effect::Toast(_)
                | Effect::File(_)
                | Effect::Sheet(_)
                | Effect::TradeFile(_)
                | Effect::Picture(_)
                | Effect::Reached(_) => {}
            }
        }
        (reply, request)
    }

    fn says(&mut self, text: &str) -> (Option<Reply>, Option<Request>) {
        self.hears(Event::Said(text.to_owned()))
    }

    fn answers(&mut self, request: Request, outcome: Outcome) -> Reply {
        let event = Event::Answered { order: request.id, answer: Answer::Ok(outcome) };
        self.hears(event).0.expect("an answer is told")
    }

    fn place(&self) -> Place {
        let starts_at = self.now + TimeDelta::days(3);
        let ends_at = starts_at + TimeDelta::minutes(15);
        Place { id: PlaceId::new("p"), office: OfficeId::new("mitte"), starts_at, ends_at }
    }

    /// Until a place is held, as the desk says for ten minutes.
    fn holds(&mut self) -> Reply {
        let places = vec![self.place()];
        let request = self.says("/start personalausweis").1.expect("places are asked for");
        self.answers(request, Outcome::Places(places));
        let request = self.says("1").1.expect("the place is ordered");
        let hold = Hold {
            id: HoldId::new("h"),
            place: self.place(),
            until: self.now + TimeDelta::minutes(10),
            extendable: false,
            missing: Vec::new(),
        };
        self.answers(request, Outcome::Held(hold))
    }
}

fn abilities() -> Abilities {
    Abilities {
        atomic_move: true,
        offers: false,
        lanes: false,
        links: true,
        staff: true,
        wards: true,
        moves: None,
        news: true,
        longest_hold: TimeDelta::minutes(20),
        undo: Some(TimeDelta::minutes(1)),
        fields: Vec::new(),
    }
}

#[test]
fn what_the_desk_must_be_told_is_asked_and_told() {
    let mut talk = Talk::with(Abilities { fields: vec![Field::Name], ..abilities() });
    let prompt = talk.holds();
    assert_eq!(prompt.passages.last(), Some(&Passage::Ask(Field::Name)));
    talk.says("Ada Lovelace");
    let request = talk.says("buchen").1.expect("it is booked");
    let Call::Book { contact, .. } = request.call else { panic!("{request:?}") };
    assert_eq!(contact.name.as_deref(), Some("Ada Lovelace"));
}

#[test]
fn nobody_is_promised_a_longer_hold_than_the_desk_keeps() {
    let mut talk = Talk::with(Abilities { longest_hold: TimeDelta::minutes(3), ..abilities() });
    let prompt = talk.holds();
    let Some(Passage::Held { until, .. }) = prompt.passages.first() else { panic!("{prompt:?}") };
    assert_eq!(until.format("%H:%M").to_string(), "10:03");
    assert_eq!(talk.conversation.deadline(), Some(talk.now + TimeDelta::minutes(3)));
}

#[test]
fn what_the_desk_cannot_undo_is_not_offered() {
    for (undo, offered) in [(Some(TimeDelta::minutes(1)), true), (None, false)] {
        let mut talk = Talk::with(Abilities { undo, ..abilities() });
        let Place { office, starts_at, ends_at, .. } = talk.place();
        let (id, service) = (AppointmentId::new("a"), ServiceId::new("personalausweis"));
        let reference = "ABC-DEF".to_owned();
        let also = Vec::new();
        let appointment = Appointment {
            id,
            reference,
            service,
            quantity: 1,
            also,
            office,
            starts_at,
            ends_at,
            sequence: 0,
            whom: None,
            moves: 0,
            falls_out: false,
        };
        let request = talk.says("absagen").1.expect("the appointments are asked for");
        talk.answers(request, Outcome::Appointments(vec![appointment.clone()]));
        let request = talk.says("ja").1.expect("it is cancelled");
        let undo_until = Some(talk.now + TimeDelta::minutes(1));
        let prompt = talk.answers(request, Outcome::Cancelled { appointment, undo_until });
        assert_eq!(prompt.choices.iter().flatten().any(|label| *label == Label::Undo), offered, "{undo:?}");
    }
}

#[test]
fn where_the_desk_knows_no_persons_nobody_is_linked() {
    let mut talk = Talk::with(Abilities { links: false, ..abilities() });
    for text in ["/link", "/link K7QP-2MXA"] {
        let (reply, request) = talk.says(text);
        assert_eq!(request, None, "{text}");
        let lead = reply.expect("a person is named").lead;
        assert!(matches!(lead.last(), Some(Passage::NotYet { .. })), "{text}: {lead:?}");
    }
    let (_, request) = talk.says("K7QP-2MXA");
    assert_eq!(request, None, "no code is looked at");
}

#[test]
fn where_the_desk_keeps_no_waitlist_nobody_is_told_to_wait() {
    for (offers, offered) in [(true, true), (false, false)] {
        let mut talk = Talk::with(Abilities { offers, ..abilities() });
        let request = talk.says("/start personalausweis").1.expect("places are asked for");
        let prompt = talk.answers(request, Outcome::Places(Vec::new()));
        assert_eq!(prompt.choices.iter().flatten().any(|label| *label == Label::Wait), offered);
        let (said, asked) = talk.says("/warteliste");
        assert_eq!(asked.is_some(), offered);
        let not_yet =
            said.is_some_and(|said| said.lead.iter().any(|said| matches!(said, Passage::NotYet { .. })));
        assert_eq!(not_yet, !offered);
    }
}
