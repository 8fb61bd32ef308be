//! What stands in a row of the outbox: typed, so that it is written in the platform's best form only
//! when it is sent.

use std::borrow::Cow;

use bot_core::Language;
use bot_core::delivery::{Parcel, Rendered};
use bot_core::reply::{CalendarFile, DaySheet, Picture, Placement, Reply, Toast, TradeFile};
use bot_core::vocabulary::Vocabulary;
use render::Locales;
use serde::{Deserialize, Serialize};
use store::outbox::Kind;

/// Something to be sent to one chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Letter {
    /// A message.
    Message(Reply),
    /// The answer to a tap.
    Toast {
        /// Which tap.
        callback: String,
        /// A short word, or nothing.
        toast: Option<Toast>,
        /// In which language.
        language: Language,
    },
    /// A calendar file.
    File(CalendarFile),
    /// A day to be printed.
    Sheet(DaySheet),
    /// What a business has booked.
    TradeFile(TradeFile),
    /// Figures to be looked at.
    Picture(Picture),
    /// Any other file, as it is.
    Document {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
        /// What stands in it.
        content: String,
    },
}

impl Letter {
    /// Its kind, as the outbox sorts them.
    pub fn kind(&self) -> Kind {
        match self {
            Letter::Message(Reply { aside: true, .. }) => Kind::Aside,
            Letter::Message(_) => Kind::Prompt,
            Letter::Toast { .. } => Kind::Toast,
            Letter::File(_)
            | Letter::Sheet(_)
            | Letter::TradeFile(_)
            | Letter::Picture(_)
            | Letter::Document { .. } => Kind::File,
        }
    }

    /// Which showing of a prompt it is, if it is one.
    pub fn serial(&self) -> Option<u32> {
        match self {
            Letter::Message(reply) if !reply.aside => Some(reply.serial),
            _ => None,
        }
    }

    /// As bytes, to be stored.
    pub fn write(&self) -> Vec<u8> {
        #[expect(clippy::expect_used, reason = "all maps in it have text keys, and nothing in it refuses")]
        serde_json::to_vec(self).expect("a letter is plain data")
    }

    /// Reads what [`Letter::write`] wrote.
    ///
    /// # Errors
    /// Another version wrote it differently.
    pub fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// Two stored prompts that wait for the same chat become one: the newer state, and what the older
    /// one says once.
    pub fn merge(older: &[u8], newer: &[u8]) -> Vec<u8> {
        match (Self::read(older), Self::read(newer)) {
            (Ok(Letter::Message(older)), Ok(Letter::Message(newer))) => {
                Letter::Message(newer.instead_of(older)).write()
            }
            _ => newer.to_vec(),
        }
    }

    /// Finished for sending over a platform. `prompt` is the message that shows the open prompt, which a
    /// reply may take the place of.
    pub fn parcel(&self, locales: &Locales, commands: &Commands<'_>, prompt: Option<String>) -> Parcel {
        match self {
            Letter::Message(reply) => Parcel::Message {
                rendered: commands.written_in(locales.reply(reply)),
                replacing: prompt.clone().filter(|_| reply.placement == Placement::Edit),
                answered: prompt.filter(|_| reply.placement != Placement::Edit && !reply.aside),
            },
            Letter::Toast { callback, toast, language } => Parcel::Toast {
                callback: callback.clone(),
                text: toast.map(|toast| locales.toast(toast, language)),
            },
            Letter::File(file) => locales.calendar(file),
            Letter::Sheet(sheet) => Parcel::File {
                name: format!("{}.html", sheet.day),
                media_type: "text/html; charset=utf-8".to_owned(),
                content: locales.sheet(sheet).into_bytes(),
            },
            Letter::TradeFile(file) => Parcel::File {
                name: "termine.csv".to_owned(),
                media_type: "text/csv; charset=utf-8".to_owned(),
                content: locales.trade_file(file).into_bytes(),
            },
            Letter::Picture(picture) => Parcel::File {
                name: format!("{}.png", picture.shows.name()),
                media_type: "image/png".to_owned(),
                content: charts::png(&locales.drawing(picture), picture.theme),
            },
            Letter::Document { name, media_type, content } => Parcel::File {
                name: name.clone(),
                media_type: media_type.clone(),
                content: content.clone().into_bytes(),
            },
        }
    }
}

/// How commands are written on a platform.
#[derive(Clone, Copy, Debug)]
pub struct Commands<'a> {
    vocabulary: &'a Vocabulary,
    /// What stands before them.
    sign: char,
}

impl<'a> Commands<'a> {
    /// Matrix clients keep words behind a slash for themselves.
    pub fn on(platform: &str, vocabulary: &'a Vocabulary) -> Self {
        Self { vocabulary, sign: if platform == matrix::PLATFORM { '!' } else { '/' } }
    }

    /// The same with each command behind the platform's sign. The texts have a slash.
    fn written_in(&self, rendered: Rendered) -> Rendered {
        if self.sign == '/' {
            return rendered;
        }
        let words = rendered.text.split_inclusive(char::is_whitespace);
        let text = words.map(|word| match word.strip_prefix('/') {
            Some(rest) if self.begins(rest) => format!("{}{rest}", self.sign).into(),
            _ => Cow::Borrowed(word),
        });
        Rendered { text: text.collect(), ..rendered }
    }

    /// Whether a word begins with the name of a command, whatever sign ends the sentence behind it.
    fn begins(&self, word: &str) -> bool {
        let name = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        self.vocabulary.command(name).is_some()
            || self.vocabulary.staff_command(name).is_some()
            || self.vocabulary.is_trade_command(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(platform: &str, text: &str) -> String {
        let vocabulary = Locales::embedded().unwrap().vocabulary();
        let rendered = Rendered {
            text: text.to_owned(),
            marks: Vec::new(),
            choices: Vec::new(),
            weekdays: Vec::new(),
            yes_or_no: false,
            numbered: false,
        };
        Commands::on(platform, &vocabulary).written_in(rendered).text
    }

    #[test]
    fn commands_have_another_sign_on_matrix() {
        let text = "/termin – buchen\nAlles löschen: /delete_me.\n/impressum · /barrierefreiheit · /mitteilungen · /gewerbe";
        assert_eq!(written("telegram", text), text);
        assert_eq!(
            written("matrix", text),
            "!termin – buchen\nAlles löschen: !delete_me.\n!impressum · !barrierefreiheit · !mitteilungen · !gewerbe"
        );
    }

    #[test]
    fn only_commands_have_it() {
        let text = "https://stadt.example/termine\n24/7 und/oder /etage 3 / Zimmer 4";
        assert_eq!(written("matrix", text), text);
    }
}
