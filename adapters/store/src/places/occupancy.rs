//! Taking places and giving them back.

use bot_core::desk::Appointment;
use bot_core::errand::Errand;
use bot_core::ids::{OfficeId, PersonId, ServiceId};
use bot_core::opening::lane::Lane;
use chrono::{DateTime, TimeDelta, Utc};

use super::end_of_free_run;
use crate::error::StoreError;
use crate::figures::freed;
use crate::json;
use crate::sql::{Dialects, Row, Tx, args};
use crate::waitlist;

/// For so long only those who wait see a place that became free; the job that offers it runs every second.
pub(crate) const HEAD_START: TimeDelta = TimeDelta::seconds(10);
/// How many occupancies [`expire`] ends at once: live turns wait meanwhile.
const EXPIRE_AT_ONCE: i64 = 200;

/// What an occupancy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A place held for somebody who has not booked it yet; it ends by itself.
    Hold,
    /// An appointment's.
    Appointment,
    /// A cancelled appointment's, as long as that can be taken back.
    Grace,
    /// A place that is offered to somebody on the waitlist; it passes on by itself.
    Offer,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Hold => "hold",
            Kind::Appointment => "appointment",
            Kind::Grace => "grace",
            Kind::Offer => "offer",
        }
    }
}

/// Places in a row at one desk that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupancy {
    /// The id of the order that made it.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Who comes, if it is not the person who has it.
    pub whom: Option<PersonId>,
    /// What for,
    pub service: ServiceId,
    /// how many times,
    pub quantity: u8,
    /// what else in the same visit,
    pub also: Vec<Errand>,
    /// where,
    pub office: OfficeId,
    /// from when
    pub starts_at: DateTime<Utc>,
    /// until when.
    pub ends_at: DateTime<Utc>,
    /// When it ends by itself; an appointment's doesn't.
    pub expires_at: Option<DateTime<Utc>>,
    /// Since when it is there.
    pub created_at: DateTime<Utc>,
}

impl Occupancy {
    /// All that it is for.
    pub fn errands(&self) -> Vec<Errand> {
        let first = Errand { service: self.service.clone(), quantity: self.quantity };
        std::iter::once(first).chain(self.also.iter().cloned()).collect()
    }

    /// The services that it is for.
    pub fn services(&self) -> Vec<ServiceId> {
        self.errands().into_iter().map(|errand| errand.service).collect()
    }

    /// Whether it is for all of these services.
    pub fn covers(&self, services: &[ServiceId]) -> bool {
        let own = self.services();
        services.iter().all(|service| own.contains(service))
    }

    /// Whether it is for the same person and all that an appointment is for.
    pub fn takes_the_place_of(&self, appointment: &Appointment) -> bool {
        self.covers(&appointment.services()) && self.whom.as_ref() == appointment.ward()
    }

    /// Whether it is of this kind and has not run out.
    pub fn is(&self, kind: Kind, now: DateTime<Utc>) -> bool {
        self.kind == kind && self.expires_at.is_none_or(|end| end > now)
    }
}

/// Which places are to be held, and for whom.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    /// The id of the order.
    pub id: &'a str,
    /// A hold, an offer (that one sees what is free for those who wait), or an appointment at once.
    pub kind: Kind,
    /// From which lane.
    pub lane: Lane,
    /// Who has it,
    pub person: &'a PersonId,
    /// who comes, if that is somebody else,
    pub whom: Option<&'a PersonId>,
    /// for what,
    pub service: &'a ServiceId,
    /// how many times,
    pub quantity: u8,
    /// and what else in the same visit.
    pub also: &'a [Errand],
    /// How many slots in a row that makes.
    pub slots: u16,
    /// Where,
    pub office: &'a OfficeId,
    /// and when they begin.
    pub starts_at: DateTime<Utc>,
    /// When the hold ends; an appointment doesn't.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Takes the places of a claim at one of the office's desks and holds them; `None` when no desk has
