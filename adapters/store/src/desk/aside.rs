//! What takes long is set aside: on SQLite all other turns would wait meanwhile. It is answered in a later turn, from
//! what is only read.

use std::sync::{Mutex, MutexGuard, PoisonError};

use bot_core::desk::{Call, Request};
use bot_core::figures::FiguresCall;
use bot_core::staff::StaffCall;

use super::{LocalDesk, Who};
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::Tx;
use crate::staff;

/// What was asked and is not answered yet. Where the process dies, the conversation asks again.
#[derive(Debug, Default)]
pub(super) struct Aside(Mutex<Vec<(Who, Request)>>);

impl Aside {
    fn lock(&self) -> MutexGuard<'_, Vec<(Who, Request)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LocalDesk {
    /// Sets a request aside if its answer takes long, and there is one: whoever may not ask is told at once.
    ///
    /// # Errors
    /// The database's own.
    pub async fn sets_aside(
        &self,
        tx: &mut Tx,
        codec: &Codec,
        who: &Who,
        request: &Request,
    ) -> Result<bool, StoreError> {
        let Call::Staff(StaffCall::Figures(FiguresCall::Look { .. })) = &request.call else {
            return Ok(false);
        };
        let member = staff::member(tx, codec, &who.account).await?;
        if !member.is_some_and(|member| member.role.decides()) {
            return Ok(false);
        }
        let mut aside = self.aside.lock();
        if aside.iter().all(|(_, known)| known.id != request.id) {
            aside.push((who.clone(), request.clone()));
        }
        Ok(true)
    }

    /// What was set aside since the last look.
    pub fn take_aside(&self) -> Vec<(Who, Request)> {
        std::mem::take(&mut *self.aside.lock())
    }
}
