//! Appointments of another calendar move in. Each occupies a real place, of the public or, where none of those is free,
//! of staff's, released or not; and it is somebody's whom the office knows by name and number, as if they had called:
//! a chat takes it over by a [code](crate::claims).
//!
//! One that moved in is known again by keyed hashes ([`Mark`]), so that the same file brings nothing a second time.
//! Nothing here commits: whoever moves them in looks at all of them first.

use std::collections::BTreeMap;

use bot_core::desk::{Appointment, Contact};
use bot_core::errand::Errand;
use bot_core::ids::{AccountId, AppointmentId, OfficeId, PersonId, ServiceId};
use bot_core::opening::lane::Lane;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::dice::Dice;
use crate::error::StoreError;
use crate::places::occupancy::{self, Claim, Kind, Occupancy};
use crate::recognition::Known;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};
use crate::{appointments, chats, json, local_day, people};

const SUBJECT: &str = "moved_in.subject";
const CONTENT: &str = "moved_in.content";

/// The account in whose name they are booked; nobody writes from there.
const NOBODY: &str = "moved in";

/// The lanes they may have, in this order.
const LANES: [Lane; 2] = [Lane::Public, Lane::Staff];

/// By what an appointment of the other calendar is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    subject: String,
    content: String,
}

impl Mark {
    /// Of what it is called there, and of all that is said of it. Where it has no name, that is its name, too.
    pub fn of(codec: &Codec, name: Option<&str>, content: &str) -> Self {
        let subject = name.map_or_else(|| format!("content {content}"), |name| format!("name {name}"));
        Self { subject: codec.index(SUBJECT, &subject), content: codec.index(CONTENT, content) }
    }

    /// Equal for the same appointment there, whatever is said of it.
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// One that has moved in before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    content: String,
    /// What it is here, unless that is forgotten,
    pub appointment: Option<AppointmentId>,
    /// by this reference.
    pub reference: Option<String>,
    /// It is to come, it is in nobody's chat, and there is no code by which it could be taken over.
    pub lacks_code: bool,
}

impl Resident {
    /// Whether the same was said of it.
    pub fn is_unchanged(&self, mark: &Mark) -> bool {
        self.content == mark.content
    }
}

/// All that have moved in before.
#[derive(Clone, Debug, Default)]
pub struct Residents(BTreeMap<String, Resident>);

impl Residents {
    /// Those of these marks.
    pub async fn among(tx: &mut Tx, marks: &[Mark], now: DateTime<Utc>) -> Result<Self, StoreError> {
        macro_rules! among {
            ($subjects:literal) => {
                concat!(
                    "select m.subject_index, m.content_index, a.id, a.reference,
                         case when a.state = 'booked' and a.starts_at > $2 and claim.appointment is null
                             and not exists (select 1 from account where account.person = a.person)
                             then cast(1 as bigint) else 0 end as lacks_code
                     from moved_in m left join appointment a on a.id = m.appointment
                         left join claim on claim.appointment = a.id
                     where m.subject_index in (",
                    $subjects,
                    ")"
                )
            };
        }
        const AMONG: Dialects = Dialects {
            sqlite: among!("select value from json_each($1)"),
            postgres: among!("select json_array_elements_text($1::json)"),
        };
        let subjects: Vec<&str> = marks.iter().map(|mark| mark.subject.as_str()).collect();
        let rows = tx.rows(AMONG, args![&json::list(&subjects)?, now]).await?;
        let resident = |row: &Row| {
            let resident = Resident {
                content: row.text("content_index")?,
                appointment: row.maybe_text("id")?.map(AppointmentId::new),
                reference: row.maybe_text("reference")?,
                lacks_code: row.int("lacks_code")? != 0,
            };
            Ok((row.text("subject_index")?, resident))
        };
        rows.iter().map(resident).collect::<Result<_, _>>().map(Self)
    }

    /// The one of this mark.
    pub fn find(&self, mark: &Mark) -> Option<&Resident> {
        self.0.get(&mark.subject)
    }
}

/// How long an appointment takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many slots in a row.
    Slots(u16),
    /// So many minutes, and as many slots as these fill.
    Minutes(u16),
}

