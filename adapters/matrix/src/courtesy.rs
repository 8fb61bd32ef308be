//! Signs of life: that the bot is typing, and what it has read.
//!
//! Nobody depends on them. They are made beside everything else, and one that fails is forgotten.

use std::collections::BTreeMap;

use futures::future::join_all;
use matrix_sdk::ruma::api::client::receipt::create_receipt::v3::ReceiptType;
use matrix_sdk::ruma::events::receipt::ReceiptThread;
use matrix_sdk::ruma::{EventId, RoomId};

use crate::session::Session;

/// Shows in these rooms that an answer is being written.
pub async fn type_in<'a>(session: &Session, rooms: impl IntoIterator<Item = &'a str>) {
    let client = session.client();
    let rooms = rooms.into_iter().filter_map(|room| client.get_room(&RoomId::parse(room).ok()?));
    join_all(rooms.map(|room| async move { room.typing_notice(true).await.ok() })).await;
}

/// Marks these events, and all before them in their rooms, as read.
pub async fn mark_read(session: &Session, positions: BTreeMap<String, String>) {
    let client = session.client();
    let marks = positions.iter().filter_map(|(room, event)| {
        Some((client.get_room(&RoomId::parse(room).ok()?)?, EventId::parse(event).ok()?))
    });
    join_all(marks.map(|(room, event)| async move {
        room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await.ok()
    }))
    .await;
}
