//! What hangs on the walls of a town's offices.

use bot_core::day::Expected;
use bot_core::ids::OfficeId;

use super::Town;

impl Town {
    /// The code by which citizens check in at an office today.
    pub fn code_of(&self, office: &str) -> String {
        let today = self.now().with_timezone(&self.bot.city().city.timezone).date_naive();
        store::check_in::code(self.bot.store.codec(), &OfficeId::new(office), today).to_string()
    }

    /// The reference of the first appointment today that begins at this time by the offices' clock.
    pub async fn reference_at(&self, time: &str) -> String {
        let zone = self.bot.city().city.timezone;
        let today = self.now().with_timezone(&zone).date_naive();
        let mut tx = self.bot.store.begin_read().await.unwrap();
        let expected = store::attendance::expected_on(&mut tx, &[], today, zone, 100).await.unwrap();
        let at = |expected: &Expected| {
            expected.appointment.starts_at.with_timezone(&zone).format("%H:%M").to_string()
        };
        let found = expected.into_iter().find(|expected| at(expected) == time);
        found.expect("somebody has an appointment then").appointment.reference
    }
}
