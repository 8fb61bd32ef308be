//! What the database says in the end.

use chrono::TimeDelta;
use store::{Store, StoreError, Tx};

use super::release;

/// Who has what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Places that were released this morning,
    pub released: u64,
    /// and how many of them nobody has.
    pub unsold: u64,
    /// People with an appointment,
    pub booked: u64,
    /// people with none who are on the waitlist,
    pub waiting: u64,
    /// and people who are neither here nor there.
    pub neither: u64,
    /// Appointments that have no place of their own.
    pub without_place: u64,
    /// Holds and offers that nobody has answered yet.
    pub open: u64,
}

const RELEASED: &str = "select count(*) as count from place where waiting_from >= $1 and waiting_from < $2";
const UNSOLD: &str = "select count(*) as count from place
    where waiting_from >= $1 and waiting_from < $2 and occupant is null";
const BOOKED: &str = "select count(distinct person) as count from appointment where state = 'booked'";
const WAITING: &str = "select count(distinct person) as count from waitlist_entry
    where state = 'waiting' and person not in (select person from appointment where state = 'booked')";
const NEITHER: &str = "select count(*) as count from account
    where person not in (select person from appointment where state = 'booked')
        and person not in (select person from waitlist_entry where state = 'waiting')";
const WITHOUT_PLACE: &str = "select count(*) as count from appointment where state = 'booked'
    and (select count(*) from place where place.occupant = appointment.occupancy) <> 1";
const OPEN: &str = "select count(*) as count from occupancy where kind <> 'appointment'";

impl Outcome {
    /// Asks the database.
    ///
    /// # Errors
    /// Its own.
    pub async fn of(store: &Store) -> Result<Self, StoreError> {
        let mut tx = store.begin_read().await?;
        Ok(Self {
            released: count(&mut tx, RELEASED).await?,
            unsold: count(&mut tx, UNSOLD).await?,
            booked: count(&mut tx, BOOKED).await?,
            waiting: count(&mut tx, WAITING).await?,
            neither: count(&mut tx, NEITHER).await?,
            without_place: count(&mut tx, WITHOUT_PLACE).await?,
            open: count(&mut tx, OPEN).await?,
        })
    }

    /// What must not be, in one sentence each: with so many people, and so many appointments told.
    pub fn faults(&self, people: u64, told: u64) -> Vec<String> {
        let Self { released, unsold, booked, waiting, neither, without_place, open } = self;
        let mut faults = Vec::new();
        let mut must = |holds: bool, fault: String| faults.extend((!holds).then_some(fault));
        must(*without_place == 0, format!("{without_place} appointments have no place of their own"));
        must(*unsold == 0 || *waiting == 0, format!("{unsold} places are unsold, and {waiting} people wait"));
        must(*neither == 0, format!("{neither} people have no appointment and are on no list"));
        must(
            booked + waiting + neither == people,
            format!("of {people} people, {booked} have an appointment and {waiting} wait"),
        );
        must(
            booked + unsold + open == *released,
            format!("of {released} places, {booked} are booked and {open} held"),
        );
        must(*booked == told, format!("{told} appointments were told, but {booked} are in the database"));
        must(*open == 0, format!("{open} places are held, and nobody decides"));
        faults
    }
}

/// Counts something about the places that were released this morning, where it is about those.
async fn count(tx: &mut Tx, sql: &'static str) -> Result<u64, StoreError> {
    let (from, until) = (release().into(), (release() + TimeDelta::hours(1)).into());
    let row = tx.row(sql, &[from, until]).await?;
    row.map_or(Ok(0), |row| row.small("count"))
}
