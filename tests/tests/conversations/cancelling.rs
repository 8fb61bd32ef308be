//! Cancelling, and taking it back.

use chrono::TimeDelta;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn cancelling_asks_once_and_can_be_undone() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("Termin absagen").await;
        ada.taps("Behalten").await;
        ada.taps("Absagen").await;
        ada.taps("Ja, absagen").await;
        ada.taps("zurücknehmen").await;
    };
    conversation(
        script,
        expect![[r#"
            ada has booked: personalausweis, 08:00

            ada> Termin absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            ada> [Behalten]
            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: TAA-YW8
            [🔁 Verschieben] [✖️ Absagen]
            [Neuer Termin] [⬅️ Zurück]

            ada> [✖️ Absagen]
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            ada> [✖️ Ja, absagen]
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            ada> [Absage zurücknehmen]
            Ihr Termin steht wieder:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer bleibt: TAA-YW8

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:2

        "#]],
    )
    .await;
}

#[tokio::test]
async fn after_a_minute_the_place_belongs_to_others() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("/cancel").await;
        ada.says("ja").await;
        let bob = town.citizen("bob");
        bob.says("/start personalausweis").await;
        town.passes(TimeDelta::minutes(2)).await;
        bob.says("Personalausweis").await;
        ada.says("/appointments").await;
    };
    conversation(
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /cancel
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        bob> /start personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        … 2 min
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        bob> Personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> /appointments
        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.

        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

    "#]],
    )
    .await;
}
