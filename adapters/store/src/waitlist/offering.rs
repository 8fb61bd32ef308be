//! A place that has become free goes to the first entry it suits, and is held for it for a while.
//!
//! Only what has changed is looked at: places that became free, or were released, since the last look, and
//! entries that began to wait since then.

use std::collections::HashMap;
use std::sync::Arc;

use bot_core::City;
use bot_core::city::{Errands, Office};
use bot_core::desk::{Hours, Place, Wish};
use bot_core::ids::{ChatId, EntryId, HoldId, OfficeId};
use bot_core::opening::lane::Lane;
use bot_core::quiet_hours::QuietHours;
use bot_core::waitlist::Offer;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::rank::in_rank_order;
use super::{Record, waiting};
use crate::error::StoreError;
use crate::outbox::{self, Fate};
use crate::places::occupancy::{self, Claim, Kind};
use crate::places::rush::Rush;
use crate::places::{end_of_free_run, place_id};
use crate::sql::{Dialects, Tx, args};
use crate::{appointments, callbacks, json, restriction, wards};

/// How many places are looked at together for an entry that wants certain hours.
const PAGE: i64 = 100;
/// Who is told of a place can be there after this time, if they said so,
const SHORT_NOTICE: TimeDelta = TimeDelta::minutes(15);
/// and otherwise after this.
pub(crate) const NOTICE: TimeDelta = TimeDelta::minutes(60);
/// The shortest time to answer an offer.
pub const SHORTEST: TimeDelta = TimeDelta::minutes(5);
/// An offer whose conversation did not end it passes on so long after its time.
const LATE: TimeDelta = TimeDelta::minutes(1);

/// How offers are made.
#[derive(Clone, Debug)]
pub struct Offering {
    /// How long a place is kept for an answer; shorter close to its time (`policy.offer`).
    pub offer: TimeDelta,
    /// When nobody is written to (`policy.quiet_hours`).
    pub quiet: QuietHours,
    /// From when on a deadline comes before all who wait longer.
    pub near: TimeDelta,
    /// Who looks at what: that is not offered to others meanwhile.
    pub rush: Arc<Rush>,
    /// How soon a place begins that is open to who is restricted, where anybody can be
    /// (`policy.short_notice`).
    pub short_notice: Option<TimeDelta>,
}

/// Somebody who might be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which entry.
    pub entry: EntryId,
    /// Who has the same number wants the same: where nothing suits one of them, nothing suits the others.
    pub wants: usize,
}

