//! The way to an appointment.

use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn four_taps_from_start_to_the_appointment() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.taps("Ausweise").await;
        ada.taps("Personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        assert_eq!(ada.messages(), 1, "all but the file are edits of one message");
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
    let script = async |town: &tests::town::Town| {
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
async fn words_and_numbers_do_all_that_buttons_do() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Hallo").await;
        ada.says("perso").await;
        ada.says("anderer Tag").await;
        ada.says("26.11.").await;
        ada.says("zwei").await;
        ada.says("zurück").await;
        ada.says("nächster Dienstag wäre gut").await;
        ada.says("Di 08:30").await;
        ada.says("ja").await;
        ada.says("Danke!").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> Hallo
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        ada> perso
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> anderer Tag
        Personalausweis
        Welcher Tag passt Ihnen?
        [Mo 23.11.] [Di 24.11.]
        [Mi 25.11.] [Do 26.11.]
        [Fr 27.11.] [Mo 30.11.]
        [Di 01.12.] [Mi 02.12.]
        [Weitere]
        [Alle Tage] [⬅️ Zurück]

        ada> 26.11.
        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 08:00 · Rathaus Mitte]
        [Do 26.11. 08:15 · Rathaus Mitte]
        [Do 26.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> zwei
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Donnerstag, 26. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> zurück
        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 08:00 · Rathaus Mitte]
        [Do 26.11. 08:15 · Rathaus Mitte]
        [Do 26.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> nächster Dienstag wäre gut
        Personalausweis · Dienstag, 24. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> Di 08:30
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: XCR-PMR

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-XCR-PMR.ics METHOD:PUBLISH SEQUENCE:0

        ada> Danke!
        Gern geschehen!

    "#]],
    )
    .await;
}

#[tokio::test]
async fn two_passports_take_twice_the_slots_and_a_name() {
    let script = async |town: &tests::town::Town| {
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
    let script = async |town: &tests::town::Town| {
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
        Personalausweis
        Welcher Tag passt Ihnen?
        [Di 24.11.] [Do 26.11.]
        [Di 01.12.] [Do 03.12.]
        [Di 08.12.] [Do 10.12.]
        [Di 15.12.] [Do 17.12.]
        [Weitere]
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
async fn what_the_city_asks_is_asked_once() {
    let script = async |town: &tests::town::Town| {
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
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> keine Ahnung
        Eine Telefonnummer habe ich darin nicht erkannt.
        Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> 0231 5001234
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

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
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

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
async fn more_time_for_a_hold_once() {
    let script = async |town: &tests::town::Town| {
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

#[tokio::test]
async fn the_time_of_day_that_is_named_counts() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("perso").await;
        ada.says("Do 14:30").await;
        ada.taps("Später").await;
        ada.says("15 Uhr").await;
        ada.says("nicht am Montag").await;
        ada.says("Montag oder Dienstag").await;
        ada.says("so geht das nicht").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> perso
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

        ada> Do 14:30
        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 14:45 · Bürgeramt Nord]
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> [Später]
        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 15:15 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Do 26.11. 15:45 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> 15 Uhr
        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:15 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> nicht am Montag
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:15 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> Montag oder Dienstag
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:15 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> so geht das nicht
        Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:15 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn whole_sentences_are_understood_by_what_stands_in_them() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("Guten Tag, ich brauche dringend einen neuen Perso").await;
        ada.says("Nr. 1").await;
        ada.says("Ja, den möchte ich bitte buchen").await;
        ada.says("Ich möchte meinen Termin doch lieber absagen").await;
        ada.says("Ja bitte absagen").await;
        ada.says("ok, tschüss").await;
        ada.says("doch nicht").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> Guten Tag, ich brauche dringend einen neuen Perso
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

        ada> Nr. 1
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ja, den möchte ich bitte buchen
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:0

        ada> Ich möchte meinen Termin doch lieber absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> Ja bitte absagen
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        ada> ok, tschüss
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        ada> doch nicht
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
async fn a_name_is_a_name_is_shown_and_can_be_changed() {
    let script = async |town: &tests::town::Town| {
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
    let script = async |town: &tests::town::Town| {
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
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> ich habe keins
        Eine Telefonnummer habe ich darin nicht erkannt.
        Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> ich habe keins
        Eine Telefonnummer habe ich darin nicht erkannt.
        Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> ich habe keins
        Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44999 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

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

#[tokio::test]
async fn two_appointments_for_two_errands() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
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

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:0

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
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}
