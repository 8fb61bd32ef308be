//! Which rooms the bot is in: it joins citizens who invite it, and leaves where nobody is left.
//!
//! All of it looks at how the rooms are, not at what happened to them: whatever was interrupted is simply
//! done the next time.

use std::collections::BTreeSet;

use matrix_sdk::ruma::api::client::membership::leave_room;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use matrix_sdk::{Client, Room, RoomMemberships};

use crate::refusal::Refusal;
use crate::session::Session;

/// Why the bot does not stay, in both languages of its locales, for nobody has chosen one yet.
const SEVERAL: &str = "Ich helfe gern – bitte schreiben Sie mir in einem eigenen Raum, damit nur Sie Ihre Termine sehen. \
    / I am happy to help – please write to me in a room of your own, so that only you see your appointments.";

/// A room that goes on in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The room that ended,
    pub from: String,
    /// and the one in which the bot is now.
    pub to: String,
}

/// Sees to the rooms: answers invitations, leaves rooms without or with too many people, follows those that
/// moved. What moved is for the driver to note; until it is [left](leave), it is told again.
///
/// # Errors
/// The homeserver is not there; the next time goes on.
pub async fn tend(session: &Session) -> Result<Vec<Moved>, Refusal> {
    let client = session.client();
    for room in client.invited_rooms() {
        answer_invitation(&client, &room).await?;
    }
    let mut moved = Vec::new();
    for room in client.joined_rooms() {
        match follow(&client, &room).await? {
            Some(to) => moved.push(Moved { from: room.room_id().to_string(), to: to.to_string() }),
            None if !room.is_tombstoned() => stay_or_leave(&client, &room).await?,
            None => {}
        }
    }
    Ok(moved)
}

/// Leaves a room that has moved.
///
/// # Errors
/// The homeserver is not there.
pub async fn leave(session: &Session, room: &str) -> Result<(), Refusal> {
    let client = session.client();
    match RoomId::parse(room).ok().and_then(|room| client.get_room(&room)) {
        Some(room) => go(&client, room.room_id(), None).await,
        None => Ok(()),
    }
}

async fn answer_invitation(client: &Client, room: &Room) -> Result<(), Refusal> {
    let several = match room.is_direct().await {
        Ok(true) => false,
        // A room that is not said to be direct may still be one: what counts is who is there.
        _ => {
            let preview = client.get_room_preview(room.room_id().into(), Vec::new()).await;
            preview.is_ok_and(|preview| preview.num_joined_members > 1)
        }
    };
    if several {
        tracing::info!("an invitation to a room of several people was refused");
        return go(client, room.room_id(), Some(SEVERAL)).await;
    }
    match room.join().await.map_err(Refusal::from) {
        Ok(()) => Ok(()),
        // The invitation was taken back, or the room is not there any more.
        Err(Refusal::Forbidden | Refusal::Gone | Refusal::Other(_)) => go(client, room.room_id(), None).await,
        // Homeservers are slow to let somebody join whom they have just invited: the next time does it.
        Err(refusal) => Err(refusal),
    }
}

/// Joins the room that replaces this one; `None` when there is none, or it can't be joined yet.
async fn follow(client: &Client, room: &Room) -> Result<Option<OwnedRoomId>, Refusal> {
    let Some(successor) = room.successor_room() else { return Ok(None) };
    let via = room.room_id().server_name().map(ToOwned::to_owned).into_iter().collect::<Vec<_>>();
    let joined = client.join_room_by_id_or_alias((&*successor.room_id).into(), &via).await;
    match joined.map_err(Refusal::from) {
        Ok(_) => Ok(Some(successor.room_id)),
        // Without an invitation the citizen has to come to us.
        Err(Refusal::Forbidden | Refusal::Gone) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

async fn stay_or_leave(client: &Client, room: &Room) -> Result<(), Refusal> {
    // The counts come with each sync, and are 0 before the first that has them.
    let people = room.active_members_count();
    if people == 2 || people == 0 {
        return Ok(());
    }
    let members = room.members(RoomMemberships::ACTIVE).await?;
    let others: BTreeSet<_> = members.iter().map(|member| member.user_id()).collect();
    match others.len() {
        2 => Ok(()),
        0 | 1 => go(client, room.room_id(), None).await,
        _ => {
            tracing::info!("the bot left a room that several people have joined");
            go(client, room.room_id(), Some(SEVERAL)).await
        }
    }
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
