//! Figures for those who decide, of their offices.

use bot_core::desk::Answer;
use bot_core::figures::{FiguresCall, FiguresOutcome, Scope, Summary};
use bot_core::staff::StaffOutcome;

use super::{Visit, brought};
use crate::error::StoreError;
use crate::staff::Member;

impl Visit<'_> {
    pub(super) async fn figures(
        &mut self,
        member: &Member,
        call: &FiguresCall,
    ) -> Result<Answer, StoreError> {
        let told = |outcome| Ok(brought(StaffOutcome::Figures(outcome)));
        let FiguresCall::Look { office, weeks, .. } = call else { return told(FiguresOutcome::WhichOffice) };
        let offices = match office {
            Some(office) if !member.serves_at(Some(office)) => return told(FiguresOutcome::NotTheirs),
            Some(office) => vec![office.clone()],
            None => member.offices.clone(),
        };
        let scope = Scope { offices, weeks: *weeks };
        let figures = self.desk.figures(self.tx, self.city, &scope, self.now).await?;
        let summary = Box::new(Summary::of(&figures, self.city.city.timezone, self.now));
        told(FiguresOutcome::Counted { summary, offices: self.theirs(member) })
    }
}
