//! What the town's operators do about businesses.

use bot_core::ids::OfficeId;
use store::businesses::{self, NewBusiness};
use store::dice::Dice;

use super::Town;

impl Town {
    /// Registers a business; its id and what must be written to the bot.
    pub async fn registers(&self, name: &str, quota: u16, offices: &[&str]) -> (String, String) {
        self.note(&format!("{name} is registered with {quota} a day\n\n"));
        let mut seed = [8; 32];
        seed[..name.len()].copy_from_slice(name.as_bytes());
        let offices = offices.iter().map(|office| OfficeId::new(*office)).collect();
        let business = NewBusiness { name: name.to_owned(), quota, offices };
        let mut tx = self.bot.store.begin().await.unwrap();
        let (codec, mut dice) = (self.bot.store.codec(), Dice::new(seed));
        let (id, code) =
            businesses::register(&mut tx, codec, &mut dice, &business, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        (id, format!("/trade {code}"))
    }

    /// Ends a business.
    pub async fn ends_business(&self, id: &str) {
        self.note("The business has ended\n\n");
        let mut tx = self.bot.store.begin().await.unwrap();
        businesses::end(&mut tx, self.bot.store.codec(), id, self.now()).await.unwrap().unwrap();
        tx.commit().await.unwrap();
    }
}
