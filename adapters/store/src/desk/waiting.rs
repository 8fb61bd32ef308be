//! The waitlist, as its people see it.

use bot_core::City;
use bot_core::desk::{Answer, Outcome, Refusal, Wish};
use bot_core::ids::{ChatId, EntryId, HoldId, OrderId};
use bot_core::staff::Matter;
use bot_core::waitlist::{Change, Entry, Offer, StaffHelp, Wishes};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{LocalDesk, Visit};
use crate::error::StoreError;
use crate::outbox::Fate;
use crate::places::occupancy::{self, Kind};
use crate::places::search::Span;
use crate::requests::{self, NewRequest};
use crate::seal::Codec;
use crate::sql::Tx;
use crate::waitlist::offering::{self, Candidate, Offering};
use crate::waitlist::{self, Record, rank};
use crate::{appointments, callbacks, local_day, outbox, people, wards};

/// So long after the last look it is looked again whether an offer that is on its way has arrived.
const ON_ITS_WAY: TimeDelta = TimeDelta::minutes(1);

impl Visit<'_> {
    /// One entry for a service: who waits already goes on waiting, for this wish now. No errand is waited for
    /// twice.
    pub(super) async fn wait(&mut self, order: &OrderId, wish: &Wish) -> Result<Answer, StoreError> {
        if self.city.errands(wish).is_none() {
            return Ok(Answer::Gone);
        }
        if let Some(answer) = self.may_not_wait(wish).await? {
            return Ok(answer);
        }
        let entries = waitlist::of(self.tx, &self.who.person).await?;
        let is_same = |entry: &Record| {
            entry.wish.whom == wish.whom && wish.services().iter().any(|service| entry.wish.is_for(service))
        };
        let (same, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_same);
        let mut same = same.into_iter();
        let before = same.next();
        // A visit takes the place of several entries, and has the rank of the oldest.
        for entry in same {
            waitlist::remove(self.tx, &entry, self.now).await?;
        }
        let theirs = entries.iter().filter(|entry| entry.wish.whom == wish.whom).count();
        let policy = &self.desk.policy;
        let most = entries.len() >= policy.live_bookings_per_account as usize;
        if before.is_none() && (most || theirs >= policy.live_bookings as usize) {
            return Ok(Answer::Refused(Refusal::TooMany(Vec::new())));
        }
        if let Some(entry) = &before {
            offering::withdraw(self.tx, entry, self.now).await?;
        }
        let deadline = before.as_ref().and_then(|entry| entry.deadline);
        let until = wish.day.unwrap_or_else(|| self.last_day());
        let until = deadline.map_or(until, |deadline| until.min(deadline));
        let entry = Record {
            id: before.as_ref().map_or_else(|| EntryId::new(order.as_str()), |entry| entry.id.clone()),
            person: self.who.person.clone(),
            chat: self.who.chat.clone(),
            wish: wish.clone(),
            until,
            until_at: self.end_of(until),
            deadline,
            deadline_at: before.as_ref().and_then(|entry| entry.deadline_at),
            at_short_notice: before.as_ref().is_some_and(|entry| entry.at_short_notice),
            nearby: before.as_ref().map_or_else(Vec::new, |entry| entry.nearby.clone()),
            missed: 0,
            occupancy: None,
            told_at: None,
            created_at: before.map_or(self.now, |entry| entry.created_at),
            by_staff: false,
        };
        waitlist::put(self.tx, &entry, self.now).await?;
        self.waits(&entry).await
    }

    /// Why nobody may wait for this: an offer could not be taken.
    async fn may_not_wait(&mut self, wish: &Wish) -> Result<Option<Answer>, StoreError> {
        if !self.may_book_for(wish.whom.as_ref()).await? {
            return Ok(Some(Answer::Gone));
        }
        if let Some(moving) = &wish.moving {
            let old = appointments::find(self.tx, &self.who.person, moving).await?;
            if old.is_some_and(|old| self.is_moved_too_often(&old)) {
                return Ok(Some(Answer::Refused(Refusal::MovedTooOften)));
            }
        }
        let refusal = self.refusal(&wish.services(), wish.whom.as_ref(), wish.moving.as_ref()).await?;
        Ok(refusal.map(Answer::Refused))
    }

    /// What is waited for; where a place is offered, that comes first.
    pub(super) async fn entries(&mut self) -> Result<Answer, StoreError> {
        let mut entries = Vec::new();
        for record in waitlist::of(self.tx, &self.who.person).await? {
            if record.told_at.is_some()
                && let Some(offer) = offering::current(self.tx, &record).await?
            {
                return Ok(Answer::Ok(Outcome::Offered(Box::new(offer))));
            }
            entries.push(self.told(&record).await?);
        }
        Ok(Answer::Ok(Outcome::Entries(entries)))
    }

    pub(super) async fn change_entry(
        &mut self,
        entry: &EntryId,
        change: &Change,
    ) -> Result<Answer, StoreError> {
        let Some(mut record) = waitlist::find(self.tx, &self.who.person, entry).await? else {
            return Ok(Answer::Gone);
        };
        match change {
            Change::Wishes(wishes) => {
                offering::withdraw(self.tx, &record, self.now).await?;
                record.occupancy = None;
                self.wish_for(&mut record, wishes);
            }
            Change::ShortNotice { wanted, nearby } => {
                (record.at_short_notice, record.nearby) = (*wanted, nearby.clone());
            }
            // Wishes for days that are over can't be met.
            Change::Longer => {
                (record.wish.day, record.wish.from) = (None, None);
                (record.deadline, record.deadline_at) = (None, None);
                record.until = self.last_day();
                record.until_at = self.end_of(record.until);
            }
        }
        waitlist::put(self.tx, &record, self.now).await?;
        self.waits(&record).await
    }

    /// Where and when it shall be from now on; what for stays.
    fn wish_for(&self, record: &mut Record, wishes: &Wishes) {
        let Wish { offices, day, weekdays, hours, from, .. } = wishes.wish.clone();
        record.wish = Wish { offices, day, weekdays, hours, from, ..record.wish.clone() };
        // After the deadline it is of no use any more.
        let until = wishes.until.unwrap_or_else(|| self.last_day());
        record.until = wishes.deadline.map_or(until, |deadline| deadline.min(until));
        record.until_at = self.end_of(record.until);
        record.deadline = wishes.deadline;
        record.deadline_at = wishes.deadline.map(|day| self.end_of(day));
    }

    pub(super) async fn leave_waitlist(&mut self, entry: &EntryId) -> Result<Answer, StoreError> {
        if let Some(record) = waitlist::find(self.tx, &self.who.person, entry).await? {
            waitlist::remove(self.tx, &record, self.now).await?;
        }
        Ok(Answer::Ok(Outcome::Done))
    }

    /// The offered place becomes a hold, like any other.
    pub(super) async fn take_offer(
        &mut self,
        entry: &EntryId,
        offer: &HoldId,
        seen: bool,
    ) -> Result<Answer, StoreError> {
        let Some(record) = self.offered_to(entry, offer).await? else { return Ok(Answer::Gone) };
        if let Some(unseen) = self.unseen(&record, seen).await? {
            return Ok(unseen);
        }
        let id = offer.as_str();
        let Some(mut offered) = occupancy::find(self.tx, &self.who.person, id).await? else {
            return Ok(Answer::Gone);
        };
        if offered.is(Kind::Offer, self.now) {
            offered.expires_at = Some(self.after(self.desk.policy.hold).min(offered.starts_at));
            offered.kind = Kind::Hold;
            occupancy::turn_into(self.tx, id, Kind::Hold, offered.expires_at).await?;
        }
        self.held(offered).await
    }

    pub(super) async fn decline_offer(
        &mut self,
        entry: &EntryId,
        offer: &HoldId,
        seen: bool,
    ) -> Result<Answer, StoreError> {
        let Some(record) = waitlist::find(self.tx, &self.who.person, entry).await? else {
            return Ok(Answer::Gone);
        };
        if record.occupancy.as_deref() == Some(offer.as_str()) {
            if let Some(unseen) = self.unseen(&record, seen).await? {
                return Ok(unseen);
            }
            offering::pass_on(self.tx, &record, false, self.now).await?;
        }
        self.waits(&record).await
    }

    /// What was told late goes on: its time starts when it was delivered.
    pub(super) async fn end_offer(&mut self, entry: &EntryId, offer: &HoldId) -> Result<Answer, StoreError> {
        let Some(record) = self.offered_to(entry, offer).await? else { return Ok(Answer::Gone) };
        let Some(offer) = offering::current(self.tx, &record).await? else { return Ok(Answer::Gone) };
        let fate = match record.told_at {
            Some(told_at) => outbox::delivered(self.tx, &record.chat, told_at).await?,
            None => None,
        };
        let until = match fate {
            Some(Fate::At(delivered)) => {
                delivered + self.desk.offering().time_to_answer(offer.place.starts_at, delivered)
            }
            Some(Fate::Awaited) => self.after(ON_ITS_WAY),
            Some(Fate::Never) | None => self.now,
        };
        if until > self.now && until < offer.place.starts_at {
            offering::extend(self.tx, &offer, until).await?;
            let delivered = matches!(fate, Some(Fate::At(_)));
            return Ok(Answer::Ok(Outcome::Offered(Box::new(Offer { until, delivered, ..offer }))));
        }
        let missed = matches!(fate, Some(Fate::At(_)) | None);
        offering::pass_on(self.tx, &record, missed, self.now).await?;
        let entry = self.told(&record).await?;
        Ok(Answer::Ok(match missed {
            true => Outcome::Missed { entry, times: record.missed + 1 },
            false => Outcome::Waits(entry),
        }))
    }

    /// The entry, if this is what is offered to it.
    async fn offered_to(&mut self, entry: &EntryId, offer: &HoldId) -> Result<Option<Record>, StoreError> {
        let record = waitlist::find(self.tx, &self.who.person, entry).await?;
        Ok(record.filter(|record| record.occupancy.as_deref() == Some(offer.as_str())))
    }

    /// Words that came before the offer's message did can't be meant for it: it is shown first.
    async fn unseen(&mut self, record: &Record, seen: bool) -> Result<Option<Answer>, StoreError> {
        if seen {
            return Ok(None);
        }
        let unseen = self.desk.offering().tell_unseen(self.tx, record, self.now).await?;
        Ok(unseen.map(|offer| Answer::Ok(Outcome::Offered(Box::new(offer)))))
    }

    async fn waits(&mut self, record: &Record) -> Result<Answer, StoreError> {
        Ok(Answer::Ok(Outcome::Waits(self.told(record).await?)))
    }

    async fn told(&mut self, record: &Record) -> Result<Entry, StoreError> {
        let told = self.desk.told(self.tx, record, self.now).await?;
        Ok(Entry { urgent: self.is_urgent(record).await?, ..told })
    }

    /// Whether the deadline is near, and nothing at all is free before it.
    async fn is_urgent(&mut self, record: &Record) -> Result<bool, StoreError> {
        let near = self.after(self.desk.policy.near_deadline);
        let Some(until) = record.deadline_at.filter(|deadline| (self.now..=near).contains(deadline)) else {
            return Ok(false);
        };
        let Wish { service, quantity, also, .. } = record.wish.clone();
        let anywhere = Wish { quantity, also, ..Wish::new(service) };
        Ok(self.earliest_in(&anywhere, Span { from: self.now, until }, 1).await?.is_empty())
    }

    /// The same matter is filed once, however often it is asked.
    pub(super) async fn ask_staff(&mut self, entry: &EntryId) -> Result<Answer, StoreError> {
        let Some(record) = waitlist::find(self.tx, &self.who.person, entry).await? else {
            return Ok(Answer::Gone);
        };
        let reach = people::contact(self.tx, self.codec, &self.who.person).await?.values();
        let matter = match record.deadline.filter(|_| self.now < record.until_at) {
            Some(deadline) => Matter::Urgent { deadline, reach },
            None => {
                Matter::Waited { since: local_day::of(record.created_at, self.city.city.timezone), reach }
            }
        };
        let offices = record.wish.offices.as_slice();
        let request = NewRequest {
            matter: &matter,
            subject: &subject(&record),
            person: Some(&record.person),
            chat: Some(&record.chat),
            appointments: record.wish.moving.as_slice(),
            service: Some(&record.wish.service),
            office: offices.first().filter(|_| offices.len() == 1),
        };
        requests::file(self.tx, self.codec, &request, self.now).await?;
        let minutes = requests::usual_minutes(self.tx, &matter, self.now).await?;
        Ok(Answer::Ok(Outcome::Asked { entry: self.told(&record).await?, minutes }))
    }

    fn end_of(&self, day: NaiveDate) -> DateTime<Utc> {
        local_day::ends(day, self.city.city.timezone).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

impl LocalDesk {
    /// Who might be served by what has changed after `since`, in their order.
    ///
    /// # Errors
    /// The database's own.
    pub async fn candidates(
        &self,
        tx: &mut Tx,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.offering().candidates(tx, since, now).await
    }

    /// Offers an entry the first place that suits, if it waits, there is one, and its person may book it; false where
    /// nothing suits it, nor anybody who wants the same.
    ///
    /// # Errors
    /// The database's own.
    pub async fn offer(
        &self,
        tx: &mut Tx,
        city: &City,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let waiting = waitlist::waiting(tx, entry).await?.filter(|entry| entry.occupancy.is_none());
        let Some(entry) = waiting else { return Ok(true) };
        let (services, moving) = (entry.wish.services(), entry.wish.moving.as_ref());
        match self.refusal(tx, &entry.person, &services, entry.wish.whom.as_ref(), moving, now).await? {
            Some(_) => Ok(true),
            None => self.offering().offer(tx, city, entry, now).await,
        }
    }

    /// An offer that is told now, and in which chat; `None` where it was told before, or is gone.
    ///
    /// # Errors
    /// The database's own.
    pub async fn tell_offer(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Offer)>, StoreError> {
        let Some((chat, mut offer)) = self.offering().tell(tx, entry, now).await? else { return Ok(None) };
        if let Some(waiting) = waitlist::waiting(tx, entry).await?.filter(|waiting| waiting.by_staff) {
            callbacks::file(tx, codec, &waiting, &offer, now).await?;
            return Ok(None);
        }
        wards::name_in_offer(tx, codec, &mut offer).await?;
        Ok(Some((chat, offer)))
    }

    /// Entries whose last day is over and that nobody was told of yet; none as long as nobody is written to.
    ///
    /// # Errors
    /// The database's own.
    pub async fn over(
        &self,
        tx: &mut Tx,
        city: &City,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<EntryId>, StoreError> {
        match self.policy.quiet_hours.ends(now, city.city.timezone) {
            Some(_) => Ok(Vec::new()),
            None => waitlist::over(tx, now, limit).await,
        }
    }

    /// An entry whose last day is over, and in which chat that is told; `None` where it goes on.
    ///
    /// # Errors
    /// The database's own.
    pub async fn end_waiting(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        entry: &EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Entry)>, StoreError> {
        let Some(record) = waitlist::end(tx, entry, now).await? else { return Ok(None) };
        if record.by_staff {
            callbacks::file_in_vain(tx, codec, &record, now).await?;
            return Ok(None);
        }
        let mut told = self.told(tx, &record, now).await?;
        wards::name_in_entry(tx, codec, &mut told).await?;
        Ok(Some((record.chat, told)))
    }

    fn offering(&self) -> Offering {
        let policy = &self.policy;
        Offering {
            offer: policy.offer,
            quiet: policy.quiet_hours,
            near: policy.near_deadline,
            short_notice: policy.no_show_limit.map(|_| policy.short_notice),
            rush: self.rush.clone(),
        }
    }

    /// An entry as it is told.
    async fn told(&self, tx: &mut Tx, record: &Record, now: DateTime<Utc>) -> Result<Entry, StoreError> {
        let ahead = rank::ahead(tx, &self.tally, record, now, self.policy.near_deadline).await?;
        Ok(Entry {
            id: record.id.clone(),
            wish: record.wish.clone(),
            whom: record.wish.whom.clone().map(wards::unnamed),
            until: record.until,
            deadline: record.deadline,
            at_short_notice: record.at_short_notice,
            nearby: record.nearby.clone(),
            ahead,
            days: rank::days(tx, &self.tally, &record.wish.service, ahead, now).await?,
            urgent: false,
            help: help(tx, record).await?,
        })
    }
}

/// An entry's matter is another when its last day is another.
fn subject(record: &Record) -> String {
    format!("{}:{}", record.id, record.until)
}

/// Whether staff can be asked about an entry, or were.
async fn help(tx: &mut Tx, record: &Record) -> Result<StaffHelp, StoreError> {
    if requests::is_filed(tx, &["urgent", "waited"], &subject(record)).await? {
        return Ok(StaffHelp::Asked);
    }
    let reachable = people::is_reachable(tx, &record.person).await?;
    Ok(if reachable { StaffHelp::Possible } else { StaffHelp::Unreachable })
}
