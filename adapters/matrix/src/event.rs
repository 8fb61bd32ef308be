//! An event of a room, in the words all platforms share.
//!
//! | event | becomes |
//! |---|---|
//! | `m.room.message`: `m.text`, `m.emote` | what was said, without the quotation of a reply |
//! | … `m.notice` | nothing: it comes from another bot, and two bots would talk for ever |
//! | … `m.image`, `m.file`, `m.audio`, `m.video`, `m.location`, others | something we can't read |
//! | … with `m.replace` | a changed message: it counts if it was the last one and was not understood |
//! | `m.reaction` with a key that the bot offers | yes or no to the message it stands on |
//! | `m.reaction` with another key | nothing |
//! | `m.sticker` | a sticker |
//! | `m.room.encrypted` that does not open | kept until its key arrives |
//! | a citizen's `m.room.member` | they left, or are there again |
//! | redacted events, state, calls, polls, what we sent ourselves | nothing |
//!
//! To handle another kind of event: a line in this table, and an arm in [`read`].

use bot_core::arrival::{Arrival, Happening};
use bot_core::event::Unreadable;
use matrix_sdk::deserialized_responses::{TimelineEvent, TimelineEventKind};
use serde::Deserialize;
use serde_json::Value;

use crate::prompt::{NO, YES};

/// As arrivals name this platform.
pub const PLATFORM: &str = "matrix";

/// What an event is to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Something for the conversation.
    Arrived(Arrival),
    /// It does not open yet.
    Withheld(Withheld),
    /// Nothing.
    Nothing,
}

/// An event that waits for its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its room,
    pub room: String,
    /// its id,
    pub event: String,
    /// who sent it,
    pub sender: String,
    /// and which session's key opens it.
    pub session: String,
}

/// The parts of an event that we look at. Every one of them comes from outside and may be missing.
#[derive(Deserialize)]
struct Parts {
    #[serde(rename = "type")]
    kind: String,
    event_id: String,
    sender: String,
    state_key: Option<String>,
    #[serde(default)]
    content: Value,
    #[serde(default)]
    unsigned: Value,
}

/// Reads an event of a room for the bot of this name.
pub(crate) fn read(room: &str, event: &TimelineEvent, me: &str) -> Reading {
    let Ok(parts) = event.raw().deserialize_as_unchecked::<Parts>() else { return Reading::Nothing };
    if parts.sender == me {
        return Reading::Nothing;
    }
    if let TimelineEventKind::UnableToDecrypt { utd_info, .. } = &event.kind {
        return Reading::Withheld(Withheld {
            room: room.to_owned(),
            event: parts.event_id,
            sender: parts.sender,
            session: utd_info.session_id.clone().unwrap_or_default(),
        });
    }
    match happening(&parts) {
        Some(happening) => Reading::Arrived(Arrival {
            platform: PLATFORM.to_owned(),
            update: parts.event_id,
            chat: room.to_owned(),
            account: parts.sender,
            language: None,
            happening,
        }),
        None => Reading::Nothing,
    }
}

/// Whether this event brings the bot into the room: its invitation, or a join without one. A join that follows
/// an invitation is only the answer to it, and one that follows a join a new name or picture.
pub(crate) fn is_own_arrival(event: &TimelineEvent, me: &str) -> bool {
    event.raw().deserialize_as_unchecked::<Parts>().is_ok_and(|parts| {
        let before = parts.unsigned.pointer("/prev_content/membership").and_then(Value::as_str);
        parts.kind == "m.room.member"
            && parts.state_key.as_deref() == Some(me)
            && matches!(membership(&parts), Some("invite" | "join"))
            && !matches!(before, Some("invite" | "join"))
    })
}

fn happening(parts: &Parts) -> Option<Happening> {
    match parts.kind.as_str() {
        "m.room.message" => message(&parts.content),
        "m.sticker" => Some(Happening::Sent(Unreadable::Sticker)),
        "m.reaction" => reaction(&parts.content),
        "m.room.member" if parts.state_key.as_deref() == Some(&parts.sender) => match membership(parts)? {
            "leave" | "ban" => Some(Happening::Left),
            "join" => Some(Happening::Returned),
            _ => None,
        },
        _ => None,
    }
}

