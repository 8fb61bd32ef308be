//! What is told of a case, and when nobody answers.

use bot_core::City;
use bot_core::closure::Message;
use bot_core::desk::Place;
use bot_core::ids::{CaseId, ChatId};
use bot_core::staff::Matter;
use chrono::{DateTime, Utc};

use super::cases::{self, Record, State};
use super::rehousing::{ALTERNATIVES, Rehousing};
use crate::error::StoreError;
use crate::places::occupancy::{self, Kind};
use crate::places::place_id;
use crate::requests::{self, NewRequest};
use crate::seal::Codec;
use crate::sql::{Tx, args};

impl Rehousing {
    /// Does what there is to do about a case by now; what is told of it, and in which chat.
    pub async fn attend(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        city: &City,
        id: &CaseId,
        now: DateTime<Utc>,
    ) -> Result<Option<(ChatId, Message)>, StoreError> {
        cases::tell_business_alone(tx, id).await?;
        let Some(case) = cases::find(tx, id).await? else { return Ok(None) };
        if let Some(state) = case.overtaken() {
            cases::end(tx, &case, state, now).await?;
            return Ok(None);
        }
        if case.state.is_end() {
            cases::release(tx, id, now).await?;
            requests::close(tx, &cases::request(id), now).await?;
        }
        let tell_at = self.tell_at(city, &case, now);
        if tell_at > now {
            cases::set_state(tx, id, case.state, Some(tell_at), now).await?;
            return Ok(None);
        }
        let message = match (case.state, case.told_at) {
            (State::Asked, None) => self.tell(tx, codec, city, &case, now).await?,
            (State::Asked, Some(_)) => end(tx, codec, &case, now).await?,
            (State::Moved, Some(_)) => free_again(tx, &case, now).await?,
            (State::Kept | State::Restored, told) => {
                cases::set_state(tx, id, case.state, None, now).await?;
                match told {
                    Some(_) if case.asks_later => Some(Message::NotNeeded(case.told(tx, None).await?)),
                    Some(_) => Some(Message::Restored(case.booked())),
                    None => None,
                }
            }
            _ => {
                cases::set_state(tx, id, case.state, None, now).await?;
                None
            }
        };
        let chat = cases::find_chat(tx, id).await?;
        Ok(chat.zip(message))
    }

    async fn tell(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        city: &City,
        case: &Record,
        now: DateTime<Utc>,
    ) -> Result<Option<Message>, StoreError> {
        if cases::find_chat(tx, &case.id).await?.is_none() {
            return end(tx, codec, case, now).await;
        }
        let before = cases::alternatives(tx, &case.id).await?;
        if case.asks_later && before.is_empty() {
            return end(tx, codec, case, now).await;
        }
        if case.appointment.business.is_some() {
            return tell_business(tx, codec, case, now).await.map(Some);
        }
        self.hold(tx, city, case, ALTERNATIVES, now, now).await?;
        let alternatives = cases::alternatives(tx, &case.id).await?;
        let answer_by = self.answer_by(city, case, &alternatives, now);
        for alternative in &alternatives {
            let until = answer_by.min(alternative.place.starts_at);
            occupancy::turn_into(tx, alternative.hold.as_str(), Kind::Offer, Some(until)).await?;
        }
        let until = (!alternatives.is_empty()).then_some(answer_by);
        // Where nothing is free, staff help as soon as anybody should have been helped.
        cases::set_told(tx, &case.id, until, until.unwrap_or(now + self.answer), now).await?;
        let told = case.told(tx, until).await?;
        Ok(Some(match case.asks_later {
            true => Message::CanYouComeLater(told),
            false => Message::FallsOut(told),
        }))
    }
}

