//! What the town's operators do for those who serve.

use bot_core::ids::OfficeId;
use bot_core::staff::Role;
use store::dice::Dice;
use store::staff::{self, Offer};
use terminlotse::jobs::{Duplicates, Job as _, TellTroubles};

use super::{Citizen, Town};

impl Town {
    /// Offers a role to somebody; the id of the role and what they must write.
    pub async fn invites(&self, name: &str, role: Role, offices: &[&str]) -> (String, String) {
        self.note(&format!("{name} is invited as {}\n\n", role.name()));
        let mut seed = [9; 32];
        seed[..name.len()].copy_from_slice(name.as_bytes());
        let offices = offices.iter().map(|office| OfficeId::new(*office)).collect();
        let offer = Offer { role, offices, name: Some(name.to_owned()) };
        let mut tx = self.bot.store.begin().await.unwrap();
        let (codec, mut dice) = (self.bot.store.codec(), Dice::new(seed));
        let (id, code) = staff::invite(&mut tx, codec, &mut dice, &offer, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        (id, format!("/staff {code}"))
    }

    /// Somebody has a role, which the transcript tells in a line.
    pub async fn employs(&self, citizen: &Citizen<'_>, role: Role, offices: &[&str]) {
        let told = self.transcript();
        let (_, code) = self.invites(citizen.name, role, offices).await;
        citizen.says(&code).await;
        self.state.lock().unwrap().transcript = told;
        self.note(&format!("{} is {}\n\n", citizen.name, role.name()));
    }

    /// What somebody writes and reads is encrypted from end to end.
    pub async fn encrypts(&self, citizen: &Citizen<'_>) {
        let mut tx = self.bot.store.begin().await.unwrap();
        store::chats::mark_encrypted(&mut tx, citizen.platform, citizen.name).await.unwrap();
        tx.commit().await.unwrap();
        self.note(&format!("{}'s room is encrypted\n\n", citizen.name));
    }

    /// It is looked what is wrong with the bot.
    pub async fn looks_for_troubles(&self) {
        TellTroubles::new(self.bot.clone()).run_once(self.now()).await.unwrap();
        self.settle().await;
        self.note_news();
    }

    /// What the staff did, as the audit tells it.
    pub async fn note_audit(&self) {
        let mut tx = self.bot.store.begin().await.unwrap();
        let entries = store::audit::all(&mut tx, self.bot.store.codec()).await.unwrap();
        for entry in entries.iter().filter(|entry| entry.subject.starts_with("notice")) {
            let name = entry.name.as_deref().unwrap_or_default();
            let reason = entry.reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            self.note(&format!("audit: {name} {} {}{reason}\n", entry.action, entry.subject));
        }
    }

    /// What the staff did for callers, as the audit tells it.
    pub async fn note_audit_of_callers(&self) {
        const ACTIONS: [&str; 6] = [
            "booked for a caller",
            "booked in an emergency",
            "moved",
            "cancelled",
            "made a code for",
            "looked up",
        ];
        let mut tx = self.bot.store.begin().await.unwrap();
        let entries = store::audit::all(&mut tx, self.bot.store.codec()).await.unwrap();
        for entry in entries.iter().filter(|entry| ACTIONS.contains(&entry.action.as_str())) {
            let name = entry.name.as_deref().unwrap_or_default();
            let reason = entry.reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            self.note(&format!("audit: {name} {} {}{reason}\n", entry.action, entry.subject));
        }
    }

    /// What the staff did about those who would like to speak with a person, as the audit tells it.
    pub async fn note_audit_of_talks(&self) {
        let mut tx = self.bot.store.begin().await.unwrap();
        let entries = store::audit::all(&mut tx, self.bot.store.codec()).await.unwrap();
        for entry in entries.iter().filter(|entry| entry.subject.starts_with("person:")) {
            let name = entry.name.as_deref().unwrap_or_default();
            let reason = entry.reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            self.note(&format!("audit: {name} {}{reason}\n", entry.action));
        }
    }

    /// Takes a role away.
    pub async fn revokes(&self, id: &str) {
        self.note("The role is revoked\n\n");
        let mut tx = self.bot.store.begin().await.unwrap();
        assert!(staff::revoke(&mut tx, self.bot.store.codec(), id, self.now()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Somebody looks who has probably booked twice.
    pub async fn looks_for_duplicates(&self) {
        Duplicates::new(self.bot.clone()).run_once(self.now()).await.unwrap();
    }
}
