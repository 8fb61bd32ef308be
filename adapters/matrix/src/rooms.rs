//! Which rooms the bot is in: it joins citizens who invite it, leaves where nobody is left, and follows a room
//! that moves.
//!
//! All of it looks at how the rooms are, not at what happened to them: whatever was interrupted is simply
//! done the next time. A room that makes trouble is left alone for a while, longer each time, and keeps nobody
//! else waiting. Rooms of several people are left; a room of the staff would be an exception to make in
//! [`stay_or_leave`](Rooms::stay_or_leave) and [`answer_invitation`](Rooms::answer_invitation).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use matrix_sdk::ruma::api::client::membership::leave_room;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use matrix_sdk::{Client, Room, RoomMemberships, RoomState};
use tokio::time::timeout;

use crate::refusal::Refusal;
use crate::session::Session;

/// How long one room may keep the others waiting. A homeserver goes on joining a far room by itself.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a room is left alone after the first trouble with it; twice as long after the next,
const REST: TimeDelta = TimeDelta::seconds(2);
/// and so on, so many times. It is tried at that pace for good: the homeserver may be back tomorrow.
const DOUBLINGS: u32 = 10;

/// A room that goes on in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The room that ended,
    pub from: String,
    /// and the one in which the bot is now.
    pub to: String,
}

/// The rooms of a session.
#[derive(Debug)]
pub struct Rooms {
    session: Arc<Session>,
    /// What is said to a room of several people that is left.
    several: String,
    /// How often in a row a room has made trouble, and when it is tried again.
    resting: BTreeMap<OwnedRoomId, (u32, DateTime<Utc>)>,
}

impl Rooms {
    /// Sees to the rooms of this session, and tells rooms of several people why it leaves.
    pub fn new(session: Arc<Session>, several: String) -> Self {
        Self { session, several, resting: BTreeMap::new() }
    }

    /// Answers invitations, leaves rooms without or with too many people, follows those that moved. What moved
    /// is for the driver to note; until it is [left](Rooms::leave), it is told again.
    ///
    /// # Errors
    /// Only that the session has ended. A room that makes trouble is tried again later.
    pub async fn tend(&mut self, now: DateTime<Utc>) -> Result<Vec<Moved>, Refusal> {
        let client = self.session.client();
        let is_ours = |room: &Room| matches!(room.state(), RoomState::Invited | RoomState::Joined);
        self.resting.retain(|id, _| client.get_room(id).is_some_and(|room| is_ours(&room)));
        let mut moved = Vec::new();
        for room in client.invited_rooms().into_iter().chain(client.joined_rooms()) {
            if self.resting.get(room.room_id()).is_some_and(|(_, until)| now < *until) {
                continue;
            }
            let was_invited = room.state() == RoomState::Invited;
            let tended = timeout(PATIENCE, self.tend_room(&client, &room)).await;
            match tended.unwrap_or(Err(Refusal::Unreachable(None))) {
                Ok(to) => {
                    self.resting.remove(room.room_id());
                    if was_invited {
                        // It may be the one in which another goes on.
                        self.resting
                            .retain(|id, _| client.get_room(id).is_some_and(|room| !room.is_tombstoned()));
                    }
                    moved.extend(to.map(|to| Moved { from: room.room_id().to_string(), to: to.to_string() }));
                }
                Err(ended @ Refusal::LoggedOut { .. }) => return Err(ended),
                Err(refusal) => self.let_rest(room.room_id(), &refusal, now),
            }
        }
        Ok(moved)
    }

    /// When a room that makes trouble is tried next.
    pub fn next_try(&self) -> Option<DateTime<Utc>> {
        self.resting.values().map(|(_, until)| *until).min()
    }

    /// Leaves a room that has moved.
    ///
    /// # Errors
    /// The homeserver is not there.
    pub async fn leave(&self, room: &str) -> Result<(), Refusal> {
        let client = self.session.client();
        match RoomId::parse(room).ok().and_then(|room| client.get_room(&room)) {
            Some(room) => go(&client, room.room_id(), None).await,
            None => Ok(()),
        }
    }

