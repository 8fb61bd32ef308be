//! What stands in a row of the outbox: typed, so that it is written in the platform's best form only
//! when it is sent.

use bot_core::Language;
use bot_core::delivery::Parcel;
use bot_core::reply::{CalendarFile, Placement, Reply, Toast};
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
}

impl Letter {
    /// Its kind, as the outbox sorts them.
    pub fn kind(&self) -> Kind {
        match self {
            Letter::Message(Reply { aside: true, .. }) => Kind::Aside,
            Letter::Message(_) => Kind::Prompt,
            Letter::Toast { .. } => Kind::Toast,
            Letter::File(_) => Kind::File,
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

    /// Finished for sending. `prompt` is the message that shows the open prompt, which a reply may
    /// take the place of.
    pub fn parcel(&self, locales: &Locales, prompt: Option<String>) -> Parcel {
        match self {
            Letter::Message(reply) => Parcel::Message {
                rendered: locales.reply(reply),
                replacing: prompt.clone().filter(|_| reply.placement == Placement::Edit),
                answered: prompt.filter(|_| reply.placement != Placement::Edit && !reply.aside),
            },
            Letter::Toast { callback, toast, language } => Parcel::Toast {
                callback: callback.clone(),
                text: toast.map(|toast| locales.toast(toast, language)),
            },
            Letter::File(file) => locales.calendar(file),
        }
    }
}
