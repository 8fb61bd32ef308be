//! Staff let booking rest, open more places, and set last moments.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation, conversation_by_the_clock};

#[tokio::test]
async fn booking_rests_with_one_command_and_nobody_is_sent_away() {
    let script = async |town: &Town| {
        let (ada, bob, oez) = (town.citizen("ada"), town.citizen("bob"), town.citizen("Frau Öz"));
        town.employs(&oez, Role::Supervisor, &[]).await;
        ada.says("Personalausweis").await;
        ada.taps("08:15").await;
        bob.says("Personalausweis").await;
        oez.says("/anhalten").await;
        oez.says("/anhalten Wegen einer Störung geht es um 14 Uhr weiter.").await;
        bob.taps("08:30").await;
        bob.taps("Warteliste").await;
        ada.says("ja").await;
        ada.says("verschieben").await;
        town.citizen("cem").says("Reisepass").await;
        oez.taps("Wieder buchen lassen").await;
        town.passes(TimeDelta::minutes(1)).await;
        bob.says("/termine").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Frau Öz is supervisor

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

        bob> Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        Frau Öz> /anhalten
        Neue Termine können gebucht werden. Gerade bucht eine Person.

        Anhalten mit einem Satz für alle: /anhalten Wegen einer Störung geht es morgen weiter.
        [⏸ Buchung anhalten]
        [⬅️ Zurück]

        Frau Öz> /anhalten Wegen einer Störung geht es um 14 Uhr weiter.
        Seit Freitag, 20. November 2026, 10:00 Uhr wird nichts Neues gebucht.

        Wer fragt, liest:
        Wegen einer Störung geht es um 14 Uhr weiter.

        Eine Person hält noch einen Platz und kann ihn buchen. Auf der Warteliste steht niemand. Gebuchte Termine bleiben, Verschieben und Absagen gehen weiter.
        [▶️ Wieder buchen lassen]
        [⬅️ Zurück]

        bob> [Mo 23.11. 08:30 · Rathaus Mitte]
        Personalausweis
        Neue Termine können gerade nicht gebucht werden.

        Wegen einer Störung geht es um 14 Uhr weiter.

        Gebuchte Termine bleiben. Ich kann Sie auf die Warteliste setzen: Dann schreibe ich Ihnen, sobald es weitergeht und ein Platz frei ist.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [🔔 Warteliste]
        [⬅️ Zurück]

        bob> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> ja
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: XCR-PMR

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-XCR-PMR.ics METHOD:PUBLISH SEQUENCE:0

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:15 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        cem> Reisepass
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Reisepass
        Neue Termine können gerade nicht gebucht werden.

        Wegen einer Störung geht es um 14 Uhr weiter.

        Gebuchte Termine bleiben. Ich kann Sie auf die Warteliste setzen: Dann schreibe ich Ihnen, sobald es weitergeht und ein Platz frei ist.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [🔔 Warteliste]
        [⬅️ Zurück]

        Frau Öz> [▶️ Wieder buchen lassen]
        Neue Termine können gebucht werden. Gerade bucht niemand.

        Anhalten mit einem Satz für alle: /anhalten Wegen einer Störung geht es morgen weiter.
        [⏸ Buchung anhalten]
        [⬅️ Zurück]

        … 1 min
        🔔 Ein Platz ist frei geworden:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ich halte ihn bis 10:30 Uhr für Sie. Möchten Sie ihn?
        [✅ Platz nehmen] [✖️ Nein, danke]

        bob> /termine
        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.

        🔔 Ein Platz ist frei geworden:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ich halte ihn bis 10:30 Uhr für Sie. Möchten Sie ihn?
        [✅ Platz nehmen] [✖️ Nein, danke]

    "#]]).await;
}

#[tokio::test]
async fn more_places_are_opened_today_and_go_to_those_who_wait() {
    let script = async |town: &Town| {
        let (bob, oez) = (town.citizen("bob"), town.citizen("Frau Öz"));
        town.employs(&oez, Role::Supervisor, &["mitte"]).await;
        bob.says("Personalausweis heute ab 18 Uhr").await;
        bob.taps("Warteliste").await;
        oez.says("/zusatz").await;
        oez.taps("Rathaus Mitte").await;
        oez.says("/zusatz Rathaus Mitte gestern 8 bis 9 Uhr").await;
        oez.says("/zusatz Rathaus Mitte 8 bis 9 Uhr").await;
        oez.says("/zusatz Bürgeramt Nord 18 bis 19 Uhr").await;
        oez.says("/zusatz Rathaus Mitte 18 bis 19 Uhr, 2 Schalter").await;
        oez.taps("Öffnen").await;
        town.lays_out().await;
        bob.says("ja").await;
        bob.says("ja").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Frau Öz is supervisor

            bob> Personalausweis heute ab 18 Uhr
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis · Freitag, 20. November 2026 · ab 18:00 Uhr
            Zu dieser Zeit ist nichts frei. Zu einer anderen Uhrzeit ist oft noch etwas frei.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [Anderer Tag]
            [🔔 Warteliste]
            [Anderes Amt]
            [Alle Tage] [Alle Uhrzeiten]
            [⬅️ Zurück]

            bob> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · Freitag, 20. November 2026 · ab 18:00 Uhr

            Ich suche bis Freitag, 20. November 2026.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            Frau Öz> /zusatz
            In welchem Amt sollen Plätze dazukommen?
            [Rathaus Mitte]
            [⬅️ Zurück]

            Frau Öz> [Rathaus Mitte]
            Rathaus Mitte: Von wann bis wann? Zum Beispiel: /zusatz Rathaus Mitte heute 14 bis 16 Uhr, 2 Schalter
            [⬅️ Zurück]

            Frau Öz> /zusatz Rathaus Mitte gestern 8 bis 9 Uhr
            In diese Zeit passt kein Platz mehr. Geöffnet ist noch nichts.

            Rathaus Mitte: Von wann bis wann? Zum Beispiel: /zusatz Rathaus Mitte heute 14 bis 16 Uhr, 2 Schalter
            [⬅️ Zurück]

            Frau Öz> /zusatz Rathaus Mitte 8 bis 9 Uhr
            In diese Zeit passt kein Platz mehr. Geöffnet ist noch nichts.

            Rathaus Mitte: Von wann bis wann? Zum Beispiel: /zusatz Rathaus Mitte heute 14 bis 16 Uhr, 2 Schalter
            [⬅️ Zurück]

            Frau Öz> /zusatz Bürgeramt Nord 18 bis 19 Uhr
            In welchem Amt sollen Plätze dazukommen?
            [Rathaus Mitte]
            [⬅️ Zurück]

            Frau Öz> /zusatz Rathaus Mitte 18 bis 19 Uhr, 2 Schalter
            Rathaus Mitte am Freitag, 20. November 2026 · 18:00 bis 19:00 Uhr
            2 Schalter mehr.

            Das bringt 8 Plätze. Eine Person wartet auf einen Platz in diesem Amt; ihr biete ich sie zuerst an.
            [✅ Öffnen]
            [⬅️ Zurück]

            Frau Öz> [✅ Öffnen]
            Rathaus Mitte, Freitag, 20. November 2026: 8 Plätze kommen dazu, in etwa einer Minute.
            [⬅️ Zurück]

            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Freitag, 20. November 2026, 18:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:30 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            bob> ja
            Gebucht:

            Personalausweis
            Freitag, 20. November 2026, 18:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: N8N-V8G

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-N8N-V8G.ics METHOD:PUBLISH SEQUENCE:0

            bob> ja
            Gern geschehen!

        "#]],
    )
    .await;
}

#[tokio::test]
async fn until_the_last_moment_everything_can_be_changed() {
    let script = async |town: &Town| {
        let (ada, oez) = (town.citizen("ada"), town.citizen("Frau Öz"));
        town.employs(&oez, Role::Supervisor, &[]).await;
        ada.books("personalausweis", "08:00").await;
        oez.says("/frist").await;
        oez.says("/frist 2 Stunden").await;
        oez.says("/frist Personalausweis 400 Stunden").await;
        oez.says("/frist Personalausweis 2 Stunden").await;
        // From Friday, ten o'clock, to Monday, half past six.
        town.passes(TimeDelta::minutes(68 * 60 + 30)).await;
        ada.says("absagen").await;
        ada.says("ja").await;
        ada.says("verschieben").await;
        oez.says("/frist Personalausweis keine").await;
        ada.says("absagen").await;
        ada.says("ja").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Frau Öz is supervisor

            ada has booked: personalausweis, 08:00

            Frau Öz> /frist
            Jeder Termin lässt sich bis zu seinem Beginn absagen und verschieben.

            So wird es gesetzt: /frist Reisepass 2 Stunden
            So wieder aufgehoben: /frist Reisepass keine
            [⬅️ Zurück]

            Frau Öz> /frist 2 Stunden
            Für welches Anliegen? Zum Beispiel: /frist Reisepass 2 Stunden

            Jeder Termin lässt sich bis zu seinem Beginn absagen und verschieben.

            So wird es gesetzt: /frist Reisepass 2 Stunden
            So wieder aufgehoben: /frist Reisepass keine
            [⬅️ Zurück]

            Frau Öz> /frist Personalausweis 400 Stunden
            Mehr als 14 Tage vorher geht leider nicht. Geändert ist nichts.

            Jeder Termin lässt sich bis zu seinem Beginn absagen und verschieben.

            So wird es gesetzt: /frist Reisepass 2 Stunden
            So wieder aufgehoben: /frist Reisepass keine
            [⬅️ Zurück]

            Frau Öz> /frist Personalausweis 2 Stunden
            Absagen und verschieben geht bis:

            Personalausweis: 2 Stunden vorher

            So wird es gesetzt: /frist Reisepass 2 Stunden
            So wieder aufgehoben: /frist Reisepass keine
            [⬅️ Zurück]

            … 4110 min
            ada> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            ada> ja
            Dieser Termin lässt sich hier nur bis 2 Stunden vorher absagen oder verschieben.
            Bitte rufen Sie an: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: DSM-75J
            [🔁 Verschieben] [✖️ Absagen]
            [Neuer Termin] [⬅️ Zurück]

            ada> verschieben
            Dieser Termin lässt sich hier nur bis 2 Stunden vorher absagen oder verschieben.
            Bitte rufen Sie an: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: DSM-75J
            [🔁 Verschieben] [✖️ Absagen]
            [Neuer Termin] [⬅️ Zurück]

            Frau Öz> /frist Personalausweis keine
            Jeder Termin lässt sich bis zu seinem Beginn absagen und verschieben.

            So wird es gesetzt: /frist Reisepass 2 Stunden
            So wieder aufgehoben: /frist Reisepass keine
            [⬅️ Zurück]

            ada> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            ada> ja
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-DSM-75J.ics METHOD:CANCEL SEQUENCE:1

        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_about_the_whole_city_is_for_those_who_serve_it() {
    let script = async |town: &Town| {
        let (oez, clerk) = (town.citizen("Frau Öz"), town.citizen("Herr Abt"));
        town.employs(&oez, Role::Supervisor, &["mitte"]).await;
        town.employs(&clerk, Role::Clerk, &[]).await;
        oez.says("/pause").await;
        oez.says("/last_moment passport 2 hours").await;
        clerk.says("/pause Feierabend").await;
        clerk.says("/zusatz Rathaus Mitte 18 bis 19 Uhr").await;
        town.citizen("ada").says("/pause").await;
    };
    conversation(
        script,
        expect![[r#"
        Frau Öz is supervisor

        Herr Abt is clerk

        Frau Öz> /pause
        Das betrifft alle Ämter. Entscheiden kann es, wer für alle Ämter zuständig ist. Geändert ist nichts.

        Ihre Rolle: Leitung · Rathaus Mitte

        Kein Anliegen wartet.
        [Heute]
        [Mitteilungen]
        [⬅️ Zurück]

        Frau Öz> /last_moment passport 2 hours
        Das betrifft alle Ämter. Entscheiden kann es, wer für alle Ämter zuständig ist. Geändert ist nichts.

        Ihre Rolle: Leitung · Rathaus Mitte

        Kein Anliegen wartet.
        [Heute]
        [Mitteilungen]
        [⬅️ Zurück]

        Herr Abt> /pause Feierabend
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        Herr Abt> /zusatz Rathaus Mitte 18 bis 19 Uhr
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        ada> /pause
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

    "#]],
    )
    .await;
}

#[tokio::test]
async fn in_english() {
    let script = async |town: &Town| {
        let oez = town.citizen("Ms Oz").speaking("en");
        town.employs(&oez, Role::Admin, &[]).await;
        oez.says("/pause The power is out, we go on at two.").await;
        town.citizen("ada").speaking("en").says("identity card").await;
        oez.says("/pause").await;
        oez.taps("Let people book again").await;
        oez.says("/extra Rathaus Mitte today from 18:00 until 19:00").await;
        oez.says("/last_moment identity card 90 minutes").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Ms Oz is admin

        Ms Oz> /pause The power is out, we go on at two.
        Since Friday, 20 November 2026, 10:00, nothing new is booked.

        Whoever asks reads:
        The power is out, we go on at two.

        Nobody holds a place any more. Nobody is on the waitlist. Booked appointments stay, and can be moved and cancelled.
        [▶️ Let people book again]
        [⬅️ Back]

        ada> identity card
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Identity card
        New appointments can't be booked right now.

        The power is out, we go on at two.

        Booked appointments stay. I can put you on the waitlist: then I write to you as soon as it goes on and a place is free.

        A person is glad to go on looking with you: 030 23125 100, Monday to Friday, 8:00 to 16:00
        [🔔 Waiting list]
        [⬅️ Back]

        Ms Oz> /pause
        Since Friday, 20 November 2026, 10:00, nothing new is booked.

        Whoever asks reads:
        The power is out, we go on at two.

        Nobody holds a place any more. Nobody is on the waitlist. Booked appointments stay, and can be moved and cancelled.
        [▶️ Let people book again]
        [⬅️ Back]

        Ms Oz> [▶️ Let people book again]
        New appointments can be booked. Nobody is booking right now.

        To pause, with a sentence for everybody: /pause We had a power cut and go on tomorrow.
        [⏸ Pause bookings]
        [⬅️ Back]

        Ms Oz> /extra Rathaus Mitte today from 18:00 until 19:00
        Rathaus Mitte on Friday, 20 November 2026 · 18:00 to 19:00
        One desk more.

        That brings 4 places. Nobody is on the waitlist for this office.
        [✅ Open them]
        [⬅️ Back]

        Ms Oz> /last_moment identity card 90 minutes
        Cancelling and moving is possible until:

        Identity card: 90 minutes before

        To set one: /last_moment passport 2 hours
        To lift it: /last_moment passport none
        [⬅️ Back]

    "#]]).await;
}
