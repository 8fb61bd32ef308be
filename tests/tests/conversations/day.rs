//! The day of an appointment: check-in, calling, being late, and the day on paper.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation_by_the_clock, conversation_under};

/// From Friday, ten o'clock, to Monday, half past seven.
const TO_MONDAY: TimeDelta = TimeDelta::minutes(69 * 60 + 30);

#[tokio::test]
async fn whoever_checks_in_is_called_and_served() {
    let script = async |town: &Town| {
        let (oez, ada, bob) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("bob"));
        town.employs(&oez, Role::Clerk, &["mitte"]).await;
        ada.books("personalausweis", "08:00").await;
        bob.books("personalausweis", "08:15").await;
        town.passes(TO_MONDAY).await;
        oez.says("/anmeldung").await;
        bob.says(&format!("/start {}", town.code_of("mitte"))).await;
        ada.says(&town.code_of("mitte").to_lowercase()).await;
        ada.says(&town.code_of("mitte")).await;
        oez.says("/heute").await;
        oez.says("/naechste").await;
        oez.says("/naechste 4").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.taps("Ist am Schalter").await;
        oez.says("/heute").await;
        oez.says("nächste Person").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.taps("Noch einmal rufen").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.taps("Nächste Person").await;
        oez.says("ist am Schalter").await;
        oez.says("ist fertig").await;
        oez.taps("Ist da").await;
        oez.says("/naechste").await;
        oez.taps("Ist am Schalter").await;
        oez.taps("Nächste Person").await;
        oez.says("/heute").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Frau Öz is clerk

            ada has booked: personalausweis, 08:00

            bob has booked: personalausweis, 08:15

            … 4170 min
            Frau Öz> /anmeldung
            Anmeldung am Montag, 23. November 2026
            Bitte gut sichtbar aufhängen: Wer da ist, schreibt mir diesen Code.

            Rathaus Mitte: E9W5W
            [Heute]

            bob> /start E9W5W
            Sie sind angemeldet: Personalausweis, 08:15 Uhr, Rathaus Mitte.

            Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
            Ihre Nummer: NNG-TA0

            ada> e9w5w
            Sie sind angemeldet: Personalausweis, 08:00 Uhr, Rathaus Mitte.

            Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
            Ihre Nummer: DSM-75J

            ada> E9W5W
            Sie sind angemeldet: Personalausweis, 08:00 Uhr, Rathaus Mitte.

            Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
            Ihre Nummer: DSM-75J

            Frau Öz> /heute
            Montag, 23. November 2026, 2 Termine:
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · ✅ da
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ✅ da
            [08:00 · DSM-75J ✅]
            [08:15 · NNG-TA0 ✅]
            [📣 Nächste Person]
            [🖨 Zum Drucken]
            [⬅️ Zurück]

            Frau Öz> /naechste
            An welchem Schalter? Zum Beispiel: /naechste 4

            Montag, 23. November 2026, 2 Termine:
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · ✅ da
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ✅ da
            [08:00 · DSM-75J ✅]
            [08:15 · NNG-TA0 ✅]
            [📣 Nächste Person]
            [🖨 Zum Drucken]
            [⬅️ Zurück]

            Frau Öz> /naechste 4
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · 📣 Schalter 4
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

            … 1 min
            📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter 4.
            Rathaus Mitte · Ihre Nummer: DSM-75J

            Frau Öz> [✅ Ist am Schalter]
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · ▶️ in Bedienung, Schalter 4
            [✅ Ist fertig]
            [📣 Nächste Person] [Heute]

            Frau Öz> /heute
            Montag, 23. November 2026, 2 Termine:
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · ▶️ in Bedienung, Schalter 4
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ✅ da
            [08:00 · DSM-75J ▶️]
            [08:15 · NNG-TA0 ✅]
            [📣 Nächste Person]
            [🖨 Zum Drucken]
            [⬅️ Zurück]

            Frau Öz> nächste Person
            DSM-75J ist fertig.

            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · 📣 Schalter 4
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

            … 1 min
            📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter 4.
            Rathaus Mitte · Ihre Nummer: NNG-TA0

            Frau Öz> [📣 Noch einmal rufen]
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · 📣 Schalter 4
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

            … 1 min
            📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter 4.
            Rathaus Mitte · Ihre Nummer: NNG-TA0

            Frau Öz> [📣 Nächste Person]
            NNG-TA0 kam nicht und ist nach den anderen noch einmal dran.

            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · 📣 Schalter 4
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

            Frau Öz> ist am Schalter
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ▶️ in Bedienung, Schalter 4
            [✅ Ist fertig]
            [📣 Nächste Person] [Heute]

            Frau Öz> ist fertig
            Montag, 23. November 2026, 08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ✔️ fertig
            [✅ Ist da]
            [✖️ Nicht gekommen]
            [Heute]

            Frau Öz> [✅ Ist da]
            Montag, 23. November 2026, 08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ✅ da
            [✅ Ist fertig]
            [✖️ Nicht gekommen]
            [Heute]

            Frau Öz> /naechste
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · 📣 Schalter 4
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

            Frau Öz> [✅ Ist am Schalter]
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ▶️ in Bedienung, Schalter 4
            [✅ Ist fertig]
            [📣 Nächste Person] [Heute]

            Frau Öz> [📣 Nächste Person]
            NNG-TA0 ist fertig.

            Rathaus Mitte: Gerade wartet niemand.
            [📣 Nächste Person] [Heute]

            Frau Öz> /heute
            Montag, 23. November 2026, 2 Termine:
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · ✔️ fertig
            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · ✔️ fertig
            [08:00 · DSM-75J ✔️]
            [08:15 · NNG-TA0 ✔️]
            [🖨 Zum Drucken]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_check_in_that_does_not_fit_is_told_what_does() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.says("/start personalausweis").await;
        ada.says("Dienstag").await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
        let yesterdays = town.code_of("nord");
        ada.says(&yesterdays).await;
        town.passes(TO_MONDAY + TimeDelta::minutes(23 * 60 + 15)).await;
        ada.says(&yesterdays).await;
        ada.says(&town.code_of("nord")).await;
        ada.says(&town.code_of("mitte")).await;
        bob.says(&format!("/start {}", town.code_of("nord"))).await;
        bob.says("Perso").await;
        bob.taps("14:00").await;
        bob.taps("Buchen").await;
        bob.says(&town.code_of("nord")).await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
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

        ada> Dienstag
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

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: DSM-75J

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:0

        ada> M9X8N
        Für die Anmeldung ist es noch zu früh. Ab einer Stunde vor Ihrem Termin geht es, mit dem Code, der dann im Amt hängt.

        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: DSM-75J
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        … 5565 min
        ada> M9X8N
        Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

        ada> F6W8E
        Ihr Termin heute ist in einem anderen Amt:

        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: DSM-75J
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> R7A5A
        Für die Anmeldung ist es noch zu früh. Ab einer Stunde vor Ihrem Termin geht es, mit dem Code, der dann im Amt hängt.

        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: DSM-75J
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        bob> /start F6W8E
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Hier finde ich heute keinen Termin von Ihnen. Ich suche gern den nächsten freien Platz: Bürgeramt Nord, heute.
        Nach dem Buchen melden Sie sich mit demselben Code an.
        Was brauchen Sie?
        [Personalausweis]
        [Reisepass]
        [Auto anmelden]
        [⬅️ Zurück]

        bob> Perso
        Personalausweis · Bürgeramt Nord · Dienstag, 24. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00]
        [Di 24.11. 14:15]
        [Di 24.11. 14:30]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage]
        [⬅️ Zurück]

        bob> [Di 24.11. 14:00]
        Bis 06:55 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        bob> [✅ Buchen]
        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: N8N-V8G

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-N8N-V8G.ics METHOD:PUBLISH SEQUENCE:0

        bob> F6W8E
        Für die Anmeldung ist es noch zu früh. Ab einer Stunde vor Ihrem Termin geht es, mit dem Code, der dann im Amt hängt.

        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Nummer: N8N-V8G
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn where_nothing_is_free_today_there_is_the_waitlist() {
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        town.passes(TO_MONDAY + TimeDelta::minutes(90)).await;
        bob.says(&format!("/start {}", town.code_of("mitte"))).await;
        bob.taps("Personalausweis").await;
        bob.says("Warteliste").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        … 4260 min
        bob> /start E9W5W
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Hier finde ich heute keinen Termin von Ihnen. Ich suche gern den nächsten freien Platz: Rathaus Mitte, heute.
        Nach dem Buchen melden Sie sich mit demselben Code an.
        Was brauchen Sie?
        [Personalausweis]
        [Reisepass]
        [⬅️ Zurück]

        bob> [Personalausweis]
        Personalausweis · Rathaus Mitte · Montag, 23. November 2026
        In diesem Amt ist an diesem Tag nichts frei. Ein anderer Tag oder ein anderes Amt hilft oft.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage]
        [⬅️ Zurück]

        bob> Warteliste
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · Montag, 23. November 2026

        Ich suche bis Montag, 23. November 2026.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]]).await;
}

