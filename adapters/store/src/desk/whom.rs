//! For whom else a citizen books.

use bot_core::desk::{Answer, Outcome};

use super::Visit;
use crate::error::StoreError;
use crate::wards;

impl Visit<'_> {
    pub(super) async fn wards(&mut self) -> Result<Answer, StoreError> {
        let wards = wards::of(self.tx, self.codec, &self.who.person).await?;
        Ok(Answer::Ok(Outcome::Wards(wards)))
    }

    /// The same name is the same person, also when the order is repeated.
    pub(super) async fn name_ward(&mut self, name: &str) -> Result<Answer, StoreError> {
        let person = &self.who.person;
        let ward = wards::named(self.tx, self.codec, self.dice, person, name, self.now).await?;
        Ok(Answer::Ok(Outcome::Ward(ward)))
    }
}
