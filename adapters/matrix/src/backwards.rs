//! The events of a room, page by page, the newest first.

use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::UInt;

use crate::refusal::Refusal;

/// As many events as are fetched together.
const PAGE: u32 = 100;

/// Goes through a room backwards.
pub(crate) struct Backwards<'a> {
    room: &'a Room,
    /// The token the next page begins at; `None` is the room's end, where it begins at all.
    from: Option<String>,
    ended: bool,
}

impl<'a> Backwards<'a> {
    /// From the newest event on.
    pub fn from_the_end(room: &'a Room) -> Self {
        Self { room, from: None, ended: false }
    }

    /// From what a sync called the begin of its events; without it there is nothing before them.
    pub fn before(room: &'a Room, token: Option<String>) -> Self {
        Self { room, ended: token.is_none(), from: token }
    }

    /// The next page; `None` when the room's first event was seen.
    pub async fn page(&mut self) -> Result<Option<Vec<TimelineEvent>>, Refusal> {
        if self.ended {
            return Ok(None);
        }
        let mut options = MessagesOptions::backward().from(self.from.as_deref());
        options.limit = UInt::from(PAGE);
        let page = self.room.messages(options).await?;
        self.ended = page.end.is_none();
        self.from = page.end;
        Ok(Some(page.chunk))
    }
}
