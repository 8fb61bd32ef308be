//! The way to an appointment.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn four_taps_from_start_to_the_appointment() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.taps("Ausweise").await;
        ada.taps("Personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        assert_eq!(ada.messages(), ada.words(), "what follows a tap is an edit, but for the file");
    };
    conversation(
        script,
        expect![[r#"
        ada> /start
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        ada> [Ausweise]
        Ausweise
        Was brauchen Sie?
        [Personalausweis]
        [Reisepass]
        [⬅️ Zurück]

        ada> [Personalausweis]
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: CMR-3WX

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-CMR-3WX.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_deep_link_goes_straight_to_the_places() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:15").await;
        ada.taps("Buchen").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start personalausweis
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

        ada> [Mo 23.11. 08:15 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}

#[tokio::test]
async fn two_passports_take_twice_the_slots_and_a_name() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Reisepass").await;
        ada.taps("Für mehrere").await;
        ada.taps("2 Personen").await;
        ada.taps("08:00").await;
        ada.says("7").await;
        ada.says("Ada Lovelace").await;
        ada.taps("Buchen").await;
        // The whole first hour of Monday at the one desk is taken: four slots in a row.
        let bob = town.citizen("bob");
        bob.says("Personalausweis").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> Reisepass
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada> [Für mehrere]
        Reisepass
        Für wie viele Personen?
        [1 Person]
        [2 Personen]
        [3 Personen]
        [⬅️ Zurück]

        ada> [2 Personen]
        Reisepass, 2 Personen
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass, 2 Personen
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> 7
        Einen Namen habe ich darin nicht erkannt.
        Bitte schreiben Sie Vor- und Nachnamen, zum Beispiel: Aylin Kaya

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass, 2 Personen
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass, 2 Personen
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Angaben:
        – Ada Lovelace
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Reisepass, 2 Personen
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: NNG-TA0

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-NNG-TA0.ics METHOD:PUBLISH SEQUENCE:0

        bob> Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn another_office_and_another_day() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Anderes Amt").await;
        ada.taps("Bürgeramt Nord").await;
        ada.taps("Anderer Tag").await;
        ada.taps("26.11.").await;
        ada.taps("Alle Ämter").await;
        ada.says("am Mittwoch").await;
    };
    conversation(
        script,
        expect![[r#"
            ada> Personalausweis
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

            ada> [Anderes Amt]
            Personalausweis
            In welches Amt möchten Sie kommen?

            Mit Ihrer Postleitzahl zeige ich die nächsten zuerst.
            [Rathaus Mitte · Mitte]
            [Bürgeramt Nord · Nord]
            [Alle Ämter] [⬅️ Zurück]

            ada> [Bürgeramt Nord · Nord]
            Personalausweis · Bürgeramt Nord
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00]
            [Di 24.11. 14:15]
            [Di 24.11. 14:30]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

            ada> [Anderer Tag]
            Personalausweis · Bürgeramt Nord · November 2026
            Welcher Tag passt Ihnen?
            [Di 24.11.] [Do 26.11.]
            [Dezember 2026 ▶]
            [Alle Tage] [⬅️ Zurück]

            ada> [Do 26.11.]
            Personalausweis · Bürgeramt Nord · Donnerstag, 26. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 14:00]
            [Do 26.11. 14:15]
            [Do 26.11. 14:30]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter] [Alle Tage]
            [⬅️ Zurück]

            ada> [Alle Ämter]
            Personalausweis · Donnerstag, 26. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 08:00 · Rathaus Mitte]
            [Do 26.11. 08:15 · Rathaus Mitte]
            [Do 26.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> am Mittwoch
            Personalausweis · Mittwoch, 25. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mi 25.11. 08:00 · Rathaus Mitte]
            [Mi 25.11. 08:15 · Rathaus Mitte]
            [Mi 25.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn more_time_for_a_hold_once() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Mehr Zeit").await;
        ada.taps("Buchen").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start personalausweis
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

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [Mehr Zeit]
        Bis 10:20 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: DSM-75J

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}