/// them (or the id is another's).
///
/// Only the conditional update decides. What a search saw may be gone when it comes to that: then
/// the next desk is tried.
pub async fn take(
    tx: &mut Tx,
    claim: &Claim<'_>,
    now: DateTime<Utc>,
) -> Result<Option<Occupancy>, StoreError> {
    take_before_release(tx, claim, now, now).await
}

/// The same of what is released by `released` only: what was booked elsewhere waits for no release.
pub async fn take_before_release(
    tx: &mut Tx,
    claim: &Claim<'_>,
    released: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<Occupancy>, StoreError> {
    let runs = free_runs(tx, claim, released).await?;
    let Some(first) = runs.first() else { return Ok(None) };
    if !insert(tx, claim, first, now).await? {
        return Ok(None);
    }
    for run in &runs {
        if occupy(tx, claim, run).await? {
            if run != first {
                tx.execute(
                    "update occupancy set desk = $2, ends_at = $3 where id = $1",
                    args![claim.id, run.desk, run.ends_at],
                )
                .await?;
            }
            return Ok(Some(claim.met_by(run, now)));
        }
    }
    tx.execute("delete from occupancy where id = $1", args![claim.id]).await?;
    Ok(None)
}

/// Slots in a row that are free at one desk.
#[derive(PartialEq)]
struct Run {
    desk: i64,
    ends_at: DateTime<Utc>,
}

impl Claim<'_> {
    fn met_by(&self, run: &Run, now: DateTime<Utc>) -> Occupancy {
        Occupancy {
            id: self.id.to_owned(),
            kind: self.kind,
            whom: self.whom.cloned(),
            service: self.service.clone(),
            quantity: self.quantity,
            also: self.also.to_vec(),
            office: self.office.clone(),
            starts_at: self.starts_at,
            ends_at: run.ends_at,
            expires_at: self.expires_at,
            created_at: now,
        }
    }
}

macro_rules! free_runs {
    ($lane:literal, $since:literal) => {
        concat!(
            "select desk, ends_at from (
                 select p.desk, ",
            end_of_free_run!(slots: "$3", visible_at: "$4", since: $since, lane: $lane),
            " as ends_at
                 from place p
                 where p.lane = '",
            $lane,
            "' and p.occupant is null and p.",
            $since,
            " <= $4
                   and p.office = $1 and p.starts_at = $2
             ) run where ends_at is not null order by ends_at, desk"
        )
    };
}

/// Where a claim could be met, the shortest first, of what is released by then.
async fn free_runs(tx: &mut Tx, claim: &Claim<'_>, released: DateTime<Utc>) -> Result<Vec<Run>, StoreError> {
    let sql = match (claim.lane, claim.kind) {
        (Lane::Trade, _) => free_runs!("trade", "visible_from"),
        (Lane::Staff, _) => free_runs!("staff", "visible_from"),
        (Lane::Emergency, _) => free_runs!("emergency", "visible_from"),
        (Lane::Public, Kind::Offer) => free_runs!("public", "waiting_from"),
        (Lane::Public, _) => free_runs!("public", "visible_from"),
    };
    let rows =
        tx.rows(sql, args![claim.office.as_str(), claim.starts_at, i64::from(claim.slots), released]).await?;
    rows.iter().map(|row| Ok(Run { desk: row.int("desk")?, ends_at: row.instant("ends_at")? })).collect()
}