fn membership(parts: &Parts) -> Option<&str> {
    parts.content.get("membership")?.as_str()
}

fn message(content: &Value) -> Option<Happening> {
    // A redacted message has no content left.
    let kind = content.get("msgtype")?.as_str()?;
    let relation = content.get("m.relates_to");
    let edits =
        relation.filter(|relation| relation.get("rel_type").and_then(Value::as_str) == Some("m.replace"));
    let newest = if edits.is_some() { content.get("m.new_content")? } else { content };
    match kind {
        "m.text" | "m.emote" => {
            let text = without_quotation(newest.get("body")?.as_str()?, relation);
            Some(match edits {
                Some(edited) => {
                    Happening::Changed { message: edited.get("event_id")?.as_str()?.to_owned(), text }
                }
                None => Happening::Said(text),
            })
        }
        "m.notice" => None,
        "m.image" | "m.file" => Some(Happening::Sent(Unreadable::File)),
        "m.audio" | "m.video" => Some(Happening::Sent(Unreadable::Voice)),
        _ => Some(Happening::Sent(Unreadable::Other)),
    }
}

/// Older clients begin a reply with the lines they reply to, each after `> `, and an empty line.
fn without_quotation(body: &str, relation: Option<&Value>) -> String {
    let is_reply = relation.is_some_and(|relation| relation.get("m.in_reply_to").is_some());
    if !is_reply || !body.starts_with("> ") {
        return body.to_owned();
    }
    let own = body.lines().skip_while(|line| line.starts_with('>'));
    own.collect::<Vec<_>>().join("\n").trim_start().to_owned()
}

