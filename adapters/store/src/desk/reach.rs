//! How far ahead a person can book: as far as places are shown, or only near ones for a while.

use bot_core::tidings::Limits;
use chrono::{DateTime, Utc};

use super::Visit;
use crate::error::StoreError;
use crate::restriction;

impl Visit<'_> {
    /// How many hours ahead a near place begins.
    pub(super) fn near_hours(&self) -> u32 {
        u32::try_from(self.desk.policy.short_notice.num_hours()).unwrap_or_default().max(1)
    }

    /// What the person is limited by, if only near places are open to them.
    pub(super) async fn limits(&mut self) -> Result<Option<Limits>, StoreError> {
        let Some(missed) = self.desk.policy.no_show_limit else { return Ok(None) };
        let until = restriction::until(self.tx, &self.who.person, self.now).await?;
        Ok(until.map(|until| Limits { missed, hours: self.near_hours(), until: Some(until) }))
    }

    /// Before when a place must begin that the person can have.
    pub(super) async fn reach(&mut self) -> Result<DateTime<Utc>, StoreError> {
        let limits = self.limits().await?;
        Ok(self.reach_within(limits))
    }

    /// The same, for who is limited by this.
    pub(super) fn reach_within(&self, limits: Option<Limits>) -> DateTime<Utc> {
        let near = limits.map(|_| self.after(self.desk.policy.short_notice));
        near.map_or(self.horizon(), |near| near.min(self.horizon()))
    }
}
