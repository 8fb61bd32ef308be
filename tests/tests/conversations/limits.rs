//! One errand, one place.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn at_the_limit_the_appointment_can_be_moved_to_the_chosen_place() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("/start personalausweis").await;
        ada.taps("08:30").await;
        ada.taps("Verschieben").await;
        ada.taps("verschieben").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:30 · Rathaus Mitte]
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

        ada> [🔁 Verschieben]
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

    "#]]).await;
}

#[tokio::test]
async fn at_the_limit_everything_can_stay_as_it_is() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("perso").await;
        ada.taps("08:30").await;
        ada.says("behalten").await;
    };
    conversation(
        script,
        expect![[r#"
            ada has booked: personalausweis, 08:00

            ada> perso
            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Mo 23.11. 08:45 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            ada> [Mo 23.11. 08:30 · Rathaus Mitte]
            Sie haben dafür schon einen Termin:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
            [🔁 Verschieben] [✖️ Absagen]
            [🔔 Auf einen früheren warten]
            [Für jemand anderen]
            [Behalten]

            ada> behalten
            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: TAA-YW8
            [🔁 Verschieben] [✖️ Absagen]
            [Neuer Termin] [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn two_appointments_for_two_errands() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("/start reisepass").await;
        ada.says("1").await;
        ada.says("Ada Lovelace").await;
        ada.taps("Buchen").await;
        ada.says("meine Termine").await;
        ada.taps("Verschieben: Reisepass").await;
    };
    conversation(
        script,
        expect![[r#"
            ada has booked: personalausweis, 08:00

            ada> /start reisepass
            Reisepass
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Für mehrere]
            [⬅️ Zurück]

            ada> 1
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Reisepass
            Montag, 23. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
            [Mehr Zeit] [⬅️ Zurück]

            ada> Ada Lovelace
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Reisepass
            Montag, 23. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Angaben:
            – Ada Lovelace
            [✅ Buchen]
            [Angaben ändern]
            [Mehr Zeit] [⬅️ Zurück]

            ada> [✅ Buchen]
            Gebucht:

            Reisepass
            Montag, 23. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: NNG-TA0

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-NNG-TA0.ics METHOD:PUBLISH SEQUENCE:0

            ada> meine Termine
            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: TAA-YW8

            Reisepass
            Montag, 23. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: NNG-TA0
            [🔁 Verschieben: Personalausweis, Mo 23.11.]
            [✖️ Absagen: Personalausweis, Mo 23.11.]
            [🔁 Verschieben: Reisepass, Mo 23.11.]
            [✖️ Absagen: Reisepass, Mo 23.11.]
            [Neuer Termin] [⬅️ Zurück]

            ada> [🔁 Verschieben: Reisepass, Mo 23.11.]
            Ihr Termin am Montag, 23. November 2026 um 08:15 Uhr bleibt, bis Sie einen neuen bestätigen.

            Reisepass · Rathaus Mitte
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 08:00]
            [Di 24.11. 08:15]
            [Di 24.11. 08:30]
            [Später] [Anderer Tag]
            [🔔 Warteliste]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn at_the_limit_one_can_wait_for_an_earlier_place() {
    let script = async |town: &Town| {
        town.citizen("bob").books("personalausweis", "08:00").await;
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:30").await;
        ada.says("/start personalausweis").await;
        ada.taps("08:45").await;
        ada.taps("Auf einen früheren warten").await;
    };
    conversation(
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ada has booked: personalausweis, 08:30

            ada> /start personalausweis
            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:45 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            ada> [Mo 23.11. 08:45 · Rathaus Mitte]
            Sie haben dafür schon einen Termin:

            Personalausweis
            Montag, 23. November 2026, 08:30 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
            [🔁 Verschieben] [✖️ Absagen]
            [🔔 Auf einen früheren warten]
            [Für jemand anderen]
            [Behalten]

            ada> [🔔 Auf einen früheren warten]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

        "#]],
    )
    .await;
}