fn reaction(content: &Value) -> Option<Happening> {
    let relation = content.get("m.relates_to")?;
    let message = relation.get("event_id")?.as_str()?.to_owned();
    // A thumb may have the colour of a skin, or a selector for being coloured at all.
    let key = relation.get("key")?.as_str()?;
    let agrees = key.starts_with(YES);
    (agrees || key.starts_with(NO)).then_some(Happening::Reacted { message, agrees })
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::serde::Raw;
    use serde_json::json;

    use super::*;

    fn event(kind: &str, content: Value) -> TimelineEvent {
        let event = json!({
            "type": kind, "event_id": "$1", "sender": "@anna:example.org", "origin_server_ts": 1, "content": content,
        });
        TimelineEvent::from_plaintext(Raw::from_json_string(event.to_string()).unwrap())
    }

    fn happening(kind: &str, content: Value) -> Option<Happening> {
        match read("!room", &event(kind, content), "@bot:example.org") {
            Reading::Arrived(arrival) => Some(arrival.happening),
            _ => None,
        }
    }

    fn said(content: Value) -> Option<Happening> {
        happening("m.room.message", content)
    }

    #[test]
    fn what_is_said_arrives() {
        let text = json!({ "msgtype": "m.text", "body": "Perso" });
        assert_eq!(said(text), Some(Happening::Said("Perso".to_owned())));
    }

    #[test]
    fn a_reply_arrives_without_what_it_replies_to() {
        let reply = json!({
            "msgtype": "m.text", "body": "> <@bot> Welcher?\n> 1) Di\n\n1",
            "m.relates_to": { "m.in_reply_to": { "event_id": "$0" } },
        });
        assert_eq!(said(reply), Some(Happening::Said("1".to_owned())));
        let quoted = json!({ "msgtype": "m.text", "body": "> nur so" });
        assert_eq!(said(quoted), Some(Happening::Said("> nur so".to_owned())), "no reply, no quotation");
    }

    #[test]
    fn a_changed_message_says_what_it_says_now() {
        let edit = json!({
            "msgtype": "m.text", "body": "* 2",
            "m.new_content": { "msgtype": "m.text", "body": "2" },
            "m.relates_to": { "rel_type": "m.replace", "event_id": "$0" },
        });
        let changed = Happening::Changed { message: "$0".to_owned(), text: "2".to_owned() };
        assert_eq!(said(edit), Some(changed));
    }

    #[test]
    fn only_reactions_that_the_bot_offers_are_answers() {
        let reaction = |key: &str| {
            let relation = json!({ "rel_type": "m.annotation", "event_id": "$0", "key": key });
            happening("m.reaction", json!({ "m.relates_to": relation }))
        };
        let reacted = |agrees| Some(Happening::Reacted { message: "$0".to_owned(), agrees });
        assert_eq!(reaction("👍"), reacted(true));
        assert_eq!(reaction("👍🏽"), reacted(true));
        assert_eq!(reaction("👎\u{fe0f}"), reacted(false));
        assert_eq!(reaction("🎉"), None);
    }

    #[test]
    fn the_bot_arrives_by_its_invitation_and_not_by_a_new_name() {
        let me = "@bot:example.org";
        let arrives = |membership: &str, before: Option<&str>, whose: &str| {
            let event = json!({
                "type": "m.room.member", "event_id": "$1", "sender": "@anna:example.org", "origin_server_ts": 1,
                "state_key": whose, "content": { "membership": membership },
                "unsigned": { "prev_content": before.map(|before| json!({ "membership": before })) },
            });
            let raw = Raw::from_json_string(event.to_string()).unwrap();
            is_own_arrival(&TimelineEvent::from_plaintext(raw), me)
        };
        assert!(arrives("invite", None, me));
        assert!(arrives("invite", Some("leave"), me));
        assert!(arrives("join", Some("leave"), me), "a public room");
        assert!(!arrives("join", Some("invite"), me), "what was said since the invitation is meant for us");
        assert!(!arrives("join", Some("join"), me), "a new picture");
        assert!(!arrives("leave", Some("join"), me));
        assert!(!arrives("invite", None, "@anna:example.org"));
    }

    #[test]
    fn malformed_and_foreign_events_are_nothing() {
        for content in [
            json!({}),
            json!(null),
            json!({ "msgtype": 7 }),
            json!({ "msgtype": "m.text" }),
            json!({ "msgtype": "m.text", "body": ["x"] }),
            json!({ "msgtype": "m.text", "body": "* x", "m.relates_to": { "rel_type": "m.replace" } }),
            json!({ "msgtype": "m.text", "body": "* x", "m.new_content": { "msgtype": "m.text", "body": "x" },
                "m.relates_to": { "rel_type": "m.replace", "event_id": 7 } }),
            json!({ "msgtype": "m.notice", "body": "I am a bot, too" }),
        ] {
            assert_eq!(said(content.clone()), None, "{content}");
        }
        for content in [json!({}), json!({ "m.relates_to": 7 }), json!({ "m.relates_to": { "key": "👍" } })]
        {
            assert_eq!(happening("m.reaction", content.clone()), None, "{content}");
        }
        assert_eq!(happening("m.call.invite", json!({ "version": 1 })), None);
        let own = TimelineEvent::from_plaintext(
            Raw::from_json_string(r#"{"type":"m.room.message","sender":"@bot:example.org"}"#.to_owned())
                .unwrap(),
        );
        assert_eq!(read("!room", &own, "@bot:example.org"), Reading::Nothing);
    }

    #[test]
    fn pictures_and_unknown_kinds_can_not_be_read() {
        let kind = |kind: &str| said(json!({ "msgtype": kind, "body": "x", "url": "mxc://a/b" }));
        assert_eq!(kind("m.image"), Some(Happening::Sent(Unreadable::File)));
        assert_eq!(kind("m.audio"), Some(Happening::Sent(Unreadable::Voice)));
        assert_eq!(kind("m.location"), Some(Happening::Sent(Unreadable::Other)));
        assert_eq!(kind("org.example.new"), Some(Happening::Sent(Unreadable::Other)));
        assert_eq!(
            happening("m.sticker", json!({ "body": "x" })),
            Some(Happening::Sent(Unreadable::Sticker))
        );
    }
}
