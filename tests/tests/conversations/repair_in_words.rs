//! A citizen's words change the booking in the making: only what they name, and all else stays.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn a_day_hours_an_office_and_a_number_are_changed_one_by_one() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start reisepass").await;
        ada.says("nein, Mittwoch").await;
        ada.says("lieber nachmittags").await;
        ada.says("geht es auch am Donnerstag?").await;
        ada.says("für 2 Personen bitte").await;
        ada.says("in Mitte").await;
        ada.says("vor 10 Uhr").await;
        ada.says("nächste Woche").await;
        ada.says("24. November").await;
        ada.says("egal um wie viel Uhr").await;
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

            ada> nein, Mittwoch
            Reisepass · Mittwoch, 25. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mi 25.11. 08:00 · Rathaus Mitte]
            [Mi 25.11. 08:15 · Rathaus Mitte]
            [Mi 25.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage] [Für mehrere]
            [⬅️ Zurück]

            ada> lieber nachmittags
            Reisepass · Mittwoch, 25. November 2026 · ab 12:00 Uhr
            Zu dieser Zeit ist nichts frei. Zu einer anderen Uhrzeit ist oft noch etwas frei.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [Anderer Tag]
            [🔔 Warteliste]
            [Anderes Amt]
            [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> geht es auch am Donnerstag?
            Reisepass · Donnerstag, 26. November 2026 · ab 12:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 14:00 · Bürgeramt Nord]
            [Do 26.11. 14:15 · Bürgeramt Nord]
            [Do 26.11. 14:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> für 2 Personen bitte
            Reisepass, 2 Personen · Donnerstag, 26. November 2026 · ab 12:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 14:00 · Bürgeramt Nord]
            [Do 26.11. 14:15 · Bürgeramt Nord]
            [Do 26.11. 14:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> in Mitte
            Reisepass, 2 Personen · Rathaus Mitte · Donnerstag, 26. November 2026 · ab 12:00 Uhr
            Zu dieser Zeit ist nichts frei. Zu einer anderen Uhrzeit ist oft noch etwas frei.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [Anderer Tag]
            [🔔 Warteliste]
            [Anderes Amt]
            [Alle Ämter] [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> vor 10 Uhr
            Reisepass, 2 Personen · Rathaus Mitte · Donnerstag, 26. November 2026 · vor 10:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 08:00]
            [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter] [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> nächste Woche
            Reisepass, 2 Personen · Rathaus Mitte · ab Montag, 23. November 2026 · vor 10:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00]
            [Di 24.11. 08:00]
            [Mi 25.11. 08:00]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter] [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> 24. November
            Reisepass, 2 Personen · Rathaus Mitte · Dienstag, 24. November 2026 · vor 10:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 08:00]
            [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter] [Alle Tage] [Alle Uhrzeiten] [Für mehrere]
            [⬅️ Zurück]

            ada> egal um wie viel Uhr
            Reisepass, 2 Personen · Rathaus Mitte · Dienstag, 24. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 08:00]
            [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter] [Alle Tage] [Für mehrere]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_place_that_is_held_is_given_back_for_another_wish() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("ja, Montag um 8 Uhr passt").await;
        ada.says("verschieben").await;
        ada.taps("08:15").await;
        ada.says("nein, lieber im Norden").await;
    };
    conversation(script, expect![[r#"
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

        ada> ja, Montag um 8 Uhr passt
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

        ada> [Mo 23.11. 08:15]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> nein, lieber im Norden
        Den reservierten Platz habe ich wieder freigegeben.

        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Bürgeramt Nord
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00]
        [Di 24.11. 14:15]
        [Di 24.11. 14:30]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn what_is_no_name_repairs_too() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start reisepass").await;
        ada.taps("08:00").await;
        ada.says("nein, lieber am Donnerstag").await;
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

        ada> nein, lieber am Donnerstag
        Den reservierten Platz habe ich wieder freigegeben.

        Reisepass · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 08:00 · Rathaus Mitte]
        [Do 26.11. 08:15 · Rathaus Mitte]
        [Do 26.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage] [Für mehrere]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_postal_code_brings_the_nearest_office_to_the_top() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("perso").await;
        ada.says("44996").await;
        ada.taps("Nord").await;
        ada.says("ich wohne in 44999").await;
        ada.says("zurück").await;
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

        ada> 44996
        Personalausweis
        Nach Postleitzahl am nächsten bei 44996. In welches Amt möchten Sie kommen?
        [Bürgeramt Nord · Nord]
        [Rathaus Mitte · Mitte]
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

        ada> ich wohne in 44999
        Personalausweis
        Nach Postleitzahl am nächsten bei 44999. In welches Amt möchten Sie kommen?
        [Rathaus Mitte · Mitte]
        [Bürgeramt Nord · Nord]
        [Alle Ämter] [⬅️ Zurück]

        ada> zurück
        Personalausweis · Bürgeramt Nord
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00]
        [Di 24.11. 14:15]
        [Di 24.11. 14:30]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_yes_to_one_thing_is_no_yes_to_another() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("ja, absagen").await;
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("ja, bitte jetzt buchen!").await;
        ada.says("absagen").await;
        ada.says("buchen").await;
        ada.says("ja, absagen").await;
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

        ada> ja, absagen
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> /start personalausweis
        Den reservierten Platz habe ich wieder freigegeben.

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

        ada> ja, bitte jetzt buchen!
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: RWJ-0S6

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:0

        ada> absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> buchen
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> ja, absagen
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-RWJ-0S6.ics METHOD:CANCEL SEQUENCE:1

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_refusal_changes_nothing_and_no_subject() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start reisepass").await;
        ada.says("Mittwoch geht nicht").await;
        ada.says("gegen Mittag oder so").await;
        ada.says("Auto anmelden am Donnerstag").await;
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

        ada> Mittwoch geht nicht
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada> gegen Mittag oder so
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada> Auto anmelden am Donnerstag
        Auto anmelden · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:15 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Alle Tage]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn an_appointment_is_moved_as_the_words_say() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis Dienstag nachmittag").await;
        ada.says("1").await;
        ada.says("ja").await;
        ada.says("umbuchen auf Donnerstag zwischen 14 und 15 Uhr").await;
        ada.says("der zweite").await;
        ada.says("ja").await;
        ada.says("lieber am 8.12.26").await;
    };
    conversation(script, expect![[r#"
        ada> Personalausweis Dienstag nachmittag
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis · Dienstag, 24. November 2026 · ab 12:00 Uhr
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage] [Alle Uhrzeiten]
        [⬅️ Zurück]

        ada> 1
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:0

        ada> umbuchen auf Donnerstag zwischen 14 und 15 Uhr
        Ihr Termin am Dienstag, 24. November 2026 um 14:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Bürgeramt Nord · Donnerstag, 26. November 2026 · 14:00 bis 15:00 Uhr
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 14:00]
        [Do 26.11. 14:15]
        [Do 26.11. 14:30]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage] [Alle Uhrzeiten]
        [⬅️ Zurück]

        ada> der zweite
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Donnerstag, 26. November 2026, 14:15 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Dienstag, 24. November 2026 um 14:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Donnerstag, 26. November 2026, 14:15 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        ada> lieber am 8.12.26
        Ihr Termin am Donnerstag, 26. November 2026 um 14:15 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Bürgeramt Nord · Dienstag, 8. Dezember 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 08.12. 14:00]
        [Di 08.12. 14:15]
        [Di 08.12. 14:30]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn weeks_and_months_are_told_back() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("übernächste Woche Mittwoch").await;
        ada.says("im Dezember").await;
        ada.says("vormittags im Dezember").await;
        ada.says("später").await;
        ada.says("alle Uhrzeiten").await;
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

            ada> übernächste Woche Mittwoch
            Personalausweis · Mittwoch, 2. Dezember 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mi 02.12. 08:00 · Rathaus Mitte]
            [Mi 02.12. 08:15 · Rathaus Mitte]
            [Mi 02.12. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> im Dezember
            Personalausweis · Dezember 2026
            Welcher Tag passt Ihnen?
            [Di 01.12.] [Mi 02.12.] [Do 03.12.] [Fr 04.12.]
            [Mo 07.12.] [Di 08.12.] [Mi 09.12.] [Do 10.12.] [Fr 11.12.]
            [Mo 14.12.] [Di 15.12.] [Mi 16.12.] [Do 17.12.] [Fr 18.12.]
            [Mo 21.12.] [Di 22.12.] [Mi 23.12.] [Do 24.12.] [Fr 25.12.]
            [Mo 28.12.] [Di 29.12.] [Mi 30.12.] [Do 31.12.]
            [◀ November 2026] [Januar 2027 ▶]
            [Alle Tage] [⬅️ Zurück]

            ada> vormittags im Dezember
            Personalausweis · ab Dienstag, 1. Dezember 2026 · vor 12:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 01.12. 08:00 · Rathaus Mitte]
            [Di 01.12. 08:15 · Rathaus Mitte]
            [Di 01.12. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage] [Alle Uhrzeiten]
            [⬅️ Zurück]

            ada> später
            Personalausweis · ab Dienstag, 1. Dezember 2026 · vor 12:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 01.12. 08:45 · Rathaus Mitte]
            [Mi 02.12. 08:00 · Rathaus Mitte]
            [Mi 02.12. 08:15 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage] [Alle Uhrzeiten]
            [⬅️ Zurück]

            ada> alle Uhrzeiten
            Personalausweis · ab Dienstag, 1. Dezember 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 01.12. 08:00 · Rathaus Mitte]
            [Di 01.12. 08:15 · Rathaus Mitte]
            [Di 01.12. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_wish_is_no_name() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start reisepass").await;
        ada.taps("08:00").await;
        ada.says("im Norden").await;
        ada.taps("14:00").await;
        ada.says("übernächste Woche").await;
        ada.taps("14:00").await;
        ada.says("Thomas Morgen").await;
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

        ada> im Norden
        Den reservierten Platz habe ich wieder freigegeben.

        Reisepass · Bürgeramt Nord
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00]
        [Di 24.11. 14:15]
        [Di 24.11. 14:30]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter] [Für mehrere]
        [⬅️ Zurück]

        ada> [Di 24.11. 14:00]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> übernächste Woche
        Den reservierten Platz habe ich wieder freigegeben.

        Reisepass · Bürgeramt Nord · ab Montag, 30. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 01.12. 14:00]
        [Di 01.12. 14:15]
        [Di 01.12. 14:30]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage] [Für mehrere]
        [⬅️ Zurück]

        ada> [Di 01.12. 14:00]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Dienstag, 1. Dezember 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Thomas Morgen
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Dienstag, 1. Dezember 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Angaben:
        – Thomas Morgen
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

    "#]],
    )
    .await;
}
