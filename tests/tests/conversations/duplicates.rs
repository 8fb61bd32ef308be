//! Who has probably booked twice is asked which appointment stays.

use bot_core::arrival::Happening;
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn whoever_booked_twice_is_asked_which_one_they_need() {
    let script = async |town: &Town| {
        let (oez, ada, home) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("home"));
        let (_, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        ada.books_as("reisepass", "08:00", "Ada Löwe").await;
        home.books_as("reisepass", "08:15", "Loewe, Ada").await;
        town.looks_for_duplicates().await;
        oez.says("/requests").await;
        oez.taps("Doppelt").await;
        oez.taps("Nachfragen").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("ja").await;
        oez.says("/requests").await;
        home.taps("Diesen absagen").await;
        oez.says("/requests").await;
    };
    conversation(script, expect![[r#"
        Öz is invited as clerk

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Sachbearbeitung · alle Ämter

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        ada has booked: reisepass, 08:00, Ada Löwe

        home has booked: reisepass, 08:15, Loewe, Ada

        Frau Öz> /requests
        Ein Anliegen wartet:

        Vermutlich doppelt gebucht (75 %), seit eben
        Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Doppelt: CMR-3WX]
        [⬅️ Zurück]

        Frau Öz> [Doppelt: CMR-3WX]
        Vermutlich doppelt gebucht (75 %), seit eben
        Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Nachfragen]
        [✅ Erledigt]
        [Anliegen]

        Frau Öz> [Nachfragen]
        Erledigt.

        Ein Anliegen wartet:

        Vermutlich doppelt gebucht (75 %), seit eben
        Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

        Gefragt; noch haben nicht alle geantwortet.

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Doppelt: CMR-3WX]
        [⬅️ Zurück]

        … 1 min
        Für „Reisepass“ gibt es wohl noch einen zweiten Termin von Ihnen, aus einem anderen Chat. Brauchen Sie diesen hier? Wenn nicht, freut sich jemand anderes darüber.

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX
        [✅ Diesen behalten]
        [✖️ Diesen absagen]
        [👤 Alle sind nötig]

        Für „Reisepass“ gibt es wohl noch einen zweiten Termin von Ihnen, aus einem anderen Chat. Brauchen Sie diesen hier? Wenn nicht, freut sich jemand anderes darüber.

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [✅ Diesen behalten]
        [✖️ Diesen absagen]
        [👤 Alle sind nötig]

        ada> ja
        Gut, hier bleibt alles, wie es ist. Ein Mensch schaut es sich noch einmal an.

        Ihre Termine:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        Frau Öz> /requests
        Ein Anliegen wartet:

        Vermutlich doppelt gebucht (75 %), seit einer Minute
        Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

        Gefragt; noch haben nicht alle geantwortet.

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Doppelt: CMR-3WX]
        [⬅️ Zurück]

        home> [✖️ Diesen absagen]
        Danke! Der Termin ist abgesagt. Den Platz bekommt jemand anderes.

        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.
        [Neuer Termin] [⬅️ Zurück]

        📎 termin-XCR-PMR.ics METHOD:CANCEL SEQUENCE:1

        Frau Öz> /requests
        Kein Anliegen wartet.
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn one_person_keeps_one_of_several_and_a_chat_that_left_stays_in_the_list() {
    let script = async |town: &Town| {
        let (oez, ada, home) = (town.citizen("Frau Öz"), town.citizen("ada"), town.citizen("home"));
        let (_, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        ada.books_as("reisepass", "08:00", "Ada Löwe").await;
        home.books_as("reisepass", "08:15", "Ada Löwe").await;
        ada.says("/link").await;
        home.says(&ada.code()).await;
        home.taps("Ja, verbinden").await;
        town.looks_for_duplicates().await;
        for citizen in [&ada, &home] {
            citizen.happens(Happening::Left).await;
        }
        oez.says("/requests").await;
        oez.taps("Doppelt").await;
        oez.taps("Nachfragen").await;
        ada.happens(Happening::Returned).await;
        oez.taps("Nachfragen").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.taps("08:00").await;
        oez.says("/requests").await;
    };
    conversation(script, expect![[r#"
        Öz is invited as clerk

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Sachbearbeitung · alle Ämter

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        ada has booked: reisepass, 08:00, Ada Löwe

        home has booked: reisepass, 08:15, Ada Löwe

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        H92W-D7JQ

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        home> H92W-D7JQ
        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        home> [✅ Ja, verbinden]
        Verbunden! Ihre Termine finden Sie jetzt hier wie dort: /termine

        Verbunden sind Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada> Left
        home> Left
        Frau Öz> /requests
        Ein Anliegen wartet:

        Vermutlich doppelt gebucht (100 %), seit eben
        Dafür spricht: dasselbe Konto, derselbe Name, sehr seltener Name, innerhalb einer Woche

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Doppelt: CMR-3WX]
        [⬅️ Zurück]

        Frau Öz> [Doppelt: CMR-3WX]
        Vermutlich doppelt gebucht (100 %), seit eben
        Dafür spricht: dasselbe Konto, derselbe Name, sehr seltener Name, innerhalb einer Woche

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Nachfragen]
        [✅ Erledigt]
        [Anliegen]

        Frau Öz> [Nachfragen]
        Hier ist niemand zu erreichen: Die Chats sind verlassen. Das Anliegen bleibt in der Liste.

        Vermutlich doppelt gebucht (100 %), seit eben
        Dafür spricht: dasselbe Konto, derselbe Name, sehr seltener Name, innerhalb einer Woche

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Nachfragen]
        [✅ Erledigt]
        [Anliegen]

        ada> Returned
        Frau Öz> [Nachfragen]
        Erledigt.

        Ein Anliegen wartet:

        Vermutlich doppelt gebucht (100 %), seit eben
        Dafür spricht: dasselbe Konto, derselbe Name, sehr seltener Name, innerhalb einer Woche

        Gefragt; noch haben nicht alle geantwortet.

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Doppelt: CMR-3WX]
        [⬅️ Zurück]

        … 1 min
        Sie haben für „Reisepass“ 2 Termine. Welcher soll bleiben? Über die anderen freut sich jemand anderes.

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [Behalten: Mo 23.11. 08:00]
        [Behalten: Di 24.11. 08:15]
        [👤 Alle sind nötig]

        ada> [Behalten: Mo 23.11. 08:00]
        Danke! Dieser Termin bleibt. Was Sie nicht brauchen, ist abgesagt und geht an andere, die warten.

        Ihre Termine:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        📎 termin-XCR-PMR.ics METHOD:CANCEL SEQUENCE:1

        Frau Öz> /requests
        Kein Anliegen wartet.
        [⬅️ Zurück]

    "#]]).await;
}
