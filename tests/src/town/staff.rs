//! What the town's operators do for those who serve.

use bot_core::ids::OfficeId;
use bot_core::staff::Role;
use store::dice::Dice;
use store::staff::{self, Offer};
use terminlotse::jobs::{Duplicates, Job as _};

use super::Town;

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
