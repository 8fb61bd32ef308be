//! Whether a row's event is in its room already.
//!
//! The homeserver knows a transaction id again only from the same device, and Synapse only for about a day.
//! After a longer gap, or from a new device, the room itself is searched for the row's number.

use bot_core::delivery::Waybill;
use chrono::{DateTime, TimeDelta, Utc};
use matrix_sdk::Room;
use matrix_sdk::ruma::OwnedEventId;
use serde_json::Value;

use crate::backwards::Backwards;
use crate::prompt::ROW;
use crate::refusal::Refusal;

/// Synapse keeps transaction ids for 24 hours; half of that is a margin for slow clocks.
const REMEMBERED: TimeDelta = TimeDelta::hours(12);
/// As many pages as are looked at. A chat with one citizen has no more in a few days.
const PAGES: usize = 5;
/// Clocks of homeservers may differ from ours by this much.
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Whether an earlier attempt may have arrived without the homeserver knowing its transaction id any more.
pub(crate) fn may_be_unknown_to_the_homeserver(way: &Waybill, logged_in_at: DateTime<Utc>) -> bool {
    way.attempt > 1 && (way.sent_at - way.written_at > REMEMBERED || way.written_at < logged_in_at)
}

/// The row's event, if the room has it.
pub(crate) async fn find(room: &Room, way: &Waybill) -> Result<Option<OwnedEventId>, Refusal> {
    let me = room.own_user_id().to_string();
    let oldest = (way.written_at - SKEW).timestamp_millis();
    let mut backwards = Backwards::from_the_end(room);
    for _ in 0..PAGES {
        let Some(page) = backwards.page().await? else { break };
        for event in &page {
            let Ok(parts) = event.raw().deserialize_as_unchecked::<Value>() else { continue };
            if is_row(&parts, &me, way.row) {
                return Ok(event.event_id());
            }
            if parts.get("origin_server_ts").and_then(Value::as_i64).is_some_and(|sent| sent < oldest) {
                return Ok(None);
            }
        }
    }
    Ok(None)
}

fn is_row(event: &Value, me: &str, row: i64) -> bool {
    event.get("sender").and_then(Value::as_str) == Some(me)
        && event.get("content").and_then(|content| content.get(ROW)).and_then(Value::as_i64) == Some(row)
        && event.get("type").and_then(Value::as_str) == Some("m.room.message")
}

#[cfg(test)]
mod tests {
    use bot_core::delivery::Urgency;
    use serde_json::json;

    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn way(attempt: u32, written: i64, sent: i64) -> Waybill {
        Waybill {
            chat: "!room".to_owned(),
            row: 7,
            attempt,
            written_at: at(written),
            sent_at: at(sent),
            urgency: Urgency::Answer,
        }
    }

    #[test]
    fn the_room_is_searched_only_when_the_homeserver_may_have_forgotten() {
        let asks = |way: &Waybill, logged_in| may_be_unknown_to_the_homeserver(way, at(logged_in));
        assert!(!asks(&way(1, 100, 200), 0), "the first attempt");
        assert!(!asks(&way(2, 100, 101), 0), "the same device, within the hour");
        assert!(asks(&way(2, 100, 113), 0), "the same device, half a day later");
        assert!(asks(&way(2, 100, 101), 101), "another device");
    }

    #[test]
    fn only_our_own_message_of_the_row_counts() {
        let event = |sender: &str, row: i64| json!({ "type": "m.room.message", "sender": sender, "content": { ROW: row } });
        assert!(is_row(&event("@bot:a", 7), "@bot:a", 7));
        assert!(!is_row(&event("@bot:a", 8), "@bot:a", 7));
        assert!(!is_row(&event("@anna:a", 7), "@bot:a", 7), "somebody who copies our field");
        assert!(!is_row(&json!({}), "@bot:a", 7));
    }
}