/// Nobody answers any more, or nobody can be asked.
async fn end(
    tx: &mut Tx,
    codec: &Codec,
    case: &Record,
    now: DateTime<Utc>,
) -> Result<Option<Message>, StoreError> {
    let chat = cases::find_chat(tx, &case.id).await?;
    if case.told_at.is_some() && chat.is_some() && chat != case.chat {
        // They have left the chat where they were told, and are still in another.
        let sql = "update closure_case set told_at = null, look_at = $2 where id = $1";
        tx.execute(sql, args![case.id.as_str(), now]).await?;
        return Ok(None);
    }
    if case.asks_later {
        return end_asking(tx, case, now).await;
    }
    let listed = Message::Listed(case.told(tx, None).await?);
    cases::release(tx, &case.id, now).await?;
    list(tx, codec, case, now).await?;
    Ok(case.told_at.map(|_| listed))
}

/// Tells a business in one message all that falls out with this closure. It books anew by itself; staff know of it.
async fn tell_business(
    tx: &mut Tx,
    codec: &Codec,
    case: &Record,
    now: DateTime<Utc>,
) -> Result<Message, StoreError> {
    let chat = cases::find_chat(tx, &case.id).await?;
    let mut appointments = Vec::new();
    for id in cases::untold_of_business(tx, case).await? {
        let Some(other) = cases::find(tx, &id).await? else { continue };
        if other.overtaken().is_some() || cases::find_chat(tx, &id).await? != chat {
            continue;
        }
        cases::set_told(tx, &id, None, now, now).await?;
        list(tx, codec, &other, now).await?;
        appointments.push(other.booked());
    }
    Ok(Message::TradeFallsOut { appointments, reason: case.reason.clone() })
}

/// Staff help from now on.
async fn list(tx: &mut Tx, codec: &Codec, case: &Record, now: DateTime<Utc>) -> Result<(), StoreError> {
    cases::set_state(tx, &case.id, State::Listed, None, now).await?;
    let (booked, chat) = (case.booked(), cases::find_chat(tx, &case.id).await?);
    let request = NewRequest {
        matter: &Matter::FallsOut { has_chat: chat.is_some(), trade: case.appointment.business.is_some() },
        subject: case.id.as_str(),
        person: Some(&case.person),
        chat: chat.as_ref(),
        appointments: std::slice::from_ref(&booked.id),
        service: Some(&booked.service),
        office: Some(&case.office),
    };
    requests::file(tx, codec, &request, now).await.map(drop)
}

/// Whoever is only asked to make room keeps the appointment; whoever lost a place may still be helped by others until
/// the asking is over.
async fn end_asking(tx: &mut Tx, case: &Record, now: DateTime<Utc>) -> Result<Option<Message>, StoreError> {
    match case.asks_until.filter(|until| *until > now) {
        _ if !case.stranded => {
            cases::release(tx, &case.id, now).await?;
            cases::set_state(tx, &case.id, State::Kept, None, now).await?;
            let not_needed = Message::NotNeeded(case.told(tx, None).await?);
            return Ok(case.told_at.map(|_| not_needed));
        }
        Some(until) => cases::set_state(tx, &case.id, State::Asked, Some(until), now).await?,
        None => cases::begin_anew(tx, &case.id).await?,
    }
    Ok(None)
}

/// The office opens after all: what somebody gave up who has moved.
async fn free_again(tx: &mut Tx, case: &Record, now: DateTime<Utc>) -> Result<Option<Message>, StoreError> {
    cases::set_state(tx, &case.id, case.state, None, now).await?;
    let sql = "select ends_at from place where office = $1 and starts_at = $2 and occupant is null
        and lane = 'public' and visible_from <= $3 order by desk limit 1";
    let row = tx.row(sql, args![case.office.as_str(), case.was_at, now]).await?;
    let Some(row) = row.filter(|_| case.reopened && case.was_at > now && case.appointment.booked) else {
        return Ok(None);
    };
    let before = Place {
        id: place_id(&case.office, case.was_at),
        office: case.office.clone(),
        starts_at: case.was_at,
        ends_at: row.instant("ends_at")?,
    };
    Ok(Some(Message::FreeAgain { now: case.booked(), before }))
}
