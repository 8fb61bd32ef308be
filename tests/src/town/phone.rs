//! What citizens' phones show, and the notebook that stands in for a messenger: what is delivered is there.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use bot_core::delivery::{Button, Delivery, Parcel, Rendered, Waybill};
use terminlotse::sender::Messenger;

/// How a messenger shows choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As buttons below the text, as Telegram does.
    Buttons,
    /// As numbers in the text until one is chosen, as Matrix does.
    Numbers,
}

/// What the citizens' phones show on one messenger.
pub(super) struct Phones {
    pub platform: &'static str,
    form: Form,
    phones: Mutex<BTreeMap<String, Phone>>,
}

/// What one phone shows.
#[derive(Default)]
pub(super) struct Phone {
    pub messages: Vec<Message>,
    /// What came since the citizen did something.
    pub news: Vec<String>,
    pub changed: bool,
    /// How often the citizen has written something.
    pub words: usize,
}

/// A message as it stands in the chat now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// All of its text, with the numbered choices.
    pub text: String,
    /// Where its choices begin, if they are numbered.
    choices_at: usize,
    pub buttons: Vec<Vec<Button>>,
}

impl Phones {
    pub fn new(platform: &'static str, form: Form) -> Self {
        Self { platform, form, phones: Mutex::default() }
    }

    /// The phones, by citizen.
    pub fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Phone>> {
        self.phones.lock().unwrap()
    }

    fn message(&self, rendered: &Rendered) -> Message {
        let choices_at = rendered.text.len();
        match rendered.numbered || self.form == Form::Numbers {
            true => Message { text: rendered.numbered_text(), choices_at, buttons: Vec::new() },
            false => Message { text: rendered.text.clone(), choices_at, buttons: rendered.choices.clone() },
        }
    }
}

impl Messenger for Phones {
    fn platform(&self) -> &'static str {
        self.platform
    }

    async fn deliver(&self, way: &Waybill, parcel: &Parcel) -> Delivery {
        let mut phones = self.lock();
        let phone = phones.entry(way.chat.clone()).or_default();
        match parcel {
            Parcel::Message { rendered, replacing, answered } => {
                phone.changed = true;
                if self.form == Form::Numbers
                    && let Some(prompt) = phone.message(answered.as_deref())
                {
                    prompt.text.truncate(prompt.choices_at);
                }
                let message = self.message(rendered);
                match phone.message(replacing.as_deref()) {
                    Some(replaced) => {
                        *replaced = message;
                        Delivery::Edited
                    }
                    None => {
                        phone.messages.push(message);
                        Delivery::Delivered { message: Some((phone.messages.len() - 1).to_string()) }
                    }
                }
            }
            Parcel::Toast { text, .. } => {
                phone.news.extend(text.iter().map(|text| format!("({text})\n")));
                Delivery::Delivered { message: None }
            }
            Parcel::File { name, content, .. } => {
                phone.news.push(match picture(name, content) {
                    Some(picture) => picture,
                    None => file(name, &String::from_utf8_lossy(content)),
                });
                Delivery::Delivered { message: None }
            }
        }
    }
}

impl Phone {
    fn message(&mut self, id: Option<&str>) -> Option<&mut Message> {
        self.messages.get_mut(id?.parse::<usize>().ok()?)
    }

    /// What came since the citizen did something, as the transcript tells it.
    pub fn take_news(&mut self) -> String {
        let mut news = std::mem::take(&mut self.news);
        if std::mem::take(&mut self.changed) {
            news.insert(0, self.messages.last().map(Message::shown).unwrap_or_default());
        }
        news.into_iter().flat_map(|news| [news, "\n".to_owned()]).collect()
    }
}

impl Message {
    /// One that is nothing but text, its choices among it.
    pub fn of_text(text: &str) -> Self {
        Self { text: text.to_owned(), choices_at: text.len(), buttons: Vec::new() }
    }

    /// As the transcript tells it.
    pub fn shown(&self) -> String {
        let rows = self.buttons.iter().map(|row| {
            let buttons: Vec<String> = row.iter().map(|button| format!("[{}]", button.text)).collect();
            format!("{}\n", buttons.join(" "))
        });
        std::iter::once(format!("{}\n", self.text)).chain(rows).collect()
    }

    /// The button with this on it.
    pub fn button(&self, label: &str) -> Button {
        let mut buttons = self.buttons.iter().flatten();
        let button = buttons.find(|button| button.text.contains(label));
        button.unwrap_or_else(|| panic!("no button “{label}” on:\n{}", self.shown())).clone()
    }

    /// The number of the choice with this in it, as somebody finds it who reads the text.
    pub fn number(&self, label: &str) -> usize {
        let mut rest = &*self.text;
        for number in 1.. {
            let Some(begin) = choice(rest, number) else { break };
            rest = &rest[begin..];
            let end = choice(rest, number + 1).unwrap_or(rest.len());
            if rest[..end].contains(label) {
                return number;
            }
        }
        panic!("no choice “{label}” in:\n{}", self.text)
    }
}

/// Behind the number of a choice. The days of a week share a line.
fn choice(text: &str, number: usize) -> Option<usize> {
    let behind = |parting: &str| {
        let mark = format!("{parting}{number}) ");
        Some(text.find(&mark)? + mark.len())
    };
    behind("\n").into_iter().chain(behind(" · ")).min()
}

/// As the transcript tells of a picture, which is one: its name, and how large it is.
fn picture(name: &str, content: &[u8]) -> Option<String> {
    let side = |at: usize| Some(u32::from_be_bytes(content.get(at..at + 4)?.try_into().ok()?));
    let is_png = name.ends_with(".png") && content.starts_with(b"\x89PNG\r\n\x1a\n");
    let (width, height) = is_png.then(|| side(16).zip(side(20))).flatten()?;
    Some(format!("🖼 {name} {width} × {height}\n"))
}

/// As the transcript tells of a file: a list is short enough to be read, and so are the lines of a page.
pub(super) fn file(name: &str, content: &str) -> String {
    if name.ends_with(".csv") {
        // A reader of the transcript sees neither its mark nor how its lines end.
        return format!("📎 {name}\n{}", content.trim_start_matches('\u{feff}').replace('\r', ""));
    }
    if name.ends_with(".html") {
        let seen =
            content.lines().filter(|line| ["<h1>", "<p>", "<tr>"].iter().any(|tag| line.starts_with(tag)));
        return format!("📎 {name}\n{}\n", seen.collect::<Vec<_>>().join("\n"));
    }
    let line = |key| content.lines().find(|line| line.starts_with(key)).unwrap_or_default();
    format!("📎 {name} {} {}\n", line("METHOD"), line("SEQUENCE"))
}
