//! What happened between the last event that was answered and those of a batch that holds only the newest.

use matrix_sdk::Client;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::{RoomId, UInt};

use crate::event::is_own_arrival;
use crate::refusal::Refusal;

/// As many events as are fetched together,
const PAGE: u32 = 100;
/// and how often at most: nobody books by ten thousand messages.
const PAGES: usize = 100;

/// The events of a room after `until`, or after the bot was asked in, up to those at the token `from`; oldest first.
pub(crate) async fn fill(
    client: &Client,
    room: &RoomId,
    mut from: Option<String>,
    until: Option<&str>,
    me: &str,
) -> Result<Vec<TimelineEvent>, Refusal> {
    let Some(room) = client.get_room(room) else { return Ok(Vec::new()) };
    let mut newest_first = Vec::new();
    for _ in 0..PAGES {
        if from.is_none() {
            break;
        }
        let mut options = MessagesOptions::backward().from(from.as_deref());
        options.limit = UInt::from(PAGE);
        let page = room.messages(options).await?;
        for event in page.chunk {
            if event.event_id().is_some_and(|id| Some(id.as_str()) == until) || is_own_arrival(&event, me) {
                newest_first.reverse();
                return Ok(newest_first);
            }
            newest_first.push(event);
        }
        from = page.end;
    }
    if until.is_some() {
        tracing::warn!(events = newest_first.len(), "a gap in a room was not filled to its end");
    }
    newest_first.reverse();
    Ok(newest_first)
}