impl Offering {
    /// Who might be served by what has changed after `since`, in their order.
    pub async fn candidates(
        &self,
        tx: &mut Tx,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Candidate>, StoreError> {
        // What was passed is not offered again: who passed something wants what nobody else does.
        macro_rules! candidates {
            ($list:literal) => {
                concat!(
                    "select id, wish, until_at, short_notice, nearby,
                        (select min(entry) from waitlist_passed where entry = waitlist_entry.id) as passed,
                        (select count(*) from restriction
                         where restriction.person = waitlist_entry.person and restriction.until_at > $1) as restricted
                     from waitlist_entry
                     where state = 'waiting' and occupancy is null and until_at > $1 and id in (
                         select id from waitlist_entry
                         where state = 'waiting' and occupancy is null and free_since > $3
                         union
                         select id from waitlist_entry
                         where state = 'waiting' and service in (select service from offer where office in (",
                    $list,
                    ")))
                       and (by_staff = 1
                           or exists (select 1 from chat where chat.id = waitlist_entry.chat and left_at is null))
                     order by ",
                    in_rank_order!()
                )
            };
        }
        const CANDIDATES: Dialects = Dialects {
            sqlite: candidates!("select value from json_each($4)"),
            postgres: candidates!("select json_array_elements_text($4::json)"),
        };
        let mut changed = changed_offices(tx, since, now).await?;
        changed.extend(self.rush.let_go_since(since, now).iter().map(ToString::to_string));
        let near = now.checked_add_signed(self.near).unwrap_or(now);
        let rows = tx.rows(CANDIDATES, args![now, near, since, &json::list(&changed)?]).await?;
        let mut wants = HashMap::new();
        rows.iter()
            .map(|row| {
                let when = (
                    row.int("until_at")?,
                    row.int("short_notice")?,
                    row.text("nearby")?,
                    row.int("restricted")?,
                );
                let wanted = (row.text("wish")?, when, row.maybe_text("passed")?);
                let next = wants.len();
                let wants = *wants.entry(wanted).or_insert(next);
                Ok(Candidate { entry: EntryId::new(row.text("id")?), wants })
            })
            .collect()
    }

    /// Offers an entry that waits without an offer the first place that suits, if there is one; false where nothing
    /// suits it.
    pub async fn offer(
        &self,
        tx: &mut Tx,
        city: &City,
        entry: Record,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let Some(errands) = city.errands(&entry.wish) else { return Ok(false) };
        let (wished_from, mut until) = when(tx, &entry).await?;
        if let Some(near) = self.short_notice
            && restriction::until(tx, &entry.person, now).await?.is_some()
        {
            until = until.min(now + near);
        }
        let zone = city.city.timezone;
        for (office, slots) in offices(city, &errands) {
            let Some((from, until)) = entry.reaches(&office.id, until, now) else { continue };
            let mut from = wished_from.map_or(from, |wished| wished.max(from));
            while let Some(starts_at) =
                self.first_free(tx, &entry, &office.id, slots, (from, until), (now, zone)).await?
            {
                let tell_at = self.tell_at(starts_at, zone, now);
                let id = format!("offer {} {}", entry.id, now.timestamp_micros());
                let claim = Claim {
                    id: &id,
                    kind: Kind::Offer,
                    lane: Lane::Public,
                    person: &entry.person,
                    whom: entry.wish.whom.as_ref(),
                    service: &errands.first().service,
                    quantity: errands.first().quantity,
                    also: &errands.also(),
                    slots,
                    office: &office.id,
                    starts_at,
                    expires_at: Some(tell_at + self.time_to_answer(starts_at, tell_at)),
                };
                if occupancy::take(tx, &claim, now).await?.is_some() {
                    let sql = "update waitlist_entry set occupancy = $2, tell_at = $3, told_at = null where id = $1";
                    return tx.execute(sql, args![entry.id.as_str(), &id, tell_at]).await.map(|_| true);
                }
                from = starts_at + TimeDelta::microseconds(1);
            }
        }
        Ok(false)
    }

    /// The first free start of an office that suits, and that is not looked at at all of its desks.
    async fn first_free(
        &self,
        tx: &mut Tx,
        entry: &Record,
        office: &OfficeId,
        slots: u16,
        (mut from, until): (DateTime<Utc>, DateTime<Utc>),
        (now, zone): (DateTime<Utc>, Tz),
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let sql = concat!(
            "select p.starts_at, count(*) as desks from place p
             where p.lane = 'public' and p.occupant is null and p.office = $1 and p.waiting_from <= $5
               and p.starts_at >= $2 and p.starts_at < $3
               and ($4 = 1 or ",
            end_of_free_run!(slots: "$4", visible_at: "$5", since: "waiting_from"),
            " is not null)
               and not exists (select 1 from waitlist_passed passed where passed.entry = $6
                               and passed.office = p.office and passed.starts_at = p.starts_at)
             group by p.starts_at order by p.starts_at limit $7 + 0"
        );
        loop {
            let args = args![office.as_str(), from, until, i64::from(slots), now, entry.id.as_str(), PAGE];
            let rows = tx.rows(sql, args).await?;
            let starts = rows.iter().map(|row| Ok((row.instant("starts_at")?, row.small("desks")?)));
            let starts: Vec<(DateTime<Utc>, u32)> = starts.collect::<Result<_, StoreError>>()?;
            let is_free = |(start, desks): &&(DateTime<Utc>, u32)| {
                suits(&entry.wish, *start, zone) && self.rush.looking(office, *start, now) < *desks
            };
            if let Some((start, _)) = starts.iter().find(is_free) {
                return Ok(Some(*start));
            }
            match starts.last() {
                Some((last, _)) if starts.len() as i64 == PAGE => from = *last + TimeDelta::microseconds(1),
                _ => return Ok(None),
            }
        }
    }

    /// Quiet hours are respected, unless the place begins before anybody could answer after them.
    fn tell_at(&self, starts_at: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> DateTime<Utc> {
        self.quiet.ends(now, zone).filter(|ends| *ends + self.offer < starts_at).unwrap_or(now)
    }

    /// Shorter close to the place's time.
    pub fn time_to_answer(&self, starts_at: DateTime<Utc>, from: DateTime<Utc>) -> TimeDelta {
        self.offer.min(((starts_at - from) / 4).max(SHORTEST))
    }

    /// The offer of an entry, told now; `None` where it was told before, or is gone.
    pub async fn tell(
        &self,
        tx: &mut Tx,
        id: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Offer)>, StoreError> {
        let sql = "update waitlist_entry set told_at = $2 where id = $1 and told_at is null and occupancy is not null";
        if tx.execute(sql, args![id.as_str(), now]).await? == 0 {
            return Ok(None);
        }
        let Some(entry) = waiting(tx, id).await? else { return Ok(None) };
        let Some(offer) = current(tx, &entry).await? else { return Ok(None) };
        let until = now + self.time_to_answer(offer.place.starts_at, now);
        extend(tx, &offer, until).await?;
        Ok(Some((entry.chat, Offer { until, ..offer })))
    }

    /// What is offered, if its message is still on its way: it is withdrawn, and the offer counts as told now.
    pub async fn tell_unseen(
        &self,
        tx: &mut Tx,
        entry: &Record,
        now: DateTime<Utc>,
    ) -> Result<Option<Offer>, StoreError> {
        let Some(told_at) = entry.told_at else { return Ok(None) };
        if outbox::delivered(tx, &entry.chat, told_at).await? != Some(Fate::Awaited) {
            return Ok(None);
        }
        let Some(offer) = current(tx, entry).await? else { return Ok(None) };
        outbox::withdraw(tx, &entry.chat, told_at, now).await?;
        tx.execute("update waitlist_entry set told_at = $2 where id = $1", args![entry.id.as_str(), now])
            .await?;
        let until = now + self.time_to_answer(offer.place.starts_at, now);
        extend(tx, &offer, until).await?;
        Ok(Some(Offer { until, ..offer }))
    }
}

/// Lets an offer last until then.
pub async fn extend(tx: &mut Tx, offer: &Offer, until: DateTime<Utc>) -> Result<(), StoreError> {
    occupancy::turn_into(tx, offer.hold.as_str(), Kind::Offer, Some(until)).await
}

/// What is offered to an entry.
pub async fn current(tx: &mut Tx, entry: &Record) -> Result<Option<Offer>, StoreError> {
    let Some(id) = &entry.occupancy else { return Ok(None) };
    let Some(offered) = occupancy::find(tx, &entry.person, id).await? else { return Ok(None) };
    let (Kind::Offer, Some(until)) = (offered.kind, offered.expires_at) else { return Ok(None) };
    let old = match &entry.wish.moving {
        Some(moving) => appointments::find(tx, &entry.person, moving).await?.filter(|record| record.booked),
        None => None,
    };
    let wish = Wish { moving: old.as_ref().map(|old| old.appointment.id.clone()), ..entry.wish.clone() };
    Ok(Some(Offer {
        entry: entry.id.clone(),
        whom: wish.whom.clone().map(wards::unnamed),
        wish,
        hold: HoldId::new(id),
        place: Place {
            id: place_id(&offered.office, offered.starts_at),
            office: offered.office,
            starts_at: offered.starts_at,
            ends_at: offered.ends_at,
        },
        old: old.map(|old| old.appointment),
        until,
        delivered: false,
    }))
}

/// The entry does not want what is offered, or did not answer: it passes on.
pub async fn pass_on(
    tx: &mut Tx,
    entry: &Record,
    missed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update waitlist_entry set missed = case when $2 = 1 then missed + 1 else 0 end where id = $1";
    tx.execute(sql, args![entry.id.as_str(), i64::from(missed)]).await?;
    match &entry.occupancy {
        Some(offered) => {
            callbacks::close(tx, offered, now).await?;
            occupancy::vacate(tx, offered, now).await
        }
        None => Ok(()),
    }
}

/// The wish has changed: what is offered may not suit any more, and goes to somebody else.
pub async fn withdraw(tx: &mut Tx, entry: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    match current(tx, entry).await? {
        Some(offer) => occupancy::vacate(tx, offer.hold.as_str(), now).await,
        None => Ok(()),
    }
}

/// Entries whose offer may be told by now, and was not.
pub async fn untold(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<EntryId>, StoreError> {
    let sql =
        "select id from waitlist_entry where occupancy is not null and told_at is null and tell_at <= $1
        order by tell_at limit $2 + 0";
    let rows = tx.rows(sql, args![now, i64::from(limit)]).await?;
    rows.iter().map(|row| row.text("id").map(EntryId::new)).collect()
}

/// Passes on what nobody answered and no conversation has ended, and frees offers that are nobody's any more. What
/// was never told was not missed.
pub async fn lapse(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "select o.id as offered, e.id from occupancy o left join waitlist_entry e on e.occupancy = o.id
        where o.expires_at <= $1 and o.kind = 'offer'";
    let late = now.checked_sub_signed(LATE).unwrap_or(now);
    for row in tx.rows(sql, args![late]).await? {
        let entry = match row.maybe_text("id")? {
            Some(id) => waiting(tx, &EntryId::new(id)).await?,
            None => None,
        };
        match entry {
            Some(entry) => pass_on(tx, &entry, entry.told_at.is_some(), now).await?,
            None => occupancy::vacate(tx, &row.text("offered")?, now).await?,
        }
    }
    Ok(())
}

pub(crate) async fn changed_offices(
    tx: &mut Tx,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<String>, StoreError> {
    // SQLite would rather walk all free places of the lane.
    const CHANGED: Dialects = Dialects {
        sqlite: "select distinct office from place indexed by place_waiting
                 where lane = 'public' and occupant is null
                   and waiting_from > $1 and waiting_from <= $2 and starts_at > $2",
        postgres: "select distinct office from place where lane = 'public' and occupant is null
                   and waiting_from > $1 and waiting_from <= $2 and starts_at > $2",
    };
    tx.rows(CHANGED, args![since, now]).await?.iter().map(|row| row.text("office")).collect()
}

/// The offices that serve all that is wished for, and how many slots that takes there.
pub(crate) fn offices<'c>(city: &'c City, errands: &Errands<'c>) -> impl Iterator<Item = (&'c Office, u16)> {
    city.offices.iter().filter_map(|office| Some((office, errands.slots_at(office)?)))
}

impl Record {
    /// When a place at this office may begin, so that they can be there and it is no later than `until`; `None` where
    /// they don't want to come at all.
    fn reaches(
        &self,
        office: &OfficeId,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let is_wanted = self.wish.offices.is_empty() || self.wish.offices.contains(office);
        let is_near = if self.nearby.is_empty() { is_wanted } else { self.nearby.contains(office) };
        match (self.at_short_notice && is_near, is_wanted) {
            (true, true) => Some((now + SHORT_NOTICE, until)),
            (true, false) => Some((now + SHORT_NOTICE, until.min(now + NOTICE))),
            (false, true) => Some((now + NOTICE, until)),
            (false, false) => None,
        }
    }
}

/// From when on a place suits, if not at once, and until when.
async fn when(tx: &mut Tx, entry: &Record) -> Result<(Option<DateTime<Utc>>, DateTime<Utc>), StoreError> {
    let mut until = entry.until_at;
    if let Some(moving) = &entry.wish.moving
        && let Some(old) = appointments::find(tx, &entry.person, moving).await?
        && old.booked
    {
        until = until.min(old.appointment.starts_at);
    }
    Ok((entry.wish.from, until))
}

/// Whether a place that begins then is on the day and at the hours of a wish.
pub(crate) fn suits(wish: &Wish, starts_at: DateTime<Utc>, zone: Tz) -> bool {
    let local = starts_at.with_timezone(&zone);
    let in_hours = |hours: &Hours| local.time() >= hours.from && hours.to.is_none_or(|to| local.time() < to);
    let on_day = wish.day.is_none_or(|day| day == local.date_naive());
    on_day && wish.weekdays.suit(local.date_naive()) && wish.hours.as_ref().is_none_or(in_hours)
}
