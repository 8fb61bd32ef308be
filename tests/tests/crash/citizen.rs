//! Citizens without rest: they book, move, cancel and change their minds, and write down what they
//! were told.
//!
//! A citizen looks at the newest prompt, does one sensible thing with it, and waits until there is a
//! newer one. Nothing else drives them: a bot that dies is only slow to them. On which messenger they
//! are is their [`Phone`]'s business.

use std::collections::BTreeMap;

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use tokio::sync::watch;

/// A chat with the bot, on some messenger.
pub trait Phone {
    /// A choice says which prompt it was offered by. Where it does not, as with a number that is typed, it
    /// is an answer to whatever prompt is open when it is read.
    const CHOICES_NAME_THEIR_PROMPT: bool;

    /// The chat's address.
    fn address(&self) -> String;

    /// The next prompt to act upon, once there is one.
    async fn next_prompt(&mut self) -> Prompt;

    /// Writes.
    async fn says(&mut self, text: &str);

    /// Takes a choice of the prompt that was shown last, the first with these words in it.
    async fn chooses(&mut self, choice: &str);
}

/// A prompt as citizens read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    pub text: String,
    pub choices: Vec<String>,
}

impl Prompt {
    /// Somewhere in its text.
    pub fn says(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    fn offers(&self, words: &str) -> bool {
        self.choices.iter().any(|choice| choice.contains(words))
    }

    /// It tells which appointments there are.
    pub fn is_list(&self) -> bool {
        let begins = ["Ihre Termine:", "Sie haben gerade keinen Termin"];
        let mut paragraphs = self.text.split("\n\n");
        paragraphs.any(|paragraph| begins.iter().any(|begins| paragraph.starts_with(begins)))
    }
}

/// What a citizen knows of the appointments they ever had, by reference.
pub struct Diary {
    /// Whose it is: the address of the chat.
    pub chat: String,
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
pub struct Restless<P> {
    phone: P,
    chance: StdRng,
    /// Nobody else's: by name and number one is known in every chat.
    number: String,
    diary: BTreeMap<String, Entry>,
    wanted: Wanted,
    /// The list was asked for before there was an answer.
    awaits_list: bool,
}

const SERVICES: [(&str, &str); 3] =
    [("personalausweis", "Personalausweis"), ("reisepass", "Reisepass"), ("zulassung", "Auto anmelden")];

impl<P: Phone> Restless<P> {
    pub fn new(phone: P, mut chance: StdRng) -> Self {
        let number = format!("0231 {}", chance.random_range(10_000_000..100_000_000));
        Self { phone, chance, number, diary: BTreeMap::new(), wanted: Wanted::Else, awaits_list: false }
    }

    /// Lives until the city closes; then finishes what was begun, and compares the diary with what
    /// the bot says. What is left is the phone and the diary.
    pub async fn live(mut self, closing: watch::Receiver<bool>) -> (P, Diary) {
        self.begin_booking().await;
        loop {
            let prompt = self.phone.next_prompt().await;
            if self.reads_on(&prompt) || self.reacts(&prompt).await {
                continue;
            }
            if *closing.borrow() {
                return self.leaves().await;
            }
            self.takes_on_something_new(&prompt).await;
        }
    }

    /// Whoever has asked for the list reads on until it is there.
    fn reads_on(&mut self, prompt: &Prompt) -> bool {
        self.awaits_list &= !prompt.is_list();
        if self.awaits_list {
            self.reads(prompt);
        }
        self.awaits_list
    }

    /// Does what a prompt asks for; false when it asks for nothing.
    async fn reacts(&mut self, prompt: &Prompt) -> bool {
        let offers = |label: &str| prompt.choices.iter().any(|choice| choice == label);
        if prompt.says("Wie heißen Sie?") {
            self.phone.says("Ada Lovelace").await;
        } else if prompt.says("Unter welcher Telefonnummer") {
            self.phone.says(&self.number.clone()).await;
        } else if prompt.says("aber noch nicht gebucht") {
            self.confirms(prompt).await;
        } else if prompt.says("Diese Termine sind frei") {
            self.chooses_place(prompt).await;
        } else if prompt.says("Für wie viele Personen?") {
            self.chooses("2 Personen", Wanted::Else).await;
        } else if prompt.says("Möchten Sie diesen Termin absagen?") {
            self.chooses("Ja, absagen", Wanted::Cancellation).await;
        } else if offers("Ausweise") {
            self.chooses("Ausweise", Wanted::Else).await;
        } else if offers("Reisepass") {
            let name = if self.has("Reisepass") { "Personalausweis" } else { "Reisepass" };
            self.chooses(name, Wanted::Else).await;
        } else {
            self.reads(prompt);
            return false;
        }
        true
    }

