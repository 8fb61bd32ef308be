//! What the bot says about itself, in which language and form; and how it forgets.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn choices_as_text_for_reading_aloud() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("/text").await;
        ada.says("1").await;
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

        ada> /text
        Ab jetzt steht jede Auswahl als Liste im Text. Antworten Sie mit der Nummer.
        Lieber wieder Knöpfe? /text

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?

        1) Mo 23.11. 08:00 · Rathaus Mitte
        2) Mo 23.11. 08:15 · Rathaus Mitte
        3) Mo 23.11. 08:30 · Rathaus Mitte
        4) Später
        5) Anderer Tag
        6) Anderes Amt
        7) ⬅️ Zurück

        ada> 1
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        1) ✅ Buchen
        2) Mehr Zeit
        3) ⬅️ Zurück

    "#]],
    )
    .await;
}

#[tokio::test]
async fn imprint_accessibility_help_and_a_person() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/impressum").await;
        ada.says("/barrierefreiheit").await;
        ada.says("/help").await;
        ada.says("Mensch").await;
        ada.says("/warteliste").await;
    };
    conversation(
        script,
        expect![[r#"
            ada> /impressum
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Impressum
            Stadt Kleinstadt, Am Markt 1

            ada> /barrierefreiheit
            Barrierefreiheit
            https://kleinstadt.example.org/barrierefreiheit

            ada> /help
            Ich helfe bei Terminen. Schreiben Sie einfach, was Sie brauchen, zum Beispiel „Reisepass“.

            /termin – einen Termin buchen
            /termine – meine Termine ansehen
            /verschieben – einen Termin verschieben
            /absagen – einen Termin absagen
            /warteliste – worauf Sie warten
            /mensch – mit einem Menschen sprechen
            /sprache – andere Sprache
            /verbinden – einen zweiten Messenger verbinden
            /neuigkeiten – Neuigkeiten der Stadt bekommen
            /text – Auswahl als Liste, gut zum Vorlesen
            /datenschutz – was mit Ihren Daten geschieht
            /loeschen – alles über mich löschen
            /impressum · /barrierefreiheit

            Es geht auch ohne das Zeichen davor. „Zurück“ geht immer.
            Sie buchen für jemand anderen? Schreiben Sie zum Beispiel „für meine Mutter“.

            ada> Mensch
            Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

            ada> /warteliste
            Sie stehen auf keiner Warteliste.
            [Neuer Termin] [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn everything_is_deleted_when_asked() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("/delete_me").await;
        ada.taps("Ja, alles").await;
        ada.says("/termine").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /delete_me
        Ihre kommenden Termine werden abgesagt, Ihre Angaben und dieses Gespräch gelöscht. Das lässt sich nicht zurücknehmen.
        Soll ich wirklich alles löschen?
        [✖️ Ja, alles löschen] [⬅️ Zurück]

        ada> [✖️ Ja, alles löschen]
        Alles ist gelöscht, Ihre Termine sind abgesagt.
        Sie brauchen wieder einmal etwas? Schreiben Sie mir einfach.

        ada> /termine
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}
