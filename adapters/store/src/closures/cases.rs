//! Cases: the appointments that a closure affects, from the moment it takes their places until it is clear what
//! becomes of them.

use bot_core::closure::{Alternative, Case};
use bot_core::desk::{Appointment, Place};
use bot_core::ids::{
    AccountId, AppointmentId, CaseId, ChatId, ClosureId, HoldId, OfficeId, PersonId, RequestId,
};
use bot_core::staff::Matter;
use chrono::{DateTime, TimeDelta, Utc};

use super::rehousing;
use crate::error::StoreError;
use crate::places::{Span, occupancy, place_id};
use crate::sql::{Dialects, Row, Tx, args};
use crate::{appointments, requests};

/// The chat in which somebody is told about an appointment: where they want to be reminded, else where it was
/// booked, else any of theirs; null where they have none.
macro_rules! chat_of {
    ($appointment:literal) => {
        concat!(
            "(select chat.id from chat join account on account.id = chat.account
                 join person on person.id = ", $appointment, ".person
                 join account wished on wished.id = coalesce(person.reminded, ", $appointment, ".booked_by)
              where (account.person = person.id
                    or (account.id = ", $appointment, ".booked_by and ", $appointment, ".by_staff = 0))
                and chat.left_at is null
              order by case when account.id = wished.id then 0 else 1 end, chat.updated_at desc, chat.id limit 1)"
        )
    };
}
pub(super) use chat_of;

/// A case as it is kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id.
    pub id: CaseId,
    /// Of which closure,
    pub closure: ClosureId,
    /// and what is said about that.
    pub reason: String,
    /// Which office is closed,
    pub office: OfficeId,
    /// from when until when.
    pub span: Span,
    /// Only desks fall out.
    pub only_desks: bool,
    /// Until when it is asked who can come later.
    pub asks_until: Option<DateTime<Utc>>,
    /// It opens after all.
    pub reopened: bool,
    /// Which appointment.
    pub appointment: appointments::Record,
    /// Whose.
    pub person: PersonId,
    /// Where it is told.
    pub chat: Option<ChatId>,
    /// How far it has come.
    pub state: State,
    /// Its place is gone; otherwise they are only asked to make room.
    pub stranded: bool,
    /// It is asked whether they can come later; otherwise the appointment falls out.
    pub asks_later: bool,
    /// When the appointment was to begin.
    pub was_at: DateTime<Utc>,
    /// When it was told.
    pub told_at: Option<DateTime<Utc>>,
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has looked for anything else yet.
    New,
    /// An answer is awaited, or, where nothing is free, a place.
    Asked,
    /// For staff to call.
    Listed,
    /// Something else stands instead.
    Moved,
    /// Cancelled.
    Cancelled,
    /// The appointment stays as it was.
    Kept,
    /// The office opens after all.
    Restored,
}

const STATES: [(State, &str); 7] = [
    (State::New, "new"),
    (State::Asked, "asked"),
    (State::Listed, "listed"),
    (State::Moved, "moved"),
    (State::Cancelled, "cancelled"),
    (State::Kept, "kept"),
    (State::Restored, "restored"),
];

impl State {
    fn name(self) -> &'static str {
        STATES.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    /// Whether nothing more is awaited.
    pub fn is_end(self) -> bool {
        !matches!(self, State::New | State::Asked | State::Listed)
    }
}

macro_rules! found {
    ($where:literal) => {
        concat!(
            "select a.*, c.id as case_id, c.closure as case_closure, c.chat as case_chat, c.state as case_state,
                 c.stranded, c.asks_later, c.was_at, c.told_at,
                 k.office as closed, k.from_at, k.until_at, k.desks, k.reason, k.asks_until, k.reopened_at
             from closure_case c join appointment a on a.id = c.appointment join closure k on k.id = c.closure
             where ",
            $where
        )
    };
}

