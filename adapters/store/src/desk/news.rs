//! Whether somebody wants news of the city.

use bot_core::desk::{Answer, Outcome};

use super::Visit;
use crate::error::StoreError;
use crate::notices::news;

impl Visit<'_> {
    pub(super) async fn news(&mut self) -> Result<Answer, StoreError> {
        let wanted = news::wants(self.tx, &self.who.person).await?;
        Ok(Answer::Ok(Outcome::News { wanted }))
    }

    pub(super) async fn want_news(&mut self, wanted: bool) -> Result<Answer, StoreError> {
        match wanted {
            true => news::take(self.tx, &self.who.person, self.now).await?,
            false => news::leave(self.tx, &self.who.person, self.now).await?,
        }
        Ok(Answer::Ok(Outcome::News { wanted }))
    }
}
