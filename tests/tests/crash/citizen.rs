//! Citizens without rest: they book, move, cancel and change their minds, and write down what they
//! were told.
//!
//! A citizen looks at the newest prompt, does one sensible thing with it, and waits until there is a
//! newer one. Nothing else drives them: a bot that dies is only slow to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use bot_core::reply::read_token;
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use tests::bot_api::{Citizen, FakeBotApi, Shown, World};
use tokio::sync::watch;

/// What a citizen knows of the appointments they ever had, by reference.
pub struct Diary {
    /// Whose it is.
    pub citizen: i64,
    pub entries: BTreeMap<String, Entry>,
}

/// An appointment as it was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Service, time, office: the lines as they stood there.
    pub told: String,
    /// It stands; otherwise it was cancelled.
    pub booked: bool,
    /// How often it was changed since it was booked.
    pub changes: u32,
}

/// What the citizen wanted last; a confirmation counts once, however often it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Booking,
    Move,
    Cancellation,
    Undo,
    Else,
}

/// A citizen without rest.
pub struct Restless {
    fake: Arc<FakeBotApi>,
    phone: Citizen,
    chance: StdRng,
    diary: BTreeMap<String, Entry>,
    /// The last prompt that was acted upon.
    acted: u32,
    wanted: Wanted,
}

const SERVICES: [(&str, &str); 3] =
    [("personalausweis", "Personalausweis"), ("reisepass", "Reisepass"), ("zulassung", "Auto anmelden")];

impl Restless {
    pub fn new(fake: Arc<FakeBotApi>, phone: Citizen, chance: StdRng) -> Self {
        Self { fake, phone, chance, diary: BTreeMap::new(), acted: 0, wanted: Wanted::Else }
    }

    /// Lives until the city closes; then finishes what was begun, and compares the diary with what
    /// the bot says.
    pub async fn live(mut self, closing: watch::Receiver<bool>) -> Diary {
        self.begin_booking();
        loop {
            let prompt = self.next_prompt().await;
            if self.reacts(&prompt) {
                continue;
            }
            if *closing.borrow() {
                return self.leaves().await;
            }
            self.takes_on_something_new(&prompt);
        }
    }

    /// The newest prompt, once there is one that was not acted upon.
    async fn next_prompt(&mut self) -> Shown {
        let what = format!("a prompt after number {} for {}", self.acted, self.phone.id());
        let (chat, acted) = (self.phone.id(), self.acted);
        let (serial, shown) = self
            .fake
            .wait_for(&what, |world| newest(world, chat).filter(|(serial, _)| *serial > acted))
            .await;
        self.acted = serial;
        shown
    }

    /// Does what a prompt asks for; false when it asks for nothing.
    fn reacts(&mut self, prompt: &Shown) -> bool {
        let says = |text: &str| prompt.text.contains(text);
        let offers = |label: &str| prompt.labels().contains(&label);
        if says("Wie heißen Sie?") {
            self.phone.says("Ada Lovelace");
        } else if says("Unter welcher Telefonnummer") {
            self.phone.says("0231 5001234");
        } else if says("aber noch nicht gebucht") {
            self.confirms(prompt);
        } else if says("Diese Termine sind frei") {
            self.chooses_place(prompt);
        } else if says("Für wie viele Personen?") {
            self.taps(prompt, "2 Personen", Wanted::Else);
        } else if says("Möchten Sie diesen Termin absagen?") {
            self.taps(prompt, "Ja, absagen", Wanted::Cancellation);
        } else if offers("Ausweise") {
            self.taps(prompt, "Ausweise", Wanted::Else);
        } else if offers("Reisepass") {
            let name = if self.has("Reisepass") { "Personalausweis" } else { "Reisepass" };
            self.taps(prompt, name, Wanted::Else);
        } else {
            self.reads(prompt);
            return false;
        }
        true
    }

    fn confirms(&mut self, prompt: &Shown) {
        let wanted = if prompt.button("Buchen").is_some() { Wanted::Booking } else { Wanted::Move };
        match self.chance.random_range(0..16) {
            0 => self.taps(prompt, "Zurück", Wanted::Else),
            1 if prompt.button("Mehr Zeit").is_some() => self.taps(prompt, "Mehr Zeit", Wanted::Else),
            // Called away: the hold ends by itself, and other places are shown.
            2 => self.wanted = Wanted::Else,
            // A slow phone, an impatient thumb.
            3 | 4 => {
                self.taps(prompt, "✅", wanted);
                self.taps(prompt, "✅", wanted);
            }
            _ => self.taps(prompt, "✅", wanted),
        }
    }

    fn chooses_place(&mut self, prompt: &Shown) {
        let places: Vec<&str> = prompt.labels().into_iter().filter(|label| label.contains(':')).collect();
        let several = prompt.button("Für mehrere").filter(|_| !prompt.text.contains("Personen"));
        match places.choose(&mut self.chance) {
            Some(_) if several.is_some() && self.chance.random_ratio(1, 4) => {
                self.taps(prompt, "Für mehrere", Wanted::Else);
            }
            Some(place) => self.taps(prompt, place, Wanted::Else),
            None => panic!("{} is offered no place:\n{}", self.phone.id(), self.phone.transcript()),
        }
    }

    /// Books what is missing, changes what is there, or looks what there is.
    fn takes_on_something_new(&mut self, prompt: &Shown) {
        let changes = ["erschieben", "bsagen", "Absage zurücknehmen"];
        let labels = prompt.labels().into_iter();
        let changes: Vec<&str> =
            labels.filter(|label| changes.iter().any(|change| label.contains(change))).collect();
        let complete = SERVICES.iter().all(|(_, name)| self.has(name));
        match changes.choose(&mut self.chance) {
            Some(change) if complete || self.chance.random_ratio(1, 2) => {
                let wanted = if change.contains("zurücknehmen") { Wanted::Undo } else { Wanted::Else };
                self.taps(prompt, change, wanted);
            }
            _ if complete || self.chance.random_ratio(1, 8) => self.says("/termine"),
            _ => self.begin_booking(),
        }
    }