/// The case of this id, kept from being changed by others until the transaction ends.
pub async fn find(tx: &mut Tx, id: &CaseId) -> Result<Option<Record>, StoreError> {
    const FIND: Dialects =
        Dialects { sqlite: found!("c.id = $1"), postgres: found!("c.id = $1 for no key update of c, a") };
    tx.row(FIND, args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Lets transactions that tell the same business of the same closure pass one after the other: each tells all of it.
/// Otherwise two would keep a case each and wait for the other's. On SQLite they do anyway.
pub(super) async fn tell_business_alone(tx: &mut Tx, id: &CaseId) -> Result<(), StoreError> {
    if let Tx::Postgres(_) = tx {
        let sql = "select 1 from closure k join closure_case c on c.closure = k.id
            join appointment a on a.id = c.appointment
            where c.id = $1 and a.business is not null for no key update of k";
        tx.execute(sql, args![id.as_str()]).await?;
    }
    Ok(())
}

/// The case of this id, if it is about an appointment of this person, or one that this account has booked.
pub async fn of(
    tx: &mut Tx,
    person: &PersonId,
    account: &AccountId,
    id: &CaseId,
) -> Result<Option<Record>, StoreError> {
    const OF: Dialects = Dialects {
        sqlite: found!("c.id = $1 and (a.person = $2 or (a.booked_by = $3 and a.by_staff = 0))"),
        postgres: found!(
            "c.id = $1 and (a.person = $2 or (a.booked_by = $3 and a.by_staff = 0)) for no key update of c, a"
        ),
    };
    tx.row(OF, args![id.as_str(), person.as_str(), account.as_str()]).await?.as_ref().map(read).transpose()
}

/// What a person, or this account, was asked about an appointment that falls out.
pub async fn asked_of(
    tx: &mut Tx,
    person: &PersonId,
    account: &AccountId,
) -> Result<Option<(Record, Option<DateTime<Utc>>)>, StoreError> {
    let sql = "select c.id, c.answer_by from closure_case c join appointment a on a.id = c.appointment
        where (a.person = $1 or (a.booked_by = $2 and a.by_staff = 0)) and c.state = 'asked' and c.asks_later = 0
          and c.told_at is not null
        order by c.was_at, c.id limit 1";
    let Some(row) = tx.row(sql, args![person.as_str(), account.as_str()]).await? else { return Ok(None) };
    let case = find(tx, &CaseId::new(row.text("id")?)).await?;
    Ok(case.zip(Some(row.maybe_instant("answer_by")?)))
}

/// The open case of an appointment.
pub async fn open_of(tx: &mut Tx, appointment: &AppointmentId) -> Result<Option<Record>, StoreError> {
    const OPEN: Dialects = Dialects {
        sqlite: found!("c.appointment = $1 and c.state in ('new', 'asked', 'listed')"),
        postgres: found!(
            "c.appointment = $1 and c.state in ('new', 'asked', 'listed') for no key update of c, a"
        ),
    };
    tx.row(OPEN, args![appointment.as_str()]).await?.as_ref().map(read).transpose()
}

/// Whether any case is open: then places that become free are looked at for it first.
pub async fn is_any_open(tx: &mut Tx) -> Result<bool, StoreError> {
    let sql = "select 1 as is_open from closure_case where state in ('new', 'asked', 'listed') limit 1";
    Ok(tx.row(sql, &[]).await?.is_some())
}

/// Cases that there is something to do about: to be told, not answered in time, or without a chat by now. Nobody is
/// told as long as there are some for which nothing was looked for: each is to have one place before any has two.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<CaseId>, StoreError> {
    let sql = "select id from (
            select id, look_at, was_at from closure_case where look_at <= $1
            union
            select c.id, c.look_at, c.was_at from closure_case c join chat on chat.id = c.chat
            where c.state = 'asked' and chat.left_at is not null) due
        where not exists (select 1 from closure_case where state = 'new')
        order by look_at, was_at, id limit $2 + 0";
    let rows = tx.rows(sql, args![now, i64::from(limit)]).await?;
    rows.iter().map(|row| row.text("id").map(CaseId::new)).collect()
}

/// Those who must be called: first who has no chat, then whose time comes first.
pub async fn call_list(tx: &mut Tx, closure: &ClosureId) -> Result<Vec<Record>, StoreError> {
    let sql = found!(
        "c.closure = $1 and c.state = 'listed'
         order by case when c.chat is null then 0 else 1 end, c.was_at, c.id"
    );
    tx.rows(sql, args![closure.as_str()]).await?.iter().map(read).collect()
}

