//! What a tap of staff does about a request, beyond closing it.

use std::collections::BTreeMap;

use bot_core::ids::{AppointmentId, OrderId, PersonId};
use bot_core::staff::Handling;
use bot_core::tidings::Limits;

use super::Visit;
use crate::appointments;
use crate::audit::Action;
use crate::error::StoreError;
use crate::requests::{Record, questions};
use crate::staff::Member;
use crate::tidings::{Body, Record as Tidings};
use crate::{people, restriction, tidings};

impl Visit<'_> {
    /// Asks everybody whose appointments these are which ones they need; whether anybody can be reached. Who can't
    /// be is left for staff: as long as they have not answered, the request is open.
    pub(super) async fn ask_which_stays(
        &mut self,
        order: &OrderId,
        member: &Member,
        record: &Record,
    ) -> Result<bool, StoreError> {
        let mut by_person = BTreeMap::<PersonId, AppointmentId>::new();
        for whose in appointments::whose(self.tx, &record.appointments, self.now).await? {
            by_person.entry(whose.person).or_insert(whose.record.appointment.id);
        }
        let (mut reached, mut asked) = (false, false);
        for (person, appointment) in by_person {
            let is_new = match people::reminder_chat(self.tx, &appointment).await? {
                Some(chat) => {
                    reached = true;
                    let id = format!("{order} {person}");
                    let told =
                        Tidings { person: person.clone(), chat, body: Body::WhichStays(record.id.clone()) };
                    let tell_at = self.unquiet();
                    tidings::put(self.tx, self.codec, &id, &told, tell_at).await?
                }
                None => true,
            };
            if is_new {
                questions::ask(self.tx, &record.id, &person, self.now).await?;
                asked = true;
            }
        }
        if reached && asked {
            self.note(member, Action::Handled, record, Some(Handling::Ask)).await?;
        }
        Ok(reached)
    }

    /// Opens only near places to whoever missed too many; false where they don't reach the limit any more.
    pub(super) async fn restrict(&mut self, member: &Member, record: &Record) -> Result<bool, StoreError> {
        let (Some(person), Some(limit)) = (&record.person, self.desk.policy.no_show_limit) else {
            return Ok(false);
        };
        people::lock(self.tx, person).await?;
        let misses = self.misses(person).await?;
        let Some(until) = self.counts_until(&misses, limit) else { return Ok(false) };
        restriction::put(self.tx, person, until, member, self.now).await?;
        if let Some(chat) = people::any_chat(self.tx, person).await? {
            let missed = u32::try_from(misses.len()).unwrap_or(u32::MAX);
            let limits = Limits { missed, hours: self.near_hours(), until: Some(until) };
            self.tell(Tidings { person: person.clone(), chat, body: Body::NearOnly(limits) }).await?;
        }
        Ok(true)
    }
}