/// An appointment that wants to move in.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// By what it is known again.
    pub mark: Mark,
    /// Its reference, if that is one of ours: `XXX-XXX`.
    pub reference: Option<String>,
    /// Who comes,
    pub contact: Contact,
    /// for what,
    pub errand: Errand,
    /// for what else in the same visit,
    pub also: Vec<Errand>,
    /// where,
    pub office: OfficeId,
    /// when,
    pub starts_at: DateTime<Utc>,
    /// and for how long.
    pub length: Length,
}

impl Newcomer {
    fn services(&self) -> impl Iterator<Item = &ServiceId> {
        std::iter::once(&self.errand).chain(&self.also).map(|errand| &errand.service)
    }
}

/// Why an appointment can't move in. Nothing was changed about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Another appointment has its reference.
    ReferenceTaken,
    /// Who comes has as many for the same service as one may.
    HasAlready {
        /// Their references.
        references: Vec<String>,
    },
    /// The office has no place that begins then.
    NoPlace {
        /// Those of the same day that are nearest, before and after.
        nearest: Vec<DateTime<Utc>>,
    },
    /// All its places that begin then are taken.
    Taken {
        /// How many there are.
        places: usize,
        /// The references of the appointments that have them; who only holds one has none.
        references: Vec<String>,
    },
    /// Some are free, but for a shorter time.
    TooShort,
}

/// What moving in needs, for many.
pub struct Mover<'a> {
    codec: &'a Codec,
    account: AccountId,
    /// How many appointments one may have for one service.
    limit: usize,
    zone: Tz,
    now: DateTime<Utc>,
}

impl<'a> Mover<'a> {
    /// Moves in at `now`, by the clock of this zone, where one may have so many appointments for one service.
    pub async fn new(
        tx: &mut Tx,
        codec: &'a Codec,
        dice: &mut Dice,
        limit: u32,
        zone: Tz,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let account = chats::account(tx, dice, NOBODY, NOBODY, now).await?;
        Ok(Self { codec, account, limit: limit as usize, zone, now })
    }

    /// Moves one in. Who books for the same person at this very moment is not waited for, as otherwise all of them
    /// would have to wait until all have moved in; what comes of that stands among the duplicates.
    ///
    /// # Errors
    /// The database's own.
    pub async fn move_in(
        &self,
        tx: &mut Tx,
        dice: &mut Dice,
        newcomer: &Newcomer,
    ) -> Result<Result<Appointment, Obstacle>, StoreError> {
        if let Some(reference) = &newcomer.reference
            && appointments::by_reference(tx, reference).await?.is_some()
        {
            return Ok(Err(Obstacle::ReferenceTaken));
        }
        let (person, known) = self.person(tx, dice, newcomer).await?;
        if let Some(references) = self.has_already(tx, &person, &known, newcomer).await? {
            return Ok(Err(Obstacle::HasAlready { references }));
        }
        let Some(places) = self.take(tx, dice, &person, newcomer).await? else {
            return self.obstacle(tx, newcomer).await.map(Err);
        };
        people::remember(tx, self.codec, &person, &newcomer.contact).await?;
        known.keep(tx, &person).await?;
        let booked = match &newcomer.reference {
            Some(reference) => {
                appointments::book_as(tx, dice, reference, &person, &self.account, &places, self.now).await?
            }
            None => Some(appointments::book(tx, dice, &person, &self.account, &places, 0, self.now).await?),
        };
        let Some(booked) = booked else { return Ok(Err(Obstacle::ReferenceTaken)) };
        appointments::note_by_staff(tx, &booked.id).await?;
        let Mark { subject, content } = &newcomer.mark;
        let sql = "insert into moved_in (subject_index, content_index, appointment, ends_at) values ($1, $2, $3, $4)";
        tx.execute(sql, args![subject, content, booked.id.as_str(), booked.ends_at]).await?;
        Ok(Ok(booked))
    }

    /// Who is known by this name and number and has no account, or somebody new; and by what they are known then.
    async fn person(
        &self,
        tx: &mut Tx,
        dice: &mut Dice,
        newcomer: &Newcomer,
    ) -> Result<(PersonId, Known), StoreError> {
        let known = Known::by(self.codec, &newcomer.contact);
        let Some(person) = known.without_account(tx).await? else {
            return Ok((people::make(tx, dice, self.now).await?, known));
        };
        let before = people::contact(tx, self.codec, &person).await?;
        Ok((person, Known::by(self.codec, &before.completed_by(newcomer.contact.clone()))))
    }