    /// By deep link, by name, or through the groups.
    fn begin_booking(&mut self) {
        let missing: Vec<_> = SERVICES.iter().filter(|(_, name)| !self.has(name)).collect();
        let Some((id, name)) = missing.choose(&mut self.chance) else { return self.says("/termine") };
        match self.chance.random_range(0..3) {
            0 => self.says(&format!("/start {id}")),
            1 => self.says(name),
            _ if self.has("Personalausweis") && self.has("Reisepass") => self.says(name),
            _ => self.says("/start"),
        }
    }

    fn has(&self, service: &str) -> bool {
        self.diary.values().any(|entry| entry.booked && entry.told.starts_with(service))
    }

    fn says(&mut self, text: &str) {
        self.wanted = Wanted::Else;
        self.phone.says(text);
    }

    fn taps(&mut self, prompt: &Shown, label: &str, wanted: Wanted) {
        self.wanted = wanted;
        let Some(button) = prompt.button(label) else { panic!("no button {label} on {prompt:?}") };
        // The prompt may change this very moment: the thumb is on what was seen.
        self.phone.taps_data(prompt.id, &button.data);
    }

    /// Takes down what a prompt tells.
    fn reads(&mut self, prompt: &Shown) {
        let wanted = std::mem::replace(&mut self.wanted, Wanted::Else);
        let paragraphs: Vec<&str> = prompt.text.split("\n\n").collect();
        let below = |heading: &str| {
            let at = paragraphs.iter().position(|paragraph| paragraph.ends_with(heading))?;
            Some(paragraphs[at + 1].to_owned())
        };
        let booked = [
            ("Gebucht:", Wanted::Booking),
            ("Verschoben. Ihr neuer Termin:", Wanted::Move),
            ("Ihr Termin steht wieder:", Wanted::Undo),
        ];
        if let Some((told, confirms)) =
            booked.iter().find_map(|(heading, wanted)| Some((below(heading)?, *wanted)))
        {
            self.is_told(reference(&prompt.text), told, confirms, wanted == confirms);
        } else if let Some(told) = below("Abgesagt:") {
            self.is_told_cancelled(&told, wanted == Wanted::Cancellation);
        } else {
            let known = ["Ihre Termine:", "Sie haben gerade keinen Termin", "sucht gern mit Ihnen weiter"];
            let known = known.iter().any(|known| prompt.text.contains(known));
            assert!(known, "{} does not understand:\n{}", self.phone.id(), self.phone.transcript());
        }
    }

    fn is_told(&mut self, reference: &str, told: String, confirms: Wanted, news: bool) {
        let known = self.diary.get_mut(reference);
        match (known, confirms) {
            (None, Wanted::Booking) => {
                assert!(news, "{reference} was booked by nobody: {told}");
                self.diary.insert(reference.to_owned(), Entry { told, booked: true, changes: 0 });
            }
            (Some(entry), Wanted::Move | Wanted::Undo) if news => {
                entry.changes += 1;
                *entry = Entry { told, booked: true, ..*entry };
            }
            (Some(entry), _) if !news => {
                assert_eq!((&entry.told, entry.booked), (&told, true), "{reference}")
            }
            (known, _) => panic!("{reference} is told as {confirms:?}: {told}; known is {known:?}"),
        }
    }

    fn is_told_cancelled(&mut self, told: &str, news: bool) {
        let mut entries = self.diary.values_mut().filter(|entry| entry.told == told);
        match entries.find(|entry| entry.booked == news) {
            Some(entry) if news => {
                entry.booked = false;
                entry.changes += 1;
            }
            Some(_) => {}
            None => panic!("what was cancelled, as news {news}, is not in the diary: {told}"),
        }
    }

    /// Asks for the list one last time: it has to be the diary's.
    async fn leaves(mut self) -> Diary {
        self.says("/termine");
        let list = loop {
            let prompt = self.next_prompt().await;
            let list = ["Ihre Termine:", "Sie haben gerade keinen Termin"];
            if list.iter().any(|begins| prompt.text.starts_with(begins)) {
                break prompt;
            }
        };
        let told: BTreeMap<&str, &str> = list
            .text
            .split("\n\n")
            .filter_map(|paragraph| {
                let (told, reference) = paragraph.rsplit_once("\nNummer: ")?;
                Some((reference, told))
            })
            .collect();
        let standing = self.diary.iter().filter(|(_, entry)| entry.booked);
        let standing: BTreeMap<&str, &str> =
            standing.map(|(reference, entry)| (reference.as_str(), entry.told.as_str())).collect();
        assert_eq!(told, standing, "the list and the diary of {}", self.phone.id());
        Diary { citizen: self.phone.id(), entries: self.diary }
    }
}

/// The newest prompt of a chat and its number. A message that was sent twice has one number.
fn newest(world: &World, chat: i64) -> Option<(u32, Shown)> {
    let prompts = world.by_bot(chat).filter_map(|message| {
        let (serial, _) = read_token(&message.keyboard.first()?.first()?.data)?;
        Some((serial, message))
    });
    prompts.max_by_key(|(serial, _)| *serial).map(|(serial, message)| (serial, message.clone()))
}

fn reference(text: &str) -> &str {
    let number = text.lines().find_map(|line| line.strip_prefix("Ihre Nummer"));
    let number = number.and_then(|number| number.rsplit(": ").next());
    number.unwrap_or_else(|| panic!("no reference in {text}"))
}
