//! What was booked in another calendar is found, taken over and kept as if it had been booked here.

use bot_core::staff::Role;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

const OLD: &str = "\
Amt;Leistung;Termin;Name;Telefon
nord;Personalausweis;24.11.2026 14:00;Erika Muster;0231 471100
nord;Personalausweis;24.11.2026 14:00;Otto Beispiel;0231 471101
";

#[tokio::test]
async fn a_citizen_takes_over_what_was_booked_elsewhere() {
    let script = async |town: &Town| {
        let codes = town.moves_in(OLD).await;
        let erika = town.citizen("Erika");
        // Whoever looks for a place meanwhile is not shown theirs.
        erika.says("/start personalausweis").await;
        erika.says("in Nord").await;
        erika.says(&codes[0]).await;
        let clerk = town.citizen("Öz").at_the_terminal();
        town.employs(&clerk, Role::Clerk, &[]).await;
        clerk.says("/suchen Otto Beispiel").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#""#]]).await;
}