/// The places that are held for a case, earliest first.
pub async fn alternatives(tx: &mut Tx, case: &CaseId) -> Result<Vec<Alternative>, StoreError> {
    let sql = "select o.id, o.office, o.starts_at, o.ends_at from closure_alternative a
        join occupancy o on o.id = a.occupancy
        where a.closure_case = $1 and o.kind = 'offer' order by o.starts_at, o.office";
    let read = |row: &Row| {
        let (office, starts_at) = (OfficeId::new(row.text("office")?), row.instant("starts_at")?);
        Ok(Alternative {
            hold: HoldId::new(row.text("id")?),
            place: Place {
                id: place_id(&office, starts_at),
                office,
                starts_at,
                ends_at: row.instant("ends_at")?,
            },
        })
    };
    tx.rows(sql, args![case.as_str()]).await?.iter().map(read).collect()
}

/// The cases of the same closure and business that are to be told, by time.
pub(super) async fn untold_of_business(tx: &mut Tx, case: &Record) -> Result<Vec<CaseId>, StoreError> {
    let sql = "select c.id from closure_case c join appointment a on a.id = c.appointment
        where c.closure = $1 and a.business = $2 and c.state = 'asked' and c.told_at is null
        order by c.was_at, c.id";
    let rows = tx.rows(sql, args![case.closure.as_str(), case.appointment.business.as_deref()]).await?;
    rows.iter().map(|row| row.text("id").map(CaseId::new)).collect()
}

/// Gives back what is held for a case.
pub async fn release(tx: &mut Tx, case: &CaseId, now: DateTime<Utc>) -> Result<(), StoreError> {
    for alternative in alternatives(tx, case).await? {
        occupancy::vacate(tx, alternative.hold.as_str(), now).await?;
    }
    Ok(())
}

/// It comes to this, and there may be something to do about it at `look_at`.
pub async fn set_state(
    tx: &mut Tx,
    case: &CaseId,
    state: State,
    look_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update closure_case set state = $2, look_at = $3, ended_at = $4 where id = $1";
    let ended_at = state.is_end().then_some(now);
    tx.execute(sql, args![case.as_str(), state.name(), look_at, ended_at]).await.map(drop)
}

/// It is told now, and an answer is awaited until then; `None` where there is nothing to answer.
pub async fn set_told(
    tx: &mut Tx,
    case: &CaseId,
    answer_by: Option<DateTime<Utc>>,
    look_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update closure_case set told_at = $2, answer_by = $3, look_at = $4 where id = $1";
    tx.execute(sql, args![case.as_str(), now, answer_by, look_at]).await.map(drop)
}

/// Nobody makes room for it, or nothing else was found yet: it is looked at anew, and then told.
pub async fn begin_anew(tx: &mut Tx, case: &CaseId) -> Result<(), StoreError> {
    let sql = "update closure_case set state = 'new', asks_later = 0, told_at = null, answer_by = null,
            look_at = null where id = $1";
    tx.execute(sql, args![case.as_str()]).await.map(drop)
}

