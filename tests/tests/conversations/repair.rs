//! What goes wrong in a conversation, and how it goes on.

use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn back_works_everywhere() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.taps("Ausweise").await;
        ada.taps("Personalausweis").await;
        ada.taps("Anderes Amt").await;
        for _ in 0..3 {
            ada.taps("Zurück").await;
        }
        ada.says("zurück").await;
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

            ada> [Anderes Amt]
            Personalausweis
            In welches Amt möchten Sie kommen?

            Mit Ihrer Postleitzahl zeige ich die nächsten zuerst.
            [Rathaus Mitte · Mitte]
            [Bürgeramt Nord · Nord]
            [Alle Ämter] [⬅️ Zurück]

            ada> [⬅️ Zurück]
            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            ada> [⬅️ Zurück]
            Ausweise
            Was brauchen Sie?
            [Personalausweis]
            [Reisepass]
            [⬅️ Zurück]

            ada> [⬅️ Zurück]
            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Ausweise]
            [Auto]

            ada> zurück
            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Ausweise]
            [Auto]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_question_in_between_keeps_the_open_prompt() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("/privacy").await;
        ada.says("/termine").await;
        ada.says("ja").await;
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

        ada> /privacy
        Verantwortlich ist: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Ich speichere dieses Gespräch, Ihre Termine und, wo das Amt es braucht, Namen, Telefonnummer oder E-Mail-Adresse, auch von anderen, für die Sie buchen. Gespräch und Kontaktdaten sind verschlüsselt.
        Auf Matrix sind Reaktionen wie 👍 nie verschlüsselt. Wer das nicht möchte, antwortet in Worten.
        Neuigkeiten der Stadt bekommen Sie nur, wenn Sie es möchten: /neuigkeiten
        Ausführlich: https://kleinstadt.example.org/datenschutz
        Alles löschen: /loeschen

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> /termine
        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
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

    "#]]).await;
}

#[tokio::test]
async fn three_misunderstandings_lead_to_a_person() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("blaue Elefanten").await;
        ada.says("wirklich blaue").await;
        ada.says("sehr blaue").await;
        ada.says("08:00").await;
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

            ada> blaue Elefanten
            Das habe ich leider nicht verstanden. Das liegt an mir.
            Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
            „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            ada> wirklich blaue
            Das habe ich leider nicht verstanden. Das liegt an mir.
            Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
            „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            ada> sehr blaue
            Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]
            [👤 Mensch]

            ada> 08:00
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Bitte mitbringen:
            – Alter Ausweis

            46,00 Euro
            [✅ Buchen]
            [Mehr Zeit] [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_conversation_that_cannot_be_read_starts_over_and_loses_no_booking() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        town.spoil_conversation("ada").await;
        ada.says("/termine").await;
    };
    conversation(
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /termine
        Unser Gespräch fängt neu an. Das liegt an mir. Ihre Termine sind sicher: /termine

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
