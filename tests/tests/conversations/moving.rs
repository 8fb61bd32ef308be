//! Moving an appointment.

use chrono::TimeDelta;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn a_move_swaps_the_places_and_keeps_the_reference() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.taps("Verschieben").await;
        ada.taps("08:30").await;
        ada.taps("verschieben").await;
        // The old place is free again; a desk that moves in two strokes keeps it for the minute of undo.
        town.passes(TimeDelta::minutes(2)).await;
        let bob = town.citizen("bob");
        bob.says("/start personalausweis").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> [🔁 Verschieben]
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:30]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Ja, verschieben]
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        … 2 min
        bob> /start personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn the_old_appointment_stays_until_the_new_one_is_confirmed() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("verschieben").await;
        ada.taps("08:30").await;
        ada.taps("Zurück").await;
        ada.taps("Zurück").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:30]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [⬅️ Zurück]
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [⬅️ Zurück]
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}
