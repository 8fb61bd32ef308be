//! Those who serve: how they get their role and lose it, and what waits for them.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn a_code_gives_a_role_once_and_within_an_hour() {
    let script = async |town: &Town| {
        let (oez, eve) = (town.citizen("Frau Öz"), town.citizen("eve"));
        let (_, code) = town.invites("Öz", Role::Clerk, &["mitte"]).await;
        eve.says("/staff ABCD").await;
        oez.says(&code.to_lowercase()).await;
        oez.says("/staff").await;
        eve.says(&code).await;
        let (_, late) = town.invites("Eve", Role::Clerk, &[]).await;
        town.passes(TimeDelta::minutes(60)).await;
        eve.says(&late).await;
    };
    conversation(
        script,
        expect![[r#"
            Öz is invited as clerk

            eve> /staff ABCD
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            Frau Öz> /staff ncpm-y3e0-y3ty-6n4r-n9wf-pdcn-wa41
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Sachbearbeitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [⬅️ Zurück]

            Frau Öz> /staff
            Ihre Rolle: Sachbearbeitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [⬅️ Zurück]

            eve> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            Eve is invited as clerk

            … 60 min
            eve> /staff X2NA-CC43-HZGM-ER2A-QZH7-AZ5N-P248
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

        "#]],
    )
    .await;
}

#[tokio::test]
async fn who_has_no_role_is_told_what_everybody_is_told() {
    let script = async |town: &Town| {
        let (bob, ed) = (town.citizen("bob"), town.citizen("ed"));
        let (_, code) = town.invites("Ed", Role::Editor, &[]).await;
        for text in ["/unsinn", "/requests", "/anliegen", "/staff", "Personalausweis", "/anliegen", "/unsinn"]
        {
            bob.says(text).await;
        }
        ed.says(&code).await;
        ed.says("/anliegen").await;
    };
    conversation(
        script,
        expect![[r#"
            Ed is invited as editor

            bob> /unsinn
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            bob> /requests
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            bob> /anliegen
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            bob> /staff
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            bob> Personalausweis
            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            bob> /anliegen
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

            bob> /unsinn
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

            ed> /staff 0FVB-RDKB-F615-6VYQ-K8PR-W89S-SFJH
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Redaktion · alle Ämter
            [Mitteilungen]
            [⬅️ Zurück]

            ed> /anliegen
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

        "#]],
    )
    .await;
}

#[tokio::test]
async fn wrong_codes_are_counted_with_those_that_link() {
    let script = async |town: &Town| {
        let eve = town.citizen("eve");
        let (_, code) = town.invites("Eve", Role::Clerk, &[]).await;
        for _ in 0..3 {
            eve.says("/staff 0000-0000-0000-0000-0000-0000-0000").await;
        }
        eve.says("/link 0000-000A").await;
        eve.says("/link 0000-000B").await;
        eve.says(&code).await;
    };
    conversation(script, expect![[r#"
        Eve is invited as clerk

        eve> /staff 0000-0000-0000-0000-0000-0000-0000
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

        eve> /staff 0000-0000-0000-0000-0000-0000-0000
        Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

        eve> /staff 0000-0000-0000-0000-0000-0000-0000
        Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

        eve> /link 0000-000A
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit /link.

        eve> /link 0000-000B
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit /link.

        eve> /staff X2NA-CC43-HZGM-ER2A-QZH7-AZ5N-P248
        Zur Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an.

    "#]]).await;
}

#[tokio::test]
async fn probable_duplicates_wait_for_a_clerk() {
    let script = async |town: &Town| {
        let (oez, yil) = (town.citizen("Frau Öz"), town.citizen("Herr Yilmaz"));
        let (_, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        let (_, code) = town.invites("Yilmaz", Role::Supervisor, &[]).await;
        yil.says(&code).await;
        town.citizen("ada").books_as("reisepass", "08:00", "Ada Löwe").await;
        town.citizen("home").books_as("reisepass", "08:15", "Loewe, Ada").await;
        town.looks_for_duplicates().await;
        town.looks_for_duplicates().await;
        town.passes(TimeDelta::minutes(25)).await;
        oez.says("/staff").await;
        oez.taps("Anliegen").await;
        oez.taps("Doppelt").await;
        yil.says("/requests").await;
        oez.taps("Erledigt").await;
        yil.taps("Doppelt").await;
        town.looks_for_duplicates().await;
        yil.says("/requests").await;
    };
    conversation(
        script,
        expect![[r#"
            Öz is invited as clerk

            Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Sachbearbeitung · alle Ämter

            Kein Anliegen wartet.
            [Heute]
            [⬅️ Zurück]

            Yilmaz is invited as supervisor

            Herr Yilmaz> /staff F504-06H8-08EY-K2AH-S4FS-23BN-RQA7
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Leitung · alle Ämter

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            ada has booked: reisepass, 08:00, Ada Löwe

            home has booked: reisepass, 08:15, Loewe, Ada

            … 25 min
            Frau Öz> /staff
            Ihre Rolle: Sachbearbeitung · alle Ämter

            Ein Anliegen wartet: /anliegen
            [Anliegen]
            [Heute]
            [⬅️ Zurück]

            Frau Öz> [Anliegen]
            Ein Anliegen wartet:

            Vermutlich doppelt gebucht (75 %), seit 25 Minuten
            Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

            Reisepass
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: RWJ-0S6

            Reisepass
            Dienstag, 24. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: D72-X2F
            [Doppelt: RWJ-0S6]
            [⬅️ Zurück]

            Frau Öz> [Doppelt: RWJ-0S6]
            Vermutlich doppelt gebucht (75 %), seit 25 Minuten
            Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

            Reisepass
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: RWJ-0S6

            Reisepass
            Dienstag, 24. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: D72-X2F
            [Nachfragen]
            [✅ Erledigt]
            [Anliegen]

            Herr Yilmaz> /requests
            Ein Anliegen wartet:

            Vermutlich doppelt gebucht (75 %), seit 25 Minuten
            Dafür spricht: derselbe Name, sehr seltener Name, innerhalb einer Woche

            In Arbeit bei: Öz

            Reisepass
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: RWJ-0S6

            Reisepass
            Dienstag, 24. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: D72-X2F
            [Doppelt: RWJ-0S6]
            [⬅️ Zurück]

            Frau Öz> [✅ Erledigt]
            Erledigt.

            Kein Anliegen wartet.
            [⬅️ Zurück]

            Herr Yilmaz> [Doppelt: RWJ-0S6]
            Dieses Anliegen ist schon erledigt.

            Kein Anliegen wartet.
            [⬅️ Zurück]

            Herr Yilmaz> /requests
            Kein Anliegen wartet.
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_role_that_is_revoked_is_gone_at_once() {
    let script = async |town: &Town| {
        let oez = town.citizen("Frau Öz");
        let (role, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        town.citizen("ada").books_as("reisepass", "08:00", "Ada Löwe").await;
        town.citizen("home").books_as("reisepass", "08:15", "Loewe, Ada").await;
        town.looks_for_duplicates().await;
        oez.says("/requests").await;
        oez.taps("Doppelt").await;
        town.revokes(&role).await;
        oez.taps("Erledigt").await;
        oez.says("/requests").await;
    };
    conversation(
        script,
        expect![[r#"
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

            The role is revoked

            Frau Öz> [✅ Erledigt]
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            Frau Öz> /requests
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

        "#]],
    )
    .await;
}
