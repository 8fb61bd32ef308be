//! A person is forgotten.

use bot_core::desk::{Answer, Outcome};

use super::Visit;
use crate::error::StoreError;
use crate::notices::news;
use crate::places::occupancy;
use crate::{
    appointments, attendance, chats, links, outbox, people, pleas, requests, restriction, sync, tidings,
    waitlist, wards,
};

impl Visit<'_> {
    /// All that is to come is cancelled at once, and what was held or could be taken back is free. Gone
    /// with it are the contact data, the appointments that are cancelled or over, what was said in the
    /// person's other chats, what was sent to any of them or came from them and did not open, what they and a clerk
    /// have said to each other, for whom else they booked, and that their accounts were one person.
    ///
    /// What stays: an appointment that has begun, for the person is at the desk; the role of an account, and
    /// the business that is booked for, which belong to the city; the platform's addresses
    /// of accounts and chats, so that the answer can be sent, with the ids of rows that others name; the
    /// conversation in which it was asked, which is the core's to start over; and messages that still
    /// wait or are just being sent. An update whose turn had failed is kept sealed without the name of its
    /// chat, so it can't be told whose it is. Retention takes all of these.
    pub(super) async fn forget(&mut self) -> Result<Answer, StoreError> {
        let (person, now) = (&self.who.person, self.now);
        for appointment in appointments::to_come(self.tx, person, now).await? {
            self.cancel(&appointment).await?;
        }
        for (id, _) in occupancy::not_booked(self.tx, person).await? {
            occupancy::vacate(self.tx, &id, self.now).await?;
        }
        for id in appointments::forget_done(self.tx, person, now).await? {
            occupancy::vacate(self.tx, &id, self.now).await?;
        }
        waitlist::forget(self.tx, person, now).await?;
        pleas::forget(self.tx, self.codec, person, now).await?;
        requests::forget(self.tx, person).await?;
        tidings::forget(self.tx, person).await?;
        attendance::forget(self.tx, person).await?;
        restriction::lift(self.tx, person, now).await?;
        news::forget(self.tx, person, now).await?;
        outbox::forget(self.tx, person).await?;
        sync::forget(self.tx, person).await?;
        chats::forget(self.tx, person, &self.who.chat).await?;
        people::forget(self.tx, person, now).await?;
        wards::forget(self.tx, person).await?;
        links::forget(self.tx, self.dice, person, &self.who.account, now).await?;
        Ok(Answer::Ok(Outcome::Done))
    }
}
