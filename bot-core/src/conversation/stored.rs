//! A conversation as it is stored.

use serde::{Deserialize, Serialize};

use super::Conversation;

/// The format of stored conversations. Raise it when a stored one can no longer be read; those
/// start over politely, which loses no booking: bookings are the desk's.
const FORMAT: u32 = 3;

/// A stored conversation that this version can't read.
#[derive(Debug, PartialEq)]
pub struct Unreadable(String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the stored conversation can't be read: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

#[derive(Serialize)]
struct Stored<'a> {
    format: u32,
    conversation: &'a Conversation,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[derive(Deserialize)]
struct Readable {
    conversation: Conversation,
}

impl Conversation {
    /// The conversation that [`Conversation::write`] wrote.
    ///
    /// # Errors
    /// It was written by a version whose conversations differ; [`Conversation::start_over`].
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let unreadable = |error: serde_json::Error| Unreadable(error.to_string());
        let Format { format } = serde_json::from_slice(bytes).map_err(unreadable)?;
        if format != FORMAT {
            return Err(Unreadable(format!("it has format {format}, this version reads {FORMAT}")));
        }
        let Readable { conversation } = serde_json::from_slice(bytes).map_err(unreadable)?;
        Ok(conversation)
    }

    /// As bytes, to be stored.
    pub fn write(&self) -> Vec<u8> {
        #[expect(clippy::expect_used, reason = "all maps in it have text keys, and nothing in it refuses")]
        serde_json::to_vec(&Stored { format: FORMAT, conversation: self })
            .expect("a conversation is plain data")
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::ids::ChatId;
    use crate::language::Language;

    fn conversation() -> Conversation {
        Conversation::new(ChatId::new("c"), Language::new("de"), DateTime::UNIX_EPOCH)
    }

    #[test]
    fn is_read_as_it_was_written() {
        assert_eq!(Conversation::read(&conversation().write()), Ok(conversation()));
    }

    #[test]
    fn another_format_is_told_from_garbage() {
        let newer = r#"{"format":4,"conversation":{"what":"ever"}}"#;
        assert_eq!(
            Conversation::read(newer.as_bytes()).unwrap_err().to_string(),
            "the stored conversation can't be read: it has format 4, this version reads 3"
        );
        assert!(Conversation::read(b"").is_err());
        assert!(Conversation::read(br#"{"format":3,"conversation":{}}"#).is_err());
    }
}
