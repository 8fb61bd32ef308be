//! What is asked of somebody who would like to speak with a person, what staff look at who answer, and the relay
//! between the two.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::RequestId;
use crate::plea::{Channel, Phrase, Standing, Taken};

/// So many messages that were not understood are remembered,
const PUZZLES: usize = 3;
/// for so long.
const PUZZLED: TimeDelta = TimeDelta::hours(1);

/// A prompt for a citizen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum PleaPrompt {
    /// What is it about?
    Topic,
    /// How shall somebody answer?
    Channel { topic: String },
    /// Under which number or address?
    Reach { topic: String, channel: Channel },
    /// May the talk so far be seen?
    Consent { topic: String, channel: Channel, reach: Option<String> },
    /// This stands; withdraw it?
    Stands { standing: Standing, at: DateTime<Utc> },
    /// A clerk is there; end it?
    Talking { request: RequestId },
}

/// What a citizen's choice does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum PleaAction {
    By(Channel),
    MaySee(bool),
    End(RequestId),
}

/// A prompt for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum CounselPrompt {
    /// This is theirs now.
    Taken { taken: Box<Taken>, at: DateTime<Utc> },
    /// Which phrase?
    Phrases { request: RequestId },
    /// What shall the citizen bring?
    Bring { request: RequestId },
}

/// What a choice of staff does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum CounselAction {
    Phrases(RequestId),
    Phrase(RequestId, Phrase),
    End(RequestId),
    GiveBack(RequestId),
}

/// What a conversation remembers for, and of, a talk with a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Pleading {
    /// With whom it talks beside the bot.
    pub(crate) relay: Option<Relay>,
    /// A person is offered below each prompt: the citizen was not understood several times.
    pub(crate) offered: bool,
    /// What was not understood lately.
    puzzles: Vec<Puzzle>,
}

/// Somebody else is in the conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Relay {
    /// Because of which request.
    pub(crate) request: RequestId,
    /// This is the clerk's side.
    pub(crate) is_clerk: bool,
    /// One of the two has said something since the bot asked something.
    pub(crate) spoke_last: bool,
}

/// A message that was not understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Puzzle {
    at: DateTime<Utc>,
    text: String,
}

impl Pleading {
    /// Remembers what was not understood.
    pub(crate) fn note_puzzle(&mut self, text: &str, now: DateTime<Utc>) {
        self.puzzles.retain(|puzzle| now - puzzle.at < PUZZLED);
        self.puzzles.push(Puzzle { at: now, text: text.to_owned() });
        self.puzzles.drain(..self.puzzles.len().saturating_sub(PUZZLES));
    }

    /// What was not understood lately, the oldest first; nobody is told of it a second time.
    pub(crate) fn take_puzzles(&mut self, now: DateTime<Utc>) -> Vec<String> {
        let puzzles = std::mem::take(&mut self.puzzles).into_iter();
        puzzles.filter(|puzzle| now - puzzle.at < PUZZLED).map(|puzzle| puzzle.text).collect()
    }

    /// The talk because of this request, if it is open here.
    pub(crate) fn talk(&self, request: &RequestId) -> Option<&Relay> {
        self.relay.as_ref().filter(|relay| relay.request == *request)
    }

    /// From now on somebody else is in the conversation.
    pub(crate) fn begin(&mut self, request: RequestId, is_clerk: bool) {
        self.relay = Some(Relay { request, is_clerk, spoke_last: false });
    }

    /// They are not any more.
    pub(crate) fn end(&mut self, request: &RequestId) {
        if self.talk(request).is_some() {
            self.relay = None;
        }
    }

    /// Who has spoken last: one of the two, or the bot.
    pub(crate) fn note_speaker(&mut self, is_one_of_both: bool) {
        if let Some(relay) = &mut self.relay {
            relay.spoke_last = is_one_of_both;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_three_puzzles_of_an_hour_are_remembered_once() {
        let at = |minute| DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        let mut pleading = Pleading::default();
        for (minute, text) in [(0, "a"), (50, "b"), (70, "c"), (71, "d"), (72, "e")] {
            pleading.note_puzzle(text, at(minute));
        }
        assert_eq!(pleading.clone().take_puzzles(at(73)), ["c", "d", "e"]);
        assert_eq!(pleading.take_puzzles(at(131)), ["e"]);
        assert_eq!(pleading.take_puzzles(at(131)), [""; 0]);
    }
}
