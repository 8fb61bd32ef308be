//! What hangs on the walls of a town's offices.

use bot_core::ids::OfficeId;

use super::Town;

impl Town {
    /// The code by which citizens check in at an office today.
    pub fn code_of(&self, office: &str) -> String {
        let today = self.now().with_timezone(&self.bot.city().city.timezone).date_naive();
        store::check_in::code(self.bot.store.codec(), &OfficeId::new(office), today).to_string()
    }
}
