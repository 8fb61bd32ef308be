//! A town's offices close and open again, as staff say it.

use bot_core::closure::{Closing, ClosingRefusal};
use bot_core::ids::{ClosureId, OfficeId};
use chrono::{DateTime, TimeDelta, Utc};
use store::closures::{self, cases};
use store::dice::Dice;
use terminlotse::jobs::{Job as _, LayOut};

use super::{HORIZON, Town};

impl Town {
    /// An office, or so many of its desks, closes between two instants.
    pub async fn closes(&self, office: &str, from: &str, until: &str, desks: Option<u16>) -> ClosureId {
        let instant = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let closing = Closing {
            office: OfficeId::new(office),
            from: instant(from),
            until: instant(until),
            desks,
            reason: String::new(),
        };
        let mut tx = self.bot.store.begin().await.unwrap();
        let mut dice = Dice::new(self.seed());
        let desk = self.bot.desk.own();
        let closed: Result<_, ClosingRefusal> =
            desk.close(&mut tx, &mut dice, &closing, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        match desks {
            None => self.note(&format!("{office} closes: {from} to {until}\n\n")),
            Some(desks) => self.note(&format!("{office} closes {desks} desk(s): {from} to {until}\n\n")),
        }
        self.settle().await;
        self.note_news();
        closed.expect("it is closed").id
    }

    /// What was closed opens after all, and is laid out again.
    pub async fn reopens(&self, closure: &ClosureId) {
        let mut tx = self.bot.store.begin().await.unwrap();
        let reopened =
            self.bot.desk.own().reopen(&mut tx, &self.bot.city(), closure, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        let office = reopened.expect("it was closed").office;
        self.note(&format!("{office} opens after all\n\n"));
        self.lays_out().await;
    }

    /// What the opening rules say since they have changed is laid out.
    pub async fn lays_out(&self) {
        let mut job = LayOut::new(self.bot.clone(), TimeDelta::minutes(15), HORIZON);
        while job.run_once(self.now()).await.unwrap() <= self.now() {}
        self.settle().await;
        self.note_news();
    }

    /// Tells the transcript whom staff must call, in which order.
    pub async fn calls(&self) {
        let mut tx = self.bot.store.begin().await.unwrap();
        let mut listed = Vec::new();
        for progress in closures::in_progress(&mut tx, self.now()).await.unwrap() {
            listed.extend(cases::call_list(&mut tx, &progress.closure.id).await.unwrap());
        }
        let named = listed.iter().map(|case| {
            let chat = if case.chat.is_some() { "" } else { ", who has no chat" };
            format!("{}{chat}", case.booked().reference)
        });
        let named: Vec<String> = named.collect();
        let named = if named.is_empty() { "nobody".to_owned() } else { named.join("; ") };
        self.note(&format!("to be called: {named}\n\n"));
    }
}
