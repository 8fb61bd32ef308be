//! What a city asks of who comes.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn what_the_city_asks_is_asked_once() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Auto anmelden").await;
        ada.says("1").await;
        ada.says("Ada Lovelace").await;
        ada.says("keine Ahnung").await;
        ada.says("0231 5001234").await;
        ada.says("ja").await;
        // The name is known by now.
        ada.says("Reisepass").await;
        ada.says("1").await;
        ada.says("buchen").await;
    };
    conversation(
        script,
        expect![[r#"
            ada> Auto anmelden
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Auto anmelden
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00 · Bürgeramt Nord]
            [Di 24.11. 14:15 · Bürgeramt Nord]
            [Di 24.11. 14:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [⬅️ Zurück]

            ada> 1
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
            [Mehr Zeit] [⬅️ Zurück]

            ada> Ada Lovelace
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]

            ada> keine Ahnung
            Eine Telefonnummer habe ich darin nicht erkannt.
            Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]

            ada> 0231 5001234
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Ihre Angaben:
            – Ada Lovelace
            – 0231 5001234
            [✅ Buchen]
            [Angaben ändern]
            [Mehr Zeit] [⬅️ Zurück]

            ada> ja
            Gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Ihre Nummer: RWJ-0S6

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:0

            ada> Reisepass
            Reisepass
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Für mehrere]
            [⬅️ Zurück]

            ada> 1
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Reisepass
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            [✅ Buchen]
            [Mehr Zeit] [⬅️ Zurück]

            ada> buchen
            Gebucht:

            Reisepass
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: XCR-PMR

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-XCR-PMR.ics METHOD:PUBLISH SEQUENCE:0

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_name_is_a_name_is_shown_and_can_be_changed() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start reisepass").await;
        ada.taps("08:00").await;
        ada.says("ja").await;
        ada.says("Wozu brauchen Sie den?").await;
        ada.says("Mein Name ist Ada Lovlace").await;
        ada.says("falsch").await;
        ada.says("Ada Lovelace").await;
        ada.says("buchen").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start reisepass
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

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Einen Namen habe ich darin nicht erkannt.
        Bitte schreiben Sie Vor- und Nachnamen, zum Beispiel: Aylin Kaya

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Wozu brauchen Sie den?
        Einen Namen habe ich darin nicht erkannt.
        Bitte schreiben Sie Vor- und Nachnamen, zum Beispiel: Aylin Kaya

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Mein Name ist Ada Lovlace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Angaben:
        – Ada Lovlace
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> falsch
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Angaben:
        – Ada Lovelace
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> buchen
        Gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: 2JX-JAF

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-2JX-JAF.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}

#[tokio::test]
async fn who_has_no_telephone_is_led_to_a_person() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start zulassung").await;
        ada.taps("14:00").await;
        ada.says("Ada Lovelace").await;
        for _ in 0..3 {
            ada.says("ich habe keins").await;
        }
        ada.says("2").await;
    };
    conversation(
        script,
        expect![[r#"
            ada> /start zulassung
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Auto anmelden
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00 · Bürgeramt Nord]
            [Di 24.11. 14:15 · Bürgeramt Nord]
            [Di 24.11. 14:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [⬅️ Zurück]

            ada> [Di 24.11. 14:00 · Bürgeramt Nord]
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
            [Mehr Zeit] [⬅️ Zurück]

            ada> Ada Lovelace
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]

            ada> ich habe keins
            Eine Telefonnummer habe ich darin nicht erkannt.
            Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]

            ada> ich habe keins
            Eine Telefonnummer habe ich darin nicht erkannt.
            Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]

            ada> ich habe keins
            Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]
            [👤 Mensch]

            ada> 2
            Auto anmelden
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00 · Bürgeramt Nord]
            [Di 24.11. 14:15 · Bürgeramt Nord]
            [Di 24.11. 14:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}
