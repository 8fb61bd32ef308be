//! What happened between the last event that was answered and those of a batch that holds only the newest.

use matrix_sdk::Client;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::RoomId;

use crate::backwards::Backwards;
use crate::event::is_own_arrival;
use crate::refusal::Refusal;

/// As many pages as are fetched at most: nobody books by ten thousand messages.
const PAGES: usize = 100;

/// The events of a room after `until`, or after the bot was asked in, up to those at the token `from`; oldest first.
pub(crate) async fn fill(
    client: &Client,
    room: &RoomId,
    from: Option<String>,
    until: Option<&str>,
    me: &str,
) -> Result<Vec<TimelineEvent>, Refusal> {
    let Some(room) = client.get_room(room) else { return Ok(Vec::new()) };
    let mut newest_first = Vec::new();
    let mut backwards = Backwards::before(&room, from);
    for _ in 0..PAGES {
        let Some(page) = backwards.page().await? else { break };
        for event in page {
            if event.event_id().is_some_and(|id| Some(id.as_str()) == until) || is_own_arrival(&event, me) {
                newest_first.reverse();
                return Ok(newest_first);
            }
            newest_first.push(event);
        }
    }
    if until.is_some() {
        tracing::warn!(events = newest_first.len(), "a gap in a room was not filled to its end");
    }
    newest_first.reverse();
    Ok(newest_first)
}