    async fn has_already(
        &self,
        tx: &mut Tx,
        person: &PersonId,
        known: &Known,
        newcomer: &Newcomer,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let mut live = appointments::live(tx, person, self.now).await?;
        live.extend(known.booked_by_others(tx, person, self.now).await?);
        let mut same = newcomer.services().map(|service| {
            let same = live.iter().filter(|one| one.is_for(service));
            same.map(|one| one.reference.clone()).collect::<Vec<_>>()
        });
        Ok(same.find(|references| references.len() >= self.limit))
    }

    async fn take(
        &self,
        tx: &mut Tx,
        dice: &mut Dice,
        person: &PersonId,
        newcomer: &Newcomer,
    ) -> Result<Option<Occupancy>, StoreError> {
        let Newcomer { errand, also, office, starts_at, .. } = newcomer;
        let Some(slots) = slots(tx, newcomer).await? else { return Ok(None) };
        let id = dice.id();
        for lane in LANES {
            let claim = Claim {
                id: &id,
                kind: Kind::Appointment,
                lane,
                person,
                whom: None,
                service: &errand.service,
                quantity: errand.quantity,
                also,
                slots,
                office,
                starts_at: *starts_at,
                expires_at: None,
            };
            let taken = occupancy::take_before_release(tx, &claim, *starts_at, self.now).await?;
            if taken.is_some() {
                return Ok(taken);
            }
        }
        Ok(None)
    }

    async fn obstacle(&self, tx: &mut Tx, newcomer: &Newcomer) -> Result<Obstacle, StoreError> {
        let sql = "select place.occupant, appointment.reference
            from place left join appointment on appointment.occupancy = place.occupant
            where place.office = $1 and place.starts_at = $2 and place.lane in ('public', 'staff')
            order by place.desk";
        let places = tx.rows(sql, args![newcomer.office.as_str(), newcomer.starts_at]).await?;
        let mut references = Vec::new();
        for place in &places {
            if place.maybe_text("occupant")?.is_none() {
                return Ok(Obstacle::TooShort);
            }
            references.extend(place.maybe_text("reference")?);
        }
        Ok(match places.len() {
            0 => Obstacle::NoPlace { nearest: self.nearest(tx, newcomer).await? },
            places => Obstacle::Taken { places, references },
        })
    }

    async fn nearest(&self, tx: &mut Tx, newcomer: &Newcomer) -> Result<Vec<DateTime<Utc>>, StoreError> {
        let day = local_day::of(newcomer.starts_at, self.zone);
        let span = local_day::begins(day, self.zone).zip(local_day::ends(day, self.zone));
        let Some((from, until)) = span else { return Ok(Vec::new()) };
        let sql = "select max(case when starts_at < $2 then starts_at end) as earlier,
                min(case when starts_at > $2 then starts_at end) as later
            from place where office = $1 and starts_at >= $3 and starts_at < $4 and lane in ('public', 'staff')";
        let args = args![newcomer.office.as_str(), newcomer.starts_at, from, until];
        let Some(row) = tx.row(sql, args).await? else { return Ok(Vec::new()) };
        Ok([row.maybe_instant("earlier")?, row.maybe_instant("later")?].into_iter().flatten().collect())
    }
}

/// How many slots in a row it takes; `None` where none begins then.
async fn slots(tx: &mut Tx, newcomer: &Newcomer) -> Result<Option<u16>, StoreError> {
    let minutes = match newcomer.length {
        Length::Slots(slots) => return Ok(Some(slots)),
        Length::Minutes(minutes) => TimeDelta::minutes(minutes.into()),
    };
    let sql = "select min(ends_at - starts_at) as slot from place
        where office = $1 and starts_at = $2 and lane in ('public', 'staff')";
    let row = tx.row(sql, args![newcomer.office.as_str(), newcomer.starts_at]).await?;
    let slot = row.map_or(Ok(None), |row| row.maybe_int("slot"))?.filter(|slot| *slot > 0);
    let wanted = minutes.num_microseconds().unwrap_or_default();
    // Rounded up: who has half a slot left has none.
    let slots = slot.map(|slot| (wanted + slot - 1) / slot);
    Ok(slots.and_then(|slots| u16::try_from(slots.max(1)).ok()))
}

/// Those that have long been over would be refused anyway.
pub(crate) async fn forget_old(tx: &mut Tx, old: DateTime<Utc>) -> Result<u64, StoreError> {
    tx.execute("delete from moved_in where ends_at < $1", args![old]).await
}
