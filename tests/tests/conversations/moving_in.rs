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
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        2 appointments have moved in

        Erika> /start personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        Erika> in Nord
        Personalausweis · Bürgeramt Nord
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:15]
        [Di 24.11. 14:30]
        [Di 24.11. 14:45]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        Erika> 92XR-RJHC-CYC1
        Dieser Termin gehört jetzt zu diesem Chat. Hier erinnere ich Sie, und hier können Sie verschieben oder absagen.

        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: 855-NX8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-855-NX8.ics METHOD:PUBLISH SEQUENCE:0

        Öz is clerk

        Öz (console:staff)> /suchen Otto Beispiel
        TF1-4Z9 · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Otto Beispiel, 0231 471101

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

    "#]]).await;
}
