//! What happened in the rooms since the last time, with a token of our own.
//!
//! matrix-sdk saves its token before anybody has answered, and answers a repeated one by nothing. So the token
//! that counts is ours: the driver [fetches](Listener::fetch) a batch, commits each turn, keeps the batch's
//! token and [positions](Batch::positions), and only then [acknowledges](Listener::acknowledge) it. Until then
//! it is given the same batch again; a driver that dies in between is given the same events again, and knows
//! them by their ids.
//!
//! A room in which more happened than a batch holds is [filled up](crate::gap) back to its position. A new
//! device asks for all rooms once, since nothing but the news would come otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bot_core::arrival::Arrival;
use matrix_sdk::Client;
use matrix_sdk::config::{SyncSettings, SyncToken};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::api::client::filter::{FilterDefinition, LazyLoadOptions};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, UInt};
use matrix_sdk::sync::{JoinedRoomUpdate, LeftRoomUpdate, SyncResponse};

use crate::event::{Reading, Withheld, is_own_arrival, read};
use crate::gap;
use crate::refusal::Refusal;
use crate::session::Session;

/// As many events of a room as a batch holds; what is more is fetched page by page.
const EVENTS: u32 = 50;

/// What happened since the last batch.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// For the conversations, in each room in order.
    pub arrivals: Vec<Arrival>,
    /// Events that don't open yet.
    pub withheld: Vec<Withheld>,
    /// The last event of each room in this batch.
    pub positions: BTreeMap<String, String>,
    /// Rooms in which the bot is no more.
    pub left: Vec<String>,
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
    /// What was heard, as long as it is not put into a batch: the homeserver does not say it again.
    heard: Option<SyncResponse>,
    /// The batch that is not acknowledged yet.
    batch: Option<Batch>,
}

impl Listener {
    /// Goes on after this token and these positions.
    pub fn new(session: Arc<Session>, token: Option<String>, positions: BTreeMap<String, String>) -> Self {
        Self { session, token, positions, heard: None, batch: None }
    }

    /// The next batch; waits up to `wait` for something to happen. Until it is
    /// [acknowledged](Listener::acknowledge), the same one.
    ///
    /// # Errors
    /// The homeserver is not there, or has ended the session.
    pub async fn fetch(&mut self, wait: Duration) -> Result<Batch, Refusal> {
        if let Some(batch) = &self.batch {
            return Ok(batch.clone());
        }
        let heard = match self.heard.take() {
            Some(heard) => heard,
            None => self.sync(wait).await?,
        };
        match self.put_together(&heard).await {
            Ok(batch) => Ok(self.batch.insert(batch).clone()),
            Err(refusal) => {
                self.heard = Some(heard);
                Err(refusal)
            }
        }
    }

    /// All of the fetched batch is done with.
    ///
    /// # Errors
    /// That a new device knows its rooms by now could not be kept.
    pub fn acknowledge(&mut self) -> Result<(), Refusal> {
        self.session.knows_its_rooms()?;
        if let Some(batch) = self.batch.take() {
            self.positions.extend(batch.positions);
            self.positions.retain(|room, _| !batch.left.contains(room));
            self.token = Some(batch.token);
        }
        Ok(())
    }

    async fn sync(&self, wait: Duration) -> Result<SyncResponse, Refusal> {
        let token = self.token.clone().map_or(SyncToken::NoToken, SyncToken::Specific);
        let all_rooms = !self.session.knows_rooms();
        let settings = SyncSettings::new().timeout(wait).filter(filter()).token(token).full_state(all_rooms);
        Ok(self.session.client().sync_once(settings).await?)
    }

    async fn put_together(&self, heard: &SyncResponse) -> Result<Batch, Refusal> {
        let client = self.session.client();
        let mut batch = Batch { token: heard.next_batch.clone(), ..Batch::default() };
        for (room, update) in &heard.rooms.joined {
            self.joined(&client, room, update, &mut batch).await?;
        }
        for (room, update) in &heard.rooms.left {
            self.left(&client, room, update, &mut batch);
        }
        // Without a token all the rooms' history is new, and nobody waits for an answer to it.
        if self.token.is_none() {
            batch.arrivals.clear();
            batch.withheld.clear();
        }
        Ok(batch)
    }

    async fn joined(
        &self,
        client: &Client,
        room: &OwnedRoomId,
        update: &JoinedRoomUpdate,
        batch: &mut Batch,
    ) -> Result<(), Refusal> {
        let me = me(client);
        let mut events = update.timeline.events.clone();
        let position = self.positions.get(room.as_str());
        let is_known = |event: &TimelineEvent| {
            position.is_some() && event.event_id().map(String::from).as_ref() == position
        };
        // Nothing before the bot was asked in was meant for it.
        let is_begin = |event: &TimelineEvent| is_known(event) || is_own_arrival(event, &me);
        if update.timeline.limited && self.token.is_some() && !events.iter().any(is_begin) {
            let (from, until) = (update.timeline.prev_batch.clone(), position.map(String::as_str));
            let mut filled = gap::fill(client, room, from, until, &me).await?;
            filled.append(&mut events);
            events = filled;
        }
        // A repeated batch may begin before the position.
        let begins = events.iter().rposition(is_begin);
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
    fn left(&self, client: &Client, room: &OwnedRoomId, update: &LeftRoomUpdate, batch: &mut Batch) {
        let me = me(client);
        for event in &update.timeline.events {
            sort(read(room.as_str(), event, &me), batch);
        }
        batch.left.push(room.to_string());
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
