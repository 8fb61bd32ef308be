//! All live appointments with who comes, for staff who look for duplicates. Everything else here is asked
//! for one person at a time.

use std::collections::BTreeMap;

use bot_core::duplicates::Booking;
use bot_core::ids::PersonId;
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};
use crate::{appointments, people};

/// Those that are not over; what is known of a person is opened once.
pub async fn all(tx: &mut Tx, codec: &Codec, now: DateTime<Utc>) -> Result<Vec<Booking>, StoreError> {
    let sql =
        "select distinct person from appointment where state = 'booked' and ends_at > $1 order by person";
    let mut bookings = Vec::new();
    for row in tx.rows(sql, args![now]).await? {
        let person = PersonId::new(row.text("person")?);
        let mut known = BTreeMap::new();
        for appointment in appointments::live(tx, &person, now).await? {
            let comes = appointment.ward().unwrap_or(&person).clone();
            if !known.contains_key(&comes) {
                known.insert(comes.clone(), people::contact(tx, codec, &comes).await?);
            }
            let contact = known.get(&comes).cloned().unwrap_or_default();
            bookings.push(Booking { appointment, person: comes, contact });
        }
    }
    Ok(bookings)
}