    fn let_rest(&mut self, room: &RoomId, refusal: &Refusal, now: DateTime<Utc>) {
        let (times, until) = self.resting.entry(room.to_owned()).or_insert((0, now));
        let rest = REST * 2_i32.pow(*times);
        let wanted = match refusal {
            Refusal::TooMany(pause) => TimeDelta::from_std(*pause).unwrap_or(rest),
            _ => TimeDelta::zero(),
        };
        *times = (*times + 1).min(DOUBLINGS);
        *until = now + rest.max(wanted);
        tracing::debug!(%refusal, "a room is tried again later");
    }

    /// Where a room that was joined goes on in another: that one.
    async fn tend_room(&self, client: &Client, room: &Room) -> Result<Option<OwnedRoomId>, Refusal> {
        match room.state() {
            RoomState::Invited => self.answer_invitation(client, room).await.map(|()| None),
            _ if room.is_tombstoned() => follow(client, room).await,
            _ => self.stay_or_leave(client, room).await.map(|()| None),
        }
    }

    async fn answer_invitation(&self, client: &Client, room: &Room) -> Result<(), Refusal> {
        // Who is there counts, whatever the room is said to be.
        let preview = client.get_room_preview(room.room_id().into(), Vec::new()).await;
        let several = match (preview, room.is_direct().await) {
            (Ok(preview), _) => preview.num_joined_members > 1,
            (Err(_), direct) => !direct.unwrap_or_default(),
        };
        if several {
            tracing::info!("an invitation to a room of several people was refused");
            return go(client, room.room_id(), Some(&self.several)).await;
        }
        match room.join().await.map_err(Refusal::from) {
            // The invitation was taken back, or the room is not there any more.
            Err(Refusal::Forbidden | Refusal::Gone | Refusal::Other(_)) => {
                go(client, room.room_id(), None).await
            }
            // Homeservers are slow to let somebody join whom they have just invited: the next time does it.
            joined => joined,
        }
    }

    async fn stay_or_leave(&self, client: &Client, room: &Room) -> Result<(), Refusal> {
        // The counts come with each sync, and are 0 before the first that has them.
        let people = room.active_members_count();
        if people == 2 || people == 0 {
            return Ok(());
        }
        match room.members(RoomMemberships::ACTIVE).await?.len() {
            2 => Ok(()),
            0 | 1 => go(client, room.room_id(), None).await,
            _ => {
                tracing::info!("the bot left a room that several people have joined");
                go(client, room.room_id(), Some(&self.several)).await
            }
        }
    }
}

/// The room that replaces this one, once the bot is in it. Anybody can write a tombstone that names any room, so
/// the other room must name this one, too.
async fn follow(client: &Client, room: &Room) -> Result<Option<OwnedRoomId>, Refusal> {
    let Some(successor) = room.successor_room() else { return Ok(None) };
    let known = client.get_room(&successor.room_id).filter(|known| known.state() == RoomState::Joined);
    let Some(known) = known else {
        let via: Vec<_> = room.room_id().server_name().map(ToOwned::to_owned).into_iter().collect();
        client.join_room_by_id_or_alias((&*successor.room_id).into(), &via).await?;
        return Ok(None);
    };
    let is_ours = known.predecessor_room().is_some_and(|before| before.room_id == room.room_id());
    Ok((is_ours && known.active_members_count() <= 2).then_some(successor.room_id))
}

async fn go(client: &Client, room: &RoomId, reason: Option<&str>) -> Result<(), Refusal> {
    let mut request = leave_room::v3::Request::new(room.to_owned());
    request.reason = reason.map(ToOwned::to_owned);
    match client.send(request).await.map_err(Refusal::from) {
        // It is not ours to leave: then we are out.
        Ok(_) | Err(Refusal::Forbidden | Refusal::Gone) => Ok(()),
        Err(refusal) => Err(refusal),
    }
}
