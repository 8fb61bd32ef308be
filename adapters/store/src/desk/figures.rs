//! What is counted, and how soon each service has a free place.

use bot_core::City;
use bot_core::desk::Wish;
use bot_core::figures::{Figures, Scope};
use chrono::{DateTime, Utc};

use super::LocalDesk;
use super::asking::searches;
use crate::error::StoreError;
use crate::figures;
use crate::sql::Tx;
use crate::waitlist;

impl LocalDesk {
    /// The figures of some offices until now.
    ///
    /// # Errors
    /// The database's own.
    pub async fn figures(
        &self,
        tx: &mut Tx,
        city: &City,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Figures, StoreError> {
        let mut figures = figures::gather(tx, city, scope, self.policy.retention, now).await?;
        for service in &mut figures.services {
            let wish = Wish { offices: scope.offices.clone(), ..Wish::new(service.service.clone()) };
            service.offered = !searches(city, &wish).is_empty();
            if service.offered {
                service.next = self.next_place(tx, city, &wish, now).await?.map(|place| place.starts_at);
            }
            service.waiting = waitlist::count(tx, &service.service).await?;
        }
        Ok(figures)
    }
}
