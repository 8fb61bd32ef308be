//! What happened in the rooms since the last time, with a token of our own.
//!
//! matrix-sdk saves its token before anybody has answered. So the token that counts is ours: the driver
//! [fetches](Listener::fetch) a batch, commits each turn, keeps the batch's token and
//! [positions](Batch::positions), and only then fetches the next. A driver that dies in between is given the
//! same events again, and knows them by their ids.
//!
//! A room in which more happened than a batch holds is [filled up](crate::gap) back to its position.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bot_core::arrival::Arrival;
use matrix_sdk::Client;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::api::client::filter::{FilterDefinition, LazyLoadOptions};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, UInt};
use matrix_sdk::sync::{JoinedRoomUpdate, LeftRoomUpdate};

use crate::event::{Reading, Withheld, is_own_join, read};
use crate::gap;
use crate::refusal::Refusal;
use crate::session::Session;

/// As many events of a room as a batch holds; what is more is fetched page by page.
const EVENTS: u32 = 50;

/// What happened since the last batch.
#[derive(Debug, Default)]
pub struct Batch {
    /// For the conversations, in each room in order.
    pub arrivals: Vec<Arrival>,
    /// Events that don't open yet.
    pub withheld: Vec<Withheld>,
    /// The last event of each room in this batch.
    pub positions: BTreeMap<String, String>,
    /// Where the next batch begins.
    pub token: String,
}

/// Hears what happens, batch by batch.
#[derive(Debug)]
pub struct Listener {
    session: Arc<Session>,
    /// Where the next batch begins; `None` at the very first.
    token: Option<String>,
    /// The last event of each room that was answered.
    positions: BTreeMap<String, String>,
}

impl Listener {
    /// Goes on after this token and these positions.
    pub fn new(session: Arc<Session>, token: Option<String>, positions: BTreeMap<String, String>) -> Self {
        Self { session, token, positions }
    }

    /// The next batch; waits up to `wait` for something to happen. After a batch that was not
    /// [acknowledged](Listener::acknowledge), its events again.
    ///
    /// # Errors
    /// The homeserver is not there, or has ended the session.
    pub async fn fetch(&self, wait: Duration) -> Result<Batch, Refusal> {
        let client = self.session.client();
        let mut settings = SyncSettings::new().timeout(wait).filter(filter());
        if let Some(token) = &self.token {
            settings = settings.token(token.clone());
        }
        let response = client.sync_once(settings).await?;
        let mut batch = Batch { token: response.next_batch, ..Batch::default() };
        for (room, update) in response.rooms.joined {
            self.joined(&client, room, update, &mut batch).await?;
        }
        for (room, update) in response.rooms.left {
            self.left(&client, &room, update, &mut batch);
        }
        // Without a token all the rooms' history is new, and nobody waits for an answer to it.
        if self.token.is_none() {
            batch.arrivals.clear();
            batch.withheld.clear();
        }
        Ok(batch)
    }

    /// All of this batch is done with.
    pub fn acknowledge(&mut self, batch: Batch) {
        self.positions.extend(batch.positions);
        self.token = Some(batch.token);
    }

    async fn joined(
        &self,
        client: &Client,
        room: OwnedRoomId,
        update: JoinedRoomUpdate,
        batch: &mut Batch,
    ) -> Result<(), Refusal> {
        let me = me(client);
        let mut events = update.timeline.events;
        let position = self.positions.get(room.as_str());
        let is_known = |event: &TimelineEvent| event.event_id().map(String::from).as_ref() == position;
        if update.timeline.limited && self.token.is_some() && !events.iter().any(is_known) {
            let until = position.cloned();
            let mut filled =
                gap::fill(client, &room, update.timeline.prev_batch, until.as_deref(), &me).await?;
            filled.append(&mut events);
            events = filled;
        }
        // A repeated batch may begin before the position; and nothing before the bot joined was meant for it.
        let begins = events.iter().rposition(|event| is_known(event) || is_own_join(event, &me));
        let fresh = events.get(begins.map_or(0, |index| index + 1)..).unwrap_or_default();
        for event in fresh {
            sort(read(room.as_str(), event, &me), batch);
        }
        if let Some(last) = events.iter().rev().find_map(TimelineEvent::event_id) {
            batch.positions.insert(room.to_string(), last.to_string());
        }
        Ok(())
    }

    /// The bot was removed, or left: what was said before that is heard, and nothing more comes.
    fn left(&self, client: &Client, room: &OwnedRoomId, update: LeftRoomUpdate, batch: &mut Batch) {
        let me = me(client);
        for event in &update.timeline.events {
            sort(read(room.as_str(), event, &me), batch);
        }
    }

    /// A kept event, now that its key may be there: what it says, or nothing while it does not open.
    ///
    /// # Errors
    /// The homeserver is not there, or does not know the event any more ([`Refusal::Gone`]).
    pub async fn open(&self, withheld: &Withheld) -> Result<Option<Opened>, Refusal> {
        let client = self.session.client();
        let (Ok(room), Ok(event)) =
            (OwnedRoomId::try_from(&*withheld.room), OwnedEventId::try_from(&*withheld.event))
        else {
            return Err(Refusal::Gone);
        };
        let Some(room) = client.get_room(&room) else { return Err(Refusal::Gone) };
        let event = room.event(&event, None).await?;
        Ok(match read(&withheld.room, &event, &me(&client)) {
            Reading::Withheld(_) => None,
            Reading::Arrived(arrival) => Some(Opened::Says(arrival)),
            Reading::Nothing => Some(Opened::Nothing),
        })
    }
}

/// What a kept event turned out to be.
#[derive(Debug)]
pub enum Opened {
    /// Something for the conversation.
    Says(Arrival),
    /// Nothing.
    Nothing,
}

fn sort(reading: Reading, batch: &mut Batch) {
    match reading {
        Reading::Arrived(arrival) => batch.arrivals.push(arrival),
        Reading::Withheld(withheld) => batch.withheld.push(withheld),
        Reading::Nothing => {}
    }
}

fn me(client: &Client) -> String {
    client.user_id().map(ToString::to_string).unwrap_or_default()
}

/// Who types and who has read what costs traffic, and nobody looks at it. Members come when they are needed,
/// and with that their numbers, by which a room without people is known.
fn filter() -> Filter {
    let everything = || vec!["*".to_owned()];
    let mut filter = FilterDefinition::default();
    filter.presence.not_types = everything();
    filter.room.ephemeral.not_types = everything();
    filter.room.state.lazy_load_options = LazyLoadOptions::Enabled { include_redundant_members: false };
    filter.room.timeline.limit = Some(UInt::from(EVENTS));
    Filter::FilterDefinition(filter)
}
