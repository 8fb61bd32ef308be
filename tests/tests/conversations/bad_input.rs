//! What people and their phones send that no booking needs.

use bot_core::event::Unreadable;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn each_gets_one_clear_sentence_and_the_open_prompt() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("/unbekannt").await;
        ada.says("").await;
        ada.says("🙂🙂🙂").await;
        ada.says(&"lang ".repeat(819)).await;
        for what in [Unreadable::File, Unreadable::Sticker, Unreadable::Voice, Unreadable::Other] {
            ada.sends(what).await;
        }
        ada.says("99").await;
        ada.says("\u{202e}\u{200b}").await;
        ada.says("08:00").await;
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

        ada> /unbekannt
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> 
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

        ada> 🙂🙂🙂
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

        ada> lang lang lang lang lang lang lang lang lang lang lang lang 
        So lange Texte kann ich leider nicht lesen.
        Bitte schreiben Sie in wenigen Wörtern, was Sie brauchen.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> File
        Bilder und Dateien öffne ich nicht und lade sie nie herunter. Ist Ihr Ausweis darauf? Dann löschen Sie das Bild bitte hier im Chat.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> Sticker
        Sticker verstehe ich leider nicht. Bitte schreiben Sie es mir in Worten.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> Voice
        Sprachnachrichten kann ich leider nicht hören. Bitte schreiben Sie mir, oder rufen Sie an: /mensch

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> Other
        Das kann ich leider nicht lesen. Bitte schreiben Sie es mir in Worten.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> 99
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

        ada> \u{202e}\u{200b}
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

    "#]]).await;
}