/// Writes the occupancy down, before places can name it; `false` when its id is used.
async fn insert(tx: &mut Tx, claim: &Claim<'_>, run: &Run, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let also = json::list(claim.also)?;
    let inserted = tx
        .execute(
            "insert into occupancy (id, kind, person, service, quantity, office, desk, slots,
                                    starts_at, ends_at, expires_at, created_at, also, whom)
             values ($1, $12, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13, $14)
             on conflict (id) do nothing",
            args![
                claim.id,
                claim.person.as_str(),
                claim.service.as_str(),
                i64::from(claim.quantity),
                claim.office.as_str(),
                run.desk,
                i64::from(claim.slots),
                claim.starts_at,
                run.ends_at,
                claim.expires_at,
                now,
                claim.kind.name(),
                &also,
                claim.whom.map(PersonId::as_str),
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// Takes all places of a run, or none.
async fn occupy(tx: &mut Tx, claim: &Claim<'_>, run: &Run) -> Result<bool, StoreError> {
    let taken = tx
        .execute(
            "update place set occupant = $1
             where office = $2 and desk = $3 and starts_at >= $4 and starts_at < $5
               and lane = $6 and occupant is null",
            args![
                claim.id,
                claim.office.as_str(),
                run.desk,
                claim.starts_at,
                run.ends_at,
                claim.lane.name(),
            ],
        )
        .await?;
    if taken == u64::from(claim.slots) {
        return Ok(true);
    }
    if taken > 0 {
        free(tx, claim.id).await?;
    }
    Ok(false)
}

async fn free(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    tx.execute("update place set occupant = null where occupant = $1", args![id]).await?;
    Ok(())
}

/// The same, for those who wait before the public sees it again, where anybody waits at all. A moment to come
/// at which the public sees it stays.
async fn free_for_waitlist(
    tx: &mut Tx,
    id: &str,
    public_from: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update place set occupant = null, waiting_from = $2,
            visible_from = case
                when visible_from < $3
                    and (exists (select 1 from waitlist_entry e where e.state = 'waiting' and e.occupancy is null)
                        or exists (select 1 from closure_case where state in ('new', 'asked', 'listed')))
                then $3 else visible_from end
        where occupant = $1";
    tx.execute(sql, args![id, now, public_from]).await.map(drop)
}

/// The public shall not see these places before this moment, once they are given back.
pub async fn return_later(tx: &mut Tx, id: &str, until: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute("update place set visible_from = $2 where occupant = $1", args![id, until]).await.map(drop)
}

/// An occupancy of this person, kept from being changed by others until the transaction ends.
pub async fn find(tx: &mut Tx, person: &PersonId, id: &str) -> Result<Option<Occupancy>, StoreError> {
    const FIND: Dialects = Dialects {
        sqlite: "select * from occupancy where id = $1 and person = $2",
        postgres: "select * from occupancy where id = $1 and person = $2 for no key update",
    };
    tx.row(FIND, args![id, person.as_str()]).await?.as_ref().map(read).transpose()
}

/// Any occupancy, kept from being changed by others until the transaction ends.
pub async fn find_any(tx: &mut Tx, id: &str) -> Result<Option<Occupancy>, StoreError> {
    const FIND: Dialects = Dialects {
        sqlite: "select * from occupancy where id = $1",
        postgres: "select * from occupancy where id = $1 for no key update",
    };
    tx.row(FIND, args![id]).await?.as_ref().map(read).transpose()
}

/// The ids of what the person has and has not booked: holds, and cancelled appointments' places.
pub async fn not_booked(tx: &mut Tx, person: &PersonId) -> Result<Vec<(String, Kind)>, StoreError> {
    let rows = tx
        .rows(
            "select id, kind from occupancy where person = $1 and kind <> 'appointment' order by id",
            args![person.as_str()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.text("id")?, kind(row)?))).collect()
}

/// What the person holds; it may have run out.
pub async fn holds(tx: &mut Tx, person: &PersonId) -> Result<Vec<Occupancy>, StoreError> {
    let sql = "select * from occupancy where person = $1 and kind = 'hold' order by id";
    tx.rows(sql, args![person.as_str()]).await?.iter().map(read).collect()
}

/// Makes it another kind, or lets it last until another time.
pub async fn turn_into(
    tx: &mut Tx,
    id: &str,
    kind: Kind,
    expires_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    tx.execute(
        "update occupancy set kind = $2, expires_at = $3 where id = $1",
        args![id, kind.name(), expires_at],
    )
    .await?;
    Ok(())
}

/// What was held while staff talked about it is an appointment of this person's from now on.
pub async fn pass_to(tx: &mut Tx, id: &str, person: &PersonId) -> Result<(), StoreError> {
    let sql = "update occupancy set kind = 'appointment', expires_at = null, person = $2 where id = $1";
    tx.execute(sql, args![id, person.as_str()]).await.map(drop)
}

/// Gives all its places back and ends it. A place whose opening rule was retired meanwhile is not
/// given to anybody else: the office is closed then.
pub async fn vacate(tx: &mut Tx, id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    give_back(tx, id, now + HEAD_START, now).await
}

/// The same; the person who gives them back may take them again in the same stroke.
pub async fn vacate_at_once(tx: &mut Tx, id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    give_back(tx, id, now, now).await
}

async fn give_back(
    tx: &mut Tx,
    id: &str,
    public_from: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute("update appointment set occupancy = null where occupancy = $1", args![id]).await?;
    tx.execute(
        "delete from place where occupant = $1
             and rule in (select id from opening_rule where retired_at is not null)",
        args![id],
    )
    .await?;
    freed::note(tx, id, now).await?;
    waitlist::pass_over(tx, id, now).await?;
    free_for_waitlist(tx, id, public_from, now).await?;
    tx.execute("delete from occupancy where id = $1", args![id]).await?;
    Ok(())
}

/// Gives back what has not begun of an appointment's places: nobody comes. The first place stays its own.
pub async fn give_back_rest(tx: &mut Tx, id: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update place set occupant = null, waiting_from = $2,
            visible_from = case when visible_from < $3 then $3 else visible_from end
        where occupant = $1 and starts_at > $2";
    let freed = tx.execute(sql, args![id, now, now + HEAD_START]).await?;
    if freed == 0 {
        return Ok(());
    }
    let sql = "update occupancy set slots = slots - $2,
            ends_at = (select max(ends_at) from place where occupant = $1)
        where id = $1";
    tx.execute(sql, args![id, i64::try_from(freed).unwrap_or_default()]).await.map(drop)
}

/// Ends holds and graces that have run out, at most some hundred; how many. Whoever calls it calls
/// again until there are none. Offers are the [waitlist](crate::waitlist)'s to end.
pub async fn expire(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // What somebody is just booking or extending is left alone.
    const OVER: Dialects = Dialects {
        sqlite: "select id from occupancy where expires_at <= $1 and kind <> 'offer'
                 order by expires_at, id limit $2 + 0",
        postgres: "select id from occupancy where expires_at <= $1 and kind <> 'offer'
                   order by expires_at, id limit $2 + 0 for update skip locked",
    };
    let rows = tx.rows(OVER, args![now, EXPIRE_AT_ONCE]).await?;
    for row in &rows {
        vacate(tx, &row.text("id")?, now).await?;
    }
    Ok(rows.len() as u64)
}

/// When the next hold or grace runs out.
pub async fn next_expiry(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = tx
        .row(
            "select expires_at from occupancy where expires_at is not null and kind <> 'offer'
             order by expires_at limit 1",
            &[],
        )
        .await?;
    row.map(|row| row.instant("expires_at")).transpose()
}

fn read(row: &Row) -> Result<Occupancy, StoreError> {
    let id = row.text("id")?;
    Ok(Occupancy {
        also: json::read(&format!("occupancy {id}"), &row.text("also")?)?,
        id,
        kind: kind(row)?,
        whom: row.maybe_text("whom")?.map(PersonId::new),
        service: ServiceId::new(row.text("service")?),
        quantity: row.small("quantity")?,
        office: OfficeId::new(row.text("office")?),
        starts_at: row.instant("starts_at")?,
        ends_at: row.instant("ends_at")?,
        expires_at: row.maybe_instant("expires_at")?,
        created_at: row.instant("created_at")?,
    })
}

fn kind(row: &Row) -> Result<Kind, StoreError> {
    let name = row.text("kind")?;
    [Kind::Hold, Kind::Appointment, Kind::Grace, Kind::Offer]
        .into_iter()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| StoreError::Data {
            column: "occupancy.kind",
            row: "an occupancy".to_owned(),
            problem: format!("is {name}"),
        })
}
