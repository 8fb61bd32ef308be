//! Who waits without a chat is called: what would be told in a chat is a request to staff.

use bot_core::ids::RequestId;
use bot_core::staff::Matter;
use bot_core::waitlist::Offer;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::requests::{self, NewRequest};
use crate::seal::Codec;
use crate::sql::Tx;
use crate::waitlist::Record;
use crate::{local_day, people};

/// A place is offered: it is called until then.
pub(crate) async fn file(
    tx: &mut Tx,
    codec: &Codec,
    entry: &Record,
    offer: &Offer,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let matter = Matter::CallBack {
        hold: offer.hold.clone(),
        starts_at: offer.place.starts_at,
        until: offer.until,
        reach: reach(tx, codec, entry).await?,
    };
    let request = NewRequest {
        matter: &matter,
        subject: offer.hold.as_str(),
        person: Some(&entry.person),
        chat: None,
        appointments: &[],
        service: Some(&entry.wish.service),
        office: Some(&offer.place.office),
    };
    requests::file(tx, codec, &request, now).await.map(drop)
}

/// They have waited in vain.
pub(crate) async fn file_in_vain(
    tx: &mut Tx,
    codec: &Codec,
    entry: &Record,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let since = local_day::of(entry.created_at, chrono_tz::Tz::UTC);
    let matter = Matter::Waited { since, reach: reach(tx, codec, entry).await? };
    let offices = entry.wish.offices.as_slice();
    let request = NewRequest {
        matter: &matter,
        subject: entry.id.as_str(),
        person: Some(&entry.person),
        chat: None,
        appointments: &[],
        service: Some(&entry.wish.service),
        office: offices.first().filter(|_| offices.len() == 1),
    };
    requests::file(tx, codec, &request, now).await.map(drop)
}

/// An offer is over: nobody need be called because of it any more.
pub(crate) async fn close(tx: &mut Tx, hold: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    requests::close(tx, &RequestId::new(format!("call_back:{hold}")), now).await.map(drop)
}

/// Numbers and addresses; the name is told to nobody who need not know it.
async fn reach(tx: &mut Tx, codec: &Codec, entry: &Record) -> Result<Vec<String>, StoreError> {
    let known = people::contact(tx, codec, &entry.person).await?;
    Ok([known.phone, known.email].into_iter().flatten().collect())
}