    async fn confirms(&mut self, prompt: &Prompt) {
        let wanted = if prompt.offers("Buchen") { Wanted::Booking } else { Wanted::Move };
        match self.chance.random_range(0..16) {
            0 => self.chooses("Zurück", Wanted::Else).await,
            1 if prompt.offers("Mehr Zeit") => self.chooses("Mehr Zeit", Wanted::Else).await,
            // Called away: the hold ends by itself, and other places are shown.
            2 if P::CHOICES_NAME_THEIR_PROMPT => self.wanted = Wanted::Else,
            3 | 4 => self.confirms_impatiently(wanted).await,
            _ => self.chooses("✅", wanted).await,
        }
    }

    /// A slow phone, an impatient thumb: twice the same, where that is what it was meant for; else the
    /// question what has become of it.
    async fn confirms_impatiently(&mut self, wanted: Wanted) {
        self.chooses("✅", wanted).await;
        if P::CHOICES_NAME_THEIR_PROMPT {
            self.chooses("✅", wanted).await;
        } else {
            self.phone.says("/termine").await;
            self.awaits_list = true;
        }
    }

    async fn chooses_place(&mut self, prompt: &Prompt) {
        let places: Vec<&String> = prompt.choices.iter().filter(|label| label.contains(':')).collect();
        let several = prompt.offers("Für mehrere") && !prompt.says("Personen");
        match places.choose(&mut self.chance) {
            Some(_) if several && self.chance.random_ratio(1, 4) => {
                self.chooses("Für mehrere", Wanted::Else).await;
            }
            Some(place) => self.chooses(place, Wanted::Else).await,
            None => panic!("{} is offered no place: {prompt:?}", self.phone.address()),
        }
    }

    /// Books what is missing, changes what is there, or looks what there is.
    async fn takes_on_something_new(&mut self, prompt: &Prompt) {
        let changes = ["erschieben", "bsagen", "Absage zurücknehmen"];
        let labels = prompt.choices.iter();
        let changes: Vec<&String> =
            labels.filter(|label| changes.iter().any(|change| label.contains(change))).collect();
        let complete = SERVICES.iter().all(|(_, name)| self.has(name));
        match changes.choose(&mut self.chance) {
            Some(change) if complete || self.chance.random_ratio(1, 2) => {
                let wanted = if change.contains("zurücknehmen") { Wanted::Undo } else { Wanted::Else };
                self.chooses(change, wanted).await;
            }
            _ if complete || self.chance.random_ratio(1, 8) => self.says("/termine").await,
            _ => self.begin_booking().await,
        }
    }

    /// By deep link, by name, or through the groups.
    async fn begin_booking(&mut self) {
        let missing: Vec<_> = SERVICES.iter().filter(|(_, name)| !self.has(name)).collect();
        let Some((id, name)) = missing.choose(&mut self.chance) else { return self.says("/termine").await };
        match self.chance.random_range(0..3) {
            0 => self.says(&format!("/start {id}")).await,
            1 => self.says(name).await,
            _ if self.has("Personalausweis") && self.has("Reisepass") => self.says(name).await,
            _ => self.says("/start").await,
        }
    }

    fn has(&self, service: &str) -> bool {
        self.diary.values().any(|entry| entry.booked && entry.told.starts_with(service))
    }

    async fn says(&mut self, text: &str) {
        self.wanted = Wanted::Else;
        self.phone.says(text).await;
    }

    async fn chooses(&mut self, choice: &str, wanted: Wanted) {
        self.wanted = wanted;
        self.phone.chooses(choice).await;
    }

    /// Takes down what a prompt tells.
    fn reads(&mut self, prompt: &Prompt) {
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
            let known = known.iter().any(|known| prompt.says(known));
            assert!(known, "{} does not understand: {prompt:?}", self.phone.address());
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
    async fn leaves(mut self) -> (P, Diary) {
        self.says("/termine").await;
        let list = loop {
            let prompt = self.phone.next_prompt().await;
            if prompt.is_list() {
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
        assert_eq!(told, standing, "the list and the diary of {}", self.phone.address());
        let diary = Diary { chat: self.phone.address(), entries: self.diary };
        (self.phone, diary)
    }
}

fn reference(text: &str) -> &str {
    let number = text.lines().find_map(|line| line.strip_prefix("Ihre Nummer"));
    let number = number.and_then(|number| number.rsplit(": ").next());
    number.unwrap_or_else(|| panic!("no reference in {text}"))
}
