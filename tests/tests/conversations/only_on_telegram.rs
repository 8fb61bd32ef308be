//! What only Telegram tells or has: the language of the phone, buttons that stay on earlier messages, that a
//! message was forwarded, that one was changed but not what it says now.

use bot_core::event::Unreadable;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn the_language_follows_the_phone_and_then_the_citizen() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada").speaking("en-GB");
        ada.says("/start identity").await;
        ada.says("passport").await;
        ada.says("Deutsch").await;
        ada.says("/language").await;
        ada.taps("English").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start identity
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Hello! I am the appointment assistant of the city of Kleinstadt.
        What do you need? For example “Identity card”.

        To be read aloud: /text · 👤 Person · /privacy
        [Identity documents]
        [Car]

        ada> passport
        Passport
        These appointments are free. Which one suits you?
        [Mon 23 Nov 08:00 · Rathaus Mitte]
        [Mon 23 Nov 08:15 · Rathaus Mitte]
        [Mon 23 Nov 08:30 · Rathaus Mitte]
        [Later] [Another day]
        [Another office]
        [For several]
        [⬅️ Back]

        ada> Deutsch
        Gut, ab jetzt schreibe ich Deutsch.

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada> /language
        In welcher Sprache soll ich schreiben?
        [Deutsch]
        [English]
        [⬅️ Zurück]

        ada> [English]
        Good, I’ll write English from now on.

        Passport
        These appointments are free. Which one suits you?
        [Mon 23 Nov 08:00 · Rathaus Mitte]
        [Mon 23 Nov 08:15 · Rathaus Mitte]
        [Mon 23 Nov 08:30 · Rathaus Mitte]
        [Later] [Another day]
        [Another office]
        [For several]
        [⬅️ Back]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn outdated_and_foreign_buttons() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        let old = ada.button(0, "Auto");
        ada.taps("Ausweise").await;
        // A second tap on a slow phone: the new prompt stands there already.
        ada.taps_token(0, &old.token, "Auto (zweimal)").await;
        ada.says("/hilfe").await;
        // An old message further up.
        ada.taps_token(0, &old.token, "Auto (alt)").await;
        ada.taps_token(0, "rm -rf", "fremd").await;
        ada.taps_token(0, "", "leer").await;
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

            ada> [Auto (zweimal)]
            (Das ist nicht mehr offen. Die neue Auswahl steht unten.)

            ada> /hilfe
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

            Ausweise
            Was brauchen Sie?
            [Personalausweis]
            [Reisepass]
            [⬅️ Zurück]

            ada> [Auto (alt)]
            Ausweise
            Was brauchen Sie?
            [Personalausweis]
            [Reisepass]
            [⬅️ Zurück]

            (Das ist nicht mehr offen. Die neue Auswahl steht unten.)

            ada> [fremd]
            Ausweise
            Was brauchen Sie?
            [Personalausweis]
            [Reisepass]
            [⬅️ Zurück]

            (Das ist nicht mehr offen. Die neue Auswahl steht unten.)

            ada> [leer]
            Ausweise
            Was brauchen Sie?
            [Personalausweis]
            [Reisepass]
            [⬅️ Zurück]

            (Das ist nicht mehr offen. Die neue Auswahl steht unten.)

        "#]],
    )
    .await;
}

#[tokio::test]
async fn forwarded_and_changed_messages() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.sends(Unreadable::Forwarded).await;
        ada.sends(Unreadable::Edited).await;
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

        ada> Forwarded
        Weitergeleitete Nachrichten lese ich nicht. Bitte schreiben Sie mir selbst, was Sie brauchen.

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        ada> Edited
        Nachträgliche Änderungen sehe ich leider nicht. Bitte schreiben Sie es als neue Nachricht.

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

    "#]],
    )
    .await;
}
