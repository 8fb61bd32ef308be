//! The citizens of a town: what they do, in the words of a script.

use bot_core::arrival::Happening;
use bot_core::delivery::Button;
use bot_core::event::Unreadable;
use bot_core::linking::Code;

use super::phone::{Message, Phone};
use super::{PLATFORMS, Town};

/// Somebody with a phone.
pub struct Citizen<'a> {
    pub(super) town: &'a Town,
    pub(super) name: &'a str,
    pub(super) language: Option<&'a str>,
    pub(super) platform: &'static str,
}

impl<'a> Citizen<'a> {
    /// The same citizen on the town's other messenger, where nobody knows who they are.
    pub fn on_matrix(self) -> Self {
        Self { platform: PLATFORMS[1], ..self }
    }

    /// The same at a terminal of the city's.
    pub fn at_the_terminal(self) -> Self {
        Self { platform: PLATFORMS[2], ..self }
    }

    /// Whose phone speaks this language.
    pub fn speaking(self, language: &'a str) -> Self {
        Self { language: Some(language), ..self }
    }

    /// As the transcript names them.
    fn shown(&self) -> String {
        match self.platform == self.town.platform() {
            true => self.name.to_owned(),
            false => format!("{} ({})", self.name, self.platform),
        }
    }

    /// The one-time code on the last message.
    pub fn code(&self) -> String {
        let text = self.last_message().text;
        text.lines().find(|line| Code::in_message(line).is_some()).expect("a code stands in it").to_owned()
    }

    /// Writes something.
    pub async fn says(&self, text: &str) {
        // Signs that a reader of the transcript would not see are written out.
        let shown: String = text.chars().take(60).flat_map(char::escape_debug).collect();
        self.town.note(&format!("{}> {shown}\n", self.shown()));
        self.on_phone(|phone| phone.words += 1);
        self.town.arrives(self, Happening::Said(text.to_owned())).await;
    }

    /// Links another chat, which the transcript tells in a line.
    pub async fn links(&self, other: &Citizen<'_>) {
        let told = self.town.transcript();
        self.says("/link").await;
        if self.last_message().text.lines().all(|line| Code::in_message(line).is_none()) {
            self.says("noch ein Messenger").await;
        }
        other.says(&self.code()).await;
        other.says("ja").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} is linked with {}\n\n", self.shown(), other.shown()));
    }

    /// The same, but the transcript shows something else: references differ from town to town.
    pub async fn says_privately(&self, text: &str, shown: &str) {
        self.town.note(&format!("{}> {shown}\n", self.shown()));
        self.on_phone(|phone| phone.words += 1);
        self.town.arrives(self, Happening::Said(text.to_owned())).await;
    }

    /// The reference of the appointment on the last message.
    pub fn reference(&self) -> String {
        let text = self.last_message().text;
        let reference = text.lines().find_map(|line| line.strip_prefix("Nummer: "));
        reference.expect("an appointment stands in it").to_owned()
    }

    /// What follows these words on a line of the last message: a code, a reference.
    pub fn reads_behind(&self, words: &str) -> String {
        let text = self.last_message().text;
        let line = text.lines().find_map(|line| line.split_once(words)).expect("the words stand in it").1;
        line.split_whitespace().next().expect("something follows them").to_owned()
    }

    /// Books the place with this text on it, which the transcript tells in a line.
    pub async fn books(&self, service: &str, place: &str) {
        let told = self.town.transcript();
        self.says(&format!("/start {service}")).await;
        self.taps(place).await;
        self.taps("Buchen").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} has booked: {service}, {place}\n\n", self.shown()));
    }

    /// The same for a day that is named in words.
    pub async fn books_on(&self, day: &str, service: &str, place: &str) {
        let told = self.town.transcript();
        self.says(service).await;
        self.says(day).await;
        self.taps(place).await;
        self.taps("Buchen").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} has booked: {service}, {day}, {place}\n\n", self.shown()));
    }

    /// Agrees to news of the city, which the transcript tells in a line.
    pub async fn wants_news(&self) {
        let told = self.town.transcript();
        self.says("/news").await;
        self.taps("✅").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} wants news\n\n", self.shown()));
    }

    /// The same where the office wants to know a name.
    pub async fn books_as(&self, service: &str, place: &str, name: &str) {
        let told = self.town.transcript();
        self.says(&format!("/start {service}")).await;
        self.taps(place).await;
        self.says(name).await;
        self.taps("Buchen").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} has booked: {service}, {place}, {name}\n\n", self.shown()));
    }

    /// The same for somebody else, whom they name.
    pub async fn books_for(&self, whom: &str, service: &str, place: &str) {
        let told = self.town.transcript();
        self.says(&format!("/start {service}")).await;
        self.says("für jemand anderen").await;
        self.says(whom).await;
        self.taps(place).await;
        self.taps("Buchen").await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} has booked for {whom}: {service}, {place}\n\n", self.shown()));
    }

    /// Asks for places and leaves it at that, which the transcript tells in a line.
    pub async fn looks(&self, service: &str) {
        let told = self.town.transcript();
        self.says(&format!("/start {service}")).await;
        self.town.state.lock().unwrap().transcript = told;
        self.town.note(&format!("{} has asked for places: {service}\n\n", self.shown()));
    }

    /// Takes the choice with this text on it, of the last message: taps its button, or writes its number.
    pub async fn taps(&self, label: &str) {
        let message = self.last_message();
        if message.buttons.is_empty() {
            self.says(&message.number(label).to_string()).await;
        } else {
            self.taps_on(self.messages() - 1, label).await;
        }
    }

    /// Taps a button on the `index`th message.
    pub async fn taps_on(&self, index: usize, label: &str) {
        let button = self.button(index, label);
        self.taps_token(index, &button.token, &button.text).await;
    }

    /// Taps a button that carries this, whether it is one of ours or not.
    pub async fn taps_token(&self, index: usize, token: &str, shown: &str) {
        self.town.note(&format!("{}> [{shown}]\n", self.shown()));
        let happening = Happening::Tapped {
            token: token.to_owned(),
            message: Some(index.to_string()),
            callback: format!("{}-{}", self.name, self.town.state.lock().unwrap().updates),
        };
        self.town.arrives(self, happening).await;
    }

    /// The button with this text, as it stands on the `index`th message now.
    pub fn button(&self, index: usize, label: &str) -> Button {
        self.on_phone(|phone| phone.messages[index].clone()).button(label)
    }

    /// Sends a picture, a sticker …
    pub async fn sends(&self, what: Unreadable) {
        self.town.note(&format!("{}> {what:?}\n", self.shown()));
        self.town.arrives(self, Happening::Sent(what)).await;
    }

    /// Blocks the bot, or comes back.
    pub async fn happens(&self, happening: Happening) {
        self.town.note(&format!("{}> {happening:?}\n", self.shown()));
        self.town.arrives(self, happening).await;
    }

    /// How many messages of the bot the chat has.
    pub fn messages(&self) -> usize {
        self.on_phone(|phone| phone.messages.len())
    }

    /// How often the citizen has written something; a tap on a button does not count.
    pub fn words(&self) -> usize {
        self.on_phone(|phone| phone.words)
    }

    /// What the last message says.
    pub fn last_text(&self) -> String {
        self.last_message().text
    }

    fn last_message(&self) -> Message {
        self.on_phone(|phone| phone.messages.last().expect("the bot has said something").clone())
    }

    fn on_phone<T>(&self, look: impl FnOnce(&mut Phone) -> T) -> T {
        look(self.town.phones(self.platform).lock().entry(self.name.to_owned()).or_default())
    }
}