#[tokio::test]
async fn codes_are_not_guessed() {
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        bob.looks("personalausweis").await;
        for code in ["A2A2A", "A2A2C", "A2A2D", "A2A2E", "A2A2F"] {
            bob.says_privately(code, "a wrong code").await;
        }
        bob.says_privately(&town.code_of("mitte"), "the right code").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        bob has asked for places: personalausweis

        bob> a wrong code
        Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        bob> a wrong code
        Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        bob> a wrong code
        Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        bob> a wrong code
        Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        bob> a wrong code
        Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        bob> the right code
        Zur Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn whoever_is_late_says_so() {
    let script = async |town: &Town| {
        let (oez, ada) = (town.citizen("Frau Öz"), town.citizen("ada"));
        town.employs(&oez, Role::Clerk, &["mitte"]).await;
        ada.says("Ich verspäte mich um 10 Minuten").await;
        ada.books("personalausweis", "08:00").await;
        town.passes(TO_MONDAY).await;
        ada.says("komme 10 min später").await;
        oez.says("/heute").await;
        oez.taps("08:00").await;
        ada.says("Ich verspäte mich doch um 20 Minuten").await;
        ada.says("verschieben").await;
        ada.taps("Zurück").await;
        town.passes(TimeDelta::minutes(35)).await;
        ada.says("bin spät dran").await;
        ada.says(&town.code_of("mitte")).await;
        oez.says("/heute").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Frau Öz is clerk

        ada> Ich verspäte mich um 10 Minuten
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ich finde gerade keinen Termin von Ihnen, zu dem Sie später kommen könnten. Ihre Termine: /termine

        ada has booked: personalausweis, 08:00

        … 4170 min
        ada> komme 10 min später
        Danke, dass Sie Bescheid sagen! Das Amt sieht jetzt, dass Sie etwa 10 Minuten später kommen: 08:00 Uhr, Rathaus Mitte.

        Meist bleibt der Platz einige Minuten frei. Versprechen kann ich es nicht: Das entscheidet das Amt. Sicher ist ein anderer Termin.
        [🔁 Verschieben] [✖️ Absagen]
        [⬅️ Zurück]

        Frau Öz> /heute
        Montag, 23. November 2026, ein Termin:
        08:00 · CMR-3WX · Personalausweis · Rathaus Mitte · ⏰ kommt 10 Min. später
        [08:00 · CMR-3WX ⏰]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> [08:00 · CMR-3WX ⏰]
        Montag, 23. November 2026, 08:00 · CMR-3WX · Personalausweis · Rathaus Mitte · ⏰ kommt 10 Min. später
        [✅ Ist da]
        [✖️ Nicht gekommen]
        [Heute]

        ada> Ich verspäte mich doch um 20 Minuten
        Danke, dass Sie Bescheid sagen! Das Amt sieht jetzt, dass Sie etwa 20 Minuten später kommen: 08:00 Uhr, Rathaus Mitte.

        Meist bleibt der Platz einige Minuten frei. Versprechen kann ich es nicht: Das entscheidet das Amt. Sicher ist ein anderer Termin.
        [🔁 Verschieben] [✖️ Absagen]
        [⬅️ Zurück]

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

        ada> [⬅️ Zurück]
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        … 35 min
        ada> bin spät dran
        Danke, dass Sie Bescheid sagen! Das Amt sieht jetzt, dass Sie später kommen: 08:00 Uhr, Rathaus Mitte.

        Meist bleibt der Platz einige Minuten frei. Versprechen kann ich es nicht: Das entscheidet das Amt. Klappt es nicht mehr, schreiben Sie „Termin“ für einen neuen.
        [⬅️ Zurück]

        ada> E9W5W
        Sie sind angemeldet: Personalausweis, 08:00 Uhr, Rathaus Mitte.

        Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
        Ihre Nummer: CMR-3WX

        Frau Öz> /heute
        Montag, 23. November 2026, ein Termin:
        08:00 · CMR-3WX · Personalausweis · Rathaus Mitte · ✅ da
        [08:00 · CMR-3WX ✅]
        [📣 Nächste Person]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn another_day_and_a_day_on_paper() {
    let script = async |town: &Town| {
        let (oez, ada, eve) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("eve"));
        town.employs(&oez, Role::Clerk, &["mitte"]).await;
        ada.books("personalausweis", "08:00").await;
        oez.says("/tag Montag").await;
        oez.taps("Zum Drucken").await;
        oez.says("/tag morgen").await;
        oez.says("/tag Rathaus 24.11.").await;
        oez.says("/tag Nord").await;
        oez.says("/tag irgendwann").await;
        oez.says("/fertig").await;
        oez.says("/fertig K7M-2QX").await;
        oez.says("/naechste Nord 4").await;
        oez.says("/naechste hier").await;
        for command in ["/tag morgen", "/tag irgendwann", "/anmeldung", "/naechste 4", "/fertig K7M-2QX"] {
            eve.says(command).await;
        }
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        Frau Öz is clerk

        ada has booked: personalausweis, 08:00

        Frau Öz> /tag Montag
        Montag, 23. November 2026, ein Termin:
        08:00 · DSM-75J · Personalausweis · Rathaus Mitte
        [08:00 · DSM-75J]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> [🖨 Zum Drucken]
        Der Tag zum Drucken kommt als Datei.

        Montag, 23. November 2026, ein Termin:
        08:00 · DSM-75J · Personalausweis · Rathaus Mitte
        [08:00 · DSM-75J]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        📎 2026-11-23.html
        <h1>Rathaus Mitte · Montag, 23. November 2026</h1>
        <p>ein Termin · Stand: Freitag, 20. November 2026, 10:00 Uhr</p>
        <tr><td>08:00</td><td>DSM-75J</td><td>Personalausweis</td><td>Rathaus Mitte</td><td>erwartet</td></tr>

        Frau Öz> /tag morgen
        Samstag, 21. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /tag Rathaus 24.11.
        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /tag Nord
        Dieses Amt gehört nicht zu Ihren Ämtern.

        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /tag irgendwann
        Welcher Tag? Zum Beispiel: /tag morgen oder /tag Rathaus 24.11.

        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /fertig
        Bitte mit Nummer, zum Beispiel: /da K7M-2QX

        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /fertig K7M-2QX
        Unter dieser Nummer finde ich keinen Termin in Ihren Ämtern.

        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /naechste Nord 4
        Dieses Amt gehört nicht zu Ihren Ämtern.

        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        Frau Öz> /naechste hier
        An welchem Schalter? Zum Beispiel: /naechste 4

        Dienstag, 24. November 2026: Es gibt keine Termine.
        [⬅️ Zurück]

        eve> /tag morgen
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        eve> /tag irgendwann
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        eve> /anmeldung
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        eve> /naechste 4
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        eve> /fertig K7M-2QX
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

    "#]],
    )
    .await;
}

#[tokio::test]
async fn whoever_is_called_is_called_though_the_hour_is_quiet_and_without_a_chat_aloud() {
    let late = chrono::NaiveTime::from_hms_opt(23, 59, 0).unwrap();
    let policy = store::desk::DeskPolicy {
        quiet_hours: bot_core::quiet_hours::QuietHours { from: chrono::NaiveTime::MIN, to: late },
        ..tests::town::policy()
    };
    let script = async |town: &Town| {
        let (oez, ada, bob) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("bob"));
        town.employs(&oez, Role::Clerk, &["mitte", "nord"]).await;
        ada.books("personalausweis", "08:00").await;
        bob.books("personalausweis", "08:15").await;
        town.passes(TO_MONDAY).await;
        ada.says(&town.code_of("mitte")).await;
        bob.says(&town.code_of("mitte")).await;
        bob.happens(bot_core::arrival::Happening::Left).await;
        oez.says("/naechste 4").await;
        oez.says("/naechste Rathaus 4").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.says("/naechste").await;
    };
    conversation_under(
        &policy,
        &kleinstadt(),
        script,
        expect![[r#"
            Frau Öz is clerk

            ada has booked: personalausweis, 08:00

            bob has booked: personalausweis, 08:15

            … 4170 min
            ada> E9W5W
            Sie sind angemeldet: Personalausweis, 08:00 Uhr, Rathaus Mitte.

            Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
            Ihre Nummer: DSM-75J

            bob> E9W5W
            Sie sind angemeldet: Personalausweis, 08:15 Uhr, Rathaus Mitte.

            Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
            Ihre Nummer: NNG-TA0

            bob> Left
            Frau Öz> /naechste 4
            In welchem Amt? Zum Beispiel: /naechste Rathaus 4

            Ihre Rolle: Sachbearbeitung · Rathaus Mitte, Bürgeramt Nord

            Kein Anliegen wartet.
            [Heute]
            [⬅️ Zurück]

            Frau Öz> /naechste Rathaus 4
            08:00 · DSM-75J · Personalausweis · Rathaus Mitte · 📣 Schalter 4
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

            … 1 min
            📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter 4.
            Rathaus Mitte · Ihre Nummer: DSM-75J

            Frau Öz> /naechste
            DSM-75J kam nicht und ist nach den anderen noch einmal dran.

            08:15 · NNG-TA0 · Personalausweis · Rathaus Mitte · 📣 Schalter 4

            Hier ist kein Chat: Bitte selbst aufrufen.
            [✅ Ist am Schalter]
            [📣 Noch einmal rufen]
            [✖️ Nicht gekommen]
            [📣 Nächste Person] [Heute]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn in_english_too() {
    let script = async |town: &Town| {
        let (oez, ada) = (town.citizen("Frau Öz"), town.citizen("ada").speaking("en"));
        town.employs(&oez, Role::Clerk, &["mitte"]).await;
        oez.says("English").await;
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.taps("Book").await;
        town.passes(TO_MONDAY).await;
        ada.says("I\u{2019}m running 5 minutes late").await;
        ada.says(&town.code_of("mitte")).await;
        oez.says("/day").await;
        oez.says("/next 4").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.says("is at the desk").await;
        oez.says("/next").await;
        oez.says("/day tomorrow").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Frau Öz is clerk

        Frau Öz> English
        Good, I’ll write English from now on.

        Hello! I am the appointment assistant of the city of Kleinstadt.
        What do you need? For example “Identity card”.

        To be read aloud: /text · 👤 Person · /privacy
        [Identity documents]
        [Car]

        ada> /start personalausweis
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Identity card
        These appointments are free. Which one suits you?
        [Mon 23 Nov 08:00 · Rathaus Mitte]
        [Mon 23 Nov 08:15 · Rathaus Mitte]
        [Mon 23 Nov 08:30 · Rathaus Mitte]
        [Later] [Another day]
        [Another office]
        [⬅️ Back]

        ada> [Mon 23 Nov 08:00 · Rathaus Mitte]
        Held for you until 10:10, but not booked yet:

        Identity card
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Please bring:
        – Old card

        46.00 euros
        [✅ Book]
        [More time] [⬅️ Back]

        ada> [✅ Book]
        Booked:

        Identity card
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Your number: CMR-3WX

        Please bring:
        – Old card

        Can’t make it after all? “Cancel” is enough, and somebody else gets the place.
        [🔁 Move] [✖️ Cancel]

        📎 termin-CMR-3WX.ics METHOD:PUBLISH SEQUENCE:0

        … 4170 min
        ada> I’m running 5 minutes late
        Thank you for telling! The office sees now that you come about 5 minutes later: 08:00, Rathaus Mitte.

        Mostly the place is kept for a few minutes. I can't promise it: that is for the office to decide. Another appointment is certain.
        [🔁 Move] [✖️ Cancel]
        [⬅️ Back]

        ada> E9W5W
        You are checked in: Identity card, 08:00, Rathaus Mitte.

        Please take a seat. As soon as it is your turn, I tell you here which desk to come to.
        Your number: CMR-3WX

        Frau Öz> /day
        Monday, 23 November 2026, one appointment:
        08:00 · CMR-3WX · Identity card · Rathaus Mitte · ✅ here
        [08:00 · CMR-3WX ✅]
        [📣 Next person]
        [🖨 To print]
        [⬅️ Back]

        Frau Öz> /next 4
        08:00 · CMR-3WX · Identity card · Rathaus Mitte · 📣 desk 4
        [✅ Is at the desk]
        [📣 Call again]
        [✖️ Did not come]
        [📣 Next person] [Today]

        … 1 min
        📣 It is your turn: please come to desk 4 now.
        Rathaus Mitte · Your number: CMR-3WX

        Frau Öz> is at the desk
        08:00 · CMR-3WX · Identity card · Rathaus Mitte · ▶️ being served, desk 4
        [✅ Is done]
        [📣 Next person] [Today]

        Frau Öz> /next
        CMR-3WX is done.

        Rathaus Mitte: nobody is waiting at the moment.
        [📣 Next person] [Today]

        Frau Öz> /day tomorrow
        Tuesday, 24 November 2026: there are no appointments.
        [⬅️ Back]

    "#]]).await;
}