/// The chat in which a case is told from now on: the one it has, as long as somebody is there.
pub async fn find_chat(tx: &mut Tx, case: &CaseId) -> Result<Option<ChatId>, StoreError> {
    let sql = concat!(
        "update closure_case set chat = case
             when exists (select 1 from chat where chat.id = closure_case.chat and left_at is null) then chat
             else (select ",
        chat_of!("a"),
        " from appointment a where a.id = closure_case.appointment) end
         where id = $1 returning chat"
    );
    let chat = tx.row(sql, args![case.as_str()]).await?.map(|row| row.maybe_text("chat")).transpose()?;
    Ok(chat.flatten().map(ChatId::new))
}

/// The appointment has another place now, or is cancelled: nothing more is awaited. Who is stranded beside it gets
/// its place, if it was one that is served.
pub async fn settle(
    tx: &mut Tx,
    appointment: &AppointmentId,
    state: State,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    match open_of(tx, appointment).await? {
        Some(case) => end(tx, &case, state, now).await,
        None => Ok(()),
    }
}

/// The same, of a case.
pub(super) async fn end(
    tx: &mut Tx,
    case: &Record,
    state: State,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    set_state(tx, &case.id, state, None, now).await?;
    release(tx, &case.id, now).await?;
    requests::close(tx, &request(&case.id), now).await?;
    rehousing::make_room(tx, case, now).await
}

/// Under which id staff are asked to call about a case.
pub(super) fn request(case: &CaseId) -> RequestId {
    requests::id(&Matter::FallsOut { has_chat: true, trade: false }, case.as_str())
}

/// An office opens after all: what was not answered stands as it was booked, and is told so; who has moved is told
/// `later` that the old time is free again.
pub(super) async fn restore(
    tx: &mut Tx,
    closure: &ClosureId,
    now: DateTime<Utc>,
    later: TimeDelta,
) -> Result<(), StoreError> {
    let sql = "update appointment set closure = null, remind_at = 0 where closure = $1";
    tx.execute(sql, args![closure.as_str()]).await?;
    let sql = "update closure_case set look_at = $2
        where closure = $1 and state = 'moved' and stranded = 1 and was_at > $2 and told_at is not null";
    tx.execute(sql, args![closure.as_str(), now + later]).await?;
    let sql = "update closure_case set state = 'restored', look_at = $2, ended_at = $2
        where closure = $1 and state in ('new', 'asked', 'listed')";
    tx.execute(sql, args![closure.as_str(), now]).await.map(drop)
}

/// What was held, and where, of the chats that are to be told that it is closed.
pub async fn closed_holds(tx: &mut Tx, limit: u32) -> Result<Vec<HoldId>, StoreError> {
    let rows =
        tx.rows("select hold from closure_hold order by hold limit $1 + 0", args![i64::from(limit)]).await?;
    rows.iter().map(|row| row.text("hold").map(HoldId::new)).collect()
}

/// Whom to tell that a hold or offer has ended with a closure, and of which office; `None` where that was told.
pub async fn take_closed_hold(tx: &mut Tx, hold: &HoldId) -> Result<Option<(ChatId, OfficeId)>, StoreError> {
    let sql = "delete from closure_hold where hold = $1 returning chat, office";
    let row = tx.row(sql, args![hold.as_str()]).await?;
    row.map(|row| Ok((ChatId::new(row.text("chat")?), OfficeId::new(row.text("office")?)))).transpose()
}

impl Record {
    /// As the citizen is told.
    pub async fn told(&self, tx: &mut Tx, until: Option<DateTime<Utc>>) -> Result<Case, StoreError> {
        Ok(Case {
            id: self.id.clone(),
            appointment: self.booked(),
            closed: (self.span.from, self.span.until),
            only_desks: self.only_desks,
            reason: self.reason.clone(),
            alternatives: alternatives(tx, &self.id).await?,
            until,
        })
    }

    /// What has become of the appointment where nobody has settled its case.
    pub(super) fn overtaken(&self) -> Option<State> {
        let appointment = &self.appointment.appointment;
        let is_there = appointment.starts_at == self.was_at && appointment.office == self.office;
        match self.appointment.booked {
            _ if self.state.is_end() => None,
            false => Some(State::Cancelled),
            true => (!is_there).then_some(State::Moved),
        }
    }

    /// The appointment.
    pub fn booked(&self) -> Appointment {
        self.appointment.appointment.clone()
    }
}

pub(super) fn read(row: &Row) -> Result<Record, StoreError> {
    let state = row.text("case_state")?;
    let id = row.text("case_id")?;
    Ok(Record {
        closure: ClosureId::new(row.text("case_closure")?),
        reason: row.text("reason")?,
        office: OfficeId::new(row.text("closed")?),
        span: Span { from: row.instant("from_at")?, until: row.instant("until_at")? },
        only_desks: row.maybe_text("desks")?.is_some(),
        asks_until: row.maybe_instant("asks_until")?,
        reopened: row.maybe_instant("reopened_at")?.is_some(),
        appointment: appointments::read_record(row)?,
        person: PersonId::new(row.text("person")?),
        chat: row.maybe_text("case_chat")?.map(ChatId::new),
        state: STATES.iter().find(|(_, name)| *name == state).map(|(state, _)| *state).ok_or_else(|| {
            StoreError::Data {
                column: "state",
                row: format!("closure_case {id}"),
                problem: format!("is {state}"),
            }
        })?,
        stranded: row.int("stranded")? != 0,
        asks_later: row.int("asks_later")? != 0,
        was_at: row.instant("was_at")?,
        told_at: row.maybe_instant("told_at")?,
        id: CaseId::new(id),
    })
}
