//! What is said in words, in place of buttons.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn words_and_numbers_do_all_that_buttons_do() {
    let script = async |town: &Town| {
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
            Personalausweis · November 2026
            Welcher Tag passt Ihnen?
            [Mo 23.11.] [Di 24.11.] [Mi 25.11.] [Do 26.11.] [Fr 27.11.]
            [Mo 30.11.]
            [Dezember 2026 ▶]
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
async fn the_time_of_day_that_is_named_counts() {
    let script = async |town: &Town| {
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
            Personalausweis · Donnerstag, 26. November 2026 · ab 14:30 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 14:30 · Bürgeramt Nord]
            [Do 26.11. 14:45 · Bürgeramt Nord]
            [Do 26.11. 15:00 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> [Später]
            Personalausweis · Donnerstag, 26. November 2026 · ab 14:30 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 15:15 · Bürgeramt Nord]
            [Do 26.11. 15:30 · Bürgeramt Nord]
            [Do 26.11. 15:45 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> 15 Uhr
            Personalausweis · Donnerstag, 26. November 2026 · ab 15:00 Uhr
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

            Personalausweis · Donnerstag, 26. November 2026 · ab 15:00 Uhr
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

            Personalausweis · Donnerstag, 26. November 2026 · ab 15:00 Uhr
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

            Personalausweis · Donnerstag, 26. November 2026 · ab 15:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 15:00 · Bürgeramt Nord]
            [Do 26.11. 15:15 · Bürgeramt Nord]
            [Do 26.11. 15:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]
            [👤 Mensch]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn whole_sentences_are_understood_by_what_stands_in_them() {
    let script = async |town: &Town| {
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
async fn a_yes_with_a_but_is_no_yes() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("ja, aber am Dienstag").await;
        ada.taps("08:00").await;
        ada.says("ja gern, bitte").await;
        ada.says("absagen").await;
        ada.says("ja, ich komme").await;
        ada.says("nein, bitte nicht absagen").await;
        ada.says("/delete_me").await;
        ada.says("ok lassen").await;
        ada.says("nein, nicht löschen").await;
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

        ada> ja, aber am Dienstag
        Den reservierten Platz habe ich wieder freigegeben.

        Personalausweis · Dienstag, 24. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> [Di 24.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja gern, bitte
        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: CMR-3WX

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-CMR-3WX.ics METHOD:PUBLISH SEQUENCE:0

        ada> absagen
        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> ja, ich komme
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> nein, bitte nicht absagen
        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> /delete_me
        Ihre kommenden Termine werden abgesagt, Ihre Angaben und dieses Gespräch gelöscht. Das lässt sich nicht zurücknehmen.
        Soll ich wirklich alles löschen?
        [✖️ Ja, alles löschen] [⬅️ Zurück]

        ada> ok lassen
        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        ada> nein, nicht löschen
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

    "#]]).await;
}

#[tokio::test]
async fn a_time_at_which_nothing_is_free_is_said() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis am Donnerstag um 15 Uhr").await;
        ada.says("18:00").await;
        ada.taps("Später").await;
        ada.says("am Montag").await;
        ada.taps("Später").await;
        ada.says("später").await;
    };
    conversation(
        script,
        expect![[r#"
            ada> Personalausweis am Donnerstag um 15 Uhr
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis · Donnerstag, 26. November 2026 · ab 15:00 Uhr
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 15:00 · Bürgeramt Nord]
            [Do 26.11. 15:15 · Bürgeramt Nord]
            [Do 26.11. 15:30 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> 18:00
            Zu dieser Zeit oder später ist da nichts mehr frei. Hier sind die ersten Plätze.

            Personalausweis · Donnerstag, 26. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 08:00 · Rathaus Mitte]
            [Do 26.11. 08:15 · Rathaus Mitte]
            [Do 26.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> [Später]
            Personalausweis · Donnerstag, 26. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 26.11. 08:45 · Rathaus Mitte]
            [Do 26.11. 14:00 · Bürgeramt Nord]
            [Do 26.11. 14:15 · Bürgeramt Nord]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> am Montag
            Personalausweis · Montag, 23. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> [Später]
            Personalausweis · Montag, 23. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:45 · Rathaus Mitte]
            [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> später
            Zu dieser Zeit oder später ist da nichts mehr frei. Hier sind die ersten Plätze.

            Personalausweis · Montag, 23. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}
