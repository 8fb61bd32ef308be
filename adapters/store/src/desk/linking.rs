//! Several accounts become one person, and part again.

use bot_core::desk::{Answer, Outcome, Refusal};
use bot_core::ids::{HoldId, OrderId, PersonId};
use bot_core::linking::{Code, LinkRefusal};
use chrono::TimeDelta;

use super::Visit;
use crate::error::StoreError;
use crate::{chats, links, people, tries};

/// How long a code can be used.
const CODE_LASTS: TimeDelta = TimeDelta::minutes(10);

/// Whose code it is that was typed.
enum Owner {
    /// Another person's, who can be joined.
    Other(PersonId),
    /// This person's own.
    Same(LinkRefusal),
    /// Nobody's.
    Nobody(Box<Answer>),
}

impl Visit<'_> {
    pub(super) async fn links(&mut self) -> Result<Answer, StoreError> {
        self.links_of(&self.who.person).await
    }

    async fn links_of(&mut self, person: &PersonId) -> Result<Answer, StoreError> {
        let links = links::of(self.tx, person, &self.who.account).await?;
        Ok(Answer::Ok(Outcome::Links(links)))
    }

    pub(super) async fn make_link_code(&mut self) -> Result<Answer, StoreError> {
        let (who, until) = (self.who, self.after(CODE_LASTS));
        let code = links::make_code(self.tx, self.codec, self.dice, &who.person, &who.account, until).await?;
        Ok(Answer::Ok(Outcome::LinkCode { code, until }))
    }

    pub(super) async fn find_link_code(
        &mut self,
        order: &OrderId,
        code: &Code,
    ) -> Result<Answer, StoreError> {
        Ok(match self.owner(order, code).await? {
            Owner::Other(person) => {
                let platforms = links::platforms(self.tx, &person).await?;
                Answer::Ok(Outcome::Linkable { platforms })
            }
            Owner::Same(refusal) => Answer::Refused(Refusal::Link(refusal)),
            Owner::Nobody(answer) => *answer,
        })
    }

    pub(super) async fn link(&mut self, order: &OrderId, code: &Code) -> Result<Answer, StoreError> {
        let who = self.who;
        let person = match self.owner(order, code).await? {
            Owner::Other(person) => person,
            // The order was repeated.
            Owner::Same(_) => return self.links().await,
            Owner::Nobody(answer) => return Ok(*answer),
        };
        // Whoever links the two the other way round locks them in the same order.
        let (first, second) =
            if who.person < person { (&who.person, &person) } else { (&person, &who.person) };
        people::lock(self.tx, first).await?;
        people::lock(self.tx, second).await?;
        if !links::use_code(self.tx, self.codec, code, self.now).await? {
            return Ok(Answer::Gone);
        }
        links::join(self.tx, &who.person, &who.account, &person).await?;
        self.links_of(&person).await
    }

    async fn owner(&mut self, order: &OrderId, code: &Code) -> Result<Owner, StoreError> {
        let who = self.who;
        if tries::is_locked_out(self.tx, order, &who.account, self.now).await? {
            let refusal = Refusal::Link(LinkRefusal::TooManyTries);
            return Ok(Owner::Nobody(Box::new(Answer::Refused(refusal))));
        }
        Ok(match links::find_code(self.tx, self.codec, code, self.now).await? {
            Some(made) if made.person == who.person && made.account == who.account && !made.used => {
                Owner::Same(LinkRefusal::OwnCode)
            }
            Some(made) if made.person == who.person => Owner::Same(LinkRefusal::AlreadyLinked),
            Some(made) if !made.used => Owner::Other(made.person),
            _ => {
                tries::note_wrong(self.tx, order, &who.account, self.now).await?;
                Owner::Nobody(Box::new(Answer::Gone))
            }
        })
    }

    /// Where nothing is linked there is nothing to undo, such as when the order is repeated.
    pub(super) async fn unlink(&mut self, hold: Option<&HoldId>) -> Result<Answer, StoreError> {
        let who = self.who;
        if !links::of(self.tx, &who.person, &who.account).await?.others.is_empty() {
            let mut holds = chats::holds(self.tx, self.codec, &who.account).await?;
            holds.extend(hold.cloned());
            links::part(self.tx, self.dice, &who.person, &who.account, &holds, self.now).await?;
        }
        Ok(Answer::Ok(Outcome::Done))
    }

    pub(super) async fn remind_here(&mut self) -> Result<Answer, StoreError> {
        people::remind(self.tx, &self.who.person, &self.who.account).await?;
        self.links().await
    }
}
